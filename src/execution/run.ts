import { stdlibModule } from '../knowledge/index.js';
import type { PythonVersion } from '../knowledge/types.js';
import { isLegacyNamespace, type Program } from '../modules/program.js';
import { createResolver, type OutsideWorld } from '../modules/resolver.js';
import { launch } from './launch-plan.js';
import type { Libraries } from './libraries/facts.js';
import { measuredLibraries } from './libraries/measured.js';
import { isSettled, type Machine, noteGap, withinStack } from './machine.js';
import { newMachine } from './new-machine.js';
import { patchBeforeLaunch } from './patches.js';
import type { EntryPoint, ImportTrace } from './trace.js';

/** What lies outside of the repository, as far as it is known. */
export function outsideWorld(
  program: Program,
  libraries: Libraries = measuredLibraries(program.mentions),
): OutsideWorld {
  return {
    isStandardLibrary: (module) => stdlibModule(module) !== undefined,
    isKnownLibrary: (module) => libraries.knows(module),
    isLegacyNamespace: (path) => isLegacyNamespace(program, path),
  };
}

/**
 * Runs import time on paper: executes the entry point's module, and every first-party module it imports, in the
 * order CPython would, and records what is held, loaded and patched when. With `until: 'settled'` it stops where
 * everything is patched for certain, since nothing after that can be late.
 */
export function runEntryPoint(
  program: Program,
  entry: EntryPoint,
  python: PythonVersion | undefined,
  until: Machine['until'] = 'end',
  libraries: Libraries = measuredLibraries(program.mentions),
): ImportTrace {
  const resolver = createResolver(program.layout, entry.searchFolder, outsideWorld(program, libraries));
  const machine = newMachine({ program, resolver, entry, python, libraries, environment: undefined, until });
  if (entry.patchedBy !== undefined) patchBeforeLaunch(machine, entry.patchedBy);
  if (!withinStack(() => launch(machine, entry))) {
    const reason = 'imports, calls and blocks nest too deep';
    noteGap(machine, reason);
  }
  return { entry, events: machine.events, complete: !(until === 'settled' && isSettled(machine)) };
}
