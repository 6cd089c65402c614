import type { FilePath } from '../project/snapshot.js';
import type { Expression, FunctionDefinition, LambdaExpression } from '../python/syntax.js';
import type { Assumption, Atom } from '../trace/assumptions.js';
import type { Owner, Step } from '../trace/trace.js';

/** What the interpreter knows of a Python object. */
export type Value =
  | UnknownValue
  | ExternalValue
  | ModuleValue
  | FunctionValue
  | ClassValue
  | ObjectValue
  | BoundMethodValue
  | NativeMethodValue
  | SuperValue
  | NamespaceValue
  | InstanceValue
  | ExternalObjectValue
  | LiteralValue
  | SequenceValue
  | MappingValue
  | PartialValue
  | GeneratorValue
  | ChoiceValue;

/** The statement that put a value where it is, what was assumed then, and when that was: one for all that it puts. */
export interface Place extends Step {
  readonly assumption: Assumption | undefined;
  readonly order: number;
}

/** What a variable, an attribute or an element of a container is bound to. */
export interface Slot {
  readonly value: Value;
  readonly place: Place;
  /** Where it depends on what was assumed: what it may be bound to, latest first. `value` is then one of all of these. */
  readonly parts?: readonly Slot[];
  /** Of an entry of a dictionary: its key, where that is no text, number or constant. */
  readonly key?: Value;
}

/** What belongs to a module run: others that change it leave a trace of that, and undo it in the end. */
export interface Owned {
  /** The module run that made it. */
  readonly run: number;
  /** The last change by another module run, in the run of the entry point at hand. */
  changed?: Change | undefined;
  /** All such changes, as text: see `Change.says`. Undefined where one of them cannot be told so. */
  story?: string | undefined;
}

/** A change of what belongs to another module run, which can be done again; doing it gives what undoes it. */
export interface Change {
  readonly kind: 'change';
  readonly of: Owned;
  readonly act: () => () => void;
  /** What it comes to where nothing is assumed, whoever makes it: a setting that is loaded by whoever needs it first. */
  readonly says: string | undefined;
}

/** Longer ones are told apart by who made the changes. */
const longestStory = 500;

/** The story of `of` once a change has been made that says so. */
export function storyAfter({ changed, story }: Owned, says: string | undefined): string | undefined {
  const isTold = changed === undefined || (story !== undefined && story.length < longestStory);
  return isTold && says !== undefined ? `${story ?? ''}${says};` : undefined;
}

/** What a block has bound anew, with what that is bound to in the end: undefined where it is bound no more. */
export type Bindings = ReadonlyMap<string, Slot | undefined>;

/** Whether `name` stands for one that is not known. */
export function isUnknownName(name: string): boolean {
  return name.startsWith('?');
}

/**
 * Names with what each is bound to: variables, attributes, entries. Of a block that has begun it is known what it binds anew, and
 * can be taken back: that takes as long as there is of it, whatever else has a name.
 */
export class Slots extends Map<string, Slot> implements Owned {
  readonly run: number;
  changed?: Change | undefined;
  story?: string | undefined;
  /** A library has been given what has them, and may have put anything there. */
  isHandedOut = false;
  /** What the blocks that have begun, the outermost first, have bound anew: what each name was bound to before. */
  #blocks: Map<string, Slot | undefined>[] | undefined;
  /** Whether something has ever been bound of which it is not known under which name. */
  #hasUnknown = false;

  constructor(run: number, entries?: Iterable<readonly [string, Slot]>) {
    super();
    this.run = run;
    if (entries !== undefined) for (const [name, slot] of entries) this.#put(name, slot);
  }

  override set(name: string, slot: Slot): this {
    if (this.#blocks !== undefined) this.#note(name);
    this.#put(name, slot);
    return this;
  }

  #put(name: string, slot: Slot): void {
    if (isUnknownName(name)) this.#hasUnknown = true;
    // What is bound anew is not what something of an unknown name may have replaced.
    else if (this.#hasUnknown) super.delete(name);
    super.set(name, slot);
  }

  /** Whether something has been bound behind `name` of which it is not known under which name: it may have been this one. */
  mayHaveReplaced(name: string): boolean {
    if (!this.#hasUnknown) return false;
    let isBehind = false;
    for (const one of super.keys()) {
      if (one === name) isBehind = true;
      else if (isBehind && isUnknownName(one)) return true;
    }
    return false;
  }

  override delete(name: string): boolean {
    if (this.#blocks !== undefined) this.#note(name);
    return super.delete(name);
  }

  #note(name: string): void {
    const block = this.#blocks?.at(-1);
    if (block !== undefined && !block.has(name)) block.set(name, this.get(name));
  }

  /** A block begins, which ends by `keep` or `takeBack`: its number. */
  begin(): number {
    this.#blocks ??= [];
    return this.#blocks.push(new Map()) - 1;
  }

  /** What has been bound anew since the block `number` began. */
  boundSince(number: number): Bindings {
    const bound = new Map<string, Slot | undefined>();
    for (const block of this.#blocks?.slice(number) ?? [])
      for (const name of block.keys()) bound.set(name, this.get(name));
    return bound;
  }

  /** What `name` was bound to when the block `number` began. */
  before(number: number, name: string): Slot | undefined {
    const block = this.#blocks?.find((one, index) => index >= number && one.has(name));
    return block === undefined ? this.get(name) : block.get(name);
  }

  /** Ends the innermost block. */
  keep(): void {
    const ended = this.#blocks?.pop();
    const around = this.#blocks?.at(-1);
    if (ended === undefined) return;
    if (around === undefined) this.#blocks = undefined;
    else for (const [name, slot] of ended) if (!around.has(name)) around.set(name, slot);
  }

  /** Ends the innermost block, and binds all as it was when that began. */
  takeBack(): void {
    const ended = this.#blocks?.pop();
    if (this.#blocks?.length === 0) this.#blocks = undefined;
    for (const [name, slot] of ended ?? []) {
      if (slot === undefined) super.delete(name);
      else super.set(name, slot);
    }
  }

  /** What `name` is bound to, for who depends on nothing of it. */
  peek(name: string): Slot | undefined {
    return super.get(name);
  }

  /** All that is bound, for who depends on no name and no order. */
  peekAll(): MapIterator<[string, Slot]> {
    return super.entries();
  }

  /** Binds `name` to `slot`, or to nothing, for who depends on no name. */
  rebind(name: string, slot: Slot | undefined): void {
    if (slot === undefined) super.delete(name);
    else this.#put(name, slot);
  }

  /** Has `entries`, in their order, and nothing else from now on. */
  become(entries: Iterable<readonly [string, Slot]>): void {
    const all = [...entries];
    super.clear();
    for (const [name, slot] of all) this.#put(name, slot);
  }

  /** Binds what `bindings` do. */
  bindAll(bindings: Bindings): void {
    for (const [name, slot] of bindings) {
      if (slot === undefined) this.delete(name);
      else this.set(name, slot);
    }
  }
}

/** Whether there is something in `slots` of which it is not known under which name. */
export function hasUnknownNames(slots: Slots): boolean {
  for (const name of slots.keys()) if (isUnknownName(name)) return true;
  return false;
}

/** The names that somebody has asked the runs of one file for; `isAll` where that may have been any. */
export interface AskedNames {
  readonly names: Set<string>;
  /** Those of them that were bound to nothing when somebody asked. */
  readonly missed: Set<string>;
  isAll: boolean;
}

/** The variables of a module, which note what they are asked for: what nobody has asked for may be bound otherwise. */
export class WatchedSlots extends Slots {
  readonly #asked: AskedNames;

  constructor(run: number, asked: AskedNames) {
    super(run);
    this.#asked = asked;
  }

  override get(name: string): Slot | undefined {
    const slot = super.get(name);
    this.#note(name, slot !== undefined);
    return slot;
  }

  override has(name: string): boolean {
    const isBound = super.has(name);
    this.#note(name, isBound);
    return isBound;
  }

  override delete(name: string): boolean {
    this.#note(name, super.has(name));
    return super.delete(name);
  }

  override get size(): number {
    this.#noteAll();
    return super.size;
  }

  override keys(): MapIterator<string> {
    this.#noteAll();
    return super.keys();
  }

  override values(): MapIterator<Slot> {
    this.#noteAll();
    return super.values();
  }

  override entries(): MapIterator<[string, Slot]> {
    this.#noteAll();
    return super.entries();
  }

  override [Symbol.iterator](): MapIterator<[string, Slot]> {
    this.#noteAll();
    return super.entries();
  }

  override forEach(action: (slot: Slot, name: string, all: Map<string, Slot>) => void): void {
    this.#noteAll();
    super.forEach(action);
  }

  override clear(): void {
    this.#noteAll();
    super.clear();
  }

  #note(name: string, isBound: boolean): void {
    this.#asked.names.add(name);
    if (!isBound) this.#asked.missed.add(name);
  }

  #noteAll(): void {
    this.#asked.isAll = true;
  }
}

/**
 * Nothing is known of it. Where it has a `path`, what is found in the same way from the same `root` is the same again, as
 * long as no code changes it: then two tests of it are one condition.
 */
export interface UnknownValue {
  readonly kind: 'unknown';
  /** How it is found from its root, as code would write it; where that is the empty text it is its own root. */
  readonly path?: string;
  readonly root?: object;
  /** What it is where nobody has set anything: the default of a variable of the environment. */
  readonly usual?: Value;
  /** Of the result of a test: what has to be so where it is true, and where it is false. */
  readonly condition?: Condition;
  /** Of what a library has made: what code has put into it. */
  readonly keeps?: Keeper;
  /** Of a copy of the names in `sys.modules`: those that there were of the program's own. */
  readonly loaded?: LoadedNames;
}

/** The program's own modules in `sys.modules` at some time, by name, for the module alone whose run has asked for them. */
export interface LoadedNames {
  readonly run: number;
  readonly names: readonly string[];
}

/** What code has put into an object of which nothing is known, by how it is found there: `.lock`, `.config["LOCK"]`. */
export interface Keeper {
  /** The module run in which it was made. */
  readonly run: number;
  slots?: Slots;
}

/** What has to be so where a test is true, and where it is false; the first of each says as much as the test. */
export interface Condition {
  readonly whenTrue: readonly Atom[];
  readonly whenFalse: readonly Atom[];
}

/** A value that a name may have, and what is assumed where it has it; what comes later only counts where this does not hold. */
export interface Alternative {
  readonly value: Value;
  readonly place: { readonly assumption: Assumption | undefined };
}

/** What depends on a condition: everything that a name may be bound to, where the value itself is only the best of it. */
interface Conditional {
  readonly alternatives?: readonly Alternative[];
  /** Of `a and b` and `a or b`: what its truth depends on. */
  readonly condition?: Condition;
}

/** A module that is not of the repository, or an attribute of one: `ssl`, `ssl.SSLContext`, `gevent.monkey.patch_all`. */
export interface ExternalValue extends Conditional {
  readonly kind: 'external';
  readonly name: string;
  /** Whose object it may be, where it was read after a patch had replaced it: see `HoldEvent.owners`. */
  readonly owners?: Owners;
}

/** Each who may have been the last to replace an object, latest first; `undefined` for the original. */
export type Owners = readonly (Owner | undefined)[];

/** A first-party module. */
export interface ModuleValue extends Conditional {
  readonly kind: 'module';
  readonly name: string;
  readonly scope: Scope;
}

/** A first-party function or lambda, with the scope it was defined in. */
export interface FunctionValue extends Conditional {
  readonly kind: 'function';
  readonly definition: FunctionDefinition | LambdaExpression;
  readonly path: FilePath;
  readonly module: string;
  readonly scope: Scope;
  /** The defaults, by parameter name. */
  readonly defaults: ReadonlyMap<string, Slot>;
  readonly binding: 'function' | 'property' | 'cached-property' | 'static' | 'class';
  /** What a property is set by, and what deleting it runs. */
  readonly setter?: FunctionValue;
  readonly deleter?: FunctionValue;
  /** Results by the arguments, where it keeps them (functools.cache). */
  readonly results?: Slots;
  /** How many of them there is room for: `lru_cache(maxsize=…)`. */
  readonly mostResults?: number;
  /** All that decorates it is followed: what is bound to its name where that gives something else is not this. */
  readonly isAsWritten?: true;
  /** What it runs in its place, by the type of the argument `dispatchesOn` (functools.singledispatch). */
  readonly implementations?: MappingValue;
  readonly dispatchesOn?: 0 | 1;
  /** What unittest.mock stands in for as long as it runs, by full name. */
  readonly mocked?: readonly string[];
  /** What code has added to it: attributes of functions. */
  readonly attributes: Slots;
}

/** A first-party class; `scope` is its namespace. */
export interface ClassValue {
  readonly kind: 'class';
  readonly name: string;
  readonly module: string;
  readonly bases: readonly Value[];
  /** What makes it, where that is known: a first-party class or function. */
  readonly metaclass: Value | undefined;
  readonly scope: Scope;
  /** The class statement. */
  readonly place: Place;
  /** The classes that are derived from it. It does not keep them. */
  readonly subclasses: SequenceValue;
  /** Set where calling the class fills these fields: a dataclass, a named tuple. */
  fields?: Fields;
  /** It has of all comparisons what it has of one (functools.total_ordering). */
  isTotallyOrdered?: true;
  /** Classes that count as derived from it (`abc.ABCMeta.register`). */
  registered?: SequenceValue;
}

/** What a class whose `__init__` is generated is made of (PEP 557, attrs, typing.NamedTuple). */
export interface Fields {
  readonly names: readonly string[];
  /** Method that runs once the fields are set. */
  readonly afterwards: string;
  /** The fields are elements too. */
  readonly isTuple: boolean;
  /** Those of them that are only handed on to that method (dataclasses.InitVar). */
  readonly passed?: readonly string[];
  /** Objects with the same fields are equal, and cannot be changed: they are keys of dictionaries by what is in them. */
  readonly isValue?: boolean;
  /** What the class body has written as `field(…)` for those of them that are attributes of the class by their defaults. */
  readonly written?: ReadonlyMap<string, PartialValue>;
  /** Setting an attribute of one raises an exception. */
  readonly isFrozen?: boolean;
  /** They have no other attributes than the fields. */
  readonly isSlotted?: boolean;
  /** They are put into an order by what is in them. */
  readonly isOrdered?: boolean;
  /** The fields by which they are compared. */
  readonly compared?: readonly string[];
}

/** A class that its statement is making. */
export interface Creation {
  readonly class: ClassValue;
  readonly keywords: ReadonlyMap<string, Value>;
  /** `type.__new__` has run for it: its attributes and bases have heard of it. */
  isMade: boolean;
}

/** An instance of a first-party class. */
export interface ObjectValue {
  readonly kind: 'object';
  readonly class: ClassValue;
  readonly attributes: Slots;
  /** What it is beside that, where its class is derived from a built-in container. */
  readonly native?: SequenceValue | MappingValue;
  /** What it is an instance of as well: of a class of the standard library whose objects are late, though the class is not. */
  readonly inherits?: InstanceValue;
}

/** A generator function's call: its body waits until somebody iterates. */
export interface GeneratorValue {
  readonly kind: 'generator';
  /** Runs the body; `consume` is given each value that it yields, at that moment, and says whether it wants another. */
  readonly run: (consume: (value: Value) => boolean) => void;
  /** The same, where what the body returns is known. */
  readonly finish?: (consume: (value: Value) => boolean) => Value;
  /** What it was given each time that it was asked for a value; `atItsEnd` where it has no more. */
  readonly taken: SequenceValue;
  /** For as long as it is asked for a value by somebody who keeps it: where it stands then, nothing that ends its body has happened. */
  isKept?: boolean;
  /** Where it was asked for a value so, and stands: runs what is left of its body, and says whether it could. */
  leave?: () => boolean;
}

/** One of several values: which one depends on a condition that is not known. */
export interface ChoiceValue extends Conditional {
  readonly kind: 'choice';
  readonly values: readonly Value[];
}

interface BoundMethodValue {
  readonly kind: 'bound-method';
  readonly self: Value;
  readonly function: FunctionValue;
}

/** A method that Python itself brings: of a container, a text, `object` or `type`. */
export interface NativeMethodValue {
  readonly kind: 'native-method';
  readonly self: Value;
  readonly name: string;
}

/** `super()`: what `self` inherits from behind `after`. */
export interface SuperValue {
  readonly kind: 'super';
  readonly self: ObjectValue | ClassValue;
  readonly after: ClassValue;
}

/** `vars(x)`, `x.__dict__`, `globals()`: the attributes of `of` as a dictionary. */
export interface NamespaceValue {
  readonly kind: 'namespace';
  readonly of: Value;
}

/** An instance of a class the patchers replace, or of a library class: `threading.Lock()`. */
export interface InstanceValue {
  readonly kind: 'instance';
  /** Canonical name of the class whose instance it is (or holds). */
  readonly of: string;
  /** Whose class it was made from. */
  readonly owners: Owners;
}

/** An object of a library's class: one that has a method which patches (`FlaskInstrumentor()`), or any that code adds to. */
export interface ExternalObjectValue {
  readonly kind: 'external-object';
  /** Full name of the class. */
  readonly class: string;
  readonly attributes: Slots;
}

export interface LiteralValue extends Conditional {
  readonly kind: 'literal';
  readonly value: string | boolean | number | null;
  /** Of a member of an enumeration whose members are texts or numbers, too. */
  readonly member?: { readonly class: ClassValue; readonly name: string };
  /** Of what code has set a variable of the environment to, whatever else is so: how often anything outside had been changed then. */
  readonly setAt?: number | undefined;
  /** The file of the repository of which this is the text. */
  readonly file?: FilePath;
}

export type SequenceForm = 'list' | 'tuple' | 'set' | 'frozenset';

/** A list, a tuple, a set or what is like one. */
export interface SequenceValue extends Owned {
  readonly kind: 'sequence';
  /** What it is, where that is known. */
  readonly form?: SequenceForm;
  /** A list's methods change them in place. */
  readonly elements: Slot[];
  /** What there is room for: `deque(maxlen=…)`. */
  readonly room?: number;
  /** It does not keep what is in it (weakref.WeakSet). */
  readonly isWeak?: true;
}

export interface MappingValue {
  readonly kind: 'mapping';
  /** By `keyOf` the key. */
  readonly entries: Slots;
  /** What makes an entry that is missing (collections.defaultdict). */
  factory?: Slot;
  /** Its values are counts, which are added to each other (collections.Counter). */
  readonly isCounter?: true;
  /** It does not keep its values (weakref.WeakValueDictionary), or its keys: an entry is there as long as something else does. */
  readonly isWeak?: true;
  readonly hasWeakKeys?: true;
  /** What it has behind the mapping that is looked into first (collections.ChainMap). */
  readonly parents?: MappingValue;
  /** What is seen through it cannot be changed by it (types.MappingProxyType). */
  readonly isReadOnly?: boolean;
  /** The keywords of a call (`**options`): the function alone has it, and what it lacks on paper it lacks. */
  readonly isComplete?: true;
}

/** `functools.partial(callee, …)`. */
export interface PartialValue extends Conditional {
  readonly kind: 'partial';
  readonly callee: Value;
  readonly positional: readonly Value[];
  readonly keywords: ReadonlyMap<string, Value>;
  /** It is given more than is known. */
  readonly open?: boolean;
  /** A coroutine: calling it runs the body of its function. */
  readonly awaited?: true;
  /** The same, as who sends it values by hand has it: it stands where it awaits what yields. */
  readonly driven?: GeneratorValue;
  /** What `dataclasses.field` gives: the class keeps `callee` and calls it for each object. */
  readonly isField?: true;
  /** What `functools.partialmethod` gives: it becomes a method of what it is looked up on. */
  readonly isMethod?: true;
}

/** A namespace being filled: a module's, a class body's, or a function activation's. */
export interface Scope {
  readonly kind: 'module' | 'class' | 'function';
  /** Module whose code runs here, and its file. */
  readonly module: string;
  readonly path: FilePath;
  readonly variables: Slots;
  /** The scope that free names are looked up in next; class scopes are skipped from inside functions. */
  readonly parent: Scope | undefined;
  /** Names declared `global` or `nonlocal` in a function, with the scope that they are bound in. */
  readonly declared: Map<string, Scope>;
  /** Dotted name for people: `Worker` in a class body. */
  readonly qualifier: string;
  /** Of a comprehension: where `:=` in it binds (PEP 572). */
  readonly outside?: Scope;
  /** The class whose namespace this is, or whose method runs here. */
  class?: ClassValue;
  /** Set in a generator's activation: given a value that it yields, it gives what is sent for that; undefined where no other one is wanted. */
  readonly consume?: (value: Value, scope: Scope) => Value | undefined;
  /** A module's names are more than is known: it has all of a library's, or what a text says that it runs. */
  isOpen?: true;
  /** Binds a name of a class body whose namespace says itself what becomes of it (PEP 3115). */
  store?: ((name: string, value: Value) => void) | undefined;
  /** Names that a class body has annotated, in that order. */
  readonly annotated?: string[];
  /** What they are annotated with. */
  readonly annotations?: Map<string, Value>;
  /** Those of them that a dataclass only hands on to what runs once its fields are set. */
  readonly passed?: string[];
  /** What a function has returned where it is not known whether it did: it went on where it did not. */
  returned?: Alternative[];
  /** How often a block of the function was left for good where it is not known whether it is, but not by an exception. */
  departures?: number;
  /** What was bound, since the block that a loop is, by branches that left it or its turn, where it is not known whether one did. */
  left?: {
    readonly since: number;
    readonly bound: Bindings[];
    /** A `break` has, where it is not known whether it does. */
    isByBreak?: true;
    /** What is so where an exception has ended the turn at hand, and the loop goes on. */
    failed?: Atom;
  };
}

/** The names that `vars(of)` has. */
export function slotsOf(of: Value): Slots | undefined {
  switch (of.kind) {
    case 'module':
    case 'class':
      return of.scope.variables;
    case 'object':
    case 'function':
    case 'external-object':
      return of.attributes;
    case 'bound-method':
      return of.function.attributes;
    default:
      return undefined;
  }
}

/** What keeps what code puts into `value`, or into what it was found in; undefined where that is not known. */
export function keeperOf({ keeps, root }: UnknownValue): Keeper | undefined {
  return keeps ?? (root as UnknownValue | undefined)?.keeps;
}

/** Where it is kept. */
export function slotsIn(keeper: Keeper): Slots {
  keeper.slots ??= new Slots(keeper.run);
  return keeper.slots;
}

export const unknown: UnknownValue = { kind: 'unknown' };

/** `value`, as something of its own where nothing is known of it: so that it is the same wherever code has it. */
export function identified(value: Value): Value {
  return value === unknown ? { kind: 'unknown', path: '' } : value;
}

export function external(name: string): ExternalValue {
  return { kind: 'external', name };
}

export function literal(value: LiteralValue['value']): LiteralValue {
  return { kind: 'literal', value };
}

/** What a text, a number or a constant stands for; undefined for any other expression. */
export function literalOf(expression: Expression): Value | undefined {
  switch (expression.kind) {
    case 'string':
      return expression.bytes ? unknown : literal(expression.value);
    case 'number':
      return literal(Number(expression.text.replaceAll('_', '').replace(/[lLjJ]$/, '')));
    case 'constant':
      if (expression.value === '...') return external('builtins.Ellipsis');
      return literal(expression.value === 'None' ? null : expression.value === 'True');
    default:
      return undefined;
  }
}

/** Different values that are told apart; tables with more are data, of which nothing is called. */
export const mostAlternatives = 40;

/** One of `values`; equal ones count once, and what is known wins over what is not. */
export function choice(values: readonly Value[]): Value {
  const distinct: Value[] = [];
  const seen = new Set<Value>();
  for (const value of values
    .slice(0, mostAlternatives)
    .flatMap((one) => (one.kind === 'choice' ? one.values : [one]))) {
    if (distinct.length >= mostAlternatives) break;
    // The very same value comes again and again in choices of choices.
    if (seen.has(value)) continue;
    seen.add(value);
    const at = distinct.findIndex((other) => same(other, value));
    if (at < 0) distinct.push(value);
    // Two of which nothing is known are not one and the same.
    else if (value.kind === 'unknown' && distinct[at] !== value) distinct[at] = unknown;
  }
  if (distinct.length === 0) return unknown;
  return distinct.length === 1 ? distinct[0]! : { kind: 'choice', values: distinct };
}

/** One of `alternatives`, each where what is assumed for it is so; the first that is met counts. */
export function oneOf(alternatives: readonly Alternative[]): Value {
  const [only] = alternatives;
  if (alternatives.length === 1 && only !== undefined) return only.value;
  const value = choice(alternatives.map((one) => one.value));
  return value.kind === 'choice' && canBeTold(alternatives) ? { ...value, alternatives } : value;
}

/**
 * Values that are told apart by what is assumed for them, with all that each of them may be in turn. Code that changes a
 * variable under one condition after the other doubles them each time: what a field of a model has for a type.
 */
const mostTold = 200;

const told = new WeakMap<readonly Alternative[], number>();

/** Whether it is worth to know for each of `alternatives` when it is met: there may be more of them than can be gone through. */
export function canBeTold(alternatives: readonly Alternative[]): boolean {
  return toldIn(alternatives) <= mostTold;
}

function toldIn(alternatives: readonly Alternative[]): number {
  let count = told.get(alternatives);
  if (count === undefined) {
    count = 0;
    for (const { value } of alternatives)
      count += 'alternatives' in value && value.alternatives !== undefined ? toldIn(value.alternatives) : 1;
    told.set(alternatives, count);
  }
  return count;
}

/** What `change` makes of each that `value` may be. */
export function eachOf({ values, alternatives }: ChoiceValue, change: (value: Value) => Value): Value {
  if (alternatives !== undefined)
    return oneOf(alternatives.map(({ value, place }) => ({ value: change(value), place })));
  const changed: Value[] = [];
  for (const value of values) {
    const one = change(value);
    changed.push(one);
    // No more are told apart: what comes of the others makes no difference.
    if (one.kind === 'choice' && one.values.length >= mostAlternatives) break;
  }
  return choice(changed);
}

function same(a: Value, b: Value): boolean {
  if (a === b) return true;
  if (a.kind === 'literal' && b.kind === 'literal') return a.value === b.value;
  if (a.kind === 'external' && b.kind === 'external') return a.name === b.name;
  if (a.kind === 'module' && b.kind === 'module') return a.name === b.name;
  return a.kind === 'unknown' && b.kind === 'unknown';
}

/**
 * Whether the methods of objects of the library class `name` are what they are of that object wherever code has them, and are
 * known by their full names: patterns and matches of `re`, parsers of `argparse`, finalizers, which are always true.
 */
export function givesMethods(name: string): boolean {
  return methodGivers.has(name);
}

const methodGivers: ReadonlySet<string> = new Set([
  're.Pattern',
  're.Match',
  'argparse.ArgumentParser',
  'argparse._SubParsersAction',
  'argparse._MutuallyExclusiveGroup',
  'contextvars.Context',
  'weakref.finalize',
  'builtins.slice',
]);

/** Three-valued truth: what `bool(value)` is known to be. */
export type Truth = 'true' | 'false' | 'unknown';

/** The text that a value is, where it is a known one. */
export function textOf(value: Value | undefined): string | undefined {
  return value?.kind === 'literal' && typeof value.value === 'string' ? value.value : undefined;
}

/** The whole number that `value` is known to be: an index, a count. Python takes no other for those. */
export function wholeNumberOf(value: Value | undefined): number | undefined {
  return value?.kind === 'literal' && Number.isSafeInteger(value.value) ? Number(value.value) : undefined;
}

/** Classes and functions that are built in. */
const builtInThing =
  /^builtins\.(?:[A-Z]\w*(?:\(\))?|abs|all|any|bool|bytes|dict|float|frozenset|int|len|list|map|max|min|print|repr|set|sorted|str|sum|tuple|type|zip)$/;

/** Truth of a value as Python's `bool()` would say. */
export function truthOf(value: Value): Truth {
  if ('alternatives' in value && value.alternatives !== undefined) {
    const truths = new Set(value.alternatives.map((one) => truthOf(one.value)));
    return truths.size === 1 ? [...truths][0]! : 'unknown';
  }
  switch (value.kind) {
    case 'unknown':
    case 'object':
    case 'choice':
      return 'unknown';
    case 'external':
      return builtInThing.test(value.name) ? 'true' : 'unknown';
    case 'external-object':
      // So are exceptions.
      return givesMethods(value.class) || /^builtins\.[A-Z]/.test(value.class) ? 'true' : 'unknown';
    case 'literal':
      return value.value ? 'true' : 'false';
    case 'sequence':
      return value.elements.length > 0 ? 'true' : 'false';
    case 'mapping':
      if (value.entries.size > 0) return 'true';
      // Whoever has been given it may have put something there.
      return value.entries.isHandedOut ? 'unknown' : 'false';
    default:
      return 'true';
  }
}

export function negated(truth: Truth): Truth {
  return truth === 'unknown' ? truth : truth === 'true' ? 'false' : 'true';
}

/** The function scope's module scope. */
export function moduleScopeOf(scope: Scope): Scope {
  let at = scope;
  while (at.parent !== undefined) at = at.parent;
  return at;
}

/** Methods that Python brings, as far as the model knows what they do. */
const ofSequences = new Set(
  'append appendleft add extend extendleft insert update remove discard pop popleft clear copy index count sort reverse union difference intersection symmetric_difference difference_update intersection_update symmetric_difference_update rotate issubset issuperset isdisjoint'.split(
    ' ',
  ),
);
const ofMappings = new Set(
  'get setdefault pop popitem update clear copy keys values items iterkeys itervalues iteritems has_key move_to_end new_child most_common subtract elements total'.split(
    ' ',
  ),
);
const ofViews = new Set('get copy keys values items __getitem__ __contains__ __iter__'.split(' '));
const ofTexts = new Set(
  'upper lower casefold capitalize title strip lstrip rstrip startswith endswith replace join split rsplit splitlines rpartition partition zfill ljust rjust format format_map removeprefix removesuffix count find rfind index swapcase isidentifier isdigit isdecimal isnumeric isalpha isalnum isupper islower isspace'.split(
    ' ',
  ),
);

/** Whether Python brings the method `name` of such a value, and the model knows what it does. */
export function hasNativeMethod(value: Value, name: string): boolean {
  switch (value.kind) {
    case 'sequence':
      return ofSequences.has(name) || operators.has(name);
    case 'mapping':
    case 'namespace':
      if (value.kind === 'mapping' && value.isReadOnly) return ofViews.has(name);
      return ofMappings.has(name) || operators.has(name);
    case 'literal':
      return typeof value.value === 'string' && ofTexts.has(name);
    case 'generator':
      return name === 'send' || name === '__next__' || name === 'close' || name === 'throw';
    default:
      return false;
  }
}

const operators = new Set([
  '__iadd__',
  '__ior__',
  '__getitem__',
  '__setitem__',
  '__delitem__',
  '__contains__',
  '__iter__',
  '__init__',
]);

/** Whether the library class `name` leaves it to `object` what its objects are equal to. */
export function comparesByIdentity(name: string): boolean {
  return name === 'builtins.object' || name === 'enum.Enum';
}

/** What is the same whoever binds a name to it, as text: nobody is told of the statement that did. */
export function saidOf(value: Value): string | undefined {
  if (value.kind !== 'literal' && value.kind !== 'module') return undefined;
  if (value.condition !== undefined || value.alternatives !== undefined) return undefined;
  return value.kind === 'literal'
    ? JSON.stringify(value.value)
    : `${value.name}@${value.scope.variables.run}`;
}

/** Whether it is nothing, or not known. */
export function isNothing(value: Value): boolean {
  return value.kind === 'unknown' || (value.kind === 'literal' && value.value === null);
}

/** The value that has the key `key`, where that is a literal. */
export function valueOfKey(key: string): Value | undefined {
  const text = key.slice(1);
  switch (key[0]) {
    case '$':
      return literal(text);
    case '#':
      return literal(Number(text));
    case '=':
      return literal(text === 'None' || text === 'null' ? null : text === 'true');
    default:
      return undefined;
  }
}
