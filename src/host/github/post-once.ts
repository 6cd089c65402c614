import { type Answer, ok } from './answer.js';
import type { GitHub, Response } from './client.js';
import { ownComments, type Place } from './own-comments.js';
import type { ReviewTarget } from './post-review.js';

/** Something on the pull request that people see. */
export interface Posted {
  readonly url: string | undefined;
}

/** How to recognise what is being posted when the answer got lost. */
export interface Trace {
  readonly place: Place;
  readonly fingerprints: readonly string[];
}

/** A lost answer is looked up and repeated once: more would only hammer a server that has trouble. */
const attempts = 2;

/**
 * Posts by `send`. When the answer gets lost (a timeout, a 502) the post may have been made all the same: it is looked
 * up by `trace` before it is repeated, and when it cannot be looked up it is not repeated.
 */
export async function postOnce(
  github: GitHub,
  target: ReviewTarget,
  trace: Trace,
  send: () => Promise<Answer<Response>>,
): Promise<Answer<Posted>> {
  for (let attempt = 1; ; attempt++) {
    const answer = await send();
    if (answer.kind === 'ok') return ok({ url: urlOf(answer.value) });
    if (answer.refusal.kind !== 'unavailable') return answer;
    const found = await lookUp(github, target, trace);
    if (found.kind === 'ok' && found.value !== undefined) return ok(found.value);
    if (found.kind === 'refused' || attempt === attempts) return answer;
  }
}

async function lookUp(
  github: GitHub,
  { repository, number }: ReviewTarget,
  { place, fingerprints }: Trace,
): Promise<Answer<Posted | undefined>> {
  const answer = await ownComments(github, repository, number, place);
  if (answer.kind === 'refused') return answer;
  return ok(
    answer.value.find((comment) => comment.fingerprints.some((print) => fingerprints.includes(print))),
  );
}

function urlOf({ data }: Response): string | undefined {
  const { html_url } = data as { html_url?: unknown };
  return typeof html_url === 'string' ? html_url : undefined;
}
