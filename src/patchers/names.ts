import names from './data/names.json' with { type: 'json' };
import type { QualifiedName } from './types.js';

/** One name for one object: the standard library offers several of what a patch replaces under two or three names. */

/** Modules that are another module under another name: Python 2's, six's, and the C halves of Python modules. */
const moduleAliases: ReadonlyMap<string, string> = new Map(Object.entries(names.modules));

/**
 * The canonical name by each other name of the same object. `_thread.RLock` is no other name: it stays C code whatever is
 * patched, while `threading.RLock()` chooses at each call.
 */
const canonical: ReadonlyMap<QualifiedName, QualifiedName> = new Map(
  names.objects.flatMap(([first = '', ...others]) => others.map((other) => [other, first] as const)),
);

/**
 * The name under which effects and replacements are looked up.
 * `thread.allocate_lock`, `_thread.allocate_lock` and `threading.Lock` all give `threading.Lock`; a name without
 * aliases is returned as it is. Source: identity (`is`) of the objects, CPython 2.7 and 3.10 to 3.13.
 */
export function canonicalName(name: QualifiedName): QualifiedName {
  const dot = name.lastIndexOf('.');
  const module = dot < 0 ? undefined : moduleAliases.get(name.slice(0, dot));
  const plain = module === undefined ? name : module + name.slice(dot);
  return canonical.get(plain) ?? plain;
}

/**
 * What calling something makes an instance of: classes and factories whose own products are meant, under the name by
 * which effects are looked up, and functions whose result is, or holds, an instance of another class. (Without a
 * scopefunc the registry of `scoped_session` is a threading.local: one session for all greenlets instead of one each.)
 */
const made: ReadonlyMap<QualifiedName, QualifiedName> = new Map([
  ...names.makeThemselves.map((name) => [name, name] as const),
  ...Object.entries(names.makeOthers),
]);

/**
 * The canonical name of the class that calling `callee` (any alias) makes or holds an instance of, undefined when the
 * result holds nothing a patch replaces, as for Event, Semaphore, Barrier, Queue and multiprocessing.Lock.
 * Whether that instance is harmful is for `effectOf(library, name, 'instance', python)` to say.
 * Source: SEMANTICS 3.1; ran: gevent 26.9.0 and eventlet 0.41.3, Python 3.11.7 and 3.13.0.
 */
export function instanceOf(callee: QualifiedName): QualifiedName | undefined {
  return made.get(canonicalName(callee));
}

const kept = /(?:^|[._])(?:orig(?:inal)?|real|native|unpatched|saved)(?:$|[._])/i;

/** Whether a name says that its object is kept as it was before any patch: `_original_write`, `real_sleep`. */
export function isSavedOriginal(name: string): boolean {
  return kept.test(name);
}
