import type { FilePath } from './file-path.js';
import type { InstalledPackages } from './installed.js';

/** One state of a repository, as the pure core sees it: which files exist, and the text of those that were loaded. */
export interface Snapshot {
  /** Every file, loaded or not. */
  readonly paths: ReadonlySet<FilePath>;
  readonly texts: ReadonlyMap<FilePath, string>;
  /** Files that should have a text and have none, with the reason. */
  readonly unreadable: ReadonlyMap<FilePath, string>;
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
