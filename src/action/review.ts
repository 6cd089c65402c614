import { type Delivery, deliverReview } from '../host/github/deliver.js';
import { ownComments } from '../host/github/own-comments.js';
import { refusalNotice } from '../host/github/refusal-notice.js';
import { settle } from '../host/github/settle.js';
import type { OwnComment } from '../pull-request/own-comment.js';
import { isSilent, type PlanOptions, planReview } from '../pull-request/plan.js';
import { settledComments } from '../pull-request/settled.js';
import type { ReportInput } from '../report/input.js';
import type { PullRequest } from './subject.js';

const nothing: Delivery = { url: undefined, notices: [] };

/**
 * Says on the pull request what has not been said there before, and settles what no longer holds (`present`: the
 * fingerprints of everything found). Nothing is posted when there is nothing to say.
 */
export async function review(
  pullRequest: PullRequest,
  report: ReportInput,
  present: ReadonlySet<string>,
  options: PlanOptions,
): Promise<Delivery> {
  const { github, event } = pullRequest;
  const { repository, number, headSha } = event;
  const isQuiet = report.findings.every(({ severity }) => severity === 'notice');
  // Nobody has commented yet on a pull request that was just opened.
  if (isQuiet && event.isNew) return nothing;
  const comments = await ownComments(github, repository, number, 'comments');
  if (comments.kind === 'refused') {
    // Without knowing what was said, every run might say it again.
    return isQuiet ? nothing : { url: undefined, notices: [refusalNotice(comments.refusal)] };
  }
  const delivery = isQuiet ? nothing : await say(pullRequest, report, comments.value, options);
  const settled = settledComments(comments.value, present, report.notices);
  await settle(github, { repository, number, commit: headSha }, settled, report.language);
  return delivery;
}

async function say(
  { github, event, files }: PullRequest,
  report: ReportInput,
  comments: readonly OwnComment[],
  options: PlanOptions,
): Promise<Delivery> {
  const { repository, number, headSha } = event;
  if (isSilent(planReview(report.findings, files, comments, options))) return nothing;
  // What found no place in an earlier run stands in the body of its review; only a run about to speak needs to know.
  const reviews = await ownComments(github, repository, number, 'reviews');
  if (reviews.kind === 'refused') return { url: undefined, notices: [refusalNotice(reviews.refusal)] };
  const plan = planReview(report.findings, files, [...comments, ...reviews.value], options);
  if (isSilent(plan)) return nothing;
  return deliverReview(github, { repository, number, commit: headSha }, plan, files, report);
}
