import { expect, test } from '@jest/globals';
import { find, findAll } from '../../src/python/expression-search.js';
import { expressionFlags, regularExpression } from '../../src/python/regular-expressions.js';

const { I, M, S, X } = expressionFlags;

/** What groups have in the first match that `re.search` finds; null is no match. Source: ran on CPython 3.9, 3.11 and 3.13. */
const searched: readonly (readonly [
  pattern: string,
  flags: number,
  text: string,
  groups: readonly (string | undefined)[] | null,
])[] = [
  [String.raw`^/api/v(\d+)/(\w+)/?$`, 0, '/api/v2/users/', ['/api/v2/users/', '2', 'users']],
  [String.raw`(?P<a>x)(?P=a)\Z`, 0, 'axx', ['xx', 'x']],
  ['a$', 0, 'a\n', ['a']],
  ['a$', 0, 'a\nb', null],
  ['a$', M, 'a\nb', ['a']],
  ['a.b', 0, 'a\rb', ['a\rb']],
  ['a.b', 0, 'a\nb', null],
  ['a.b', S, 'a\nb', ['a\nb']],
  [String.raw`\s`, 0, '\x1f', ['\x1f']],
  ['[^a-c]B', I, 'AbDb', ['Db']],
  ['(?i:a)b', 0, 'AB', null],
  ['(?i)ab', 0, 'AB', ['AB']],
  [' a b # c\n [ ] c', X, 'ab c', ['ab c']],
  // What a group had in an earlier turn it keeps.
  ['(?:(a)|b)*', 0, 'ab', ['ab', 'a']],
  ['(a|ab)(c|bcd)(d*)', 0, 'abcd', ['abcd', 'a', 'bcd', '']],
  ['(?<=v)(?!1)[0-9]+?', 0, 'v12 v23', ['2']],
  ['x{2,}|x{,1}y{a', 0, 'xy{a', ['xy{a']],
  ['([])+a-]+)', 0, 'b]-)', [']-)', ']-)']],
  [String.raw`^[a-z]+(?:\.[a-z]+)*$`, 0, 'svc.jobs.mail', ['svc.jobs.mail']],
  ['(<)?(a+)(?(1)>|;)', 0, '<a>', ['<a>', '<', 'a']],
  ['(<)?(a+)(?(1)>|;)', 0, '<a;', ['a;', undefined, 'a']],
  ['(<)?(a+)(?(1)>)$', 0, '<a', ['a', undefined, 'a']],
  ['(?:(a)|b)+(?(1)c|d)', 0, 'abd', ['bd', undefined]],
  [`(?P<q>['"])?x(?(q)(?P=q))$`, 0, "'x", ['x', undefined]],
  ['(a)?(?(1)|b)c', 0, 'c', null],
  ['(a)?(?(1)b|c)', 0, 'ac', ['c', undefined]],
];

test.each(searched)('%s (%s) in %j', (pattern, flags, text, groups) => {
  const found = find(regularExpression(pattern, flags)!, text, 'search');
  const told = found?.spans.map((span) => (span === undefined ? undefined : text.slice(...span)));
  expect(found === null ? null : told).toEqual(groups);
});

/** Source: ran on CPython 3.11 and 3.13. */
test('who begins further on sees what lies before', () => {
  const spans = (pattern: string, text: string, from: number) =>
    findAll(regularExpression(pattern, 0)!, text, 0, from)!.map(({ spans: [whole] }) => whole);
  expect(spans('^a|b', 'aabab', 1)).toEqual([
    [2, 3],
    [4, 5],
  ]);
  expect(spans(String.raw`\bb`, 'ab', 1)).toEqual([]);
  expect(spans('(?<=a)b', 'ab', 1)).toEqual([[1, 2]]);
  expect(find(regularExpression('b', 0)!, 'a', 'match', 2)).toBeNull();
});

test('empty matches lie behind others that are not', () => {
  const all = findAll(regularExpression('x*', 0)!, 'abxd')!;
  expect(all.map(({ spans: [whole] }) => whole)).toEqual([
    [0, 0],
    [1, 1],
    [2, 3],
    [3, 3],
    [4, 4],
  ]);
});

test.each([
  [
    'what Python does not take',
    ['(', 'a**', '*a', '[b-a]', '(?P<a>x)(?P<a>y)', String.raw`\q`, '{2}', '(?<=a+)b'],
  ],
  ['what only later ones take', ['a*+', '(?>a)']],
  ['letters of other scripts', ['\u00e9', String.raw`(?i)\u212a`]],
  ['what may match nothing without end', ['(a*)*', '(?:^)+']],
  ['what asks for a group further on', ['(?:(?(1)b|c)x|(a))+']],
])('%s is left alone', (_, patterns) => {
  for (const pattern of patterns)
    expect([pattern, regularExpression(pattern, 0)]).toEqual([pattern, undefined]);
});

test('what takes too long, or is no ASCII, is not known', () => {
  expect(find(regularExpression('(?:a+)+b', 0)!, 'a'.repeat(40), 'match')).toBeUndefined();
  expect(find(regularExpression('(?:ab)+', 0)!, 'ab'.repeat(900), 'match')).toBeUndefined();
  expect(find(regularExpression(String.raw`\w`, 0)!, '\u00e9', 'match')).toBeUndefined();
});
