/** Source text and the encoding it was in, or why there is none. A byte order mark stays in the text. */
type DecodeResult =
  | { readonly kind: 'text'; readonly text: string; readonly encoding: string }
  | { readonly kind: 'undecodable'; readonly reason: Undecodable };

/** Why bytes are no Python source. `byte` counts from 0, `line` from 1, as editors do. */
export type Undecodable =
  | { readonly kind: 'nul'; readonly byte: number; readonly line: number }
  | { readonly kind: 'utf-16' }
  /** It has the mark of UTF-8 and names another encoding. */
  | { readonly kind: 'contradicted-mark'; readonly encoding: string }
  | { readonly kind: 'unknown-encoding'; readonly encoding: string }
  /** Undefined place: the bytes are not of the encoding, nobody says where. */
  | {
      readonly kind: 'invalid-bytes';
      readonly encoding: string;
      readonly byte: number | undefined;
      readonly line: number | undefined;
    };

/** The part used here of a global that Node and browsers have, but the core has no types for. */
declare const TextDecoder: new (
  label: string,
  options: { readonly fatal: boolean; readonly ignoreBOM: boolean },
) => Decoder;

interface Decoder {
  decode(bytes: Uint8Array): string;
}

/** PEP 263: a comment of the first or second line, the first being blank or a comment too. */
const COOKIE = /^[ \t\f]*#.*?coding[:=][ \t]*([-\w.]+)/;
const NO_CODE = /^[ \t\f]*(?:#.*)?$/;
const COOKIE_BYTES = 1000;
const utf8Mark = [0xef, 0xbb, 0xbf];
const utf16Marks = [
  [0xff, 0xfe],
  [0xfe, 0xff],
];
const [COLON, EQUALS, LETTER_G] = [58, 61, 103];

/** The text of something that is not Python source: UTF-8, with U+FFFD for what is none. */
export function decodeLeniently(bytes: Uint8Array): string {
  return new TextDecoder('utf-8', { fatal: false, ignoreBOM: false }).decode(bytes);
}

/**
 * Decodes a Python source file as CPython does: UTF-8 unless a byte order mark or a coding cookie (PEP 263) says
 * otherwise.
 */
export function decodeSource(bytes: Uint8Array): DecodeResult {
  const result = decodeAsDeclared(bytes);
  // A NUL stays one in every encoding, and text is searched many times faster than bytes are.
  if (result.kind === 'text' && !result.text.includes('\0')) return result;
  const nul = bytes.indexOf(0);
  return nul < 0 || isUtf16(bytes) ? result : undecodable({ kind: 'nul', ...place(bytes, nul) });
}

function decodeAsDeclared(bytes: Uint8Array): DecodeResult {
  if (isUtf16(bytes)) return undecodable({ kind: 'utf-16' });
  const marked = startsWith(bytes, utf8Mark);
  const cookie = codingCookie(bytes, marked ? 3 : 0) ?? 'utf-8';
  const label = toDecoderLabel(cookie);
  if (marked && label !== 'utf-8') return undecodable({ kind: 'contradicted-mark', encoding: cookie });
  if (label === undefined) return undecodable({ kind: 'unknown-encoding', encoding: cookie });
  if (label === LATIN_1) return { kind: 'text', text: latin1(bytes), encoding: 'iso-8859-1' };
  if (label === 'windows-1252') return windows1252(bytes);
  if (label === 'ascii') {
    const invalid = bytes.findIndex((byte) => byte > 127);
    if (invalid >= 0) return undecodable(invalidAt(bytes, invalid, 'ASCII'));
  }
  try {
    const text = decoderOf(label === 'ascii' ? 'utf-8' : label).decode(bytes);
    return { kind: 'text', text, encoding: label };
  } catch {
    // The constructor throws for an encoding the platform does not have, decode() for bytes that are not of it.
    const invalid = label === 'utf-8' ? invalidUtf8(bytes) : -1;
    if (invalid >= 0) return undecodable(invalidAt(bytes, invalid, 'UTF-8'));
    return undecodable({ kind: 'invalid-bytes', encoding: label, byte: undefined, line: undefined });
  }
}

/**
 * Decoded by hand, because TextDecoder reads the bytes from 0x80 to 0x9F as Latin-1 in several releases of Node.js
 * (nodejs/node#56542).
 */
function windows1252(bytes: Uint8Array): DecodeResult {
  const invalid = bytes.findIndex(
    (byte) => WINDOWS_1252.get(byte) === undefined && byte >= 0x80 && byte < 0xa0,
  );
  if (invalid >= 0) return undecodable(invalidAt(bytes, invalid, 'windows-1252'));
  const text = latin1(bytes).replace(/[\x80-\x9f]/g, (control) => WINDOWS_1252.get(control.charCodeAt(0))!);
  return { kind: 'text', text, encoding: 'windows-1252' };
}

const decoders = new Map<string, Decoder>();

/** One decoder for all files: making one takes longer than decoding most files does. */
function decoderOf(label: string): Decoder {
  let decoder = decoders.get(label);
  if (decoder === undefined) {
    decoder = new TextDecoder(label, { fatal: true, ignoreBOM: true });
    decoders.set(label, decoder);
  }
  return decoder;
}

function undecodable(reason: Undecodable): DecodeResult {
  return { kind: 'undecodable', reason };
}

function invalidAt(bytes: Uint8Array, offset: number, encoding: string): Undecodable {
  return { kind: 'invalid-bytes', encoding, ...place(bytes, offset) };
}

function isUtf16(bytes: Uint8Array): boolean {
  return utf16Marks.some((mark) => startsWith(bytes, mark));
}

function startsWith(bytes: Uint8Array, prefix: readonly number[]): boolean {
  return prefix.every((byte, index) => bytes[index] === byte);
}

function codingCookie(bytes: Uint8Array, start: number): string | undefined {
  const end = endOfCookieLines(bytes, start);
  if (end === undefined) return undefined;
  const [first = '', second = ''] = latin1(bytes.subarray(start, end)).split(/\r\n|\r|\n/, 2);
  const found = COOKIE.exec(first) ?? (NO_CODE.test(first) ? COOKIE.exec(second) : undefined);
  return found?.[1];
}

/**
 * Where the first two lines end, or undefined if no `coding:` or `coding=` can stand in them. Looked at as bytes,
 * because making text of them takes most of the time that decoding a small file does.
 */
function endOfCookieLines(bytes: Uint8Array, start: number): number | undefined {
  const limit = Math.min(bytes.length, start + COOKIE_BYTES);
  let lines = 0;
  let isPossible = false;
  for (let at = start; at < limit; at++) {
    const byte = bytes[at];
    if ((byte === COLON || byte === EQUALS) && bytes[at - 1] === LETTER_G) isPossible = true;
    const ends = byte === 10 || (byte === 13 && bytes[at + 1] !== 10);
    if (ends && ++lines === 2) return isPossible ? at : undefined;
  }
  return isPossible ? limit : undefined;
}

/** One character for each byte. */
function latin1(bytes: Uint8Array): string {
  const chunks: string[] = [];
  for (let at = 0; at < bytes.length; at += 8192)
    chunks.push(String.fromCharCode(...bytes.subarray(at, at + 8192)));
  return chunks.join('');
}

/** Where `offset` is, counted as editors do: the first line is 1, the first byte 0. */
function place(bytes: Uint8Array, offset: number): { readonly byte: number; readonly line: number } {
  let line = 1;
  for (let at = 0; at < offset; at++) {
    if (bytes[at] === 10 || (bytes[at] === 13 && bytes[at + 1] !== 10)) line++;
  }
  return { byte: offset, line };
}

/** ISO 8859-1 proper: what the WHATWG calls by that name is Windows-1252. */
const LATIN_1 = 'latin-1';

/** The bytes in which Windows-1252 differs from ISO 8859-1; Python has no character for the five that are missing. */
const WINDOWS_1252: ReadonlyMap<number, string> = new Map(
  [...'€\0‚ƒ„…†‡ˆ‰Š‹Œ\0Ž\0\0‘’“”•–—˜™š›œ\0žŸ'].flatMap((character, index) =>
    character === '\0' ? [] : [[0x80 + index, character] as const],
  ),
);

/**
 * Python's names whose WHATWG label is not the same once `_` is `-`
 * (docs.python.org, `codecs`, "Standard Encodings"; encoding.spec.whatwg.org, "Names and labels").
 */
const LABELS: ReadonlyMap<string, string> = new Map([
  ['u8', 'utf-8'],
  ['utf', 'utf-8'],
  ['utf8', 'utf-8'],
  ['cp65001', 'utf-8'],
  ['us-ascii', 'ascii'],
  ['646', 'ascii'],
  ['latin', LATIN_1],
  ['latin1', LATIN_1],
  ['l1', LATIN_1],
  ['8859', LATIN_1],
  ['iso8859-1', LATIN_1],
  ['iso-8859-1', LATIN_1],
  ['latin9', 'iso-8859-15'],
  ['latin-9', 'iso-8859-15'],
  ['cp866', 'ibm866'],
  ['mac-roman', 'macintosh'],
  ['mac-cyrillic', 'x-mac-cyrillic'],
  ['koi8r', 'koi8-r'],
  ['koi8u', 'koi8-u'],
  ['eucjp', 'euc-jp'],
  ['ujis', 'euc-jp'],
  ['euckr', 'euc-kr'],
  ['cp949', 'euc-kr'],
  ['uhc', 'euc-kr'],
  ['cp932', 'shift_jis'],
  ['ms932', 'shift_jis'],
  ['sjis', 'shift_jis'],
  ['shift-jis', 'shift_jis'],
  ['iso2022-jp', 'iso-2022-jp'],
  ['cp936', 'gbk'],
  ['euc-cn', 'gbk'],
  ['gb18030-2000', 'gb18030'],
  ['cp950', 'big5'],
  ['big5-hkscs', 'big5'],
]);

/**
 * The `TextDecoder` label for an encoding as Python spells it, `LATIN_1` for the one that has no such label,
 * undefined for names that no text encoding of Python can have there. Editors' suffixes (`utf-8-unix`) are dropped,
 * as CPython does.
 */
function toDecoderLabel(name: string): string | undefined {
  const spelled = name.toLowerCase().replaceAll('_', '-');
  if (spelled === 'utf-8' || spelled.startsWith('utf-8-')) return 'utf-8';
  for (const latin of ['latin-1', 'iso-8859-1', 'iso-latin-1']) {
    if (spelled === latin || spelled.startsWith(`${latin}-`)) return LATIN_1;
  }
  const known = LABELS.get(spelled);
  if (known !== undefined) return known;
  const codePage = /^(?:cp|windows-?)(125[0-8]|874)$/.exec(spelled);
  if (codePage) return `windows-${codePage[1]}`;
  const part = /^iso-?8859-(\d{1,2})$/.exec(spelled);
  if (part) return `iso-8859-${part[1]}`;
  // A cookie cannot turn ASCII bytes into something else: with UTF-16 and the like the cookie would not be readable.
  return /^(?:ascii|koi8-[ru]|euc-(?:jp|kr)|gbk|gb2312|gb18030|big5|iso-2022-jp)$/.test(spelled)
    ? spelled
    : undefined;
}

/** Offset of the first byte that is not UTF-8 (RFC 3629: no surrogates, no overlong forms), or -1. */
function invalidUtf8(bytes: Uint8Array): number {
  let at = 0;
  while (at < bytes.length) {
    const byte = bytes[at]!;
    if (byte < 0x80) {
      at++;
      continue;
    }
    const length = sequenceLength(byte);
    if (length === 0 || !isSecondByte(byte, bytes[at + 1])) return at;
    for (let next = 2; next < length; next++) if (!isContinuation(bytes[at + next])) return at;
    at += length;
  }
  return -1;
}

function sequenceLength(first: number): number {
  if (first >= 0xc2 && first <= 0xdf) return 2;
  if (first >= 0xe0 && first <= 0xef) return 3;
  return first >= 0xf0 && first <= 0xf4 ? 4 : 0;
}

function isContinuation(byte: number | undefined): boolean {
  return byte !== undefined && (byte & 0xc0) === 0x80;
}

/** The second byte is narrower where the first one allows overlong forms, surrogates, or what is above U+10FFFF. */
function isSecondByte(first: number, second: number | undefined): boolean {
  if (second === undefined || !isContinuation(second)) return false;
  if (first === 0xe0) return second >= 0xa0;
  if (first === 0xed) return second < 0xa0;
  if (first === 0xf0) return second >= 0x90;
  return first !== 0xf4 || second < 0x90;
}
