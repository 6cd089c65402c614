import type { LateReference } from '../execution/late.js';
import { compatible, type PatchEvent } from '../execution/trace.js';
import { severityRank, worstEffect } from '../rules/rule.js';

/**
 * The references of one entry point with one patch for each thing that is held too early, where patches exclude each
 * other (`if x: eventlet.monkey_patch() else: gevent.monkey.patch_all()`): one import is the cause, and one move the
 * cure. It is the patch that does worse, of equals the first; another one is told of where its effect is worse still.
 */
export function withoutAlternatives(references: readonly LateReference[]): readonly LateReference[] {
  const byPatch = new Map<PatchEvent, LateReference[]>();
  for (const one of references) {
    const known = byPatch.get(one.patch);
    if (known === undefined) byPatch.set(one.patch, [one]);
    else known.push(one);
  }
  const patches = [...byPatch.values()].sort((a, b) => rank(a) - rank(b));
  const told = new Map<LateReference['event'], LateReference[]>();
  for (const one of patches.flat()) {
    const known = told.get(one.event) ?? [];
    const isSaid = known.some(
      (other) => !compatible(other.patch.assumption, one.patch.assumption) && rank([other]) <= rank([one]),
    );
    if (!isSaid) told.set(one.event, [...known, one]);
  }
  return references.filter((one) => told.get(one.event)?.includes(one));
}

function rank(references: readonly LateReference[]): number {
  return severityRank[worstEffect(references)];
}
