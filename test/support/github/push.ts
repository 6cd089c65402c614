import { structuredPatch } from 'diff';
import { type Commit, fileEntries } from './repository.js';
import type { StoredComment, World } from './world.js';

/** A new head, forced or not: GitHub moves comments along with their lines, and those whose lines are gone are outdated. */
export function push(world: World, head: Commit, files = fileEntries(world.mergeBase, head)): void {
  const before = world.head;
  world.head = head;
  world.pushed.set(head.sha, head);
  world.files = files;
  for (const [index, comment] of world.comments.entries())
    world.comments[index] = relocated(comment, before, head);
}

/** Another base: the difference is another one, the head stays. */
export function rebase(world: World, base: Commit): void {
  world.base = base;
  world.mergeBase = base;
  world.files = fileEntries(base, world.head);
}

/** `comment`, whose lines count in commit `from`, with the lines of commit `to`. */
export function relocated(comment: StoredComment, from: Commit, to: Commit): StoredComment {
  const { line, start_line = line, path } = comment;
  if (line === undefined || start_line === undefined || from === to) return comment;
  const shift = shiftOf(textOf(from, path), textOf(to, path), start_line, line);
  if (shift === undefined) return { ...comment, line: undefined, start_line: undefined };
  const start = comment.start_line === undefined ? undefined : comment.start_line + shift;
  return { ...comment, line: line + shift, start_line: start };
}

/** By how many lines the lines from `start` to `end` moved; undefined when one of them is gone. */
function shiftOf(before: string, after: string, start: number, end: number): number | undefined {
  let shift = 0;
  for (const hunk of structuredPatch('', '', before, after, undefined, undefined, { context: 0 }).hunks) {
    // A hunk without old lines stands between two lines.
    const last = hunk.oldStart + hunk.oldLines - 1;
    if (hunk.oldStart > end) break;
    if (last >= start) return undefined;
    shift += hunk.newLines - hunk.oldLines;
  }
  return shift;
}

function textOf({ files }: Commit, path: string): string {
  return files.get(path)?.toString() ?? '';
}
