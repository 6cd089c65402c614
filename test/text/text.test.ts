import { describe, expect, test } from '@jest/globals';
import { circlesFrom } from '../../src/text/groups.js';
import { LineIndex } from '../../src/text/line-index.js';
import { code, plain, prose } from '../../src/text/prose.js';
import { contains } from '../../src/text/span.js';
import fc from '../support/property.js';

describe('LineIndex', () => {
  test.each([
    ['', 0, 1, 1],
    ['ab\ncd', 0, 1, 1],
    ['ab\ncd', 2, 1, 3],
    ['ab\ncd', 3, 2, 1],
    ['ab\r\ncd', 3, 1, 4],
    ['ab\r\ncd', 4, 2, 1],
    ['ab\rcd', 3, 2, 1],
    ['a\n\nb', 2, 2, 1],
    ['🐒x\n', 2, 1, 3],
    ['ab\n', 99, 2, 1],
    ['ab\n', -1, 1, 1],
  ])('%j: offset %d is line %d, column %d', (text, offset, line, column) => {
    expect(new LineIndex(text).position(offset)).toEqual({ line, column });
  });

  test.each([
    ['', 1],
    ['a', 1],
    ['a\n', 2],
    ['a\r\nb\rc\nd', 4],
  ])('%j has %d lines', (text, count) => {
    expect(new LineIndex(text).lineCount).toBe(count);
  });

  test('lineStart is the inverse of position, and stops at the end', () => {
    const lines = fc.string({ unit: fc.constantFrom('a', '\n', '\r', '🐍') });
    fc.assert(
      fc.property(lines, fc.nat(40), (text, offset) => {
        const index = new LineIndex(text);
        const { line, column } = index.position(offset);
        expect(index.lineStart(line) + column - 1).toBe(Math.min(offset, text.length));
        expect(index.lineStart(index.lineCount + 1)).toBe(text.length);
      }),
    );
  });
});

test.each([
  [{ start: 0, end: 5 }, { start: 0, end: 5 }, true],
  [{ start: 0, end: 5 }, { start: 2, end: 3 }, true],
  [{ start: 0, end: 5 }, { start: 4, end: 6 }, false],
  [{ start: 3, end: 5 }, { start: 2, end: 4 }, false],
])('contains(%j, %j) is %j', (outer, inner, expected) => {
  expect(contains(outer, inner)).toBe(expected);
});

test('prose keeps code apart from words', () => {
  const inner = prose`${code('a*b')} ran`;
  const sentence = prose`first ${inner}, then ${'words'}.`;
  expect(sentence).toEqual(['first ', { code: 'a*b' }, ' ran', ', then ', 'words', '.']);
  expect(plain(sentence)).toBe('first `a*b` ran, then words.');
});

describe('circlesFrom', () => {
  const graphs = fc.array(fc.array(fc.nat(7), { maxLength: 3 }), { minLength: 8, maxLength: 8 });
  const reach = (graph: readonly (readonly number[])[], start: number) => {
    const seen = new Set([start]);
    for (const one of seen) for (const next of graph[one]!) seen.add(next);
    return seen;
  };

  test('puts together what leads to each other, behind what it leads to', () => {
    fc.assert(
      fc.property(graphs, (graph) => {
        const circles = circlesFrom(0, (one) => graph[one]!);
        expect(new Set(circles.flat())).toEqual(reach(graph, 0));
        expect(circles.flat()).toHaveLength(reach(graph, 0).size);
        for (const [index, circle] of circles.entries())
          for (const one of circle)
            for (const other of circles.slice(0, index + 1).flat())
              expect(circle.includes(other)).toBe(
                reach(graph, one).has(other) && reach(graph, other).has(one),
              );
        for (const [index, circle] of circles.entries()) {
          const later = new Set(circles.slice(index + 1).flat());
          for (const one of circle) expect(graph[one]!.some((next) => later.has(next))).toBe(false);
        }
      }),
    );
  });

  test('goes along a chain of any length', () => {
    const circles = circlesFrom(0, (one) => (one < 100_000 ? [one + 1] : [0]));
    expect(circles.map((circle) => circle.length)).toEqual([100_001]);
  });
});
