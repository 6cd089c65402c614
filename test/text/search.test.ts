import { describe, expect, test } from '@jest/globals';
import { anyWholeWord, anyWord, placesOf, wordSearch } from '../../src/text/search.js';
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

  test('also in a text as long as a module, of whatever characters', () => {
    const filler = fc.string({
      unit: fc.constantFrom('a', 'sy', 's.p', '\n', 'š', 'ひ'),
      minLength: 700,
      maxLength: 2000,
    });
    fc.assert(
      fc.property(few.filter(Boolean), filler, filler, fc.boolean(), (word, before, after, isIn) => {
        const text = `${before}${isIn ? word : ''}${after}`;
        expect(wordSearch(word)(text)).toBe(text.indexOf(word));
        expect(anyWord(word)(text)).toBe(text.includes(word));
      }),
      { numRuns: 300 },
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

test('a whole word is no part of another, and a dot is a dot', () => {
  const long = '# a comment of some length\n'.repeat(40);
  const isIn = anyWholeWord('azure', 'django.conf');
  for (const text of ['import azure', 'from django.conf import settings']) {
    expect(isIn(text)).toBe(true);
    expect(isIn(long + text)).toBe(true);
  }
  for (const text of ['import azureml', 'my_azure = 1', 'django_conf', 'djangoXconf']) {
    expect(isIn(text)).toBe(false);
    expect(isIn(long + text)).toBe(false);
  }
});
