import type { Anchor } from './anchor.js';
import type { ChangedFile } from './changed-file.js';
import { type Diff, diffOf } from './diff.js';
import type { PlannedComment } from './place.js';
import type { ReviewPlan } from './plan.js';

/**
 * What to post when GitHub refused a plan for one of its places without saying which: only comments on single lines
 * that the author wrote, the surest of all places. Everything else moves to the body.
 */
export function withSurePlaces(plan: ReviewPlan, files: readonly ChangedFile[]): ReviewPlan {
  const diff = diffOf(files);
  return keeping(plan, ({ anchor }) => anchor.kind === 'lines' && isSure(anchor, diff));
}

/** What to post when GitHub takes none of the lines: everything goes to the body. */
export function withoutPlaces(plan: ReviewPlan): ReviewPlan {
  return keeping(plan, () => false);
}

function keeping(plan: ReviewPlan, isKept: (comment: PlannedComment) => boolean): ReviewPlan {
  const comments = plan.comments.filter(isKept);
  const moved = plan.comments.filter((comment) => !isKept(comment)).flatMap(({ findings }) => findings);
  return { ...plan, comments, inBody: [...moved, ...plan.inBody] };
}

function isSure(anchor: Extract<Anchor, { kind: 'lines' }>, diff: Diff): boolean {
  const hunks = diff.get(anchor.path) ?? [];
  return anchor.startLine === anchor.endLine && hunks.some(({ added }) => added.has(anchor.endLine));
}
