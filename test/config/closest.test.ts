import { expect, test } from '@jest/globals';
import { closest, hint } from '../../src/config/closest.js';
import { lineOfKey } from '../../src/config/key-lines.js';

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

test('hint is a clause or nothing', () => {
  expect(hint('inclde', words)).toBe(' (did you mean "include"?)');
  expect(hint('zzz', words)).toBe('');
});

test.each([
  ['a = 1\ninclude = []', '', 'include', 2],
  ['[tool.late-patch]\r\n"include" = []', 'tool.late-patch', 'include', 2],
  ['[tool]\nlate-patch.include = []', 'tool.late-patch', 'include', 2],
  ['tool.late-patch.include = []', 'tool.late-patch', 'include', 1],
  ["[ tool . 'late-patch' ] # own\n  include = []", 'tool.late-patch', 'include', 2],
  ['[tool.late-patch.include]\nx = 1', 'tool.late-patch', 'include', 1],
  ['[other]\ninclude = []', 'tool.late-patch', 'include', undefined],
  ['[tool]\nlate-patch = { include = 1 }', 'tool.late-patch', 'include', undefined],
])('line of a key in %j', (text, table, key, line) => {
  expect(lineOfKey(text, table, key)).toBe(line);
});
