import type { Settings } from '../config/settings.js';
import { type EntryPoints, entryPointAt, findEntryPoints } from '../execution/entry-points.js';
import { lateReferences } from '../execution/late.js';
import type { Libraries } from '../execution/libraries/facts.js';
import { librariesOf } from '../execution/libraries/index.js';
import { outsideWorld, runEntryPoint } from '../execution/run.js';
import type { EntryPoint, GapEvent, PatchEvent } from '../execution/trace.js';
import { topLevelOf } from '../modules/module-name.js';
import type { Program } from '../modules/program.js';
import { addressOf } from '../modules/resolver.js';
import type { FilePath } from '../tree/file-path.js';
import { withoutAlternatives } from './alternatives.js';
import { type Observer, unobserved } from './observer.js';
import { pythonTarget } from './python-target.js';
import { type PlacedReference, place } from './sites.js';

/** What running every entry point on paper brought to light. */
export interface Exploration {
  readonly placed: readonly PlacedReference[];
  readonly gaps: readonly { readonly entry: EntryPoint; readonly gap: GapEvent }[];
  readonly entries: readonly EntryPoint[];
  readonly patches: readonly { readonly entry: EntryPoint; readonly patch: PatchEvent }[];
}

/** What exploring a whole program brought to light. */
export interface ProgramExplored extends Exploration {
  readonly found: EntryPoints;
}

/**
 * Runs every entry point that can lead to a patch, then what patches and was reached from none of them. A guessed entry
 * point of a package whose known ones have patched everything is taken to be loaded by them (plug-ins, views and
 * back ends that are imported by a name), unless it has to do with the patch itself; a declared plug-in always is.
 */
export function explore(
  program: Program,
  files: readonly FilePath[],
  settings: Settings,
  observe: Observer = unobserved,
): ProgramExplored {
  const libraries = knownLibraries(program, settings);
  const found = findEntryPoints(
    program,
    files,
    outsideWorld(program, libraries),
    settings.launches.map(({ launch }) => launch),
    libraries,
  );
  const { patchFiles, leadingTo, isNearPatch, isPlugin } = found;
  const packageOf = (path: FilePath) => {
    const { root, module } = addressOf(path, program.layout);
    return `${root}/${topLevelOf(module)}`;
  };
  const known = found.entries.filter((entry) => entry.evidence === 'known');
  const first = exploreEntries(program, known, settings, observe);
  const patched = new Set([...first.settled].map(packageOf));
  const patchedBy = new Set(
    first.patches.flatMap(({ patch }) => (patch.fresh.size > 0 ? [patch.step.activation.path] : [])),
  );
  const guessed = found.entries.filter(
    ({ evidence, path }) =>
      evidence === 'guess' && (isNearPatch(path, patchedBy) || !patched.has(packageOf(path))),
  );
  const second = exploreEntries(program, guessed, settings, observe);
  // What an entry point imports after it has patched everything was not followed, but is in good order there.
  const settled = new Set([...first.settled, ...second.settled]);
  const entered = new Set([...first.entered, ...second.entered]);
  const isSettled = (path: FilePath) => [...leadingTo(path)].some((before) => settled.has(before));
  const isLoadedPatched = (path: FilePath) => isPlugin(path) && patched.has(packageOf(path));
  const rest = patchFiles.filter((path) => !entered.has(path) && !isSettled(path) && !isLoadedPatched(path));
  const leftOver = rest.map((path) => entryPointAt(program, path, 'reached from no entry point'));
  const third = exploreEntries(program, leftOver, settings, observe);
  const rounds = [first, second, third];
  return {
    placed: rounds.flatMap(({ placed }) => placed),
    gaps: rounds.flatMap(({ gaps }) => gaps),
    entries: [...known, ...guessed, ...leftOver],
    patches: rounds.flatMap(({ patches }) => patches),
    found,
  };
}

/** What is known of libraries where `program` runs. */
export function knownLibraries(program: Program, settings: Settings): Libraries {
  return librariesOf(program, settings.libraries, settings.pythonVersion);
}

interface EntriesExplored extends Exploration {
  /** Files whose modules ran. */
  readonly entered: ReadonlySet<FilePath>;
  /** Entry points that had patched everything before their import time ended. */
  readonly settled: ReadonlySet<FilePath>;
}

/** Runs `entries` and places what is late. */
export function exploreEntries(
  program: Program,
  entries: readonly EntryPoint[],
  settings: Settings,
  observe: Observer = unobserved,
): EntriesExplored {
  const libraries = knownLibraries(program, settings);
  const placed: PlacedReference[] = [];
  const gaps: { entry: EntryPoint; gap: GapEvent }[] = [];
  const entered = new Set<FilePath>();
  const settled = new Set<FilePath>();
  const patches: { entry: EntryPoint; patch: PatchEvent }[] = [];
  for (const [index, entry] of entries.entries()) {
    observe('entry-points', index, entries.length);
    const trace = runEntryPoint(program, entry, settings.pythonVersion, 'settled', libraries);
    if (!trace.complete) settled.add(entry.path);
    const python = pythonTarget(program.snapshot, entry.path, settings);
    placed.push(...place(withoutAlternatives(lateReferences(trace, python)), entry));
    for (const event of trace.events) {
      if (event.kind === 'gap') gaps.push({ entry, gap: event });
      else if (event.kind === 'enter' && event.path !== undefined) entered.add(event.path);
      else if (event.kind === 'patch') patches.push({ entry, patch: event });
    }
  }
  return { placed, gaps, entries, entered, settled, patches };
}
