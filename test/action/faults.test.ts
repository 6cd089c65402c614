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
  { on: `GET ${pulls} `, given: [`${graphql} query reviewThreads`] },
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
  /** Whether it may pass: then a run that meets it now and then ends as if nothing had been. */
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

/** Well formed, and not what the rest of GitHub says: no entries, no text. */
const hollow = JSON.stringify({
  data: {
    repository: Object.fromEntries(
      Array.from({ length: 9 }, (_, index) => [`f${index}`, { oid: 'a'.repeat(40), text: '' }]),
    ),
  },
  tree: [],
  truncated: false,
  content: '',
  encoding: 'base64',
  files: [],
  merge_base_commit: { sha: 'b'.repeat(40) },
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
  other('an empty list', '[]'),
  // Nobody asks again who has no reason to doubt.
  { ...other('something hollow', hollow), passes: false },
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

/** How many requests of a kind fail: reads are tried four times, writes twice. */
const often = { once: 1, 'twice, then well': 2, always: 99 } as const;

type Times = keyof typeof often;

interface Case {
  readonly name: string;
  /** Its place in the matrix. */
  readonly place: readonly [request: number, fault: number];
  readonly on: string;
  readonly times: Times;
  /** Whether the run has to end as one that met no trouble. */
  readonly isNothing: boolean;
  readonly failures: readonly Failure[];
}

function isRead(on: string): boolean {
  return !/mutation|^(?:POST|PATCH) \/repos/.test(on);
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
    (Object.keys(often) as Times[]).map((times, more) => ({
      name: `${on.trim().replace('/repos/octo/shop', '…')}: ${name}, ${times}`,
      place: [row + 2 * more, column],
      on,
      times,
      isNothing: passes && given.length === 0 && (times === 'once' || (times !== 'always' && isRead(on))),
      failures: [
        { on, times: often[times], how },
        ...given.map((other) => ({ on: other, times: 99, how: { kind: 'status', status: 403 } as const })),
      ],
    })),
  ),
);

const cases = sampledMatrix(matrix, ({ place }) => place, 12, 10);

async function outcomeOf(
  { failures, times }: Pick<Case, 'failures' | 'times'>,
  usual: readonly string[] | undefined,
): Promise<Outcome> {
  const github = everything();
  const payload = { ...payloadOf(github), action: 'synchronize' };
  const env = {
    LATE_PATCH_REQUEST_TIMEOUT: '0.4',
    // Enough for what passes, and little for what does not.
    LATE_PATCH_RETRY_TIME: times === 'always' ? '1.5' : '4',
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
    undisturbed = await outcomeOf({ failures: [], times: 'once' }, undefined);
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

  test.each(cases)('$name', ({ name, on, times, isNothing }) => {
    const { run, said: now, github } = outcomes.get(name)!;
    expect(run.github.violations).toEqual([]);
    expect(run.stderr).toBe('');
    expect(run.stdout).not.toMatch(/internal error|error of late-patch|No late patches|^ +at /im);
    expect(run.stdout + run.summary).not.toContain(github.token.value);
    // Both findings are told in the end, once, and what is gone is settled.
    const told = expectOnce(github);
    expect(told.filter((fingerprint) => fingerprint !== gone)).toHaveLength(2);
    expect(told).not.toContain(gone);
    const isSame = JSON.stringify(now) === JSON.stringify(undisturbed.said);
    if (isNothing) expect(isSame).toBe(true);
    // One sentence for what failed, unless all went another way.
    if (!isSame) expect(complaints(run)).not.toEqual([]);
    for (const line of complaints(run)) expect(line).toMatch(/GitHub|not known/);
    // Without a checkout these have the code: who has not seen it cannot say that all is well.
    if (/git\/(trees|blobs)/.test(on) && (times === 'always' || run.code === 2)) {
      expect([run.code, isNothing]).toEqual([2, false]);
      expect(run.stdout).toMatch(/^::error::.*(could not be listed|GitHub did not give)/m);
      return;
    }
    expect(run.code).toBe(1);
    // Of what one answer did not hold, and the next did not have either, is said that nobody saw it.
    const seen = ['app.py', 'big.py'].filter((path) => !run.stdout.includes(`${path}\` was not analysed`));
    if (isNothing || !/git\/blobs/.test(on)) expect(seen).toHaveLength(2);
    expect(run.outputs).toMatchObject({ findings: `${seen.length}`, errors: `${seen.length}` });
    for (const path of seen) {
      expect(run.stdout).toMatch(new RegExp(`^::error .*file=${path}`, 'm'));
      expect(run.summary).toContain(`${path}:4`);
    }
  });
});

describe('a well-formed answer that another one contradicts', () => {
  const trouble = {
    on: `${graphql} query reviewThreads`,
    times: 99,
    how: { kind: 'status', status: 502 },
  } as const;
  const env = { LATE_PATCH_REQUEST_TIMEOUT: '2', LATE_PATCH_RETRY_TIME: '1', LATE_PATCH_WRITE_PAUSE: '0' };
  const base = commit({ 'app.py': 'x = 1\n', 'other.py': 'x = 1\n' });
  const oneLate = () => world({ base, head: commit({ 'app.py': late, 'other.py': 'x = 2\n' }) });
  const answered = (on: string, body: unknown): Failure => {
    return { on, times: 99, how: { kind: 'other', text: JSON.stringify(body) } };
  };

  test('a list of comments without those that the pull request counts: nothing is said twice', async () => {
    const github = oneLate();
    const payload = { ...payloadOf(github), action: 'synchronize' };
    await runAction(github, { payload, env });
    const failures = [trouble, answered(`GET ${pulls}/comments`, [])];
    const run = await runAction(github, { payload, env, failures });
    expect([run.code, github.comments.length]).toEqual([1, 1]);
    expect(run.stdout).toContain('GitHub listed 0 where it counts 1');
  });

  test('and what the pull request is now, REST tells as well', async () => {
    const github = oneLate();
    github.state = 'closed';
    const run = await runAction(github, { env, failures: [trouble] });
    expect([run.code, github.comments.length, github.reviews.length]).toEqual([1, 0, 0]);
  });

  test.each([
    { name: 'no changed file', count: 0 },
    { name: 'one of two', count: 1 },
  ])('$name, where the event counts two: the commits are compared', async ({ count }) => {
    const github = oneLate();
    const listed = github.files.filter(({ filename }) => filename === 'other.py').slice(0, count);
    const run = await runAction(github, { env, failures: [answered(`GET ${pulls}/files`, listed)] });
    expect(run.github.violations).toEqual([]);
    expect([run.code, run.outputs['findings'], github.comments.length]).toEqual([1, '1', 1]);
  });

  test('nor do they differ: all that is late counts, and why is said', async () => {
    const github = oneLate();
    const failures = [
      answered(`GET ${pulls}/files`, []),
      answered('GET /repos/octo/shop/compare', { merge_base_commit: { sha: base.sha }, files: [] }),
    ];
    const run = await runAction(github, { env, failures });
    expect([run.code, run.outputs['findings']]).toEqual([1, '1']);
    expect(run.stdout).toContain('GitHub listed 0 where it counts 2');
  });

  test('a commit of no files, which nobody could have a workflow run for', async () => {
    const github = oneLate();
    const failures = [answered('GET /repos/octo/shop/git/trees', { tree: [], truncated: false })];
    const pushed = { ...env, GITHUB_EVENT_NAME: 'push', GITHUB_SHA: github.head.sha };
    const run = await runAction(github, { payload: {}, env: pushed, failures });
    expect(run.code).toBe(2);
    expect(run.stdout).toMatch(/^::error::.*could not be listed/m);
  });

  test.each([
    { name: 'GraphQL', on: `${graphql} query object`, code: 1 },
    { name: 'REST', on: 'GET /repos/octo/shop/git/blobs', code: 2 },
  ])('texts of $name that are not what they are named by', async ({ on, code }) => {
    const failures = [answered(on, JSON.parse(hollow)), { ...trouble, on: `${graphql} query object` }];
    const run = await runAction(oneLate(), { env, failures });
    expect(run.code).toBe(code);
    expect(run.stdout).not.toMatch(/No late patches/);
  });
});
