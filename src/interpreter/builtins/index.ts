import type { PatcherId } from '../../patchers/types.js';
import { mockBuiltins } from '../mocks.js';
import { noteOwners } from '../patch-dependences.js';
import type { Arguments, Builtin, Interpreter } from '../state.js';
import { external, literal, type Scope, textOf, type Value } from '../values.js';
import { attributeBuiltins } from './attributes.js';
import { classBuiltins } from './classes.js';
import { commandLineBuiltins } from './command-lines.js';
import { computedBuiltins } from './computed.js';
import { containerBuiltins } from './containers.js';
import { textBuiltins } from './executed-texts.js';
import { holderBuiltins } from './holders.js';
import { importBuiltins } from './imports.js';
import { iteratorBuiltins } from './iterators.js';
import { loadingBuiltins } from './loading.js';
import { objectBuiltins, toldByObject, unboundCall } from './objects.js';
import { expressionBuiltins } from './regular-expressions.js';

const builtins: ReadonlyMap<string, Builtin> = new Map(
  [
    attributeBuiltins,
    classBuiltins,
    commandLineBuiltins,
    computedBuiltins,
    containerBuiltins,
    expressionBuiltins,
    holderBuiltins,
    importBuiltins,
    iteratorBuiltins,
    loadingBuiltins,
    mockBuiltins,
    objectBuiltins,
    textBuiltins,
  ].flatMap((table) => Object.entries(table)),
);

/**
 * What the function `name` of the standard library, or of a library that is known, gives and does, called from `scope` and as a
 * method of `receiver` where these are known; undefined where it may be anything.
 */
export function builtinCall(
  interpreter: Interpreter,
  name: string,
  args: Arguments,
  scope: Scope | undefined,
  receiver: Value | undefined,
): Value | undefined {
  const told = toldByObject(interpreter, name, args);
  if (told !== undefined) return told;
  const builtin = builtins.get(name);
  if (builtin !== undefined) return builtin(interpreter, args, scope, name, receiver);
  const unbound = unboundCall(interpreter, external(name), args);
  if (unbound !== undefined) return unbound;
  const asked = interpreter.libraries.patchers.askedBy(name);
  const module = textOf(args.positional[0]);
  return asked === undefined || module === undefined ? undefined : modulePatched(interpreter, asked, module);
}

/** Whether `library` has replaced anything in `module`, as it says itself. */
function modulePatched(interpreter: Interpreter, library: PatcherId, module: string): Value {
  const names = [...interpreter.libraries.patchers.replaceable].filter((name) =>
    name.startsWith(`${module}.`),
  );
  for (const name of names) noteOwners(interpreter, name);
  const isPatched = (name: string) =>
    interpreter.patched.get(name)?.some((owner) => owner.library === library) === true;
  return literal(names.some(isPatched));
}
