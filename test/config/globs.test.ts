import { describe, expect, test } from '@jest/globals';
import { globMatcher, pathFilter, unmatchedPatterns } from '../../src/config/schema.js';

describe('globMatcher', () => {
  test.each([
    ['tests', 'tests/a.py', true],
    ['tests', 'app/tests/b/a.py', true],
    ['tests', 'tests.py', false],
    ['tests/', 'tests/a.py', true],
    ['./tests', 'tests/a.py', true],
    ['app/tests', 'app/tests/a.py', true],
    ['app/tests', 'x/app/tests/a.py', false],
    ['*_pb2.py', 'a/b/x_pb2.py', true],
    ['app/*.py', 'app/x.py', true],
    ['app/*.py', 'app/y/x.py', false],
    ['app/**', 'app/y/x.py', true],
    ['**/old/*.py', 'old/x.py', true],
    ['.github', '.github/x.py', true],
    ['**', '.hidden/x.py', true],
    ['.', 'x.py', true],
    ['{a,b}.py', 'b.py', true],
    ['a b[0-9].py', 'a b7.py', true],
  ])('%s and %s: %s', (pattern, path, expected) => {
    expect(globMatcher(pattern)(path)).toBe(expected);
  });

  test('a hostile pattern takes no exponential time', () => {
    const matches = globMatcher('+(a|aa|aaa)+(b|a)*(a*)*(a*)*(a*)x');
    // One that does takes years, and the test its time-out.
    expect(matches(`${'a'.repeat(200)}y`)).toBe(false);
  });
});

test('pathFilter wants what is included and not excluded', () => {
  const wanted = pathFilter(['app', 'tools'], ['*_pb2.py']);
  expect(['app/x.py', 'tools/y.py', 'app/x_pb2.py', 'lib/x.py'].map(wanted)).toEqual([
    true,
    true,
    false,
    false,
  ]);
  expect(pathFilter([], [])('anything.py')).toBe(true);
});

test('patterns that match nothing are named', () => {
  expect(unmatchedPatterns(['app', 'apps', '*.py'], ['app/x.py'])).toEqual(['apps']);
});
