import { existsSync, realpathSync, statSync } from 'node:fs';
import { basename, dirname, join, relative, resolve, sep } from 'node:path';

/** What to check: a root folder, and the paths below it that findings are wanted for (POSIX, `''` for all of it). */
export interface Targets {
  readonly root: string;
  readonly limits: readonly string[];
}

export type TargetsResult =
  | { readonly kind: 'ok'; readonly targets: Targets }
  | { readonly kind: 'invalid'; readonly problems: readonly string[] };

interface GivenPlace {
  readonly given: string;
  readonly real: string;
  readonly isFolder: boolean;
}

/** What stands at the root of a project. */
const projectMarks = [
  '.git',
  '.late-patch.toml',
  'pyproject.toml',
  'setup.py',
  'setup.cfg',
  'requirements.txt',
  'Pipfile',
  'tox.ini',
];

/**
 * Root and limits for the PATH arguments: the root is the current folder, unless the one PATH lies outside of it, or is
 * a project in a folder that is none (`check some-clone` in a folder of clones); then it is that folder (or the folder
 * of that file). Reads the file system only to see what a PATH is.
 */
export function targetsOf(paths: readonly string[], currentFolder: string): TargetsResult {
  const current = realpathSync(currentFolder);
  const problems: string[] = [];
  const places: GivenPlace[] = [];
  for (const given of paths) {
    if (given === '-') {
      problems.push(
        '-: standard input is not read, since one file does not show what it imports; name files or folders',
      );
      continue;
    }
    const place = placeOf(resolve(current, given));
    if (place.kind === 'missing') problems.push(`${given}: ${place.reason}`);
    else places.push({ given, real: place.real, isFolder: place.isFolder });
  }
  const outside = places.filter(({ real }) => !isInside(current, real));
  if (outside.length > 0 && paths.length > 1) {
    for (const { given } of outside) {
      problems.push(`${given}: a path outside of the current folder has to be the only one`);
    }
  }
  if (problems.length > 0) return { kind: 'invalid', problems };
  const [alone] = outside.length > 0 ? outside : ownProject(places, current);
  if (alone === undefined) {
    const limits = places.length === 0 ? [''] : places.map(({ real }) => posix(relative(current, real)));
    return { kind: 'ok', targets: { root: current, limits } };
  }
  if (alone.isFolder) return { kind: 'ok', targets: { root: alone.real, limits: [''] } };
  return { kind: 'ok', targets: { root: dirname(alone.real), limits: [basename(alone.real)] } };
}

/** The one place given, if it is a project of its own: a clone of something else, or one where `current` is no project. */
function ownProject(places: readonly GivenPlace[], current: string): readonly GivenPlace[] {
  const [only] = places;
  if (only === undefined || places.length > 1 || !only.isFolder || only.real === current) return [];
  const isProject = (folder: string) => projectMarks.some((mark) => existsSync(join(folder, mark)));
  const isOwn = existsSync(join(only.real, '.git')) || (isProject(only.real) && !isProject(current));
  return isOwn ? [only] : [];
}

/** Whether findings in `path` are wanted. */
export function isWithin(limits: readonly string[], path: string): boolean {
  return limits.some((limit) => limit === '' || path === limit || path.startsWith(`${limit}/`));
}

/** `folder`, given relative to `currentFolder`, as the root knows it; undefined when it is not below the root. */
export function belowRoot(root: string, currentFolder: string, folder: string): string | undefined {
  const place = placeOf(resolve(currentFolder, folder));
  if (place.kind === 'missing' || !isInside(root, place.real)) return undefined;
  return posix(relative(root, place.real)) || '.';
}

type Place =
  | { readonly kind: 'found'; readonly real: string; readonly isFolder: boolean }
  | { readonly kind: 'missing'; readonly reason: string };

function placeOf(path: string): Place {
  try {
    const real = realpathSync(path);
    return { kind: 'found', real, isFolder: statSync(real).isDirectory() };
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code === 'EACCES') return { kind: 'missing', reason: 'permission denied' };
    if (code === 'ELOOP') return { kind: 'missing', reason: 'a symbolic link that leads to itself' };
    return { kind: 'missing', reason: 'no such file or folder' };
  }
}

function isInside(folder: string, path: string): boolean {
  const way = relative(folder, path);
  return way !== '..' && !way.startsWith(`..${sep}`) && resolve(folder, way) === path;
}

function posix(path: string): string {
  return sep === '/' ? path : path.replaceAll(sep, '/');
}
