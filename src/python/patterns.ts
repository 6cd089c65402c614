import { enter, leave } from './depth-limit.js';
import type { ExpressionParser } from './expressions.js';
import type { Expression, Pattern } from './syntax.js';
import * as T from './token.js';

/**
 * The pattern of a `case` whose first token is the current one, up to the colon or the guard (PEP 634). Whatever is no pattern
 * is stepped over: what matters of it are the names that it would bind.
 */
export function casePattern(p: ExpressionParser): Pattern {
  const from = p.at;
  const pattern = openPattern(p);
  if (pattern !== undefined && (p.kind === T.COLON || p.kind === T.IF || p.kind === T.END)) return pattern;
  p.at = from;
  return skippedPattern(p);
}

function skippedPattern(p: ExpressionParser): Pattern {
  const captures: string[] = [];
  for (; p.kind !== T.COLON && p.kind !== T.IF && p.kind !== T.END; p.at++) {
    const close = T.isOpener(p.kind) ? p.partners[p.at]! : p.at;
    for (; p.at < close; p.at++) capture(p, captures);
    capture(p, captures);
  }
  return { kind: 'unparsed', captures };
}

/** A name in a pattern binds, unless it is part of a dotted name, a class, or a keyword of a class pattern. */
function capture(p: ExpressionParser, captures: string[]): void {
  if (p.kind !== T.NAME || p.kinds[p.at - 1] === T.DOT) return;
  const next = p.nextKind;
  if (next === T.DOT || next === T.LEFT_PAREN || next === T.ASSIGN || p.isWord('_')) return;
  captures.push(p.nameAt(p.at));
}

/** A pattern, or several with commas between, which are a sequence without brackets. */
function openPattern(p: ExpressionParser): Pattern | undefined {
  const first = element(p);
  if (first === undefined) return undefined;
  if (p.kind !== T.COMMA) return first.kind === 'star' ? undefined : first;
  const patterns = [first];
  while (p.take(T.COMMA)) {
    if (p.kind === T.COLON || p.kind === T.IF) break;
    const next = element(p);
    if (next === undefined) return undefined;
    patterns.push(next);
  }
  return { kind: 'sequence', patterns };
}

/** `*name` or a pattern. */
function element(p: ExpressionParser): Pattern | undefined {
  if (!p.take(T.STAR)) return pattern(p);
  const name = takenName(p);
  return name === undefined ? undefined : { kind: 'star', name: name === '_' ? undefined : name };
}

function takenName(p: ExpressionParser): string | undefined {
  return p.kind === T.NAME ? p.nameAt(p.at++) : undefined;
}

/** `a | b as name`. */
function pattern(p: ExpressionParser): Pattern | undefined {
  if (!enter(p)) return undefined;
  const patterns: Pattern[] = [];
  do {
    const one = closedPattern(p);
    if (one === undefined) break;
    patterns.push(one);
  } while (p.kind === T.BINARY && p.textOf(p.at) === '|' && p.take(T.BINARY));
  leave(p);
  const [first] = patterns;
  if (first === undefined || isBar(p, p.at - 1)) return undefined;
  const all: Pattern = patterns.length === 1 ? first : { kind: 'alternatives', patterns };
  if (!p.take(T.AS)) return all;
  const name = takenName(p);
  return name === undefined ? undefined : { kind: 'capture', name, pattern: all };
}

function isBar(p: ExpressionParser, at: number): boolean {
  return p.kinds[at] === T.BINARY && p.textOf(at) === '|';
}

function closedPattern(p: ExpressionParser): Pattern | undefined {
  switch (p.kind) {
    case T.NAME:
      return namedPattern(p);
    case T.LEFT_PAREN:
    case T.LEFT_SQUARE:
      return bracketed(p);
    case T.LEFT_BRACE:
      return mapping(p);
    default: {
      const value = literal(p);
      return value === undefined ? undefined : { kind: 'value', value };
    }
  }
}

/** A constant: a text, `None` and its like, a number with a sign, or a complex one. */
function literal(p: ExpressionParser): Expression | undefined {
  const { start } = p;
  const isSigned = p.take(T.SIGN);
  if (p.kind === T.NAME || T.isOpener(p.kind) || T.STARTS_OPERAND[p.kind] !== 1) return undefined;
  const operand = p.operand();
  const value: Expression = isSigned
    ? { kind: 'compound', form: 'unary', parts: [operand], span: { start, end: p.end } }
    : operand;
  if (operand.kind !== 'number' || !p.take(T.SIGN)) return value;
  const imaginary = p.operand();
  return { kind: 'compound', form: 'binary', parts: [value, imaginary], span: { start, end: p.end } };
}

/** A dotted name, with its attributes. */
function dotted(p: ExpressionParser): Expression | undefined {
  const { start } = p;
  const first = takenName(p);
  if (first === undefined) return undefined;
  let value: Expression = { kind: 'name', name: first, span: { start, end: p.end } };
  while (p.take(T.DOT)) {
    const attribute = takenName(p);
    if (attribute === undefined) return undefined;
    value = { kind: 'attribute', value, attribute, span: { start, end: p.end } };
  }
  return value;
}

/** A name that is bound, `_`, a dotted name whose value is meant, or a class. */
function namedPattern(p: ExpressionParser): Pattern | undefined {
  const value = dotted(p);
  if (value === undefined) return undefined;
  if (p.kind === T.LEFT_PAREN) return classPattern(p, value);
  if (value.kind !== 'name') return { kind: 'value', value };
  return value.name === '_'
    ? { kind: 'wildcard' }
    : { kind: 'capture', name: value.name, pattern: undefined };
}

function classPattern(p: ExpressionParser, cls: Expression): Pattern | undefined {
  const close = p.partners[p.at++]!;
  const positional: Pattern[] = [];
  const keywords: { readonly name: string; readonly pattern: Pattern }[] = [];
  while (p.at < close) {
    const name = p.kind === T.NAME && p.nextKind === T.ASSIGN ? p.nameAt(p.at) : undefined;
    if (name !== undefined) p.at += 2;
    const one = pattern(p);
    if (one === undefined) return undefined;
    if (name === undefined) positional.push(one);
    else keywords.push({ name, pattern: one });
    if (p.at < close && !p.take(T.COMMA)) return undefined;
  }
  p.at = close + 1;
  return { kind: 'class', class: cls, positional, keywords };
}

/** `[a, *b]`, `(a, b)`, or a pattern in parentheses. */
function bracketed(p: ExpressionParser): Pattern | undefined {
  const isGroup = p.kind === T.LEFT_PAREN;
  const close = p.partners[p.at++]!;
  const patterns: Pattern[] = [];
  let hasComma = false;
  while (p.at < close) {
    const one = element(p);
    if (one === undefined) return undefined;
    patterns.push(one);
    if (p.at >= close) break;
    if (!p.take(T.COMMA)) return undefined;
    hasComma = true;
  }
  p.at = close + 1;
  const [only] = patterns;
  return isGroup && !hasComma && patterns.length === 1 && only?.kind !== 'star'
    ? only
    : { kind: 'sequence', patterns };
}

/** `{"a": b, **rest}`. */
function mapping(p: ExpressionParser): Pattern | undefined {
  const close = p.partners[p.at++]!;
  const entries: { readonly key: Expression; readonly pattern: Pattern }[] = [];
  let rest: string | undefined;
  while (p.at < close) {
    if (p.take(T.DOUBLE_STAR)) rest = takenName(p);
    else {
      const key = p.kind === T.NAME ? dotted(p) : literal(p);
      if (key === undefined || !p.take(T.COLON)) return undefined;
      const one = pattern(p);
      if (one === undefined) return undefined;
      entries.push({ key, pattern: one });
    }
    if (p.at < close && !p.take(T.COMMA)) return undefined;
  }
  p.at = close + 1;
  return { kind: 'mapping', entries, rest };
}
