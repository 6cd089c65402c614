import type { FailOn } from '../config/settings.js';
import type { Finding, Severity } from '../findings/finding.js';

/**
 * What the process ends with: 0 nothing at or above the threshold, 1 findings, 2 it could not do its work (wrong usage,
 * wrong configuration, a report that could not be written, a bug).
 */
export type ExitCode = 0 | 1 | 2;

const rank: Readonly<Record<Severity, number>> = { error: 3, warning: 2, notice: 1 };

/** 1 when a finding is at or above `failOn`. Notices about the run never count. */
export function exitCodeOf(findings: readonly Finding[], failOn: FailOn): ExitCode {
  if (failOn === 'never') return 0;
  return findings.some((finding) => rank[finding.severity] >= rank[failOn]) ? 1 : 0;
}
