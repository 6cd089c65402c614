import { iniSections } from '../text/ini.js';
import type { Command, Launcher, Start, Started, WrittenCommand } from './launcher.js';
import { applicationTarget, given, option, readOptions, startCalling } from './options.js';

/**
 * uWSGI patches before the application starts, not before it is loaded, unless told to do so early; what it imports for all
 * workers comes before that, too (ran: uWSGI 2.0.30).
 */
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
const flags = new Set([
  '--master',
  '--enable-threads',
  late,
  early,
  '--die-on-term',
  '--vacuum',
  '--lazy-apps',
]);

/** Options that name a module to import beside the application, for each worker or `shared` by all (uwsgi-docs, "Options"). */
const importKey = /^(shared-)?(?:import|py-import|pyimport|python-import)$/;

function read(given: readonly string[], { environment }: Command): Started {
  const words = [...wordsIn(environment), ...given];
  const options = readOptions(words, flags);
  const file = option(options, '--wsgi-file', '--file');
  const shared = modulesOf(words, true);
  const imported = modulesOf(words, false);
  const [first] = [...shared, ...imported];
  const module = option(options, '-w', '--module', '--wsgi');
  const application = applicationTarget(module ?? first);
  const factory = file === undefined ? factoryOf(module, option(options, '--callable')) : undefined;
  // Of modules that are not in the repository the others are imported all the same.
  const target: Started['target'] =
    file !== undefined
      ? { kind: 'file', file, isImported: true }
      : application?.kind === 'module' && first !== undefined
        ? { ...application, otherwise: [...shared, ...imported] }
        : application;
  const moment = options.values.has(early) ? 'early' : options.values.has(late) ? 'late' : undefined;
  const isFirst = moment === 'early' && shared.length === 0;
  const start =
    first === undefined && moment !== 'late'
      ? factory === undefined
        ? {}
        : { start: startCalling(factory) }
      : { start: startOf(shared, imported, isFirst ? undefined : moment, factory) };
  return { by: 'uwsgi', target, patches: isFirst ? 'gevent' : undefined, ...start };
}

/** Every option can be a variable: `UWSGI_GEVENT=100` (uwsgi-docs, "Configuration"; ran: uWSGI 2.0.30). */
function wordsIn(environment: Command['environment']): readonly string[] {
  return [...environment].flatMap(([name, value]) =>
    name.startsWith('UWSGI_')
      ? wordFor(name.slice('UWSGI_'.length).toLowerCase().replaceAll('_', '-'), value)
      : [],
  );
}

function wordFor(key: string, value: string): string {
  return /^(?:true|1|yes|on)$/i.test(value) ? `--${key}` : `--${key}=${value}`;
}

function modulesOf(words: readonly string[], isShared: boolean): readonly string[] {
  return words.flatMap((word, index) => {
    const [, key = '', value = words[index + 1] ?? ''] = /^--([\w-]+)(?:=(.*))?$/.exec(word) ?? [];
    const option = importKey.exec(key);
    if (option === null || (option[1] !== undefined) !== isShared) return [];
    return /^[A-Za-z_][\w.]*/.exec(value)?.[0] ?? [];
  });
}

/**
 * The function that makes the application: `create_app` of `pkg.app:create_app()`, or of `pkg.app` with `create_app()` for its
 * callable; with arguments in it there is none (ran: uWSGI 2.0.31).
 */
function factoryOf(module = '', callable = ''): string | undefined {
  const [, name = callable] = module.split(/:(.*)/s);
  return module === '' ? undefined : /^(\w+)\(\)$/.exec(name)?.[1];
}

/** Shared modules, an early patch, other modules, the application and what makes it, a late patch. */
function startOf(
  shared: readonly string[],
  imported: readonly string[],
  moment: 'early' | 'late' | undefined,
  factory: string | undefined,
): Start {
  const modules = [...shared, ...imported];
  return {
    options: {
      ...(moment === undefined ? {} : { patches: moment }),
      ...(modules.length === 0 ? {} : { modules: modules.join() }),
      ...(factory === undefined ? {} : { factory }),
    },
    ...(moment === undefined ? {} : { patchesAfterLoading: () => true }),
    run(startUp) {
      const { application, declared: place } = startUp;
      const patchIf = (now: 'early' | 'late') => {
        if (moment !== now || place === undefined) return;
        const command = `uwsgi ${now === 'early' ? early : late}`;
        startUp.patch({ library: 'gevent', launcher: 'uwsgi', command, place });
      };
      for (const module of shared) startUp.importModule(module);
      patchIf('early');
      for (const module of imported) startUp.importModule(module);
      if (application !== undefined) startUp.importModule(application);
      if (application !== undefined && factory !== undefined) startUp.callIn(application, factory);
      patchIf('late');
    },
  };
}

/** The `[uwsgi]` section of an ini file as the command line it stands for (uwsgi-docs, "Configuration"). */
function commands(text: string): readonly WrittenCommand[] {
  const entries = iniSections(text, { isFlat: true }).get('uwsgi');
  if (entries === undefined) return [];
  const patch = entries.find(({ key }) => /^gevent.*monkey-patch$/.test(key));
  const words = entries.map(({ key, value }) => wordFor(key, value));
  const { span } = patch ?? entries[0] ?? { span: { start: 0, end: 0 } };
  return [{ words: ['uwsgi', ...words], span }];
}
