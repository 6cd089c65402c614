import type { Cursor } from './cursor.js';
import { bounded, enter, leave, recover, tooDeepBracket, upTo } from './depth-limit.js';
import type {
  ComprehensionClause,
  ComprehensionExpression,
  DictExpression,
  Expression,
  Parameter,
} from './syntax.js';
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
function elements(p: Cursor, close: number, found: Expression[]): Expression[] {
  while (p.at < close) {
    p.expect(T.COMMA, ',');
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
    p.expect(T.COMMA, ',');
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
  if (entry.form === 'element') p.problem('expected-token', ':');
  return { key: entry.key, value: upTo(p, entry.value, T.COMMA) };
}

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
    p.expect(T.IN, 'in');
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

/**
 * The parameters up to the token `close` (of `def`) or up to a colon (of `lambda`).
 * A Python 2 tuple parameter gives one parameter for each name in it.
 */
export function parameters(p: Cursor, owner: 'def' | 'lambda'): Parameter[] {
  const found: Parameter[] = [];
  let form: Parameter['form'] = 'positional';
  while (!atEnd(p)) {
    const before = p.at;
    if (p.kind === T.STAR || p.kind === T.DOUBLE_STAR) {
      const star = p.kind;
      const start = p.start;
      p.at++;
      if (p.kind === T.NAME)
        found.push(parameter(p, owner, star === T.STAR ? 'var-positional' : 'var-keyword', start));
      if (star === T.STAR) form = 'keyword-only';
    } else if (p.kind === T.LEFT_PAREN) {
      tupleParameter(p, found);
    } else if (p.kind === T.NAME) {
      found.push(parameter(p, owner, form, p.start));
    } else if (p.kind === T.BINARY) {
      p.at++;
    }
    if (p.take(T.COMMA) || atEnd(p)) continue;
    p.problem('malformed-parameter');
    // Brackets are stepped over as a whole, so that their end is not taken for that of the parameters.
    if (p.at === before) p.at = T.isOpener(p.kind) ? p.partners[p.at]! + 1 : p.at + 1;
  }
  return found;
}

function atEnd(p: Cursor): boolean {
  return p.kind === T.END || p.kind === T.COLON || p.kind === T.SEMICOLON || T.isCloser(p.kind);
}

function parameter(p: Cursor, owner: 'def' | 'lambda', form: Parameter['form'], start: number): Parameter {
  const name = p.nameAt(p.at++);
  const annotation = owner === 'def' && p.take(T.COLON) ? bounded(p, () => p.element()) : undefined;
  const defaultValue = p.take(T.ASSIGN) ? bounded(p, () => p.expression()) : undefined;
  return { name, form, annotation, defaultValue, span: { start, end: p.end } };
}

/** `def f((a, (b, c))=default)`: the names are bound from one argument; the last one carries its default. */
function tupleParameter(p: Cursor, found: Parameter[]): void {
  p.lexer.python2 = true;
  const close = p.partners[p.at]!;
  const from = p.at;
  p.at = close + 1;
  const defaultValue = p.take(T.ASSIGN) ? bounded(p, () => p.expression()) : undefined;
  const names: number[] = [];
  for (let at = from; at < close; at++) if (p.kinds[at] === T.NAME) names.push(at);
  names.forEach((at, index) => {
    const value: Expression | undefined = index === names.length - 1 ? defaultValue : undefined;
    const span = { start: p.starts[at]!, end: p.ends[at]! };
    found.push({ name: p.nameAt(at), form: 'positional', annotation: undefined, defaultValue: value, span });
  });
}

/** A literal's prefix letters and quotes, and its value. */
interface StringLiteral {
  readonly value: string;
  readonly bytes: boolean;
}

const ESCAPE = /\\(?:\r\n|[0-7]{1,3}|x[0-9a-fA-F]{2}|u[0-9a-fA-F]{4}|U[0-9a-fA-F]{8}|.)/gs;

const SIMPLE_ESCAPES: ReadonlyMap<string, string> = new Map([
  ['\n', ''],
  ['\r', ''],
  ['\r\n', ''],
  ['\\', '\\'],
  ["'", "'"],
  ['"', '"'],
  ['a', '\x07'],
  ['b', '\b'],
  ['f', '\f'],
  ['n', '\n'],
  ['r', '\r'],
  ['t', '\t'],
  ['v', '\v'],
]);

/**
 * The value of the literal `[start, end)` of `text`, prefix and quotes included. Bytes come as one character per
 * byte. `\N{…}` stays as it is written, since its meaning needs the Unicode database; an unknown escape stays too,
 * as in Python. A literal that is cut off has the value of what is there.
 */
function stringLiteral(text: string, start: number, end: number): StringLiteral {
  let quoteAt = start;
  while (text.charCodeAt(quoteAt) !== 34 && text.charCodeAt(quoteAt) !== 39) quoteAt++;
  const quote = text[quoteAt]!;
  const quotes = text.startsWith(quote.repeat(3), quoteAt) && end - quoteAt >= 6 ? 3 : 1;
  const from = quoteAt + quotes;
  const closed = end - quotes >= from && text.startsWith(quote.repeat(quotes), end - quotes);
  const prefix = quoteAt === start ? '' : text.slice(start, quoteAt).toLowerCase();
  const bytes = prefix.includes('b');
  let value = text.slice(from, closed ? end - quotes : Math.max(from, end));
  if (value.includes('\r')) value = value.replace(/\r\n?/g, '\n');
  if (prefix.includes('f')) value = value.replace(/\{\{|\}\}/g, (pair) => pair[0]!);
  if (value.includes('\\') && !prefix.includes('r')) value = decodeEscapes(value, bytes);
  return { value, bytes };
}

function decodeEscapes(body: string, bytes: boolean): string {
  return body.replace(ESCAPE, (written) => {
    const letters = written.slice(1);
    const simple = SIMPLE_ESCAPES.get(letters);
    if (simple !== undefined) return simple;
    const first = letters[0]!;
    if (first >= '0' && first <= '7') {
      const code = Number.parseInt(letters, 8);
      return String.fromCharCode(bytes ? code & 0xff : code);
    }
    if (letters.length < 3 || (bytes && first !== 'x')) return written;
    const point = Number.parseInt(letters.slice(1), 16);
    return point <= 0x10ffff ? String.fromCodePoint(point) : written;
  });
}

/** Adjacent literals: one string, or a `format` with the values of the replacement fields if there are any. */
export function strings(p: Cursor): Expression {
  const start = p.start;
  if (p.nextKind !== T.STRING && p.nextKind !== T.FORMAT_START && p.kind === T.STRING) {
    const end = p.ends[p.at++]!;
    const { value, bytes } = stringLiteral(p.text, start, end);
    return { kind: 'string', value, bytes, span: { start, end } };
  }
  const values: string[] = [];
  const fields: Expression[] = [];
  let bytes = false;
  let formatted = false;
  for (;;) {
    if (p.kind === T.STRING) {
      const literal = stringLiteral(p.text, p.start, p.ends[p.at++]!);
      values.push(literal.value);
      bytes ||= literal.bytes;
    } else if (p.kind === T.FORMAT_START) {
      formatted = true;
      p.at++;
      while (p.kind === T.FIELD_OPEN) field(p, fields);
      p.at++;
    } else {
      break;
    }
  }
  const span = { start, end: p.end };
  if (formatted) return { kind: 'compound', form: 'format', parts: fields, span };
  return { kind: 'string', value: values.join(''), bytes, span };
}

/** One `{value=!r:spec}`; the scanner has dropped the conversion and the text of the format specification. */
function field(p: Cursor, fields: Expression[]): void {
  if (!enter(p)) {
    fields.push(tooDeepBracket(p));
    return;
  }
  const close = p.partners[p.at++]!;
  if (p.kind === T.FIELD_OPEN) p.problem('expected-expression');
  else fields.push(p.list());
  p.take(T.ASSIGN);
  while (p.at < close) {
    if (p.kind === T.FIELD_OPEN) field(p, fields);
    else for (const part of recover(p, T.FIELD_OPEN, T.FIELD_CLOSE)) fields.push(part);
  }
  p.at = close + 1;
  leave(p);
}
