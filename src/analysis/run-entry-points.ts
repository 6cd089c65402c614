import { requiredPython } from '../config/requires-python.js';
import type { Settings } from '../config/settings.js';
import { type EntryPoints, entryPointAt, findEntryPoints } from '../entry-points/discovery.js';
import { patchesForTests, possibleFrom, runEntryPoint, type Target } from '../entry-points/startup.js';
import { librariesOf } from '../environment/index.js';
import type { Formatting } from '../formatters/index.js';
import type { Libraries } from '../interpreter/library-model.js';
import { sharedRuns } from '../interpreter/module-runs.js';
import type { SharedRuns } from '../interpreter/recording.js';
import { builtInLaunchers } from '../launchers/index.js';
import type { PatcherSet } from '../patchers/index.js';
import { type PossiblePatches, type PythonTarget, severityRank } from '../patchers/types.js';
import { isTestFile } from '../project/file-kinds.js';
import { topLevelOf } from '../project/module-name.js';
import type { OwnProgram, Program, Reading, SyntaxCache } from '../project/program.js';
import { isPython2 } from '../project/python2-imports.js';
import { addressOf } from '../project/resolver.js';
import { basename, type FilePath } from '../project/snapshot.js';
import { type NameUsage, usageOf } from '../python/walk.js';
import { worstEffect } from '../rules/rule.js';
import { groupedBy } from '../text/groups.js';
import { remembered } from '../text/memoize.js';
import { compatible } from '../trace/assumptions.js';
import { type Divergence, divergenceOf } from '../trace/divergence.js';
import { type Certainty, type LateReference, lateReferences } from '../trace/lateness.js';
import {
  type EntryPoint,
  type ImportTrace,
  type PatchEvent,
  stepsOf,
  type Truncation,
} from '../trace/trace.js';
import { asText, type Recall } from './recall.js';

/** What running entry points on paper brought to light. */
export interface Exploration {
  readonly placed: readonly PlacedReference[];
  readonly truncations: readonly { readonly entry: EntryPoint; readonly truncation: Truncation }[];
  readonly entries: readonly EntryPoint[];
  readonly patches: readonly { readonly entry: EntryPoint; readonly patch: PatchEvent }[];
  /** Those of `entries` that were not run to their end, as time was up or too much had been executed. */
  readonly left: ReadonlySet<EntryPoint>;
  /** Files whose modules ran. */
  readonly entered: ReadonlySet<FilePath>;
  /** Entry points that had patched everything before their import time ended. */
  readonly settled: ReadonlySet<FilePath>;
  /** Those that were left where nothing that could come was late any more. */
  readonly stopped: ReadonlySet<FilePath>;
  /** What each run gave, in their order: all of the above follows from that. */
  readonly outcomes: readonly object[];
}

/** An exploration that is under way: what stands here stays, whatever becomes of the rest. */
export class OpenExploration implements Exploration {
  readonly placed: PlacedReference[] = [];
  readonly truncations: { entry: EntryPoint; truncation: Truncation }[] = [];
  readonly entries: EntryPoint[] = [];
  readonly patches: { entry: EntryPoint; patch: PatchEvent }[] = [];
  readonly left = new Set<EntryPoint>();
  readonly entered = new Set<FilePath>();
  readonly settled = new Set<FilePath>();
  readonly stopped = new Set<FilePath>();
  readonly outcomes: object[] = [];
  /** What there is to run, as soon as that is known. */
  found: EntryPoints | undefined;
}

/** One state of a repository, what was found out about it, and what other texts are tried with in it. */
export interface Explored {
  readonly program: Program;
  readonly exploration: Exploration;
  readonly found: EntryPoints;
  readonly settings: Settings;
  readonly cache: SyntaxCache;
  /** Module runs, which what is tried shares as far as it leads to the same. */
  readonly shared: SharedRuns;
  readonly spending: Spending;
  /** The tools that its repository formats and lints with. */
  readonly formatting: Formatting;
}

/**
 * Runs every entry point that can lead to a patch, then what patches and was reached from none of them. A guessed entry
 * point of a package whose known ones have patched everything is taken to be loaded by them (plug-ins, views and
 * back ends that are imported by a name), unless it has to do with the patch itself; a declared plug-in always is.
 * With `within` only what can come to a file is run. What comes of it is put into `exploration`.
 */
export function explore(
  exploration: OpenExploration,
  program: Program,
  files: readonly FilePath[],
  settings: Settings,
  observer: Observer = unobserved,
  { shared = sharedRuns(), spending = purse(), recall, within }: Partial<Exploring> & Within = {},
): EntryPoints {
  const configured = settings.launches.map(({ launch }) => launch);
  const find = (of: Program) =>
    findEntryPoints(of, files, (one) => librariesOf(one, settings), builtInLaunchers, configured);
  const found =
    within?.found ??
    recall?.of(`entry points\n${files.join('\n')}`, find, { isComplete: () => !observer.isTimeUp() }) ??
    find(program);
  exploration.found = found;
  const isAsked = (entry: EntryPoint) =>
    within === undefined || found.reachOf(entry)?.leadsTo(within.file) !== false;
  exploreRounds(exploration, program, settings, { shared, spending, recall, found }, observer, isAsked);
  return found;
}

/** A file that a run is about, and what there is to run where that is known. */
interface Within {
  readonly within?: { readonly file: FilePath; readonly found: EntryPoints | undefined };
}

/** Those that are known to be started, then what may be, then what was reached from none of them. */
function exploreRounds(
  exploration: OpenExploration,
  program: Program,
  settings: Settings,
  exploring: Exploring,
  observer: Observer,
  isAsked: (entry: EntryPoint) => boolean,
): void {
  const { found } = exploring;
  const { patchCandidates, leadingTo, isNearPatch, isPlugin } = found;
  const asked = found.entries.filter(isAsked);
  const packageOf = (path: FilePath) => {
    const { root, module } = addressOf(path, program.layout);
    return `${root}/${topLevelOf(module)}`;
  };
  const known = asked.filter((entry) => entry.evidence === 'known');
  const round = (entries: readonly EntryPoint[]) =>
    exploreInto(exploration, program, entries, settings, exploring, observer);
  round(known);
  const patched = new Set([...exploration.settled].map(packageOf));
  const patchedBy = new Set(
    exploration.patches.flatMap(({ patch }) => (patch.fresh.size > 0 ? [patch.step.activation.path] : [])),
  );
  const guessed = asked.filter(
    ({ evidence, path }) =>
      evidence === 'guess' && (isNearPatch(path, patchedBy) || !patched.has(packageOf(path))),
  );
  round(guessed);
  const { stopped, entered } = exploration;
  // What an entry point imports after it has patched everything was not followed, but is in good order there.
  const isSettled = (path: FilePath) => [...leadingTo(path)].some((before) => stopped.has(before));
  const isLoadedPatched = (path: FilePath) => isPlugin(path) && patched.has(packageOf(path));
  const rest = patchCandidates.filter(
    (path) => !entered.has(path) && !isSettled(path) && !isLoadedPatched(path),
  );
  const leftOver = rest.map((path) =>
    entryPointAt(program, path, { kind: 'unreached' }, builtInLaunchers, found.world),
  );
  round(leftOver.filter(isAsked));
}

/** What the runs of entry points have in common. */
interface Exploring {
  readonly shared: SharedRuns;
  readonly found: EntryPoints;
  readonly spending: Spending;
  /** What is known of an earlier state, where somebody keeps that. */
  readonly recall?: Recall | undefined;
}

/** Statements that may still be executed in a run of the tool, whatever they belong to: programs, and fixes that are tried. */
export interface Spending {
  statements: number;
}

/** As many as ten programs of the largest size have, and ten times what the largest of some 200 repositories takes. */
export const mostStatements = 4_000_000;

/** What one analysis may spend. */
export function purse(): Spending {
  return { statements: mostStatements };
}

/** Runs `entries` and places what is late. */
export function exploreEntries(
  program: Program,
  entries: readonly EntryPoint[],
  settings: Settings,
  exploring: Exploring,
): Exploration {
  const exploration = new OpenExploration();
  exploreInto(exploration, program, entries, settings, exploring, unobserved);
  return exploration;
}

/** Runs `entries`; those that have not been run to their end by whatever time are among the `left` of `exploration`. */
function exploreInto(
  exploration: OpenExploration,
  program: Program,
  entries: readonly EntryPoint[],
  settings: Settings,
  { shared, found, spending, recall }: Exploring,
  observer: Observer,
): void {
  const { placed, truncations, entered, settled, stopped, patches, left } = exploration;
  const librariesBy = new Map<OwnProgram, Libraries>();
  for (const entry of entries) {
    exploration.entries.push(entry);
    left.add(entry);
  }
  for (const [index, entry] of entries.entries()) {
    observer.progress('entry-points', index, entries.length);
    if (observer.isTimeUp() || spending.statements <= 0) return;
    const owner = program.ownerOf(entry.path);
    const libraries = librariesBy.get(owner) ?? librariesOf(program, settings, owner);
    librariesBy.set(owner, libraries);
    const possible = possibleFrom(program, entry, libraries, shared, found.reachOf(entry));
    const run = (of: Program, own: Libraries) =>
      outcomeOf(of, entry, settings, { libraries: own, shared, possible, isTimeUp: observer.isTimeUp });
    const outcome =
      recall === undefined
        ? run(program, libraries)
        : recall.of(
            asText([entry, possible]),
            (watched) => run(watched, librariesOf(watched, settings, watched.ownerOf(entry.path))),
            { isComplete: () => !observer.isTimeUp(), runsModules: true },
          );
    spending.statements -= outcome.statements;
    exploration.outcomes.push(outcome);
    // What tests load is loaded by the program in its own order, too.
    if (outcome.settled && entry.tests === undefined) settled.add(entry.path);
    if (outcome.stopped) {
      stopped.add(entry.path);
      // A package may have patched everything before it.
      if (entry.tests === undefined) entered.add(entry.path);
    }
    // What is left of an earlier analysis is of an entry point that is like this one.
    for (const one of outcome.placed) placed.push(one.entry === entry ? one : { ...one, entry });
    for (const truncation of outcome.truncations) truncations.push({ entry, truncation });
    for (const path of outcome.entered) entered.add(path);
    for (const patch of outcome.patches) patches.push({ entry, patch });
    if (outcome.truncations.every(({ what }) => what !== 'time')) left.delete(entry);
  }
}

/** What the run of one entry point brought to light. */
interface Outcome extends Pick<ImportTrace, 'settled' | 'stopped' | 'statements'> {
  readonly placed: readonly PlacedReference[];
  readonly entered: readonly FilePath[];
  readonly patches: readonly PatchEvent[];
  readonly truncations: readonly Truncation[];
}

function outcomeOf(
  program: Program,
  entry: EntryPoint,
  settings: Settings,
  about: {
    readonly libraries: Libraries;
    readonly shared: SharedRuns;
    readonly possible: PossiblePatches | undefined;
    readonly isTimeUp: () => boolean;
  },
): Outcome {
  const { libraries, shared, possible, isTimeUp } = about;
  const target = { ...targetOf(settings), isTimeUp };
  const trace = runEntryPoint(program, entry, target, libraries, 'settled', shared, possible);
  const { events, settled, stopped, statements } = trace;
  const python = pythonTarget(program, entry.path, settings);
  const late = lateReferences(trace, python, settings.patchers).filter((one) =>
    isOfUse(one, program, settings.patchers),
  );
  const counts = (path: FilePath) => entry.tests === undefined || isTestFile(path);
  return {
    settled,
    stopped,
    statements,
    placed: place(withoutExclusivePatches(late), entry),
    entered: events.flatMap((event) =>
      event.kind === 'enter' && event.path !== undefined && counts(event.path) ? event.path : [],
    ),
    patches: events.filter((event) => event.kind === 'patch'),
    truncations: events.flatMap((event) => (event.kind === 'truncation' ? event.truncation : [])),
  };
}

/**
 * Whether it matters that something is held. What replaces a class only adds to it: who names the class in annotations alone,
 * or asks isinstance() for it, goes without nothing.
 */
function isOfUse({ event, patch }: LateReference, program: Program, patchers: PatcherSet): boolean {
  if (event.kind !== 'hold' || event.library !== undefined || event.form !== 'reference') return true;
  const { path } = event.step.activation;
  if (patchers.get(patch.replacement.library)?.kind !== 'swap' || path === undefined) return true;
  const usage = /\W/.test(event.where) ? 'used' : (program.read(path, usageIn(event.where)) ?? 'used');
  return usage !== 'annotation' && usage !== 'isinstance';
}

const usageIn = remembered(
  (name: string): Reading<NameUsage> =>
    (_, syntax) =>
      usageOf(syntax(), name),
);

/** What entry points are run with, as the settings say it. */
export function targetOf({ pythonVersion, platform }: Settings): Target {
  return { python: pythonVersion, platform };
}

/**
 * The references of one entry point with one patch for each thing that is held too early, where patches exclude each
 * other (`if x: eventlet.monkey_patch() else: gevent.monkey.patch_all()`): one import is the cause, and one move the
 * cure. It is the patch that does worse, of equals the first; another one is told of where its effect is worse still.
 */
function withoutExclusivePatches(references: readonly LateReference[]): readonly LateReference[] {
  const byPatch = groupedBy(references, ({ patch }) => patch);
  const patches = [...byPatch.values()].sort((a, b) => rank(a) - rank(b));
  const told = new Map<LateReference['event'], LateReference[]>();
  for (const one of patches.flat()) {
    const known = told.get(one.event) ?? [];
    const isSaid = known.some(
      (other) => !compatible(other.patch.assumption, one.patch.assumption) && rank([other]) <= rank([one]),
    );
    if (!isSaid) told.set(one.event, [...known, one]);
  }
  return references.filter((one) => told.get(one.event)?.includes(one));
}

function rank(references: readonly LateReference[]): number {
  return severityRank[worstEffect(references)];
}

/** What an analysis is busy with: running entry points on paper, or trying fixes. */
export type Stage = 'entry-points' | 'fixes';

/** Who looks on while an analysis runs. */
export interface Observer {
  /** Is told how far it has come; what it does with that changes nothing. */
  readonly progress: (stage: Stage, done: number, total: number) => void;
  /** Whether time is up: then what is known is all that there will be, and what was not looked at is said. */
  readonly isTimeUp: () => boolean;
  /**
   * Does `work` and gives whether it came to its end. Where it does not within its time it is ended wherever it is: what it has
   * noted down by then stays, and nothing may go on with what it was changing.
   */
  readonly finishes: (work: () => void) => boolean;
}

export const unobserved: Observer = {
  progress: () => {},
  isTimeUp: () => false,
  finishes: (work) => {
    work();
    return true;
  },
};

/**
 * The Python that effects are told for when the program starts at `path`: the configured one, else all that the project
 * says it supports, else Python 2 where nothing else can read the file, else that of the environment at hand. A project's
 * word goes before its environment, which is often that of one job among many.
 */
function pythonTarget(
  program: Program,
  path: FilePath,
  { pythonVersion }: Pick<Settings, 'pythonVersion'>,
): PythonTarget {
  const { snapshot } = program;
  const known = pythonVersion ?? requiredPython(snapshot, path);
  if (known !== undefined) return known;
  return isPython2(program, path) ? { before: [3, 0] } : snapshot.installed?.python;
}

/** One late reference with the place it is reported at. */
export interface PlacedReference {
  readonly reference: LateReference;
  readonly divergence: Divergence;
  readonly entry: EntryPoint;
}

/**
 * Pairs every late reference of one entry point with its divergence. What a test imports before the code under test
 * is not how the program runs: a test counts only where it patches itself.
 */
function place(references: readonly LateReference[], entry: EntryPoint): Outcome['placed'] {
  const counted =
    entry.tests !== undefined
      ? references.filter((reference) => countsInTests(reference, entry.tests!))
      : isTestFile(entry.path)
        ? references.filter((reference) => reference.patch.step.activation.path === entry.path)
        : references;
  return withoutSecondHand(
    counted.map((reference) => ({
      reference,
      divergence: divergenceOf(reference.event.step, reference.patch.step),
      entry,
    })),
  );
}

/**
 * Whether a late reference of a run of tests counts: where a test meets what breaks, and not only something that stays
 * unpatched while tests run. An application that patches may be imported by tests in any order, and knows itself to be first
 * where it runs; who imports a library that patches need not know, and what a conftest.py imports comes before every test.
 */
function countsInTests(reference: LateReference, tests: ReadonlySet<FilePath>): boolean {
  if (reference.kind !== 'held' || reference.effect.effect !== 'recursion') return false;
  const { patch, event } = reference;
  const { path } = patch.step.activation;
  if (path !== undefined && patchesForTests(tests, path)) return true;
  if (patch.by.kind === 'import') return true;
  const [, first] = stepsOf(event.step);
  return first?.activation.path === undefined || basename(first.activation.path) === 'conftest.py';
}

/**
 * What a package takes hold of that the patch lies in is told there alone, not again of every program that imports the
 * package and then something else that wants the same: the patch has to come before the package's import of it anyway.
 */
function withoutSecondHand(placed: Outcome['placed']): Outcome['placed'] {
  const first = new Map<string, Outcome['placed'][number]>();
  return placed.filter((one) => {
    const { patch, event, certainty } = one.reference;
    const object = event.kind === 'hold' ? `${event.holder}:${event.where}:${event.name}` : event.module;
    const key = `${patch.order}|${object}`;
    const before = first.get(key);
    if (before === undefined) first.set(key, one);
    return !before?.divergence.inPackageOfPatch || weaker(before.reference.certainty, certainty);
  });
}

function weaker(before: Certainty, after: Certainty): boolean {
  return before !== 'certain' && before !== after;
}
