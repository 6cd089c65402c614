import { displayWidth } from './width.js';

/** After a blank, and beside a Chinese character, but never before a mark that ends a phrase or after one that opens it. */
const breaks =
  /(?<= )|(?<=\p{sc=Han})(?=[\p{sc=Han}\w`])|(?<=[\w`])(?=\p{sc=Han})|(?<=[，。；：、）])(?=[^，。；：、） ])/u;

/**
 * `text` broken at spaces and between Chinese characters into rows of at most `columns`; a longer word has a row of its
 * own. Never empty.
 */
export function wrapped(text: string, columns = 100): readonly string[] {
  const rows: string[] = [];
  let row = '';
  for (const piece of text.split(breaks)) {
    if (row !== '' && displayWidth(row) + displayWidth(piece.trimEnd()) > columns) {
      rows.push(row.trimEnd());
      row = piece;
    } else {
      row += piece;
    }
  }
  return [...rows, row.trimEnd()];
}
