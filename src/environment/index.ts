import type { Libraries } from '../interpreter/library-model.js';
import { newestFor } from '../libraries/tables.js';
import type { PatcherSet } from '../patchers/index.js';
import type { AssumedLibraries, Hold, Platform, PythonVersion } from '../patchers/types.js';
import { isPythonSource } from '../project/file-kinds.js';
import { leafOf, parentOf, topLevelOf } from '../project/module-name.js';
import { type Pin, pinsIn } from '../project/pins.js';
import type { OwnProgram, Program } from '../project/program.js';
import type { InstalledPackages, Snapshot } from '../project/snapshot.js';
import { readOnce, remembered } from '../text/memoize.js';
import { measuredLibraries, withAssumed } from './configured.js';
import { installedPins } from './distributions.js';
import { type Environment, installedLibraries, readEnvironment } from './installed.js';

/** A program as far as it matters to what is known of libraries: its environment, and what it counts on. */
type LibraryUser = Pick<Program, 'snapshot' | 'mentions' | 'gathered'>;

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
 * their entry points. Some of it depends on what else is at hand, which is that of `owner`, where a repository has several
 * programs.
 */
export function librariesOf(
  program: LibraryUser,
  told: ToldBeforehand,
  owner: OwnProgram = { folder: '', mentions: program.mentions },
): Libraries {
  const { libraries: assumed, patchers } = told;
  const { folder } = owner;
  const found = withRows(foundLibraries(program.snapshot, owner, told), patchers, program);
  const all = assumed.size === 0 ? found : withAssumed(found, assumed);
  return folder === '' ? all : { ...all, owner: folder };
}

/**
 * `libraries`, with what the rows of patchers say beside: modules that patch when they are imported, and what libraries that
 * are not at hand keep of what patchers replace. What a library only hands on counts where the program takes it from there.
 */
function withRows(
  libraries: Libraries,
  { all, importPatch, importPatchers }: PatcherSet,
  program: LibraryUser,
): Libraries {
  const copies = all.flatMap(({ heldBy = [] }) => heldBy);
  const isSwapping = all.some(({ kind }) => kind === 'swap');
  if (importPatchers.length === 0 && !isSwapping) return libraries;
  const isTold = ({ handedOn, holder, where }: Hold) =>
    handedOn !== true || isTaken(program, `${holder}.${where}`);
  return {
    ...libraries,
    importing(module) {
      const found = libraries.importing(module);
      const measured = found?.basis === 'installed' ? [] : copies.filter(({ holder }) => holder === module);
      const holds = [...measured, ...(found?.holds ?? [])];
      const known = { loads: [], source: 'the row', basis: 'measured', ...found } as const;
      const patches = importPatch(module) ?? found?.patches;
      if (found === undefined && patches === undefined && holds.length === 0) return undefined;
      return { ...known, holds: holds.filter(isTold), patches };
    },
    mayPatch: new Set([...libraries.mayPatch, ...importPatchers.map(topLevelOf)]),
  };
}

/** Whether some file takes `name` from the library that has it: `from sqlmodel import create_engine`. */
function isTaken(program: LibraryUser, name: string): boolean {
  const isTakenIn = takingIn(name);
  const taken = program.gathered(`takes ${name}`, (text, path) =>
    isTakenIn(text) && isPythonSource(path, text) ? [path] : [],
  );
  return taken.length > 0;
}

const takingIn = remembered((name: string) => {
  const [module, leaf] = [parentOf(name) ?? '', leafOf(name)].map((part) => part.replaceAll('.', '\\.'));
  const taken = new RegExp(
    `\\b${module}\\.${leaf}\\b|\\bfrom[ \\t]+${module}[ \\t]+import[ \\t]*(?:\\([^)]*|[^\\n(]*)\\b${leaf}\\b`,
  );
  return readOnce((text) => taken.test(text));
});

function foundLibraries(
  snapshot: Snapshot,
  { folder, mentions }: OwnProgram,
  { pythonVersion, platform, patchers }: ToldBeforehand,
): Libraries {
  const { installed } = snapshot;
  const pins = installable(pinsIn(snapshot, folder, { python: pythonVersion, platform }), pythonVersion);
  if (installed === undefined) return measuredLibraries({ has: mentions, pin: pins }, patchers);
  const environment = environmentOf(installed, pythonVersion, platform, patchers);
  const has = (module: string) => environment.run.isInstalled(module) || mentions(module);
  const there = installedPins(installed);
  const pin = (distribution: string) => there(distribution) ?? pins(distribution);
  return installedLibraries(environment, measuredLibraries({ has, pin }, patchers));
}

/** `pins`, and no version that is too new for the Python that runs the program. */
function installable(
  pins: (distribution: string) => Pin | undefined,
  python: PythonVersion | undefined,
): (distribution: string) => Pin | undefined {
  if (python === undefined) return pins;
  return (distribution) => {
    const pin = pins(distribution);
    const newest = newestFor(distribution, python);
    if (newest === undefined || pin?.kind === 'exact') return pin;
    return { kind: 'bounds', bounds: [...(pin?.bounds ?? []), { operator: '<=', version: newest }] };
  };
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
