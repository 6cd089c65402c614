import { describe, expect, test } from '@jest/globals';
import { baseOf, renamesTo } from '../../src/check/base.js';
import type { ChangedFile } from '../../src/project/difference.js';
import type { FilePath } from '../../src/project/snapshot.js';

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

describe('the base of a difference', () => {
  const script = '#!/usr/bin/env python3\nimport ssl\n';

  async function overlay(files: readonly ChangedFile[], head: Files, base: Files): Promise<unknown> {
    const asked: FilePath[] = [];
    const texts = new Map(Object.entries(head) as [FilePath, string][]);
    const found = await baseOf(files, { texts }, async (paths) => {
      asked.push(...paths);
      const given = paths.filter((path) => base[path] !== undefined);
      return new Map(given.map((path) => [path, { kind: 'text', text: base[path]! } as const]));
    });
    return [Object.fromEntries(found.overlay), asked];
  }

  const path = (name: string) => name as FilePath;

  test('what is a script by now, or is none any more', async () => {
    const files: readonly ChangedFile[] = [
      { kind: 'modified', path: path('bin/now') },
      { kind: 'removed', path: path('bin/then') },
    ];
    const base = { 'bin/now': 'echo\n', 'bin/then': script };
    expect(await overlay(files, { 'bin/now': script }, base)).toEqual([
      { 'bin/now': undefined, 'bin/then': script },
      ['bin/now', 'bin/then'],
    ]);
  });

  test('what loading would not have read is not there', async () => {
    const files: readonly ChangedFile[] = [
      { kind: 'removed', path: path('node_modules/x.py') },
      { kind: 'removed', path: path('data.json') },
    ];
    expect(await overlay(files, {}, { 'node_modules/x.py': text, 'data.json': '{}' })).toEqual([
      { 'node_modules/x.py': undefined },
      [],
    ]);
  });

  test('what only moved is not asked for', async () => {
    const files: readonly ChangedFile[] = [
      { kind: 'renamed', path: path('b.py'), previousPath: path('a.py'), isOnlyMoved: true },
    ];
    expect(await overlay(files, { 'b.py': text }, {})).toEqual([{ 'a.py': text, 'b.py': undefined }, []]);
  });
});
