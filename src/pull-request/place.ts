import type { Finding } from '../findings/finding.js';
import type { Fix } from '../findings/fix.js';
import { worstFirst } from '../report/input.js';
import { type Anchor, anchorOf } from './anchor.js';
import type { Diff } from './diff.js';
import { fixesOf, overlap, type ShownFix, suggestionOf } from './shown-fix.js';

/** Comments in one review; more bury the reader, and peers stop at 25 to 30. The rest goes to the body. */
export const commentLimit = 25;

/** One comment: every finding that belongs at its place, worst first. */
export interface PlannedComment {
  readonly anchor: Anchor;
  readonly findings: readonly Finding[];
  /** At most one suggestion, and it comes first. */
  readonly fixes: readonly ShownFix[];
}

export interface Placement {
  readonly comments: readonly PlannedComment[];
  /** Findings with a place, but over the limit. */
  readonly over: readonly Finding[];
  /** Findings that the difference shows no part of. */
  readonly unplaced: readonly Finding[];
}

/**
 * Gives each story (findings of one divergence point) its place in `diff`, in the order given. Stories that land on
 * the same lines share a comment, and no two suggestions replace the same line, nor one that `taken` (what earlier
 * comments offer) replaces.
 */
export function place(
  stories: readonly (readonly Finding[])[],
  diff: Diff,
  suggestions: 'offer' | 'withhold',
  taken: readonly Fix[] = [],
): Placement {
  const comments = new Map<string, PlannedComment>();
  const over: Finding[] = [];
  const unplaced: Finding[] = [];
  for (const findings of stories) {
    const offered =
      suggestions === 'offer' ? [...taken, ...suggestedFixes([...comments.values()])] : undefined;
    const fixes = shown(fixesOf(findings), diff, offered);
    const anchor = suggestedPlace(fixes) ?? (findings[0] && anchorOf(findings[0], diff));
    const key = JSON.stringify(anchor);
    const neighbour = comments.get(key);
    if (anchor === undefined) unplaced.push(...findings);
    else if (neighbour === undefined && comments.size >= commentLimit) over.push(...findings);
    else {
      const comment = { anchor, findings, fixes };
      comments.set(key, neighbour === undefined ? comment : merged(neighbour, comment));
    }
  }
  return { comments: [...comments.values()], over, unplaced };
}

/** The first fix as a suggestion where that is possible and overlaps none of `offered`; everything else as a patch. */
function shown(fixes: readonly Fix[], diff: Diff, offered: readonly Fix[] | undefined): readonly ShownFix[] {
  return fixes.map((fix, index) => {
    const free = index === 0 && offered !== undefined && !offered.some((other) => overlap(fix, other));
    return (free ? suggestionOf(fix, diff) : undefined) ?? { kind: 'patch', fix };
  });
}

function suggestedFixes(comments: readonly PlannedComment[]): readonly Fix[] {
  return comments.flatMap(({ fixes }) => fixes.filter(isSuggestion).map(({ fix }) => fix));
}

function suggestedPlace([first]: readonly ShownFix[]): Anchor | undefined {
  return first?.kind === 'suggestion' ? first.anchor : undefined;
}

/** Two stories at one place; a fix that would edit lines already being edited adds nothing to the comment. */
function merged(first: PlannedComment, second: PlannedComment): PlannedComment {
  const more = second.fixes.filter(({ fix }) => !first.fixes.some((other) => overlap(other.fix, fix)));
  const fixes = [...first.fixes, ...more];
  return {
    anchor: first.anchor,
    findings: worstFirst([...first.findings, ...second.findings]),
    fixes: [...fixes.filter(isSuggestion), ...fixes.filter((fix) => !isSuggestion(fix))],
  };
}

function isSuggestion({ kind }: ShownFix): boolean {
  return kind === 'suggestion';
}
