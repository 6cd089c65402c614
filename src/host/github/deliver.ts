import type { Finding } from '../../findings/finding.js';
import type { Notice } from '../../findings/notice.js';
import type { Language } from '../../messages/language.js';
import type { ChangedFile } from '../../pull-request/changed-file.js';
import type { CommentContext } from '../../pull-request/comment.js';
import type { PlannedComment } from '../../pull-request/place.js';
import type { ReviewPlan } from '../../pull-request/plan.js';
import { withoutPlaces, withSurePlaces } from '../../pull-request/retreat.js';
import { reviewBody } from '../../pull-request/review-body.js';
import {
  type Change,
  duplicatesIn,
  type Sticky,
  saysOtherwise,
  type Upkeep,
} from '../../pull-request/upkeep.js';
import type { Answer, Refusal } from './answer.js';
import { changeComments } from './change-comments.js';
import type { GitHub } from './client.js';
import { type Posted, postOnce } from './post-once.js';
import { postFileComment, postReview, type ReviewTarget } from './post-review.js';
import { readConversation } from './read-conversation.js';
import { refusalNotice, retreatNotice, staleNotice } from './refusal-notice.js';

/** What became of a review. */
export interface Delivery {
  /** Address of the review, or of the first comment when there was nothing for a review to hold. */
  readonly url: string | undefined;
  readonly notices: readonly Notice[];
}

/**
 * Posts what `plan` says, then brings what was said before up to date. What GitHub refuses in one place is told in the
 * next: a file's comment in the body, a review's line comments on surer lines, then in the body too. What is refused
 * altogether is a notice: annotations and summary have all findings already.
 */
export async function deliverReview(
  github: GitHub,
  target: ReviewTarget,
  plan: ReviewPlan,
  upkeep: Upkeep,
  files: readonly ChangedFile[],
  context: CommentContext,
): Promise<Delivery> {
  const posted = await postAll(github, target, plan, upkeep.sticky, files, context);
  const sticky = stickyChange(upkeep.sticky, posted.forSticky, context);
  const refusal = await changeComments(github, target, [...sticky, ...upkeep.changes]);
  if (posted.urls.length > 0 || posted.refusal?.kind === 'unavailable')
    await withdrawDoubles(github, target, context.language);
  const notices = [
    ...(posted.refusal === undefined ? [] : [refusalNotice(posted.refusal)]),
    ...(posted.retreat === undefined ? [] : [retreatNotice(posted.retreat)]),
    ...(refusal === undefined ? [] : [staleNotice(refusal)]),
  ];
  return { url: posted.urls[0], notices };
}

/** What was posted, what is left for a summary that exists, and why something could not be posted. */
interface PostedAll {
  readonly urls: readonly string[];
  readonly forSticky: readonly Finding[];
  readonly refusal: Refusal | undefined;
  /** Why something is told in another place than planned. */
  readonly retreat: Refusal | undefined;
}

async function postAll(
  github: GitHub,
  target: ReviewTarget,
  plan: ReviewPlan,
  sticky: Sticky | undefined,
  files: readonly ChangedFile[],
  context: CommentContext,
): Promise<PostedAll> {
  const onFiles = await postFileComments(github, target, plan.comments, context);
  const { urls, moved, refusal } = onFiles;
  let { retreat } = onFiles;
  if (refusal?.kind === 'limited') return { urls, forSticky: [], refusal, retreat };
  const comments = plan.comments.filter(({ anchor }) => anchor.kind === 'lines');
  const rest = { ...plan, comments, inBody: [...plan.inBody, ...moved] };
  for (const each of retreats(rest, files)) {
    const inBody = sticky === undefined ? each.inBody : [];
    const forSticky = sticky === undefined ? [] : each.inBody;
    if (each.comments.length === 0 && inBody.length === 0) return { urls, forSticky, refusal, retreat };
    const answer = await postWithBody(github, target, { ...each, inBody }, context);
    if (answer.kind === 'ok')
      return { urls: [...urlsOf(answer.value), ...urls], forSticky, refusal, retreat };
    retreat = answer.refusal;
    if (retreat.kind !== 'invalid') break;
  }
  return { urls, forSticky: [], refusal: retreat, retreat: undefined };
}

/** Comments on files one by one; what is refused there moves on to the body of the review. */
async function postFileComments(
  github: GitHub,
  target: ReviewTarget,
  comments: readonly PlannedComment[],
  context: CommentContext,
): Promise<Omit<PostedAll, 'forSticky'> & { readonly moved: readonly Finding[] }> {
  const urls: string[] = [];
  const moved: Finding[] = [];
  let refusal: Refusal | undefined;
  let retreat: Refusal | undefined;
  for (const comment of comments.filter(({ anchor }) => anchor.kind === 'file')) {
    // Where one was not allowed, none is.
    if (retreat !== undefined && retreat.kind !== 'invalid') {
      moved.push(...comment.findings);
      continue;
    }
    const answer = await postOnce(github, target, fingerprintsOf([comment]), () =>
      postFileComment(github, target, comment, context),
    );
    if (answer.kind === 'ok') {
      urls.push(...urlsOf(answer.value));
      continue;
    }
    const { kind } = answer.refusal;
    // Perhaps it was posted all the same: then the body would say it twice.
    if (kind === 'unavailable' || kind === 'limited') {
      refusal = answer.refusal;
      break;
    }
    retreat = answer.refusal;
    moved.push(...comment.findings);
  }
  return { urls, moved, refusal, retreat };
}

function postWithBody(
  github: GitHub,
  target: ReviewTarget,
  plan: ReviewPlan,
  context: CommentContext,
): Promise<Answer<Posted>> {
  const fingerprints = [
    ...fingerprintsOf(plan.comments),
    ...plan.inBody.map(({ fingerprint }) => fingerprint),
  ];
  return postOnce(github, target, fingerprints, () => postReview(github, target, plan, context));
}

/** The plan, and what to try when GitHub refuses a place: a retreat that gives up nothing would be refused again. */
function retreats(plan: ReviewPlan, files: readonly ChangedFile[]): readonly ReviewPlan[] {
  const all = [plan, withSurePlaces(plan, files), withoutPlaces(plan)];
  return all.filter((each, index) => each.comments.length !== all[index - 1]?.comments.length);
}

/** The summary that exists, with what is new in it; nothing when it says so already. */
function stickyChange(
  sticky: Sticky | undefined,
  more: readonly Finding[],
  context: CommentContext,
): readonly Change[] {
  if (sticky === undefined) return [];
  const inBody = [...sticky.findings, ...more];
  if (!saysOtherwise(sticky.own, inBody)) return [];
  return [{ own: sticky.own, body: reviewBody({ comments: [], inBody }, context), fold: undefined }];
}

/** Another run may have looked, found nothing, and posted at the same time: what the younger ones repeat goes. */
async function withdrawDoubles(github: GitHub, target: ReviewTarget, language: Language): Promise<void> {
  const now = await readConversation(github, target.repository, target.number);
  if (now.kind === 'ok') await changeComments(github, target, duplicatesIn(now.value.own, language));
}

function urlsOf({ url }: Posted): readonly string[] {
  return url === undefined ? [] : [url];
}

function fingerprintsOf(comments: readonly PlannedComment[]): readonly string[] {
  return comments.flatMap(({ findings }) => findings.map(({ fingerprint }) => fingerprint));
}
