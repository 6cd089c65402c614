import { describe, expect, test } from '@jest/globals';
import { type ActionRun, payloadOf, runAction } from '../support/github/run-action.js';
import { type StoredComment, user, type World } from '../support/github/world.js';
import { moved } from './stories.js';

/** The pull request after a push that takes its change back, with everything that was said on it. */
function takenBack(github: World): World {
  const { base } = github;
  return { ...moved({ base: github.head, head: base }), comments: github.comments, reviews: github.reviews };
}

function pushed(github: World): Promise<ActionRun> {
  return runAction(github, { payload: { ...payloadOf(github), action: 'synchronize' } });
}

describe('a comment whose finding is gone', () => {
  test('is folded and says so; what it said can still be read', async () => {
    const before = moved();
    await runAction(before);
    const github = takenBack(before);
    const run = await pushed(github);
    expect(run.github.violations).toEqual([]);
    expect(run.code).toBe(0);
    expect(github.minimized).toEqual(['PRRC_100']);
    const [comment] = github.comments;
    expect(comment!.body).toMatch(
      /^Settled: as of [0-9a-f]{7} this is no longer found\.\n\n<details><summary>What it said<\/summary>\n\n\*\*Error: /,
    );
    expect(comment!.body).not.toMatch(/suggestion|<!-- late-patch/);
  });

  test('is settled once', async () => {
    const before = moved();
    await runAction(before);
    const github = takenBack(before);
    await pushed(github);
    const again = await pushed(github);
    expect(again.github.requests.filter((request) => request.startsWith('PATCH'))).toEqual([]);
  });

  test('is edited where folding is refused', async () => {
    const before = moved({ minimizing: 'refused' });
    await runAction(before);
    const github = { ...takenBack(before), minimizing: 'refused' as const };
    const run = await pushed(github);
    expect(run.code).toBe(0);
    expect(github.comments[0]!.body).toMatch(/^Settled: /);
    expect(run.stdout).not.toContain('refused');
  });

  test('is told anew when the finding comes back', async () => {
    const before = moved();
    await runAction(before);
    const between = takenBack(before);
    await pushed(between);
    const back = { ...moved(), comments: between.comments, reviews: between.reviews };
    await pushed(back);
    expect(back.comments.map(({ body }) => body.slice(0, 8))).toEqual(['Settled:', '**Error:']);
  });

  test('of somebody else is left alone', async () => {
    const before = moved();
    await runAction(before);
    const github = takenBack(before);
    const [own] = github.comments.splice(0);
    github.comments.push({ ...own!, user: { login: 'mallory', type: 'User', id: 1 } });
    await pushed(github);
    expect(github.comments[0]!.body).toMatch(/^\*\*Error: /);
  });
});

test('a comment whose finding is still there stays as it is', async () => {
  const github = moved();
  await runAction(github);
  await pushed(github);
  expect(github.comments.map(({ body }) => body.slice(0, 8))).toEqual(['**Error:']);
});

describe('a comment is known again', () => {
  test('with text that somebody wrote below its marker', async () => {
    const github = moved();
    await runAction(github);
    const [comment] = github.comments;
    const marker = comment!.body.split('\n').at(-1);
    github.comments[0] = { ...comment!, body: `Edited by a person\n\n${marker}\n\nPS: thanks` };
    await pushed(github);
    expect(github.comments).toHaveLength(1);
    await pushed(takenBack(github));
    expect(github.comments[0]!.body).toMatch(/^Settled/);
    expect(github.comments[0]!.body).not.toContain('<!-- late-patch');
  });

  test.each(['on', 'off'] as const)('behind 2,100 others, with GraphQL %s', async (graphql) => {
    const github = moved({ graphql });
    const others = Array.from({ length: 2100 }, (_, index): StoredComment => {
      const id = 10_000 + index;
      return {
        id,
        node_id: `PRRC_${id}`,
        user: user('octocat'),
        body: 'nit',
        path: 'app.py',
        html_url: `https://github.com/octo/shop/pull/7#discussion_r${id}`,
        subject_type: 'line',
        line: 1,
        start_line: undefined,
        commit_id: github.head.sha,
        pull_request_review_id: 1,
        created_at: '2026-11-23T12:00:00Z',
      };
    });
    github.comments.push(...others);
    const env = { LATE_PATCH_RETRY_TIME: '0' };
    const payload = { ...payloadOf(github), action: 'synchronize' };
    for (let run = 1; run <= 2; run++) {
      await runAction(github, { payload, env });
      expect(github.comments).toHaveLength(2101);
    }
  });

  test('or nothing is said, where there are more comments than are read', async () => {
    const github = moved();
    const endless = {
      data: {
        repository: {
          pullRequest: {
            state: 'OPEN',
            headRefOid: github.head.sha,
            reviewThreads: { pageInfo: { hasNextPage: true, endCursor: 'x' }, nodes: [] },
            reviews: { pageInfo: { hasNextPage: false, endCursor: null }, nodes: [] },
          },
        },
      },
    };
    const run = await runAction(github, {
      payload: { ...payloadOf(github), action: 'synchronize' },
      env: { LATE_PATCH_RETRY_TIME: '0' },
      failures: [
        {
          on: 'POST /graphql query reviewThreads',
          times: 999,
          how: { kind: 'other', text: JSON.stringify(endless) },
        },
        { on: 'GET /repos/octo/shop/pulls/7/comments', times: 9, how: { kind: 'status', status: 500 } },
      ],
    });
    expect(run.code).toBe(1);
    expect(run.stdout).toContain('The review was not posted');
    expect(github.comments).toEqual([]);
  });
});
