import type { Cursor } from './cursor.js';
import { recover } from './recovery.js';
import { stringLiteral } from './string-literal.js';
import type { Expression } from './syntax.js';
import * as T from './token.js';

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
  const close = p.partners[p.at++]!;
  if (p.kind === T.FIELD_OPEN) p.problem('expected an expression');
  else fields.push(p.list());
  p.take(T.ASSIGN);
  while (p.at < close) {
    if (p.kind === T.FIELD_OPEN) field(p, fields);
    else fields.push(...recover(p, T.FIELD_OPEN, T.FIELD_CLOSE));
  }
  p.at = close + 1;
}
