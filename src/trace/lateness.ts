import type { PatcherSet } from '../patchers/index.js';
import type { ImportedFirst } from '../patchers/patcher.js';
import { type HoldEffect, type PatcherId, type PythonTarget, severityRank } from '../patchers/types.js';
import { Comparisons, isCovered, isPossible, joined } from './assumptions.js';
import {
  type EntryPoint,
  type HoldEvent,
  type ImportTrace,
  type LoadEvent,
  type Owner,
  type PatchEvent,
  runsInImport,
  type ThreadEvent,
} from './trace.js';

/** A patch that came after something had taken hold of what it replaces, or had merely loaded it. */
export type LateReference =
  | {
      readonly kind: 'held';
      readonly patch: PatchEvent;
      readonly event: HoldEvent;
      readonly effect: HoldEffect;
      readonly certainty: Certainty;
    }
  | {
      readonly kind: 'loaded';
      readonly patch: PatchEvent;
      readonly event: LoadEvent;
      readonly certainty: Certainty;
      /** What comes of it, where the patch had to be first. */
      readonly first?: ImportedFirst;
    };

/** `certain`: nothing had to be assumed; `assumed`: one condition; `doubtful`: more than one. */
export type Certainty = 'certain' | 'assumed' | 'doubtful';

/**
 * Everything in `trace` that a later patch leaves stale, in the order of the patches and then of the holds.
 * What an earlier patch had replaced already, or what lies in a branch that excludes the patch, is not late.
 */
export function lateReferences(
  trace: ImportTrace,
  python: PythonTarget,
  patchers: PatcherSet,
): readonly LateReference[] {
  const late: LateReference[] = [];
  /** By whose patches each of them is stale. */
  const stale = new Map<HoldEvent, Set<PatcherId>>();
  const comparisons = new Comparisons();
  const earlier: (HoldEvent | LoadEvent)[] = [];
  const alive = new Map<object, ThreadEvent>();
  const waitedFor = new Map<object, ThreadEvent>();
  const patches: PatchEvent[] = [];
  for (const event of trace.events) {
    if (event.kind === 'thread') {
      if (event.isJoined && alive.has(event.thread)) waitedFor.set(event.thread, event);
      if (event.does === 'ends') alive.delete(event.thread);
      else if (!alive.has(event.thread)) alive.set(event.thread, event);
    }
    // What the program itself held may have been let go since: the patch knows what was left.
    else if (event.kind === 'load' || (event.kind === 'hold' && event.library !== undefined))
      earlier.push(event);
    else if (event.kind === 'patch' && event.fresh.size + event.over.size + event.again.size > 0) {
      const { library } = event.replacement;
      if (!comparisons.goTo(event.assumption, library)) continue;
      const broken = brokenImports(trace.entry, event, patches, [...alive.values()], comparisons, patchers);
      patches.push(event);
      const isTold = new Set(broken.map(({ event: { instance } }) => instance));
      for (const before of [...earlier, ...event.held].sort((a, b) => a.order - b.order)) {
        const { instance } = before.kind === 'hold' ? before : {};
        if (instance !== undefined && (isTold.has(instance) || isOver(waitedFor.get(instance), comparisons)))
          continue;
        // Who patches once more leaves nothing stale that is.
        if (
          before.kind === 'hold' &&
          event.again.has(before.name) &&
          stale.get(before)?.has(library) === true
        )
          continue;
        const reference = lateness(before, event, comparisons, python, patchers);
        if (reference === undefined) continue;
        late.push(reference);
        if (before.kind === 'hold') stale.set(before, (stale.get(before) ?? new Set()).add(library));
      }
      for (const one of broken) late.push(one);
    }
  }
  return late.filter(isWorthAWord);
}

/** What is harmless as far as is known is worth no word where it is not even known to be there. */
function isWorthAWord(reference: LateReference): boolean {
  return (
    reference.kind === 'loaded' ||
    reference.effect.effect !== 'native-lock' ||
    reference.certainty === 'certain'
  );
}

/**
 * Whether a thread that was `joined` has ended wherever the patch runs. It is never started again, and to wait for it once more takes
 * no time (ran: gevent 26.9.0 and eventlet 0.41.3, Python 3.11.7 and 3.13.0).
 */
function isOver(joined: ThreadEvent | undefined, patch: Comparisons): boolean {
  return joined !== undefined && !patch.of(joined.assumption).hasDoubts;
}

/**
 * The threads of `alive` that make the import fail in which `patch` runs: that one replaces the identities by which the lock of
 * the import knows its owner, and mends it only where there is no other thread. Whether one is alive is not known for certain.
 */
function brokenImports(
  entry: EntryPoint,
  patch: PatchEvent,
  before: readonly PatchEvent[],
  alive: readonly ThreadEvent[],
  comparisons: Comparisons,
  patchers: PatcherSet,
): readonly Extract<LateReference, { kind: 'held' }>[] {
  const { library } = patch.replacement;
  const effect = patchers.get(library)?.whileThreadsRun;
  const isImporting = patch.by.kind === 'import' || runsInImport(patch.step, entry);
  if (effect === undefined || !isImporting) return [];
  const replaces = ({ fresh, again }: PatchEvent) =>
    effect.own.some((name) => fresh.has(name) || again.has(name));
  if (!replaces(patch)) return [];
  // Those that have replaced them under some conditions.
  const owners = before.flatMap((one) =>
    one.replacement.library === library && replaces(one) ? [{ library, assumption: one.assumption }] : [],
  );
  return alive.flatMap((thread) => {
    const { order, step, assumption, name, isLoading } = thread;
    const event: HoldEvent = {
      kind: 'hold',
      order,
      step,
      assumption,
      name,
      form: 'instance',
      holder: step.activation.module,
      where: '',
      instance: thread.thread,
      curedFor: new Set(),
      owners: [...owners, undefined],
      library: undefined,
    };
    if (!areOfOneRun(event, comparisons)) return [];
    if (owners.length > 0 && !mayBeLeft(event, patch, comparisons)) return [];
    const { consequence, source, ofLoading } = effect;
    const told = {
      library,
      name,
      forms: ['instance'],
      effect: 'crash',
      severity: 'error',
      consequence: isLoading ? ofLoading.consequence : consequence,
      source: isLoading ? ofLoading.source : source,
    } as const;
    return [{ kind: 'held', patch, event, effect: told, certainty: isLoading ? 'certain' : 'assumed' }];
  });
}

/** Whether nothing says that `event` happens only where `patch`, which can happen, does not. */
function areOfOneRun({ assumption }: HoldEvent | LoadEvent, patch: Comparisons): boolean {
  const { isCompatible, isWithout } = patch.of(assumption);
  return (
    isCompatible &&
    // `try: from gevent import sleep` / `except ImportError: from time import sleep`: what then patches is not gevent.
    !isWithout &&
    !dependsOnBoth(assumption, patch) &&
    isPossible(assumption)
  );
}

function lateness(
  event: HoldEvent | LoadEvent,
  patch: PatchEvent,
  comparisons: Comparisons,
  python: PythonTarget,
  patchers: PatcherSet,
): LateReference | undefined {
  if (!areOfOneRun(event, comparisons)) return undefined;
  const { library } = patch.replacement;
  if (event.kind === 'load') {
    const { first, loaded = [] } = patchers.get(library) ?? {};
    if (first?.before.includes(event.module) === true)
      return { kind: 'loaded', patch, event, certainty: certaintyOf(event, comparisons, true), first };
    if (!loaded.includes(event.module)) return undefined;
    const rewritten = [...patch.fresh].some((name) => name.startsWith(`${event.module}.`));
    return rewritten
      ? { kind: 'loaded', patch, event, certainty: certaintyOf(event, comparisons, true) }
      : undefined;
  }
  if (event.curedFor.has(library)) return undefined;
  // Who may have replaced it before is asked where the patch runs.
  const owners = event.owners.filter(
    (owner) => owner === undefined || comparisons.of(owner.assumption).isCompatible,
  );
  const hold = owners.length === event.owners.length ? event : { ...event, owners };
  const effects = owners.flatMap(
    (owner) => effectOf(hold, owner, patch, comparisons, python, patchers) ?? [],
  );
  const [effect] = effects.sort((a, b) => severityRank[a.severity] - severityRank[b.severity]);
  if (effect === undefined) return undefined;
  const replaced = patch.replacement.certain.has(event.name) && owners.length === 1;
  const { assumption } = event;
  const isGuess = comparisons.of(assumption).isGuess || comparisons.patchIsGuess(assumption);
  const told =
    isGuess && effect.severity === 'error' ? ({ ...effect, severity: 'warning' } as const) : effect;
  return { kind: 'held', patch, event, effect: told, certainty: certaintyOf(event, comparisons, replaced) };
}

/** What becomes of the hold if its object is that of `owner`, or the original: where `patch` finds that in its place. */
function effectOf(
  event: HoldEvent,
  owner: Owner | undefined,
  patch: PatchEvent,
  comparisons: Comparisons,
  python: PythonTarget,
  patchers: PatcherSet,
): HoldEffect | undefined {
  const { name, form, owners } = event;
  const { library } = patch.replacement;
  // What was held before anybody patched is late for the first who does.
  const isReplaced =
    owners.length === 1 && owner === undefined
      ? patch.fresh.has(name) || patch.again.has(name)
      : patch.over.has(name) ||
        (owner === undefined && patch.again.has(name) && mayBeLeft(event, patch, comparisons));
  if (!isReplaced) return undefined;
  return event.library === undefined
    ? patchers.effectOf(library, name, form, python, owner?.library)
    : patchers.effectOfHold(library, event.library.hold, python, owner?.library);
}

/**
 * Whether the original may be there where `patch` runs, which others of its patcher have come before under some conditions. Who
 * patches under one condition and then under another is taken to know why.
 */
function mayBeLeft({ owners, assumption }: HoldEvent, patch: PatchEvent, comparisons: Comparisons): boolean {
  const { library } = patch.replacement;
  if (comparisons.patchIsUnusual(assumption)) return false;
  const before = owners.flatMap((owner) => (owner?.library === library ? [owner.assumption] : []));
  return !isCovered(joined(assumption, patch.assumption), before, library);
}

/**
 * The hold happens under one condition and the patch under another: nothing says that both are ever true in one run, and who
 * guards both usually knows. What is there unless somebody says otherwise, a hold or a patch, is there where the other one is,
 * but where somebody has asked for the hold; and that a patcher can be imported is no condition of its patch. What is only held
 * where a package is installed that nobody knows is not there.
 */
function dependsOnBoth(assumption: HoldEvent['assumption'], patch: Comparisons): boolean {
  const { isRare, isUnusual, isAskedFor } = patch.of(assumption);
  if (isRare || !isUnusual) return isRare;
  return isAskedFor ? patch.patchHasDoubts(assumption) : patch.patchIsUnusual(assumption);
}

function certaintyOf(
  { assumption }: HoldEvent | LoadEvent,
  patch: Comparisons,
  replaced: boolean,
): Certainty {
  const isAssumed = patch.of(assumption).hasDoubts || patch.patchHasDoubts(assumption);
  const assumptions = (replaced ? 0 : 1) + (isAssumed ? 1 : 0);
  return assumptions === 0 ? 'certain' : assumptions === 1 ? 'assumed' : 'doubtful';
}
