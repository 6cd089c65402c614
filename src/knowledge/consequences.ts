/** What using an original after the patch does to the program. messages/ has the words. */
export type Consequence =
  | 'tls-recursion'
  | 'option-recursion'
  | 'unverified-recursion'
  | 'unverified'
  | 'sockets-do-not-match'
  | 'wrapping-raises'
  | 'blocks-sleeping'
  | 'blocks-network'
  | 'blocks-resolving'
  | 'blocks-waiting'
  | 'blocks-selecting'
  | 'blocks-queue'
  | 'blocks-pipe'
  | 'blocks-child'
  | 'blocks-in-wait'
  | 'popen-type-error'
  | 'popen-attribute-error'
  | 'deadlock-contended'
  | 'deadlock-submitting'
  | 'deadlock-executors'
  | 'makes-locks-without-exclusion'
  | 'lock-without-exclusion'
  | 'lock-without-exclusion-unless-replaced'
  | 'condition-without-exclusion'
  | 'condition-raises'
  | 'threads-never-join'
  | 'timers-never-join'
  | 'never-joined'
  | 'start-raises'
  | 'start-attribute-error'
  | 'native-thread-never-wakes'
  | 'values-shared'
  | 'same-identity'
  | 'native-lock';

/** Versions that a consequence is limited to, told with it because the version that runs is not known. */
export type VersionLimit = VersionBound | MeasuredLimit;

export interface VersionBound {
  readonly of: 'Python' | 'gevent';
  readonly relation: 'since' | 'before';
  readonly version: string;
}

/** The versions of a distribution that were measured: in those of `held` it is so, in those of `free` it is not. */
export interface MeasuredLimit {
  readonly of: string;
  readonly relation: 'measured';
  readonly held: readonly string[];
  readonly free: readonly string[];
}
