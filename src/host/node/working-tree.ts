import { join } from 'node:path';
import { setImmediate } from 'node:timers/promises';
import type { Notice } from '../../findings/notice.js';
import { code, prose } from '../../text/prose.js';
import { toFilePath } from '../../tree/file-path.js';
import type { SourceTree } from '../../tree/source-tree.js';
import { readSourceFile } from './read-file.js';
import { walk } from './walk.js';

/** A folder on disk. Sizes are unknown until a file is read. */
export interface WorkingTree extends SourceTree {
  /** What the last `list` could not see: one notice for each folder that could not be listed. */
  readonly notices: () => readonly Notice[];
}

/** Files read before other work (a signal, an answer from git) gets its turn. */
const batchSize = 500;

/** Nearly every source file fits, in bytes. */
const memorySize = 256 * 1024;

/** The files below the folder `root` as they are on disk now. */
export function workingTree(root: string): WorkingTree {
  let closed: ReadonlyMap<string, string> = new Map();
  return {
    async list() {
      const found = walk(root);
      closed = found.closed;
      return found.files.map((path) => ({ path, size: undefined }));
    },
    async read(paths, take) {
      const memory = new Uint8Array(memorySize);
      for (const [index, path] of paths.entries()) {
        if (index % batchSize === batchSize - 1) await setImmediate();
        take(path, readSourceFile(join(root, path), memory));
      }
    },
    notices: () => [...closed].map(([folder, error]) => closedFolder(folder, error)),
  };
}

function closedFolder(folder: string, error: string): Notice {
  const reason = error === 'EACCES' || error === 'EPERM' ? 'permission denied' : error;
  const message = prose`The folder ${code(folder === '' ? '.' : folder)} could not be listed: ${reason}`;
  return { kind: 'unreadable-file', message, path: toFilePath(folder) };
}
