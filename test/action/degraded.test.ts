import { describe, expect, test } from '@jest/globals';
import { type ActionRun, runAction } from '../support/github/run-action.js';
import { moved } from './stories.js';

const reviews = 'POST /repos/octo/shop/pulls/7/reviews';

/** What has to hold however badly the review fares: everything is told, and only findings decide. */
function expectToldAnyway(run: ActionRun): void {
  expect(run.github.violations).toEqual([]);
  expect(run.code).toBe(1);
  expect(run.outputs).toMatchObject({ findings: '1', errors: '1', 'new-findings': '1' });
  expect(run.stdout).toMatch(/^::error .*file=app\.py,line=2/m);
  expect(run.summary).toContain('ssl-context-before-patch');
}

/** Lines of the log that mention the review. */
function complaints({ stdout }: ActionRun): readonly string[] {
  return stdout.split('\n').filter((line) => line.includes('The review was not posted'));
}

describe('a review that GitHub does not take', () => {
  test('a read-only token: one line names the missing permission', async () => {
    const github = moved({ pullRequests: 'read' });
    const run = await runAction(github);
    expectToldAnyway(run);
    expect(github.comments).toEqual([]);
    expect(complaints(run)).toEqual([
      'Note: The review was not posted, as the token lacks `pull-requests: write` (GitHub answered 403; on pull requests from forks and Dependabot it always does). Annotations and the job summary have all findings',
    ]);
    expect(run.summary).toMatch(
      /^## late-patch\n\n> The review was not posted, as the token lacks `pull-requests: write` .*\n\nFound 1 error/,
    );
    expect(run.outputs).not.toHaveProperty('review-url');
  });

  test('a 404 counts as a missing permission too', async () => {
    const run = await runAction(moved(), {
      failures: [{ on: reviews, times: 1, how: { kind: 'status', status: 404 } }],
    });
    expectToldAnyway(run);
    expect(complaints(run)).toEqual([
      expect.stringContaining('lacks `pull-requests: write` (GitHub answered 404'),
    ]);
  });

  test('a token that may not read pull requests: the commits are compared instead', async () => {
    const run = await runAction(moved({ pullRequests: 'none' }));
    expectToldAnyway(run);
    expect(complaints(run)).toHaveLength(1);
  });

  test('422 for a place: the finding moves to the body, and no draft is left behind', async () => {
    const github = moved();
    const run = await runAction(github, {
      failures: [
        {
          on: reviews,
          times: 1,
          how: { kind: 'status', status: 422, body: { message: 'Unprocessable Entity' } },
        },
      ],
    });
    expectToldAnyway(run);
    expect(github.comments).toEqual([]);
    expect(github.reviews).toHaveLength(1);
    expect(github.reviews[0]!.body).toMatch(
      /^Monkey patching comes too late here: 1 error\.\n\n- `app\.py:4`: Error: .*\n\n<!-- late-patch: \S+ -->$/,
    );
    const again = await runAction(github);
    expect(again.github.violations).toEqual([]);
    expect([github.comments.length, github.reviews.length]).toEqual([0, 1]);
  });

  test('422 for everything: one line, and no more than two attempts', async () => {
    const run = await runAction(moved(), {
      failures: [
        {
          on: reviews,
          times: 9,
          how: { kind: 'status', status: 422, body: { message: 'Nope\n::error::x' } },
        },
      ],
    });
    expectToldAnyway(run);
    expect(run.github.requests.filter((request) => request === reviews)).toHaveLength(2);
    expect(complaints(run)).toEqual([expect.stringContaining('GitHub answered 422: Nope ::error::x')]);
  });
});

describe('answers that get lost', () => {
  test('a review that was made all the same is not made twice', async () => {
    const github = moved();
    const run = await runAction(github, { failures: [{ on: reviews, times: 1, how: { kind: 'lost' } }] });
    expectToldAnyway(run);
    expect([github.reviews.length, github.comments.length]).toEqual([1, 1]);
    expect(complaints(run)).toEqual([]);
    expect(run.outputs['review-url']).toContain('/pull/7#discussion_r');
  });

  test.each([
    { name: 'a bad gateway', how: { kind: 'status', status: 502 } as const },
    { name: 'a broken connection', how: { kind: 'reset' } as const },
  ])('a review that was not made is made: $name', async ({ how }) => {
    const github = moved();
    const run = await runAction(github, { failures: [{ on: reviews, times: 1, how }] });
    expectToldAnyway(run);
    expect(github.reviews).toHaveLength(1);
    expect(run.outputs['review-url']).toContain('#pullrequestreview-');
  });

  test('half an answer to a review that was made is looked up', async () => {
    const github = moved();
    const run = await runAction(github, {
      failures: [{ on: reviews, times: 1, how: { kind: 'malformed' } }],
    });
    expectToldAnyway(run);
    expect(github.reviews).toHaveLength(1);
  });

  test('a secondary limit is waited for', async () => {
    const github = moved();
    const headers = { 'retry-after': '1' };
    const run = await runAction(github, {
      failures: [{ on: reviews, times: 1, how: { kind: 'status', status: 403, headers } }],
    });
    expectToldAnyway(run);
    expect(github.reviews).toHaveLength(1);
  });

  test('a limit that ends too late is told', async () => {
    const headers = { 'retry-after': '3600' };
    const run = await runAction(moved(), {
      failures: [{ on: reviews, times: 1, how: { kind: 'status', status: 429, headers } }],
    });
    expectToldAnyway(run);
    expect(complaints(run)).toEqual([expect.stringContaining("GitHub's rate limit is used up")]);
  });
});

describe('reading under trouble', () => {
  test.each([
    {
      name: 'a server error',
      on: 'GET /repos/octo/shop/pulls/7/files',
      how: { kind: 'status', status: 502 } as const,
    },
    { name: 'a broken connection', on: 'GET /repos/octo/shop/git/trees', how: { kind: 'reset' } as const },
    {
      name: 'half an answer',
      on: 'GET /repos/octo/shop/pulls/7/comments',
      how: { kind: 'malformed' } as const,
    },
    { name: 'a server error of GraphQL', on: 'POST /graphql', how: { kind: 'status', status: 504 } as const },
  ])('$name is tried again', async ({ on, how }) => {
    const github = moved();
    const run = await runAction(github, { failures: [{ on, times: 1, how }] });
    expectToldAnyway(run);
    expect(github.comments).toHaveLength(1);
  });

  test('without GraphQL files are fetched one by one', async () => {
    const github = moved();
    const run = await runAction(github, {
      failures: [{ on: 'POST /graphql', times: 99, how: { kind: 'status', status: 403 } }],
    });
    expectToldAnyway(run);
    expect(github.comments).toHaveLength(1);
  });

  test('a merge base that GitHub does not tell is replaced by the base', async () => {
    const github = moved();
    const run = await runAction(github, {
      failures: [{ on: 'GET /repos/octo/shop/compare', times: 9, how: { kind: 'status', status: 404 } }],
    });
    expectToldAnyway(run);
    expect(github.comments).toHaveLength(1);
  });

  test('comments that cannot be listed: nothing is posted, as it might have been said before', async () => {
    const github = moved();
    const run = await runAction(github, {
      failures: [
        { on: 'POST /graphql', times: 9, how: { kind: 'status', status: 403 } },
        { on: 'GET /repos/octo/shop/pulls/7/comments', times: 9, how: { kind: 'status', status: 403 } },
      ],
    });
    expectToldAnyway(run);
    expect(github.reviews).toEqual([]);
    expect(complaints(run)).toHaveLength(1);
  });

  test('a tree that cannot be listed fails the run in words', async () => {
    const run = await runAction(moved(), {
      failures: [{ on: 'GET /repos/octo/shop/git/trees', times: 9, how: { kind: 'status', status: 404 } }],
    });
    expect(run.code).toBe(2);
    expect(run.stdout).toMatch(
      /^::error::The files of commit [0-9a-f]{7} could not be listed \(GitHub answered 404: made to fail\), and the workspace has no checkout of it: put actions\/checkout before this step\. The token needs `contents: read`$/m,
    );
  });
});
