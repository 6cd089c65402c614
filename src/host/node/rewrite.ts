import { randomUUID } from 'node:crypto';
import {
  accessSync,
  closeSync,
  constants,
  fchmodSync,
  fchownSync,
  fsyncSync,
  lstatSync,
  openSync,
  renameSync,
  rmSync,
  type Stats,
  writeFileSync,
} from 'node:fs';
import { basename, dirname, join } from 'node:path';
import type { RewriteObjection, WriteFailure } from '../../messages/shell.js';
import type { FilePath } from '../../project/snapshot.js';
import { readSourceFile } from './working-tree.js';

/**
 * Why the file at `path` below `root`, whose text was read as `text`, cannot be rewritten without harm; undefined when it
 * can. Only UTF-8 is written, only over what was read, and never through a link.
 */
export function rewriteObjection(root: string, path: FilePath, text: string): RewriteObjection | undefined {
  const content = readSourceFile(join(root, path));
  if (content.kind === 'unreadable') return content.reason;
  if (content.kind === 'text' || Buffer.from(text).equals(content.bytes)) return undefined;
  return { kind: 'changed' };
}

/**
 * Replaces the contents of the file at `path` below `root`, which were `before`, by `text`. A new file is written beside it
 * and takes its place when it is complete: whoever reads it meanwhile, and whatever goes wrong, finds one of the two and
 * nothing between. Keeps its mode and, where that is allowed, its owner; as with git, other names of the file (hard
 * links) keep the old text. What somebody has written since `before` was read stays, and so does a file that may not be
 * written. Gives the reason when it fails.
 */
export function rewriteFile(
  root: string,
  path: FilePath,
  before: string,
  text: string,
): WriteFailure | undefined {
  const target = join(root, path);
  const beside = join(dirname(target), `.${basename(target)}.late-patch-${randomUUID().slice(0, 8)}`);
  let isBeside = false;
  try {
    // A rename asks for no permission to write the file itself.
    accessSync(target, constants.W_OK);
    const stats = lstatSync(target);
    const descriptor = openSync(beside, 'wx', 0o600);
    isBeside = true;
    try {
      writeFileSync(descriptor, text);
      resemble(descriptor, stats);
      fsyncSync(descriptor);
    } finally {
      closeSync(descriptor);
    }
    const objection = rewriteObjection(root, path, before);
    if (objection !== undefined) return objection;
    renameSync(beside, target);
    isBeside = false;
    return undefined;
  } catch (error) {
    const { code, message } = error as NodeJS.ErrnoException;
    const isDenied = code === 'EACCES' || code === 'EPERM' || code === 'EROFS';
    // The rest of the message names the file beside it, which nobody has to know of.
    return isDenied ? { kind: 'denied' } : { kind: 'system', error: message.split(', ')[0]! };
  } finally {
    if (isBeside) rmSync(beside, { force: true });
  }
}

/** Gives a new file the owner and the mode of another one. */
function resemble(descriptor: number, { uid, gid, mode }: Stats): void {
  try {
    fchownSync(descriptor, uid, gid);
  } catch {
    // Only root may give files away; who may write the folder may replace what is in it.
  }
  // After the owner: a change of owner takes setuid and its like away.
  fchmodSync(descriptor, mode & 0o7777);
}
