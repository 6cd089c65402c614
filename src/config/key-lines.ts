/** A bare, basic-quoted or literal-quoted TOML key part. */
const keyPart = `(?:[A-Za-z0-9_-]+|"[^"\\n]*"|'[^'\\n]*')`;
const dottedKey = `${keyPart}(?:\\s*\\.\\s*${keyPart})*`;
const header = new RegExp(`^\\s*\\[\\s*(${dottedKey})\\s*\\]`);
const assignment = new RegExp(`^\\s*(${dottedKey})\\s*=`);

function normalized(key: string): string {
  return [...key.matchAll(new RegExp(keyPart, 'g'))]
    .map(([part]) => part.replace(/^["']|["']$/g, ''))
    .join('.');
}

/**
 * The 1-based line where `key` of `table` is assigned (`table` is dotted, `''` for the top), or undefined.
 * A line scan, since the TOML parser keeps no positions: text that looks like an assignment inside a multi-line string can
 * mislead it, which costs a wrong line number in a message and nothing else.
 */
export function lineOfKey(text: string, table: string, key: string): number | undefined {
  const wanted = table === '' ? key : `${table}.${key}`;
  let open = '';
  const lines = text.split(/\r\n|\n/);
  for (const [index, line] of lines.entries()) {
    const opened = header.exec(line)?.[1];
    if (opened !== undefined) {
      open = normalized(opened);
      if (open === wanted) return index + 1;
      continue;
    }
    const assigned = assignment.exec(line)?.[1];
    if (assigned === undefined) continue;
    const full = open === '' ? normalized(assigned) : `${open}.${normalized(assigned)}`;
    if (full === wanted || full.startsWith(`${wanted}.`)) return index + 1;
  }
  return undefined;
}
