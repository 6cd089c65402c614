import type { Cursor } from './cursor.js';
import type { ComprehensionClause, ComprehensionExpression, Expression } from './syntax.js';
import * as T from './token.js';

/** Whether a comprehension's first `for` or `async for` is here. */
export function atComprehension(p: Cursor): boolean {
  return p.kind === T.FOR || (p.nextKind === T.FOR && p.isWord('async'));
}

/** `element` and the clauses that follow it; the span ends with the last clause. */
export function comprehension(
  p: Cursor,
  form: ComprehensionExpression['form'],
  start: number,
  key: Expression | undefined,
  element: Expression,
): ComprehensionExpression {
  const clauses: ComprehensionClause[] = [];
  while (atComprehension(p)) {
    if (p.kind === T.NAME) p.at++;
    p.at++;
    const target = targets(p);
    p.expect(T.IN, "'in'");
    const iterable = form === 'list' ? iterables(p) : p.disjunction();
    const conditions: Expression[] = [];
    while (p.take(T.IF)) conditions.push(p.disjunction());
    clauses.push({ target, iterable, conditions });
  }
  return { kind: 'comprehension', form, key, element, clauses, span: { start, end: p.end } };
}

/** What stands between `for` and `in`, in statements too. */
export function targets(p: Cursor): Expression {
  const start = p.start;
  const first = target(p);
  if (p.kind !== T.COMMA) return first;
  const elements = [first];
  while (p.take(T.COMMA) && T.STARTS_EXPRESSION[p.kind] === 1) elements.push(target(p));
  return { kind: 'sequence', form: 'tuple', elements, span: { start, end: p.end } };
}

function target(p: Cursor): Expression {
  const start = p.start;
  if (!p.take(T.STAR)) return p.combination();
  const value = p.combination();
  return { kind: 'starred', value, span: { start, end: p.end } };
}

/** Python 2 allows `[x for x in 1, 2]`. */
function iterables(p: Cursor): Expression {
  const start = p.start;
  const first = p.disjunction();
  if (p.kind !== T.COMMA) return first;
  p.lexer.python2 = true;
  const elements = [first];
  while (p.take(T.COMMA) && T.STARTS_EXPRESSION[p.kind] === 1) elements.push(p.disjunction());
  return { kind: 'sequence', form: 'tuple', elements, span: { start, end: p.end } };
}
