import type { Finding } from '../findings/finding.js';
import { messagesIn } from '../messages/index.js';
import type { ReportMessages } from '../messages/report-messages.js';
import { countBySeverity, type ReportInput } from './input.js';

/** What is said of the offenders of a finding: a label, and a sentence about what comes of one. */
export function offenderWords(
  { rule }: Finding,
  report: ReportMessages,
): { readonly label: string; readonly because: (consequence: string) => string } {
  return rule === 'formatter-moves-patch'
    ? { label: report.wouldComeFirst, because: report.wouldComeFirstBecause }
    : { label: report.tooEarly, because: report.tooEarlyBecause };
}

/** The one sentence that sums a run up: `Found 2 errors and 1 warning in 12 files.` or `No late patches in 12 files.` */
export function summarySentence({
  findings,
  stats,
  language,
}: Pick<ReportInput, 'findings' | 'stats' | 'language'>): string {
  return messagesIn(language).report.found(countBySeverity(findings), stats.files);
}
