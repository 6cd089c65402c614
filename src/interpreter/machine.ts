import type { PatcherId, PythonVersion } from '../patchers/types.js';
import type { Program } from '../project/program.js';
import type { Resolver } from '../project/resolver.js';
import type { Expression, FunctionDefinition, LambdaExpression, Statement } from '../python/syntax.js';
import type { Span } from '../text/span.js';
import type {
  Activation,
  Assumption,
  EntryPoint,
  HoldEvent,
  ImportEvent,
  Owner,
  Step,
  Truncation,
} from '../trace/trace.js';
import type { Libraries } from './library-model.js';
import {
  type FunctionValue,
  type ModuleValue,
  type Scope,
  type Truth,
  unknown,
  type Value,
} from './values.js';

/** How the execution of a block ended. */
export type Completion =
  | { readonly kind: 'next' }
  | { readonly kind: 'return'; readonly value: Value }
  /** `error` is the class of what was raised, where that is known and nothing else can have happened. */
  | { readonly kind: 'raise'; readonly error?: string }
  | { readonly kind: 'jump' }
  /** The run is over: whatever is left of it is not executed. */
  | { readonly kind: 'halt' };

/** Arguments of a call, evaluated. `**x` and `*x` make them `open`: there may be more. */
export interface Arguments {
  readonly positional: readonly Value[];
  readonly keywords: ReadonlyMap<string, Value>;
  readonly open: boolean;
}

/** A first-party module in `sys.modules`. */
export interface ModuleState {
  readonly scope: Scope;
  /** The package that relative imports in it start from. */
  readonly package: string;
  readonly value: ModuleValue;
  /** The condition that it was imported under. */
  readonly assumption: Assumption | undefined;
  /** What the module has put into `sys.modules` in its own place. */
  standIn?: Value;
}

/**
 * Where code runs: what differs between the program's own import time and that of the packages installed beside it.
 * The interpreter asks, and nothing else of it depends on whose code it is.
 */
export interface Host {
  /**
   * Imports `module`, whose parents have been imported: runs it, loads it as a library, or lets the import fail, which
   * `fail` tells whoever is prepared for it.
   */
  importModule(interpreter: Interpreter, module: string): Value;
  /** Whether nothing that can still happen matters to whoever asked for the run. */
  isDone(interpreter: Interpreter): boolean;
  /** Whether what a patch replaces stays replaced for whatever runs after it. */
  readonly keepsPatches: boolean;
  /** Whether it is known which imports fail, and so which handlers for those that do never run. */
  readonly knowsFailures: boolean;
  /** Whether the code may be meant for Python 2. */
  readonly mayBePython2: boolean;
  /** Whether a variable of the environment is set: `name in os.environ`. */
  readonly isVariableSet: Truth;
  /** The value of an attribute of the standard library that tells where code runs; undefined where it may be anything. */
  attribute(name: string): Value | undefined;
  /** What such a function of the standard library gives; undefined where it may be anything. */
  result(interpreter: Interpreter, name: string, args: Arguments): Value | undefined;
}

/** What has commands: the function that is a group of them, `module:name` of a library's object, `.func` of argparse. */
export type CommandOwner = FunctionDefinition | string;

/** The state of one run of the interpreter, and the operations its parts call on each other. */
export interface Interpreter {
  readonly program: Program;
  readonly resolver: Resolver;
  readonly entry: EntryPoint;
  readonly python: PythonVersion | undefined;
  /** What is known of modules that are not the program's own. */
  readonly libraries: Libraries;
  readonly host: Host;
  readonly events: ImportEvent[];
  /** First-party modules by name: `sys.modules`. */
  readonly modules: Map<string, ModuleState>;
  /** Top-level packages whose import has already patched. */
  readonly importPatches: Set<string>;
  /** Top-level packages from outside of the repository and of the standard library that have been imported. */
  readonly loadedLibraries: Set<string>;
  /** Canonical names replaced so far, each with who did it under which assumptions, in that order. */
  readonly patched: Map<string, readonly Owner[]>;
  /** What the program's own names hold at the moment, by module and name. */
  readonly held: Map<string, HoldEvent[]>;
  readonly calls: Map<FunctionDefinition | LambdaExpression, number>;
  /** Functions that were declared to be commands of a program, by what runs one of them. */
  readonly commands: Map<CommandOwner, FunctionValue[]>;
  /** What runs right now. */
  activation: Activation;
  span: Span;
  /** Module that the statement being executed imports names from. */
  importing: string | undefined;
  /** Class of the exception that leaves the statement being executed, where it is certain that one does. */
  raising: string | undefined;
  /** The run is over: no statement is executed any more. */
  halted: boolean;
  /** How many `try` statements around what runs would catch an import that fails. */
  guards: number;
  /** How many imports may have failed, for all that is known. */
  doubts: number;
  assumption: Assumption | undefined;
  depth: number;
  /** Statements that may still be executed. */
  budget: number;
  /** Patchers that the program mentions: nothing else is expected to patch. */
  readonly awaited: readonly PatcherId[];
  /**
   * Patchers that have replaced everything they do, maybe under conditions: the branchings outside of which nothing that
   * can still happen would be late for them. No branch of theirs is ever taken again once they are left.
   */
  readonly settledOutside: Map<PatcherId, ReadonlySet<number>>;
  nextId: number;

  evaluate(expression: Expression, scope: Scope): Value;
  execute(body: readonly Statement[], scope: Scope): Completion;
  call(callee: Value, args: Arguments, calleeText: string): Value;
  /** Imports `module` as `import a.b.c` does, parents first. */
  importModule(module: string): Value;
  /** `getattr(value, name)`. */
  attribute(value: Value, name: string): Value;
  /** Stores `value` under `name`, noting what the scope then holds. */
  bind(scope: Scope, name: string, value: Value): void;
}

/** Runs `action`; false when statements, imports and calls nest deeper in it than the stack of this process allows. */
export function withinStack(action: () => void): boolean {
  try {
    action();
    return true;
  } catch (error) {
    if (error instanceof RangeError) return false;
    throw error;
  }
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
  try {
    return action();
  } finally {
    interpreter.assumption = outer;
    interpreter.raising = raising;
  }
}

/** Runs `action` as the body of `activation`; afterwards the caller's statement is current again. */
export function activated<T>(interpreter: Interpreter, activation: Activation, action: () => T): T {
  const { activation: caller, span, assumption } = interpreter;
  interpreter.activation = activation;
  interpreter.depth++;
  try {
    return action();
  } finally {
    interpreter.activation = caller;
    interpreter.span = span;
    interpreter.assumption = assumption;
    interpreter.depth--;
  }
}

/** Whether nothing that can still happen would be late. */
export function isSettled(interpreter: Interpreter): boolean {
  const { settledOutside, awaited } = interpreter;
  if (settledOutside.size === 0 || !awaited.every((id) => settledOutside.has(id))) return false;
  for (let at = interpreter.assumption; at !== undefined; at = at.outer) {
    for (const branchings of settledOutside.values()) if (branchings.has(at.branching)) return false;
  }
  return true;
}

/** Records, once, that the model gave up on something. */
export function noteTruncation(interpreter: Interpreter, truncation: Truncation): void {
  const isKnown = interpreter.events.some(
    (event) => event.kind === 'truncation' && event.truncation.what === truncation.what,
  );
  if (!isKnown) interpreter.events.push({ kind: 'truncation', order: nextId(interpreter), truncation });
}
