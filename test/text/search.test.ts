import { describe, expect, test } from '@jest/globals';
import { placesOf, wordSearch } from '../../src/text/search.js';
import fc from '../support/property.js';

const few = fc.string({ unit: fc.constantFrom('s', 'y', '.', 'p', 'é', '_'), maxLength: 12 });

describe('wordSearch', () => {
  test('finds what indexOf finds, from wherever it starts', () => {
    fc.assert(
      fc.property(few.filter(Boolean), fc.array(few), fc.nat(20), (word, parts, from) => {
        const text = parts.join(word);
        expect(wordSearch(word)(text, from)).toBe(text.indexOf(word, from));
      }),
    );
  });

  test('a word whose rarest part stands elsewhere first', () => {
    expect(wordSearch('sys.path')('oys.pat; ys.path; sys.path')).toBe(18);
    expect(wordSearch('sys.path')('ys.path')).toBe(-1);
  });
});

test('nothing stands everywhere, once', () => {
  expect(placesOf('abab', 'ab')).toEqual([0, 2]);
  expect(placesOf('ab', '')).toEqual([0, 1, 2]);
  expect(placesOf('', '')).toEqual([0]);
});
