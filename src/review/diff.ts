import { parsePatch } from 'diff';
import { type Location, lastLine } from '../findings/finding.js';
import type { ChangedFile } from '../project/difference.js';
import type { FilePath } from '../project/snapshot.js';

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

/** Whether the pull request wrote a line of `place`. */
export function isWritten(place: Location, diff: Diff | undefined): boolean {
  const last = lastLine(place);
  return (diff?.get(place.path) ?? []).some(({ added }) => {
    for (let line = place.start.line; line <= last; line++) if (added.has(line)) return true;
    return false;
  });
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
