import { parsePatch, type StructuredPatchHunk } from 'diff';
import type { FilePath } from './snapshot.js';

/** One file that differs between two states of a repository: the base, and the head that came of it. */
export type ChangedFile = AddedFile | ModifiedFile | RenamedFile | RemovedFile;

interface AddedFile extends Diffed {
  readonly kind: 'added';
}

interface ModifiedFile extends Diffed {
  readonly kind: 'modified';
}

interface RenamedFile extends Diffed {
  readonly kind: 'renamed';
  /** Where the file was on the base side. */
  readonly previousPath: FilePath;
  /** Nothing but its name changed. */
  readonly isOnlyMoved?: boolean;
}

interface RemovedFile extends Diffed {
  readonly kind: 'removed';
}

interface Diffed {
  readonly path: FilePath;
  /** Hunks as GitHub shows them; undefined for large and binary files, and where nobody shows any. */
  readonly patch?: string | undefined;
  /** Git's id of the contents at the head (of a removed file, before). */
  readonly blob?: string | undefined;
}

/**
 * The text before a change, from the text after it and GitHub's `patch`: undefined where the two do not fit exactly,
 * line by line. Saves asking for the base's version of most files.
 */
export function textBefore(after: string, patch: string): string | undefined {
  const lines = linesOf(after);
  // Pieces, not their lines one by one: a call takes some hundred thousand arguments at most.
  const pieces: (readonly string[])[] = [];
  let at = 0;
  for (const hunk of hunksIn(patch) ?? []) {
    const start = startOf(hunk);
    const shown = linesOfSide(hunk, '+');
    if (start < at || !isThere(shown, lines, start)) return undefined;
    pieces.push(lines.slice(at, start), linesOfSide(hunk, '-'));
    at = start + shown.length;
  }
  if (at === 0 && pieces.every(({ length }) => length === 0)) return undefined;
  return [...pieces, lines.slice(at)].flat().join('');
}

/** Whether `text` has exactly the lines that `patch` shows of the side after the change, at their places. */
export function fitsPatch(text: string, patch: string): boolean {
  const lines = linesOf(text);
  return hunksIn(patch)?.every((hunk) => isThere(linesOfSide(hunk, '+'), lines, startOf(hunk))) ?? false;
}

/** Lines with their line breaks; the last one may have none. */
function linesOf(text: string): readonly string[] {
  return text === '' ? [] : text.split(/(?<=\n)/);
}

function hunksIn(patch: string): readonly StructuredPatchHunk[] | undefined {
  try {
    const hunks = parsePatch(patch).flatMap((file) => file.hunks);
    return hunks.length === 0 ? undefined : hunks;
  } catch {
    return undefined;
  }
}

/** How many lines stand before a hunk on the side after the change. */
function startOf({ newStart }: StructuredPatchHunk): number {
  return newStart - 1;
}

/** The lines of a hunk on the side after (`+`) or before (`-`) the change. */
function linesOfSide({ lines }: StructuredPatchHunk, side: '+' | '-'): readonly string[] {
  const result: string[] = [];
  let last = '';
  for (const line of lines) {
    const sign = line[0] ?? ' ';
    const isOnSide = (one: string): boolean => one === side || one === ' ';
    // `\ No newline at end of file` is about the line above it.
    if (sign === '\\' && isOnSide(last)) result.push(result.pop()!.slice(0, -1));
    else if (isOnSide(sign)) result.push(`${line.slice(1)}\n`);
    last = sign;
  }
  return result;
}

function isThere(shown: readonly string[], lines: readonly string[], start: number): boolean {
  return start >= 0 && shown.every((line, index) => lines[start + index] === line);
}
