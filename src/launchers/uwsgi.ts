import { iniSections } from '../text/ini.js';
import type { Launcher, Start, Started, WrittenCommand } from './launcher.js';
import { applicationTarget, fileTarget, given, option, readOptions } from './options.js';

/** uWSGI patches before the application starts, not before it is loaded, unless told to do so early (SEMANTICS 4). */
export const uwsgi: Launcher = {
  id: 'uwsgi',
  programs: ['uwsgi'],
  read,
  commandFile: { is: isUwsgiIni, commands },
  settings: {
    description: 'How uWSGI is started.',
    keys: {
      app: { is: 'application', description: 'The module with the application.' },
      file: { is: 'file', description: 'The file with the application.' },
      'monkey-patch': {
        is: ['early', 'late'],
        description:
          'When uWSGI patches: "early" for gevent-early-monkey-patch, "late" for gevent-monkey-patch.',
      },
    },
    either: ['app', 'file'],
    words: ({ app, file, 'monkey-patch': moment }) => [
      'uwsgi',
      ...given('--wsgi-file', file),
      ...given('-w', app),
      ...(moment === undefined ? [] : [moment === 'early' ? early : late]),
    ],
  },
};

/** Whether a file, or its folder, is named after uWSGI. */
function isUwsgiIni(path: string): boolean {
  return (
    /\.ini$/i.test(path) &&
    path
      .split('/')
      .slice(-2)
      .some((name) => /uwsgi/i.test(name))
  );
}

const early = '--gevent-early-monkey-patch';
const late = '--gevent-monkey-patch';
const flags = new Set(['--master', '--enable-threads', late, early, '--die-on-term', '--vacuum']);

function read(words: readonly string[]): Started {
  const options = readOptions(words, flags);
  const file = option(options, '--wsgi-file', '--file');
  const target =
    file === undefined ? applicationTarget(option(options, '-w', '--module', '--wsgi')) : fileTarget(file);
  if (options.values.has(early)) return { by: 'uwsgi', target, patches: 'gevent' };
  if (!options.values.has(late)) return { by: 'uwsgi', target, patches: undefined };
  const imported = target?.kind === 'file' ? ({ ...target, isImported: true } as const) : target;
  return { by: 'uwsgi', target: imported, patches: undefined, start: lateStart };
}

const lateStart: Start = {
  options: { patches: 'late' },
  patchesAfterLoading: () => true,
  run: (startUp) => {
    const { application, declared: place } = startUp;
    if (application !== undefined) startUp.importModule(application);
    if (place === undefined) return;
    startUp.patch({ library: 'gevent', launcher: 'uwsgi', command: `uwsgi ${late}`, place });
  },
};

/** Options that name the application, and those that name a module to import before it (uwsgi-docs, "Options"). */
const applicationKey = /^(?:module|wsgi|wsgi-file|file)$/;
const importKey = /^(?:shared-)?(?:import|py-import|pyimport|python-import)$/;

/**
 * The `[uwsgi]` section of an ini file as the command line it stands for (uwsgi-docs, "Configuration"), and as another one
 * for each module that it imports beside the application: those are loaded just as the application is.
 */
function commands(text: string): readonly WrittenCommand[] {
  const entries = iniSections(text, { isFlat: true }).get('uwsgi');
  if (entries === undefined) return [];
  const application: string[] = [];
  const imported: string[] = [];
  const options: string[] = [];
  let { span } = entries[0] ?? { span: { start: 0, end: 0 } };
  for (const { key, value, span: line } of entries) {
    const isSwitch = /^(?:true|1|yes|on)$/i.test(value);
    if (importKey.test(key)) imported.push(`--module=${value}`);
    else (applicationKey.test(key) ? application : options).push(isSwitch ? `--${key}` : `--${key}=${value}`);
    if (/^gevent.*monkey-patch$/.test(key)) span = line;
  }
  return [application, ...imported.map((module) => [module])].map((target) => ({
    words: ['uwsgi', ...target, ...options],
    span,
  }));
}
