import type { Notice } from '../../findings/notice.js';
import type { ChangedFile } from '../../pull-request/changed-file.js';
import type { CommentContext } from '../../pull-request/comment.js';
import type { PlannedComment } from '../../pull-request/place.js';
import type { ReviewPlan } from '../../pull-request/plan.js';
import { withoutPlaces, withSurePlaces } from '../../pull-request/retreat.js';
import { type Answer, ok, refused } from './answer.js';
import type { GitHub } from './client.js';
import { type Posted, postOnce, type Trace } from './post-once.js';
import { postFileComment, postReview, type ReviewTarget } from './post-review.js';
import { refusalNotice } from './refusal-notice.js';

/** What became of a review. */
export interface Delivery {
  /** Address of the review, or of the first comment when there was nothing for a review to hold. */
  readonly url: string | undefined;
  readonly notices: readonly Notice[];
}

/**
 * Posts what `plan` says. A review that GitHub refuses for one of its places is tried again with sure places, then
 * with none. Whatever fails is told in a notice: annotations and summary have the findings already.
 */
export async function deliverReview(
  github: GitHub,
  target: ReviewTarget,
  plan: ReviewPlan,
  files: readonly ChangedFile[],
  context: CommentContext,
): Promise<Delivery> {
  const review = await postWithRetreat(github, target, plan, files, context);
  if (review.kind === 'refused') return { url: undefined, notices: [refusalNotice(review.refusal)] };
  let { url } = review.value;
  for (const comment of plan.comments) {
    if (comment.anchor.kind !== 'file') continue;
    const trace: Trace = { place: 'comments', fingerprints: fingerprintsOf([comment]) };
    const answer = await postOnce(github, target, trace, () =>
      postFileComment(github, target, comment, context),
    );
    if (answer.kind === 'refused') return { url, notices: [refusalNotice(answer.refusal)] };
    url ??= answer.value.url;
  }
  return { url, notices: [] };
}

async function postWithRetreat(
  github: GitHub,
  target: ReviewTarget,
  plan: ReviewPlan,
  files: readonly ChangedFile[],
  context: CommentContext,
): Promise<Answer<Posted>> {
  let answer: Answer<Posted> = ok({ url: undefined });
  let tried = Number.POSITIVE_INFINITY;
  for (const each of [plan, withSurePlaces(plan, files), withoutPlaces(plan)]) {
    const lines = each.comments.filter(({ anchor }) => anchor.kind === 'lines');
    const isEmpty = lines.length === 0 && each.inBody.length === 0;
    // A retreat that gives up no place would be refused for the same reason.
    if (isEmpty || lines.length === tried) continue;
    tried = lines.length;
    answer = await postOnce(github, target, traceOf(lines, each), () =>
      postReview(github, target, each, context),
    );
    if (answer.kind === 'ok' || answer.refusal.kind !== 'invalid') return answer;
  }
  return answer.kind === 'ok' ? answer : refused(answer.refusal);
}

/** A review's comments carry the marks; one that has none carries them itself. */
function traceOf(lines: readonly PlannedComment[], plan: ReviewPlan): Trace {
  if (lines.length > 0) return { place: 'comments', fingerprints: fingerprintsOf(lines) };
  return { place: 'reviews', fingerprints: plan.inBody.map(({ fingerprint }) => fingerprint) };
}

function fingerprintsOf(comments: readonly PlannedComment[]): readonly string[] {
  return comments.flatMap(({ findings }) => findings.map(({ fingerprint }) => fingerprint));
}
