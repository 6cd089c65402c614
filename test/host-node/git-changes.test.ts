import { expect, test } from '@jest/globals';
import { blobSizes, parseBatch, parseRawDiff } from '../../src/host/node/git.js';

const id = (digit: string): string => digit.repeat(40);

test('a raw diff: modes decide what has a text', () => {
  const records = [
    `:100644 100644 ${id('a')} ${id('0')} M\0a.py\0`,
    `:100755 000000 ${id('b')} ${id('0')} D\0b b.py\0`,
    `:000000 100644 ${id('0')} ${id('0')} A\0c.py\0`,
    `:120000 100644 ${id('d')} ${id('0')} T\0d.py\0`,
    `:160000 160000 ${id('e')} ${id('0')} M\0sub\0`,
  ];
  expect(parseRawDiff(records.join(''))).toEqual([
    { path: 'a.py', kind: 'modified', baseBlob: id('a') },
    { path: 'b b.py', kind: 'removed', baseBlob: id('b') },
    { path: 'c.py', kind: 'added', baseBlob: undefined },
    { path: 'd.py', kind: 'added', baseBlob: undefined },
    { path: 'sub', kind: 'added', baseBlob: undefined },
  ]);
  expect(parseRawDiff('')).toEqual([]);
});

test('a batch: contents may hold line breaks and look like headers', () => {
  const tricky = `${id('b')} blob 3\nx`;
  const output = `${id('a')} blob ${tricky.length}\n${tricky}\n${id('c')} missing\n${id('d')} blob 0\n\n`;
  const blobs = parseBatch(new TextEncoder().encode(output));
  expect([...blobs].map(([key, bytes]) => [key, new TextDecoder().decode(bytes)])).toEqual([
    [id('a'), tricky],
    [id('d'), ''],
  ]);
});

test('sizes are those of blobs', () => {
  const output = `${id('a')} blob 10\n${id('b')} blob 11\n${id('c')} tree 1\n${id('d')} missing\n`;
  expect([...blobSizes(output)]).toEqual([
    [id('a'), 10],
    [id('b'), 11],
  ]);
});
