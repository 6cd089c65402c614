import type { Finding } from '../findings/finding.js';
import { renderProse } from '../report/markdown.js';

/** `Error: the patch runs after …`: severity in words, so that it does not depend on a picture. Markdown. */
export function headline(finding: Finding): string {
  const severity = { error: 'Error', warning: 'Warning', notice: 'Notice' }[finding.severity];
  const doubt = finding.confidence === 'low' ? ' (not certain)' : '';
  return `${severity}${doubt}: ${renderProse(finding.message)}`;
}
