import type { ModuleLines, TopStatement } from './module-lines.js';
import type { Threat } from './threat.js';

/** Whether a comment tells isort to leave the file alone. */
export function isSkippedFile({ ownLines, text }: ModuleLines): boolean {
  return (
    text.includes('isort:') &&
    [...ownLines.values()].some((comment) => /#\s*isort:\s*skip_file/.test(comment))
  );
}

/** `# isort: skip`, or `split` behind a statement of one line, where both isort and ruff see it. */
export function isSkippedByIsort({ comments, first, last }: TopStatement): boolean {
  if (/#\s*isort:\s*skip\b(?!_)/.test(comments)) return true;
  return first === last && /^#\s*isort:\s*split\b/.test(comments.trim());
}

/**
 * Whether a comment between two neighbours, or at the end of the upper one, starts a stretch of its own: split, off, on.
 * Behind a statement ruff sees it only where no other comment comes before it.
 */
export function isortActionAfter(
  { ownLines }: ModuleLines,
  upper: TopStatement,
  lower: TopStatement,
  tool: Threat['tool'],
): boolean {
  const split = tool === 'ruff' ? /^#\s*isort:\s*split\b/ : /#\s*isort:\s*split\b/;
  if (split.test(upper.firstComment)) return true;
  for (let line = upper.last + 1; line < lower.first; line++) {
    if (/^#\s*isort:\s*(?:split|off|on)\b/.test(ownLines.get(line) ?? '')) return true;
  }
  return false;
}
