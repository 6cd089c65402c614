import { effectTable } from '../patchers/effects.js';
import { canonicalName } from '../patchers/names.js';
import { patchFunction, replacement } from '../patchers/signature.js';
import type {
  ArgumentValue,
  GreenLibrary,
  ImportPatch,
  PatchArguments,
  PatchLibrary,
} from '../patchers/types.js';
import { type PatchTrigger, triggerText } from '../trace/trace.js';
import { type Arguments, assuming, currentStep, type Interpreter, nextId } from './machine.js';
import { isPatched } from './references.js';
import { truthOf, type Value } from './values.js';

/** Runs the patch function `name` if it is one; false when it is an ordinary name. */
export function runPatch(interpreter: Interpreter, name: string, args: Arguments): boolean {
  const patcher = patchFunction(name);
  if (patcher === undefined) return false;
  notePatch(interpreter, name, { kind: 'call', function: name }, patchArguments(args));
  return true;
}

/** Runs the patch that importing a library performs (`import grequests`); `module` is what was imported. */
export function runImportPatch(interpreter: Interpreter, module: string, patch: ImportPatch): void {
  const args = { keywords: new Map(Object.entries(patch.keywords)), positional: [], spread: false };
  const run = () => notePatch(interpreter, patch.function, { kind: 'import', module }, args);
  if (patch.conditional) assuming(interpreter, nextId(interpreter), 0, run);
  else run();
}

/** Runs the patch that a launcher performs with its defaults. */
export function runLaunchPatch(interpreter: Interpreter, library: GreenLibrary, by: PatchTrigger): void {
  const none: PatchArguments = { keywords: new Map(), positional: [], spread: false };
  notePatch(interpreter, defaultFunction(library), by, none);
}

function defaultFunction(library: GreenLibrary): string {
  return library === 'gevent' ? 'gevent.monkey.patch_all' : 'eventlet.monkey_patch';
}

/** Marks everything as patched that `library` replaces by default: whoever launches the entry point has done it. */
export function patchBeforeLaunch(interpreter: Interpreter, library: GreenLibrary): void {
  for (const name of replacedByDefault(library)) interpreter.patched.set(name, [undefined]);
  interpreter.settledOutside = new Set();
}

function replacedByDefault(library: GreenLibrary): ReadonlySet<string> {
  const patcher = patchFunction(defaultFunction(library));
  if (patcher === undefined) return new Set();
  return replacement(patcher, { keywords: new Map(), positional: [], spread: false }).certain;
}

function notePatch(
  interpreter: Interpreter,
  functionName: string,
  by: PatchTrigger,
  args: PatchArguments,
): void {
  const patcher = patchFunction(functionName);
  if (patcher === undefined) return;
  const replaced = replacement(patcher, args);
  const fresh = new Set<string>();
  for (const name of [...replaced.certain, ...replaced.possible].map(canonicalName)) {
    if (!isPatched(interpreter, name)) fresh.add(name);
  }
  interpreter.events.push({
    kind: 'patch',
    order: nextId(interpreter),
    step: currentStep(interpreter, triggerText(by)),
    assumption: interpreter.assumption,
    by,
    function: functionName,
    args,
    replacement: replaced,
    fresh,
  });
  for (const name of fresh) {
    interpreter.patched.set(name, [...(interpreter.patched.get(name) ?? []), interpreter.assumption]);
  }
  interpreter.settledOutside ??= branchingsOfPatch(interpreter, replaced.library);
}

/**
 * The branchings under which everything has been patched that `library` patches by default and that is dangerous to
 * hold; undefined as long as something has not.
 */
function branchingsOfPatch(interpreter: Interpreter, library: PatchLibrary): ReadonlySet<number> | undefined {
  // After truststore there is still everything else that gevent or eventlet may come too late for.
  if (library === 'truststore') return undefined;
  const all = replacedByDefault(library);
  const branchings = new Set<number>();
  for (const { name } of effectTable(library)) {
    const assumptions = interpreter.patched.get(name);
    if (!all.has(name) || assumptions?.includes(undefined)) continue;
    if (assumptions === undefined) return undefined;
    for (let at = assumptions[0]; at !== undefined; at = at.outer) branchings.add(at.branching);
  }
  return branchings;
}

function patchArguments(args: Arguments): PatchArguments {
  return {
    keywords: new Map([...args.keywords].map(([name, value]) => [name, argumentValue(value)])),
    positional: args.positional.map(argumentValue),
    spread: args.open,
  };
}

function argumentValue(value: Value): ArgumentValue {
  return truthOf(value);
}
