import { loadSnapshot } from '../../check/snapshot.js';
import type { Notice } from '../../findings/notice.js';
import type { FilePath } from '../../project/file-path.js';
import {
  type FileContent,
  kept,
  type Overlay,
  type Snapshot,
  type SourceTree,
} from '../../project/snapshot.js';
import { type ChangedFile, fitsPatch, textBefore } from '../../review/diff.js';
import { blobIds, type CommitReader } from './commit-files.js';

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
    if (present.has(path)) notices.push({ kind: 'unreadable-file', about: 'base-file', path, reason });
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

type PresentFile = Exclude<ChangedFile, { readonly kind: 'removed' }>;

/**
 * `tree` (a checkout of the test merge, or of the base) with the changed files as they are at the head of the pull
 * request, so that lines count as in its difference. A file that shows the difference already is not asked for; one that
 * GitHub does not give stays as it is in the tree.
 */
export function withHeadFiles(
  tree: SourceTree,
  files: readonly ChangedFile[],
  readHead: CommitReader,
): SourceTree {
  const present = new Map<FilePath, PresentFile>();
  const absent = new Set<FilePath>();
  for (const file of files) {
    if (file.kind === 'removed') absent.add(file.path);
    else present.set(file.path, file);
    if (file.kind === 'renamed') absent.add(file.previousPath);
  }
  for (const path of present.keys()) absent.delete(path);
  let onDisk: ReadonlySet<FilePath> = new Set();
  return {
    async list() {
      const files = await tree.list();
      onDisk = new Set(files.map(({ path }) => path));
      const untouched = files.filter(({ path }) => !absent.has(path) && !present.has(path));
      return [...untouched, ...[...present.keys()].map((path) => ({ path, size: undefined }))];
    },
    async read(paths, take) {
      const other = new Map<FilePath, FileContent | undefined>();
      for (const path of paths) if (present.has(path)) other.set(path, undefined);
      await tree.read(
        paths.filter((path) => !absent.has(path)),
        (path, content) => {
          const file = present.get(path);
          // What is there and no file (a link) is none at the head either.
          const isOther = content.kind === 'unreadable' && onDisk.has(path);
          if (file !== undefined && !isOther && !showsChange(content, file)) other.set(path, kept(content));
          else {
            other.delete(path);
            take(path, content);
          }
        },
      );
      const fromHead =
        other.size === 0 ? new Map<FilePath, FileContent>() : await readHead([...other.keys()]);
      for (const [path, content] of other) {
        const given = fromHead.get(path);
        const best = given === undefined || given.kind === 'unreadable' ? content : given;
        if (best !== undefined) take(path, best);
      }
    },
  };
}

/**
 * Whether what lies on disk is what the difference leads to: the very contents, or all its hunks in their places (the
 * test merge of a file that the base has changed elsewhere).
 */
function showsChange(content: FileContent, { patch, blob }: PresentFile): boolean {
  if (content.kind !== 'bytes') return false;
  if (blob !== undefined && blobIds(content.bytes).includes(blob)) return true;
  return patch !== undefined && fitsPatch(new TextDecoder().decode(content.bytes), patch);
}
