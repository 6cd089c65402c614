/**
 * Random programs, in CPython and on paper: right after each patch, the same holds must be stale. Without anything said the
 * seed is the same every time; LATE_PATCH_AGREEMENT_SEED is another. `npm run agreement` is the long run, and makes what
 * differs as small as it goes. LATE_PATCH_ORACLE_PYTHON names the interpreter.
 */
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { oraclePython } from '../oracle/interpreter.js';
import { extent } from '../support/extent.js';
import type { GreenPatcher } from '../support/stories/story.js';
import {
  type Comparer,
  type Comparison,
  listing,
  type Reference,
  scoreOf,
  startComparer,
} from './agreement.js';
import { aloneWith, combined } from './compose.js';
import { holding, patchingBy, waysOf } from './idioms/index.js';
import { floor, limits } from './pinned.js';

const seed = Number(process.env['LATE_PATCH_AGREEMENT_SEED'] ?? 2026);
const count = extent(20, 200);
const found = oraclePython();

test.each(['gevent', 'eventlet'] as const)('there are at least 500 ways of code for %s', (library) => {
  const all = [...holding, ...patchingBy(library)];
  expect(new Set(all.map(({ text }) => text)).size).toBe(all.length);
  expect(waysOf(all)).toBeGreaterThanOrEqual(500);
});

test('every limit is one of the idioms', () => {
  for (const { text, libraries } of limits)
    for (const library of libraries)
      expect([...holding, ...patchingBy(library)].map((idiom) => idiom.text)).toContain(text);
});

if ('missing' in found) {
  test.skip(`CPython runs random programs (${found.missing})`, () => undefined);
} else {
  describe.each(['gevent', 'eventlet'] as const)('%s', (library) => confront(found, library));
}

function confront(python: Reference, library: GreenPatcher): void {
  const limitsHere = limits.filter(({ libraries }) => libraries.includes(library));
  const left = new Set(limitsHere.map(({ text }) => text));
  const programs = Array.from({ length: count }, (_, index) => combined(library, seed + index, left));
  let comparer: Comparer;
  let comparisons: readonly Comparison[] = [];

  beforeAll(async () => {
    comparer = startComparer(library, python);
    comparisons = await comparer.all(programs);
  }, 300_000);

  afterAll(() => comparer.close());

  test(`programs from seed ${seed} agree`, () => {
    const { counted, agreeing } = scoreOf(comparisons);
    process.stderr.write(`agreement, ${library}, seed ${seed}: ${agreeing} of ${counted} programs\n`);
    const differ = comparisons.filter((one) => one.differ.length > 0);
    const told = differ
      .slice(0, 3)
      .map((one) => ({ differ: one.differ, program: listing(one.program.files) }));
    expect({ enough: agreeing >= floor * counted, told }).toEqual({ enough: true, told });
  });

  test('nearly all of them run to their end', () => {
    const dropped = comparisons.flatMap((one) => one.dropped ?? []);
    expect({ dropped, few: dropped.length <= count / 10 }).toEqual({ dropped, few: true });
  });

  test('an interpreter of its own gives the same answer', async () => {
    const fresh = startComparer(library, python, true);
    const some = programs.slice(0, extent(2, 10));
    const again = await fresh.all(some);
    fresh.close();
    expect(again).toEqual(comparisons.slice(0, some.length));
  }, 120_000);

  for (const { text, because } of limitsHere) {
    test(`is known to differ, as ${because}: ${text}`, async () => {
      const [outcome] = await comparer.all([aloneWith(library, text)]);
      expect(outcome?.differ).not.toEqual([]);
    });
  }
}
