import type { Libraries } from '../interpreter/library-model.js';
import type { SharedRuns } from '../interpreter/recording.js';
import type { PossiblePatches } from '../patchers/types.js';
import { parentOf, prefixesOf } from '../project/module-name.js';
import type { Program } from '../project/program.js';
import type { FilePath } from '../project/snapshot.js';
import type { EntryPoint, ImportTrace } from '../trace/trace.js';

/** What the start of a program depends on beside its entry point. */
interface StartedWith {
  readonly program: Program;
  readonly libraries: Libraries;
  readonly siteModules: readonly FilePath[];
  readonly possible: PossiblePatches | undefined;
}

/**
 * The trace of `entry` by `run`, which also gives the stage of the launch that it ended in: the modules of the site, the packages
 * around the module, one after the other, and the module. Where a package patches everything, that of each program in it is over
 * before anything else begins: all of them have the same one, which is made once.
 */
export function startedInPackage(
  { starts, isOn }: SharedRuns,
  entry: EntryPoint,
  started: StartedWith,
  run: () => { readonly trace: ImportTrace; readonly stage: number },
): ImportTrace {
  const conditions = isOn ? conditionsOf(entry, started) : undefined;
  if (conditions === undefined) return run().trace;
  const ofProgram = starts.get(started.program) ?? new Map<string, ImportTrace>();
  starts.set(started.program, ofProgram);
  const packages = prefixesOf(entry.module).slice(0, -1);
  for (const pkg of packages) {
    const known = ofProgram.get(`${pkg} ${conditions}`);
    if (known !== undefined) return { ...known, entry, statements: 0 };
  }
  const { trace, stage } = run();
  const last = packages[stage - started.siteModules.length - 1];
  if (trace.stopped && last !== undefined) ofProgram.set(`${last} ${conditions}`, trace);
  return trace;
}

/** What decides how the packages around the module run; undefined where that is not all that runs before the module. */
function conditionsOf(
  { module, searchFolder, plan, tests, patchedBy, patchedWithin, environment, preloaded }: EntryPoint,
  { libraries, siteModules, possible }: StartedWith,
): string | undefined {
  const isAlone = plan === undefined || plan.start.isTargetAlone === true;
  if (parentOf(module) === undefined || !isAlone || tests !== undefined) return undefined;
  return JSON.stringify([
    searchFolder,
    patchedBy,
    patchedWithin,
    [...(environment ?? [])],
    [...preloaded],
    libraries.owner,
    siteModules,
    possible === undefined ? 'any' : [...possible].map(([id, names]) => [id, [...names].sort()]).sort(),
  ]);
}
