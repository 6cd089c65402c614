/** A bare, basic-quoted or literal-quoted TOML key part. */
const keyPart = `(?:[A-Za-z0-9_-]+|"[^"\\n]*"|'[^'\\n]*')`;
const dottedKey = `${keyPart}(?:\\s*\\.\\s*${keyPart})*`;
const header = new RegExp(`^\\s*(\\[\\[?)\\s*(${dottedKey})\\s*\\]`);
const assignment = new RegExp(`^\\s*(${dottedKey})\\s*=`);

/** Lines below a key in which a value of its list is looked for. */
const longestList = 500;

function normalized(key: string): string {
  return [...key.matchAll(new RegExp(keyPart, 'g'))]
    .map(([part]) => part.replace(/^["']|["']$/g, ''))
    .join('.');
}

/**
 * The 1-based line where the value at `path` is written: keys, and indices into arrays. Of a path that has no line of its
 * own (inside an inline table) it is the line of the nearest key above it; undefined when there is none.
 * A line scan, since the TOML parser keeps no positions: text that looks like an assignment inside a multi-line string can
 * mislead it, which costs a wrong line number in a message and nothing else.
 */
export function lineOfValue(
  text: string,
  path: readonly (string | number)[],
  value?: unknown,
): number | undefined {
  const lines = text.split(/\r\n|\n/);
  for (let length = path.length; length > 0; length--) {
    const line = lineOfKey(lines, path.slice(0, length).join('.'));
    if (line === undefined) continue;
    const isElement = length < path.length && typeof path.at(-1) === 'number' && typeof value === 'string';
    return isElement ? lineOfText(lines, line, value) : line;
  }
  return undefined;
}

function lineOfKey(lines: readonly string[], wanted: string): number | undefined {
  let open = '';
  const tables = new Map<string, number>();
  for (const [index, line] of lines.entries()) {
    const [, brackets, opened] = header.exec(line) ?? [];
    if (opened !== undefined) {
      open = normalized(opened);
      if (brackets === '[[') {
        const count = tables.get(open) ?? 0;
        tables.set(open, count + 1);
        open = `${open}.${count}`;
      }
      if (open === wanted || open.startsWith(`${wanted}.`)) return index + 1;
      continue;
    }
    const assigned = assignment.exec(line)?.[1];
    if (assigned === undefined) continue;
    const full = open === '' ? normalized(assigned) : `${open}.${normalized(assigned)}`;
    if (full === wanted || full.startsWith(`${wanted}.`)) return index + 1;
  }
  return undefined;
}

/** The first line from 1-based `first` on that quotes `value`, else `first`. */
function lineOfText(lines: readonly string[], first: number, value: string): number {
  const near = lines.slice(first - 1, first - 1 + longestList);
  const at = near.findIndex((line) => line.includes(`"${value}"`) || line.includes(`'${value}'`));
  return at < 0 ? first : first + at;
}
