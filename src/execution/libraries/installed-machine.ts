import { measuredModule, reviewedModule, stdlibModule } from '../../knowledge/index.js';
import type { PythonVersion } from '../../knowledge/types.js';
import type { InstalledModule } from '../../modules/installed-resolver.js';
import { createProgram, type Program } from '../../modules/program.js';
import type { Resolver } from '../../modules/resolver.js';
import type { FilePath } from '../../tree/file-path.js';
import type { InstalledPackages } from '../../tree/installed.js';
import { snapshotOf } from '../../tree/snapshot.js';
import type { Machine } from '../machine.js';
import { newMachine } from '../new-machine.js';
import type { EntryPoint } from '../trace.js';
import { distributionsIn } from './distributions.js';
import type { Libraries } from './facts.js';
import { inCompany } from './measured.js';

/** A machine for the packages in `installed`, as `resolve` finds them: before its first import, and run by nobody. */
export function installedMachine(
  installed: InstalledPackages,
  resolve: (module: string) => InstalledModule,
  python: PythonVersion | undefined,
): Machine {
  const isInstalled = (module: string) => resolve(module).kind !== 'absent';
  const resolver: Resolver = {
    resolve(module) {
      const found = resolve(module);
      if (found.kind === 'namespace') return { kind: 'namespace', module, searchPath: found.searchPath };
      if (found.kind !== 'source') return { kind: 'external', module };
      return { kind: 'source', module, path: found.path as FilePath, searchPath: found.searchPath };
    },
  };
  return newMachine({
    program: programOf(installed),
    resolver,
    entry: nobody,
    python,
    libraries: unreadable(isInstalled),
    environment: {
      isInstalled: (module) => stdlibModule(module) !== undefined || isInstalled(module),
      hasDistribution: distributionsIn(installed),
    },
    until: 'end',
  });
}

/** Nobody in particular imports an installed package. */
const nobody: EntryPoint = {
  path: '' as FilePath,
  run: 'import',
  module: '',
  searchFolder: '',
  patchedBy: undefined,
  preloaded: new Set(),
  plan: { kind: 'module' },
  evidence: 'known',
  reason: 'installed',
};

/** What is known of modules that cannot be read: compiled ones, and the patchers themselves. */
function unreadable(isInstalled: (module: string) => boolean): Libraries {
  return {
    importing(module) {
      const facts = reviewedModule(module) ?? measuredModule(module);
      return facts === undefined ? undefined : inCompany(facts, isInstalled);
    },
    reading: () => undefined,
    calling: () => undefined,
    knows: () => true,
    mayPatch: new Set(),
  };
}

/** The installed files as a program whose files are read and parsed when they are imported. */
function programOf(installed: InstalledPackages): Program {
  const texts = new Map<FilePath, string>();
  const files = createProgram({ ...snapshotOf({}), texts }, []);
  return {
    ...files,
    syntax(path) {
      const text = texts.get(path) ?? installed.text(path);
      if (text === undefined) return undefined;
      texts.set(path, text);
      return files.syntax(path);
    },
  };
}
