import type { Notice } from '../../findings/notice.js';
import type { ChangedFile } from '../../pull-request/changed-file.js';
import { textBefore } from '../../pull-request/patch-text.js';
import { code, prose } from '../../text/prose.js';
import type { FilePath } from '../../tree/file-path.js';
import type { Overlay, Snapshot } from '../../tree/snapshot.js';
import type { FileContent } from '../../tree/source-tree.js';
import { loadSnapshot } from '../load.js';
import type { CommitReader } from './commit-reader.js';

/** What to lay over the head's snapshot to get the base's. */
export interface BaseFiles {
  readonly overlay: Overlay;
  readonly notices: readonly Notice[];
}

/**
 * The base side of the changed files: added ones are absent, renamed and removed ones are back. What the difference and
 * the texts of the head tell is not asked for; `readBase` gives the rest. One that cannot be read counts as absent, so
 * that no finding is lost: what it has is new then.
 */
export async function baseFiles(
  files: readonly ChangedFile[],
  { texts }: Pick<Snapshot, 'texts'>,
  readBase: CommitReader,
): Promise<BaseFiles> {
  const overlay = new Map<FilePath, string | undefined>();
  for (const file of files)
    if (file.kind === 'added' || file.kind === 'renamed') overlay.set(file.path, undefined);
  const known = new Map<FilePath, FileContent>();
  const before: FilePath[] = [];
  for (const file of files) {
    // What is no text at the head (a link) leads to nothing there, so what it led to before says nothing.
    if (file.kind === 'added' || (file.kind === 'modified' && !texts.has(file.path))) continue;
    const path = file.kind === 'renamed' ? file.previousPath : file.path;
    before.push(path);
    const text = textBeforeOf(file, texts);
    if (text !== undefined) known.set(path, { kind: 'text', text });
  }
  const present = new Set<FilePath>();
  const snapshot = await loadSnapshot({
    list: async () => before.map((path) => ({ path, size: undefined })),
    async read(paths, take) {
      const unknown = paths.filter((path) => !known.has(path));
      const fetched = unknown.length === 0 ? [] : await readBase(unknown);
      for (const [path, content] of [...known, ...fetched]) {
        present.add(path);
        take(path, content);
      }
    },
  });
  for (const [path, text] of snapshot.texts) overlay.set(path, text);
  const notices: Notice[] = [];
  for (const [path, reason] of snapshot.unreadable) {
    if (present.has(path)) notices.push(unknownBase(path, reason));
    overlay.set(path, undefined);
  }
  return { overlay, notices };
}

/** The base's text as the difference tells it. */
function textBeforeOf(file: ChangedFile, texts: ReadonlyMap<FilePath, string>): string | undefined {
  if (file.kind === 'renamed' && file.isOnlyMoved === true) return texts.get(file.path);
  if (file.patch === undefined) return undefined;
  const after = file.kind === 'removed' ? '' : texts.get(file.path);
  return after === undefined ? undefined : textBefore(after, file.patch);
}

function unknownBase(path: FilePath, reason: string): Notice {
  const message = prose`The base version of ${code(path)} could not be read (${code(reason)}): what it has counts as new`;
  return { kind: 'unreadable-file', path, message };
}
