import type { Settings } from '../config/settings.js';
import type { Finding } from '../findings/finding.js';

/** Findings of the rules that are on, with the severity that the configuration gives them. */
export function levelled(findings: readonly Finding[], levels: Settings['rules']): readonly Finding[] {
  return findings.flatMap((finding) => {
    const level = levels[finding.rule];
    if (level === 'off') return [];
    return level === undefined ? [finding] : [{ ...finding, severity: level }];
  });
}
