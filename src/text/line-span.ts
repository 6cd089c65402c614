import type { Span } from './span.js';

/** The line of `text` on which the first match of `pattern` begins, without its break; the first line without a match. */
export function lineSpan(text: string, pattern: RegExp): Span {
  const match = pattern.exec(text);
  const at = match === null ? 0 : match.index + match[0].length - match[0].trimStart().length;
  const start = text.lastIndexOf('\n', at - 1) + 1;
  const end = text.indexOf('\n', at);
  return { start, end: end < 0 ? text.length : end };
}
