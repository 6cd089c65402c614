/**
 * The CycloneDX document `all`, as `npm sbom` makes it of the lockfile, with only those packages in it that are in the
 * bundles: whose names their `licenses` (as tools/build/bundle.mjs writes them) begin an entry with; of a name in several versions all of
 * them, since the bundle does not tell. Throws where a bundled name is not in the document.
 */
export function billOfMaterials(all, licenses) {
  const names = namesIn(licenses);
  const components = all.components.filter(({ name }) => names.has(name));
  const found = new Set(components.map(({ name }) => name));
  for (const name of names)
    if (!found.has(name)) throw new Error(`${name} is bundled and not in the lockfile`);
  const references = new Set([all.metadata.component['bom-ref'], ...components.map((one) => one['bom-ref'])]);
  return {
    ...all,
    metadata: {
      ...all.metadata,
      lifecycles: [{ phase: 'build' }],
      component: { ...all.metadata.component, name: all.metadata.component['bom-ref'].split('@')[0] },
    },
    // npm calls them optional and made for development, as nobody has to install them: they are in the files.
    components: components.map(({ properties: _, ...one }) => ({ ...one, scope: 'required' })),
    dependencies: all.dependencies
      .filter(({ ref }) => references.has(ref))
      .map(({ ref, dependsOn = [] }) => ({ ref, dependsOn: dependsOn.filter((one) => references.has(one)) })),
  };
}

/** An entry is a name, the id of its license, and its text; entries are parted by an empty line. */
function namesIn(licenses) {
  const entries = licenses.matchAll(/(?:^|\n\n)((?:@[\w.-]+\/)?[\w.-]+)\n[A-Z0-9][\w.-]*(?: OR [\w.-]+)*\n/g);
  return new Set([...entries].map(([, name]) => name));
}
