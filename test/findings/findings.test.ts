import { describe, expect, test } from '@jest/globals';
import { ruleIds } from '../../src/findings/finding.js';
import { fingerprints, fnv1a } from '../../src/findings/fingerprint.js';
import { suppressionIn } from '../../src/findings/suppression.js';

/** Values published with the algorithm, for ASCII text. */
test.each([
  ['', 'cbf29ce484222325'],
  ['a', 'af63dc4c8601ec8c'],
  ['foobar', '85944171f73967e8'],
])('fnv1a(%j)', (text, hash) => {
  expect(fnv1a(text)).toBe(hash);
});

describe('fingerprints', () => {
  const one = { rule: 'r', path: 'a.py', patchCall: 'gevent.monkey.patch_all', patchPath: 'a.py' };

  test('equal identities differ by their order alone', () => {
    const [first, second] = fingerprints([one, one]);
    expect(first).not.toBe(second);
    expect(fingerprints([one, one])).toEqual([first, second]);
    expect(fingerprints([one])).toEqual([first]);
  });

  test.each([
    ['rule', { ...one, rule: 'other' }],
    ['path', { ...one, path: 'b.py' }],
    ['call', { ...one, patchCall: 'gevent.monkey.patch_ssl' }],
    ['file of the patch', { ...one, patchPath: 'b.py' }],
  ])('another %s gives another fingerprint', (_, other) => {
    expect(fingerprints([one, other])[1]).not.toBe(fingerprints([one])[0]);
  });
});

describe('suppressionIn', () => {
  const all = [...ruleIds];
  test.each([
    ['# late-patch: ignore', all, [], ''],
    ['# late-patch: ignore plain HTTP only', all, [], 'plain HTTP only'],
    ['# late-patch:ignore[name-before-patch] why', ['name-before-patch'], [], 'why'],
    [
      '# late-patch: ignore[name-before-patch, object-before-patch]',
      ['name-before-patch', 'object-before-patch'],
      [],
      '',
    ],
    ['# late-patch: ignore[nonsense]', [], ['nonsense'], ''],
    ['# late-patch: ignore[]', [], [], ''],
    ['# LATE-PATCH: IGNORE', all, [], ''],
    ['# noqa: E402  # late-patch: ignore[name-before-patch]', ['name-before-patch'], [], ''],
    ['#: late-patch: no', undefined, undefined, undefined],
    ['# late-patch is a tool', undefined, undefined, undefined],
    ['# see late-patch: ignore', undefined, undefined, undefined],
  ])('%s', (text, rules, unknown, reason) => {
    const comment = { text, span: { start: 0, end: text.length } };
    expect(suppressionIn(comment, 7)).toEqual(
      rules === undefined ? undefined : { line: 7, rules, unknown, reason },
    );
  });
});
