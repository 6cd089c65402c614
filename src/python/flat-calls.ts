import type { Cursor } from './cursor.js';
import type { Expression, KeywordArgument } from './syntax.js';
import * as T from './token.js';

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
export function flatCalls(p: Cursor, from: number, to: number): Expression[] {
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
