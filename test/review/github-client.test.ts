import { describe, expect, test } from '@jest/globals';
import * as z from 'zod/mini';
import { pauseBeforeRetry } from '../../src/host/github/client.js';
import { fileEntry, posted, viewer } from '../../src/host/github/shapes.js';
import { withGitHub } from '../support/github/client.js';
import type { FailureMode } from '../support/github/failures.js';
import { commit } from '../support/github/repository.js';
import { world } from '../support/github/world.js';

describe('when a read is tried again', () => {
  const now = 1_800_000_000_000;

  test.each([
    { name: 'a lost connection', status: 0, headers: {}, attempt: 1, pause: 1000 },
    { name: 'a server error, again', status: 502, headers: {}, attempt: 3, pause: 4000 },
    { name: 'a server error, too often', status: 502, headers: {}, attempt: 4, pause: undefined },
    { name: 'retry-after', status: 429, headers: { 'retry-after': '7' }, attempt: 1, pause: 7000 },
    {
      name: 'retry-after that is over',
      status: 429,
      headers: { 'retry-after': '0' },
      attempt: 1,
      pause: 1000,
    },
    { name: 'a secondary limit', status: 403, headers: { 'retry-after': '60' }, attempt: 1, pause: 60_000 },
    {
      name: 'the hour is used up',
      status: 403,
      headers: { 'x-ratelimit-remaining': '0', 'x-ratelimit-reset': String(now / 1000 + 30) },
      attempt: 1,
      pause: 31_000,
    },
    {
      name: 'a limit without a time',
      status: 429,
      headers: { 'x-ratelimit-remaining': '9' },
      attempt: 1,
      pause: 60_000,
    },
    {
      name: 'a secondary limit that only its words tell',
      status: 403,
      headers: {},
      message: 'You have exceeded a secondary rate limit. Please wait a few minutes before you try again.',
      attempt: 1,
      pause: 60_000,
    },
    {
      name: 'a secondary limit in the words of old servers',
      status: 403,
      headers: {},
      message: 'You have triggered an abuse detection mechanism and have been temporarily blocked.',
      attempt: 1,
      pause: 60_000,
    },
    { name: 'not allowed', status: 403, headers: {}, attempt: 1, pause: undefined },
    { name: 'not found', status: 404, headers: {}, attempt: 1, pause: undefined },
    { name: 'a wrong request', status: 422, headers: {}, attempt: 1, pause: undefined },
  ])('$name: $pause', ({ status, headers, message, attempt, pause }) => {
    expect(pauseBeforeRetry({ status, headers, message }, attempt, now)).toBe(pause);
  });
});

describe('answers as data', () => {
  const on = 'GET /repos/octo/shop/pulls/7/files';
  const route = 'GET /repos/{owner}/{repo}/pulls/{pull_number}/files';
  const parameters = { owner: 'octo', repo: 'shop', pull_number: 7 };
  const empty = world({ base: commit({}), head: commit({}) });

  test.each<{ name: string; how: FailureMode; refusal: object }>([
    { name: 'no answer in time', how: { kind: 'silence' }, refusal: { kind: 'unavailable' } },
    { name: 'a broken connection', how: { kind: 'reset' }, refusal: { kind: 'unavailable' } },
    { name: 'half an answer', how: { kind: 'malformed' }, refusal: { kind: 'unavailable' } },
    { name: 'a server error', how: { kind: 'status', status: 500 }, refusal: { kind: 'unavailable' } },
    {
      name: 'a wrong request',
      how: { kind: 'status', status: 422 },
      refusal: { kind: 'invalid', status: 422 },
    },
    {
      name: 'a missing permission',
      how: { kind: 'status', status: 403, headers: { 'x-accepted-github-permissions': 'contents=read' } },
      refusal: { kind: 'forbidden', status: 403, accepted: 'contents=read' },
    },
    ...['{}', 'null', '[1]', '[{"filename":5,"status":"added"}]', undefined].map((text) => ({
      name: `another shape: ${text ?? 'nothing'}`,
      how: { kind: 'other', text } as const,
      refusal: { kind: 'unavailable' },
    })),
    {
      name: 'a secondary limit without headers',
      how: { kind: 'status', status: 403, body: { message: 'You have exceeded a secondary rate limit.' } },
      refusal: { kind: 'limited', message: expect.stringContaining('secondary rate limit') },
    },
    {
      name: 'a limit beyond all patience',
      how: { kind: 'status', status: 429, headers: { 'retry-after': '9' } },
      refusal: { kind: 'limited' },
    },
  ])('$name', async ({ how, refusal }) => {
    const options = { failures: [{ on, times: 99, how }], timeout: 200, patience: 0 };
    await withGitHub(
      empty,
      async (github) => {
        expect(await github.read(route, parameters, z.array(fileEntry))).toMatchObject({
          kind: 'refused',
          refusal,
        });
      },
      options,
    );
  });

  test('a write is not repeated after a server error', async () => {
    const post = 'POST /repos/octo/shop/pulls/7/reviews';
    const failures = [{ on: post, times: 9, how: { kind: 'status', status: 502 } as const }];
    await withGitHub(
      empty,
      async (github, standIn) => {
        const path = 'POST /repos/{owner}/{repo}/pulls/{pull_number}/reviews';
        const answer = await github.write(path, { ...parameters, body: 'x' }, posted);
        expect(answer).toMatchObject({ kind: 'refused', refusal: { kind: 'unavailable' } });
        expect(standIn.requests).toEqual([post]);
      },
      { failures },
    );
  });

  test('writes are a second apart', async () => {
    const pauses: number[] = [];
    const pause = async (milliseconds: number) => pauses.push(milliseconds);
    await withGitHub(
      empty,
      async (github) => {
        for (let index = 0; index < 3; index++)
          await github.write('POST /repos/octo/shop/nothing', {}, posted);
      },
      // An hour, so that no machine is so slow that it needs no pause.
      { pace: 3_600_000, pause },
    );
    expect(pauses).toHaveLength(2);
  });

  test.each([
    { text: '{}', refusal: { how: 'malformed' } },
    { text: '[]', refusal: { how: 'malformed' } },
    { text: '{"data":null}', refusal: { how: 'malformed' } },
    { text: '{"data":{"viewer":null}}', refusal: { how: 'malformed' } },
    { text: '{"data":{"viewer":{"login":7}}}', refusal: { how: 'malformed' } },
    { text: '{"data":{"viewer":null},"errors":[{"message":"no"}]}', refusal: { how: 'graphql' } },
    {
      text: '{"data":{"viewer":null},"errors":[{"type":"RATE_LIMITED","message":"API rate limit exceeded"}]}',
      refusal: { kind: 'limited' },
    },
  ])('GraphQL answers of another shape are refusals: $text', async ({ text, refusal }) => {
    const failures = [{ on: 'POST /graphql', times: 9, how: { kind: 'other', text } as const }];
    await withGitHub(
      empty,
      async (github) => {
        const answer = await github.query('query { viewer { login } }', {}, viewer);
        expect(answer).toMatchObject({ kind: 'refused', refusal });
      },
      { failures, patience: 0 },
    );
  });

  test('GraphQL errors without data are refusals', async () => {
    await withGitHub(empty, async (github) => {
      const answer = await github.query('query { nonsense }', {}, viewer);
      expect(answer).toMatchObject({
        kind: 'refused',
        refusal: { message: expect.stringContaining('Cannot query field "nonsense"') },
      });
    });
  });
});
