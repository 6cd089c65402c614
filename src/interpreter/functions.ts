import type {
  Expression,
  FunctionDefinition,
  LambdaExpression,
  Parameter,
  Statement,
} from '../python/syntax.js';
import { bodiesOf, everyExpression, expressionsOf, isStraight, lastName } from '../python/walk.js';
import { fileIn, isScript, shownAs } from '../startup/scripts.js';
import { noteCommand, runCommands } from './commands.js';
import { standingStill, throwing, thrownBy } from './exceptions.js';
import { elementsOf, generatorFrom, placeOf, sequenceOf, slotFor, valueIn } from './heap.js';
import { fillsFields } from './library-classes.js';
import { isOwnPatch, mockedBy, mocking } from './mocks.js';
import { bind, boundIn } from './references.js';
import {
  type Arguments,
  activated,
  type Completion,
  currentStep,
  descend,
  type Interpreter,
  levels,
  mostCallsAs,
  nesting,
  nextId,
  noteTruncation,
  positionally,
} from './state.js';
import {
  type ClassValue,
  type FunctionValue,
  type GeneratorValue,
  identified,
  literal,
  oneOf,
  type Scope,
  type Slot,
  Slots,
  unknown,
  type Value,
} from './values.js';

/** How deep calls may nest. */
const deepestCall = 100;

/** Evaluates the defaults of `parameters`, which happens once, where the function is defined. */
export function defaultsOf(
  interpreter: Interpreter,
  parameters: readonly Parameter[],
  scope: Scope,
): ReadonlyMap<string, Slot> {
  let defaults = none;
  for (const { name, defaultValue } of parameters) {
    if (defaultValue === undefined) continue;
    if (defaults === none) defaults = new Map();
    const value = interpreter.operations.evaluate(interpreter, defaultValue, scope);
    defaults.set(name, slotFor(interpreter, value));
  }
  return defaults;
}

/** Most functions have no defaults; nothing is ever added to this. */
const none: Map<string, Slot> = new Map();

/** `def`: evaluates decorators and defaults, then binds the name; the body waits until somebody calls it. */
export function defineFunction(interpreter: Interpreter, definition: FunctionDefinition, scope: Scope): void {
  const decorators = definition.decorators.map((decorator) =>
    interpreter.operations.evaluate(interpreter, decorator, scope),
  );
  const defaults = defaultsOf(interpreter, definition.parameters, scope);
  const mocked = definition.decorators.flatMap((one) => mockedBy(interpreter, one, scope));
  const own = asProperty(interpreter, definition, scope, {
    kind: 'function',
    definition,
    path: scope.path,
    module: scope.module,
    scope,
    defaults,
    binding: bindingOf(definition.decorators, scope),
    attributes: new Slots(interpreter.run),
    ...(mocked.length > 0 ? { mocked } : {}),
    ...(decorators.every(isFollowedDecorator) ? { isAsWritten: true } : {}),
  });
  for (const decorator of definition.decorators) noteCommand(interpreter, decorator, own, scope);
  let value: Value = own;
  for (const decorator of decorators.toReversed())
    if (interpreter.raising === undefined) value = decorated(interpreter, decorator, value);
  if (interpreter.raising === undefined) bind(interpreter, scope, definition.name, value);
}

/** `@x.setter` and its like give the property `x` anew, with what sets it. */
function asProperty(
  interpreter: Interpreter,
  { decorators }: FunctionDefinition,
  scope: Scope,
  own: FunctionValue,
): FunctionValue {
  for (const decorator of decorators) {
    if (decorator.kind !== 'attribute' || decorator.value.kind !== 'name') continue;
    const property = boundIn(interpreter, scope, decorator.value.name);
    if (property?.kind !== 'function' || property.binding !== 'property') continue;
    if (decorator.attribute === 'setter') return { ...property, setter: own };
    if (decorator.attribute === 'deleter') return { ...property, deleter: own };
    if (decorator.attribute === 'getter') return { ...property, ...own, binding: 'property' };
  }
  return own;
}

/** The result of applying `decorator`; one that is not known is taken to give back something that does the same. */
export function decorated(interpreter: Interpreter, decorator: Value, value: Value): Value {
  if (!isFollowedDecorator(decorator)) return value;
  const result = interpreter.operations.call(interpreter, decorator, positionally(value), 'decorator');
  return result.kind === 'unknown' ? value : result;
}

/** Whether it is known what `decorator` gives. */
function isFollowedDecorator(decorator: Value): boolean {
  return decorator.kind === 'external'
    ? applied.has(decorator.name) || fillsFields(decorator.name)
    : appliable.has(decorator.kind) || isOwnPatch(decorator);
}

/** Kinds of what is known to do something when it is called. */
const appliable: ReadonlySet<Value['kind']> = new Set([
  'function',
  'bound-method',
  'native-method',
  'class',
  'object',
  'partial',
  // What contextlib.contextmanager makes is a decorator, too.
  'generator',
]);

/** Decorators of libraries whose result is known; what others give back is taken to do the same. */
const applied: ReadonlySet<string> = new Set([
  'functools.cache',
  'functools.lru_cache',
  'functools.cached_property',
  'builtins.property',
  'builtins.staticmethod',
  'builtins.classmethod',
  'builtins.type',
  'functools.singledispatch',
  'functools.singledispatchmethod',
  'functools.total_ordering',
]);

/** The dotted name of `name` inside `scope`'s module. */
export function qualified(scope: Scope, name: string): string {
  return scope.qualifier === '' ? name : `${scope.qualifier}.${name}`;
}

function bindingOf(decorators: readonly Expression[], scope: Scope): FunctionValue['binding'] {
  if (scope.kind !== 'class') return 'function';
  for (const decorator of decorators) {
    const name = lastName(decorator);
    if (name === 'property') return 'property';
    if (name === 'cached_property') return 'cached-property';
    if (name === 'staticmethod') return 'static';
    if (name === 'classmethod') return 'class';
  }
  return 'function';
}

/** Whether a call of `callee`, as `name`, would still be followed. */
export function isFollowed(interpreter: Interpreter, { definition }: FunctionValue, name: string): boolean {
  return (interpreter.calls.get(definition) ?? 0) < mostCallsAs(name);
}

/** Calls a first-party function: runs its body in a new activation, whose statements take part in import time. */
export function enterFunction(
  interpreter: Interpreter,
  callee: FunctionValue,
  args: Arguments,
  name: string,
  consume?: Scope['consume'],
): Value {
  const { definition } = callee;
  const count = interpreter.calls.get(definition) ?? 0;
  const inScript = isScript(callee.path);
  if ((count >= mostCallsAs(name) && !inScript) || interpreter.halted) return unknown;
  if (nesting(interpreter, 'function') > deepestCall) {
    // Functions that call one another in a circle have been looked at, as have those that were followed as often as can be.
    if (count === 0) noteTruncation(interpreter, { what: 'calls', limit: deepestCall });
    return unknown;
  }
  if (!descend(interpreter, levels.call)) return unknown;
  interpreter.calls.set(definition, count + (isStraight(definition) ? 1 / 16 : 1));
  const scope: Scope = {
    kind: 'function',
    module: callee.module,
    path: callee.path,
    variables: parameterSlots(interpreter, callee, args),
    parent: callee.scope,
    declared: new Map(),
    qualifier: callee.scope.qualifier,
    ...(consume === undefined ? {} : { consume }),
  };
  const activation = {
    id: nextId(interpreter),
    path: fileIn(callee.path),
    module: callee.module,
    body: 'function',
    caller: currentStep(interpreter, inScript ? nameInChain(interpreter, callee, name) : name),
  } as const;
  const { departures } = interpreter;
  const run = () => {
    if (definition.kind === 'lambda')
      return interpreter.operations.evaluate(interpreter, definition.body, scope);
    const completion = interpreter.operations.execute(interpreter, definition.body, scope);
    // What may have returned before does not raise for certain.
    const isCertain =
      interpreter.host.knowsFailures ||
      (interpreter.departures === departures && scope.departures === undefined);
    if (completion.kind === 'raise' && isCertain) interpreter.raising = completion.error;
    return givenBack(interpreter, scope, completion);
  };
  const { mocked } = callee;
  const result = activated(
    interpreter,
    activation,
    mocked === undefined ? run : () => mocking(interpreter, mocked, run),
  );
  if (definition.kind === 'function') runCommands(interpreter, definition);
  interpreter.depth -= levels.call;
  return result;
}

/** What a function gives that has left by `completion`, or before. */
function givenBack({ assumption }: Interpreter, scope: Scope, completion: Completion): Value {
  const { returned = [] } = scope;
  switch (completion.kind) {
    case 'return': {
      const { value } = completion;
      return oneOf([...returned, { value, place: { assumption: completion.assumption } }]);
    }
    case 'next':
      return oneOf([...returned, { value: literal(null), place: { assumption } }]);
    default:
      return returned.length === 0 ? unknown : oneOf(returned);
  }
}

/** How a chain calls the function `callee` of a start-up script, which is written `name`: not at all in the script itself. */
function nameInChain({ activation }: Interpreter, callee: FunctionValue, name: string): string {
  const { definition, module, scope } = callee;
  const own = definition.kind === 'function' ? qualified(scope, definition.name) : '';
  return shownAs(module, own) ?? (activation.module === module ? '' : name);
}

/** What leaves a generator from which nobody wants another value. */
const generatorExit = 'GeneratorExit';

/** What calling a generator function gives, or a coroutine that is driven by hand: its body runs as far as somebody asks for values. */
export function generatorOf(
  interpreter: Interpreter,
  callee: FunctionValue,
  args: Arguments,
  name: string,
  isCoroutine = false,
): GeneratorValue {
  const finish: NonNullable<GeneratorValue['finish']> = (consume) => {
    const resumed = suspending(interpreter, consume);
    let count = 0;
    const asked = (value: Value, scope: Scope) => {
      const { activation, span } = interpreter;
      if (!resumed(value)) {
        if (!generator.isKept) return undefined;
        const left = restOf(callee.definition.body, span);
        const count = generator.taken.elements.length;
        generator.leave = () =>
          left !== undefined &&
          generator.taken.elements.length === count &&
          scope.variables.run === interpreter.run &&
          runRest(interpreter, left, scope, activation);
        return throwing({ error: standingStill, value: unknown });
      }
      return elementsOf(interpreter, generator.taken)[++count] ?? literal(null);
    };
    if (isCoroutine) driving.add(asked);
    const result = enterFunction(interpreter, callee, args, name, asked);
    if (interpreter.raising === generatorExit || interpreter.raising === standingStill)
      interpreter.raising = undefined;
    return result;
  };
  const generator = generatorFrom(interpreter, finish, finish);
  return generator;
}

/** By what coroutines that are sent values by hand give what they await. */
const driving = new WeakSet<NonNullable<Scope['consume']>>();

/** Whether the code of `scope` belongs to a coroutine that is driven by hand. */
export function isDriven(scope: Scope): boolean {
  for (let at: Scope | undefined = scope; at?.kind === 'function'; at = at.parent)
    if (at.consume !== undefined) return driving.has(at.consume);
  return false;
}

/** Statements that come next; `isFinal` where they come whatever those before them end in. */
interface Rest {
  readonly body: readonly Statement[];
  readonly isFinal: boolean;
}

/** What comes behind the statement at `span`, which does nothing but yield; undefined where that is not told without running it again. */
function restOf(
  body: readonly Statement[] | Expression,
  { start }: Statement['span'],
): readonly Rest[] | undefined {
  if (!isBody(body)) return undefined;
  const isAround = ({ span }: Statement) => span.start <= start && start < span.end;
  const at = body.findIndex(isAround);
  const statement = body[at];
  const behind: Rest = { body: body.slice(at + 1), isFinal: false };
  if (statement === undefined || yields(behind.body)) return undefined;
  if (statement.kind === 'expression') return [behind];
  const inner =
    statement.kind === 'if'
      ? [...statement.branches.map((one) => one.body), statement.orElse]
      : statement.kind === 'try'
        ? [statement.body]
        : [];
  const around = inner.find((one) => one.some(isAround));
  const left = around === undefined ? undefined : restOf(around, { start, end: start });
  if (left === undefined || statement.kind !== 'try') return left && [...left, behind];
  const orElse: Rest = { body: statement.orElse, isFinal: false };
  return [...left, orElse, { body: statement.finalBody, isFinal: true }, behind];
}

function isBody(body: readonly Statement[] | Expression): body is readonly Statement[] {
  return Array.isArray(body);
}

/** Runs what is left of the body of a generator, whose scope is `scope`. */
function runRest(
  interpreter: Interpreter,
  left: readonly Rest[],
  scope: Scope,
  activation: Interpreter['activation'],
): boolean {
  return activated(interpreter, activation, () => {
    let isLeft = false;
    for (const { body, isFinal } of left) {
      if (isLeft && !isFinal) continue;
      isLeft = interpreter.operations.execute(interpreter, body, scope).kind !== 'next' || isLeft;
    }
    return true;
  });
}

/** `consume` as it is called from within a body: what runs then is the code of whoever asked for the value. */
export function suspending(
  interpreter: Interpreter,
  consume: (value: Value) => boolean,
): (value: Value) => boolean {
  const { activation, span } = interpreter;
  return (value) => {
    const { activation: own, span: at } = interpreter;
    interpreter.activation = activation;
    interpreter.span = span;
    const wantsMore = consume(value);
    interpreter.activation = own;
    interpreter.span = at;
    return wantsMore;
  };
}

/** `yield value` in the generator whose scope `scope` is, or lies in; gives what is sent for it. */
export function yieldValue(interpreter: Interpreter, scope: Scope, value: Value): Value {
  for (let at: Scope | undefined = scope; at?.kind === 'function'; at = at.parent) {
    if (at.consume === undefined) continue;
    const sent = at.consume(value, at);
    const raised = sent === undefined ? undefined : thrownBy(sent);
    if (sent === undefined) interpreter.raising = generatorExit;
    if (raised === undefined) return sent ?? unknown;
    interpreter.raised = raised;
    interpreter.raising = raised.error;
    return unknown;
  }
  return unknown;
}

const generators = new WeakMap<FunctionDefinition, boolean>();

/** Whether `yield` stands in the function itself, not in one inside it. */
export function isGenerator(definition: FunctionDefinition | LambdaExpression): boolean {
  if (definition.kind !== 'function') return false;
  let known = generators.get(definition);
  if (known === undefined) {
    known = yields(definition.body);
    generators.set(definition, known);
  }
  return known;
}

function yields(outermost: readonly Statement[]): boolean {
  const pending = [outermost];
  for (let body = pending.pop(); body !== undefined; body = pending.pop()) {
    for (const statement of body) {
      if (statement.kind === 'function' || statement.kind === 'class') continue;
      for (const expression of expressionsOf(statement)) {
        for (const inner of everyExpression(expression)) {
          if (inner.kind === 'compound' && inner.form === 'yield') return true;
        }
      }
      for (const inner of bodiesOf(statement)) pending.push(inner);
    }
  }
  return false;
}

/** The parameters of a call, bound to its arguments. */
function parameterSlots(interpreter: Interpreter, callee: FunctionValue, args: Arguments): Slots {
  const slots = new Slots(interpreter.run);
  const place = placeOf(interpreter);
  const set = (name: string, value: Value) => slots.set(name, { value: identified(value), place });
  const { parameters } = callee.definition;
  let position = 0;
  for (const parameter of parameters) {
    const { name, form } = parameter;
    const keyword = args.keywords.get(name);
    if (form === 'var-positional') {
      const rest = args.positional.slice(position);
      position = args.positional.length;
      set(name, args.open ? unknown : sequenceOf(interpreter, rest, 'tuple'));
    } else if (form === 'var-keyword') {
      const entries = new Slots(interpreter.run);
      for (const [key, value] of args.keywords) {
        const isNamed = parameters.some((one) => one.name === key && one.form !== 'var-keyword');
        if (!isNamed) entries.set(`$${key}`, { value, place });
      }
      set(name, args.open ? unknown : { kind: 'mapping', entries, isComplete: true });
    } else if (form === 'positional' && position < args.positional.length) {
      set(name, args.positional[position++]!);
    } else if (keyword !== undefined) set(name, keyword);
    else {
      const given = args.open ? undefined : defaultFor(interpreter, callee, parameter);
      if (given === undefined) set(name, unknown);
      else slots.set(name, given);
    }
  }
  return slots;
}

/** The default of `parameter`: what code has put into `__defaults__` or `__kwdefaults__`, or what is written. */
function defaultFor(
  interpreter: Interpreter,
  { attributes, defaults, definition }: FunctionValue,
  { name, form }: Parameter,
): Slot | undefined {
  if (attributes.size === 0) return defaults.get(name);
  const isKeyword = form === 'keyword-only';
  const slot = attributes.get(isKeyword ? '__kwdefaults__' : '__defaults__');
  if (slot === undefined) return defaults.get(name);
  const given = valueIn(interpreter, slot);
  if (given.kind === 'mapping' && isKeyword) return given.entries.get(`$${name}`);
  if (given.kind !== 'sequence' || isKeyword) return undefined;
  const positional = definition.parameters.filter((one) => one.form === 'positional');
  const at = positional.findIndex((one) => one.name === name) - positional.length;
  return given.elements.at(at);
}

/** What `super()` is in the method that `scope` is the scope of, or lies in. */
export function superOf(scope: Scope): Value {
  for (let at: Scope | undefined = scope; at !== undefined; at = at.parent) {
    if (at.kind !== 'function' || at.parent?.kind !== 'class') continue;
    const [self] = at.variables.values();
    return superAfter(at.parent.class, self?.value);
  }
  return unknown;
}

/** `super(cls, self)`. */
export function superAfter(cls: ClassValue | undefined, self: Value | undefined): Value {
  if (cls === undefined || (self?.kind !== 'object' && self?.kind !== 'class')) return unknown;
  return { kind: 'super', self, after: cls };
}
