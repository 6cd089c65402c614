import { isNamedAsTest } from '../project/file-kinds.js';
import { hasMainGuard } from '../project/main-guard.js';
import { basename, type FilePath } from '../project/snapshot.js';
import { parseModule } from '../python/parse.js';
import type { Launcher, Started } from './launcher.js';
import { applicationTarget, fileTarget, given, option, readOptions } from './options.js';

// Programs that patch in their own code, all of it, before they import what they are told to run.

/** locust has been imported, and so has patched with gevent, before it loads a locustfile (SEMANTICS 4). */
export const locust: Launcher = {
  id: 'locust',
  programs: ['locust'],
  read: (words) => {
    const options = readOptions(words, locustFlags);
    const file = option(options, '-f', '--locustfile') ?? 'locustfile.py';
    return { by: 'locust', target: fileTarget(file), patches: 'gevent' };
  },
  conventional: { names: /^locustfile\w*\.py$/ },
  recognizes: (path, text) => (isLocustfile(path, text) ? { patches: 'gevent' } : undefined),
  settings: {
    description: 'How locust is started.',
    keys: { file: { is: 'file', description: 'The locustfile.' } },
    words: ({ file }) => ['locust', ...given('-f', file)],
  },
};

const locustFlags = new Set(['--headless', '--master', '--worker', '--autostart', '--only-summary']);

const locustUser =
  /^class[ \t]+\w+\([^)]*\b(?:HttpUser|FastHttpUser|User|HttpLocust|Locust|TaskSet|SequentialTaskSet)\b|^[ \t]*@(?:locust\.)?task\b/m;

function isLocustfile(path: FilePath, text: string): boolean {
  if (isNamedAsTest(path)) return false;
  if (/^locustfile\w*\.py$/.test(basename(path))) return true;
  return /\blocust\b/.test(text) && locustUser.test(text) && !hasMainGuard(text, () => parseModule(text));
}

/** `dramatiq-gevent pkg.tasks` patches with gevent before it imports anything (dramatiq's bin/dramatiq-gevent). */
export const dramatiq: Launcher = {
  id: 'dramatiq',
  programs: ['dramatiq-gevent'],
  read: (words) => {
    const options = readOptions(words, dramatiqFlags);
    return startedPatched('dramatiq', options.positional[0], 'gevent');
  },
};

const dramatiqFlags = new Set(['--watch-use-polling', '--use-spawn', '--verbose', '-v', '--skip-logging']);

/** `nameko run pkg.services` patches with eventlet before it imports the services (nameko/cli/main.py). */
export const nameko: Launcher = {
  id: 'nameko',
  programs: ['nameko'],
  read: (words) => {
    const [command, service] = readOptions(words, new Set()).positional;
    return command === 'run' ? startedPatched('nameko', service, 'eventlet') : undefined;
  },
};

function startedPatched(
  by: string,
  application: string | undefined,
  patches: Started['patches'],
): Started | undefined {
  const target = applicationTarget(application);
  return target === undefined ? undefined : { by, target, patches };
}
