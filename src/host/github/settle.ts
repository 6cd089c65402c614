import type { Language } from '../../messages/language.js';
import type { OwnComment } from '../../pull-request/own-comment.js';
import { settledBody } from '../../pull-request/settled.js';
import type { GitHub } from './client.js';
import type { ReviewTarget } from './post-review.js';

/** Comments settled in one run: each takes two requests, a second apart. */
const settleLimit = 25;

const minimize = `mutation ($id: ID!) {
  minimizeComment(input: { subjectId: $id, classifier: RESOLVED }) { minimizedComment { isMinimized } }
}`;

/**
 * Marks comments as settled: their text says so, and GitHub folds them where the token may do that. Threads, and what
 * people answered in them, stay. A refusal ends it without a word: the comments were right when they were written.
 */
export async function settle(
  github: GitHub,
  target: ReviewTarget,
  comments: readonly OwnComment[],
  language: Language,
): Promise<void> {
  for (const comment of comments.slice(0, settleLimit)) {
    const answer = await github.write('PATCH /repos/{owner}/{repo}/pulls/comments/{comment_id}', {
      ...target.repository,
      comment_id: comment.id,
      body: settledBody(comment, target.commit, language),
    });
    if (answer.kind === 'refused') return;
    await github.mutate(minimize, { id: comment.nodeId });
  }
}
