import type { PullRequestEvent } from '../host/actions/pull-request-event.js';
import { type Delivery, deliverReview } from '../host/github/deliver.js';
import { readConversation } from '../host/github/read-conversation.js';
import { refusalNotice, staleNotice } from '../host/github/refusal-notice.js';
import { diffOf } from '../pull-request/diff.js';
import { type PlanOptions, planReview } from '../pull-request/plan.js';
import { type HeadState, upkeepOf } from '../pull-request/upkeep.js';
import type { ReportInput } from '../report/input.js';
import { code, type Prose, prose } from '../text/prose.js';
import type { ChangeSet } from './change-set.js';

/** What a review is made from: the findings that count are those of the report. */
export type ReviewOptions = PlanOptions & Pick<HeadState, 'all' | 'scope'>;

const nothing: Delivery = { url: undefined, notices: [] };

/**
 * Says on the pull request what has not been said there before, and brings what was said up to date. Nothing is posted
 * when there is nothing to say, or when the pull request has moved on: the run for its new head speaks then.
 */
export async function review(
  { github, files }: Pick<ChangeSet, 'github' | 'files'>,
  event: PullRequestEvent,
  report: ReportInput,
  options: ReviewOptions,
): Promise<Delivery> {
  const { repository, number, headSha } = event;
  const isQuiet = report.findings.every(({ severity }) => severity === 'notice');
  // Nobody has commented yet on a pull request that was just opened.
  if (isQuiet && event.isNew) return nothing;
  if (event.state === 'closed') return isQuiet ? nothing : untold(closed);
  const conversation = await readConversation(github, repository, number);
  if (conversation.kind === 'refused') {
    // Without knowing what was said, every run might say it again.
    return isQuiet ? nothing : { url: undefined, notices: [refusalNotice(conversation.refusal)] };
  }
  const { head, state, own, unknown } = conversation.value;
  if (state === 'closed') return isQuiet ? nothing : untold(closed);
  if (head !== undefined && head !== headSha) return isQuiet ? nothing : untold(movedOn(head));
  const plan = planReview(report.findings, files, own, options);
  const upkeep = upkeepOf(
    own,
    {
      commit: headSha,
      findings: report.findings,
      all: options.all,
      notices: report.notices,
      scope: options.scope,
    },
    { diff: diffOf(files), context: report, suggestions: options.suggestions },
  );
  const target = { repository, number, commit: headSha };
  const delivery = await deliverReview(github, target, plan, upkeep, files, report);
  if (unknown === undefined || own.length === 0) return delivery;
  return { ...delivery, notices: [...delivery.notices, staleNotice(unknown)] };
}

const closed = prose`Nothing was posted, as the pull request is closed`;

function movedOn(head: string): Prose {
  return prose`Nothing was posted, as the pull request has moved on to ${code(head.slice(0, 7))}: the run for that commit reviews it`;
}

function untold(message: Prose): Delivery {
  return { url: undefined, notices: [{ kind: 'outdated-run', path: undefined, message }] };
}
