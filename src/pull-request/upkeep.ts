import type { Finding } from '../findings/finding.js';
import type { Notice } from '../findings/notice.js';
import { messagesIn } from '../messages/index.js';
import type { Language } from '../messages/language.js';
import type { FilePath } from '../tree/file-path.js';
import type { Anchor } from './anchor.js';
import { claims } from './claims.js';
import { type CommentContext, commentBody } from './comment.js';
import type { Diff } from './diff.js';
import type { Mark, OwnComment } from './own-comment.js';
import { type Reason, settledBody } from './settled.js';
import { fixesOf, type ShownFix, suggestionOf } from './shown-fix.js';
import { versionOf } from './version.js';

/** Something to do to what is already on the pull request. */
export interface Change {
  readonly own: OwnComment;
  /** The new text; undefined deletes the comment. */
  readonly body: string | undefined;
  /** Whether GitHub should fold it, and as what. */
  readonly fold: 'RESOLVED' | 'DUPLICATE' | undefined;
}

/** The summary that is on the pull request already, and which findings it keeps. */
export interface Sticky {
  readonly own: OwnComment;
  readonly findings: readonly Finding[];
}

/** What becomes of everything said before. */
export interface Upkeep {
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

export interface UpkeepOptions {
  readonly diff: Diff;
  readonly context: CommentContext;
  readonly suggestions: 'offer' | 'withhold';
}

/**
 * What to change in our own comments: those whose finding is gone are settled, those whose finding is another story by
 * now are told anew in place, and of two that tell the same the younger one goes. What people took over stays.
 */
export function upkeepOf(existing: readonly OwnComment[], head: HeadState, options: UpkeepOptions): Upkeep {
  const { language } = options.context;
  const judge = judgeOf(head);
  const changes: Change[] = [...duplicatesIn(existing, language)];
  let sticky: Sticky | undefined;
  for (const [own, marks] of claims(existing)) {
    if (own.isTakenOver || marks.length === 0) continue;
    const verdicts = marks.map((mark) => judge(mark, own));
    const told = verdicts.flatMap((verdict) => (verdict.kind === 'told' ? [verdict.finding] : []));
    if (told.length === 0) {
      if (verdicts.some(({ kind }) => kind === 'unknown')) continue;
      const reason: Reason = verdicts.some(({ kind }) => kind === 'old') ? 'old' : 'gone';
      changes.push({ own, body: settledBody(own, reason, head.commit, language), fold: 'RESOLVED' });
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

/** Comments that only repeat what another one tells: looked for after posting, when another run may have posted too. */
export function duplicatesIn(existing: readonly OwnComment[], language: Language): readonly Change[] {
  const doubled = [...claims(existing)].flatMap(([own, marks]) =>
    marks.length === 0 && !own.isTakenOver ? [own] : [],
  );
  return [...doubled.map((own) => withdrawn(own, language)), ...emptied(doubled, existing, language)];
}

/** Reviews that have no comment left: their text announces what another review says. */
function emptied(
  doubled: readonly OwnComment[],
  existing: readonly OwnComment[],
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
export function saysOtherwise(own: OwnComment, findings: readonly Finding[]): boolean {
  const said = own.marks.map(({ fingerprint, version }) => `${fingerprint}:${version}`);
  const now = findings.map((finding) => `${finding.fingerprint}:${versionOf(finding)}`);
  return said.sort().join() !== now.sort().join();
}

type Verdict =
  | { readonly kind: 'told'; readonly finding: Finding }
  /** Part of the code could not be looked at. */
  | { readonly kind: 'unknown' }
  | { readonly kind: Reason };

function judgeOf({ findings, all, notices, scope }: HeadState): (mark: Mark, own: OwnComment) => Verdict {
  const counted = new Map(findings.map((finding) => [finding.fingerprint, finding]));
  const found = new Map(all.map((finding) => [finding.fingerprint, finding]));
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
function withdrawn(own: OwnComment, language: Language): Change {
  return own.where === 'thread'
    ? { own, body: undefined, fold: undefined }
    : { own, body: messagesIn(language).review.saidByAnotherRun, fold: 'DUPLICATE' };
}

function toldAnew(
  own: OwnComment,
  findings: readonly Finding[],
  { diff, context, suggestions }: UpkeepOptions,
): string {
  const path = own.path as FilePath;
  const anchor: Anchor =
    own.lines === undefined ? { kind: 'file', path } : { kind: 'lines', path, ...own.lines };
  const fixes = fixesOf(findings).map((fix): ShownFix => {
    const offered = suggestions === 'offer' ? suggestionOf(fix, diff) : undefined;
    return offered !== undefined && JSON.stringify(offered.anchor) === JSON.stringify(anchor)
      ? offered
      : { kind: 'patch', fix };
  });
  return commentBody({ anchor, findings, fixes }, context);
}
