import type {
  ClashKind,
  Consequence,
  Effect,
  EffectSeverity,
  Hold,
  HoldEffect,
  PatcherId,
  QualifiedName,
  VersionBound,
  VersionLimit,
} from './types.js';

/**
 * Everything that is known of one patcher, as one row of the registry. Whoever reads rows goes by what they say and by no
 * patcher's name, so that one more patcher is one more row.
 */
export interface Patcher {
  readonly id: PatcherId;
  /** `green`: makes green threads of native ones, and launchers, workers and pools come with it; `swap`: replaces names. */
  readonly kind: 'green' | 'swap';
  /** What patchers are told of together, on a page of docs/patchers: `opentelemetry`. */
  readonly family?: string;
  /** Its own modules, each with what lies in it: an import of these belongs to the patch. */
  readonly modules: readonly string[];
  /** What patches when it is called. */
  readonly functions: readonly PatchFunction[];
  /** The function of them that launchers call, without arguments. */
  readonly defaultFunction: QualifiedName;
  /** What patches when it is imported: the module to the function that this comes to, called without arguments. */
  readonly imports?: Readonly<Record<string, QualifiedName>>;
  /** What goes wrong for whoever holds on to what it replaces. What has no row is harmless. */
  readonly effects: readonly PatcherEffect[];
  /** Factories to the name that they make an instance of, beside the classes in `effects`. */
  readonly makes?: Readonly<Record<QualifiedName, QualifiedName>>;
  /** Objects of other libraries that make one of what it replaces for an argument, and keep that. */
  readonly keepers?: readonly PatcherKeeper[];
  /**
   * Names of what it replaces that are not there any more after the patch, each with what takes its place: whoever asks for
   * the name then ends with AttributeError or ImportError.
   */
  readonly removes?: Readonly<Record<QualifiedName, QualifiedName>>;
  /** Modules of other libraries whose holds it replaces itself when it patches. */
  readonly mends?: readonly string[];
  /** Calls that make a late patch harmless for an object that they are given. */
  readonly cures?: readonly PatcherCure[];
  /** Effects that some version of something repairs, also for holds in libraries that were judged one by one. */
  readonly repairs?: Readonly<Partial<Record<Effect, VersionLimit>>>;
  /** What comes of it where it replaces one of `own` in a module that is being imported, while another thread is alive. */
  readonly whileThreadsRun?: {
    readonly own: readonly QualifiedName[];
    readonly consequence: Consequence;
    readonly source: string;
    /** The same where something is being loaded of which the patch asks what it is, and so has it loaded once more. */
    readonly ofLoading: { readonly consequence: Consequence; readonly source: string };
  };
  /** What comes of it where another patcher of green threads has patched before. What has no row is harmless. */
  readonly clashes?: readonly PatcherClash[];
  /** Functions that tell of a module, given by its name, whether it is patched. */
  readonly asks?: readonly QualifiedName[];
  /** Functions that prepare a patch and stay above it: the choice of a hub. */
  readonly preparations?: readonly string[];
  /** Modules that patch and then run a program: `python -m gevent.monkey app.py`. */
  readonly launchModules?: readonly string[];
  /** Programs that patch, by name or not, and then run another one: `ddtrace-run gunicorn app:app`. */
  readonly launchers?: readonly string[];
  /** The pool of Celery's workers that runs on it. */
  readonly celeryPool?: string;
  /** Modules whose plain import before the patch is worth a notice; its documentation may show just that. */
  readonly loaded: readonly string[];
  /** Set where it changes what is imported after it, and whoever has been imported before goes without. */
  readonly first?: ImportedFirst;
  /** What libraries keep of what it replaces from the moment they are imported, as far as it was measured. */
  readonly heldBy?: readonly Hold[];
  /** Set where patching reads what the program may have set by then: variables of the environment, a tracer, a log. */
  readonly readsSettings?: true;
  /** What to do about a late patch beside moving it. */
  readonly advice: {
    /** A call that may be made instead, where that makes the order irrelevant: `instrument_app(app)`. */
    readonly instead?: string;
    /** Libraries that ask for more than to be imported after this patch: messages/ has the words. */
    readonly besides?: readonly string[];
  };
}

/** What has to be imported after a patcher: modules, with all that lies in them. */
export interface ImportedFirst {
  readonly before: readonly string[];
  /** What becomes of those that were there before it. */
  readonly consequence: Consequence;
  readonly severity: EffectSeverity;
}

/** A call that makes order irrelevant for one object: `FlaskInstrumentor().instrument_app(app)`. */
export interface PatcherCure {
  readonly call: QualifiedName;
  /** The keyword of the object; otherwise, and besides, it is the first argument. */
  readonly argument?: string;
  /** The names whose objects it cures; absent for all that the patcher replaces. */
  readonly of?: readonly QualifiedName[];
}

/** What an object makes and keeps as soon as it is given an argument: `SQLAlchemy(app)` and `db.init_app(app)` an engine. */
export interface PatcherKeeper {
  /** Full names of its class. */
  readonly classes: readonly QualifiedName[];
  /** Its method that does the same later. */
  readonly method: string;
  /** The keyword of the argument; otherwise it is the first one. */
  readonly argument: string;
  /** The attribute that it keeps it under, and the name that an instance is made of. */
  readonly as: string;
  readonly of: QualifiedName;
  /** The versions of the library that do. */
  readonly limit: VersionBound;
}

/** One measured fact: holding `name` in one of `forms` across the patch has `effect`. */
export interface PatcherEffect extends Omit<HoldEffect, 'library' | 'owner'> {
  /** Patchers whose object is held, where it is not the original but what one of them had put in its place. */
  readonly of?: readonly PatcherId[];
  /** Set where it is so for holds inside libraries only, instead of what is said of the program's own. */
  readonly inside?: 'libraries';
}

/** One measured fact about a patch that comes after that of another patcher. */
interface PatcherClash {
  /** The patcher that was first. */
  readonly after: PatcherId;
  /** Canonical names of which that one has replaced one at least; absent where it is so whatever it has replaced. */
  readonly theirs?: readonly QualifiedName[];
  /** Names of which this one replaces one at least. */
  readonly own?: readonly QualifiedName[];
  /** Set where it is so only while a module is being imported. */
  readonly whileImporting?: true;
  readonly comes: ClashKind;
  readonly source: string;
}

/** Names of what waits, a canonical one for each thing that patchers of green threads replace. */
export const waiting: readonly QualifiedName[] = [
  'time.sleep',
  'socket.socket',
  'select.select',
  'threading.Lock',
  'queue.Queue',
  'queue.SimpleQueue',
  'subprocess.Popen',
  'os.waitpid',
];

/** What a patch function accepts and replaces. Names in groups are as the library spells them, not canonical. */
export interface PatchFunction {
  /** Full name. A method is named by its class: `library.Class.method` is called on the class or on an instance. */
  readonly name: QualifiedName;
  /** Other names of the same function. */
  readonly aliases?: readonly QualifiedName[];
  readonly library: PatcherId;
  /** Set where a team says what it does, and nobody has measured it. */
  readonly isDeclared?: true;
  /** Keywords in signature order, with what leaving them out means. */
  readonly parameters: readonly PatchParameter[];
  /** `only-true`: one keyword given as True turns the omitted ones off, as in eventlet. */
  readonly selection: 'by-default' | 'only-true';
  /** Keywords that mean another one: `__builtin__` for `builtins`. */
  readonly keywordAliases?: Readonly<Record<string, string>>;
  readonly unknownKeywords: 'ignored' | 'rejected';
  /** `leading`: those beyond the parameters mean nothing to what is replaced; `ignored`: none of them does. */
  readonly positional: 'in-order' | 'rejected' | 'leading' | 'ignored';
  readonly groups: readonly PatchGroup[];
  readonly source: string;
}

/** The name of the function that the import of `module` comes to where that is all that patches: none that can be called. */
export function importFunction(module: string): QualifiedName {
  return `${module}.import`;
}

/** Whether a program can write the name of a function: the last part of what an import comes to is a keyword. */
export function canBeCalled(name: QualifiedName): boolean {
  return !name.endsWith('.import');
}

/** A keyword of a patch function. */
export interface PatchParameter {
  readonly name: string;
  /** What leaving it out means to the groups that name it. */
  readonly default: 'true' | 'false';
  /**
   * What it does where it is no switch. `turns-off`: given as anything but None, nothing is replaced (`engine=engine`).
   * `selects`: a text or a list of them names what is replaced, by its full name or the last part of it.
   */
  readonly does?: 'turns-off' | 'selects';
}

/**
 * Names that are replaced together, when every keyword of `when` is true. What is changed in place has no group: whoever
 * holds it has the patched one, whenever it was bound.
 */
export interface PatchGroup {
  readonly when: readonly string[];
  /** Attributes that are rebound or deleted. */
  readonly rebound: readonly QualifiedName[];
  /** Factories and classes that stay, but whose later products are built from replaced objects. */
  readonly remade: readonly QualifiedName[];
}
