import type { Cursor } from './cursor.js';
import { flatCalls } from './flat-calls.js';
import type { Expression } from './syntax.js';
import * as T from './token.js';

/** CPython refuses more than 200 nested brackets. */
const MAX_NESTING = 200;
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
  p.problem('too many nested brackets');
  const from = p.at;
  const close = p.partners[from]!;
  p.at = close + 1;
  return p.unparsed(p.starts[from]!, flatCalls(p, from, close));
}

/** The same for what has no brackets, as `lambda: lambda: …`: all up to the end of the enclosing bracket or line. */
export function tooDeepTail(p: Cursor): Expression {
  p.problem('too deeply nested');
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
  p.problem('too deeply nested');
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
