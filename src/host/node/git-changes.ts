import type { FilePath } from '../../tree/file-path.js';

/** One file that differs between a commit and the working tree. */
export interface GitChange {
  readonly path: FilePath;
  /** The commit's version: the id of a regular file's contents, or undefined when there was none. */
  readonly baseBlob: string | undefined;
}

/** Modes of regular files; links (120000) and submodules (160000) have no source text. */
const regularFile = /^100\d{3}$/;

/**
 * Reads `git diff --raw -z --no-renames --no-abbrev`: records `:MODE MODE ID ID STATUS NUL PATH NUL`.
 * Without rename detection a moved file is one deletion and one addition, which is what an overlay needs.
 */
export function parseRawDiff(output: string): readonly GitChange[] {
  const fields = output.split('\0');
  const changes: GitChange[] = [];
  for (let index = 0; index + 1 < fields.length; index += 2) {
    const [oldMode, , blob] = fields[index]!.slice(1).split(' ');
    const isFile = oldMode !== undefined && regularFile.test(oldMode);
    changes.push({ path: fields[index + 1] as FilePath, baseBlob: isFile ? blob : undefined });
  }
  return changes;
}

/**
 * Reads `git cat-file --batch`: `ID TYPE SIZE LF BYTES LF` per request, `ID missing LF` for unknown ones.
 * @returns the contents by id
 */
export function parseBatch(output: Uint8Array): ReadonlyMap<string, Uint8Array> {
  const blobs = new Map<string, Uint8Array>();
  const decoder = new TextDecoder();
  let at = 0;
  while (at < output.length) {
    const end = output.indexOf(10, at);
    if (end < 0) break;
    const [id, type, size] = decoder.decode(output.subarray(at, end)).split(' ');
    at = end + 1;
    if (id === undefined || type !== 'blob') continue;
    const length = Number(size);
    blobs.set(id, output.subarray(at, at + length));
    at += length + 1;
  }
  return blobs;
}

/** Reads `git cat-file --batch-check`: the ids of blobs of at most `limit` bytes. */
export function smallBlobs(output: string, limit: number): readonly string[] {
  return output.split('\n').flatMap((line) => {
    const [id, type, size] = line.split(' ');
    return id !== undefined && type === 'blob' && Number(size) <= limit ? [id] : [];
  });
}
