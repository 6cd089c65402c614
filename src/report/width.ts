/** Ranges that terminals draw two columns wide (East Asian wide and emoji), as [first, last]. */
const wide: readonly (readonly [number, number])[] = [
  [0x1100, 0x115f],
  [0x2e80, 0x303e],
  [0x3041, 0xa4cf],
  [0xac00, 0xd7a3],
  [0xf900, 0xfaff],
  [0xfe30, 0xfe6f],
  [0xff00, 0xff60],
  [0xffe0, 0xffe6],
  [0x1f300, 0x1faff],
  [0x20000, 0x3fffd],
];

const combining = /^\p{Mn}$/u;

/** Columns that `text` takes in a terminal; it must hold no control characters. */
export function displayWidth(text: string): number {
  let width = 0;
  for (const character of text) {
    const point = character.codePointAt(0)!;
    if (point < 0x300) width += 1;
    else if (combining.test(character)) continue;
    else width += wide.some(([first, last]) => point >= first && point <= last) ? 2 : 1;
  }
  return width;
}
