import { messagesIn } from '../messages/index.js';
import type { Language } from '../messages/language.js';
import type { ReviewMessages } from '../messages/review-messages.js';
import { bodyLimit } from './comment.js';
import { type OwnComment, withoutMarks } from './own-comment.js';

/** Why a comment has nothing to say any more. */
export type Reason = keyof ReviewMessages['settled'];

/**
 * What a settled comment says: that it is settled, and folded what it said. Its markers are gone, so that the finding
 * is told anew should it come back.
 */
export function settledBody(
  { body }: OwnComment,
  reason: Reason,
  commit: string,
  language: Language,
): string {
  // Nobody should apply a fix to code that has changed since.
  const words = withoutMarks(body).replace(/^(`{3,})suggestion$/gm, '$1');
  const { settled, whatItSaid } = messagesIn(language).review;
  const sentence = settled[reason](commit.slice(0, 7));
  const folded = `${sentence}\n\n<details><summary>${whatItSaid}</summary>\n\n${words}\n\n</details>`;
  return folded.length <= bodyLimit ? folded : sentence;
}
