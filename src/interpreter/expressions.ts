import { canonicalName } from '../patchers/names.js';
import type {
  AttributeExpression,
  CallExpression,
  CompoundExpression,
  ComprehensionExpression,
  DictExpression,
  Expression,
  LambdaExpression,
  SubscriptExpression,
} from '../python/syntax.js';
import { attribute } from './attributes.js';
import { argumentsOf, executeCall, isAccepted } from './calls.js';
import { fieldsOf } from './classes.js';
import { assume, boolean, comparison, conditional, conditionOf, negation } from './conditions.js';
import { itemOfClass } from './construction.js';
import { addAll, itemOf } from './container-methods.js';
import { callMethod, hashed } from './data-model.js';
import { raiseKnown } from './exceptions.js';
import { defaultsOf, suspending, yieldValue } from './functions.js';
import { generatorFrom, listOf, newMapping, putEntry, sequenceOf, slotFor } from './heap.js';
import { noteAskedFor } from './holds.js';
import { awaited, iterate, listed, yieldAll } from './iteration.js';
import { keyOf } from './keys.js';
import { isMissingIn, raiseLackingAttribute, raiseLackingElement, raiseLackingKey } from './lacking.js';
import { givenVariable, isEnvironment, isTakenAway, keptIn } from './library-objects.js';
import { loadedModule, placedAs } from './module-runs.js';
import { annotatedWith, binary, isSlice, partOfText, slicePlaces, unary, writtenSlice } from './operators.js';
import { bind, lookUp } from './references.js';
import { isAttributeSafe, isCallSafe, isItemSafe, isMadeOfSafely, isNameSafe } from './risks.js';
import { descend, type Interpreter, isSpent, judge, levels, positionally } from './state.js';
import { foundIn, itemSuffix, partOf, pathBelow, variable } from './symbols.js';
import { composedText, toldFields } from './texts.js';
import {
  type ChoiceValue,
  eachOf,
  external,
  givesMethods,
  literal,
  literalOf,
  type ObjectValue,
  type Scope,
  Slots,
  textOf,
  unknown,
  type Value,
} from './values.js';

/** Evaluates `expression` in `scope` for its effects on import time, and for what is known of its value. */
export function evaluate(interpreter: Interpreter, expression: Expression, scope: Scope): Value {
  // What has been raised leaves the statement before anything else of it is looked at.
  if (interpreter.raising !== undefined) return unknown;
  switch (expression.kind) {
    case 'name': {
      const value = lookUp(interpreter, scope, expression.name);
      if (interpreter.risks !== undefined)
        judge(interpreter, isNameSafe(interpreter, scope, expression.name, value));
      return value;
    }
    case 'string':
    case 'number':
    case 'constant':
      return literalOf(expression) ?? unknown;
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
      // What is raised for certain is told by how the statement ends.
      if (interpreter.risks !== undefined && interpreter.raising === undefined)
        judge(interpreter, isMadeOfSafely(expression, value));
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
      if (value.kind === 'external')
        noteAskedFor(interpreter, `${value.name}.${link.attribute}`, 'AttributeError');
      value = attribute(interpreter, value, link.attribute);
      if (interpreter.risks !== undefined)
        judge(interpreter, isAttributeSafe(interpreter, receiver, link.attribute, value));
      if (value.kind === 'unknown' || (value.kind === 'external' && receiver.kind === 'external'))
        raiseLackingAttribute(interpreter, receiver, link.attribute);
      if (value === unknown)
        value = foundIn(interpreter, receiver, `.${link.attribute}`, partOf(receiver, link.attribute));
      continue;
    }
    if (link.kind === 'call') {
      interpreter.inUse.push(value);
      const args = argumentsOf(interpreter, link, scope);
      interpreter.inUse.pop();
      // What an argument has raised leaves the statement, and nothing is called.
      if (interpreter.raising !== undefined) return unknown;
      const callee = value;
      value = executeCall(interpreter, link, callee, receiver, args, scope);
      if (interpreter.risks !== undefined)
        judge(
          interpreter,
          isAccepted(interpreter, callee, args) && isCallSafe(interpreter, callee, args, value),
        );
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
    case 'sequence': {
      const elements = evaluateElements(interpreter, expression.elements, scope);
      if (expression.form === 'set') for (const one of elements) hashed(interpreter, one);
      return sequenceOf(interpreter, elements, expression.form);
    }
    case 'dict':
      return dictionary(interpreter, expression, scope);
    case 'lambda':
      return lambda(interpreter, expression, scope);
    case 'conditional':
      return conditional(interpreter, expression, scope);
    case 'boolean':
      return boolean(interpreter, expression, scope);
    case 'not':
      return negation(interpreter, evaluate(interpreter, expression.operand, scope));
    case 'compare':
      return comparison(interpreter, expression, scope);
    case 'comprehension':
      return comprehension(interpreter, expression, scope);
    case 'starred':
      evaluate(interpreter, expression.value, scope);
      return unknown;
    case 'named': {
      const value = evaluate(interpreter, expression.value, scope);
      bind(interpreter, scope.outside ?? scope, expression.name, value);
      return value;
    }
    case 'compound':
      return compound(interpreter, expression, scope);
  }
}

/** Operators, f-strings, slices, `await` and `yield`. */
function compound(interpreter: Interpreter, expression: CompoundExpression, scope: Scope): Value {
  const parts = evaluateAll(interpreter, expression.parts, scope);
  const [first] = parts;
  if (interpreter.raising !== undefined) return unknown;
  if (expression.form === 'await') {
    // A coroutine runs when somebody waits for it.
    return first === undefined ? unknown : awaited(interpreter, first, scope);
  }
  if (expression.form === 'yield') {
    const source = interpreter.program.wording(scope.path) ?? '';
    if (
      first !== undefined &&
      /^yield\s+from\b/.test(source.slice(expression.span.start, expression.parts[0]!.span.start))
    )
      return yieldAll(interpreter, scope, first);
    return yieldValue(interpreter, scope, first ?? literal(null));
  }
  if (expression.form === 'format')
    return (
      composedText(interpreter, expression, toldFields(interpreter, expression, parts, scope), scope) ??
      unknown
    );
  if (expression.form === 'unary' && first !== undefined) {
    const source = interpreter.program.wording(scope.path) ?? '';
    const signs = source
      .slice(expression.span.start, expression.parts[0]!.span.start)
      .replace(/[()\s\\]/g, '');
    return unary(interpreter, signs, first);
  }
  if (expression.form === 'slice') return writtenSlice(interpreter, expression, parts, scope);
  if (expression.form !== 'binary' || parts.length < 2) return unknown;
  const below = pathBelow(interpreter, parts, (index) => {
    const source = interpreter.program.wording(scope.path) ?? '';
    return source.slice(expression.parts[index]!.span.end, expression.parts[index + 1]!.span.start);
  });
  if (below !== undefined) return below;
  return composedText(interpreter, expression, parts, scope) ?? binary(interpreter, expression, parts, scope);
}

/** The elements of a display, `*` spread out where it is known of what. */
function evaluateElements(
  interpreter: Interpreter,
  expressions: readonly Expression[],
  scope: Scope,
): Value[] {
  const values: Value[] = [];
  interpreter.inUse.push(values);
  for (const expression of expressions) {
    if (expression.kind !== 'starred') {
      values.push(evaluate(interpreter, expression, scope));
      continue;
    }
    const spread = evaluate(interpreter, expression.value, scope);
    for (const one of listed(interpreter, spread) ?? [unknown]) values.push(one);
  }
  interpreter.inUse.pop();
  return values;
}

function evaluateAll(interpreter: Interpreter, expressions: readonly Expression[], scope: Scope): Value[] {
  const values: Value[] = [];
  for (const expression of expressions) values.push(evaluate(interpreter, expression, scope));
  return values;
}

function dictionary(interpreter: Interpreter, expression: DictExpression, scope: Scope): Value {
  const mapping = newMapping(interpreter);
  interpreter.inUse.push(mapping);
  for (const entry of expression.entries) {
    const key = entry.key === undefined ? undefined : evaluate(interpreter, entry.key, scope);
    const value = evaluate(interpreter, entry.value, scope);
    if (entry.key === undefined) addAll(interpreter, mapping, value);
    else if (key !== undefined) {
      hashed(interpreter, key);
      putEntry(interpreter, mapping, key, value);
    }
  }
  interpreter.inUse.pop();
  return mapping;
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
    attributes: new Slots(interpreter.run),
  };
}

function subscript(
  interpreter: Interpreter,
  value: Value,
  expression: SubscriptExpression,
  scope: Scope,
): Value {
  const given = evaluate(interpreter, expression.index, scope);
  // An entry whose name is one of several.
  if (given.kind === 'choice' && (value.kind === 'mapping' || value.kind === 'namespace'))
    return ofEach(interpreter, given, (one) => itemAt(interpreter, value, one, expression));
  return value.kind === 'choice'
    ? ofEach(interpreter, value, (one) => itemAt(interpreter, one, given, expression))
    : itemAt(interpreter, value, given, expression);
}

/** What `read` gives of each that `value` may be: only what all of them raise is raised for certain. */
function ofEach(interpreter: Interpreter, value: ChoiceValue, read: (one: Value) => Value): Value {
  const { raising } = interpreter;
  let isCertain = true;
  const result = eachOf(value, (one) => {
    interpreter.raising = raising;
    const found = read(one);
    isCertain &&= interpreter.raising !== undefined;
    return found;
  });
  if (!isCertain) interpreter.raising = raising;
  return result;
}

/** `value[given]`, as `expression` has it. */
function itemAt(
  interpreter: Interpreter,
  value: Value,
  given: Value,
  expression: SubscriptExpression,
): Value {
  const index =
    (value.kind === 'sequence' ? callMethod(interpreter, given, '__index__') : undefined) ?? given;
  const key = isSlice(index)
    ? undefined
    : value.kind === 'mapping'
      ? hashed(interpreter, index)
      : keyOf(index);
  if (interpreter.risks !== undefined) judge(interpreter, isItemSafe(interpreter, value, key));
  if (value.kind === 'literal' && typeof value.value === 'string')
    return partOfText(interpreter, value.value, index);
  if (value.kind === 'mapping' || value.kind === 'sequence') {
    if (!isSlice(index)) {
      if (isMissingIn(value, key, expression.value))
        raiseKnown(interpreter, value.kind === 'mapping' ? 'KeyError' : 'IndexError');
      else if (value.kind === 'mapping' && key !== undefined && !value.entries.has(key))
        raiseLackingKey(interpreter, value);
      else if (value.kind === 'sequence' && key?.startsWith('#') && !value.elements.at(Number(key.slice(1))))
        raiseLackingElement(interpreter, value);
      return itemOf(interpreter, value, index);
    }
    const { elements } = value.kind === 'sequence' ? value : { elements: [] };
    const places = slicePlaces(interpreter, index, elements.length);
    return places === undefined || value.kind !== 'sequence'
      ? value
      : listOf(
          interpreter,
          places.map((at) => elements[at]!),
          value.form,
        );
  }
  if (value.kind === 'namespace' && index.kind === 'literal')
    return attribute(interpreter, value.of, String(index.value));
  if (value.kind === 'object') return itemOfObject(interpreter, value, index);
  if (value.kind === 'external-object' && givesMethods(value.class)) {
    const read = attribute(interpreter, value, '__getitem__');
    return interpreter.operations.call(interpreter, read, positionally(index), '__getitem__');
  }
  if (value.kind === 'class') return itemOfClass(interpreter, value, index);
  const annotated = value.kind === 'external' ? annotatedWith(interpreter, value.name, index) : undefined;
  if (annotated !== undefined) return annotated;
  // `sys.modules['ssl']` and generic classes such as `Queue[int]`.
  if (value.kind === 'external' && value.name === 'sys.modules' && key !== undefined) {
    const name = key.slice(1);
    return placedAs(interpreter, name) ?? loadedModule(interpreter, name)?.value ?? external(name);
  }
  if (value.kind === 'external' && value.name === 'sys.version_info') {
    return key === '#0'
      ? { kind: 'external', name: 'sys.version_info.major' }
      : key === undefined
        ? value
        : unknown;
  }
  const variableName = textOf(index);
  if (isEnvironment(value) && variableName !== undefined) {
    const given = givenVariable(interpreter, variableName);
    if (given === undefined && isTakenAway(interpreter, variableName)) {
      raiseKnown(interpreter, 'KeyError');
      return unknown;
    }
    return given === undefined ? variable(interpreter, variableName, '', undefined) : literal(given);
  }
  const suffix = index.kind === 'literal' ? itemSuffix(index.value) : undefined;
  const kept =
    value.kind === 'unknown' && suffix !== undefined ? keptIn(interpreter, value, suffix) : undefined;
  if (kept !== undefined) return kept;
  // `os.environ['X']` and `sys.argv[1]` are values, `Queue['Job']` is the class.
  const isItem = suffix !== undefined && !interpreter.libraries.patchers.isTracked(canonicalNameOf(value));
  if ((value.kind === 'external' && isItem) || (value.kind === 'unknown' && suffix !== undefined))
    return foundIn(interpreter, value, suffix);
  return value.kind === 'external' ? value : unknown;
}

function canonicalNameOf(value: Value): string {
  return value.kind === 'external' ? canonicalName(value.name) : '';
}

/** `object[index]` of an object of the program's own. */
function itemOfObject(interpreter: Interpreter, object: ObjectValue, index: Value): Value {
  const own = callMethod(interpreter, object, '__getitem__', index);
  if (own !== undefined) return own;
  const { native } = object;
  if (native !== undefined) {
    const key = keyOf(index);
    const isMissing = native.kind === 'mapping' && key !== undefined && !native.entries.has(key);
    const made = isMissing ? callMethod(interpreter, object, '__missing__', index) : undefined;
    return made ?? itemOf(interpreter, native, index);
  }
  const fields = fieldsOf(object.class);
  const name = fields?.isTuple && index.kind === 'literal' ? fields.names.at(Number(index.value)) : undefined;
  return name === undefined ? unknown : attribute(interpreter, object, name);
}

function comprehension(interpreter: Interpreter, expression: ComprehensionExpression, scope: Scope): Value {
  const { clauses, form, key, element } = expression;
  const [outermost] = clauses;
  const first = outermost === undefined ? unknown : evaluate(interpreter, outermost.iterable, scope);
  const inner: Scope = {
    ...scope,
    kind: 'function',
    variables: new Slots(interpreter.run),
    parent: scope,
    declared: new Map(),
    outside: scope.outside ?? scope,
  };
  /** Gives `consume` each result; false when it wants no more. */
  const clause = (index: number, consume: (key: Value, value: Value) => boolean): boolean => {
    const current = clauses[index];
    if (current === undefined) {
      const named = key === undefined ? unknown : evaluate(interpreter, key, inner);
      return consume(named, evaluate(interpreter, element, inner));
    }
    const iterable = index === 0 ? first : evaluate(interpreter, current.iterable, inner);
    if (!descend(interpreter, levels.clause)) return false;
    let wantsMore = true;
    interpreter.inUse.push(iterable);
    iterate(interpreter, iterable, (value) => {
      wantsMore = !isSpent(interpreter);
      if (!wantsMore) return false;
      bindTarget(interpreter, inner, current.target, value);
      const { assumption, raising } = interpreter;
      let isMeant = true;
      for (const test of current.conditions) {
        const condition = conditionOf(interpreter, evaluate(interpreter, test, inner));
        isMeant &&= condition !== 'false';
        if (typeof condition !== 'string') assume(interpreter, condition.whenTrue);
      }
      wantsMore = !isMeant || clause(index + 1, consume);
      if (interpreter.assumption === assumption) return wantsMore;
      interpreter.assumption = assumption;
      interpreter.raising = raising;
      return wantsMore;
    });
    interpreter.inUse.pop();
    interpreter.depth -= levels.clause;
    return wantsMore;
  };
  if (form === 'generator') {
    return generatorFrom(interpreter, (consume) => {
      const resumed = suspending(interpreter, consume);
      clause(0, (_, value) => resumed(value));
    });
  }
  if (form === 'dict') {
    const mapping = newMapping(interpreter);
    interpreter.inUse.push(mapping);
    clause(0, (named, value) => {
      hashed(interpreter, named);
      putEntry(interpreter, mapping, named, value);
      return true;
    });
    interpreter.inUse.pop();
    return mapping;
  }
  const results = listOf(interpreter, [], form);
  interpreter.inUse.push(results);
  clause(0, (_, value) => results.elements.push(slotFor(interpreter, value)) > 0);
  interpreter.inUse.pop();
  return results;
}

function bindTarget(interpreter: Interpreter, scope: Scope, target: Expression, value: Value): void {
  if (target.kind === 'name') scope.variables.set(target.name, slotFor(interpreter, value));
  else if (target.kind === 'sequence') {
    const elements = listed(interpreter, value);
    judge(interpreter, elements?.length === target.elements.length);
    target.elements.forEach((one, index) => {
      bindTarget(interpreter, scope, one, elements?.[index] ?? unknown);
    });
  }
}
