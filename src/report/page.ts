import type { Token, Tokens } from 'marked';
import type { Palette } from './palette.js';
import { wrapped } from './terminal.js';

/**
 * A page of the documentation (Markdown) as it reads best in a terminal of so many `columns`: words wrapped, code set in,
 * each row of a table a paragraph of its own, and of links the words, since their targets are files of the repository.
 * Ended by a line break. The reader of Markdown is loaded now: it makes its expressions as it loads, which no
 * check has to wait for. Without the comment it would lie in a file of its own.
 */
export async function renderPage(markdown: string, palette: Palette, columns: number): Promise<string> {
  const { lexer } = await import(/* webpackMode: "eager" */ 'marked');
  const lines = blocks(lexer(markdown), palette, columns);
  return `${lines.join('\n').trim()}\n`;
}

/** Blocks of text, an empty line between two of them. */
function blocks(tokens: readonly Token[], palette: Palette, columns: number): readonly string[] {
  return tokens.flatMap((token) => {
    const lines = block(token, palette, columns);
    return lines.length === 0 ? [] : [...lines, ''];
  });
}

function block(token: Token, palette: Palette, columns: number): readonly string[] {
  const set = (text: string, by: string, first = by) =>
    wrapped(text, columns - by.length).map((line, index) => `${index === 0 ? first : by}${line}`);
  const setIn = (inner: readonly Token[], by: string, first = by) =>
    withoutLastBlank(blocks(inner, palette, columns - by.length)).map((line, index) =>
      `${index === 0 ? first : by}${line}`.trimEnd(),
    );
  switch (token.type) {
    case 'heading':
      return set(words(token.tokens), '').map(palette.strong);
    case 'paragraph':
    case 'text':
      return set(words(token.tokens ?? [token]), '');
    case 'code':
      return (token as Tokens.Code).text.split('\n').map((line) => `    ${line}`.trimEnd());
    case 'blockquote':
      return setIn(token.tokens ?? [], '│ ');
    case 'list': {
      const { items, ordered, start } = token as Tokens.List;
      return items.flatMap((item, index) => {
        const mark = ordered ? `${Number(start) + index}. ` : '* ';
        return setIn(item.tokens, ' '.repeat(mark.length), mark);
      });
    }
    case 'table': {
      const { header, rows } = token as Tokens.Table;
      const labelled = (row: readonly Tokens.TableCell[]) =>
        row.map((cell, index) => `${words(header[index]!.tokens)}: ${words(cell.tokens)}`);
      // A table of one row has no row to be told apart by its first cell.
      if (rows.length === 1) return labelled(rows[0]!).flatMap((text) => set(text, '  ', ''));
      return withoutLastBlank(
        rows.flatMap((row) => [
          ...set(words(row[0]!.tokens), ''),
          ...labelled(row)
            .slice(1)
            .flatMap((text) => set(text, '    ', '  ')),
          '',
        ]),
      );
    }
    default:
      // Marks of what is generated, and tags that fold: nothing to read.
      return [];
  }
}

function withoutLastBlank(lines: readonly string[]): readonly string[] {
  return lines.at(-1) === '' ? lines.slice(0, -1) : lines;
}

/** A line break that is no space between words. */
const lineOfChinese = /(?<=[\p{sc=Han}，。；：、？！（）“”])\n/gu;

/** The words of a line of Markdown; code keeps its marks, as in every report. */
function words(tokens: readonly Token[] = []): string {
  return tokens
    .map((token) => {
      switch (token.type) {
        case 'codespan':
          return `\`${(token as Tokens.Codespan).text}\``;
        case 'br':
          return ' ';
        case 'html':
          return '';
        case 'link':
          return linkWords(token as Tokens.Link);
        default: {
          const { tokens: inner, text = '' } = token as Tokens.Generic;
          return inner === undefined ? text : words(inner);
        }
      }
    })
    .join('')
    .replace(lineOfChinese, '')
    .replace(/\s+/g, ' ');
}

/** An address elsewhere can be opened from a terminal. */
function linkWords({ href, tokens }: Tokens.Link): string {
  const text = words(tokens);
  return /^https?:/.test(href) && text !== href ? `${text} (${href})` : text;
}
