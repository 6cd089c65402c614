import type { Finding } from '../findings/finding.js';
import type { Notice } from '../findings/notice.js';

/** What one analysis found. */
export interface AnalysisReport {
  /** Sorted by path, line, rule. */
  readonly findings: readonly Finding[];
  readonly notices: readonly Notice[];
  /** Python files in scope, and how many of them were parsed. */
  readonly stats: { readonly files: number; readonly parsed: number };
}
