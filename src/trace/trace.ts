import type { Declaration, LaunchPlan } from '../launchers/launcher.js';
import type { Basis, Hold, HoldForm, PatchArguments, PatcherId, Replacement } from '../patchers/types.js';
import type { FilePath } from '../project/snapshot.js';
import type { Span } from '../text/span.js';

/** A module that can be the first to run, and how it is run. */
export interface EntryPoint {
  readonly path: FilePath;
  /** `script`: run by path or `-m`, so `__name__` is `__main__`; `import`: loaded by a server, a runner or an importer. */
  readonly run: 'script' | 'import';
  /** Absolute module name. */
  readonly module: string;
  /** Folder that is `sys.path[0]`. */
  readonly searchFolder: string;
  /** Libraries that whoever launches this has patched already. */
  readonly patchedBy: PatcherId | undefined;
  /** Further patchers that have run by then, of which nothing else is to be said. */
  readonly patchedWithin?: readonly PatcherId[];
  /** Where it is written that whoever launches this has patched. */
  readonly patchedAt?: Declaration;
  /** Variables of its environment, as far as they are known and the program asks for them; the others may be anything. */
  readonly environment?: ReadonlyMap<string, string> | undefined;
  /** Libraries that whoever launches this has imported already, so that importing them is not its doing. */
  readonly preloaded: ReadonlySet<string>;
  /** What its launcher does beside running the module; undefined when it does nothing else. */
  readonly plan: LaunchPlan | undefined;
  /** `guess`: nothing says that it runs first, only nothing else is seen to import it. */
  readonly evidence: 'known' | 'guess';
  /** Why it counts as an entry point. */
  readonly reason: EntryReason;
  /** Set where it is a run of tests: all the files that belong to that. */
  readonly tests?: ReadonlySet<FilePath>;
}

export type EntryReason =
  /** Nobody says that it is one. */
  | { readonly kind: 'asked-for' }
  /** `__main__.py`. */
  | { readonly kind: 'main-module' }
  /** A file without the extension of a module. */
  | { readonly kind: 'script' }
  /** It has code for `__name__ == '__main__'`. */
  | { readonly kind: 'main-guard' }
  /** By its name a server or runner loads it first. */
  | { readonly kind: 'conventional' }
  | { readonly kind: 'not-imported' }
  /** It may patch, and no other entry point leads to it. */
  | { readonly kind: 'unreached' }
  /** A configuration file of this launcher, which no command names. */
  | { readonly kind: 'configuration'; readonly of: string }
  /** The configuration in `path` names it. */
  | { readonly kind: 'configured'; readonly path: FilePath }
  /** `path` has a command that starts it by this launcher. */
  | { readonly kind: 'launched'; readonly by: string; readonly path: FilePath };

/** One run of a body: a module's, a function's, or the launch itself. */
export interface Activation {
  readonly id: number;
  /** Undefined for the launch, and for the code of a framework: they are no files of the program. */
  readonly path: FilePath | undefined;
  readonly module: string;
  readonly body: 'launch' | 'module' | 'function';
  /** The statement that started it. */
  readonly caller: Step | undefined;
}

/** A statement being executed: the links of every chain. */
export interface Step {
  readonly activation: Activation;
  /** The innermost simple statement. */
  readonly span: Span;
  /** Module or function that the statement leads to at this moment. */
  readonly reaches: string;
}

/** What is taken to be so without being known. */
export interface Atom {
  /** The execution of one branching statement, or a condition: what is asked more than once is one. */
  readonly branching: number;
  /** The branch that is taken; `~n` is that branch n is not. */
  readonly branch: number;
  /** Patcher that cannot be imported where the branch is taken. */
  readonly without?: PatcherId;
  /** Patcher that can be imported where the branch is taken, and nothing else is assumed. */
  readonly with?: PatcherId;
  /** It is so unless somebody says otherwise: a variable of the environment that is not set. */
  readonly isUsual?: true;
  /** It is so where something is installed of which the repository says nothing. */
  readonly isGuess?: true;
  /** It is only so where somebody has seen to it: a package is installed that nobody knows. */
  readonly isRare?: true;
}

/** A branch taken without knowing the condition. Linked from the innermost outwards. */
export interface Assumption extends Atom {
  readonly outer: Assumption | undefined;
}

/** Something took hold of an object that a patch could replace. */
export interface HoldEvent {
  readonly kind: 'hold';
  readonly order: number;
  readonly step: Step;
  readonly assumption: Assumption | undefined;
  /** Canonical name of the object. */
  readonly name: string;
  readonly form: HoldForm;
  /** Module that keeps it, and under which name. */
  readonly holder: string;
  readonly where: string;
  /** The instance, where one is held: the same one may be held under several names. */
  readonly instance?: object;
  /** Patchers for which a later or earlier call has made it harmless. */
  readonly curedFor: Set<PatcherId>;
  /**
   * Whose object it may be: each who may have been the last to replace it, latest first, and `undefined` for the original,
   * where none of them has done so for certain.
   */
  readonly owners: readonly (Owner | undefined)[];
  /** Set when the holder is no module of the program's own. */
  readonly library: LibraryHold | undefined;
}

/** What is known of something that a library's module holds, or one of the standard library, and how. */
export interface LibraryHold {
  readonly hold: Hold;
  readonly basis: Basis;
  /** The module whose import has loaded the holder. */
  readonly imported: string;
  /** What the holder belongs to: `joblib`, or `concurrent.futures.thread` of the standard library. */
  readonly owner: { readonly name: string; readonly isStandard: boolean };
  /** Whether what was imported belongs to the same, or is of the standard library itself. */
  readonly isOwn: boolean;
}

/** A patcher that has replaced something, and the condition that it did under. */
export interface Owner {
  readonly library: PatcherId;
  readonly assumption: Assumption | undefined;
}

/** First-party code imported a standard-library module that patchers rewrite, as a module. */
export interface LoadEvent {
  readonly kind: 'load';
  readonly order: number;
  readonly step: Step;
  readonly assumption: Assumption | undefined;
  readonly module: string;
}

/** Own code starts a native thread, or waits until it has ended; or something begins to be loaded, and has been. */
export interface ThreadEvent {
  readonly kind: 'thread';
  readonly order: number;
  readonly step: Step;
  readonly assumption: Assumption | undefined;
  /** Canonical name of the class of what has the thread. */
  readonly name: string;
  /** What has it. */
  readonly thread: object;
  /** It is no thread: its module is being imported for the first attribute that is read of it. */
  readonly isLoading?: true;
  readonly does: 'starts' | 'ends';
  /** It was waited for until it ended, however long that took: nothing is left for a patch to break. */
  readonly isJoined?: true;
}

/** What makes a patch run, as the program or a launcher says it. */
export type PatchTrigger =
  /** A patch function is called; full name. */
  | { readonly kind: 'call'; readonly function: string }
  /** Importing the module patches as a side effect. */
  | { readonly kind: 'import'; readonly module: string }
  /** A launcher patches in its worker; `command` is how it was told to, as one would type it. */
  | { readonly kind: 'launch'; readonly launcher: string; readonly command: string };

/** A trigger in one piece of code: `gevent.monkey.patch_all`, `import grequests`, `gunicorn -k gevent`. */
export function triggerText(trigger: PatchTrigger): string {
  switch (trigger.kind) {
    case 'call':
      return trigger.function;
    case 'import':
      return `import ${trigger.module}`;
    case 'launch':
      return trigger.command;
  }
}

/** Code asked for something that a patch has removed: here the program would end, as nobody is prepared for that. */
export interface AbsenceEvent {
  readonly kind: 'missing';
  readonly order: number;
  readonly step: Step;
  readonly assumption: Assumption | undefined;
  /** Canonical. */
  readonly name: string;
}

/** A patch function ran. */
export interface PatchEvent {
  readonly kind: 'patch';
  readonly order: number;
  readonly step: Step;
  readonly assumption: Assumption | undefined;
  readonly by: PatchTrigger;
  /** The patch function that ran, and with which arguments. */
  readonly function: string;
  readonly args: PatchArguments;
  readonly replacement: Replacement;
  /** Names this call replaces that nothing had replaced before. */
  readonly fresh: ReadonlySet<string>;
  /** Names that others had replaced before it, and this patcher had not. */
  readonly over: ReadonlySet<string>;
  /** What the program's own modules hold at this moment, in the order in which they took hold of it. */
  readonly held: readonly HoldEvent[];
}

interface EnterEvent {
  readonly kind: 'enter';
  readonly order: number;
  readonly step: Step | undefined;
  readonly assumption: Assumption | undefined;
  readonly module: string;
  readonly path: FilePath | undefined;
}

/** The model gave up on something: a budget ran out. */
export interface TruncationEvent {
  readonly kind: 'truncation';
  readonly order: number;
  readonly truncation: Truncation;
}

/** Which budget ran out. */
export type Truncation =
  /** Imports, or calls, that nest deeper than `limit`. */
  | { readonly what: 'imports' | 'calls'; readonly limit: number }
  /** Imports, calls and blocks together. */
  | { readonly what: 'nesting' }
  /** Statements that run. */
  | { readonly what: 'steps' }
  /** The time for the whole analysis. */
  | { readonly what: 'time' }
  /** What the setting `name` says at a place, by which a framework imports modules. */
  | { readonly what: 'setting'; readonly name: string; readonly at: StatementPlace };

/** Where a statement stands. */
export interface StatementPlace {
  readonly path: FilePath;
  readonly span: Span;
}

export type ImportEvent =
  | HoldEvent
  | LoadEvent
  | AbsenceEvent
  | ThreadEvent
  | PatchEvent
  | EnterEvent
  | TruncationEvent;

/** Import time of one entry point, in the order CPython would run it. */
export interface ImportTrace {
  readonly entry: EntryPoint;
  readonly events: readonly ImportEvent[];
  /** Everything was patched by a patcher of green threads: what is imported after that is in good order. */
  readonly settled: boolean;
  /** Whether it was left before its end, as nothing that could come was late any more. */
  readonly stopped: boolean;
  /** Statements that were executed, what was remembered of other runs included. */
  readonly statements: number;
}

/** Steps from the launch down to `step`. */
export function stepsOf(step: Step): readonly Step[] {
  return freshStepsOf(step, new Set());
}

/** The same without those that are in `seen`, to which they are added: of much that happens on one way it is gone once. */
export function freshStepsOf(step: Step, seen: Set<Step>): readonly Step[] {
  const steps: Step[] = [];
  for (let at: Step | undefined = step; at !== undefined && !seen.has(at); at = at.activation.caller) {
    seen.add(at);
    steps.unshift(at);
  }
  return steps;
}

/** `assumption` as text. */
export function assumptionText(assumption: Assumption | undefined): string {
  const taken: string[] = [];
  for (let at = assumption; at !== undefined; at = at.outer) taken.push(`${at.branching}.${at.branch}`);
  return taken.join();
}

/** What is assumed where both `a` and `b` are so. */
export function joined(a: Assumption | undefined, b: Assumption | undefined): Assumption | undefined {
  let assumption = a;
  for (const atom of doubtsBeyond(a, b)) assumption = { ...atom, outer: assumption };
  return assumption;
}

/** Whether `step` is a statement of the program's own, or the launch: a framework's are in no file of it. */
export function isOwn({ activation: { path, body } }: Step): boolean {
  return path !== undefined || body === 'launch';
}

/** The statement of the program's own that is `step`, or that a framework was called by to do it. */
export function ownStep(step: Step): Step {
  let at = step;
  while (!isOwn(at) && at.activation.caller !== undefined) at = at.activation.caller;
  return at;
}

/**
 * `outer`, and what `inner` assumes beyond it that holds until somebody catches an exception: that a package is installed.
 */
export function carried(
  outer: Assumption | undefined,
  inner: Assumption | undefined,
): Assumption | undefined {
  if (inner === outer) return outer;
  let assumption = outer;
  for (const atom of doubtsBeyond(outer, inner)) if (atom.isRare) assumption = { ...atom, outer: assumption };
  return assumption;
}

/** Whether `assumption` is that `library` cannot be imported. */
export function isWithout(assumption: Assumption | undefined, library: PatcherId): boolean {
  for (let at = assumption; at !== undefined; at = at.outer) if (at.without === library) return true;
  return false;
}

/** Whether two branches of one branching exclude each other. */
function conflicts(a: number, b: number): boolean {
  return a >= 0 && b >= 0 ? a !== b : a === ~b;
}

/** Whether `assumption` is that a patcher is missing which `now` says nothing of. */
export function isForMissingPatcher(
  assumption: Assumption | undefined,
  now: Assumption | undefined,
): boolean {
  for (let at = assumption; at !== undefined; at = at.outer)
    if (at.without !== undefined && !isWithout(now, at.without)) return true;
  return false;
}

/** Whether both can happen in one run: not in two branches of the same condition. */
export function compatible(a: Assumption | undefined, b: Assumption | undefined): boolean {
  if (a === undefined || b === undefined || a === b) return true;
  const all = atomsOf(b);
  for (let at: Assumption | undefined = a; at !== undefined; at = at.outer) {
    if (all.repeated.length === 0 && all.first.get(at.branching) === at) return true;
    const { branch } = at;
    if (someOf(all, at.branching, (own) => conflicts(own, branch))) return false;
  }
  return true;
}

/** What an assumption says, by the branching; in `repeated` is what it says once more of one. */
interface Atoms {
  readonly of: Assumption;
  readonly first: ReadonlyMap<number, Assumption>;
  readonly repeated: readonly Assumption[];
}

/** The last that were asked for: what is assumed at the moment is compared with much, one thing after the other. */
let latest: Atoms | undefined;

function atomsOf(assumption: Assumption): Atoms {
  if (latest?.of === assumption) return latest;
  const first = new Map<number, Assumption>();
  const repeated: Assumption[] = [];
  for (let at: Assumption | undefined = assumption; at !== undefined; at = at.outer) {
    if (first.has(at.branching)) repeated.push(at);
    else first.set(at.branching, at);
  }
  latest = { of: assumption, first, repeated };
  return latest;
}

/** Whether one of the branches that are taken of `branching` is such. */
function someOf({ first, repeated }: Atoms, branching: number, isSuch: (branch: number) => boolean): boolean {
  const own = first.get(branching);
  if (own === undefined) return false;
  return isSuch(own.branch) || repeated.some((one) => one.branching === branching && isSuch(one.branch));
}

/** Whether what `assumption` says can be so at all: a module that assumes something may be imported where it is not so. */
export function isPossible(assumption: Assumption | undefined): boolean {
  for (let at = assumption; at !== undefined; at = at.outer) if (excludes(at.outer, at)) return false;
  return true;
}

/** Whether `assumption` says that `atom` is not so. */
export function excludes(assumption: Assumption | undefined, { branching, branch }: Atom): boolean {
  for (let at = assumption; at !== undefined; at = at.outer)
    if (at.branching === branching && conflicts(at.branch, branch)) return true;
  return false;
}

/** Whether `assumption` says that `atom` is so. */
export function implies(assumption: Assumption | undefined, { branching, branch }: Atom): boolean {
  for (let at = assumption; at !== undefined; at = at.outer)
    if (at.branching === branching && isSaidBy(at.branch, branch)) return true;
  return false;
}

/** Whether `branch` of a branching is taken, or is not, where its branch `own` is taken, or is not. */
function isSaidBy(own: number, branch: number): boolean {
  return own === branch || (branch < 0 && own >= 0 && own !== ~branch);
}

/** Assumptions of `b` that `a` does not share. */
export function assumedBeyond(a: Assumption | undefined, b: Assumption | undefined): number {
  return doubtsBeyond(a, b).length;
}

/** What `b` assumes that does not follow from `a`, but for its being possible to import `patcher`. */
export function doubtsBeyond(
  a: Assumption | undefined,
  b: Assumption | undefined,
  patcher?: PatcherId,
): readonly Atom[] {
  const doubts: Atom[] = [];
  if (a === b) return doubts;
  const all = a === undefined ? undefined : atomsOf(a);
  const isShared = (at: Assumption) => all?.first.get(at.branching) === at || all?.repeated.includes(at);
  for (let at = b; at !== undefined && !isShared(at); at = at.outer) {
    const { branching, branch } = at;
    const isDoubt = at.with === undefined || at.with !== patcher;
    const isSaid = all !== undefined && someOf(all, branching, (own) => isSaidBy(own, branch));
    if (isDoubt && !isSaid) doubts.push(at);
  }
  return doubts;
}

/** Names under which Python and servers run a file without importing it: `__main__`, gunicorn's `__config__`. */
const runName = /^__\w+__$/;

/** Whether `step` runs while a module is being imported for certain, whose lock is then released by whoever holds it. */
export function runsInImport(step: Step, { path, reason }: EntryPoint): boolean {
  // Nothing says that it is not run as a script.
  const mayBeScript = ['not-imported', 'unreached', 'asked-for'].includes(reason.kind);
  return stepsOf(step).some(
    ({ activation }) =>
      activation.body === 'module' &&
      !runName.test(activation.module) &&
      !(mayBeScript && activation.path === path),
  );
}
