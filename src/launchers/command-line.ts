import type { Launch, LaunchTarget } from './launch.js';

/** What the words of a command say, before it is known where it was written. */
export type Started = Omit<Launch, 'folder' | 'declared'>;

type Reader = (words: readonly string[], environment: ReadonlyMap<string, string>) => Started | undefined;

/** Programs whose command lines start Python code, each with how its options are read. */
const readers: ReadonlyMap<string, Reader> = new Map<string, Reader>([
  ['python', python],
  ['gunicorn', gunicorn],
  ['celery', celery],
  ['dramatiq-gevent', dramatiqGevent],
  ['locust', locust],
  ['flask', flask],
  ['nameko', nameko],
  ['uwsgi', uwsgi],
  ['uvicorn', importer('uvicorn')],
  ['hypercorn', importer('hypercorn')],
  ['daphne', importer('daphne')],
  ['waitress-serve', importer('waitress-serve')],
]);

const anyProgram = new RegExp([...readers.keys()].join('|'));

/** Whether `text` can be a command that starts one of the known programs: most lines of most scripts cannot. */
export function namesProgram(text: string): boolean {
  return anyProgram.test(text);
}

/** Names of the programs whose command lines are understood. */
export const knownPrograms: readonly string[] = [...readers.keys()];

/** Words before a program that mean it is installed, looked up or talked about, not run. */
const notRun =
  /^(?:pip\d?|apt|apt-get|apk|yum|dnf|conda|brew|install|echo|printf|which|type|kill|pkill|grep|rm|cp|chmod)$/;

/**
 * What the command in `words` starts, or undefined. Wrappers (`exec`, `env`, `poetry run`, `tini --`) are looked
 * through: the first word that names a known program counts.
 */
export function startedBy(words: readonly string[]): Started | undefined {
  const environment = new Map<string, string>();
  for (const [index, word] of words.entries()) {
    const assignment = /^([A-Z_][A-Z0-9_]*)=(.*)$/.exec(word);
    if (assignment !== null) environment.set(assignment[1]!, assignment[2]!);
    if (notRun.test(word)) return undefined;
    const reader = readers.get(programOf(word));
    if (reader !== undefined) return reader(words.slice(index + 1), environment);
    if (index > 12) return undefined;
  }
  return undefined;
}

function programOf(word: string): string {
  const name = word.slice(word.lastIndexOf('/') + 1);
  return /^python[\d.]*$/.test(name) ? 'python' : name;
}

const nothing = { patches: undefined, preload: false, config: undefined } as const;

function python(words: readonly string[], environment: ReadonlyMap<string, string>): Started | undefined {
  for (let index = 0; index < words.length; index++) {
    const word = words[index]!;
    if (word === '-m') return pythonModule(words[index + 1] ?? '', words.slice(index + 2), environment);
    if (word === '-c' || word === '-') return undefined;
    if (word === '-W' || word === '-X') index++;
    else if (!word.startsWith('-')) return { by: 'python', ...nothing, target: fileTarget(word) };
  }
  return undefined;
}

function pythonModule(
  module: string,
  rest: readonly string[],
  environment: ReadonlyMap<string, string>,
): Started | undefined {
  if (module === 'gevent.monkey' || module === 'eventlet.patcher') {
    const runsModule = rest.includes('--module');
    const [script] = rest.filter((word) => !word.startsWith('-'));
    if (script === undefined) return undefined;
    const target: LaunchTarget = runsModule ? { kind: 'main-module', module: script } : fileTarget(script);
    const patches = module === 'gevent.monkey' ? 'gevent' : 'eventlet';
    return { by: `python -m ${module}`, ...nothing, target, patches };
  }
  const reader = readers.get(module);
  if (reader !== undefined && module !== 'python') return reader(rest, environment);
  return module === '' ? undefined : { by: 'python -m', ...nothing, target: { kind: 'main-module', module } };
}

function fileTarget(file: string): LaunchTarget {
  return { kind: 'file', file };
}

const gunicornFlags = new Set([
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

function gunicorn(words: readonly string[], environment: ReadonlyMap<string, string>): Started | undefined {
  const own = readOptions(words, gunicornFlags);
  const inherited = readOptions(
    (environment.get('GUNICORN_CMD_ARGS') ?? '').split(/\s+/).filter(Boolean),
    gunicornFlags,
  );
  const worker = option(own, '-k', '--worker-class') ?? option(inherited, '-k', '--worker-class') ?? '';
  const config = option(own, '-c', '--config') ?? option(inherited, '-c', '--config');
  return {
    by: 'gunicorn',
    target: applicationTarget(own.positional[0]),
    patches: workerLibrary(worker),
    ...(worker === '' ? {} : { workerClass: worker }),
    preload: own.values.has('--preload') || inherited.values.has('--preload'),
    config: config?.replace(/^file:/, ''),
  };
}

/**
 * The patcher that a gunicorn worker class runs: `gevent`, `gevent_wsgi`, `geventwebsocket…GeventWebSocketWorker`, and
 * `flask_sockets.worker`, which is that one (flask_sockets.py).
 */
export function workerLibrary(workerClass: string): 'gevent' | 'eventlet' | undefined {
  if (/gevent|^flask_sockets\b/i.test(workerClass)) return 'gevent';
  return /eventlet/i.test(workerClass) ? 'eventlet' : undefined;
}

/** `pkg.mod:app`, `pkg.mod:create_app()`; a lone `pkg.mod` too. */
function applicationTarget(text: string | undefined): LaunchTarget | undefined {
  const module = /^([A-Za-z_][\w.]*)(?::.*)?$/.exec(text ?? '')?.[1];
  return module === undefined ? undefined : { kind: 'module', module, call: undefined };
}

function celery(words: readonly string[]): Started | undefined {
  const options = readOptions(
    words,
    new Set(['-B', '--beat', '-q', '--quiet', '--no-color', '-D', '--detach', '-E', '-O']),
  );
  const app = option(options, '-A', '--app');
  // Celery looks for the pool by itself before anything is parsed, and finds no `-Pgevent` (celery/__init__.py).
  const isFound = words.some((word) => /^(?:-P$|--pool(?:=|$))/.test(word));
  const pool =
    options.positional.includes('worker') && isFound ? (option(options, '-P', '--pool') ?? '') : '';
  const target = applicationTarget(app);
  return target === undefined
    ? undefined
    : { by: 'celery', ...nothing, target, patches: workerLibrary(pool) };
}

/** `dramatiq-gevent pkg.tasks` patches with gevent before it imports anything (dramatiq's bin/dramatiq-gevent). */
function dramatiqGevent(words: readonly string[]): Started | undefined {
  const options = readOptions(
    words,
    new Set(['--watch-use-polling', '--use-spawn', '--verbose', '-v', '--skip-logging']),
  );
  const target = applicationTarget(options.positional[0]);
  return target === undefined ? undefined : { by: 'dramatiq', ...nothing, target, patches: 'gevent' };
}

function locust(words: readonly string[]): Started | undefined {
  const options = readOptions(
    words,
    new Set(['--headless', '--master', '--worker', '--autostart', '--only-summary']),
  );
  const file = option(options, '-f', '--locustfile') ?? 'locustfile.py';
  return { by: 'locust', ...nothing, target: fileTarget(file), patches: 'gevent' };
}

function flask(words: readonly string[], environment: ReadonlyMap<string, string>): Started | undefined {
  const options = readOptions(words, new Set(['--debug', '--reload', '--no-reload', '--with-threads']));
  const app = option(options, '--app', '-A') ?? environment.get('FLASK_APP');
  if (app === undefined) return undefined;
  const target = app.endsWith('.py') ? fileTarget(app) : applicationTarget(app);
  return { by: 'flask', ...nothing, target };
}

/** `nameko run pkg.services` patches with eventlet before it imports the services (nameko/cli/main.py). */
function nameko(words: readonly string[]): Started | undefined {
  const options = readOptions(words, new Set());
  const [command, ...services] = options.positional;
  const target = command === 'run' ? applicationTarget(services[0]) : undefined;
  return target === undefined ? undefined : { by: 'nameko', ...nothing, target, patches: 'eventlet' };
}

/** uwsgi patches before the application starts, not before it is loaded, unless told to do so early (SEMANTICS 4). */
function uwsgi(words: readonly string[]): Started | undefined {
  const flags = new Set([
    '--master',
    '--enable-threads',
    '--gevent-monkey-patch',
    '--gevent-early-monkey-patch',
    '--die-on-term',
    '--vacuum',
  ]);
  const options = readOptions(words, flags);
  const file = option(options, '--wsgi-file', '--file');
  const target =
    file === undefined ? applicationTarget(option(options, '-w', '--module', '--wsgi')) : fileTarget(file);
  const early = options.values.has('--gevent-early-monkey-patch');
  const late = options.values.has('--gevent-monkey-patch');
  return {
    by: 'uwsgi',
    target,
    config: undefined,
    patches: early || late ? 'gevent' : undefined,
    preload: late && !early,
  };
}

function importer(by: string): Reader {
  return (words) => {
    const options = readOptions(
      words,
      new Set(['--reload', '--proxy-headers', '--factory', '--no-access-log', '--use-colors']),
    );
    const target = applicationTarget(
      options.positional.find((word) => word.includes(':')) ?? options.positional[0],
    );
    return target === undefined ? undefined : { by, ...nothing, target };
  };
}

/** Options of a command line, read without knowing them all. */
interface ReadOptions {
  /** Last value of each option, by its name as written (`-k`, `--worker-class`); flags have `''`. */
  readonly values: ReadonlyMap<string, string>;
  readonly positional: readonly string[];
}

/** Sorts `words` into options and positional arguments; options in `flags` take no value, every other one does. */
function readOptions(words: readonly string[], flags: ReadonlySet<string>): ReadOptions {
  const values = new Map<string, string>();
  const positional: string[] = [];
  for (let index = 0; index < words.length; index++) {
    const word = words[index]!;
    if (word === '--') {
      positional.push(...words.slice(index + 1));
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
