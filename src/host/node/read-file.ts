import { closeSync, constants, fstatSync, lstatSync, openSync, readSync, type Stats } from 'node:fs';
import type { FileContent } from '../../tree/source-tree.js';
import { sizeObjection } from '../size-limit.js';

/** Never waits for the other end of a pipe and never follows a link in the last part of the path. */
const openFlags = constants.O_RDONLY | (constants.O_NOFOLLOW ?? 0) | (constants.O_NONBLOCK ?? 0);

/**
 * The bytes of a regular file, or in words why there are none. Synchronous: for many small files that is fastest. A file
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

function objectionTo(stats: Stats): string | undefined {
  if (stats.isDirectory()) return 'it is a folder, not a file';
  if (stats.isSymbolicLink()) return 'it is a symbolic link, and links are not followed';
  if (!stats.isFile()) return 'it is not a regular file';
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

function reasonOf(error: NodeJS.ErrnoException, path: string): string {
  // ELOOP and (on the BSDs) EMLINK are what O_NOFOLLOW answers to a link; a socket cannot be opened at all.
  const objection = linkObjection(path);
  if (objection !== undefined) return objection;
  if (error.code === 'EACCES' || error.code === 'EPERM') return 'permission denied';
  if (error.code === 'ENOENT') return 'it does not exist';
  return `reading failed with ${error.code ?? error.message}`;
}

function linkObjection(path: string): string | undefined {
  const stats = lstatSync(path, { throwIfNoEntry: false });
  return stats === undefined ? undefined : objectionTo(stats);
}
