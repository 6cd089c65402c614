import type { GreenLibrary } from '../../knowledge/types.js';
import type { Expression } from '../../python/syntax.js';

/** One place that sets the pool of a worker. */
export interface PoolValue {
  /** As it is called there: `worker_pool`, `CELERYD_POOL`. */
  readonly name: string;
  readonly start: number;
  readonly value: Expression;
  /** It stands in the body itself, under no condition. */
  readonly isDirect: boolean;
}

/** The pool that `value` names, by its alias or its class; undefined for any other, and for what is not known. */
export function greenPool(value: Expression): GreenLibrary | undefined {
  if (value.kind !== 'string') return undefined;
  const match = /^(?:celery\.concurrency\.)?(gevent|eventlet)(?:[:.]TaskPool)?$/.exec(value.value);
  return match?.[1] as GreenLibrary | undefined;
}

/** Names that Celery reads the pool from, in a configuration whose names start with `namespace` (celery 5.7, run). */
export function poolNames(namespace: string | undefined): ReadonlySet<string> {
  if (namespace === undefined) return new Set(['worker_pool', 'CELERYD_POOL']);
  return new Set([`${namespace}_WORKER_POOL`, ...(namespace === 'CELERY' ? ['CELERYD_POOL'] : [])]);
}
