import { describe, expect, test } from '@jest/globals';
import { linesOf, traceOf } from './paper.js';

const enters = (files: Readonly<Record<string, string>>, entry?: string) =>
  linesOf(traceOf(files, entry))
    .filter((line) => line.startsWith('enter'))
    .map((line) => line.slice('enter '.length));

/** A project, and its modules in the order they start; the entry point is `app.py`. */
const orders: Readonly<Record<string, readonly [Readonly<Record<string, string>>, readonly string[]]>> = {
  'depth first, each once': [
    { 'app.py': 'import a, b\n', 'a.py': 'import c\n', 'b.py': 'import c\n', 'c.py': '' },
    ['app', 'a', 'c', 'b'],
  ],
  'parents first': [
    { 'app.py': 'import p.q.r\n', 'p/__init__.py': '', 'p/q/__init__.py': '', 'p/q/r.py': '' },
    ['app', 'p', 'p.q', 'p.q.r'],
  ],
  'a submodule by from': [
    { 'app.py': 'from p import a, missing\n', 'p/__init__.py': '', 'p/a.py': '' },
    ['app', 'p', 'p.a'],
  ],
  'a name wins over a submodule': [
    { 'app.py': 'from p import a\n', 'p/__init__.py': 'a = 1\n', 'p/a.py': '' },
    ['app', 'p'],
  ],
  'a cycle': [{ 'app.py': 'import a\n', 'a.py': 'import b\n', 'b.py': 'import a\n' }, ['app', 'a', 'b']],
  'inside functions only when called': [
    { 'app.py': 'def f():\n    import a\ndef g():\n    import b\ng()\n', 'a.py': '', 'b.py': '' },
    ['app', 'b'],
  ],
  'a lazy import never': [{ 'app.py': 'lazy import a\nimport b\n', 'a.py': '', 'b.py': '' }, ['app', 'b']],
  'star imports of __all__': [
    { 'app.py': 'from p import *\n', 'p/__init__.py': '__all__ = ["a"]\n', 'p/a.py': '' },
    ['app', 'p', 'p.a'],
  ],
  'nothing after sys.exit': [{ 'app.py': 'import sys\nsys.exit()\nimport a\n', 'a.py': '' }, ['app']],
  'nothing after raise': [{ 'app.py': 'raise SystemExit\nimport a\n', 'a.py': '' }, ['app']],
  'a module that raises lets its importer go on in the handler': [
    {
      'app.py': 'try:\n    import a\nexcept ImportError:\n    import b\n',
      'a.py': 'raise ImportError\n',
      'b.py': '',
    },
    ['app', 'a', 'b'],
  ],
  'a file that does not parse is run as far as it goes': [
    { 'app.py': 'import a\n', 'a.py': 'import b\ndef (:\nimport c\n', 'b.py': '', 'c.py': '' },
    ['app', 'a', 'b', 'c'],
  ],
};

describe('modules start in this order', () => {
  test.each(Object.entries(orders))('%s', (_, [files, expected]) => {
    expect(enters(files)).toEqual(expected);
  });
});

test('a script is __main__, and a second module when it is imported by its name', () => {
  const guard = "if __name__ == '__main__':\n    import a\n";
  expect(enters({ 'app.py': guard, 'a.py': 'import app\n' })).toEqual(['__main__', 'a', 'app']);
});

test('imports that nest too deep end in a gap, not in a crash', () => {
  const files: Record<string, string> = { 'app.py': 'import m0\n' };
  for (let index = 0; index < 600; index++) files[`m${index}.py`] = `import m${index + 1}\n`;
  const gaps = linesOf(traceOf(files)).filter((line) => line.startsWith('gap'));
  expect(gaps).toEqual(['gap imports nest deeper than 100']);
});

test('a program too long to follow ends in a gap', () => {
  const loop = `${'x = 1\n'.repeat(1000)}`;
  const calls = Array.from(
    { length: 9 },
    (_, index) => `def f${index}(n):\n    for i in range(9):\n        f${index + 1}(i)\n`,
  );
  const files = { 'app.py': `${calls.join('')}def f9(n): pass\nfor i in [1, 2, 3]:\n    f0(i)\n${loop}` };
  expect(linesOf(traceOf(files)).filter((line) => line.startsWith('enter'))).toEqual(['enter app']);
});
