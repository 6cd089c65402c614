import { contains, type Span } from '../text/span.js';
import { deferredBody, takeUnread } from './blocks.js';
import type {
  CallExpression,
  Expression,
  KeywordArgument,
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
type NameUsage = 'used' | 'unused' | 'isinstance' | 'annotation';

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

/** A text and what the parser made of it. */
export interface Source {
  readonly text: string;
  readonly syntax: ModuleSyntax;
}

/**
 * Whether `now` differs from `before` in bodies of functions alone that nobody has asked `before` for: all that was asked of it
 * would be answered the same by `now`, but for positions. False where more differs than that, or may.
 *
 * What is not in such a body is the same text, so the parser makes the same of it: it comes to each of these bodies, and from its
 * end on, in the same state, as both texts have nothing wrong in them.
 */
export function isDifferenceUnread(before: Source, now: Source): boolean {
  if (before.syntax.problems.length > 0 || now.syntax.problems.length > 0) return false;
  const ends = new Map<number, number>();
  for (const { span } of deferredBodies(now.syntax.body)) ends.set(span.start, span.end);
  let [at, atNow] = [0, 0];
  for (const { span, isRead } of deferredBodies(before.syntax.body)) {
    if (isRead) continue;
    const around = before.text.slice(at, span.start);
    const start = atNow + around.length;
    const end = ends.get(start);
    if (end === undefined || !now.text.startsWith(around, atNow)) return false;
    [at, atNow] = [span.end, end];
  }
  return before.text.slice(at) === now.text.slice(atNow);
}

/** The bodies that waited when the module was parsed, in their order. */
function* deferredBodies(
  body: readonly Statement[],
): Generator<NonNullable<ReturnType<typeof deferredBody>>> {
  for (const statement of body) {
    const deferred = deferredBody(statement);
    if (deferred !== undefined) yield deferred;
    else for (const inner of bodiesOf(statement)) yield* deferredBodies(inner);
  }
}

/**
 * The syntax of `now` made of the nodes of `before`, which are moved to where they stand now: who has kept one of them, or its
 * span, finds it there. Only what lies between statements differs (comments, empty lines), and bodies of functions that nobody has
 * asked `before` for. Undefined, and nothing is moved, where more does.
 */
export function movedTo(before: Source, now: Source): ModuleSyntax | undefined {
  if (before.syntax.problems.length > 0 || now.syntax.problems.length > 0) return undefined;
  const [{ body, python2 }, to] = [before.syntax, now.syntax];
  if (python2 !== to.python2 || !areWrittenAlike(body, to.body, before.text, now.text)) return undefined;
  moveNodes(body, to.body);
  return { ...to, body };
}

type Parts = Readonly<Record<string, unknown>>;

function isNode(value: unknown): value is Parts {
  return typeof value === 'object' && value !== null;
}

/**
 * Whether two parts of syntax say the same. The tree does not have all that is written: which operator it is, for one, is looked for
 * in the text. So statements that have no others in them, and expressions, have to be the same texts.
 */
function areWrittenAlike(one: unknown, other: unknown, text: string, otherText: string): boolean {
  if (!isNode(one) || !isNode(other)) return one === other;
  const [span, otherSpan] = [one['span'], other['span']] as [Span | undefined, Span | undefined];
  const isWhole = span !== undefined && !('body' in one || 'branches' in one || 'cases' in one);
  if (isWhole && otherSpan !== undefined) {
    const length = span.end - span.start;
    if (length !== otherSpan.end - otherSpan.start) return false;
    if (text.slice(span.start, span.end) !== otherText.slice(otherSpan.start, otherSpan.end)) return false;
  }
  const [keys, isUnread] = [Object.keys(one), isUnreadFunction(one)];
  return (
    keys.length === Object.keys(other).length &&
    keys.every(
      (key) =>
        key === 'span' ||
        key === 'header' ||
        (key === 'body' && isUnread) ||
        areWrittenAlike(one[key], other[key], text, otherText),
    )
  );
}

function isUnreadFunction(node: Parts): boolean {
  return node['kind'] === 'function' && deferredBody(node as unknown as Statement)?.isRead === false;
}

/** Moves the parts of `node` to where those of `to` stand, which says the same. */
function moveNodes(node: unknown, to: unknown): void {
  if (!isNode(node) || !isNode(to)) return;
  for (const key of Object.keys(node)) {
    if (key === 'span' || key === 'header') Object.assign(node[key] as Span, to[key]);
    else if (key === 'body' && isUnreadFunction(node))
      takeUnread(node as unknown as Statement, to as unknown as Statement);
    else moveNodes(node[key], to[key]);
  }
}
