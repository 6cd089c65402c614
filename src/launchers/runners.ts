import { isNamedAsTest } from '../project/file-kinds.js';
import { hasMainGuard } from '../project/main-guard.js';
import { basename, type FilePath } from '../project/snapshot.js';
import { parseModule } from '../python/parse.js';
import type { ModuleSyntax, Statement } from '../python/syntax.js';
import { bodiesOf } from '../python/walk.js';
import { lazily } from '../text/memoize.js';
import type { Launcher, Started } from './launcher.js';
import { applicationTarget, fileTarget, given, option, readOptions } from './options.js';

// Programs that patch in their own code, all of it, before they import what they are told to run.

/** locust has been imported, and so has patched with gevent, before it loads a locustfile (SEMANTICS 4). */
export const locust: Launcher = {
  id: 'locust',
  programs: ['locust'],
  variables: ['LOCUST_LOCUSTFILE'],
  read: (words, { environment }) => {
    const options = readOptions(words, locustFlags);
    const file =
      option(options, '-f', '--locustfile') ?? environment.get('LOCUST_LOCUSTFILE') ?? 'locustfile.py';
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

/** What pytest and unittest would run. */
const ownTest =
  /^[ \t]*(?:async[ \t]+)?def[ \t]+test|^class[ \t]+Test|^[ \t]*(?:from|import)[ \t]+(?:pytest|unittest)\b/m;

function isLocustfile(path: FilePath, text: string): boolean {
  if (isNamedAsTest(path) && ownTest.test(text)) return false;
  if (/^locustfile\w*\.py$/.test(basename(path))) return true;
  if (!/\blocust\b/.test(text) || !locustUser.test(text)) return false;
  const syntax = lazily(() => parseModule(text));
  return !hasMainGuard(text, syntax) || onlyExplains(syntax(), text);
}

const telling = /^(?:print|pprint|exit|quit|sys\.exit|sys\.std(?:out|err)\.write|logg(?:ing|er)\.\w+)$/;
const starting =
  /^(?:os\.(?:system|popen|exec\w+|spawn\w+)|subprocess\.\w+|run|call|check_call|Popen|system)$/;

/** Whether what a module does as the main program is to say how it is run, or to have locust run it. */
function onlyExplains({ body }: ModuleSyntax, text: string): boolean {
  const guards = body.filter(
    (statement) => statement.kind === 'if' && /__name__/.test(headOf(statement, text)),
  );
  return (
    guards.length > 0 &&
    guards.every((guard) => bodiesOf(guard).every((inner) => inner.every((one) => explains(one, text))))
  );
}

function headOf({ span }: Statement, text: string): string {
  return text.slice(span.start, text.indexOf(':', span.start));
}

function explains(statement: Statement, text: string): boolean {
  if (/^(?:import|import-from|jump)$/.test(statement.kind)) return true;
  if (statement.kind !== 'expression') return false;
  const { value, span } = statement;
  if (value.kind === 'string') return true;
  if (value.kind !== 'call') return false;
  const callee = text.slice(value.callee.span.start, value.callee.span.end);
  return (
    telling.test(callee) || (starting.test(callee) && /\blocust\b/.test(text.slice(span.start, span.end)))
  );
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
