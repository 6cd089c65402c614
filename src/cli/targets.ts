import { existsSync, readdirSync, realpathSync, statSync } from 'node:fs';
import { dirname, isAbsolute, join, relative, resolve, sep } from 'node:path';
import { type Asked, everything } from '../check/coverage.js';
import type { TimeLimit } from '../host/node/deadline.js';
import { gitIgnored, repositoryOf } from '../host/node/git.js';
import { workingTree } from '../host/node/working-tree.js';
import type { Problem } from '../messages/shell.js';
import type { SourceTree } from '../project/snapshot.js';

/** What to check: a root folder, and what below it findings are wanted for. */
export interface Targets {
  readonly root: string;
  readonly asked: readonly Asked[];
}

type TargetsResult =
  | { readonly kind: 'ok'; readonly targets: Targets }
  | { readonly kind: 'invalid'; readonly problems: readonly Problem[] };

interface GivenPlace {
  readonly given: string;
  /** Absolute, and not a link. */
  readonly real: string;
  readonly isFolder: boolean;
}

/**
 * Root and what is asked for by the PATH arguments: the root is the current folder, unless the one PATH lies outside of it (then it
 * is that folder, or the folder of that file), or the current folder is no project (`check some-clone` in a folder of clones). Reads the file system only to see what a PATH is.
 */
export function targetsOf(paths: readonly string[], currentFolder: string): TargetsResult {
  const current = realpathSync(currentFolder);
  const problems: Problem[] = [];
  const places: GivenPlace[] = [];
  for (const given of paths) {
    if (given === '-') {
      problems.push({ what: 'standard-input' });
      continue;
    }
    const place = placeOf(resolve(current, given));
    if (place.kind === 'missing') problems.push({ what: 'path', path: given, reason: place.reason });
    else places.push({ given, real: place.real, isFolder: place.isFolder });
  }
  const outside = places.filter(({ real }) => !isInside(current, real));
  if (outside.length > 0 && paths.length > 1) {
    for (const { given } of outside) {
      problems.push({ what: 'path', path: given, reason: 'outside' });
    }
  }
  if (problems.length > 0) return { kind: 'invalid', problems };
  const [alone] = outside;
  const root =
    alone === undefined ? rootOf(places, current) : alone.isFolder ? alone.real : dirname(alone.real);
  const asked = places.map(
    ({ given, real, isFolder }): Asked => ({
      path: posix(relative(root, real)),
      is: isFolder ? 'folder' : 'file',
      given,
    }),
  );
  return { kind: 'ok', targets: { root, asked: places.length === 0 ? everything : asked } };
}

/** `folder` and those above it, up to the root of its repository; without one it is `folder` alone. */
export function upwards(folder: string): readonly string[] {
  const top = repositoryOf(folder);
  const folders = [folder];
  for (let at = folder; top !== undefined && at !== top; ) {
    at = dirname(at);
    folders.push(at);
  }
  return folders;
}

/** Where `folder` lies in its repository, with a slash at the end; empty for the repository itself, and where there is none. */
export function belowRepository(folder: string): string {
  const way = posix(relative(upwards(folder).at(-1)!, folder));
  return way === '' ? '' : `${way}/`;
}

/** The same with `root`, a folder above, as the root: what is asked for does not change. */
export function widened(targets: Targets, root: string | undefined): Targets {
  if (root === undefined || root === targets.root) return targets;
  const way = posix(relative(root, targets.root));
  const asked = targets.asked.map((one) => ({ ...one, path: one.path === '' ? way : `${way}/${one.path}` }));
  return { root, asked };
}

/**
 * The files of the project. Of what git ignores (`ignores` is `git`) only what was asked for by name is there; nothing is ignored
 * where git does not answer within `limit`.
 */
export function projectTree(
  { root, asked }: Targets,
  ignores: 'git' | 'nothing',
  limit?: Pick<TimeLimit, 'left'>,
): SourceTree {
  if (ignores === 'nothing') return workingTree(root);
  const named = asked.flatMap(({ path }) => (path === '' ? [] : [path]));
  return workingTree(root, () => gitIgnored(root, named, limit));
}

/** The project that all places belong to; `current` where they have none in common. */
function rootOf(places: readonly GivenPlace[], current: string): string {
  const folders = new Set(places.map(({ real, isFolder }) => (isFolder ? real : dirname(real))));
  const roots = new Set([...folders].map((folder) => projectFolder(folder, current)));
  const [only] = roots;
  return only !== undefined && roots.size === 1 ? only : current;
}

/** `folder`, given relative to `currentFolder`, as the root knows it; undefined when it is not below the root. */
export function belowRoot(root: string, currentFolder: string, folder: string): string | undefined {
  const place = placeOf(resolve(currentFolder, folder));
  if (place.kind === 'missing' || !isInside(root, place.real)) return undefined;
  return posix(relative(root, place.real)) || '.';
}

type Place =
  | { readonly kind: 'found'; readonly real: string; readonly isFolder: boolean }
  | { readonly kind: 'missing'; readonly reason: 'denied' | 'link-loop' | 'absent' };

function placeOf(path: string): Place {
  try {
    const real = realpathSync(path);
    return { kind: 'found', real, isFolder: statSync(real).isDirectory() };
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code === 'EACCES') return { kind: 'missing', reason: 'denied' };
    if (code === 'ELOOP') return { kind: 'missing', reason: 'link-loop' };
    return { kind: 'missing', reason: 'absent' };
  }
}

/** Whether `path` is `folder` or lies below it. */
export function isInside(folder: string, path: string): boolean {
  const way = relative(folder, path);
  // On Windows the way to another drive is the whole path.
  return way !== '..' && !way.startsWith(`..${sep}`) && !isAbsolute(way) && resolve(folder, way) === path;
}

function posix(path: string): string {
  return sep === '/' ? path : path.replaceAll(sep, '/');
}

/** What stands at the root of a project and nowhere else in it. */
const rootMarks: ReadonlySet<string> = new Set([
  '.git',
  '.github',
  '.gitlab-ci.yml',
  '.circleci',
  '.travis.yml',
  '.pre-commit-config.yaml',
  '.late-patch.toml',
  'pyproject.toml',
  'setup.py',
]);

/** What stands at the root of a project, and in its parts as well (`docs/requirements.txt`, `frontend/.gitignore`). */
const looseMarks: ReadonlySet<string> = new Set([
  'setup.cfg',
  'requirements.txt',
  'Pipfile',
  'tox.ini',
  '.gitignore',
]);

/**
 * The root of the project that `folder` belongs to, seen from `current`, which is that folder or above it: `current` where
 * that is a project, else the first one on the way down. Where nothing marks one it is the folder that was named, or the one
 * above the package that it is: who stands in his home folder does not mean all that is in it.
 */
export function projectFolder(folder: string, current: string): string {
  if (folder === current || existsSync(join(folder, '.git'))) return folder;
  if (isProject(current)) return current;
  return foldersBetween(folder, current).find(isProject) ?? abovePackage(folder, current);
}

function abovePackage(folder: string, current: string): string {
  let root = folder;
  while (root !== current && existsSync(join(root, '__init__.py'))) root = dirname(root);
  return root;
}

/** From the child of `current` down to `folder`. */
function foldersBetween(folder: string, current: string): readonly string[] {
  const names = relative(current, folder).split(sep);
  return names.map((_, index) => join(current, ...names.slice(0, index + 1)));
}

function isProject(folder: string): boolean {
  return namesIn(folder).some((name) => rootMarks.has(name) || looseMarks.has(name));
}

function namesIn(folder: string): readonly string[] {
  try {
    return readdirSync(folder);
  } catch {
    return [];
  }
}
