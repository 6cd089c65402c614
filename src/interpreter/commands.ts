import type { Expression } from '../python/syntax.js';
import { noteCommandOf } from './module-runs.js';
import type { CommandOwner } from './recording.js';
import { lookUp } from './references.js';
import {
  type Arguments,
  assuming,
  cannotBeShared,
  descend,
  type Interpreter,
  levels,
  nextId,
} from './state.js';
import type { FunctionValue, Scope, Value } from './values.js';

/** Commands of a program (click, Typer, argparse): which one runs is decided by the command line. */

/** Decorators by which click, typer and Flask-Script are told of a command or of a group of them: `@cli.command()`. */
const registering = new Set(['command', 'group']);
/** Methods that run the command which was asked for: `manager.run()`, `cli.main()`. `app()` does so too. */
const running = new Set(['run', 'main']);

/** Remembers `value`, which `decorator` makes a command of what it is a method of. */
export function noteCommand(
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
  const value = lookUp(interpreter, scope, owner.name);
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
  { positional, keywords }: Arguments,
  scope: Scope,
): void {
  if (callee.kind === 'attribute' && callee.attribute === 'set_defaults') {
    for (const [name, value] of keywords)
      if (value.kind === 'function') remember(interpreter, `.${name}`, value);
  }
  const adding = addingTo(callee);
  const owner = adding === undefined ? undefined : ownerOf(interpreter, adding, scope);
  for (const value of owner === undefined ? [] : positional)
    if (value.kind === 'function') remember(interpreter, owner!, value);
  if (interpreter.commands.size === 0) return;
  if (callee.kind === 'attribute' && receiver?.kind === 'unknown')
    runCommands(interpreter, `.${callee.attribute}`);
  const isMethod = callee.kind === 'attribute' && running.has(callee.attribute);
  const name = isMethod ? callee.value : callee;
  if (name.kind === 'name') runCommands(interpreter, `${scope.module}:${name.name}`);
}

/** The group that `group.add_command(serve)` and `group.command("serve")(serve)` tell of a command. */
function addingTo(callee: Expression): Expression | undefined {
  if (callee.kind === 'attribute') return callee.attribute === 'add_command' ? callee.value : undefined;
  const inner = callee.kind === 'call' && callee.callee.kind === 'attribute' ? callee.callee : undefined;
  return inner !== undefined && registering.has(inner.attribute) ? inner.value : undefined;
}

function remember(interpreter: Interpreter, owner: CommandOwner, command: FunctionValue): void {
  noteCommandOf(interpreter, owner, command);
}

/** Runs the commands of `owner`: which one is decided by the command line, so each may be, but only one of them. */
export function runCommands(interpreter: Interpreter, owner: CommandOwner): void {
  const commands = interpreter.commands.get(owner);
  if (commands === undefined || commands.length === 0) return;
  // Which commands there are by now is not the same for whoever else comes here.
  cannotBeShared(interpreter);
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
