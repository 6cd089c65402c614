import type { Finding } from '../findings/finding.js';
import { countBySeverity } from './input.js';

/** `1 file`, `2 files`. */
export function counted(count: number, noun: string, plural = `${noun}s`): string {
  return `${count} ${count === 1 ? noun : plural}`;
}

/** `too early` as `Too early`. */
export function capitalized(words: string): string {
  return words.charAt(0).toUpperCase() + words.slice(1);
}

/** `a`, `a and b`, `a, b and c`. */
export function joined(parts: readonly string[]): string {
  const last = parts.at(-1) ?? '';
  return parts.length < 2 ? last : `${parts.slice(0, -1).join(', ')} and ${last}`;
}

/** The one sentence that sums a run up: `Found 2 errors and 1 warning in 12 files.` or `No late patches in 12 files.` */
export function summarySentence(findings: readonly Finding[], files: number): string {
  const scope = counted(files, 'file');
  if (findings.length === 0) return `No late patches in ${scope}.`;
  const counts = countBySeverity(findings);
  const parts = (['error', 'warning', 'notice'] as const)
    .filter((severity) => counts[severity] > 0)
    .map((severity) => counted(counts[severity], severity));
  return `Found ${joined(parts)} in ${scope}.`;
}
