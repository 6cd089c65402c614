import { isAbstract } from './abstract-classes.js';
import {
  annotationsOf,
  classAttribute,
  contentsOf,
  fieldsOf,
  inherited,
  isContainer,
  linearization,
  mixinOf,
  wholeOrder,
} from './classes.js';
import { membersAsMapping } from './construction.js';
import { asMethodOf, callMethod, hasMethod, isMethodOfBuiltIn } from './data-model.js';
import { attempted, raiseKnown } from './exceptions.js';
import {
  boundTo,
  listOf,
  lookAt,
  mappingOf,
  newMapping,
  put,
  putEntry,
  remove,
  sequenceOf,
  valueIn,
} from './heap.js';
import { readExternal, replaceOriginal } from './holds.js';
import { loadLazyAttribute, readLibraryAttribute } from './imports.js';
import { isFrozen, lacksSlot } from './lacking.js';
import { dropIn, keepIn, keptIn } from './library-objects.js';
import { loadedModule, standIn } from './module-runs.js';
import { addBuiltin, boundIn, builtinIn, moduleAttribute } from './references.js';
import { type Interpreter, nameOfModule, positionally } from './state.js';
import { isThreadMethod } from './threads.js';
import {
  type ClassValue,
  choice,
  eachOf,
  external,
  type FunctionValue,
  givesMethods,
  hasNativeMethod,
  hasUnknownNames,
  type LiteralValue,
  literal,
  type MappingValue,
  type ModuleValue,
  type ObjectValue,
  type PartialValue,
  type SuperValue,
  slotsOf,
  unknown,
  type Value,
} from './values.js';

/** `getattr(value, name)`: a library's attribute by name, a module's variable or submodule, a class's or object's. */
export function attribute(interpreter: Interpreter, value: Value, name: string): Value {
  switch (value.kind) {
    case 'external': {
      if (name === '__dict__') return { kind: 'namespace', of: value };
      loadLazyAttribute(interpreter, value.name, name);
      const read = readLibraryAttribute(interpreter, value.name, name);
      if (read !== undefined) return read.kind === 'external' ? readExternal(interpreter, read.name) : read;
      const added = isBuiltinsModule(value) ? builtinIn(interpreter, name) : undefined;
      if (added !== undefined) return added;
      const order = name === '__mro__' ? wholeOrder(value) : undefined;
      if (order !== undefined) return sequenceOf(interpreter, order, 'tuple');
      const full = `${value.name}.${name}`;
      if (interpreter.mocked.includes(full)) return unknown;
      const known = interpreter.host.attribute(full) ?? interpreter.host.standIn(interpreter, full);
      if (known !== undefined) return known;
      // What is read of a class that was replaced is not the original's.
      return value.owners === undefined
        ? readExternal(interpreter, full)
        : { kind: 'external', name: full, owners: value.owners };
    }
    case 'external-object': {
      if (value.attributes.has(name)) return boundTo(interpreter, value.attributes, name) ?? unknown;
      if (name === '__class__') return external(value.class);
      if (name === '__dict__') return { kind: 'namespace', of: value };
      const method = external(`${value.class}.${name}`);
      if (value.class === 'inspect.BoundArguments' && (name === 'args' || name === 'kwargs'))
        return interpreter.operations.call(interpreter, method, positionally(value), name);
      return givesMethods(value.class) ? asMethodOf(value, method) : method;
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
    case 'function':
      return attributeOfFunction(interpreter, value, name);
    case 'bound-method':
      return name === '__self__' ? value.self : attribute(interpreter, value.function, name);
    case 'partial':
      return attributeOfPartial(interpreter, value, name);
    case 'literal':
      if (value.member !== undefined) return attributeOfMember(interpreter, value, value.member, name);
      if (hasNativeMethod(value, name)) return { kind: 'native-method', self: value, name };
      // No text or number has an attribute of this name: it is the member of an Enum.
      return name === 'value' ? value : unknown;
    case 'sequence':
    case 'mapping':
    case 'generator':
    case 'namespace':
      if (name === 'parents' && value.kind === 'mapping') return value.parents ?? unknown;
      return hasNativeMethod(value, name) ? { kind: 'native-method', self: value, name } : unknown;
    case 'choice':
      return eachOf(value, (one) => attribute(interpreter, one, name));
    case 'unknown':
      return keptIn(interpreter, value, `.${name}`) ?? unknown;
    case 'instance':
      return isThreadMethod(value, name) ? { kind: 'native-method', self: value, name } : unknown;
    default:
      return unknown;
  }
}

/** What `functools.partial(…)` has. */
function attributeOfPartial(
  interpreter: Interpreter,
  { callee, positional, keywords, open, driven }: PartialValue,
  name: string,
): Value {
  if (driven !== undefined)
    return hasNativeMethod(driven, name) ? { kind: 'native-method', self: driven, name } : unknown;
  if (name === 'func') return callee;
  if (open) return unknown;
  if (name === 'args') return sequenceOf(interpreter, positional, 'tuple');
  return name === 'keywords' ? mappingOf(interpreter, [...keywords]) : unknown;
}

/** What a text or number has that is a member of an enumeration. */
function attributeOfMember(
  interpreter: Interpreter,
  value: LiteralValue,
  { class: cls, name: own }: NonNullable<LiteralValue['member']>,
  name: string,
): Value {
  if (name === 'name' || name === '_name_') return literal(own);
  if (name === 'value' || name === '_value_') return literal(value.value);
  if (name === '__class__') return cls;
  const found = classAttribute(interpreter, cls, name);
  if (found.kind === 'function' && found.binding === 'property')
    return interpreter.operations.call(interpreter, found, positionally(value), name);
  if (found.kind !== 'unknown') return bound(value, found, cls);
  return hasNativeMethod(value, name) ? { kind: 'native-method', self: value, name } : unknown;
}

/** What a function has: what code has put there, and what every function has. */
function attributeOfFunction(interpreter: Interpreter, value: FunctionValue, name: string): Value {
  const { definition, defaults, module, attributes } = value;
  const own = attributes.get(name);
  if (own !== undefined) return valueIn(interpreter, own);
  switch (name) {
    case '__wrapped__':
    case '__func__':
    case '__call__':
      return value;
    case '__name__':
    case '__qualname__':
      return definition.kind === 'function' ? literal(definition.name) : literal('<lambda>');
    case '__module__':
      return literal(nameOfModule(interpreter, module));
    case '__annotations__':
      return annotationsOf(interpreter, value);
    case 'cache_clear':
      return value.results === undefined ? unknown : { kind: 'native-method', self: value, name };
    case '__dict__':
      return { kind: 'namespace', of: value };
    case '__globals__': {
      const own = interpreter.modules.get(module)?.value;
      return own === undefined ? unknown : { kind: 'namespace', of: own };
    }
    case '__defaults__':
    case '__kwdefaults__': {
      const isKeyword = name === '__kwdefaults__';
      const own = definition.parameters
        .filter(({ form }) => isKeyword === (form === 'keyword-only'))
        .flatMap((one) => defaults.get(one.name) ?? []);
      if (own.length === 0) return literal(null);
      if (!isKeyword) return listOf(interpreter, own, 'tuple');
      const keywords = [...defaults].filter(([, slot]) => own.includes(slot));
      const mapping = newMapping(interpreter, new Map(keywords.map(([key, slot]) => [`$${key}`, slot])));
      // What is changed in it is seen by calls.
      putAttribute(interpreter, value, name, mapping);
      return mapping;
    }
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
  if (found.kind === 'object') return described(interpreter, found, literal(null), cls);
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
      return literal(nameOfModule(interpreter, cls.module));
    case '__dict__':
      return { kind: 'namespace', of: cls };
    case '__mro__':
      return sequenceOf(interpreter, wholeOrder(cls) ?? [], 'tuple');
    case '__members__':
      return membersAsMapping(interpreter, cls);
    case '__bases__':
      return sequenceOf(interpreter, cls.bases);
    case '__annotations__':
      return annotationsOf(interpreter, cls);
    case '__new__':
    case '__call__':
    case '__subclasses__':
    case 'mro':
      return { kind: 'native-method', self: cls, name };
    default:
      if (name === 'register' && isAbstract(cls)) return { kind: 'native-method', self: cls, name };
      if (isContainer(cls) && name === 'fromkeys') return { kind: 'native-method', self: cls, name };
      return name.startsWith('__')
        ? unknown
        : (inherited(interpreter, cls, name) ??
            callMethod(interpreter, cls, '__getattr__', literal(name)) ??
            attributeOfTuple(interpreter, cls, name));
  }
}

function attributeOfObject(interpreter: Interpreter, object: ObjectValue, name: string): Value {
  if (hasMethod(interpreter, object, '__getattribute__')) {
    const all = attempted(
      interpreter,
      ['AttributeError'],
      () => callMethod(interpreter, object, '__getattribute__', literal(name)) ?? unknown,
    );
    if (all === undefined) {
      const given = callMethod(interpreter, object, '__getattr__', literal(name));
      if (given === undefined) raiseKnown(interpreter, 'AttributeError');
      return given ?? unknown;
    }
    if (all.kind !== 'unknown') return all;
  }
  const found = attributePlainly(interpreter, object, name);
  if (found.kind !== 'unknown' || name.startsWith('__')) return found;
  return callMethod(interpreter, object, '__getattr__', literal(name)) ?? found;
}

/** What `object.__getattribute__(object, name)` gives. */
export function attributePlainly(interpreter: Interpreter, object: ObjectValue, name: string): Value {
  const own = object.attributes.get(name);
  const found = classAttribute(interpreter, object.class, name);
  if (found.kind === 'function' && found.binding === 'property')
    return interpreter.operations.call(interpreter, found, positionally(object), name);
  if (hasMethod(interpreter, found, '__set__')) return described(interpreter, found, object, object.class);
  if (own !== undefined) return boundTo(interpreter, object.attributes, name) ?? unknown;
  const given = dictOf(interpreter, object)?.entries.get(`$${name}`);
  if (given !== undefined) return valueIn(interpreter, given);
  if (found.kind === 'function' && found.binding === 'cached-property') {
    const value = interpreter.operations.call(interpreter, found, positionally(object), name);
    put(interpreter, object.attributes, name, value);
    return value;
  }
  if (found.kind === 'object') return described(interpreter, found, object, object.class);
  // Whoever sets attributes by names that are not known may have set this one.
  if (found.kind === 'literal' && hasUnknownNames(object.attributes)) return choice([found, unknown]);
  if (found.kind !== 'unknown') return bound(object, found, object.class);
  if (name === '__class__') return object.class;
  if (name === '__dict__') return { kind: 'namespace', of: object };
  if (name === '__annotations__') {
    const annotating = linearization(object.class).find(({ scope }) => scope.annotated?.length);
    return annotating === undefined ? unknown : annotationsOf(interpreter, annotating);
  }
  const mixin = mixinOf(interpreter, object, name);
  if (mixin !== undefined) return asMethodOf(object, external(mixin));
  if (object.native !== undefined && hasNativeMethod(object.native, name))
    return { kind: 'native-method', self: object.native, name };
  if (isThreadMethod(object, name)) return { kind: 'native-method', self: object, name };
  const known = inherited(interpreter, object.class, name) ?? contentsOf(object, name);
  return known ?? attributeOfTuple(interpreter, object, name);
}

/** What a named tuple and its class have beside its fields. */
function attributeOfTuple(interpreter: Interpreter, self: ObjectValue | ClassValue, name: string): Value {
  if (!tupleMethods.has(name) && name !== '_fields') return unknown;
  const fields = fieldsOf(self.kind === 'class' ? self : self.class);
  if (fields?.isTuple !== true) return unknown;
  if (name === '_fields') return sequenceOf(interpreter, fields.names.map(literal));
  return { kind: 'native-method', self, name };
}

const tupleMethods: ReadonlySet<string> = new Set(['_replace', '_asdict', '_make']);

/** The dictionary that code has put into the place of the object's own: `self.__dict__ = self`. */
function dictOf(interpreter: Interpreter, { attributes }: ObjectValue): MappingValue | undefined {
  const value = boundTo(interpreter, attributes, '__dict__');
  const container = value?.kind === 'object' ? value.native : value;
  return container?.kind === 'mapping' ? container : undefined;
}

/** What `found`, which is in a class, gives: itself where it is no descriptor (docs.python.org, "Descriptor Guide"). */
function described(interpreter: Interpreter, found: Value, instance: Value, owner: ClassValue): Value {
  return callMethod(interpreter, found, '__get__', instance, owner) ?? found;
}

/** `super().name`: a first-party method of what comes behind, else what `object`, `type` or a container bring. */
function attributeOfSuper(interpreter: Interpreter, { self, after }: SuperValue, name: string): Value {
  let cls = self.kind === 'class' ? self : self.class;
  let order = linearization(cls);
  // In a method of a metaclass the class is an object of that.
  if (self.kind === 'class' && !order.includes(after) && self.metaclass?.kind === 'class') {
    cls = self.metaclass;
    order = linearization(cls);
  }
  for (const base of order.slice(order.indexOf(after) + 1)) {
    const slot = lookAt(interpreter, base.scope.variables).get(name);
    if (slot === undefined) continue;
    const found = valueIn(interpreter, slot);
    if (name === '__new__') return found;
    // In a class method, or in a method of a metaclass, `self` is a class.
    if (self.kind === 'class' && found.kind === 'function' && found.binding === 'function')
      return { kind: 'bound-method', self, function: found };
    if (found.kind === 'function' && found.binding === 'property')
      return interpreter.operations.call(interpreter, found, positionally(self), name);
    return bound(self, found, cls);
  }
  const native = self.kind === 'object' && name !== '__init__' ? self.native : undefined;
  if (native !== undefined && hasNativeMethod(native, name))
    return { kind: 'native-method', self: native, name };
  const mixin = self.kind === 'object' ? mixinOf(interpreter, self, name) : undefined;
  if (mixin !== undefined) return asMethodOf(self, external(mixin));
  return inherited(interpreter, cls, name) ?? { kind: 'native-method', self, name: `object.${name}` };
}

/** `object.name = value`, by whatever that runs: `__setattr__`, a property's setter, a descriptor. */
export function setAttribute(interpreter: Interpreter, object: Value, name: string, value: Value): void {
  switch (object.kind) {
    case 'super':
      setPlainly(interpreter, object.self, name, value);
      return;
    case 'choice':
      for (const one of object.values) setAttribute(interpreter, one, name, value);
      return;
    default:
      if (callMethod(interpreter, object, '__setattr__', literal(name), value) !== undefined) return;
      if (object.kind === 'object' && isFrozen(object.class))
        raiseKnown(interpreter, 'FrozenInstanceError<AttributeError');
      if (interpreter.raising === undefined) setPlainly(interpreter, object, name, value);
  }
}

/** What `object.__setattr__(object, name, value)` does. */
export function setPlainly(interpreter: Interpreter, object: Value, name: string, value: Value): void {
  const found = attributeOfType(interpreter, object, name);
  if (found.kind === 'function' && found.binding === 'property') {
    if (found.setter !== undefined)
      interpreter.operations.call(interpreter, found.setter, positionally(object, value), name);
  } else if (callMethod(interpreter, found, '__set__', object, value) === undefined) {
    if (object.kind === 'object' && lacksSlot(interpreter, object.class, name))
      raiseKnown(interpreter, 'AttributeError');
    if (interpreter.raising === undefined) putAttribute(interpreter, object, name, value);
  }
}

/** `vars(object)[name] = value`. */
export function putAttribute(interpreter: Interpreter, object: Value, name: string, value: Value): void {
  const slots = slotsOf(object);
  const given = object.kind === 'object' ? dictOf(interpreter, object) : undefined;
  if (given !== undefined) putEntry(interpreter, given, literal(name), value);
  else if (object.kind === 'native-method' && object.name === '__new__' && name === '__defaults__')
    giveDefaults(interpreter, object.self, value);
  else if (object.kind === 'module' && name === '__class__' && value.kind === 'class')
    becomeA(interpreter, object, value);
  else if (slots !== undefined) put(interpreter, slots, name, value);
  else if (object.kind === 'unknown') keepIn(interpreter, object, `.${name}`, value);
  else if (isBuiltinsModule(object)) addBuiltin(interpreter, name, value);
  else if (object.kind === 'external') replaceOriginal(interpreter, `${object.name}.${name}`, value);
}

function isBuiltinsModule(object: Value): boolean {
  return object.kind === 'external' && (object.name === 'builtins' || object.name === '__builtin__');
}

/** `Point.__new__.__defaults__ = (1, 2)`: of a named tuple those are what its last fields are. */
function giveDefaults(interpreter: Interpreter, of: Value, values: Value): void {
  const fields = of.kind === 'class' ? fieldsOf(of) : undefined;
  if (of.kind !== 'class' || fields?.isTuple !== true || values.kind !== 'sequence') return;
  const names = fields.names.slice(-values.elements.length || fields.names.length);
  for (const [index, name] of names.entries()) {
    const slot = values.elements[index];
    if (slot !== undefined) put(interpreter, of.scope.variables, name, valueIn(interpreter, slot));
  }
}

/** `sys.modules[__name__].__class__ = cls`: what the module lacks, its class may have. */
function becomeA(interpreter: Interpreter, { name, scope }: ModuleValue, cls: ClassValue): void {
  const state = interpreter.modules.get(name);
  if (state !== undefined)
    standIn(interpreter, state, { kind: 'object', class: cls, attributes: scope.variables });
}

/** What the class of `object` has by that name, which may say what setting and deleting an attribute does. */
function attributeOfType(interpreter: Interpreter, object: Value, name: string): Value {
  if (object.kind === 'object') return classAttribute(interpreter, object.class, name);
  return object.kind === 'class' && object.metaclass?.kind === 'class'
    ? classAttribute(interpreter, object.metaclass, name)
    : unknown;
}

/** `del object.name`, by whatever that runs. */
export function deleteAttribute(interpreter: Interpreter, object: Value, name: string): void {
  if (callMethod(interpreter, object, '__delattr__', literal(name)) === undefined)
    deletePlainly(interpreter, object, name);
}

/** What `object.__delattr__(object, name)` does. */
export function deletePlainly(interpreter: Interpreter, object: Value, name: string): void {
  const found = attributeOfType(interpreter, object, name);
  if (found.kind === 'function' && found.binding === 'property') {
    if (found.deleter !== undefined)
      interpreter.operations.call(interpreter, found.deleter, positionally(object), name);
  } else if (callMethod(interpreter, found, '__delete__', object) === undefined)
    removeAttribute(interpreter, object, name);
}

/** `del vars(object)[name]`. */
export function removeAttribute(interpreter: Interpreter, object: Value, name: string): void {
  const slots = slotsOf(object);
  if (slots !== undefined) remove(interpreter, slots, name);
  else if (object.kind === 'unknown') dropIn(interpreter, object, `.${name}`);
}

/** Functions of a class become methods of what they are looked up on. */
function bound(self: Value, found: Value, cls: ClassValue): Value {
  if (isMethodOfBuiltIn(found) && self.kind === 'object') return asMethodOf(self, found);
  if (found.kind === 'choice') return eachOf(found, (one) => bound(self, one, cls));
  if (found.kind === 'partial' && found.isMethod && self.kind !== 'class')
    return { ...found, callee: bound(self, found.callee, cls) };
  if (found.kind !== 'function') return found;
  if (found.binding === 'static') return found;
  if (found.binding === 'class') return { kind: 'bound-method', self: cls, function: found };
  return self.kind === 'class' ? found : { kind: 'bound-method', self, function: found };
}
