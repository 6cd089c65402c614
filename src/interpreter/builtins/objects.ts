import { callFirst, callMethod, isMethodOfBuiltIn, isNotImplemented } from '../data-model.js';
import { callNative } from '../methods.js';
import type { Arguments, Builtins, Interpreter } from '../state.js';
import { tellText } from '../texts.js';
import { hasNativeMethod, identified, literal, type Value } from '../values.js';

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

/** What else asks objects of the program's own. */
export const objectBuiltins: Builtins = {
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
