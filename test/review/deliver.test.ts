import { describe, expect, test } from '@jest/globals';
import type { Finding } from '../../src/findings/finding.js';
import { type Delivery, deliverReview } from '../../src/host/github/deliver.js';
import type { ChangedFile } from '../../src/project/difference.js';
import { fingerprintsIn } from '../../src/review/marker.js';
import { planReview } from '../../src/review/plan.js';
import { withGitHub } from '../support/github/client.js';
import type { Failure } from '../support/github/failures.js';
import { commit, type FileEntry } from '../support/github/repository.js';
import { type World, world } from '../support/github/world.js';
import { noticeText } from '../support/words.js';
import { finding, fix, hunk, modified } from './findings.js';

/** What GitHub shows of a file; the plan may have been made from something else. */
function shown(filename: string, patch?: string): FileEntry {
  const entry = { sha: 'a', filename, status: 'modified' as const, additions: 1, deletions: 0, changes: 1 };
  return patch === undefined ? entry : { ...entry, patch };
}

async function deliver(
  findings: readonly Finding[],
  files: readonly ChangedFile[],
  github: World,
  failures: readonly Failure[] = [],
): Promise<Delivery & { readonly posts: readonly string[] }> {
  return withGitHub(
    github,
    async (client, standIn) => {
      const plan = planReview(findings, files, [], { suggestions: 'offer', unplaced: 'body' });
      const repository = { owner: github.owner, repo: github.repo };
      const context = { docsBase: 'https://docs.example', language: 'en' as const, texts: new Map() };
      const pullRequest = { repository, number: github.number, commit: github.head.sha };
      const target = { github: client, ...pullRequest, files, context };
      const delivery = await deliverReview(target, plan, { changes: [], sticky: undefined });
      expect(standIn.violations).toEqual([]);
      return { ...delivery, posts: standIn.requests.filter((request) => request.startsWith('POST /repos')) };
    },
    { failures },
  );
}

const none = { base: commit({}), head: commit({}) };

describe('deliverReview', () => {
  const range = finding({ fix: fix(2, 5), fingerprint: 'range' });
  const sure = finding({ path: 'other.py', b: 2, a: 1, fingerprint: 'sure' });
  const files = [modified('app.py', hunk(1, 9, [5])), modified('other.py', hunk(1, 3, [2]))];

  test('what GitHub takes is posted in one request', async () => {
    const github = world({
      ...none,
      files: [shown('app.py', hunk(1, 9, [5])), shown('other.py', hunk(1, 3, [2]))],
    });
    const { url, notices, posts } = await deliver([range, sure], files, github);
    expect([posts.length, notices.length]).toEqual([1, 0]);
    expect(url).toBe(github.reviews[0]!.html_url);
    expect(github.comments.map(({ path, start_line, line }) => [path, start_line, line])).toEqual([
      ['app.py', 2, 5],
      ['other.py', undefined, 2],
    ]);
  });

  test('a refused place moves its finding to the body; the sure places stay', async () => {
    const github = world({
      ...none,
      files: [shown('app.py', hunk(4, 6, [5])), shown('other.py', hunk(1, 3, [2]))],
    });
    const { notices, posts } = await deliver([range, sure], files, github);
    expect([posts.length, notices.length]).toEqual([2, 1]);
    expect(noticeText(notices[0]!)).toContain(
      'GitHub did not take every comment in its place: `GitHub answered 422',
    );
    expect(github.comments.map(({ path, line }) => [path, line])).toEqual([['other.py', 2]]);
    expect(fingerprintsIn(github.reviews[0]!.body)).toEqual(['range']);
    expect(github.reviews[0]!.body).toContain('Without a comment of their own:\n\n- `app.py:5`: Error: ');
  });

  test('when the sure places are refused too, all is told in the body', async () => {
    const github = world({ ...none, files: [shown('app.py'), shown('other.py')] });
    const { notices, posts } = await deliver([range, sure], files, github);
    expect([posts.length, notices.length]).toEqual([3, 1]);
    expect(github.comments).toEqual([]);
    expect(fingerprintsIn(github.reviews[0]!.body)).toEqual(['range', 'sure']);
  });

  test('comments on files come one by one before the review', async () => {
    const github = world({
      ...none,
      files: [shown('app.py'), shown('big.py'), shown('other.py', hunk(1, 3, [2]))],
    });
    const hidden = finding({ path: 'big.py', fingerprint: 'hidden' });
    const { posts } = await deliver([hidden, sure], [modified('big.py', undefined), files[1]!], github);
    expect(posts).toEqual([
      'POST /repos/octo/shop/pulls/7/comments',
      'POST /repos/octo/shop/pulls/7/reviews',
    ]);
    expect(github.comments.map(({ path, subject_type }) => [path, subject_type])).toEqual([
      ['big.py', 'file'],
      ['other.py', 'line'],
    ]);
  });

  test('what is refused on a file is told in the body', async () => {
    const github = world({ ...none, files: [shown('big.py'), shown('other.py', hunk(1, 3, [2]))] });
    const hidden = finding({ path: 'big.py', fingerprint: 'hidden' });
    const failures = [
      {
        on: 'POST /repos/octo/shop/pulls/7/comments',
        times: 1,
        how: { kind: 'status', status: 403 } as const,
      },
    ];
    const { url, notices } = await deliver(
      [hidden, sure],
      [modified('big.py', undefined), files[1]!],
      github,
      failures,
    );
    expect([url, notices.length]).toEqual([github.reviews[0]!.html_url, 1]);
    expect(fingerprintsIn(github.reviews[0]!.body)).toEqual(['hidden']);
  });

  test('a missing permission is named from the header', async () => {
    const github = world({ ...none, files: [shown('other.py', hunk(1, 3, [2]))] });
    const how = {
      kind: 'status',
      status: 403,
      headers: { 'x-accepted-github-permissions': 'contents=write,pull_requests=write; issues=write' },
    } as const;
    const failures = [{ on: 'POST /repos/octo/shop/pulls/7/reviews', times: 1, how }];
    const { notices } = await deliver([sure], [files[1]!], github, failures);
    expect(notices.map(noticeText)).toEqual([
      expect.stringContaining(
        'lacks `contents: write` and `pull-requests: write` or `issues: write` (GitHub answered 403',
      ),
    ]);
  });

  test('a review whose answer got lost is found, and not posted again', async () => {
    const github = world({ ...none, files: [shown('other.py', hunk(1, 3, [2]))] });
    const failures = [
      { on: 'POST /repos/octo/shop/pulls/7/reviews', times: 1, how: { kind: 'lost' } as const },
    ];
    const { url, notices, posts } = await deliver([sure], [files[1]!], github, failures);
    expect([posts.length, notices.length, github.reviews.length]).toEqual([1, 0, 1]);
    expect(url).toBe(github.comments[0]!.html_url);
  });

  test('an answer lost twice is not asked for a third time', async () => {
    const github = world({ ...none, files: [shown('other.py', hunk(1, 3, [2]))] });
    const failures = [
      { on: 'POST /repos/octo/shop/pulls/7/reviews', times: 9, how: { kind: 'reset' } as const },
    ];
    const { url, notices, posts } = await deliver([sure], [files[1]!], github, failures);
    expect([url, posts.length]).toEqual([undefined, 2]);
    expect(notices).toMatchObject([{ kind: 'host-refusal' }]);
  });
});
