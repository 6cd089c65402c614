import { callFirst, callMethod, hasMethod, isMethodOfBuiltIn, isNotImplemented } from '../data-model.js';
import { raiseExpected } from '../exceptions.js';
import { elementsOf, listOf, mappingOf, newMapping, put, sequenceOf, slotFor, valueIn } from '../heap.js';
import { callNative } from '../methods.js';
import {
  type Arguments,
  type Builtin,
  type Builtins,
  builtinsFor,
  type Interpreter,
  positionally,
} from '../state.js';
import { tellText } from '../texts.js';
import {
  hasNativeMethod,
  identified,
  literal,
  type ObjectValue,
  Slots,
  unknown,
  type Value,
} from '../values.js';

/** Functions by the methods of their first argument that they call: the first one that its class has. */
const methods: ReadonlyMap<string, readonly string[]> = new Map(
  Object.entries({
    len: '__len__',
    repr: '__repr__',
    ascii: '__repr__',
    str: '__str__ __repr__',
    hash: '__hash__',
    abs: '__abs__',
    round: '__round__',
    int: '__int__ __index__ __trunc__',
    float: '__float__ __index__',
    complex: '__complex__ __float__ __index__',
    bytes: '__bytes__',
    dir: '__dir__',
    divmod: '__divmod__',
    pow: '__pow__',
    iter: '__iter__',
    reversed: '__reversed__',
  })
    .map(([name, called]): readonly [string, readonly string[]] => [`builtins.${name}`, called.split(' ')])
    .concat([
      ['math.floor', ['__floor__']],
      ['math.ceil', ['__ceil__']],
      ['math.trunc', ['__trunc__']],
      ['operator.index', ['__index__']],
      ['copy.copy', ['__copy__']],
      ['copy.deepcopy', ['__deepcopy__']],
    ]),
);

/** What a built-in function gives of an object of the program's own that says so itself; undefined where it does not. */
export function toldByObject(
  interpreter: Interpreter,
  name: string,
  { positional: [first, ...more] }: Arguments,
): Value | undefined {
  if (first?.kind !== 'object' && first?.kind !== 'class') return undefined;
  const called = methods.get(name);
  const told = called === undefined ? undefined : callFirst(interpreter, first, called, ...more);
  return told === undefined || isNotImplemented(told) ? undefined : identified(told);
}

/** `list.append(items, value)`: a method of a built-in class, called with what it is a method of. */
export function unboundCall(interpreter: Interpreter, callee: Value, args: Arguments): Value | undefined {
  const [self, ...positional] = args.positional;
  if (callee.kind !== 'external' || !isMethodOfBuiltIn(callee) || self === undefined) return undefined;
  const [, type = '', name = ''] = callee.name.split('.');
  const rest = { ...args, positional };
  if (type === 'object' || type === 'type') {
    // `__new__` is a static method: it is given the class.
    const given = name === '__new__' ? args : rest;
    return callNative(interpreter, { kind: 'native-method', self, name: `object.${name}` }, given);
  }
  const target = self.kind === 'object' ? (self.native ?? self) : self;
  return hasNativeMethod(target, name)
    ? callNative(interpreter, { kind: 'native-method', self: target, name }, rest)
    : undefined;
}

/** Objects in objects that are copied one by one. */
const deepestCopy = 20;

/** A new object with what `value` has in it, each as `inner` gives it; `value` itself where that is nothing that is copied. */
function copyOf(interpreter: Interpreter, value: Value, inner: (value: Value) => Value): Value {
  const copiedSlots = (slots: Slots) =>
    new Slots(
      interpreter.run,
      [...slots].map(([name, slot]) => [
        name,
        { value: inner(valueIn(interpreter, slot)), place: slot.place },
      ]),
    );
  switch (value.kind) {
    case 'sequence':
      return listOf(
        interpreter,
        elementsOf(interpreter, value).map((one) => slotFor(interpreter, inner(one))),
        value.form,
      );
    case 'mapping':
      return { ...value, entries: copiedSlots(value.entries) };
    case 'external-object':
      return { ...value, attributes: copiedSlots(value.attributes) };
    case 'object': {
      const reduced = callFirst(interpreter, value, ['__reduce_ex__', '__reduce__']);
      if (reduced !== undefined) return rebuilt(interpreter, reduced, inner) ?? value;
      const state = callMethod(interpreter, value, '__getstate__');
      if (state !== undefined) return withState(interpreter, value, state);
      const native = value.native === undefined ? undefined : copyOf(interpreter, value.native, inner);
      const attributes = copiedSlots(value.attributes);
      return native?.kind === 'sequence' || native?.kind === 'mapping'
        ? { ...value, attributes, native }
        : { ...value, attributes };
    }
    default:
      return value;
  }
}

function deepCopyOf(interpreter: Interpreter, value: Value, known: Map<Value, Value>, depth: number): Value {
  if (depth > deepestCopy) return value;
  const before = known.get(value);
  if (before !== undefined) return before;
  // Of the outermost object somebody has asked before.
  const told =
    depth === 0 ? undefined : callMethod(interpreter, value, '__deepcopy__', newMapping(interpreter));
  if (told !== undefined) return told;
  // What leads back to itself is not copied a second time.
  known.set(value, value);
  const made = copyOf(interpreter, value, (inner) => deepCopyOf(interpreter, inner, known, depth + 1));
  known.set(value, made);
  return made;
}

/** What `__reduce__` has given makes: a function called with arguments, and the state that its result is given. */
function rebuilt(
  interpreter: Interpreter,
  reduced: Value,
  inner: (value: Value) => Value,
): Value | undefined {
  if (reduced.kind !== 'sequence') return undefined;
  const [callee, args, state] = elementsOf(interpreter, reduced);
  if (callee === undefined || args?.kind !== 'sequence') return undefined;
  const given = elementsOf(interpreter, args).map(inner);
  const made = interpreter.operations.call(interpreter, callee, positionally(...given), '__reduce__');
  const isNone = state === undefined || (state.kind === 'literal' && state.value === null);
  return made.kind !== 'object' || isNone ? made : withState(interpreter, made, inner(state), made);
}

/** What is in the bytes that `pickle.dumps` has given: nothing that a name of the program reaches. */
const pickled = new WeakMap<Value, Value>();

/** A copy of `object` with what its `__getstate__` has given: locks cannot be copied, and are often left out of that. */
function withState(
  interpreter: Interpreter,
  object: ObjectValue,
  state: Value,
  copy: ObjectValue = { ...object, attributes: new Slots(interpreter.run) },
): Value {
  if (callMethod(interpreter, copy, '__setstate__', state) === undefined)
    callNative(
      interpreter,
      { kind: 'native-method', self: { kind: 'namespace', of: copy }, name: 'update' },
      positionally(state),
    );
  return copy;
}

const boundClass = 'inspect.BoundArguments';

/** The parameters of what `inspect.signature` has given, by name: of which kind each is, and its default, where it has one. */
function parametersOf(signature: Value | undefined): ReadonlyMap<string, [kind: string, otherwise?: Value]> {
  const slot = signature?.kind === 'external-object' ? signature.attributes.get('parameters') : undefined;
  const all = new Map<string, [string, Value?]>();
  if (slot?.value.kind !== 'mapping') return all;
  for (const [key, { value }] of slot.value.entries) {
    const [kind, otherwise] = ['kind', 'default'].map((name) =>
      value.kind === 'external-object' ? value.attributes.get(name)?.value : undefined,
    );
    const isMissing = otherwise?.kind === 'external' && otherwise.name === 'inspect.Parameter.empty';
    const form = kind?.kind === 'external' ? kind.name.slice('inspect.Parameter.'.length) : '';
    all.set(key.slice(1), otherwise === undefined || isMissing ? [form] : [form, otherwise]);
  }
  return all;
}

/** `signature.bind(…)` and `bind_partial`: what the parameters are given; a call that these do not take is a TypeError. */
function bound(
  ...[interpreter, { positional, keywords, open }, , name, receiver]: Parameters<Builtin>
): Value | undefined {
  const parameters = parametersOf(receiver);
  if (receiver === undefined || open) return undefined;
  const left = new Map(keywords);
  const rest = [...positional];
  const given: (readonly [string, Value])[] = [];
  let isWhole = true;
  for (const [one, [kind, otherwise]] of parameters) {
    const own = left.get(one);
    if (kind === 'VAR_POSITIONAL') {
      if (rest.length > 0) given.push([one, sequenceOf(interpreter, rest.splice(0), 'tuple')]);
    } else if (kind === 'VAR_KEYWORD') {
      if (left.size > 0) given.push([one, mappingOf(interpreter, [...left])]);
      left.clear();
    } else if (kind === 'POSITIONAL_OR_KEYWORD' && rest.length > 0) given.push([one, rest.shift()!]);
    else if (own !== undefined) given.push([one, own]);
    else isWhole &&= otherwise !== undefined || name.endsWith('_partial');
    if (kind === 'KEYWORD_ONLY' || given.at(-1)?.[1] === own) left.delete(one);
  }
  if (!isWhole || rest.length > 0 || left.size > 0) {
    raiseExpected(interpreter, 'TypeError');
    return unknown;
  }
  const attributes = new Slots(interpreter.run);
  put(interpreter, attributes, 'signature', receiver);
  put(interpreter, attributes, 'arguments', mappingOf(interpreter, given));
  return { kind: 'external-object', class: boundClass, attributes };
}

/** What has been bound, by which signature, and where that is kept; undefined of anything else. */
function boundIn(self: Value | undefined) {
  const slots = self?.kind === 'external-object' ? self.attributes : undefined;
  const given = slots?.get('arguments')?.value;
  if (slots === undefined || given?.kind !== 'mapping') return undefined;
  return { slots, given, parameters: parametersOf(slots.get('signature')?.value) };
}

/** What `bound.args` and `bound.kwargs` are by now: all that can be given by its place, and what cannot. */
function boundParts(interpreter: Interpreter, self: Value | undefined) {
  const { given, parameters } = boundIn(self) ?? {};
  if (given === undefined || parameters === undefined) return undefined;
  const args: Value[] = [];
  const kwargs = mappingOf(interpreter, []);
  let isByName = false;
  for (const [name, [kind]] of parameters) {
    const slot = given.entries.get(`$${name}`);
    isByName ||= slot === undefined || kind === 'KEYWORD_ONLY' || kind === 'VAR_KEYWORD';
    if (slot === undefined) continue;
    const value = valueIn(interpreter, slot);
    if (kind === 'VAR_POSITIONAL')
      args.push(...(value.kind === 'sequence' ? elementsOf(interpreter, value) : [unknown]));
    else if (kind === 'VAR_KEYWORD' && value.kind === 'mapping')
      for (const [key, one] of value.entries)
        put(interpreter, kwargs.entries, key, valueIn(interpreter, one));
    else if (isByName) put(interpreter, kwargs.entries, `$${name}`, value);
    else args.push(value);
  }
  return { args, kwargs };
}

/** What else asks objects of the program's own, and what `inspect` binds. */
export const objectBuiltins: Builtins = {
  ...builtinsFor(['inspect.Signature.bind', 'inspect.Signature.bind_partial'], bound),
  [`${boundClass}.args`]: (interpreter, { positional: [self] }) => {
    const parts = boundParts(interpreter, self);
    return parts && sequenceOf(interpreter, parts.args, 'tuple');
  },
  [`${boundClass}.kwargs`]: (interpreter, { positional: [self] }) => boundParts(interpreter, self)?.kwargs,
  [`${boundClass}.apply_defaults`]: (interpreter, _, __, ___, self) => {
    const bound = boundIn(self);
    if (bound === undefined) return undefined;
    const before = new Map(bound.given.entries);
    const all = [...bound.parameters].map(([name, [kind, otherwise]]) => {
      const slot = before.get(`$${name}`);
      const empty =
        kind === 'VAR_POSITIONAL' ? sequenceOf(interpreter, [], 'tuple') : mappingOf(interpreter, []);
      return [name, slot === undefined ? (otherwise ?? empty) : valueIn(interpreter, slot)] as const;
    });
    put(interpreter, bound.slots, 'arguments', mappingOf(interpreter, all));
    return literal(null);
  },
  'copy.copy': (interpreter, { positional: [value] }) =>
    value === undefined ? undefined : copyOf(interpreter, value, (inner) => inner),
  'copy.deepcopy': (interpreter, { positional: [value] }) =>
    value === undefined ? undefined : deepCopyOf(interpreter, value, new Map(), 0),
  'pickle.dumps': (interpreter, { positional: [value] }) => {
    if (value === undefined) return undefined;
    const bytes: Value = { kind: 'unknown', path: '' };
    // What says itself how it is made anew is asked where that is done.
    const isAsked =
      hasMethod(interpreter, value, '__reduce__') || hasMethod(interpreter, value, '__reduce_ex__');
    pickled.set(bytes, isAsked ? value : deepCopyOf(interpreter, value, new Map(), 0));
    return bytes;
  },
  'pickle.loads': (interpreter, { positional: [bytes] }) => {
    const value = bytes === undefined ? undefined : pickled.get(bytes);
    return value === undefined ? undefined : deepCopyOf(interpreter, value, new Map(), 0);
  },
  'builtins.format': (interpreter, { positional: [value, form] }) => {
    if (value === undefined) return undefined;
    const own = callMethod(interpreter, value, '__format__', form ?? literal(''));
    return own ?? tellText(interpreter, value, 'str');
  },
  'builtins.print': (interpreter, { positional }) => {
    for (const one of positional) tellText(interpreter, one, 'str');
    return undefined;
  },
};
