import type { Cursor } from './cursor.js';
import { bounded } from './nesting.js';
import type { Expression, Parameter } from './syntax.js';
import * as T from './token.js';

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
    p.problem('malformed parameter');
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
