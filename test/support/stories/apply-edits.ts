import type { TextEdit } from '../../../src/findings/finding.js';

/** `files` with `edits` applied; edits of one file never overlap, so the last goes first. */
export function applyEdits(
  files: Readonly<Record<string, string>>,
  edits: readonly TextEdit[],
): Readonly<Record<string, string>> {
  const result: Record<string, string> = { ...files };
  for (const { path, span, newText } of [...edits].sort((a, b) => b.span.start - a.span.start)) {
    const text = result[path] ?? '';
    result[path] = text.slice(0, span.start) + newText + text.slice(span.end);
  }
  return result;
}
