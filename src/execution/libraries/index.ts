import type { AssumedLibraries, PythonVersion } from '../../knowledge/types.js';
import type { InstalledPackages } from '../../tree/installed.js';
import { withAssumed } from './assumed.js';
import type { Libraries } from './facts.js';
import { installedLibraries } from './installed.js';
import { measuredLibraries } from './measured.js';

const environments = new WeakMap<InstalledPackages, Map<string, Libraries>>();

/**
 * Everything that is known of libraries: what the configuration says wins over what is read in the environment, which
 * wins over what was measured. An environment is run once for all states of a repository and all their entry points.
 */
export function librariesOf(
  installed: InstalledPackages | undefined,
  assumed: AssumedLibraries,
  python: PythonVersion | undefined,
): Libraries {
  const found = installed === undefined ? measuredLibraries : environmentOf(installed, python);
  return assumed.size === 0 ? found : withAssumed(found, assumed);
}

function environmentOf(installed: InstalledPackages, python: PythonVersion | undefined): Libraries {
  const known = environments.get(installed) ?? new Map<string, Libraries>();
  environments.set(installed, known);
  const version = String(python);
  const libraries = known.get(version) ?? installedLibraries(installed, python);
  known.set(version, libraries);
  return libraries;
}
