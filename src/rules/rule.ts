import type { LateReference } from '../execution/late.js';
import type { Offender, PatchReference, RuleId, Severity } from '../findings/finding.js';
import type { PythonVersion } from '../knowledge/types.js';
import type { Messages } from '../messages/messages.js';
import type { Words } from '../messages/rule-messages.js';

/** What one rule has to speak about: one divergence point with the references of its kind. */
export interface LateGroup {
  readonly patch: PatchReference;
  /** Worst first. */
  readonly offenders: readonly Offender[];
  readonly references: readonly LateReference[];
  readonly python: PythonVersion | undefined;
}

/** One kind of late patch: which references it is about, and what its words need to say what is wrong. Rules know nothing of each other. */
export interface Rule {
  readonly id: RuleId;
  covers(reference: LateReference): boolean;
  severity(group: readonly LateReference[]): Severity;
  words(group: LateGroup, messages: Messages): Words;
}

/** Worst first. */
export const severityRank: Readonly<Record<Severity, number>> = { error: 0, warning: 1, notice: 2 };

/** The worst severity of effects that were measured. */
export function worstEffect(references: readonly LateReference[]): Severity {
  let worst: Severity = 'notice';
  for (const reference of references) {
    if (reference.kind === 'held' && severityRank[reference.effect.severity] < severityRank[worst])
      worst = reference.effect.severity;
  }
  return worst;
}
