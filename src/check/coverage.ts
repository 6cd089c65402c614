import { isIgnoredFolder } from '../config/ignored.js';
import { pathFilter } from '../config/schema.js';
import type { Settings } from '../config/settings.js';
import type { Notice, UncheckedNotice } from '../findings/notice.js';
import { fileKind, isPythonIn } from '../project/file-kinds.js';
import { type FilePath, type Snapshot, toFilePath } from '../project/snapshot.js';

/** A file or folder below the root (POSIX, `''` is all of it) that is to be checked. */
export interface Asked {
  readonly path: string;
  readonly is: 'file' | 'folder';
  /** As somebody named it; undefined for what is checked when nobody names anything. */
  readonly given: string | undefined;
}

/** The whole tree, which nobody had to name. */
export const everything: readonly Asked[] = [{ path: '', is: 'folder', given: undefined }];

/** Whether what is found in `path` was asked for. */
export function isAsked(asked: readonly Asked[], path: string): boolean {
  return asked.some((one) => isBelow(one.path, path));
}

/** The files among `asked`: somebody means them, whatever they are called. */
export function namedFiles(asked: readonly Asked[]): ReadonlySet<FilePath> {
  return new Set(asked.flatMap(({ path, is }) => (is === 'file' ? (toFilePath(path) ?? []) : [])));
}

function isBelow(folder: string, path: string): boolean {
  return folder === '' || path === folder || path.startsWith(`${folder}/`);
}

/** What of it was not checked. */
interface Coverage {
  readonly notices: readonly Notice[];
  /** Whether there was something to be checked and it was not: then it is not known that all is well. */
  readonly isLacking: boolean;
}

/**
 * Looks for parts of `asked` in which no file was checked; `files` were. That a whole repository has no Python is in order
 * (the same workflow may run for many), but not that somebody names what has none, that settings leave out all of it, or
 * that it cannot be read.
 */
export function coverageOf(
  head: Snapshot,
  asked: readonly Asked[],
  files: readonly FilePath[],
  settings: Pick<Settings, 'include'>,
): Coverage {
  const missed = asked.filter(({ path }) => !files.some((file) => isBelow(path, file)));
  const gaps = missed.map((one) => gapIn(head, one, settings));
  return {
    // What cannot be read has a notice of its own.
    notices: gaps.flatMap((gap) => (gap === 'unreadable' ? [] : [gap])),
    isLacking: gaps.some(
      (gap, index) => gap === 'unreadable' || gap.about !== 'no-python' || missed[index]?.given !== undefined,
    ),
  };
}

function gapIn(
  head: Snapshot,
  { path, is, given }: Asked,
  { include }: Pick<Settings, 'include'>,
): UncheckedNotice | 'unreadable' {
  const { texts, unreadable, closed = new Map(), ignored = 0, paths } = head;
  const about = { kind: 'nothing-checked', path: toFilePath(path), given } as const;
  const python = [...texts].filter(([file, text]) => isBelow(path, file) && isPythonIn(head, file, text));
  if (python.length > 0) {
    const isIncluded = pathFilter(include, []);
    const key = python.some(([file]) => isIncluded(file)) ? 'exclude' : 'include';
    return { ...about, about: 'left-out', key };
  }
  const isSource = (file: string) => file === path || fileKind(file) === 'python';
  if ([...unreadable.keys()].some((file) => isBelow(path, file) && isSource(file))) return 'unreadable';
  if ([...closed.keys()].some((folder) => isBelow(path, folder))) return 'unreadable';
  const folder = path.split('/').find(isIgnoredFolder);
  if (folder !== undefined) return { ...about, about: 'ignored-folder', folder };
  if (is === 'folder') return { ...about, about: 'no-python', ignored };
  return paths.has(path as FilePath)
    ? { ...about, about: 'not-python' }
    : { ...about, about: 'ignored-folder', folder: undefined };
}
