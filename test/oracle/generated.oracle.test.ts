/**
 * Generated projects in CPython and on paper: the same modules in the same order, patched at the same moments, with
 * the same effects afterwards; and once its fixes are applied, a project still runs and nothing is stale.
 */
import { beforeAll, describe, expect, test } from '@jest/globals';
import { extent } from '../support/extent.js';
import fc from '../support/property.js';
import { cured } from '../support/stories/apply-fix.js';
import type { GreenPatcher, Run, Story } from '../support/stories/story.js';
import { toldEffects } from './effects.js';
import { projects } from './generate.js';
import { type OraclePython, oraclePython } from './interpreter.js';
import { realOrder, toldOrder } from './order.js';
import { type Observation, runProgram, sideBySide } from './run-program.js';

const found = oraclePython();
const count = extent(20, 40, 60);
const run: Run = { kind: 'script', path: 'main.py', args: [] };

if ('missing' in found) {
  process.stderr.write(`CPython oracle: generated projects were not run: ${found.missing}\n`);
  test.skip(`CPython runs generated projects (${found.missing})`, () => undefined);
} else {
  describe.each(['gevent', 'eventlet'] as const)('%s', (library) => confront(found, library));
}

function confront(python: OraclePython, library: GreenPatcher): void {
  const stories = fc.sample(projects(library), { seed: 2026, numRuns: count }).map(storyOf);
  const fixed = stories.map((story) => cured(story));
  const real: Observation[] = [];
  const afterFix: (Observation | undefined)[] = [];

  function storyOf(files: Readonly<Record<string, string>>, index: number): Story {
    const nothing = { findings: [], offenders: [], outcome: undefined, needs: undefined, limit: undefined };
    return {
      name: `project ${index}`,
      line: 1,
      files,
      run,
      pythonVersion: python.version,
      library,
      ...nothing,
    };
  }

  beforeAll(async () => {
    const observe = (story: Story | undefined) =>
      story === undefined ? Promise.resolve(undefined) : runProgram(python.command, story.files, run);
    const observations = await sideBySide([...stories, ...fixed], observe);
    observations.slice(0, stories.length).forEach((one) => {
      if (one !== undefined) real.push(one);
    });
    afterFix.push(...observations.slice(stories.length));
  }, 900_000);

  describe.each(stories.map((story, index) => [story.name, index, story] as const))(
    '%s',
    (_, index, story) => {
      test('runs in the order the analyzer follows', () => {
        const told = toldOrder(story, run, python.version).map(({ what }) => what);
        expect({ files: story.files, order: told }).toEqual({
          files: story.files,
          order: realOrder(real[index]!),
        });
      });

      test('has the effects the analyzer tells', () => {
        const { outcome, trouble } = real[index]!;
        const told = toldEffects(story.files, 'main.py', python.version);
        expect({ files: story.files, told, trouble }).toEqual({
          files: story.files,
          told: outcome.filter((effect) => effect !== 'clean').sort(),
          trouble: [],
        });
      });

      if (fixed[index] === undefined) return;
      test('is clean once it is fixed', () => {
        const files = fixed[index]?.files;
        const { outcome, trouble } = afterFix[index]!;
        expect({ files, outcome, trouble }).toEqual({ files, outcome: ['clean'], trouble: [] });
      });
    },
  );

  test('most projects are late somewhere, and many are cured', () => {
    expect(real.filter(({ outcome }) => outcome[0] !== 'clean').length).toBeGreaterThan(count / 3);
    expect(
      fixed.filter((story, index) => story !== undefined && story.files !== stories[index]!.files).length,
    ).toBeGreaterThan(count / 4);
  });
}
