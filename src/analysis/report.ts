import type { Finding } from '../findings/finding.js';
import type { Notice } from '../findings/notice.js';
import type { FilePath } from '../tree/file-path.js';

/** What one analysis found. */
export interface AnalysisReport {
  /** Sorted by path, line, rule. */
  readonly findings: readonly Finding[];
  readonly notices: readonly Notice[];
  /** The Python files in scope, in the order of their paths. */
  readonly files: readonly FilePath[];
  /** How many Python files were in scope, and how many were parsed to know about them. */
  readonly stats: { readonly files: number; readonly parsed: number };
}
