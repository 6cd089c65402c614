import { contains, type Span } from '../text/span.js';
import type {
  CallExpression,
  Expression,
  FunctionDefinition,
  KeywordArgument,
  LambdaExpression,
  ModuleSyntax,
  Parameter,
  Pattern,
  Statement,
} from './syntax.js';

/** The expressions directly in `statement`, in order; those of its bodies and deferred parts are not among them. */
export function expressionsOf(statement: Statement): readonly Expression[] {
  switch (statement.kind) {
    case 'assign':
      return present([...statement.targets, statement.value]);
    case 'expression':
    case 'return':
      return present([statement.value]);
    case 'function':
      return [...statement.decorators, ...defaultsOf(statement.parameters)];
    case 'class':
      return [...statement.decorators, ...statement.bases, ...valuesOf(statement.keywords)];
    case 'if':
      return statement.branches.map((branch) => branch.test);
    case 'for':
      return [statement.target, statement.iterable];
    case 'while':
      return [statement.test];
    case 'assert':
      return present([statement.test, statement.message]);
    case 'try':
      return present(statement.handlers.map((handler) => handler.type));
    case 'with':
      return present(statement.items.flatMap((item) => [item.context, item.target]));
    case 'match':
      return present([statement.subject, ...statement.cases.map((one) => one.guard)]);
    case 'raise':
      return statement.parts;
    case 'delete':
      return statement.targets;
    default:
      return [];
  }
}

/** The expressions directly inside `expression`, in evaluation order; a lambda's body included. */
function subexpressions(expression: Expression): readonly Expression[] {
  switch (expression.kind) {
    case 'attribute':
    case 'starred':
    case 'named':
      return [expression.value];
    case 'call':
      return [expression.callee, ...expression.positional, ...valuesOf(expression.keywords)];
    case 'sequence':
      return expression.elements;
    case 'dict':
      return present(expression.entries.flatMap((entry) => [entry.key, entry.value]));
    case 'lambda':
      return [...defaultsOf(expression.parameters), expression.body];
    case 'conditional':
      return [expression.test, expression.then, expression.orElse];
    case 'boolean':
      return expression.operands;
    case 'not':
      return [expression.operand];
    case 'compare':
      return [expression.first, ...expression.rest.map((part) => part.operand)];
    case 'subscript':
      return [expression.value, expression.index];
    case 'comprehension':
      return present([
        expression.key,
        expression.element,
        ...expression.clauses.flatMap((clause) => [clause.iterable, ...clause.conditions]),
      ]);
    case 'compound':
      return expression.parts;
    default:
      return [];
  }
}

/** `expression` and everything inside it, outermost first; however deep it is, the stack does not grow with it. */
export function* everyExpression(expression: Expression): Generator<Expression> {
  const pending = [expression];
  for (let next = pending.pop(); next !== undefined; next = pending.pop()) {
    yield next;
    const inner = subexpressions(next);
    for (let index = inner.length - 1; index >= 0; index--) pending.push(inner[index]!);
  }
}

/** Every expression in `body`, in functions and classes too. */
export function* expressionsIn(body: readonly Statement[]): Generator<Expression> {
  for (const statement of everyStatement(body)) {
    for (const expression of expressionsOf(statement)) yield* everyExpression(expression);
  }
}

function present(expressions: readonly (Expression | undefined)[]): readonly Expression[] {
  return expressions.filter((expression) => expression !== undefined);
}

function defaultsOf(parameters: readonly Parameter[]): readonly Expression[] {
  return present(parameters.map((parameter) => parameter.defaultValue));
}

function valuesOf(keywords: readonly KeywordArgument[]): readonly Expression[] {
  return keywords.map((keyword) => keyword.value);
}

/** The bodies directly inside a compound statement, in order; functions' and classes' included. */
export function bodiesOf(statement: Statement): readonly (readonly Statement[])[] {
  switch (statement.kind) {
    case 'function':
    case 'class':
    case 'with':
      return [statement.body];
    case 'if':
      return [...statement.branches.map((branch) => branch.body), statement.orElse];
    case 'for':
    case 'while':
      return [statement.body, statement.orElse];
    case 'try':
      return [
        statement.body,
        ...statement.handlers.map((one) => one.body),
        statement.orElse,
        statement.finalBody,
      ];
    case 'match':
      return statement.cases.map((one) => one.body);
    default:
      return [];
  }
}

/** Every statement of `body` and of the bodies inside it, outermost first. */
export function* everyStatement(body: readonly Statement[]): Generator<Statement> {
  const pending = body.toReversed();
  for (let next = pending.pop(); next !== undefined; next = pending.pop()) {
    yield next;
    for (const inner of bodiesOf(next).toReversed()) {
      for (let index = inner.length - 1; index >= 0; index--) pending.push(inner[index]!);
    }
  }
}

/** The statements of `body` and of the bodies inside it that `span` lies in, outermost first: no other body is looked into. */
export function* statementsAround(body: readonly Statement[], span: Span): Generator<Statement> {
  for (let within: readonly Statement[] = body; ; ) {
    const found = within.find((statement) => contains(statement.span, span));
    if (found === undefined) return;
    yield found;
    within = bodiesOf(found).flat();
  }
}

/**
 * Those of `everyStatement` that one of the offsets `places`, which ascend, lies in: no other one is looked into, and so no body
 * of a function read that has none of them in it.
 */
export function* statementsNear(body: readonly Statement[], places: readonly number[]): Generator<Statement> {
  if (places.length === 0) return;
  const pending = body.toReversed();
  for (let next = pending.pop(); next !== undefined; next = pending.pop()) {
    if (!isNear(next, places)) continue;
    yield next;
    for (const inner of bodiesOf(next).toReversed()) {
      for (let index = inner.length - 1; index >= 0; index--) pending.push(inner[index]!);
    }
  }
}

/** Whether one of the offsets `places`, which ascend, lies in `statement`, its decorators included. */
export function isNear(statement: Statement, places: readonly number[]): boolean {
  const { span } = statement;
  const first = 'decorators' in statement ? statement.decorators[0] : undefined;
  const start = first === undefined ? span.start : Math.min(span.start, first.span.start);
  let [low, high] = [0, places.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (places[middle]! < start) low = middle + 1;
    else high = middle;
  }
  return low < places.length && places[low]! < span.end;
}

/** The statements of `body` and of the bodies inside it that run by themselves: those of functions wait until somebody calls them. */
export function* statementsAtImport(body: readonly Statement[]): Generator<Statement> {
  for (const statement of body) {
    yield statement;
    if (statement.kind !== 'function')
      for (const inner of bodiesOf(statement)) yield* statementsAtImport(inner);
  }
}

/** `c` of the expression `c` and of `a.b().c`; empty for what ends in no name. */
export function lastName(expression: Expression): string {
  if (expression.kind === 'name') return expression.name;
  return expression.kind === 'attribute' ? expression.attribute : '';
}

/** `a.b.c` as text; undefined for anything but names and attributes. */
export function dottedName(expression: Expression): string | undefined {
  if (expression.kind === 'name') return expression.name;
  if (expression.kind !== 'attribute') return undefined;
  const value = dottedName(expression.value);
  return value === undefined ? undefined : `${value}.${expression.attribute}`;
}

/** `a` of the expressions `a`, `a.b()` and `a[0].b`; empty for what begins with no name. */
export function firstName(expression: Expression): string {
  let first = expression;
  while (first.kind === 'attribute' || first.kind === 'subscript' || first.kind === 'call')
    first = first.kind === 'call' ? first.callee : first.value;
  return first.kind === 'name' ? first.name : '';
}

/** What a module does with a name of its own: calls or passes it, only re-exports it, tests types or writes types with it. */
export type NameUsage = 'used' | 'unused' | 'isinstance' | 'annotation';

/**
 * How `name` is used in the module `syntax`: a class that stands in annotations only is never called, and one that
 * isinstance() is asked for makes no object.
 */
export function usageOf(syntax: ModuleSyntax, name: string): NameUsage {
  const places = new Set<NameUsage>();
  for (const statement of everyStatement(syntax.body)) {
    for (const annotation of annotationsOf(statement)) visit(annotation, name, 'annotation', places);
    for (const expression of expressionsOf(statement)) {
      const isBound =
        expression.kind === 'name' && statement.kind === 'assign' && expression !== statement.value;
      if (!isBound) visit(expression, name, 'used', places);
    }
    if (places.has('used')) return 'used';
  }
  return places.has('isinstance') ? 'isinstance' : places.has('annotation') ? 'annotation' : 'unused';
}

function annotationsOf(statement: Statement): readonly Expression[] {
  if (statement.kind === 'assign') return statement.annotation === undefined ? [] : [statement.annotation];
  if (statement.kind !== 'function') return [];
  const annotations = [statement.returns, ...statement.parameters.map((parameter) => parameter.annotation)];
  return annotations.filter((annotation) => annotation !== undefined);
}

function visit(outermost: Expression, name: string, outside: NameUsage, places: Set<NameUsage>): void {
  const pending = [{ expression: outermost, place: outside }];
  for (let next = pending.pop(); next !== undefined; next = pending.pop()) {
    const { expression, place } = next;
    if (expression.kind === 'name' && expression.name === name) places.add(place);
    if (expression.kind === 'string' && place === 'annotation' && expression.value.includes(name))
      places.add(place);
    const inner = subexpressions(expression);
    // All but what is called or subscripted: Optional[SSLContext] is a type alias outside of annotations too.
    const inside = place === 'used' ? placeInside(expression) : place;
    for (const [index, part] of inner.entries())
      pending.push({ expression: part, place: index === 0 ? place : inside });
  }
}

function placeInside(expression: Expression): NameUsage {
  if (expression.kind === 'subscript') return 'annotation';
  return expression.kind === 'call' ? placeOfArguments(expression) : 'used';
}

function placeOfArguments({ callee }: CallExpression): NameUsage {
  const called = lastName(callee);
  if (called === 'isinstance' || called === 'issubclass') return 'isinstance';
  return called === 'cast' || called === 'TypeVar' || called === 'NewType' ? 'annotation' : 'used';
}

/** Names that executing `statement` reads, deferred bodies included: what must be bound before it may run. */
export function namesRead(statement: Statement): ReadonlySet<string> {
  const names = new Set<string>();
  for (const inner of everyStatement([statement])) {
    const written = new Set(inner.kind === 'assign' ? inner.targets : []);
    for (const expression of expressionsOf(inner)) {
      if (expression.kind === 'name' && written.has(expression)) continue;
      for (const one of everyExpression(expression)) if (one.kind === 'name') names.add(one.name);
    }
  }
  return names;
}

/** Names that `statement` binds in its own scope, or whose objects it changes (`os.environ['X'] = …`). */
export function namesBound(statement: Statement): ReadonlySet<string> {
  const names = new Set<string>();
  bindStatement(statement, (target) => bindTarget(target, names), names);
  return names;
}

/** Names that `statement` makes local to the function that it stands in. */
export function localNames(statement: Statement): ReadonlySet<string> {
  const names = new Set<string>();
  const bind = (target: Expression): void => {
    if (target.kind === 'name') names.add(target.name);
    else if (target.kind === 'sequence') for (const element of target.elements) bind(element);
    else if (target.kind === 'starred') bind(target.value);
  };
  bindStatement(statement, bind, names);
  return names;
}

function bindStatement(statement: Statement, bind: (target: Expression) => void, names: Set<string>): void {
  switch (statement.kind) {
    case 'import':
      for (const one of statement.names) names.add(one.asName ?? one.module.split('.')[0]!);
      return;
    case 'import-from':
      if (statement.names === '*') names.add('*');
      else for (const one of statement.names) names.add(one.asName ?? one.name);
      return;
    case 'assign':
      for (const target of statement.targets) bind(target);
      return;
    case 'function':
    case 'class':
    case 'type-alias':
      names.add(statement.name);
      return;
    case 'for':
      bind(statement.target);
      break;
    case 'with':
      for (const item of statement.items) if (item.target !== undefined) bind(item.target);
      break;
    default:
      break;
  }
  for (const body of bodiesOf(statement)) for (const inner of body) bindStatement(inner, bind, names);
}

function bindTarget(target: Expression, names: Set<string>): void {
  if (target.kind === 'name') names.add(target.name);
  else if (target.kind === 'sequence') for (const element of target.elements) bindTarget(element, names);
  else if (target.kind === 'starred') bindTarget(target.value, names);
  // `os.environ['X'] = …` and `config.x = …` change what the name stands for.
  else if (target.kind === 'attribute' || target.kind === 'subscript') bindTarget(target.value, names);
}

/** The names that a pattern binds, in their order. */
export function namesInPattern(pattern: Pattern): readonly string[] {
  switch (pattern.kind) {
    case 'capture':
      return [...(pattern.pattern === undefined ? [] : namesInPattern(pattern.pattern)), pattern.name];
    case 'alternatives':
      return [...new Set(pattern.patterns.flatMap(namesInPattern))];
    case 'sequence':
      return pattern.patterns.flatMap(namesInPattern);
    case 'star':
      return pattern.name === undefined ? [] : [pattern.name];
    case 'mapping':
      return [
        ...pattern.entries.flatMap((entry) => namesInPattern(entry.pattern)),
        ...(pattern.rest === undefined ? [] : [pattern.rest]),
      ];
    case 'class':
      return [...pattern.positional, ...pattern.keywords.map((one) => one.pattern)].flatMap(namesInPattern);
    case 'unparsed':
      return pattern.captures;
    default:
      return [];
  }
}

const straight = new WeakMap<FunctionDefinition | LambdaExpression, boolean>();

/** Whether a function goes from its start to its end, and calls nothing that is written in it: what it costs is told by its length. */
export function isStraight(definition: FunctionDefinition | LambdaExpression): boolean {
  let known = straight.get(definition);
  if (known === undefined) {
    known =
      definition.kind === 'lambda' ? isPlain(definition.body) : definition.body.every(isStraightStatement);
    straight.set(definition, known);
  }
  return known;
}

function isStraightStatement(statement: Statement): boolean {
  switch (statement.kind) {
    case 'assign':
    case 'expression':
    case 'return':
    case 'jump':
    case 'if':
      return expressionsOf(statement).every(isPlain) && bodiesOf(statement).flat().every(isStraightStatement);
    default:
      return false;
  }
}

/** Built-in functions that ask for one thing of what they are given. */
const asking: ReadonlySet<string> = new Set(['isinstance', 'issubclass', 'callable', 'len', 'type']);

/** Whether nothing in `expression` is a call, but of what asks for one thing, goes through anything, or waits. */
function isPlain(expression: Expression): boolean {
  for (const one of everyExpression(expression)) {
    if (one.kind === 'comprehension' || one.kind === 'lambda') return false;
    if (one.kind === 'call' && !(one.callee.kind === 'name' && asking.has(one.callee.name))) return false;
    if (one.kind === 'compound' && (one.form === 'yield' || one.form === 'await')) return false;
  }
  return true;
}
