import { expect, test } from '@jest/globals';
import { commit } from '../support/github/repository.js';
import { runAction } from '../support/github/run-action.js';
import { world } from '../support/github/world.js';
import { codeCell, markdownCell, notebookOf } from '../support/notebooks.js';

const patch = 'from gevent import monkey\n\nmonkey.patch_all()';
const early = notebookOf([markdownCell('# Crawl'), codeCell(patch), codeCell('import requests')]);
const late = notebookOf([markdownCell('# Crawl'), codeCell('import requests'), codeCell(patch)]);

test('a pull request that moves a patch down a notebook gets a comment at its line of the file, which names the cells', async () => {
  const github = world({ base: commit({ 'crawl.ipynb': early }), head: commit({ 'crawl.ipynb': late }) });
  const { code, outputs, summary } = await runAction(github);
  expect([code, outputs['new-findings']]).toEqual([1, '1']);
  const [comment, ...others] = github.comments;
  expect(others).toEqual([]);
  const row = late.split('\n').findIndex((line) => line.includes('patch_all')) + 1;
  expect(comment).toMatchObject({ path: 'crawl.ipynb', line: row });
  expect(comment!.body).toContain('`crawl.ipynb:cell 1:1` → `requests`');
  expect(comment!.body).toContain(
    'Run `gevent.monkey.patch_all()` in the first code cell of `crawl.ipynb`, above every other import, and restart the kernel',
  );
  // A suggestion replaces lines of the file, and those are JSON.
  expect(comment!.body).not.toContain('```suggestion');
  expect(summary).toContain('`crawl.ipynb:cell 2:3`');
});
