import { attribute } from '../interpreter/attributes.js';
import { call } from '../interpreter/calls.js';
import { heldByThese } from '../interpreter/holds.js';
import { importedAttribute, importModule } from '../interpreter/imports.js';
import { createInterpreter, statementBudget } from '../interpreter/interpreter.js';
import type { Libraries, LiteralArguments } from '../interpreter/library-model.js';
import { boundIn } from '../interpreter/references.js';
import type { Host, Interpreter } from '../interpreter/state.js';
import { type Slot, unknown, type Value } from '../interpreter/values.js';
import { measuredModule, reviewedModule } from '../libraries/tables.js';
import type { PatcherSet } from '../patchers/index.js';
import type { Platform, PythonVersion } from '../patchers/types.js';
import { type InstalledModule, installedResolver } from '../project/installed-resolver.js';
import { leafOf, parentOf } from '../project/module-name.js';
import { createProgram, type Program, SyntaxCache } from '../project/program.js';
import type { Resolver } from '../project/resolver.js';
import { type FilePath, type InstalledPackages, snapshotOf } from '../project/snapshot.js';
import type { ModuleSyntax } from '../python/syntax.js';
import type { Activation, EntryPoint, HoldEvent, PatchEvent } from '../trace/trace.js';
import { type AtHand, factsFor } from './configured.js';
import { installedPins } from './distributions.js';
import { installedHost } from './installed-host.js';

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
  /**
   * Calls `name` of `module`, which has been loaded: a function, a class, or a method of one (`SolBase.voodoo_init`). `runOf`
   * knows it by `as`.
   */
  call(module: string, name: string, args: LiteralArguments, as: string): Value;
  /** What a module did, or the reading of an attribute as `module:name`, or a call. */
  runOf(name: string): ModuleRun | undefined;
  /** The names under which `module`, which has run, keeps the very object that another one has as `name`. */
  copiesIn(module: string, name: string): readonly string[];
  syntax(module: string): ModuleSyntax | undefined;
  /** Modules that were asked for and not run to their end: there were too many statements. */
  readonly exhausted: ReadonlySet<string>;
  isInstalled(topLevel: string): boolean;
  /** Whether `module` is installed, but not as Python source. */
  isCompiled(module: string): boolean;
}

const callable: ReadonlySet<Value['kind']> = new Set(['function', 'class', 'bound-method']);

/** Statements executed for one environment altogether; what is asked for after that is answered by the table. */
const environmentBudget = 4_000_000;

/** An interpreter for `installed`, which has run nothing yet. */
export function installedRun(
  installed: InstalledPackages,
  python: PythonVersion | undefined,
  platform: Platform,
  patchers: PatcherSet,
): InstalledRun {
  const resolve = installedResolver(installed);
  const cache = new SyntaxCache();
  const runs = new Map<string, ModuleRun>();
  const exhausted = new Set<string>();
  let asking = '';
  let spent = 0;
  let seen = 0;
  let walked = 0;

  const host = installedHost(installed, resolve, platform, (module, certainty) => {
    const { imports } = runOf(owner(interpreter.activation));
    if (imports.get(module) !== 'certain') imports.set(module, certainty);
  });
  const interpreter = installedInterpreter(installed, cache, resolve, python, patchers, host);

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

  /** Runs `action` for `name` with a fresh budget, and sorts what happened to the modules that did it. */
  function ask<T>(name: string, action: () => T): T {
    asking = name;
    interpreter.budget = statementBudget;
    interpreter.calls.clear();
    const result = action();
    spent += statementBudget - Math.max(0, interpreter.budget);
    if (interpreter.halted || cache.isFull) exhausted.add(name);
    interpreter.halted = false;
    interpreter.raising = undefined;
    const states = [...interpreter.modules.values()].slice(walked);
    walked += states.length;
    heldByThese(interpreter, states);
    for (const event of interpreter.events.slice(seen)) {
      if (event.kind === 'hold') runOf(owner(event.step.activation)).holds.push(event);
      else if (event.kind === 'patch') runOf(owner(event.step.activation)).patches.push(event);
    }
    seen = interpreter.events.length;
    return result;
  }

  return {
    patchers,
    load(module) {
      const isSource = resolve(module).kind === 'source' || resolve(module).kind === 'namespace';
      const isSpent = spent > environmentBudget || cache.isFull;
      if (!isSource || (isSpent && !interpreter.modules.has(module))) return false;
      if (!interpreter.modules.has(module) && !host.hasFailed(module))
        ask(module, () => importModule(interpreter, module));
      return interpreter.modules.has(module);
    },
    read(module, name) {
      const value = interpreter.modules.get(module)?.value;
      if (value === undefined) return unknown;
      const reading = `${module}:${name}`;
      const read = ask(reading, () => importedAttribute(interpreter, module, value, name));
      // It may have been bound when somebody else imported it: here this reading does.
      if (read.kind === 'module' && read.name === `${module}.${name}`)
        runOf(reading).imports.set(read.name, 'certain');
      return read;
    },
    call(module, name, { positional, keywords, open }, as) {
      const [first = '', ...rest] = name.split('.');
      let callee = boundIn(interpreter, interpreter.modules.get(module)?.scope, first);
      for (const part of rest) if (callee?.kind === 'class') callee = attribute(interpreter, callee, part);
      if (callee === undefined || !callable.has(callee.kind)) return unknown;
      const target = callee;
      const args = {
        positional: positional.map((value) => value ?? unknown),
        keywords: new Map([...keywords].map(([key, value]) => [key, value ?? unknown])),
        open,
      };
      return ask(as, () => call(interpreter, target, args, name));
    },
    runOf: (name) => runs.get(name),
    copiesIn(module, name) {
      const origin = interpreter.modules.get(parentOf(name) ?? '')?.scope.variables.get(leafOf(name))?.value;
      if (origin === undefined || !isMade(origin)) return [];
      const variables = interpreter.modules.get(module)?.scope.variables ?? new Map<string, Slot>();
      return [...variables].flatMap(([where, { value }]) => (value === origin ? [where] : []));
    },
    exhausted,
    isInstalled: (topLevel) => resolve(topLevel).kind !== 'absent',
    isCompiled: (module) => resolve(module).kind === 'extension',
    syntax(module) {
      const found = resolve(module);
      return found.kind === 'source' ? interpreter.program.syntax(found.path as FilePath) : undefined;
    },
  };
}

/**
 * Whether `value` is a function or class that code has made, and so the same one wherever it is found: also one of which a
 * decorator gives another back under some condition.
 */
function isMade(value: Value): boolean {
  return value.kind === 'choice'
    ? value.values.some(isMade)
    : value.kind === 'function' || value.kind === 'class';
}

/** An interpreter for the packages in `installed`, as `resolve` finds them: before its first import, and run by nobody. */
function installedInterpreter(
  installed: InstalledPackages,
  cache: SyntaxCache,
  resolve: (module: string) => InstalledModule,
  python: PythonVersion | undefined,
  patchers: PatcherSet,
  host: Host,
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
    program: programOf(installed, cache),
    resolver,
    entry: nobody,
    python,
    libraries: unreadable({ has: isInstalled, pin: installedPins(installed) }, patchers),
    host,
    shared: undefined,
    possible: undefined,
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
  plan: undefined,
  evidence: 'known',
  reason: { kind: 'asked-for' },
};

/** What is known of modules that cannot be read: compiled ones, and the patchers themselves. */
function unreadable(atHand: AtHand, patchers: PatcherSet): Libraries {
  return {
    patchers,
    importing(module) {
      const facts = reviewedModule(module) ?? measuredModule(module);
      return facts === undefined ? undefined : factsFor(facts, atHand);
    },
    reading: () => undefined,
    calling: () => undefined,
    knows: () => true,
    mayPatch: new Set(),
    patchWhenCalled: new Map(),
  };
}

/** The installed files as a program whose files are read and parsed when they are imported, as long as there is room in `cache`. */
function programOf(installed: InstalledPackages, cache: SyntaxCache): Program {
  const texts = new Map<FilePath, string>();
  const files = createProgram({ ...snapshotOf({}), texts }, [], cache);
  return {
    ...files,
    syntax(path) {
      const text = texts.get(path) ?? (cache.isFull ? undefined : installed.text(path));
      if (text === undefined) return undefined;
      texts.set(path, text);
      return files.syntax(path);
    },
  };
}
