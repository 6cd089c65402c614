import { basename } from '../project/snapshot.js';
import type { Launcher, LaunchTarget, Start } from './launcher.js';
import { applicationTarget, fileTarget, option, readOptions } from './options.js';

// Programs that load Python code, because they are told to or by its name, and patch nothing.

const serverFlags = new Set(['--reload', '--proxy-headers', '--factory', '--no-access-log', '--use-colors']);

/** A server with the application as its argument. */
function server(program: string): Launcher {
  return {
    id: program,
    programs: [program],
    read: (words) => {
      const { positional } = readOptions(words, serverFlags);
      const target = applicationTarget(positional.find((word) => word.includes(':')) ?? positional[0]);
      return target === undefined ? undefined : { by: program, target, patches: undefined };
    },
  };
}

export const servers: readonly Launcher[] = ['uvicorn', 'hypercorn', 'daphne', 'waitress-serve'].map(server);

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
