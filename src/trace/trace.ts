import type { Declaration, LaunchPlan } from '../launchers/launcher.js';
import type { Basis, Hold, HoldForm, PatchArguments, PatcherId, Replacement } from '../patchers/types.js';
import type { FilePath } from '../project/snapshot.js';
import type { Span } from '../text/span.js';
import type { Assumption } from './assumptions.js';

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
  /** Names that this patcher has replaced before it, but not under all conditions under which it runs. */
  readonly again: ReadonlySet<string>;
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
  /** What it cost: statements that were executed, and of what was remembered of other runs as many as take that long. */
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
