import type { Location } from '../findings/finding.js';
import { LineIndex } from '../text/line-index.js';
import type { FilePath } from '../tree/file-path.js';
import { visible } from './visible.js';
import { displayWidth } from './width.js';

/** A place to point at in a source frame, with a label of our own words. */
export interface Mark {
  readonly location: Location;
  readonly sign: '^' | '-';
  readonly label: string;
  readonly paint: (text: string) => string;
}

/** Source lines are cut to this many characters around what is marked. */
const longestLine = 160;

/**
 * Marked source lines of one file as in `3 | code`, each followed by its marks; unmarked lines between are `...` unless
 * there is only one. `gutter` is the width of the line numbers. Without a text the frame is empty.
 */
export function sourceFrame(
  marks: readonly Mark[],
  texts: ReadonlyMap<FilePath, string>,
  gutter: number,
  faint: (text: string) => string,
): readonly string[] {
  const path = marks[0]?.location.path;
  const text = path === undefined ? undefined : texts.get(path);
  if (text === undefined) return [];
  const index = new LineIndex(text);
  const margin = (label: string): string => faint(`${label.padStart(gutter)} |`);
  const lines = [margin('')];
  let shown: number | undefined;
  const show = (number: number, here: readonly Mark[]): void => {
    const row = crop(lineText(text, index, number), here[0]?.location.start.column ?? 1);
    lines.push(`${margin(String(number))} ${tidy(row.text)}`.trimEnd());
    for (const mark of here) lines.push(`${margin('')} ${pointer(mark, row)}`);
    shown = number;
  };
  const numbers = [...new Set(marks.map((mark) => mark.location.start.line))].sort((a, b) => a - b);
  for (const number of numbers) {
    if (shown !== undefined && number - shown === 2) show(shown + 1, []);
    else if (shown !== undefined && number - shown > 2) lines.push(faint(`${' '.repeat(gutter)}...`));
    show(
      number,
      marks.filter((mark) => mark.location.start.line === number),
    );
  }
  return lines;
}

/** A part of a line; `dropped` characters are missing at its start. */
interface Row {
  readonly text: string;
  readonly dropped: number;
}

/** Line `number` without its line break and the spaces before it. */
function lineText(text: string, index: LineIndex, number: number): string {
  return text.slice(index.lineStart(number), index.lineStart(number + 1)).trimEnd();
}

/** Cuts a long line so that 1-based `column` stays in view. */
function crop(line: string, column: number): Row {
  const dropped = column > longestLine - 40 ? column - 40 : 0;
  return { text: line.slice(dropped, dropped + longestLine), dropped };
}

/** Tabs as four spaces, everything else that is not plain text made visible. */
function tidy(text: string): string {
  return visible(text.replaceAll('\t', '    '));
}

function pointer(mark: Mark, { text, dropped }: Row): string {
  const { start, end } = mark.location;
  const from = Math.max(0, Math.min(start.column - 1 - dropped, text.length));
  const until = end.line === start.line ? Math.min(end.column - 1 - dropped, text.length) : text.length;
  const indent = displayWidth(tidy(text.slice(0, from)));
  const length = Math.max(1, displayWidth(tidy(text.slice(from, until))));
  return `${' '.repeat(indent)}${mark.paint(`${mark.sign.repeat(length)} ${mark.label}`)}`;
}
