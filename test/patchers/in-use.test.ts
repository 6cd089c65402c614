/** Which patchers are looked for in a repository. */
import { expect, test } from '@jest/globals';
import { patchersInUse } from '../../src/environment/patchers-in-use.js';
import { builtInPatchers } from '../../src/patchers/index.js';
import { snapshotOf } from '../../src/project/snapshot.js';

const app = { 'app.py': 'import requests\nimport ddtrace\nddtrace.patch_all()\n' };

test.each<readonly [string, boolean, Readonly<Record<string, string>>]>([
  ['nobody names it', false, { 'app.py': 'import requests\n' }],
  ['a program calls it', true, app],
  ['a copy of it is kept for the program', true, { ...app, 'vendor/ddtrace/__init__.py': '' }],
  ['it is made there', false, { ...app, 'ddtrace/__init__.py': '' }],
  ['it is made there, below src', false, { ...app, 'src/ddtrace/__init__.py': '' }],
])('where %s: %s', (_, isInUse, files) => {
  const { all } = patchersInUse(builtInPatchers, snapshotOf(files));
  expect(all.some(({ id }) => id === 'ddtrace')).toBe(isInUse);
});
