import type {
  Expression,
  FunctionDefinition,
  LambdaExpression,
  Parameter,
  Statement,
} from '../python/syntax.js';
import { bodiesOf, everyExpression, expressionsOf, lastName } from '../python/walk.js';
import { bind, noteHolds } from './references.js';
import {
  type Arguments,
  activated,
  assuming,
  type CommandOwner,
  currentStep,
  descend,
  type Interpreter,
  levels,
  nesting,
  nextId,
  noteTruncation,
} from './state.js';
import { type FunctionValue, literal, moduleScopeOf, type Scope, unknown, type Value } from './values.js';

/** How often one function is followed, and how deep calls may nest. Import time rarely needs more than a few. */
const mostCalls = 8;
const deepestCall = 40;

/** Evaluates the defaults of `parameters`, which happens once, where the function is defined. */
export function defaultsOf(
  interpreter: Interpreter,
  parameters: readonly Parameter[],
  scope: Scope,
): ReadonlyMap<string, Value> {
  const defaults = new Map<string, Value>();
  for (const parameter of parameters) {
    if (parameter.defaultValue !== undefined) {
      defaults.set(
        parameter.name,
        interpreter.operations.evaluate(interpreter, parameter.defaultValue, scope),
      );
    }
  }
  return defaults;
}

/** `def`: evaluates decorators and defaults, then binds the name; the body waits until somebody calls it. */
export function defineFunction(interpreter: Interpreter, definition: FunctionDefinition, scope: Scope): void {
  const decorators = definition.decorators.map((decorator) =>
    interpreter.operations.evaluate(interpreter, decorator, scope),
  );
  const defaults = defaultsOf(interpreter, definition.parameters, scope);
  for (const [, value] of defaults) {
    if (scope.kind !== 'function')
      noteHolds(interpreter, scope, `${qualified(scope, definition.name)}()`, value);
  }
  const own: FunctionValue = {
    kind: 'function',
    definition,
    path: scope.path,
    module: scope.module,
    scope,
    defaults,
    binding: bindingOf(definition.decorators, scope),
  };
  for (const decorator of definition.decorators) noteCommand(interpreter, decorator, own, scope);
  let value: Value = own;
  for (let index = decorators.length - 1; index >= 0; index--) {
    value = decorated(interpreter, decorators[index]!, value);
  }
  bind(interpreter, scope, definition.name, value);
}

/** The result of applying `decorator`; one that is not known is taken to give back something that does the same. */
export function decorated(interpreter: Interpreter, decorator: Value, value: Value): Value {
  const known =
    decorator.kind === 'function' || decorator.kind === 'bound-method' || decorator.kind === 'class';
  if (!known) return value;
  const result = interpreter.operations.call(
    interpreter,
    decorator,
    { positional: [value], keywords: new Map(), open: false },
    'decorator',
  );
  return result.kind === 'unknown' ? value : result;
}

/** The dotted name of `name` inside `scope`'s module. */
export function qualified(scope: Scope, name: string): string {
  return scope.qualifier === '' ? name : `${scope.qualifier}.${name}`;
}

function bindingOf(decorators: readonly Expression[], scope: Scope): FunctionValue['binding'] {
  if (scope.kind !== 'class') return 'function';
  for (const decorator of decorators) {
    const name = lastName(decorator);
    if (name === 'property' || name === 'cached_property') return 'property';
    if (name === 'staticmethod') return 'static';
    if (name === 'classmethod') return 'class';
  }
  return 'function';
}

/** Calls a first-party function: runs its body in a new activation, whose statements take part in import time. */
export function enterFunction(
  interpreter: Interpreter,
  callee: FunctionValue,
  args: Arguments,
  name: string,
): Value {
  const { definition } = callee;
  const count = interpreter.calls.get(definition) ?? 0;
  if (count >= mostCalls || interpreter.halted) return unknown;
  if (nesting(interpreter, 'function') > deepestCall) {
    noteTruncation(interpreter, { what: 'calls', limit: deepestCall });
    return unknown;
  }
  if (!descend(interpreter, levels.call)) return unknown;
  interpreter.calls.set(definition, count + 1);
  const scope: Scope = {
    kind: 'function',
    module: callee.module,
    path: callee.path,
    variables: parameterValues(callee, args),
    parent: callee.scope,
    globals: new Set(),
    qualifier: callee.scope.qualifier,
  };
  const activation = {
    id: nextId(interpreter),
    path: callee.path,
    module: callee.module,
    body: 'function',
    caller: currentStep(interpreter, name),
  } as const;
  const result = activated(interpreter, activation, () => {
    if (definition.kind === 'lambda')
      return interpreter.operations.evaluate(interpreter, definition.body, scope);
    const completion = interpreter.operations.execute(interpreter, definition.body, scope);
    if (completion.kind === 'raise') interpreter.raising = completion.error;
    return completion.kind === 'return'
      ? completion.value
      : completion.kind === 'next'
        ? literal(null)
        : unknown;
  });
  if (definition.kind === 'function') runCommands(interpreter, definition);
  interpreter.depth -= levels.call;
  return result;
}

/** Whether `yield` stands in the function itself, not in one inside it. */
export function isGenerator(definition: FunctionDefinition | LambdaExpression): boolean {
  return definition.kind === 'function' && yields(definition.body);
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

function parameterValues(callee: FunctionValue, args: Arguments): Map<string, Value> {
  const values = new Map<string, Value>();
  let position = 0;
  const named = new Set<string>();
  for (const parameter of callee.definition.parameters) {
    named.add(parameter.name);
    const keyword = args.keywords.get(parameter.name);
    if (parameter.form === 'var-positional') {
      const elements = args.positional.slice(position);
      position = args.positional.length;
      values.set(parameter.name, args.open ? unknown : { kind: 'sequence', elements });
    } else if (parameter.form === 'var-keyword') {
      const entries = new Map<string, Value>();
      for (const [name, value] of args.keywords) if (!named.has(name)) entries.set(`$${name}`, value);
      values.set(parameter.name, args.open ? unknown : { kind: 'mapping', entries });
    } else if (parameter.form === 'positional' && position < args.positional.length) {
      values.set(parameter.name, args.positional[position++]!);
    } else if (keyword !== undefined) values.set(parameter.name, keyword);
    else if (args.open) values.set(parameter.name, unknown);
    else values.set(parameter.name, callee.defaults.get(parameter.name) ?? unknown);
  }
  return values;
}

/** What `super()` is inside a method: the first base that the class names. */
export function superOf(scope: Scope): Value {
  const self = [...scope.variables.values()][0];
  if (self?.kind !== 'object') return unknown;
  const base = self.class.bases.find((one) => one.kind === 'class');
  return base === undefined ? unknown : { ...self, class: base as typeof self.class };
}

/** Module globals of a scope, for `globals()['x']`. */
export function globalsOf(scope: Scope): Value {
  const entries = new Map<string, Value>();
  for (const [name, value] of moduleScopeOf(scope).variables) entries.set(`$${name}`, value);
  return { kind: 'mapping', entries };
}

/** Decorators by which click, typer and Flask-Script are told of a command or of a group of them: `@cli.command()`. */
const registering = new Set(['command', 'group']);
/** Methods that run the command which was asked for: `manager.run()`, `cli.main()`. `app()` does so too. */
const running = new Set(['run', 'main']);

/** Remembers `value`, which `decorator` makes a command of what it is a method of. */
function noteCommand(
  interpreter: Interpreter,
  decorator: Expression,
  value: FunctionValue,
  scope: Scope,
): void {
  const method = decorator.kind === 'call' ? decorator.callee : decorator;
  if (method.kind !== 'attribute' || !registering.has(method.attribute)) return;
  const owner = ownerOf(interpreter, method.value, scope);
  if (owner !== undefined) remember(interpreter, owner, value);
}

/** What commands are told to: a group that is a function, or an object of a library's, known by its name in its module. */
function ownerOf(interpreter: Interpreter, owner: Expression, scope: Scope): CommandOwner | undefined {
  if (owner.kind !== 'name') return undefined;
  const value = interpreter.operations.evaluate(interpreter, owner, scope);
  if (value.kind === 'function') return value.definition.kind === 'function' ? value.definition : undefined;
  return value.kind === 'unknown' ? `${scope.module}:${owner.name}` : undefined;
}

/**
 * What calling `callee` of `receiver` says of commands: argparse is told of them by `set_defaults(func=serve)` and hands
 * the one that was asked for out as `args.func`; an object of a library's runs one of those it was told of.
 */
export function followCommands(
  interpreter: Interpreter,
  callee: Expression,
  receiver: Value | undefined,
  keywords: ReadonlyMap<string, Value>,
  scope: Scope,
): void {
  if (callee.kind === 'attribute' && callee.attribute === 'set_defaults') {
    for (const [name, value] of keywords)
      if (value.kind === 'function') remember(interpreter, `.${name}`, value);
  }
  if (interpreter.commands.size === 0) return;
  if (callee.kind === 'attribute' && receiver?.kind === 'unknown')
    runCommands(interpreter, `.${callee.attribute}`);
  const isMethod = callee.kind === 'attribute' && running.has(callee.attribute);
  const name = isMethod ? callee.value : callee;
  if (name.kind === 'name') runCommands(interpreter, `${scope.module}:${name.name}`);
}

function remember(interpreter: Interpreter, owner: CommandOwner, command: FunctionValue): void {
  const known = interpreter.commands.get(owner);
  if (known === undefined) interpreter.commands.set(owner, [command]);
  else known.push(command);
}

/** Runs the commands of `owner`: which one is decided by the command line, so each may be, but only one of them. */
export function runCommands(interpreter: Interpreter, owner: CommandOwner): void {
  const commands = interpreter.commands.get(owner);
  if (commands === undefined) return;
  if (!descend(interpreter, levels.commands)) return;
  const branching = nextId(interpreter);
  for (const [index, command] of commands.entries()) {
    const { definition } = command;
    const name = definition.kind === 'function' ? definition.name : 'command';
    const args = { positional: [], keywords: new Map(), open: true };
    const run = () => interpreter.operations.call(interpreter, command, args, name);
    assuming(interpreter, branching, index + 1, run);
  }
  interpreter.depth -= levels.commands;
}
