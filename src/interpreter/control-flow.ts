import type {
  Expression,
  ForStatement,
  IfStatement,
  MatchStatement,
  Statement,
  WhileStatement,
} from '../python/syntax.js';
import { bodiesOf, namesInPattern } from '../python/walk.js';
import { departuresOf, Fork, goesOnOtherwise, noteBreak, noteDeparture, noteReturn } from './branches.js';
import { conditionOf, where } from './conditions.js';
import { evaluate } from './expressions.js';
import { iterate } from './iteration.js';
import { matched } from './patterns.js';
import { bind, joinVariables, spanning } from './references.js';
import { type Completion, type Interpreter, judge, nextId } from './state.js';
import { type Bindings, type Condition, type Scope, type Truth, unknown, type Value } from './values.js';

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
  if (interpreter.raising !== undefined) return next;
  const { assumption } = interpreter;
  let left: Completion = next;
  let isCertain = true;
  let isBroken = false;
  let turns = 0;
  const around = scope.left;
  const jumps: Bindings[] = [];
  const since = scope.variables.begin();
  scope.left = { since, bound: jumps };
  interpreter.inUse.push(iterable);
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
  interpreter.inUse.pop();
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
      if (interpreter.risks !== undefined) judge(interpreter, false);
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
  // What comes in further turns is not known.
  if (interpreter.risks !== undefined) judge(interpreter, false);
  return statement.test.kind === 'constant' ? next : elseOfLoop(interpreter, statement, scope);
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
  if (interpreter.raising !== undefined) return next;
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
