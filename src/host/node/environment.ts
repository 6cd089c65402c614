import { existsSync, readdirSync, statSync } from 'node:fs';
import { join, resolve } from 'node:path';
import type { InstalledPackages } from '../../project/snapshot.js';
import { decodeSource } from '../../python/decode.js';
import { readSourceFile } from './working-tree.js';

/**
 * Variables by which a job's Python is found: of an activated environment, and of actions/setup-python. Those of a person's
 * terminal say nothing of what is checked: the command line passes none.
 */
export interface PythonVariables {
  readonly VIRTUAL_ENV?: string | undefined;
  readonly pythonLocation?: string | undefined;
  readonly Python_ROOT_DIR?: string | undefined;
  readonly Python3_ROOT_DIR?: string | undefined;
}

/** Where people and tools (uv, poetry, pdm) put a project's own environment. */
const projectEnvironments = ['.venv', 'venv'];

/**
 * The packages that the code below `root` runs with: those in `pythonPath` (relative to `root` or absolute), else those of the
 * activated environment, of the project's own (`.venv`), or of the Python that the job set up. Undefined when there are none.
 */
export function environmentOf(
  root: string,
  pythonPath: readonly string[],
  variables: PythonVariables,
): InstalledPackages | undefined {
  if (pythonPath.length > 0) {
    return installedFolders(
      pythonPath
        .map((folder) => resolve(root, folder))
        .flatMap((folder) => {
          const inside = sitePackagesOf(folder);
          return inside.length > 0 ? inside : [folder];
        }),
    );
  }
  const { VIRTUAL_ENV, pythonLocation, Python_ROOT_DIR, Python3_ROOT_DIR } = variables;
  const places = [
    VIRTUAL_ENV,
    ...projectEnvironments.map((name) => join(root, name)),
    pythonLocation,
    Python_ROOT_DIR,
    Python3_ROOT_DIR,
  ];
  for (const place of places) {
    const folders = place ? sitePackagesOf(place) : [];
    if (folders.length > 0) return installedFolders(folders);
  }
  return undefined;
}

/** Those of `pythonPath` that are no folders. */
export function missingFolders(root: string, pythonPath: readonly string[]): readonly string[] {
  return pythonPath.filter(
    (folder) => !statSync(resolve(root, folder), { throwIfNoEntry: false })?.isDirectory(),
  );
}

/** The site-packages of the environment (or installation) at `folder`; none when it is no such thing. */
function sitePackagesOf(folder: string): readonly string[] {
  const windows = join(folder, 'Lib', 'site-packages');
  if (existsSync(windows)) return [windows];
  const lib = join(folder, 'lib');
  return namesIn(lib)
    .filter((name) => /^(?:python|pypy)\d/.test(name))
    .map((name) => join(lib, name, 'site-packages'))
    .filter((path) => existsSync(path));
}

function namesIn(folder: string): readonly string[] {
  try {
    return readdirSync(folder);
  } catch {
    return [];
  }
}

/**
 * The packages in `folders` (absolute), read when the analysis asks for them: an environment has tens of thousands of
 * files, and imports lead to a few hundred. What cannot be read is not there.
 */
export function installedFolders(folders: readonly string[]): InstalledPackages {
  const listings = new Map<string, ReadonlySet<string> | undefined>();
  const texts = new Map<string, string | undefined>();
  return {
    roots: folders,
    list(folder) {
      if (!listings.has(folder)) listings.set(folder, nameSetIn(folder));
      return listings.get(folder);
    },
    text(path) {
      if (!texts.has(path)) texts.set(path, textOf(path));
      return texts.get(path);
    },
    python: folders.map(versionOf).find((version) => version !== undefined),
  };
}

function nameSetIn(folder: string): ReadonlySet<string> | undefined {
  try {
    const entries = readdirSync(folder, { withFileTypes: true });
    return new Set(entries.map((entry) => (entry.isDirectory() ? `${entry.name}/` : entry.name)));
  } catch {
    return undefined;
  }
}

function textOf(path: string): string | undefined {
  const content = readSourceFile(join(path));
  if (content.kind !== 'bytes') return undefined;
  const decoded = decodeSource(content.bytes);
  return decoded.kind === 'text' ? decoded.text : undefined;
}

/** `…/lib/python3.12/site-packages` belongs to Python 3.12. */
function versionOf(folder: string): readonly [number, number] | undefined {
  const match = /[\\/]python(\d+)\.(\d+)[\\/](?:site|dist)-packages[\\/]?$/.exec(folder);
  return match === null ? undefined : [Number(match[1]), Number(match[2])];
}
