import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { FilePath } from '../../tree/file-path.js';
import { readSourceFile } from './read-file.js';

/**
 * Why the file at `path` below `root`, whose text was read as `text`, cannot be rewritten without harm; undefined when it
 * can. Only UTF-8 is written, and only over what was read.
 */
export function rewriteObjection(root: string, path: FilePath, text: string): string | undefined {
  const content = readSourceFile(join(root, path));
  if (content.kind === 'unreadable') return content.reason;
  if (content.kind === 'text' || Buffer.from(text).equals(content.bytes)) return undefined;
  return 'it is not UTF-8, or has changed since it was read';
}

/** Replaces the contents of a file, which keeps its mode; gives the reason when that fails. */
export function rewriteFile(root: string, path: FilePath, text: string): string | undefined {
  try {
    writeFileSync(join(root, path), text);
    return undefined;
  } catch (error) {
    const { code, message } = error as NodeJS.ErrnoException;
    return code === 'EACCES' || code === 'EPERM' || code === 'EROFS' ? 'permission denied' : message;
  }
}
