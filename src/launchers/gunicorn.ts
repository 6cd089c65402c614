import type { PatcherId } from '../patchers/types.js';
import type { Expression } from '../python/syntax.js';
import { lastName } from '../python/walk.js';
import { isOnOneLine } from '../text/search.js';
import type { Command, Launcher, Start, Started, StartUp } from './launcher.js';
import { applicationTarget, factoryIn, given, option, patcherNamedIn, readOptions } from './options.js';

/** The names of configuration files that gunicorn's documents and people use. */
const configurationNames = /^gunicorn(?:[._-]?(?:conf|config|cfg))?\.py$/;

/** Options of its command line that take no value (gunicorn/config.py, `action = "store_true"`). */
const flags = new Set([
  '--preload',
  '--reload',
  '--daemon',
  '-D',
  '--check-config',
  '--print-config',
  '--spew',
  '--capture-output',
  '--no-sendfile',
  '--enable-stdio-inheritance',
  '--log-syslog',
  '--proxy-protocol',
  '-R',
]);

/** gunicorn: a master that reads a configuration in Python, and workers that patch by their class. */
export const gunicorn: Launcher = {
  id: 'gunicorn',
  programs: ['gunicorn'],
  variables: ['GUNICORN_CMD_ARGS'],
  decides: ['-k', '--worker-class'],
  flags,
  read,
  conventional: { names: configurationNames },
  configuration: {
    names: configurationNames,
    mayPatch: (text) => isOnOneLine(text, /\bworker_class\b/gi, /\./),
    start: startOf({ workerClass: undefined, preload: false, factory: undefined }, undefined),
  },
  settings: {
    description: 'How gunicorn is started.',
    keys: {
      app: { is: 'application', description: 'The application, as in "package.module:app".' },
      worker: { is: 'word', description: 'The worker class, as in "gevent".' },
      preload: { is: 'flag', description: 'Whether the application is loaded before the workers start.' },
      config: {
        is: 'file',
        description: 'The configuration file; by default gunicorn.conf.py in the folder.',
      },
    },
    words: ({ app, worker, preload, config }) => [
      'gunicorn',
      ...given('-k', worker),
      ...given('-c', config),
      ...(preload === true ? ['--preload'] : []),
      ...(app === undefined ? [] : [String(app)]),
    ],
  },
};

function read(words: readonly string[], { environment }: Command): Started {
  const own = readOptions(words, flags);
  const inherited = readOptions(
    (environment.get('GUNICORN_CMD_ARGS') ?? '').split(/\s+/).filter(Boolean),
    flags,
  );
  const worker = option(own, '-k', '--worker-class') ?? option(inherited, '-k', '--worker-class') ?? '';
  const config = option(own, '-c', '--config') ?? option(inherited, '-c', '--config');
  return {
    by: 'gunicorn',
    target: applicationTarget(own.positional[0]),
    patches: undefined,
    start: startOf(
      {
        workerClass: worker === '' ? undefined : worker,
        preload: own.values.has('--preload') || inherited.values.has('--preload'),
        factory: factoryIn(own.positional[0]),
      },
      config,
    ),
  };
}

/** What the command line says of the worker and the application; the configuration may say it too. */
interface Options {
  /** The worker's class as it is written. */
  readonly workerClass: string | undefined;
  /** The application is loaded in the master, before the worker patches. */
  readonly preload: boolean;
  /** The function that makes the application: `create_app` of `app:create_app()`. */
  readonly factory: string | undefined;
}

/** `config` as it is given: a file, `file:…`, or `python:…`, which is a module. */
function startOf(options: Options, config: string | undefined): Start {
  const { workerClass, preload } = options;
  const module = /^python:([\w.]+)$/.exec(config ?? '')?.[1];
  const file = module === undefined ? config?.replace(/^file:/, '') : `${module.replaceAll('.', '/')}.py`;
  return {
    options: { ...options },
    configuration: { file: file ?? 'gunicorn.conf.py', isDefault: config === undefined },
    // A worker class of the program's own is loaded first of all.
    patchesAfterLoading: (hasConfiguration) =>
      hasConfiguration ||
      (workerClass?.includes('.') ?? false) ||
      (preload && workerPatcher(workerClass ?? '') !== undefined),
    patchesAtMost: (hasConfiguration) => {
      if (workerClass === undefined) return hasConfiguration ? undefined : [];
      if (workerClass.includes('.') && !workerClass.startsWith('gunicorn.workers.')) return undefined;
      return [workerPatcher(workerClass) ?? []].flat();
    },
    run: (startUp) => serve(startUp, options, module ?? configurationModule),
  };
}

/** The patcher that a worker class runs. `flask_sockets.worker` is geventwebsocket's (flask_sockets.py). */
function workerPatcher(workerClass: string): PatcherId | undefined {
  return /^flask_sockets\b/i.test(workerClass) ? 'gevent' : patcherNamedIn(workerClass);
}

/** The name gunicorn gives its configuration (gunicorn/app/base.py, get_config_from_filename). */
const configurationModule = '__config__';

/**
 * Configuration, worker class, hooks, patch and application in the order of the arbiter and the worker: the worker patches in
 * init_process, after post_fork and before it loads the application, which `preload` has loaded long before
 * (gunicorn/arbiter.py, workers/base.py, workers/ggevent.py; SEMANTICS 3.2, G1 to G6).
 */
function serve(startUp: StartUp, options: Options, configuredIn: string): void {
  const config = startUp.runConfiguration(configuredIn);
  const application = startUp.application ?? config?.text('wsgi_app')?.split(':')[0];
  const factory = startUp.application === undefined ? factoryIn(config?.text('wsgi_app')) : options.factory;
  const load = () => {
    if (application === undefined) return;
    startUp.importModule(application);
    if (factory !== undefined) startUp.callIn(application, factory);
  };
  const setting = config?.assignment('worker_class');
  const workerClass = options.workerClass ?? config?.text('worker_class');
  const library = patcherOf(startUp, workerClass ?? defaultText(setting?.value));
  const preload = options.preload || config?.isTrue('preload_app');
  config?.call('on_starting');
  if (preload) load();
  for (const hook of ['when_ready', 'pre_fork', 'post_fork']) config?.call(hook);
  const place =
    options.workerClass === undefined && config !== undefined && setting !== undefined
      ? { path: config.path, span: setting.span }
      : startUp.declared;
  const patch = () => {
    if (library === undefined || place === undefined) return;
    startUp.patch({ library, launcher: 'gunicorn', command: `gunicorn -k ${library}`, place });
  };
  // What is only set by default may be set otherwise.
  if (workerClass !== undefined) patch();
  else startUp.perhaps(patch);
  if (!preload) load();
  config?.call('post_worker_init');
}

/**
 * The patcher that a worker of this class runs. A class of the program's own is imported first of all, in the master
 * (gunicorn/arbiter.py, setup), and patches as the class of gunicorn's that it inherits from.
 */
function patcherOf(startUp: StartUp, workerClass: string | undefined): PatcherId | undefined {
  if (workerClass === undefined) return undefined;
  const ancestors = startUp.ancestorsOf(workerClass);
  return [workerClass, ...ancestors].map(workerPatcher).find((library) => library !== undefined);
}

/**
 * The text that `expression` gives where nothing is set: of `os.environ.get("WORKER", "gevent")`,
 * `config("WORKER", default="gevent")` and `os.getenv("WORKER") or "gevent"` it is `gevent`.
 */
function defaultText(expression: Expression | undefined): string | undefined {
  switch (expression?.kind) {
    case 'string':
      return expression.value;
    case 'boolean':
      return expression.operator === 'or' ? defaultText(expression.operands.at(-1)) : undefined;
    case 'call': {
      const { callee, positional, keywords } = expression;
      const name = lastName(callee);
      const isLookup = name === 'get' || name === 'getenv';
      const fallback = keywords.find((keyword) => keyword.name === 'default')?.value;
      return defaultText(fallback ?? (isLookup ? positional[1] : undefined));
    }
    default:
      return undefined;
  }
}
