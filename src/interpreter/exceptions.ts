import { leafOf, topLevelOf } from '../project/module-name.js';
import type { Program } from '../project/program.js';
import type { ExceptHandler, Expression, RaiseStatement, Statement, TryStatement } from '../python/syntax.js';
import { everyStatement, lastName, statementsAround } from '../python/walk.js';
import { contains } from '../text/span.js';
import { type Step, stepsOf } from '../trace/trace.js';
import { elementsOf } from './heap.js';
import type { Completion, Interpreter, Raised } from './state.js';
import { type ClassValue, type Scope, textOf, type UnknownValue, type Value } from './values.js';

/**
 * Exceptions are known by the names of their classes: one that a program defines itself by its own name and those of what it
 * is derived from, with `<` between.
 */

/** Built-in exceptions by the one that they are derived from (docs.python.org, "Exception hierarchy"). */
const derived: Readonly<Record<string, string>> = {
  BaseException: 'BaseExceptionGroup GeneratorExit KeyboardInterrupt SystemExit Exception',
  BaseExceptionGroup: 'ExceptionGroup',
  Exception:
    'ArithmeticError AssertionError AttributeError BufferError EOFError ImportError LookupError MemoryError NameError OSError ReferenceError RuntimeError StopAsyncIteration StopIteration SyntaxError SystemError TypeError ValueError Warning',
  ArithmeticError: 'FloatingPointError OverflowError ZeroDivisionError',
  ImportError: 'ModuleNotFoundError',
  ModuleNotFoundError: 'PackageNotFoundError',
  LookupError: 'IndexError KeyError',
  NameError: 'UnboundLocalError',
  OSError:
    'BlockingIOError ChildProcessError ConnectionError FileExistsError FileNotFoundError InterruptedError IsADirectoryError NotADirectoryError PermissionError ProcessLookupError TimeoutError',
  ConnectionError: 'BrokenPipeError ConnectionAbortedError ConnectionRefusedError ConnectionResetError',
  RuntimeError: 'NotImplementedError RecursionError',
  ValueError: 'UnicodeError',
  UnicodeError: 'UnicodeDecodeError UnicodeEncodeError UnicodeTranslateError',
  SyntaxError: 'IndentationError',
  IndentationError: 'TabError',
  Warning:
    'BytesWarning DeprecationWarning EncodingWarning FutureWarning ImportWarning PendingDeprecationWarning ResourceWarning RuntimeWarning SyntaxWarning UnicodeWarning UserWarning',
};

const bases: ReadonlyMap<string, string> = new Map(
  Object.entries(derived).flatMap(([base, names]) => names.split(' ').map((name) => [name, base] as const)),
);

/** The names of the built-in exceptions, all but the one that every other is derived from. */
export const builtInExceptions: readonly string[] = [...bases.keys(), 'IOError', 'EnvironmentError'];

/** The full names of the built-in exceptions that the one called `full` is derived from, itself first; of any other class its own. */
export function ancestry(full: string): readonly string[] {
  const name = full.slice('builtins.'.length);
  const base = bases.get(name);
  if (!full.startsWith('builtins.') || base === undefined) return [full];
  return [full, ...ancestry(`builtins.${base}`)];
}

/** Whether `name` is that of a built-in exception. */
export function isBuiltInException(name: string): boolean {
  return bases.has(name) || aliases.has(name);
}

/** Other names of OSError. */
const aliases: ReadonlyMap<string, string> = new Map([
  ['IOError', 'OSError'],
  ['EnvironmentError', 'OSError'],
  ['WindowsError', 'OSError'],
]);

/** Whether `error` is the class of what an import that fails raises. */
export function isImportError(error: string): boolean {
  return error === 'ImportError' || error === 'ModuleNotFoundError';
}

/** The class of what `raise X(…)` raises, by its name; undefined for a bare `raise` and for what is computed. */
export function classRaised({ parts: [first] }: RaiseStatement): string | undefined {
  if (first === undefined) return undefined;
  const name = lastName(first.kind === 'call' ? first.callee : first);
  return name === '' ? undefined : name;
}

/** Exceptions of the standard library, by their names and those of their first bases, down to a built-in one. */
const ofLibraries: ReadonlyMap<string, readonly string[]> = new Map(
  [
    'queue.Empty<Exception',
    'queue.Full<Exception',
    'asyncio.QueueEmpty<Exception',
    'asyncio.QueueFull<Exception',
    'configparser.NoSectionError<Error<Exception',
    'configparser.NoOptionError<Error<Exception',
    'configparser.DuplicateSectionError<Error<Exception',
    'subprocess.SubprocessError<Exception',
  ].map((row) => {
    const [full = '', ...bases] = row.split('<');
    return [full, [leafOf(full), ...bases]] as const;
  }),
);

/** The exception that is raised by `name`, whose value is `value`, where it is known what catches it. */
export function errorOf(name: string, value: Value): string | undefined {
  const names =
    value.kind === 'class'
      ? lineage(value)
      : value.kind === 'object'
        ? lineage(value.class)
        : (ofLibraries.get(value.kind === 'external' ? value.name : '') ?? [builtInName(value) ?? name]);
  const last = names.at(-1) ?? '';
  return bases.has(aliases.get(last) ?? last) ? names.join('<') : undefined;
}

/** The name of a built-in class, or of that of an object. */
function builtInName(value: Value): string | undefined {
  const full = value.kind === 'external-object' ? value.class : value.kind === 'external' ? value.name : '';
  return full.startsWith('builtins.') ? full.slice('builtins.'.length) : undefined;
}

/** The names of a class and of its first bases, down to a built-in one. */
function lineage(cls: ClassValue): readonly string[] {
  const [base] = cls.bases;
  if (base?.kind === 'class') return [cls.name, ...lineage(base)];
  return base === undefined ? [cls.name] : [cls.name, ...(builtInBase(base) ?? [])];
}

function builtInBase(base: Value): readonly string[] | undefined {
  return base.kind === 'external' ? [leafOf(base.name)] : undefined;
}

/** Whether a handler for the classes `names` catches `error`; an empty name is any class. */
function isAmong(names: readonly string[], error: string): boolean {
  const own = error.split('<');
  const caught = names.map((name) => aliases.get(name) ?? name);
  if (caught.includes('') || own.some((name) => caught.includes(name))) return true;
  const last = own.at(-1) ?? '';
  for (let name: string | undefined = aliases.get(last) ?? last; name !== undefined; name = bases.get(name))
    if (caught.includes(name)) return true;
  return false;
}

/** Whether `handler` catches an exception of the class `error`. */
export function catches({ type }: ExceptHandler, error: string): boolean {
  return isAmong(type === undefined ? [''] : classNames(type), error);
}

/** The `try` statements around `step` and around what led there that go on where something cannot be imported. */
export function guardsOf(program: Program, step: Step): ReadonlySet<TryStatement> {
  const guards = new Set<TryStatement>();
  for (const { activation, span } of stepsOf(step)) {
    const { path } = activation;
    if (path === undefined || !program.isPython(path)) continue;
    for (const statement of statementsAround(program.syntax(path)?.body ?? [], span)) {
      if (statement.kind !== 'try' || !statement.body.some((one) => contains(one.span, span))) continue;
      if (statement.handlers.some((handler) => catches(handler, 'ModuleNotFoundError')))
        guards.add(statement);
    }
  }
  return guards;
}

/** Whether `handler` is there for imports that fail, and for nothing else. */
export function isForImports({ type }: ExceptHandler): boolean {
  return type !== undefined && classNames(type).every(isImportError);
}

/** Whether all that the statement tries are imports that succeed, and what cannot fail. */
export function importsWhatIsThere(
  interpreter: Interpreter,
  { body, handlers }: TryStatement,
  scope: Scope,
): boolean {
  const isThere = (module: string, name?: string) => interpreter.host.isThere(interpreter, module, name);
  return (
    handlers.some(isForImports) &&
    body.every((one) => {
      if (one.kind === 'import') return one.names.every(({ module }) => isThere(module));
      if (one.kind === 'import-from')
        return (
          one.level === 0 && one.names !== '*' && one.names.every(({ name }) => isThere(one.module, name))
        );
      if (canOnlyFailToImport(one) || cannotFail(one)) return true;
      const value =
        one.kind === 'assign' || one.kind === 'expression' || one.kind === 'return' ? one.value : undefined;
      const module = value === undefined ? undefined : importedByName(interpreter, value, scope);
      return module !== undefined && isThere(module);
    })
  );
}

/** `pass`, `return True`. */
function cannotFail(statement: Statement): boolean {
  if (statement.kind !== 'return') return statement.kind === 'jump';
  return statement.value === undefined || statement.value.kind === 'constant';
}

/** The module that `__import__("json")` or `import_module(name)` imports, where that is known. */
function importedByName(interpreter: Interpreter, value: Expression, scope: Scope): string | undefined {
  if (value.kind !== 'call' || value.keywords.length > 0) return undefined;
  const [only, ...others] = value.positional;
  const importer = lastName(value.callee);
  if (others.length > 0 || (importer !== '__import__' && importer !== 'import_module')) return undefined;
  if (only?.kind === 'name') return textOf(interpreter.operations.evaluate(interpreter, only, scope));
  return only?.kind === 'string' ? only.value : undefined;
}

/** The names of the classes that `value` is, or lists. */
export function classesIn(interpreter: Interpreter, value: Value): readonly string[] {
  if (value.kind === 'class') return [value.name];
  if (value.kind === 'external') return [leafOf(value.name)];
  return value.kind === 'sequence'
    ? elementsOf(interpreter, value).flatMap((one) => classesIn(interpreter, one))
    : [];
}

/** The names of the classes that `type` is, or lists. */
export function classNames(type: Expression): readonly string[] {
  return (type.kind === 'sequence' ? type.elements : [type]).map(lastName);
}

/** Runs `action`, around which exceptions of the classes `names` are caught. */
export function catching<T>(interpreter: Interpreter, names: readonly string[], action: () => T): T {
  const { catching: outer } = interpreter;
  const isGuard = isAmong(names, 'ModuleNotFoundError');
  interpreter.catching = [...outer, names];
  if (isGuard) interpreter.guards++;
  const result = action();
  if (isGuard) interpreter.guards--;
  interpreter.catching = outer;
  return result;
}

/** What `action` gives; undefined where an exception of the classes `names` leaves it for certain. */
export function attempted<T>(
  interpreter: Interpreter,
  names: readonly string[],
  action: () => T,
): T | undefined {
  if (interpreter.raising !== undefined) return action();
  const result = catching(interpreter, names, action);
  if (!isOneOf(names, interpreter.raising)) return result;
  interpreter.raising = undefined;
  return undefined;
}

/** Whether somebody around what runs catches `error`, in this module or in those that import it. */
export function isCaught(interpreter: Interpreter, error: string): boolean {
  if (isHandled(interpreter, error)) return true;
  const isCaught = isCaughtAround(interpreter, error);
  // Whether somebody else is prepared for that is not its own doing.
  interpreter.recording?.operations.push({ kind: 'caught', error, isCaught });
  return isCaught;
}

/** Whether one of the modules around the one that runs catches `error`, where it imports that. */
export function isCaughtAround({ catchingAround }: Interpreter, error: string): boolean {
  return catchingAround.some((names) => isAmong(names, error));
}

/** How many of the `try` statements that catch the classes in `catching` are prepared for an import that fails. */
export function guardsIn(catching: Interpreter['catching']): number {
  return catching.filter((names) => isAmong(names, 'ModuleNotFoundError')).length;
}

/** An exception of the built-in class `error` leaves the statement being executed, if somebody is prepared for that. */
export function raiseKnown(interpreter: Interpreter, error: string): void {
  if (isHandled(interpreter, error)) interpreter.raising ??= error;
}

/**
 * The same for an exception of which it is only known that nothing on paper speaks against it: somebody has to be prepared for that
 * very class, which he names. Whether somebody around the module is, is his own affair.
 */
export function raiseExpected(interpreter: Interpreter, error: string): void {
  if (isExpected(interpreter, error)) interpreter.raising ??= error;
}

/** Whether `raiseExpected` would raise `error`: to be asked before what is dear to find out. */
export function isExpected({ host, catching }: Interpreter, error: string): boolean {
  return !host.knowsFailures && catching.some((names) => names.includes(error));
}

/** Whether somebody in the module that runs, or in what it calls, is prepared for `error`. */
export function isHandled({ catching }: Interpreter, error: string): boolean {
  return catching.some((names) => isAmong(names, error));
}

/** By which the body of a generator is left on paper that stands still, and is kept: what comes when it is left has not happened. */
export const standingStill = 'standing still';

/** Whether a block is left so. */
export function isStandingStill(completion: Completion): boolean {
  return completion.kind === 'raise' && completion.error === standingStill;
}

/** What generators are sent in which an exception is raised, by what stands for it. */
const thrown = new WeakMap<Value, Raised>();

/** What a generator is sent in which `raised` is raised where it stands. */
export function throwing(raised: Raised): UnknownValue {
  const sent: UnknownValue = { kind: 'unknown', path: '' };
  thrown.set(sent, raised);
  return sent;
}

/** The exception that is raised in the generator which is sent `sent`; undefined where that is a value. */
export function thrownBy(sent: Value): Raised | undefined {
  return thrown.get(sent);
}

/** Whether `error` is caught by a handler for the classes `names`. */
export function isOneOf(names: readonly string[], error: string | undefined): boolean {
  return error !== undefined && isAmong(names, error);
}

/** What the statements of `body` import, one module or name after the other. */
export function importedIn(body: readonly Statement[]): string {
  const names: string[] = [];
  for (const statement of everyStatement(body)) {
    if (statement.kind === 'import') for (const { module } of statement.names) names.push(module);
    else if (statement.kind === 'import-from')
      names.push(
        statement.names === '*'
          ? `${statement.module}:*`
          : `${statement.module}:${statement.names.map(({ name }) => name).join()}`,
      );
  }
  return names.join(' ');
}

/** An import, or an assignment that cannot fail: `HAS_GEVENT = True`. */
export function canOnlyFailToImport(statement: Statement): boolean {
  if (statement.kind !== 'assign') return statement.kind === 'import' || statement.kind === 'import-from';
  return (
    statement.targets.every(({ kind }) => kind === 'name') &&
    (statement.value === undefined || statement.value.kind === 'constant')
  );
}

/** Top-level names of what the statements of `body` import; empty for a relative import. */
export function packagesIn(body: readonly Statement[]): ReadonlySet<string> {
  const packages = new Set<string>();
  for (const statement of everyStatement(body)) {
    if (statement.kind === 'import')
      for (const { module } of statement.names) packages.add(topLevelOf(module));
    else if (statement.kind === 'import-from')
      packages.add(statement.level === 0 ? topLevelOf(statement.module) : '');
  }
  return packages;
}
