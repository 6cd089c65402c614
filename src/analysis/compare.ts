import type { Finding } from '../findings/finding.js';

/**
 * The findings of `head` that `base` did not have, by fingerprint.
 * A finding whose base counterpart had fewer offenders is kept with the offenders that are new.
 */
export function introduced(base: readonly Finding[], head: readonly Finding[]): readonly Finding[] {
  const known = new Map<string, Set<string>>();
  for (const finding of base) {
    const offenders = known.get(finding.fingerprint) ?? new Set<string>();
    for (const offender of finding.offenders) offenders.add(offender.module);
    known.set(finding.fingerprint, offenders);
  }
  const result: Finding[] = [];
  for (const finding of head) {
    const offenders = known.get(finding.fingerprint);
    if (offenders === undefined) {
      result.push(finding);
      continue;
    }
    const fresh = finding.offenders.filter((offender) => !offenders.has(offender.module));
    if (fresh.length > 0) result.push({ ...finding, offenders: fresh });
  }
  return result;
}
