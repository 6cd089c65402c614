import type { PatcherSet } from '../patchers/index.js';
import type { PatcherId } from '../patchers/types.js';
import type { ExceptHandler, Expression, TryStatement } from '../python/syntax.js';
import { lastName } from '../python/walk.js';
import { type Assumption, type Atom, doubtsBeyond, excludes } from '../trace/assumptions.js';
import { departuresOf, noteBreak, noteDeparture, noteJump, noteReturn } from './branches.js';
import { assume, importable, where } from './conditions.js';
import {
  canOnlyFailToImport,
  catching,
  classesIn,
  classNames,
  errorOf,
  importedIn,
  importsWhatIsThere,
  isBuiltInException,
  isForImports,
  isOneOf,
  isStandingStill,
  packagesIn,
} from './exceptions.js';
import { evaluate } from './expressions.js';
import { slotFor } from './heap.js';
import { keyOf } from './keys.js';
import { bind, joinVariables, unbind } from './references.js';
import { isWatched, watched } from './risks.js';
import { type Completion, type Interpreter, judge, nextId } from './state.js';
import { type Bindings, type Scope, type Slot, Slots, unknown, type Value } from './values.js';

const next: Completion = { kind: 'next' };

/**
 * `try`: the body as if nothing went wrong, then each handler under the assumption that something did. What the
 * body bound stays bound: `try: from gevent import monkey` / `except ImportError: monkey = None` leaves the module.
 */
export function executeTry(interpreter: Interpreter, statement: TryStatement, scope: Scope): Completion {
  const { variables } = scope;
  const { doubts, assumption } = interpreter;
  const departures = departuresOf(interpreter, scope);
  const handled = statement.handlers.map(({ type }) => caughtBy(interpreter, type, scope));
  const isForGroups = catchesGroups(interpreter, statement, scope);
  const caught = [...handled.flat(), ...(isForGroups ? ['BaseExceptionGroup'] : [])];
  const isFilled = takesWhatIsThere(interpreter, statement, scope);
  const isRead = cannotRaise(interpreter, statement, scope);
  const tried = variables.begin();
  const run = () =>
    catching(interpreter, caught, () => interpreter.operations.execute(interpreter, statement.body, scope));
  const isDoubted = interpreter.risks !== undefined || isWatched(interpreter, statement);
  const [body, risks] = isDoubted && !isRead ? watched(interpreter, run) : [run(), isRead ? 0 : 1];
  const isSafe = risks === 0 && body.kind !== 'raise';
  if (!isSafe && interpreter.risks !== undefined) judge(interpreter, isKeptIn(statement, caught, body));
  if (body.kind === 'halt') {
    variables.keep();
    return body;
  }
  if (isStandingStill(body)) {
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
    const group = isForGroups ? groupRaised(interpreter, body.error) : undefined;
    if (group !== undefined) return handleGroup(interpreter, statement, group, handled, scope);
    const handler = statement.handlers.find((_, index) => isOneOf(handled[index] ?? [], body.error));
    return handle(interpreter, statement, handler, scope, body.error);
  }
  // Of installed packages it is known which imports succeed, and of much of the standard library.
  const sure = interpreter.host.knowsFailures
    ? interpreter.doubts === doubts
    : importsWhatIsThere(interpreter, statement, scope);
  const handlers = statement.handlers.filter(
    (one) => !isSafe && !(sure && isForImports(one)) && !(isFilled && isForEmpty(one)),
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
    // Of what is imported in a loop one is there, unless that is nobody's.
    return { handler, atom, mayTurn: usual !== undefined || !isForImports(handler) };
  });
  // Where the body has raised, handlers find what it has bound, else it is not known how far it came.
  if (body.kind === 'raise') variables.keep();
  else variables.takeBack();
  const block = variables.begin();
  for (const { handler, atom, mayTurn } of possible) {
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
    // A loop goes on with the next one where what it has tried has failed.
    if (mayTurn && completion.kind === 'jump' && completion.jump === 'continue') turning.push(atom);
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

/** Whether no exception of the body of `statement`, which ended in `completion`, is left to whoever is around it. */
function isKeptIn({ body }: TryStatement, caught: readonly string[], completion: Completion): boolean {
  if (caught.some((name) => ['', 'BaseException', 'Exception'].includes(name))) return true;
  if (isOneOf(caught, 'ModuleNotFoundError') && body.every(canOnlyFailToImport)) return true;
  // It is known what has been raised, and nothing else can have been.
  return body.length === 1 && completion.kind === 'raise' && isOneOf(caught, completion.error);
}

/**
 * The names of the classes that a handler for `type` catches: of what a name is bound to, which may be a tuple of them; an
 * empty one is any. What is not known goes by the name that stands there.
 */
function caughtBy(interpreter: Interpreter, type: Expression | undefined, scope: Scope): readonly string[] {
  if (type === undefined) return [''];
  if (type.kind === 'sequence') return type.elements.flatMap((one) => caughtBy(interpreter, one, scope));
  if (type.kind === 'starred') return caughtBy(interpreter, type.value, scope);
  const name = lastName(type);
  if (isBuiltInException(name)) return [name];
  const classes = classesIn(interpreter, evaluate(interpreter, type, scope));
  return classes.length === 0 ? [name] : classes;
}

/** Whether all that the statement tries is to read what is there, or to count with texts that are numbers. */
function cannotRaise(interpreter: Interpreter, statement: TryStatement, scope: Scope): boolean {
  // What is evaluated to find that out is evaluated once more.
  const { risks, raising } = interpreter;
  interpreter.risks = undefined;
  const isRead = readsSafely(interpreter, statement, scope);
  interpreter.risks = risks;
  interpreter.raising = raising;
  return isRead;
}

function readsSafely(interpreter: Interpreter, { body }: TryStatement, scope: Scope): boolean {
  const [only, ...others] = body;
  if (others.length > 0 || only === undefined) return false;
  if (only.kind !== 'expression' && only.kind !== 'assign' && only.kind !== 'return') return false;
  if (only.kind === 'assign' && only.targets.some(({ kind }) => kind !== 'name')) return false;
  return only.value !== undefined && isReadSafely(interpreter, only.value, scope);
}

const converting: ReadonlySet<string> = new Set(['int', 'float', 'str', 'len', 'bool', 'max', 'min', 'abs']);

function isReadSafely(interpreter: Interpreter, expression: Expression, scope: Scope): boolean {
  const read = (one: Expression) => evaluate(interpreter, one, scope);
  switch (expression.kind) {
    case 'constant':
    case 'number':
    case 'string':
      return true;
    case 'name':
      return read(expression).kind === 'literal';
    case 'attribute': {
      const of = expression.value.kind === 'name' ? read(expression.value) : unknown;
      const name = of.kind === 'external' ? `${of.name}.${expression.attribute}` : '';
      return name !== '' && interpreter.host.has(interpreter, name) === true;
    }
    case 'call': {
      const { callee, positional, keywords } = expression;
      if (callee.kind !== 'name' || !converting.has(callee.name) || keywords.length > 0) return false;
      const isRead =
        positional.length > 0 && positional.every((one) => isReadSafely(interpreter, one, scope));
      return isRead && read(expression).kind === 'literal';
    }
    case 'compound':
      return (
        expression.form === 'binary' &&
        expression.parts.every((one) => isReadSafely(interpreter, one, scope)) &&
        read(expression).kind === 'literal'
      );
    case 'subscript': {
      const { value, index } = expression;
      if (
        value.kind !== 'name' ||
        (index.kind !== 'string' && index.kind !== 'number' && index.kind !== 'name')
      )
        return false;
      const container = read(value);
      const key = keyOf(read(index));
      if (container.kind !== 'mapping' || key === undefined || container.isWeak === true) return false;
      const slot = container.entries.get(key);
      return (
        slot !== undefined && slot.place.assumption === undefined && !container.entries.mayHaveReplaced(key)
      );
    }
    default:
      return false;
  }
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

/** An exception of the class `error`, which `handler` catches, leaves the body of `statement` for certain. */
function handle(
  interpreter: Interpreter,
  statement: TryStatement,
  handler: ExceptHandler | undefined,
  scope: Scope,
  error: string,
): Completion {
  let completion: Completion = { kind: 'raise', error };
  if (handler !== undefined) {
    const { raised, handled } = interpreter;
    const exception = raised?.error === error ? raised : { error, value: somethingOf(interpreter, error) };
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

/** An exception of the class `error`, of which nothing else is known. */
function somethingOf({ run }: Interpreter, error: string): Value {
  if (!isBuiltInException(error)) return unknown;
  const attributes = new Slots(run);
  return { kind: 'external-object', class: `builtins.${error}`, attributes };
}

/** Whether the handlers of the statement are for what is in a group of exceptions: `except*` (PEP 654). */
function catchesGroups(
  { program }: Interpreter,
  { handlers: [first] }: TryStatement,
  { path }: Scope,
): boolean {
  const source =
    first === undefined ? '' : (program.wording(path) ?? '').slice(first.span.start, first.span.end);
  return /^except\s*\*/.test(source);
}

/** What is in the group of exceptions of the class `error` that has been raised. */
function groupRaised({ raised }: Interpreter, error: string): readonly Value[] | undefined {
  return raised?.error === error ? exceptionsIn(raised.value) : undefined;
}

/** The exceptions that a group was made with, and those of groups in it; undefined where that is none, or not known. */
function exceptionsIn(group: Value): readonly Value[] | undefined {
  if (group.kind !== 'external-object' || !/^builtins\.(?:Base)?ExceptionGroup$/.test(group.class))
    return undefined;
  const args = group.attributes.get('args')?.value;
  const list = args?.kind === 'sequence' ? args.elements[1]?.value : undefined;
  if (list?.kind !== 'sequence') return undefined;
  return list.elements.flatMap(({ value }) => exceptionsIn(value) ?? [value]);
}

/** Each handler runs for those of `group` that it is for, and what none is for leaves the statement. */
function handleGroup(
  interpreter: Interpreter,
  statement: TryStatement,
  group: readonly Value[],
  handled: readonly (readonly string[])[],
  scope: Scope,
): Completion {
  let left = group;
  for (const [index, handler] of statement.handlers.entries()) {
    const isMeant = (one: Value) => isOneOf(handled[index] ?? [], errorOf('', one));
    if (!left.some(isMeant)) continue;
    left = left.filter((one) => !isMeant(one));
    if (handler.name !== undefined) bind(interpreter, scope, handler.name, unknown);
    const completion = interpreter.operations.execute(interpreter, handler.body, scope);
    if (handler.name !== undefined) unbind(interpreter, scope, handler.name);
    if (completion.kind !== 'next') return completion;
  }
  const final = interpreter.operations.execute(interpreter, statement.finalBody, scope);
  if (final.kind !== 'next' || left.length === 0) return final;
  return { kind: 'raise', error: 'ExceptionGroup' };
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
