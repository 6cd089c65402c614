import type {
  AssignStatement,
  ClassDefinition,
  Expression,
  RaiseStatement,
  Statement,
  WithStatement,
} from '../python/syntax.js';
import { call } from './calls.js';
import { attribute, createClass, inheritedMetaclass, setAttribute } from './classes.js';
import {
  classRaised,
  executeFor,
  executeIf,
  executeMatch,
  executeTry,
  executeWhile,
  isImportError,
} from './control-flow.js';
import { evaluate, listSum } from './expressions.js';
import { decorated, defineFunction, qualified } from './functions.js';
import { executeImport, executeImportFrom } from './imports.js';
import { bind, noteHolds, unbind } from './references.js';
import { type Completion, currentStep, descend, type Interpreter, levels, noteTruncation } from './state.js';
import {
  type ClassValue,
  literal,
  moduleScopeOf,
  type Scope,
  textOf,
  unknown,
  type Value,
} from './values.js';

const next: Completion = { kind: 'next' };
const halt: Completion = { kind: 'halt' };

/** Runs `body` in order until a statement leaves it. */
export function execute(interpreter: Interpreter, body: readonly Statement[], scope: Scope): Completion {
  if (!descend(interpreter, levels.block)) return halt;
  const outer = interpreter.assumption;
  let completion = next;
  for (const statement of body) {
    if (!isOver(interpreter)) completion = executeStatement(interpreter, statement, scope);
    if (interpreter.halted) completion = halt;
    else if (interpreter.raising !== undefined) {
      completion = { kind: 'raise', error: interpreter.raising };
      interpreter.raising = undefined;
    }
    if (completion.kind !== 'next') break;
  }
  interpreter.assumption = outer;
  interpreter.depth -= levels.block;
  return completion;
}

/** Whether the run ends before its next statement, which is counted: nothing that is left of it matters, or too much is. */
function isOver(interpreter: Interpreter): boolean {
  if (interpreter.halted) return true;
  if (interpreter.host.isDone(interpreter)) interpreter.halted = true;
  else if (interpreter.budget-- <= 0) {
    interpreter.halted = true;
    noteTruncation(interpreter, { what: 'steps' });
  }
  return interpreter.halted;
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
      return leaves(statement.value) ? { kind: 'raise' } : next;
    }
    case 'function':
      defineFunction(interpreter, statement, scope);
      return next;
    case 'class':
      return defineClass(interpreter, statement, scope);
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
      };
    case 'raise':
      for (const part of statement.parts) evaluate(interpreter, part, scope);
      return raised(interpreter, statement);
    case 'delete':
      for (const target of statement.targets)
        if (target.kind === 'name') unbind(interpreter, scope, target.name);
      return next;
    case 'global':
      if (statement.scope === 'global' && scope.kind === 'function') {
        for (const name of statement.names) scope.globals.add(name);
      }
      return next;
    case 'jump':
      return statement.jump === 'pass' ? next : { kind: 'jump' };
    case 'assert':
      evaluate(interpreter, statement.test, scope);
      return next;
    case 'type-alias':
      bind(interpreter, scope, statement.name, unknown);
      return next;
  }
}

/**
 * A module that finds something missing says so by an ImportError, and whoever imports it may be prepared for that.
 * Other exceptions are not told apart: most stand behind conditions that the model does not know well enough.
 */
function raised(interpreter: Interpreter, statement: RaiseStatement): Completion {
  const isCaught = interpreter.host.knowsFailures && interpreter.guards > 0;
  const error = isCaught ? classRaised(statement) : undefined;
  return error !== undefined && isImportError(error) ? { kind: 'raise', error } : { kind: 'raise' };
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

function assign(interpreter: Interpreter, statement: AssignStatement, scope: Scope): void {
  if (statement.annotation !== undefined && scope.kind !== 'function')
    evaluate(interpreter, statement.annotation, scope);
  if (statement.value === undefined) return;
  let value = evaluate(interpreter, statement.value, scope);
  if (statement.operator !== undefined) {
    const [target] = statement.targets;
    const before = target === undefined ? unknown : evaluate(interpreter, target, scope);
    value = listSum([before, value]);
  }
  for (const target of statement.targets) assignTo(interpreter, target, value, scope);
}

function assignTo(interpreter: Interpreter, target: Expression, value: Value, scope: Scope): void {
  switch (target.kind) {
    case 'name':
      bind(interpreter, scope, target.name, value);
      return;
    case 'sequence':
      target.elements.forEach((element, index) => {
        assignTo(
          interpreter,
          element,
          value.kind === 'sequence' ? (value.elements[index] ?? unknown) : unknown,
          scope,
        );
      });
      return;
    case 'starred':
      assignTo(interpreter, target.value, unknown, scope);
      return;
    case 'attribute':
      assignAttribute(
        interpreter,
        evaluate(interpreter, target.value, scope),
        target.attribute,
        value,
        scope,
      );
      return;
    case 'subscript': {
      if (isGlobalsCall(target.value)) {
        assignGlobal(interpreter, evaluate(interpreter, target.index, scope), value, scope);
        return;
      }
      const container = evaluate(interpreter, target.value, scope);
      const key = evaluate(interpreter, target.index, scope);
      if (container.kind === 'external' && container.name === 'sys.modules' && key.kind === 'literal') {
        const state = interpreter.modules.get(String(key.value));
        if (state !== undefined && value !== state.value) state.standIn = value;
      }
      if (container.kind !== 'mapping') return;
      const name = key.kind === 'literal' ? `$${String(key.value)}` : `#${container.entries.size}`;
      container.entries.set(name, value);
      return;
    }
    default:
      return;
  }
}

function isGlobalsCall(value: Expression): boolean {
  return value.kind === 'call' && value.callee.kind === 'name' && value.callee.name === 'globals';
}

/** `globals()['x'] = …`; a computed name can be any variable, so no constant of the module is certain any more. */
function assignGlobal(interpreter: Interpreter, key: Value, value: Value, scope: Scope): void {
  const module = moduleScopeOf(scope);
  const name = textOf(key);
  if (name !== undefined) {
    bind(interpreter, module, name, value);
    return;
  }
  for (const [name, known] of module.variables) {
    if (known.kind === 'literal' && name !== '__name__') module.variables.set(name, unknown);
  }
}

function assignAttribute(
  interpreter: Interpreter,
  object: Value,
  name: string,
  value: Value,
  scope: Scope,
): void {
  if (object.kind === 'module') {
    const state = interpreter.modules.get(object.name);
    if (state !== undefined) bind(interpreter, state.scope, name, value);
  } else if (object.kind === 'class') bind(interpreter, object.scope, name, value);
  else if (object.kind === 'object') {
    setAttribute(object, name, { value, step: currentStep(interpreter, scope.module) });
    if (object.published) noteHolds(interpreter, scope, `${object.class.name}().${name}`, value);
  }
}

function defineClass(interpreter: Interpreter, definition: ClassDefinition, scope: Scope): Completion {
  const decorators = definition.decorators.map((decorator) => evaluate(interpreter, decorator, scope));
  const bases = definition.bases.map((base) => evaluate(interpreter, base, scope));
  const keywords = new Map<string, Value>();
  for (const { name, value } of definition.keywords) {
    const evaluated = evaluate(interpreter, value, scope);
    if (name !== undefined) keywords.set(name, evaluated);
  }
  const metaclass = keywords.get('metaclass') ?? inheritedMetaclass(bases);
  keywords.delete('metaclass');
  const body: Scope = {
    kind: 'class',
    module: scope.module,
    path: scope.path,
    variables: new Map(),
    parent: scope,
    globals: new Set(),
    qualifier: qualified(scope, definition.name),
  };
  const header = interpreter.span;
  if (execute(interpreter, definition.body, body).kind === 'halt') return halt;
  interpreter.span = header;
  const value: ClassValue = {
    kind: 'class',
    name: definition.name,
    module: scope.module,
    bases,
    metaclass,
    scope: body,
  };
  let result = createClass(interpreter, value, keywords);
  for (let index = decorators.length - 1; index >= 0; index--) {
    result = decorated(interpreter, decorators[index]!, result);
  }
  bind(interpreter, scope, definition.name, result);
  return next;
}

function executeWith(interpreter: Interpreter, statement: WithStatement, scope: Scope): Completion {
  for (const item of statement.items) {
    interpreter.span = { start: statement.span.start, end: item.context.span.end };
    const context = evaluate(interpreter, item.context, scope);
    let entered: Value = unknown;
    // A function decorated with contextlib.contextmanager.
    if (context.kind === 'generator') context.run();
    if (context.kind === 'object') {
      const enter = attribute(interpreter, context, '__enter__');
      const none = { positional: [], keywords: new Map(), open: false };
      entered = enter.kind === 'unknown' ? context : call(interpreter, enter, none, '__enter__');
    }
    if (item.target !== undefined) assignTo(interpreter, item.target, entered, scope);
  }
  return execute(interpreter, statement.body, scope);
}
