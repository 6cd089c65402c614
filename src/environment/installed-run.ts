import { importedAttribute, loadExternal, runModule } from '../interpreter/imports.js';
import { createInterpreter, statementBudget } from '../interpreter/interpreter.js';
import type { Libraries } from '../interpreter/library-model.js';
import { type Interpreter, withinStack } from '../interpreter/machine.js';
import { external, unknown, type Value } from '../interpreter/values.js';
import { isPython2Only, measuredModule, reviewedModule, stdlibModule } from '../libraries/tables.js';
import type { PatcherSet } from '../patchers/index.js';
import type { PythonVersion } from '../patchers/types.js';
import type { FilePath } from '../project/file-path.js';
import { type InstalledModule, installedResolver } from '../project/installed-resolver.js';
import { parentOf, prefixesOf } from '../project/module-name.js';
import { createProgram, type Program } from '../project/program.js';
import type { Resolver } from '../project/resolver.js';
import { type InstalledPackages, snapshotOf } from '../project/snapshot.js';
import type { ModuleSyntax } from '../python/syntax.js';
import type { Activation, EntryPoint, HoldEvent, PatchEvent } from '../trace/trace.js';
import { coInstalledWith } from './configured.js';

/** What the body of one installed module did, or one reading of an attribute; what it imports did its own. */
interface ModuleRun {
  readonly holds: HoldEvent[];
  readonly patches: PatchEvent[];
  /** Modules it imports, and whether that depends on a condition that is not known. */
  readonly imports: Map<string, 'certain' | 'conditional'>;
}

/** Import time of installed packages on paper: each module runs once, whoever asks first. */
export interface InstalledRun {
  readonly patchers: PatcherSet;
  /** Runs `module`, its parents and what they import; false when there is no Python source of that name. */
  load(module: string): boolean;
  /** Reads `name` of `module`, which has been loaded, as `from module import name` does. */
  read(module: string, name: string): Value;
  /** Calls the function `name` of `module`, which has been loaded, with arguments that are not known. */
  call(module: string, name: string): Value;
  /** What a module did, or for `module:name` the reading of an attribute. */
  runOf(name: string): ModuleRun | undefined;
  syntax(module: string): ModuleSyntax | undefined;
  /** Modules that were asked for and not run to their end: there were too many statements. */
  readonly exhausted: ReadonlySet<string>;
  isInstalled(topLevel: string): boolean;
  /** Whether `module` is installed, but not as Python source. */
  isCompiled(module: string): boolean;
}

/** Statements executed for one environment altogether; what is asked for after that is answered by the table. */
const environmentBudget = 4_000_000;

/** An interpreter for `installed`, which has run nothing yet. */
export function installedRun(
  installed: InstalledPackages,
  python: PythonVersion | undefined,
  patchers: PatcherSet,
): InstalledRun {
  const resolve = installedResolver(installed);
  const runs = new Map<string, ModuleRun>();
  const failed = new Map<string, string>();
  const interpreter = installedInterpreter(installed, resolve, python, patchers);
  const exhausted = new Set<string>();
  let asking = '';
  let spent = 0;
  let seen = 0;

  const runOf = (name: string): ModuleRun => {
    let run = runs.get(name);
    if (run === undefined) {
      run = { holds: [], patches: [], imports: new Map() };
      runs.set(name, run);
    }
    return run;
  };
  /** The module whose body runs, directly or in a function that it calls. */
  const owner = (activation: Activation): string => {
    let at: Activation | undefined = activation;
    while (at?.body === 'function') at = at.caller?.activation;
    return at === undefined || at.body === 'launch' ? asking : at.module;
  };

  function importInstalled(module: string): Value {
    let value: Value = unknown;
    for (const prefix of prefixesOf(module)) {
      value = enter(prefix);
      if (interpreter.raising !== undefined) return unknown;
    }
    return value;
  }

  function enter(module: string): Value {
    const [top] = prefixesOf(module);
    if (isPython2Only(top!)) return missing(module);
    if (stdlibModule(top!) !== undefined || reviewedModule(top!) !== undefined)
      return loadExternal(interpreter, module);
    const found = resolve(module);
    if (found.kind === 'extension') return loadExternal(interpreter, module);
    if (found.kind === 'absent') {
      if (module === top) return missing(module);
      // Packages put modules into sys.modules that no file stands for: six.moves, requests.packages.urllib3.
      interpreter.doubts++;
      return external(module);
    }
    noteImport(module);
    const loaded = interpreter.modules.get(module);
    if (loaded !== undefined) return loaded.value;
    const error = failed.get(module);
    if (error !== undefined) return raise(error);
    const path = found.kind === 'source' ? (found.path as FilePath) : undefined;
    const isPackage = found.kind === 'namespace' || found.searchPath !== undefined;
    return run(module, path, isPackage);
  }

  /** Runs a body as if nothing had been assumed or called before: another importer would find it the same. */
  function run(module: string, path: FilePath | undefined, isPackage: boolean): Value {
    const { assumption, calls } = interpreter;
    interpreter.assumption = undefined;
    const counts = new Map(calls);
    calls.clear();
    const parent = parentOf(module);
    const value = runModule(interpreter, module, path, isPackage ? module : (parent ?? ''), 'import');
    interpreter.assumption = assumption;
    calls.clear();
    for (const [definition, count] of counts) calls.set(definition, count);
    interpreter.patched.clear();
    if (interpreter.raising !== undefined) {
      failed.set(module, interpreter.raising);
      interpreter.modules.delete(module);
      return unknown;
    }
    if (parent !== undefined) {
      interpreter.modules.get(parent)?.scope.variables.set(module.slice(parent.length + 1), value);
    }
    return value;
  }

  function missing(module: string): Value {
    return interpreter.guards > 0 ? raise('ModuleNotFoundError') : external(module);
  }

  /** Where nobody is prepared for a failure, the program would end here. It does not: then it is us who err. */
  function raise(error: string): Value {
    if (interpreter.guards > 0) interpreter.raising = error;
    return unknown;
  }

  function noteImport(module: string): void {
    const { imports } = runOf(owner(interpreter.activation));
    const certainty = interpreter.assumption === undefined ? 'certain' : 'conditional';
    if (imports.get(module) !== 'certain') imports.set(module, certainty);
  }

  /** Runs `action` for `name` with a fresh budget, and sorts what happened to the modules that did it. */
  function ask<T>(name: string, action: () => T): T | undefined {
    asking = name;
    interpreter.budget = statementBudget;
    interpreter.calls.clear();
    const { activation, span, assumption, depth } = interpreter;
    let result: T | undefined;
    if (
      !withinStack(() => {
        result = action();
      })
    ) {
      exhausted.add(name);
      Object.assign(interpreter, { activation, span, assumption, depth, guards: 0 });
    }
    spent += statementBudget - Math.max(0, interpreter.budget);
    if (interpreter.budget <= 0) exhausted.add(name);
    interpreter.raising = undefined;
    interpreter.patched.clear();
    for (const event of interpreter.events.slice(seen)) {
      if (event.kind === 'hold') runOf(owner(event.step.activation)).holds.push(event);
      else if (event.kind === 'patch') runOf(owner(event.step.activation)).patches.push(event);
    }
    seen = interpreter.events.length;
    return result;
  }

  interpreter.importModule = importInstalled;
  const { call } = interpreter;
  interpreter.call = (callee, args, name) => {
    const result = call(callee, args, name);
    // What one module patches must not hide what another holds: its importers may come before the patch.
    interpreter.patched.clear();
    return result;
  };
  return {
    patchers,
    load(module) {
      const isSource = resolve(module).kind === 'source' || resolve(module).kind === 'namespace';
      if (!isSource || (spent > environmentBudget && !interpreter.modules.has(module))) return false;
      if (!interpreter.modules.has(module) && !failed.has(module)) ask(module, () => importInstalled(module));
      return interpreter.modules.has(module);
    },
    read(module, name) {
      const value = interpreter.modules.get(module)?.value;
      if (value === undefined) return unknown;
      return ask(`${module}:${name}`, () => importedAttribute(interpreter, module, value, name)) ?? unknown;
    },
    call(module, name) {
      const callee = interpreter.modules.get(module)?.scope.variables.get(name);
      if (callee?.kind !== 'function') return unknown;
      const args = { positional: [], keywords: new Map(), open: true };
      return ask(`${module}:${name}()`, () => interpreter.call(callee, args, name)) ?? unknown;
    },
    runOf: (name) => runs.get(name),
    exhausted,
    isInstalled: (topLevel) => resolve(topLevel).kind !== 'absent',
    isCompiled: (module) => resolve(module).kind === 'extension',
    syntax(module) {
      const found = resolve(module);
      return found.kind === 'source' ? interpreter.program.syntax(found.path as FilePath) : undefined;
    },
  };
}

/** An interpreter for the packages in `installed`, as `resolve` finds them: before its first import, and run by nobody. */
function installedInterpreter(
  installed: InstalledPackages,
  resolve: (module: string) => InstalledModule,
  python: PythonVersion | undefined,
  patchers: PatcherSet,
): Interpreter {
  const isInstalled = (module: string) => resolve(module).kind !== 'absent';
  const resolver: Resolver = {
    resolve(module) {
      const found = resolve(module);
      if (found.kind === 'namespace') return { kind: 'namespace', module, searchPath: found.searchPath };
      if (found.kind !== 'source') return { kind: 'external', module };
      return { kind: 'source', module, path: found.path as FilePath, searchPath: found.searchPath };
    },
  };
  return createInterpreter({
    program: programOf(installed),
    resolver,
    entry: nobody,
    python,
    libraries: unreadable(isInstalled, patchers),
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
function unreadable(isInstalled: (module: string) => boolean, patchers: PatcherSet): Libraries {
  return {
    patchers,
    importing(module) {
      const facts = reviewedModule(module) ?? measuredModule(module);
      return facts === undefined ? undefined : coInstalledWith(facts, isInstalled);
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

/**
 * Top-level modules of the distributions that cannot be installed without one of `needed`, directly or by what they
 * require: only these can call it when they are imported. Read from the metadata that installers leave (PEP 376, 566).
 */
export function packagesThatNeed(
  installed: InstalledPackages,
  needed: readonly string[],
): ReadonlySet<string> {
  const folders = metadataFolders(installed);
  const requirements = [...folders].map(
    ([name, folder]) => [name, requiredBy(installed.text(`${folder}/METADATA`) ?? '')] as const,
  );
  const wanted = new Set(needed.map(normalized));
  const reached = new Set(wanted);
  for (let before = 0; before !== reached.size; ) {
    before = reached.size;
    for (const [name, requires] of requirements) {
      if ([...requires].some((one) => reached.has(one))) reached.add(name);
    }
  }
  const modules = new Set<string>();
  for (const name of reached) {
    const folder = folders.get(name);
    if (folder === undefined || wanted.has(name)) continue;
    for (const module of topLevelModules(installed.text(`${folder}/RECORD`) ?? '')) modules.add(module);
  }
  return modules;
}

/** Whether a distribution of a name is installed, as importlib.metadata answers. */
function distributionsIn(installed: InstalledPackages): (name: string) => boolean {
  let names: ReadonlyMap<string, string> | undefined;
  return (name) => {
    names ??= metadataFolders(installed);
    return names.has(normalized(name));
  };
}

/** Where each distribution keeps its metadata. */
function metadataFolders(installed: InstalledPackages): ReadonlyMap<string, string> {
  const folders = new Map<string, string>();
  for (const root of installed.roots) {
    for (const entry of installed.list(root) ?? []) {
      if (!/\.(?:dist|egg)-info\/$/.test(entry)) continue;
      const name = normalized(entry.split(/-|\.egg-info/)[0]!);
      if (!folders.has(name)) folders.set(name, `${root}/${entry.slice(0, -1)}`);
    }
  }
  return folders;
}

/** `Requires-Dist: gevent (>=22.10.2) ; python_version > "3.12"`, but not what an extra asks for. */
function requiredBy(metadata: string): ReadonlySet<string> {
  const names = new Set<string>();
  for (const [, name, rest] of metadata.matchAll(/^Requires-Dist:[ \t]*([A-Za-z0-9._-]+)(.*)$/gm)) {
    if (!/\bextra\s*==/.test(rest!)) names.add(normalized(name!));
  }
  return names;
}

/** The first parts of the paths in a RECORD that are Python modules or packages. */
function topLevelModules(record: string): ReadonlySet<string> {
  const modules = new Set<string>();
  for (const line of record.split('\n')) {
    const match = /^"?([A-Za-z_]\w*)(?:\/|\.py,)/.exec(line);
    if (match?.[1] !== undefined) modules.add(match[1]);
  }
  return modules;
}

/** The name of a distribution as PEP 503 compares it. */
function normalized(name: string): string {
  return name.toLowerCase().replace(/[-_.]+/g, '-');
}
