/**
 * Every fix of the stories, and of programs that are put together at random, is run in CPython before and after. Without
 * anything said the seed is the same every time; LATE_PATCH_FIXES_SEED is another. `node tools/corpus/fixes.mjs` is the
 * long run. LATE_PATCH_ORACLE_PYTHON names the interpreter.
 */
import { afterAll, describe, expect, test } from '@jest/globals';
import { listing } from '../agreement/agreement.js';
import { type OraclePython, oraclePython } from '../oracle/interpreter.js';
import { extent } from '../support/extent.js';
import { combinedPrograms, composedPrograms, sinkingPrograms, storyPrograms } from './proof/programs.js';
import { prove, startRunner, type Tally } from './proof/proof.js';

const seed = Number(process.env['LATE_PATCH_FIXES_SEED'] ?? 2026);
const count = extent(15, 30, 400);
/** Programs of several modules take three times as long each. */
const countOfLarge = extent(15, 20, 250);
const found = oraclePython();

if ('missing' in found) {
  process.stderr.write(`CPython oracle: the fixes were not run: ${found.missing}\n`);
  test.skip(`CPython runs the fixes (${found.missing})`, () => undefined);
} else describe('a fix changes nothing but what it cures', () => confront(found));

function confront(python: OraclePython): void {
  const runner = startRunner(python.command);
  afterAll(() => runner.close());

  function expectRight(name: string, { fixes, cures, dropped, programs, wrong }: Tally, least: number): void {
    process.stderr.write(`fixes, ${name}: ${fixes} and ${cures} cures run, ${wrong.length} wrong\n`);
    const told = wrong.map(({ program, faults, after }) => ({ program, faults, after: listing(after) }));
    expect(told).toEqual([]);
    expect(fixes).toBeGreaterThanOrEqual(least);
    expect(dropped).toBeLessThan(programs / 2);
  }

  test('in the stories', async () => {
    expectRight('stories', await prove(storyPrograms(python, extent(8, 3, 1)), runner), extent(12, 30, 100));
  }, 900_000);

  test.each(['gevent', 'eventlet'] as const)(
    `in composed programs of %s from seed ${seed}`,
    async (library) => {
      const tally = await prove(composedPrograms(library, python, seed, count), runner);
      expectRight(`composed, ${library}, seed ${seed}`, tally, count / 8);
    },
    900_000,
  );

  test.each(['gevent', 'eventlet'] as const)(
    `in programs of %s with an import that may go down, from seed ${seed}`,
    async (library) => {
      const tally = await prove(sinkingPrograms(library, python, seed, count), runner);
      expectRight(`sinking, ${library}, seed ${seed}`, tally, count / 8);
    },
    900_000,
  );

  test.each(['gevent', 'eventlet'] as const)(
    `in programs of several modules of %s from seed ${seed}`,
    async (library) => {
      const tally = await prove(combinedPrograms(library, python, seed, countOfLarge), runner);
      expectRight(`combined, ${library}, seed ${seed}`, tally, countOfLarge / 4);
    },
    900_000,
  );
}
