import { expect, test } from '@jest/globals';
import { type Bindings, type Slot, Slots } from '../../src/interpreter/values.js';
import {
  type Assumption,
  compatible,
  doubtsBeyond,
  excludes,
  implies,
  isPossible,
} from '../../src/trace/assumptions.js';

/** Numbers below `limit`, the same each time. */
function numbers(seed: number): (limit: number) => number {
  let state = seed;
  return (limit) => {
    state = (Math.imul(state, 1_103_515_245) + 12_345) >>> 0;
    return Math.floor((state / 2 ** 32) * limit);
  };
}

test('what blocks bind anew is what copies of all names tell', () => {
  const below = numbers(7);
  for (let round = 0; round < 30; round++) {
    const slots = new Slots(0);
    const copies: Map<string, Slot>[] = [];
    const has = (bound: Bindings, begun: ReadonlyMap<string, Slot>) =>
      [...new Set([...begun.keys(), ...slots.keys()])].every(
        (name) => (bound.has(name) ? bound.get(name) : begun.get(name)) === slots.get(name),
      );
    for (let step = 0; step < 60; step++) {
      const name = `v${below(8)}`;
      switch (below(6)) {
        case 0:
          expect(slots.begin()).toBe(copies.length);
          copies.push(new Map(slots));
          break;
        case 1:
          if (copies.pop() !== undefined) slots.keep();
          break;
        case 2: {
          const copy = copies.pop();
          if (copy === undefined) break;
          slots.takeBack();
          expect(new Map([...slots].sort())).toEqual(new Map([...copy].sort()));
          break;
        }
        case 3:
          slots.delete(name);
          break;
        default:
          slots.set(name, { value: { kind: 'unknown' } } as unknown as Slot);
      }
      for (const [number, begun] of copies.entries()) {
        expect(has(slots.boundSince(number), begun)).toBe(true);
        expect(slots.before(number, name)).toBe(begun.get(name));
      }
    }
  }
});

test('what assumptions say of each other does not depend on how long they are', () => {
  const below = numbers(11);
  const all = (assumption: Assumption | undefined): readonly Assumption[] =>
    assumption === undefined ? [] : [assumption, ...all(assumption.outer)];
  const conflict = (a: number, b: number) => (a >= 0 && b >= 0 ? a !== b : a === ~b);
  const isSaid = (own: number, branch: number) =>
    own === branch || (branch < 0 && own >= 0 && own !== ~branch);
  let known: readonly (Assumption | undefined)[] = [undefined];
  for (let step = 0; step < 600; step++) {
    const outer = known[below(known.length)];
    const branch = below(3);
    const one = { branching: below(40), branch: below(2) === 0 ? branch : ~branch, outer };
    const other = known[below(known.length)];
    const [own, others] = [all(one), all(other)];
    const said = (by: readonly Assumption[], atom: Assumption, test: typeof conflict) =>
      by.some(({ branching, branch: taken }) => branching === atom.branching && test(taken, atom.branch));
    expect([
      excludes(other, one),
      implies(other, one),
      compatible(one, other),
      isPossible(one),
      doubtsBeyond(other, one).length,
    ]).toEqual([
      said(others, one, conflict),
      said(others, one, isSaid),
      other === undefined || !own.some((atom) => said(others, atom, conflict)),
      !own.some((atom) => said(all(atom.outer), atom, conflict)),
      own
        .slice(0, own.findIndex((atom) => others.includes(atom)) >>> 0)
        .filter((atom) => !said(others, atom, isSaid)).length,
    ]);
    known = [...known.slice(-30), one];
  }
});
