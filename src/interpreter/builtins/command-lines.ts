import { attribute } from '../attributes.js';
import { classAttribute, linearization } from '../classes.js';
import { raiseKnown } from '../exceptions.js';
import { elementsOf, listOf, lookAt, put, sequenceOf, valueIn } from '../heap.js';
import {
  type Arguments,
  assuming,
  type Builtin,
  type Builtins,
  builtinsFor,
  type Interpreter,
  nextId,
} from '../state.js';
import {
  type ExternalObjectValue,
  external,
  literal,
  type ObjectValue,
  Slots,
  textOf,
  truthOf,
  unknown,
  type Value,
  wholeNumberOf,
} from '../values.js';
import {
  type Declared,
  isNone,
  NotKnown,
  newNamespace,
  notKnown,
  type Parser,
  parseWords,
  Refused,
  refused,
  suppressed,
  writtenIn,
} from './command-words.js';

/**
 * argparse, where the words of the command line are given as a list that is known: `parser.parse_args(["--jobs", "3"])`. What the real
 * one is started with nobody knows, and whatever is not modelled here, or differs from Python to Python, gives what it gave before:
 * something unknown.
 */

const parserClass = 'argparse.ArgumentParser';
const commandsClass = 'argparse._SubParsersAction';
const groupClass = 'argparse._MutuallyExclusiveGroup';

function objectOf(interpreter: Interpreter, name: string): ExternalObjectValue {
  return { kind: 'external-object', class: name, attributes: new Slots(interpreter.run) };
}

function isObject(value: Value | undefined, name: string): value is ExternalObjectValue {
  return value?.kind === 'external-object' && value.class === name;
}

/** What an object of a class of the program's own that is a parser keeps what it has been told under. */
const told = ' parser';

/** What `self` has been told, which is a parser, or an object of a class that is derived from one; undefined for any other. */
function parserOf(interpreter: Interpreter, self: Value | undefined): ExternalObjectValue | undefined {
  if (self?.kind !== 'object') return isObject(self, parserClass) ? self : undefined;
  const slot = self.attributes.get(told);
  const parser = slot === undefined ? objectOf(interpreter, parserClass) : valueIn(interpreter, slot);
  if (slot === undefined) put(interpreter, self.attributes, told, parser);
  return isObject(parser, parserClass) ? parser : undefined;
}

function append(interpreter: Interpreter, to: ExternalObjectValue, value: Value): void {
  put(interpreter, to.attributes, ` ${lookAt(interpreter, to.attributes).size}`, value);
}

/** Keeps, behind all that it has been told before, what the method `how` tells `self`. */
function tell(
  interpreter: Interpreter,
  self: ExternalObjectValue,
  how: string,
  args: Arguments,
): ExternalObjectValue {
  const one = objectOf(interpreter, how);
  for (const [index, value] of args.positional.slice(1).entries())
    put(interpreter, one.attributes, ` ${index}`, value);
  for (const [name, value] of args.keywords) put(interpreter, one.attributes, name, value);
  if (args.open) put(interpreter, one.attributes, ' open', unknown);
  append(interpreter, self, one);
  return one;
}

/** What `object` has been told, in that order, where none of it depends on anything. */
function toldTo(
  interpreter: Interpreter,
  object: ExternalObjectValue,
): readonly (readonly [string, Value])[] {
  return [...lookAt(interpreter, object.attributes)].map(([name, slot]) => {
    if (slot.parts !== undefined || slot.place.assumption !== undefined || name === ' open') notKnown();
    return [name, valueIn(interpreter, slot)] as const;
  });
}

/** Keywords of parsers that are looked at, or change nothing of what they make of words. */
const harmless: ReadonlySet<string> = new Set(
  'prog usage description epilog formatter_class add_help help aliases parents allow_abbrev exit_on_error argument_default'.split(
    ' ',
  ),
);
/** Actions, by how many words they take where nothing is said of that. */
const actions: ReadonlyMap<string, number | undefined> = new Map([
  ...['store', 'append', 'extend', 'own'].map((name) => [name, undefined] as const),
  ...['store_true', 'store_false', 'store_const', 'append_const', 'count', 'help', 'version', 'either'].map(
    (name) => [name, 0] as const,
  ),
]);

function actionOf(value: Value | undefined): string {
  if (value?.kind === 'class') return 'own';
  if (value?.kind === 'external' && value.name === 'argparse.BooleanOptionalAction') return 'either';
  const name = value === undefined ? 'store' : writtenIn(value);
  return actions.has(name) && name !== 'own' && name !== 'either' ? name : notKnown();
}

function nargsOf(value: Value | undefined): Declared['nargs'] {
  if (value === undefined || isNone(value)) return undefined;
  const name = value.kind === 'external' && value.name === 'argparse.REMAINDER' ? '...' : undefined;
  const nargs = name ?? wholeNumberOf(value) ?? writtenIn(value);
  return (typeof nargs === 'number' ? nargs < 50 : ['?', '*', '+', '...'].includes(nargs))
    ? nargs
    : notKnown();
}

/** Groups of arguments that exclude each other, by what stands for them. */
type Groups = Map<Value, { readonly isRequired: boolean }>;

function groupIn(interpreter: Interpreter, groups: Groups, group: Value): { readonly isRequired: boolean } {
  const said = isObject(group, groupClass) ? toldTo(interpreter, group) : notKnown();
  const isRequired = said.some(([name, value]) => name === 'required' && truthOf(value) !== 'false');
  const found = groups.get(group) ?? { isRequired };
  groups.set(group, found);
  return found;
}

function declaredBy(
  interpreter: Interpreter,
  one: ExternalObjectValue,
  groups: Groups = new Map(),
): Declared {
  const parts = toldTo(interpreter, one);
  const names = parts.filter(([name]) => /^ \d/.test(name)).map(([, value]) => writtenIn(value));
  const options = new Map(parts.filter(([name]) => !name.startsWith(' ')));
  const written = names.filter((name) => name.startsWith('-'));
  const given = options.get('dest');
  const long = written.find((name) => name.startsWith('--')) ?? written[0];
  const name = long === undefined ? names[0] : long.replace(/^-+/, '').replaceAll('-', '_');
  const dest = given === undefined ? name : writtenIn(given);
  const action = actionOf(options.get('action'));
  const nargs = options.has('nargs') ? nargsOf(options.get('nargs')) : actions.get(action);
  if (dest === undefined || (nargs === 0 && written.length === 0)) notKnown();
  const flags =
    action === 'either'
      ? written.flatMap((flag) => (flag.startsWith('--') ? [flag, `--no-${flag.slice(2)}`] : [flag]))
      : written;
  const [group, made] = [told, own].map((kept) => parts.find(([name]) => name === kept)?.[1]);
  if (group !== undefined && flags.length === 0) notKnown();
  const fallback = options.get('default') ?? usual[action] ?? literal(null);
  const plain = {
    flags,
    dest,
    action,
    nargs,
    options,
    fallback,
    ...(group && { group: groupIn(interpreter, groups, group) }),
  };
  if (made === undefined) return plain;
  // Its class may have said otherwise.
  const [many, set] = ['nargs', 'default'].map((name) =>
    interpreter.operations.attribute(interpreter, made, name),
  );
  return { ...plain, made, nargs: nargsOf(many), fallback: set!.kind === 'unknown' ? notKnown() : set! };
}

const usual: Readonly<Record<string, Value>> = {
  store_true: literal(false),
  store_false: literal(true),
  help: literal(suppressed),
  version: literal(suppressed),
};

function read(interpreter: Interpreter, self: Value): Parser {
  const parser = parserOf(interpreter, self) ?? notKnown();
  const declared: Declared[] = [];
  const defaults = new Map<string, Value>();
  const flags = new Map<string, Declared>();
  const groups: Groups = new Map();
  let [isAbbreviating, general]: [boolean, Value | undefined] = [true, undefined];
  const declare = (one: Declared) => {
    declared.push(one);
    for (const flag of one.flags) {
      if (flags.has(flag)) notKnown();
      flags.set(flag, one);
    }
  };
  for (const [, one] of toldTo(interpreter, parser)) {
    if (one.kind !== 'external-object') notKnown();
    const options = new Map(toldTo(interpreter, one).filter(([name]) => !name.startsWith(' ')));
    if (one.class === 'made') {
      if ([...options.keys()].some((name) => !harmless.has(name))) notKnown();
      const says = (name: string) => options.has(name) && truthOf(options.get(name)!) !== 'true';
      isAbbreviating &&= !says('allow_abbrev');
      general ??= options.get('argument_default');
      const help = { flags: ['-h', '--help'], dest: '', action: 'help', nargs: 0, options: new Map() };
      if (!says('add_help')) declare({ ...help, fallback: literal(suppressed) });
    } else if (one.class === 'add_argument') {
      const made = declaredBy(interpreter, one, groups);
      const before = made.options.has('default') ? undefined : (defaults.get(made.dest) ?? general);
      declare({ ...made, fallback: before ?? made.fallback });
    } else if (one.class === 'set_defaults') {
      for (const [name, value] of options) {
        defaults.set(name, value);
        for (const other of declared) if (other.dest === name) other.fallback = value;
      }
    } else if (one.class === commandsClass) {
      const dest = options.has('dest') ? writtenIn(options.get('dest')) : '';
      const commands = (name: string) => {
        const found = options.get(`$${name}`);
        if (found !== undefined && overrides(interpreter, found, 'parse_known_args', ...inner)) notKnown();
        return found && read(interpreter, found);
      };
      const whole = { flags: [], dest, action: 'commands', nargs: 'A...', options };
      declare({ ...whole, fallback: literal(null), commands });
    } else notKnown();
  }
  return { self, declared, defaults, flags, isAbbreviating };
}

/** Whether the class of `self` has one of `names` of its own. */
function overrides(interpreter: Interpreter, self: Value, ...names: readonly string[]): boolean {
  return (
    self.kind === 'object' &&
    names.some((name) => classAttribute(interpreter, self.class, name).kind !== 'unknown')
  );
}

/** Methods by which parsers do what `parse_args` does. */
const inner =
  '_parse_known_args _parse_optional _get_option_tuples _get_values _get_value _check_value _match_argument _add_action _get_nargs_pattern _read_args_from_files'.split(
    ' ',
  );

/** What an action of a class of the program's own is kept under. */
const own = ' action';

/** Makes the action that an argument has of a class of the program's own. */
function makeAction(interpreter: Interpreter, one: ExternalObjectValue): void {
  try {
    const { flags, dest, options } = declaredBy(interpreter, one);
    const keywords = new Map([...options].filter(([name]) => name !== 'action' && name !== 'dest'));
    const positional = [sequenceOf(interpreter, flags.map(literal), 'list'), literal(dest)];
    const args = { positional, keywords, open: false };
    const made = interpreter.operations.call(interpreter, options.get('action')!, args, 'action');
    put(interpreter, one.attributes, own, made);
  } catch (error) {
    if (!(error instanceof NotKnown)) throw error;
  }
}

/** A method by which a parser, or a group of one, is told something. */
const telling =
  (how: string): Builtin =>
  (interpreter, args) => {
    const [self] = args.positional;
    const group = isObject(self, groupClass) ? self : undefined;
    const slot = group?.attributes.get(told);
    const parser = parserOf(interpreter, slot === undefined ? self : valueIn(interpreter, slot));
    if (parser === undefined) return undefined;
    const one = tell(interpreter, parser, how, args);
    if (args.keywords.get('action')?.kind === 'class') makeAction(interpreter, one);
    if (group !== undefined) put(interpreter, one.attributes, told, group);
    return how === 'set_defaults' ? literal(null) : unknown;
  };

/** What the program has put into `sys.argv` behind its name; undefined where that is not known. */
function commandLineOf(interpreter: Interpreter): Value | undefined {
  const words = attribute(interpreter, external('sys'), 'argv');
  return words.kind === 'sequence' ? listOf(interpreter, words.elements.slice(1)) : undefined;
}

const parsing =
  (isWhole: boolean): Builtin =>
  (interpreter, { positional: [self, second, third], keywords, open }) => {
    const said = second ?? keywords.get('args');
    const list = said === undefined || isNone(said) ? commandLineOf(interpreter) : said;
    const given = third ?? keywords.get('namespace');
    if (self === undefined || list?.kind !== 'sequence' || open) return undefined;
    if (given !== undefined && given.kind !== 'object' && given.kind !== 'external-object') return undefined;
    if (overrides(interpreter, self, ...inner, ...(isWhole ? ['parse_known_args'] : []))) return undefined;
    try {
      const words = list.elements.map((slot) =>
        slot.place.assumption === undefined ? writtenIn(valueIn(interpreter, slot)) : notKnown(),
      );
      const namespace = given ?? newNamespace(interpreter);
      const extras = parseWords(interpreter, read(interpreter, self), words, namespace);
      if (isWhole) return extras.length === 0 ? namespace : refused();
      return sequenceOf(
        interpreter,
        [namespace, sequenceOf(interpreter, extras.map(literal), 'list')],
        'tuple',
      );
    } catch (error) {
      if (error instanceof NotKnown) return undefined;
      if (!(error instanceof Refused)) throw error;
      const parser = parserOf(interpreter, self);
      const isPlain =
        parser !== undefined && !overrides(interpreter, self, 'error', 'exit') && !says(interpreter, parser);
      if (isPlain) raiseKnown(interpreter, 'SystemExit');
      return isPlain ? unknown : undefined;
    }
  };

/** Whether the parser says itself what becomes of words that it does not take. */
function says(interpreter: Interpreter, parser: ExternalObjectValue): boolean {
  return [...lookAt(interpreter, parser.attributes).values()].some(
    ({ value }) => isObject(value, 'made') && value.attributes.has('exit_on_error'),
  );
}

/** `ArgumentParser.__init__(self, …)`: what its parents have been told by then it is told as well. */
function initialize(interpreter: Interpreter, self: Value | undefined, args: Arguments): void {
  const parser = parserOf(interpreter, self);
  if (parser === undefined) return;
  tell(interpreter, parser, 'made', args);
  const parents = args.keywords.get('parents');
  if (parents === undefined) return;
  for (const { value, place } of parents.kind === 'sequence' ? parents.elements : []) {
    const parent = place.assumption === undefined ? parserOf(interpreter, value) : undefined;
    if (parent === undefined) append(interpreter, parser, unknown);
    else
      for (const one of lookAt(interpreter, parent.attributes).values())
        append(interpreter, parser, one.value);
  }
  if (parents.kind !== 'sequence') append(interpreter, parser, unknown);
}

/**
 * Functions of libraries that call what they are given, before they return: runners of coroutines, and what makes a command line of
 * a function. Each was run (typer 0.29, fire 0.7, absl 2.5, plac 1.4, clize 5, defopt 7, tyro 1, jsonargparse 4.53, trio 0.35,
 * anyio 4.16).
 */
const callers = [
  'absl.app.run',
  'anyio.run',
  'clize.run',
  'defopt.run',
  'jsonargparse.CLI',
  'jsonargparse.auto_cli',
  'plac.call',
  'trio.run',
  'typer.run',
  'tyro.cli',
];

/** With arguments of which nothing is known: those of a command line. */
const unknownArguments: Arguments = { positional: [], keywords: new Map(), open: true };

const callerBuiltins: Builtins = {
  ...builtinsFor(callers, (interpreter, { positional: [callee] }) =>
    callee === undefined ? undefined : ran(interpreter, callee, 'run'),
  ),
  'fire.Fire': (interpreter, { positional: [first], keywords }) => {
    const component = first ?? keywords.get('component');
    return component === undefined ? undefined : fire(interpreter, component);
  },
};

/** Calls `callee`, and waits for it if it is a coroutine. */
function ran(interpreter: Interpreter, callee: Value, name: string): Value {
  if (callee.kind === 'sequence') return oneOfThem(interpreter, elementsOf(interpreter, callee), name);
  const given = interpreter.operations.call(interpreter, callee, unknownArguments, name);
  return given.kind === 'partial' && given.awaited
    ? interpreter.operations.call(interpreter, given, unknownArguments, name)
    : given;
}

/** The command line says which one is meant. */
function oneOfThem(interpreter: Interpreter, callees: readonly Value[], name: string): Value {
  const branching = nextId(interpreter);
  for (const [index, one] of callees.entries())
    assuming(interpreter, branching, index + 1, () => ran(interpreter, one, name));
  return literal(null);
}

/** `fire.Fire(component)`: a function is called, of a dictionary or an object one of those in it. */
function fire(interpreter: Interpreter, component: Value): Value {
  if (component.kind === 'mapping') {
    const values = [...component.entries.values()].map((slot) => valueIn(interpreter, slot));
    return oneOfThem(interpreter, values, 'Fire');
  }
  if (component.kind !== 'class' && component.kind !== 'object') return ran(interpreter, component, 'Fire');
  const object = component.kind === 'class' ? ran(interpreter, component, 'Fire') : component;
  if (object.kind !== 'object') return literal(null);
  const names = linearization(object.class).flatMap(({ scope }) => [...scope.variables.keys()]);
  const commands = [...new Set(names)].filter((name) => !name.startsWith('_'));
  const methods = commands.map((name) => attribute(interpreter, object, name));
  return oneOfThem(
    interpreter,
    methods.filter(({ kind }) => kind === 'bound-method' || kind === 'function'),
    'Fire',
  );
}

/** Parsers of command lines, and what makes a command line of a function. */
export const commandLineBuiltins: Builtins = {
  ...callerBuiltins,
  [parserClass]: (interpreter, args) => {
    const parser = objectOf(interpreter, parserClass);
    initialize(interpreter, parser, { ...args, positional: [parser, ...args.positional] });
    return parser;
  },
  [`${parserClass}.__init__`]: (interpreter, args) => {
    initialize(interpreter, args.positional[0], args);
    return literal(null);
  },
  'argparse.Action.__init__': (interpreter, { positional: [self, ...given], keywords }) => {
    const names = 'option_strings dest nargs const default type choices required help metavar'.split(' ');
    for (const [index, name] of self?.kind === 'object' ? names.entries() : [])
      put(
        interpreter,
        (self as ObjectValue).attributes,
        name,
        given[index] ?? keywords.get(name) ?? literal(null),
      );
    return literal(null);
  },
  ...builtinsFor([`${parserClass}.add_argument`, `${groupClass}.add_argument`], telling('add_argument')),
  [`${parserClass}.set_defaults`]: telling('set_defaults'),
  // What a group is told its parser is told.
  [`${parserClass}.add_argument_group`]: (interpreter, { positional: [self] }) => parserOf(interpreter, self),
  [`${groupClass}.add_argument_group`]: (_, { positional: [self] }) => self,
  [`${parserClass}.add_mutually_exclusive_group`]: (interpreter, { positional: [self], keywords }) => {
    const parser = parserOf(interpreter, self);
    if (parser === undefined) return undefined;
    const group = objectOf(interpreter, groupClass);
    put(interpreter, group.attributes, told, parser);
    const required = keywords.get('required');
    if (required !== undefined) put(interpreter, group.attributes, 'required', required);
    return group;
  },
  [`${parserClass}.add_subparsers`]: (interpreter, { positional: [self], keywords }) => {
    const parser = parserOf(interpreter, self);
    if (parser === undefined) return undefined;
    const commands = objectOf(interpreter, commandsClass);
    for (const [name, value] of keywords) put(interpreter, commands.attributes, name, value);
    const inherited = self?.kind === 'object' ? self.class : external(parserClass);
    put(interpreter, commands.attributes, told, keywords.get('parser_class') ?? inherited);
    append(interpreter, parser, commands);
    return commands;
  },
  [`${commandsClass}.add_parser`]: (interpreter, { positional, keywords, open }) => {
    const [self, name] = positional;
    const text = textOf(name ?? keywords.get('name'));
    const maker = isObject(self, commandsClass) ? self.attributes.get(told) : undefined;
    if (!isObject(self, commandsClass) || text === undefined || maker === undefined) return undefined;
    const own = new Map([...keywords].filter(([name]) => !['name', 'help', 'aliases'].includes(name)));
    if (!own.has('prog')) own.set('prog', unknown);
    const args = { positional: [], keywords: own, open };
    const parser = interpreter.operations.call(interpreter, valueIn(interpreter, maker), args, 'add_parser');
    const aliases = keywords.get('aliases');
    const others = aliases?.kind === 'sequence' ? aliases.elements.map(({ value }) => textOf(value)) : [];
    for (const one of [text, ...others])
      if (one !== undefined) put(interpreter, self.attributes, `$${one}`, parser);
    return parser;
  },
  [`${parserClass}.parse_args`]: parsing(true),
  [`${parserClass}.parse_known_args`]: parsing(false),
};
