import { beforeAll, describe, expect, test } from '@jest/globals';
import { fingerprintsIn, markerOf } from '../../src/review/marker.js';
import { sampledMatrix } from '../support/extent.js';
import type { Failure, FailureMode } from '../support/github/failures.js';
import { commit, fileEntries } from '../support/github/repository.js';
import { type ActionRun, payloadOf, runAction } from '../support/github/run-action.js';
import { user, type World, world } from '../support/github/world.js';
import { pooled } from '../support/pool.js';

const pulls = '/repos/octo/shop/pulls/7';
const graphql = 'POST /graphql';

/** One kind of request that the Action makes; some are made only when others fail. */
interface Request {
  readonly on: string;
  readonly given?: readonly string[];
}

const requests: readonly Request[] = [
  { on: `GET ${pulls}/files` },
  { on: 'GET /repos/octo/shop/git/trees' },
  { on: `${graphql} query object` },
  { on: 'GET /repos/octo/shop/git/blobs', given: [`${graphql} query object`] },
  { on: 'GET /repos/octo/shop/compare' },
  { on: `${graphql} query reviewThreads` },
  { on: `GET ${pulls}/comments`, given: [`${graphql} query reviewThreads`] },
  { on: `GET ${pulls}/reviews`, given: [`${graphql} query reviewThreads`] },
  { on: `${graphql} query viewer`, given: [`${graphql} query reviewThreads`] },
  { on: `POST ${pulls}/comments` },
  { on: `POST ${pulls}/reviews` },
  { on: `${graphql} mutation` },
  { on: 'PATCH /repos/octo/shop/pulls/comments', given: [`${graphql} mutation`] },
];

interface Fault {
  readonly name: string;
  readonly how: FailureMode;
  /** Whether it may pass: then a run that meets it once ends as if nothing had been. */
  readonly passes: boolean;
}

function status(code: number, passes: boolean, headers: Readonly<Record<string, string>> = {}): Fault {
  return { name: `${code}`, how: { kind: 'status', status: code, headers }, passes };
}

/** An answer of a shape that GitHub does not document, to a request that was carried out. */
function other(name: string, text: string | undefined): Fault {
  return { name: `200 and ${name}`, how: { kind: 'other', text }, passes: true };
}

const deepNulls = JSON.stringify({
  data: {
    viewer: { login: null },
    repository: {
      f0: 1,
      pullRequest: { state: null, reviewThreads: { nodes: [null, {}] }, reviews: { nodes: [null] } },
    },
  },
  tree: [null, 1, { path: 'a.py', mode: 1 }],
  files: [null],
});

const faults: readonly Fault[] = [
  status(401, false),
  status(403, false, { 'x-accepted-github-permissions': 'pull_requests=write' }),
  status(404, false),
  status(409, false),
  status(422, false),
  { ...status(429, true, { 'retry-after': '1' }), name: '429 with retry-after' },
  status(500, true),
  status(502, true),
  { name: 'timeout', how: { kind: 'silence' }, passes: true },
  { name: 'reset', how: { kind: 'reset' }, passes: true },
  { name: 'lost answer', how: { kind: 'lost' }, passes: true },
  { name: 'malformed JSON', how: { kind: 'malformed' }, passes: true },
  { name: 'truncated body', how: { kind: 'truncated' }, passes: true },
  {
    name: 'a secondary limit without headers',
    how: { kind: 'status', status: 403, body: { message: 'You have exceeded a secondary rate limit.' } },
    passes: false,
  },
  other('nothing', undefined),
  other('null', 'null'),
  other('an empty object', '{}'),
  other('a list of something else', '[1,null,"x",{"path":5,"filename":7,"user":null}]'),
  other('nulls', '{"data":{"repository":null,"viewer":null},"tree":null,"files":null,"content":null}'),
  other('deeper nulls', deepNulls),
];

const late = 'import requests\nimport gevent.monkey\n\ngevent.monkey.patch_all()\n';
const gone = 'gone';

/** A pull request that needs every kind of request: one line to comment on, one file, one comment to settle. */
function everything(): World {
  const base = commit({ 'app.py': 'x = 1\n', 'big.py': '# big\n', 'README.md': 'Shop\n' });
  const head = commit({ 'app.py': late, 'big.py': late, 'README.md': 'Shop\n' });
  const files = fileEntries(base, head).map(({ patch, ...file }) => {
    return file.filename === 'big.py' || patch === undefined ? file : { ...file, patch };
  });
  const github = world({ base, head, files });
  github.counts.comments++;
  github.comments.push({
    id: 100,
    node_id: 'PRRC_100',
    user: user(github.token.login),
    body: `**Error: gone**\n\n${markerOf(gone, '1')}`,
    path: 'app.py',
    html_url: 'https://github.com/octo/shop/pull/7#discussion_r100',
    subject_type: 'line',
    line: undefined,
    start_line: undefined,
    commit_id: base.sha,
    pull_request_review_id: 1,
    created_at: '2026-11-23T12:00:00Z',
  });
  return github;
}

interface Case {
  readonly name: string;
  /** Its place in the matrix. */
  readonly place: readonly [request: number, fault: number];
  readonly on: string;
  readonly times: 'once' | 'always';
  readonly failures: readonly Failure[];
}

interface Outcome {
  readonly run: ActionRun;
  /** What people saw after the run. */
  readonly said: readonly string[];
  /** After another run that met no trouble, where the first one left it otherwise than usual. */
  readonly github: World;
}

const matrix: readonly Case[] = requests.flatMap(({ on, given = [] }, row) =>
  faults.flatMap(({ name, how, passes }, column) =>
    (passes && given.length === 0 ? (['once', 'always'] as const) : (['always'] as const)).map((times) => ({
      name: `${on.replace('/repos/octo/shop', '…')}: ${name}, ${times}`,
      place: [row, column],
      on,
      times,
      failures: [
        { on, times: times === 'once' ? 1 : 99, how },
        ...given.map((other) => ({ on: other, times: 99, how: { kind: 'status', status: 403 } as const })),
      ],
    })),
  ),
);

const cases = sampledMatrix(matrix, ({ place }) => place, 6, 3);

async function outcomeOf(
  { failures }: Pick<Case, 'failures'>,
  usual: readonly string[] | undefined,
): Promise<Outcome> {
  const github = everything();
  const payload = { ...payloadOf(github), action: 'synchronize' };
  const env = {
    LATE_PATCH_REQUEST_TIMEOUT: '0.4',
    LATE_PATCH_RETRY_TIME: '1.5',
    LATE_PATCH_WRITE_PAUSE: '0',
  };
  const run = await runAction(github, { failures, payload, env });
  const now = said(github);
  if (usual !== undefined && JSON.stringify(now) !== JSON.stringify(usual)) {
    expectOnce(github);
    const well = { LATE_PATCH_WRITE_PAUSE: '0' };
    const again = await runAction(github, { payload, env: well });
    expect(again.github.violations).toEqual([]);
    expect(again.code).toBe(1);
  }
  return { run, said: now, github };
}

/** Nothing is said twice, nothing waits as a draft. */
function expectOnce({ comments, reviews }: World): readonly string[] {
  const told = [...comments, ...reviews].flatMap(({ body }) => fingerprintsIn(body));
  expect(new Set(told).size).toBe(told.length);
  expect(reviews.every(({ state }) => state === 'COMMENTED')).toBe(true);
  return told;
}

/** What people see on the pull request, in our name. */
function said({ comments, reviews }: World): readonly string[] {
  return [...comments, ...reviews]
    .map(({ body }) => body.replace(/[0-9a-f]{16}:[0-9a-f]{8}/g, 'MARK'))
    .sort();
}

/** Lines of the log that say what failed. */
function complaints({ stdout }: ActionRun): readonly string[] {
  return stdout.split('\n').filter((text) => /^Note: |^::error::/.test(text));
}

describe('whatever request fails, and however', () => {
  let undisturbed: Outcome;
  const outcomes = new Map<string, Outcome>();

  beforeAll(async () => {
    undisturbed = await outcomeOf({ failures: [] }, undefined);
    const all = await pooled(cases, 3, (each) => outcomeOf(each, undisturbed.said));
    for (const [index, { name }] of cases.entries()) outcomes.set(name, all[index]!);
  }, 1_800_000);

  test('an undisturbed run makes every request that is not given by another failure', () => {
    const { run, github } = undisturbed;
    expect(run.github.violations).toEqual([]);
    expect(run.code).toBe(1);
    expect(complaints(run)).toEqual([]);
    expect(
      github.comments.map(({ path, subject_type, body }) => [path, subject_type, body.slice(0, 7)]),
    ).toEqual([
      ['app.py', 'line', 'Settled'],
      ['big.py', 'file', '**Error'],
      ['app.py', 'line', '**Error'],
    ]);
    for (const { on, given } of requests) {
      const [method, path] = on.split(' ');
      const isMade = run.github.requests.some((request) => request.startsWith(`${method} ${path}`));
      if (given === undefined) expect([on, isMade]).toEqual([on, true]);
    }
  });

  test.each(cases)('$name', ({ name, on, times }) => {
    const { run, said: now, github } = outcomes.get(name)!;
    expect(run.github.violations).toEqual([]);
    expect(run.stderr).toBe('');
    expect(run.stdout).not.toMatch(/internal error|error of late-patch/i);
    expect(run.stdout + run.summary).not.toContain(github.token.value);
    // Both findings are told in the end, once, and what is gone is settled.
    const told = expectOnce(github);
    expect(told.filter((fingerprint) => fingerprint !== gone)).toHaveLength(2);
    expect(told).not.toContain(gone);
    const isSame = JSON.stringify(now) === JSON.stringify(undisturbed.said);
    if (times === 'once') expect(isSame).toBe(true);
    // One sentence for what failed, unless all went another way.
    if (!isSame) expect(complaints(run)).not.toEqual([]);
    for (const line of complaints(run)) expect(line).toMatch(/GitHub|not known/);
    // Without a checkout these have the code: who has not seen it cannot say that all is well.
    if (/git\/(trees|blobs)/.test(on) && times === 'always') {
      expect(run.code).toBe(2);
      expect(run.stdout).toMatch(/^::error::.*(could not be listed|GitHub did not give)/m);
      return;
    }
    expect(run.code).toBe(1);
    expect(run.outputs).toMatchObject({ findings: '2', errors: '2' });
    for (const path of ['app.py', 'big.py']) {
      expect(run.stdout).toMatch(new RegExp(`^::error .*file=${path}`, 'm'));
      expect(run.summary).toContain(`${path}:4`);
    }
  });
});
