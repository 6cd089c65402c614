import { displayWidth } from './width.js';

/** `text` broken at spaces into rows of at most `columns`; a longer word has a row of its own. Never empty. */
export function wrapped(text: string, columns = 100): readonly string[] {
  const rows: string[] = [];
  let row = '';
  for (const word of text.split(' ')) {
    if (row !== '' && displayWidth(row) + 1 + displayWidth(word) > columns) {
      rows.push(row);
      row = word;
    } else {
      row = row === '' ? word : `${row} ${word}`;
    }
  }
  return [...rows, row];
}
