import type { Span } from '../text/span.js';
import type { FilePath } from '../tree/file-path.js';

/** Replaces `span` of one file by `newText`; whole lines, so that it can be shown as a suggestion. */
export interface TextEdit {
  readonly path: FilePath;
  readonly span: Span;
  /** 1-based first and last line replaced, both included. */
  readonly startLine: number;
  readonly endLine: number;
  /** Ends with a line break, unless the file's last line had none. */
  readonly newText: string;
}

/** Edits that, applied together, make the finding go away. They never overlap. */
export interface Fix {
  readonly title: string;
  readonly edits: readonly TextEdit[];
}

/** `text`, the contents of `path`, with the edits that `fix` makes there. */
export function fixedText(text: string, path: FilePath, { edits }: Fix): string {
  const here = edits.filter((edit) => edit.path === path).toSorted((a, b) => b.span.start - a.span.start);
  return here.reduce(
    (before, { span, newText }) => before.slice(0, span.start) + newText + before.slice(span.end),
    text,
  );
}
