import type {
  BooleanExpression,
  ComprehensionExpression,
  Expression,
  LambdaExpression,
  SubscriptExpression,
} from '../python/syntax.js';
import { executeCall } from './call-expression.js';
import { compared } from './compare.js';
import { defaultsOf } from './functions.js';
import { assuming, type Machine, nextId } from './machine.js';
import { lookUp } from './scopes.js';
import { composedText, slicedText } from './strings.js';
import { choice, literal, negated, type Scope, type Truth, truthOf, unknown, type Value } from './values.js';

/** Evaluates `expression` in `scope` for its effects on import time, and for what is known of its value. */
export function evaluate(machine: Machine, expression: Expression, scope: Scope): Value {
  switch (expression.kind) {
    case 'name':
      return lookUp(scope, expression.name);
    case 'attribute':
      return machine.attribute(evaluate(machine, expression.value, scope), expression.attribute);
    case 'call':
      return executeCall(machine, expression, scope);
    case 'string':
      return expression.bytes ? unknown : literal(expression.value);
    case 'number':
      return literal(Number(expression.text.replaceAll('_', '').replace(/[lLjJ]$/, '')));
    case 'constant':
      if (expression.value === '...') return unknown;
      return literal(expression.value === 'None' ? null : expression.value === 'True');
    case 'sequence':
      return { kind: 'sequence', elements: expression.elements.map((one) => machine.evaluate(one, scope)) };
    case 'dict': {
      const entries = new Map<string, Value>();
      for (const entry of expression.entries) {
        const key = entry.key === undefined ? undefined : machine.evaluate(entry.key, scope);
        const value = machine.evaluate(entry.value, scope);
        if (value.kind === 'mapping' && key === undefined) {
          for (const [name, one] of value.entries) entries.set(name, one);
        } else entries.set(keyOf(key) ?? `#${entries.size}`, value);
      }
      return { kind: 'mapping', entries };
    }
    case 'lambda':
      return lambda(machine, expression, scope);
    case 'conditional': {
      const truth = truthOf(machine.evaluate(expression.test, scope));
      return either(
        machine,
        truth,
        () => machine.evaluate(expression.then, scope),
        () => machine.evaluate(expression.orElse, scope),
      );
    }
    case 'boolean':
      return boolean(machine, expression, scope);
    case 'not': {
      const truth = negated(truthOf(machine.evaluate(expression.operand, scope)));
      return truth === 'unknown' ? unknown : literal(truth === 'true');
    }
    case 'compare': {
      const operands = [expression.first, ...expression.rest.map((part) => part.operand)].map((operand) =>
        machine.evaluate(operand, scope),
      );
      const truth = compared(
        machine,
        operands,
        expression.rest.map((part) => part.operator),
      );
      return truth === 'unknown' ? unknown : literal(truth === 'true');
    }
    case 'subscript':
      return subscript(machine, expression, scope);
    case 'comprehension':
      return comprehension(machine, expression, scope);
    case 'starred':
      machine.evaluate(expression.value, scope);
      return unknown;
    case 'named': {
      const value = machine.evaluate(expression.value, scope);
      machine.bind(scope, expression.name, value);
      return value;
    }
    case 'compound': {
      const parts = expression.parts.map((part) => machine.evaluate(part, scope));
      if (expression.form === 'await' || expression.form === 'yield') return unknown;
      return composedText(machine, expression, parts, scope) ?? joined(expression.form, parts);
    }
  }
}

/** `[a] + [b]` is a list that holds both; other operators give nothing that is known. */
function joined(form: string, parts: readonly Value[]): Value {
  if (form !== 'binary' || parts.length < 2) return unknown;
  const elements: Value[] = [];
  for (const part of parts) {
    if (part.kind !== 'sequence') return unknown;
    elements.push(...part.elements);
  }
  return { kind: 'sequence', elements };
}

function lambda(machine: Machine, expression: LambdaExpression, scope: Scope): Value {
  return {
    kind: 'function',
    definition: expression,
    path: scope.path,
    module: scope.module,
    scope,
    defaults: defaultsOf(machine, expression.parameters, scope),
    binding: 'function',
  };
}

function boolean(machine: Machine, expression: BooleanExpression, scope: Scope): Value {
  const stops: Truth = expression.operator === 'and' ? 'false' : 'true';
  const outcomes: Value[] = [];
  const rest = (index: number): void => {
    const operand = expression.operands[index];
    if (operand === undefined) return;
    const value = machine.evaluate(operand, scope);
    const truth = truthOf(value);
    const last = index === expression.operands.length - 1;
    if (last || truth === stops || truth === 'unknown') outcomes.push(value);
    if (last || truth === stops) return;
    if (truth === 'unknown') assuming(machine, nextId(machine), 0, () => rest(index + 1));
    else rest(index + 1);
  };
  rest(0);
  return choice(outcomes);
}

/** Both sides where the condition is not known, each under its own assumption. */
function either(machine: Machine, truth: Truth, then: () => Value, orElse: () => Value): Value {
  if (truth === 'true') return then();
  if (truth === 'false') return orElse();
  const branching = nextId(machine);
  return choice([assuming(machine, branching, 0, then), assuming(machine, branching, 1, orElse)]);
}

function subscript(machine: Machine, expression: SubscriptExpression, scope: Scope): Value {
  const value = machine.evaluate(expression.value, scope);
  const index = machine.evaluate(expression.index, scope);
  const key = keyOf(index);
  if (value.kind === 'literal' && typeof value.value === 'string' && expression.index.kind === 'compound')
    return slicedText(machine, value.value, expression.index, scope);
  if (value.kind === 'mapping') {
    return (
      (key === undefined ? undefined : value.entries.get(key)) ?? choice([...value.entries.values(), unknown])
    );
  }
  if (value.kind === 'sequence') {
    const at = index.kind === 'literal' && typeof index.value === 'number' ? index.value : undefined;
    return (at === undefined ? undefined : value.elements.at(at)) ?? choice([...value.elements, unknown]);
  }
  // `sys.modules['ssl']` and generic classes such as `Queue[int]`.
  if (value.kind === 'external' && value.name === 'sys.modules' && key !== undefined) {
    return machine.modules.get(key.slice(1))?.value ?? { kind: 'external', name: key.slice(1) };
  }
  if (value.kind === 'external' && value.name === 'sys.version_info') {
    return key === '#0'
      ? { kind: 'external', name: 'sys.version_info.major' }
      : key === undefined
        ? value
        : unknown;
  }
  return value.kind === 'class' || value.kind === 'external' ? value : unknown;
}

function comprehension(machine: Machine, expression: ComprehensionExpression, scope: Scope): Value {
  const inner: Scope = {
    ...scope,
    kind: 'function',
    variables: new Map(),
    parent: scope,
    globals: new Set(),
  };
  const results: Value[] = [];
  const clause = (index: number): void => {
    const current = expression.clauses[index];
    if (current === undefined) {
      if (expression.key !== undefined) machine.evaluate(expression.key, inner);
      results.push(machine.evaluate(expression.element, inner));
      return;
    }
    const iterable = machine.evaluate(current.iterable, index === 0 ? scope : inner);
    if (expression.form === 'generator' && index === 0 && iterable.kind !== 'sequence') return;
    forEach(machine, iterable, (element) => {
      bindTarget(inner, current.target, element);
      for (const condition of current.conditions) machine.evaluate(condition, inner);
      clause(index + 1);
    });
  };
  clause(0);
  return { kind: 'sequence', elements: results };
}

/** Runs `action` for each element of a known sequence, or once, under an assumption, for an unknown one. */
export function forEach(machine: Machine, iterable: Value, action: (element: Value) => void): void {
  if (iterable.kind === 'sequence') for (const element of iterable.elements.slice(0, 100)) action(element);
  else if (iterable.kind === 'mapping') {
    for (const key of iterable.entries.keys()) action(literal(key.slice(1)));
  } else {
    if (iterable.kind === 'generator') iterable.run();
    assuming(machine, nextId(machine), 0, () => action(unknown));
  }
}

function bindTarget(scope: Scope, target: Expression, value: Value): void {
  if (target.kind === 'name') scope.variables.set(target.name, value);
  else if (target.kind === 'sequence') {
    target.elements.forEach((one, index) => {
      bindTarget(scope, one, value.kind === 'sequence' ? (value.elements[index] ?? unknown) : unknown);
    });
  }
}

/** The key under which a mapping keeps a value: its kind and text, so that `1` and `'1'` differ. */
export function keyOf(value: Value | undefined): string | undefined {
  if (value === undefined || value.kind !== 'literal') return undefined;
  return `${typeof value.value === 'number' ? '#' : '$'}${String(value.value)}`;
}
