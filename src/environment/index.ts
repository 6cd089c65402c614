import type { Libraries } from '../interpreter/library-model.js';
import type { PatcherSet } from '../patchers/index.js';
import type { AssumedLibraries, Platform, PythonVersion } from '../patchers/types.js';
import { topLevelOf } from '../project/module-name.js';
import type { Program } from '../project/program.js';
import type { FilePath, InstalledPackages, Snapshot } from '../project/snapshot.js';
import { measuredLibraries, withAssumed } from './configured.js';
import { type Environment, installedLibraries, readEnvironment } from './installed.js';

/** A program as far as it matters to what is known of libraries: its environment, and what it counts on. */
type LibraryUser = Pick<Program, 'snapshot' | 'mentions' | 'ownerOf'>;

/** What is told about libraries before any of them is looked at. */
interface ToldBeforehand {
  /** What the configuration says of a team's own packages. */
  readonly libraries: AssumedLibraries;
  readonly pythonVersion: PythonVersion | undefined;
  readonly platform: Platform;
  readonly patchers: PatcherSet;
}

const environments = new WeakMap<PatcherSet, WeakMap<InstalledPackages, Map<string, Environment>>>();

/**
 * Everything that is known of libraries where `program` runs: what the configuration says wins over what is read in the
 * environment, which wins over what was measured. An environment is run once for all states of a repository and all
 * their entry points. Some of it depends on what else is at hand, which is that of the program that the file at `path` belongs
 * to, where a repository has several.
 */
export function librariesOf(program: LibraryUser, told: ToldBeforehand, path?: FilePath): Libraries {
  const { libraries: assumed, patchers } = told;
  const { folder, mentions } =
    path === undefined ? { folder: '', mentions: program.mentions } : program.ownerOf(path);
  const found = withImportPatches(foundLibraries(program.snapshot, mentions, told), patchers);
  const all = assumed.size === 0 ? found : withAssumed(found, assumed);
  return folder === '' ? all : { ...all, owner: folder };
}

/** `libraries`, and beside them the modules that patch when they are imported because a patcher's row says so. */
function withImportPatches(libraries: Libraries, patchers: PatcherSet): Libraries {
  if (patchers.importPatchers.length === 0) return libraries;
  return {
    ...libraries,
    importing(module) {
      const known = libraries.importing(module);
      const patches = patchers.importPatch(module);
      if (patches === undefined) return known;
      return { ...(known ?? { holds: [], loads: [], source: 'the row', basis: 'measured' }), patches };
    },
    mayPatch: new Set([...libraries.mayPatch, ...patchers.importPatchers.map(topLevelOf)]),
  };
}

function foundLibraries(
  { installed }: Snapshot,
  mentions: Program['mentions'],
  { pythonVersion, platform, patchers }: ToldBeforehand,
): Libraries {
  if (installed === undefined) return measuredLibraries(mentions, patchers);
  const environment = environmentOf(installed, pythonVersion, platform, patchers);
  const isAtHand = (module: string) => environment.run.isInstalled(module) || mentions(module);
  return installedLibraries(environment, measuredLibraries(isAtHand, patchers));
}

function environmentOf(
  installed: InstalledPackages,
  python: PythonVersion | undefined,
  platform: Platform,
  patchers: PatcherSet,
): Environment {
  const ofSet = environments.get(patchers) ?? new WeakMap<InstalledPackages, Map<string, Environment>>();
  environments.set(patchers, ofSet);
  const known = ofSet.get(installed) ?? new Map<string, Environment>();
  ofSet.set(installed, known);
  const target = `${platform} ${String(python)}`;
  const environment = known.get(target) ?? readEnvironment(installed, python, platform, patchers);
  known.set(target, environment);
  return environment;
}
