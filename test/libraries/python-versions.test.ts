import { describe, expect, test } from '@jest/globals';
import { holdsFor, measuredRange, pythonLimits } from '../../src/patchers/effects.js';
import type { PythonRange, PythonTarget } from '../../src/patchers/types.js';

const before313: PythonRange = { before: [3, 13] };
const since311: PythonRange = { since: [3, 11] };

test.each<[PythonRange, PythonTarget, string]>([
  [{}, undefined, 'all'],
  [{}, [3, 9], 'all'],
  [before313, undefined, 'some'],
  [before313, [3, 12], 'all'],
  [before313, [3, 13], 'none'],
  [before313, { since: [3, 9] }, 'some'],
  [before313, { since: [3, 13] }, 'none'],
  [before313, { since: [3, 9], before: [3, 13] }, 'all'],
  [since311, { before: [3, 11] }, 'none'],
  [since311, { since: [3, 9], before: [3, 12] }, 'some'],
  [since311, { since: [3, 11] }, 'all'],
  [{ since: [3, 10], before: [3, 12] }, [3, 11], 'all'],
  [{ since: [3, 10], before: [3, 12] }, [3, 9], 'none'],
])('%j of %j is true of %s', (fact, target, expected) => {
  expect(holdsFor(fact, target)).toBe(expected);
});

describe('versions in which something was measured', () => {
  const range = (held: string, free: string) =>
    measuredRange({ distribution: 'python', held: held.split(' '), free: free.split(' ') });

  test('reach as far as what was measured, and beyond both ends', () => {
    expect(range('3.9 3.10', '3.11 3.12')).toEqual({ before: [3, 11] });
    expect(range('3.13 3.14', '3.9 3.12')).toEqual({ since: [3, 13] });
    expect(range('3.11', '3.9 3.14')).toEqual({ since: [3, 11], before: [3, 14] });
  });

  test('are told by their bounds', () => {
    expect(pythonLimits({ since: [3, 11], before: [3, 14] })).toEqual([
      { of: 'Python', relation: 'since', version: '3.11' },
      { of: 'Python', relation: 'before', version: '3.14' },
    ]);
    expect(pythonLimits({})).toEqual([]);
  });
});
