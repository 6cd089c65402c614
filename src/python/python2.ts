import type { ExpressionParser } from './expressions.js';
import { bounded } from './nesting.js';
import { recover } from './recovery.js';
import type { Expression, Statement } from './syntax.js';
import * as T from './token.js';

/**
 * Whether the statement here is Python 2's `print …` or `exec …` and not an expression that starts with that name:
 * two operands side by side, the `>>` of `print >>file`, or a list set off as in `print [1]`.
 */
export function isCommand(p: ExpressionParser, word: 'print' | 'exec'): boolean {
  const next = p.nextKind;
  if (word === 'print' && (next === T.SHIFT_RIGHT || isSetOffList(p))) return p.isWord(word);
  if (next === T.LEFT_PAREN || next === T.LEFT_SQUARE) return false;
  const prefixed = next === T.NOT || next === T.LAMBDA || next === T.YIELD;
  return (prefixed || T.STARTS_OPERAND[next] === 1) && p.isWord(word);
}

function isSetOffList(p: ExpressionParser): boolean {
  return p.nextKind === T.LEFT_SQUARE && p.starts[p.at + 1]! > p.ends[p.at]!;
}

/** `print a, b,` and `print >>file, a`. */
export function printStatement(p: ExpressionParser): Statement {
  return command(p, (parts) => {
    p.take(T.SHIFT_RIGHT);
    do {
      if (p.atStatementEnd) break;
      parts.push(bounded(p, () => p.expression()));
    } while (p.take(T.COMMA));
  });
}

/** `exec code in globals, locals`. */
export function execStatement(p: ExpressionParser): Statement {
  return command(p, (parts) => {
    parts.push(bounded(p, () => p.combination()));
    if (!p.take(T.IN)) return;
    do parts.push(bounded(p, () => p.expression()));
    while (p.take(T.COMMA));
  });
}

function command(p: ExpressionParser, operands: (parts: Expression[]) => void): Statement {
  const start = p.start;
  const parts: Expression[] = [];
  p.lexer.python2 = true;
  p.at++;
  operands(parts);
  if (!p.atStatementEnd) parts.push(...recover(p, T.SEMICOLON, T.END));
  const span = { start, end: p.end };
  return { kind: 'expression', value: { kind: 'compound', form: 'statement', parts, span }, span };
}
