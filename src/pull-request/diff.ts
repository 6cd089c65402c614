import type { FilePath } from '../tree/file-path.js';
import type { ChangedFile } from './changed-file.js';
import { type Hunk, hunksOf } from './hunks.js';

/** The difference of a pull request, looked up by the path of the new side. */
export type Diff = ReadonlyMap<FilePath, readonly Hunk[]>;

/** The files that exist on the new side with their hunks; removed files cannot carry a comment about what remains. */
export function diffOf(files: readonly ChangedFile[]): Diff {
  const diff = new Map<FilePath, readonly Hunk[]>();
  for (const file of files) if (file.kind !== 'removed') diff.set(file.path, hunksOf(file.patch));
  return diff;
}
