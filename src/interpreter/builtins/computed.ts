import {
  countsOthers,
  hasMethodsOf,
  isAbstractMetaclass,
  isRegistering,
  registeredWith,
  toldByHook,
} from '../abstract-classes.js';
import { saysNothing } from '../classes.js';
import { compared, conditionOf } from '../conditions.js';
import { callMethod, hashed, isLess, messageOf, orderKeys } from '../data-model.js';
import { isBuiltInException, isOneOf, raiseKnown } from '../exceptions.js';
import { elementsOf, sequenceOf } from '../heap.js';
import { iterate, listed } from '../iteration.js';
import { builtInTypes, noneType } from '../library-classes.js';
import { isSlice, operated, unionClass } from '../operators.js';
import { type Builtin, type Builtins, builtinsFor, type Interpreter } from '../state.js';
import {
  type ClassValue,
  choice,
  external,
  type GeneratorValue,
  hasUnknownNames,
  literal,
  type MappingValue,
  type SequenceValue,
  type Truth,
  textOf,
  type Value,
  wholeNumberOf,
} from '../values.js';
import { pathClass, pathText } from './imports.js';

/** What a built-in function gives of values that are known; undefined where it may be anything. */
type Computation = (interpreter: Interpreter, first: Value, more: readonly Value[]) => Value | undefined;

const computations: Readonly<Record<string, Computation>> = {
  len: (_, value) => lengthOf(value.kind === 'object' ? (value.native ?? value) : value),
  bool: (interpreter, value) => asValue(conditionOf(interpreter, value)),
  isinstance: (interpreter, value, [of]) =>
    of === undefined
      ? undefined
      : (callMethod(interpreter, of, '__instancecheck__', value) ?? literalOf(isA(interpreter, value, of))),
  issubclass: (interpreter, value, [of]) =>
    (value.kind !== 'class' && value.kind !== 'external') || of === undefined
      ? undefined
      : (callMethod(interpreter, of, '__subclasscheck__', value) ??
        literalOf(
          value.kind === 'class'
            ? isDerived(interpreter, value, of)
            : isExceptionA(interpreter, value.name, of),
        )),
  callable: (_, value) => {
    if (value.kind === 'function' || value.kind === 'class' || value.kind === 'bound-method')
      return literal(true);
    if (value.kind === 'external' && isBuiltInFunction(value.name)) return literal(true);
    return value.kind === 'literal' ? literal(false) : undefined;
  },
  all: (interpreter, list) => ofTruths(interpreter, list, 'false'),
  any: (interpreter, list) => ofTruths(interpreter, list, 'true'),
  sum: (interpreter, list, [start]) => {
    const values = listed(interpreter, list);
    const sum = values?.reduce((before, one) => operated(interpreter, before, '+', one), start ?? literal(0));
    return sum?.kind === 'unknown' ? undefined : sum;
  },
  min: (_, first, more) => extreme([first, ...more], Math.min),
  max: (_, first, more) => extreme([first, ...more], Math.max),
  int: (interpreter, value, more) => numberOf(interpreter, value, more, Math.trunc),
  float: (interpreter, value, more) => numberOf(interpreter, value, more, (number) => number),
  str: (_, value) => (textOf(value) === undefined ? textFor(value) : value),
  abs: (_, value) => ofNumber(value, Math.abs),
  ord: (_, value) => {
    const [only, ...more] = textOf(value) ?? '';
    return only === undefined || more.length > 0 ? undefined : literal(only.codePointAt(0)!);
  },
  chr: (_, value) => {
    const code = wholeNumberOf(value);
    return code === undefined || code < 0 || code > 0x10ffff
      ? undefined
      : literal(String.fromCodePoint(code));
  },
  hex: (_, value) => inDigits(value, 16, '0x'),
  bin: (_, value) => inDigits(value, 2, '0b'),
  oct: (_, value) => inDigits(value, 8, '0o'),
  pow: (interpreter, value, [by, ...more]) =>
    by === undefined || more.length > 0 ? undefined : operated(interpreter, value, '**', by),
  // What lies in the middle goes to the even one.
  round: (_, value, more) =>
    more.length > 0
      ? undefined
      : ofNumber(value, (number) =>
          Math.abs(number % 1) === 0.5 ? 2 * Math.round(number / 2) : Math.round(number),
        ),
  divmod: (interpreter, value, [by]) => {
    const parts = by && ['//', '%'].map((sign) => operated(interpreter, value, sign, by));
    return parts?.every(({ kind }) => kind === 'literal')
      ? sequenceOf(interpreter, parts, 'tuple')
      : undefined;
  },
  // Which number it is nobody knows, only that what is equal has the same.
  hash: (interpreter, value) => {
    const key = hashed(interpreter, value);
    return key === undefined ? undefined : external(`builtins.hash(${key})`);
  },
};

/** Those that ask for all that their argument has. */
const goingOver: ReadonlySet<string> = new Set(['all', 'any']);

/** Asks a generator, or an object of the program's own, for all that it has. */
function iterateOwn(interpreter: Interpreter, value: Value): void {
  if (value.kind === 'generator' || value.kind === 'object') iterate(interpreter, value, () => true);
}

/** What types give that are called without an argument. */
const empty: ReadonlyMap<string, Value> = new Map<string, Value>([
  ['int', literal(0)],
  ['float', literal(0)],
  ['str', literal('')],
  ['bool', literal(false)],
]);

/** Built-in functions that compute. */
const computing: Builtins = Object.fromEntries(
  Object.entries(computations).map(([name, compute]): readonly [string, Builtin] => [
    `builtins.${name}`,
    (interpreter, { positional: [first, ...more], keywords, open }) => {
      if (first === undefined) return open || keywords.size > 0 ? undefined : empty.get(name);
      const result = open || keywords.size > 0 ? undefined : compute(interpreter, first, more);
      if (result === undefined && goingOver.has(name)) iterateOwn(interpreter, first);
      return result;
    },
  ]),
);

/** `min` and `max` of what is no number: one of what there is, by the `key` of each. */
const choosing: Builtins = builtinsFor(['builtins.min', 'builtins.max'], (interpreter, args, scope, name) => {
  const computed = computing[name]?.(interpreter, args, scope, name);
  const [first, ...more] = args.positional;
  if (computed !== undefined || first === undefined) return computed;
  const values = more.length > 0 ? args.positional : listed(interpreter, first);
  if (values === undefined || values.length === 0) return args.keywords.get('default');
  const keys = orderKeys(interpreter, values, args);
  let best = 0;
  for (let at = 1; at < keys.length; at++) {
    const [least, most] = name === 'builtins.min' ? [at, best] : [best, at];
    const told = isLess(interpreter, keys[least]!, keys[most]!);
    if (told === 'unknown') return choice(values);
    if (told === 'true') best = at;
  }
  return values[best]!;
});

/** Functions of `math` that make whole numbers of others. */
const rounding: Builtins = Object.fromEntries(
  Object.entries({ ceil: Math.ceil, floor: Math.floor, trunc: Math.trunc }).map(
    ([name, round]): readonly [string, Builtin] => [
      `math.${name}`,
      (_, { positional: [value] }) => value && ofNumber(value, round),
    ],
  ),
);

const divisors: Builtins = {
  'math.gcd': (_, { positional }) => {
    const numbers = positional.map(wholeNumberOf);
    if (!numbers.every((one) => one !== undefined)) return undefined;
    const common = (a: number, b: number): number => (b === 0 ? Math.abs(a) : common(b, a % b));
    return literal(numbers.reduce(common, 0));
  },
};

/** Functions of `operator` by what stands for them between their arguments. */
const signs = Object.entries({
  add: '+',
  concat: '+',
  sub: '-',
  mul: '*',
  truediv: '/',
  floordiv: '//',
  mod: '%',
  or_: '|',
  and_: '&',
  xor: '^',
  eq: '==',
  ne: '!=',
  lt: '<',
  le: '<=',
  gt: '>',
  ge: '>=',
  is_: 'is',
  is_not: 'is not',
  contains: 'in',
});

/** `operator.or_(a, b)` and its like. */
const operators: Builtins = Object.fromEntries(
  signs.map(([name, sign]): readonly [string, Builtin] => [
    `operator.${name}`,
    (interpreter, { positional: [a, b] }) => {
      if (a === undefined || b === undefined) return undefined;
      if (/^[-+*/%|&^]/.test(sign)) return operated(interpreter, a, sign, b);
      const [left, right] = sign === 'in' ? [b, a] : [a, b];
      return asValue(compared(interpreter, left, sign, right));
    },
  ]),
);

/** What a test gives whose truth is known, or depends on something. */
function asValue(truth: ReturnType<typeof conditionOf>): Value | undefined {
  return typeof truth === 'string' ? literalOf(truth) : { kind: 'unknown', path: '', condition: truth };
}

export const computedBuiltins: Builtins = {
  ...computing,
  ...choosing,
  ...rounding,
  ...divisors,
  ...operators,
};

/** `int(value)` and its like, of a text or number. */
function numberOf(
  interpreter: Interpreter,
  value: Value,
  more: readonly Value[],
  rounded: (number: number) => number,
): Value | undefined {
  const base = wholeNumberOf(more[0]);
  const digits = textOf(value)?.trim() ?? '';
  if (base !== undefined && base >= 2 && base <= 36 && /^[0-9a-z]+$/i.test(digits)) {
    const isWritten = [...digits].every((one) => Number.parseInt(one, base) >= 0);
    if (isWritten) return literal(Number.parseInt(digits, base));
  }
  if (value.kind !== 'literal' || value.value === null || more.length > 0) return undefined;
  const number = typeof value.value === 'string' ? Number(value.value.trim() || 'x') : Number(value.value);
  if (!Number.isNaN(number)) return literal(rounded(number));
  raiseKnown(interpreter, 'ValueError');
  return undefined;
}

function extreme(values: readonly Value[], of: (...numbers: number[]) => number): Value | undefined {
  const numbers = values.flatMap((one) =>
    one.kind === 'literal' && typeof one.value === 'number' ? [one.value] : [],
  );
  return numbers.length < 2 || numbers.length < values.length ? undefined : literal(of(...numbers));
}

function literalOf(truth: Truth): Value | undefined {
  return truth === 'unknown' ? undefined : literal(truth === 'true');
}

/** Elements that a list has for certain are counted; what is added under a condition may be there or not. */
function lengthOf(value: Value): Value | undefined {
  const text = textOf(value);
  if (text !== undefined) return literal([...text].length);
  if (value.kind === 'mapping' && value.isWeak !== true) {
    const { entries } = value;
    // An empty dictionary may have been filled by ways that are not followed.
    const isKnown = (entries.size > 0 || value.isComplete === true) && !hasUnknownNames(entries);
    return isKnown && [...entries.values()].every(({ place }) => place.assumption === undefined)
      ? literal(entries.size)
      : undefined;
  }
  if (value.kind !== 'sequence') return undefined;
  const isKnown = value.elements.every(({ place }) => place.assumption === undefined);
  return isKnown ? literal(value.elements.length) : undefined;
}

/** The truth of `any` (which `decides` by 'true') or `all` (by 'false') of a list. */
function ofTruths(interpreter: Interpreter, list: Value, decides: Truth): Value | undefined {
  if (list.kind === 'generator') return ofYielded(interpreter, list, decides);
  if (list.kind !== 'sequence') return undefined;
  const truths = elementsOf(interpreter, list).map((one) => conditionOf(interpreter, one));
  if (truths.includes(decides)) return literal(decides === 'true');
  return truths.every((truth) => typeof truth === 'string' && truth !== 'unknown')
    ? literal(decides !== 'true')
    : undefined;
}

/** The same of a generator, which is asked for no more than it takes. */
function ofYielded(interpreter: Interpreter, list: GeneratorValue, decides: Truth): Value | undefined {
  const { assumption } = interpreter;
  let isCertain = true;
  let isDecided = false;
  iterate(interpreter, list, (one) => {
    const truth = conditionOf(interpreter, one);
    isCertain &&= interpreter.assumption === assumption && typeof truth === 'string' && truth !== 'unknown';
    isDecided = truth === decides;
    return !isDecided;
  });
  return isCertain ? literal(isDecided === (decides === 'true')) : undefined;
}

/** Whether what is of that kind is a class, where that tells. */
const areTypes: Partial<Record<Value['kind'], boolean>> = {
  class: true,
  function: false,
  'bound-method': false,
  module: false,
  literal: false,
  sequence: false,
  mapping: false,
  generator: false,
  instance: false,
};

function isBuiltInClass(name: string): boolean {
  return (
    builtInTypes.has(name) ||
    (name.startsWith('builtins.') && isBuiltInException(name.slice('builtins.'.length)))
  );
}

function isBuiltInFunction(name: string): boolean {
  return /^builtins\.[a-z]\w*$/.test(name);
}

/** What `calculate` makes of a number that is known. */
function ofNumber(value: Value, calculate: (number: number) => number): Value | undefined {
  return value.kind === 'literal' && typeof value.value === 'number'
    ? literal(calculate(value.value))
    : undefined;
}

/** `hex(value)` and its like. */
function inDigits(value: Value, radix: number, prefix: string): Value | undefined {
  const number = wholeNumberOf(value);
  if (number === undefined) return undefined;
  return literal(`${number < 0 ? '-' : ''}${prefix}${Math.abs(number).toString(radix)}`);
}

/** `str(value)` of a whole number, a constant, a path, and of an exception that has been made with a text. */
function textFor(value: Value): Value | undefined {
  if (value.kind === 'literal') {
    if (value.member !== undefined) return undefined;
    if (typeof value.value !== 'number')
      return literal(value.value === null ? 'None' : value.value ? 'True' : 'False');
    return Number.isSafeInteger(value.value) ? literal(String(value.value)) : undefined;
  }
  if (value.kind === 'external-object' && value.class === pathClass) return literal(pathText(value) ?? '');
  return messageOf(value);
}

/** `isinstance(value, of)`. */
export function isA(interpreter: Interpreter, value: Value, of: Value): Truth {
  if (of.kind === 'sequence')
    return either(elementsOf(interpreter, of).map((one) => isA(interpreter, value, one)));
  if (of.kind === 'external' && of.name === 'builtins.type' && value.kind in areTypes)
    return areTypes[value.kind] === true ? 'true' : 'false';
  if (value.kind === 'external' && of.kind === 'external' && isBuiltInClass(value.name)) {
    if (of.name === 'builtins.type') return 'true';
    if (builtInTypes.has(of.name)) return 'false';
  }
  // A module, as no other name of a library has no dot.
  if (value.kind === 'external' && !value.name.includes('.') && of.kind === 'external')
    return of.name === 'builtins.type' || builtInTypes.has(of.name) ? 'false' : 'unknown';
  if (value.kind === 'object')
    return hasMethodsOf(interpreter, value, of) ? 'true' : isDerived(interpreter, value.class, of);
  if (of.kind === 'external-object' && of.class === unionClass) {
    const types = of.attributes.get('__args__')?.value;
    return types === undefined ? 'unknown' : isA(interpreter, value, types);
  }
  if (value.kind === 'external-object' && of.kind === 'external' && value.class === of.name) return 'true';
  if (isSlice(value)) return of.kind === 'external' && builtInTypes.has(of.name) ? 'false' : 'unknown';
  if (value.kind === 'external-object') return isExceptionA(interpreter, value.class, of);
  if (value.kind === 'mapping' || value.kind === 'sequence') return isContainerA(value, of);
  if (isNoData(interpreter, value) && of.kind === 'external' && builtInTypes.has(of.name)) return 'false';
  const isFunction = /^(?:function|(?:bound|native)-method)$/.test(value.kind);
  if (isFunction && of.kind === 'class') return countsOthers(of) ? 'unknown' : 'false';
  if (value.kind !== 'literal') return 'unknown';
  if (of.kind === 'class' && isRegistering(of)) return 'unknown';
  if (of.kind === 'class')
    return value.member === undefined ? 'false' : isDerived(interpreter, value.member.class, of);
  if (of.kind !== 'external' || !builtInTypes.has(of.name)) return 'unknown';
  if (of.name === noneType || value.value === null)
    return of.name === noneType && value.value === null ? 'true' : 'false';
  const type = of.name.slice('builtins.'.length);
  // Of a whole number it is not told whether it was written with a point.
  if (Number.isInteger(value.value) && (type === 'int' || type === 'float')) return 'unknown';
  return typesOf(value.value).includes(type) ? 'true' : 'false';
}

/** Kinds of what is neither a text, nor a number, nor a container. */
const noData: ReadonlySet<Value['kind']> = new Set([
  'generator',
  'function',
  'class',
  'bound-method',
  'module',
  'instance',
]);

/** Whether `value` is for certain no text, number or container: so is what patchers replace. */
function isNoData({ libraries: { patchers } }: Interpreter, value: Value): boolean {
  return noData.has(value.kind) || (value.kind === 'external' && patchers.isTracked(value.name));
}

/** Of a list it is not known whether it is a tuple or a set, of a dictionary whether it is one of another class. */
function isContainerA(value: SequenceValue | MappingValue, of: Value): Truth {
  if (of.kind === 'class') return isRegistering(of) ? 'unknown' : 'false';
  if (of.kind !== 'external' || !builtInTypes.has(of.name)) return 'unknown';
  if (of.name === 'builtins.dict') return value.kind === 'mapping' && !value.isReadOnly ? 'true' : 'false';
  if (value.kind === 'mapping' || !/list|tuple|set/.test(of.name)) return 'false';
  return value.form === undefined ? 'unknown' : of.name === `builtins.${value.form}` ? 'true' : 'false';
}

/** Types of a literal. */
function typesOf(value: string | boolean | number | null): readonly string[] {
  switch (typeof value) {
    case 'string':
      return ['str'];
    case 'boolean':
      return ['bool', 'int'];
    case 'number':
      return ['float'];
    default:
      return [];
  }
}

/** `issubclass(cls, of)`: no, where all that it is derived from is known. */
function isDerived(interpreter: Interpreter, cls: ClassValue, of: Value): Truth {
  if (of.kind === 'sequence')
    return either(elementsOf(interpreter, of).map((one) => isDerived(interpreter, cls, one)));
  if (of.kind !== 'class' && of.kind !== 'external') return 'unknown';
  if (of.kind === 'class' && of.scope === cls.scope) return 'true';
  const told = of.kind === 'class' ? toldByHook(interpreter, of, cls) : undefined;
  if (told !== undefined) return told;
  const registered = of.kind === 'class' ? registeredWith(interpreter, of) : [];
  if (registered.some((one) => isDerived(interpreter, cls, one) === 'true')) return 'true';
  if (cls.metaclass !== undefined && !isAbstractMetaclass(cls.metaclass)) return 'unknown';
  return either(
    cls.bases.map((base): Truth => {
      if (base.kind === 'class') return isDerived(interpreter, base, of);
      if (base.kind !== 'external') return 'unknown';
      if (of.kind === 'external' && base.name === of.name) return 'true';
      return saysNothing(base.name) ? 'false' : isExceptionA(interpreter, base.name, of);
    }),
  );
}

/** Whether the class `name` is derived from `of`: known of built-in exceptions. */
function isExceptionA(interpreter: Interpreter, name: string, of: Value): Truth {
  if (of.kind === 'sequence')
    return either(elementsOf(interpreter, of).map((one) => isExceptionA(interpreter, name, one)));
  const [own, wanted] = [name, of.kind === 'external' ? of.name : ''].map((full) =>
    full.startsWith('builtins.') ? full.slice('builtins.'.length) : '',
  );
  if (of.kind === 'class' && (name === 'builtins.object' || builtInTypes.has(name)))
    return countsOthers(of) ? 'unknown' : 'false';
  if (!isBuiltInException(own!)) return 'unknown';
  if (of.kind === 'class') return 'false';
  const isKnown = wanted === 'BaseException' || isBuiltInException(wanted!);
  return isKnown ? (isOneOf([wanted!], own) ? 'true' : 'false') : 'unknown';
}

function either(truths: readonly Truth[]): Truth {
  if (truths.includes('true')) return 'true';
  return truths.includes('unknown') ? 'unknown' : 'false';
}
