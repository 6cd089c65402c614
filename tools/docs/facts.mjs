import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { createJiti } from 'jiti';
import { parse } from 'yaml';
import { projectFolder } from './files.mjs';

/** The exports of a TypeScript module of the project, by its path. */
export const load = (path) => createJiti(import.meta.url).import(join(projectFolder, path));

/**
 * What the documents state as tables, from where the program itself has it: action.yml, the rules' metadata, and the
 * effects of what is held.
 */
export async function readFacts() {
  const { inputs, outputs } = parse(readFileSync(join(projectFolder, 'action.yml'), 'utf8'));
  const { patchersOf, rules } = await load('src/rules/index.ts');
  const { builtInPatchers } = await load('src/patchers/index.ts');
  const { messagesIn } = await load('src/messages/index.ts');
  return {
    inputs,
    outputs,
    rules: rules.map((rule) => ({ ...rule, patchers: patchersOf(rule) })),
    effects: Object.fromEntries(
      builtInPatchers.all.flatMap(({ id, kind, effects }) =>
        kind === 'green' ? [[id, effects.filter(isOfOriginals)]] : [],
      ),
    ),
    messagesIn,
    formatters: JSON.parse(readFileSync(join(projectFolder, 'tools/formatters/results.json'), 'utf8')),
    frameworks: readFrameworks(),
    layers: await readLayers(),
    limits: await readLimits(),
  };
}

/** What starts programs, by the tests that run it; `name=distribution` where these differ. */
const frameworks = {
  'test/frameworks/django.md': 'Django django-configurations',
  'test/frameworks/celery.md': 'celery',
  'test/frameworks/gunicorn.md': 'gunicorn',
  'test/frameworks/uwsgi.md': 'uWSGI=pyuwsgi',
  'test/frameworks/flask.md': 'Flask',
  'test/frameworks/runners.md': 'locust huey rq dramatiq nameko',
  'test/spec/test-sessions.md': 'pytest pytest-django',
  'test/oracle/launched.oracle.test.ts': 'opentelemetry-instrument=opentelemetry-instrumentation',
  'test/spec/socket-servers.md': 'Flask-SocketIO python-socketio',
};

/** Each with the version that CI installs for its tests. */
function readFrameworks() {
  const requirements = readFileSync(join(projectFolder, 'test/oracle/requirements.txt'), 'utf8');
  const versions = new Map([...requirements.matchAll(/^([\w.-]+)==(.+)$/gm)].map(([, ...pair]) => pair));
  const rows = Object.entries(frameworks).flatMap(([tests, words]) =>
    words.split(' ').map((word) => ({ tests, word })),
  );
  return rows.map(({ tests, word }) => {
    const [name, distribution = name] = word.split('=');
    const version = versions.get(distribution);
    if (version === undefined) throw new Error(`test/oracle/requirements.txt does not pin ${distribution}`);
    return { name, version, tests };
  });
}

/** Folders of src/ with the folders that they may import, as `npm run arch` checks it. */
async function readLayers() {
  const config = await import(pathToFileURL(join(projectFolder, '.dependency-cruiser.mjs')).href);
  return config.default.forbidden.flatMap(({ name, to }) => {
    const folder = /^(.+)-imports-only-its-own$/.exec(name)?.[1];
    if (folder === undefined) return [];
    const [, names] = /\(([^()]*)\)/.exec(to.pathNot);
    return [{ folder, imports: names.split('|').filter((one) => one !== folder) }];
  });
}

/** The stories of test/spec/limits.md: the tests hold the analyzer and CPython to each. */
async function readLimits() {
  const { parseStories } = await load('test/support/stories/parse-stories.ts');
  return parseStories(readFileSync(join(projectFolder, 'test/spec/limits.md'), 'utf8'));
}

/** The tables are about what the standard library had: not about what another patcher puts there, nor about libraries alone. */
function isOfOriginals({ of, inside }) {
  return of === undefined && inside === undefined;
}
