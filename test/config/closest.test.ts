import { expect, test } from '@jest/globals';
import { closest } from '../../src/config/values.js';

const words = ['include', 'exclude', 'fail-on', 'python-version', 'python-path'];

test.each([
  ['inclde', 'include'],
  ['Exclude', 'exclude'],
  ['fail_on', 'fail-on'],
  ['failon', 'fail-on'],
  ['pythno-version', 'python-version'],
  ['inc', 'include'],
  ['python', undefined],
  ['x', undefined],
  ['something-else', undefined],
  ['x'.repeat(100_000), undefined],
])('closest to %.20s is %s', (word, expected) => {
  expect(closest(word, words)).toBe(expected);
});
