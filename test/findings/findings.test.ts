import { describe, expect, test } from '@jest/globals';
import { fingerprints, fnv1a } from '../../src/findings/fingerprint.js';
import { directivesIn } from '../../src/findings/suppression.js';
import { ruleIds } from '../../src/rules/index.js';

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

describe('directivesIn', () => {
  const all = [...ruleIds];
  const read = (text: string, isAlone = false) =>
    directivesIn({ text, span: { start: 0, end: text.length } }, 7, isAlone, ruleIds);

  test.each([
    ['# late-patch: ignore', all, [], ''],
    ['# late-patch: ignore plain HTTP only', all, [], 'plain HTTP only'],
    ['# late-patch: ignore - plain HTTP only', all, [], 'plain HTTP only'],
    ['# late-patch:ignore[name-before-patch] why', ['name-before-patch'], [], 'why'],
    [
      '# late-patch: ignore[name-before-patch, object-before-patch]',
      ['name-before-patch', 'object-before-patch'],
      [],
      '',
    ],
    [
      '#late-patch : ignore [ Name-Before-Patch object-before-patch ]: see #123',
      ['name-before-patch', 'object-before-patch'],
      [],
      'see #123',
    ],
    ['# late-patch: ignore[nonsense]', [], ['nonsense'], ''],
    ['# LATE-PATCH: IGNORE', all, [], ''],
    ['# noqa: E402  # late-patch: ignore[name-before-patch] why', ['name-before-patch'], [], 'why'],
    ['# late-patch: ignore[name-before-patch] why # noqa: E402', ['name-before-patch'], [], 'why'],
    ['# isort: split # late-patch: ignore[name-before-patch] # type: ignore', ['name-before-patch'], [], ''],
  ])('%s', (text, rules, unknown, reason) => {
    expect(read(text)).toEqual([
      {
        kind: 'suppression',
        scope: 'statement',
        line: 7,
        rules,
        extent: text.includes('[') ? 'listed' : 'every-rule',
        unknown,
        reason,
      },
    ]);
  });

  test.each([
    '#: late-patch: [x]',
    '# late-patch is a tool',
    '# see late-patch: ignore',
    '# write `# late-patch: ignore[rule]` here',
  ])('%s is prose', (text) => {
    expect(read(text)).toEqual([]);
  });

  test.each([
    ['# late-patch: ignore[name-before-patch', 'unclosed-list'],
    ['# late-patch: ignore[]', 'empty-list'],
    ['# late-patch: ignore name-before-patch', 'missing-brackets'],
    ['# late-patch: ignore=name-before-patch', 'missing-brackets'],
    ['# late-patch: ignore(name-before-patch)', 'missing-brackets'],
    ['# late-patch: noqa', 'unknown-word'],
    ['# late-patch: ignore-file', 'file-scope-after-code'],
  ])('%s is malformed: %s', (text, problem) => {
    expect(read(text)).toEqual([expect.objectContaining({ kind: 'malformed', line: 7, problem })]);
  });

  test('ignore-file on a line of its own is for the file', () => {
    expect(read('# late-patch: ignore-file[name-before-patch] generated', true)).toEqual([
      expect.objectContaining({ scope: 'file', rules: ['name-before-patch'], reason: 'generated' }),
    ]);
  });

  test('two in one comment are two', () => {
    const text = '# late-patch: ignore[name-before-patch] a # late-patch: ignore[object-before-patch] b';
    expect(read(text)).toEqual([
      expect.objectContaining({ rules: ['name-before-patch'], reason: 'a' }),
      expect.objectContaining({ rules: ['object-before-patch'], reason: 'b' }),
    ]);
  });
});
