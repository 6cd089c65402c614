import { basename, dirname, type FilePath } from '../project/snapshot.js';
import { lineSpan } from '../text/span.js';
import { inner, type Table, tableAt } from '../text/toml.js';
import { strings, type ToolCall } from './configuration.js';
import { argument, defaultOrder, filesBelow, type ImportOrder, type Rewriter, selects } from './rewriter.js';

/** ruff where a file configures it: its E402 fix, which is unsafe and in preview, and its sorting of imports (I001). */
export function ruffRewriters(
  texts: ReadonlyMap<FilePath, string>,
  calls: readonly ToolCall[],
): readonly Rewriter[] {
  const args = calls.filter((call) => call.tool === 'ruff').map((call) => call.args);
  const rewriters: Rewriter[] = [];
  for (const [path, text] of texts) {
    const name = basename(path);
    const table =
      name === 'pyproject.toml'
        ? text.includes('ruff')
          ? tableAt(text, 'tool', 'ruff')
          : undefined
        : name === 'ruff.toml' || name === '.ruff.toml'
          ? tableAt(text)
          : undefined;
    if (table === undefined) continue;
    rewriters.push(...rewritersOf(path, text, table, args));
  }
  const [bare] = rewriters.length > 0 ? [] : calls.filter((call) => call.tool === 'ruff');
  if (bare !== undefined) rewriters.push(...rewritersOfCall(bare));
  return rewriters;
}

function rewritersOf(
  path: FilePath,
  text: string,
  table: Table,
  calls: readonly (readonly string[])[],
): readonly Rewriter[] {
  const shared = { tool: 'ruff', path, order: orderOf(table) } as const;
  const rewriters: Rewriter[] = [];
  const lint = inner(table, 'lint');
  const isUnsafe = table['unsafe-fixes'] === true || calls.some((args) => args.includes('--unsafe-fixes'));
  const isSafe = selects(listOf(table, 'extend-safe-fixes'), 'E402');
  const isPreview =
    table['preview'] === true || lint['preview'] === true || calls.some((args) => args.includes('--preview'));
  if (isPreview && (isUnsafe || isSafe) && isEnabled(table, calls, 'E402')) {
    const span = lineSpan(text, isSafe ? /extend-safe-fixes\s*=/ : /(?:unsafe-fixes|preview)\s*=/);
    const covers = coveredBy(path, table, 'E402');
    rewriters.push({
      ...shared,
      move: 'e402',
      setting: isSafe ? 'extend-safe-fixes' : 'unsafe-fixes',
      span,
      covers,
    });
  }
  if (isEnabled(table, calls, 'I001')) {
    const span = lineSpan(text, /\b(?:extend-)?select\s*=/);
    rewriters.push({
      ...shared,
      move: 'sort',
      setting: 'I001',
      span,
      covers: coveredBy(path, table, 'I001'),
    });
  } else if (sortsByDefault(table, calls)) {
    const covers = coveredBy(path, table, 'I001');
    rewriters.push({
      ...shared,
      move: 'sort',
      setting: 'ruff',
      span: { start: 0, end: 0 },
      covers,
      isByDefault: true,
    });
  }
  return rewriters;
}

/** I001 is on by default since ruff 0.16, where nothing is selected instead. */
function sortsByDefault(table: Table, calls: readonly (readonly string[])[]): boolean {
  const isSelected = calls.some((args) => argument(args, '--select') !== undefined);
  const ignored = [...listOf(table, 'ignore'), ...listOf(table, 'extend-ignore')];
  return !isSelected && listOf(table, 'select').length === 0 && !selects(ignored, 'I001');
}

/** A hook or command without any configuration file: its options are all there is. */
function rewritersOfCall({ args, path, span, covers }: ToolCall): readonly Rewriter[] {
  const shared = { tool: 'ruff', path, span, order: defaultOrder, covers } as const;
  const rewriters: Rewriter[] = [];
  if (args.includes('--preview') && args.includes('--unsafe-fixes') && isEnabled({}, [args], 'E402'))
    rewriters.push({ ...shared, move: 'e402', setting: '--unsafe-fixes' });
  if (isEnabled({}, [args], 'I001')) rewriters.push({ ...shared, move: 'sort', setting: 'I001' });
  return rewriters;
}

/** Whether a rule is selected by name and not ignored; what is on by default has changed between versions and does not count. */
function isEnabled(table: Table, calls: readonly (readonly string[])[], code: string): boolean {
  const given = (name: string) => calls.flatMap((args) => argument(args, `--${name}`)?.split(',') ?? []);
  const selected = [
    ...listOf(table, 'select'),
    ...listOf(table, 'extend-select'),
    ...given('select'),
    ...given('extend-select'),
  ];
  const ignored = [...listOf(table, 'ignore'), ...listOf(table, 'extend-ignore'), ...given('ignore')];
  return selects(selected, code) && !selects(ignored, code);
}

/** A list of the linter's settings; before ruff 0.2 they stood at the top. */
function listOf(table: Table, key: string): readonly string[] {
  return [...strings(inner(table, 'lint')[key]), ...strings(table[key])];
}

function orderOf(table: Table): ImportOrder {
  const isort = { ...inner(table, 'isort'), ...inner(inner(table, 'lint'), 'isort') };
  const listed = strings(isort['section-order']).map(sectionName);
  const known = new Map<string, string>();
  const add = (section: string, modules: unknown) => {
    for (const module of strings(modules)) known.set(module, section);
  };
  add('FIRSTPARTY', isort['known-first-party']);
  add('THIRDPARTY', isort['known-third-party']);
  add('LOCALFOLDER', isort['known-local-folder']);
  add('STDLIB', isort['extra-standard-library']);
  for (const [name, modules] of Object.entries(inner(isort, 'sections'))) add(sectionName(name), modules);
  const sections = listed.length > 0 ? listed : defaultOrder.sections;
  return { sections, known, mixed: isort['force-sort-within-sections'] === true };
}

function sectionName(name: string): string {
  const plain = name.toUpperCase().replace(/[-_]/g, '');
  return plain === 'STANDARDLIBRARY' ? 'STDLIB' : plain;
}

/** Files below the folder of the configuration in which it neither leaves out everything nor the rule with this code. */
function coveredBy(path: FilePath, table: Table, code: string): (file: string) => boolean {
  const perFile = { ...inner(table, 'per-file-ignores'), ...inner(inner(table, 'lint'), 'per-file-ignores') };
  const ignoring = Object.keys(perFile).filter((pattern) => selects(strings(perFile[pattern]), code));
  return filesBelow(dirname(path), [
    ...strings(table['exclude']),
    ...strings(table['extend-exclude']),
    ...listOf(table, 'exclude'),
    ...ignoring,
  ]);
}
