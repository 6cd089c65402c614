import { structuredPatch } from 'diff';
import type { FilePath } from '../tree/file-path.js';
import type { Palette } from './palette.js';

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
