import { describe, expect, test } from '@jest/globals';
import { structuredPatch } from 'diff';
import { hunkAround, hunksOf } from '../../src/review/diff.js';
import fc from '../support/property.js';

describe('hunksOf', () => {
  test.each([
    { name: 'no patch', patch: undefined, hunks: [] },
    { name: 'an empty patch', patch: '', hunks: [] },
    { name: 'one added line', patch: '@@ -1,2 +1,3 @@\n a\n+b\n c', hunks: [[1, 3, [2]]] },
    { name: 'a new file', patch: '@@ -0,0 +1,2 @@\n+a\n+b', hunks: [[1, 2, [1, 2]]] },
    { name: 'an emptied file', patch: '@@ -1,2 +0,0 @@\n-a\n-b', hunks: [] },
    { name: 'text behind the header', patch: '@@ -9,1 +9,2 @@ def f():\n a\n+b', hunks: [[9, 10, [10]]] },
    {
      name: 'no line break at the end',
      patch: '@@ -1 +1 @@\n-a\n+b\n\\ No newline at end of file',
      hunks: [[1, 1, [1]]],
    },
    {
      name: 'lines that look like headers',
      patch: '@@ -1,3 +1,3 @@\n a\n--- x\n+++ y\n b',
      hunks: [[1, 3, [2]]],
    },
    {
      name: 'a line that looks like a hunk',
      patch: '@@ -1,1 +1,2 @@\n a\n+@@ -9,9 +9,9 @@',
      hunks: [[1, 2, [2]]],
    },
    { name: 'a carriage return', patch: '@@ -1,1 +1,2 @@\n a\r\n+b\r', hunks: [[1, 2, [2]]] },
    { name: 'a patch cut short', patch: '@@ -1,5 +1,9 @@\n a\n+b', hunks: [] },
    { name: 'no patch at all', patch: 'Binary files differ', hunks: [] },
    {
      name: 'two hunks',
      patch: '@@ -1,2 +1,1 @@\n a\n-b\n@@ -10,1 +9,2 @@\n a\n+b',
      hunks: [
        [1, 1, []],
        [9, 10, [10]],
      ],
    },
  ])('$name', ({ patch, hunks }) => {
    expect(hunksOf(patch).map(({ start, end, added }) => [start, end, [...added]])).toEqual(hunks);
  });

  const lines = fc.array(fc.constantFrom('a', 'b', '-- c', '++ d', '@@ e', '\\ f', ''), { maxLength: 30 });

  test('the added lines are exactly those that the old text does not have in their place', () => {
    fc.assert(
      fc.property(lines, lines, (before, after) => {
        const old = before.map((text) => `${text}\n`).join('');
        const now = after.map((text) => `${text}\n`).join('');
        const { hunks } = structuredPatch('', '', old, now, undefined, undefined, { context: 3 });
        const patch = hunks.map((h) =>
          [`@@ -${h.oldStart},${h.oldLines} +${h.newStart},${h.newLines} @@`, ...h.lines].join('\n'),
        );
        const found = hunksOf(patch.join('\n'));
        const written = found.flatMap(({ added }) => [...added].map((line) => after[line - 1]));
        const expected = hunks.flatMap((h) =>
          h.lines.filter((text) => text.startsWith('+')).map((text) => text.slice(1)),
        );
        expect(written).toEqual(expected);
      }),
    );
  });
});

describe('hunkAround', () => {
  const hunks = hunksOf('@@ -1,1 +1,3 @@\n a\n+b\n+c\n@@ -10,1 +12,2 @@\n a\n+b');

  test.each([
    [1, 3, true],
    [2, 2, true],
    [12, 13, true],
    [0, 1, false],
    [3, 4, false],
    [3, 12, false],
    [13, 14, false],
  ])('lines %d to %d: %p', (from, to, inside) => {
    expect(hunkAround(hunks, from, to) !== undefined).toBe(inside);
  });
});
