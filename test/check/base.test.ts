import { describe, expect, test } from '@jest/globals';
import { renamesTo } from '../../src/check/base.js';
import type { FilePath } from '../../src/project/file-path.js';

type Files = Readonly<Record<string, string>>;

/** The renames from `before` to `after`, written `old -> new`. */
function renames(before: Files, after: Files): readonly string[] {
  const paths = new Set([...Object.keys(before), ...Object.keys(after)]);
  const differing = [...paths].filter((path) => before[path] !== after[path]);
  const overlay = new Map(differing.map((path) => [path as FilePath, before[path]]));
  const texts = new Map(Object.entries(after) as [FilePath, string][]);
  return [...renamesTo({ texts }, { overlay, renames: new Map() })].map((pair) => pair.join(' -> '));
}

const text = 'import os\nimport sys\n\n\ndef run():\n    return os.getpid(), sys.argv\n';

describe('renames', () => {
  test('the same text elsewhere', () => {
    expect(renames({ 'a.py': text }, { 'b/c.py': text })).toEqual(['a.py -> b/c.py']);
  });

  test('of several with the same text, the one in the most similar place', () => {
    expect(
      renames({ 'old/a.py': text, 'old/b.py': text }, { 'new/b.py': text, 'new/a.py': text }).toSorted(),
    ).toEqual(['old/a.py -> new/a.py', 'old/b.py -> new/b.py']);
  });

  test('an empty file only under its own name', () => {
    const before = { 'old/__init__.py': '', 'old/empty.py': '' };
    expect(renames(before, { 'new/__init__.py': '', 'new/other.py': '' })).toEqual([
      'old/__init__.py -> new/__init__.py',
    ]);
  });

  test('most of the same lines', () => {
    expect(renames({ 'a.py': text }, { 'b.py': `"""Runs."""\n${text}` })).toEqual(['a.py -> b.py']);
  });

  test('less than half of them is another file', () => {
    expect(renames({ 'a.py': text }, { 'b.py': `import os\n${'print(1)\n'.repeat(20)}` })).toEqual([]);
  });

  test('a copy is none, as the original is still there', () => {
    expect(renames({ 'a.py': text }, { 'a.py': text, 'b.py': text })).toEqual([]);
  });

  test('ten thousand moved files are told by their text alone', () => {
    const moved = (folder: string, from: number): Files =>
      Object.fromEntries(
        Array.from({ length: 10_000 }, (_, n) => [`${folder}/m${n}.py`, `x = ${n + from}\n`]),
      );
    expect(renames(moved('old', 0), moved('new', 5_000))).toHaveLength(5_000);
  });
});
