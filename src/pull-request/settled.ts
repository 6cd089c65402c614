import type { Notice } from '../findings/notice.js';
import { messagesIn } from '../messages/index.js';
import type { Language } from '../messages/language.js';
import { bodyLimit } from './comment.js';
import { markerOf, type OwnComment } from './own-comment.js';

/**
 * Comments whose findings are all gone. `present` are the fingerprints of everything found at the head, in scope or not.
 * Where part of the code could not be looked at, nothing is known to be gone.
 */
export function settledComments(
  existing: readonly OwnComment[],
  present: ReadonlySet<string>,
  notices: readonly Notice[],
): readonly OwnComment[] {
  const unseen = new Set<string | undefined>(
    notices.map(({ path }) => path).filter((path) => path !== undefined),
  );
  if (notices.some(({ kind }) => kind === 'incomplete-list' || kind === 'limit-reached')) return [];
  return existing.filter(
    ({ fingerprints, path }) =>
      !unseen.has(path) && !fingerprints.some((fingerprint) => present.has(fingerprint)),
  );
}

/**
 * What a settled comment says: that it is settled, and folded what it said. Its markers are gone, so that the finding
 * is told anew should it come back.
 */
export function settledBody({ body, fingerprints }: OwnComment, commit: string, language: Language): string {
  const markers = new Set(fingerprints.map(markerOf));
  const words = body
    .split(/\r?\n/)
    .filter((line) => !markers.has(line))
    // Nobody should apply a fix to code that has changed since.
    .map((line) => line.replace(/^(`{3,})suggestion$/, '$1'))
    .join('\n')
    .trimEnd();
  const { settled, whatItSaid } = messagesIn(language).review;
  const sentence = settled(commit.slice(0, 7));
  const folded = `${sentence}\n\n<details><summary>${whatItSaid}</summary>\n\n${words}\n\n</details>`;
  return folded.length <= bodyLimit ? folded : sentence;
}
