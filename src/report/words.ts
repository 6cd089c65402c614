import { messagesIn } from '../messages/index.js';
import { countBySeverity, type ReportInput } from './input.js';

/** The one sentence that sums a run up: `Found 2 errors and 1 warning in 12 files.` or `No late patches in 12 files.` */
export function summarySentence({
  findings,
  stats,
  language,
}: Pick<ReportInput, 'findings' | 'stats' | 'language'>): string {
  return messagesIn(language).report.found(countBySeverity(findings), stats.files);
}
