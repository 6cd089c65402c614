import { describe, expect, test } from '@jest/globals';
import { push } from '../support/github/push.js';
import { commit } from '../support/github/repository.js';
import { payloadOf, runAction } from '../support/github/run-action.js';
import { deep, moved, shared } from './stories.js';

/** Words that a person reads before the first thing to open; markers are not read. */
function wordsBeforeFold(body: string): number {
  const [open = ''] = body.replace(/<!--.*?-->/gs, '').split('<details>');
  return open.split(/\s+/).filter((word) => word !== '').length;
}

function repeated(body: string): readonly string[] {
  const sentences: readonly string[] = body.match(/[A-Z][^.`]{20,}\./g) ?? [];
  return sentences.filter((one, index) => sentences.indexOf(one) !== index);
}

describe('four pull requests, and what a person reads of them', () => {
  test('one file: one comment, with the fix as a suggestion', async () => {
    const github = moved();
    await runAction(github);
    const [comment, ...others] = github.comments;
    expect(others).toEqual([]);
    expect(comment).toMatchObject({ path: 'app.py', start_line: 2, line: 4 });
    expect(comment!.body).toContain('`app.py:2` (added here) → `requests`');
    expect(wordsBeforeFold(comment!.body)).toBeLessThanOrEqual(135);
    expect(repeated(comment!.body)).toEqual([]);
  });

  test('two files: one comment at what was added, which says where to move the patch', async () => {
    const github = deep();
    await runAction(github);
    const [comment, ...others] = github.comments;
    expect(others).toEqual([]);
    expect(comment).toMatchObject({ path: 'shop/client.py', line: 3 });
    expect(comment!.body).toContain('`main.py:1` → `shop/client.py:3` (added here) → `requests`');
    expect(comment!.body).toContain('Move the patch above line 1 of `main.py`: ');
    expect(wordsBeforeFold(comment!.body)).toBeLessThanOrEqual(150);
    expect(repeated(comment!.body)).toEqual([]);
  });

  test('eight programs: one comment at the line that was added, the error first', async () => {
    const github = shared();
    const run = await runAction(github);
    expect(run.outputs).toMatchObject({ findings: '2', errors: '1', warnings: '1', 'new-findings': '2' });
    const [comment, ...others] = github.comments;
    expect(others).toEqual([]);
    expect(comment).toMatchObject({ path: 'common.py', line: 2 });
    const { body } = comment!;
    expect(body.match(/^\*\*\w+/gm)).toEqual(['**Error', '**Warning']);
    expect(body.split('8 programs are affected: `api.py:5`, `cron.py:5`, ')).toHaveLength(2);
    expect(body.split('```diff')).toHaveLength(2);
    expect(wordsBeforeFold(body)).toBeLessThanOrEqual(160);
    expect(repeated(body)).toEqual([]);
    const again = await runAction(github);
    expect(again.github.requests.filter((request) => request.startsWith('POST /repos'))).toEqual([]);
  });

  test('more programs that suffer, fewer or one alone: the comment is found again, and never doubled', async () => {
    const github = shared();
    const [{ files }, names] = [github.head, ['api', 'cron', 'feed', 'mail', 'push', 'scan', 'sync', 'web']];
    const texts = Object.fromEntries([...files].map(([path, bytes]) => [path, bytes.toString()]));
    await runAction(github);
    const [first] = github.comments;
    const affected = [];
    const more = Object.fromEntries(['more', 'also'].map((name) => [`${name}.py`, texts['api.py']!]));
    const only = Object.fromEntries(names.slice(1).map((name) => [`${name}.py`, 'print("gone")\n']));
    for (const change of [more, {}, only, { ...only, 'common.py': `# Shared.\n${texts['common.py']}` }]) {
      push(github, commit({ ...texts, ...change }));
      await runAction(github, { payload: { ...payloadOf(github), action: 'synchronize' } });
      affected.push(/(\d+) programs are/.exec(github.comments[0]!.body)?.[1]);
      expect(github.comments.map(({ id }) => id)).toEqual([first!.id]);
      expect(github.comments[0]!.body).toMatch(/^\*\*Error/);
    }
    expect(affected).toEqual(['10', '8', undefined, undefined]);
  });

  test('a fork: annotations where the comment would be, with the chain, and a summary that says why', async () => {
    const github = shared({ pullRequests: 'read' });
    const { stdout, summary } = await runAction(github);
    expect(github.comments).toEqual([]);
    const annotations = stdout.split('\n').filter((line) => /^::(?:error|warning) /.test(line));
    expect(annotations.map((line) => /file=\S+?line=\d+,endLine=\d+/.exec(line)?.[0])).toEqual([
      'file=common.py,line=2,endLine=2',
      'file=common.py,line=3,endLine=3',
    ]);
    for (const line of annotations) {
      expect(line).toContain('`api.py:2` → `common.py:');
      expect(line).toContain(' (added here)');
      expect(line).toContain('8 programs are affected: ');
    }
    expect(summary).toMatch(/^## late-patch\n\n> The review was not posted, as the token lacks /);
    expect(summary.split('The review was not posted')).toHaveLength(2);
    expect(summary.match(/^\| (?:error|warning) /gm)).toEqual(['| error ', '| warning ']);
    expect(summary.split('```diff')).toHaveLength(2);
  });
});
