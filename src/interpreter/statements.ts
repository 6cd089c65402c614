import type { Expression, Node, RaiseStatement, Statement, WithStatement } from '../python/syntax.js';
import { carried } from '../trace/assumptions.js';
import { assign, assignTo, deleteTarget } from './assignment.js';
import { call } from './calls.js';
import { defineClass } from './class-statement.js';
import { conditionOf } from './conditions.js';
import {
  caughtIn,
  closeThing,
  contextOf,
  enteredValue,
  leaveContext,
  raisedBy,
  suppressedBy,
} from './contexts.js';
import { executeFor, executeIf, executeMatch, executeWhile } from './control-flow.js';
import {
  catching,
  classRaised,
  errorOf,
  isCaught,
  isImportError,
  isOneOf,
  isStandingStill,
  raiseKnown,
  throwing,
} from './exceptions.js';
import { evaluate } from './expressions.js';
import { defineFunction } from './functions.js';
import { endMortals, insert, put } from './heap.js';
import { executeImport, executeImportFrom } from './imports.js';
import { keeping, runBody } from './iteration.js';
import { isOwnPatch, mockedBy, mocking } from './mocks.js';
import { noteStart } from './module-runs.js';
import { bind, spanning } from './references.js';
import { isContextSafe, isRisky } from './risks.js';
import {
  type Completion,
  descend,
  type Interpreter,
  isSpent,
  judge,
  levels,
  noArguments,
  type Raised,
} from './state.js';
import { executeTry } from './try-statement.js';
import { literal, moduleScopeOf, type Scope, unknown, type Value } from './values.js';

const next: Completion = { kind: 'next' };
const halt: Completion = { kind: 'halt' };

/** Runs `body` in order until a statement leaves it. */
export function execute(interpreter: Interpreter, body: readonly Statement[], scope: Scope): Completion {
  if (!descend(interpreter, levels.block)) return halt;
  const outer = interpreter.assumption;
  let completion = next;
  const { recording } = interpreter;
  const isModule = recording?.body === body;
  interpreter.scopes.push(scope);
  for (const statement of body) {
    if (isModule) noteStart(interpreter, recording);
    if (interpreter.risks !== undefined) judge(interpreter, !isRisky(statement));
    if (!isOver(interpreter, statement)) completion = executeStatement(interpreter, statement, scope);
    if (interpreter.mortals.size > 0 && scope.kind === 'module')
      endMortals(interpreter, scope, mayLetGo(statement));
    if (interpreter.halted) completion = halt;
    else if (interpreter.raising !== undefined) {
      completion = left(interpreter, interpreter.raising, scope);
      interpreter.raising = undefined;
    }
    if (completion.kind !== 'next') break;
  }
  interpreter.scopes.pop();
  if (isModule) noteStart(interpreter, recording);
  interpreter.assumption = carried(outer, interpreter.assumption);
  interpreter.depth -= levels.block;
  return completion;
}

/** Whether `statement` is there to let something go: `del name`, `name = None`. */
function mayLetGo(statement: Statement): boolean {
  return (
    statement.kind === 'delete' ||
    (statement.kind === 'assign' && statement.value?.kind === 'constant' && statement.value.value === 'None')
  );
}

/** Whether the run ends before its next statement, which is counted: nothing that is left of it matters, or too much was done. */
function isOver(interpreter: Interpreter, statement: Statement): boolean {
  if (interpreter.halted) return true;
  if (interpreter.host.isDone(interpreter)) interpreter.halted = true;
  return interpreter.halted || isSpent(interpreter, stepsOf(statement));
}

/** Characters of a long statement that count as another step: in a loop a table of thousands of elements is built in every turn. */
const charactersOfStep = 128;

function stepsOf(statement: Statement): number {
  switch (statement.kind) {
    case 'assign':
    case 'expression':
    case 'return':
      return 1 + Math.floor(lengthOf(statement) / charactersOfStep);
    case 'if': {
      // An `else` that continues nothing has no branch.
      const [first] = statement.branches;
      return first === undefined ? 1 : 1 + Math.floor(lengthOf(first.test) / charactersOfStep);
    }
    case 'for':
      return 1 + Math.floor(lengthOf(statement.iterable) / charactersOfStep);
    default:
      return 1;
  }
}

function lengthOf({ span }: Node): number {
  return span.end - span.start;
}

function executeStatement(interpreter: Interpreter, statement: Statement, scope: Scope): Completion {
  interpreter.span =
    statement.kind === 'function' || statement.kind === 'class' ? statement.header : statement.span;
  switch (statement.kind) {
    case 'import':
      executeImport(interpreter, statement, scope);
      return next;
    case 'import-from':
      executeImportFrom(interpreter, statement, scope);
      return next;
    case 'assign':
      assign(interpreter, statement, scope);
      return next;
    case 'expression': {
      evaluate(interpreter, statement.value, scope);
      return leaves(statement.value) ? left(interpreter, 'SystemExit', scope) : next;
    }
    case 'function':
      defineFunction(interpreter, statement, scope);
      return next;
    case 'class':
      return defineClass(interpreter, statement, scope) === 'halt' ? halt : next;
    case 'if':
      return executeIf(interpreter, statement, scope);
    case 'for':
      return executeFor(interpreter, statement, scope, (target, value) =>
        assignTo(interpreter, target, value, scope),
      );
    case 'while':
      return executeWhile(interpreter, statement, scope);
    case 'try':
      return executeTry(interpreter, statement, scope);
    case 'with':
      return executeWith(interpreter, statement, scope);
    case 'match':
      return executeMatch(interpreter, statement, scope);
    case 'return':
      return {
        kind: 'return',
        value: statement.value === undefined ? literal(null) : evaluate(interpreter, statement.value, scope),
        assumption: interpreter.assumption,
      };
    case 'raise':
      return raised(interpreter, statement, scope);
    case 'delete':
      for (const target of statement.targets) deleteTarget(interpreter, target, scope);
      return next;
    case 'global':
      for (const name of statement.names) declare(scope, statement.scope, name);
      return next;
    case 'jump':
      return statement.jump === 'pass' ? next : { kind: 'jump', jump: statement.jump };
    case 'assert':
      // Where nobody catches that, the program would end: then it is us who err.
      if (conditionOf(interpreter, evaluate(interpreter, statement.test, scope)) === 'false')
        raiseKnown(interpreter, 'AssertionError');
      return next;
    case 'type-alias':
      bind(interpreter, scope, statement.name, unknown);
      return next;
  }
}

/**
 * A module that finds something missing says so by an ImportError, and whoever imports it may be prepared for that. In the
 * program's own modules any exception is followed to who catches it, if it is known which one it is: what is not implemented
 * aside, as it is not always known which method is called. Where nobody catches it, the program would end: then it is us who
 * err.
 */
function raised(interpreter: Interpreter, statement: RaiseStatement, scope: Scope): Completion {
  const [value = unknown, cause] = statement.parts.map((part) => evaluate(interpreter, part, scope));
  const { handled } = interpreter;
  if (statement.parts.length === 0 && handled !== undefined && isCaught(interpreter, handled.error)) {
    interpreter.raised = handled;
    return { kind: 'raise', error: handled.error };
  }
  // What is computed goes by what it is.
  const name = classRaised(statement) ?? (value.kind === 'object' ? value.class.name : undefined);
  if (name === undefined) return { kind: 'raise' };
  if (interpreter.host.knowsFailures)
    return interpreter.guards > 0 && isImportError(name) ? { kind: 'raise', error: name } : { kind: 'raise' };
  const error = name === 'NotImplementedError' ? undefined : errorOf(name, value);
  if (error === undefined || !isCaught(interpreter, error))
    return error === 'SystemExit' ? left(interpreter, error, scope) : { kind: 'raise', exception: value };
  const isClass = value.kind === 'class' || value.kind === 'external';
  const exception = isClass ? call(interpreter, value, noArguments, name) : value;
  if (cause !== undefined && exception.kind === 'object')
    put(interpreter, exception.attributes, '__cause__', cause);
  interpreter.raised = { error, value: exception };
  return { kind: 'raise', error };
}

/**
 * The exception `error` leaves a statement. Programs are meant to end by SystemExit, and by no other: that leaves functions though
 * nobody catches it. Of a module that ends by it the rest is not run.
 */
function left(interpreter: Interpreter, error: string, { kind }: Scope): Completion {
  if (error !== 'SystemExit') return { kind: 'raise', error };
  const { assumption, host } = interpreter;
  const leaves = (kind !== 'module' && assumption === undefined) || isCaught(interpreter, error);
  return leaves && !host.knowsFailures ? { kind: 'raise', error } : { kind: 'raise' };
}

/** `sys.exit()` and its like end the run where they stand. */
function leaves(value: Expression): boolean {
  if (value.kind !== 'call') return false;
  const { callee } = value;
  if (callee.kind === 'name') return callee.name === 'exit' || callee.name === 'quit';
  return (
    callee.kind === 'attribute' &&
    callee.value.kind === 'name' &&
    ((callee.value.name === 'sys' && callee.attribute === 'exit') ||
      (callee.value.name === 'os' && callee.attribute === '_exit'))
  );
}

/** `global name` and `nonlocal name`. */
function declare(scope: Scope, how: 'global' | 'nonlocal', name: string): void {
  if (how === 'global') {
    if (scope.kind !== 'module') scope.declared.set(name, moduleScopeOf(scope));
    return;
  }
  for (let at = scope.parent; at !== undefined; at = at.parent) {
    if (at.kind !== 'function' || !at.variables.has(name)) continue;
    scope.declared.set(name, at);
    return;
  }
}

/** `with`: what entering and leaving each context runs, around the body. */
function executeWith(interpreter: Interpreter, statement: WithStatement, scope: Scope, from = 0): Completion {
  const item = statement.items[from];
  if (item === undefined) return execute(interpreter, statement.body, scope);
  const span = spanning(statement.span, item.context.span);
  interpreter.span = span;
  const context = contextOf(interpreter, evaluate(interpreter, item.context, scope));
  if (interpreter.raising !== undefined) return next;
  if (interpreter.risks !== undefined) judge(interpreter, isContextSafe(interpreter, context));
  const within = (value: Value): Completion => {
    if (item.target !== undefined) assignTo(interpreter, item.target, value, scope);
    // `with a, b:` is `with a: with b:`.
    if (!descend(interpreter, levels.block)) return halt;
    interpreter.inUse.push(context);
    const completion = executeWith(interpreter, statement, scope, from + 1);
    interpreter.inUse.pop();
    interpreter.depth -= levels.block;
    return completion;
  };
  // A function decorated with contextlib.contextmanager: the block runs where it yields.
  if (context.kind === 'generator') {
    let inside: Completion | undefined;
    let raised: Raised | undefined;
    const block = (value: Value) => {
      if (inside !== undefined) return true;
      inside = within(value);
      if (isStandingStill(inside)) return false;
      raised = inside.kind === 'raise' ? raisedBy(interpreter, inside) : undefined;
      // What the block is left by is raised where the generator stands.
      if (raised !== undefined) insert(interpreter, context.taken, [literal(null), throwing(raised)]);
      return true;
    };
    const result = keeping(context, () => runBody(context, block));
    if (inside === undefined) return within(unknown);
    if (raised === undefined) return inside;
    const { raising } = interpreter;
    interpreter.raising = undefined;
    if (result !== undefined && result.kind !== 'unknown') return next;
    return uncaught(interpreter, raising === undefined ? inside : { kind: 'raise', error: raising });
  }
  const suppressed = suppressedBy(item.context);
  if (suppressed !== undefined) {
    const { assumption } = interpreter;
    const completion = catching(interpreter, suppressed, () => within(unknown));
    interpreter.assumption = assumption;
    return completion.kind === 'raise' && isOneOf(suppressed, completion.error) ? next : completion;
  }
  const mocked = isOwnPatch(context) ? [] : mockedBy(interpreter, item.context, scope);
  if (mocked.length > 0) return mocking(interpreter, mocked, () => within(unknown));
  const entered = enteredValue(interpreter, context);
  const completion = catching(interpreter, caughtIn(interpreter, context), () => within(entered));
  interpreter.span = span;
  if (completion.kind === 'halt' || isStandingStill(completion)) return completion;
  closeThing(interpreter, context);
  return uncaught(interpreter, leaveContext(interpreter, context, completion));
}

/**
 * What has left a block, around which a context manager might have caught it: where nobody else does, the program would end, and then it
 * is us who err.
 */
function uncaught(interpreter: Interpreter, completion: Completion): Completion {
  if (completion.kind !== 'raise' || completion.error === undefined || completion.error === 'SystemExit')
    return completion;
  return isCaught(interpreter, completion.error) ? completion : { kind: 'raise' };
}
