import type { Cursor } from './cursor.js';
import type { Expression, KeywordArgument } from './syntax.js';
import * as T from './token.js';

/**
 * CPython refuses more than 200 nested brackets, and no program comes near that. Half of them are parsed within a third
 * of half the stack that Node has by default, which leaves room for whoever asks for the syntax of a file in the middle of a run.
 */
const MAX_NESTING = 100;
/** Levels of the tree one expression may have; with 100 levels of blocks a tree stays below 1500. */
const MAX_LEVELS = 1000;
/** A construct that nests itself adds fewer levels than this on the way: one for each precedence, and a short chain. */
const LEVELS_PER_NESTING = 26;

/** Enters a construct that can contain itself; false when that would be too deep (then do not call `leave`). */
export function enter(p: Cursor): boolean {
  if (p.nesting >= MAX_NESTING) return false;
  p.nesting++;
  if (p.nesting > p.deepest) p.deepest = p.nesting;
  return true;
}

export function leave(p: Cursor): void {
  p.nesting--;
}

/** The bracket at the current token as the calls that are found in it; moves behind its partner. */
export function tooDeepBracket(p: Cursor): Expression {
  p.problem('too-many-brackets');
  const from = p.at;
  const close = p.partners[from]!;
  p.at = close + 1;
  return p.unparsed(p.starts[from]!, flatCalls(p, from, close));
}

/** The same for what has no brackets, as `lambda: lambda: …`: all up to the end of the enclosing bracket or line. */
export function tooDeepTail(p: Cursor): Expression {
  p.problem('too-deep');
  const from = p.at;
  for (let kind = p.kind; kind !== T.END && !T.isCloser(kind); kind = p.kind) {
    p.at = T.isOpener(kind) ? p.partners[p.at]! + 1 : p.at + 1;
  }
  return p.unparsed(p.starts[from]!, flatCalls(p, from, p.at));
}

/**
 * Parses an expression of a statement with `parse`. One whose tree would be too deep for a recursive consumer
 * becomes an `unparsed` with the calls found in it. Within another expression it is that one which is measured.
 */
export function bounded(p: Cursor, parse: () => Expression): Expression {
  if (p.nesting > 0) return parse();
  const from = p.at;
  startMeasuring(p);
  const value = parse();
  return isTooDeep(p, value) ? flattened(p, from) : value;
}

/** To be called before the outermost parse of what `isTooDeep` is asked about. */
export function startMeasuring(p: Cursor): void {
  p.deepest = 0;
  p.chained = 0;
}

/** Whether what was parsed since `startMeasuring`, nodes or lists of them, has too many levels. */
export function isTooDeep(p: Cursor, parsed: object): boolean {
  // Next to nothing comes near the limit: it is only measured where the cheap bound does not rule that out.
  return p.deepest * LEVELS_PER_NESTING + p.chained > MAX_LEVELS && levels(parsed) > MAX_LEVELS;
}

/** The calls among the tokens from `from` up to the current one. */
export function flattened(p: Cursor, from: number): Expression {
  p.problem('too-deep');
  return p.unparsed(p.starts[from]!, flatCalls(p, from, p.at));
}

/** How many levels of nodes `root` has, found without recursion. */
function levels(root: object): number {
  let deepest = 0;
  const pending: { readonly node: object; readonly level: number }[] = [{ node: root, level: 1 }];
  for (let next = pending.pop(); next; next = pending.pop()) {
    if (next.level > deepest) deepest = next.level;
    for (const child of Object.values(next.node)) {
      if (typeof child === 'object') {
        pending.push({ node: child, level: 'span' in child ? next.level + 1 : next.level });
      }
    }
  }
  return deepest;
}

/** In tokens, dots included: dotted names beyond this would make too deep a tree. */
const LONGEST_NAME = 100;

interface OpenCall {
  readonly from: number;
  readonly paren: number;
  readonly keywords: KeywordArgument[];
}

/**
 * The calls of dotted names among the tokens `[from, to)`, without a parser's recursion: for text that is nested
 * deeper than Python allows. Of the arguments only the keywords' names are known.
 */
function flatCalls(p: Cursor, from: number, to: number): Expression[] {
  const calls: Expression[] = [];
  const open: (OpenCall | undefined)[] = [];
  for (let at = from; at < to; at++) {
    const kind = p.kinds[at]!;
    if (T.isOpener(kind)) {
      open.push(undefined);
    } else if (T.isCloser(kind)) {
      const call = open.pop();
      if (call && call.paren - call.from <= LONGEST_NAME) calls.push(flatCall(p, call, p.ends[at]!));
    } else if (kind === T.NAME) {
      const before = at > from ? p.kinds[at - 1] : T.END;
      if (before === T.DOT) continue;
      const call = open.at(-1);
      if (call && p.kinds[at + 1] === T.ASSIGN && (before === T.LEFT_PAREN || before === T.COMMA)) {
        call.keywords.push(keyword(p, at));
        continue;
      }
      const end = dottedEnd(p, at, to);
      if (end < to && p.kinds[end] === T.LEFT_PAREN) {
        open.push({ from: at, paren: end, keywords: [] });
        at = end;
      }
    }
  }
  return calls;
}

function keyword(p: Cursor, at: number): KeywordArgument {
  const span = { start: p.starts[at]!, end: p.ends[at]! };
  const value: Expression = { kind: 'compound', form: 'unparsed', parts: [], span };
  return { name: p.nameAt(at), value, span };
}

function dottedEnd(p: Cursor, at: number, to: number): number {
  let end = at + 1;
  while (end + 1 < to && p.kinds[end] === T.DOT && p.kinds[end + 1] === T.NAME) end += 2;
  return end;
}

function flatCall(p: Cursor, call: OpenCall, end: number): Expression {
  const start = p.starts[call.from]!;
  let callee: Expression = {
    kind: 'name',
    name: p.nameAt(call.from),
    span: { start, end: p.ends[call.from]! },
  };
  for (let at = call.from + 2; at < call.paren; at += 2) {
    callee = { kind: 'attribute', value: callee, attribute: p.nameAt(at), span: { start, end: p.ends[at]! } };
  }
  return { kind: 'call', callee, positional: [], keywords: call.keywords, span: { start, end } };
}

/**
 * Steps over tokens that do not belong where they are, up to `stop`, `otherStop`, the end of the enclosing bracket
 * or of the line, and returns the expressions recognised on the way.
 */
export function recover(p: Cursor, stop: number, otherStop: number): Expression[] {
  p.problem('unexpected-token');
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
