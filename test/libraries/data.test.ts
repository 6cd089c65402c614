import { readFileSync } from 'node:fs';
import { describe, expect, test } from '@jest/globals';
import type { CompactKnowledge } from '../../src/libraries/compact-format.js';
import { COMPACT_FORMAT, decodeModule } from '../../src/libraries/compact-format.js';
import { STANDARD_LIBRARY, THIRD_PARTY } from '../../src/libraries/tables.js';
import { builtInPatchers } from '../../src/patchers/index.js';
import { canonicalName } from '../../src/patchers/names.js';

const LARGEST = 150 * 1024;
const DATA = new URL('../../src/libraries/data/', import.meta.url);

test('the data is not too large to ship', () => {
  const sizes = ['stdlib.json', 'third-party.json'].map(
    (file) => readFileSync(new URL(file, DATA)).byteLength,
  );
  expect(sizes.reduce((sum, size) => sum + size)).toBeLessThanOrEqual(LARGEST);
});

describe.each<[string, CompactKnowledge]>([
  ['stdlib.json', STANDARD_LIBRARY],
  ['third-party.json', THIRD_PARTY],
])('%s', (_, table) => {
  test('is of the format the code reads', () => {
    expect(table.format).toBe(COMPACT_FORMAT);
  });

  test('every module refers to rows that exist and decodes without loss', () => {
    for (const [module, [source, loads, ...holders]] of Object.entries(table.modules)) {
      expect(table.sources[source ?? -1]).toBeDefined();
      expect(decodeModule(table, module)?.source).toMatch(/^ran: .*Python \d.*gevent \d/);
      expect(table.loads[loads ?? -1]).toBeDefined();
      const written = holders.reduce((sum, row) => sum + (table.holders[row]?.length ?? Number.NaN) - 1, 0);
      expect(decodeModule(table, module)?.holds.length).toBe(written);
    }
  });

  test('every hold has an effect with at least one library, and its name is canonical', () => {
    for (const module of Object.keys(table.modules)) {
      const known = decodeModule(table, module);
      for (const hold of [
        ...(known?.holds ?? []),
        ...(known?.coInstalled ?? []).flatMap(({ holds }) => holds),
      ]) {
        const effects = ['gevent', 'eventlet'].map((id) => builtInPatchers.effectOfHold(id, hold, undefined));
        expect([hold, effects.some((effect) => effect !== undefined)]).toEqual([hold, true]);
        expect(canonicalName(hold.name)).toBe(hold.name);
      }
    }
  });

  test('no row is left over, and rows are distinct', () => {
    const used = new Set([
      ...Object.values(table.modules).flatMap(([, , ...holders]) => holders),
      ...Object.values(table.coInstalled).flatMap((all) => all.flatMap(([, , ...holders]) => holders)),
    ]);
    expect(used.size).toBe(table.holders.length);
    expect(new Set(table.holders.map(String)).size).toBe(table.holders.length);
    expect(Object.keys(table.modules)).toEqual([...Object.keys(table.modules)].sort());
  });

  test('every set of co-installed modules and every pair of versions decodes to something that differs', () => {
    for (const module of Object.keys(table.coInstalled)) {
      const coInstalled = decodeModule(table, module)?.coInstalled ?? [];
      expect(coInstalled.length).toBeGreaterThan(0);
      for (const { modules, holds, source } of coInstalled) {
        expect([module, modules.join(), holds.length]).toEqual([
          module,
          expect.stringMatching(/^[\w.,]+$/),
          expect.any(Number),
        ]);
        expect(holds.length).toBeGreaterThan(0);
        expect(source).toMatch(/ with .*Python \d/);
      }
    }
    for (const text of table.versions) expect(text).toMatch(/^[\w.-]+( \d[\w.]*)+ \|( \d[\w.]*)+$/);
    expect(table.measured).toMatch(/^20\d\d-\d\d-\d\d$/);
  });

  test('imports that patch name a patch function and keywords it has', () => {
    for (const { function: name, keywords } of Object.values(table.patches)) {
      const known = builtInPatchers.patchFunction(name)?.parameters.map((parameter) => parameter.name);
      expect(known).toEqual(expect.arrayContaining(Object.keys(keywords)));
    }
  });
});
