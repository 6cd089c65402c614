import { blameOf, type PlacedReference, type Site, stepKey } from './sites.js';

/**
 * `sites` without those that tell again what another one tells nearer to the patch: a file that is run as a script and
 * imported by an installed command parts at its `main()` in one run and inside of `main` in the other. Both runs count
 * as entries of the one that stays.
 */
export function withoutRetold(sites: readonly Site[]): readonly Site[] {
  const kept = new Map<Site, Site>(sites.map((site) => [site, site]));
  for (const outer of sites) {
    const inner = sites.find((site) => site !== outer && kept.has(site) && retells(outer, site));
    if (inner === undefined) continue;
    kept.delete(outer);
    kept.set(inner, merged(kept.get(inner)!, outer));
  }
  return [...kept.values()];
}

/** Whether `outer` leads through statement B of `inner`, in one file, and blames nothing else. */
function retells(outer: Site, inner: Site): boolean {
  if (outer.rule !== inner.rule) return false;
  const { patch } = inner.references[0]!.divergence;
  const passes = ({ divergence }: PlacedReference) =>
    divergence.patch.activation.path === patch.activation.path &&
    divergence.patchPath.slice(1).some((step) => stepKey(step) === stepKey(patch));
  const blamed = new Set(inner.references.map(blameOf));
  return outer.references.every((one) => passes(one) && blamed.has(blameOf(one)));
}

/** `inner` with the entries of `outer`, and as certain as the more certain of both. */
function merged(inner: Site, outer: Site): Site {
  const certain = new Map(
    outer.references
      .filter(({ reference }) => reference.certainty === 'certain')
      .map((one) => [blameOf(one), one.reference]),
  );
  return {
    ...inner,
    references: inner.references.map((one) => ({
      ...one,
      reference: certain.get(blameOf(one)) ?? one.reference,
    })),
    entries: [...new Set([...inner.entries, ...outer.entries])],
  };
}
