import { describe, expect, test } from '@jest/globals';
import type { FilePath } from '../../src/project/snapshot.js';
import { type Mark, sourceFrame } from '../../src/report/terminal.js';
import { LineIndex } from '../../src/text/line-index.js';

const path = 'a.py' as FilePath;
const same = (text: string): string => text;

function frame(text: string, ...quoted: readonly string[]): readonly string[] {
  const index = new LineIndex(text);
  const marks = quoted.map((part): Mark => {
    const start = text.indexOf(part);
    const end = start + part.length;
    const location = { path, span: { start, end }, start: index.position(start), end: index.position(end) };
    return { location, sign: '^', label: 'here', paint: same };
  });
  return sourceFrame(marks, new Map([[path, text]]), 2, same);
}

describe('sourceFrame', () => {
  test('leaves out what lies between, but not a single line', () => {
    expect(frame('a\nb\nc\nd\ne\nf\n', 'a', 'c', 'f')).toEqual([
      '   |',
      ' 1 | a',
      '   | ^ here',
      ' 2 | b',
      ' 3 | c',
      '   | ^ here',
      '  ...',
      ' 6 | f',
      '   | ^ here',
    ]);
  });

  test('carets stand below what they mean after tabs, wide letters and control characters', () => {
    expect(frame("\tx = '漢字'; y\n", 'y')).toEqual([
      '   |',
      "  1 |     x = '漢字'; y".slice(1),
      `   | ${' '.repeat(16)}^ here`,
    ]);
    expect(frame('\u001b[31m; y\n', 'y').at(-1)).toBe(`   | ${' '.repeat(7)}^ here`);
  });

  test('a span over several lines is marked to the end of its first', () => {
    expect(frame('call(\n  1)\n', 'call(\n  1)')).toEqual(['   |', ' 1 | call(', '   | ^^^^^ here']);
  });

  test('a very long line is cut around the mark', () => {
    const [, row, pointer] = frame(`${'x'.repeat(5000)}NEEDLE${'y'.repeat(5000)}\n`, 'NEEDLE');
    expect(row!.length).toBeLessThan(200);
    expect(pointer!.indexOf('^')).toBe(row!.indexOf('NEEDLE'));
    expect(pointer).toContain('^^^^^^ here');
  });

  test('CRLF line breaks are not shown', () => {
    expect(frame('a\r\nb\r\n', 'b')).toEqual(['   |', ' 2 | b', '   | ^ here']);
  });
});
