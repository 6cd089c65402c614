/** ISO 8859-1 proper: what the WHATWG calls by that name is Windows-1252. */
export const LATIN_1 = 'latin-1';

/** The bytes in which Windows-1252 differs from ISO 8859-1; Python has no character for the five that are missing. */
export const WINDOWS_1252: ReadonlyMap<number, string> = new Map(
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
export function toDecoderLabel(name: string): string | undefined {
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
