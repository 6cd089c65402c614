import { noteHolds, releaseHolds } from './holds.js';
import type { Machine } from './machine.js';
import { choice, external, literal, moduleScopeOf, type Scope, unknown, type Value } from './values.js';

/** Built-in functions whose calls the model understands. */
const builtins = new Set([
  '__import__',
  'getattr',
  'setattr',
  'hasattr',
  'dict',
  'list',
  'tuple',
  'set',
  'sorted',
  'next',
  'any',
  'all',
  'sum',
  'reversed',
  'iter',
  'enumerate',
  'super',
  'exit',
  'quit',
  'globals',
  'vars',
]);

/** The value of the free or local name `name`, as Python's scoping finds it. */
export function lookUp(scope: Scope, name: string): Value {
  for (let at: Scope | undefined = scope; at !== undefined; at = at.parent) {
    if (at.kind === 'class' && at !== scope) continue;
    if (at.globals.has(name)) continue;
    const value = at.variables.get(name);
    if (value !== undefined) return value;
  }
  if (name === 'TYPE_CHECKING') return literal(false);
  if (name === '__debug__') return literal(true);
  const fallback = moduleScopeOf(scope).variables.get('__getattr__');
  if (fallback !== undefined) return unknown;
  return builtins.has(name) ? external(`builtins.${name}`) : unknown;
}

/** Binds `name`; a module or a class then holds what the value is. */
export function bind(machine: Machine, scope: Scope, name: string, value: Value): void {
  const target = scope.globals.has(name) ? moduleScopeOf(scope) : scope;
  target.variables.set(name, value);
  if (target.kind === 'function') return;
  const where = target.qualifier === '' ? name : `${target.qualifier}.${name}`;
  releaseHolds(machine, target, where);
  noteHolds(machine, target, where, value);
}

/** `del name`: what it held is let go. */
export function unbind(machine: Machine, scope: Scope, name: string): void {
  const target = scope.globals.has(name) ? moduleScopeOf(scope) : scope;
  target.variables.delete(name);
  if (target.kind === 'function') return;
  releaseHolds(machine, target, target.qualifier === '' ? name : `${target.qualifier}.${name}`);
}

/**
 * Joins what the branches of one statement left in `scope`: a name bound in some of them is one of their values;
 * where one branch has nothing better than None or an unknown value, what is known elsewhere wins.
 */
export function joinVariables(scope: Scope, outcomes: readonly ReadonlyMap<string, Value>[]): void {
  const names = new Set<string>();
  for (const outcome of outcomes) for (const name of outcome.keys()) names.add(name);
  const [first] = outcomes;
  for (const name of names) {
    const value = first?.get(name);
    // Most names are untouched by the statement, and most scopes are large.
    if (value !== undefined && outcomes.every((outcome) => outcome.get(name) === value)) {
      scope.variables.set(name, value);
      continue;
    }
    const values = outcomes.flatMap((outcome) => outcome.get(name) ?? []);
    const telling = values.filter((value) => !isNothing(value));
    scope.variables.set(name, choice(telling.length > 0 ? telling : values));
  }
}

function isNothing(value: Value): boolean {
  return value.kind === 'unknown' || (value.kind === 'literal' && value.value === null);
}
