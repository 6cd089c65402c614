/**
 * What GitHub would read as Markdown in a body: everything outside of code, with links to rule pages reduced to their
 * words. Follows CommonMark for what decides where code ends: a fence is closed by one at least as long, a span by a run
 * of backticks of the same length. Which version of a finding a mark remembers is left out. Written apart from the code
 * under test.
 */
export function wordsOf(body: string): string {
  const lines: string[] = [];
  let fence: string | undefined;
  for (const line of body.split('\n')) {
    const opened = /^(`{3,})[a-z]*$/.exec(line)?.[1];
    if (fence === undefined && opened !== undefined) fence = opened;
    else if (fence !== undefined && /^`{3,}$/.test(line) && line.length >= fence.length) fence = undefined;
    else if (fence === undefined) lines.push(withoutSpans(line));
  }
  if (fence !== undefined) throw new Error('a code block is left open');
  return lines
    .join('\n')
    .replace(/\[([\w ,:-]+)\]\(https:\/\/[^\s()<>]+\)/g, '$1')
    .replace(/^(<!-- late-patch: \S+):[0-9a-f]{8} -->$/gm, '$1 -->');
}

function withoutSpans(line: string): string {
  let rest = line;
  let words = '';
  for (;;) {
    const open = /(?<!\\)`+/.exec(rest);
    if (open === null) return words + rest;
    const [run] = open;
    const after = rest.slice(open.index + run.length);
    const close = [...after.matchAll(/`+/g)].find(([other]) => other.length === run.length);
    if (close === undefined) throw new Error(`a code span is left open in: ${line}`);
    words += `${rest.slice(0, open.index)}\uFFFC`;
    rest = after.slice(close.index + run.length);
  }
}
