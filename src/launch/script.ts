import type { Span } from '../text/span.js';

/** A stretch of text that holds shell commands. */
export interface Script {
  readonly text: string;
  readonly span: Span;
}
