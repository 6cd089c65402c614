import { basename, dirname, join } from '../project/snapshot.js';

/** Folders that hold installed packages, tools' leftovers or other languages' code: never the project's own modules. */
const ignoredFolders: ReadonlySet<string> = new Set([
  '.git',
  '.hg',
  '.svn',
  '.tox',
  '.nox',
  '.venv',
  '.eggs',
  '.ipynb_checkpoints',
  '.mypy_cache',
  '.pytest_cache',
  '.ruff_cache',
  '__pycache__',
  '__pypackages__',
  'node_modules',
  'site-packages',
  'dist-packages',
]);

/** Whether a folder of this name is never looked into. */
export function isIgnoredFolder(name: string): boolean {
  return ignoredFolders.has(name);
}

/** Files that only a virtual environment has, and how many folders above them it starts. */
function environmentOf(path: string): string | undefined {
  const name = basename(path);
  const folder = dirname(path);
  if (name === 'pyvenv.cfg') return folder;
  const inScripts = basename(folder) === 'bin' || basename(folder) === 'Scripts';
  return inScripts && (name === 'activate_this.py' || name === 'activate') ? dirname(folder) : undefined;
}

/** The folder `build` beside a `setup.py` or `pyproject.toml`: setuptools copies the sources into its `lib*`. */
function buildFolderOf(path: string): string | undefined {
  const name = basename(path);
  return name === 'setup.py' || name === 'pyproject.toml' ? join(dirname(path), 'build') : undefined;
}

/**
 * `paths` without what lies in ignored folders, virtual environments (committed ones too) and build trees.
 * An environment at the root itself (a checkout inside one) is not left out.
 */
export function withoutIgnored<Path extends string>(paths: readonly Path[]): readonly Path[] {
  const environments = new Set<string>();
  const builds = new Set<string>();
  for (const path of paths) {
    const environment = environmentOf(path);
    if (environment !== undefined && environment !== '') environments.add(environment);
    const build = buildFolderOf(path);
    if (build !== undefined) builds.add(build);
  }
  const verdicts = new Map<string, boolean>([['', false]]);
  const isIgnored = (folder: string): boolean => {
    const known = verdicts.get(folder);
    if (known !== undefined) return known;
    const verdict =
      isIgnoredFolder(basename(folder)) ||
      environments.has(folder) ||
      (builds.has(dirname(folder)) && /^lib(?:\.|$)/.test(basename(folder))) ||
      isIgnored(dirname(folder));
    verdicts.set(folder, verdict);
    return verdict;
  };
  return paths.filter((path) => !isIgnored(dirname(path)));
}
