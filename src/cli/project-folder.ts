import { existsSync, readdirSync } from 'node:fs';
import { join, relative, sep } from 'node:path';

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
 * The root of the project that `folder` belongs to, seen from `current`, which is that folder or above it: a
 * clone of something else, or a project in a folder that is none; most often it is `current`.
 */
export function projectFolder(folder: string, current: string): string {
  if (folder === current || existsSync(join(folder, '.git'))) return folder;
  if (isProject(current)) return current;
  const way = foldersBetween(folder, current);
  return way.find(isProject) ?? (holdsProjects(current) ? way[0]! : current);
}

/** From the child of `current` down to `folder`. */
function foldersBetween(folder: string, current: string): readonly string[] {
  const names = relative(current, folder).split(sep);
  return names.map((_, index) => join(current, ...names.slice(0, index + 1)));
}

function isProject(folder: string): boolean {
  return namesIn(folder).some((name) => rootMarks.has(name) || looseMarks.has(name));
}

/** Whether `current` is a folder of clones: one of them may well have nothing that marks it. */
function holdsProjects(current: string): boolean {
  const entries = readdirSync(current, { withFileTypes: true });
  if (entries.some((entry) => entry.isFile() && entry.name.endsWith('.py'))) return false;
  return entries.some(
    (entry) => entry.isDirectory() && namesIn(join(current, entry.name)).some((name) => rootMarks.has(name)),
  );
}

function namesIn(folder: string): readonly string[] {
  try {
    return readdirSync(folder);
  } catch {
    return [];
  }
}
