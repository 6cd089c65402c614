import { setOutput } from '@actions/core';
import type { Notice } from '../findings/notice.js';
import { annotate, logLine, logNotices } from '../host/actions/log.js';
import { writeSummary } from '../host/actions/summary.js';
import { writeFile } from '../host/actions/write-file.js';
import { annotationsOf } from '../report/annotations.js';
import { countBySeverity, type ReportInput } from '../report/input.js';
import { renderJson } from '../report/json.js';
import { renderProse } from '../report/markdown.js';
import { renderSarif } from '../report/sarif.js';
import { renderSummary } from '../report/summary.js';
import { summarySentence } from '../report/words.js';
import type { Environment } from './environment.js';
import type { ActionOptions } from './options.js';

/**
 * Everything that a run tells without GitHub's API: log, annotations, summary, files, outputs. Returns what was asked
 * for and could not be written.
 */
export function tell(
  report: ReportInput,
  introduced: number,
  options: ActionOptions,
  environment: Environment,
): readonly string[] {
  if (options.comment !== 'none') annotate(annotationsOf(report.findings, report.docsBase));
  logLine(summarySentence(report));
  logNotices(report.notices);
  writeSummary(renderSummary(report), environment.GITHUB_STEP_SUMMARY);
  setCounts(report, introduced);
  return writeFiles(report, options, environment.GITHUB_WORKSPACE || process.cwd());
}

/** What became known after the summary was written: why there is no review. */
export function tellAfterwards(notices: readonly Notice[], environment: Environment): void {
  if (notices.length === 0) return;
  logNotices(notices);
  const list = notices.map(({ message }) => `- ${renderProse(message)}\n`).join('');
  writeSummary(`\n${list}`, environment.GITHUB_STEP_SUMMARY);
}

function setCounts({ findings }: ReportInput, introduced: number): void {
  const counts = countBySeverity(findings);
  setOutput('findings', findings.length);
  setOutput('errors', counts.error);
  setOutput('warnings', counts.warning);
  setOutput('new-findings', introduced);
}

function writeFiles(report: ReportInput, options: ActionOptions, folder: string): readonly string[] {
  const files = [
    { name: 'sarif-file', path: options.sarifFile, render: renderSarif },
    { name: 'report-file', path: options.reportFile, render: renderJson },
  ];
  return files.flatMap(({ name, path, render }) => {
    if (path === undefined) return [];
    const failure = writeFile(folder, path, render(report));
    if (failure !== undefined) return [`${name}: ${failure}`];
    setOutput(name, path);
    return [];
  });
}
