import type {
  AttributeExpression,
  CallExpression,
  ComprehensionExpression,
  DictExpression,
  Expression,
  LambdaExpression,
  SubscriptExpression,
} from '../python/syntax.js';
import { argumentsOf, executeCall } from './calls.js';
import { attribute } from './classes.js';
import { boolean, comparison, conditional } from './conditions.js';
import { defaultsOf } from './functions.js';
import { bind, lookUp } from './references.js';
import { assuming, descend, type Interpreter, levels, nextId } from './state.js';
import { composedText, slicedText } from './texts.js';
import { choice, literal, negated, type Scope, truthOf, unknown, type Value } from './values.js';

/** Evaluates `expression` in `scope` for its effects on import time, and for what is known of its value. */
export function evaluate(interpreter: Interpreter, expression: Expression, scope: Scope): Value {
  switch (expression.kind) {
    case 'name':
      return lookUp(scope, expression.name);
    case 'string':
      return expression.bytes ? unknown : literal(expression.value);
    case 'number':
      return literal(Number(expression.text.replaceAll('_', '').replace(/[lLjJ]$/, '')));
    case 'constant':
      if (expression.value === '...') return unknown;
      return literal(expression.value === 'None' ? null : expression.value === 'True');
    case 'attribute':
    case 'call':
    case 'subscript': {
      if (!descend(interpreter, levels.chain)) return unknown;
      const value = evaluateChain(interpreter, expression, scope);
      interpreter.depth -= levels.chain;
      return value;
    }
    default: {
      if (!descend(interpreter, levels.expression)) return unknown;
      const value = evaluateParts(interpreter, expression, scope);
      interpreter.depth -= levels.expression;
      return value;
    }
  }
}

type Leaf = Extract<Expression, { kind: 'name' | 'string' | 'number' | 'constant' }>;
type Link = AttributeExpression | CallExpression | SubscriptExpression;

/** `a.b(c)[d].e`: one link after the other, so that a long chain is no deep one. */
function evaluateChain(interpreter: Interpreter, outermost: Link, scope: Scope): Value {
  const links: Link[] = [];
  let first: Expression = outermost;
  while (first.kind === 'attribute' || first.kind === 'call' || first.kind === 'subscript') {
    links.push(first);
    first = first.kind === 'call' ? first.callee : first.value;
  }
  let value = evaluate(interpreter, first, scope);
  /** What the link before was an attribute of. */
  let receiver: Value | undefined;
  for (let link = links.pop(); link !== undefined; link = links.pop()) {
    if (link.kind === 'attribute') {
      receiver = value;
      value = attribute(interpreter, value, link.attribute);
      continue;
    }
    if (link.kind === 'call') {
      const args = argumentsOf(interpreter, link, scope);
      value = executeCall(interpreter, link, value, receiver, args, scope);
    } else value = subscript(interpreter, value, link, scope);
    receiver = undefined;
  }
  return value;
}

/** Evaluates an expression that others are part of. */
function evaluateParts(
  interpreter: Interpreter,
  expression: Exclude<Expression, Leaf | Link>,
  scope: Scope,
): Value {
  switch (expression.kind) {
    case 'sequence':
      return { kind: 'sequence', elements: evaluateAll(interpreter, expression.elements, scope) };
    case 'dict':
      return dictionary(interpreter, expression, scope);
    case 'lambda':
      return lambda(interpreter, expression, scope);
    case 'conditional':
      return conditional(interpreter, expression, scope);
    case 'boolean':
      return boolean(interpreter, expression, scope);
    case 'not': {
      const truth = negated(truthOf(evaluate(interpreter, expression.operand, scope)));
      return truth === 'unknown' ? unknown : literal(truth === 'true');
    }
    case 'compare':
      return comparison(interpreter, expression, scope);
    case 'comprehension':
      return comprehension(interpreter, expression, scope);
    case 'starred':
      evaluate(interpreter, expression.value, scope);
      return unknown;
    case 'named': {
      const value = evaluate(interpreter, expression.value, scope);
      bind(interpreter, scope, expression.name, value);
      return value;
    }
    case 'compound': {
      const parts = evaluateAll(interpreter, expression.parts, scope);
      if (expression.form === 'await' || expression.form === 'yield') return unknown;
      const text = composedText(interpreter, expression, parts, scope);
      if (text !== undefined) return text;
      return expression.form === 'binary' && parts.length > 1 ? listSum(parts) : unknown;
    }
  }
}

function evaluateAll(interpreter: Interpreter, expressions: readonly Expression[], scope: Scope): Value[] {
  const values: Value[] = [];
  for (const expression of expressions) values.push(evaluate(interpreter, expression, scope));
  return values;
}

function dictionary(interpreter: Interpreter, expression: DictExpression, scope: Scope): Value {
  const entries = new Map<string, Value>();
  for (const entry of expression.entries) {
    const key = entry.key === undefined ? undefined : evaluate(interpreter, entry.key, scope);
    const value = evaluate(interpreter, entry.value, scope);
    if (value.kind === 'mapping' && key === undefined) {
      for (const [name, one] of value.entries) entries.set(name, one);
    } else entries.set(keyOf(key) ?? `#${entries.size}`, value);
  }
  return { kind: 'mapping', entries };
}

/** Longer sums of lists are data, and loops would make them grow without end. */
const longestSum = 10_000;

/** `[a] + [b]`: a list that holds what `parts` hold; unknown where one of them is no known list. */
export function listSum(parts: readonly Value[]): Value {
  const elements: Value[] = [];
  for (const part of parts) {
    if (part.kind !== 'sequence' || elements.length + part.elements.length > longestSum) return unknown;
    for (const element of part.elements) elements.push(element);
  }
  return { kind: 'sequence', elements };
}

function lambda(interpreter: Interpreter, expression: LambdaExpression, scope: Scope): Value {
  return {
    kind: 'function',
    definition: expression,
    path: scope.path,
    module: scope.module,
    scope,
    defaults: defaultsOf(interpreter, expression.parameters, scope),
    binding: 'function',
  };
}

function subscript(
  interpreter: Interpreter,
  value: Value,
  expression: SubscriptExpression,
  scope: Scope,
): Value {
  const index = evaluate(interpreter, expression.index, scope);
  const key = keyOf(index);
  if (value.kind === 'literal' && typeof value.value === 'string' && expression.index.kind === 'compound')
    return slicedText(interpreter, value.value, expression.index, scope);
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
    return interpreter.modules.get(key.slice(1))?.value ?? { kind: 'external', name: key.slice(1) };
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

function comprehension(interpreter: Interpreter, expression: ComprehensionExpression, scope: Scope): Value {
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
      if (expression.key !== undefined) evaluate(interpreter, expression.key, inner);
      results.push(evaluate(interpreter, expression.element, inner));
      return;
    }
    const iterable = evaluate(interpreter, current.iterable, index === 0 ? scope : inner);
    if (expression.form === 'generator' && index === 0 && iterable.kind !== 'sequence') return;
    if (!descend(interpreter, levels.clause)) return;
    forEach(interpreter, iterable, (element) => {
      bindTarget(inner, current.target, element);
      for (const condition of current.conditions) evaluate(interpreter, condition, inner);
      clause(index + 1);
    });
    interpreter.depth -= levels.clause;
  };
  clause(0);
  return { kind: 'sequence', elements: results };
}

/** Runs `action` for each element of a known sequence, or once, under an assumption, for an unknown one. */
export function forEach(interpreter: Interpreter, iterable: Value, action: (element: Value) => void): void {
  if (iterable.kind === 'sequence') for (const element of iterable.elements.slice(0, 100)) action(element);
  else if (iterable.kind === 'mapping') {
    for (const key of iterable.entries.keys()) action(literal(key.slice(1)));
  } else {
    if (iterable.kind === 'generator') iterable.run();
    assuming(interpreter, nextId(interpreter), 0, () => action(unknown));
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
function keyOf(value: Value | undefined): string | undefined {
  if (value === undefined || value.kind !== 'literal') return undefined;
  return `${typeof value.value === 'number' ? '#' : '$'}${String(value.value)}`;
}
