/**
 * Runs generated programs in CPython and on paper: the same modules must run in the same order, with the patches in
 * the same places. LATE_PATCH_ORACLE_PYTHON names the interpreter.
 */
import { beforeAll, describe, expect, test } from '@jest/globals';
import { entryPointAt } from '../../src/entry-points/discovery.js';
import { runEntryPoint } from '../../src/entry-points/startup.js';
import { builtInLaunchers } from '../../src/launchers/index.js';
import { createProgram } from '../../src/project/program.js';
import type { FilePath } from '../../src/project/snapshot.js';
import { snapshotOf } from '../../src/project/snapshot.js';
import { extent } from '../support/extent.js';
import { librariesFor } from '../support/libraries.js';
import fc from '../support/property.js';
import { type GeneratedProgram, generatedProgram } from './generated-programs.js';
import { oraclePython } from './interpreter.js';
import { narrowed, ofSecondRuns, realOrder, type Told } from './order.js';
import { type Observation, runProgram, sideBySide } from './run-program.js';

const count = extent(50, 100, 150);
const programs = fc.sample(generatedProgram, { numRuns: count, seed: 1016 });
const found = oraclePython();

function toldOrder(files: GeneratedProgram): readonly Told[] {
  const program = createProgram(snapshotOf(files), []);
  const entry = {
    ...entryPointAt(program, 'main.py' as FilePath, { kind: 'asked-for' }, builtInLaunchers),
    run: 'script' as const,
  };
  const trace = runEntryPoint(program, entry, { python: undefined }, librariesFor(program));
  const again = ofSecondRuns(trace.events);
  return trace.events.flatMap((event): readonly Told[] => {
    if (event.kind !== 'enter' && event.kind !== 'patch') return [];
    const certainty = event.assumption === undefined && !again.has(event) ? 'certain' : 'possible';
    if (event.kind === 'enter') {
      return event.path === undefined ? [] : [{ what: event.module, certainty }];
    }
    return [{ what: 'patch', certainty }];
  });
}

if ('missing' in found) {
  test.skip(`CPython runs generated programs (${found.missing})`, () => undefined);
} else {
  const observations: Observation[] = [];

  beforeAll(async () => {
    observations.push(
      ...(await sideBySide(programs, (files) =>
        runProgram(found.command, files, { kind: 'script', path: 'main.py', args: [] }),
      )),
    );
  }, 900_000);

  describe('generated programs run in the order that CPython runs them in', () => {
    test('most of them patch and import', () => {
      const orders = observations.map(realOrder);
      expect(orders.filter((order) => order.includes('patch')).length).toBeGreaterThan(count / 2);
      expect(orders.filter((order) => order.length > 4).length).toBeGreaterThan(count / 2);
    });

    test.each(programs.map((files, index) => [index, files] as const))('program %i', (index, files) => {
      const real = realOrder(observations[index]!);
      const told = narrowed(toldOrder(files), real);
      const listing = Object.entries(files)
        .map(([path, text]) => `# ${path}\n${text}`)
        .join('\n');
      expect({ listing, order: told }).toEqual({ listing, order: real });
    });
  });
}
