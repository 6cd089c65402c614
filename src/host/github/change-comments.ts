import type { Change } from '../../pull-request/upkeep.js';
import { type Answer, ok, type Refusal } from './answer.js';
import type { GitHub, Response } from './client.js';
import type { ReviewTarget } from './post-review.js';

/** Comments changed in one request. */
const batchSize = 20;

/** Requests of that kind in one run. */
const batchLimit = 5;

/**
 * Edits, folds and deletes our own comments, twenty a request. What GraphQL refuses is done by REST one by one, except
 * for folding, which a token may not be allowed to do: an edited comment says what it has to. Returns the last refusal.
 */
export async function changeComments(
  github: GitHub,
  target: ReviewTarget,
  changes: readonly Change[],
): Promise<Refusal | undefined> {
  let refusal: Refusal | undefined;
  for (let batch = 0; batch < batchLimit && batch * batchSize < changes.length; batch++) {
    const some = changes.slice(batch * batchSize, (batch + 1) * batchSize);
    for (const change of await refusedOf(github, some)) {
      const answer = await changeAlone(github, target, change);
      if (answer.kind === 'refused') refusal = answer.refusal;
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
  github: GitHub,
  { repository, number }: ReviewTarget,
  { own, body }: Change,
): Promise<Answer<Response | undefined>> {
  if (own.where === 'review') {
    const parameters = { ...repository, pull_number: number, review_id: own.id, body };
    return github.write('PUT /repos/{owner}/{repo}/pulls/{pull_number}/reviews/{review_id}', parameters);
  }
  const route = '/repos/{owner}/{repo}/pulls/comments/{comment_id}';
  const parameters = { ...repository, comment_id: own.id };
  if (body !== undefined) return github.write(`PATCH ${route}`, { ...parameters, body });
  const answer = await github.write(`DELETE ${route}`, parameters);
  // Another run was faster.
  const isGone = answer.kind === 'refused' && 'status' in answer.refusal && answer.refusal.status === 404;
  return isGone ? ok(undefined) : answer;
}
