import type { Location } from '../findings/finding.js';
import type { Fix } from '../findings/fix.js';
import type { Messages } from '../messages/messages.js';
import type { Program } from '../modules/program.js';
import { lastName } from '../python/last-name.js';
import type { Statement } from '../python/syntax.js';
import { importsPatcher, standsInTheWay } from './in-the-way.js';
import { isMovable } from './movable.js';
import { namesBound, namesRead } from './names.js';
import { rearranged } from './rearrange.js';
import { commonBlock } from './statements.js';

/**
 * A fix that moves the statement at `patch` above the first of `offenders`, together with what it needs that stands
 * between them (its own imports, settings it reads). Undefined where moving lines cannot be right: other files,
 * other blocks, a statement that does more than patch. Whoever asks must still run the result.
 */
export function movePatch(
  program: Program,
  patch: Location,
  offenders: readonly Location[],
  messages: Messages,
): Fix | undefined {
  // The patch of a server stands in its configuration, which need not be Python.
  if (!program.isPython(patch.path)) return undefined;
  const syntax = program.syntax(patch.path);
  const text = program.text(patch.path);
  if (syntax === undefined || text === undefined) return undefined;
  const here = offenders.filter((offender) => offender.path === patch.path);
  if (here.length < offenders.length) return undefined;
  const first = here.reduce((a, b) => (b.span.start < a.span.start ? b : a));
  const block = commonBlock(syntax, first.span, patch.span);
  if (block === undefined || block.first >= block.second) return undefined;
  const target = block.body[block.second]!;
  if (!isMovable(target) || isMainGuard(target)) return undefined;
  const moved = withPrerequisites(block.body, block.first, block.second);
  if (moved === undefined) return undefined;
  const between = block.body
    .slice(block.first, block.second)
    .filter((_, index) => !moved.includes(block.first + index));
  if (
    standsInTheWay(
      between,
      moved.map((index) => block.body[index]!),
    )
  )
    return undefined;
  const edit = rearranged(text, program.lines(patch.path), block.body, block.first, block.second, moved);
  if (edit === undefined) return undefined;
  return {
    title: messages.advice.fixTitle(first.start.line),
    edits: [{ path: patch.path, ...edit }],
  };
}

/** Indices, in order, of the statements that must go up: the patch, what it reads from between, and patches before it. */
function withPrerequisites(
  body: readonly Statement[],
  first: number,
  second: number,
): readonly number[] | undefined {
  const moved = [second];
  const needed = new Set(namesRead(body[second]!));
  const patchers = new Set(body.filter(importsPatcher).flatMap((one) => [...namesBound(one)]));
  for (let index = second - 1; index >= first; index--) {
    const statement = body[index]!;
    const binds = [...namesBound(statement)].some((name) => name === '*' || needed.has(name));
    if (!binds && !isCallToPatcher(statement, patchers)) continue;
    // A star import may bind anything; only a statement that certainly binds a needed name is worth moving.
    if (namesBound(statement).has('*') || !isMovable(statement) || index === first) {
      if ([...namesBound(statement)].some((name) => needed.has(name))) return undefined;
      continue;
    }
    moved.unshift(index);
    for (const name of namesRead(statement)) needed.add(name);
  }
  return mayComeFromStar(body, first, second, moved, needed) ? undefined : moved;
}

/** `monkey.patch_socket()` above the patch, or the choice of a hub: it goes up with it, and stays above it. */
function isCallToPatcher(statement: Statement, patchers: ReadonlySet<string>): boolean {
  if (statement.kind !== 'expression' || statement.value.kind !== 'call') return false;
  return (
    /^(?:patch_\w+|monkey_patch|use_hub)$/.test(lastName(statement.value.callee)) &&
    [...namesRead(statement)].some((read) => patchers.has(read))
  );
}

/** A star import stays below, and some needed name is bound by nothing that will stand above it. */
function mayComeFromStar(
  body: readonly Statement[],
  first: number,
  second: number,
  moved: readonly number[],
  needed: ReadonlySet<string>,
): boolean {
  if (!body.slice(first, second).some((statement) => namesBound(statement).has('*'))) return false;
  const above = [...body.slice(0, first), ...moved.map((index) => body[index]!)];
  const bound = new Set(above.flatMap((statement) => [...namesBound(statement)]));
  return [...needed].some((name) => !bound.has(name));
}

/** Moving `if __name__ == '__main__':` up would run the program before it is defined. */
function isMainGuard(statement: Statement): boolean {
  if (statement.kind !== 'if') return false;
  return statement.branches.some(
    ({ test }) => test.kind === 'compare' && test.first.kind === 'name' && test.first.name === '__name__',
  );
}
