import { describe, expect, test } from '@jest/globals';
import type { Notice } from '../../src/findings/notice.js';
import { bodyLimit } from '../../src/pull-request/comment.js';
import { fingerprintsIn, markerOf, type OwnComment } from '../../src/pull-request/own-comment.js';
import { settledBody, settledComments } from '../../src/pull-request/settled.js';
import { prose } from '../../src/text/prose.js';
import { at } from './findings.js';

function comment(fingerprints: readonly string[], words = 'words'): OwnComment {
  const body = [words, '', ...fingerprints.map(markerOf)].join('\n');
  return { fingerprints, body, id: 1, nodeId: 'n', path: 'app.py', url: 'u' };
}

function notice(kind: Notice['kind'], path?: string): Notice {
  return { kind, message: prose`x`, path: path === undefined ? undefined : at(path) };
}

describe('settledComments', () => {
  test.each([
    { name: 'all findings gone', present: ['c'], notices: [], settled: true },
    { name: 'one finding still there', present: ['b'], notices: [], settled: false },
    {
      name: 'its file could not be parsed',
      present: [],
      notices: [notice('syntax-problem', 'app.py')],
      settled: false,
    },
    {
      name: 'another file could not be parsed',
      present: [],
      notices: [notice('syntax-problem', 'x.py')],
      settled: true,
    },
    { name: 'the list of files was cut', present: [], notices: [notice('incomplete-list')], settled: false },
  ])('$name: $settled', ({ present, notices, settled }) => {
    expect(settledComments([comment(['a', 'b'])], new Set(present), notices)).toHaveLength(settled ? 1 : 0);
  });
});

describe('settledBody', () => {
  test('folds what was said, without markers and without a button', () => {
    const body = settledBody(comment(['a', 'b'], 'words\n\n````suggestion\nx\n````'), 'abcdef0123456', 'en');
    expect(body).toBe(
      'Settled: as of abcdef0 this is no longer found.\n\n<details><summary>What it said</summary>\n\nwords\n\n````\nx\n````\n\n</details>',
    );
    expect(fingerprintsIn(body)).toEqual([]);
  });

  test('stays within the limit', () => {
    expect(settledBody(comment(['a'], 'x'.repeat(bodyLimit)), 'abcdef0', 'en')).toBe(
      'Settled: as of abcdef0 this is no longer found.',
    );
  });
});
