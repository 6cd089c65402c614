import type { Fix, TextEdit } from '../findings/fix.js';
import { LineIndex } from '../text/line-index.js';
import type { FilePath } from '../tree/file-path.js';
import { type DiffLine, lineDiff, linesOf } from './line-diff.js';

/** What one edit changes, as a diff with at most `context` kept lines around each change. */
export interface EditDiff {
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
