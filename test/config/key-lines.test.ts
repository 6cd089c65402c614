import { expect, test } from '@jest/globals';
import { lineOfValue } from '../../src/config/config-file.js';

const table = ['tool', 'late-patch'];
const include = [...table, 'include'];

test.each([
  ['a = 1\ninclude = []', ['include'], 2],
  ['[tool.late-patch]\r\n"include" = []', include, 2],
  ['[tool]\nlate-patch.include = []', include, 2],
  ['tool.late-patch.include = []', include, 1],
  ["[ tool . 'late-patch' ] # own\n  include = []", include, 2],
  ['[tool.late-patch.include]\nx = 1', include, 1],
  ['[tool]\nlate-patch = { include = 1 }', include, 2],
  ['[other]\ninclude = []', include, undefined],
  ['[tool.late-patch.rules]\na = 1\nb = 2', [...table, 'rules', 'b'], 3],
  ['rules = { b = 1 }', ['rules', 'b'], 1],
  [
    '[[launchers.python]]\nfile = "a"\n[[launchers.python]]\nfile = "b"',
    ['launchers', 'python', 1, 'file'],
    4,
  ],
  ['[[launchers.python]]\n[[launchers.python]]\nfile = "b"', ['launchers', 'python', 1, 'folder'], 2],
  ['launchers.python = [\n  { file = "a" },\n]', ['launchers', 'python', 0, 'file'], 1],
])('line of a value in %j', (text, path, line) => {
  expect(lineOfValue(text, path)).toBe(line);
});

test('an element of a list over several lines is found by what it says', () => {
  const text = 'exclude = [\n  "a",\n  \'b\',\n]\n';
  expect(lineOfValue(text, ['exclude', 1], 'b')).toBe(3);
  expect(lineOfValue(text, ['exclude', 1], 'escaped "')).toBe(1);
});
