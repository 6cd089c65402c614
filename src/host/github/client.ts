import type { ReadableStream } from 'node:stream/web';
import { setTimeout as sleep } from 'node:timers/promises';
import type { getOctokit } from '@actions/github';
import * as z from 'zod/mini';
import type { Outage, Refusal } from '../../project/unreadable.js';
import { envelope, fault, type Shape } from './shapes.js';

/**
 * GitHub as this tool uses it. Parameters are those of Octokit's routes: `GET /repos/{owner}/{repo}`. Every answer is
 * checked against the `shape` that it should have: of another one it is a refusal, as if the server had failed.
 */
export interface GitHub {
  /** A request that changes nothing and may therefore be repeated. */
  read<T>(route: string, parameters: Parameters, shape: Shape<T>): Promise<Answer<Response<T>>>;
  /** A request that changes something. `unavailable` means: perhaps done, perhaps not. */
  write<T>(route: string, parameters: Parameters, shape: Shape<T>): Promise<Answer<T>>;
  /** A request for something large, which is not parsed; repeated as little as it may take long. */
  download(route: string, parameters: Parameters): Promise<Answer<Download>>;
  /** A GraphQL query; what comes back may be partial. */
  query<T>(text: string, variables: Variables, shape: Shape<T>): Promise<Answer<GraphqlAnswer<T>>>;
  /** A GraphQL mutation, never repeated. */
  mutate<T>(text: string, variables: Variables, shape: Shape<T>): Promise<Answer<GraphqlAnswer<T>>>;
}

type Parameters = Readonly<Record<string, unknown>>;
export type Variables = Readonly<Record<string, string | number | null>>;

interface GraphqlAnswer<T> {
  readonly data: T;
  /** Whether something went wrong with parts of it: then a null says nothing. */
  readonly isPartial: boolean;
}

export interface Response<T> {
  readonly data: T;
  readonly headers: Failure['headers'];
}

interface ClientOptions {
  readonly octokit: ReturnType<typeof getOctokit>;
  readonly graphqlUrl: string;
  /** For one request, milliseconds. GitHub itself gives up after 10 seconds. */
  readonly timeout: number;
  /** For everything that failed requests cost a run, waiting included, milliseconds: then no request is repeated. */
  readonly patience: number;
  /** At least this long from one request that creates something to the next, milliseconds. */
  readonly pace: number;
  /** Waits so many milliseconds; the clock's own way, where it is left out. */
  readonly pause?: ((milliseconds: number) => Promise<unknown>) | undefined;
}

/** A body as it arrives. */
type Download = ReadableStream<Uint8Array>;

/** How much longer than an ordinary request a download may take. */
const downloadTimes = 6;

/** The version of the REST API that the requests are written for. */
const apiVersion = '2022-11-28';

/** Wraps an Octokit: answers as data, repeats what may be repeated, and keeps the pace GitHub asks for. */
export function gitHubClient({
  octokit,
  graphqlUrl,
  timeout,
  patience,
  pace,
  pause: wait = sleep,
}: ClientOptions): GitHub {
  let patienceLeft = patience;
  let lastWrite = Number.NEGATIVE_INFINITY;

  async function once<T>(
    route: string,
    parameters: Parameters,
    understand: (data: unknown) => Understood<T>,
  ): Promise<Response<T> | Failed> {
    try {
      const { data, headers, status } = await octokit.request(route, {
        ...parameters,
        headers: { 'x-github-api-version': apiVersion, ...(parameters['headers'] as object | undefined) },
        request: { signal: AbortSignal.timeout(timeout) },
      });
      // 204: done, and nothing to say about it.
      if (status !== 204 && !isJson(data))
        return { failure: { status: 0, headers }, outage: { how: 'not-json' } };
      const understood = understand(status === 204 ? undefined : data);
      if (understood.kind === 'ok') return { data: understood.value, headers };
      const { message, outage } = understood;
      return { failure: { status: outage === undefined ? 403 : 0, headers, message }, outage };
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

  async function patiently<T>(
    route: string,
    parameters: Parameters,
    understand: (data: unknown) => Understood<T>,
    mayRepeat: (failure: Failure) => boolean,
  ): Promise<Answer<Response<T>>> {
    for (let attempt = 1; ; attempt++) {
      const started = Date.now();
      const result = await once(route, parameters, understand);
      if (!('failure' in result)) return ok(result);
      patienceLeft -= Date.now() - started;
      const pause = pauseBeforeRetry(result.failure, attempt, Date.now(), patience);
      if (pause === undefined || pause > patienceLeft || !mayRepeat(result.failure))
        return refused(refusalOf(result));
      patienceLeft -= pause;
      await wait(pause);
    }
  }

  async function graphql<T>(
    text: string,
    variables: Variables,
    shape: Shape<T>,
    mayRepeat: (failure: Failure) => boolean,
  ): Promise<Answer<GraphqlAnswer<T>>> {
    const parameters = { query: text, variables };
    const answer = await patiently(`POST ${graphqlUrl}`, parameters, ofGraphql(shape), mayRepeat);
    if (answer.kind === 'refused') return answer;
    const { data } = answer.value;
    return 'data' in data ? ok(data) : refused({ kind: 'unavailable', ...data });
  }

  async function paced<T>(send: () => Promise<T>): Promise<T> {
    // Requests that create something in quick succession strike GitHub's secondary limits.
    const pause = lastWrite + pace - Date.now();
    if (pause > 0) await wait(pause);
    try {
      return await send();
    } finally {
      lastWrite = Date.now();
    }
  }

  return {
    read: (route, parameters, shape) => patiently(route, parameters, ofShape(shape), () => true),
    download,
    async write(route, parameters, shape) {
      const answer = await paced(() => patiently(route, parameters, ofShape(shape), isRateLimit));
      return answer.kind === 'ok' ? ok(answer.value.data) : answer;
    },
    query: (text, variables, shape) => graphql(text, variables, shape, () => true),
    mutate: (text, variables, shape) => paced(() => graphql(text, variables, shape, isRateLimit)),
  };
}

/** An answer that arrived, after its shape was looked at; one that is none is a rate limit if it has no `outage`. */
type Understood<T> =
  | { readonly kind: 'ok'; readonly value: T }
  | { readonly kind: 'wrong'; readonly message?: string; readonly outage: Outage | undefined };

/** Understands what has a shape. */
function ofShape<T>(shape: Shape<T>): (data: unknown) => Understood<T> {
  return (data) => {
    const parsed = shape.safeParse(data);
    if (parsed.success) return { kind: 'ok', value: parsed.data };
    return { kind: 'wrong', outage: { how: 'malformed', fault: fault(parsed.error) } };
  };
}

/**
 * Understands an answer of GraphQL whose data have a shape. Errors of its own are an answer as well, and no reason to ask
 * again: the outage that they are, where they leave no such data.
 */
function ofGraphql<T>(shape: Shape<T>): (data: unknown) => Understood<GraphqlAnswer<T> | Outage> {
  return (body) => {
    const outer = ofShape(envelope)(body);
    if (outer.kind !== 'ok') return outer;
    const { data, errors } = outer.value;
    const isPartial = (errors ?? []).length > 0;
    const message = errors?.[0]?.message ?? undefined;
    const isLimited = errors?.some(({ type, message: text }) => type === 'RATE_LIMITED' || isLimit(text));
    if (isLimited) return { kind: 'wrong', message: message ?? 'RATE_LIMITED', outage: undefined };
    if (isPartial && Object.values(data ?? {}).every((part) => part === null))
      return { kind: 'ok', value: { how: 'graphql', message } };
    const inner = ofShape(shape)(data);
    if (inner.kind === 'ok') return { kind: 'ok', value: { data: inner.value, isPartial } };
    return isPartial ? { kind: 'ok', value: { how: 'partial' } } : inner;
  };
}

interface Failed {
  readonly failure: Failure;
  /** What an answer that arrived lacks. */
  readonly outage?: Outage | undefined;
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
    failure: {
      status: response === undefined ? 0 : status,
      headers: response?.headers ?? {},
      message: message ?? 'no message',
    },
  };
}

function refusalOf({ failure, outage }: Failed): Refusal {
  const { status, headers, message = '' } = failure;
  if (outage !== undefined) return { kind: 'unavailable', ...outage };
  if (isRateLimit(failure)) return { kind: 'limited', message };
  if (status === 0) return { kind: 'unavailable', how: 'unreachable', message };
  if (status >= 500) return { kind: 'unavailable', how: 'server-error', status, message };
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

/** What became of one request to GitHub. Refusals are data: the caller decides what can be done without the answer. */
export type Answer<T> =
  | { readonly kind: 'ok'; readonly value: T }
  | { readonly kind: 'refused'; readonly refusal: Refusal };

/** A successful answer. */
export function ok<T>(value: T): Answer<T> {
  return { kind: 'ok', value };
}

/** An unsuccessful answer. */
export function refused(refusal: Refusal): { readonly kind: 'refused'; readonly refusal: Refusal } {
  return { kind: 'refused', refusal };
}

/** A failed request as far as it matters for trying again. Status 0: no answer arrived. */
interface Failure {
  readonly status: number;
  readonly headers: Readonly<Record<string, string | number | undefined>>;
  /** What GitHub said. */
  readonly message?: string | undefined;
}

/** GitHub asks for a minute where a secondary limit names no time of its own. */
const secondaryLimitPause = 60_000;

/** Nor is a host asked again and again that says "at once" and goes on refusing. */
const shortestLimitPause = 1000;

/** Server errors: one, two, four seconds; less where the time for all of a run's trouble is short. */
const serverErrorAttempts = 3;
const shareOfBudget = 1 / 8;

/**
 * Milliseconds to wait before a read is tried again, or undefined when trying again is pointless.
 * `attempt` counts the failures so far, from 1; `now` is the time in milliseconds since 1970; `budget` is the time in
 * milliseconds that a run has for failed requests.
 * Source: GitHub's "Best practices for using the REST API" (retry-after, then x-ratelimit-reset).
 */
export function pauseBeforeRetry(
  failure: Failure,
  attempt: number,
  now: number,
  budget = Number.POSITIVE_INFINITY,
): number | undefined {
  if (isRateLimit(failure)) return limitPause(failure, now);
  if (failure.status !== 0 && failure.status < 500) return undefined;
  if (attempt > serverErrorAttempts) return undefined;
  return Math.min(1000 * 2 ** (attempt - 1), budget * shareOfBudget);
}

/**
 * Whether GitHub refused because of the number of requests: nothing was done, and later it would be. Secondary limits may
 * come without any header that says so (docs.github.com/rest, "Rate limits for the REST API"): then their words do.
 */
function isRateLimit({ status, headers, message }: Failure): boolean {
  if (status === 429) return true;
  if (status !== 403) return false;
  const isSaid = headers['retry-after'] !== undefined || String(headers['x-ratelimit-remaining']) === '0';
  return isSaid || isLimit(message);
}

function isLimit(message: string | null | undefined): boolean {
  return /\brate limit|\bRATE_LIMITED\b|abuse detection/i.test(message ?? '');
}

function limitPause({ headers }: Failure, now: number): number {
  const after = seconds(headers['retry-after']);
  if (after !== undefined) return Math.max(after * 1000, shortestLimitPause);
  const reset = seconds(headers['x-ratelimit-reset']);
  const exhausted = String(headers['x-ratelimit-remaining']) === '0';
  if (reset !== undefined && exhausted) return Math.max(0, reset * 1000 - now) + 1000;
  return secondaryLimitPause;
}

function seconds(header: string | number | undefined): number | undefined {
  const value = Number(header);
  return header === undefined || !Number.isFinite(value) || value < 0 ? undefined : value;
}

/** Where GitHub is. */
interface GitHubAddress {
  readonly GITHUB_API_URL?: string | undefined;
  readonly GITHUB_GRAPHQL_URL?: string | undefined;
}

/** How long things may take, in seconds as the environment has them: for servers that are slower than GitHub's own. */
export interface TimeLimits {
  readonly LATE_PATCH_REQUEST_TIMEOUT?: string | undefined;
  readonly LATE_PATCH_RETRY_TIME?: string | undefined;
  readonly LATE_PATCH_WRITE_PAUSE?: string | undefined;
}

/** For one request, in seconds; GitHub's own servers give up after 10. */
const requestTimeout = 15;

/** For failed requests and the waiting after them, in seconds: longer than the minute that GitHub asks for after a secondary limit. */
const retryTime = 90;

/** Between two requests that create something, in seconds, as GitHub's best practices ask for. */
const writePause = 1;

const silent = { debug() {}, info() {}, warn() {}, error() {} };

/** A client for the API of the server that the job runs for. */
export async function connectToGitHub(token: string, address: GitHubAddress & TimeLimits): Promise<GitHub> {
  // The toolkit reads the event payload while it loads, and throws when that is malformed: load it when it is needed.
  const { getOctokit } = await import(/* webpackMode: "eager" */ '@actions/github');
  const apiUrl = (address.GITHUB_API_URL || 'https://api.github.com').replace(/(?<!\/)\/+$/, '');
  const octokit = getOctokit(token, { baseUrl: apiUrl, userAgent: 'late-patch', log: silent });
  const graphqlUrl = address.GITHUB_GRAPHQL_URL || `${apiUrl.replace(/\/api\/v3$/, '/api')}/graphql`;
  return gitHubClient({
    octokit,
    graphqlUrl,
    timeout: milliseconds(address.LATE_PATCH_REQUEST_TIMEOUT, requestTimeout),
    patience: milliseconds(address.LATE_PATCH_RETRY_TIME, retryTime),
    pace: milliseconds(address.LATE_PATCH_WRITE_PAUSE, writePause),
  });
}

/** What is not a number of seconds counts as not set: a limit is no reason to fail. */
function milliseconds(seconds: string | undefined, usual: number): number {
  const value = Number(seconds || Number.NaN);
  return Math.round((Number.isFinite(value) && value >= 0 ? value : usual) * 1000);
}

const pageSize = 100;

/** Entries of a list, and whether it has more than those. */
interface Pages<T> {
  readonly entries: readonly T[];
  readonly isCut: boolean;
}

/** All pages of a list of `entry`, at most `limit` entries. A page that says only what the one before said is a refusal. */
export async function readPages<T>(
  github: GitHub,
  route: string,
  parameters: Parameters,
  entry: Shape<T>,
  limit: number,
): Promise<Answer<Pages<T>>> {
  const entries: T[] = [];
  let before = '';
  for (let page = 1; ; page++) {
    const answer = await github.read(route, { ...parameters, per_page: pageSize, page }, z.array(entry));
    if (answer.kind === 'refused') return answer;
    const text = JSON.stringify(answer.value.data);
    if (text === before && answer.value.data.length > 0)
      return refused({
        kind: 'unavailable',
        how: 'malformed',
        fault: `page ${page}: page ${page - 1} again`,
      });
    before = text;
    entries.push(...answer.value.data);
    const isMore = hasNext(answer.value);
    if (entries.length >= limit || !isMore)
      return ok({ entries: entries.slice(0, limit), isCut: isMore || entries.length > limit });
  }
}

function hasNext({ headers, data }: Response<readonly unknown[]>): boolean {
  return /rel="?next"?/.test(String(headers['link'] ?? '')) && data.length > 0;
}

/** A repository on GitHub, as routes name it. */
export interface Repository {
  readonly owner: string;
  readonly repo: string;
}
