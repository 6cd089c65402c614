import { fieldsOf } from './classes.js';
import { callMethod, hasMethod } from './data-model.js';
import { attempted } from './exceptions.js';
import { elementsOf, valueOfKey } from './heap.js';
import { assuming, type Interpreter, nextId } from './state.js';
import { identified, literal, type ObjectValue, unknown, type Value } from './values.js';

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
      if (value.native !== undefined && !hasMethod(interpreter, value, '__iter__'))
        iterate(interpreter, value.native, consume);
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
  object: ObjectValue,
  consume: (value: Value) => boolean,
): void {
  const iterator = callMethod(interpreter, object, '__iter__');
  if (iterator !== undefined && iterator !== object) {
    iterate(interpreter, iterator, consume);
    return;
  }
  if (hasMethod(interpreter, object, '__next__')) {
    const next = () => callMethod(interpreter, object, '__next__');
    for (let count = 0; count < mostNext; count++) {
      const value = attempted(interpreter, ['StopIteration'], next);
      if (value === undefined || value.kind === 'unknown' || !consume(value)) return;
    }
    return;
  }
  if (hasMethod(interpreter, object, '__getitem__')) {
    for (let index = 0; index < mostNext; index++) {
      const item = () => callMethod(interpreter, object, '__getitem__', literal(index));
      const value = attempted(interpreter, ['IndexError'], item);
      if (value === undefined || (index > 0 && !isTold(value)) || !consume(value)) return;
    }
    return;
  }
  if (fieldsOf(object.class)?.isTuple === true) {
    for (const slot of object.attributes.values()) if (!consume(slot.value)) return;
  } else assuming(interpreter, nextId(interpreter), 0, () => consume(identified(unknown)));
}

/** Whether it is known what `value` is: of what lies behind the end of a list it is not. */
function isTold({ kind }: Value): boolean {
  return kind !== 'unknown' && kind !== 'choice';
}

/** The elements of an object of the program's own, where it says itself what they are. */
function elementsOfObject(interpreter: Interpreter, object: ObjectValue): readonly Value[] | undefined {
  const { assumption } = interpreter;
  const values: Value[] = [];
  let isCertain = true;
  iterateObject(interpreter, object, (one) => {
    isCertain &&= interpreter.assumption === assumption;
    return values.push(one) < mostElements;
  });
  return isCertain ? values : undefined;
}

/** The elements of `value` in their order, as far as it is known what they are: of a list, a dictionary's keys, a text. */
export function listed(interpreter: Interpreter, value: Value): readonly Value[] | undefined {
  switch (value.kind) {
    case 'sequence':
      return elementsOf(interpreter, value);
    case 'mapping':
      return [...value.entries.keys()].map((key) => valueOfKey(key) ?? unknown);
    case 'object':
      return value.native === undefined || hasMethod(interpreter, value, '__iter__')
        ? elementsOfObject(interpreter, value)
        : listed(interpreter, value.native);
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
