import { canonicalName } from '../patchers/names.js';
import { replacement } from '../patchers/signature.js';
import type {
  ArgumentValue,
  ImportPatch,
  PatchArguments,
  PatcherId,
  QualifiedName,
} from '../patchers/types.js';
import { type Assumption, assumptionText, isCovered } from '../trace/assumptions.js';
import { type EntryPoint, type Owner, type PatchTrigger, triggerText } from '../trace/trace.js';
import { heldNow, ownersOf } from './holds.js';
import { recordPatch } from './module-runs.js';
import { noteReplaced } from './patch-dependences.js';
import {
  type Arguments,
  assuming,
  currentAssumption,
  currentStep,
  type Interpreter,
  nextId,
} from './state.js';
import { textOf, truthOf, type Value } from './values.js';

/** Runs the patch function `name` if it is one; false when it is an ordinary name. */
export function runPatch(interpreter: Interpreter, name: string, args: Arguments): boolean {
  if (interpreter.libraries.patchers.patchFunction(name) === undefined) return false;
  notePatch(interpreter, name, { kind: 'call', function: name }, patchArguments(args));
  return true;
}

/** Runs the patch that importing a library performs (`import grequests`); `module` is what was imported. */
export function runImportPatch(interpreter: Interpreter, module: string, patch: ImportPatch): void {
  runLibraryPatch(interpreter, { kind: 'import', module }, patch);
}

/** Runs the patch that calling a library's function performs (`SolBase.voodoo_init()`); `name` is what was called. */
export function runCallPatch(interpreter: Interpreter, name: string, patch: ImportPatch): void {
  runLibraryPatch(interpreter, { kind: 'call', function: name }, patch);
}

function runLibraryPatch(interpreter: Interpreter, by: PatchTrigger, patch: ImportPatch): void {
  const args = { keywords: new Map(Object.entries(patch.keywords)), positional: [], spread: false };
  const run = () => notePatch(interpreter, patch.function, by, args);
  if (patch.conditional) assuming(interpreter, nextId(interpreter), 0, run);
  else run();
}

/** Runs the patch that a launcher performs with its defaults. */
export function runLaunchPatch(interpreter: Interpreter, library: PatcherId, by: PatchTrigger): void {
  const none: PatchArguments = { keywords: new Map(), positional: [], spread: false };
  const patcher = interpreter.libraries.patchers.get(library);
  if (patcher !== undefined) notePatch(interpreter, patcher.defaultFunction, by, none);
}

/** Marks everything as patched that whoever launches the entry point has replaced, by the defaults of the patchers. */
export function patchBeforeLaunch(
  interpreter: Interpreter,
  { patchedBy, patchedWithin = [] }: Pick<EntryPoint, 'patchedBy' | 'patchedWithin'>,
): void {
  const { patchers } = interpreter.libraries;
  const all = [...patchedWithin, ...(patchedBy === undefined ? [] : [patchedBy])];
  const known = all.filter((id) => patchers.get(id) !== undefined);
  for (const library of known) {
    for (const name of patchers.replacedByDefault(library))
      interpreter.patched.set(name, [{ library, assumption: undefined }]);
    interpreter.settledOutside.set(library, new Set());
  }
  interpreter.patchKey = known.join();
}

/**
 * Conditions under which one name is replaced, each by itself, that are told apart: each is compared with those before it, and with
 * what is held by then. Nobody writes so many.
 */
const mostConditions = 50;

/** The patch function `functionName` runs with `args`, because of `by`. */
export function notePatch(
  interpreter: Interpreter,
  functionName: string,
  by: PatchTrigger,
  args: PatchArguments,
): void {
  const patcher = interpreter.libraries.patchers.patchFunction(functionName);
  if (patcher === undefined) return;
  const replaced = replacement(patcher, args);
  const { library } = replaced;
  const assumption = currentAssumption(interpreter);
  const step = currentStep(interpreter, triggerText(by));
  const fresh = new Set<string>();
  const over = new Set<string>();
  const again = new Set<string>();
  for (const name of [...replaced.certain, ...replaced.possible].map(canonicalName)) {
    const owners = ownersOf(interpreter, name);
    if (owners.length > mostConditions) continue;
    const own = assumptionsOf(owners, library);
    if (owners.length === 0) fresh.add(name);
    else if (own.length === 0) over.add(name);
    else if (!isCovered(assumption, own, library)) again.add(name);
  }
  const isNew = fresh.size + over.size + again.size > 0;
  interpreter.events.push({
    kind: 'patch',
    order: nextId(interpreter),
    step,
    assumption,
    by,
    function: functionName,
    args,
    replacement: replaced,
    fresh,
    over,
    again,
    held: interpreter.host.keepsPatches && isNew ? heldNow(interpreter) : [],
  });
  if (!interpreter.host.keepsPatches) return;
  const { patched, settledOutside, patchKey, patchings, trail } = interpreter;
  const said = ` ${library}:${functionName}${argumentsText(args)}@${assumptionText(assumption)}`;
  // A loop repeats it, and nothing is another one for that.
  if (isNew || !patchKey.includes(said)) interpreter.patchKey = patchKey + said;
  recordPatch(interpreter, { function: functionName, by, args });
  interpreter.patchings = isNew ? patchings + 1 : patchings;
  trail.push(() => {
    interpreter.patchKey = patchKey;
    interpreter.patchings = patchings;
  });
  for (const name of [...fresh, ...over, ...again]) {
    noteReplaced(interpreter, name);
    const before = patched.get(name) ?? [];
    patched.set(name, [...before, { library, assumption }]);
    trail.push(() => (before.length === 0 ? patched.delete(name) : patched.set(name, before)));
  }
  const settled = settledOutside.get(library);
  if (settled?.size === 0) return;
  // What comes too late may still be cured.
  const isFinal = (interpreter.libraries.patchers.get(library)?.cures ?? []).length === 0;
  const branchings = isFinal ? branchingsOfPatches(interpreter, library) : undefined;
  if (branchings === undefined) return;
  settledOutside.set(library, branchings);
  trail.push(() => {
    if (settled === undefined) settledOutside.delete(library);
    else settledOutside.set(library, settled);
  });
}

function argumentsText({ keywords, positional, spread }: PatchArguments): string {
  return JSON.stringify([[...keywords], positional, spread]);
}

/** Whether everything has been patched that `library` patches by default and that is dangerous to hold, maybe under conditions. */
export function hasPatchedByDefault(interpreter: Interpreter, library: PatcherId): boolean {
  const { patchers } = interpreter.libraries;
  const replaced = patchers.replacedByDefault(library);
  return patchers
    .effects(library)
    .every(
      ({ name }) => !replaced.has(name) || assumptionsOf(patchedBy(interpreter, name), library).length > 0,
    );
}

function patchedBy({ patched }: Interpreter, name: QualifiedName): readonly Owner[] {
  return patched.get(name) ?? [];
}

/**
 * The branchings in which all that is awaited of `library` has been patched: outside of them it is patched wherever the program
 * goes. Undefined as long as something may not be.
 */
function branchingsOfPatches(interpreter: Interpreter, library: PatcherId): ReadonlySet<number> | undefined {
  const branchings = new Set<number>();
  for (const name of interpreter.awaited.get(library) ?? []) {
    const own = assumptionsOf(patchedBy(interpreter, name), library);
    if (!isCovered(undefined, own, library)) return undefined;
    if (own.includes(undefined)) continue;
    for (let at = own[0]; at !== undefined; at = at.outer) branchings.add(at.branching);
  }
  return branchings;
}

/** What was assumed each time that `library` has replaced something whose owners are `owners`. */
function assumptionsOf(owners: readonly Owner[], library: PatcherId): readonly (Assumption | undefined)[] {
  return owners.flatMap((owner) => (owner.library === library ? [owner.assumption] : []));
}

function patchArguments(args: Arguments): PatchArguments {
  return {
    keywords: new Map([...args.keywords].map(([name, value]) => [name, argumentValue(value)])),
    positional: args.positional.map(argumentValue),
    spread: args.open,
  };
}

/** The text or texts of an argument where they are known, else its truth. */
function argumentValue(value: Value): ArgumentValue {
  const texts = (value.kind === 'sequence' ? value.elements.map((slot) => slot.value) : [value]).map(
    (one) => textOf(one) ?? '',
  );
  return texts.length > 0 && texts.every((text) => text !== '') ? texts : truthOf(value);
}
