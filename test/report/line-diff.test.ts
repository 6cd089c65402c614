import { describe, expect, test } from '@jest/globals';
import { lineDiff, linesOf } from '../../src/report/diff.js';
import fc from '../support/property.js';

const lines = fc.array(fc.constantFrom('a', 'b', 'c', ''), { maxLength: 12 });

describe('lineDiff', () => {
  test('moves one line', () => {
    const diff = lineDiff(['import a', 'patch()'], ['patch()', 'import a']);
    expect(diff.map(({ sign, text }) => sign + text)).toEqual(['+patch()', ' import a', '-patch()']);
  });

  test('removed and kept lines are the old text, added and kept lines the new one', () => {
    fc.assert(
      fc.property(lines, lines, (before, after) => {
        const diff = lineDiff(before, after);
        expect(diff.filter(({ sign }) => sign !== '+').map(({ text }) => text)).toEqual(before);
        expect(diff.filter(({ sign }) => sign !== '-').map(({ text }) => text)).toEqual(after);
      }),
    );
  });

  test('huge texts are replaced as a whole instead of compared', () => {
    const before = Array.from({ length: 600 }, (_, index) => `${index}`);
    const diff = lineDiff(before, before);
    expect(diff).toHaveLength(1200);
  });
});

test('linesOf takes a last line break for an end, not for a line', () => {
  expect(linesOf('a\r\nb\n')).toEqual(['a', 'b']);
  expect(linesOf('a\n\n')).toEqual(['a', '']);
  expect(linesOf('')).toEqual([]);
});
