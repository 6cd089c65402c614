import type {
  AssignStatement,
  ClassDefinition,
  Expression,
  RaiseStatement,
  Statement,
  WithStatement,
} from '../python/syntax.js';
import { createClass, inheritedMetaclass, setAttribute } from './classes.js';
import {
  classRaised,
  executeFor,
  executeIf,
  executeMatch,
  executeTry,
  executeWhile,
  isImportError,
} from './control-flow.js';
import { decorated, defineFunction, qualified } from './functions.js';
import { executeImport, executeImportFrom } from './imports.js';
import { type Completion, currentStep, isSettled, type Machine, nextId } from './machine.js';
import { noteHolds, unbind } from './references.js';
import { type ClassValue, literal, moduleScopeOf, type Scope, unknown, type Value } from './values.js';

const next: Completion = { kind: 'next' };

/** Runs `body` in order until a statement leaves it. */
export function execute(machine: Machine, body: readonly Statement[], scope: Scope): Completion {
  const outer = machine.assumption;
  for (const statement of body) {
    if (machine.until === 'settled' && isSettled(machine)) return { kind: 'raise' };
    if (machine.budget-- <= 0) {
      if (machine.budget === -1) {
        machine.events.push({
          kind: 'gap',
          order: nextId(machine),
          reason: 'import time is too long to follow to its end',
        });
      }
      return { kind: 'raise' };
    }
    let completion = executeStatement(machine, statement, scope);
    if (machine.raising !== undefined) {
      completion = { kind: 'raise', error: machine.raising };
      machine.raising = undefined;
    }
    if (completion.kind !== 'next') {
      machine.assumption = outer;
      return completion;
    }
  }
  machine.assumption = outer;
  return next;
}

function executeStatement(machine: Machine, statement: Statement, scope: Scope): Completion {
  machine.span =
    statement.kind === 'function' || statement.kind === 'class' ? statement.header : statement.span;
  switch (statement.kind) {
    case 'import':
      executeImport(machine, statement, scope);
      return next;
    case 'import-from':
      executeImportFrom(machine, statement, scope);
      return next;
    case 'assign':
      assign(machine, statement, scope);
      return next;
    case 'expression': {
      machine.evaluate(statement.value, scope);
      return leaves(statement.value) ? { kind: 'raise' } : next;
    }
    case 'function':
      defineFunction(machine, statement, scope);
      return next;
    case 'class':
      defineClass(machine, statement, scope);
      return next;
    case 'if':
      return executeIf(machine, statement, scope);
    case 'for':
      return executeFor(machine, statement, scope, (target, value) =>
        assignTo(machine, target, value, scope),
      );
    case 'while':
      return executeWhile(machine, statement, scope);
    case 'try':
      return executeTry(machine, statement, scope);
    case 'with':
      return executeWith(machine, statement, scope);
    case 'match':
      return executeMatch(machine, statement, scope);
    case 'return':
      return {
        kind: 'return',
        value: statement.value === undefined ? literal(null) : machine.evaluate(statement.value, scope),
      };
    case 'raise':
      for (const part of statement.parts) machine.evaluate(part, scope);
      return raised(machine, statement);
    case 'delete':
      for (const target of statement.targets) if (target.kind === 'name') unbind(machine, scope, target.name);
      return next;
    case 'global':
      if (statement.scope === 'global' && scope.kind === 'function') {
        for (const name of statement.names) scope.globals.add(name);
      }
      return next;
    case 'jump':
      return statement.jump === 'pass' ? next : { kind: 'jump' };
    case 'assert':
      machine.evaluate(statement.test, scope);
      return next;
    case 'type-alias':
      machine.bind(scope, statement.name, unknown);
      return next;
  }
}

/**
 * A module that finds something missing says so by an ImportError, and whoever imports it may be prepared for that.
 * Other exceptions are not told apart: most stand behind conditions that the model does not know well enough.
 */
function raised(machine: Machine, statement: RaiseStatement): Completion {
  const isCaught = machine.environment !== undefined && machine.guards > 0;
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

function assign(machine: Machine, statement: AssignStatement, scope: Scope): void {
  if (statement.annotation !== undefined && scope.kind !== 'function')
    machine.evaluate(statement.annotation, scope);
  if (statement.value === undefined) return;
  let value = machine.evaluate(statement.value, scope);
  if (statement.operator !== undefined) {
    const [target] = statement.targets;
    const before = target === undefined ? unknown : machine.evaluate(target, scope);
    value =
      before.kind === 'sequence' && value.kind === 'sequence'
        ? { kind: 'sequence', elements: [...before.elements, ...value.elements] }
        : unknown;
  }
  for (const target of statement.targets) assignTo(machine, target, value, scope);
}

function assignTo(machine: Machine, target: Expression, value: Value, scope: Scope): void {
  switch (target.kind) {
    case 'name':
      machine.bind(scope, target.name, value);
      return;
    case 'sequence':
      target.elements.forEach((element, index) => {
        assignTo(
          machine,
          element,
          value.kind === 'sequence' ? (value.elements[index] ?? unknown) : unknown,
          scope,
        );
      });
      return;
    case 'starred':
      assignTo(machine, target.value, unknown, scope);
      return;
    case 'attribute':
      assignAttribute(machine, machine.evaluate(target.value, scope), target.attribute, value, scope);
      return;
    case 'subscript': {
      if (isGlobalsCall(target.value)) {
        assignGlobal(machine, machine.evaluate(target.index, scope), value, scope);
        return;
      }
      const container = machine.evaluate(target.value, scope);
      const key = machine.evaluate(target.index, scope);
      if (container.kind === 'external' && container.name === 'sys.modules' && key.kind === 'literal') {
        const state = machine.modules.get(String(key.value));
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
function assignGlobal(machine: Machine, key: Value, value: Value, scope: Scope): void {
  const module = moduleScopeOf(scope);
  if (key.kind === 'literal' && typeof key.value === 'string') {
    machine.bind(module, key.value, value);
    return;
  }
  for (const [name, known] of module.variables) {
    if (known.kind === 'literal' && name !== '__name__') module.variables.set(name, unknown);
  }
}

function assignAttribute(machine: Machine, object: Value, name: string, value: Value, scope: Scope): void {
  if (object.kind === 'module') {
    const state = machine.modules.get(object.name);
    if (state !== undefined) machine.bind(state.scope, name, value);
  } else if (object.kind === 'class') machine.bind(object.scope, name, value);
  else if (object.kind === 'object') {
    setAttribute(object, name, { value, step: currentStep(machine, scope.module) });
    if (object.published) noteHolds(machine, scope, `${object.class.name}().${name}`, value);
  }
}

function defineClass(machine: Machine, definition: ClassDefinition, scope: Scope): void {
  const decorators = definition.decorators.map((decorator) => machine.evaluate(decorator, scope));
  const bases = definition.bases.map((base) => machine.evaluate(base, scope));
  const keywords = new Map<string, Value>();
  for (const { name, value } of definition.keywords) {
    const evaluated = machine.evaluate(value, scope);
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
  const header = machine.span;
  machine.execute(definition.body, body);
  machine.span = header;
  const value: ClassValue = {
    kind: 'class',
    name: definition.name,
    module: scope.module,
    bases,
    metaclass,
    scope: body,
  };
  let result = createClass(machine, value, keywords);
  for (let index = decorators.length - 1; index >= 0; index--) {
    result = decorated(machine, decorators[index]!, result);
  }
  machine.bind(scope, definition.name, result);
}

function executeWith(machine: Machine, statement: WithStatement, scope: Scope): Completion {
  for (const item of statement.items) {
    machine.span = { start: statement.span.start, end: item.context.span.end };
    const context = machine.evaluate(item.context, scope);
    let entered: Value = unknown;
    // A function decorated with contextlib.contextmanager.
    if (context.kind === 'generator') context.run();
    if (context.kind === 'object') {
      const enter = machine.attribute(context, '__enter__');
      const none = { positional: [], keywords: new Map(), open: false };
      entered = enter.kind === 'unknown' ? context : machine.call(enter, none, '__enter__');
    }
    if (item.target !== undefined) assignTo(machine, item.target, entered, scope);
  }
  return machine.execute(statement.body, scope);
}
