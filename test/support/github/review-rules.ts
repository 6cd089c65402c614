import { parsePatch } from 'diff';
import type { FileEntry } from './repository.js';

/** GitHub's limit for a body, in characters. */
const bodyLimit = 65_536;

/** A comment as it is asked for, in a review or alone. */
export interface AskedComment {
  readonly path: string;
  readonly body: string;
  readonly line?: number;
  readonly start_line?: number;
}

/** GitHub's words for a comment that cannot stand where it was put, or undefined. */
export function objectionTo(comment: AskedComment, files: readonly FileEntry[]): string | undefined {
  if (comment.body.length > bodyLimit) return `body is too long (maximum is ${bodyLimit} characters)`;
  if (comment.body.trim() === '') return "body can't be blank";
  const file = files.find(({ filename }) => filename === comment.path);
  if (file === undefined) return 'Path could not be resolved';
  if (comment.line === undefined) return undefined;
  const hunks = shownLines(file.patch);
  const hunk = hunks.find((lines) => lines.has(comment.line!));
  if (hunk === undefined) return 'Pull request review thread line must be part of the diff';
  if (comment.start_line === undefined) return undefined;
  if (comment.start_line >= comment.line)
    return 'Pull request review thread start line must precede the end line.';
  if (!hunk.has(comment.start_line)) {
    return 'Pull request review thread start line must be part of the same hunk as the line.';
  }
  return undefined;
}

/** GitHub's words for a body that is too long, or undefined. */
export function objectionToBody(body: string): string | undefined {
  return body.length > bodyLimit ? `body is too long (maximum is ${bodyLimit} characters)` : undefined;
}

/** The right-side lines of each hunk, counted apart from the code under test. */
function shownLines(patch: string | undefined): readonly ReadonlySet<number>[] {
  if (patch === undefined) return [];
  return (parsePatch(patch)[0]?.hunks ?? []).map(
    ({ newStart, newLines }) => new Set(Array.from({ length: newLines }, (_, index) => newStart + index)),
  );
}
