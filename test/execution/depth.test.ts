import { expect, test } from '@jest/globals';
import { librariesOf } from '../../src/execution/libraries/index.js';
import { linesOf, programWith, traceOf } from './paper.js';

/** Modules that import one another, each import inside three blocks: together deeper than any stack. */
function chain(length: number): Readonly<Record<string, string>> {
  const files: Record<string, string> = {};
  for (let index = 0; index < length; index++) {
    files[`m${index}.py`] =
      `class A:\n    try:\n        if unknown:\n            import m${index + 1}\n    except ValueError:\n        pass\n`;
  }
  return { ...files, [`m${length}.py`]: 'from time import sleep\n' };
}

test('a program that nests deeper than the stack is followed as far as it goes, and a notice says so', () => {
  const lines = linesOf(traceOf({ 'app.py': 'import m0\n', ...chain(390) }));
  expect(lines).toContain('enter m100');
  expect(lines.at(-1)).toBe('gap imports, calls and blocks nest too deep');
});

test('so are installed packages, and what is asked for next is answered', () => {
  const packages = { ...chain(390), 'other.py': 'from time import sleep\n' };
  const libraries = librariesOf(programWith(packages), new Map(), [3, 11]);
  expect(libraries.importing('m0')).toMatchObject({ basis: 'installed' });
  expect(libraries.importing('other')?.holds).toMatchObject([{ holder: 'other', name: 'time.sleep' }]);
  expect(libraries.importing('m380')?.holds).toMatchObject([{ holder: 'm390' }]);
});
