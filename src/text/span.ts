/** A half-open range `[start, end)` of UTF-16 offsets into one source text. */
export interface Span {
  readonly start: number;
  readonly end: number;
}

/** A place as people and GitHub count it: line and column start at 1, columns count UTF-16 units. */
export interface Position {
  readonly line: number;
  readonly column: number;
}

/** Whether `inner` lies wholly inside `outer`. */
export function contains(outer: Span, inner: Span): boolean {
  return outer.start <= inner.start && inner.end <= outer.end;
}

/** Where the line begins that the offset is in. `lastIndexOf` alone takes what is before the text for its first character. */
export function lineStart(text: string, offset: number): number {
  return offset <= 0 ? 0 : text.lastIndexOf('\n', offset - 1) + 1;
}

/** The line of `text` on which the first match of `pattern` begins, without its break; the first line without a match. */
export function lineSpan(text: string, pattern: RegExp): Span {
  const match = pattern.exec(text);
  const at = match === null ? 0 : match.index + match[0].length - match[0].trimStart().length;
  const start = lineStart(text, at);
  const end = text.indexOf('\n', at);
  return { start, end: end < 0 ? text.length : end };
}
