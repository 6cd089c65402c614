import type { Fix, Location } from '../findings/finding.js';
import type { PatcherSet } from '../patchers/index.js';
import type { Expression, ModuleSyntax, Statement } from '../python/syntax.js';
import { bodiesOf, dottedName, lastName, namesBound, namesRead } from '../python/walk.js';
import type { LineIndex } from '../text/line-index.js';
import { contains, type Span } from '../text/span.js';
import { type Around, mayCross, namesOfPatchers } from './crossing.js';
import type { Scope } from './doings.js';
import { givesText, textMethods } from './known-calls.js';
import { type Block, linesMoved } from './source-lines.js';

/**
 * A fix that moves the statement at `patch` above the one at `first`, in the same file, together with what it needs that stands
 * between them (its own imports, settings it reads). Undefined where moving lines cannot be right: other blocks, a statement
 * that does more than patch. Whoever asks must still run the result.
 */
export function movePatch(around: Around, patch: Location, first: Location): Fix | undefined {
  const { program, patchers } = around;
  // The patch of a server stands in its configuration, which need not be Python.
  if (!program.isPython(patch.path)) return undefined;
  const syntax = program.syntax(patch.path);
  const text = program.text(patch.path);
  if (syntax === undefined || text === undefined) return undefined;
  const found = commonBlock(syntax, first.span, patch.span);
  if (found === undefined || found.first >= found.second) return undefined;
  const block = fromStartOfLine(found, program.lines(patch.path));
  const target = block.body[block.second]!;
  if (!isMovable(target, patchers) || isMainGuard(target)) return undefined;
  const moved = withPrerequisites(block, patchers);
  if (moved === undefined) return undefined;
  if (!mayCross(around, patch.path, block, moved)) return undefined;
  const sectionOf = (one: Statement) => around.doings.sectionOf(one);
  const edit = linesMoved({ text, lines: program.lines(patch.path), sectionOf }, block, moved);
  if (edit === undefined) return undefined;
  return {
    action: { kind: 'move-patch', above: first.start.line },
    keepsFormattersOff: false,
    edits: [{ path: patch.path, ...edit }],
  };
}

/** The block from the first statement of the line on that its first stands in: lines move whole. */
export function fromStartOfLine(block: Block, lines: LineIndex): Block {
  let { first } = block;
  const lineOf = (index: number) => lines.position(block.body[index]!.span.start).line;
  const isShared = () => {
    const before = block.body[first - 1];
    return before !== undefined && lines.position(Math.max(0, before.span.end - 1)).line >= lineOf(first);
  };
  while (isShared()) first--;
  return { ...block, first };
}

/** Indices, in order, of the statements that must go up: the patch, what it reads from between, and patches before it. */
function withPrerequisites(block: Block, patchers: PatcherSet): readonly number[] | undefined {
  const { body, first, second } = block;
  const moved = [second];
  const needed = new Set(namesRead(body[second]!));
  const bound = namesOfPatchers(body, patchers);
  for (let index = second - 1; index >= first; index--) {
    const statement = body[index]!;
    const binds = [...namesBound(statement)].some((name) => name === '*' || needed.has(name));
    if (!binds && !isCallToPatcher(statement, bound, patchers)) continue;
    // A star import may bind anything; only a statement that certainly binds a needed name is worth moving.
    if (namesBound(statement).has('*') || !isMovable(statement, patchers) || index === first) {
      if ([...namesBound(statement)].some((name) => needed.has(name))) return undefined;
      continue;
    }
    moved.unshift(index);
    for (const name of namesRead(statement)) needed.add(name);
  }
  return mayComeFromStar(block, moved, needed) ? undefined : moved;
}

/** `monkey.patch_socket()` above the patch, or the choice of a hub: it goes up with it, and stays above it. */
function isCallToPatcher(
  statement: Statement,
  bound: ReadonlySet<string>,
  { spellings }: PatcherSet,
): boolean {
  if (statement.kind !== 'expression' || statement.value.kind !== 'call') return false;
  return (
    spellings.calls.has(lastName(statement.value.callee)) &&
    [...namesRead(statement)].some((read) => bound.has(read))
  );
}

/** A star import stays below, and some needed name is bound by nothing that will stand above it. */
function mayComeFromStar(
  { body, first, second }: Block,
  moved: readonly number[],
  needed: ReadonlySet<string>,
): boolean {
  if (!body.slice(first, second).some((statement) => namesBound(statement).has('*'))) return false;
  const above = [...body.slice(0, first), ...moved.map((index) => body[index]!)];
  const bound = new Set(above.flatMap((statement) => [...namesBound(statement)]));
  return [...needed].some((name) => !bound.has(name));
}

/** Moving `if __name__ == '__main__':` up would run the program before it is defined. */
export function isMainGuard(statement: Statement): boolean {
  if (statement.kind !== 'if') return false;
  return statement.branches.some(
    ({ test }) => test.kind === 'compare' && test.first.kind === 'name' && test.first.name === '__name__',
  );
}

/**
 * Whether `statement` may be carried to the top together with the patch: an import, a plain assignment, a definition
 * made of such, or a condition around such. Anything else may need what stands above it.
 */
function isMovable(statement: Statement, patchers: PatcherSet): boolean {
  switch (statement.kind) {
    case 'import':
    case 'import-from':
    case 'raise':
      return true;
    case 'jump':
      return statement.jump === 'pass';
    case 'assign':
      return statement.value === undefined || isPlain(statement.value);
    case 'expression':
      return statement.value.kind === 'string' || isCall(statement.value, patchers);
    case 'if':
    case 'try':
    case 'function':
      return bodiesOf(statement).every((body) => body.every((one) => isMovable(one, patchers)));
    default:
      return false;
  }
}

/** A call as a statement: the patch itself, or a setting it needs. */
function isCall(value: Expression, { spellings }: PatcherSet): boolean {
  if (value.kind !== 'call') return false;
  const { callee } = value;
  if (isReference(callee)) return true;
  // `Instrumentor().instrument()`
  if (callee.kind !== 'attribute' || callee.value.kind !== 'call') return false;
  return spellings.functions.has(callee.attribute) && isReference(callee.value.callee);
}

function isReference(value: Expression): boolean {
  return value.kind === 'name' || (value.kind === 'attribute' && isReference(value.value));
}

/** Literals, names, look-ups in the environment, and comparisons of such. */
function isPlain(value: Expression): boolean {
  switch (value.kind) {
    case 'compare':
      return [value.first, ...value.rest.map(({ operand }) => operand)].every((one) =>
        one.kind === 'sequence' ? one.elements.every(isPlain) : isPlain(one),
      );
    case 'boolean':
      return value.operands.every(isPlain);
    case 'not':
      return isPlain(value.operand);
    case 'conditional':
      return [value.test, value.then, value.orElse].every(isPlain);
    case 'sequence':
      return value.form === 'tuple' && value.elements.every(isPlain);
    // What else has entries may get them from anybody who has it.
    case 'subscript':
      return /^(?:os\.environ|sys\.argv)$/.test(dottedName(value.value) ?? '') && isPlain(value.index);
    case 'string':
    case 'number':
    case 'constant':
      return true;
    case 'name':
    case 'attribute':
      return isReference(value);
    case 'call':
      return (isReference(value.callee) || isMethodOfText(value)) && value.positional.every(isPlain);
    default:
      return false;
  }
}

/** `os.environ.get("X", "").lower()` */
function isMethodOfText({ callee }: Expression & { readonly kind: 'call' }): boolean {
  if (callee.kind !== 'attribute' || !textMethods.has(callee.attribute)) return false;
  const { value } = callee;
  return value.kind === 'call' && givesText.test(dottedName(value.callee) ?? '') && isPlain(value);
}

/** The innermost block in which `first` and `second` lie in two different statements. */
function commonBlock(syntax: ModuleSyntax, first: Span, second: Span): Block | undefined {
  let body: readonly Statement[] | undefined = syntax.body;
  const scopes: Scope[] = [];
  while (body !== undefined) {
    const a: number = body.findIndex((statement) => contains(statement.span, first));
    const b: number = body.findIndex((statement) => contains(statement.span, second));
    if (a < 0 || b < 0) return undefined;
    if (a !== b) return { body, first: a, second: b, scopes };
    const outer: Statement = body[a]!;
    if (outer.kind === 'function' || outer.kind === 'class') scopes.unshift(outer);
    body = bodiesOf(outer).find((inner) => inner.some((statement) => contains(statement.span, first)));
  }
  return undefined;
}
