import type { Dirent } from 'node:fs';
import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { isIgnoredFolder } from '../../config/ignored.js';
import { type FilePath, join as joinPath } from '../../tree/file-path.js';

/** What a walk through a folder came upon. */
export interface Walk {
  /** In no particular order. */
  readonly files: readonly FilePath[];
  /** Folders that could not be listed (`''` is the root), with the error's code. */
  readonly closed: ReadonlyMap<string, string>;
}

/** How many folders are listed at the same time. */
const parallelFolders = 32;

/**
 * Lists every file below `root` without a stat call. Links are not followed and ignored folders not entered.
 * Something named like a Python file that is none (a folder, a link, a pipe) is listed too, so that reading it can say
 * what it is.
 */
export async function walk(root: string): Promise<Walk> {
  const files: FilePath[] = [];
  const closed = new Map<string, string>();
  let level: readonly string[] = [''];
  while (level.length > 0) {
    const next: string[] = [];
    for (let start = 0; start < level.length; start += parallelFolders) {
      const batch = level.slice(start, start + parallelFolders);
      const listings = await Promise.all(batch.map((folder) => entriesOf(join(root, folder))));
      for (const [index, listing] of listings.entries()) {
        const folder = batch[index]!;
        if (typeof listing === 'string') closed.set(folder, listing);
        else sortInto(listing, folder, files, next);
      }
    }
    level = next;
  }
  return { files, closed };
}

function sortInto(entries: readonly Dirent[], folder: string, files: FilePath[], folders: string[]): void {
  for (const entry of entries) {
    const path = joinPath(folder, entry.name) as FilePath;
    if (entry.isDirectory() && !isIgnoredFolder(entry.name)) folders.push(path);
    if (entry.isFile() || /\.pyw?$/.test(entry.name)) files.push(path);
  }
}

/** The entries of a folder, or the code of the error (`EACCES`). */
async function entriesOf(folder: string): Promise<readonly Dirent[] | string> {
  try {
    return await readdir(folder, { withFileTypes: true });
  } catch (error) {
    return (error as NodeJS.ErrnoException).code ?? 'unknown error';
  }
}
