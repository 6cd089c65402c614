import type { OwnComment } from '../../pull-request/own-comment.js';
import type { Refusal } from './answer.js';

/** The pull request as it is now, as far as a reviewer has to know. */
export interface Conversation {
  /** The head commit; undefined when GitHub did not tell. */
  readonly head: string | undefined;
  readonly state: 'open' | 'closed' | undefined;
  /** What this tool said before. */
  readonly own: readonly OwnComment[];
  /** Why nobody knows which threads people took over; undefined where it is known. */
  readonly unknown: Refusal | undefined;
}
