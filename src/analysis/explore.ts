import { requiredPython } from '../config/requires-python.js';
import type { Settings } from '../config/settings.js';
import { entryPointAt, findEntryPoints } from '../execution/entry-points.js';
import { lateReferences } from '../execution/late.js';
import { outsideWorld, runEntryPoint } from '../execution/run.js';
import type { EntryPoint, GapEvent } from '../execution/trace.js';
import type { Program } from '../modules/program.js';
import type { FilePath } from '../tree/file-path.js';
import { type PlacedReference, place } from './sites.js';

/** What running every entry point on paper brought to light. */
export interface Exploration {
  readonly placed: readonly PlacedReference[];
  readonly gaps: readonly { readonly entry: EntryPoint; readonly gap: GapEvent }[];
  readonly entries: readonly EntryPoint[];
}

/** Runs every entry point that can lead to a patch, then what patches and was reached from none of them. */
export function explore(program: Program, files: readonly FilePath[], settings: Settings): Exploration {
  const { entries, patchFiles, leadingTo } = findEntryPoints(program, files, outsideWorld(program));
  const found = exploreEntries(program, entries, settings);
  // What an entry point imports after it has patched everything was not followed, but is in good order there.
  const isSettled = (path: FilePath) => [...leadingTo(path)].some((before) => found.settled.has(before));
  const rest = patchFiles.filter((path) => !found.entered.has(path) && !isSettled(path));
  const leftOver = rest.map((path) => entryPointAt(program, path, 'reached from no entry point'));
  const more = exploreEntries(program, leftOver, settings);
  return {
    placed: [...found.placed, ...more.placed],
    gaps: [...found.gaps, ...more.gaps],
    entries: [...entries, ...leftOver],
  };
}

interface EntriesExplored extends Exploration {
  /** Files whose modules ran. */
  readonly entered: ReadonlySet<FilePath>;
  /** Entry points that had patched everything before their import time ended. */
  readonly settled: ReadonlySet<FilePath>;
  /** Full names of everything that patched. */
  readonly patchCalls: ReadonlySet<string>;
}

/** Runs `entries` and places what is late. */
export function exploreEntries(
  program: Program,
  entries: readonly EntryPoint[],
  settings: Settings,
): EntriesExplored {
  const placed: PlacedReference[] = [];
  const gaps: { entry: EntryPoint; gap: GapEvent }[] = [];
  const entered = new Set<FilePath>();
  const settled = new Set<FilePath>();
  const patchCalls = new Set<string>();
  for (const entry of entries) {
    const trace = runEntryPoint(program, entry, settings.pythonVersion, 'settled');
    if (!trace.complete) settled.add(entry.path);
    const python = settings.pythonVersion ?? requiredPython(program.snapshot, entry.path);
    placed.push(...place(lateReferences(trace, python), entry));
    for (const event of trace.events) {
      if (event.kind === 'gap') gaps.push({ entry, gap: event });
      else if (event.kind === 'enter' && event.path !== undefined) entered.add(event.path);
      else if (event.kind === 'patch') patchCalls.add(event.call);
    }
  }
  return { placed, gaps, entries, entered, settled, patchCalls };
}
