import { expect, test } from '@jest/globals';
import type { Comparer, Comparison } from './agreement.js';
import type { Program } from './compose.js';
import { reduced } from './reduce.js';

/** Says that a program differs where `isWrong` holds of its files. */
function comparerOf(isWrong: (files: Program['files']) => boolean): Comparer {
  const compared = (program: Program): Comparison => ({
    program,
    dropped: undefined,
    differ: isWrong(program.files)
      ? [{ side: 'missed', form: 'reference', name: 'time.sleep', module: '__main__' }]
      : [],
  });
  return { all: async (programs) => programs.map(compared), close: () => undefined };
}

test('a program is reduced to the files, statements and lines that make it differ', async () => {
  const files = {
    'main.py': 'import a\nimport b\nif True:\n    X1 = 1\n    Y2 = 2\nprint(3)\n',
    'a.py': 'def f(x,\n      y):\n    pass\n',
    'b.py': 'Z3 = 3\nW4 = 4\n',
  };
  const idioms = ['1', '2', '3', '4'].map((kind) => ({ kind, text: '' }));
  // A block without what begins it would not run.
  const isWrong = ({ 'main.py': main = '', 'b.py': b = '' }: Program['files']) =>
    main.includes('Y2') && !/(?:^|[^:\n]\n) {4}Y2/.test(main.replace('    X1 = 1\n', '')) && b.includes('W4');
  const comparer = comparerOf(isWrong);
  const [first] = await comparer.all([{ files, idioms }]);
  const { program } = await reduced(first!, comparer);
  expect(program.files).toEqual({ 'main.py': 'Y2 = 2\n', 'b.py': 'W4 = 4\n' });
  expect(program.idioms.map(({ kind }) => kind)).toEqual(['2', '4']);
});

test('what does not differ stays as it is', async () => {
  const comparer = comparerOf(() => false);
  const [first] = await comparer.all([{ files: { 'main.py': 'X = 1\n' }, idioms: [] }]);
  expect(await reduced(first!, comparer)).toBe(first);
});
