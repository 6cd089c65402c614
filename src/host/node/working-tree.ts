import {
  closeSync,
  constants,
  type Dirent,
  fstatSync,
  lstatSync,
  openSync,
  readdirSync,
  readSync,
  type Stats,
} from 'node:fs';
import { join } from 'node:path';
import { setImmediate } from 'node:timers/promises';
import { sizeObjection } from '../../check/snapshot.js';
import { isIgnoredFolder } from '../../config/ignored.js';
import {
  type FileContent,
  type FilePath,
  join as joinPath,
  type SourceTree,
} from '../../project/snapshot.js';
import type { Unreadable } from '../../project/unreadable.js';
import type { IsIgnored } from './git.js';

/** Files read before other work (a signal, an answer from git) gets its turn. */
const batchSize = 500;

/** Nearly every source file fits, in bytes. */
const memorySize = 256 * 1024;

/**
 * The files below the folder `root` as they are on disk now, without those that are ignored. Sizes are unknown until a file
 * is read.
 */
export function workingTree(root: string, ignored: () => Promise<IsIgnored> = nothingIgnored): SourceTree {
  let closed: ReadonlyMap<string, Unreadable> = new Map();
  let left = 0;
  return {
    async list(isTimeUp) {
      const isIgnored = await ignored();
      left = 0;
      const found = walk(
        root,
        (path, is) => {
          const isLeft = isIgnored(path, is);
          if (isLeft) left += 1;
          return isLeft;
        },
        isTimeUp,
      );
      closed = found.closed;
      return found.files.map((path) => ({ path, size: undefined }));
    },
    async read(paths, take, isTimeUp = () => false) {
      const memory = new Uint8Array(memorySize);
      for (const [index, path] of paths.entries()) {
        if (index % batchSize === batchSize - 1) await setImmediate();
        take(path, isTimeUp() ? timeUp : readSourceFile(join(root, path), memory));
      }
    },
    version: (path) => versionOf(join(root, path)),
    closed: () => closed,
    ignored: () => left,
  };
}

/** Is another one once the file has been written, replaced or put elsewhere. */
function versionOf(path: string): string | undefined {
  try {
    const { dev, ino, size, mtimeNs, ctimeNs } = lstatSync(path, { bigint: true });
    return [dev, ino, size, mtimeNs, ctimeNs].join();
  } catch {
    return undefined;
  }
}

const timeUp = { kind: 'unreadable', reason: { kind: 'time-up' } } as const;

const nothingIgnored = async (): Promise<IsIgnored> => () => false;

/** `error` is a code of the operating system, or its words. */
function systemReason(error: string): Unreadable {
  return error === 'EACCES' || error === 'EPERM' ? { kind: 'denied' } : { kind: 'system', error };
}

/** Never waits for the other end of a pipe and never follows a link in the last part of the path. */
const openFlags = constants.O_RDONLY | (constants.O_NOFOLLOW ?? 0) | (constants.O_NONBLOCK ?? 0);

/**
 * The bytes of a regular file, or why there are none. Synchronous: for many small files that is fastest. A file
 * that fits into `memory` is read into it, and its bytes are good until the next file is: fresh memory for each takes
 * as long as the reading does.
 */
export function readSourceFile(path: string, memory: Uint8Array = new Uint8Array()): FileContent {
  let descriptor: number | undefined;
  try {
    descriptor = openSync(path, openFlags);
    const count = memory.length === 0 ? 0 : readSync(descriptor, memory, 0, memory.length, null);
    // A file that gave something and has room left is a regular one, and all there.
    if (count > 0 && count < memory.length) return { kind: 'bytes', bytes: memory.subarray(0, count) };
    const stats = fstatSync(descriptor);
    const objection = objectionTo(stats);
    if (objection !== undefined) return { kind: 'unreadable', reason: objection };
    return { kind: 'bytes', bytes: readAll(descriptor, stats.size) };
  } catch (error) {
    return { kind: 'unreadable', reason: reasonOf(error as NodeJS.ErrnoException, path) };
  } finally {
    if (descriptor !== undefined) closeSync(descriptor);
  }
}

function objectionTo(stats: Stats): Unreadable | undefined {
  if (stats.isDirectory()) return { kind: 'no-file', is: 'folder' };
  if (stats.isSymbolicLink()) return { kind: 'no-file', is: 'link' };
  if (!stats.isFile()) return { kind: 'no-file', is: 'other' };
  return sizeObjection(stats.size);
}

/** From the start of the file, whatever has been read of it. */
function readAll(descriptor: number, size: number): Uint8Array {
  const bytes = new Uint8Array(size);
  let length = 0;
  while (length < size) {
    const count = readSync(descriptor, bytes, length, size - length, length);
    if (count === 0) break;
    length += count;
  }
  return length === size ? bytes : bytes.subarray(0, length);
}

function reasonOf(error: NodeJS.ErrnoException, path: string): Unreadable {
  // ELOOP and (on the BSDs) EMLINK are what O_NOFOLLOW answers to a link; a socket cannot be opened at all.
  const objection = linkObjection(path);
  if (objection !== undefined) return objection;
  return error.code === 'ENOENT' ? { kind: 'absent' } : systemReason(error.code ?? error.message);
}

function linkObjection(path: string): Unreadable | undefined {
  const stats = lstatSync(path, { throwIfNoEntry: false });
  return stats === undefined ? undefined : objectionTo(stats);
}

/** What a walk through a folder came upon. */
interface Walk {
  /** In no particular order. */
  readonly files: readonly FilePath[];
  /** Folders that could not be listed (`''` is the root), with the reason. */
  readonly closed: ReadonlyMap<string, Unreadable>;
}

/**
 * Lists every file below `root` without a stat call, but for what `isIgnored` says. Links are not followed, and folders
 * that are never looked into not entered; nor are those that are left when `isTimeUp` says so.
 * Something named like a Python file that is none (a folder, a link, a pipe) is listed too, so that reading it can say
 * what it is. Synchronous, as reading is: many folders listed at once take half as long again.
 */
export function walk(
  root: string,
  isIgnored: IsIgnored = () => false,
  isTimeUp: () => boolean = () => false,
): Walk {
  const files: FilePath[] = [];
  const closed = new Map<string, Unreadable>();
  const folders = [''];
  for (const folder of folders) {
    if (isTimeUp()) {
      closed.set(folder, timeUp.reason);
      continue;
    }
    const listing = entriesOf(join(root, folder));
    if (typeof listing === 'string') closed.set(folder, systemReason(listing));
    else sortInto(listing, folder, isIgnored, files, folders);
  }
  return { files, closed };
}

function sortInto(
  entries: readonly Dirent[],
  folder: string,
  isIgnored: IsIgnored,
  files: FilePath[],
  folders: string[],
): void {
  for (const entry of entries) {
    const path = joinPath(folder, entry.name) as FilePath;
    if (isIgnored(path, entry.isDirectory() ? 'folder' : 'file')) continue;
    if (entry.isDirectory() && !isIgnoredFolder(entry.name)) folders.push(path);
    if (entry.isFile() || /\.pyw?$/.test(entry.name)) files.push(path);
  }
}

/** The entries of a folder, or the code of the error (`EACCES`). */
function entriesOf(folder: string): readonly Dirent[] | string {
  try {
    return readdirSync(folder, { withFileTypes: true });
  } catch (error) {
    return (error as NodeJS.ErrnoException).code ?? 'unknown error';
  }
}
