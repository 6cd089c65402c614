import { parsePatch, type StructuredPatchHunk } from 'diff';
import type { FilePath } from '../project/file-path.js';

/**
 * The text before a change, from the text after it and GitHub's `patch`: undefined where the two do not fit exactly,
 * line by line. Saves asking for the base's version of most files.
 */
export function textBefore(after: string, patch: string): string | undefined {
  const lines = linesOf(after);
  const result: string[] = [];
  let at = 0;
  for (const hunk of hunksIn(patch) ?? []) {
    const start = startOf(hunk);
    const shown = linesOfSide(hunk, '+');
    if (start < at || !isThere(shown, lines, start)) return undefined;
    result.push(...lines.slice(at, start), ...linesOfSide(hunk, '-'));
    at = start + shown.length;
  }
  if (result.length === 0 && at === 0) return undefined;
  return [...result, ...lines.slice(at)].join('');
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

/** One file of a pull request's difference, from GitHub's list (`GET pulls/{n}/files`). */
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
  /** Hunks as GitHub shows them; undefined for large and binary files, where no line can carry a comment. */
  readonly patch?: string | undefined;
  /** Git's id of the contents at the head (of a removed file, before). */
  readonly blob?: string | undefined;
}

/** The difference of a pull request, looked up by the path of the new side. */
export type Diff = ReadonlyMap<FilePath, readonly Hunk[]>;

/** The files that exist on the new side with their hunks; removed files cannot carry a comment about what remains. */
export function diffOf(files: readonly ChangedFile[]): Diff {
  const diff = new Map<FilePath, readonly Hunk[]>();
  for (const file of files) if (file.kind !== 'removed') diff.set(file.path, hunksOf(file.patch));
  return diff;
}

/** A stretch of the new side of a file that the pull request shows: lines `start` to `end`, both included, 1-based. */
interface Hunk {
  readonly start: number;
  readonly end: number;
  /** The lines of it that the author wrote; the others are context. */
  readonly added: ReadonlySet<number>;
}

/**
 * The new side of GitHub's `patch` text, in order. GitHub takes a line comment only inside one of these stretches.
 * A patch that is missing or cut short gives none: a comment must then go to the file as a whole.
 */
export function hunksOf(patch: string | undefined): readonly Hunk[] {
  if (patch === undefined) return [];
  try {
    return parsePatch(patch).flatMap((file) =>
      file.hunks
        .map(({ newStart, lines }) => newSide(newStart, lines))
        .filter((hunk) => hunk.end >= hunk.start),
    );
  } catch {
    // The parser throws where the counts of a header and its lines disagree: nothing in it can be relied on.
    return [];
  }
}

function newSide(start: number, lines: readonly string[]): Hunk {
  const added = new Set<number>();
  let next = start;
  for (const line of lines) {
    if (line.startsWith('+')) added.add(next);
    // `\ No newline at end of file` and removed lines take no line on the new side.
    if (!line.startsWith('-') && !line.startsWith('\\')) next++;
  }
  return { start, end: next - 1, added };
}

/** The hunk that holds every line from `startLine` to `endLine`, or undefined. */
export function hunkAround(hunks: readonly Hunk[], startLine: number, endLine: number): Hunk | undefined {
  return hunks.find((hunk) => hunk.start <= startLine && endLine <= hunk.end);
}
