/**
 * Characters that move the cursor, start an escape sequence, break a line, reorder text, or that nobody sees while a
 * machine reads them (tags, selectors of variants that select nothing). Quoted code must not be able to do any of it, in a
 * terminal or in a comment. A single selector of a variant belongs to the sign before it, as in most emoji.
 * Source: https://www.unicode.org/reports/tr44/#Default_Ignorable_Code_Point
 */
const unsafe =
  /(?![\uFE0E\uFE0F])[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}\p{Default_Ignorable_Code_Point}]|(?<=^|[\uFE0E\uFE0F])[\uFE0E\uFE0F]/gu;

function picture(character: string): string {
  const code = character.codePointAt(0)!;
  if (code < 0x20) return String.fromCharCode(0x2400 + code);
  if (code === 0x7f) return '\u2421';
  return `<U+${code.toString(16).toUpperCase().padStart(4, '0')}>`;
}

/** `text` on one line with every control character, line break and direction mark shown as a visible sign. */
export function visible(text: string): string {
  return text.replace(unsafe, picture);
}

/** A line of source code made visible; tabs stay what they are. */
export function visibleCode(line: string): string {
  return line.split('\t').map(visible).join('\t');
}
