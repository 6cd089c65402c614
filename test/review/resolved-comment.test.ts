import { describe, expect, test } from '@jest/globals';
import { bodyLimit } from '../../src/review/comment-body.js';
import { fingerprintsIn } from '../../src/review/marker.js';
import { resolvedBody } from '../../src/review/reconcile.js';
import { ownComment } from './findings.js';

const marks = [
  { fingerprint: 'a', version: undefined },
  { fingerprint: 'b', version: '1' },
];

describe('settledBody', () => {
  test('folds what was said, without markers and without a button', () => {
    const own = ownComment(marks, { words: 'words\n\n````suggestion\nx\n````' });
    const body = resolvedBody(own, 'gone', 'abcdef0123456', 'en');
    expect(body).toBe(
      'Settled: as of abcdef0 this is no longer found.\n\n<details><summary>What it said</summary>\n\nwords\n\n````\nx\n````\n\n</details>',
    );
    expect(fingerprintsIn(body)).toEqual([]);
  });

  test('says so when it is the base that has it now', () => {
    expect(resolvedBody(ownComment(marks), 'old', 'abcdef0', 'en')).toMatch(
      /^Settled: as of abcdef0 the base has this as well/,
    );
  });

  test('stays within the limit', () => {
    expect(resolvedBody(ownComment(marks, { words: 'x'.repeat(bodyLimit) }), 'gone', 'abcdef0', 'en')).toBe(
      'Settled: as of abcdef0 this is no longer found.',
    );
  });
});
