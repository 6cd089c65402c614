import type { ReadableStream } from 'node:stream/web';
import { setTimeout as sleep } from 'node:timers/promises';
import type { getOctokit } from '@actions/github';
import { type Answer, ok, type Refusal, refused } from './answer.js';
import { type Failure, isRateLimit, pauseBeforeRetry } from './retry.js';

/** GitHub as this tool uses it. Parameters are those of Octokit's routes: `GET /repos/{owner}/{repo}`. */
export interface GitHub {
  /** A request that changes nothing and may therefore be repeated. */
  read(route: string, parameters: Parameters): Promise<Answer<Response>>;
  /** A request that changes something. `unavailable` means: perhaps done, perhaps not. */
  write(route: string, parameters: Parameters): Promise<Answer<Response>>;
  /** A request for something large, which is not parsed; repeated as little as it may take long. */
  download(route: string, parameters: Parameters): Promise<Answer<Download>>;
  /** A GraphQL query; what comes back may be partial. */
  query(text: string, variables: Variables): Promise<Answer<GraphqlAnswer>>;
  /** A GraphQL mutation, never repeated. */
  mutate(text: string, variables: Variables): Promise<Answer<GraphqlAnswer>>;
}

export type Parameters = Readonly<Record<string, unknown>>;
export type Variables = Readonly<Record<string, string | number | null>>;

export interface GraphqlAnswer {
  readonly data: Readonly<Record<string, unknown>>;
  /** What went wrong with parts of it, if anything: then a null says nothing. */
  readonly errors: readonly unknown[];
}

export interface Response {
  /** Parsed JSON: an object or an array. */
  readonly data: object;
  readonly headers: Failure['headers'];
}

export interface ClientOptions {
  readonly octokit: ReturnType<typeof getOctokit>;
  readonly graphqlUrl: string;
  /** For one request, milliseconds. GitHub itself gives up after 10 seconds. */
  readonly timeout: number;
  /** For everything that failed requests cost a run, waiting included, milliseconds: then no request is repeated. */
  readonly patience: number;
  /** At least this long from one request that creates something to the next, milliseconds. */
  readonly pace: number;
}

/** A body as it arrives. */
export type Download = ReadableStream<Uint8Array>;

/** How much longer than an ordinary request a download may take. */
const downloadTimes = 6;

/** The version of the REST API that the requests are written for. */
const apiVersion = '2022-11-28';

/** Wraps an Octokit: answers as data, repeats what may be repeated, and keeps the pace GitHub asks for. */
export function gitHubClient({ octokit, graphqlUrl, timeout, patience, pace }: ClientOptions): GitHub {
  let patienceLeft = patience;
  let lastWrite = Number.NEGATIVE_INFINITY;

  async function once(route: string, parameters: Parameters): Promise<Response | Failed> {
    try {
      const { data, headers, status } = await octokit.request(route, {
        ...parameters,
        headers: { 'x-github-api-version': apiVersion, ...(parameters['headers'] as object | undefined) },
        request: { signal: AbortSignal.timeout(timeout) },
      });
      // 204: done, and nothing to say about it.
      if (status === 204) return { data: {}, headers };
      if (isJson(data)) return { data, headers };
      return { failure: { status: 0, headers }, message: 'GitHub sent an answer that is not JSON' };
    } catch (error) {
      return failed(error);
    }
  }

  async function download(route: string, parameters: Parameters): Promise<Answer<Download>> {
    const started = Date.now();
    try {
      const { data } = await octokit.request(route, {
        ...parameters,
        headers: { 'x-github-api-version': apiVersion },
        request: { signal: AbortSignal.timeout(timeout * downloadTimes), parseSuccessResponseBody: false },
      });
      return ok(data as Download);
    } catch (error) {
      patienceLeft -= Date.now() - started;
      return refused(refusalOf(failed(error)));
    }
  }

  async function patiently(
    route: string,
    parameters: Parameters,
    mayRepeat: (failure: Failure) => boolean,
  ): Promise<Answer<Response>> {
    for (let attempt = 1; ; attempt++) {
      const started = Date.now();
      const result = await once(route, parameters);
      if (!('failure' in result)) return ok(result);
      patienceLeft -= Date.now() - started;
      const pause = pauseBeforeRetry(result.failure, attempt, Date.now(), patience);
      if (pause === undefined || pause > patienceLeft || !mayRepeat(result.failure))
        return refused(refusalOf(result));
      patienceLeft -= pause;
      await sleep(pause);
    }
  }

  async function graphql(
    text: string,
    variables: Variables,
    mayRepeat: (failure: Failure) => boolean,
  ): Promise<Answer<GraphqlAnswer>> {
    const answer = await patiently(`POST ${graphqlUrl}`, { query: text, variables }, mayRepeat);
    if (answer.kind === 'refused') return answer;
    const { data, errors } = answer.value.data as { data?: unknown; errors?: unknown };
    if (isJson(data) && Object.values(data).some((part) => part !== null)) {
      return ok({ data: data as GraphqlAnswer['data'], errors: Array.isArray(errors) ? errors : [] });
    }
    return refused({
      kind: 'unavailable',
      message: `GitHub's GraphQL API answered: ${firstMessage(errors)}`,
    });
  }

  async function paced<T>(send: () => Promise<T>): Promise<T> {
    // Requests that create something in quick succession strike GitHub's secondary limits.
    const pause = lastWrite + pace - Date.now();
    if (pause > 0) await sleep(pause);
    try {
      return await send();
    } finally {
      lastWrite = Date.now();
    }
  }

  return {
    read: (route, parameters) => patiently(route, parameters, () => true),
    download,
    write: (route, parameters) => paced(() => patiently(route, parameters, isRateLimit)),
    query: (text, variables) => graphql(text, variables, () => true),
    mutate: (text, variables) => paced(() => graphql(text, variables, isRateLimit)),
  };
}

interface Failed {
  readonly failure: Failure;
  readonly message: string;
}

/** Octokit's RequestError has a status and, if any answer arrived, the response; a lost connection counts as 500 there. */
function failed(error: unknown): Failed {
  const { status, response, message } = error as {
    status?: number;
    response?: { headers: Failure['headers'] };
    message?: string;
  };
  if (typeof status !== 'number') throw error;
  return {
    failure: { status: response === undefined ? 0 : status, headers: response?.headers ?? {} },
    message: message ?? 'no message',
  };
}

function refusalOf({ failure, message }: Failed): Refusal {
  const { status, headers } = failure;
  if (isRateLimit(failure)) return { kind: 'limited', message: `GitHub's rate limit is used up: ${message}` };
  if (status === 0) return { kind: 'unavailable', message: `GitHub could not be reached: ${message}` };
  if (status >= 500) return { kind: 'unavailable', message: `GitHub answered ${status}: ${message}` };
  if (status === 401 || status === 403 || status === 404) {
    const accepted = headers['x-accepted-github-permissions'];
    return {
      kind: 'forbidden',
      status,
      message,
      accepted: accepted === undefined ? undefined : String(accepted),
    };
  }
  return { kind: 'invalid', status, message };
}

function isJson(data: unknown): data is object {
  return typeof data === 'object' && data !== null && !(data instanceof ArrayBuffer);
}

function firstMessage(errors: unknown): string {
  const [first] = Array.isArray(errors) ? (errors as { message?: unknown }[]) : [];
  return typeof first?.message === 'string' ? first.message : 'no data';
}
