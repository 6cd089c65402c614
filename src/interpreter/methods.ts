import { register } from './abstract-classes.js';
import { attribute, attributePlainly, deletePlainly, putAttribute, setPlainly } from './attributes.js';
import { isImmutable, newObject, saysNothing, wholeOrder } from './classes.js';
import { announce, classByCall, construct, fill } from './construction.js';
import { fromKeys, ofMapping, ofSequence } from './container-methods.js';
import { errorOf, raiseKnown } from './exceptions.js';
import {
  boundTo,
  elementsOf,
  lookInList,
  mappingOf,
  newMapping,
  put,
  remove,
  sequenceOf,
  slotFor,
  valueIn,
} from './heap.js';
import { askGenerator, closeGenerator, endGenerator, keeping, listed, throwInto } from './iteration.js';
import { unknownKey } from './keys.js';
import { type Arguments, type Interpreter, positionally } from './state.js';
import { textMethod } from './texts.js';
import { isThreadMethod, noteThread } from './threads.js';
import {
  type GeneratorValue,
  hasUnknownNames,
  literal,
  type NativeMethodValue,
  type ObjectValue,
  Slots,
  slotsOf,
  textOf,
  unknown,
  type Value,
  valueOfKey,
} from './values.js';

/** Calls a method that Python brings. */
export function callNative(
  interpreter: Interpreter,
  { self, name }: NativeMethodValue,
  args: Arguments,
): Value {
  const method = name.replace(/^object\./, '');
  if (isThreadMethod(self, method)) {
    const result = noteThread(interpreter, self, method, args);
    return method === 'map' ? (mapped(interpreter, self, args) ?? result) : result;
  }
  switch (self.kind) {
    case 'sequence':
      return ofSequence(interpreter, self, name, args);
    case 'mapping':
      return ofMapping(interpreter, self, name, args);
    case 'namespace':
      return ofNamespace(interpreter, self.of, name, args);
    case 'literal':
      return (
        (typeof self.value === 'string' ? textMethod(interpreter, self.value, name, args) : undefined) ??
        unknown
      );
    case 'generator':
      if (name === '__next__') return askGenerator(interpreter, self);
      if (name === 'send') return keeping(self, () => askGenerator(interpreter, self, args.positional[0]));
      if (name === 'throw') return thrownInto(interpreter, self, args);
      closeGenerator(interpreter, self);
      return literal(null);
    case 'function':
      for (const key of [...(self.results?.keys() ?? [])]) remove(interpreter, self.results!, key);
      return literal(null);
    default:
      return ofObject(interpreter, self, name, args);
  }
}

/** `executor.map(callee, …)`: what `callee` gives for the elements of each; undefined where these are not known. */
function mapped(
  interpreter: Interpreter,
  executor: Value,
  { positional: [callee, ...iterables], open }: Arguments,
): Value | undefined {
  const lists = iterables.map((one) => listed(interpreter, one));
  const [first] = lists;
  if (callee === undefined || open || first === undefined) return undefined;
  if (!lists.every((one) => one !== undefined)) return undefined;
  const results = first.slice(0, Math.min(...lists.map(({ length }) => length))).map((_, index) => {
    const args = positionally(callee, ...lists.map((one) => one[index]!));
    return noteThread(interpreter, noteThread(interpreter, executor, 'submit', args), 'result');
  });
  return sequenceOf(interpreter, results);
}

/** Whether `of` is a class, as it stands last in an `__mro__`, which brings nothing of the name `text`. */
function lacksText(of: Value, text: string): boolean {
  return of.kind === 'external' && saysNothing(of.name) && !text.startsWith('_');
}

/** A method of `vars(of)`. */
function ofNamespace(interpreter: Interpreter, of: Value, name: string, args: Arguments): Value {
  const [first, second] = args.positional;
  const text = textOf(first);
  const slots = slotsOf(of);
  // What an object has by its class is not among its own.
  const isOwn =
    slots !== undefined &&
    (of.kind === 'object' || (of.kind === 'class' && text?.startsWith('__') === false));
  const found = (): Value => {
    if (text === undefined) return unknown;
    return isOwn && of.kind === 'object'
      ? (boundTo(interpreter, slots, text) ?? unknown)
      : attribute(interpreter, of, text);
  };
  const isAbsent = text !== undefined && (slots === undefined ? lacksText(of, text) : !slots.has(text));
  switch (name) {
    case 'get':
      if (isAbsent && isOwn && !hasUnknownNames(slots)) return second ?? literal(null);
      return isAbsent ? (second ?? found()) : found();
    case '__getitem__':
      return isAbsent ? (second ?? found()) : found();
    case 'setdefault':
      if (text === undefined || slots?.has(text) === true) return found();
      putAttribute(interpreter, of, text, second ?? literal(null));
      return second ?? literal(null);
    case '__setitem__':
      if (text !== undefined && second !== undefined) putAttribute(interpreter, of, text, second);
      return literal(null);
    case 'update': {
      const added = newMapping(interpreter);
      ofMapping(interpreter, added, 'update', args);
      for (const [key, slot] of added.entries) {
        const one = textOf(valueOfKey(key));
        if (one !== undefined) putAttribute(interpreter, of, one, slot.value);
        else if (slots !== undefined) put(interpreter, slots, unknownKey(slots), slot.value);
      }
      return literal(null);
    }
    case 'clear':
      for (const one of [...(slots?.keys() ?? [])]) remove(interpreter, slots!, one);
      return literal(null);
    case 'pop':
    case '__delitem__': {
      const value = isAbsent && second !== undefined ? second : found();
      if (text !== undefined && slots !== undefined) remove(interpreter, slots, text);
      return value;
    }
    default: {
      if (slots === undefined) return unknown;
      const entries = new Map([...slots].map(([one, slot]) => [`$${one}`, slot]));
      return ofMapping(interpreter, newMapping(interpreter, entries), name, args);
    }
  }
}

/** `generator.throw(exception)`. */
function thrownInto(
  interpreter: Interpreter,
  self: GeneratorValue,
  { positional: [first] }: Arguments,
): Value {
  const error = first === undefined ? undefined : errorOf('', first);
  if (first === undefined || error === undefined) {
    endGenerator(interpreter, self);
    return unknown;
  }
  const { next, leaves } = throwInto(interpreter, self, { error, value: first });
  if (leaves) raiseKnown(interpreter, error);
  return next ?? unknown;
}

/** What `object`, `type` and the containers do for a class of the program's own that calls them by `super()`. */
function ofObject(interpreter: Interpreter, self: Value, name: string, args: Arguments): Value {
  const [first, second] = args.positional;
  switch (name) {
    case '__call__':
    case 'object.__call__':
      return self.kind === 'class' ? construct(interpreter, self, args) : unknown;
    case '__new__':
    case 'object.__new__':
      return newInstance(interpreter, self, args);
    case 'object.__init__':
      if (self.kind === 'object') fill(interpreter, self, args);
      return literal(null);
    case 'object.__setattr__': {
      const text = textOf(first);
      if (text !== undefined && second !== undefined) setPlainly(interpreter, self, text, second);
      return literal(null);
    }
    case 'object.__delattr__': {
      const text = textOf(first);
      if (text !== undefined) deletePlainly(interpreter, self, text);
      return literal(null);
    }
    case 'object.__getattribute__': {
      const text = textOf(first);
      return self.kind === 'object' && text !== undefined
        ? attributePlainly(interpreter, self, text)
        : unknown;
    }
    case '__subclasses__':
      return self.kind === 'class'
        ? sequenceOf(interpreter, elementsOf(interpreter, lookInList(interpreter, self.subclasses)), 'list')
        : unknown;
    case 'mro':
      return self.kind === 'class' ? sequenceOf(interpreter, wholeOrder(self) ?? [], 'list') : unknown;
    case 'register':
      if (self.kind === 'class' && first !== undefined) register(interpreter, self, first);
      return first ?? unknown;
    case 'object.__enter__':
      return self;
    case 'object.__prepare__':
      return newMapping(interpreter);
    case '_replace':
      return self.kind === 'object' ? withAttributes(interpreter, self, args.keywords) : unknown;
    case '_asdict':
      return self.kind === 'object' ? mappingOf(interpreter, fieldValues(interpreter, self)) : unknown;
    case '_make': {
      const cls = self.kind === 'object' ? self.class : self;
      const values = first === undefined ? undefined : listed(interpreter, first);
      if (cls.kind !== 'class' || values === undefined) return unknown;
      return construct(interpreter, cls, positionally(...values));
    }
    case 'fromkeys':
      return fromKeys(interpreter, first, second);
    default:
      return unknown;
  }
}

/** Attributes of a class of which it is known which ones a metaclass leaves away. */
const mostAttributes = 100;

/** `object.__new__(cls)`; of a metaclass `type.__new__`, which makes the class whose statement is being executed. */
function newInstance(interpreter: Interpreter, self: Value, args: Arguments): Value {
  const [cls, , , given] = args.positional;
  const namespace = given?.kind === 'object' ? given.native : given;
  const { creation } = interpreter;
  if (args.positional.length >= 4 && creation !== undefined) {
    const { class: made } = creation;
    if (namespace?.kind === 'mapping') {
      for (const [key, slot] of namespace.entries) {
        const name = textOf(valueOfKey(key));
        if (name !== undefined) made.scope.variables.set(name, slot);
      }
      // What a metaclass has left away is no attribute; of a long namespace not all is gone through.
      const { variables } = made.scope;
      if (variables.size < mostAttributes && !hasUnknownNames(namespace.entries))
        for (const name of [...variables.keys()])
          if (!namespace.entries.has(`$${name}`)) variables.delete(name);
    }
    announce(interpreter, creation);
    return made;
  }
  if (args.positional.length >= 4 && self.kind === 'class') {
    const metaclass = cls?.kind === 'class' ? cls : self;
    return classByCall(interpreter, metaclass, { ...args, positional: args.positional.slice(1) });
  }
  const of = cls?.kind === 'class' ? cls : self.kind === 'class' ? self : undefined;
  if (of === undefined) return unknown;
  const made = newObject(interpreter, of);
  // What cannot be changed is given what is in it here.
  const contents = args.positional[1];
  if (contents !== undefined && made.native?.kind === 'sequence' && isImmutable(of))
    for (const one of listed(interpreter, contents) ?? [unknown])
      made.native.elements.push(slotFor(interpreter, one));
  return made;
}

/** A named tuple, or another object, with some attributes that differ. */
export function withAttributes(
  interpreter: Interpreter,
  self: ObjectValue,
  keywords: Arguments['keywords'],
): ObjectValue {
  const attributes = new Slots(interpreter.run, self.attributes);
  for (const [name, value] of keywords) attributes.set(name, slotFor(interpreter, value));
  return { ...self, attributes };
}

function fieldValues(interpreter: Interpreter, self: ObjectValue): readonly (readonly [string, Value])[] {
  return [...self.attributes].map(([name, slot]) => [name, valueIn(interpreter, slot)]);
}
