import { describe, expect, test } from '@jest/globals';
import { asCommittedByGit } from '../support/github/checkout.js';
import { push } from '../support/github/push.js';
import { commit } from '../support/github/repository.js';
import { type ActionOptions, type ActionRun, payloadOf, runAction } from '../support/github/run-action.js';
import type { World } from '../support/github/world.js';
import { lateBefore, moved } from './stories.js';

function on(event: string, github: World, payload: object, more: ActionOptions = {}): Promise<ActionRun> {
  return runAction(github, {
    ...more,
    env: { GITHUB_EVENT_NAME: event, ...more.env },
    payload: { repository: { full_name: 'octo/shop' }, ...payload },
  });
}

describe('merge_group', () => {
  const payloadFor = ({ base, head }: World): object => ({
    action: 'checks_requested',
    merge_group: { head_sha: head.sha, base_sha: base.sha },
  });

  test('what the group introduces counts, and nobody is talked to', async () => {
    const github = moved();
    const run = await on('merge_group', github, payloadFor(github));
    expect(run.github.violations).toEqual([]);
    expect(run.code).toBe(1);
    expect(run.outputs).toMatchObject({ findings: '1', 'new-findings': '1' });
    expect(run.github.requests.filter((request) => request.includes('/pulls/'))).toEqual([]);
  });

  test('what was late before does not stop the queue', async () => {
    const github = lateBefore();
    const run = await on('merge_group', github, payloadFor(github));
    expect([run.code, run.outputs['findings']]).toEqual([0, '0']);
  });

  test('a checkout of the group takes one request', async () => {
    const head = asCommittedByGit(moved().head);
    const github = moved({ head });
    const run = await on('merge_group', github, payloadFor(github), {
      checkout: { files: head, as: 'repository' },
    });
    expect(run.code).toBe(1);
    expect(run.github.requests).toEqual([`GET /repos/octo/shop/compare/${github.base.sha}...${head.sha}`]);
  });

  test('a payload without commits is named', async () => {
    const run = await on('merge_group', moved(), { merge_group: {} });
    expect(run.code).toBe(2);
    expect(run.stdout).toContain('the event payload lacks merge_group.head_sha');
  });
});

describe('workflow_run', () => {
  const payloadFor = ({ head, headOwner }: World, event = 'pull_request'): object => ({
    action: 'completed',
    workflow_run: {
      head_sha: head.sha,
      head_branch: 'feature',
      event,
      pull_requests: [],
      head_repository: { owner: { login: headOwner } },
    },
  });

  test.each([
    { name: 'of the repository, by its commit', headOwner: undefined, asked: ['commits/SHA/pulls'] },
    { name: 'of a fork, by its branch', headOwner: 'mallory', asked: ['commits/SHA/pulls', 'pulls'] },
  ])('finds the pull request $name', async ({ headOwner, asked }) => {
    const github = moved(headOwner === undefined ? {} : { headOwner });
    const run = await on('workflow_run', github, payloadFor(github));
    expect(run.github.violations).toEqual([]);
    expect(run.code).toBe(1);
    expect(github.comments).toMatchObject([{ path: 'app.py', commit_id: github.head.sha }]);
    const paths = run.github.requests.map((request) => request.replace(/[0-9a-f]{40}/, 'SHA'));
    expect(paths.slice(0, asked.length)).toEqual(asked.map((path) => `GET /repos/octo/shop/${path}`));
  });

  test('a checkout of the default branch is not taken for the pull request', async () => {
    const base = asCommittedByGit(moved().base);
    const github = moved({ base });
    const run = await on('workflow_run', github, payloadFor(github), {
      checkout: { files: base, as: 'repository' },
    });
    expect(run.code).toBe(1);
    expect(github.comments).toHaveLength(1);
  });

  test('a head that has moved on is checked and not talked about', async () => {
    const github = moved();
    const payload = payloadFor(github);
    push(github, commit({ 'app.py': 'x = 1\n' }));
    const run = await on('workflow_run', github, payload);
    expect(run.code).toBe(1);
    expect(run.stdout).toContain('No open pull request has');
    expect(github.comments).toEqual([]);
  });

  test('a run for a push has no pull request', async () => {
    const github = moved();
    const run = await on('workflow_run', github, payloadFor(github, 'push'));
    expect([run.code, github.comments]).toEqual([1, []]);
    expect(run.github.requests.filter((request) => request.includes('pulls'))).toEqual([]);
  });
});

describe('pull_request_target', () => {
  test('the head is checked although the base is checked out', async () => {
    const base = asCommittedByGit(moved().base);
    const github = moved({ base });
    const run = await runAction(github, {
      env: { GITHUB_EVENT_NAME: 'pull_request_target' },
      checkout: { files: base, as: 'repository' },
    });
    expect(run.github.violations).toEqual([]);
    expect(run.code).toBe(1);
    expect(github.comments).toMatchObject([{ path: 'app.py', start_line: 2, line: 4 }]);
  });

  test('a head that GitHub does not give is never called clean', async () => {
    const base = asCommittedByGit(moved().base);
    const github = moved({ base });
    const run = await runAction(github, {
      env: { GITHUB_EVENT_NAME: 'pull_request_target' },
      checkout: { files: base, as: 'repository' },
      failures: [
        { on: 'POST /graphql', times: 9, how: { kind: 'status', status: 403 } },
        { on: 'GET /repos/octo/shop/contents', times: 9, how: { kind: 'status', status: 403 } },
      ],
    });
    expect(run.code).toBe(2);
    expect(run.stdout).toContain('::error::GitHub did not give app.py (GitHub answered 403: made to fail)');
  });
});

describe.each(['push', 'schedule', 'workflow_dispatch'])('%s', (event) => {
  test('without a checkout the commit is read from GitHub', async () => {
    const github = moved();
    const run = await on(event, github, {}, { env: { GITHUB_SHA: github.head.sha } });
    expect(run.github.violations).toEqual([]);
    expect(run.code).toBe(1);
    expect(run.github.requests).toHaveLength(2);
    expect(github.comments).toEqual([]);
  });
});

describe('the state of a pull request', () => {
  async function runOn(github: World, pullRequest: object = {}): Promise<ActionRun> {
    const payload = payloadOf(github) as { pull_request: object };
    return runAction(github, {
      payload: {
        ...payload,
        action: 'synchronize',
        pull_request: { ...payload.pull_request, ...pullRequest },
      },
    });
  }

  test('a draft is reviewed like any other', async () => {
    const github = moved();
    await runOn(github, { draft: true });
    expect(github.comments).toHaveLength(1);
  });

  test.each([
    { name: 'when the event says so', pullRequest: { state: 'closed' }, state: 'open' as const },
    { name: 'since the event', pullRequest: {}, state: 'closed' as const },
  ])('a pull request closed $name is not talked on', async ({ pullRequest, state }) => {
    const github = moved();
    github.state = state;
    const run = await runOn(github, pullRequest);
    expect(run.code).toBe(1);
    expect(run.stdout).toContain('Note: Nothing was posted, as the pull request is closed');
    expect(github.reviews).toEqual([]);
  });

  test('an old run that is started again is about its own commit, and says nothing', async () => {
    const github = moved();
    const old = payloadOf(github);
    push(github, github.base);
    const run = await runAction(github, { payload: old });
    expect(run.github.violations).toEqual([]);
    // The findings are those of the commit that the run is for.
    expect(run.code).toBe(1);
    expect(run.outputs).toMatchObject({ findings: '1', 'new-findings': '1' });
    expect(run.stdout).toContain(
      `Note: Nothing was posted, as the pull request has moved on to \`${github.base.sha.slice(0, 7)}\``,
    );
    expect([github.reviews, github.comments]).toEqual([[], []]);
  });

  test('GitHub Enterprise Server has its API below a path', async () => {
    const github = moved();
    const run = await runAction(github, { server: 'enterprise', env: { GITHUB_GRAPHQL_URL: undefined } });
    expect(run.github.violations).toEqual([]);
    expect(github.comments).toHaveLength(1);
  });
});
