/** A failed request as far as it matters for trying again. Status 0: no answer arrived. */
export interface Failure {
  readonly status: number;
  readonly headers: Readonly<Record<string, string | number | undefined>>;
}

/** GitHub asks for a minute where a secondary limit names no time of its own. */
const secondaryLimitPause = 60_000;

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

/** Whether GitHub refused because of the number of requests: nothing was done, and later it would be. */
export function isRateLimit({ status, headers }: Failure): boolean {
  if (status === 429) return true;
  return (
    status === 403 &&
    (headers['retry-after'] !== undefined || String(headers['x-ratelimit-remaining']) === '0')
  );
}

function limitPause({ headers }: Failure, now: number): number {
  const after = seconds(headers['retry-after']);
  if (after !== undefined) return after * 1000;
  const reset = seconds(headers['x-ratelimit-reset']);
  const exhausted = String(headers['x-ratelimit-remaining']) === '0';
  if (reset !== undefined && exhausted) return Math.max(0, reset * 1000 - now) + 1000;
  return secondaryLimitPause;
}

function seconds(header: string | number | undefined): number | undefined {
  const value = Number(header);
  return header === undefined || !Number.isFinite(value) || value < 0 ? undefined : value;
}
