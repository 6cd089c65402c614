import { describe, expect, test } from '@jest/globals';
import {
  absoluteName,
  isIdentifier,
  leafOf,
  parentOf,
  prefixesOf,
  toModuleName,
} from '../../src/project/module-name.js';

test.each([
  ['app', true],
  ['_private', true],
  ['naïve', true],
  ['Ǆ2', true],
  ['2to3', false],
  ['my-script', false],
  ['a.b', false],
  ['', false],
])('isIdentifier(%j) is %j', (text, expected) => {
  expect(isIdentifier(text)).toBe(expected);
});

test.each([
  ['app', 'app'],
  ['app.api.client', 'app.api.client'],
  ['app.', undefined],
  ['.app', undefined],
  ['app..client', undefined],
  ['my-app.client', undefined],
  ['', undefined],
])('toModuleName(%j) is %j', (text, expected) => {
  expect(toModuleName(text)).toBe(expected);
});

test.each([
  ['a', undefined, 'a', ['a']],
  ['a.b', 'a', 'b', ['a', 'a.b']],
  ['a.b.c', 'a.b', 'c', ['a', 'a.b', 'a.b.c']],
])('%s: parent %j, leaf %j, prefixes %j', (module, parent, leaf, prefixes) => {
  expect(parentOf(module)).toBe(parent);
  expect(leafOf(module)).toBe(leaf);
  expect(prefixesOf(module)).toEqual(prefixes);
});

/** As importlib._bootstrap._resolve_name answers. */
describe('absoluteName', () => {
  test.each([
    ['pkg', 0, 'os.path', 'os.path'],
    ['pkg', 0, '', undefined],
    ['pkg.sub', 1, 'x', 'pkg.sub.x'],
    ['pkg.sub', 1, '', 'pkg.sub'],
    ['pkg.sub', 2, 'x.y', 'pkg.x.y'],
    ['pkg.sub', 2, '', 'pkg'],
    ['pkg.sub', 3, 'x', undefined],
    ['', 1, 'x', undefined],
  ])('in package %j, %d dots and %j: %j', (pkg, level, module, expected) => {
    expect(absoluteName(pkg, level, module)).toBe(expected);
  });
});
