import type { Unreadable } from './unreadable.js';

/** One state of a repository, as the pure core sees it: which files exist, and the text of those that were loaded. */
export interface Snapshot {
  /** Every file, loaded or not. */
  readonly paths: ReadonlySet<FilePath>;
  readonly texts: ReadonlyMap<FilePath, string>;
  /** Files that should have a text and have none, with the reason. */
  readonly unreadable: ReadonlyMap<FilePath, Unreadable>;
  /** Files that are Python scripts because somebody named them, whatever they are called. */
  readonly scripts?: ReadonlySet<FilePath>;
  /** Folders that could not be listed (`''` is the root), with the reason. */
  readonly closed?: ReadonlyMap<string, Unreadable>;
  /** How many files and folders are left out because git ignores them. */
  readonly ignored?: number;
  /** The packages of the environment that the code runs in, where one is at hand. */
  readonly installed?: InstalledPackages;
}

/** A snapshot made of texts alone, keyed by path. */
export function snapshotOf(files: Readonly<Record<string, string>>): Snapshot {
  const texts = new Map(Object.entries(files) as [FilePath, string][]);
  return { paths: new Set(texts.keys()), texts, unreadable: new Map() };
}

/** `snapshot` in an environment with these packages. */
export function withInstalled(snapshot: Snapshot, installed: InstalledPackages | undefined): Snapshot {
  return installed === undefined ? snapshot : { ...snapshot, installed };
}

/** The files that there was no time to read. */
export function leftUnread({ unreadable }: Snapshot): readonly FilePath[] {
  return [...unreadable].flatMap(([path, { kind }]) => (kind === 'time-up' ? [path] : []));
}

/** Whether there was no time to read, or to list, all files. */
export function isPartlyRead(snapshot: Snapshot): boolean {
  const closed = [...(snapshot.closed ?? [])];
  return leftUnread(snapshot).length > 0 || closed.some(([, { kind }]) => kind === 'time-up');
}

/** What differs between two states: the other state's text, or undefined where the file did not exist. */
export type Overlay = ReadonlyMap<FilePath, string | undefined>;

/** `snapshot` with the files of `overlay` replaced, added or removed. */
export function overlaid(snapshot: Snapshot, overlay: Overlay): Snapshot {
  const paths = new Set(snapshot.paths);
  const texts = new Map(snapshot.texts);
  const unreadable = new Map(snapshot.unreadable);
  for (const [path, text] of overlay) {
    unreadable.delete(path);
    if (text === undefined) {
      paths.delete(path);
      texts.delete(path);
    } else {
      paths.add(path);
      texts.set(path, text);
    }
  }
  return { ...snapshot, paths, texts, unreadable };
}

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

/** Where files come from: a working tree, a commit on GitHub, a test. The one input port; the only asynchronous one. */
export interface SourceTree {
  /**
   * Every file of the tree with its size in bytes where known; links and folders are not files. Where `isTimeUp` comes to say so,
   * a tree that has no limits of its own stops, and says so of what it has left out; so it does where it reads.
   */
  list(isTimeUp?: () => boolean): Promise<readonly TreeFile[]>;
  /**
   * Gives the contents of `paths` to `take`, each once, in any order; one that cannot be read says why instead of failing
   * the rest. Bytes are lent for the time of the call: the next file may be read into the same memory.
   */
  read(paths: readonly FilePath[], take: TakeContent, isTimeUp?: () => boolean): Promise<void>;
  /**
   * Something that is another one as soon as the contents of a file are, where that is known without reading it: who has read
   * the file then need not do so again.
   */
  readonly version?: (path: FilePath) => string | undefined;
  /** Folders that the last `list` could not look into (`''` is the root), where the tree knows of any. */
  readonly closed?: () => ReadonlyMap<string, Unreadable>;
  /** How many files and folders the last `list` left out because git ignores them. */
  readonly ignored?: () => number;
}

type TakeContent = (path: FilePath, content: FileContent) => void;

export interface TreeFile {
  readonly path: FilePath;
  readonly size: number | undefined;
}

export type FileContent =
  | { readonly kind: 'bytes'; readonly bytes: Uint8Array }
  /** Already decoded by the source (GraphQL gives text only). */
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'unreadable'; readonly reason: Unreadable };

/** The contents of `paths` in `tree`, to keep: for a few files. What the tree does not have is absent. */
export async function contentsOf(
  tree: SourceTree,
  paths: readonly FilePath[],
): Promise<ReadonlyMap<FilePath, FileContent>> {
  const contents = new Map<FilePath, FileContent>();
  await tree.read(paths, (path, content) => contents.set(path, kept(content)));
  return contents;
}

/** `content` with bytes of its own. */
export function kept(content: FileContent): FileContent {
  return content.kind === 'bytes' ? { kind: 'bytes', bytes: new Uint8Array(content.bytes) } : content;
}

/** A POSIX path relative to the checked root: no leading `/` or `./`, no `..`, no empty part. */
export type FilePath = string & { readonly __brand: 'FilePath' };

/** `text` as a FilePath, or undefined when it is absolute, empty, or leaves the root. */
export function toFilePath(text: string): FilePath | undefined {
  const parts: string[] = [];
  if (text.startsWith('/')) return undefined;
  for (const part of text.split('/')) {
    if (part === '' || part === '.') continue;
    if (part === '..') return undefined;
    parts.push(part);
  }
  return parts.length > 0 ? (parts.join('/') as FilePath) : undefined;
}

/** The path that `text` leads to, `a/../b` to `b`; undefined where that is the root or lies outside of it. */
export function resolvedPath(text: string): FilePath | undefined {
  if (text.startsWith('/')) return undefined;
  const parts: string[] = [];
  for (const part of text.split('/')) {
    if (part === '..' && parts.pop() === undefined) return undefined;
    if (part !== '' && part !== '.' && part !== '..') parts.push(part);
  }
  return toFilePath(parts.join('/'));
}

/** The folder of a path, `''` for the root itself. */
export function dirname(path: string): string {
  const slash = path.lastIndexOf('/');
  return slash < 0 ? '' : path.slice(0, slash);
}

/** The last part of a path. */
export function basename(path: string): string {
  return path.slice(path.lastIndexOf('/') + 1);
}

/** `name` inside `folder`, where `''` is the root. */
export function join(folder: string, name: string): string {
  return folder === '' ? name : `${folder}/${name}`;
}
