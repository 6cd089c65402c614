import type { Cursor } from './cursor.js';
import { bounded } from './nesting.js';
import type { Expression } from './syntax.js';
import * as T from './token.js';

/**
 * Steps over tokens that do not belong where they are, up to `stop`, `otherStop`, the end of the enclosing bracket
 * or of the line, and returns the expressions recognised on the way.
 */
export function recover(p: Cursor, stop: number, otherStop: number): Expression[] {
  p.problem('unexpected token');
  const found: Expression[] = [];
  for (;;) {
    const kind = p.kind;
    if (kind === T.END || kind === stop || kind === otherStop || T.isCloser(kind)) return found;
    if (T.STARTS_EXPRESSION[kind] === 1) found.push(bounded(p, () => p.element()));
    else p.at++;
  }
}

/** `value`, or an `unparsed` around it and what follows, if something follows before `stop` or `otherStop`. */
export function upTo(p: Cursor, value: Expression, stop: number, otherStop: number = stop): Expression {
  const kind = p.kind;
  if (kind === stop || kind === otherStop || kind === T.END || T.isCloser(kind)) return value;
  const parts = [value, ...recover(p, stop, otherStop)];
  return p.unparsed(value.span.start, parts);
}

/** `value`, or an `unparsed` around it and the rest of the simple statement. */
export function upToStatementEnd(p: Cursor, value: Expression): Expression {
  if (p.atStatementEnd) return value;
  return p.unparsed(value.span.start, [value, ...recover(p, T.SEMICOLON, T.END)]);
}
