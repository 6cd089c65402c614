import { stdlibModule } from '../../knowledge/index.js';
import type { AssumedLibraries } from '../../knowledge/types.js';
import { parentOf, prefixesOf, topLevelOf } from '../../modules/module-name.js';
import type { Libraries, LibraryFacts } from './facts.js';

/** `libraries`, but of the modules in `assumed`, and what lies in them, is known what the configuration says. */
export function withAssumed(libraries: Libraries, assumed: AssumedLibraries): Libraries {
  const nearest = (module: string): string | undefined => {
    for (let name: string | undefined = module; name !== undefined; name = parentOf(name)) {
      if (assumed.has(name)) return name;
    }
    return undefined;
  };

  function factsOf(module: string, passed: ReadonlySet<string>): LibraryFacts | undefined {
    const name = nearest(module);
    if (name === undefined || passed.has(name)) return libraries.importing(module);
    const { holds, loads, patches } = assumed.get(name)!;
    const loaded = loads
      .flatMap(prefixesOf)
      .flatMap((one) => factsWithName(one, new Set([...passed, name])) ?? []);
    return {
      holds: [
        ...holds,
        ...loaded.flatMap(({ module: via, facts }) =>
          facts.holds.map((hold) => ({
            ...hold,
            via: [via, ...(hold.via ?? [])].filter((one) => one !== hold.holder),
          })),
        ),
      ],
      loads,
      patches: patches ?? loaded.find(({ facts }) => facts.patches !== undefined)?.facts.patches,
      source: 'the configuration',
      basis: 'assumed',
    };
  }

  function factsWithName(module: string, passed: ReadonlySet<string>) {
    const standard = stdlibModule(module);
    const facts: LibraryFacts | undefined =
      standard === undefined ? factsOf(module, passed) : { ...standard, basis: 'measured' };
    return facts === undefined ? undefined : { module, facts };
  }

  const patching = [...assumed].flatMap(([name, { patches, loads }]) =>
    patches === undefined && loads.length === 0 ? [] : topLevelOf(name),
  );
  return {
    importing: (module) => factsOf(module, new Set()),
    reading: (module, name) => (nearest(module) === undefined ? libraries.reading(module, name) : undefined),
    calling: libraries.calling,
    knows: (topLevel) =>
      libraries.knows(topLevel) || [...assumed.keys()].some((name) => topLevelOf(name) === topLevel),
    mayPatch: new Set([...libraries.mayPatch, ...patching]),
  };
}
