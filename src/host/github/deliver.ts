import type * as z from 'zod/mini';
import type { Finding } from '../../findings/finding.js';
import type { Notice } from '../../findings/notice.js';
import type { ChangedFile } from '../../project/difference.js';
import type { Refusal } from '../../project/unreadable.js';
import { type CommentContext, commentBody, reviewBody, unseenBody } from '../../review/comment-body.js';
import { unseenMark } from '../../review/marker.js';
import type { Anchor, PlannedComment } from '../../review/placement.js';
import { type ReviewPlan, withoutPlaces, withSurePlaces } from '../../review/plan.js';
import {
  type Change,
  duplicatesIn,
  type Reconciliation,
  type Sticky,
  saysOtherwise,
} from '../../review/reconcile.js';
import { type Answer, type GitHub, ok, type Repository } from './client.js';
import { readConversation } from './conversation.js';
import { changes as changesShape, edited, nothing, posted as postedShape } from './shapes.js';

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
  target: ReviewTarget,
  plan: ReviewPlan,
  reconciliation: Reconciliation,
): Promise<Delivery> {
  const posted = await postUnseen(target, plan, await postAll(target, plan, reconciliation.sticky));
  const sticky = stickyChange(reconciliation.sticky, posted.forSticky, target.context);
  const refusal = await changeComments(target, [...sticky, ...reconciliation.changes]);
  if (posted.urls.length > 0 || posted.refusal?.kind === 'unavailable') await withdrawDoubles(target);
  const notices = [
    ...(posted.refusal === undefined ? [] : [refusalNotice('not-posted', posted.refusal)]),
    ...(posted.fallback === undefined ? [] : [refusalNotice('moved', posted.fallback)]),
    ...(refusal === undefined ? [] : [refusalNotice('stale', refusal)]),
  ];
  return { url: posted.urls[0], notices };
}

/** What became of a review that GitHub did not take as it was sent. */
export function refusalNotice(about: 'not-posted' | 'moved' | 'stale', refusal: Refusal): Notice {
  const isForbidden = about === 'not-posted' && refusal.kind === 'forbidden';
  return { kind: isForbidden ? 'missing-permission' : 'host-refusal', about, path: undefined, refusal };
}

/** What was posted, what is left for a summary that exists, and why something could not be posted. */
interface PostedAll {
  readonly urls: readonly string[];
  readonly forSticky: readonly Finding[];
  readonly refusal: Refusal | undefined;
  /** Why something is told in another place than planned. */
  readonly fallback: Refusal | undefined;
}

async function postAll(
  target: ReviewTarget,
  plan: ReviewPlan,
  sticky: Sticky | undefined,
): Promise<PostedAll> {
  const onFiles = await postFileComments(target, plan.comments);
  const { urls, moved, refusal } = onFiles;
  let { fallback } = onFiles;
  if (refusal?.kind === 'limited') return { urls, forSticky: [], refusal, fallback };
  const comments = plan.comments.filter(({ anchor }) => anchor.kind === 'lines');
  const rest = { ...plan, comments, inBody: [...plan.inBody, ...moved] };
  for (const each of fallbackPlans(rest, target.files)) {
    const inBody = sticky === undefined ? each.inBody : [];
    const forSticky = sticky === undefined ? [] : each.inBody;
    if (each.comments.length === 0 && inBody.length === 0) return { urls, forSticky, refusal, fallback };
    const answer = await postWithBody(target, { ...each, inBody });
    if (answer.kind === 'ok')
      return { urls: [...urlsOf(answer.value), ...urls], forSticky, refusal, fallback };
    fallback = answer.refusal;
    if (fallback.kind !== 'invalid') break;
  }
  return { urls, forSticky: [], refusal: fallback, fallback: undefined };
}

/** What nobody has seen is a review of its own: it lasts as long as the list is cut, whatever becomes of findings. */
async function postUnseen(
  target: ReviewTarget,
  { unseen }: ReviewPlan,
  posted: PostedAll,
): Promise<PostedAll> {
  if (unseen === undefined || posted.refusal !== undefined) return posted;
  const body = unseenBody(unseen, target.context.language);
  const answer = await postOnce(target, [unseenMark], () => sendReview(target, body, []));
  if (answer.kind === 'refused') return { ...posted, refusal: answer.refusal };
  return { ...posted, urls: [...posted.urls, ...urlsOf(answer.value)] };
}

/** Comments on files one by one; what is refused there moves on to the body of the review. */
async function postFileComments(
  target: ReviewTarget,
  comments: readonly PlannedComment[],
): Promise<Omit<PostedAll, 'forSticky'> & { readonly moved: readonly Finding[] }> {
  const urls: string[] = [];
  const moved: Finding[] = [];
  let refusal: Refusal | undefined;
  let fallback: Refusal | undefined;
  for (const comment of comments.filter(({ anchor }) => anchor.kind === 'file')) {
    // Where one was not allowed, none is.
    if (fallback !== undefined && fallback.kind !== 'invalid') {
      moved.push(...comment.findings);
      continue;
    }
    const answer = await postOnce(target, fingerprintsOf([comment]), () => postFileComment(target, comment));
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
    fallback = answer.refusal;
    moved.push(...comment.findings);
  }
  return { urls, moved, refusal, fallback };
}

function postWithBody(target: ReviewTarget, plan: ReviewPlan): Promise<Answer<Posted>> {
  const fingerprints = [
    ...fingerprintsOf(plan.comments),
    ...plan.inBody.map(({ fingerprint }) => fingerprint),
  ];
  return postOnce(target, fingerprints, () => postReview(target, plan));
}

/** The plan, and what to try when GitHub refuses a place: a fallback that gives up nothing would be refused again. */
function fallbackPlans(plan: ReviewPlan, files: readonly ChangedFile[]): readonly ReviewPlan[] {
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
  const body = reviewBody({ comments: [], inBody }, context);
  // What does not fit into it makes no difference.
  return body === sticky.own.body ? [] : [{ own: sticky.own, body, fold: undefined }];
}

/** Another run may have looked, found nothing, and posted at the same time: what the younger ones repeat goes. */
async function withdrawDoubles(target: ReviewTarget): Promise<void> {
  const now = await readConversation(target.github, target.repository, target.number);
  if (now.kind === 'ok') await changeComments(target, duplicatesIn(now.value.own, target.context.language));
}

function urlsOf({ url }: Posted): readonly string[] {
  return url === undefined ? [] : [url];
}

function fingerprintsOf(comments: readonly PlannedComment[]): readonly string[] {
  return comments.flatMap(({ findings }) => findings.map(({ fingerprint }) => fingerprint));
}

/** Comments changed in one request. */
const batchSize = 20;

/** Requests of that kind in one run. */
const batchLimit = 5;

/**
 * Edits, folds and deletes our own comments, twenty a request. What GraphQL refuses is done by REST one by one, except
 * for folding, which a token may not be allowed to do: an edited comment says what it has to. Returns the last refusal.
 */
async function changeComments(
  target: ReviewTarget,
  changes: readonly Change[],
): Promise<Refusal | undefined> {
  let refusal: Refusal | undefined;
  for (let batch = 0; batch < batchLimit && batch * batchSize < changes.length; batch++) {
    const some = changes.slice(batch * batchSize, (batch + 1) * batchSize);
    for (const change of await refusedOf(target.github, some)) {
      const answer = await changeAlone(target, change);
      if (answer.kind === 'ok') continue;
      refusal = answer.refusal;
      // The others would be refused for the same reason.
      if (refusal.kind === 'forbidden' || refusal.kind === 'limited') return refusal;
    }
  }
  return refusal;
}

/** Does all of `changes` in one mutation; those that were not done. */
async function refusedOf(github: GitHub, changes: readonly Change[]): Promise<readonly Change[]> {
  const variables: Record<string, string> = {};
  const fields = changes.flatMap((change, index) => {
    variables[`i${index}`] = change.own.nodeId;
    if (change.body !== undefined) variables[`b${index}`] = change.body;
    return [`c${index}: ${editField(change, index)}`, ...foldField(change, index)];
  });
  const declared = Object.keys(variables).map(
    (name) => `$${name}: ${name.startsWith('i') ? 'ID' : 'String'}!`,
  );
  const answer = await github.mutate(
    `mutation (${declared.join(', ')}) {\n  ${fields.join('\n  ')}\n}`,
    variables,
    changesShape(changes.length),
  );
  if (answer.kind === 'refused') return changes;
  const { data } = answer.value;
  return changes.filter((_, index) => (data[`c${index}`] ?? null) === null);
}

function editField({ own, body }: Change, index: number): string {
  const done = '{ clientMutationId }';
  if (body === undefined) return `deletePullRequestReviewComment(input: { id: $i${index} }) ${done}`;
  return own.where === 'thread'
    ? `updatePullRequestReviewComment(input: { pullRequestReviewCommentId: $i${index}, body: $b${index} }) ${done}`
    : `updatePullRequestReview(input: { pullRequestReviewId: $i${index}, body: $b${index} }) ${done}`;
}

function foldField({ fold }: Change, index: number): readonly string[] {
  if (fold === undefined) return [];
  return [
    `f${index}: minimizeComment(input: { subjectId: $i${index}, classifier: ${fold} }) { clientMutationId }`,
  ];
}

async function changeAlone(
  { github, repository, number }: ReviewTarget,
  { own, body }: Change,
): Promise<Answer<unknown>> {
  if (own.where === 'review') {
    const parameters = { ...repository, pull_number: number, review_id: own.id, body };
    return github.write(
      'PUT /repos/{owner}/{repo}/pulls/{pull_number}/reviews/{review_id}',
      parameters,
      edited,
    );
  }
  const route = '/repos/{owner}/{repo}/pulls/comments/{comment_id}';
  const parameters = { ...repository, comment_id: own.id };
  if (body !== undefined) return github.write(`PATCH ${route}`, { ...parameters, body }, edited);
  const answer = await github.write(`DELETE ${route}`, parameters, nothing);
  // Another run was faster.
  const isGone =
    answer.kind === 'refused' && answer.refusal.kind === 'forbidden' && answer.refusal.status === 404;
  return isGone ? ok(undefined) : answer;
}

/** Something on the pull request that people see. */
interface Posted {
  readonly url: string | undefined;
}

/** A lost answer is looked up and repeated once: more would only hammer a server that has trouble. */
const attempts = 2;

/**
 * Posts by `send` what tells of `fingerprints`. When the answer gets lost (a timeout, a 502) the post may have been made
 * all the same: it is looked up before it is repeated, and when it cannot be looked up it is not repeated.
 */
async function postOnce(
  target: ReviewTarget,
  fingerprints: readonly string[],
  send: () => Promise<Answer<Sent>>,
): Promise<Answer<Posted>> {
  for (let attempt = 1; ; attempt++) {
    const answer = await send();
    if (answer.kind === 'ok') return ok({ url: answer.value.html_url });
    if (answer.refusal.kind !== 'unavailable') return answer;
    const found = await lookUp(target, fingerprints);
    if (found.kind === 'ok' && found.value !== undefined) return ok(found.value);
    if (found.kind === 'refused' || attempt === attempts) return answer;
  }
}

async function lookUp(
  { github, repository, number }: ReviewTarget,
  fingerprints: readonly string[],
): Promise<Answer<Posted | undefined>> {
  const answer = await readConversation(github, repository, number);
  if (answer.kind === 'refused') return answer;
  return ok(
    answer.value.own.find(({ marks }) => marks.some(({ fingerprint }) => fingerprints.includes(fingerprint))),
  );
}

type Sent = z.infer<typeof postedShape>;

/** The pull request that a review goes to, as of one commit, and what its comments are written with. */
interface ReviewTarget {
  readonly github: GitHub;
  readonly repository: Repository;
  readonly number: number;
  /** The head commit that the plan's lines count in. */
  readonly commit: string;
  /** What the pull request changes. */
  readonly files: readonly ChangedFile[];
  readonly context: CommentContext;
}

/** Posts what a plan says on lines and in the body. */
function postReview(target: ReviewTarget, plan: ReviewPlan): Promise<Answer<Sent>> {
  const { context } = target;
  const comments = plan.comments.flatMap((comment) => {
    const { anchor } = comment;
    return anchor.kind === 'lines' ? [lineComment(anchor, commentBody(comment, context))] : [];
  });
  return sendReview(target, reviewBody(plan, context), comments);
}

/**
 * Posts one review, which is published at once: without `event` it would wait as a draft. All or nothing: one line that
 * GitHub does not accept refuses the whole.
 */
function sendReview(
  { github, repository, number, commit }: ReviewTarget,
  body: string,
  comments: readonly object[],
): Promise<Answer<Sent>> {
  return github.write(
    'POST /repos/{owner}/{repo}/pulls/{pull_number}/reviews',
    { ...repository, pull_number: number, commit_id: commit, event: 'COMMENT', body, comments },
    postedShape,
  );
}

/** Posts a comment on a file as a whole, which a review cannot hold. */
function postFileComment(target: ReviewTarget, comment: PlannedComment): Promise<Answer<Sent>> {
  const parameters = {
    ...target.repository,
    pull_number: target.number,
    commit_id: target.commit,
    path: comment.anchor.path,
    subject_type: 'file',
    body: commentBody(comment, target.context),
  };
  return target.github.write(
    'POST /repos/{owner}/{repo}/pulls/{pull_number}/comments',
    parameters,
    postedShape,
  );
}

/** GitHub refuses a range that starts where it ends. */
function lineComment({ path, startLine, endLine }: Extract<Anchor, { kind: 'lines' }>, body: string): object {
  const range = startLine === endLine ? {} : { start_line: startLine, start_side: 'RIGHT' };
  return { path, ...range, line: endLine, side: 'RIGHT', body };
}
