import { enterFunction } from './functions.js';
import { listOf, lookAt, mappingOf, newMapping, placeOf, put, remove, sequenceOf, valueIn } from './heap.js';
import { readExternal } from './holds.js';
import { loadLazyAttribute, readLibraryAttribute } from './imports.js';
import { containers, filledBases, fillers } from './library-classes.js';
import { loadedModule } from './module-runs.js';
import { boundIn, moduleAttribute } from './references.js';
import { type Arguments, type Interpreter, noArguments, positionally } from './state.js';
import {
  type ClassValue,
  type Creation,
  choice,
  external,
  type FunctionValue,
  hasNativeMethod,
  literal,
  type ObjectValue,
  Slots,
  type SuperValue,
  textOf,
  unknown,
  type Value,
} from './values.js';

/** Attributes of libraries whose value is known. */
const constants: ReadonlyMap<string, boolean> = new Map([
  ['typing.TYPE_CHECKING', false],
  ['typing_extensions.TYPE_CHECKING', false],
  ['six.PY2', false],
  ['six.PY3', true],
]);

/** `getattr(value, name)`: a library's attribute by name, a module's variable or submodule, a class's or object's. */
export function attribute(interpreter: Interpreter, value: Value, name: string): Value {
  switch (value.kind) {
    case 'external': {
      if (name === '__dict__') return { kind: 'namespace', of: value };
      loadLazyAttribute(interpreter, value.name, name);
      const read = readLibraryAttribute(interpreter, value.name, name);
      if (read !== undefined) return read.kind === 'external' ? readExternal(interpreter, read.name) : read;
      const full = `${value.name}.${name}`;
      if (interpreter.mocked.includes(full)) return unknown;
      const constant = constants.get(full);
      if (constant !== undefined) return literal(constant);
      const known = interpreter.host.attribute(full);
      if (known !== undefined) return known;
      // What is read of a class that was replaced is not the original's.
      return value.owners === undefined
        ? readExternal(interpreter, full)
        : { kind: 'external', name: full, owners: value.owners };
    }
    case 'external-object': {
      const own = value.attributes.get(name);
      return own === undefined ? external(`${value.class}.${name}`) : valueIn(interpreter, own);
    }
    case 'module': {
      const found = boundIn(interpreter, value.scope, name);
      if (found !== undefined) return found;
      if (name === '__dict__') return { kind: 'namespace', of: value };
      const own = moduleAttribute(interpreter, value.scope, name);
      if (own !== undefined) return own;
      const submodule = loadedModule(interpreter, `${value.name}.${name}`);
      return submodule?.value ?? lazyAttributeOf(interpreter, value.name, name);
    }
    case 'class':
      return attributeOfClass(interpreter, value, name);
    case 'object':
      return attributeOfObject(interpreter, value, name);
    case 'super':
      return attributeOfSuper(interpreter, value, name);
    case 'function': {
      const own = value.attributes.get(name);
      if (own !== undefined) return valueIn(interpreter, own);
      if (name === '__wrapped__' || name === '__call__') return value;
      const isNamed = name === '__name__' || name === '__qualname__';
      return isNamed && value.definition.kind === 'function' ? literal(value.definition.name) : unknown;
    }
    case 'bound-method':
      if (name === '__self__') return value.self;
      return name === '__func__' ? value.function : attribute(interpreter, value.function, name);
    case 'partial':
      return name === 'func' ? value.callee : unknown;
    case 'literal':
      if (hasNativeMethod(value, name)) return { kind: 'native-method', self: value, name };
      // No text or number has an attribute of this name: it is the member of an Enum.
      return name === 'value' ? value : unknown;
    case 'sequence':
    case 'mapping':
    case 'generator':
    case 'namespace':
      return hasNativeMethod(value, name) ? { kind: 'native-method', self: value, name } : unknown;
    case 'choice':
      return choice(value.values.map((one) => attribute(interpreter, one, name)));
    default:
      return unknown;
  }
}

/**
 * What a module gives for a name that it lacks: by a `__getattr__` of its own (PEP 562), or by that of the object that it has
 * put into its place in `sys.modules`.
 */
function lazyAttributeOf(interpreter: Interpreter, module: string, name: string): Value {
  const state = interpreter.modules.get(module);
  if (state === undefined || name.startsWith('__')) return unknown;
  const { standIn } = state;
  const own = standIn === undefined ? unknown : attribute(interpreter, standIn, name);
  if (own.kind !== 'unknown') return own;
  const lookUp =
    standIn?.kind === 'object'
      ? attribute(interpreter, standIn, '__getattr__')
      : boundIn(interpreter, state.scope, '__getattr__');
  if (lookUp?.kind !== 'function' && lookUp?.kind !== 'bound-method') return unknown;
  const args = positionally(literal(name));
  return interpreter.operations.call(interpreter, lookUp, args, name);
}

function attributeOfClass(interpreter: Interpreter, cls: ClassValue, name: string): Value {
  const found = classAttribute(interpreter, cls, name);
  if (found.kind === 'object') return described(interpreter, found, [literal(null), cls]) ?? found;
  if (found.kind !== 'unknown') return bound(cls, found, cls);
  if (cls.metaclass?.kind === 'class') {
    const method = classAttribute(interpreter, cls.metaclass, name);
    if (method.kind === 'function' && method.binding === 'property')
      return interpreter.operations.call(interpreter, method, positionally(cls), name);
    if (method.kind === 'function') return { kind: 'bound-method', self: cls, function: method };
    if (method.kind !== 'unknown') return method;
  }
  switch (name) {
    case '__name__':
    case '__qualname__':
      return literal(cls.name);
    case '__module__':
      return literal(cls.module);
    case '__dict__':
      return { kind: 'namespace', of: cls };
    case '__mro__':
      return sequenceOf(interpreter, linearization(cls));
    case '__bases__':
      return sequenceOf(interpreter, cls.bases);
    case '__new__':
    case '__call__':
      return { kind: 'native-method', self: cls, name };
    default:
      return isContainer(cls) && name === 'fromkeys' ? { kind: 'native-method', self: cls, name } : unknown;
  }
}

function attributeOfObject(interpreter: Interpreter, object: ObjectValue, name: string): Value {
  const own = object.attributes.get(name);
  const found = classAttribute(interpreter, object.class, name);
  if (found.kind === 'function' && found.binding === 'property')
    return getter(interpreter, found, object, name);
  if (own !== undefined) return valueIn(interpreter, own);
  if (found.kind === 'function' && found.binding === 'cached-property') {
    const value = getter(interpreter, found, object, name);
    put(interpreter, object.attributes, name, value);
    return value;
  }
  if (found.kind === 'object') return described(interpreter, found, [object, object.class]) ?? found;
  if (found.kind !== 'unknown') return bound(object, found, object.class);
  if (name === '__class__') return object.class;
  if (name === '__dict__') return { kind: 'namespace', of: object };
  if (object.native !== undefined && hasNativeMethod(object.native, name))
    return { kind: 'native-method', self: object.native, name };
  if (name.startsWith('__')) return unknown;
  const fallback = classAttribute(interpreter, object.class, '__getattr__');
  if (fallback.kind !== 'function') return unknown;
  return interpreter.operations.call(interpreter, fallback, positionally(object, literal(name)), name);
}

function getter(interpreter: Interpreter, property: FunctionValue, self: Value, name: string): Value {
  return interpreter.operations.call(interpreter, property, positionally(self), name);
}

/** What a descriptor in a class gives (docs.python.org, "Descriptor Guide"); undefined where `found` is none. */
function described(interpreter: Interpreter, found: ObjectValue, args: readonly Value[]): Value | undefined {
  const get = classAttribute(interpreter, found.class, '__get__');
  if (get.kind !== 'function') return undefined;
  return interpreter.operations.call(interpreter, get, positionally(found, ...args), '__get__');
}

/** `super().name`: a first-party method of what comes behind, else what `object`, `type` or a container bring. */
function attributeOfSuper(interpreter: Interpreter, { self, after }: SuperValue, name: string): Value {
  const cls = self.kind === 'class' ? self : self.class;
  const order = linearization(cls);
  for (const base of order.slice(order.indexOf(after) + 1)) {
    const slot = lookAt(interpreter, base.scope.variables).get(name);
    if (slot === undefined) continue;
    const found = valueIn(interpreter, slot);
    if (name === '__new__') return found;
    // In a class method, or in a method of a metaclass, `self` is a class.
    if (self.kind === 'class' && found.kind === 'function' && found.binding === 'function')
      return { kind: 'bound-method', self, function: found };
    if (found.kind === 'function' && found.binding === 'property')
      return getter(interpreter, found, self, name);
    return bound(self, found, cls);
  }
  if (self.kind === 'object' && self.native !== undefined && name !== '__init__') {
    if (hasNativeMethod(self.native, name)) return { kind: 'native-method', self: self.native, name };
  }
  return { kind: 'native-method', self, name: `object.${name}` };
}

/** `object.name = value`, by whatever that runs: a property's setter, a descriptor, `__setattr__`. */
export function setAttribute(interpreter: Interpreter, object: Value, name: string, value: Value): void {
  switch (object.kind) {
    case 'module':
      put(interpreter, object.scope.variables, name, value);
      return;
    case 'class':
      put(interpreter, object.scope.variables, name, value);
      return;
    case 'function':
    case 'external-object':
      put(interpreter, object.attributes, name, value);
      return;
    case 'bound-method':
      put(interpreter, object.function.attributes, name, value);
      return;
    case 'super':
      setAttribute(interpreter, object.self, name, value);
      return;
    case 'object': {
      const found = classAttribute(interpreter, object.class, name);
      if (found.kind === 'function' && found.binding === 'property') {
        if (found.setter !== undefined)
          interpreter.operations.call(interpreter, found.setter, positionally(object, value), name);
        return;
      }
      const set = found.kind === 'object' ? classAttribute(interpreter, found.class, '__set__') : unknown;
      if (set.kind === 'function') {
        interpreter.operations.call(interpreter, set, positionally(found, object, value), '__set__');
        return;
      }
      const own = classAttribute(interpreter, object.class, '__setattr__');
      if (own.kind === 'function')
        interpreter.operations.call(
          interpreter,
          own,
          positionally(object, literal(name), value),
          '__setattr__',
        );
      else put(interpreter, object.attributes, name, value);
      return;
    }
    case 'choice':
      for (const one of object.values) setAttribute(interpreter, one, name, value);
      return;
    default:
      return;
  }
}

/** `del object.name`. */
export function deleteAttribute(interpreter: Interpreter, object: Value, name: string): void {
  const slots =
    object.kind === 'module' || object.kind === 'class'
      ? object.scope.variables
      : object.kind === 'object' || object.kind === 'function' || object.kind === 'external-object'
        ? object.attributes
        : undefined;
  if (slots !== undefined) remove(interpreter, slots, name);
}

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
  const pending = [...bases.map((base) => [...linearization(base)]), [...bases]];
  const order = [cls];
  for (;;) {
    const open = pending.filter((list) => list.length > 0);
    if (open.length === 0) break;
    const heads = open.map((list) => list[0]!);
    const next = heads.find((head) => open.every((list) => !list.slice(1).includes(head))) ?? heads[0]!;
    order.push(next);
    for (const list of pending) {
      const at = list.indexOf(next);
      if (at >= 0) list.splice(at, 1);
    }
  }
  linearizations.set(cls, order);
  return order;
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

/** Functions of a class become methods of what they are looked up on. */
function bound(self: Value, found: Value, cls: ClassValue): Value {
  if (found.kind === 'choice') return choice(found.values.map((one) => bound(self, one, cls)));
  if (found.kind !== 'function') return found;
  if (found.binding === 'static') return found;
  if (found.binding === 'class') return { kind: 'bound-method', self: cls, function: found };
  return self.kind === 'class' ? found : { kind: 'bound-method', self, function: found };
}

/** The metaclass that the bases of a class bring: that of the first one which has any. */
export function inheritedMetaclass(bases: readonly Value[]): Value | undefined {
  for (const base of bases) if (base.kind === 'class' && base.metaclass !== undefined) return base.metaclass;
  return undefined;
}

/**
 * What a class statement runs once its body is done, in the order of `type.__call__`: the metaclass's `__new__`, within
 * which attributes hear of it by `__set_name__` and the bases by `__init_subclass__`, then its `__init__` (docs.python.org,
 * "Customizing class creation"). Gives what the name is bound to.
 */
export function createClass(
  interpreter: Interpreter,
  cls: ClassValue,
  keywords: ReadonlyMap<string, Value>,
): Value {
  const { metaclass } = cls;
  const entries = [...cls.scope.variables].map(([name, slot]) => [name, valueIn(interpreter, slot)] as const);
  const args: Arguments = {
    positional: [literal(cls.name), sequenceOf(interpreter, cls.bases), mappingOf(interpreter, entries)],
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
  return enterFunction(
    interpreter,
    method,
    { ...args, positional: [self, ...args.positional] },
    `${of.name}.${name}`,
  );
}

function isContainer(cls: ClassValue): boolean {
  return libraryBases(cls).some((name) => containers.has(name));
}

/** A new object of `cls`, before its `__init__`. */
export function newObject(interpreter: Interpreter, cls: ClassValue): ObjectValue {
  const object: ObjectValue = { kind: 'object', class: cls, attributes: new Slots(interpreter.run) };
  if (cls.bases.length === 0) return object;
  const container = libraryBases(cls).flatMap((name) => containers.get(name) ?? [])[0];
  if (container === undefined) return object;
  const native = container === 'sequence' ? listOf(interpreter, []) : newMapping(interpreter);
  return { ...object, native };
}

/** Makes `cls` one whose fields are filled, as the decorator `name` does. */
export function fillFields(cls: ClassValue, name: string): ClassValue {
  cls.fields = { names: fieldNames(cls), afterwards: fillers.get(name) ?? '', isTuple: false };
  return cls;
}

/** The fields of `cls`, its own or by its bases; undefined where calling it does what `__init__` says. */
function fieldsOf(cls: ClassValue): ClassValue['fields'] {
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

function fieldNames(cls: ClassValue): readonly string[] {
  const names = new Set<string>();
  for (const { scope } of linearization(cls).toReversed()) {
    for (const name of scope.annotated ?? []) names.add(name);
    for (const [name, { value }] of scope.variables)
      if (value.kind === 'partial' && value.isField) names.add(name);
  }
  return [...names];
}

/** `cls(…)`: what its metaclass says, else what `type.__call__` does. */
export function instantiate(interpreter: Interpreter, cls: ClassValue, args: Arguments): Value {
  if (cls.metaclass?.kind === 'class') {
    const method = classAttribute(interpreter, cls.metaclass, '__call__');
    if (method.kind === 'function')
      return enterFunction(interpreter, method, { ...args, positional: [cls, ...args.positional] }, cls.name);
  }
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
    const object = objects.find(
      (one): one is ObjectValue => one.kind === 'object' && linearization(one.class).includes(cls),
    );
    if (object === undefined && made.kind !== 'unknown') return made;
    made = object ?? unknown;
  }
  const object = made.kind === 'object' ? made : newObject(interpreter, cls);
  const initializer = classAttribute(interpreter, cls, '__init__');
  if (initializer.kind === 'function') {
    enterFunction(interpreter, initializer, { ...args, positional: [object, ...args.positional] }, cls.name);
  } else fill(interpreter, object, args);
  return object;
}

/** What the `__init__` that a class does not write itself does. */
export function fill(interpreter: Interpreter, object: ObjectValue, args: Arguments): void {
  const { native, class: cls } = object;
  if (native !== undefined) {
    const contents = interpreter.operations.call(
      interpreter,
      external(native.kind === 'sequence' ? 'builtins.list' : 'builtins.dict'),
      args,
      cls.name,
    );
    if (contents.kind === 'sequence' && native.kind === 'sequence')
      native.elements.push(...contents.elements);
    if (contents.kind === 'mapping' && native.kind === 'mapping')
      for (const [key, slot] of contents.entries) native.entries.set(key, slot);
  }
  const fields = fieldsOf(cls);
  if (fields === undefined) return;
  let position = 0;
  for (const name of fields.names) {
    const given = args.keywords.get(name) ?? args.positional[position];
    if (!args.keywords.has(name)) position++;
    put(interpreter, object.attributes, name, given ?? defaultOf(interpreter, cls, name));
  }
  if (fields.afterwards === '') return;
  const then = classAttribute(interpreter, cls, fields.afterwards);
  if (then.kind === 'function') enterFunction(interpreter, then, positionally(object), fields.afterwards);
}

function defaultOf(interpreter: Interpreter, cls: ClassValue, name: string): Value {
  const value = classAttribute(interpreter, cls, name);
  if (value.kind !== 'partial' || !value.isField) return value;
  return value.callee.kind === 'unknown'
    ? unknown
    : interpreter.operations.call(interpreter, value.callee, noArguments, name);
}

/** `type(name, bases, namespace)`: a class without a statement. */
export function classOf(interpreter: Interpreter, args: Arguments, scope: ClassValue['scope']): ClassValue {
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
  const cls: ClassValue = {
    kind: 'class',
    name: text,
    module: scope.module,
    bases: bases?.kind === 'sequence' ? bases.elements.map((slot) => valueIn(interpreter, slot)) : [],
    metaclass: undefined,
    scope: inner,
    place: placeOf(interpreter),
  };
  inner.class = cls;
  return cls;
}
