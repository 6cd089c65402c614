import { isNamedAsTest } from '../project/file-kinds.js';
import { hasMainGuard } from '../project/main-guard.js';
import { parentOf, stemOf } from '../project/module-name.js';
import { basename, dirname, type FilePath } from '../project/snapshot.js';
import { parseModule } from '../python/parse.js';
import type { ModuleSyntax, Statement } from '../python/syntax.js';
import { bodiesOf } from '../python/walk.js';
import { lazily, readOnce } from '../text/memoize.js';
import type { Launcher, LaunchTarget, Start, Started, WrittenCommand } from './launcher.js';
import { applicationTarget, given, option, readOptions } from './options.js';

// Programs that patch in their own code, all of it, before they import what they are told to run.

/** locust has been imported, and so has patched with gevent, before it loads a locustfile (SEMANTICS 4). */
export const locust: Launcher = {
  id: 'locust',
  programs: ['locust'],
  alwaysPatches: true,
  variables: ['LOCUST_LOCUSTFILE'],
  read: (words, { environment }) => {
    const options = readOptions(words, locustFlags);
    const named =
      option(options, '-f', '--locustfile') ?? environment.get('LOCUST_LOCUSTFILE') ?? 'locustfile.py';
    const [file = '', ...others] = named.split(',').map((one) => one.trim());
    const [target, ...further] = [file, ...others].map(locustTarget);
    const started = startedModules('locust', target, besides(file, others), 'gevent');
    return started === undefined || further.length === 0 ? started : { ...started, besides: further };
  },
  commandFile: {
    is: (path) => /^(?:locust\.conf|pyproject\.toml)$/.test(basename(path)),
    commands: locustCommands,
  },
  conventional: { names: /^locustfile\w*\.py$/ },
  recognizes: (path, text) => (isLocustfile(path, text) ? { patches: 'gevent' } : undefined),
  settings: {
    description: 'How locust is started.',
    keys: { file: { is: 'file', description: 'The locustfile.' } },
    words: ({ file }) => ['locust', ...given('-f', file)],
  },
};

/** A file, or a folder that has every locustfile in it (ran: locust 2.47.0). */
function locustTarget(file: string): LaunchTarget {
  const isFile = file.endsWith('.py');
  return {
    kind: 'file',
    file: file.replace(/(?<!\/)\/+$/, ''),
    isImported: true,
    ...(isFile ? {} : { inFolder: true }),
  };
}

/** What locust.conf, or the table of locust in a pyproject.toml, says of the locustfile (docs.locust.io, "Configuration File"). */
function locustCommands(text: string): readonly WrittenCommand[] {
  const table = /^\[tool\.locust\][ \t]*\r?\n(?:(?!\[).*\r?\n?)*/m.exec(text);
  const own = table?.[0] ?? (/^\[/m.test(text) ? '' : text);
  const found = /^[ \t]*locustfile[ \t]*[=:][ \t]*(["']?)([^"'\r\n]+)\1/m.exec(own);
  if (found === null) return [];
  const start = (table?.index ?? 0) + found.index;
  return [{ words: ['locust', '-f', found[2]!.trim()], span: { start, end: start + found[0].length } }];
}

/** The modules of further locustfiles in the folder of the `first` one; others are known by their contents. */
function besides(first: string, others: readonly string[]): readonly string[] {
  const folder = dirname(first as FilePath);
  return others.flatMap((file) => (dirname(file as FilePath) === folder ? [stemOf(file as FilePath)] : []));
}

const locustFlags = new Set(['--headless', '--master', '--worker', '--autostart', '--only-summary']);

const hasLocustUser = readOnce((text) => /\blocust\b/.test(text) && locustUser.test(text));

const locustUser =
  /^class[ \t]+\w+\([^()]*\b(?:HttpUser|FastHttpUser|User|HttpLocust|Locust|TaskSet|SequentialTaskSet)\b|^[ \t]*@(?:locust\.)?task\b/m;

/** What pytest and unittest would run. */
const hasOwnTest = readOnce((text) => ownTest.test(text));

const ownTest =
  /^[ \t]*(?:async[ \t]+)?def[ \t]+test|^class[ \t]+Test|^[ \t]*(?:from|import)[ \t]+(?:pytest|unittest)\b/m;

function isLocustfile(path: FilePath, text: string): boolean {
  if (isNamedAsTest(path) && hasOwnTest(text)) return false;
  if (/^locustfile\w*\.py$/.test(basename(path))) return true;
  if (!hasLocustUser(text)) return false;
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
 * before it imports anything. A function behind the first one (`pkg.tasks:set_up`) is called before the others are imported
 * (ran: dramatiq 2.2.1).
 */
function dramatiqStarting(id: string, patches: Started['patches']): Launcher {
  return {
    id,
    programs: [id],
    read(words) {
      const [broker = '', ...modules] = readOptions(words, dramatiqFlags).positional;
      const setUp = /^[\w.]+:(\w+)$/.exec(broker)?.[1];
      return startedModules(id, applicationTarget(broker), modules, patches, setUp);
    },
  };
}

export const dramatiq = dramatiqStarting('dramatiq', undefined);
export const dramatiqGevent = dramatiqStarting('dramatiq-gevent', 'gevent');

/** `nameko run pkg.services` patches with eventlet before it imports the services (ran: nameko 2.14.1). */
export const nameko: Launcher = {
  id: 'nameko',
  programs: ['nameko'],
  alwaysPatches: true,
  read: (words) => {
    const [command, ...services] = readOptions(words, new Set()).positional;
    if (command !== 'run') return undefined;
    return startedModules('nameko', applicationTarget(services[0]), services.slice(1), 'eventlet');
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
 * the module does, or nobody (ran: huey 3.5.4).
 */
export const huey: Launcher = {
  id: 'huey',
  programs: ['huey_consumer', 'huey_consumer.py', 'huey.bin.huey_consumer'],
  read: (words) => {
    const module = parentOf(readOptions(words, hueyFlags).positional[0] ?? '');
    return startedModules('huey', applicationTarget(module), [], undefined);
  },
};

const rqFlags = new Set(['-b', '--burst', '-v', '--verbose', '-q', '--quiet', '--with-scheduler']);

/** Classes that rq imports by name, in its order, with what they are called in short. */
const rqClasses: readonly (readonly [name: string, short?: string])[] = [
  ['worker-class', '-w'],
  ['job-class', '-j'],
  ['death-penalty-class'],
  ['queue-class'],
  ['connection-class'],
];

/**
 * `rq worker -w pkg.workers.Green -c settings` imports the classes that it is told to use, then its settings, then handlers of
 * exceptions; rq itself patches nothing (ran: rq 3.0.0).
 */
export const rq: Launcher = {
  id: 'rq',
  programs: ['rq', 'rqworker'],
  variables: ['RQ_WORKER_CLASS', 'RQ_JOB_CLASS', 'RQ_QUEUE_CLASS', 'RQ_CONFIG'],
  read(words, { environment }) {
    const options = readOptions(words, rqFlags);
    const named = (name: string, short = `--${name}`) =>
      option(options, `--${name}`, short) ??
      environment.get(`RQ_${name.replaceAll('-', '_').toUpperCase()}`) ??
      '';
    const classes = [...rqClasses.map((names) => named(...names)), named('exception-handler')].map(parentOf);
    classes.splice(rqClasses.length, 0, named('config', '-c'));
    const modules = classes.filter((module) => module !== undefined && module !== '') as readonly string[];
    return startedModules('rq', applicationTarget(modules[0]), modules.slice(1), undefined);
  },
};

/**
 * Imports the target and further modules one after the other; one that the program does not have may be a library's. What is called
 * `setUp` in the target is called before the others are imported.
 */
function startedModules(
  by: string,
  target: LaunchTarget | undefined,
  others: readonly string[],
  patches: Started['patches'],
  setUp?: string,
): Started | undefined {
  if (target === undefined) return undefined;
  const modules = others.flatMap((name) => /^[A-Za-z_][\w.]*/.exec(name)?.[0] ?? []);
  if (modules.length === 0 && setUp === undefined) return { by, target, patches };
  const start: Start = {
    options: { ...(modules.length === 0 ? {} : { modules: modules.join() }), setUp },
    run(startUp) {
      if (target.kind === 'module') startUp.importModule(target.module);
      else startUp.runTarget();
      if (setUp !== undefined) startUp.callInTarget(setUp);
      for (const module of modules) startUp.importModule(module);
    },
  };
  return {
    by,
    target: target.kind === 'module' ? { ...target, otherwise: modules } : target,
    patches,
    start,
  };
}
