import { structuredPatch } from 'diff';
import type { Fix, TextEdit } from '../findings/finding.js';
import type { FilePath } from '../project/snapshot.js';
import { LineIndex } from '../text/line-index.js';
import type { Palette } from './palette.js';

/** One line of a diff: kept, removed or added. */
interface DiffLine {
  readonly sign: ' ' | '-' | '+';
  readonly text: string;
}

/** Beyond this product of lengths the old lines are shown as removed and the new ones as added. */
const largestTable = 250_000;

/** The shortest way from `before` to `after`, line by line (longest common subsequence); of equal ways the one that adds first. */
export function lineDiff(before: readonly string[], after: readonly string[]): readonly DiffLine[] {
  if (before.length * after.length > largestTable) {
    return [...signed(before, '-'), ...signed(after, '+')];
  }
  const common = commonLengths(before, after);
  const lines: DiffLine[] = [];
  let i = 0;
  let j = 0;
  while (i < before.length || j < after.length) {
    if (i < before.length && j < after.length && before[i] === after[j]) {
      lines.push({ sign: ' ', text: before[i]! });
      i++;
      j++;
    } else if (j >= after.length || (i < before.length && common[i + 1]![j]! > common[i]![j + 1]!)) {
      lines.push({ sign: '-', text: before[i++]! });
    } else {
      lines.push({ sign: '+', text: after[j++]! });
    }
  }
  return lines;
}

/** `[i][j]`: how many lines `before` from i and `after` from j have in common, in order. */
function commonLengths(before: readonly string[], after: readonly string[]): readonly (readonly number[])[] {
  const table = Array.from({ length: before.length + 1 }, () => new Array<number>(after.length + 1).fill(0));
  for (let i = before.length - 1; i >= 0; i--) {
    for (let j = after.length - 1; j >= 0; j--) {
      const same = before[i] === after[j];
      table[i]![j] = same ? table[i + 1]![j + 1]! + 1 : Math.max(table[i + 1]![j]!, table[i]![j + 1]!);
    }
  }
  return table;
}

function signed(lines: readonly string[], sign: '-' | '+'): readonly DiffLine[] {
  return lines.map((text) => ({ sign, text }));
}

/** The lines of a text without their line breaks; a last line break ends a line and starts none. */
export function linesOf(text: string): readonly string[] {
  if (text === '') return [];
  const lines = text.split(/\r\n|\n|\r/);
  if (lines.at(-1) === '') lines.pop();
  return lines;
}

/** What one edit changes, as a diff with at most `context` kept lines around each change. */
interface EditDiff {
  readonly path: FilePath;
  readonly startLine: number;
  /** `undefined` stands for kept lines that were left out. */
  readonly lines: readonly (DiffLine | undefined)[];
}

/** Kept lines shown beside a changed one. */
const context = 1;

/** The edits of a fix as diffs; edits in files whose text is unknown show only what is added. */
export function fixDiff(fix: Fix, texts: ReadonlyMap<FilePath, string>): readonly EditDiff[] {
  return fix.edits.map((edit) => ({
    path: edit.path,
    startLine: edit.startLine,
    lines: shortened(lineDiff(linesOf(replacedText(edit, texts.get(edit.path))), linesOf(edit.newText))),
  }));
}

/** The whole lines that an edit replaces; an insertion (an empty span) replaces none. */
function replacedText(edit: TextEdit, text: string | undefined): string {
  if (text === undefined || edit.span.start === edit.span.end) return '';
  const index = new LineIndex(text);
  return text.slice(index.lineStart(edit.startLine), index.lineStart(edit.endLine + 1));
}

function shortened(lines: readonly DiffLine[]): readonly (DiffLine | undefined)[] {
  const result: (DiffLine | undefined)[] = [];
  lines.forEach((line, at) => {
    const near = lines.slice(Math.max(0, at - context), at + context + 1);
    if (near.some(({ sign }) => sign !== ' ')) result.push(line);
    else if (result.length > 0 && result.at(-1) !== undefined) result.push(undefined);
  });
  if (result.at(-1) === undefined) result.pop();
  return result;
}

/**
 * How texts differ, as `git apply` and `patch -p1` take it. Files in the order of `after`, which has those that changed;
 * the palette is for terminals alone.
 */
export function unifiedDiff(
  before: ReadonlyMap<FilePath, string>,
  after: ReadonlyMap<FilePath, string>,
  palette: Palette,
): string {
  return [...after].map(([path, text]) => fileDiff(path, before.get(path) ?? '', text, palette)).join('');
}

function fileDiff(path: FilePath, before: string, after: string, palette: Palette): string {
  const { hunks } = structuredPatch(path, path, before, after, '', '', { context: 3 });
  if (hunks.length === 0) return '';
  const lines = hunks.flatMap(({ oldStart, oldLines, newStart, newLines, lines: rows }) => [
    palette.notice(`@@ -${range(oldStart, oldLines)} +${range(newStart, newLines)} @@`),
    ...rows.map((row) =>
      row.startsWith('+') ? palette.added(row) : row.startsWith('-') ? palette.removed(row) : row,
    ),
  ]);
  const head = [palette.strong(`--- ${quoted(`a/${path}`)}`), palette.strong(`+++ ${quoted(`b/${path}`)}`)];
  return [...head, ...lines].map((line) => `${line}\n`).join('');
}

function range(start: number, count: number): string {
  return count === 1 ? String(start) : `${start},${count}`;
}

/** A name as git writes it: one with control characters, quotes or backslashes in quotes, one with blanks ended by a tab. */
function quoted(name: string): string {
  if (/[\u0000-\u001f"\\\u007f]/.test(name)) {
    const escaped = name.replace(
      /[\u0000-\u001f"\\\u007f]/g,
      (one) => `\\${one === '"' || one === '\\' ? one : one.charCodeAt(0).toString(8).padStart(3, '0')}`,
    );
    return `"${escaped}"`;
  }
  return /\s/.test(name) ? `${name}\t` : name;
}
