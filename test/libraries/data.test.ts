import { readFileSync } from 'node:fs';
import { describe, expect, test } from '@jest/globals';
import type { CompactKnowledge } from '../../src/libraries/compact-format.js';
import { COMPACT_FORMAT, decodeModule, modulesOf } from '../../src/libraries/compact-format.js';
import { STANDARD_LIBRARY, THIRD_PARTY } from '../../src/libraries/tables.js';
import { builtInPatchers } from '../../src/patchers/index.js';
import { canonicalName } from '../../src/patchers/names.js';

const LARGEST = 250 * 1024;
const DATA = new URL('../../src/libraries/data/', import.meta.url);

test('the data is not too large to ship', () => {
  const sizes = ['stdlib.json', 'third-party.json', 'calls.json'].map(
    (file) => readFileSync(new URL(file, DATA)).byteLength,
  );
  expect(sizes.reduce((sum, size) => sum + size)).toBeLessThanOrEqual(LARGEST);
});

function prefixes(module: string): readonly string[] {
  const parts = module.split('.');
  return parts.map((_, index) => parts.slice(0, -1 - index).join('.')).filter((name) => name !== '');
}

function sizeOf(known: ReturnType<typeof decodeModule>): readonly unknown[] {
  return [known?.holds.length, known?.loads.length, known?.coInstalled.length, known?.patches];
}

function isLoads(set: string): boolean {
  return set
    .split(' ')
    .every((name) =>
      /^(asyncio|concurrent|logging|queue|select|selectors|signal|socket|ssl|subprocess|threading)/.test(
        name,
      ),
    );
}

describe.each<[string, CompactKnowledge]>([
  ['stdlib.json', STANDARD_LIBRARY],
  ['third-party.json', THIRD_PARTY],
])('%s', (_, table) => {
  test('is of the format the code reads', () => {
    expect(table.format).toBe(COMPACT_FORMAT);
  });

  test('every module has a source, and adds something to the package above it', () => {
    expect(modulesOf(table).length).toBeGreaterThan(40);
    for (const module of modulesOf(table)) {
      const known = decodeModule(table, module);
      expect(known?.source).toMatch(/^ran: .*Python \d.*gevent \d/);
      const above = prefixes(module)
        .map((name) => decodeModule(table, name))
        .find((one) => one !== undefined);
      if (above !== undefined) expect([module, sizeOf(known)]).not.toEqual([module, sizeOf(above)]);
    }
  });

  test('every hold has an effect with at least one library, and its name is canonical', () => {
    for (const module of modulesOf(table)) {
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

  test('rows are distinct, and every number leads to one', () => {
    for (const rows of [table.sets, table.names, table.versions])
      expect(new Set(rows).size).toBe(rows.length);
    const numbers = table.sets.filter((set) => /^[0-9a-z]+(-[0-9a-z]+)?( |$)/.test(set) && !isLoads(set));
    const used = new Set(
      numbers.flatMap((set) => set.split(/[ -]/).map((text) => Number.parseInt(text, 36))),
    );
    expect(Math.max(...used)).toBe(table.holders.length - 1);
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
