import { byFingerprint } from '../findings/causes.js';
import { type Finding, placeOfFinding } from '../findings/finding.js';
import type { Notice } from '../findings/notice.js';
import type { ChangedFile } from '../project/difference.js';
import { worstFirst } from '../report/input.js';
import { groupedBy } from '../text/groups.js';
import { type Diff, diffOf } from './diff.js';
import { type MarkedComment, unseenMark } from './marker.js';
import { type Anchor, fixesOf, type PlannedComment, place } from './placement.js';

/** What to say in a review, and where. */
export interface ReviewPlan {
  /** Worst first. */
  readonly comments: readonly PlannedComment[];
  /** Worth saying, but without a place in the difference or over the limit. */
  readonly inBody: readonly Finding[];
  /** Not worth a comment of their own: annotations and summary have them. */
  readonly quiet: readonly Finding[];
  /** Part of the pull request that nobody could look at, if that has not been said. */
  readonly unseen: UnseenChanges | undefined;
  /** Said by an earlier run. */
  readonly said: readonly Finding[];
}

/** That GitHub did not list all that a pull request changes. */
export type UnseenChanges = Extract<Notice, { readonly about: 'changes-cut' | 'comparison-cut' }>;

export interface PlanOptions {
  /** Changes that nobody could look at, if there are some. */
  readonly unseen?: UnseenChanges | undefined;
  /** Whether fixes that GitHub can apply by a click are shown that way. */
  readonly suggestions: 'offer' | 'withhold';
  /** What becomes of findings that the pull request shows no part of: told in the review's body, or in the summary only. */
  readonly unplaced: 'body' | 'summary';
}

/** Decides what a review says about `findings`, given the difference and what our own comments already say. */
export function planReview(
  findings: readonly Finding[],
  files: readonly ChangedFile[],
  existing: readonly MarkedComment[],
  options: PlanOptions,
): ReviewPlan {
  const known = new Set(existing.flatMap(({ marks }) => marks.map(({ fingerprint }) => fingerprint)));
  const told = byFingerprint(findings);
  const isSaid = (finding: Finding) =>
    [finding.fingerprint, ...finding.aliases].some(
      (print) => known.has(print) && told.get(print) === finding,
    );
  const said = findings.filter(isSaid);
  const groups = groupsOf(findings.filter((finding) => !isSaid(finding)));
  const loud = groups.filter((group) => !isQuiet(group));
  const { comments, over, unplaced } = place(loud, diffOf(files), options.suggestions, fixesOf(said));
  const small = groups.filter(isQuiet).flat();
  const unseen = known.has(unseenMark) ? undefined : options.unseen;
  if (options.unplaced === 'summary')
    return { comments, inBody: over, quiet: [...small, ...unplaced], unseen, said };
  return { comments, inBody: [...over, ...unplaced], quiet: small, unseen, said };
}

/**
 * Findings of one divergence point together, and those of the causes in one file that several patches are late for; code
 * flows and their findings worst first.
 */
function groupsOf(findings: readonly Finding[]): readonly (readonly Finding[])[] {
  const shared = new Set(findings.flatMap(({ cause, others }) => (others.length === 0 ? [] : [cause.path])));
  const point = (finding: Finding) => {
    if (shared.has(finding.cause.path)) return finding.cause.path;
    const { path, span } = placeOfFinding(finding);
    return `${span.start} ${path}`;
  };
  return [...groupedBy(worstFirst(findings), point).values()];
}

function isQuiet(group: readonly Finding[]): boolean {
  return group.every(({ severity }) => severity === 'notice');
}

/**
 * What to post when GitHub refused a plan for one of its places without saying which: only comments on single lines
 * that the author wrote, the surest of all places. Everything else moves to the body.
 */
export function withSurePlaces(plan: ReviewPlan, files: readonly ChangedFile[]): ReviewPlan {
  const diff = diffOf(files);
  return keeping(plan, ({ anchor }) => anchor.kind === 'lines' && isSure(anchor, diff));
}

/** What to post when GitHub takes none of the lines: everything goes to the body. */
export function withoutPlaces(plan: ReviewPlan): ReviewPlan {
  return keeping(plan, () => false);
}

function keeping(plan: ReviewPlan, isKept: (comment: PlannedComment) => boolean): ReviewPlan {
  const comments = plan.comments.filter(isKept);
  const moved = plan.comments.filter((comment) => !isKept(comment)).flatMap(({ findings }) => findings);
  return { ...plan, comments, inBody: [...moved, ...plan.inBody] };
}

function isSure(anchor: Extract<Anchor, { kind: 'lines' }>, diff: Diff): boolean {
  const hunks = diff.get(anchor.path) ?? [];
  return anchor.startLine === anchor.endLine && hunks.some(({ added }) => added.has(anchor.endLine));
}
