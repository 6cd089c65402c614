import type { ClassDefinition } from '../python/syntax.js';
import { attribute } from './attributes.js';
import { argumentsOf, call } from './calls.js';
import { inheritedMetaclass } from './classes.js';
import { createClass } from './construction.js';
import { callMethod, hasMethod } from './data-model.js';
import { decorated, qualified } from './functions.js';
import { listOf, placeOf, sequenceOf } from './heap.js';
import { listed } from './iteration.js';
import { bind } from './references.js';
import type { Interpreter } from './state.js';
import { type ClassValue, literal, type ObjectValue, type Scope, Slots, type Value } from './values.js';

/** `class`: runs the body in a namespace of its own, makes the class, and binds what decorators make of it. */
export function defineClass(
  interpreter: Interpreter,
  definition: ClassDefinition,
  scope: Scope,
): 'next' | 'halt' {
  const { evaluate, execute } = interpreter.operations;
  const decorators = definition.decorators.map((decorator) => evaluate(interpreter, decorator, scope));
  const args = argumentsOf(
    interpreter,
    { positional: definition.bases, keywords: definition.keywords },
    scope,
  );
  const bases = resolvedBases(interpreter, args.positional);
  const keywords = new Map(args.keywords);
  const metaclass = keywords.get('metaclass') ?? inheritedMetaclass(bases);
  keywords.delete('metaclass');
  const body: Scope = {
    kind: 'class',
    module: scope.module,
    path: scope.path,
    variables: new Slots(interpreter.run),
    parent: scope,
    declared: new Map(),
    qualifier: qualified(scope, definition.name),
    annotated: [],
    annotations: new Map(),
    passed: [],
  };
  const prepared = prepareNamespace(interpreter, metaclass, body, definition.name, bases, keywords);
  const header = interpreter.span;
  const value: ClassValue = {
    kind: 'class',
    name: definition.name,
    module: scope.module,
    bases,
    metaclass,
    scope: body,
    place: placeOf(interpreter),
    subclasses: listOf(interpreter, []),
  };
  body.class = value;
  if (prepared !== undefined) storeInto(interpreter, body, prepared);
  const { departures } = interpreter;
  const completion = execute(interpreter, definition.body, body);
  body.store = undefined;
  if (completion.kind === 'halt') return 'halt';
  interpreter.span = header;
  const isCertain = interpreter.departures === departures && body.departures === undefined;
  if (completion.kind === 'raise' && isCertain) interpreter.raising ??= completion.error;
  const { raising } = interpreter;
  let result: Value = value;
  if (raising === undefined) result = createClass(interpreter, value, keywords, prepared);
  for (let index = decorators.length - 1; index >= 0; index--) {
    if (interpreter.raising === undefined) result = decorated(interpreter, decorators[index]!, result);
  }
  // What one of them raises leaves the statement before the name is bound.
  if (interpreter.raising === undefined) bind(interpreter, scope, definition.name, result);
  return 'next';
}

/** What `body` binds goes through the `__setitem__` of `prepared`, where that has one of its own: it may keep something else, or nothing. */
function storeInto(interpreter: Interpreter, body: Scope, prepared: ObjectValue): void {
  const { native } = prepared;
  if (native?.kind !== 'mapping' || !hasMethod(interpreter, prepared, '__setitem__')) return;
  body.store = (name, value) => {
    callMethod(interpreter, prepared, '__setitem__', literal(name), value);
    const slot = native.entries.get(`$${name}`);
    if (slot === undefined) body.variables.delete(name);
    else body.variables.set(name, slot);
  };
}

/** `bases`, where each that is no class says by `__mro_entries__` what stands for it (PEP 560). */
function resolvedBases(interpreter: Interpreter, bases: readonly Value[]): readonly Value[] {
  return bases.flatMap((base) => {
    if (base.kind !== 'object') return [base];
    const entries = callMethod(interpreter, base, '__mro_entries__', sequenceOf(interpreter, bases));
    return entries === undefined ? [base] : (listed(interpreter, entries) ?? [base]);
  });
}

/**
 * Fills the namespace `body` with what a metaclass has prepared for the body of a class (PEP 3115). Gives that where it is an object of
 * the program's own, which the metaclass is given again once the body is done.
 */
function prepareNamespace(
  interpreter: Interpreter,
  metaclass: Value | undefined,
  { variables }: Scope,
  name: string,
  bases: readonly Value[],
  keywords: ReadonlyMap<string, Value>,
): ObjectValue | undefined {
  if (metaclass?.kind !== 'class') return undefined;
  const prepare = attribute(interpreter, metaclass, '__prepare__');
  if (prepare.kind !== 'bound-method' && prepare.kind !== 'function') return undefined;
  const args = { positional: [literal(name), sequenceOf(interpreter, bases)], keywords, open: false };
  const given = call(interpreter, prepare, args, '__prepare__');
  const prepared = given.kind === 'object' ? (given.native ?? given) : given;
  if (prepared.kind === 'mapping')
    for (const [key, slot] of prepared.entries) if (key.startsWith('$')) variables.set(key.slice(1), slot);
  return given.kind === 'object' && given.native?.kind === 'mapping' ? given : undefined;
}
