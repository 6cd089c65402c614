import type { Anchor } from '../../pull-request/anchor.js';
import { type CommentContext, commentBody } from '../../pull-request/comment.js';
import type { PlannedComment } from '../../pull-request/place.js';
import type { ReviewPlan } from '../../pull-request/plan.js';
import { reviewBody } from '../../pull-request/review-body.js';
import type { Answer } from './answer.js';
import type { GitHub, Response } from './client.js';
import type { Repository } from './repository.js';

/** The pull request that a review goes to, as of one commit. */
export interface ReviewTarget {
  readonly repository: Repository;
  readonly number: number;
  /** The head commit that the plan's lines count in. */
  readonly commit: string;
}

/**
 * Posts what a plan says on lines and in the body, as one review that is published at once: without `event` it would
 * wait as a draft. All or nothing: one line that GitHub does not accept refuses the whole.
 */
export function postReview(
  github: GitHub,
  target: ReviewTarget,
  plan: ReviewPlan,
  context: CommentContext,
): Promise<Answer<Response>> {
  return github.write('POST /repos/{owner}/{repo}/pulls/{pull_number}/reviews', {
    ...target.repository,
    pull_number: target.number,
    commit_id: target.commit,
    event: 'COMMENT',
    body: reviewBody(plan, context),
    comments: plan.comments.flatMap((comment) => {
      const { anchor } = comment;
      return anchor.kind === 'lines' ? [lineComment(anchor, commentBody(comment, context))] : [];
    }),
  });
}

/** Posts a comment on a file as a whole, which a review cannot hold. */
export function postFileComment(
  github: GitHub,
  target: ReviewTarget,
  comment: PlannedComment,
  context: CommentContext,
): Promise<Answer<Response>> {
  return github.write('POST /repos/{owner}/{repo}/pulls/{pull_number}/comments', {
    ...target.repository,
    pull_number: target.number,
    commit_id: target.commit,
    path: comment.anchor.path,
    subject_type: 'file',
    body: commentBody(comment, context),
  });
}

/** GitHub refuses a range that starts where it ends. */
function lineComment({ path, startLine, endLine }: Extract<Anchor, { kind: 'lines' }>, body: string): object {
  const range = startLine === endLine ? {} : { start_line: startLine, start_side: 'RIGHT' };
  return { path, ...range, line: endLine, side: 'RIGHT', body };
}
