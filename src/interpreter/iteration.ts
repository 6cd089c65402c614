import { classAttribute } from './classes.js';
import { elementsOf, valueOfKey } from './heap.js';
import { assuming, type Interpreter, nextId, positionally } from './state.js';
import { identified, literal, unknown, type Value } from './values.js';

/** Elements that a loop goes through: what is longer is data. */
const mostElements = 100;

/** How often the `__next__` of an object is asked: it is not known when it ends. */
const mostNext = 8;

/**
 * Gives `consume` the values that iterating `value` gives, one after the other, until it wants no more. Of what is not known
 * it is given one, under an assumption.
 */
export function iterate(interpreter: Interpreter, value: Value, consume: (value: Value) => boolean): void {
  switch (value.kind) {
    case 'generator':
      value.run(consume);
      return;
    case 'choice': {
      const branching = nextId(interpreter);
      for (const [branch, one] of value.values.entries())
        assuming(interpreter, branching, branch, () => iterate(interpreter, one, consume));
      return;
    }
    case 'object':
      if (value.native !== undefined) iterate(interpreter, value.native, consume);
      else iterateObject(interpreter, value, consume);
      return;
    default: {
      const elements = listed(interpreter, value);
      if (elements === undefined)
        assuming(interpreter, nextId(interpreter), 0, () => consume(identified(unknown)));
      else for (const element of elements.slice(0, mostElements)) if (!consume(element)) return;
    }
  }
}

function iterateObject(
  interpreter: Interpreter,
  object: Extract<Value, { kind: 'object' }>,
  consume: (value: Value) => boolean,
): void {
  const { call } = interpreter.operations;
  const args = positionally(object);
  const start = classAttribute(interpreter, object.class, '__iter__');
  const iterator = start.kind === 'function' ? call(interpreter, start, args, '__iter__') : undefined;
  if (iterator !== undefined && iterator !== object) {
    iterate(interpreter, iterator, consume);
    return;
  }
  const next = classAttribute(interpreter, object.class, '__next__');
  if (next.kind === 'function') {
    for (let count = 0; count < mostNext; count++) {
      const value = call(interpreter, next, args, '__next__');
      if (value.kind === 'unknown' || !consume(value)) return;
    }
    return;
  }
  const item = classAttribute(interpreter, object.class, '__getitem__');
  if (item.kind === 'function') {
    const first = positionally(object, literal(0));
    consume(call(interpreter, item, first, '__getitem__'));
    return;
  }
  const names = object.class.fields?.isTuple === true ? [...object.attributes.values()] : undefined;
  if (names !== undefined) for (const slot of names) if (!consume(slot.value)) return;
  if (names === undefined) assuming(interpreter, nextId(interpreter), 0, () => consume(identified(unknown)));
}

/** The elements of `value` in their order, as far as it is known what they are: of a list, a dictionary's keys, a text. */
export function listed(interpreter: Interpreter, value: Value): readonly Value[] | undefined {
  switch (value.kind) {
    case 'sequence':
      return elementsOf(interpreter, value);
    case 'mapping':
      return [...value.entries.keys()].map((key) => valueOfKey(key) ?? unknown);
    case 'object':
      return value.native === undefined ? undefined : listed(interpreter, value.native);
    case 'generator': {
      const values: Value[] = [];
      value.run((one) => values.push(one) < mostElements);
      return values;
    }
    case 'literal':
      return typeof value.value === 'string' ? [...value.value].map(literal) : undefined;
    default:
      return undefined;
  }
}
