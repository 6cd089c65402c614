/** The vocabulary of what is known about patchers and libraries. Every fact names its source. */

/** A patcher, by the name of its row: `gevent`. What it is, a `PatcherSet` answers. */
export type PatcherId = string;

/** Dotted name of an attribute of an importable module: `ssl.SSLContext`, `_thread.allocate_lock`. */
export type QualifiedName = string;

/** `major.minor`, compared numerically: 3.9 < 3.11. */
export type PythonVersion = readonly [major: number, minor: number];

/** Systems that code is told to run on, by their names in `sys.platform`. */
export const platforms = ['linux', 'darwin', 'win32'] as const;
export type Platform = (typeof platforms)[number];

/**
 * What is known of an argument: a text or texts where those are literal (`"svm.SVC"`, `["SVC"]`), else its truth
 * (`ssl=False`), else `unknown`.
 */
export type ArgumentValue = 'true' | 'false' | 'unknown' | readonly string[];

/** How the arguments of a call to a patch function look. `**options` makes every keyword `unknown`. */
export interface PatchArguments {
  readonly keywords: ReadonlyMap<string, ArgumentValue>;
  readonly positional: readonly ArgumentValue[];
  /** `**x` or `*x` was passed: any keyword may be present. */
  readonly spread: boolean;
}

/**
 * What one patch call replaces, as canonical names (see `canonicalName`).
 * `certain` names are replaced whenever the call runs; `possible` ones depend on an argument that is not literal.
 */
export interface Replacement {
  readonly library: PatcherId;
  readonly certain: ReadonlySet<QualifiedName>;
  readonly possible: ReadonlySet<QualifiedName>;
  /** Why the call raises TypeError instead of patching: `unexpected keyword argument ssl`. */
  readonly rejected?: string;
}

/** What may be patched, by patcher: canonical names, or all that the patcher replaces. */
export type PossiblePatches = ReadonlyMap<PatcherId, ReadonlySet<QualifiedName> | 'all'>;

/** How a module keeps hold of an object. */
export type HoldForm =
  /** A name, alias, default argument, class attribute, container element or closure cell bound to the object itself. */
  | 'reference'
  /** A class that has the object as a base. */
  | 'subclass'
  /** An instance of the class, or of the type that the factory makes, created at import. */
  | 'instance';

/** What happens to the program when something still holds the original after the patch. */
export type Effect =
  /** RecursionError on first use of TLS. */
  | 'recursion'
  /** Blocks the whole event loop. */
  | 'blocks'
  /** An exception on first use, such as TypeError: 'NoneType' object is not callable. */
  | 'crash'
  /** The whole process stops when two greenlets contend. */
  | 'deadlock'
  /** A lock that no longer excludes. */
  | 'race'
  /** join() never returns. */
  | 'never-joins'
  /** Greenlets share what should be theirs alone. */
  | 'shared'
  /** Greenlets share a connection to a database, and what is one's transaction is another's. */
  | 'connections-shared'
  /** Identities (get_ident) are the thread's, not the greenlet's; isinstance tests that fail. */
  | 'misidentified'
  /** Works on as before, without what the patch was to bring. */
  | 'bypassed'
  /** A native lock inside a library, held only across code that never switches as far as is known. */
  | 'native-lock';

export type EffectSeverity = 'error' | 'warning' | 'notice';

/** Worst first. */
export const severityRank: Readonly<Record<EffectSeverity, number>> = { error: 0, warning: 1, notice: 2 };

/** Orders effects, the worst least: by severity; what only versions before some have comes after what all have. */
export function harmRank({ severity, limits = [] }: Pick<HoldEffect, 'severity' | 'limits'>): number {
  return 2 * severityRank[severity] + Number(limits.some(({ relation }) => relation === 'before'));
}

/** What a hold does to the program, of which patcher and why it is known. */
export interface HoldEffect {
  readonly library: PatcherId;
  /** The other patcher whose object is held; absent for the original. */
  readonly owner?: PatcherId;
  readonly name: QualifiedName;
  readonly forms: readonly HoldForm[];
  readonly effect: Effect;
  readonly severity: EffectSeverity;
  /** Python versions it holds for; absent means all that the library supports. */
  readonly since?: PythonVersion;
  readonly before?: PythonVersion;
  /** The same in detail, for people. */
  readonly consequence: Consequence;
  /** Set where the version that decides is unknown. */
  readonly limits?: readonly VersionLimit[];
  /** Experiments or documents: `SEMANTICS 3.1, T1`. */
  readonly source: string;
}

/** Python versions from `since` on and below `before`; an end that is missing is open. */
export interface PythonRange {
  readonly since?: PythonVersion;
  readonly before?: PythonVersion;
}

/** What is known of the Python that runs the code: the very version, those that the project supports, or nothing. */
export type PythonTarget = PythonVersion | PythonRange | undefined;

/** In which measured versions of a distribution, or of `python`, something of this name is held, and in which not. */
export interface MeasuredVersions {
  readonly distribution: string;
  readonly held: readonly string[];
  readonly free: readonly string[];
}

/** One object that a module keeps from another module: `urllib3.util.ssl_` holds `ssl.SSLContext` as `SSLContext`. */
export interface Hold {
  /** The module that keeps it. */
  readonly holder: string;
  /** Where in the holder: `SSLContext`, `Map.lock_class`, `scheduler.__init__()`. */
  readonly where: string;
  readonly name: QualifiedName;
  readonly form: HoldForm;
  /** What this hold does, where it was measured or read and differs from what the name does in general. */
  readonly effect?: Effect;
  /** Set where it depends on a condition that is not known whether the object is held. */
  readonly conditional?: true;
  /** Set where the holder never uses it itself: it matters to a program that takes it from there. */
  readonly handedOn?: true;
  /** Where the way from the imported module to the holder is known: the modules at which it enters another package. */
  readonly via?: readonly string[];
  /** Set where the measured versions disagree. */
  readonly versions?: MeasuredVersions;
}

/**
 * How a fact is known: `source` was read in what is checked, `measured` by importing the library, `installed` was read
 * in the environment at hand, and `assumed` is what the configuration says.
 */
export type Basis = 'source' | 'measured' | 'installed' | 'assumed';

/** What importing a module does. */
export interface ImportFacts {
  /** Everything that stays stale if a patch comes after the import (its own code's and that of what it imports). */
  readonly holds: readonly Hold[];
  /** Patched standard-library modules that it loads: `ssl`, `socket`, `threading`, … */
  readonly loads: readonly string[];
  /** Set when importing the module patches as a side effect. */
  readonly patches: ImportPatch | undefined;
  /** Where the fact comes from: distribution versions and interpreter, or a document. */
  readonly source: string;
}

/** What importing a standard-library or third-party module does, as far as it was measured. */
export interface ModuleKnowledge extends ImportFacts {
  /** What it holds beside that where other libraries are installed that it imports when it can. */
  readonly coInstalled: readonly CoInstalled[];
}

/** What the configuration says of a team's own packages, by module; `loads` are modules whose facts apply as well. */
export type AssumedLibraries = ReadonlyMap<string, ImportFacts>;

/** What is held beside `holds` where all of `modules` can be imported. */
export interface CoInstalled {
  readonly modules: readonly string[];
  readonly holds: readonly Hold[];
  readonly source: string;
}

/** `import grequests` runs `gevent.monkey.patch_all(thread=False, select=False)`. */
export interface ImportPatch {
  /** Full name of the patch function that the import calls. */
  readonly function: QualifiedName;
  readonly keywords: Readonly<Record<string, ArgumentValue>>;
  /** Set where it depends on a condition that is not known whether the import patches. */
  readonly conditional?: true;
}

/** What using an original after the patch does to the program. messages/ has the words. */
export type Consequence =
  | 'tls-recursion'
  | 'option-recursion'
  | 'unverified-recursion'
  | 'unverified'
  | 'sockets-do-not-match'
  | 'wrapping-raises'
  | 'wrapping-fails'
  | 'blocks-sleeping'
  | 'blocks-network'
  | 'blocks-resolving'
  | 'blocks-waiting'
  | 'blocks-selecting'
  | 'blocks-queue'
  | 'blocks-pipe'
  | 'blocks-child'
  | 'blocks-in-wait'
  | 'popen-type-error'
  | 'popen-attribute-error'
  | 'deadlock-contended'
  | 'deadlock-submitting'
  | 'deadlock-executors'
  | 'makes-locks-without-exclusion'
  | 'lock-without-exclusion'
  | 'lock-without-exclusion-unless-replaced'
  | 'condition-without-exclusion'
  | 'condition-raises'
  | 'threads-never-join'
  | 'timers-never-join'
  | 'never-joined'
  | 'start-raises'
  | 'import-raises'
  | 'import-waits'
  | 'start-attribute-error'
  | 'native-thread-never-wakes'
  | 'values-shared'
  | 'connections-shared'
  | 'same-identity'
  | 'native-lock'
  | 'keeps-original'
  | 'no-spans'
  | 'no-query-spans'
  | 'not-accelerated'
  | 'not-cached'
  | 'not-optimized'
  | 'not-logged'
  /** As those who declare a patcher word it; shown as it is, in every language. */
  | { readonly text: string };

/** What comes of two patchers of green threads in one process. messages/ has the words. */
export type ClashKind =
  /** The import that patches raises RuntimeError: cannot release un-acquired lock. */
  | 'release-raises'
  /** The first TLS connection raises AttributeError: type object 'SSLSocket' has no attribute '_create'. */
  | 'tls-raises'
  /** The first connection never returns. */
  | 'connections-hang'
  /** What waits in the one's hub holds up everything of the other. */
  | 'waits-block';

/** Versions that a consequence is limited to, told with it because the version that runs is not known. */
export type VersionLimit = VersionBound | MeasuredLimit;

/** `of` is `Python`, or a distribution. */
export interface VersionBound {
  readonly of: string;
  readonly relation: 'since' | 'before';
  readonly version: string;
}

/** The versions of a distribution that were measured: in those of `held` it is so, in those of `free` it is not. */
interface MeasuredLimit {
  readonly of: string;
  readonly relation: 'measured';
  readonly held: readonly string[];
  readonly free: readonly string[];
}

/** What a call cures: objects of `of`, across the patch of `id`. */
export interface Cure {
  readonly id: PatcherId;
  readonly argument: string | undefined;
  readonly of: ReadonlySet<QualifiedName>;
}
