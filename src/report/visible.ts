/**
 * Characters that move the cursor, start an escape sequence, break a line or reorder text. Quoted code must not be able
 * to do any of it, in a terminal or in a comment.
 */
const unsafe =
  /[\u0000-\u001f\u007f-\u009f\u00ad\u061c\u200b-\u200f\u2028-\u202e\u2060-\u2069\ufeff\ufff9-\ufffb\ud800-\udfff]/gu;

function picture(character: string): string {
  const code = character.charCodeAt(0);
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
