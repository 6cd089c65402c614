import { atComprehension, comprehension } from './comprehensions.js';
import type { Cursor } from './cursor.js';
import { enter, leave, tooDeepBracket } from './nesting.js';
import { upTo } from './recovery.js';
import type { DictExpression, Expression } from './syntax.js';
import * as T from './token.js';

/** `(…)`: a tuple or a generator, whose parentheses are part of it, or just the expression in it. */
export function parenthesized(p: Cursor): Expression {
  if (!enter(p)) return tooDeepBracket(p);
  const start = p.start;
  const close = p.partners[p.at++]!;
  const inner = inParentheses(p, start, close);
  p.at = close + 1;
  leave(p);
  return inner.owner === 'parentheses' ? { ...inner.value, span: { start, end: p.end } } : inner.value;
}

function inParentheses(
  p: Cursor,
  start: number,
  close: number,
): { owner?: 'parentheses'; value: Expression } {
  const tuple = (items: readonly Expression[]): { owner: 'parentheses'; value: Expression } => ({
    owner: 'parentheses',
    value: { kind: 'sequence', form: 'tuple', elements: items, span: { start, end: start } },
  });
  if (p.at >= close) return tuple([]);
  const first = p.element();
  if (atComprehension(p)) {
    const generator = comprehension(p, 'generator', start, undefined, first);
    return { owner: 'parentheses', value: upTo(p, generator, T.END) };
  }
  const element = upTo(p, first, T.COMMA);
  return p.kind === T.COMMA ? tuple(elements(p, close, [element])) : { value: element };
}

/** `[…]`: a list or a list comprehension. */
export function list(p: Cursor): Expression {
  if (!enter(p)) return tooDeepBracket(p);
  const start = p.start;
  const close = p.partners[p.at++]!;
  let items: readonly Expression[] = [];
  let made: Expression | undefined;
  if (p.at < close) {
    const first = p.element();
    if (atComprehension(p)) {
      made = upTo(p, comprehension(p, 'list', start, undefined, first), T.END);
    } else {
      items = elements(p, close, [upTo(p, first, T.COMMA)]);
    }
  }
  p.at = close + 1;
  leave(p);
  const span = { start, end: p.end };
  return made ? { ...made, span } : { kind: 'sequence', form: 'list', elements: items, span };
}

/** The further elements up to the token `close`, after those already in `found`. */
export function elements(p: Cursor, close: number, found: Expression[]): Expression[] {
  while (p.at < close) {
    p.expect(T.COMMA, "','");
    if (p.at >= close) break;
    found.push(upTo(p, p.element(), T.COMMA));
  }
  return found;
}

/** `{…}`: a dict, a set, or a comprehension of either. */
export function braces(p: Cursor): Expression {
  if (!enter(p)) return tooDeepBracket(p);
  const start = p.start;
  const close = p.partners[p.at++]!;
  const made = contents(p, start, close);
  p.at = close + 1;
  leave(p);
  return { ...made, span: { start, end: p.end } };
}

function contents(p: Cursor, start: number, close: number): Expression {
  const span = { start, end: start };
  if (p.at >= close) return { kind: 'dict', entries: [], span };
  const from = p.start;
  const first = entry(p);
  if (atComprehension(p)) {
    if (isSpread(first)) {
      const element: Expression = { kind: 'starred', value: first.value, span: { start: from, end: p.end } };
      return upTo(p, comprehension(p, 'dict', start, undefined, element), T.END);
    }
    const form = first.key === undefined ? 'set' : 'dict';
    return upTo(p, comprehension(p, form, start, first.key, first.value), T.END);
  }
  if (first.form === 'element') {
    return {
      kind: 'sequence',
      form: 'set',
      elements: elements(p, close, [upTo(p, first.value, T.COMMA)]),
      span,
    };
  }
  const entries: DictExpression['entries'][number][] = [plain(p, first)];
  while (p.at < close) {
    p.expect(T.COMMA, "','");
    if (p.at < close) entries.push(plain(p, entry(p)));
  }
  return { kind: 'dict', entries, span };
}

type Entry =
  | { readonly form: 'pair'; readonly key: Expression; readonly value: Expression }
  | { readonly form: 'spread' | 'element'; readonly key: undefined; readonly value: Expression };

function isSpread(entry: Entry): boolean {
  return entry.form === 'spread';
}

function entry(p: Cursor): Entry {
  if (p.take(T.DOUBLE_STAR)) return { form: 'spread', key: undefined, value: p.expression() };
  const key = p.element();
  if (!p.take(T.COLON)) return { form: 'element', key: undefined, value: key };
  return { form: 'pair', key, value: p.element() };
}

function plain(p: Cursor, entry: Entry): DictExpression['entries'][number] {
  if (entry.form === 'element') p.problem("expected ':'");
  return { key: entry.key, value: upTo(p, entry.value, T.COMMA) };
}
