/** A code span, or the text between two of them. */
export interface InlinePart {
  readonly kind: 'code' | 'text';
  readonly text: string;
}

/**
 * Finds code spans as the CommonMark specification (6.1) has it: a run of backticks opens one that the next run of the
 * same length closes; a backslash before a backtick outside of one keeps it from opening; one space on both sides goes.
 */
export function parseInline(markdown: string): readonly InlinePart[] {
  const parts: InlinePart[] = [];
  let text = '';
  let at = 0;
  const flush = (): void => {
    if (text !== '') parts.push({ kind: 'text', text });
    text = '';
  };
  while (at < markdown.length) {
    if (markdown[at] === '\\' && /[!-/:-@[-`{-~]/.test(markdown[at + 1] ?? '')) {
      text += markdown[at + 1];
      at += 2;
      continue;
    }
    const fence = /^`+/.exec(markdown.slice(at))?.[0];
    const end = fence === undefined ? -1 : closing(markdown, at + fence.length, fence.length);
    if (fence === undefined || end < 0) {
      text += fence ?? markdown[at];
      at += fence?.length ?? 1;
      continue;
    }
    flush();
    parts.push({ kind: 'code', text: stripped(markdown.slice(at + fence.length, end)) });
    at = end + fence.length;
  }
  flush();
  return parts;
}

/** Where the next run of exactly `length` backticks starts, from `from` on. */
function closing(markdown: string, from: number, length: number): number {
  for (const match of markdown.slice(from).matchAll(/`+/g)) {
    if (match[0].length === length) return from + match.index;
  }
  return -1;
}

function stripped(content: string): string {
  return /^ .*[^ ].* $/s.test(content) ? content.slice(1, -1) : content;
}
