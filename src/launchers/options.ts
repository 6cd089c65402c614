import { builtInPatchers } from '../patchers/index.js';
import type { PatcherId } from '../patchers/types.js';
import type { GivenSettings, LaunchTarget, Start } from './launcher.js';

/** Options of a command line, read without knowing them all. */
interface ReadOptions {
  /** Last value of each option, by its name as written (`-k`, `--worker-class`); flags have `''`. */
  readonly values: ReadonlyMap<string, string>;
  readonly positional: readonly string[];
}

/** Sorts `words` into options and positional arguments; options in `flags` take no value, every other one does. */
export function readOptions(words: readonly string[], flags: ReadonlySet<string>): ReadOptions {
  const values = new Map<string, string>();
  const positional: string[] = [];
  for (let index = 0; index < words.length; index++) {
    const word = words[index]!;
    if (word === '--') {
      for (const word of words.slice(index + 1)) positional.push(word);
      break;
    }
    if (!word.startsWith('-') || word === '-') {
      positional.push(word);
      continue;
    }
    const equals = word.indexOf('=');
    const attached = /^-[a-zA-Z][^-=]/.test(word) && !word.startsWith('--');
    if (word.startsWith('--') && equals > 0) values.set(word.slice(0, equals), word.slice(equals + 1));
    else if (flags.has(word)) values.set(word, '');
    else if (attached) values.set(word.slice(0, 2), word.slice(2).replace(/^=/, ''));
    else values.set(word, words[++index] ?? '');
  }
  return { values, positional };
}

/** The value of the first of `names` that was given. */
export function option(options: ReadOptions, ...names: readonly string[]): string | undefined {
  for (const name of names) {
    const value = options.values.get(name);
    if (value !== undefined) return value;
  }
  return undefined;
}

/** The module of `pkg.mod:app` and `pkg.mod:create_app()`; a lone `pkg.mod` too. */
export function applicationTarget(text: string | undefined): LaunchTarget | undefined {
  const module = /^([A-Za-z_][\w.]*)(?::.*)?$/.exec(text ?? '')?.[1];
  return module === undefined ? undefined : { kind: 'module', module };
}

/** The function that is called for the application: `create_app` of `pkg.app:create_app("prod")`, but no part of `pkg.app:made.app`. */
export function factoryIn(application: string | undefined): string | undefined {
  return /^[\w.]+:([A-Za-z_]\w*)\(/.exec(application ?? '')?.[1];
}

/** Loads a module, then calls what is called `name` in it, or in the package `from` that has been imported by then. */
export function startCalling(name: string, from?: string): Start {
  return {
    options: { call: name },
    isTargetAlone: true,
    calls: name.split('.'),
    run: (startUp) => {
      startUp.runTarget();
      if (from === undefined) startUp.callInTarget(name);
      else startUp.callIn(from, name);
    },
  };
}

/** The submodule of `module` that the first of `names` may be, as in `from module import name`; else the module. */
export function submoduleTarget(module: string, ...names: readonly string[]): LaunchTarget {
  const [first = module, ...otherwise] = [...names.map((name) => `${module}.${name}`), module];
  return { kind: 'module', module: first, otherwise };
}

/** The file that is run by path. */
export function fileTarget(file: string): LaunchTarget {
  return { kind: 'file', file };
}

/** The patcher in the name of a worker class or pool: `gevent`, `gevent_wsgi`, `geventwebsocket…GeventWebSocketWorker`. */
export function patcherNamedIn(text: string): PatcherId | undefined {
  const name = text.toLowerCase();
  return builtInPatchers.all.find(({ id, kind }) => kind === 'green' && name.includes(id))?.id;
}

/** `name` and the value of a key that was given, as two words of a command line. */
export function given(name: string, value: GivenSettings[string]): readonly string[] {
  return value === undefined ? [] : [name, String(value)];
}
