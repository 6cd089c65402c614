import type { PatcherSet } from '../patchers/index.js';
import type { ClashKind, PatcherId, QualifiedName } from '../patchers/types.js';
import {
  type Assumption,
  assumptionText,
  compatible,
  doubtsBeyond,
  isPossible,
  isWithout,
} from './assumptions.js';
import { type EntryPoint, type PatchEvent, runsInImport, stepsOf } from './trace.js';

/** A patch in a process that another patcher of green threads has patched before. */
export interface Clash {
  /** The patcher that was first. */
  readonly after: PatcherId;
  /** Its first patch; undefined where whoever launched the process has made it. */
  readonly first: PatchEvent | undefined;
  readonly second: PatchEvent;
  /** What comes of it, worst first. */
  readonly comes: readonly ClashKind[];
  /** Nothing had to be assumed. */
  readonly isCertain: boolean;
}

/**
 * The patches of one entry point, `patches` in the order in which they ran, that come after those of another patcher, in that
 * order. Patches of which one excludes the other, or that depend on a condition each, are alternatives.
 */
export function clashesIn(
  entry: EntryPoint,
  patches: readonly PatchEvent[],
  patchers: PatcherSet,
): readonly Clash[] {
  // In a loop the same patch runs many times over: it is asked about once for each that is another one.
  const before: PatchEvent[] = [];
  const seen = new Set<string>();
  const known = new Map<string, readonly Clash[]>();
  return patches.flatMap((second) => {
    const key = sameness(second);
    const here = `${before.length} ${key}`;
    const clashes = known.get(here) ?? clashesOf(entry, before, second, patchers);
    known.set(here, clashes);
    if (!seen.has(key)) before.push(second);
    seen.add(key);
    return clashes.map((clash) => ({ ...clash, second }));
  });
}

/** What two patches have in common that replace the same by way of the same statements, under the same assumptions. */
function sameness({
  step,
  assumption,
  replacement: { library, certain, possible, rejected },
}: PatchEvent): string {
  const way = stepsOf(step).map(({ activation, span }) => `${activation.path}:${span.start}`);
  return [...way, assumptionText(assumption), library, certain.size, possible.size, rejected].join(' ');
}

function clashesOf(
  entry: EntryPoint,
  before: readonly PatchEvent[],
  second: PatchEvent,
  patchers: PatcherSet,
): readonly Clash[] {
  const rows = patchers.get(second.replacement.library)?.clashes ?? [];
  if (second.replacement.rejected !== undefined || !isPossible(second.assumption)) return [];
  const own = replacedBy([second]);
  const isImporting = second.by.kind === 'import' || runsInImport(second.step, entry);
  return [...new Set(rows.map(({ after }) => after))].flatMap((after): readonly Clash[] => {
    const earlier = before.filter(
      (one) => one.replacement.library === after && areOfOneRun(one, second, after),
    );
    const isLaunched = entry.patchedBy === after && asksForNothing(second.assumption);
    const [first] = earlier;
    if (first === undefined && !isLaunched) return [];
    const theirs = replacedBy(earlier);
    if (isLaunched) for (const name of patchers.replacedByDefault(after)) theirs.add(name);
    const comes = rows.flatMap((row) => {
      const applies =
        row.after === after &&
        (row.whileImporting !== true || isImporting) &&
        (row.theirs?.some((name) => theirs.has(name)) ?? true) &&
        (row.own?.some((name) => own.has(name)) ?? true);
      return applies ? [row.comes] : [];
    });
    if (comes.length === 0) return [];
    const isCertain =
      second.replacement.possible.size === 0 &&
      second.assumption === undefined &&
      (isLaunched || earlier.some(({ assumption }) => assumption === undefined));
    return [{ after, first: isLaunched ? undefined : first, second, comes, isCertain }];
  });
}

function replacedBy(patches: readonly PatchEvent[]): Set<QualifiedName> {
  return new Set(patches.flatMap(({ replacement: { certain, possible } }) => [...certain, ...possible]));
}

/** Whether both patches can be of one run, and nobody has chosen between them. */
function areOfOneRun(first: PatchEvent, second: PatchEvent, after: PatcherId): boolean {
  if (first.replacement.rejected !== undefined || !isPossible(first.assumption)) return false;
  if (!compatible(first.assumption, second.assumption)) return false;
  // `try: import eventlet …` / `except ImportError:` the other one.
  const { library } = second.replacement;
  if (isWithout(second.assumption, after) || isWithout(first.assumption, library)) return false;
  const [ofFirst, ofSecond] = [
    doubtsBeyond(second.assumption, first.assumption),
    doubtsBeyond(first.assumption, second.assumption),
  ].map((doubts) => doubts.some(({ isUsual }) => isUsual !== true));
  // Of several ways to start a program a launcher is one: who asks before patching knows of them.
  return !(ofSecond && (ofFirst || first.by.kind === 'launch'));
}

/** Whether nothing is assumed that somebody has to ask for. */
function asksForNothing(assumption: Assumption | undefined): boolean {
  return doubtsBeyond(undefined, assumption).every(({ isUsual }) => isUsual === true);
}
