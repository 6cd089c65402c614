import type { Mark, OwnComment } from './own-comment.js';

/**
 * Which marks each comment keeps when a finding is told more than once (two runs at the same time both found nothing):
 * the one that people took over, else the oldest thread, else the oldest review. Every run decides alike, so that two
 * runs never give way to each other.
 */
export function claims(existing: readonly OwnComment[]): ReadonlyMap<OwnComment, readonly Mark[]> {
  const claimed = new Set<string>();
  const kept = new Map<OwnComment, readonly Mark[]>();
  for (const comment of [...existing].sort(byPrecedence)) {
    kept.set(
      comment,
      comment.marks.filter(({ fingerprint }) => !claimed.has(fingerprint)),
    );
    for (const { fingerprint } of comment.marks) claimed.add(fingerprint);
  }
  return kept;
}

function byPrecedence(a: OwnComment, b: OwnComment): number {
  return rank(a) - rank(b) || a.id - b.id;
}

function rank({ isTakenOver, where }: OwnComment): number {
  return isTakenOver ? 0 : where === 'thread' ? 1 : 2;
}
