import type { TextEdit } from '../findings/finding.js';
import { basename, dirname, type FilePath } from '../project/snapshot.js';
import { parseIni } from '../text/ini.js';
import { inner, type Table, tableAt } from '../text/toml.js';
import { listIn, strings, type ToolCall } from './configuration.js';
import { linesText, type ModuleLines, type TopStatement } from './module-lines.js';
import { importsBelow, isNoqa } from './moves.js';
import { argument, filesBelow, type Rewriter, selects } from './rewriter.js';

/**
 * Imports of `after` that stand below code, of which pycodestyle, flake8 and ruff report E402, and that did not in `before`,
 * the same module with its lines in another order.
 */
export function newlyBelowCode(before: ModuleLines, after: ModuleLines): readonly TopStatement[] {
  return without(reported(after), after, reported(before), before);
}

/** Imports below code of which something is said, where a comment can stand on their line. */
function reported(module: ModuleLines): readonly TopStatement[] {
  return importsBelow(module).filter(
    (one) => !isNoqa(one.firstComment, 'E402', 'ruff') && isAlone(module, one),
  );
}

/** Whether no statement that goes on over several lines shares a line with `one`: a comment could be in the middle of a string. */
function isAlone({ statements }: ModuleLines, { isCrowded, first, last }: TopStatement): boolean {
  if (!isCrowded) return true;
  const onLine = statements.filter((other) => other.first <= last && other.last >= first);
  return onLine.every((other) => other.first === other.last);
}

/**
 * Edits that take E402 out of the comments of those imports of `after` that stand below no code, and did in `before`: what
 * silences nothing is reported (RUF100).
 */
export function withoutStaleComments(
  before: ModuleLines,
  after: ModuleLines,
): readonly Omit<TextEdit, 'path'>[] {
  const below = importsBelow(after);
  const raised = without(importsBelow(before), before, below, after);
  const above = after.statements.filter((one) => one.isImport && !below.includes(one));
  const left = without(above, after, raised, before);
  const edits = new Map<number, Omit<TextEdit, 'path'>>();
  for (const one of above) {
    if (left.includes(one) || !/\bE402\b/i.test(one.comments)) continue;
    for (let line = one.first; line <= one.last; line++) {
      const text = linesText(after, line, line);
      // What shares the line may need the comment, or have the like of it in a string.
      if (one.isCrowded && (/['"]/.test(text) || below.some(({ first }) => first === line))) continue;
      const newText = withoutE402(text);
      const span = { start: after.lines.lineStart(line), end: after.lines.lineStart(line + 1) };
      if (newText !== text) edits.set(line, { span, startLine: line, endLine: line, newText });
    }
  }
  return [...edits.values()];
}

/** The line of an import without E402 in its noqa comment, and without the comment where that says no more. */
function withoutE402(line: string): string {
  const noqa = /(#\s*noqa\s*:\s*)([A-Z]+\d+(?:[,\s]+[A-Z]+\d+)*)\b/i.exec(line);
  const codes = noqa?.[2]?.split(/[,\s]+/) ?? [];
  const others = codes.filter((code) => code.toUpperCase() !== 'E402');
  if (noqa === null || others.length === codes.length) return line;
  const [before, after] = [line.slice(0, noqa.index), line.slice(noqa.index + noqa[0].length)];
  if (others.length > 0) {
    const [comma = ', '] = /[,\s]+/.exec(noqa[2]!) ?? [];
    return `${before}${noqa[1]}${others.join(comma)}${after}`;
  }
  const ending = /\r?\n?$/.exec(after)![0];
  const said = after.replace(/^[\s,;:.–—-]+/, '').trimEnd();
  if (said === '') return `${before.trimEnd()}${ending}`;
  if (said.startsWith('#')) return `${before}${said}${ending}`;
  // What is said of it could be taken for a comment to another tool.
  return /^[\w-]+\s*:/.test(said) ? line : `${before}# ${said}${ending}`;
}

/** Those of `some`, statements of `module`, that are not among `others` of the module `from`, by text and comments. */
function without(
  some: readonly TopStatement[],
  module: ModuleLines,
  others: readonly TopStatement[],
  from: ModuleLines,
): readonly TopStatement[] {
  const textOf = ({ text }: ModuleLines, { statement: { span }, comments }: TopStatement) =>
    text.slice(span.start, span.end) + comments;
  const left = others.map((one) => textOf(from, one));
  return some.filter((one) => {
    const at = left.indexOf(textOf(module, one));
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
