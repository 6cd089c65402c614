import { readdirSync, readFileSync } from 'node:fs';
import { join, sep } from 'node:path';
import { expect, test } from '@jest/globals';
import { parseSync } from '@swc/core';
import { builtInPatchers } from '../../src/patchers/index.js';

/** Folders that have facts or words about patchers: everywhere else a patcher is what its row says. */
const mayName = new Set(['patchers', 'launchers', 'libraries', 'messages']);

const names = new RegExp(builtInPatchers.all.map(({ id }) => id).join('|'), 'i');

/** The identifiers, texts and expressions in the code of a file, comments apart, that name a patcher. */
function namedIn(text: string): readonly string[] {
  const found = new Set<string>();
  const visit = (node: unknown): void => {
    if (typeof node === 'string' && names.test(node)) found.add(node);
    else if (typeof node === 'object' && node !== null) Object.values(node).forEach(visit);
  };
  visit(parseSync(text, { syntax: 'typescript' }).body);
  return [...found];
}

test('names in code are found, those in comments are not', () => {
  const text =
    "// gevent\nimport { geventRow } from './rows.js';\nconst a: 'eventlet' | 'b' = /x|truststore/;\n";
  expect(namedIn(text)).toEqual(expect.arrayContaining(['geventRow', 'eventlet', 'x|truststore']));
  expect(namedIn('/** gevent */\nconst a = 1; // eventlet\n')).toEqual([]);
});

test('no file of src/ names a patcher, but for facts, launchers and words', () => {
  const files = readdirSync('src', { recursive: true, encoding: 'utf8' }).filter(
    (path) => path.endsWith('.ts') && !mayName.has(path.split(sep)[0]!),
  );
  expect(files.length).toBeGreaterThan(100);
  const named = files.flatMap((path) =>
    namedIn(readFileSync(join('src', path), 'utf8')).map((one) => `${path}: ${one}`),
  );
  expect(named).toEqual([]);
});
