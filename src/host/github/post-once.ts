import { type Answer, ok } from './answer.js';
import type { GitHub, Response } from './client.js';
import type { ReviewTarget } from './post-review.js';
import { readConversation } from './read-conversation.js';

/** Something on the pull request that people see. */
export interface Posted {
  readonly url: string | undefined;
}

/** A lost answer is looked up and repeated once: more would only hammer a server that has trouble. */
const attempts = 2;

/**
 * Posts by `send` what tells of `fingerprints`. When the answer gets lost (a timeout, a 502) the post may have been made
 * all the same: it is looked up before it is repeated, and when it cannot be looked up it is not repeated.
 */
export async function postOnce(
  github: GitHub,
  target: ReviewTarget,
  fingerprints: readonly string[],
  send: () => Promise<Answer<Response>>,
): Promise<Answer<Posted>> {
  for (let attempt = 1; ; attempt++) {
    const answer = await send();
    if (answer.kind === 'ok') return ok({ url: urlOf(answer.value) });
    if (answer.refusal.kind !== 'unavailable') return answer;
    const found = await lookUp(github, target, fingerprints);
    if (found.kind === 'ok' && found.value !== undefined) return ok(found.value);
    if (found.kind === 'refused' || attempt === attempts) return answer;
  }
}

async function lookUp(
  github: GitHub,
  { repository, number }: ReviewTarget,
  fingerprints: readonly string[],
): Promise<Answer<Posted | undefined>> {
  const answer = await readConversation(github, repository, number);
  if (answer.kind === 'refused') return answer;
  return ok(
    answer.value.own.find(({ marks }) => marks.some(({ fingerprint }) => fingerprints.includes(fingerprint))),
  );
}

function urlOf({ data }: Response): string | undefined {
  const { html_url } = data as { html_url?: unknown };
  return typeof html_url === 'string' ? html_url : undefined;
}
