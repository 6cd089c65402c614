import type { Cure, HoldForm, PatchArguments, QualifiedName } from '../patchers/types.js';
import type { Program } from '../project/program.js';
import type { Resolver } from '../project/resolver.js';
import type { FilePath } from '../project/snapshot.js';
import type {
  FunctionDefinition,
  ImportFromStatement,
  ImportStatement,
  ModuleSyntax,
  Statement,
} from '../python/syntax.js';
import type { Span } from '../text/span.js';
import type { Assumption } from '../trace/assumptions.js';
import type {
  AbsenceEvent,
  Activation,
  HoldEvent,
  ImportTrace,
  LoadEvent,
  PatchTrigger,
  ThreadEvent,
  TruncationEvent,
} from '../trace/trace.js';
import type { Libraries } from './library-model.js';
import type {
  AskedNames,
  Change,
  FunctionValue,
  InstanceValue,
  Keeper,
  ModuleValue,
  Owned,
  Owners,
  Place,
  Scope,
  Slot,
  Value,
} from './values.js';

/** A first-party module in `sys.modules`. */
export interface ModuleState {
  readonly scope: Scope;
  /** Its file; a namespace package has none. */
  readonly file: FilePath | undefined;
  /** The package that relative imports in it start from. */
  readonly package: string;
  readonly value: ModuleValue;
  /** What the module has put into `sys.modules` in its own place. */
  standIn?: Value;
}

/** What has commands: the function that is a group of them, `module:name` of a library's object, `.func` of argparse. */
export type CommandOwner = FunctionDefinition | string;

/**
 * Module runs that several entry points share. Executing a module gives the same again as long as what it depends on is the
 * same: so what its own code did is recorded, each import, event and change of what belongs to other modules in its order,
 * together with all that it has read. Another entry point that imports it goes through that list instead; where something
 * does not fit, the module is executed anew. What a module binds is shared between the runs; what others change of it is
 * undone when the run of an entry point ends (`Interpreter.trail`).
 */
export interface SharedRuns {
  readonly runs: Map<string, ModuleRun[]>;
  /** Numbers of activations, branchings and events are never given twice, as those of shared runs meet in one trace. */
  nextId: number;
  /** The numbers of conditions, which are the same for all runs: see `Interpreter.branchings`. */
  readonly branchings: WeakMap<object, Map<string, number>>;
  /** What importing modules from outside does, as text, by the program that has them at hand. */
  readonly libraries: Map<string, (module: string) => string>;
  /** What resolves names, by the folder that it starts from. */
  readonly resolvers: Map<string, Resolver>;
  /** Traces that are over before the entry point's own module begins, by what they depend on. */
  readonly starts: WeakMap<Program, Map<string, ImportTrace>>;
  /** What modules that have run keep, as walks over them have found. */
  readonly walked: WalkedModules;
  /** What all that has run asked for: where somebody wants to know that. */
  readonly asked: AskedFor | undefined;
  /** Off: every module is executed for every entry point. The reports are the same. */
  readonly isOn: boolean;
}

/** What programs were asked for while they ran, whether what they did is still kept or not. */
export interface AskedFor {
  /** The names that modules were asked for, by their files. */
  readonly names: Map<FilePath, AskedNames>;
  /** The folders in which modules were looked for before anywhere else. */
  readonly searched: Set<string>;
}

/** One thing that the code of a module did or read, in its order. */
export type Operation =
  | {
      readonly kind: 'event';
      readonly event: HoldEvent | LoadEvent | AbsenceEvent | ThreadEvent | TruncationEvent;
    }
  | ImportOperation
  | PatchOperation
  | CureOperation
  | { readonly kind: 'library'; readonly topLevel: string }
  /** It has come to an import that patches, if nobody has done that before. */
  | { readonly kind: 'import-patch'; readonly topLevel: string; readonly isDone: boolean }
  | { readonly kind: 'command'; readonly owner: CommandOwner; readonly command: FunctionValue }
  | Change
  /** It has changed what libraries have, or what is not known. */
  | {
      readonly kind: 'outside';
      readonly root: object;
      readonly path: string;
      readonly sets?: readonly [name: string, value: Value | undefined];
    }
  /** It has asked for a variable of the environment, or changed it: `standing` is what code had made of it by then. */
  | { readonly kind: 'variable'; readonly name: string; readonly standing: string }
  /** It has looked at what another module keeps, which had been changed by this or by nobody, or in all to what `story` tells. */
  | {
      readonly kind: 'read';
      readonly of: Owned;
      readonly changed: Change | undefined;
      readonly story: string | undefined;
    }
  /** It has imported what may be missing and is not prepared for that itself; somebody around is, or not. */
  | { readonly kind: 'guarded'; readonly isGuarded: boolean }
  /** It has asked whether one of the modules around it catches such an exception. */
  | { readonly kind: 'caught'; readonly error: string; readonly isCaught: boolean }
  | LoadedOperation
  | LoadedNamesOperation
  | AddedOperation;

/**
 * An import that has been added to the module since it ran: it is executed each time that the rest is gone through, and nothing of
 * the rest may depend on that.
 */
export interface AddedOperation {
  readonly kind: 'added';
  readonly statement: ImportStatement | ImportFromStatement;
  readonly activation: Activation;
  readonly assumption: Assumption | undefined;
  /** Between the numbers of what is before it and of what comes behind. */
  readonly order: number;
  /** What the module has looked at and may look at again without a note of that, as it has imported nothing in between. */
  readonly seen: ReadonlySet<object>;
  /** What it has bound, and what was bound to the same names before; undefined until it has been executed. */
  bound: ReadonlyMap<string, { readonly made: Slot; before: Slot | undefined }> | undefined;
}

/** Where a statement of a module's body begins in what the module did. */
export interface Start {
  /** How many operations there were. */
  readonly operations: number;
  /** The number of the next event. */
  readonly order: number;
  readonly assumption: Assumption | undefined;
}

/** It has asked whether a module is in `sys.modules`. */
interface LoadedOperation {
  readonly kind: 'loaded';
  readonly module: string;
  readonly state: ModuleState | undefined;
}

/** It has asked which of the program's modules are in `sys.modules`. */
interface LoadedNamesOperation {
  readonly kind: 'loaded-names';
  readonly names: readonly string[];
}

/** A patch function has run. */
interface PatchOperation {
  readonly kind: 'patch';
  readonly activation: Activation;
  readonly span: Span;
  readonly assumption: Assumption | undefined;
  readonly function: string;
  readonly by: PatchTrigger;
  readonly args: PatchArguments;
  /** The number of the next event. */
  readonly to: number;
}

/** An object was given to a call that cures it. */
interface CureOperation {
  readonly kind: 'cure';
  readonly activation: Activation;
  readonly span: Span;
  readonly assumption: Assumption | undefined;
  readonly cure: Cure;
  readonly object: Value | undefined;
  /** The number of the next event. */
  readonly to: number;
}

/** The import of one module: parents are operations of their own. */
interface ImportOperation {
  readonly kind: 'import';
  readonly module: string;
  readonly activation: Activation;
  readonly span: Span;
  readonly assumption: Assumption | undefined;
  /** The exceptions that the module itself caught there. */
  readonly catching: readonly (readonly string[])[];
  /** The module that it gave, and whether that was still running then. */
  readonly state: ModuleState | undefined;
  readonly isRunning: boolean;
  /** It has put a module in the place of one that had run: see `Interpreter.replaced`. */
  readonly replaces: boolean;
  /** The number of the next event. */
  readonly to: number;
}

export type Resolution = ReturnType<Resolver['resolve']>;

/** Something that the program's own modules keep and that a patch could replace. */
export interface Held {
  /** The module that keeps it, and under which name. */
  readonly holder: string;
  readonly where: string;
  /** The statement that took hold of it. */
  readonly place: Place;
  /** Canonical name of the object. */
  readonly name: string;
  readonly form: HoldForm;
  readonly owners: Owners;
  readonly instance: InstanceValue | undefined;
}

/** What a module that has not run to its end holds. */
export interface HeldSoFar {
  readonly held: readonly Held[];
  /** What a walk over it has come to, and over those inside of it has not. */
  readonly objects: readonly object[];
}

/** What the code of a module has asked so far about what is patched. */
export interface AskedPatches {
  /** Canonical names that it asked for, or that were replaced while it ran, and whose they were when it began, as text. */
  readonly owners: Map<QualifiedName, string>;
  /** It has asked what is awaited. */
  asksAwaited: boolean;
  /** It may depend on all that had been patched. */
  asksAll: boolean;
}

/** What the code of a module that runs has done so far. */
export interface Recording {
  readonly state: ModuleState;
  /** What it held when something was patched before it had run to its end, for each such patch. */
  readonly held: HeldSoFar[];
  readonly operations: Operation[];
  /** The statements of its body, and where each of them began; last, where the body ended. */
  readonly body: readonly Statement[] | undefined;
  readonly starts: Start[];
  /** What names of modules were found to stand for. */
  readonly names: Map<string, Resolution>;
  /** Packages that may have been imported before the program, and whether they were. */
  readonly preloaded: Map<string, boolean>;
  /** Variables of the environment that it asked for, and what they are set to where the program is started. */
  readonly variables: Map<string, string | undefined>;
  /** Modules from outside that it imported. */
  readonly libraries: Set<string>;
  /** What it asked about what is patched. */
  readonly patches: AskedPatches;
  /** What has been looked at since the last import: nothing else can have changed it. */
  readonly seen: Set<object>;
  /** The last that it did about a module which it has found in `sys.modules`: that is there until something replaces it. */
  readonly met: Map<string, ImportOperation | LoadedOperation>;
  /** Something happened that another run may not find the same. */
  isShareable: boolean;
  /** Statements of the modules that it imported. */
  elsewhere: number;
}

/** What a module run that has ended depends on of what had been patched when it began. */
export interface PatchDependence {
  readonly owners: AskedPatches['owners'];
  /** What was assumed around it, where something is patched within it or had been under a condition. */
  readonly outer: string | undefined;
  readonly awaited: string | undefined;
  readonly all: string | undefined;
  /** How often something was patched within it that had not been. */
  readonly patchings: number;
  /** None of `owners` had replaced anything. */
  readonly isUnpatched: boolean;
}

/** A module that has run to its end, as others can go through it. */
export interface ModuleRun {
  readonly state: ModuleState;
  readonly syntax: ModuleSyntax | undefined;
  readonly activation: Activation;
  readonly operations: readonly Operation[];
  readonly starts: readonly Start[];
  readonly held: Recording['held'];
  readonly names: ReadonlyMap<string, Resolution>;
  readonly preloaded: ReadonlyMap<string, boolean>;
  readonly variables: ReadonlyMap<string, string | undefined>;
  readonly resolver: Resolver;
  readonly imported: ReadonlySet<string>;
  /** What was known of these. */
  readonly libraries: Libraries;
  /** The number of the next event when it began. */
  readonly start: number;
  readonly statements: number;
  /** Levels of nesting, and of imports, that it needs. */
  levels: number;
  imports: number;
  readonly patches: PatchDependence;
  /** What unittest.mock stood in for. */
  readonly mocked: readonly string[];
  /** How often it did not fit. */
  misfits: number;
}

/** A module run in one trace: the activation of its body there, and from when on its events have which numbers. */
export interface Entered {
  readonly activation: Activation;
  /** What was assumed when it was imported. */
  readonly outer: Assumption | undefined;
  /** Undefined where it was executed for this trace: then its numbers are those of the trace. */
  readonly segments: { readonly from: number; readonly base: number }[] | undefined;
}

/**
 * What a walk over one module that has run to its end came to, and what it depended on. The module's objects are the same for
 * all programs that share its run, and so is what they keep, unless somebody has changed them.
 */
export interface WalkedModule {
  readonly held: readonly Held[];
  /** Modules whose objects it came to as well, which had been walked over before. */
  readonly behind: ReadonlySet<WalkedModule>;
  /** Modules that it came to, and what they were then. */
  readonly modules: ReadonlyMap<ModuleValue, Standing>;
  /** Objects of which nothing was known, and that had nothing in them. */
  readonly empty: readonly Keeper[];
  /** What it looked into beside the objects that it came to. */
  readonly watched: ReadonlySet<object>;
  /** Values that it looked at. */
  readonly steps: number;
}

/** Whether a module is the one in `sys.modules`, and has run to its end. */
export type Standing = 'apart' | 'running' | 'done';

/** Walks over modules that were remembered, and whose objects were come to by which. */
export interface WalkedModules {
  readonly byModule: Map<ModuleState, WalkedModule>;
  readonly byObject: Map<object, WalkedModule>;
}
