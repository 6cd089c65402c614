import type { ChangedFile } from '../../pull-request/changed-file.js';
import type { FilePath } from '../../tree/file-path.js';
import type { FileContent, SourceTree } from '../../tree/source-tree.js';
import type { CommitReader } from './commit-reader.js';

/**
 * `tree` (a checkout of the test merge, or of the base) with the changed files as they are at the head of the pull
 * request, so that lines count as in its difference. A file that GitHub does not give stays as it is in the tree.
 */
export function withHeadFiles(
  tree: SourceTree,
  files: readonly ChangedFile[],
  readHead: CommitReader,
): SourceTree {
  const present = new Set<FilePath>();
  const absent = new Set<FilePath>();
  for (const file of files) {
    if (file.kind === 'removed') absent.add(file.path);
    else present.add(file.path);
    if (file.kind === 'renamed') absent.add(file.previousPath);
  }
  for (const path of present) absent.delete(path);
  return {
    async list() {
      const kept = (await tree.list()).filter(({ path }) => !absent.has(path) && !present.has(path));
      return [...kept, ...[...present].map((path) => ({ path, size: undefined }))];
    },
    async read(paths) {
      const changed = paths.filter((path) => present.has(path));
      const fromHead = changed.length === 0 ? new Map<FilePath, FileContent>() : await readHead(changed);
      const isGiven = (path: FilePath): boolean =>
        (fromHead.get(path)?.kind ?? 'unreadable') !== 'unreadable';
      const contents = new Map(await tree.read(paths.filter((path) => !isGiven(path) && !absent.has(path))));
      for (const [path, content] of fromHead) if (isGiven(path)) contents.set(path, content);
      return contents;
    },
  };
}
