import {
  annotationsOf,
  classAttribute,
  fieldsOf,
  inheritedMetaclass,
  isImmutable,
  isPlainEnumeration,
  libraryBases,
  linearization,
  newObject,
} from './classes.js';
import { isBuiltInException, raiseExpected, raiseKnown } from './exceptions.js';
import { enterFunction } from './functions.js';
import { insert, listOf, lookAt, mappingOf, placeOf, put, sequenceOf, slotFor, valueIn } from './heap.js';
import { keyOf } from './keys.js';
import { inheritedMethods, isEnumerationBase } from './library-classes.js';
import { keepMade } from './library-objects.js';
import { type Arguments, type Interpreter, noArguments, positionally } from './state.js';
import {
  type ClassValue,
  type Creation,
  choice,
  external,
  type LiteralValue,
  literal,
  type ObjectValue,
  Slots,
  textOf,
  unknown,
  type Value,
  wholeNumberOf,
} from './values.js';

/** How classes and objects come into being (docs.python.org, "Customizing class creation", "Enum HOWTO"). */

/**
 * What a class statement runs once its body is done, in the order of `type.__call__`: the metaclass's `__new__`, within
 * which attributes hear of it by `__set_name__` and the bases by `__init_subclass__`, then its `__init__` (docs.python.org,
 * "Customizing class creation"). Gives what the name is bound to. `prepared` is the namespace, where that is an object of the program's own.
 */
export function createClass(
  interpreter: Interpreter,
  cls: ClassValue,
  keywords: ReadonlyMap<string, Value>,
  prepared?: ObjectValue,
): Value {
  const { metaclass } = cls;
  const entries = [...cls.scope.variables].map(([name, slot]) => [name, valueIn(interpreter, slot)] as const);
  if (cls.scope.annotated?.length) entries.push(['__annotations__', annotationsOf(interpreter, cls)]);
  const namespace = mappingOf(interpreter, entries);
  if (prepared?.native?.kind === 'mapping' && prepared.attributes.run === interpreter.run)
    prepared.native.entries.become(namespace.entries);
  const args: Arguments = {
    positional: [literal(cls.name), sequenceOf(interpreter, cls.bases), prepared ?? namespace],
    keywords,
    open: false,
  };
  const outer = interpreter.creation;
  const creation: Creation = { class: cls, keywords, isMade: false };
  interpreter.creation = creation;
  let made: Value = cls;
  if (metaclass?.kind === 'function')
    made = interpreter.operations.call(interpreter, metaclass, args, 'metaclass');
  else if (metaclass?.kind === 'class') made = runMethod(interpreter, metaclass, '__new__', metaclass, args);
  announce(interpreter, creation);
  interpreter.creation = outer;
  if (metaclass?.kind === 'class') runMethod(interpreter, metaclass, '__init__', cls, args);
  return made.kind === 'unknown' ? cls : made;
}

/** What `type.__new__` does for a class once that is there. */
export function announce(interpreter: Interpreter, creation: Creation): void {
  if (creation.isMade) return;
  creation.isMade = true;
  const { class: cls, keywords } = creation;
  for (const base of cls.bases) if (base.kind === 'class') insert(interpreter, base.subclasses, [cls]);
  if (isPlainEnumeration(cls)) makeMembers(interpreter, cls);
  else if (cls.bases.length > 0 && libraryBases(cls).some(isEnumerationBase)) nameMembers(cls);
  for (const [name, slot] of [...cls.scope.variables]) {
    if (slot.value.kind !== 'object') continue;
    const hook = classAttribute(interpreter, slot.value.class, '__set_name__');
    if (hook.kind !== 'function') continue;
    const args = positionally(slot.value, cls, literal(name));
    enterFunction(interpreter, hook, args, '__set_name__');
  }
  for (const base of linearization(cls).slice(1)) {
    const slot = base.scope.variables.get('__init_subclass__');
    if (slot === undefined) continue;
    const hook = valueIn(interpreter, slot);
    if (hook.kind !== 'function') continue;
    enterFunction(interpreter, hook, { positional: [cls], keywords, open: false }, '__init_subclass__');
    break;
  }
}

function runMethod(
  interpreter: Interpreter,
  of: ClassValue,
  name: string,
  self: Value,
  args: Arguments,
): Value {
  const method = classAttribute(interpreter, of, name);
  if (method.kind !== 'function') return unknown;
  const positional = [self, ...args.positional];
  return enterFunction(interpreter, method, { ...args, positional }, `${of.name}.${name}`);
}

/** Values that are members where the body of an enumeration writes them: no functions, nor what else is a descriptor. */
const memberKinds: ReadonlySet<Value['kind']> = new Set(['literal', 'sequence', 'unknown', 'mapping']);

function isMemberValue(value: Value): boolean {
  if (value.kind === 'partial') return !value.isMethod && !value.isField;
  return memberKinds.has(value.kind);
}

/** What `EnumType.__new__` does: each value of the body becomes an object of the class, made as the class makes them. */
function makeMembers(interpreter: Interpreter, cls: ClassValue): void {
  const { variables } = cls.scope;
  const known = new Map<string, ObjectValue>();
  const maker = classAttribute(interpreter, cls, '__new__');
  for (const [name, slot] of [...variables]) {
    if (name.startsWith('_') || !isMemberValue(slot.value)) continue;
    const value = valueIn(interpreter, slot);
    const key = keyOf(value);
    // Another name of the same value is an alias.
    const alias = key === undefined ? undefined : known.get(key);
    if (alias !== undefined) {
      variables.set(name, { ...slot, value: alias });
      continue;
    }
    const isTuple = value.kind === 'sequence' && value.form === 'tuple';
    const given = isTuple ? value.elements.map((one) => valueIn(interpreter, one)) : [value];
    const made =
      maker.kind === 'function'
        ? enterFunction(interpreter, { ...maker, binding: 'static' }, positionally(cls, ...given), cls.name)
        : unknown;
    const member = made.kind === 'object' && made.class === cls ? made : newObject(interpreter, cls);
    const own = member.attributes.get('_value_');
    for (const one of ['value', '_value_'])
      member.attributes.set(one, { ...slot, value: own?.value ?? value });
    for (const one of ['name', '_name_']) member.attributes.set(one, { ...slot, value: literal(name) });
    if (key !== undefined) known.set(key, member);
    variables.set(name, { ...slot, value: member });
    const initializer = classAttribute(interpreter, cls, '__init__');
    if (initializer.kind === 'function')
      enterFunction(interpreter, initializer, positionally(member, ...given), cls.name);
  }
}

/** The members of an enumeration that are texts or numbers stay what they are, and know what they are members of. */
function nameMembers(cls: ClassValue): void {
  const { variables } = cls.scope;
  for (const [name, slot] of [...variables])
    if (!name.startsWith('_') && slot.value.kind === 'literal')
      variables.set(name, { ...slot, value: { ...slot.value, member: { class: cls, name } } });
}

/** The members of the enumeration `cls` by name, in their order; undefined where it is none, or has none yet. */
export function membersOf(interpreter: Interpreter, cls: ClassValue): ReadonlyMap<string, Value> | undefined {
  if (cls.bases.length === 0 || !libraryBases(cls).some(isEnumerationBase)) return undefined;
  const isPlain = isPlainEnumeration(cls);
  const members = new Map<string, Value>();
  for (const [name, slot] of lookAt(interpreter, cls.scope.variables)) {
    if (name.startsWith('_')) continue;
    const value = valueIn(interpreter, slot);
    const isMember = value.kind === 'object' ? value.class === cls : !isPlain && isMemberValue(value);
    if (isMember && ![...members.values()].includes(value)) members.set(name, value);
  }
  return members.size === 0 ? undefined : members;
}

/** `cls.__members__`, where it is an enumeration. */
export function membersAsMapping(interpreter: Interpreter, cls: ClassValue): Value {
  const members = membersOf(interpreter, cls);
  return members === undefined ? unknown : mappingOf(interpreter, members);
}

/** The members that iterating the enumeration `cls` gives: of flags those of one bit. Undefined where it is none, or has none yet. */
export function listedMembers(interpreter: Interpreter, cls: ClassValue): readonly Value[] | undefined {
  const members = membersOf(interpreter, cls);
  if (members === undefined || !isFlags(cls)) return members && [...members.values()];
  return [...members.values()].filter((one) => {
    const bits = one.kind === 'literal' ? Number(one.value) : 1;
    return bits > 0 && Number.isInteger(Math.log2(bits));
  });
}

/** Whether `cls` is an enumeration whose members are sets of bits. */
function isFlags(cls: ClassValue): boolean {
  return libraryBases(cls).some((name) => /^enum\.(?:Int)?Flag$/.test(name));
}

/** Of flags their bits, by the names of the members of one bit. */
function bitsOf(
  interpreter: Interpreter,
  cls: ClassValue,
): readonly (readonly [name: string, bits: number])[] {
  return (listedMembers(interpreter, cls) ?? []).flatMap((one) =>
    one.kind === 'literal' && one.member !== undefined ? [[one.member.name, Number(one.value)] as const] : [],
  );
}

/** The flag that has `bits`, which are those of what `of` is a member of: all others where they are negated. */
export function flagWith(interpreter: Interpreter, of: Value, bits: number): Value | undefined {
  const cls = of.kind === 'literal' && typeof of.value === 'number' ? of.member?.class : undefined;
  if (cls === undefined || !isFlags(cls)) return undefined;
  const parts = bitsOf(interpreter, cls);
  const all = parts.reduce((sum, [, bit]) => sum | bit, 0);
  const value = bits < 0 ? all & bits : bits;
  const own = [...(membersOf(interpreter, cls)?.values() ?? [])].find(
    (one) => one.kind === 'literal' && one.value === value,
  );
  const names = parts.filter(([, bit]) => (bit & value) === bit).map(([name]) => name);
  return own ?? { ...literal(value), member: { class: cls, name: names.join('|') } };
}

/** The members of one bit that the flag `value` is made of; undefined where it is none. */
export function flagsIn(
  interpreter: Interpreter,
  { value, member }: LiteralValue,
): readonly Value[] | undefined {
  if (member === undefined || typeof value !== 'number' || !isFlags(member.class)) return undefined;
  return listedMembers(interpreter, member.class)?.filter(
    (one) => one.kind === 'literal' && (Number(one.value) & value) === Number(one.value),
  );
}

/** What `name = auto()` is bound to in the body of the enumeration `cls`; unknown where that depends on what is not known. */
export function automaticValue(interpreter: Interpreter, cls: ClassValue, name: string): Value {
  const bases = libraryBases(cls);
  if (!bases.some(isEnumerationBase)) return unknown;
  const before = [...cls.scope.variables].flatMap(([other, slot]) =>
    !other.startsWith('_') && isMemberValue(slot.value) ? [valueIn(interpreter, slot)] : [],
  );
  const own = classAttribute(interpreter, cls, '_generate_next_value_');
  if (own.kind === 'function') {
    const list = sequenceOf(interpreter, before, 'list');
    const args = positionally(literal(name), literal(1), literal(before.length), list);
    return enterFunction(interpreter, { ...own, binding: 'static' }, args, '_generate_next_value_');
  }
  if (bases.includes('enum.StrEnum')) return literal(name.toLowerCase());
  const numbers = before.map((one) => (one.kind === 'literal' ? one.value : undefined));
  if (bases.includes('builtins.str') || !numbers.every((one) => typeof one === 'number')) return unknown;
  const last = Math.max(0, ...numbers);
  return literal(isFlags(cls) ? 2 ** (last === 0 ? 0 : Math.floor(Math.log2(last)) + 1) : last + 1);
}

/** `Kind(value)`: the member of that value; where it is not known which, any of them. */
function memberWith(
  interpreter: Interpreter,
  cls: ClassValue,
  members: ReadonlyMap<string, Value>,
  wanted: Value | undefined,
): Value {
  const all = [...members.values()];
  const key = keyOf(wanted);
  const values = all.map((one) => {
    const slot = one.kind === 'object' ? one.attributes.get('value') : undefined;
    return slot === undefined ? one : valueIn(interpreter, slot);
  });
  const found = all.find((one, at) => one === wanted || (key !== undefined && keyOf(values[at]) === key));
  if (found !== undefined) return found;
  const [first] = all;
  const bits = wholeNumberOf(wanted);
  const flag = first === undefined || bits === undefined ? undefined : flagWith(interpreter, first, bits);
  if (flag !== undefined) return flag;
  const missing = key === undefined ? unknown : classAttribute(interpreter, cls, '_missing_');
  const given =
    missing.kind === 'function' && wanted !== undefined
      ? enterFunction(interpreter, missing, positionally(cls, wanted), `${cls.name}._missing_`)
      : unknown;
  const isNone = given.kind === 'literal' && given.value === null;
  // Without a member of that value there is none to give.
  const isKnown = [wanted, ...values].every(
    (one) => one?.kind === 'literal' && typeof one.value !== 'boolean',
  );
  if (isKnown && (isNone || missing.kind === 'unknown')) {
    raiseKnown(interpreter, 'ValueError');
    if (interpreter.raising !== undefined) return unknown;
  }
  return given.kind === 'unknown' || isNone ? choice(all) : given;
}

/** `cls[index]`: by its metaclass or `__class_getitem__`; a generic class is itself. */
export function itemOfClass(interpreter: Interpreter, cls: ClassValue, index: Value): Value {
  const own = cls.metaclass?.kind === 'class' ? cls.metaclass : undefined;
  if (own !== undefined && classAttribute(interpreter, own, '__getitem__').kind === 'function')
    return runMethod(interpreter, own, '__getitem__', cls, positionally(index));
  const members = membersOf(interpreter, cls);
  if (members !== undefined) {
    const name = textOf(index);
    if (name !== undefined && !members.has(name)) raiseExpected(interpreter, 'KeyError');
    return members.get(name ?? '') ?? choice([...members.values()]);
  }
  const method = classAttribute(interpreter, cls, '__class_getitem__');
  if (method.kind !== 'function') return cls;
  return interpreter.operations.call(interpreter, method, positionally(cls, index), '__class_getitem__');
}

/** `cls(…)`: what its metaclass says, else what `type.__call__` does. */
export function instantiate(interpreter: Interpreter, cls: ClassValue, args: Arguments): Value {
  if (cls.metaclass?.kind === 'class') {
    const method = classAttribute(interpreter, cls.metaclass, '__call__');
    if (method.kind === 'function')
      return enterFunction(interpreter, method, { ...args, positional: [cls, ...args.positional] }, cls.name);
  }
  const members = membersOf(interpreter, cls);
  if (members !== undefined) return memberWith(interpreter, cls, members, args.positional[0]);
  return construct(interpreter, cls, args);
}

/** `type.__call__`: `__new__`, and `__init__` of what that gives if it is of the class. */
export function construct(interpreter: Interpreter, cls: ClassValue, args: Arguments): Value {
  const own = classAttribute(interpreter, cls, '__new__');
  let made: Value = unknown;
  if (own.kind === 'function') {
    const given = { ...args, positional: [cls, ...args.positional] };
    made = enterFunction(interpreter, { ...own, binding: 'static' }, given, cls.name);
    const objects = made.kind === 'choice' ? made.values : [made];
    if (made.kind === 'class' && isMetaclass(cls)) return initialized(interpreter, cls, made, args);
    const object = objects.find(
      (one): one is ObjectValue => one.kind === 'object' && linearization(one.class).includes(cls),
    );
    if (object === undefined && made.kind !== 'unknown') return made;
    made = object ?? unknown;
  }
  if (made.kind === 'unknown' && isMetaclass(cls) && args.positional.length >= 3)
    return initialized(interpreter, cls, classByCall(interpreter, cls, args), args);
  const object = made.kind === 'object' ? made : newObject(interpreter, cls);
  if (isException(cls)) keepArguments(interpreter, object, args);
  const initializer = classAttribute(interpreter, cls, '__init__');
  if (initializer.kind === 'function') {
    enterFunction(interpreter, initializer, { ...args, positional: [object, ...args.positional] }, cls.name);
  } else fill(interpreter, object, args);
  return object;
}

/** What the `__init__` that a class does not write itself does. */
export function fill(interpreter: Interpreter, object: ObjectValue, args: Arguments): void {
  const { native, class: cls } = object;
  if (
    native !== undefined &&
    !(native.kind === 'sequence' && native.elements.length > 0 && isImmutable(cls))
  ) {
    const contents = interpreter.operations.call(
      interpreter,
      external(native.kind === 'sequence' ? 'builtins.list' : 'builtins.dict'),
      args,
      cls.name,
    );
    if (contents.kind === 'sequence' && native.kind === 'sequence')
      native.elements.push(...contents.elements);
    if (native.kind === 'mapping' && native.factory !== undefined && args.positional[0] !== undefined)
      native.factory = slotFor(interpreter, args.positional[0]);
    else if (contents.kind === 'mapping' && native.kind === 'mapping')
      for (const [key, slot] of contents.entries) native.entries.set(key, slot);
  }
  if (isException(cls)) keepArguments(interpreter, object, args);
  const [first] = args.positional;
  if (first !== undefined && libraryBases(cls).includes('types.ModuleType'))
    put(interpreter, object.attributes, '__name__', first);
  for (const base of libraryBases(cls)) {
    keepMade(interpreter, base, object.attributes, args);
    if (inheritedMethods.get(base)?.has('__init__') !== true) continue;
    const given = { ...args, positional: [object, ...args.positional] };
    interpreter.operations.call(interpreter, external(`${base}.__init__`), given, cls.name);
  }
  const fields = fieldsOf(cls);
  if (fields === undefined) return;
  const passed: Value[] = [];
  let position = 0;
  for (const name of fields.names) {
    const given = args.keywords.get(name) ?? args.positional[position];
    if (!args.keywords.has(name)) position++;
    const value = given ?? (args.open ? unknown : defaultOf(interpreter, cls, name));
    if (fields.passed?.includes(name)) passed.push(value);
    else put(interpreter, object.attributes, name, value);
  }
  if (fields.afterwards === '') return;
  const then = classAttribute(interpreter, cls, fields.afterwards);
  if (then.kind === 'function')
    enterFunction(interpreter, then, positionally(object, ...passed), fields.afterwards);
}

function isMetaclass(cls: ClassValue): boolean {
  return cls.bases.length > 0 && libraryBases(cls).includes('builtins.type');
}

/** What `type.__new__(metaclass, name, bases, namespace)` makes where no statement is doing so. */
export function classByCall(interpreter: Interpreter, metaclass: ClassValue, args: Arguments): ClassValue {
  const scope = interpreter.modules.get(interpreter.activation.module)?.scope ?? metaclass.scope;
  const made = classOf(interpreter, args, scope, metaclass);
  announce(interpreter, { class: made, keywords: args.keywords, isMade: false });
  return made;
}

/** `made`, once the `__init__` of its metaclass has run. */
function initialized(
  interpreter: Interpreter,
  metaclass: ClassValue,
  made: ClassValue,
  args: Arguments,
): ClassValue {
  runMethod(interpreter, metaclass, '__init__', made, args);
  return made;
}

/** Whether objects of `cls` are exceptions. */
function isException(cls: ClassValue): boolean {
  return (
    cls.bases.length > 0 &&
    libraryBases(cls).some(
      (name) => name === 'builtins.BaseException' || isBuiltInException(name.slice('builtins.'.length)),
    )
  );
}

/** What an exception has been made with. */
function keepArguments(interpreter: Interpreter, object: ObjectValue, { positional }: Arguments): void {
  put(interpreter, object.attributes, 'args', sequenceOf(interpreter, positional));
}

function defaultOf(interpreter: Interpreter, cls: ClassValue, name: string): Value {
  const value = classAttribute(interpreter, cls, name);
  if (value.kind !== 'partial' || !value.isField) return value;
  const otherwise = value.keywords.get('default');
  if (otherwise !== undefined) return otherwise;
  return value.callee.kind === 'unknown'
    ? unknown
    : interpreter.operations.call(interpreter, value.callee, noArguments, name);
}

/** `type(name, bases, namespace)`: a class without a statement. */
export function classOf(
  interpreter: Interpreter,
  args: Arguments,
  scope: ClassValue['scope'],
  metaclass?: ClassValue,
): ClassValue {
  const [name, bases, namespace] = args.positional;
  const text = textOf(name) ?? 'class';
  const variables = new Slots(interpreter.run);
  if (namespace?.kind === 'mapping') {
    for (const [key, slot] of namespace.entries) if (key.startsWith('$')) variables.set(key.slice(1), slot);
  }
  const inner = {
    ...scope,
    kind: 'class' as const,
    variables,
    parent: scope,
    declared: new Map(),
    qualifier: text,
  };
  const own = bases?.kind === 'sequence' ? bases.elements.map((slot) => valueIn(interpreter, slot)) : [];
  const cls: ClassValue = {
    kind: 'class',
    name: text,
    module: scope.module,
    bases: own,
    metaclass: metaclass ?? inheritedMetaclass(own),
    scope: inner,
    place: placeOf(interpreter),
    subclasses: listOf(interpreter, []),
  };
  inner.class = cls;
  return cls;
}
