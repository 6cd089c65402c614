import { instanceNow } from '../interpreter/holds.js';
import { bindSubmodule, loadExternal, runModule } from '../interpreter/imports.js';
import { attributeOn, lacksModule, resultOn } from '../interpreter/platform.js';
import { type Arguments, fail, type Host, type Interpreter } from '../interpreter/state.js';
import { external, literal, textOf, unknown, type Value } from '../interpreter/values.js';
import { isPython2Only, reviewedModule, stdlibModule } from '../libraries/tables.js';
import type { Platform } from '../patchers/types.js';
import type { InstalledModule } from '../project/installed-resolver.js';
import { parentOf, topLevelOf } from '../project/module-name.js';
import type { FilePath, InstalledPackages } from '../project/snapshot.js';
import { distributionsIn } from './distributions.js';

/** Where installed packages run. */
interface InstalledHost extends Host {
  /** Whether importing `module` was tried and raised. */
  hasFailed(module: string): boolean;
}

/**
 * The host of the packages in `installed`, as `resolve` finds them. It is known what can be imported, and the place is
 * the usual one. A module runs once, as if nothing had been assumed, called or patched before: whoever imports it finds
 * it the same. `imported` is told of each import of an installed module, before it is run.
 */
export function installedHost(
  installed: InstalledPackages,
  resolve: (module: string) => InstalledModule,
  platform: Platform,
  imported: (module: string, certainty: 'certain' | 'conditional') => void,
): InstalledHost {
  const failed = new Map<string, string>();
  const hasDistribution = distributionsIn(installed);
  const canImport = (module: string) =>
    stdlibModule(module) !== undefined || resolve(module).kind !== 'absent';

  function importModule(interpreter: Interpreter, module: string): Value {
    const top = topLevelOf(module);
    if (isPython2Only(top) || lacksModule(platform, module)) return missing(interpreter, module);
    if (stdlibModule(top) !== undefined || reviewedModule(top) !== undefined)
      return loadExternal(interpreter, module);
    const found = resolve(module);
    if (found.kind === 'extension') return loadExternal(interpreter, module);
    if (found.kind === 'absent') {
      if (module === top) return missing(interpreter, module);
      // Packages put modules into sys.modules that no file stands for: six.moves, requests.packages.urllib3.
      interpreter.doubts++;
      return external(module);
    }
    imported(module, interpreter.assumption === undefined ? 'certain' : 'conditional');
    const loaded = interpreter.modules.get(module);
    if (loaded !== undefined) return loaded.value;
    const error = failed.get(module);
    if (error !== undefined) return fail(interpreter, error);
    const path = found.kind === 'source' ? (found.path as FilePath) : undefined;
    const isPackage = found.kind === 'namespace' || found.searchPath !== undefined;
    return run(interpreter, module, path, isPackage);
  }

  function run(
    interpreter: Interpreter,
    module: string,
    path: FilePath | undefined,
    isPackage: boolean,
  ): Value {
    const { assumption, calls } = interpreter;
    interpreter.assumption = undefined;
    const counts = new Map(calls);
    calls.clear();
    const parent = parentOf(module);
    const value = runModule(interpreter, module, path, isPackage ? module : (parent ?? ''), 'import');
    interpreter.assumption = assumption;
    calls.clear();
    for (const [definition, count] of counts) calls.set(definition, count);
    if (interpreter.raising !== undefined) {
      failed.set(module, interpreter.raising);
      interpreter.modules.delete(module);
      return unknown;
    }
    bindSubmodule(interpreter, module, value);
    return value;
  }

  return {
    importModule,
    isDone: () => false,
    isTimeUp: () => false,
    // What one module patches must not hide what another holds: its importers may come before the patch.
    keepsPatches: false,
    knowsFailures: true,
    mayBePython2: false,
    // None is set that a library might look for.
    isVariableSet: () => 'false',
    attribute: (name) => attributeOn(platform, name),
    isMissing: () => false,
    // It is seen which imports succeed.
    isThere: () => false,
    has: () => undefined,
    // Its own code says what a framework does here.
    standIn: () => undefined,
    result: (interpreter, name, args) =>
      resultOf(interpreter, name, args, { platform, canImport, hasDistribution }),
    hasFailed: (module) => failed.has(module),
  };
}

function missing(interpreter: Interpreter, module: string): Value {
  return interpreter.guards > 0 ? fail(interpreter, 'ModuleNotFoundError') : external(module);
}

/** Functions that tell the version of a distribution, or raise. */
const versions: ReadonlySet<string> = new Set([
  'importlib.metadata.version',
  'importlib.metadata.distribution',
  'importlib_metadata.version',
  'pkg_resources.get_distribution',
]);

/** The result of calling the function `name` of the standard library, where it says where code runs or what is installed. */
function resultOf(
  interpreter: Interpreter,
  name: string,
  args: Arguments,
  known: { platform: Platform; canImport(module: string): boolean; hasDistribution(name: string): boolean },
): Value | undefined {
  if (name === 'os.environ.get' || name === 'os.getenv') return args.positional[1] ?? literal(null);
  const wanted = textOf(args.positional[0]);
  if (versions.has(name) && wanted !== undefined && !known.hasDistribution(wanted))
    return fail(interpreter, 'PackageNotFoundError');
  if (name === 'importlib.util.find_spec' && wanted !== undefined && !wanted.includes('.'))
    return known.canImport(wanted)
      ? instanceNow(interpreter, 'importlib.machinery.ModuleSpec')
      : literal(null);
  return resultOn(known.platform, name, args);
}
