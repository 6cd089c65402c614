import { parentOf } from '../project/module-name.js';
import type { FilePath } from '../project/snapshot.js';
import type { ModuleSyntax } from '../python/syntax.js';
import { fileIn, isScript } from '../startup/scripts.js';
import { remembered } from '../text/memoize.js';
import { doubtsBeyond } from '../trace/assumptions.js';
import type { Activation, Step } from '../trace/trace.js';
import { bindAt, importedNames, spanOf } from './amendments.js';
import { guardsIn, isCaughtAround } from './exceptions.js';
import { changeAgain, sequenceOf } from './heap.js';
import type { Libraries } from './library-model.js';
import {
  dependenceOf,
  findsSamePatches,
  hasPatchedSame,
  noteAllPatches,
  nothingAsked,
} from './patch-dependences.js';
import type {
  AddedOperation,
  CommandOwner,
  Entered,
  HeldSoFar,
  ModuleRun,
  ModuleState,
  Operation,
  Recording,
  Resolution,
  SharedRuns,
} from './recording.js';
import {
  cannotBeShared,
  changeOutside,
  composed,
  currentAssumption,
  currentStep,
  descend,
  type Interpreter,
  levels,
  nameOfModule,
  nextId,
  noteGap,
  noteMet,
  noteTruncation,
  remainingLevels,
  standingOf,
} from './state.js';
import type { FunctionValue, ModuleValue, Place, Slot, UnknownValue, Value } from './values.js';

/**
 * Nothing has run yet; numbers that have been given before are below `nextId`. What modules are asked for is put into `asked`, where
 * somebody wants to know that.
 */
export function sharedRuns(isOn = true, nextId = 1, asked?: SharedRuns['asked']): SharedRuns {
  return {
    runs: new Map(),
    nextId,
    branchings: new WeakMap(),
    libraries: new Map(),
    resolvers: new Map(),
    starts: new WeakMap(),
    walked: { byModule: new Map(), byObject: new Map() },
    asked,
    isOn,
  };
}

/**
 * What is left of `shared` where texts have changed and nothing else: the runs of modules whose syntax `isCurrent`, and that have
 * met none in the modules that they imported which is not.
 */
export function withoutOutdated(
  shared: SharedRuns,
  isCurrent: (path: FilePath, syntax: ModuleSyntax) => boolean,
): SharedRuns {
  const all = [...shared.runs.values()].flat();
  const gone = new Set(
    all.flatMap(({ state: { file }, syntax, state }) =>
      file === undefined || syntax === undefined || isScript(file) || isCurrent(file, syntax) ? [] : [state],
    ),
  );
  if (gone.size === 0) return shared;
  const importers = new Map<ModuleState, ModuleState[]>();
  for (const { operations, state } of all)
    for (const operation of operations)
      if ((operation.kind === 'import' || operation.kind === 'loaded') && operation.state !== undefined)
        importers.set(operation.state, [...(importers.get(operation.state) ?? []), state]);
  for (const state of gone) for (const importer of importers.get(state) ?? []) gone.add(importer);
  const runs = new Map<string, ModuleRun[]>();
  for (const [key, known] of shared.runs) {
    const left = known.filter(({ state }) => !gone.has(state));
    if (left.length > 0) runs.set(key, left);
  }
  const byModule = new Map([...shared.walked.byModule].filter(([state]) => !gone.has(state)));
  const left = new Set(byModule.values());
  const byObject = new Map([...shared.walked.byObject].filter(([, walked]) => left.has(walked)));
  return { ...shared, runs, walked: { byModule, byObject } };
}

const nothingHeld: HeldSoFar = { held: [], objects: [] };

/** Runs of one module that are kept: it may differ by what is patched, and by where names lead. */
const mostVariants = 24;
/** A run that did not fit so often, one time after the other, is not tried again. */
const mostMisfits = 12;

function keyOf(interpreter: Interpreter, module: string, path: string | undefined): string {
  const { changeKey, mocked, builtins } = interpreter;
  return [module, path ?? '', changeKey, mocked.join(), ...builtins.keys()].join('|');
}

/** The next statement of the body that is recorded begins, or the body has ended. */
export function noteStart({ nextId, assumption }: Interpreter, { operations, starts }: Recording): void {
  starts.push({ operations: operations.length, order: nextId, assumption });
}

/** Adds `operation` to what the module that runs has done. */
export function record(interpreter: Interpreter, operation: Operation): void {
  interpreter.recording?.operations.push(operation);
}

/** What `module` stands for, as a dependence of what runs. */
export function resolve(interpreter: Interpreter, module: string): Resolution {
  const resolution = interpreter.resolver.resolve(module);
  interpreter.recording?.names.set(module, resolution);
  return resolution;
}

/** Whether whoever starts the program has imported the package `top` before, as a dependence of what runs. */
export function isPreloaded({ entry, recording }: Interpreter, top: string): boolean {
  const isThere = entry.preloaded.has(top);
  recording?.preloaded.set(top, isThere);
  return isThere;
}

/** The module of that name in `sys.modules`, as a dependence of what runs. */
export function loadedModule(interpreter: Interpreter, module: string): ModuleState | undefined {
  const state = interpreter.modules.get(module);
  if (state !== undefined) noteMet(interpreter, state.scope.variables.run);
  const { recording } = interpreter;
  if (recording === undefined || (state !== undefined && recording.met.get(module)?.state === state))
    return state;
  const operation = { kind: 'loaded', module, state } as const;
  recording.operations.push(operation);
  if (state !== undefined) recording.met.set(module, operation);
  return state;
}

/** The names of the program's own modules in `sys.modules`, as a dependence of what runs. */
export function loadedNames(interpreter: Interpreter): readonly string[] {
  const { modules, recording } = interpreter;
  const names = namesIn(interpreter);
  for (const state of modules.values()) noteMet(interpreter, state.scope.variables.run);
  recording?.operations.push({ kind: 'loaded-names', names });
  return names;
}

function namesIn(interpreter: Interpreter): readonly string[] {
  return [...interpreter.modules.keys()].map((name) => nameOfModule(interpreter, name));
}

/**
 * A copy of the names in `sys.modules`. To keep one makes no difference to what runs: `copiedNames` is what depends on it. Of
 * modules that are not the program's own it is not known which there are.
 */
export function copyOfNames(
  interpreter: Interpreter,
  names: readonly string[] = namesIn(interpreter),
): UnknownValue {
  return { kind: 'unknown', loaded: { run: interpreter.run, names } };
}

/** The program's own modules that the copy `value` names, as a dependence of what runs; undefined where another module has made it. */
export function copiedNames(interpreter: Interpreter, value: Value): readonly string[] | undefined {
  if (value.kind !== 'unknown' || value.loaded?.run !== interpreter.run) return undefined;
  cannotBeShared(interpreter);
  noteMet(interpreter, interpreter.run);
  return value.loaded.names;
}

/**
 * `left - right` of two such copies; undefined of anything else. What was there before is there still where nobody has taken it
 * out, and that depends on nothing.
 */
export function namesWithout(interpreter: Interpreter, left: Value, right: Value): Value | undefined {
  if (left.kind !== 'unknown' || right.kind !== 'unknown') return undefined;
  const [of, others] = [left.loaded, right.loaded];
  if (of === undefined || others?.run !== of.run || of.run !== interpreter.run) return undefined;
  const names = of.names.filter((name) => !others.names.includes(name));
  return names.length === 0 ? sequenceOf(interpreter, [], 'set') : copyOfNames(interpreter, names);
}

/**
 * Whether what runs has imported `module` before, which was `state`, and where no more was assumed than now: then it is there, and
 * an import that does nothing need not be gone through again.
 */
export function isImportedAlready(
  { recording, assumption }: Interpreter,
  module: string,
  state: ModuleState,
): boolean {
  const before = recording?.met.get(module);
  if (before?.kind !== 'import' || before.state !== state) return false;
  let at = assumption;
  while (at !== before.assumption && at !== undefined) at = at.outer;
  return at === before.assumption;
}

/** Imports `module` by `load`, which gives its value, as an operation of what runs. */
export function recordImport(interpreter: Interpreter, module: string, load: () => Value): Value {
  const { recording, activation, span, assumption, budget, catching, replaced } = interpreter;
  if (recording === undefined) return load();
  const value = load();
  // What has failed is not there to be found again: it would have to be executed in the middle of what is gone through.
  if (interpreter.raising !== undefined) cannotBeShared(interpreter);
  const state = interpreter.modules.get(module);
  const isRunning = interpreter.running.has(module);
  const to = interpreter.nextId;
  recording.elsewhere += budget - interpreter.budget;
  recording.seen.clear();
  const replaces = interpreter.replaced !== replaced;
  if (replaces) recording.met.clear();
  const operation = {
    kind: 'import',
    module,
    activation,
    span,
    assumption,
    catching,
    state,
    isRunning,
    replaces,
    to,
  } as const;
  recording.operations.push(operation);
  if (state !== undefined) recording.met.set(module, operation);
  return value;
}

/** A patch has run, as an operation of what runs. */
export function recordPatch(
  interpreter: Interpreter,
  patch: Pick<Extract<Operation, { kind: 'patch' }>, 'function' | 'by' | 'args'>,
): void {
  const { recording, activation, span, assumption, nextId: to } = interpreter;
  recording?.operations.push({ kind: 'patch', activation, span, assumption, to, ...patch });
}

/** An object has been cured, as an operation of what runs. */
export function recordCure(
  interpreter: Interpreter,
  cured: Pick<Extract<Operation, { kind: 'cure' }>, 'cure' | 'object'>,
): void {
  const { recording, activation, span, assumption, nextId: to } = interpreter;
  noteAllPatches(interpreter);
  recording?.operations.push({ kind: 'cure', activation, span, assumption, to, ...cured });
}

/** Whether an import that patches has not been come to before. */
export function isFirstPatch(interpreter: Interpreter, topLevel: string): boolean {
  const { importPatches } = interpreter;
  const isDone = importPatches.has(topLevel);
  record(interpreter, { kind: 'import-patch', topLevel, isDone });
  if (isDone) return false;
  importPatches.add(topLevel);
  interpreter.trail.push(() => importPatches.delete(topLevel));
  return true;
}

/**
 * Puts `state` into `sys.modules`, until the run of the entry point ends or is taken back, as the statement being executed does;
 * gives that statement.
 */
export function enterModule(interpreter: Interpreter, state: ModuleState): Step {
  const { name } = state.value;
  const step = currentStep(interpreter, name);
  const assumption = currentAssumption(interpreter);
  const { modules, importedUnder, patchKey, replaced } = interpreter;
  const before = modules.get(name);
  const under = importedUnder.get(name);
  if (before !== undefined) interpreter.replaced++;
  modules.set(name, state);
  interpreter.running.add(name);
  importedUnder.set(name, { under: assumption, patchKey, hasPatched: false });
  interpreter.trail.push(() => {
    interpreter.running.delete(name);
    interpreter.replaced = replaced;
    if (before === undefined) modules.delete(name);
    else modules.set(name, before);
    if (under === undefined) importedUnder.delete(name);
    else importedUnder.set(name, under);
  });
  const order = nextId(interpreter);
  // What a framework does happens in its modules, which are told of by the libraries.
  if (isScript(state.file)) return step;
  interpreter.events.push({ kind: 'enter', order, step, assumption, module: name, path: state.file });
  return step;
}

/** `state` has run to its end. */
export function leaveModule(interpreter: Interpreter, state: ModuleState): void {
  const { name } = state.value;
  interpreter.running.delete(name);
  const imported = interpreter.importedUnder.get(name);
  if (imported !== undefined) imported.hasPatched = imported.patchKey !== interpreter.patchKey;
  interpreter.completed.push(state);
  interpreter.trail.push(() => interpreter.completed.splice(interpreter.completed.indexOf(state), 1));
}

/** `state` has not run to its end: what is on the trail undoes that it was entered. */
export function dropModule(interpreter: Interpreter, { value }: ModuleState): void {
  interpreter.running.delete(value.name);
  interpreter.modules.delete(value.name);
}

/** What a module that runs has for itself: it is as it was again once that is done. */
type Frame = Pick<
  Interpreter,
  | 'activation'
  | 'span'
  | 'recording'
  | 'run'
  | 'outer'
  | 'assumption'
  | 'calls'
  | 'catching'
  | 'catchingAround'
  | 'departures'
  | 'handled'
  | 'creation'
  | 'imports'
>;

/** Runs `action` as what the module `state` does, which was imported where `outer` is assumed. */
function within<T>(
  interpreter: Interpreter,
  { state, outer, recording }: Pick<Frame, 'outer' | 'recording'> & { readonly state: ModuleState },
  action: () => T,
): T {
  const { activation, span, run, assumption, calls, creation, imports } = interpreter;
  const { catching, catchingAround, departures, handled } = interpreter;
  const around: Frame = {
    activation,
    span,
    recording: interpreter.recording,
    run,
    outer: interpreter.outer,
    assumption,
    calls,
    catching,
    catchingAround,
    departures,
    handled,
    creation,
    imports,
  };
  const own: Partial<Frame> = {
    recording,
    run: state.scope.variables.run,
    outer,
    assumption: undefined,
    calls: new Map(),
    catching: [],
    catchingAround: [...catchingAround, ...catching],
    // Its own handlers alone are asked what they handle.
    handled: undefined,
    creation: undefined,
    imports: imports + 1,
  };
  Object.assign(interpreter, own);
  const result = action();
  Object.assign(interpreter, around);
  return result;
}

/**
 * Executes the body of `state`, whose syntax is `syntax`, by `execute`, as a run of its own: under no assumption but those
 * that it makes itself, and recorded.
 */
export function runRecorded(
  interpreter: Interpreter,
  about: { readonly state: ModuleState; readonly syntax: ModuleSyntax | undefined; readonly step: Step },
  canBeShared: boolean,
  execute: (activation: Activation) => void,
): void {
  const { state, syntax, step } = about;
  const { module, path } = state.scope;
  const activation: Activation = {
    id: nextId(interpreter),
    path: path === undefined ? undefined : fileIn(path),
    module,
    body: 'module',
    caller: step,
  };
  const outer = currentAssumption(interpreter);
  const key = canBeShared && interpreter.shared?.isOn ? keyOf(interpreter, module, state.file) : undefined;
  const recording: Recording | undefined =
    key === undefined
      ? undefined
      : {
          state,
          held: [],
          operations: [],
          body: syntax?.body,
          starts: [],
          names: new Map(),
          preloaded: new Map(),
          variables: new Map(),
          libraries: new Set(),
          patches: nothingAsked(),
          seen: new Set(),
          met: new Map(),
          isShareable: true,
          elsewhere: 0,
        };
  const start = interpreter.nextId;
  const { depth, budget, imports, deepest, mostImports, patchKey, patchings } = interpreter;
  interpreter.entered.set(activation, { activation, outer, segments: undefined });
  interpreter.trail.push(() => interpreter.entered.delete(activation));
  if (recording !== undefined) interpreter.recordings.push(recording);
  interpreter.deepest = depth;
  interpreter.mostImports = imports + 1;
  within(interpreter, { state, outer, recording }, () => execute(activation));
  if (recording !== undefined) interpreter.recordings.pop();
  if (
    key !== undefined &&
    recording?.isShareable &&
    !interpreter.halted &&
    interpreter.raising === undefined
  ) {
    keep(interpreter, key, {
      state,
      syntax,
      activation,
      operations: recording.operations,
      starts: recording.starts,
      held: recording.held,
      names: recording.names,
      preloaded: recording.preloaded,
      variables: recording.variables,
      resolver: interpreter.resolver,
      imported: recording.libraries,
      libraries: interpreter.libraries,
      start,
      statements: budget - interpreter.budget - recording.elsewhere,
      levels: interpreter.deepest - depth,
      imports: interpreter.mostImports - imports,
      misfits: 0,
      patches: dependenceOf(interpreter, recording.patches, { patchKey, patchings }, outer),
      mocked: interpreter.mocked,
    });
  }
  interpreter.deepest = Math.max(deepest, interpreter.deepest);
  interpreter.mostImports = Math.max(mostImports, interpreter.mostImports);
}

function keep({ shared }: Interpreter, key: string, run: ModuleRun): void {
  const known = shared?.runs.get(key) ?? [];
  // The oldest is what most others count on.
  shared?.runs.set(key, [...known.slice(0, mostVariants - 1), run]);
}

/**
 * Goes through a run of `module` that was recorded, the one of `expected` where that is said; undefined where there is none
 * that fits.
 */
export function replayed(
  interpreter: Interpreter,
  about: {
    readonly module: string;
    readonly path: FilePath | undefined;
    readonly expected: ModuleState | undefined;
    syntax(): ModuleSyntax | undefined;
  },
): Value | undefined {
  const { shared, host } = interpreter;
  if (shared === undefined || !shared.isOn) return undefined;
  // A launcher may have patched all that is awaited: then the module is entered, and nothing of it is executed.
  if (host.isDone(interpreter)) return undefined;
  const { module, path, expected } = about;
  for (const run of shared.runs.get(keyOf(interpreter, module, path)) ?? []) {
    if (expected !== undefined && run.state !== expected) continue;
    // What is run once more is another module: what the first one bound is still held by whoever took it.
    if (interpreter.entered.has(run.activation)) continue;
    if (run.misfits > mostMisfits || run.syntax?.body !== about.syntax()?.body || !fits(interpreter, run))
      continue;
    if (replay(interpreter, run)) {
      run.misfits = 0;
      return run.state.value;
    }
    run.misfits++;
  }
  return undefined;
}

/** Whether the run finds the same names, and has room. */
function fits(interpreter: Interpreter, run: ModuleRun): boolean {
  if (run.levels > remainingLevels(interpreter, run.imports)) return false;
  if (!findsSamePatches(interpreter, run.patches)) return false;
  if (!hasSameLibraries(interpreter, run)) return false;
  for (const [top, before] of run.preloaded)
    if (interpreter.entry.preloaded.has(top) !== before) return false;
  for (const [name, before] of run.variables)
    if (interpreter.entry.environment?.get(name) !== before) return false;
  const { resolver } = interpreter;
  if (run.resolver === resolver) return true;
  for (const [name, before] of run.names) {
    const now = resolver.resolve(name);
    if (now.kind !== before.kind) return false;
    if (now.kind === 'source' && before.kind === 'source' && now.path !== before.path) return false;
  }
  return true;
}

/** Whether what a run imported from outside does the same where other libraries may be at hand. */
function hasSameLibraries({ libraries, shared }: Interpreter, run: ModuleRun): boolean {
  if (shared === undefined || run.libraries.owner === libraries.owner) return true;
  const before = factsAsText(shared, run.libraries);
  const now = factsAsText(shared, libraries);
  for (const module of run.imported) if (before(module) !== now(module)) return false;
  return true;
}

function factsAsText(shared: SharedRuns, libraries: Libraries): (module: string) => string {
  const owner = libraries.owner ?? '';
  const known = shared.libraries.get(owner);
  if (known !== undefined) return known;
  const facts = remembered((module) => JSON.stringify(libraries.importing(module)) ?? '');
  shared.libraries.set(owner, facts);
  return facts;
}

/** Does what `run` did; false where something is not as it was then, and all is as it was before. */
function replay(interpreter: Interpreter, run: ModuleRun): boolean {
  const { state } = run;
  const mark = markOf(interpreter);
  const outer = currentAssumption(interpreter);
  const step = enterModule(interpreter, state);
  const activation: Activation = { ...run.activation, caller: step };
  const segments = [{ from: run.start, base: nextId(interpreter) }];
  interpreter.entered.set(run.activation, { activation, outer, segments });
  interpreter.trail.push(() => interpreter.entered.delete(run.activation));
  const { budget, replayed: replayedBefore, depth, imports, patchKey, patchings } = interpreter;
  interpreter.deepest = Math.max(interpreter.deepest, depth + run.levels);
  interpreter.mostImports = Math.max(interpreter.mostImports, imports + run.imports);
  interpreter.budget -= run.statements;
  interpreter.replayed += run.statements;
  let patches = 0;
  interpreter.replays.set(state, { next: () => run.held[patches++] ?? nothingHeld });
  const isSame = within(interpreter, { state, outer, recording: undefined }, () => {
    for (const operation of run.operations) {
      if (!repeat(interpreter, run, operation, segments)) return false;
      if (interpreter.halted) return true;
    }
    return hasPatchedSame(interpreter, run.patches, { patchKey, patchings });
  });
  interpreter.replays.delete(state);
  if (!isSame) {
    takeBack(interpreter, mark);
    interpreter.budget = budget;
    interpreter.replayed = replayedBefore;
    return false;
  }
  nextId(interpreter);
  if (interpreter.budget <= 0 && !interpreter.halted) {
    interpreter.halted = true;
    noteTruncation(interpreter, { what: 'steps' });
  }
  leaveModule(interpreter, state);
  return true;
}

/** Does `operation` again; false where it does not come out as it did. */
function repeat(
  interpreter: Interpreter,
  run: ModuleRun,
  operation: Operation,
  segments: Entered['segments'] & {},
): boolean {
  switch (operation.kind) {
    case 'event': {
      const { event } = operation;
      if (event.kind === 'truncation') noteGap(interpreter, event.truncation);
      else {
        const inTrace = {
          ...event,
          order: nextId(interpreter),
          step: stepInTrace(interpreter, event.step),
          assumption: composed(interpreter.outer, event.assumption),
        };
        interpreter.events.push(inTrace.kind === 'hold' ? { ...inTrace, curedFor: new Set() } : inTrace);
        segments.push({ from: event.order, base: nextId(interpreter) });
      }
      return true;
    }
    case 'import': {
      if (isThere(interpreter, operation)) {
        segments.push({ from: operation.to, base: nextId(interpreter) });
        return interpreter.running.has(operation.module) === operation.isRunning;
      }
      const { catching, guards, replaced } = interpreter;
      const before =
        interpreter.modules.has(operation.module) && interpreter.importedUnder.get(operation.module);
      returnTo(interpreter, operation);
      interpreter.catching = operation.catching;
      interpreter.guards = guards + guardsIn(operation.catching);
      const value = interpreter.host.importModule(interpreter, operation.module, operation.state);
      interpreter.catching = catching;
      interpreter.guards = guards;
      if (interpreter.halted) return true;
      segments.push({ from: operation.to, base: nextId(interpreter) });
      // It would have to be run once more, and that is another module.
      if (operation.state !== undefined && value !== operation.state.value) return false;
      // What the run imports again further down is not gone through, and has to be the same module still.
      const isOwn = before !== false && interpreter.importedUnder.get(operation.module) !== before;
      if (interpreter.replaced - replaced > (isOwn ? 1 : 0) && !operation.replaces) return false;
      return (
        interpreter.modules.get(operation.module) === operation.state &&
        interpreter.running.has(operation.module) === operation.isRunning
      );
    }
    case 'patch':
      returnTo(interpreter, operation);
      interpreter.operations.patch(interpreter, operation.function, operation.by, operation.args);
      segments.push({ from: operation.to, base: nextId(interpreter) });
      return true;
    case 'cure':
      returnTo(interpreter, operation);
      interpreter.operations.cure(interpreter, operation.cure, operation.object);
      segments.push({ from: operation.to, base: nextId(interpreter) });
      return true;
    case 'import-patch':
      return isFirstPatch(interpreter, operation.topLevel) !== operation.isDone;
    case 'library':
      noteLibrary(interpreter, operation.topLevel);
      return true;
    case 'command':
      noteCommandOf(interpreter, operation.owner, operation.command);
      return true;
    case 'change':
      changeAgain(interpreter, operation);
      return true;
    case 'outside':
      changeOutside(interpreter, operation.root, operation.path, operation.sets);
      return true;
    case 'variable':
      return standingOf(interpreter, operation.name) === operation.standing;
    case 'read':
      noteMet(interpreter, operation.of.run);
      return (
        operation.of.changed === operation.changed ||
        (operation.story !== undefined && operation.of.story === operation.story)
      );
    case 'guarded':
      return interpreter.guards > 0 === operation.isGuarded;
    case 'caught':
      return isCaughtAround(interpreter, operation.error) === operation.isCaught;
    case 'loaded':
      if (operation.state !== undefined) noteMet(interpreter, operation.state.scope.variables.run);
      return interpreter.modules.get(operation.module) === operation.state;
    case 'loaded-names':
      return loadedNames(interpreter).join() === operation.names.join();
    case 'added':
      return executeAdded(interpreter, operation, run, segments);
  }
}

/** Whether the module that an import gave is in `sys.modules`, whatever is assumed: most are, and then it does nothing. */
function isThere(
  interpreter: Interpreter,
  { module, state }: Extract<Operation, { kind: 'import' }>,
): boolean {
  const { modules, importedUnder, placed } = interpreter;
  if (state === undefined || modules.get(module) !== state || placed.size > 0) return false;
  if (importedUnder.get(module)?.under !== undefined) return false;
  noteMet(interpreter, state.scope.variables.run);
  return true;
}

/**
 * Executes an import that has been added to `run`. False where it is not as it was the last time, where it fails, and where what the
 * run did behind it, or what one around it did, could have come out otherwise: something has been patched or assumed, or objects that
 * they know have been looked at or changed.
 */
function executeAdded(
  interpreter: Interpreter,
  operation: AddedOperation,
  run: ModuleRun,
  segments: Entered['segments'] & {},
): boolean {
  const { statement, activation, assumption } = operation;
  const { scope } = run.state;
  const { variables } = scope;
  const names = importedNames(statement);
  const before = new Map(names.map((name) => [name, variables.peek(name)]));
  const { patchKey, changeKey, mocked, departures, replaced, depth, imports } = interpreter;
  const { deepest, mostImports, adding, replays } = interpreter;
  returnTo(interpreter, { activation, span: spanOf(statement), assumption });
  const runs = new Set([...replays.keys()].map((state) => state.scope.variables.run));
  const own = { runs, seen: new Set([...operation.seen, ...(adding?.seen ?? [])]), isLost: false };
  interpreter.adding = own;
  interpreter.deepest = depth;
  interpreter.mostImports = imports;
  const isDeeper = descend(interpreter, levels.module);
  const ended = isDeeper ? interpreter.operations.execute(interpreter, [statement], scope).kind : 'halt';
  if (isDeeper) interpreter.depth -= levels.module;
  interpreter.adding = adding;
  const needed = interpreter.deepest - depth;
  const imported = interpreter.mostImports - imports + 1;
  interpreter.deepest = Math.max(deepest, interpreter.deepest);
  interpreter.mostImports = Math.max(mostImports, interpreter.mostImports);
  const after = new Map(names.map((name) => [name, variables.peek(name)]));
  for (const [name, slot] of before) variables.rebind(name, slot);
  const isSame =
    !own.isLost &&
    ended !== 'raise' &&
    interpreter.patchKey === patchKey &&
    interpreter.changeKey === changeKey &&
    interpreter.mocked === mocked &&
    interpreter.departures === departures &&
    interpreter.replaced === replaced &&
    interpreter.assumption === assumption &&
    interpreter.calls.size === 0;
  interpreter.mocked = mocked;
  if (interpreter.halted && (isSame || interpreter.host.isTimeUp())) return true;
  interpreter.halted = false;
  if (!isSame) return false;
  // Those that are around it are known to have room for what it took before.
  if (replays.size > 1 && (needed > run.levels || imported > run.imports)) return false;
  run.levels = Math.max(run.levels, needed);
  run.imports = Math.max(run.imports, imported);
  segments.push({ from: operation.order, base: nextId(interpreter) });
  return bindAdded(operation, run.state, before, after);
}

type Found = ReadonlyMap<string, Slot | undefined>;

/** Binds what an added import has found, or looks whether that is what it has bound before; false where it is not. */
function bindAdded(operation: AddedOperation, state: ModuleState, before: Found, after: Found): boolean {
  const { activation, assumption, order } = operation;
  const known = operation.bound;
  for (const [name, slot] of after) {
    if (slot === undefined || slot.parts !== undefined) return false;
    const last = known === undefined ? before.get(name) : known.get(name)?.made;
    if (last !== undefined && !isSameValue(last.value, slot.value)) return false;
  }
  if (known !== undefined) return true;
  const bound = new Map<string, { made: Slot; before: Slot | undefined }>();
  for (const [name, slot] of after) {
    const last = before.get(name);
    const { span, reaches } = slot!.place;
    const made = { value: slot!.value, place: { activation, span, reaches, assumption, order } };
    bound.set(name, { made, before: last });
    // What is bound behind it to the same stays so.
    if (last === undefined) bindAt(state, name, made);
    else if (last.place.order < order) state.scope.variables.rebind(name, made);
  }
  operation.bound = bound;
  return true;
}

/** Whether nobody can tell one from the other. */
function isSameValue(one: Value, other: Value): boolean {
  if (one === other) return true;
  if (one.kind === 'external' && other.kind === 'external')
    return one.name === other.name && Object.keys(one).length === 2 && Object.keys(other).length === 2;
  return one.kind === 'literal' && other.kind === 'literal' && one.value === other.value;
}

/** Makes the statement that did an operation the one being executed. */
function returnTo(
  interpreter: Interpreter,
  { activation, span, assumption }: Pick<Place, 'activation' | 'span' | 'assumption'>,
): void {
  interpreter.activation = activationInTrace(interpreter, activation);
  interpreter.span = span;
  interpreter.assumption = assumption;
}

/** A package from outside of the repository has been imported. */
export function noteLibrary(interpreter: Interpreter, topLevel: string): void {
  record(interpreter, { kind: 'library', topLevel });
  const { loadedLibraries } = interpreter;
  if (loadedLibraries.has(topLevel)) return;
  loadedLibraries.add(topLevel);
  interpreter.trail.push(() => loadedLibraries.delete(topLevel));
}

/** `command` has been declared to be a command of `owner`. */
export function noteCommandOf(interpreter: Interpreter, owner: CommandOwner, command: FunctionValue): void {
  record(interpreter, { kind: 'command', owner, command });
  const { commands } = interpreter;
  const known = commands.get(owner) ?? [];
  commands.set(owner, [...known, command]);
  interpreter.trail.push(() => commands.set(owner, known));
}

interface Mark {
  readonly events: number;
  readonly trail: number;
  readonly doubts: number;
  readonly cures: number;
  readonly raising: string | undefined;
  /** How often the modules being recorded had told what they hold. */
  readonly held: readonly number[];
}

function markOf({ events, trail, doubts, cures, raising, recordings }: Interpreter): Mark {
  const held = recordings.map((one) => one.held.length);
  return { events: events.length, trail: trail.length, doubts, cures: cures.length, raising, held };
}

/** Takes back all that has happened since `mark`. */
function takeBack(interpreter: Interpreter, mark: Mark): void {
  undo(interpreter, mark.trail);
  interpreter.events.length = mark.events;
  interpreter.doubts = mark.doubts;
  for (const { event, id } of interpreter.cures.splice(mark.cures)) event.curedFor.delete(id);
  interpreter.raising = mark.raising;
  for (const [index, { held }] of interpreter.recordings.entries()) held.length = mark.held[index] ?? 0;
}

/** Undoes what is on the trail behind its first `kept` steps. */
export function undo({ trail }: Interpreter, kept = 0): void {
  while (trail.length > kept) trail.pop()!();
}

/** `step` of a module run, as a step of this trace. */
export function stepInTrace(interpreter: Interpreter, step: Step): Step {
  const activation = activationInTrace(interpreter, step.activation);
  return activation === step.activation ? step : { activation, span: step.span, reaches: step.reaches };
}

/** An activation of a module run, as one of this trace: it is another import that led to it. */
function activationInTrace(interpreter: Interpreter, activation: Activation): Activation {
  const { body, caller } = activation;
  if (body !== 'function') return interpreter.entered.get(activation)?.activation ?? activation;
  if (caller === undefined) return activation;
  const outer = activationInTrace(interpreter, caller.activation);
  if (outer === caller.activation) return activation;
  const known = interpreter.moved.get(activation);
  if (known !== undefined && known.caller?.activation === outer) return known;
  const moved = { ...activation, caller: { ...caller, activation: outer } };
  interpreter.moved.set(activation, moved);
  return moved;
}

/** The module run that `activation` belongs to, as it was entered in this trace. */
export function enteredOf(interpreter: Interpreter, activation: Activation): Entered | undefined {
  let at = activation;
  while (at.body === 'function' && at.caller !== undefined) at = at.caller.activation;
  return interpreter.entered.get(at);
}

/** The number that an event with the number `order` in its module run has in this trace. */
export function orderInTrace({ segments }: Pick<Entered, 'segments'>, order: number): number {
  if (segments === undefined) return order;
  const segment = segments.findLast(({ from }) => from <= order) ?? segments[0];
  // What lies between two numbers of the trace: a run has no more than some thousand events between two imports.
  return segment === undefined ? order : segment.base + (order - segment.from) / 1e6;
}

/** `sys.modules[name] = value` */
export function putModule(interpreter: Interpreter, name: string, value: Value): void {
  if (value.kind === 'literal') placeModule(interpreter, name, value);
  const state = interpreter.modules.get(name);
  if (state !== undefined && value !== state.value) standIn(interpreter, state, value);
  else if (value.kind === 'module') adoptModule(interpreter, name, value);
  else if (isPlaced(interpreter, value)) placeModule(interpreter, name, value);
}

/** Whether `value` is an object that is imported as if it were a module, whatever is so. */
function isPlaced({ assumption, outer }: Interpreter, { kind }: Value): boolean {
  return (kind === 'object' || kind === 'external-object') && assumption === undefined && outer === undefined;
}

/** None, or an object that is no module, stands under `name` from now on. */
function placeModule(interpreter: Interpreter, name: string, value: Value): void {
  forgetModule(interpreter, name);
  cannotBeShared(interpreter);
  const { placed, trail } = interpreter;
  placed.set(name, value);
  trail.push(() => placed.delete(name));
}

/** What stands in `sys.modules` under `name` that is no module; undefined where that is one, or None. */
export function placedAs(interpreter: Interpreter, name: string): Value | undefined {
  if (interpreter.placed.size === 0) return undefined;
  cannotBeShared(interpreter);
  const value = interpreter.placed.get(name);
  return value?.kind === 'literal' ? undefined : value;
}

/** Takes the module `name` out of `sys.modules`. */
export function forgetModule(interpreter: Interpreter, name: string): void {
  const { placed, importedUnder, modules, trail } = interpreter;
  const put = placed.get(name);
  if (put !== undefined) {
    cannotBeShared(interpreter);
    placed.delete(name);
    trail.push(() => placed.set(name, put));
  }
  const before = modules.get(name);
  // Where that depends on a condition that is not known, it stays for who comes where that is not met.
  const isDoubtful = doubtsBeyond(importedUnder.get(name)?.under, currentAssumption(interpreter)).length > 0;
  if (before === undefined || isDoubtful) return;
  cannotBeShared(interpreter);
  modules.delete(name);
  trail.push(() => modules.set(name, before));
}

/** Puts `value`, a module of the program's own, into `sys.modules` under `name`, under which there is none. */
function adoptModule(interpreter: Interpreter, name: string, value: ModuleValue): void {
  cannotBeShared(interpreter);
  const { modules, completed, trail } = interpreter;
  const { scope } = value;
  const state: ModuleState = { scope, file: scope.path, package: parentOf(name) ?? '', value };
  modules.set(name, state);
  completed.push(state);
  trail.push(() => {
    modules.delete(name);
    completed.splice(completed.indexOf(state), 1);
  });
}

/** Puts `value` into the place of the module `state` in `sys.modules`. */
export function standIn(interpreter: Interpreter, state: ModuleState, value: Value): void {
  // A module that does so for itself has done it whenever it has run.
  if (state.scope.variables.run !== interpreter.run) cannotBeShared(interpreter);
  const before = state.standIn;
  state.standIn = value;
  if (state.scope.variables.run === interpreter.run) return;
  interpreter.trail.push(() => {
    if (before === undefined) delete state.standIn;
    else state.standIn = before;
  });
}
