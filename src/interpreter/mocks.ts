import type { Expression } from '../python/syntax.js';
import { lastName } from '../python/walk.js';
import type { Interpreter } from './state.js';
import type { Scope } from './values.js';

/** unittest.mock: as long as a name is patched by it, what is read of it is a mock. */

/**
 * The full names that `mock.patch("time.sleep")`, `mock.patch.object(time, "sleep")` or `mock.patch.multiple("time", sleep=…)`
 * stands in for; none where `context` is nothing of this kind.
 */
export function mockedBy(interpreter: Interpreter, context: Expression, scope: Scope): readonly string[] {
  if (context.kind !== 'call') return [];
  const { callee, positional, keywords } = context;
  const [first, second] = positional;
  if (lastName(callee) === 'patch') return first?.kind === 'string' ? [first.value] : [];
  if (callee.kind !== 'attribute' || lastName(callee.value) !== 'patch' || first === undefined) return [];
  const names =
    callee.attribute === 'multiple'
      ? keywords.flatMap(({ name }) => name ?? [])
      : callee.attribute === 'object' && second?.kind === 'string'
        ? [second.value]
        : [];
  const of = names.length === 0 ? undefined : fullName(interpreter, first, scope);
  return of === undefined ? [] : names.map((name) => `${of}.${name}`);
}

function fullName(interpreter: Interpreter, of: Expression, scope: Scope): string | undefined {
  if (of.kind === 'string') return of.value;
  if (of.kind !== 'name' && of.kind !== 'attribute') return undefined;
  const value = interpreter.operations.evaluate(interpreter, of, scope);
  return value.kind === 'external' ? value.name : undefined;
}

/** Runs `action` while the names `mocked` are patched: modules that are imported meanwhile are not those of other runs. */
export function mocking<T>(interpreter: Interpreter, mocked: readonly string[], action: () => T): T {
  const { mocked: outer } = interpreter;
  interpreter.mocked = [...outer, ...mocked];
  const result = action();
  interpreter.mocked = outer;
  return result;
}
