import {
  accessSync,
  closeSync,
  constants,
  fchmodSync,
  fchownSync,
  fsyncSync,
  linkSync,
  lstatSync,
  openSync,
  renameSync,
  rmSync,
  type Stats,
  writeFileSync,
} from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { setImmediate } from 'node:timers/promises';
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
  const beside = join(dirname(target), `.${basename(target)}.late-patch-${crypto.randomUUID().slice(0, 8)}`);
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
    const isReplaced = replace(target, beside, before);
    isBeside = false;
    return isReplaced ? undefined : { kind: 'changed' };
  } catch (error) {
    const { code, message } = error as NodeJS.ErrnoException;
    const isDenied = code === 'EACCES' || code === 'EPERM' || code === 'EROFS';
    // The rest of the message names the file beside it, which nobody has to know of.
    return isDenied ? { kind: 'denied' } : { kind: 'system', error: message.split(', ')[0]! };
  } finally {
    if (isBeside) rmSync(beside, { force: true });
  }
}

/**
 * Puts `beside` in the place of `target`, which was `before` a moment ago. What it was is kept under another name until it
 * is clear that nobody has written to it in that moment; otherwise it is put back. False if so.
 */
function replace(target: string, beside: string, before: string): boolean {
  const former = `${beside}-was`;
  try {
    linkSync(target, former);
  } catch {
    // A file system without links has to do without.
    renameSync(beside, target);
    return true;
  }
  try {
    renameSync(beside, target);
  } catch (error) {
    rmSync(former, { force: true });
    throw error;
  }
  const content = readSourceFile(former);
  if (content.kind === 'bytes' && Buffer.from(before).equals(content.bytes)) {
    rmSync(former);
    return true;
  }
  renameSync(former, target);
  return false;
}

const deadly = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const;

/**
 * Does `work`, which is synchronous, to its end even if the process is told to end meanwhile: it ends afterwards, as it
 * was told to.
 */
export async function uninterrupted<T>(work: () => T): Promise<T> {
  let caught: NodeJS.Signals | undefined;
  const note = (signal: NodeJS.Signals) => {
    caught ??= signal;
  };
  for (const signal of deadly) process.on(signal, note);
  try {
    const result = work();
    // What came meanwhile is delivered by the next round of the event loop; this one may be past that.
    await setImmediate();
    await setImmediate();
    return result;
  } finally {
    for (const signal of deadly) process.off(signal, note);
    if (caught !== undefined) process.kill(process.pid, caught);
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
