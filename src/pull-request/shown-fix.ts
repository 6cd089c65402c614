import type { Finding } from '../findings/finding.js';
import type { Fix, TextEdit } from '../findings/fix.js';
import { anchorOfEdit, type LineAnchor } from './anchor.js';
import type { Diff } from './diff.js';

/** How a comment shows a fix. */
export type ShownFix =
  /** One edit that GitHub can apply by a click: the comment stands on exactly the lines it replaces. */
  | { readonly kind: 'suggestion'; readonly fix: Fix; readonly edit: TextEdit; readonly anchor: LineAnchor }
  | { readonly kind: 'patch'; readonly fix: Fix };

/**
 * The fixes of findings that share a comment: the one that moves furthest first, as it cures what the shorter moves
 * cure, and none that would edit the same lines a second time.
 */
export function fixesOf(findings: readonly Finding[]): readonly Fix[] {
  const fixes = findings.flatMap(({ fix }) => (fix === undefined || fix.edits.length === 0 ? [] : [fix]));
  const byReach = [...fixes].sort((a, b) => linesOf(b) - linesOf(a));
  const chosen: Fix[] = [];
  for (const fix of byReach) if (!chosen.some((other) => overlap(fix, other))) chosen.push(fix);
  return chosen;
}

/** `fix` as something GitHub can apply by a click, or undefined when it cannot. */
export function suggestionOf(fix: Fix, diff: Diff): Extract<ShownFix, { kind: 'suggestion' }> | undefined {
  const [edit, ...more] = fix.edits;
  if (edit === undefined || more.length > 0) return undefined;
  // A mere insertion replaces no line, and a suggestion always does.
  if (edit.span.start === edit.span.end) return undefined;
  // GitHub ends lines at `\n` only: a lone `\r` would come back as a different text.
  if (/\r(?!\n)/.test(edit.newText)) return undefined;
  const anchor = anchorOfEdit(edit, diff);
  return anchor === undefined ? undefined : { kind: 'suggestion', fix, edit, anchor };
}

/** Whether two fixes replace a line in common. */
export function overlap(a: Fix, b: Fix): boolean {
  return a.edits.some((one) =>
    b.edits.some(
      (two) => one.path === two.path && one.startLine <= two.endLine && two.startLine <= one.endLine,
    ),
  );
}

function linesOf(fix: Fix): number {
  return fix.edits.reduce((sum, edit) => sum + edit.endLine - edit.startLine + 1, 0);
}
