import { attribute } from '../attributes.js';
import { linearization } from '../classes.js';
import { elementsOf, valueIn } from '../heap.js';
import { type Arguments, assuming, type Builtins, builtinsFor, type Interpreter, nextId } from '../state.js';
import { literal, type Value } from '../values.js';

/**
 * Functions of libraries that call what they are given, before they return: runners of coroutines, and what makes a command line of
 * a function. Each was run (typer 0.29, fire 0.7, absl 2.5, plac 1.4, clize 5, defopt 7, tyro 1, jsonargparse 4.53, trio 0.35,
 * anyio 4.16).
 */
const callers = [
  'absl.app.run',
  'anyio.run',
  'clize.run',
  'defopt.run',
  'jsonargparse.CLI',
  'jsonargparse.auto_cli',
  'plac.call',
  'trio.run',
  'typer.run',
  'tyro.cli',
];

/** With arguments of which nothing is known: those of a command line. */
const unknownArguments: Arguments = { positional: [], keywords: new Map(), open: true };

export const callerBuiltins: Builtins = {
  ...builtinsFor(callers, (interpreter, { positional: [callee] }) =>
    callee === undefined ? undefined : ran(interpreter, callee, 'run'),
  ),
  'fire.Fire': (interpreter, { positional: [first], keywords }) => {
    const component = first ?? keywords.get('component');
    return component === undefined ? undefined : fire(interpreter, component);
  },
};

/** Calls `callee`, and waits for it if it is a coroutine. */
function ran(interpreter: Interpreter, callee: Value, name: string): Value {
  if (callee.kind === 'sequence') return oneOfThem(interpreter, elementsOf(interpreter, callee), name);
  const given = interpreter.operations.call(interpreter, callee, unknownArguments, name);
  return given.kind === 'partial' && given.awaited
    ? interpreter.operations.call(interpreter, given, unknownArguments, name)
    : given;
}

/** The command line says which one is meant. */
function oneOfThem(interpreter: Interpreter, callees: readonly Value[], name: string): Value {
  const branching = nextId(interpreter);
  for (const [index, one] of callees.entries())
    assuming(interpreter, branching, index + 1, () => ran(interpreter, one, name));
  return literal(null);
}

/** `fire.Fire(component)`: a function is called, of a dictionary or an object one of those in it. */
function fire(interpreter: Interpreter, component: Value): Value {
  if (component.kind === 'mapping') {
    const values = [...component.entries.values()].map((slot) => valueIn(interpreter, slot));
    return oneOfThem(interpreter, values, 'Fire');
  }
  if (component.kind !== 'class' && component.kind !== 'object') return ran(interpreter, component, 'Fire');
  const object = component.kind === 'class' ? ran(interpreter, component, 'Fire') : component;
  if (object.kind !== 'object') return literal(null);
  const names = linearization(object.class).flatMap(({ scope }) => [...scope.variables.keys()]);
  const commands = [...new Set(names)].filter((name) => !name.startsWith('_'));
  const methods = commands.map((name) => attribute(interpreter, object, name));
  return oneOfThem(
    interpreter,
    methods.filter(({ kind }) => kind === 'bound-method' || kind === 'function'),
    'Fire',
  );
}
