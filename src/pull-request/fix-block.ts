import type { Fix } from '../findings/fix.js';
import { fixDiff } from '../report/fix-diff.js';
import { codeBlock } from '../report/markdown.js';
import { visible } from '../report/visible.js';
import type { FilePath } from '../tree/file-path.js';

/**
 * A block that GitHub turns into a button: `newText` replaces the lines that the comment stands on. Its fence is longer
 * than any run of backticks inside; lines end as GitHub writes them.
 */
export function suggestionBlock(newText: string): string {
  const lines = newText.replaceAll('\r\n', '\n');
  // No line at all deletes the lines commented on; an empty line would replace them by an empty one.
  const content = lines === '' || lines.endsWith('\n') ? lines : `${lines}\n`;
  const longest = Math.max(2, ...(lines.match(/`+/g) ?? []).map((run) => run.length));
  const fence = '`'.repeat(longest + 1);
  return `${fence}suggestion\n${content}${fence}`;
}

/** A fix as diffs to read, one for each place it changes. */
export function patchBlocks(
  fix: Fix,
  texts: ReadonlyMap<FilePath, string>,
): readonly { readonly path: FilePath; readonly block: string }[] {
  return fixDiff(fix, texts).map(({ path, lines }) => {
    const shown = lines.map((line) =>
      line === undefined ? '  ...' : `${line.sign}${visibleCode(line.text)}`,
    );
    return { path, block: codeBlock(shown.join('\n'), 'diff') };
  });
}

/** Tabs indent code and may stay. */
function visibleCode(line: string): string {
  return line.split('\t').map(visible).join('\t');
}
