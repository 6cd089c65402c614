/** Classes of characters at which a token starts. */
const OTHER = 0;
export const LETTER = 1;
export const DIGIT = 2;
export const QUOTE = 3;
const OPEN = 4;
const CLOSE = 5;
export const BLANK = 6;
export const LINE_BREAK = 7;

const CLASSES = classes();

function classes(): Uint8Array {
  const table = new Uint8Array(128);
  const put = (kind: number, characters: string) => {
    for (const character of characters) table[character.charCodeAt(0)] = kind;
  };
  put(LETTER, 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz_');
  put(DIGIT, '0123456789');
  put(QUOTE, '"\'');
  put(OPEN, '([{');
  put(CLOSE, ')]}');
  put(BLANK, ' \t\f');
  put(LINE_BREAK, '\n\r');
  return table;
}

/** The class of an ASCII code; `OTHER` for everything else, NaN (the end of the text) included. */
export function classOf(code: number): number {
  return code < 128 ? CLASSES[code]! : OTHER;
}

/**
 * Whether the code is a letter, digit or underscore of ASCII, as in `\w` of regular expressions. Names in Python may have
 * other letters; keywords and what late-patch looks for have none.
 */
export function isWordCharacter(code: number): boolean {
  const kind = classOf(code);
  return kind === LETTER || kind === DIGIT;
}

/** Offset just after the identifier characters from `offset` on (PEP 3131: letters and digits of any script). */
export function identifierEnd(text: string, offset: number): number {
  let at = offset;
  for (; at < text.length; ) {
    const code = text.charCodeAt(at);
    if (code < 128) {
      const kind = CLASSES[code];
      if (kind !== LETTER && kind !== DIGIT) break;
      at++;
    } else {
      const point = text.codePointAt(at)!;
      if (!/\p{ID_Continue}/u.test(String.fromCodePoint(point))) break;
      at += point > 0xffff ? 2 : 1;
    }
  }
  return at;
}

/** Offset just after the number literal at `offset`: `0x1F`, `1_000.5e-3j`, `.5`, Python 2's `10L` and `0777`. */
export function numberEnd(text: string, offset: number): number {
  const radix = text.charCodeAt(offset) === 48 ? text.charCodeAt(offset + 1) | 32 : 0;
  let at = offset;
  if (radix === 120) at = digitsEnd(text, offset + 2, isHexDigit);
  else if (radix === 98 || radix === 111) at = digitsEnd(text, offset + 2, isDigit);
  else {
    at = digitsEnd(text, at, isDigit);
    if (text.charCodeAt(at) === 46) at = digitsEnd(text, at + 1, isDigit);
    if ((text.charCodeAt(at) | 32) === 101) {
      const sign = text.charCodeAt(at + 1);
      const exponent = sign === 43 || sign === 45 ? at + 2 : at + 1;
      if (classOf(text.charCodeAt(exponent)) === DIGIT) at = digitsEnd(text, exponent, isDigit);
    }
  }
  const suffix = text.charCodeAt(at) | 32;
  return suffix === 106 || suffix === 108 ? at + 1 : at;
}

function digitsEnd(text: string, offset: number, accepts: (code: number) => boolean): number {
  let at = offset;
  while (accepts(text.charCodeAt(at))) at++;
  return at;
}

function isDigit(code: number): boolean {
  return (code >= 48 && code <= 57) || code === 95;
}

function isHexDigit(code: number): boolean {
  return isDigit(code) || ((code | 32) >= 97 && (code | 32) <= 102);
}

/** Offset of the line break (or of the end of the text) that ends the line `offset` is on. */
export function lineEnd(text: string, offset: number): number {
  let at = offset;
  for (; at < text.length; at++) {
    const code = text.charCodeAt(at);
    if (code === 10 || code === 13) break;
  }
  return at;
}
