import type { PatcherSet } from '../patchers/index.js';
import type { PatcherId } from '../patchers/types.js';
import { parentOf } from '../project/module-name.js';
import { isOnOneLine } from '../text/search.js';
import type { Launcher, Started } from './launcher.js';
import { applicationTarget, given, option, patcherNamedIn, readOptions } from './options.js';

/** Celery's workers: a pool that the command line names patches before anything is imported. */
export const celery: Launcher = {
  id: 'celery',
  programs: ['celery'],
  decides: ['-P', '--pool'],
  read,
  conventional: { names: /^celeryconfig\.py$/ },
  settings: {
    description: 'How a celery worker is started.',
    keys: {
      app: {
        is: 'application',
        isRequired: true,
        description: 'The application, as in "package.celery".',
      },
      pool: { is: 'word', description: 'The pool (-P), as in "gevent".' },
    },
    words: ({ app, pool }) => ['celery', ...given('-A', app), 'worker', ...given('-P', pool)],
  },
};

const flags = new Set(['-B', '--beat', '-q', '--quiet', '--no-color', '-D', '--detach', '-E', '-O']);

function read(words: readonly string[]): Started | undefined {
  const options = readOptions(words, flags);
  const app = option(options, '-A', '--app');
  const target = applicationTarget(app);
  if (app === undefined || target?.kind !== 'module') return undefined;
  const { module } = target;
  const isWorker = ['worker', 'multi'].some((command) => options.positional.includes(command));
  const pool = isWorker && isPoolFound(words) ? option(options, '-P', '--pool') : undefined;
  const loadsTasks = ['beat', 'flower'].some((command) => options.positional.includes(command));
  // Which of these it is depends on what the modules have: `-A pkg.module.app`, `-A pkg` for pkg/celery.py.
  const candidates = [`${module}.celery`, module, ...(app === module ? [parentOf(module)] : [])];
  const [first = module, ...otherwise] = candidates.filter((one) => one !== undefined);
  return {
    by: 'celery',
    target: { kind: 'module', module: first, otherwise },
    patches: patcherNamedIn(pool ?? ''),
    ...(isWorker && pool === undefined ? joinedPool(words) : {}),
    start: {
      options: { app, isWorker, pool, loadsTasks },
      run(startUp) {
        if (isWorker) startUp.runScript('celery', 'worker', app, pool ?? '');
        else startUp.runScript('celery', loadsTasks ? 'beat' : 'command', app);
      },
    },
  };
}

/** Celery looks for the pool by itself before anything is parsed, and finds no `-Pgevent` (celery/__init__.py). */
function isPoolFound(words: readonly string[]): boolean {
  return words.some((word) => /^(?:-P$|--pool(?:=|$))/.test(word));
}

function joinedPool(words: readonly string[]): Pick<Started, 'unpatched'> {
  for (const word of words) {
    const library = word.startsWith('-P') ? patcherNamedIn(word) : undefined;
    if (library !== undefined) return { unpatched: { word, library } };
  }
  return {};
}

/** The patcher of the pool that a setting names, by its alias or its class; undefined for any other. */
export function poolPatcher(pool: string, patchers: PatcherSet): PatcherId | undefined {
  const name = /^(?:celery\.concurrency\.)?(\w+)(?:[:.]TaskPool)?$/.exec(pool)?.[1];
  return name === undefined ? undefined : patchers.all.find(({ celeryPool }) => celeryPool === name)?.id;
}

/**
 * Names that Celery reads the pool from, in a configuration whose names start with `namespace`, or without one
 * (celery 5.7, run).
 */
export function poolSettingNames(namespace: string | undefined): ReadonlySet<string> {
  if (namespace === undefined) return new Set(['worker_pool', 'CELERYD_POOL']);
  return new Set([`${namespace}_WORKER_POOL`, ...(namespace === 'CELERY' ? ['CELERYD_POOL'] : [])]);
}

/**
 * A pool on a command line wins over the setting, but for prefork, which it takes for nothing said (celery 5.7, run). It may
 * come from a variable of a shell, of make, of a batch file or of a template.
 */
const commandPool = /(?<![\w-])(?:-P|--pool)[\s=,"'-]+(?!prefork|processes)[\w.$%{<]/;

/** What a file says, as text, of how workers of Celery are started: more than plain commands can be read from. */
export function workersIn(
  text: string,
  patchers: PatcherSet,
): {
  /** It starts one. */
  readonly starts: boolean;
  /** It gives one its pool. */
  readonly givesPool: boolean;
  /** It has a patcher start one. */
  readonly patches: boolean;
} {
  const isCelery = text.includes('celery');
  const starters = patchers.all.flatMap(({ launchModules = [] }) => launchModules);
  return {
    starts: isCelery && isOnOneLine(text, /\bcelery\b/g, /\bworker\b/),
    givesPool: isCelery && commandPool.test(text),
    patches: isCelery && starters.some((module) => wordOf(module).test(text)),
  };
}

function wordOf(module: string): RegExp {
  return new RegExp(`\\b${module.replaceAll('.', '\\.')}\\b`);
}
