/**
 * The packages installed in a Python environment: folders such as `site-packages`, read where an import leads and
 * nowhere else. What is asked for twice is answered the same way twice, so that for the core it is a value like any
 * other, only that nobody had to spell it out beforehand.
 */
export interface InstalledPackages {
  /** The folders that Python searches, first one first. */
  readonly roots: readonly string[];
  /** Names of what lies in `folder` (a root, or below one), those of folders with a `/` at the end; undefined without it. */
  list(folder: string): ReadonlySet<string> | undefined;
  /** The text of a Python file below a root; undefined when it cannot be read or decoded. */
  text(path: string): string | undefined;
  /** The Python that the environment belongs to, where its place tells. */
  readonly python: readonly [major: number, minor: number] | undefined;
}

/** An environment made of texts, keyed by paths that start with `root`. */
export function installedOf(
  files: Readonly<Record<string, string>>,
  root = 'site-packages',
): InstalledPackages {
  const folders = new Map<string, Set<string>>([[root, new Set()]]);
  for (const path of Object.keys(files)) {
    let inside = `${root}/${path}`;
    for (let name = ''; inside !== root; ) {
      const slash = inside.lastIndexOf('/');
      name = inside.slice(slash + 1) + (name === '' ? '' : '/');
      inside = inside.slice(0, slash);
      const entries = folders.get(inside) ?? new Set();
      folders.set(inside, entries.add(name));
    }
  }
  return {
    roots: [root],
    list: (folder) => folders.get(folder),
    text: (path) => files[path.slice(root.length + 1)],
    python: undefined,
  };
}
