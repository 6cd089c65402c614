import { ancestry } from './exceptions.js';
import { listOf, lookAt, mappingOf, newMapping, noteMortal, slotFor, valueIn } from './heap.js';
import { containers, filledBases, fillers, inheritedMethods } from './library-classes.js';
import { inheritedInstance } from './library-objects.js';
import { lookUp } from './references.js';
import { type Interpreter, positionally } from './state.js';
import {
  type ClassValue,
  comparesByIdentity,
  type ExternalValue,
  external,
  type FunctionValue,
  literal,
  type ObjectValue,
  type PartialValue,
  Slots,
  type Truth,
  textOf,
  truthOf,
  unknown,
  type Value,
} from './values.js';

const linearizations = new WeakMap<ClassValue, readonly ClassValue[]>();

/**
 * The first-party classes that `cls` is made of, itself first, in the order in which names are looked up in them (the C3
 * linearization; where there is none, as they are written).
 */
export function linearization(cls: ClassValue): readonly ClassValue[] {
  const known = linearizations.get(cls);
  if (known !== undefined) return known;
  // While it is worked out: a class that is its own base on paper ends here.
  linearizations.set(cls, [cls]);
  const bases = cls.bases.filter((base) => base.kind === 'class');
  const lists = [...bases.map(linearization), bases];
  const order = [cls, ...(merged(lists) ?? new Set(lists.flat()))];
  linearizations.set(cls, order);
  return order;
}

/**
 * C3's merge: the first head of a list that stands behind the head of none, again and again. Undefined where there is no
 * such, which Python refuses with a TypeError. Takes as many steps as all lists are long, times their number.
 */
function merged(lists: readonly (readonly ClassValue[])[]): readonly ClassValue[] | undefined {
  const behind = new Map<ClassValue, number>();
  const count = (cls: ClassValue, by: number) => behind.set(cls, (behind.get(cls) ?? 0) + by);
  for (const list of lists) for (const one of list.slice(1)) count(one, 1);
  const heads = lists.map(() => 0);
  const order: ClassValue[] = [];
  for (;;) {
    const open = lists.flatMap((list, i) => list[heads[i]!] ?? []);
    if (open.length === 0) return order;
    const next = open.find((head) => (behind.get(head) ?? 0) === 0);
    if (next === undefined) return undefined;
    order.push(next);
    for (const [i, list] of lists.entries()) {
      if (list[heads[i]!] !== next) continue;
      const following = list[++heads[i]!];
      if (following !== undefined) count(following, -1);
    }
  }
}

/** Looks `name` up in the class and its first-party bases; unknown where none of them has it. */
export function classAttribute(interpreter: Interpreter, cls: ClassValue, name: string): Value {
  const own = lookAt(interpreter, cls.scope.variables).get(name);
  if (own !== undefined) return valueIn(interpreter, own);
  if (cls.bases.length === 0) return unknown;
  for (const base of linearization(cls)) {
    const slot = lookAt(interpreter, base.scope.variables).get(name);
    if (slot !== undefined) return valueIn(interpreter, slot);
  }
  return unknown;
}

/** Names of the library classes that `cls` is derived from. */
export function libraryBases(cls: ClassValue): readonly string[] {
  return linearization(cls).flatMap(({ bases }) =>
    bases.flatMap((base) => (base.kind === 'external' ? [base.name] : [])),
  );
}

/** `cls.__mro__`: the program's own classes, those of libraries, and `object`; undefined for a class of which it is not known. */
export function wholeOrder(cls: ClassValue | ExternalValue): readonly Value[] | undefined {
  const names = cls.kind === 'class' ? libraryBases(cls) : [cls.name];
  const others = new Set(names.flatMap(ancestry).filter((name) => name !== 'builtins.object'));
  if (cls.kind === 'external' && !others.has('builtins.BaseException')) return undefined;
  const own = cls.kind === 'class' ? linearization(cls) : [];
  return [...own, ...[...others, 'builtins.object'].map(external)];
}

/** Whether nothing but code of the program, and `object`, says what objects of `cls` do. */
export function isOwn(cls: ClassValue): boolean {
  return (
    linearization(cls).every(
      ({ bases, metaclass }) =>
        (metaclass === undefined || (metaclass.kind === 'external' && metaclass.name === 'abc.ABCMeta')) &&
        bases.every(({ kind }) => kind === 'class' || kind === 'external'),
    ) && libraryBases(cls).every(saysNothing)
  );
}

const withoutMethods = new Set(['builtins.object', 'abc.ABC', 'typing.Generic', 'typing.Protocol']);

/** Whether the library class `name` says nothing of what objects do that are derived from it, nor of what they are. */
export function saysNothing(name: string): boolean {
  return withoutMethods.has(name);
}

/** The metaclass that the bases of a class bring: that of the first one which has any. */
export function inheritedMetaclass(bases: readonly Value[]): Value | undefined {
  for (const base of bases) if (base.kind === 'class' && base.metaclass !== undefined) return base.metaclass;
  return undefined;
}

/** What the body of a class annotates, or the head of a function; with texts, where what stands there is not evaluated (PEP 563). */
export function annotationsOf(interpreter: Interpreter, of: ClassValue | FunctionValue): Value {
  const source = interpreter.program.wording(of.scope.path) ?? '';
  const isWritten = /^from __future__ import .*\bannotations\b/m.test(source);
  const entries = annotated(interpreter, of).map(
    ([name, type]) => [name, isWritten ? unknown : type] as const,
  );
  return mappingOf(interpreter, entries);
}

/** The names that are annotated, each with what its annotation is evaluated to. */
function annotated(
  interpreter: Interpreter,
  of: ClassValue | FunctionValue,
): readonly (readonly [name: string, type: Value])[] {
  const { scope } = of;
  if (of.kind === 'class')
    return (scope.annotated ?? []).map((name) => [name, scope.annotations?.get(name) ?? unknown]);
  if (of.definition.kind === 'lambda') return [];
  const { parameters, returns } = of.definition;
  const all = [
    ...parameters.map(({ name, annotation }) => [name, annotation] as const),
    ['return', returns] as const,
  ];
  return all.flatMap(([name, type]) =>
    type === undefined ? [] : [[name, interpreter.operations.evaluate(interpreter, type, scope)] as const],
  );
}

/**
 * What `typing.get_type_hints` gives: for the annotations of all that a class is derived from, the types that they name, with what
 * `Annotated` says beside them where they are asked for as a whole.
 */
export function typeHints(interpreter: Interpreter, of: ClassValue | FunctionValue, isWhole = false): Value {
  const all = of.kind === 'class' ? linearization(of).toReversed() : [of];
  const hints = all.flatMap((one) =>
    annotated(interpreter, one).map(([name, type]) => {
      const text = textOf(type);
      const origin = type.kind === 'external-object' ? type.attributes.get('__origin__')?.value : undefined;
      if (text === undefined || type.kind !== 'literal')
        return [name, isWhole ? type : (origin ?? type)] as const;
      const named = /^[A-Za-z_]\w*$/.test(text) ? lookUp(interpreter, one.scope, text) : unknown;
      return [name, named] as const;
    }),
  );
  return mappingOf(interpreter, hints);
}

/** Whether `cls` is derived from a built-in container. */
export function isContainer(cls: ClassValue): boolean {
  return libraryBases(cls).some((name) => containers.has(name));
}

/** Whether `cls` is derived from a container that is filled when it is made: by `__new__`. */
export function isImmutable(cls: ClassValue): boolean {
  return libraryBases(cls).some((name) => name === 'builtins.tuple' || name === 'builtins.frozenset');
}

/** A new object of `cls`, before its `__init__`. */
export function newObject(interpreter: Interpreter, cls: ClassValue): ObjectValue {
  const object = bareObject(interpreter, cls);
  const ending = classAttribute(interpreter, cls, '__del__');
  if (ending.kind === 'function')
    noteMortal(interpreter, object, () =>
      interpreter.operations.call(interpreter, ending, positionally(object), '__del__'),
    );
  return object;
}

function bareObject(interpreter: Interpreter, cls: ClassValue): ObjectValue {
  const object: ObjectValue = { kind: 'object', class: cls, attributes: new Slots(interpreter.run) };
  if (cls.bases.length === 0) return object;
  const bases = libraryBases(cls);
  const inherits = inheritedInstance(interpreter, bases);
  if (inherits !== undefined) return { ...object, inherits };
  const container = bases.flatMap((name) => containers.get(name) ?? [])[0];
  if (container === undefined) return object;
  const native = container === 'sequence' ? listOf(interpreter, []) : newMapping(interpreter);
  if (native.kind === 'mapping' && bases.includes('collections.defaultdict'))
    native.factory = slotFor(interpreter, literal(null));
  return { ...object, native };
}

/** Makes `cls` one whose fields are filled, as the decorator `name` does with `keywords`. */
export function fillFields(cls: ClassValue, name: string, keywords: ReadonlyMap<string, Value>): ClassValue {
  const passed = linearization(cls).flatMap(({ scope }) => scope.passed ?? []);
  const says = (keyword: string, truth: Truth) => truthOf(keywords.get(keyword) ?? unknown) === truth;
  const isFrozen = name.endsWith('.frozen') || says('frozen', 'true');
  const isHashed = isFrozen || says('unsafe_hash', 'true') || says('hash', 'true');
  const names = fieldNames(cls);
  const written = new Map(linearization(cls).flatMap(({ fields }) => [...(fields?.written ?? [])]));
  for (const [name, { value }] of cls.scope.variables)
    if (value.kind !== 'partial' || !value.isField) written.delete(name);
  const compared = names.filter((one) => !passed.includes(one) && isCompared(cls, one, written));
  // What a field has for a default is the attribute of the class from now on.
  for (const [name, slot] of [...cls.scope.variables]) {
    const { value } = slot;
    const otherwise = value.kind === 'partial' && value.isField ? value.keywords.get('default') : undefined;
    if (value.kind !== 'partial' || otherwise === undefined) continue;
    written.set(name, value);
    cls.scope.variables.set(name, { ...slot, value: otherwise });
  }
  cls.fields = {
    written,
    names,
    afterwards: fillers.get(name) ?? '',
    isTuple: false,
    passed,
    isFrozen,
    isSlotted: says('slots', 'true') || (slotted.has(name) && !says('slots', 'false')),
    isValue: isHashed && !says('eq', 'false'),
    isOrdered: says('order', 'true'),
    compared,
  };
  return cls;
}

/** Decorators that let objects have no other attributes, unless they are told otherwise. */
const slotted: ReadonlySet<string> = new Set(['attr.define', 'attr.frozen', 'attrs.define', 'attrs.frozen']);

/** Whether the field `name` is not written as `field(compare=False)`. */
function isCompared(cls: ClassValue, name: string, written: ReadonlyMap<string, PartialValue>): boolean {
  const own = linearization(cls).find(({ scope }) => scope.variables.peek(name) !== undefined);
  const bound = own?.scope.variables.peek(name)?.value;
  const field = bound?.kind === 'partial' && bound.isField ? bound : written.get(name);
  return field?.kind !== 'partial' || truthOf(field.keywords.get('compare') ?? unknown) !== 'false';
}

/** The fields of `cls`, its own or by its bases; undefined where calling it does what `__init__` says. */
export function fieldsOf(cls: ClassValue): ClassValue['fields'] {
  const own = linearization(cls).find(({ fields }) => fields !== undefined)?.fields;
  if (own !== undefined || cls.bases.length === 0) return own;
  const base = libraryBases(cls).find((name) => filledBases.has(name));
  if (base === undefined) return undefined;
  return {
    names: fieldNames(cls),
    afterwards: filledBases.get(base) ?? '',
    isTuple: base === 'typing.NamedTuple',
  };
}

/** The fields that are written in `cls` and its bases. */
export function fieldNames(cls: ClassValue): readonly string[] {
  const names = new Set<string>();
  for (const { scope } of linearization(cls).toReversed()) {
    for (const name of scope.annotated ?? []) names.add(name);
    for (const [name, { value }] of scope.variables)
      if (value.kind === 'partial' && value.isField) names.add(name);
  }
  return [...names];
}

/** Whether objects of `cls` are no more than members of an enumeration: neither texts nor numbers, too. */
export function isPlainEnumeration(cls: ClassValue): boolean {
  if (cls.bases.length === 0) return false;
  const bases = libraryBases(cls);
  return bases.includes('enum.Enum') && bases.every(comparesByIdentity);
}

/** The full name of the method `name` that a class has of `collections.abc`, which calls those that it defines itself. */
export function mixinOf(
  interpreter: Interpreter,
  { class: cls }: ObjectValue,
  name: string,
): string | undefined {
  if (cls.bases.length === 0) return undefined;
  const bases = libraryBases(cls);
  // A plain dictionary does not ask its class.
  const asks =
    (name === 'update' || name === 'setdefault') &&
    bases.includes('collections.UserDict') &&
    classAttribute(interpreter, cls, '__setitem__').kind === 'function';
  const base = asks ? 'typing.MutableMapping' : bases.find((one) => inheritedMethods.get(one)?.has(name));
  return base === undefined ? undefined : `${base}.${name}`;
}

/** What is in `object`, as containers of `collections` that are derived from have it: `self.data`. */
export function contentsOf({ native, class: cls }: ObjectValue, name: string): Value | undefined {
  if (native === undefined || name !== 'data') return undefined;
  return libraryBases(cls).some((base) => /^collections\.User(?:Dict|List)$/.test(base)) ? native : undefined;
}

/** A method that `cls` has from a library, of which a row of a patcher tells; undefined for any other. */
export function inherited(interpreter: Interpreter, cls: ClassValue, name: string): Value | undefined {
  const { patchers } = interpreter.libraries;
  const base = libraryBases(cls).find((one) => patchers.isMethod(`${one}.${name}`));
  return base === undefined ? undefined : external(`${base}.${name}`);
}
