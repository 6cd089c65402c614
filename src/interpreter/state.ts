import { isInPython3 } from '../libraries/tables.js';
import type { Cure, PatchArguments, PatcherId, PythonVersion, QualifiedName } from '../patchers/types.js';
import type { Program } from '../project/program.js';
import type { Resolver } from '../project/resolver.js';
import type { Expression, FunctionDefinition, LambdaExpression, Statement } from '../python/syntax.js';
import type { Span } from '../text/span.js';
import { type Assumption, carried } from '../trace/assumptions.js';
import type {
  AbsenceEvent,
  Activation,
  EntryPoint,
  HoldEvent,
  ImportEvent,
  LoadEvent,
  Owner,
  PatchTrigger,
  StatementPlace,
  Step,
  ThreadEvent,
  Truncation,
  TruncationEvent,
} from '../trace/trace.js';
import type { Libraries } from './library-model.js';
import type { CommandOwner, Entered, HeldSoFar, ModuleState, Recording, SharedRuns } from './recording.js';
import {
  type Creation,
  type FunctionValue,
  type InstanceValue,
  type Place,
  type Scope,
  type Truth,
  textOf,
  unknown,
  type Value,
} from './values.js';

/** How the execution of a block ended. */
export type Completion =
  | { readonly kind: 'next' }
  /** `assumption` is what was assumed where it returned. */
  | { readonly kind: 'return'; readonly value: Value; readonly assumption: Assumption | undefined }
  /**
   * `error` is the class of what was raised, where that is known and nothing else can have happened; `exception` is what was
   * raised, or its class, where nobody is known to catch it.
   */
  | { readonly kind: 'raise'; readonly error?: string; readonly exception?: Value }
  | { readonly kind: 'jump'; readonly jump: 'break' | 'continue' }
  /** The run is over: whatever is left of it is not executed. */
  | { readonly kind: 'halt' };

/** Arguments of a call, evaluated. `**x` and `*x` make them `open`: there may be more. */
export interface Arguments {
  readonly positional: readonly Value[];
  readonly keywords: ReadonlyMap<string, Value>;
  readonly open: boolean;
}

/**
 * Where code runs: what differs between the program's own import time and that of the packages installed beside it.
 * The interpreter asks, and nothing else of it depends on whose code it is.
 */
export interface Host {
  /**
   * Imports `module`, whose parents have been imported: runs it, loads it as a library, or lets the import fail, which
   * `fail` tells whoever is prepared for it. Where an import is repeated, `expected` is the module that it gave: no other is
   * run instead.
   */
  importModule(interpreter: Interpreter, module: string, expected?: ModuleState): Value;
  /** Whether nothing that can still happen matters to whoever asked for the run. */
  isDone(interpreter: Interpreter): boolean;
  /** Whether there is no time left for anything. */
  isTimeUp(): boolean;
  /** Whether what a patch replaces stays replaced for whatever runs after it. */
  readonly keepsPatches: boolean;
  /** Whether it is known which imports fail, and so which handlers for those that do never run. */
  readonly knowsFailures: boolean;
  /** Whether the code may be meant for Python 2. */
  readonly mayBePython2: boolean;
  /** Whether a variable of the environment is set: `name in os.environ`. */
  isVariableSet(interpreter: Interpreter, name: string | undefined): Truth;
  /** The value of an attribute of the standard library that tells where code runs; undefined where it may be anything. */
  attribute(name: string): Value | undefined;
  /** Whether the module of the standard library is known not to have `name` there, and somebody is prepared for that. */
  isMissing(interpreter: Interpreter, module: string, name: string): boolean;
  /** Whether importing `module`, or `name` from it, is known to succeed: then nobody asks what would be done if it failed. */
  isThere(interpreter: Interpreter, module: string, name?: string): boolean;
  /**
   * Whether the standard library has what is called `name` in full, a function or a class: undefined where that may be one or the
   * other. A module that is told so has the key of what patches and code have changed of that.
   */
  has(interpreter: Interpreter, name: string): boolean | undefined;
  /** What stands in for the attribute of a library with this full name; undefined where the library speaks for itself. */
  standIn(interpreter: Interpreter, name: string): Value | undefined;
  /** What such a function of the standard library gives; undefined where it may be anything. */
  result(interpreter: Interpreter, name: string, args: Arguments): Value | undefined;
}

/** These positional arguments, and no others. */
export function positionally(...positional: readonly Value[]): Arguments {
  return { positional, keywords: new Map(), open: false };
}

/** No arguments at all. */
export const noArguments: Arguments = positionally();

/**
 * What a function of the standard library does and gives, called from `scope` and as a method of `receiver` where these are
 * known; undefined where it may be anything. `name` is its full name.
 */
export type Builtin = (
  interpreter: Interpreter,
  args: Arguments,
  scope: Scope | undefined,
  name: string,
  receiver?: Value,
) => Value | undefined;

/** Such functions by their full names. */
export type Builtins = Readonly<Record<string, Builtin>>;

/** The same function for each of `names`. */
export function builtinsFor(names: readonly string[], builtin: Builtin): Builtins {
  return Object.fromEntries(names.map((name) => [name, builtin]));
}

/** Operations whose parts need each other across files; all others are imported. */
interface Operations {
  evaluate(interpreter: Interpreter, expression: Expression, scope: Scope): Value;
  execute(interpreter: Interpreter, body: readonly Statement[], scope: Scope): Completion;
  call(interpreter: Interpreter, callee: Value, args: Arguments, calleeText: string): Value;
  /** The patch function `name` runs. */
  patch(interpreter: Interpreter, name: string, by: PatchTrigger, args: PatchArguments): void;
  /** `object`, or any where that is not known, is cured. */
  cure(interpreter: Interpreter, cure: Cure, object: Value | undefined): void;
  /** `object.name = value`. */
  setAttribute(interpreter: Interpreter, object: Value, name: string, value: Value): void;
  /** `getattr(value, name)`. */
  attribute(interpreter: Interpreter, value: Value, name: string): Value;
}

/** An exception: the names of its class, and the object. */
export interface Raised {
  readonly error: string;
  readonly value: Value;
}

/** An object whose end is not without consequences, for the module run that has made it so. */
export interface Mortal {
  readonly object: Value;
  readonly run: number;
  /** What happens then: `__del__`, a callback of a weak reference, a finalizer. */
  readonly dies: () => void;
  /** The statement of the module has not ended yet that has made it, or given it its consequences. */
  isNew: boolean;
}

/** The state of one run of the interpreter. */
export interface Interpreter {
  readonly program: Program;
  /** Finds modules; while a runner imports a file, with that file's folder first. */
  resolver: Resolver;
  readonly entry: EntryPoint;
  readonly python: PythonVersion | undefined;
  /** What is known of modules that are not the program's own. */
  readonly libraries: Libraries;
  readonly host: Host;
  readonly events: ImportEvent[];
  /** First-party modules by name: `sys.modules`. */
  readonly modules: Map<string, ModuleState>;
  /** What code has put into `sys.modules` where there was no module of the program's own, by name: importing None fails. */
  readonly placed: Map<string, Value>;
  /** Top-level packages whose import has already patched. */
  readonly importPatches: Set<string>;
  /** Top-level packages from outside of the repository and of the standard library that have been imported. */
  readonly loadedLibraries: Set<string>;
  /** Canonical names replaced so far, each with who did it under which assumptions, in that order. */
  readonly patched: Map<string, readonly Owner[]>;
  /** What the program's own modules were found to hold, by holder, name, form and statement. */
  readonly holds: Map<string, HoldEvent>;
  /** Objects for which a late patch is harmless, by the calls that they were given to. */
  readonly cured: Map<InstanceValue, Set<PatcherId>>;
  /** What was found to be cured of what had happened, in that order. */
  readonly cures: { readonly event: HoldEvent; readonly id: PatcherId }[];
  /** How often functions were called by the module that runs. */
  calls: Map<FunctionDefinition | LambdaExpression, number>;
  /** Module runs that entry points share; undefined where there is only one run. */
  readonly shared: SharedRuns | undefined;
  /** The module run whose code runs, directly or in a function that it calls. */
  run: number;
  /** What that code has done so far, if it may be shared. */
  recording: Recording | undefined;
  /** The modules that are gone through again at the moment, with what gives what they held at each patch. */
  readonly replays: Map<ModuleState, { next(): HeldSoFar }>;
  /**
   * While a statement is executed that was added to a module: the modules around it that are gone through again, by their runs. What
   * they bind is not what they have by then, so whoever looks at them, or at what is `seen` and changes, makes it `isLost`.
   */
  adding:
    | { readonly runs: ReadonlySet<number>; readonly seen: ReadonlySet<object>; isLost: boolean }
    | undefined;
  /** All that are being made, outermost first. */
  readonly recordings: Recording[];
  /** What undoes, last first, all that must not outlast this run or a replay that does not fit. */
  readonly trail: (() => void)[];
  /** How often a module was run once more, in the place of one in `sys.modules`. */
  replaced: number;
  /** What has been changed by another module run than its own. */
  readonly changed: Set<object>;
  /** Names of the modules whose bodies run, and the modules that have run to their end, in that order. */
  readonly running: Set<string>;
  /** What was assumed where modules were imported, what had been patched then, and whether they, or what they import, have. */
  readonly importedUnder: Map<
    string,
    { under: Assumption | undefined; patchKey: string; hasPatched: boolean }
  >;
  readonly completed: ModuleState[];
  /** Module runs by the activation of their body, and activations of functions in them as they are in this trace. */
  readonly entered: Map<Activation, Entered>;
  readonly moved: Map<Activation, Activation>;
  /** What has been patched so far, under which conditions, as text. */
  patchKey: string;
  /** How often something was patched that had not been. */
  patchings: number;
  /** What was assumed where the module that runs was imported. */
  outer: Assumption | undefined;
  /** Functions that were declared to be commands of a program, by what runs one of them. */
  readonly commands: Map<CommandOwner, FunctionValue[]>;
  /** What runs right now. */
  activation: Activation;
  span: Span;
  /** The place of what the statement being executed puts somewhere, once it has put anything. */
  place: Place | undefined;
  /** The class that a class statement is making at the moment. */
  creation: Creation | undefined;
  /** Module that the statement being executed imports names from. */
  importing: string | undefined;
  /** Class of the exception that leaves the statement being executed, where it is certain that one does. */
  raising: string | undefined;
  /** The last exception that was raised and is caught, for the handler that it comes to. */
  raised: Raised | undefined;
  /** The one that the code of a handler runs for, where it is known which that is. */
  handled: Raised | undefined;
  /** While somebody watches for what may raise an exception: how often something may have. */
  risks: { count: number } | undefined;
  /** The run is over: no statement is executed any more. */
  halted: boolean;
  /** How many `try` statements around what runs would catch an import that fails. */
  guards: number;
  /** How many imports may have failed, for all that is known. */
  doubts: number;
  /** What is assumed in the module that runs, beside `outer`. */
  assumption: Assumption | undefined;
  /**
   * The numbers of conditions, by what they are asked of and what is asked. They follow from values alone, and runs that
   * share modules share them.
   */
  readonly branchings: WeakMap<object, Map<string, number>>;
  /** What code has changed of what libraries have and of what is not known, by its root: ways from there. */
  readonly changes: Map<object, readonly string[]>;
  /** What unittest.mock stands in for at the moment, by full name. */
  mocked: readonly string[];
  /** The exceptions that the `try` statements around what runs in this module catch, by the names of their classes. */
  catching: readonly (readonly string[])[];
  /** The same of the modules that import it. */
  catchingAround: readonly (readonly string[])[];
  /** How often an exception has left a block where it was not known whether one does. */
  departures: number;
  /** What of these may be asked for in any module, as text. */
  changeKey: string;
  /** What code has set variables of the environment to. */
  readonly variables: Map<string, Value>;
  /** What code has added to the module `builtins`, and any module finds by its name. */
  readonly builtins: Map<string, Value>;
  /** How many levels of blocks, expressions and calls lie around what runs, and the most that there were in this module. */
  depth: number;
  deepest: number;
  /** How many module bodies lie around what runs, and the most that there were in this module. */
  imports: number;
  mostImports: number;
  /** Statements that may still be executed. */
  budget: number;
  /** Of the statements taken from it, those that were not executed: what they did was recorded, and has been gone through. */
  replayed: number;
  /** Canonical names that are expected to be patched, by patcher: nothing else can be late. */
  readonly awaited: ReadonlyMap<PatcherId, readonly QualifiedName[]>;
  /** The same as text. */
  readonly awaitedKey: string;
  /**
   * Patchers that have replaced everything that is awaited of them, wherever the program goes: the branchings outside of
   * which nothing that can still happen would be late for them.
   */
  readonly settledOutside: Map<PatcherId, ReadonlySet<number>>;
  nextId: number;
  /** The namespaces of the code that runs, innermost last, and what it goes through or is within without having a name for it. */
  readonly scopes: Scope[];
  readonly inUse: (Value | readonly Value[])[];
  readonly mortals: Set<Mortal>;
  /** Values that may still be looked at to tell what keeps an object that is weakly referred to. */
  stepsToHolders: number;

  readonly operations: Operations;
}

/** How many levels a run may nest in all. */
const deepestLevel = 1200;

/** How often one function is followed in the run of a module. Import time rarely needs more than a few. */
export const mostCalls = 8;

/** The same of what Python asks for each pair of a list that is put into an order, and for each element. */
const mostCompared = 500;
const comparing: ReadonlySet<string> = new Set([
  '__lt__',
  '__gt__',
  '__le__',
  '__ge__',
  '__eq__',
  'key',
  'cmp',
  'predicate',
]);

/** How often a function is followed in the run of a module that is called as `name`. */
export function mostCallsAs(name: string): number {
  return comparing.has(name) ? mostCompared : mostCalls;
}

/** What each thing that nests takes of the stack, in levels: measured, and 300 bytes are one. */
export const levels = {
  /** An expression in another, and one that is a chain of calls, attributes or subscripts. */
  expression: 2,
  chain: 3,
  /** `for x in y` of a comprehension. */
  clause: 3,
  /** What a call leads to: a bound method, a partial, one of several. */
  wrapper: 2,
  /** The body of a function, beside its block. */
  call: 2,
  block: 5,
  /** The body of a module, beside its block. */
  module: 1,
  /** The commands of a group of commands. */
  commands: 2,
  /** A file that is parsed: 100 brackets in one another. */
  parse: 440,
} as const;

/**
 * Goes `by` levels deeper into blocks, expressions or calls; to be left by as many when that is done. False, and the run
 * is over, where this is deeper than any stack is sure to allow: what a run finds must not depend on the size of one.
 */
export function descend(interpreter: Interpreter, by: number): boolean {
  if (!hasRoom(interpreter, by)) return false;
  interpreter.depth += by;
  if (interpreter.depth > interpreter.deepest) interpreter.deepest = interpreter.depth;
  return true;
}

/** Steps between two looks at the clock. */
const clockInterval = 1024;

/**
 * Counts the `steps` of a statement, or a turn of a comprehension, and says whether the run is over for it: too much was done, or
 * time is up.
 */
export function isSpent(interpreter: Interpreter, steps = 1): boolean {
  const { budget } = interpreter;
  interpreter.budget -= steps;
  const isOver = budget <= 0;
  const isLook = Math.floor(budget / clockInterval) !== Math.floor(interpreter.budget / clockInterval);
  if (!isOver && !(isLook && interpreter.host.isTimeUp())) return false;
  noteTruncation(interpreter, { what: isOver ? 'steps' : 'time' });
  interpreter.halted = true;
  return true;
}

/** Whether what is to be done may nest as many levels as that; if not, the run is over. */
export function hasRoom(interpreter: Interpreter, needed: number): boolean {
  if (interpreter.depth + needed <= deepestLevel) {
    interpreter.deepest = Math.max(interpreter.deepest, interpreter.depth + needed);
    return true;
  }
  noteTruncation(interpreter, { what: 'nesting' });
  interpreter.halted = true;
  return false;
}

/** How many levels are left for a module that imports others `imports` deep, itself included; none where that is too deep. */
export function remainingLevels({ depth, imports: around }: Interpreter, imports: number): number {
  return around + imports > deepestImport ? -1 : deepestLevel - depth;
}

/**
 * How deep imports may nest before the model stops following them. CPython 3.11 itself ends 142 nested imports in a
 * RecursionError, even if nothing but imports is on its stack; of programs that work none was seen to come near it.
 */
export const deepestImport = 100;

/** `local`, assumed where `outer` is. */
export function composed(
  outer: Assumption | undefined,
  local: Assumption | undefined,
): Assumption | undefined {
  if (outer === undefined || local === undefined) return local ?? outer;
  return { ...local, outer: composed(outer, local.outer) };
}

/** All that is assumed where the code that runs stands. */
export function currentAssumption({ outer, assumption }: Interpreter): Assumption | undefined {
  return composed(outer, assumption);
}

/** What runs now depends on something that no recording tells: none of the modules that are running is shared. */
export function cannotBeShared(interpreter: Interpreter): void {
  for (const recording of interpreter.recordings) recording.isShareable = false;
}

/** What runs has to do with what the module run `run` has: see `Interpreter.adding`. */
export function noteMet({ adding }: Interpreter, run: number): void {
  if (adding?.runs.has(run)) adding.isLost = true;
}

/** The module of the script that says what parts of the standard library do. */
export const standardScript = '\0standard';

/** What is done may raise an exception, unless it `isSafe`: see `Interpreter.risks`. */
export function judge({ risks, activation, assumption }: Interpreter, isSafe: boolean): void {
  // What is written for the standard library raises what it says, and nothing else.
  const isSaid = activation.module === standardScript && assumption === undefined;
  if (risks !== undefined && !isSafe && !isSaid) risks.count++;
}

/** The `__name__` of the module `module`: of a script `__main__`. */
export function nameOfModule({ entry }: Interpreter, module: string): string {
  return entry.run === 'script' && entry.module === module ? '__main__' : module;
}

/** Notes what happens. */
export function emit(
  interpreter: Interpreter,
  event: HoldEvent | LoadEvent | AbsenceEvent | ThreadEvent,
): void {
  interpreter.recording?.operations.push({ kind: 'event', event });
  const { outer } = interpreter;
  interpreter.events.push(
    outer === undefined ? event : { ...event, assumption: composed(outer, event.assumption) },
  );
}

/**
 * Code has changed what is found from `root` by `path`, and everything behind it; `sets` is the variable of the environment
 * that it has set, and what it is now: undefined where it may be what it was before.
 */
export function changeOutside(
  interpreter: Interpreter,
  root: object,
  path: string,
  sets?: readonly [name: string, value: Value | undefined],
): void {
  interpreter.recording?.operations.push({
    kind: 'outside',
    root,
    path,
    ...(sets === undefined ? {} : { sets }),
  });
  if (interpreter.adding !== undefined) interpreter.adding.isLost = true;
  const { changes, changeKey, trail } = interpreter;
  const before = changes.get(root) ?? [];
  const now = sets && variableNow(interpreter, sets, before.length + 1);
  if (sets !== undefined && now !== undefined) setVariable(interpreter, sets[0], now);
  changes.set(root, [...before, path]);
  // What is asked of the command line and the whole environment is asked everywhere, other things where they are at hand. Who asks
  // for one variable of the environment notes that.
  const isCertain = now?.kind === 'literal' && now.setAt !== undefined;
  const value = textOf(sets?.[1]) ?? (isCertain ? '\0' : undefined);
  if (/^(?:os\.environ(?!\[)|sys\.argv)\b/.test(path) || isInPython3(path, true) === false)
    interpreter.changeKey = `${changeKey};${path}${value === undefined ? '' : `${isCertain ? ':' : ''}=${value}`}`;
  trail.push(() => {
    changes.set(root, before);
    interpreter.changeKey = changeKey;
  });
}

/** What a variable is that code sets as the change of that number, of all that there have been in this program. */
function variableNow(
  { variables, outer }: Interpreter,
  [name, value]: readonly [name: string, value: Value | undefined],
  number: number,
): Value | undefined {
  const now = value ?? variables.get(name);
  if (now?.kind !== 'literal') return now;
  // Who imported the module that sets it may have done so under some condition.
  const isCertain = now.setAt !== undefined && outer === undefined;
  return { ...now, setAt: !isCertain ? undefined : value === undefined ? now.setAt : number };
}

/** Where everything is found that libraries have. */
export const outside: object = {};

/** What code does to the environment as a whole, or to what nobody knows of it. */
export const wholeEnvironment = /^os\.environ(?!\[)/;

/** Under which name it is kept that code has taken all variables of the environment away. */
export const emptied = ' emptied';

/** How code finds the variable `name` of the environment. */
export function variablePath(name: string): string {
  return `os.environ[${JSON.stringify(name)}]`;
}

/**
 * What code has made of the variable `name` of the environment, as text: all that can be asked of it follows from that, and from what
 * was done to the whole environment, which `changeKey` has.
 */
export function standingOf({ changes, variables }: Interpreter, name: string): string {
  const all = changes.get(outside);
  const value = variables.get(name);
  const gone = variables.get(emptied);
  const path = variablePath(name);
  if (all === undefined || ((value ?? gone) === undefined && !all.includes(path))) return '';
  const setAt = value?.kind === 'literal' ? value.setAt : undefined;
  const emptiedAt = gone?.kind === 'literal' ? gone.setAt : undefined;
  return JSON.stringify([
    all.filter((one) => path.startsWith(one)).length,
    setAt !== undefined && all.slice(setAt).filter((one) => one === path || wholeEnvironment.test(one)),
    emptiedAt !== undefined &&
      all.slice(emptiedAt).every((one) => one !== path && !wholeEnvironment.test(one)),
    value?.kind === 'literal' ? value.value : value?.kind,
  ]);
}

/** Code asks for the variable `name` of the environment, which what runs depends on then. */
export function askVariable(interpreter: Interpreter, name: string): void {
  const { recording } = interpreter;
  // To look through all changes costs something, and only what is recorded has a use for it.
  if (recording === undefined) return;
  recording.operations.push({ kind: 'variable', name, standing: standingOf(interpreter, name) });
}

function setVariable({ variables, trail }: Interpreter, name: string, value: Value): void {
  const before = variables.get(name);
  variables.set(name, value);
  trail.push(() => {
    if (before === undefined) variables.delete(name);
    else variables.set(name, before);
  });
}

/** An import fails with `error`. Where nobody is prepared for that, the program would end here: then it is us who err. */
export function fail(interpreter: Interpreter, error: string): Value {
  if (interpreter.guards > 0) interpreter.raising = error;
  return unknown;
}

/** A fresh number: for activations, branchings and the order of events. */
export function nextId(interpreter: Interpreter): number {
  return interpreter.nextId++;
}

/** The statement being executed, leading to `reaches`. */
export function currentStep(interpreter: Interpreter, reaches: string): Step {
  return { activation: interpreter.activation, span: interpreter.span, reaches };
}

/** Runs `action` under the assumption that what nobody can know from the repository is so. */
export function guessing<T>(interpreter: Interpreter, action: () => T): T {
  const { assumption: outer, raising } = interpreter;
  interpreter.assumption = { branching: nextId(interpreter), branch: 0, outer, isGuess: true };
  const result = action();
  interpreter.assumption = outer;
  interpreter.raising = raising;
  return result;
}

/**
 * Runs `action` under one more assumption: that branch `branch` of `branching` is taken, and so that the patcher
 * `without` cannot be imported.
 */
export function assuming<T>(
  interpreter: Interpreter,
  branching: number,
  branch: number,
  action: () => T,
  without?: PatcherId,
): T {
  const { assumption: outer, raising } = interpreter;
  interpreter.assumption = { branching, branch, outer, ...(without === undefined ? {} : { without }) };
  const result = action();
  interpreter.assumption = outer;
  interpreter.raising = raising;
  return result;
}

/** Runs `action` as the body of `activation`; afterwards the caller's statement is current again. */
export function activated<T>(interpreter: Interpreter, activation: Activation, action: () => T): T {
  const { activation: caller, span, assumption } = interpreter;
  interpreter.activation = activation;
  const result = action();
  interpreter.activation = caller;
  interpreter.span = span;
  interpreter.assumption = carried(assumption, interpreter.assumption);
  return result;
}

/** How many bodies of the kind `body` the statement being executed lies in. */
export function nesting(interpreter: Interpreter, body: Activation['body']): number {
  let count = 0;
  for (let at: Activation | undefined = interpreter.activation; at !== undefined; at = at.caller?.activation)
    if (at.body === body) count++;
  return count;
}

/** Whether all that may be patched at all has been patched, on each way outside of some branchings. */
export function isComplete({ settledOutside, awaited }: Interpreter): boolean {
  if (settledOutside.size === 0) return false;
  for (const id of awaited.keys()) if (!settledOutside.has(id)) return false;
  return true;
}

/** Whether nothing that can still happen would be late. */
export function isSettled(interpreter: Interpreter): boolean {
  if (!isComplete(interpreter)) return false;
  const { settledOutside } = interpreter;
  for (let at = currentAssumption(interpreter); at !== undefined; at = at.outer) {
    for (const branchings of settledOutside.values()) if (branchings.has(at.branching)) return false;
  }
  return true;
}

/** Records, once, that the model gave up on something. */
export function noteTruncation(interpreter: Interpreter, truncation: Truncation): void {
  // How deep something lies is not the same for whoever else comes here.
  cannotBeShared(interpreter);
  noteGap(interpreter, truncation);
}

/** Records, once, that the setting `name`, which the statement `at` binds, is not known in full. */
export function noteUnread(interpreter: Interpreter, name: string, at: StatementPlace): void {
  noteGap(interpreter, { what: 'setting', name, at });
}

/** Records, once, that something was not followed. */
export function noteGap(interpreter: Interpreter, truncation: Truncation): void {
  const key = keyOfGap(truncation);
  const isKnown = interpreter.events.some(
    (event) => event.kind === 'truncation' && keyOfGap(event.truncation) === key,
  );
  const event: TruncationEvent = { kind: 'truncation', order: nextId(interpreter), truncation };
  interpreter.recording?.operations.push({ kind: 'event', event });
  if (!isKnown) interpreter.events.push(event);
}

function keyOfGap(truncation: Truncation): string {
  return truncation.what === 'setting'
    ? `${truncation.name} ${truncation.at.path}:${truncation.at.span.start}`
    : truncation.what;
}
