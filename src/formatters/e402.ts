import { basename, dirname, type FilePath } from '../project/snapshot.js';
import { parseIni } from '../text/ini.js';
import { inner, type Table, tableAt } from '../text/toml.js';
import { listIn, strings, type ToolCall } from './configuration.js';
import type { ModuleLines, TopStatement } from './module-lines.js';
import { belowCode } from './moves.js';
import { argument, filesBelow, type Rewriter, selects } from './rewriter.js';

/**
 * Imports of `after` that stand below code, of which pycodestyle, flake8 and ruff report E402, and that did not in `before`,
 * the same module with its lines in another order.
 */
export function newlyBelowCode(before: ModuleLines, after: ModuleLines): readonly TopStatement[] {
  const textOf = ({ text }: ModuleLines, { statement: { span } }: TopStatement) =>
    text.slice(span.start, span.end);
  const left = belowCode(before, 'ruff').map((one) => textOf(before, one));
  return belowCode(after, 'ruff').filter((one) => {
    const at = left.indexOf(textOf(after, one));
    if (at >= 0) left.splice(at, 1);
    return at < 0;
  });
}

/**
 * Whether imports below code in the file at a path need a comment: everywhere, as flake8 reports them and autopep8 moves
 * them unless told otherwise, but for files whose configuration shows that E402 is off and that nothing moves imports.
 * Where ruff would take the comment for unused (RUF100), none is wanted. `rewriters` are the tools that move imports.
 */
export function commentsE402(
  texts: ReadonlyMap<FilePath, string>,
  calls: readonly ToolCall[],
  rewriters: readonly Rewriter[],
): (path: FilePath) => boolean {
  const flake8 = flake8In(texts);
  const ruff = ruffIn(texts, calls);
  return (path) => {
    const moving = rewriters.filter(({ covers }) => covers(path));
    if (moving.some(({ move }) => move === 'e402') || flake8?.(path) === true) return true;
    const linter = ruff(path);
    if (linter === undefined) return flake8 === undefined || moving.length > 0;
    if (linter.reportsE402) return true;
    return !linter.reportsUnused && flake8 === undefined && moving.length > 0;
  };
}

/** Whether flake8 or pycodestyle reports E402 in a file; undefined where neither is configured. */
function flake8In(texts: ReadonlyMap<FilePath, string>): ((path: FilePath) => boolean) | undefined {
  for (const name of ['setup.cfg', 'tox.ini', '.flake8', '.pep8']) {
    const sections = parseIni(texts.get(name as FilePath) ?? '');
    for (const section of ['flake8', 'pycodestyle', 'pep8']) {
      const options = sections.get(section);
      if (options === undefined) continue;
      const listed = (...keys: readonly string[]) =>
        keys.flatMap((key) =>
          listIn(options.get(key.replaceAll('-', '_'))?.value ?? options.get(key)?.value ?? ''),
        );
      const selected = listed('select', 'extend-select');
      const isOn =
        !selects(listed('ignore', 'extend-ignore'), 'E402') &&
        (listed('select').length === 0 || selects(selected, 'E402'));
      const excepted = listed('per-file-ignores').join(' ');
      const globs = [...excepted.matchAll(/(?<![^\s,])([^\s:,]+)\s*:\s*([A-Z0-9, ]+)/g)]
        .filter(([, , codes]) => selects(listIn(codes!), 'E402'))
        .map(([, glob]) => glob!);
      const covers = filesBelow('', [...listed('exclude', 'extend-exclude'), ...globs]);
      return (path) => isOn && covers(path);
    }
  }
  return undefined;
}

/** What ruff reports in a file: E402, and comments that silence nothing. */
interface RuffReports {
  readonly reportsE402: boolean;
  readonly reportsUnused: boolean;
}

/** ruff with the configuration that is nearest to a file; undefined for files that it is not configured for. */
function ruffIn(
  texts: ReadonlyMap<FilePath, string>,
  calls: readonly ToolCall[],
): (path: FilePath) => RuffReports | undefined {
  const tables = new Map<string, Table>();
  for (const [path, text] of texts) {
    const name = basename(path);
    if (name === 'pyproject.toml' && text.includes('ruff')) {
      const table = tableAt(text, 'tool', 'ruff');
      if (table !== undefined && !tables.has(dirname(path))) tables.set(dirname(path), table);
    } else if (name === 'ruff.toml' || name === '.ruff.toml') {
      const table = tableAt(text);
      if (table !== undefined) tables.set(dirname(path), table);
    }
  }
  const run = calls.filter(({ tool }) => tool === 'ruff');
  // Until 0.15 E4 was among the rules that are on by default and RUF100 was not; since 0.16 it is the other way round.
  const isOld =
    run.some(({ version }) => /^v?0\.(?:\d|1[0-5])(?:\.|$)/.test(version ?? '')) || pinsOld(texts);
  return (path) => {
    for (let folder: string = dirname(path); ; folder = dirname(folder as FilePath)) {
      const table = tables.get(folder);
      if (table !== undefined) return reportsOf(table, folder, path, run, isOld);
      if (folder === '') break;
    }
    return run.some(({ covers }) => covers(path)) ? reportsOf({}, '', path, run, isOld) : undefined;
  };
}

function reportsOf(
  table: Table,
  folder: string,
  path: FilePath,
  calls: readonly ToolCall[],
  isOld: boolean,
): RuffReports {
  const lint = inner(table, 'lint');
  const given = (name: string) => calls.flatMap(({ args }) => argument(args, `--${name}`)?.split(',') ?? []);
  const listed = (key: string) => [...strings(lint[key]), ...strings(table[key]), ...given(key)];
  const [selected, extended] = [listed('select'), listed('extend-select')];
  const ignored = [...listed('ignore'), ...listed('extend-ignore')];
  const perFile = { ...inner(table, 'per-file-ignores'), ...inner(lint, 'per-file-ignores') };
  const isExcepted = (code: string) => {
    const globs = Object.keys(perFile).filter((glob) => selects(strings(perFile[glob]), code));
    const below = folder === '' ? path : path.slice(folder.length + 1);
    return !filesBelow('', globs)(below);
  };
  const isOn = (code: string, isDefault: boolean) =>
    (selected.length === 0
      ? isDefault || selects(extended, code)
      : selects([...selected, ...extended], code)) &&
    !selects(ignored, code) &&
    !isExcepted(code);
  const isKept = selects(listed('external'), 'E402');
  return { reportsE402: isOn('E402', isOld), reportsUnused: isOn('RUF100', !isOld) && !isKept };
}

const mayPin = /^(?:pyproject\.toml|setup\.cfg|tox\.ini|(?=.*requirements).*\.(?:txt|in))$/;

/** Whether a requirement of the project installs ruff before 0.16. */
function pinsOld(texts: ReadonlyMap<FilePath, string>): boolean {
  return [...texts].some(
    ([path, text]) =>
      mayPin.test(basename(path)) && /\bruff\s*(?:==|~=|<=?)\s*0\.(?:\d|1[0-5])(?:\.|\b)/.test(text),
  );
}
