import { sequenceOf, valueIn } from '../heap.js';
import { type Interpreter, positionally } from '../state.js';
import {
  type ExternalObjectValue,
  literal,
  Slots,
  textOf,
  truthOf,
  unknown,
  type Value,
  wholeNumberOf,
} from '../values.js';

/**
 * What argparse makes of words that are known, by a parser of which all is known (docs.python.org, "argparse"; the patterns are those by
 * which it matches words itself).
 */

/** What an argument is declared to be. */
export interface Declared {
  /** `-j`, `--jobs`; none where it is told by its place. */
  readonly flags: readonly string[];
  readonly dest: string;
  readonly action: string;
  /** How many words it takes, as argparse has it: `?`, `*`, `+`, `...` for the rest, `A...` for a command and its own. */
  readonly nargs: string | number | undefined;
  readonly options: ReadonlyMap<string, Value>;
  fallback: Value;
  /** The parser of the words behind a command; undefined where there is none of that name. */
  readonly commands?: (name: string) => Parser | undefined;
  /** It is at most one of several. */
  readonly group?: { readonly isRequired: boolean };
  /** An action of a class of the program's own. */
  readonly made?: Value;
}

/** What is known of a parser. */
export interface Parser {
  readonly self: Value;
  readonly declared: readonly Declared[];
  readonly defaults: ReadonlyMap<string, Value>;
  readonly flags: ReadonlyMap<string, Declared>;
  /** Options may be cut short. */
  readonly isAbbreviating: boolean;
}

/** It is not known what becomes of the words. */
export class NotKnown extends Error {}

/** Gives up. */
export function notKnown(): never {
  throw new NotKnown();
}

/** The words are none that the parser takes: it says so, and ends the program. */
export class Refused extends Error {}

/** The text that `value` is for certain. */
export function writtenIn(value: Value | undefined): string {
  const isCertain = value?.kind === 'literal' && value.alternatives === undefined;
  return (isCertain ? textOf(value) : undefined) ?? notKnown();
}

/** Ends the program. */
export function refused(): never {
  throw new Refused();
}

/** Where the words go: the attributes of a namespace, by their names. */
interface Target {
  readonly namespace: Value;
  has(name: string): boolean;
  set(name: string, value: Value): void;
  get(name: string): Value | undefined;
}

function targetOf(interpreter: Interpreter, namespace: Value): Target {
  const found = (name: string) => {
    if (namespace.kind !== 'external-object')
      return interpreter.operations.attribute(interpreter, namespace, name);
    const slot = namespace.attributes.get(name);
    return slot === undefined ? unknown : valueIn(interpreter, slot);
  };
  return {
    namespace,
    has: (name) => found(name).kind !== 'unknown',
    get: (name) => found(name),
    set: (name, value) => interpreter.operations.setAttribute(interpreter, namespace, name, value),
  };
}

/** An option, and what is written right behind it. */
type Meant = readonly [option: Declared, value?: string | undefined];

/** The option that `word` is, or is short for, and what is written right behind it; undefined where it is none. */
function optionOf({ flags, isAbbreviating }: Parser, word: string): Meant | undefined {
  const exact = flags.get(word);
  if (exact !== undefined) return [exact];
  const [name = word, value] = /^([^=]+)=(.*)$/s.exec(word)?.slice(1) ?? [];
  const before = value === undefined ? undefined : flags.get(name);
  if (before !== undefined) return [before, value];
  const found = [...flags].flatMap(([flag, one]): Meant[] => {
    if (word.startsWith('--')) return isAbbreviating && flag.startsWith(name) ? [[one, value]] : [];
    if (flag === word.slice(0, 2)) return [[one, word.slice(2)]];
    return flag.startsWith(word) ? [[one]] : [];
  });
  return found.length > 1 ? notKnown() : found[0];
}

/** What `nargs` takes of words, as a pattern: `A` is one of them, `O` an option, `-` the `--` in front of the rest. */
function patternOf({ nargs, flags }: Declared): string {
  const plain: Readonly<Record<string, string>> = {
    '?': '-*A?-*',
    '*': '-*[A-]*',
    '+': '-*A[A-]*',
    '...': '[-AO]*',
    'A...': '-*A[-AO]*',
  };
  const pattern =
    nargs === undefined ? '-*A-*' : typeof nargs === 'number' ? `-*${'A-*'.repeat(nargs)}` : plain[nargs]!;
  return `(${flags.length === 0 ? pattern : pattern.replaceAll('-*', '').replaceAll('-', '')})`;
}

/** More words, and more arguments that take as many as there are, are not matched. */
const mostWords = 200;
const mostOpen = 2;

/** Reads `words` as `parser` does, into `namespace`; gives those that it does not know. */
export function parseWords(
  interpreter: Interpreter,
  parser: Parser,
  words: readonly string[],
  namespace: Value,
): readonly string[] {
  const { declared, defaults, self } = parser;
  const target = targetOf(interpreter, namespace);
  const seen = new Set<Declared>();
  let places = declared.filter(({ flags }) => flags.length === 0);
  if (words.length > mostWords || places.filter(({ nargs }) => typeof nargs === 'string').length > mostOpen)
    notKnown();
  const extras: string[] = [];
  for (const one of declared)
    if (one.dest !== '' && !isSuppressed(one.fallback) && !target.has(one.dest))
      target.set(one.dest, one.fallback);
  for (const [name, value] of defaults) if (!target.has(name)) target.set(name, value);

  const options = new Map<number, Meant | undefined>();
  const end = words.includes('--') ? words.indexOf('--') : words.length;
  const kinds = words.map((word, index) => {
    if (index >= end) return index === end ? '-' : 'A';
    const option = word.startsWith('-') && word.length > 1 ? optionOf(parser, word) : undefined;
    if (option === undefined && (!/^-./.test(word) || / |^-(?:\d+|\d*\.\d+)$/.test(word))) return 'A';
    options.set(index, option);
    return 'O';
  });
  const store = (one: Declared, given: readonly string[], flag?: string) => {
    const rival = [...seen].find(
      (other) => other !== one && one.group !== undefined && other.group === one.group,
    );
    if (rival !== undefined) refused();
    seen.add(one);
    const isRest = one.nargs === 'A...' || one.nargs === '...';
    const [cut, ...others] = given.flatMap((word, index) => (word === '--' ? [index] : []));
    if (cut !== undefined && (isRest || others.length > 0)) notKnown();
    const kept = given.filter((_, index) => index !== cut);
    if (one.commands === undefined) storeIn(interpreter, self, one, kept, target, flag);
    else extras.push(...runCommand(interpreter, one, kept, target));
  };
  const takePlaces = (from: number): number => {
    const rest = kinds.slice(from).join('');
    let at = from;
    for (let count = places.length; count > 0; count--) {
      const taken = new RegExp(`^${places.slice(0, count).map(patternOf).join('')}`).exec(rest);
      if (taken === null) continue;
      const those = places.slice(0, count);
      places = places.slice(count);
      for (const [index, one] of those.entries()) {
        const length = taken[index + 1]!.length;
        // What is given nothing here may be given something behind the next option, by some Pythons.
        if (length === 0 && kinds.includes('A', at)) notKnown();
        store(one, words.slice(at, at + length));
        at += length;
      }
      break;
    }
    return at;
  };
  const takeOption = (index: number): number => {
    const word = words[index]!;
    const option = options.get(index);
    if (option === undefined) {
      extras.push(word);
      return index + 1;
    }
    for (let [one, value]: Meant = option; ; ) {
      const given = value === undefined ? kinds.slice(index + 1).join('') : 'A';
      const taken = new RegExp(`^${patternOf(one)}`).exec(given)?.[0].length ?? refused();
      if (value === undefined || taken === 1) {
        store(one, value === undefined ? words.slice(index + 1, index + 1 + taken) : [value], word);
        return index + 1 + (value === undefined ? taken : 0);
      }
      // `-vq`
      if (taken > 0 || word.startsWith('--') || one.flags.every((flag) => flag.length > 2)) refused();
      store(one, [], word);
      one = parser.flags.get(`-${value[0]}`) ?? refused();
      value = value.slice(1) || undefined;
    }
  };
  const last = Math.max(-1, ...options.keys());
  let at = 0;
  while (at <= last) {
    const next = kinds.indexOf('O', at);
    const to = at === next ? at : takePlaces(at);
    if (to === at && at < next) extras.push(...words.slice(at, next));
    at = to > at ? to : takeOption(next);
  }
  extras.push(...words.slice(takePlaces(at)));
  for (const one of declared) {
    const isWanted =
      one.flags.length > 0 || one.commands !== undefined
        ? one.options.has('required') && truthOf(one.options.get('required')!) !== 'false'
        : one.nargs !== '?' && (one.nargs !== '*' || !one.options.has('default'));
    if (seen.has(one)) continue;
    if (isWanted) refused();
    // A default that is a text is read like a word.
    if (one.options.has('type') && textOf(one.fallback) !== undefined)
      target.set(one.dest, converted(interpreter, one, writtenIn(one.fallback), false));
  }
  for (const { group } of declared) {
    if (group?.isRequired === true && ![...seen].some((other) => other.group === group)) refused();
  }
  return extras;
}

/** Whether `value` is None. */
export function isNone(value: Value | undefined): boolean {
  return value?.kind === 'literal' && value.value === null;
}

function isSuppressed(value: Value): boolean {
  return (value.kind === 'external' && value.name === 'argparse.SUPPRESS') || textOf(value) === suppressed;
}

/** What stands for nothing. */
export const suppressed = '==SUPPRESS==';

/** Reads the words behind the first, which is a command of `one`, as that does. */
function runCommand(
  interpreter: Interpreter,
  { dest, commands }: Declared,
  [name = '', ...words]: readonly string[],
  target: Target,
): readonly string[] {
  if (dest !== '') target.set(dest, literal(name));
  const namespace = newNamespace(interpreter);
  const extras = parseWords(interpreter, commands?.(name) ?? refused(), words, namespace);
  for (const [key, slot] of namespace.attributes) target.set(key, valueIn(interpreter, slot));
  return extras;
}

/** `argparse.Namespace()` */
export function newNamespace({ run }: Interpreter): ExternalObjectValue {
  return { kind: 'external-object', class: 'argparse.Namespace', attributes: new Slots(run) };
}

function storeIn(
  interpreter: Interpreter,
  parser: Value,
  one: Declared,
  given: readonly string[],
  target: Target,
  flag: string | undefined,
): void {
  const { action, dest, nargs, options } = one;
  const values = given.map((word) => converted(interpreter, one, word, nargs !== '...'));
  const constant = options.get('const') ?? literal(null);
  const isOpen = nargs === '?' || (nargs === '*' && flag === undefined && !isNone(one.fallback));
  const missing = flag === undefined ? one.fallback : constant;
  const single =
    values[0] ?? (textOf(missing) === undefined ? missing : converted(interpreter, one, writtenIn(missing)));
  const isList = nargs !== undefined && nargs !== '?' && !(isOpen && values.length === 0);
  const value = isList ? sequenceOf(interpreter, values, 'list') : single;
  const behind = (more: readonly Value[]) => {
    const before = target.get(dest);
    if (before?.kind !== 'sequence' && !isNone(before)) notKnown();
    const list = before?.kind === 'sequence' ? before.elements.map((slot) => valueIn(interpreter, slot)) : [];
    target.set(dest, sequenceOf(interpreter, [...list, ...more], 'list'));
  };
  switch (action) {
    case 'store':
      target.set(dest, value);
      return;
    case 'store_true':
    case 'store_false':
      target.set(dest, literal(action === 'store_true'));
      return;
    case 'either':
      target.set(dest, literal(flag?.startsWith('--no-') !== true));
      return;
    case 'store_const':
      target.set(dest, constant);
      return;
    case 'count':
      target.set(dest, literal((wholeNumberOf(target.get(dest)) ?? 0) + 1));
      return;
    case 'append':
      behind([value]);
      return;
    case 'append_const':
      behind([constant]);
      return;
    case 'extend':
      if (!isList) notKnown();
      behind(values);
      return;
    case 'own': {
      const args = positionally(parser, target.namespace, value, literal(flag ?? null));
      interpreter.operations.call(interpreter, one.made ?? notKnown(), args, 'action');
      return;
    }
    default:
      refused();
  }
}

/** What the word `word` is for `one`, whose choices it has to be among where it `isChosen`. */
function converted(interpreter: Interpreter, { options }: Declared, word: string, isChosen = true): Value {
  const type = options.get('type');
  if (
    type?.kind === 'external' &&
    /^builtins\.(?:int|float)$/.test(type.name) &&
    !/^-?\d+(?:\.\d+)?$/.test(word)
  )
    notKnown();
  const made =
    type === undefined
      ? literal(word)
      : interpreter.operations.call(interpreter, type, positionally(literal(word)), 'type');
  const choices = options.get('choices');
  if (choices === undefined || !isChosen) return made;
  if (choices.kind !== 'sequence' || made.kind !== 'literal') notKnown();
  const kept = choices.elements.map((slot) =>
    slot.place.assumption === undefined ? slot.value : notKnown(),
  );
  if (kept.some((one) => one.kind === 'literal' && one.value === made.value)) return made;
  return kept.every(({ kind }) => kind === 'literal') ? refused() : notKnown();
}
