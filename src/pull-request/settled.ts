import { bodyLimit } from './comment.js';
import { type OwnComment, withoutMarks } from './own-comment.js';

/** Why a comment has nothing to say any more. */
export type Reason =
  /** The finding is gone. */
  | 'gone'
  /** The code still has it, but so has the base by now: it is not what this pull request introduces. */
  | 'old';

const sentences: Readonly<Record<Reason, (commit: string) => string>> = {
  gone: (commit) => `Settled: as of ${commit} this is no longer found.`,
  old: (commit) => `Settled: as of ${commit} the base has this as well, so it is not of this pull request.`,
};

/**
 * What a settled comment says: that it is settled, and folded what it said. Its markers are gone, so that the finding
 * is told anew should it come back.
 */
export function settledBody({ body }: OwnComment, reason: Reason, commit: string): string {
  // Nobody should apply a fix to code that has changed since.
  const words = withoutMarks(body).replace(/^(`{3,})suggestion$/gm, '$1');
  const sentence = sentences[reason](commit.slice(0, 7));
  const folded = `${sentence}\n\n<details><summary>What it said</summary>\n\n${words}\n\n</details>`;
  return folded.length <= bodyLimit ? folded : sentence;
}

/** What remains of a review whose findings another run told at the same moment: a review cannot be deleted. */
export const duplicateBody = 'Another run of late-patch said the same at the same time.';
