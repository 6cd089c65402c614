import { atComprehension, comprehension } from './comprehensions.js';
import type { Cursor } from './cursor.js';
import { enter, leave, tooDeepBracket } from './nesting.js';
import { upTo } from './recovery.js';
import type { Expression, KeywordArgument } from './syntax.js';
import * as T from './token.js';

/** What follows an operand, `.name`, `(…)` and `[…]`, at most so many; what is more goes flat into an `unparsed`. */
const LONGEST_CHAIN = 500;
/** Chains up to here are in `LEVELS_PER_NESTING`. */
const SHORT_CHAIN = 16;

/** `operand` with the attributes, calls and subscripts that follow it; `start` is where its first token starts. */
export function chain(p: Cursor, operand: Expression, start: number): Expression {
  let value = operand;
  let length = 0;
  for (;;) {
    const kind = p.kind;
    if (kind === T.DOT) {
      p.at++;
      if (!isAttributeName(p.kind)) {
        p.problem('expected a name');
        return p.unparsed(start, [value]);
      }
      const attribute = p.nameAt(p.at++);
      value = { kind: 'attribute', value, attribute, span: { start, end: p.end } };
    } else if (kind === T.LEFT_PAREN) {
      value = call(p, value, start);
    } else if (kind === T.LEFT_SQUARE) {
      value = subscript(p, value, start);
    } else {
      break;
    }
    if (++length > LONGEST_CHAIN) return longChain(p, value, start);
  }
  if (length > SHORT_CHAIN) p.chained += length;
  return value;
}

/** Keywords are attribute names in code for versions that did not reserve them, but not the operators. */
function isAttributeName(kind: number): boolean {
  if (kind === T.NAME) return true;
  if (!T.isKeyword(kind)) return false;
  return (
    !(kind === T.IF || kind === T.ELSE || kind === T.FOR || kind === T.IN || kind === T.IS) &&
    !isJoining(kind)
  );
}

function isJoining(kind: number): boolean {
  return kind === T.AND || kind === T.OR || kind === T.NOT || kind === T.AS || kind === T.IMPORT;
}

function longChain(p: Cursor, value: Expression, start: number): Expression {
  p.chained += LONGEST_CHAIN;
  p.problem('too long a chain of calls');
  const parts: Expression[] = [value];
  for (;;) {
    if (p.kind === T.DOT) {
      p.at++;
      if (isAttributeName(p.kind)) p.at++;
    } else if (p.kind === T.LEFT_PAREN || p.kind === T.LEFT_SQUARE) {
      const { positional, keywords } = callArguments(p);
      for (const argument of positional) parts.push(argument);
      for (const argument of keywords) parts.push(argument.value);
    } else {
      return p.unparsed(start, parts);
    }
  }
}

function call(p: Cursor, callee: Expression, start: number): Expression {
  if (!enter(p)) {
    const inside = tooDeepBracket(p);
    return { kind: 'call', callee, positional: [inside], keywords: [], span: { start, end: p.end } };
  }
  const { positional, keywords } = callArguments(p);
  leave(p);
  return { kind: 'call', callee, positional, keywords, span: { start, end: p.end } };
}

/** The arguments in the brackets at the current token, also those of a class statement. */
export function callArguments(p: Cursor): { positional: Expression[]; keywords: KeywordArgument[] } {
  const positional: Expression[] = [];
  const keywords: KeywordArgument[] = [];
  const open = p.start;
  const close = p.partners[p.at++]!;
  while (p.at < close) {
    const start = p.start;
    if (p.take(T.DOUBLE_STAR)) {
      const value = upTo(p, p.expression(), T.COMMA);
      keywords.push({ name: undefined, value, span: { start, end: p.end } });
    } else if (p.nextKind === T.ASSIGN && (p.kind === T.NAME || T.isKeyword(p.kind))) {
      const name = p.nameAt(p.at);
      p.at += 2;
      const value = upTo(p, p.expression(), T.COMMA);
      keywords.push({ name, value, span: { start, end: p.end } });
    } else {
      positional.push(argument(p, open, close));
    }
    if (p.at < close) p.expect(T.COMMA, "','");
  }
  p.at = close + 1;
  return { positional, keywords };
}

function argument(p: Cursor, open: number, close: number): Expression {
  const start = p.start;
  let value: Expression;
  if (p.take(T.STAR)) {
    const spread = p.expression();
    value = { kind: 'starred', value: spread, span: { start, end: p.end } };
  } else {
    value = p.named();
  }
  if (!atComprehension(p)) return upTo(p, value, T.COMMA);
  const generator = comprehension(p, 'generator', start, undefined, value);
  // A sole generator argument shares the parentheses of the call, and in CPython's tree spans them.
  const span = p.at === close ? { start: open, end: p.ends[close]! } : generator.span;
  return upTo(p, { ...generator, span }, T.COMMA);
}

function subscript(p: Cursor, value: Expression, start: number): Expression {
  if (!enter(p)) return p.unparsed(start, [value, tooDeepBracket(p)]);
  const close = p.partners[p.at++]!;
  const first = p.start;
  const items: Expression[] = [];
  let commas = 0;
  while (p.at < close) {
    items.push(upTo(p, slice(p), T.COMMA));
    if (p.at < close && p.take(T.COMMA)) commas++;
  }
  const end = p.end;
  p.at = close + 1;
  leave(p);
  const span = { start, end: p.end };
  // `a[*b]` is a tuple of one (PEP 646).
  if (items.length === 1 && commas === 0 && items[0]!.kind !== 'starred')
    return { kind: 'subscript', value, index: items[0]!, span };
  const tuple = { start: first, end: Math.max(first, end) };
  return {
    kind: 'subscript',
    value,
    index: { kind: 'sequence', form: 'tuple', elements: items, span: tuple },
    span,
  };
}

function slice(p: Cursor): Expression {
  const start = p.start;
  const first = p.kind === T.COLON ? undefined : p.element();
  if (p.kind !== T.COLON) return first!;
  const parts = first ? [first] : [];
  while (p.take(T.COLON)) {
    if (T.STARTS_EXPRESSION[p.kind] === 1) parts.push(p.expression());
  }
  return { kind: 'compound', form: 'slice', parts, span: { start, end: p.end } };
}
