import type * as z from 'zod/mini';
import { optional } from 'zod/mini';
import { greenLibraries } from '../knowledge/types.js';
import { knownPrograms, startedByLine } from '../launch/index.js';
import {
  belowRootProblem,
  checkedText,
  described,
  flag,
  folderProblem,
  listOf,
  oneOf,
  oneOrMore,
  table,
} from './values.js';

const objectName = /^[A-Za-z_][\w.]*(?::[^\s]*)?$/;

function applicationProblem(text: string): string | undefined {
  return objectName.test(text) ? undefined : `expected a module as in "package.module:app", found "${text}"`;
}

function nameProblem(text: string): string | undefined {
  return text.trim() === '' || /\s/.test(text) ? `expected one word, found "${text}"` : undefined;
}

/** What is wrong with a file that a launcher names; deployments name them by paths of their own, so absolute ones do. */
function fileProblem(text: string): string | undefined {
  return folderProblem(text)?.replaceAll('folder', 'file');
}

function commandProblem(text: string): string | undefined {
  if (startedByLine(text) !== undefined) return undefined;
  return `"${text}" starts nothing that is known; it should start with one of ${knownPrograms.join(', ')}`;
}

const folder = () =>
  described(
    'The folder that the program is started in, relative to the root.',
    optional(checkedText(belowRootProblem)),
  );
const requiredApplication = (description: string) => described(description, checkedText(applicationProblem));
const application = (description: string) =>
  described(description, optional(checkedText(applicationProblem)));
const file = (description: string) => described(description, optional(checkedText(fileProblem)));

const gunicorn = table({
  app: application('The application, as in "package.module:app".'),
  worker: described('The worker class, as in "gevent".', optional(checkedText(nameProblem))),
  preload: described('Whether the application is loaded before the workers start.', optional(flag())),
  config: file('The configuration file; by default gunicorn.conf.py in the folder.'),
  folder: folder(),
});

const celery = table({
  app: requiredApplication('The application, as in "package.celery".'),
  pool: described('The pool (-P), as in "gevent".', optional(checkedText(nameProblem))),
  folder: folder(),
});

/** Exactly one of two keys. */
function either(first: string, second: string) {
  return ({ value, issues }: z.core.ParsePayload<Readonly<Record<string, unknown>>>) => {
    if ((value[first] === undefined) !== (value[second] === undefined)) return;
    issues.push({ code: 'custom', message: `expected either "${first}" or "${second}"`, input: value });
  };
}

const uwsgi = table({
  app: application('The module with the application.'),
  file: file('The file with the application.'),
  'monkey-patch': described(
    'When uWSGI patches: "early" for gevent-early-monkey-patch, "late" for gevent-monkey-patch.',
    optional(oneOf(['early', 'late'])),
  ),
  folder: folder(),
}).check(either('app', 'file'));

const locust = table({ file: file('The locustfile.'), folder: folder() });

const python = table({
  file: file('The script.'),
  module: application('The module, as after "python -m".'),
  patcher: described(
    'Who patches before it runs: "gevent" for python -m gevent.monkey, "eventlet" for python -m eventlet.patcher.',
    optional(oneOf(greenLibraries)),
  ),
  folder: folder(),
}).check(either('file', 'module'));

/** How the program is started where no file of the repository says so, or says it in words that are not understood. */
export const launchersSchema = table({
  gunicorn: described('How gunicorn is started.', optional(oneOrMore(gunicorn))),
  celery: described('How a celery worker is started.', optional(oneOrMore(celery))),
  uwsgi: described('How uWSGI is started.', optional(oneOrMore(uwsgi))),
  locust: described('How locust is started.', optional(oneOrMore(locust))),
  python: described(
    'A script or module that is run, and who patches before it.',
    optional(oneOrMore(python)),
  ),
  commands: described(
    'Command lines, as they stand in a deployment that lives elsewhere.',
    optional(listOf(commandProblem)),
  ),
});

export type WrittenLaunchers = z.infer<typeof launchersSchema>;
