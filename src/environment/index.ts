import type { Libraries } from '../interpreter/library-model.js';
import type { AssumedLibraries, PythonVersion } from '../patchers/types.js';
import type { Program } from '../project/program.js';
import type { InstalledPackages } from '../project/snapshot.js';
import { measuredLibraries, withAssumed } from './configured.js';
import { type Environment, installedLibraries, readEnvironment } from './installed.js';

/** A program as far as it matters to what is known of libraries: its environment, and what it counts on. */
type LibraryUser = Pick<Program, 'snapshot' | 'mentions'>;

const environments = new WeakMap<InstalledPackages, Map<string, Environment>>();

/**
 * Everything that is known of libraries where `program` runs: what the configuration says wins over what is read in the
 * environment, which wins over what was measured. An environment is run once for all states of a repository and all
 * their entry points.
 */
export function librariesOf(
  program: LibraryUser,
  assumed: AssumedLibraries,
  python: PythonVersion | undefined,
): Libraries {
  const found = foundLibraries(program, python);
  return assumed.size === 0 ? found : withAssumed(found, assumed);
}

function foundLibraries(program: LibraryUser, python: PythonVersion | undefined): Libraries {
  const { installed } = program.snapshot;
  if (installed === undefined) return measuredLibraries(program.mentions);
  const environment = environmentOf(installed, python);
  const isAtHand = (module: string) => environment.run.isInstalled(module) || program.mentions(module);
  return installedLibraries(environment, measuredLibraries(isAtHand));
}

function environmentOf(installed: InstalledPackages, python: PythonVersion | undefined): Environment {
  const known = environments.get(installed) ?? new Map<string, Environment>();
  environments.set(installed, known);
  const version = String(python);
  const environment = known.get(version) ?? readEnvironment(installed, python);
  known.set(version, environment);
  return environment;
}
