/** One line of a diff: kept, removed or added. */
export interface DiffLine {
  readonly sign: ' ' | '-' | '+';
  readonly text: string;
}

/** Beyond this product of lengths the old lines are shown as removed and the new ones as added. */
const largestTable = 250_000;

/** The shortest way from `before` to `after`, line by line (longest common subsequence); of equal ways the one that adds first. */
export function lineDiff(before: readonly string[], after: readonly string[]): readonly DiffLine[] {
  if (before.length * after.length > largestTable) {
    return [...signed(before, '-'), ...signed(after, '+')];
  }
  const common = commonLengths(before, after);
  const lines: DiffLine[] = [];
  let i = 0;
  let j = 0;
  while (i < before.length || j < after.length) {
    if (i < before.length && j < after.length && before[i] === after[j]) {
      lines.push({ sign: ' ', text: before[i]! });
      i++;
      j++;
    } else if (j >= after.length || (i < before.length && common[i + 1]![j]! > common[i]![j + 1]!)) {
      lines.push({ sign: '-', text: before[i++]! });
    } else {
      lines.push({ sign: '+', text: after[j++]! });
    }
  }
  return lines;
}

/** `[i][j]`: how many lines `before` from i and `after` from j have in common, in order. */
function commonLengths(before: readonly string[], after: readonly string[]): readonly (readonly number[])[] {
  const table = Array.from({ length: before.length + 1 }, () => new Array<number>(after.length + 1).fill(0));
  for (let i = before.length - 1; i >= 0; i--) {
    for (let j = after.length - 1; j >= 0; j--) {
      const same = before[i] === after[j];
      table[i]![j] = same ? table[i + 1]![j + 1]! + 1 : Math.max(table[i + 1]![j]!, table[i]![j + 1]!);
    }
  }
  return table;
}

function signed(lines: readonly string[], sign: '-' | '+'): readonly DiffLine[] {
  return lines.map((text) => ({ sign, text }));
}

/** The lines of a text without their line breaks; a last line break ends a line and starts none. */
export function linesOf(text: string): readonly string[] {
  if (text === '') return [];
  const lines = text.split(/\r\n|\n|\r/);
  if (lines.at(-1) === '') lines.pop();
  return lines;
}
