import { byFingerprint } from '../findings/causes.js';
import type { Finding } from '../findings/finding.js';
import type { Notice } from '../findings/notice.js';
import { type Language, messagesIn, type ReviewMessages } from '../messages/index.js';
import type { FilePath } from '../project/snapshot.js';
import { bodyLimit, type CommentContext, commentBody } from './comment-body.js';
import type { Diff } from './diff.js';
import { type Mark, type MarkedComment, versionOf, withoutMarks } from './marker.js';
import { type Anchor, fixesOf, type Suggestion, suggestionOf } from './placement.js';

/** Something to do to what is already on the pull request. */
export interface Change {
  readonly own: MarkedComment;
  /** The new text; undefined deletes the comment. */
  readonly body: string | undefined;
  /** Whether GitHub should fold it, and as what. */
  readonly fold: 'RESOLVED' | 'DUPLICATE' | undefined;
}

/** The summary that is on the pull request already, and which findings it keeps. */
export interface Sticky {
  readonly own: MarkedComment;
  readonly findings: readonly Finding[];
}

/** What becomes of everything said before. */
export interface Reconciliation {
  readonly changes: readonly Change[];
  /** Told apart from the changes, as what finds no place in this run is added to it. */
  readonly sticky: Sticky | undefined;
}

/** What is known of the head when comments are brought up to date. */
export interface HeadState {
  readonly commit: string;
  /** Findings that count. */
  readonly findings: readonly Finding[];
  /** Everything found, whether it counts or not. */
  readonly all: readonly Finding[];
  readonly notices: readonly Notice[];
  /** Whether a finding that the base has by now is settled: when only what is new counts. */
  readonly scope: 'new' | 'changed' | 'all';
}

interface ReconcileOptions {
  readonly diff: Diff;
  readonly context: CommentContext;
  readonly suggestions: 'offer' | 'withhold';
}

/**
 * What to change in our own comments: those whose finding is gone are settled, those whose finding is another code flow by
 * now are told anew in place, and of two that tell the same the younger one goes. What people took over stays.
 */
export function reconcile(
  existing: readonly MarkedComment[],
  head: HeadState,
  options: ReconcileOptions,
): Reconciliation {
  const { language } = options.context;
  const judge = judgeOf(head);
  const current = existing.map((own) => renamed(own, head));
  const changes: Change[] = [...duplicatesIn(current, language)];
  let sticky: Sticky | undefined;
  for (const [own, marks] of ownedMarks(current)) {
    if (own.isTakenOver || marks.length === 0) continue;
    const verdicts = marks.map((mark) => judge(mark, own));
    const told = verdicts.flatMap((verdict) => (verdict.kind === 'told' ? [verdict.finding] : []));
    if (told.length === 0) {
      if (verdicts.some(({ kind }) => kind === 'unknown')) continue;
      const reason: Reason = verdicts.some(({ kind }) => kind === 'old') ? 'old' : 'gone';
      changes.push({ own, body: resolvedBody(own, reason, head.commit, language), fold: 'RESOLVED' });
    } else if (own.where === 'review') {
      if (sticky === undefined) sticky = { own, findings: told };
      else {
        // Two summaries are one too many: the older one takes over.
        sticky = { ...sticky, findings: [...sticky.findings, ...told] };
        changes.push(withdrawn(own, language));
      }
    } else if (saysOtherwise(own, told) && !verdicts.some(({ kind }) => kind === 'unknown')) {
      changes.push({ own, body: toldAnew(own, told, options), fold: undefined });
    }
  }
  return { changes, sticky };
}

/** `own` with the fingerprints that its findings have by now; those told by another one are to be told anew. */
function renamed(own: MarkedComment, { findings, all }: HeadState): MarkedComment {
  const [counted, found] = [byFingerprint(findings), byFingerprint(all)];
  const marks = own.marks.map((mark) => {
    const now = (counted.get(mark.fingerprint) ?? found.get(mark.fingerprint))?.fingerprint;
    return now === undefined || now === mark.fingerprint ? mark : { fingerprint: now, version: undefined };
  });
  return { ...own, marks };
}

/** Comments that only repeat what another one tells: looked for after posting, when another run may have posted too. */
export function duplicatesIn(existing: readonly MarkedComment[], language: Language): readonly Change[] {
  const doubled = [...ownedMarks(existing)].flatMap(([own, marks]) =>
    marks.length === 0 && !own.isTakenOver ? [own] : [],
  );
  return [...doubled.map((own) => withdrawn(own, language)), ...emptied(doubled, existing, language)];
}

/** Reviews that have no comment left: their text announces what another review says. */
function emptied(
  doubled: readonly MarkedComment[],
  existing: readonly MarkedComment[],
  language: Language,
): readonly Change[] {
  const left = new Set(existing.filter((own) => !doubled.includes(own)).map(({ review }) => review?.id));
  const reviews = new Map(
    doubled.flatMap(({ review }) => (review === undefined ? [] : [[review.id, review]])),
  );
  return [...reviews.values()].flatMap((review): readonly Change[] => {
    const isSummary = existing.some(({ where, id }) => where === 'review' && id === review.id);
    if (left.has(review.id) || isSummary) return [];
    const own = {
      ...doubled[0]!,
      ...review,
      where: 'review' as const,
      marks: [],
      body: '',
      review: undefined,
    };
    return [withdrawn(own, language)];
  });
}

/** Whether `own` does not say exactly what would be said of `findings` now. */
export function saysOtherwise(own: MarkedComment, findings: readonly Finding[]): boolean {
  const said = own.marks.map(({ fingerprint, version }) => `${fingerprint}:${version}`);
  const now = findings.map((finding) => `${finding.fingerprint}:${versionOf(finding)}`);
  return said.sort().join() !== now.sort().join();
}

type Verdict =
  | { readonly kind: 'told'; readonly finding: Finding }
  /** Part of the code could not be looked at. */
  | { readonly kind: 'unknown' }
  | { readonly kind: Reason };

function judgeOf({ findings, all, notices, scope }: HeadState): (mark: Mark, own: MarkedComment) => Verdict {
  const counted = byFingerprint(findings);
  const found = byFingerprint(all);
  const unseen = new Set<string>(notices.flatMap(({ path }) => path ?? []));
  const isCut = notices.some(({ kind }) => kind === 'incomplete-list' || kind === 'limit-reached');
  const isBaseKnown = !isCut && notices.every(({ kind }) => kind !== 'unreadable-file');
  return ({ fingerprint }, own) => {
    const now = counted.get(fingerprint);
    if (now !== undefined) return { kind: 'told', finding: now };
    const old = found.get(fingerprint);
    if (old !== undefined)
      return scope === 'new' && isBaseKnown ? { kind: 'old' } : { kind: 'told', finding: old };
    const isUnseen = isCut || (own.path !== undefined && unseen.has(own.path));
    return { kind: isUnseen ? 'unknown' : 'gone' };
  };
}

/** A comment without an answer can be deleted, a review cannot. */
function withdrawn(own: MarkedComment, language: Language): Change {
  return own.where === 'thread'
    ? { own, body: undefined, fold: undefined }
    : { own, body: messagesIn(language).review.saidByAnotherRun, fold: 'DUPLICATE' };
}

function toldAnew(
  own: MarkedComment,
  findings: readonly Finding[],
  { diff, context, suggestions }: ReconcileOptions,
): string {
  const path = own.path as FilePath;
  const anchor: Anchor =
    own.lines === undefined ? { kind: 'file', path } : { kind: 'lines', path, ...own.lines };
  const fixes = fixesOf(findings).map((fix): Suggestion => {
    const offered = suggestions === 'offer' ? suggestionOf(fix, diff) : undefined;
    return offered !== undefined && JSON.stringify(offered.anchor) === JSON.stringify(anchor)
      ? offered
      : { kind: 'patch', fix };
  });
  return commentBody({ anchor, findings, fixes, why: 'open' }, { ...context, diff });
}

/**
 * Which marks each comment keeps when a finding is told more than once (two runs at the same time both found nothing):
 * the one that people took over, else the oldest thread, else the oldest review. Every run decides alike, so that two
 * runs never give way to each other.
 */
function ownedMarks(existing: readonly MarkedComment[]): ReadonlyMap<MarkedComment, readonly Mark[]> {
  const owned = new Set<string>();
  const kept = new Map<MarkedComment, readonly Mark[]>();
  for (const comment of [...existing].sort(byPrecedence)) {
    kept.set(
      comment,
      comment.marks.filter(({ fingerprint }) => !owned.has(fingerprint)),
    );
    for (const { fingerprint } of comment.marks) owned.add(fingerprint);
  }
  return kept;
}

function byPrecedence(a: MarkedComment, b: MarkedComment): number {
  return rank(a) - rank(b) || a.id - b.id;
}

function rank({ isTakenOver, where }: MarkedComment): number {
  return isTakenOver ? 0 : where === 'thread' ? 1 : 2;
}

/** Why a comment has nothing to say any more. */
type Reason = keyof ReviewMessages['settled'];

/**
 * What a settled comment says: that it is settled, and folded what it said. Its markers are gone, so that the finding
 * is told anew should it come back.
 */
export function resolvedBody(
  { body }: MarkedComment,
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
