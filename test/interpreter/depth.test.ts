import { describe, expect, test } from '@jest/globals';
import { librariesFor } from '../support/libraries.js';
import { linesOf, programWith, traceOf } from './paper.js';

/** Modules that import one another, each import inside three blocks: together deeper than what is followed. */
function chain(length: number): Readonly<Record<string, string>> {
  const files: Record<string, string> = {};
  for (let index = 0; index < length; index++) {
    files[`m${index}.py`] =
      `class A:\n    try:\n        if unknown:\n            import m${index + 1}\n    except ValueError:\n        pass\n`;
  }
  return { ...files, [`m${length}.py`]: 'from time import sleep\n' };
}

test('a program that nests too deep is followed as far as that, and a notice says so', () => {
  const lines = linesOf(traceOf({ 'app.py': 'import m0\n', ...chain(390) }));
  expect(lines).toContain('enter m30');
  expect(lines.at(-1)).toBe('gap imports, calls and blocks nest too deep');
});

test('so are installed packages, and what is asked for next is answered', () => {
  const packages = { ...chain(390), 'other.py': 'from time import sleep\n' };
  const libraries = librariesFor(programWith(packages), { pythonVersion: [3, 11] });
  expect(libraries.importing('m0')).toMatchObject({ basis: 'installed' });
  expect(libraries.importing('other')?.holds).toMatchObject([{ holder: 'other', name: 'time.sleep' }]);
  expect(libraries.importing('m380')?.holds).toMatchObject([{ holder: 'm390' }]);
});

describe('calls', () => {
  /** `f0` calls `f1` and so on, and the last one imports `a`. */
  const calls = (count: number) =>
    `${Array.from({ length: count }, (_, index) => `def f${index}(): f${index + 1}()\n`).join('')}def f${count}():\n    import a\nf0()\n`;

  test('are followed to a depth, beyond which a notice says so', () => {
    const near = linesOf(traceOf({ 'app.py': calls(90), 'a.py': '' }));
    expect(near).toContain('enter a');
    const far = linesOf(traceOf({ 'app.py': calls(120), 'a.py': '' }));
    expect(far).not.toContain('enter a');
    expect(far.filter((line) => line.startsWith('gap'))).toEqual(['gap calls nest deeper than 100']);
  });

  test('in a circle are left where they would go on, which is nothing to speak of', () => {
    const circle = Array.from(
      { length: 20 },
      (_, index) => `def f${index}(x): f${(index + 1) % 20}(x.rest)\n`,
    );
    const lines = linesOf(traceOf({ 'app.py': `${circle.join('')}f0(unknown)\nimport a\n`, 'a.py': '' }));
    expect(lines).toContain('enter a');
    expect(lines.filter((line) => line.startsWith('gap'))).toEqual([]);
  });

  test('are followed however deep the imports around them are', () => {
    const files: Record<string, string> = { 'app.py': 'import m0\n', 'a.py': '' };
    for (let index = 0; index < 80; index++) files[`m${index}.py`] = `import m${index + 1}\n`;
    files['m80.py'] = 'def f():\n    import a\nf()\n';
    expect(linesOf(traceOf(files))).toContain('enter a');
  });
});

describe('what holds itself ends', () => {
  test.each<[string, string]>([
    [
      'a list in itself',
      'ITEMS = []\nITEMS.append(ITEMS)\nif ITEMS in [ITEMS]:\n    pass\nD = {}\nD[tuple(ITEMS)] = ITEMS\nif ITEMS == ITEMS:\n    pass\n',
    ],
    ['a dictionary in itself', 'D = {}\nD["d"] = D\nif D.get(D):\n    pass\n'],
    ['an object in itself', 'class A: pass\na = A()\na.a = a\nif a.a.a == a:\n    pass\n'],
    [
      'a long chain of objects',
      'class A: pass\nfirst = last = A()\nfor n in range(16):\n  for m in range(16):\n    new = A()\n    last.next = new\n    last = new\n',
    ],
  ])('%s', (_, text) => {
    const { events } = traceOf({ 'app.py': `${text}from gevent import monkey\nmonkey.patch_all()\n` });
    expect(events.filter(({ kind }) => kind === 'patch')).toHaveLength(1);
  });
});

test('what a variable may be is gone through while it can be, however many conditions change it', () => {
  const changes = Array.from(
    { length: 30 },
    (_, n) => `if lib.is${n}(kind):\n    kind = kind.inner\nelif lib.was${n}(kind):\n    kind = kind.outer\n`,
  );
  const text = `import lib\nfrom time import sleep\nkind = lib.A if lib.a else sleep\n${changes.join('')}`;
  const lines = linesOf(traceOf({ 'app.py': `${text}from gevent import monkey\nmonkey.patch_all()\n` }));
  expect(lines).toContain('hold time.sleep by app.sleep (reference)');
  expect(lines.filter((line) => line.startsWith('patch'))).toHaveLength(1);
});

test.each(['else: import a\n', 'elif x: import a\n', 'for\n'])(
  'a block that continues or holds nothing is one step: %j',
  (text) => {
    expect(linesOf(traceOf({ 'app.py': `${text}import b\n`, 'a.py': '', 'b.py': '' }))).toContain('enter b');
  },
);
