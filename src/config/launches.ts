import {
  type Declaration,
  type LaunchTarget,
  type Started,
  startedBy,
  startedByLine,
} from '../launch/index.js';
import { LineIndex } from '../text/line-index.js';
import { type FilePath, toFilePath } from '../tree/file-path.js';
import { type ConfigFile, parseConfigFile } from './config-file.js';
import type { WrittenLaunchers } from './launchers.js';
import type { WrittenSettings } from './schema.js';
import type { ConfiguredLaunch } from './settings.js';

/** One configured start: what it starts, from which folder, and the keys and indices that lead to it. */
interface WrittenLaunch {
  readonly started: Started;
  readonly folder: string;
  readonly path: readonly (string | number)[];
  readonly value: unknown;
}

/** The entry points and launchers of a valid configuration, each with the line of `file` that it stands on. */
export function configuredLaunches(written: WrittenSettings, file: ConfigFile): readonly ConfiguredLaunch[] {
  const all = [...entryPoints(written['entry-points'] ?? []), ...writtenLaunches(written.launchers ?? {})];
  if (all.length === 0) return [];
  const parsed = parseConfigFile(file);
  const lines = new LineIndex(file.text);
  const declaredAt = (path: WrittenLaunch['path'], value: unknown): Declaration => {
    const line = (parsed.kind === 'table' ? parsed.lineOf(path, value) : undefined) ?? 1;
    const start = lines.lineStart(line);
    const length = file.text.slice(start, lines.lineStart(line + 1)).trimEnd().length;
    // A file from elsewhere (`--config`) has no path below the root: its name has to do.
    const name = toFilePath(file.path) ?? ((file.path.split(/[\\/]/).at(-1) ?? file.path) as FilePath);
    return { path: name, span: { start, end: start + length } };
  };
  return all.map(({ started, folder, path, value }) => ({
    launch: { ...started, folder, declared: declaredAt(path, value) },
    key: path.filter((part) => typeof part === 'string').join('.'),
  }));
}

/** `pkg/tool.py` is run, `pkg.module` is imported, and of `pkg.module:main` the function is called then. */
function entryPoints(names: readonly string[]): readonly WrittenLaunch[] {
  return names.map((name, index) => {
    const [module = name, call] = name.split(':');
    const isFile = name.includes('/') || /\.pyw?$/.test(name);
    const target: LaunchTarget = isFile ? { kind: 'file', file: name } : { kind: 'module', module, call };
    const started = { by: 'entry-points', target, patches: undefined, preload: false, config: undefined };
    return { started, folder: '', path: ['entry-points', index], value: name };
  });
}

/** What the launchers of a valid configuration start. */
function writtenLaunches(launchers: WrittenLaunchers): readonly WrittenLaunch[] {
  const { commands = [], ...tables } = launchers;
  const fromCommands = commands.flatMap((line, index) => {
    const started = startedByLine(line);
    return started === undefined
      ? []
      : [{ started, folder: '', path: ['launchers', 'commands', index], value: line }];
  });
  const fromTables = Object.entries(tables).flatMap(([name, value]) => {
    const list = value === undefined ? [] : Array.isArray(value) ? value : [value];
    return list.flatMap((one, index) => {
      const started = startedBy(wordsOf(name as keyof typeof tables, one));
      const path = ['launchers', name, ...(Array.isArray(value) ? [index] : [])];
      return started === undefined
        ? []
        : [{ started, folder: normalizedFolder(one.folder ?? ''), path, value: undefined }];
    });
  });
  return [...fromTables, ...fromCommands];
}

/** `./src/` as `src`, `.` as `''`. */
export function normalizedFolder(text: string): string {
  return toFilePath(text) ?? '';
}

/** The command line that a table stands for: what it starts is then read like any other. */
function wordsOf(
  name: string,
  given: Readonly<Record<string, string | boolean | undefined>>,
): readonly string[] {
  const option = (flagName: string, value: string | boolean | undefined) =>
    value === undefined ? [] : [flagName, String(value)];
  const { app, worker, preload, config, pool, module, patcher } = given;
  const path = given['file'];
  switch (name) {
    case 'gunicorn': {
      const flags = preload === true ? ['--preload'] : [];
      return [
        'gunicorn',
        ...option('-k', worker),
        ...option('-c', config),
        ...flags,
        ...(app === undefined ? [] : [String(app)]),
      ];
    }
    case 'celery':
      return ['celery', ...option('-A', app), 'worker', ...option('-P', pool)];
    case 'uwsgi': {
      const moment = given['monkey-patch'];
      const flags =
        moment === undefined
          ? []
          : [moment === 'early' ? '--gevent-early-monkey-patch' : '--gevent-monkey-patch'];
      return ['uwsgi', ...option('--wsgi-file', path), ...option('-w', app), ...flags];
    }
    case 'locust':
      return ['locust', ...option('-f', path)];
    default: {
      const target = String(module ?? path);
      if (patcher === undefined) return ['python', ...(module === undefined ? [] : ['-m']), target];
      const runner = patcher === 'gevent' ? 'gevent.monkey' : 'eventlet.patcher';
      return ['python', '-m', runner, ...(module === undefined ? [] : ['--module']), target];
    }
  }
}
