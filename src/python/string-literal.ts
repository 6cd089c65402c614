/** A literal's prefix letters and quotes, and its value. */
export interface StringLiteral {
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
export function stringLiteral(text: string, start: number, end: number): StringLiteral {
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
