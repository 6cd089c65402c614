import { describe, expect, test } from '@jest/globals';
import {
  choice,
  external,
  literal,
  type MappingValue,
  negated,
  type Place,
  type Scope,
  Slots,
  truthOf,
  unknown,
  type Value,
} from '../../src/interpreter/values.js';
import type { FilePath } from '../../src/project/snapshot.js';
import { type Assumption, assumedBeyond, compatible } from '../../src/trace/assumptions.js';

const place: Place = {
  activation: { id: 0, path: undefined, module: 'a', body: 'launch', caller: undefined },
  span: { start: 0, end: 0 },
  reaches: 'a',
  assumption: undefined,
  order: 0,
};
const scope: Scope = {
  kind: 'module',
  module: 'a',
  path: 'a.py' as FilePath,
  variables: new Slots(0),
  parent: undefined,
  declared: new Map(),
  qualifier: '',
};
const list = (values: readonly Value[]): Value => ({
  kind: 'sequence',
  run: 0,
  elements: values.map((value) => ({ value, place })),
});
const dictionary = (entries: readonly [string, Value][]): MappingValue => ({
  kind: 'mapping',
  entries: new Slots(
    0,
    entries.map(([key, value]) => [key, { value, place }] as const),
  ),
});

/** A library has been given it. */
function handedOut(): Value {
  const value = dictionary([]);
  value.entries.isHandedOut = true;
  return value;
}

describe('truthOf', () => {
  test.each<[string, Value, string]>([
    ['True', literal(true), 'true'],
    ['0', literal(0), 'false'],
    ['the empty string', literal(''), 'false'],
    ['None', literal(null), 'false'],
    ['a module from outside', external('ssl'), 'unknown'],
    ['a module of the project', { kind: 'module', name: 'a', scope }, 'true'],
    ['an empty list', list([]), 'false'],
    ['a list', list([unknown]), 'true'],
    ['an empty dictionary', dictionary([]), 'false'],
    ['a dictionary that may have been filled elsewhere', handedOut(), 'unknown'],
    ['a dictionary', dictionary([['$a', literal(1)]]), 'true'],
    ['nothing known', unknown, 'unknown'],
    ['one of two', choice([literal(true), literal(false)]), 'unknown'],
  ])('of %s', (_, value, expected) => {
    expect(truthOf(value)).toBe(expected);
  });

  test.each([
    ['true', 'false'],
    ['false', 'true'],
    ['unknown', 'unknown'],
  ] as const)('not %s is %s', (truth, expected) => {
    expect(negated(truth)).toBe(expected);
  });
});

describe('choice', () => {
  test('equal values count once', () => {
    expect(choice([literal(1), literal(1)])).toEqual(literal(1));
    expect(choice([external('a'), external('a'), external('b')])).toEqual({
      kind: 'choice',
      values: [external('a'), external('b')],
    });
  });

  test('nothing is unknown, and choices are flat', () => {
    expect(choice([])).toBe(unknown);
    expect(choice([choice([literal(1), literal(2)]), literal(3)])).toEqual({
      kind: 'choice',
      values: [literal(1), literal(2), literal(3)],
    });
  });
});

describe('assumptions', () => {
  const under = (...taken: readonly (readonly [number, number])[]): Assumption | undefined =>
    taken.reduce<Assumption | undefined>(
      (outer, [branching, branch]) => ({ branching, branch, outer }),
      undefined,
    );

  test.each([
    ['none and none', under(), under(), true],
    ['one and none', under([1, 1]), under(), true],
    ['the same branch', under([1, 1]), under([1, 1], [2, 1]), true],
    ['two branches of one statement', under([1, 1]), under([1, 2]), false],
    ['deep inside two branches', under([1, 1], [2, 1]), under([1, 2], [3, 1]), false],
    ['unrelated statements', under([1, 1]), under([2, 2]), true],
  ])('%s: can both happen? %j', (_, a, b, expected) => {
    expect(compatible(a, b)).toBe(expected);
    expect(compatible(b, a)).toBe(expected);
  });

  test('those that only one of two has are counted', () => {
    expect(assumedBeyond(under([1, 1]), under([1, 1], [2, 1], [3, 1]))).toBe(2);
    expect(assumedBeyond(under([1, 1], [2, 1]), under([1, 1]))).toBe(0);
  });
});
