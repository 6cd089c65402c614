/** docs/organisations.md works out the API budget with these numbers. */
import { readFileSync } from 'node:fs';
import { expect, test } from '@jest/globals';
import { moved } from '../action/stories.js';
import { projectFolder } from '../support/artifacts.js';
import { commit } from '../support/github/repository.js';
import { runAction } from '../support/github/run-action.js';
import { world } from '../support/github/world.js';

const page = readFileSync(`${projectFolder}docs/organisations.md`, 'utf8');
const late = moved();

test.each([
  [
    'changes no file that late-patch reads',
    world({ base: commit({ 'a.md': 'a\n' }), head: commit({ 'a.md': 'b\n' }) }),
  ],
  ['changes Python, without a checkout, nothing late', world({ base: late.head, head: late.base })],
  ['introduces a late patch', late],
])('a pull request that %s', async (what, github) => {
  const { requests } = (await runAction(github)).github;
  const posts = requests.filter((request) => /^POST \/repos/.test(request));
  const [, row] = new RegExp(`^\\| ${what}[^|]*\\| (.*) \\|$`, 'm').exec(page)!;
  expect(row).toBe(`${requests.length} | ${posts.length}`);
});
