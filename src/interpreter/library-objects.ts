import { canonicalName } from '../patchers/names.js';
import { put, remove, valueIn } from './heap.js';
import { instanceNow } from './holds.js';
import {
  type Arguments,
  askVariable,
  cannotBeShared,
  changeOutside,
  emptied,
  type Interpreter,
  outside,
  variablePath,
  wholeEnvironment,
} from './state.js';
import {
  external,
  type InstanceValue,
  keeperOf,
  literal,
  type MappingValue,
  type SequenceValue,
  type Slots,
  slotsIn,
  textOf,
  type UnknownValue,
  unknown,
  type Value,
} from './values.js';

/**
 * What there is of libraries that code changes: objects that one has made, of which nothing is known but what code puts into them, the
 * environment and the command line.
 */

/** How what is found in `of` by `suffix` is found in what keeps it. */
function wayIn({ keeps, path = '' }: UnknownValue, suffix: string): string {
  return `${keeps === undefined ? path.replaceAll(/@\d+/g, '') : ''}${suffix}`;
}

/** Puts `value` into what nothing is known of, where it is found by `suffix`. */
export function keepIn(interpreter: Interpreter, of: UnknownValue, suffix: string, value: Value): void {
  const keeper = keeperOf(of);
  if (keeper !== undefined) put(interpreter, slotsIn(keeper), wayIn(of, suffix), value);
}

/** What code has put there; undefined where it has not. */
export function keptIn(interpreter: Interpreter, of: UnknownValue, suffix: string): Value | undefined {
  const slot = keeperOf(of)?.slots?.get(wayIn(of, suffix));
  return slot === undefined ? undefined : valueIn(interpreter, slot);
}

/** Takes out what code has put there. */
export function dropIn(interpreter: Interpreter, of: UnknownValue, suffix: string): void {
  const slots = keeperOf(of)?.slots;
  if (slots !== undefined) remove(interpreter, slots, wayIn(of, suffix));
}

/**
 * Puts among `attributes` what the call of `name` with `args`, a class or a method that keeps something it makes, has its object
 * keep: `SQLAlchemy(app)` an engine, `SQLAlchemy()` none.
 */
export function keepMade(
  interpreter: Interpreter,
  name: string,
  attributes: Slots,
  { positional, keywords }: Arguments,
): void {
  const keeper = interpreter.libraries.patchers.keeperAt(name);
  if (keeper === undefined) return;
  const argument = keywords.get(keeper.argument) ?? positional[0];
  if (argument === undefined || (argument.kind === 'literal' && argument.value === null)) return;
  put(interpreter, attributes, keeper.as, instanceNow(interpreter, canonicalName(keeper.of)));
}

/** What an object is an instance of as well, whose class is derived from those `bases` of libraries; undefined for most. */
export function inheritedInstance(
  interpreter: Interpreter,
  bases: readonly string[],
): InstanceValue | undefined {
  const { patchers } = interpreter.libraries;
  const [of] = bases.flatMap((name) => patchers.inheritedInstanceOf(name) ?? []);
  return of === undefined ? undefined : instanceNow(interpreter, of);
}

const environment = external('os.environ');

/** Whether `value` is `os.environ`. */
export function isEnvironment(value: Value): boolean {
  return value.kind === 'external' && value.name === environment.name;
}

/**
 * `os.environ[name] = value`, with `setdefault` where nobody has set it; undefined is what takes it away. Where that depends
 * on a condition it is what it was before, or else this.
 */
export function assignVariable(
  interpreter: Interpreter,
  name: string,
  value: Value | undefined,
  how: 'set' | 'setdefault',
): void {
  if (how === 'setdefault' && givenVariable(interpreter, name) !== undefined) return;
  const before = interpreter.variables.get(name);
  const isConditional = interpreter.assumption !== undefined || interpreter.outer !== undefined;
  if (how === 'setdefault' || isConditional) askVariable(interpreter, name);
  dependsOnOuter(interpreter);
  const isKept = (how === 'setdefault' || isConditional) && before !== undefined;
  const path = variablePath(name);
  const isCertain = how === 'set' && !isConditional && (value ?? absent).kind === 'literal';
  const now = value ?? (isCertain ? absent : unknown);
  changeOutside(interpreter, outside, path, [
    name,
    isKept ? undefined : isCertain ? certain(interpreter, now) : now,
  ]);
}

/** `os.environ.update(values)`: what is under a text is set. */
export function assignVariables(interpreter: Interpreter, { entries }: MappingValue): void {
  for (const [key, { value }] of entries)
    if (key.startsWith('$')) assignVariable(interpreter, key.slice(1), value, 'set');
}

/** What a module does is another thing where it is imported under a condition: then its run is not shared. */
function dependsOnOuter(interpreter: Interpreter): void {
  if (interpreter.outer !== undefined) cannotBeShared(interpreter);
}

/** What a variable is that code has taken away. */
const absent = literal(null);

/** `value`, as what code sets something to at this moment, whatever else is so. */
function certain(interpreter: Interpreter, value: Value): Value {
  const setAt = (interpreter.changes.get(outside)?.length ?? 0) + 1;
  return value.kind === 'literal' ? { ...value, setAt } : value;
}

/** What has been changed outside since code has set something to `value`; undefined where it did so under some condition. */
function changedSince(interpreter: Interpreter, value: Value | undefined): readonly string[] | undefined {
  const setAt = value?.kind === 'literal' ? value.setAt : undefined;
  return setAt === undefined ? undefined : (interpreter.changes.get(outside)?.slice(setAt) ?? []);
}

/** Code takes all variables of the environment away. */
export function emptyEnvironment(interpreter: Interpreter): void {
  dependsOnOuter(interpreter);
  const isConditional = interpreter.assumption !== undefined || interpreter.outer !== undefined;
  changeOutside(interpreter, outside, environment.name, [
    emptied,
    isConditional ? unknown : certain(interpreter, absent),
  ]);
}

/** Whether code has taken the variable `name` away for certain, and nobody has set it since. */
export function isTakenAway(interpreter: Interpreter, name: string): boolean {
  askVariable(interpreter, name);
  const own = interpreter.variables.get(name);
  const since = own?.kind === 'literal' && own.value === null ? changedSince(interpreter, own) : undefined;
  if (since !== undefined && !since.some((path) => wholeEnvironment.test(path))) return true;
  const path = variablePath(name);
  return (
    changedSince(interpreter, interpreter.variables.get(emptied))?.every(
      (one) => one !== path && !wholeEnvironment.test(one),
    ) === true
  );
}

/** Keeps what the environment is at this moment; gives what puts that back. */
export function keepEnvironment(interpreter: Interpreter): () => void {
  // All of it is asked for.
  cannotBeShared(interpreter);
  const known = new Map<string, Value>();
  for (const name of interpreter.variables.keys()) {
    const set = setByCode(interpreter, name);
    if (set !== undefined) known.set(name, literal(set));
    else if (isTakenAway(interpreter, name)) known.set(name, absent);
  }
  const at = interpreter.changes.get(outside)?.length ?? 0;
  return () => {
    const paths = interpreter.changes.get(outside)?.slice(at) ?? [];
    const isWhole = paths.some((path) => wholeEnvironment.test(path));
    if (isWhole) changeOutside(interpreter, outside, environment.name, [emptied, unknown]);
    const changed = paths.flatMap((path) => /^os\.environ\[("(?:[^"\\]|\\.)*")\]$/.exec(path)?.[1] ?? []);
    const names = new Set<string>(changed.map((one) => JSON.parse(one)));
    for (const name of isWhole ? known.keys() : names) {
      const value = known.get(name);
      if (value !== undefined) assignVariable(interpreter, name, value, 'set');
      else changeOutside(interpreter, outside, variablePath(name), [name, unknown]);
    }
  };
}

/** What code has set the variable `name` to for certain, and nothing has changed since. */
function setByCode(interpreter: Interpreter, name: string): string | undefined {
  askVariable(interpreter, name);
  const value = interpreter.variables.get(name);
  const since = changedSince(interpreter, value);
  return since === undefined || since.some((path) => wholeEnvironment.test(path)) ? undefined : textOf(value);
}

/** How code finds the command line. */
export const commandLine = external('sys.argv');

/** Lists that stand for `sys.argv`, where all of that has been set by code. */
const ofCommandLine = new WeakSet<Value>();
const lists = new WeakMap<Interpreter, { readonly words: string; readonly list: SequenceValue }>();

/** Whether `value` is `sys.argv`. */
export function isCommandLine(value: Value): boolean {
  return (value.kind === 'external' && value.name === commandLine.name) || ofCommandLine.has(value);
}

/** The list that `sys.argv` is, which `make` makes of its words, an empty text for one that is not known; undefined where not all of it has been set by code. */
export function commandLineList(
  interpreter: Interpreter,
  make: (words: readonly string[]) => SequenceValue,
): SequenceValue | undefined {
  const value = interpreter.variables.get(commandLine.name);
  const words = textOf(value);
  const since = changedSince(interpreter, value);
  if (words === undefined || since === undefined || since.some((path) => path.startsWith(commandLine.name)))
    return undefined;
  const before = lists.get(interpreter);
  if (before?.words === words) return before.list;
  const list = make(JSON.parse(words));
  ofCommandLine.add(list);
  lists.set(interpreter, { words, list });
  return list;
}

/** Code has changed the list that `sys.argv` is, where `list` is that. */
export function noteCommandLine(interpreter: Interpreter, list: Value): void {
  if (list.kind !== 'sequence' || !ofCommandLine.has(list)) return;
  if (lists.get(interpreter)?.list !== list) return;
  const isKnown = list.elements.every(({ place, parts }) => (place.assumption ?? parts) === undefined);
  const words = isKnown ? list.elements.map(({ value }) => value) : undefined;
  const text = words && JSON.stringify(words.map((one) => textOf(one) ?? ''));
  if (text !== undefined && text === lists.get(interpreter)?.words) return;
  changeCommandLine(interpreter, words, 'all');
  if (text !== undefined) lists.set(interpreter, { words: text, list });
}

/** Keeps what `sys.argv` is at this moment; gives what puts that back. */
export function keepCommandLine(interpreter: Interpreter): () => void {
  const isKnown = commandLineList(interpreter, () => ({
    kind: 'sequence',
    run: interpreter.run,
    elements: [],
  }));
  const before = interpreter.variables.get(commandLine.name) ?? unknown;
  lists.delete(interpreter);
  return () => {
    const value = isKnown === undefined ? before : certain(interpreter, before);
    changeOutside(interpreter, outside, commandLine.name, [commandLine.name, value]);
  };
}

/** The words that code has put into `sys.argv`, as far as they are known; a word that is not known is empty. */
export function commandLineWords(interpreter: Interpreter): readonly string[] {
  const written = textOf(interpreter.variables.get(commandLine.name));
  return written === undefined ? [] : JSON.parse(written);
}

/** Under which name those are kept that code has added to words which are not known. */
const added = ' added';

/** The words that code has added to `sys.argv` for certain, which nobody has changed since; an empty text for one that is not known. */
export function addedWords(interpreter: Interpreter): readonly string[] {
  const value = interpreter.variables.get(added);
  const since = changedSince(interpreter, value);
  const words = since?.some((path) => path.startsWith(commandLine.name)) ? undefined : textOf(value);
  return words === undefined ? [] : JSON.parse(words);
}

/**
 * Code puts `words` into `sys.argv`: they are `all` there is, the `rest` behind the program's name, or `more` than there was.
 * Undefined are words that nobody knows.
 */
export function changeCommandLine(
  interpreter: Interpreter,
  words: readonly Value[] | undefined,
  how: 'all' | 'rest' | 'more',
): void {
  dependsOnOuter(interpreter);
  const [program = '', ...others] = commandLineWords(interpreter);
  const kept = how === 'all' ? [] : how === 'rest' ? [program] : [program, ...others];
  const texts = words === undefined ? undefined : [...kept, ...words.map((word) => textOf(word) ?? '')];
  const known = texts === undefined ? unknown : literal(JSON.stringify(texts));
  const isUnconditional = interpreter.assumption === undefined && interpreter.outer === undefined;
  const before = addedWords(interpreter);
  const now = isUnconditional && how !== 'more' ? certain(interpreter, known) : known;
  changeOutside(interpreter, outside, commandLine.name, [commandLine.name, now]);
  if (how !== 'more' || words === undefined || !isUnconditional) return;
  const more = JSON.stringify([...before, ...words.map((word) => textOf(word) ?? '')]);
  changeOutside(interpreter, outside, commandLine.name, [added, certain(interpreter, literal(more))]);
}

/** What the variable `name` is set to by code, or where the program is started, unless code may have changed that; undefined where it is not known. */
export function givenVariable(interpreter: Interpreter, name: string): string | undefined {
  const set = setByCode(interpreter, name);
  if (set !== undefined) return set;
  const value = interpreter.entry.environment?.get(name);
  interpreter.recording?.variables.set(name, value);
  if (value === undefined) return undefined;
  const path = variablePath(name);
  // Once code has changed it, or the whole of the environment, it is no more what it was.
  const isChanged = interpreter.changes.get(outside)?.some((change) => path.startsWith(change)) === true;
  return isChanged ? undefined : value;
}
