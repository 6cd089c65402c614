import {
  type Offender,
  type PatchReference,
  patchLabel,
  type RuleId,
  type Severity,
} from '../findings/finding.js';
import type { Messages, Words } from '../messages/messages.js';
import type { HoldEffect, PythonVersion } from '../patchers/types.js';
import { code, type Prose } from '../text/prose.js';
import type { LateReference } from '../trace/lateness.js';

/** What one rule has to speak about: one divergence point with the references of its kind. */
interface LateGroup {
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

/** The patch as the subject of a sentence: `gevent.monkey.patch_all()`, `import grequests`, `gunicorn -k gevent`. */
export function patchSubject(group: LateGroup): Prose {
  return [code(patchLabel(group.patch.by))];
}

/** The names held, worst first, each once. */
export function heldNames(group: LateGroup): readonly string[] {
  return [...new Set(group.offenders.flatMap((offender) => offender.names))];
}

/** The modules in whose import something was taken hold of, each once: the end of each chain, not its beginning. */
export function offendingModules(group: LateGroup): readonly string[] {
  return [...new Set(group.offenders.map(leafModule))];
}

/** The module that the last statement of an offender's chain leads to: `requests`, wherever it was imported. */
function leafModule(offender: Offender): string {
  const statements = offender.chain.filter((link) => link.location !== undefined);
  return statements.at(-1)?.module ?? offender.module;
}

/** What an effect does, as the end of a sentence about the original. */
export function consequence({ consequence: what, library, limits }: HoldEffect, messages: Messages): string {
  const words = typeof what === 'string' ? messages.consequences[what](library) : what.text;
  return `${words}${messages.onlyIn(limits ?? [])}`;
}

/**
 * One sentence for each different thing that happens: `time.sleep` blocks every greenlet while it sleeps. What happens
 * to a name under fewer limits is not said again with the versions in which one more holder does so.
 */
export function consequences(references: readonly LateReference[], messages: Messages): Prose {
  const held = references.flatMap((one) =>
    one.kind === 'held' ? [{ name: one.event.name, effect: one.effect }] : [],
  );
  const sentences = new Map<string, string[]>();
  for (const { name, effect } of held) {
    if (held.some((other) => other.name === name && saysMore(other.effect, effect))) continue;
    const what = consequence(effect, messages);
    const names = sentences.get(what) ?? [];
    if (!names.includes(name)) names.push(name);
    sentences.set(what, names);
  }
  return [...sentences].flatMap(([what, names], index): Prose => {
    const sentence = messages.rules.original(names, what);
    return index === 0 ? sentence : [messages.sentenceGap, ...sentence];
  });
}

/** Whether `one` tells of the same consequence as `other` with some of its limits, but not with all. */
function saysMore(one: HoldEffect, other: HoldEffect): boolean {
  if (one.consequence !== other.consequence || one.library !== other.library) return false;
  const limits = (other.limits ?? []).map((limit) => JSON.stringify(limit));
  const fewer = (one.limits ?? []).map((limit) => JSON.stringify(limit));
  return fewer.length < limits.length && fewer.every((limit) => limits.includes(limit));
}
