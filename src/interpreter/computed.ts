import { conditionOf } from './conditions.js';
import { elementsOf } from './heap.js';
import type { Arguments, Interpreter } from './state.js';
import { type ClassValue, literal, type Truth, textOf, type Value } from './values.js';

/** What a built-in function gives of values that are known; undefined where it may be anything. */
export function computedCall(interpreter: Interpreter, name: string, args: Arguments): Value | undefined {
  const [first, second, ...more] = args.positional;
  if (!name.startsWith('builtins.') || first === undefined || args.open || args.keywords.size > 0)
    return undefined;
  switch (name) {
    case 'builtins.len':
      return lengthOf(first);
    case 'builtins.bool': {
      const truth = conditionOf(interpreter, first);
      return typeof truth === 'string' ? literalOf(truth) : { kind: 'unknown', path: '', condition: truth };
    }
    case 'builtins.isinstance':
      return second === undefined ? undefined : literalOf(isA(interpreter, first, second));
    case 'builtins.issubclass':
      return first.kind === 'class' && second !== undefined
        ? literalOf(isDerived(interpreter, first, second))
        : undefined;
    case 'builtins.callable':
      if (first.kind === 'function' || first.kind === 'class' || first.kind === 'bound-method')
        return literal(true);
      return first.kind === 'literal' ? literal(false) : undefined;
    case 'builtins.all':
    case 'builtins.any':
      return ofTruths(interpreter, first, name === 'builtins.all' ? 'false' : 'true');
    case 'builtins.int':
    case 'builtins.float': {
      if (first.kind !== 'literal' || first.value === null || second !== undefined) return undefined;
      const number =
        typeof first.value === 'string' ? Number(first.value.trim() || 'x') : Number(first.value);
      if (Number.isNaN(number)) return undefined;
      return literal(name === 'builtins.int' ? Math.trunc(number) : number);
    }
    case 'builtins.str':
      return textOf(first) === undefined ? undefined : first;
    case 'builtins.min':
    case 'builtins.max': {
      const values = [first, ...(second === undefined ? [] : [second]), ...more].map((one) =>
        one.kind === 'literal' && typeof one.value === 'number' ? one.value : undefined,
      );
      const numbers = values.filter((one) => one !== undefined);
      if (numbers.length < 2 || numbers.length < values.length) return undefined;
      return literal(name === 'builtins.min' ? Math.min(...numbers) : Math.max(...numbers));
    }
    default:
      return undefined;
  }
}

/** `left operator right` of small numbers; undefined where that is not known. */
export function arithmetic(left: Value, operator: string, right: Value): Value | undefined {
  if (left.kind !== 'literal' || right.kind !== 'literal') return undefined;
  const [a, b] = [left.value, right.value];
  if (typeof a !== 'number' || typeof b !== 'number') return undefined;
  const result = {
    '+': a + b,
    '-': a - b,
    '*': a * b,
    '/': a / b,
    '//': Math.floor(a / b),
    '%': a - b * Math.floor(a / b),
  }[operator];
  return result === undefined || !Number.isFinite(result) || Math.abs(result) > 2 ** 53
    ? undefined
    : literal(result);
}

function literalOf(truth: Truth): Value | undefined {
  return truth === 'unknown' ? undefined : literal(truth === 'true');
}

/** Elements that a list has for certain are counted; what is added under a condition may be there or not. */
function lengthOf(value: Value): Value | undefined {
  const text = textOf(value);
  if (text !== undefined) return literal([...text].length);
  if (value.kind !== 'sequence') return undefined;
  const isKnown = value.elements.every(({ place }) => place.assumption === undefined);
  return isKnown ? literal(value.elements.length) : undefined;
}

/** The truth of `any` (which `decides` by 'true') or `all` (by 'false') of a list. */
function ofTruths(interpreter: Interpreter, list: Value, decides: Truth): Value | undefined {
  if (list.kind !== 'sequence') return undefined;
  const truths = elementsOf(interpreter, list).map((one) => conditionOf(interpreter, one));
  if (truths.includes(decides)) return literal(decides === 'true');
  return truths.every((truth) => typeof truth === 'string' && truth !== 'unknown')
    ? literal(decides !== 'true')
    : undefined;
}

const builtInTypes = new Set(
  ['str', 'bytes', 'int', 'float', 'bool', 'list', 'tuple', 'dict', 'set', 'frozenset'].map(
    (name) => `builtins.${name}`,
  ),
);

/** `isinstance(value, of)`. */
function isA(interpreter: Interpreter, value: Value, of: Value): Truth {
  if (of.kind === 'sequence')
    return either(elementsOf(interpreter, of).map((one) => isA(interpreter, value, one)));
  if (value.kind === 'object') return isDerived(interpreter, value.class, of);
  if (value.kind !== 'literal') return 'unknown';
  if (of.kind === 'class') return 'false';
  if (of.kind !== 'external' || !builtInTypes.has(of.name)) return 'unknown';
  const type = of.name.slice('builtins.'.length);
  // Of a whole number it is not told whether it was written with a point.
  if (Number.isInteger(value.value) && (type === 'int' || type === 'float')) return 'unknown';
  return typesOf(value.value).includes(type) ? 'true' : 'false';
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
  if (cls.metaclass !== undefined) return 'unknown';
  return either(
    cls.bases.map((base): Truth => {
      if (base.kind === 'class') return isDerived(interpreter, base, of);
      if (base.kind !== 'external') return 'unknown';
      if (of.kind === 'external' && base.name === of.name) return 'true';
      return base.name === 'builtins.object' ? 'false' : 'unknown';
    }),
  );
}

function either(truths: readonly Truth[]): Truth {
  if (truths.includes('true')) return 'true';
  return truths.includes('unknown') ? 'unknown' : 'false';
}
