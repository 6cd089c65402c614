import { canonicalName } from '../patchers/names.js';
import type { PatcherId } from '../patchers/types.js';
import { absoluteName, topLevelOf } from '../project/module-name.js';
import type {
  AttributeExpression,
  BooleanExpression,
  CallExpression,
  CompareExpression,
  CompoundExpression,
  ComprehensionExpression,
  ConditionalExpression,
  DictExpression,
  Expression,
  LambdaExpression,
  SubscriptExpression,
} from '../python/syntax.js';
import { attribute, classAttribute } from './classes.js';
import { defaultsOf, enterFunction, followCommands, globalsOf, isGenerator, superOf } from './functions.js';
import { importModule, moduleValue } from './imports.js';
import { runPatch } from './patch-calls.js';
import { bind, lookUp, noteCure } from './references.js';
import { type Arguments, assuming, descend, type Interpreter, levels, nextId } from './state.js';
import {
  type ClassValue,
  choice,
  literal,
  negated,
  type ObjectValue,
  type Scope,
  type Truth,
  textOf,
  truthOf,
  unknown,
  type Value,
} from './values.js';

/** Built-in functions that iterate what they are given. */
const iterating = new Set(
  ['list', 'tuple', 'set', 'sorted', 'dict', 'next', 'any', 'all', 'sum'].map((name) => `builtins.${name}`),
);

/** The arguments of a call, evaluated in the order they are written. */
function argumentsOf(interpreter: Interpreter, expression: CallExpression, scope: Scope): Arguments {
  const positional: Value[] = [];
  let open = false;
  for (const argument of expression.positional) {
    if (argument.kind !== 'starred') {
      positional.push(evaluate(interpreter, argument, scope));
      continue;
    }
    const spread = evaluate(interpreter, argument.value, scope);
    if (spread.kind === 'sequence') for (const element of spread.elements) positional.push(element);
    else open = true;
  }
  const keywords = new Map<string, Value>();
  for (const argument of expression.keywords) {
    const value = evaluate(interpreter, argument.value, scope);
    if (argument.name !== undefined) keywords.set(argument.name, value);
    else if (value.kind === 'mapping')
      for (const [key, one] of value.entries) keywords.set(key.slice(1), one);
    else open = true;
  }
  return { positional, keywords, open };
}

/** Calls `callee` as `expression` does; it is an attribute of `receiver` where that is there. */
function executeCall(
  interpreter: Interpreter,
  expression: CallExpression,
  callee: Value,
  receiver: Value | undefined,
  args: Arguments,
  scope: Scope,
): Value {
  if (expression.callee.kind === 'attribute' && receiver !== undefined) {
    const known = knownMethod(receiver, expression.callee.attribute, args);
    if (known !== undefined) return known;
  }
  if (callee.kind === 'external') {
    if (iterating.has(callee.name))
      for (const argument of args.positional) if (argument.kind === 'generator') argument.run();
    const known =
      builtinCall(interpreter, callee.name, args, scope) ??
      interpreter.host.result(interpreter, callee.name, args);
    if (known !== undefined) return known;
  }
  const result = call(interpreter, callee, args, sourceText(expression));
  followCommands(interpreter, expression.callee, receiver, args.keywords, scope);
  return result;
}

function sourceText(expression: CallExpression): string {
  const { callee } = expression;
  if (callee.kind === 'attribute') return callee.attribute;
  return callee.kind === 'name' ? callee.name : 'call';
}

/** Calls a value that is already evaluated; `name` is how the call is written, for chains. */
export function call(interpreter: Interpreter, callee: Value, args: Arguments, name: string): Value {
  switch (callee.kind) {
    case 'external':
      return callExternal(interpreter, callee.name, args);
    case 'function':
      if (callee.definition.kind === 'function' && callee.definition.async) {
        return {
          kind: 'partial',
          callee: { ...callee, definition: { ...callee.definition, async: false } },
          ...args,
        };
      }
      if (isGenerator(callee.definition)) {
        return { kind: 'generator', run: () => void enterFunction(interpreter, callee, args, name) };
      }
      return enterFunction(interpreter, callee, args, name);
    case 'class':
      return instantiate(interpreter, callee, args);
    case 'bound-method':
    case 'object':
    case 'partial':
    case 'choice': {
      if (!descend(interpreter, levels.wrapper)) return unknown;
      const result = callWrapped(interpreter, callee, args, name);
      interpreter.depth -= levels.wrapper;
      return result;
    }
    default:
      return unknown;
  }
}

/** Calls what calling `callee` calls: a function with more arguments, or one of several. */
function callWrapped(
  interpreter: Interpreter,
  callee: Extract<Value, { kind: 'bound-method' | 'object' | 'partial' | 'choice' }>,
  args: Arguments,
  name: string,
): Value {
  switch (callee.kind) {
    case 'bound-method': {
      const positional = [callee.self, ...args.positional];
      return call(interpreter, callee.function, { ...args, positional }, name);
    }
    case 'object': {
      const method = classAttribute(callee.class, '__call__');
      if (method.kind === 'unknown') return unknown;
      return call(interpreter, method, { ...args, positional: [callee, ...args.positional] }, name);
    }
    case 'partial': {
      const positional = [...callee.positional, ...args.positional];
      const keywords = new Map([...callee.keywords, ...args.keywords]);
      return call(interpreter, callee.callee, { positional, keywords, open: args.open }, name);
    }
    case 'choice': {
      const branching = nextId(interpreter);
      const run = (one: Value, branch: number) =>
        assuming(interpreter, branching, branch, () => call(interpreter, one, args, name));
      return choice(callee.values.map(run));
    }
  }
}

function instantiate(interpreter: Interpreter, cls: ClassValue, args: Arguments): Value {
  const object: ObjectValue = { kind: 'object', class: cls, attributes: new Map(), published: false };
  const initializer = classAttribute(cls, '__init__');
  if (initializer.kind === 'function') {
    enterFunction(interpreter, initializer, { ...args, positional: [object, ...args.positional] }, cls.name);
  }
  return object;
}

/** A call of a library's function: a patch, a factory of what patches replace, or nothing that is known. */
function callExternal(interpreter: Interpreter, name: string, args: Arguments): Value {
  if (runPatch(interpreter, name, args)) return literal(true);
  const { patchers } = interpreter.libraries;
  const cure = patchers.curedBy(name);
  if (cure !== undefined) {
    const { id, argument } = cure;
    noteCure(interpreter, id, argument === undefined ? args.positional[0] : args.keywords.get(argument));
    return unknown;
  }
  if (patchers.hasMethods(name)) return { kind: 'external-object', class: name };
  const made = patchers.instanceOf(name);
  if (made !== undefined) return { kind: 'instance', of: canonicalName(made) };
  return interpreter.libraries.calling(name) ?? unknown;
}

function builtinCall(
  interpreter: Interpreter,
  name: string,
  args: Arguments,
  scope: Scope,
): Value | undefined {
  const [first, second] = args.positional;
  const text = textOf(first);
  const asked = interpreter.libraries.patchers.askedBy(name);
  if (text !== undefined && asked !== undefined) return modulePatched(interpreter, asked, text);
  switch (name) {
    case 'importlib.import_module':
    case 'importlib.__import__':
    case 'builtins.__import__':
      return text === undefined ? undefined : dynamicImport(interpreter, name, text, second, scope);
    case 'builtins.getattr':
    case 'builtins.hasattr': {
      const read = second === undefined ? undefined : textOf(second);
      if (first === undefined || read === undefined || name === 'builtins.hasattr') return unknown;
      return attribute(interpreter, first, read);
    }
    case 'dataclasses.field':
    case 'attrs.field':
    case 'attr.ib': {
      // The class keeps the factory and calls it for each instance.
      const factory = args.keywords.get('default_factory') ?? args.keywords.get('factory');
      return factory === undefined
        ? unknown
        : { kind: 'partial', callee: factory, positional: [], keywords: new Map() };
    }
    case 'functools.partial':
      return first === undefined
        ? undefined
        : { kind: 'partial', callee: first, positional: args.positional.slice(1), keywords: args.keywords };
    case 'asyncio.run':
    case 'asyncio.get_event_loop.run_until_complete':
      return first?.kind === 'partial'
        ? call(interpreter, first, { positional: [], keywords: new Map(), open: false }, 'run')
        : undefined;
    case 'builtins.super':
      return superOf(scope);
    case 'builtins.globals':
      return globalsOf(scope);
    case 'builtins.list':
    case 'builtins.tuple':
    case 'builtins.set':
    case 'builtins.sorted':
    case 'builtins.reversed':
    case 'builtins.iter':
      return first ?? { kind: 'sequence', elements: [] };
    case 'builtins.dict':
      return {
        kind: 'mapping',
        entries: new Map([...args.keywords].map(([key, value]) => [`$${key}`, value])),
      };
    case 'builtins.enumerate': {
      if (first?.kind !== 'sequence') return unknown;
      const pairs = first.elements.map(
        (element, index): Value => ({ kind: 'sequence', elements: [literal(index), element] }),
      );
      return { kind: 'sequence', elements: pairs };
    }
    default:
      return undefined;
  }
}

/** `import_module('.x', 'pkg')` gives the module itself, `__import__('a.b')` the top-level one. */
function dynamicImport(
  interpreter: Interpreter,
  how: string,
  text: string,
  anchor: Value | undefined,
  scope: Scope,
): Value {
  const level = /^\.*/.exec(text)![0].length;
  const own = interpreter.modules.get(scope.module)?.package ?? '';
  const pkg = textOf(anchor) ?? own;
  const target = level === 0 ? text : absoluteName(pkg, level, text.slice(level));
  if (target === undefined || target === '') return unknown;
  const value = importModule(interpreter, target);
  return how === 'builtins.__import__' ? moduleValue(interpreter, topLevelOf(target)) : value;
}

/** Whether `library` has replaced anything in `module`, as it says itself. */
function modulePatched(interpreter: Interpreter, library: PatcherId, module: string): Value {
  for (const [name, owners] of interpreter.patched) {
    if (name.startsWith(`${module}.`) && owners.some((owner) => owner.library === library))
      return literal(true);
  }
  return literal(false);
}

/** Elements of a list that are followed; lists that grow at import are registries, not patch tables. */
const longestList = 200;

/** Methods of dictionaries, lists and texts that patch tables and names of modules are made with. */
function knownMethod(receiver: Value, method: string, args: Arguments): Value | undefined {
  if (receiver.kind === 'literal') {
    return typeof receiver.value === 'string' ? textMethod(receiver.value, method, args) : undefined;
  }
  if (receiver.kind === 'sequence') {
    const [added] = args.positional;
    if (added === undefined || receiver.elements.length >= longestList) return undefined;
    if (method === 'append') receiver.elements.push(added);
    else if (method === 'extend' && added.kind === 'sequence')
      receiver.elements.push(...added.elements.slice(0, longestList));
    return undefined;
  }
  if (receiver.kind !== 'mapping') return undefined;
  const values = [...receiver.entries.values()];
  const keys = [...receiver.entries.keys()].map((key) => literal(key.slice(1)));
  switch (method) {
    case 'values':
    case 'itervalues':
      return { kind: 'sequence', elements: values };
    case 'keys':
      return { kind: 'sequence', elements: keys };
    case 'items':
    case 'iteritems': {
      const pairs = values.map(
        (value, index): Value => ({ kind: 'sequence', elements: [keys[index]!, value] }),
      );
      return { kind: 'sequence', elements: pairs };
    }
    case 'get': {
      const text = textOf(args.positional[0]);
      if (text !== undefined) return receiver.entries.get(`$${text}`) ?? args.positional[1] ?? literal(null);
      return choice([...values, unknown]);
    }
    default:
      return undefined;
  }
}

/** Longer texts are no names of modules, and loops would make them grow without end. */
const longest = 300;

function short(text: string): Value {
  return text.length > longest ? unknown : literal(text);
}

/** An f-string whose fields are known texts, or the sum of known texts; undefined when it is neither. */
function composedText(
  interpreter: Interpreter,
  expression: CompoundExpression,
  parts: readonly Value[],
  scope: Scope,
): Value | undefined {
  const texts = parts.map(textOf);
  if (parts.length === 0 || texts.some((text) => text === undefined)) return undefined;
  const source = interpreter.program.text(scope.path);
  if (source === undefined) return undefined;
  if (expression.form === 'binary') {
    const between = expression.parts
      .slice(1)
      .map((part, index) => source.slice(expression.parts[index]!.span.end, part.span.start).trim());
    return between.every((operator) => operator === '+') ? short(texts.join('')) : undefined;
  }
  const written = /^[fF](?:"([^"\\]*)"|'([^'\\]*)')$/.exec(
    source.slice(expression.span.start, expression.span.end),
  );
  const template = written?.[1] ?? written?.[2];
  if (template === undefined) return undefined;
  let field = 0;
  const text = template.replace(/\{[^{}:!]*\}/g, () => texts[field++] ?? '');
  return field === texts.length ? short(text) : undefined;
}

/** `'olleh'[::-1]`: what hides a name from those who only read. */
function slicedText(interpreter: Interpreter, text: string, slice: CompoundExpression, scope: Scope): Value {
  const written = interpreter.program.text(scope.path)?.slice(slice.span.start, slice.span.end);
  if (written?.replace(/\s/g, '') === '::-1') return literal([...text].reverse().join(''));
  return unknown;
}

/** A method of a known text, as far as names of modules are made with it. */
function textMethod(text: string, method: string, { positional }: Arguments): Value | undefined {
  const [first, second] = positional.map(textOf);
  switch (method) {
    case 'upper':
      return literal(text.toUpperCase());
    case 'lower':
      return literal(text.toLowerCase());
    case 'strip':
      return first === undefined && positional.length === 0 ? literal(text.trim()) : undefined;
    case 'startswith':
      return first === undefined ? undefined : literal(text.startsWith(first));
    case 'endswith':
      return first === undefined ? undefined : literal(text.endsWith(first));
    case 'replace':
      return first === undefined || second === undefined ? undefined : short(text.replaceAll(first, second));
    case 'join':
      return joinedStrings(text, positional[0]);
    case 'split':
      return positional.length === 1 && first ? sequenceOf(text.split(first)) : undefined;
    case 'rpartition':
      return first ? sequenceOf(partitioned(text, text.lastIndexOf(first), first, 'end')) : undefined;
    case 'partition':
      return first ? sequenceOf(partitioned(text, text.indexOf(first), first, 'start')) : undefined;
    default:
      return undefined;
  }
}

function joinedStrings(separator: string, parts: Value | undefined): Value | undefined {
  if (parts?.kind !== 'sequence') return undefined;
  const texts = parts.elements.map(textOf);
  return texts.every((text) => text !== undefined) ? short(texts.join(separator)) : undefined;
}

function sequenceOf(texts: readonly string[]): Value {
  return { kind: 'sequence', elements: texts.map(literal) };
}

function partitioned(text: string, at: number, separator: string, whole: 'start' | 'end'): readonly string[] {
  if (at < 0) return whole === 'start' ? [text, '', ''] : ['', '', text];
  return [text.slice(0, at), separator, text.slice(at + separator.length)];
}

/** The version assumed where none is set: any Python 3 that the patchers support. */
const assumedMajor = 3;

/** Truth of `a op b op c …`: literals, `__name__` and `sys.version_info` are compared, anything else is unknown. */
export function compared(
  interpreter: Interpreter,
  operands: readonly Value[],
  operators: readonly string[],
): Truth {
  let result: Truth = 'true';
  for (const [index, operator] of operators.entries()) {
    const truth = pair(interpreter, operands[index]!, operator, operands[index + 1]!);
    if (truth === 'false') return 'false';
    if (truth === 'unknown') result = 'unknown';
  }
  return result;
}

function pair(interpreter: Interpreter, left: Value, operator: string, right: Value): Truth {
  const version = versionOf(interpreter, left);
  if (version !== undefined) return comparedVersion(version, operator, right);
  if (left.kind === 'literal' && right.kind === 'sequence' && (operator === 'in' || operator === 'not in')) {
    if (!right.elements.every((element) => element.kind === 'literal')) return 'unknown';
    const found = right.elements.some(
      (element) => element.kind === 'literal' && element.value === left.value,
    );
    return said(found === (operator === 'in'));
  }
  // What a dictionary lacks on paper may have been added by ways that are not followed.
  if (left.kind === 'literal' && right.kind === 'mapping' && right.entries.has(`$${String(left.value)}`)) {
    if (operator === 'in' || operator === 'not in') return said(operator === 'in');
  }
  if (right.kind === 'external' && right.name === 'sys.modules' && left.kind === 'literal')
    return among(isLoaded(interpreter, String(left.value)), operator);
  if (right.kind === 'external' && right.name === 'os.environ')
    return among(interpreter.host.isVariableSet, operator);
  if (left.kind !== 'literal' || right.kind !== 'literal') return identity(left, operator, right);
  const [a, b] = [left.value, right.value];
  switch (operator) {
    case '==':
    case 'is':
      return said(a === b);
    case '!=':
    case '<>':
    case 'is not':
      return said(a !== b);
    case 'in':
      return typeof a === 'string' && typeof b === 'string' ? said(b.includes(a)) : 'unknown';
    case 'not in':
      return typeof a === 'string' && typeof b === 'string' ? said(!b.includes(a)) : 'unknown';
    default:
      return typeof a === 'number' && typeof b === 'number' ? ordered(a - b, operator) : 'unknown';
  }
}

function among(found: Truth, operator: string): Truth {
  if (operator === 'in') return found;
  return operator === 'not in' ? negated(found) : 'unknown';
}

/** Whether a patcher is in `sys.modules`: for good reason code asks that before it patches. Others are not known. */
function isLoaded({ loadedLibraries, libraries, patched }: Interpreter, module: string): Truth {
  if (module.includes('.') || libraries.patchers.ownerOf(module) === undefined) return 'unknown';
  if (loadedLibraries.has(module)) return 'true';
  const mayHaveLoaded = (library: string) => !libraries.knows(library) || libraries.mayPatch.has(library);
  return patched.size > 0 || [...loadedLibraries].some(mayHaveLoaded) ? 'unknown' : 'false';
}

/** `module is not None`: whatever was imported or defined here is not None. */
function identity(left: Value, operator: string, right: Value): Truth {
  const none = right.kind === 'literal' && right.value === null;
  if (!none || !['module', 'function', 'class', 'object', 'instance'].includes(left.kind)) return 'unknown';
  if (operator === 'is' || operator === '==') return 'false';
  return operator === 'is not' || operator === '!=' ? 'true' : 'unknown';
}

/** `sys.version_info` and its slices, and the major number alone (`sys.version_info[0]`). */
function versionOf(interpreter: Interpreter, value: Value): readonly number[] | undefined {
  if (value.kind !== 'external') return undefined;
  const version = interpreter.python ?? [assumedMajor];
  if (value.name === 'sys.version_info') return version;
  return value.name === 'sys.version_info.major' ? version.slice(0, 1) : undefined;
}

function comparedVersion(version: readonly number[], operator: string, right: Value): Truth {
  const wanted = numbersOf(right);
  if (wanted === undefined) return 'unknown';
  for (let index = 0; index < wanted.length; index++) {
    const own = version[index];
    // Past what is known of the version only the major number has been equal so far.
    if (own === undefined)
      return wanted.slice(index).every((part) => part === 0) && operator === '>=' ? 'true' : 'unknown';
    if (own !== wanted[index]) return ordered(own - wanted[index]!, operator);
  }
  return version.length > wanted.length ? ordered(1, operator) : ordered(0, operator);
}

function numbersOf(value: Value): readonly number[] | undefined {
  const parts = value.kind === 'sequence' ? value.elements : [value];
  const numbers = parts.flatMap((part) =>
    part.kind === 'literal' && typeof part.value === 'number' ? [part.value] : [],
  );
  return numbers.length === parts.length ? numbers : undefined;
}

function ordered(difference: number, operator: string): Truth {
  switch (operator) {
    case '==':
      return said(difference === 0);
    case '!=':
      return said(difference !== 0);
    case '<':
      return said(difference < 0);
    case '<=':
      return said(difference <= 0);
    case '>':
      return said(difference > 0);
    case '>=':
      return said(difference >= 0);
    default:
      return 'unknown';
  }
}

function said(truth: boolean): Truth {
  return truth ? 'true' : 'false';
}

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

function comparison(interpreter: Interpreter, { first, rest }: CompareExpression, scope: Scope): Value {
  const operands = [evaluate(interpreter, first, scope)];
  for (const { operand } of rest) operands.push(evaluate(interpreter, operand, scope));
  const operators = rest.map((part) => part.operator);
  const truth = compared(interpreter, operands, operators);
  return truth === 'unknown' ? unknown : literal(truth === 'true');
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

/** `and`, `or`: each operand behind one whose truth is not known is evaluated under one more assumption. */
function boolean(interpreter: Interpreter, expression: BooleanExpression, scope: Scope): Value {
  const stops: Truth = expression.operator === 'and' ? 'false' : 'true';
  const last = expression.operands.length - 1;
  const { assumption: outer } = interpreter;
  let certain: { readonly raising: string | undefined } | undefined;
  const outcomes: Value[] = [];
  for (const [index, operand] of expression.operands.entries()) {
    const value = evaluate(interpreter, operand, scope);
    const truth = truthOf(value);
    if (index === last || truth !== negated(stops)) outcomes.push(value);
    if (truth === stops) break;
    if (truth === 'unknown' && index !== last) {
      certain ??= { raising: interpreter.raising };
      interpreter.assumption = { branching: nextId(interpreter), branch: 0, outer: interpreter.assumption };
    }
  }
  if (certain !== undefined) {
    interpreter.assumption = outer;
    interpreter.raising = certain.raising;
  }
  return choice(outcomes);
}

/** `a if b else c`: both sides where the condition is not known, each under its own assumption. */
function conditional(interpreter: Interpreter, expression: ConditionalExpression, scope: Scope): Value {
  const truth = truthOf(evaluate(interpreter, expression.test, scope));
  if (truth === 'true') return evaluate(interpreter, expression.then, scope);
  if (truth === 'false') return evaluate(interpreter, expression.orElse, scope);
  const branching = nextId(interpreter);
  const { assumption: outer, raising } = interpreter;
  const values: Value[] = [];
  for (const side of [expression.then, expression.orElse]) {
    interpreter.assumption = { branching, branch: values.length, outer };
    values.push(evaluate(interpreter, side, scope));
    interpreter.raising = raising;
  }
  interpreter.assumption = outer;
  return choice(values);
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
