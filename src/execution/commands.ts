import type { Expression } from '../python/syntax.js';
import { assuming, type CommandOwner, type Machine, nextId } from './machine.js';
import type { FunctionValue, Scope, Value } from './values.js';

/** Decorators by which click, typer and Flask-Script are told of a command or of a group of them: `@cli.command()`. */
const registering = new Set(['command', 'group']);
/** Methods that run the command which was asked for: `manager.run()`, `cli.main()`. `app()` does so too. */
const running = new Set(['run', 'main']);

/** Remembers `value`, which `decorator` makes a command of what it is a method of. */
export function noteCommand(
  machine: Machine,
  decorator: Expression,
  value: FunctionValue,
  scope: Scope,
): void {
  const method = decorator.kind === 'call' ? decorator.callee : decorator;
  if (method.kind !== 'attribute' || !registering.has(method.attribute)) return;
  const owner = ownerOf(machine, method.value, scope);
  if (owner !== undefined) remember(machine, owner, value);
}

/** What commands are told to: a group that is a function, or an object of a library's, known by its name in its module. */
function ownerOf(machine: Machine, owner: Expression, scope: Scope): CommandOwner | undefined {
  if (owner.kind !== 'name') return undefined;
  const value = machine.evaluate(owner, scope);
  if (value.kind === 'function') return value.definition.kind === 'function' ? value.definition : undefined;
  return value.kind === 'unknown' ? `${scope.module}:${owner.name}` : undefined;
}

/**
 * What calling `callee` of `receiver` says of commands: argparse is told of them by `set_defaults(func=serve)` and hands
 * the one that was asked for out as `args.func`; an object of a library's runs one of those it was told of.
 */
export function followCommands(
  machine: Machine,
  callee: Expression,
  receiver: Value | undefined,
  keywords: ReadonlyMap<string, Value>,
  scope: Scope,
): void {
  if (callee.kind === 'attribute' && callee.attribute === 'set_defaults') {
    for (const [name, value] of keywords) if (value.kind === 'function') remember(machine, `.${name}`, value);
  }
  if (machine.commands.size === 0) return;
  if (callee.kind === 'attribute' && receiver?.kind === 'unknown')
    runCommands(machine, `.${callee.attribute}`);
  const isMethod = callee.kind === 'attribute' && running.has(callee.attribute);
  const name = isMethod ? callee.value : callee;
  if (name.kind === 'name') runCommands(machine, `${scope.module}:${name.name}`);
}

function remember(machine: Machine, owner: CommandOwner, command: FunctionValue): void {
  const known = machine.commands.get(owner);
  if (known === undefined) machine.commands.set(owner, [command]);
  else known.push(command);
}

/** Runs the commands of `owner`: which one is decided by the command line, so each may be, but only one of them. */
export function runCommands(machine: Machine, owner: CommandOwner): void {
  const commands = machine.commands.get(owner);
  if (commands === undefined) return;
  const branching = nextId(machine);
  commands.forEach((command, index) => {
    const { definition } = command;
    const name = definition.kind === 'function' ? definition.name : 'command';
    const args = { positional: [], keywords: new Map(), open: true };
    assuming(machine, branching, index + 1, () => machine.call(command, args, name));
  });
}
