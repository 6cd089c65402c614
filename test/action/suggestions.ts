import type { StoredComment } from '../support/github/world.js';

/** `text` after somebody pressed the button of a comment's suggestion, as GitHub does it. */
export function withSuggestion(
  text: string,
  { body, line, start_line = line }: Pick<StoredComment, 'body' | 'line' | 'start_line'>,
): string {
  const match = /^(`{3,})suggestion\n([\s\S]*?)^\1$/m.exec(body);
  if (match === null || line === undefined || start_line === undefined)
    throw new Error('there is no suggestion');
  const lines = text.split('\n');
  const replacement = match[2] === '' ? [] : match[2]!.replace(/\n$/, '').split('\n');
  lines.splice(start_line - 1, line - start_line + 1, ...replacement);
  return lines.join('\n');
}
