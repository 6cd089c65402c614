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
