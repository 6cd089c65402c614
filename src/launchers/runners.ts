import { isNamedAsTest } from '../project/file-kinds.js';
import { hasMainGuard } from '../project/main-guard.js';
import { parentOf } from '../project/module-name.js';
import { basename, type FilePath } from '../project/snapshot.js';
import { parseModule } from '../python/parse.js';
import type { ModuleSyntax, Statement } from '../python/syntax.js';
import { bodiesOf } from '../python/walk.js';
import { lazily } from '../text/memoize.js';
import type { Launcher, Start, Started } from './launcher.js';
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
  /^class[ \t]+\w+\([^()]*\b(?:HttpUser|FastHttpUser|User|HttpLocust|Locust|TaskSet|SequentialTaskSet)\b|^[ \t]*@(?:locust\.)?task\b/m;

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

const dramatiqFlags = new Set(['--watch-use-polling', '--use-spawn', '--verbose', '-v', '--skip-logging']);

/**
 * `dramatiq pkg.tasks pkg.more` imports the modules that it is given, in their order; `dramatiq-gevent` patches with gevent
 * before it imports anything (dramatiq 2.2.1, bin/dramatiq-gevent).
 */
function dramatiqStarting(id: string, patches: Started['patches']): Launcher {
  return {
    id,
    programs: [id],
    read: (words) => startedModules(id, readOptions(words, dramatiqFlags).positional, patches),
  };
}

export const dramatiq = dramatiqStarting('dramatiq', undefined);
export const dramatiqGevent = dramatiqStarting('dramatiq-gevent', 'gevent');

/** `nameko run pkg.services` patches with eventlet before it imports the services (nameko 2.14.1, cli/commands.py). */
export const nameko: Launcher = {
  id: 'nameko',
  programs: ['nameko'],
  read: (words) => {
    const [command, ...services] = readOptions(words, new Set()).positional;
    return command === 'run' ? startedModules('nameko', services, 'eventlet') : undefined;
  },
};

const hueyFlags = new Set([
  '-n',
  '--no-periodic',
  '-v',
  '--verbose',
  '-q',
  '--quiet',
  '-s',
  '--simple',
  '-f',
  '--flush-locks',
]);

/**
 * `huey_consumer pkg.tasks.huey` imports the module of the object. Workers that are greenlets (`-k greenlet`) patch nothing:
 * the module does, or nobody (huey 3.5.4, run).
 */
export const huey: Launcher = {
  id: 'huey',
  programs: ['huey_consumer', 'huey_consumer.py', 'huey.bin.huey_consumer'],
  read: (words) => {
    const module = parentOf(readOptions(words, hueyFlags).positional[0] ?? '');
    return module === undefined ? undefined : startedModules('huey', [module], undefined);
  },
};

/** `rq worker -w pkg.workers.Green` imports the class of its worker first; rq itself patches nothing (rq 3.0.0, read). */
export const rq: Launcher = {
  id: 'rq',
  programs: ['rq', 'rqworker'],
  read: (words) => {
    const options = readOptions(
      words,
      new Set(['-b', '--burst', '-v', '--verbose', '-q', '--quiet', '--with-scheduler']),
    );
    const module = parentOf(option(options, '-w', '--worker-class') ?? '');
    return module === undefined ? undefined : startedModules('rq', [module], undefined);
  },
};

/** Imports modules one after the other, the first one being the target. */
function startedModules(
  by: string,
  [first, ...others]: readonly string[],
  patches: Started['patches'],
): Started | undefined {
  const target = applicationTarget(first);
  if (target === undefined) return undefined;
  const modules = others.flatMap((name) => (/^[A-Za-z_][\w.]*/.exec(name) ?? []).slice(0, 1));
  if (modules.length === 0) return { by, target, patches };
  const start: Start = {
    options: { modules: modules.join() },
    run(startUp) {
      startUp.runTarget();
      for (const module of modules) startUp.importModule(module);
    },
  };
  return { by, target, patches, start };
}
