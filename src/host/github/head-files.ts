import type { ChangedFile } from '../../pull-request/changed-file.js';
import { fitsPatch } from '../../pull-request/patch-text.js';
import type { FilePath } from '../../tree/file-path.js';
import { type FileContent, kept, type SourceTree } from '../../tree/source-tree.js';
import { blobIds } from './blob-id.js';
import type { CommitReader } from './commit-reader.js';

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
