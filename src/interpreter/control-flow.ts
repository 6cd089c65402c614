import type { PatcherSet } from '../patchers/index.js';
import type { PatcherId } from '../patchers/types.js';
import type {
  ExceptHandler,
  Expression,
  ForStatement,
  IfStatement,
  MatchStatement,
  Statement,
  TryStatement,
  WhileStatement,
} from '../python/syntax.js';
import { bodiesOf, namesInPattern } from '../python/walk.js';
import { type Assumption, type Atom, doubtsBeyond, excludes } from '../trace/assumptions.js';
import {
  departuresOf,
  Fork,
  goesOnOtherwise,
  noteBreak,
  noteDeparture,
  noteJump,
  noteReturn,
} from './branches.js';
import { assume, conditionOf, importable, where } from './conditions.js';
import {
  canOnlyFailToImport,
  catches,
  catching,
  classNames,
  importedIn,
  importsWhatIsThere,
  isForImports,
  isOneOf,
  packagesIn,
} from './exceptions.js';
import { evaluate } from './expressions.js';
import { slotFor } from './heap.js';
import { iterate } from './iteration.js';
import { matched } from './patterns.js';
import { bind, joinVariables, spanning, unbind } from './references.js';
import { type Completion, type Interpreter, nextId } from './state.js';
import {
  type Bindings,
  type Condition,
  type Scope,
  type Slot,
  type Truth,
  unknown,
  type Value,
} from './values.js';

const next: Completion = { kind: 'next' };

/** `if`: known conditions choose, unknown ones run every branch they leave open, each under its assumption. */
export function executeIf(interpreter: Interpreter, statement: IfStatement, scope: Scope): Completion {
  const fork = new Fork(interpreter, scope);
  const run = (body: readonly Statement[]) => () => interpreter.operations.execute(interpreter, body, scope);
  for (const { test, body } of statement.branches) {
    interpreter.span = spanning(statement.span, test.span);
    const condition = conditionOf(interpreter, evaluate(interpreter, test, scope));
    // What the test raised leaves the statement.
    if (interpreter.raising !== undefined) return fork.last(() => next);
    if (condition === 'false') continue;
    if (typeof condition === 'string') return fork.last(run(body));
    fork.branch(condition.whenTrue, condition.whenFalse, run(body));
    if (fork.isHalted) break;
  }
  return fork.last(run(statement.orElse));
}

/** What a block has bound that does nothing. */
const unchanged: Bindings = new Map();

/** `for`: once for each element of a known sequence, else once under an assumption. */
export function executeFor(
  interpreter: Interpreter,
  statement: ForStatement,
  scope: Scope,
  assign: (target: Expression, value: Value) => void,
): Completion {
  interpreter.span = spanning(statement.span, statement.iterable.span);
  const iterable = evaluate(interpreter, statement.iterable, scope);
  const { assumption } = interpreter;
  let left: Completion = next;
  let isCertain = true;
  let isBroken = false;
  let turns = 0;
  const around = scope.left;
  const jumps: Bindings[] = [];
  const since = scope.variables.begin();
  scope.left = { since, bound: jumps };
  iterate(interpreter, iterable, (element) => {
    // What is not known to have an element at all leaves the names as they were, too.
    isCertain = interpreter.assumption === assumption;
    turns++;
    assign(statement.target, element);
    const completion = interpreter.operations.execute(interpreter, statement.body, scope);
    if (completion.kind === 'jump' && completion.jump === 'break') {
      if (goesOnOtherwise(interpreter, scope, () => noteBreak(interpreter, scope))) return true;
      isBroken = isCertain;
      return false;
    }
    if (completion.kind === 'next' || completion.kind === 'jump') return true;
    if (goesOnOtherwise(interpreter, scope)) {
      noteReturn(scope, completion);
      return true;
    }
    if (completion.kind === 'halt' || isCertain) left = completion;
    else {
      noteDeparture(interpreter, scope, completion);
      noteReturn(scope, completion);
    }
    return false;
  });
  const mayBeLeft = scope.left?.isByBreak === true;
  restoreLeft(scope, around);
  if (mayBeLeft) isCertain = false;
  if (!isCertain || jumps.length > 0)
    joinAfterLoop(interpreter, scope, since, isCertain ? jumps : [unchanged, ...jumps]);
  scope.variables.keep();
  if (left.kind !== 'next') return left;
  // Where a `break` may have left it, what comes next runs in either case.
  if (mayBeLeft) {
    const completion = elseOfLoop(interpreter, statement, scope);
    interpreter.assumption = assumption;
    return completion.kind === 'halt' ? completion : next;
  }
  if (isBroken) return next;
  // Each element is known, and none has come to a `break`: of so few all are followed.
  if (isCertain && jumps.length === 0 && turns < mostTurns)
    return interpreter.operations.execute(interpreter, statement.orElse, scope);
  return elseOfLoop(interpreter, statement, scope);
}

function restoreLeft(scope: Scope, around: Scope['left']): void {
  if (around === undefined) delete scope.left;
  else scope.left = around;
}

/** Joins what `scope` has where a loop, which is the block `since`, ends with what `others` had. */
function joinAfterLoop(
  interpreter: Interpreter,
  scope: Scope,
  since: number,
  others: readonly Bindings[],
): void {
  joinVariables(interpreter, scope, since, [...others, scope.variables.boundSince(since)]);
}

/** `else` of a loop that may have been left by `break`: then it is not run. */
function elseOfLoop(
  interpreter: Interpreter,
  { body, orElse }: ForStatement | WhileStatement,
  scope: Scope,
): Completion {
  if (orElse.length === 0) return next;
  if (!breaks(body)) return interpreter.operations.execute(interpreter, orElse, scope);
  const fork = new Fork(interpreter, scope);
  const atom = { branching: nextId(interpreter), branch: 0 };
  const run = () => interpreter.operations.execute(interpreter, orElse, scope);
  fork.branch([atom], [{ ...atom, branch: ~0 }], run);
  return fork.last(() => next);
}

/** Whether a loop with this body has a `break` of its own. */
function breaks(body: readonly Statement[]): boolean {
  return body.some((statement) => {
    if (statement.kind === 'jump') return statement.jump === 'break';
    // That of a loop inside belongs to it, that in its `else` does not.
    if (statement.kind === 'for' || statement.kind === 'while') return breaks(statement.orElse);
    if (statement.kind === 'function' || statement.kind === 'class') return false;
    return bodiesOf(statement).some(breaks);
  });
}

/** Turns of a loop that are followed: one that turns more often does the same again. */
const mostTurns = 16;

/**
 * `while`: as often as the condition is known to hold, and once under an assumption where it is not known. What may have left
 * the loop ends it here, as do more turns than are followed.
 */
export function executeWhile(interpreter: Interpreter, statement: WhileStatement, scope: Scope): Completion {
  const since = scope.variables.begin();
  const completion = executeTurns(interpreter, statement, scope, since);
  scope.variables.keep();
  return completion;
}

function executeTurns(
  interpreter: Interpreter,
  statement: WhileStatement,
  scope: Scope,
  since: number,
): Completion {
  const departures = departuresOf(interpreter, scope);
  const around = scope.left;
  const { assumption } = interpreter;
  const jumps: Bindings[] = [];
  let mayBeLeft = false;
  const body = () => {
    scope.left = { since, bound: jumps };
    const completion = interpreter.operations.execute(interpreter, statement.body, scope);
    mayBeLeft ||= scope.left.isByBreak === true;
    restoreLeft(scope, around);
    return completion;
  };
  for (let turn = 0; turn < mostTurns && departuresOf(interpreter, scope) === departures; turn++) {
    interpreter.span = spanning(statement.span, statement.test.span);
    const condition = conditionOf(interpreter, evaluate(interpreter, statement.test, scope));
    if (interpreter.raising !== undefined) return next;
    if (condition === 'false') return interpreter.operations.execute(interpreter, statement.orElse, scope);
    if (condition !== 'true') {
      if (turn > 0 || typeof condition === 'string') break;
      const before = scope.variables.boundSince(since);
      const completion = where(interpreter, condition.whenTrue, body);
      if (completion.kind === 'halt') return completion;
      noteDeparture(interpreter, scope, completion);
      noteReturn(scope, completion);
      joinAfterLoop(interpreter, scope, since, [before, ...jumps]);
      return elseOfLoop(interpreter, statement, scope);
    }
    const completion = body();
    if (jumps.length > 0) joinAfterLoop(interpreter, scope, since, jumps);
    if (mayBeLeft) interpreter.assumption = assumption;
    if (completion.kind === 'jump' && completion.jump === 'break') return next;
    if (completion.kind !== 'next' && completion.kind !== 'jump') return completion;
  }
  return statement.test.kind === 'constant' ? next : elseOfLoop(interpreter, statement, scope);
}

/**
 * `try`: the body as if nothing went wrong, then each handler under the assumption that something did. What the
 * body bound stays bound: `try: from gevent import monkey` / `except ImportError: monkey = None` leaves the module.
 */
export function executeTry(interpreter: Interpreter, statement: TryStatement, scope: Scope): Completion {
  const { variables } = scope;
  const { doubts, assumption } = interpreter;
  const departures = departuresOf(interpreter, scope);
  const caught = statement.handlers.flatMap(({ type }) => (type === undefined ? [''] : classNames(type)));
  const isFilled = takesWhatIsThere(interpreter, statement, scope);
  const tried = variables.begin();
  const body = catching(interpreter, caught, () =>
    interpreter.operations.execute(interpreter, statement.body, scope),
  );
  if (body.kind === 'halt') {
    variables.keep();
    return body;
  }
  // What may have left the body otherwise does not raise for certain.
  const isCertain = interpreter.host.knowsFailures || departuresOf(interpreter, scope) === departures;
  // Whoever is prepared for imports that fail goes on where they have failed, too.
  const caughtUp = () => {
    if (isOneOf(caught, 'ModuleNotFoundError')) interpreter.assumption = assumption;
  };
  if (body.kind === 'raise' && body.error !== undefined && isCertain) {
    variables.keep();
    caughtUp();
    return handle(interpreter, statement, scope, body.error);
  }
  // Of installed packages it is known which imports succeed, and of much of the standard library.
  const sure = interpreter.host.knowsFailures
    ? interpreter.doubts === doubts
    : importsWhatIsThere(interpreter, statement);
  const handlers = statement.handlers.filter(
    (one) => !(sure && isForImports(one)) && !(isFilled && isForEmpty(one)),
  );
  const after = variables.boundSince(tried);
  // Nothing has gone wrong where `else` runs, so that it comes first.
  const installed = interpreter.assumption;
  const orElse =
    body.kind === 'next' ? interpreter.operations.execute(interpreter, statement.orElse, scope) : body;
  if (orElse.kind === 'halt') {
    variables.keep();
    return orElse;
  }
  caughtUp();
  const outcomes: Bindings[] = orElse.kind === 'next' ? [variables.boundSince(tried)] : [];
  const goingOn: Atom[] = [];
  const turning: Atom[] = [];
  const branching = nextId(interpreter);
  const possible = handlers.flatMap((handler, index) => {
    const usual = usuallyFailing(interpreter, statement, handler, installed);
    const atom = usual ?? failing(interpreter, statement, handler) ?? { branching, branch: index + 1 };
    if (excludes(interpreter.assumption, atom)) return [];
    if (handler.type !== undefined) evaluate(interpreter, handler.type, scope);
    return { handler, atom, isUsual: usual !== undefined };
  });
  // Where the body has raised, handlers find what it has bound, else it is not known how far it came.
  if (body.kind === 'raise') variables.keep();
  else variables.takeBack();
  const block = variables.begin();
  for (const { handler, atom, isUsual } of possible) {
    variables.begin();
    if (handler.name !== undefined) variables.set(handler.name, slotFor(interpreter, unknown));
    const { handled } = interpreter;
    interpreter.handled = undefined;
    const completion = where(interpreter, [atom], () =>
      interpreter.operations.execute(interpreter, handler.body, scope),
    );
    interpreter.handled = handled;
    const bound = variables.boundSince(block);
    if (completion.kind === 'jump') noteJump(scope);
    variables.takeBack();
    if (completion.kind === 'halt') {
      variables.keep();
      return completion;
    }
    if (completion.kind !== orElse.kind) noteDeparture(interpreter, scope, completion);
    noteReturn(scope, completion);
    // A loop goes on with the next one where what it has tried is usually missing.
    if (isUsual && completion.kind === 'jump' && completion.jump === 'continue') turning.push(atom);
    if (completion.kind !== 'next') continue;
    outcomes.push(bound);
    goingOn.push(atom);
  }
  if (body.kind !== 'raise') variables.bindAll(after);
  joinVariables(interpreter, scope, block, outcomes);
  variables.keep();
  const final = interpreter.operations.execute(interpreter, statement.finalBody, scope);
  if (final.kind !== 'next') return final;
  if (orElse.kind === 'raise' && outcomes.length > 0) return next;
  const left = goingOn.length > 0 ? goingOn : turning;
  const [only] = left;
  // What leaves the loop behind this statement leaves it where nothing has failed.
  if (orElse.kind === 'next' && goingOn.length === 0 && only !== undefined && scope.left !== undefined)
    scope.left.failed = only;
  const isBreak =
    orElse.kind === 'jump' && orElse.jump === 'break' && scope.left !== undefined && turning.length > 0;
  if ((orElse.kind !== 'return' && !isBreak) || only === undefined) return orElse;
  noteReturn(scope, orElse);
  if (isBreak) noteBreak(interpreter, scope);
  // What comes next, or the next turn of the loop, runs where the body has failed.
  assume(interpreter, [left.length === 1 ? only : { branching: only.branching, branch: ~0 }]);
  return goingOn.length > 0 ? next : { kind: 'jump', jump: 'continue' };
}

const takingLast: ReadonlySet<string> = new Set(['pop', 'popleft', 'popitem']);

/** Whether the body of `statement` does nothing but take an element, `todo.pop()`, of what is known to have one. */
function takesWhatIsThere(interpreter: Interpreter, { body, handlers }: TryStatement, scope: Scope): boolean {
  const [only, ...others] = body;
  if (others.length > 0 || !handlers.some(isForEmpty)) return false;
  const call = only?.kind === 'expression' || only?.kind === 'assign' ? only.value : undefined;
  if (call?.kind !== 'call' || call.callee.kind !== 'attribute' || call.keywords.length > 0) return false;
  const { attribute, value: of } = call.callee;
  const [which, ...more] = call.positional;
  if (!takingLast.has(attribute) || of.kind !== 'name' || more.length > 0) return false;
  const isThere = ({ place }: Slot) => place.assumption === undefined;
  const taken = evaluate(interpreter, of, scope);
  if (taken.kind === 'sequence')
    return (which === undefined || isFirst(which)) && taken.elements.some(isThere);
  if (taken.kind !== 'mapping' || taken.isWeak === true) return false;
  if (which === undefined) return [...taken.entries.values()].some(isThere);
  const slot = which.kind === 'string' ? taken.entries.get(`$${which.value}`) : undefined;
  return slot !== undefined && isThere(slot);
}

/** `0` */
function isFirst(index: Expression): boolean {
  return index.kind === 'number' && index.text === '0';
}

/** Whether `handler` is there for what is empty, and for nothing else. */
function isForEmpty({ type }: ExceptHandler): boolean {
  return type !== undefined && classNames(type).every((name) => name === 'IndexError' || name === 'KeyError');
}

/**
 * That a package is missing which nobody knows, and which the body of `statement` imports, at the end of which `installed` is
 * assumed: so it is unless somebody has installed it. Undefined where that does not lead to `handler`.
 */
function usuallyFailing(
  { assumption }: Interpreter,
  statement: TryStatement,
  handler: ExceptHandler,
  installed: Assumption | undefined,
): Atom | undefined {
  if (installed === assumption || !isForImports(handler)) return undefined;
  const [only, ...others] = doubtsBeyond(assumption, installed).filter(({ isRare }) => isRare);
  if (only === undefined || others.length > 0) return undefined;
  const tried = packagesIn(statement.body);
  if ([...packagesIn(handler.body)].some((name) => tried.has(name))) return undefined;
  return { branching: only.branching, branch: ~only.branch, isUsual: true };
}

/** That what the body of `statement` imports is missing, where that alone leads to `handler`. */
function failing(
  interpreter: Interpreter,
  statement: TryStatement,
  handler: ExceptHandler,
): Atom | undefined {
  const { patchers } = interpreter.libraries;
  const patcher = missingPatcher(patchers, statement, handler);
  if (patcher === undefined && !isForImports(handler)) return undefined;
  const [only, ...others] = packagesIn(statement.body);
  if (others.length > 0 || only === undefined || only === '' || packagesIn(handler.body).has(only))
    return undefined;
  const label = patcher === undefined ? importedIn(statement.body) : only;
  return importable(interpreter, label, patcher).whenFalse[0];
}

/** An exception of the class `error` leaves the body of `statement` for certain. */
function handle(interpreter: Interpreter, statement: TryStatement, scope: Scope, error: string): Completion {
  const handler = statement.handlers.find((one) => catches(one, error));
  let completion: Completion = { kind: 'raise', error };
  if (handler !== undefined) {
    const { raised, handled } = interpreter;
    const exception = raised?.error === error ? raised : { error, value: unknown };
    if (handler.name !== undefined) bind(interpreter, scope, handler.name, exception.value);
    interpreter.handled = exception;
    completion = interpreter.operations.execute(interpreter, handler.body, scope);
    interpreter.handled = handled;
    if (completion.kind === 'halt') return completion;
    // Its name is gone where the handler ends.
    if (handler.name !== undefined) unbind(interpreter, scope, handler.name);
  }
  const final = interpreter.operations.execute(interpreter, statement.finalBody, scope);
  return final.kind === 'next' ? completion : final;
}

/** What is assumed where `condition` is so, and where it is not: nothing where it is known. */
function atomsOf(interpreter: Interpreter, condition: Truth | Condition): Condition {
  if (condition === 'true' || condition === 'false') return { whenTrue: [], whenFalse: [] };
  if (condition !== 'unknown') return condition;
  const own = { branching: nextId(interpreter), branch: 0 };
  return { whenTrue: [own], whenFalse: [{ ...own, branch: ~0 }] };
}

/** `match`: the cases of which it is not known that they do not match, each where those above it do not. */
export function executeMatch(interpreter: Interpreter, statement: MatchStatement, scope: Scope): Completion {
  interpreter.span = spanning(statement.span, statement.subject.span);
  const subject = evaluate(interpreter, statement.subject, scope);
  const fork = new Fork(interpreter, scope);
  for (const { pattern, guard, body } of statement.cases) {
    const { condition, captured } = matched(interpreter, pattern, subject, scope);
    if (condition === 'false') continue;
    const names = namesInPattern(pattern);
    const capture = () => {
      for (const name of names) bind(interpreter, scope, name, captured.get(name) ?? unknown);
    };
    let atoms = atomsOf(interpreter, condition);
    if (guard !== undefined) {
      const told = where(interpreter, atoms.whenTrue, () => {
        capture();
        return conditionOf(interpreter, evaluate(interpreter, guard, scope));
      });
      if (told === 'false') continue;
      if (told !== 'true') atoms = atomsOf(interpreter, condition === 'true' ? told : 'unknown');
    }
    const run = () => {
      capture();
      return interpreter.operations.execute(interpreter, body, scope);
    };
    if (atoms.whenTrue.length === 0) return fork.last(run);
    fork.branch(atoms.whenTrue, atoms.whenFalse, run);
    if (fork.isHalted) break;
  }
  return fork.last(() => next);
}

/**
 * The patcher that is missing where `handler` of `statement` runs: the only package that the body imports. A handler that
 * imports it too is for a module that some of its versions do not have; one that catches more than that tells nothing
 * unless the body does nothing else.
 */
function missingPatcher(
  patchers: PatcherSet,
  statement: TryStatement,
  handler: ExceptHandler,
): PatcherId | undefined {
  if (!isForImports(handler) && !statement.body.every(canOnlyFailToImport)) return undefined;
  const [only, ...others] = packagesIn(statement.body);
  if (others.length > 0 || only === undefined || packagesIn(handler.body).has(only)) return undefined;
  return patchers.ownerOf(only);
}
