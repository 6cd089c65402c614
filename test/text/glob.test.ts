import { describe, expect, test } from '@jest/globals';
import { fnmatch, glob } from '../../src/text/glob.js';

describe('glob', () => {
  test.each([
    ['a.py', 'a.py', true],
    ['a.py', 'aXpy', false],
    ['*.py', 'a/b.py', false],
    ['*', '', true],
    ['?', '🐒', true],
    ['?', '/', false],
    ['**', 'a/b', true],
    ['a/**/b', 'a/b', true],
    ['a/**/b', 'a/x/y/b', true],
    ['a/**/b', 'a/xb', false],
    ['a/**', 'a', false],
    ['a**b', 'a/b', false],
    ['a**b', 'axxb', true],
    ['[a-c]', 'b', true],
    ['[!a-c]', 'b', false],
    ['[^a-c]', 'd', true],
    ['[!a]', '/', false],
    ['[]a]', ']', true],
    ['[ab', '[ab', true],
    ['{a,b{c,d}}.py', 'bd.py', true],
    ['{a,b{c,d}}.py', 'b.py', false],
    ['{a,**/b}', 'x/y/b', true],
    ['{a}', '{a}', true],
    ['{a,b', '{a,b', true],
    ['a\\*', 'a*', true],
    ['a\\*', 'ab', false],
    ['\\{a,b\\}', '{a,b}', true],
    ['(a|b)', 'a', false],
  ])('%s and %s: %s', (pattern, path, expected) => {
    expect(glob(pattern)(path)).toBe(expected);
  });

  test.each([
    ['stars', '*a'.repeat(400), 'a'.repeat(3000)],
    ['few stars', '*a*a*a*a*a*a*a*a*a*a*a*az', 'a'.repeat(4000)],
    ['folders', '**/'.repeat(300), 'a/'.repeat(2000)],
    ['braces in braces', '{a,b'.repeat(200) + '}'.repeat(200), 'a'.repeat(4000)],
    ['braces behind braces', '{a,aa}'.repeat(160), 'a'.repeat(4000)],
    ['all of it', '*?*[ab]*{a,b,*c}'.repeat(50), 'abacc'.repeat(800)],
  ])('no %s take long', (_, pattern, path) => {
    const before = process.cpuUsage();
    expect(glob(`${pattern}z`)(path)).toBe(false);
    const { user, system } = process.cpuUsage(before);
    expect(user + system).toBeLessThan(3_000_000);
  });
});

describe('fnmatch', () => {
  test.each([
    ['test_*.py', 'test_a.py', true],
    ['test_*.py', 'a_test.py', false],
    ['*', 'a/b', true],
    ['{arch}', '{arch}', true],
    ['{a,b}', 'a', false],
    ['[!.]?', 'ab', true],
    ['[!.]?', '.b', false],
  ])('%s and %s: %s', (pattern, name, expected) => {
    expect(fnmatch(pattern)(name)).toBe(expected);
  });
});
