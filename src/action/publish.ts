import { setOutput } from '@actions/core';
import type { Finding, Location } from '../findings/finding.js';
import type { Notice } from '../findings/notice.js';
import type { PullRequestEvent } from '../host/actions/event.js';
import { annotate, logLine, logNotices, rewriteSummary, writeSummary } from '../host/actions/runner.js';
import { readConversation } from '../host/github/conversation.js';
import { type Delivery, deliverReview, refusalNotice } from '../host/github/deliver.js';
import { writeReportFile } from '../host/node/report-file.js';
import { messagesIn, type Problem } from '../messages/index.js';
import { summarySentence } from '../report/chain.js';
import { annotationsOf } from '../report/github.js';
import { countBySeverity, type ReportInput } from '../report/input.js';
import { renderJson } from '../report/json.js';
import { renderSarif } from '../report/sarif.js';
import { renderSummary } from '../report/summary.js';
import { diffOf, isWritten } from '../review/diff.js';
import { type Anchor, anchorOf } from '../review/placement.js';
import { type PlanOptions, planReview } from '../review/plan.js';
import { type HeadState, reconcile } from '../review/reconcile.js';
import type { ActionOptions, Environment } from './inputs.js';
import type { ChangeSet } from './subject.js';

/** What a review is made from: the findings that count are those of the report. */
type ReviewOptions = PlanOptions & Pick<HeadState, 'all' | 'scope'>;

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
  const isQuiet =
    options.unseen === undefined && report.findings.every(({ severity }) => severity === 'notice');
  // Nobody has commented yet on a pull request that was just opened.
  if (isQuiet && event.isNew) return nothing;
  if (event.state === 'closed') return isQuiet ? nothing : unpublished(closed);
  const conversation = await readConversation(github, repository, number);
  if (conversation.kind === 'refused') {
    // Without knowing what was said, every run might say it again.
    return isQuiet
      ? nothing
      : { url: undefined, notices: [refusalNotice('not-posted', conversation.refusal)] };
  }
  const { head, state, own, unknown } = conversation.value;
  if (state === 'closed') return isQuiet ? nothing : unpublished(closed);
  if (head !== headSha) return isQuiet ? nothing : unpublished(movedOn(head));
  const plan = planReview(report.findings, files, own, options);
  const reconciliation = reconcile(
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
  const context = { ...report, diff: diffOf(files) };
  const target = { github, repository, number, commit: headSha, files, context };
  const delivery = await deliverReview(target, plan, reconciliation);
  if (unknown === undefined || own.length === 0) return delivery;
  return { ...delivery, notices: [...delivery.notices, refusalNotice('stale', unknown)] };
}

const closed: Notice = { kind: 'outdated-run', about: 'closed', path: undefined };

function movedOn(commit: string): Notice {
  return { kind: 'outdated-run', about: 'moved-on', path: undefined, commit };
}

function unpublished(notice: Notice): Delivery {
  return { url: undefined, notices: [notice] };
}

/**
 * Everything that a run tells without GitHub's API: log, annotations, summary, files, outputs. Returns what was asked
 * for and could not be written.
 */
export function publish(
  report: ReportInput,
  introduced: number,
  changes: Pick<ChangeSet, 'files'> | undefined,
  options: ActionOptions,
  environment: Environment,
): readonly Problem[] {
  const messages = messagesIn(report.language);
  const diff = changes && diffOf(changes.files);
  const isAdded = (location: Location) => isWritten(location, diff);
  const linesFor = (finding: Finding) => diff && linesOfAnchor(anchorOf(finding, diff));
  if (options.comment !== 'none') annotate(annotationsOf(report, { linesFor, isAdded }), messages);
  logLine(summarySentence(report));
  logNotices(report.notices, messages);
  writeSummary(renderSummary(report), environment.GITHUB_STEP_SUMMARY, messages);
  setCounts(report, introduced);
  return writeFiles(report, options, environment.GITHUB_WORKSPACE || process.cwd());
}

/** An annotation of a file as a whole would stand on its first line: where the finding is says more. */
function linesOfAnchor(anchor: Anchor | undefined) {
  if (anchor?.kind !== 'lines') return undefined;
  const { path, startLine, endLine } = anchor;
  return { path, startLine, endLine };
}

/** What became known after the summary was written: why there is no review, which is what to read first. */
export function publishAfterwards(
  report: ReportInput,
  notices: readonly Notice[],
  environment: Environment,
): void {
  if (notices.length === 0) return;
  const messages = messagesIn(report.language);
  logNotices(notices, messages);
  const after = renderSummary(report, { unreviewed: notices });
  rewriteSummary(renderSummary(report), after, environment.GITHUB_STEP_SUMMARY, messages);
}

function setCounts({ findings }: ReportInput, introduced: number): void {
  const counts = countBySeverity(findings);
  setOutput('findings', findings.length);
  setOutput('errors', counts.error);
  setOutput('warnings', counts.warning);
  setOutput('new-findings', introduced);
}

function writeFiles(report: ReportInput, options: ActionOptions, folder: string): readonly Problem[] {
  const files = [
    { name: 'sarif-file', path: options.sarifFile, render: renderSarif },
    { name: 'report-file', path: options.reportFile, render: renderJson },
  ];
  return files.flatMap(({ name, path, render }) => {
    if (path === undefined) return [];
    const failure = writeReportFile(folder, path, render(report), 'made');
    if (failure !== undefined) return [{ what: 'unwritten-file', name, path, failure }];
    setOutput(name, path);
    return [];
  });
}
