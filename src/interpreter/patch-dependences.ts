import type { QualifiedName } from '../patchers/types.js';
import { type Assumption, assumptionText } from '../trace/assumptions.js';
import type { AskedPatches, PatchDependence } from './recording.js';
import { currentAssumption, type Interpreter, isComplete } from './state.js';

// What a module run depends on of what had been patched when it began: whose the names were that it asked for, and seldom more. Most
// modules ask for few of the names that patches replace, and do the same whatever else has been patched.

/** Where a module run begins. */
export type BeforePatches = Pick<Interpreter, 'patchKey' | 'patchings'>;

/** Nothing has been asked. */
export function nothingAsked(): AskedPatches {
  return { owners: new Map(), asksAwaited: false, asksAll: false };
}

/** What runs depends on who has replaced the canonical `name`. */
export function noteOwners(interpreter: Interpreter, name: QualifiedName): void {
  const { recording, libraries } = interpreter;
  if (recording === undefined || !libraries.patchers.replaceable.has(name)) return;
  const { owners } = recording.patches;
  if (!owners.has(name)) owners.set(name, ownersAsText(interpreter, name));
}

/** `name` is about to be replaced: all that runs by now, however far out, depends on who had replaced it when that began. */
export function noteReplaced(interpreter: Interpreter, name: QualifiedName): void {
  const text = ownersAsText(interpreter, name);
  for (const { patches } of interpreter.recordings)
    if (!patches.owners.has(name)) patches.owners.set(name, text);
}

/** What runs depends on what is awaited. */
export function noteAwaited({ recording }: Interpreter): void {
  if (recording !== undefined) recording.patches.asksAwaited = true;
}

/** What runs depends on all that has been patched. */
export function noteAllPatches({ recording }: Interpreter): void {
  if (recording !== undefined) recording.patches.asksAll = true;
}

/** What the run that has asked this depends on; it began at `before`, where `around` was assumed, and ends now. */
export function dependenceOf(
  interpreter: Interpreter,
  { owners, asksAwaited, asksAll }: AskedPatches,
  before: BeforePatches,
  around: Assumption | undefined,
): PatchDependence {
  const patchings = interpreter.patchings - before.patchings;
  const texts = [...owners.values()].join('');
  // Where all that is awaited has been patched by now, the rest of it may not run at all.
  const needsAll = asksAll || (patchings > 0 && isComplete(interpreter));
  return {
    owners,
    outer: patchings > 0 || /@\d/.test(texts) ? assumptionText(around) : undefined,
    awaited: asksAwaited ? interpreter.awaitedKey : undefined,
    all: needsAll ? allAsText(interpreter, before.patchKey, around) : undefined,
    patchings,
    isUnpatched: texts === '',
  };
}

/** Whether a run that depends on this would find the same if it began now. */
export function findsSamePatches(interpreter: Interpreter, dependence: PatchDependence): boolean {
  const { owners, outer, awaited, all, isUnpatched } = dependence;
  const around = currentAssumption(interpreter);
  if (all !== undefined) return all === allAsText(interpreter, interpreter.patchKey, around);
  if (outer !== undefined && outer !== assumptionText(around)) return false;
  if (awaited !== undefined && awaited !== interpreter.awaitedKey) return false;
  if (isUnpatched && interpreter.patched.size === 0) return true;
  for (const [name, text] of owners) if (ownersAsText(interpreter, name) !== text) return false;
  return true;
}

/** Whether as much was patched, since `before`, by a run that depends on this and was gone through again. */
export function hasPatchedSame(
  interpreter: Interpreter,
  { all, patchings }: PatchDependence,
  before: BeforePatches,
): boolean {
  if (interpreter.patchings - before.patchings !== patchings) return false;
  return patchings === 0 || all !== undefined || !isComplete(interpreter);
}

function ownersAsText({ patched }: Interpreter, name: QualifiedName): string {
  const owners = patched.get(name);
  if (owners === undefined) return '';
  return owners.map(({ library, assumption }) => `${library}@${assumptionText(assumption)}`).join();
}

function allAsText({ awaitedKey }: Interpreter, patchKey: string, around: Assumption | undefined): string {
  return [patchKey, awaitedKey, assumptionText(around)].join('|');
}
