import { basename } from '../project/snapshot.js';
import type { Launcher, LaunchTarget, Start } from './launcher.js';
import { applicationTarget, factoryIn, fileTarget, option, readOptions, startCalling } from './options.js';

// Programs that load Python code, because they are told to or by its name, and patch nothing.

const serverFlags = new Set([
  '--reload',
  '--proxy-headers',
  '--factory',
  '--no-access-log',
  '--use-colors',
  '--call',
  '--expose-tracebacks',
  '--no-expose-tracebacks',
  '--log-socket-errors',
  '--no-log-socket-errors',
  '--no-ipv4',
  '--no-ipv6',
]);

/** How a server is told that what it is given makes the application. */
interface ByFactory {
  readonly option?: string;
  /** `pkg.app:create_app()` */
  readonly isWrittenAsCall?: true;
}

/** A server with the application, or what makes it, as its argument. */
function server(program: string, { option: byOption = '', isWrittenAsCall }: ByFactory = {}): Launcher {
  return {
    id: program,
    programs: [program],
    read: (words) => {
      const { positional, values } = readOptions(words, serverFlags);
      const application = positional.find((word) => word.includes(':')) ?? positional[0];
      const target = applicationTarget(application);
      if (target === undefined) return undefined;
      const started = { by: program, target, patches: undefined };
      const named = /:([A-Za-z_][\w.]*)$/.exec(application ?? '')?.[1];
      const factory = isWrittenAsCall ? factoryIn(application) : values.has(byOption) ? named : undefined;
      return factory === undefined ? started : { ...started, start: startCalling(factory) };
    },
  };
}

/** With what each of them takes for a factory (ran: uvicorn 0.54.0, Hypercorn 0.18.0, waitress 3.0.2). */
export const servers: readonly Launcher[] = [
  server('uvicorn', { option: '--factory' }),
  server('hypercorn', { isWrittenAsCall: true }),
  server('daphne'),
  server('waitress-serve', { option: '--call' }),
];

const boundApplication =
  /^(?:(?:async[ \t]+)?def[ \t]+)?(?:app|application|server)\b.*[=(]|^[ \t]+application[ \t]*=|^def[ \t]+(?:create|make|build|get)_(?:wsgi_|asgi_)?app(?:lication)?\b|^(?:from|import)\b.*\b(?:app|application|server)\b/m;

/** Whatever server a deployment elsewhere has: it loads `wsgi.py` or `asgi.py`. */
export const anyServer: Launcher = {
  id: 'server',
  conventional: { names: /^[aw]sgi\.py$/, mayBeHelper: (text) => !boundApplication.test(text) },
};

const flaskFlags = new Set(['--debug', '--reload', '--no-reload', '--with-threads']);

export const flask: Launcher = {
  id: 'flask',
  programs: ['flask'],
  variables: ['FLASK_APP'],
  read: (words, { environment }) => {
    const app = option(readOptions(words, flaskFlags), '--app', '-A') ?? environment.get('FLASK_APP');
    const [file = '', name = ''] = (app ?? '').split(/:(.*)/s);
    const target: LaunchTarget | undefined =
      app === undefined
        ? { kind: 'module', module: 'wsgi', otherwise: ['app'] }
        : /\.py$|\//.test(file)
          ? { kind: 'file', file: file.endsWith('.py') ? file : `${file}.py`, isImported: true }
          : applicationTarget(file);
    const factory = /^\w*/.exec(name)![0];
    return {
      by: 'flask',
      target,
      patches: undefined,
      start: {
        options: { factory },
        run: (startUp) => {
          if (startUp.application !== undefined)
            startUp.runScript('flask', 'load_app', startUp.application, factory);
        },
      },
    };
  },
};

/**
 * Django's own command lines start from the script that a new project is given. `runserver` loads the application behind all
 * others, in development only: it counts where somebody is told to run it (ran: Django 5.2.19).
 */
export const django: Launcher = {
  id: 'django',
  programs: ['manage.py'],
  conventional: { names: /^manage\.py$/ },
  read: ([command = '']) => ({
    by: 'manage.py',
    target: fileTarget('manage.py'),
    patches: undefined,
    ...(scripted.has(command) ? { start: startAsking(command) } : {}),
  }),
};

/** Commands that are none of the program's own, and load more than the applications. */
const scripted: ReadonlySet<string> = new Set(['runserver', 'run_huey']);

function startAsking(command: string): Start {
  return {
    options: { command },
    isTargetAlone: true,
    run(startUp) {
      startUp.runScript('django', 'ask_for', command);
      startUp.runTarget();
    },
  };
}

/** Settings that nothing but Sphinx has (sphinx-doc.org, "Configuration"), and its extensions. */
const setting =
  /^(?:html_\w+|latex_\w+|autodoc_\w+|intersphinx_mapping|templates_path|exclude_patterns|master_doc|root_doc|pygments_style)[ \t]*=|['"]sphinx\.ext\.\w/m;

/** sphinx-build executes its configuration, and the program never does. */
export const sphinx: Launcher = {
  id: 'sphinx',
  runsApart: (path, text) => basename(path) === 'conf.py' && setting.test(text),
};

/** alembic executes the environment of its migrations in a process of its own (alembic.sqlalchemy.org, "Tutorial"). */
export const alembic: Launcher = {
  id: 'alembic',
  runsApart: (path, text) =>
    basename(path) === 'env.py' &&
    /^[ \t]*(?:from[ \t]+alembic[ \t]+import|import[ \t]+alembic)\b/m.test(text),
};
