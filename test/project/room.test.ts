import { expect, test } from '@jest/globals';
import { analyze } from '../../src/analysis/analyze.js';
import { loadSnapshot } from '../../src/check/snapshot.js';
import { defaultSettings } from '../../src/config/settings.js';
import { isCut } from '../../src/findings/notice.js';
import { SyntaxCache } from '../../src/project/program.js';
import { type FilePath, type SourceTree, snapshotOf } from '../../src/project/snapshot.js';

const late = 'import requests\nfrom gevent import monkey\nmonkey.patch_all()\n';

/** A program that imports `count` modules, each of some three hundred words, and patches late. */
function program(count: number, module: (index: number) => string): Record<string, string> {
  const names = Array.from({ length: count }, (_, index) => `m${index}`);
  const modules = names.map((name, index) => [`${name}.py`, module(index)] as const);
  const imports = names.map((name) => `import ${name}\n`).join('');
  return Object.fromEntries([...modules, ['main.py', `${imports}${late}`]]);
}

function checked(files: Record<string, string>, most: number) {
  return analyze(snapshotOf(files), defaultSettings, new SyntaxCache(most));
}

test.each([
  ['statements', (index: number) => `x${index} = 1\n${'f()\n'.repeat(80)}`],
  ['comments', (index: number) => `x${index} = 1\n${'#\n'.repeat(300)}`],
  [
    'bodies of functions that are called',
    (index: number) => `def f():\n  x${index}\n${'  g()\n'.repeat(80)}\nf()\n`,
  ],
])('what there is no room for in all files together is said: %s', (_, module) => {
  const files = program(20, module);
  const whole = checked(files, 1_000_000);
  expect(whole.notices.filter(isCut)).toEqual([]);
  expect(whole.findings).toHaveLength(1);
  const { notices } = checked(files, 3000);
  const cut = notices.filter(isCut);
  expect(cut).toMatchObject([{ about: 'room', of: 'syntax', limit: 3000 }]);
  const [{ left = [] } = {}] = cut as { left?: readonly FilePath[] }[];
  expect(left).toContain('m19.py');
  expect(left).not.toContain('m0.py');
  // The same each time.
  expect(checked(files, 3000).notices).toEqual(notices);
});

test('what is forgotten makes room', () => {
  const text = (index: number) => `x${index} = 1\n${'f()\n'.repeat(80)}`;
  const cache = new SyntaxCache(500);
  expect(cache.syntaxOf(text(1)).unread).toBeUndefined();
  expect(cache.syntaxOf(text(2)).unread).toMatchObject({ of: 'all', limit: 500 });
  cache.keepOnly(new Set([text(2)]));
  expect(cache.syntaxOf(text(2)).unread).toBeUndefined();
});

test.each(['known', 'unknown'])(
  'files that have no place with those before them are not read: sizes are %s',
  async (sizes) => {
    const names = ['a.py', 'b.py', 'c.py', 'd.py'] as FilePath[];
    const bytes = Buffer.from('#'.repeat(100));
    const tree: SourceTree = {
      list: async () => names.map((path) => ({ path, size: sizes === 'known' ? 100 : undefined })),
      read: async (paths, take) => {
        for (const path of paths) take(path, { kind: 'bytes', bytes });
      },
    };
    const snapshot = await loadSnapshot(tree, undefined, undefined, undefined, 250);
    expect([...snapshot.texts.keys()]).toEqual(['a.py', 'b.py']);
    const { notices } = analyze(snapshot, defaultSettings);
    expect(notices).toMatchObject([{ about: 'room', of: 'texts', limit: 250, left: ['c.py', 'd.py'] }]);
  },
);
