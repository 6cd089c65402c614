import type { Notice } from '../../findings/notice.js';
import type { ChangedFile } from '../../pull-request/changed-file.js';
import { code, prose } from '../../text/prose.js';
import type { FilePath } from '../../tree/file-path.js';
import type { Overlay } from '../../tree/snapshot.js';
import { loadSnapshot } from '../load.js';
import type { CommitReader } from './commit-reader.js';

/** What to lay over the head's snapshot to get the base's. */
export interface BaseFiles {
  readonly overlay: Overlay;
  readonly notices: readonly Notice[];
}

/**
 * The base side of the changed files: added ones are absent, renamed and removed ones are back. Only files that loading
 * reads are fetched. One that cannot be read keeps its text of the head, so that nothing counts as new
 * for that reason alone.
 */
export async function baseFiles(files: readonly ChangedFile[], readBase: CommitReader): Promise<BaseFiles> {
  const overlay = new Map<FilePath, string | undefined>();
  for (const file of files)
    if (file.kind === 'added' || file.kind === 'renamed') overlay.set(file.path, undefined);
  const before = files.flatMap((file) => {
    if (file.kind === 'added') return [];
    return [file.kind === 'renamed' ? file.previousPath : file.path];
  });
  const present = new Set<FilePath>();
  const snapshot = await loadSnapshot({
    list: async () => before.map((path) => ({ path, size: undefined })),
    async read(paths) {
      const contents = await readBase(paths);
      for (const path of contents.keys()) present.add(path);
      return contents;
    },
  });
  for (const [path, text] of snapshot.texts) overlay.set(path, text);
  const notices: Notice[] = [];
  for (const [path, reason] of snapshot.unreadable) {
    if (present.has(path)) notices.push(unreadable(path, reason));
    else overlay.set(path, undefined);
  }
  return { overlay, notices };
}

function unreadable(path: FilePath, reason: string): Notice {
  const message = prose`The base version of ${code(path)} could not be read (${code(reason)}): what it changed counts as old`;
  return { kind: 'unreadable-file', path, message };
}
