import type {
  Effect,
  Hold,
  HoldForm,
  ImportPatch,
  ModuleKnowledge,
  PythonVersion,
  QualifiedName,
} from '../patchers/types.js';
import {
  type CompactKnowledge,
  type CompactStandardLibrary,
  decodeModule,
  longestKnownPrefix,
} from './compact-format.js';
import measuredCalls from './data/calls.json' with { type: 'json' };
import judgements from './data/judgements.json' with { type: 'json' };
import standardNames from './data/names.json' with { type: 'json' };
import standardLibrary from './data/stdlib.json' with { type: 'json' };
import thirdParty from './data/third-party.json' with { type: 'json' };

/** Written by tools/knowledge/compact.py (README.md has the form); a test holds both to their type. */
export const STANDARD_LIBRARY = standardLibrary as unknown as CompactStandardLibrary;
export const THIRD_PARTY = thirdParty as unknown as CompactKnowledge;

/** Packages that import a submodule when an attribute is first read, so that `from package import name` does more. */

interface LazyModule {
  /** Attribute to the module whose import it causes. */
  readonly attributes: ReadonlyMap<string, string>;
  readonly source: string;
}

const LAZY_MODULES: ReadonlyMap<string, LazyModule> = new Map([
  [
    'concurrent.futures',
    lazy('Lib/concurrent/futures/__init__.py, Python 3.7 and later', {
      'concurrent.futures.thread': 'ThreadPoolExecutor',
      'concurrent.futures.process': 'ProcessPoolExecutor',
      'concurrent.futures.interpreter': 'InterpreterPoolExecutor',
    }),
  ],
  [
    'celery',
    lazy('celery/__init__.py, recreate_module; ran: celery 5, `import celery` loads none of these', {
      'celery.app': 'Celery bugreport shared_task',
      'celery.app.task': 'Task',
      'celery._state': 'current_app current_task',
      'celery.canvas': 'Signature chain chord chunks group signature maybe_signature subtask xmap xstarmap',
      'celery.utils': 'uuid',
    }),
  ],
  [
    'kombu',
    lazy('kombu/__init__.py, all_by_module', {
      'kombu.connection': 'Connection BrokerConnection',
      'kombu.entity': 'Exchange Queue binding',
      'kombu.message': 'Message',
      'kombu.messaging': 'Consumer Producer',
      'kombu.pools': 'connections producers',
      'kombu.utils.url': 'parse_url',
      'kombu.common': 'eventloop uuid',
      'kombu.serialization': 'enable_insecure_serializers disable_insecure_serializers',
    }),
  ],
]);

/**
 * The module that reading `module.attribute` imports, undefined when the attribute is no lazy one.
 * `from concurrent.futures import ThreadPoolExecutor` imports `concurrent.futures.thread`.
 */
export function lazyAttribute(module: string, attribute: string): string | undefined {
  return LAZY_MODULES.get(module)?.attributes.get(attribute);
}

function lazy(source: string, attributesByModule: Readonly<Record<string, string>>): LazyModule {
  const pairs = Object.entries(attributesByModule).flatMap(([module, attributes]) =>
    attributes.split(' ').map((attribute) => [attribute, module] as const),
  );
  return { attributes: new Map(pairs), source };
}

/** Whether something that a library keeps to itself does harm, by the rules that the measured data was judged with. */

/** Made on first use: eighty expressions, of which a start that reads no environment needs none. */
let harmlessHolders: readonly (readonly [holder: RegExp, where: RegExp])[] | undefined;

/** What is done with what a library holds, where that is worse than what holding it does in general; made on first use. */
let uses: readonly (readonly [holder: RegExp, where: RegExp, effect: Effect])[] | undefined;

/** Locks are held across code that never switches, as far as is known (SEMANTICS 3.4). */
const locks: ReadonlySet<string> = new Set(judgements.locks.map((formAndName) => formAndName.join(' ')));

/** The hold with the effect it has inside a library; undefined where somebody has looked and it does no harm. */
export function judgedHold(hold: Hold): Hold | undefined {
  harmlessHolders ??= judgements.harmless.map(({ holder, where }) => [matcher(holder), matcher(where)]);
  if (harmlessHolders.some(([holder, where]) => holder.test(hold.holder) && where.test(hold.where)))
    return undefined;
  uses ??= judgements.uses.map(({ holder, where, effect }) => [
    matcher(holder),
    matcher(where),
    effect as Effect,
  ]);
  const use = uses.find(([holder, where]) => holder.test(hold.holder) && where.test(hold.where));
  if (use !== undefined) return { ...hold, effect: use[2] };
  return locks.has(`${hold.form} ${hold.name}`) ? { ...hold, effect: 'native-lock' } : hold;
}

const ownImportsOnly: ReadonlySet<string> = new Set(
  judgements['standard library'].flatMap(({ holder, only }) => (only === undefined ? [] : [holder])),
);

/** Whether what the standard-library module `holder` holds does harm only where the program imports it itself. */
export function harmsOwnImportsOnly(holder: string): boolean {
  return ownImportsOnly.has(holder);
}

/** `*` matches any run of characters, dots too (fnmatch). */
function matcher(pattern: string): RegExp {
  return new RegExp(`^${pattern.split('*').map(escaped).join('.*')}$`, 's');
}

function escaped(text: string): string {
  return text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
}

/** Top-level modules of Python 2's standard library that Python 3 has under another name, or not at all (PEP 3108). */
const names: ReadonlySet<string> = new Set(
  (
    'BaseHTTPServer Bastion CGIHTTPServer ConfigParser Cookie DocXMLRPCServer HTMLParser MimeWriter Queue ' +
    'SimpleHTTPServer SimpleXMLRPCServer SocketServer StringIO Tkinter UserDict UserList UserString __builtin__ ' +
    'anydbm cPickle cStringIO commands compiler cookielib copy_reg dbhash dircache dumbdbm dummy_thread exceptions ' +
    'fpformat future_builtins gdbm hotshot htmlentitydefs htmllib httplib ihooks imputil md5 mhlib mimetools ' +
    'mimify multifile mutex new popen2 posixfile rexec rfc822 robotparser sets sgmllib sha statvfs stringold thread ' +
    'tkMessageBox urllib2 urlparse user whichdb xmlrpclib'
  ).split(' '),
);

/** Whether importing `topLevel` fails on every Python 3. */
export function isPython2Only(topLevel: string): boolean {
  return names.has(topLevel);
}

const namesIn = (table: Readonly<Record<string, string>>): ReadonlySet<string> =>
  new Set(
    Object.entries(table).flatMap(([module, all]) => all.split(' ').map((name) => `${module}.${name}`)),
  );

let inPython3: Readonly<Record<keyof typeof standardNames, ReadonlySet<string>>> | undefined;

/**
 * Whether each Python from 3.9 to 3.13 has the function or class `full` of the standard library, or none has it any more; undefined where
 * that is not known. Source: ran `vars` on CPython 3.9, 3.10, 3.11, 3.12 and 3.13 on Linux; of modules that are not the same on all
 * systems that counts there only.
 */
export function isInPython3(full: string, isLinux: boolean): boolean | undefined {
  inPython3 ??= {
    everywhere: namesIn(standardNames.everywhere),
    onLinux: namesIn(standardNames.onLinux),
    nowhere: namesIn(standardNames.nowhere),
  };
  if (inPython3.everywhere.has(full) || (isLinux && inPython3.onLinux.has(full))) return true;
  return inPython3.nowhere.has(full) ? false : undefined;
}

/** Third-party modules about which documents and reading the source say more than measuring does. */

const EXECUTOR_LOCK: Hold = {
  holder: 'concurrent.futures.thread',
  where: '_global_shutdown_lock',
  name: 'threading.Lock',
  form: 'instance',
  effect: 'deadlock',
};

/** Looked up before the measured table, longest name first; they speak for what lies in them too. */
const REVIEWED_MODULES: ReadonlyMap<string, ModuleKnowledge> = new Map([
  ['gevent', harmless('SEMANTICS 1.4: no gevent module leaves anything stale, but gevent.threadpool')],
  [
    'gevent.threadpool',
    { ...harmless('SEMANTICS 1.4: imports concurrent.futures.thread (M6)'), holds: [EXECUTOR_LOCK] },
  ],
  ['eventlet', harmless('SEMANTICS 2.1: eventlet loads much, but greens its copies (V0)')],
  ['psycogreen', harmless('SEMANTICS 4: sets a wait callback, whose order does not matter')],
  [
    'ddtrace',
    harmless(
      'SEMANTICS 4: keeps originals on purpose; what comes with it is held by locks that never switch',
    ),
  ],
  ['ddtrace.auto', harmless('SEMANTICS 4: ddtrace 1.9.3 and later ask for this import before the patch')],
  ['ddtrace.bootstrap', harmless('SEMANTICS 4: what ddtrace-run loads before the program')],
]);

function harmless(source: string): ModuleKnowledge {
  return { holds: [], loads: [], patches: undefined, coInstalled: [], source };
}

/** What is known about the standard library's modules. */

const TOP_LEVEL: ReadonlySet<string> = new Set(STANDARD_LIBRARY.topLevel.split(' '));

const HARMLESS: ModuleKnowledge = {
  holds: [],
  loads: [],
  patches: undefined,
  coInstalled: [],
  source: 'SEMANTICS 3.3: 344 of 350 modules leave nothing harmful',
};

/**
 * What importing `name` does, or undefined when its top-level package is not in the standard library of any Python
 * from 2.7 to 3.14. A module without entries of its own is harmless; `import concurrent.futures` is, while
 * `concurrent.futures.thread` (see `lazyAttribute`) holds a native lock.
 */
export function stdlibModule(name: string): ModuleKnowledge | undefined {
  const dot = name.indexOf('.');
  if (!TOP_LEVEL.has(dot < 0 ? name : name.slice(0, dot))) return undefined;
  return longestKnownPrefix((module) => decodeModule(STANDARD_LIBRARY, module), name) ?? HARMLESS;
}

/** All top-level module names that count as standard library. */
export function stdlibNames(): ReadonlySet<string> {
  return TOP_LEVEL;
}

/** What is known about third-party modules: reviewed by hand or measured by tools/knowledge. */

/**
 * What importing `name` does, undefined when nothing is known about its top-level package.
 * Importing `a.b.c` imports `a` and `a.b`: an unknown submodule has the facts of its nearest known parent. A known
 * module without holds is known to be clean.
 */
export function thirdPartyModule(name: string): ModuleKnowledge | undefined {
  return reviewedModule(name) ?? longestKnownPrefix((module) => decodeModule(THIRD_PARTY, module), name);
}

/**
 * The newest version of a distribution that an installer takes for `python`, by what was measured on the next Python from there;
 * undefined where that is the newest of all.
 */
export function newestFor(distribution: string, [major, minor]: PythonVersion): string | undefined {
  const measured = Object.keys(THIRD_PARTY.newest).map((text) => text.split('.').map(Number));
  const next = measured
    .filter(([one, other = 0]) => one === major && other >= minor)
    .sort((a, b) => a[1]! - b[1]!)[0];
  return next === undefined ? undefined : THIRD_PARTY.newest[next.join('.')]![distribution];
}

/**
 * What a module belongs to, by the name that people know it by: of the standard library the module itself, else the package that is
 * a distribution's own: `joblib` for `joblib.externals.loky`, `google.auth` for `google.auth.crypt`, as nothing is known of `google`.
 */
export function ownerOf(module: string): { readonly name: string; readonly isStandard: boolean } {
  if (stdlibModule(module) !== undefined) return { name: module, isStandard: true };
  const parts = module.split('.');
  const names = parts.map((_, index) => parts.slice(0, index + 1).join('.'));
  const name = names.find((name) => decodeModule(THIRD_PARTY, name) !== undefined) ?? names[0]!;
  return { name, isStandard: false };
}

/** Facts of exactly this module, from no parent: what is known of one module of a package that is read otherwise. */
export function measuredModule(name: string): ModuleKnowledge | undefined {
  return decodeModule(THIRD_PARTY, name);
}

/** What documents say of a module better than its code does, as `thirdPartyModule`. */
export function reviewedModule(name: string): ModuleKnowledge | undefined {
  return longestKnownPrefix((module) => REVIEWED_MODULES.get(module), name);
}

/** Names of the modules whose import patches: `grequests`, `locust`. Their submodules patch too. */
export function importPatchers(): readonly string[] {
  return Object.keys(THIRD_PARTY.patches);
}

/** What calling something of a library imports, patches and makes, beyond what importing the library does. */
export interface CallKnowledge {
  /** Modules of which the table has something to say. */
  readonly imports: readonly string[];
  readonly patches: ImportPatch | undefined;
  /** What the object that it gives has, made of what patches replace. */
  readonly makes: readonly MadeObject[];
  /** Keywords of the call in whose place nothing of that is made. */
  readonly unless: readonly string[];
  /** What the library's modules hold from then on. */
  readonly keeps: readonly Hold[];
  readonly source: string;
}

/**
 * Something that a call makes, and where it is found in what it gives (`_transport._pool._ssl_context` of `httpx.Client()`); the empty
 * text is that itself.
 */
export interface MadeObject {
  readonly where: string;
  readonly name: QualifiedName;
  /** What holding it does, where that differs from what the name does in general. */
  readonly effect: Effect | undefined;
}

/** Written by tools/knowledge/calls.py; a test holds it to its type. */
const CALLS = measuredCalls as unknown as Readonly<Record<string, CallRow>>;

/** A row as it is written: tuples instead of objects. */
interface CallRow extends Partial<Pick<CallKnowledge, 'imports' | 'patches' | 'unless'>> {
  readonly makes?: readonly (readonly [where: string, name: QualifiedName, effect?: Effect])[];
  readonly keeps?: readonly (readonly [
    holder: string,
    where: string,
    form: HoldForm,
    name: QualifiedName,
    effect?: Effect,
  ])[];
  readonly source: string;
}

/** What calling `name` (`pysolbase.SolBase.SolBase.voodoo_init`) was measured to do; undefined for most names. */
export function thirdPartyCall(name: string): CallKnowledge | undefined {
  const row = Object.hasOwn(CALLS, name) ? CALLS[name] : undefined;
  if (row === undefined) return undefined;
  const { makes = [], keeps = [] } = row;
  return {
    imports: [],
    patches: undefined,
    unless: [],
    ...row,
    makes: makes.map(([where, name, effect]) => ({ where, name, effect })),
    keeps: keeps.map(([holder, where, form, name, effect]) => ({
      holder,
      where,
      form,
      name,
      ...(effect === undefined ? {} : { effect }),
    })),
  };
}

/** Names of what patches when it is called. */
export function callPatchers(): readonly string[] {
  return Object.keys(CALLS).filter((name) => CALLS[name]!.patches !== undefined);
}
