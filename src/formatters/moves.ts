import { stdlibNames } from '../libraries/tables.js';
import type { ImportFromStatement, ImportStatement } from '../python/syntax.js';
import { linesText, type ModuleLines, type TopStatement } from './module-lines.js';
import type { ImportOrder, Rewriter } from './rewriter.js';

/** A module after a tool has been at it, as far as the order of its imports goes. */
export interface MovedText {
  readonly text: string;
  /** For each 1-based line of the new text (index 0 is unused) the line that it was. */
  readonly origin: readonly number[];
  /** Imports that stood below the patch and now stand above it. */
  readonly passed: readonly TopStatement[];
}

/**
 * What the tool of `rewriter` makes of a module in which the statement with index `patch` patches; undefined when no import
 * passes it. Only whole lines move, and nothing else is formatted.
 */
export function movedText(
  module: ModuleLines,
  patch: number,
  rewriter: Rewriter,
  isFirstParty: (topLevel: string) => boolean,
): MovedText | undefined {
  const target = module.statements[patch]!;
  if (rewriter.move !== 'e402' && isSkippedFile(module)) return undefined;
  if (rewriter.move === 'sort')
    return target.isImport ? sorted(module, patch, rewriter, isFirstParty) : undefined;
  if (target.isImport) return undefined;
  const goUp =
    rewriter.move === 'e402' ? belowCode(module, rewriter.tool) : floating(module, patch, rewriter);
  const passed = goUp.filter((one) => one.first > target.last);
  return passed.length === 0
    ? undefined
    : rearranged(module, insertionLine(module, patch, rewriter), goUp, passed);
}

/** Imports that pycodestyle finds below code and that a tool carries up: E402. For autopep8 what has a noqa comment is no code. */
function belowCode(module: ModuleLines, tool: Rewriter['tool']): readonly TopStatement[] {
  const isCounted = (one: TopStatement) => !(tool === 'autopep8' && isNoqa(one.comments, 'E402', tool));
  return importsBelow(module, isCounted).filter((one) => {
    if (tool === 'autopep8' && isSwitchedOff(module.ownLines, one.first)) return false;
    const comment = tool === 'autopep8' ? one.comments : one.firstComment;
    return !one.isCrowded && !isNoqa(comment, 'E402', tool);
  });
}

/**
 * All imports below code, whatever comments and other statements share their lines. Blocks count as code no more than
 * docstrings and dunder names do.
 */
export function importsBelow(
  { statements }: ModuleLines,
  isCounted: (code: TopStatement) => boolean = () => true,
): readonly TopStatement[] {
  let code = false;
  return statements.filter((one, index) => {
    if (!one.isImport) code ||= isCode(one, index) && isCounted(one);
    return one.isImport && code;
  });
}

/** Whether a line lies below `# autopep8: off` or `# fmt: off` with no `on` between. */
function isSwitchedOff(ownLines: ModuleLines['ownLines'], line: number): boolean {
  let isOff = false;
  for (const [at, comment] of ownLines) {
    if (at > line) break;
    if (/# *(?:fmt|autopep8): *off/.test(comment)) isOff = true;
    else if (/# *(?:fmt|autopep8): *on/.test(comment)) isOff = false;
  }
  return isOff;
}

function isCode({ statement }: TopStatement, index: number): boolean {
  switch (statement.kind) {
    case 'if':
    case 'try':
    case 'with':
      return false;
    case 'expression':
      return index > 0 || statement.value.kind !== 'string';
    case 'assign':
      return !statement.targets.every((target) => target.kind === 'name' && /^__\w+__$/.test(target.name));
    default:
      return true;
  }
}

/** autopep8 heeds any noqa comment, ruff one that names the rule or none. */
export function isNoqa(comment: string, code: string, tool: Rewriter['tool']): boolean {
  const match = /#\s*no(?:qa|pep8)\b(?:\s*:\s*([A-Z0-9, ]+))?/i.exec(comment);
  if (match === null) return false;
  return (
    tool === 'autopep8' ||
    match[1] === undefined ||
    match[1]
      .toUpperCase()
      .split(/[\s,]+/)
      .includes(code)
  );
}

/** Imports that isort carries to the top: all of those in the stretch of the patch that no comment of isort's holds. */
function floating(module: ModuleLines, patch: number, { move, tool }: Rewriter): readonly TopStatement[] {
  const { statements } = module;
  if (statements[patch]!.isCrowded) return [];
  // isort 4 put all imports where the first one stands that no comment holds.
  if (move === 'float-always' && firstFree(module) > patch) return [];
  const result: TopStatement[] = [];
  for (let index = patch + 1; index < statements.length; index++) {
    const one = statements[index]!;
    if (move === 'float' && isortActionAfter(module, statements[index - 1]!, one, tool)) break;
    // isort 4 did not carry imports across a `try`.
    if (move === 'float-always' && statements[index - 1]!.statement.kind === 'try') break;
    if (one.isImport && !one.isCrowded && !isSkippedByIsort(one)) result.push(one);
  }
  return result;
}

/** The line that imports are carried above: that of the first statement which is neither docstring nor `__future__` import. */
function insertionLine(module: ModuleLines, patch: number, { move, tool }: Rewriter): number {
  const { statements } = module;
  if (move === 'float-always') return statements[firstFree(module)]!.first;
  let from = 0;
  for (let index = 1; move === 'float' && index <= patch; index++) {
    if (isortActionAfter(module, statements[index - 1]!, statements[index]!, tool)) from = index;
  }
  const at = statements.findIndex(
    (one, index) =>
      index >= from &&
      !(index === 0 && !isCode(one, 0) && one.statement.kind === 'expression') &&
      !isFuture(one),
  );
  return statements[Math.max(at, 0)]!.first;
}

/** The index of the first import that isort may move. */
function firstFree({ statements }: ModuleLines): number {
  const at = statements.findIndex(
    (one) => one.isImport && !one.isCrowded && !isFuture(one) && !isSkippedByIsort(one),
  );
  return at < 0 ? statements.length : at;
}

function isFuture({ statement }: TopStatement): boolean {
  return statement.kind === 'import-from' && statement.module === '__future__';
}

/** The block of imports around `patch`, sorted; undefined when the patch keeps everything below it that stood there. */
function sorted(
  module: ModuleLines,
  patch: number,
  rewriter: Rewriter,
  isFirstParty: (topLevel: string) => boolean,
): MovedText | undefined {
  const { statements } = module;
  const target = statements[patch]!;
  if (isHeld(target, rewriter)) return undefined;
  const joins = (upper: TopStatement, lower: TopStatement) =>
    [upper, lower].every((one) => one.isImport && !one.isCrowded && !isHeld(one, rewriter)) &&
    !isortActionAfter(module, upper, lower, rewriter.tool);
  let first = patch;
  while (first > 0 && joins(statements[first - 1]!, statements[first]!)) first--;
  let last = patch;
  while (last + 1 < statements.length && joins(statements[last]!, statements[last + 1]!)) last++;
  const block = statements.slice(first, last + 1);
  const ordered = sortedImports(
    block as readonly (TopStatement & { statement: ImportStatement | ImportFromStatement })[],
    rewriter.order,
    isFirstParty,
  );
  const place = ordered.indexOf(target as (typeof ordered)[number]);
  const passed = ordered.slice(0, place).filter((one) => one.first > target.first);
  return passed.length === 0 ? undefined : rearranged(module, block[0]!.first, ordered, passed);
}

/** Whether a comment keeps a sorter away from an import. */
function isHeld(one: TopStatement, { tool }: Rewriter): boolean {
  return isSkippedByIsort(one) || (tool === 'ruff' && isNoqa(one.firstComment, 'I001', tool));
}

/** The text with the lines of `carried`, in this order, above line `at`. */
function rearranged(
  module: ModuleLines,
  at: number,
  carried: readonly TopStatement[],
  passed: readonly TopStatement[],
): MovedText {
  const taken = new Set(carried.flatMap(({ first, last }) => range(first, last)));
  const order = [
    ...range(1, at - 1),
    ...carried.flatMap(({ first, last }) => range(first, last)),
    ...range(at, module.lines.lineCount).filter((line) => !taken.has(line)),
  ];
  const text = order
    .map((line) => linesText(module, line, line))
    .map((line, index) => (index < order.length - 1 && !/[\r\n]$/.test(line) ? `${line}\n` : line));
  return { text: text.join(''), origin: [0, ...order], passed };
}

function range(first: number, last: number): readonly number[] {
  return Array.from({ length: Math.max(0, last - first + 1) }, (_, index) => first + index);
}

/** A statement that imports something, wherever it stands. */
interface Importing {
  readonly statement: ImportStatement | ImportFromStatement;
}

/**
 * Imports in the order of their sections; within one `import x` before `from x import y`, then by module, without regard to
 * case: isort's and ruff's defaults. What configurations can change beyond that is not modelled.
 */
function sortedImports<Import extends Importing>(
  imports: readonly Import[],
  order: ImportOrder,
  isFirstParty: (topLevel: string) => boolean,
): readonly Import[] {
  const keys = new Map(imports.map((one) => [one, keyOf(one, order, isFirstParty)]));
  return imports.toSorted((a, b) => compare(keys.get(a)!, keys.get(b)!));
}

type Key = readonly (number | string)[];

function keyOf(
  { statement }: Importing,
  order: ImportOrder,
  isFirstParty: (topLevel: string) => boolean,
): Key {
  const name =
    statement.kind === 'import'
      ? statement.names[0]!.module
      : `${'.'.repeat(statement.level)}${statement.module}`;
  const section = sectionOf(name, order, isFirstParty);
  const at = order.sections.indexOf(section);
  const form = statement.kind === 'import' || order.mixed ? 0 : 1;
  return [at < 0 ? order.sections.length : at, form, name.toLowerCase()];
}

function sectionOf(name: string, order: ImportOrder, isFirstParty: (topLevel: string) => boolean): string {
  if (name.startsWith('.')) return 'LOCALFOLDER';
  if (name === '__future__') return 'FUTURE';
  const top = name.split('.')[0]!;
  const known = order.known.get(name) ?? order.known.get(top);
  if (known !== undefined) return known;
  if (stdlibNames().has(top)) return 'STDLIB';
  return isFirstParty(top) ? 'FIRSTPARTY' : 'THIRDPARTY';
}

function compare(a: Key, b: Key): number {
  for (const [index, part] of a.entries()) {
    if (part !== b[index]) return part < b[index]! ? -1 : 1;
  }
  return 0;
}

/** Whether a comment tells isort to leave the file alone. */
function isSkippedFile({ ownLines, text }: ModuleLines): boolean {
  return (
    text.includes('isort:') &&
    [...ownLines.values()].some((comment) => /#\s*isort:\s*skip_file/.test(comment))
  );
}

/** `# isort: skip`, or `split` behind a statement of one line, where both isort and ruff see it. */
function isSkippedByIsort({ comments, first, last }: TopStatement): boolean {
  if (/#\s*isort:\s*skip\b(?!_)/.test(comments)) return true;
  return first === last && /^#\s*isort:\s*split\b/.test(comments.trim());
}

/**
 * Whether a comment between two neighbours, or at the end of the upper one, starts a stretch of its own: split, off, on.
 * Behind a statement ruff sees it only where no other comment comes before it.
 */
function isortActionAfter(
  { ownLines }: ModuleLines,
  upper: TopStatement,
  lower: TopStatement,
  tool: Rewriter['tool'],
): boolean {
  const split = tool === 'ruff' ? /^#\s*isort:\s*split\b/ : /#\s*isort:\s*split\b/;
  if (split.test(upper.firstComment)) return true;
  for (let line = upper.last + 1; line < lower.first; line++) {
    if (/^#\s*isort:\s*(?:split|off|on)\b/.test(ownLines.get(line) ?? '')) return true;
  }
  return false;
}
