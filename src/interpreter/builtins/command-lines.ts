import { attribute } from '../attributes.js';
import { lookAt, put, sequenceOf, valueIn } from '../heap.js';
import { type Arguments, type Builtin, type Builtins, type Interpreter, positionally } from '../state.js';
import { literal, Slots, textOf, truthOf, unknown, type Value, wholeNumberOf } from '../values.js';

/**
 * argparse, where the words of the command line are given as a list that is known: `parser.parse_args(["--jobs", "3"])`. What the real
 * one is started with nobody knows, and whatever is not modelled here, or would be an error, gives what it gave before: something unknown.
 */

const parserClass = 'argparse.ArgumentParser';
const commandsClass = 'argparse._SubParsersAction';

type ExternalObject = Extract<Value, { kind: 'external-object' }>;

/** What an argument is declared to be. */
interface Declared {
  /** `-j`, `--jobs`; none where it is told by its place. */
  readonly flags: readonly string[];
  readonly dest: string;
  readonly action: string;
  readonly nargs: string | number | undefined;
  readonly options: ReadonlyMap<string, Value>;
  fallback: Value;
  readonly commands?: ExternalObject;
}

interface Parser {
  readonly declared: readonly Declared[];
  readonly defaults: ReadonlyMap<string, Value>;
}

class NotKnown extends Error {}

function notKnown(): never {
  throw new NotKnown();
}

/** What `action` gives; undefined where something in it is not known. */
function ifKnown(action: () => Value): Value | undefined {
  try {
    return action();
  } catch (error) {
    if (error instanceof NotKnown) return undefined;
    throw error;
  }
}

function objectOf(interpreter: Interpreter, name: string): ExternalObject {
  return { kind: 'external-object', class: name, attributes: new Slots(interpreter.run) };
}

function isObject(value: Value | undefined, name: string): value is ExternalObject {
  return value?.kind === 'external-object' && value.class === name;
}

/** Keeps, behind all that it has been told before, what the method `how` tells `self`. */
function tell(interpreter: Interpreter, self: ExternalObject, how: string, args: Arguments): void {
  const told = objectOf(interpreter, how);
  for (const [index, value] of args.positional.slice(1).entries())
    put(interpreter, told.attributes, ` ${index}`, value);
  for (const [name, value] of args.keywords) put(interpreter, told.attributes, name, value);
  if (args.open) put(interpreter, told.attributes, ' open', unknown);
  put(interpreter, self.attributes, ` ${lookAt(interpreter, self.attributes).size}`, told);
}

/** What `object` has been told, in that order, where none of it depends on anything. */
function toldTo(interpreter: Interpreter, object: ExternalObject): readonly (readonly [string, Value])[] {
  return [...lookAt(interpreter, object.attributes)].map(([name, slot]) => {
    if (slot.parts !== undefined || slot.place.assumption !== undefined || name === ' open') notKnown();
    return [name, valueIn(interpreter, slot)] as const;
  });
}

const text = (value: Value | undefined): string =>
  value?.kind === 'literal' && value.alternatives === undefined ? (textOf(value) ?? notKnown()) : notKnown();

/** Keywords of parsers that change nothing of what they make of words. */
const harmless: ReadonlySet<string> = new Set([
  'prog',
  'usage',
  'description',
  'epilog',
  'formatter_class',
  'add_help',
  'help',
]);
const actions: ReadonlySet<string> = new Set([
  'store',
  'store_true',
  'store_false',
  'store_const',
  'append',
  'count',
]);
const withoutWords: ReadonlySet<string> = new Set(['store_true', 'store_false', 'store_const', 'count']);

function declaredBy(interpreter: Interpreter, told: ExternalObject): Declared {
  const parts = toldTo(interpreter, told);
  const names = parts.filter(([name]) => name.startsWith(' ')).map(([, value]) => text(value));
  const options = new Map(parts.filter(([name]) => !name.startsWith(' ')));
  const flags = names.filter((name) => name.startsWith('-'));
  const given = options.get('dest');
  const long = flags.find((name) => name.startsWith('--')) ?? flags[0];
  const own = long === undefined ? names[0] : long.replace(/^-+/, '').replaceAll('-', '_');
  const dest = given === undefined ? own : text(given);
  const action = options.has('action') ? text(options.get('action')) : 'store';
  const many = options.get('nargs');
  const nargs = many === undefined ? undefined : (wholeNumberOf(many) ?? text(many));
  const isPlain = nargs === undefined || typeof nargs === 'number' || ['?', '*', '+'].includes(nargs);
  if (dest === undefined || !actions.has(action) || !isPlain) notKnown();
  const fallback = options.get('default') ?? usual[action] ?? literal(null);
  return { flags, dest, action, nargs, options, fallback };
}

const usual: Readonly<Record<string, Value>> = {
  store_true: literal(false),
  store_false: literal(true),
};

function read(interpreter: Interpreter, parser: ExternalObject): Parser {
  const declared: Declared[] = [];
  const defaults = new Map<string, Value>();
  for (const [, one] of toldTo(interpreter, parser)) {
    if (one.kind !== 'external-object') notKnown();
    const options = () => toldTo(interpreter, one).filter(([name]) => !name.startsWith(' '));
    if (one.class === 'made') {
      if (options().some(([name]) => !harmless.has(name))) notKnown();
    } else if (one.class === 'add_argument') {
      const made = declaredBy(interpreter, one);
      const before = made.options.has('default') ? undefined : defaults.get(made.dest);
      declared.push({ ...made, fallback: before ?? made.fallback });
    } else if (one.class === 'set_defaults') {
      for (const [name, value] of options()) {
        defaults.set(name, value);
        for (const other of declared) if (other.dest === name) other.fallback = value;
      }
    } else if (one.class === commandsClass) {
      const named = new Map(
        toldTo(interpreter, one).filter(([name]) => name === 'dest' || name === 'required'),
      );
      const dest = named.has('dest') ? text(named.get('dest')) : '';
      declared.push({
        flags: [],
        dest,
        action: 'commands',
        nargs: undefined,
        options: named,
        fallback: literal(null),
        commands: one,
      });
    } else notKnown();
  }
  return { declared, defaults };
}

/** Where the words go: the attributes of a namespace, by their names. */
interface Target {
  has(name: string): boolean;
  set(name: string, value: Value): void;
  get(name: string): Value | undefined;
}

function targetOf(interpreter: Interpreter, namespace: Value): Target {
  const found = (name: string) => {
    if (namespace.kind !== 'external-object') return attribute(interpreter, namespace, name);
    const slot = namespace.attributes.get(name);
    return slot === undefined ? unknown : valueIn(interpreter, slot);
  };
  return {
    has: (name) => found(name).kind !== 'unknown',
    get: (name) => found(name),
    set: (name, value) => interpreter.operations.setAttribute(interpreter, namespace, name, value),
  };
}

/** Reads `words` as `parser` does, into `target`; gives those that it does not know. */
function parse(
  interpreter: Interpreter,
  parser: ExternalObject,
  words: readonly string[],
  target: Target,
): readonly string[] {
  const { declared, defaults } = read(interpreter, parser);
  const seen = new Set<Declared>();
  const places = declared.filter(({ flags }) => flags.length === 0);
  const extras: string[] = [];
  for (const one of declared)
    if (one.dest !== '' && !isSuppressed(one.fallback) && !target.has(one.dest))
      target.set(one.dest, one.fallback);
  for (const [name, value] of defaults) if (!target.has(name)) target.set(name, value);

  const isOption = (word: string) => word.startsWith('-') && word.length > 1 && !/^-\d|\s/.test(word);
  if (words.some((word) => word === '--' || /^-\d/.test(word))) notKnown();
  let at = 0;
  /** How many words behind `at` belong to `nargs`. */
  const taken = (nargs: Declared['nargs'], from: number) => {
    let room = 0;
    while (from + room < words.length && !isOption(words[from + room]!)) room++;
    if (nargs === undefined) return room > 0 ? 1 : notKnown();
    if (typeof nargs === 'number') return room >= nargs ? nargs : notKnown();
    if (nargs === '?') return Math.min(1, room);
    return nargs === '+' && room === 0 ? notKnown() : room;
  };
  const store = (one: Declared, given: readonly string[]) => {
    seen.add(one);
    storeIn(interpreter, one, given, target);
  };
  while (at < words.length) {
    const word = words[at]!;
    if (isOption(word)) {
      const [name = '', value] = /^(--[^=]+)=(.*)$/s.exec(word)?.slice(1) ?? [word];
      const one = declared.find(({ flags }) => flags.includes(name));
      at++;
      if (one === undefined) {
        // It may be short for one of them, have its value behind it, be several at once, or ask for help.
        const mayBe = (flag: string) =>
          flag.startsWith(name) || (!name.startsWith('--') && name.startsWith(flag));
        if (
          declared.some(({ flags }) => flags.some(mayBe)) ||
          '--help'.startsWith(name) ||
          name.startsWith('-h')
        )
          notKnown();
        extras.push(word);
        continue;
      }
      if (value !== undefined) {
        if (withoutWords.has(one.action) || typeof one.nargs === 'number') notKnown();
        store(one, [value]);
        continue;
      }
      const count = withoutWords.has(one.action) ? 0 : taken(one.nargs, at);
      store(one, words.slice(at, at + count));
      at += count;
      continue;
    }
    const next = places.shift();
    if (next === undefined) {
      extras.push(word);
      at++;
      continue;
    }
    if (next.commands !== undefined) {
      seen.add(next);
      const rest = words.slice(at + 1);
      extras.push(...runCommand(interpreter, next, next.commands, word, rest, target));
      break;
    }
    const count = taken(next.nargs, at);
    // What may take nothing is given nothing as soon as those before it have what they need.
    const isOpen = places.some(({ nargs }) => nargs === '?' || nargs === '*');
    if (isOpen && at + count < words.length && isOption(words[at + count]!)) notKnown();
    // Those behind it want words as well.
    if (places.length > 0 && next.nargs !== undefined && typeof next.nargs !== 'number') notKnown();
    store(next, words.slice(at, at + count));
    at += count;
  }
  for (const one of declared) {
    const isWanted =
      one.flags.length > 0 || one.commands !== undefined
        ? one.options.has('required') && truthOf(one.options.get('required')!) !== 'false'
        : one.nargs === undefined || one.nargs === '+' || typeof one.nargs === 'number';
    if (seen.has(one)) continue;
    if (isWanted) notKnown();
    // A default that is a text is read like a word.
    if (one.options.has('type') && textOf(one.fallback) !== undefined)
      target.set(one.dest, converted(interpreter, one, text(one.fallback)));
    // Without a word it is an empty list, unless something else is said.
    if (one.flags.length === 0 && one.nargs === '*' && isNone(one.fallback))
      target.set(one.dest, sequenceOf(interpreter, [], 'list'));
  }
  return extras;
}

function isNone(value: Value | undefined): boolean {
  return value?.kind === 'literal' && value.value === null;
}

function isSuppressed(value: Value): boolean {
  return (
    (value.kind === 'external' && value.name === 'argparse.SUPPRESS') || textOf(value) === '==SUPPRESS=='
  );
}

/** Reads `words` as the command `name` of `commands` does. */
function runCommand(
  interpreter: Interpreter,
  { dest }: Declared,
  commands: ExternalObject,
  name: string,
  words: readonly string[],
  target: Target,
): readonly string[] {
  if (dest !== '') target.set(dest, literal(name));
  const parser = toldTo(interpreter, commands).find(([one]) => one === `$${name}`)?.[1];
  if (!isObject(parser, parserClass)) notKnown();
  const own = objectOf(interpreter, 'argparse.Namespace');
  const extras = parse(interpreter, parser, words, targetOf(interpreter, own));
  for (const [key, slot] of own.attributes) target.set(key, valueIn(interpreter, slot));
  return extras;
}

function storeIn(interpreter: Interpreter, one: Declared, given: readonly string[], target: Target): void {
  const { action, dest, nargs, options } = one;
  const values = given.map((word) => converted(interpreter, one, word));
  const [first] = values;
  const isList = nargs !== undefined && nargs !== '?';
  const fallback = one.flags.length > 0 ? (options.get('const') ?? literal(null)) : one.fallback;
  const value = isList ? sequenceOf(interpreter, values, 'list') : (first ?? fallback);
  switch (action) {
    case 'store':
      target.set(dest, value);
      return;
    case 'store_true':
    case 'store_false':
      target.set(dest, literal(action === 'store_true'));
      return;
    case 'store_const':
      target.set(dest, options.get('const') ?? literal(null));
      return;
    case 'count': {
      const before = target.get(dest);
      target.set(dest, literal((wholeNumberOf(before) ?? 0) + 1));
      return;
    }
    default: {
      const before = target.get(dest);
      if (before?.kind !== 'sequence' && !isNone(before)) notKnown();
      const list =
        before?.kind === 'sequence' ? before.elements.map((slot) => valueIn(interpreter, slot)) : [];
      target.set(dest, sequenceOf(interpreter, [...list, value], 'list'));
    }
  }
}

/** What the word `word` is for `one`, whose choices it has to be among. */
function converted(interpreter: Interpreter, { options }: Declared, word: string): Value {
  const type = options.get('type');
  if (
    type?.kind === 'external' &&
    /^builtins\.(?:int|float)$/.test(type.name) &&
    !/^\d+(?:\.\d+)?$/.test(word)
  )
    notKnown();
  const made =
    type === undefined
      ? literal(word)
      : interpreter.operations.call(interpreter, type, positionally(literal(word)), 'type');
  const choices = options.get('choices');
  if (choices === undefined) return made;
  if (choices.kind !== 'sequence' || made.kind !== 'literal') notKnown();
  const isThere = choices.elements.some(
    ({ value }) => value.kind === 'literal' && value.value === made.value,
  );
  return isThere ? made : notKnown();
}

/** A method by which a parser is told something. */
const telling =
  (how: string, give: (self: ExternalObject) => Value): Builtin =>
  (interpreter, args) => {
    const [self] = args.positional;
    if (!isObject(self, parserClass)) return undefined;
    tell(interpreter, self, how, args);
    return give(self);
  };

const parsing =
  (isWhole: boolean): Builtin =>
  (interpreter, { positional: [self, second, third], keywords, open }) => {
    const list = second ?? keywords.get('args');
    const given = third ?? keywords.get('namespace');
    if (!isObject(self, parserClass) || list?.kind !== 'sequence' || open) return undefined;
    if (given !== undefined && given.kind !== 'object' && given.kind !== 'external-object') return undefined;
    return ifKnown(() => {
      const words = list.elements.map((slot) =>
        slot.place.assumption === undefined ? text(valueIn(interpreter, slot)) : notKnown(),
      );
      const namespace = given ?? objectOf(interpreter, 'argparse.Namespace');
      const extras = parse(interpreter, self, words, targetOf(interpreter, namespace));
      if (!isWhole) {
        const rest = sequenceOf(interpreter, extras.map(literal), 'list');
        return sequenceOf(interpreter, [namespace, rest], 'tuple');
      }
      return extras.length === 0 ? namespace : notKnown();
    });
  };

export const commandLineBuiltins: Builtins = {
  [parserClass]: (interpreter, args) => {
    const parser = objectOf(interpreter, parserClass);
    tell(interpreter, parser, 'made', { ...args, positional: [parser, ...args.positional] });
    return parser;
  },
  [`${parserClass}.add_argument`]: telling('add_argument', () => unknown),
  [`${parserClass}.set_defaults`]: telling('set_defaults', () => literal(null)),
  // What a group is told its parser is told.
  [`${parserClass}.add_argument_group`]: (_, { positional: [self] }) => self,
  [`${parserClass}.add_mutually_exclusive_group`]: (_, { positional: [self] }) => self,
  [`${parserClass}.add_subparsers`]: (interpreter, { positional: [self], keywords }) => {
    if (!isObject(self, parserClass)) return undefined;
    const commands = objectOf(interpreter, commandsClass);
    for (const [name, value] of keywords) put(interpreter, commands.attributes, name, value);
    put(interpreter, self.attributes, ` ${lookAt(interpreter, self.attributes).size}`, commands);
    return commands;
  },
  [`${commandsClass}.add_parser`]: (interpreter, args) => {
    const [self, name, ...positional] = args.positional;
    const text = textOf(name ?? args.keywords.get('name'));
    if (!isObject(self, commandsClass) || text === undefined) return undefined;
    const parser = objectOf(interpreter, parserClass);
    tell(interpreter, parser, 'made', { ...args, positional: [parser, ...positional] });
    put(interpreter, self.attributes, `$${text}`, parser);
    return parser;
  },
  [`${parserClass}.parse_args`]: parsing(true),
  [`${parserClass}.parse_known_args`]: parsing(false),
};
