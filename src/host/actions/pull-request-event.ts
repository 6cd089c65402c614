import type { Repository } from '../github/repository.js';
import { type Fields, type fieldReader, isCount, isSha } from './payload.js';

/** A pull request as an event, or GitHub's list of them, has it. */
export interface PullRequestEvent {
  readonly kind: 'pull-request';
  readonly repository: Repository;
  readonly number: number;
  /** It was opened by this very event: there is no earlier run. */
  readonly isNew: boolean;
  readonly state: 'open' | 'closed';
  readonly headSha: string;
  readonly baseSha: string;
  /** The test merge of both, which `pull_request` checks out. */
  readonly mergeSha: string | undefined;
  /** How many files it changes. */
  readonly changedFiles: number | undefined;
}

/** Reads the pull request of an event's payload (`{ action, pull_request: { … } }`), or undefined when parts are missing. */
export function pullRequestEvent(
  field: ReturnType<typeof fieldReader>['field'],
  payload: Fields,
  repository: Repository,
): PullRequestEvent | undefined {
  const number = field('pull_request.number', isCount);
  const headSha = field('pull_request.head.sha', isSha);
  const baseSha = field('pull_request.base.sha', isSha);
  if (number === undefined || headSha === undefined || baseSha === undefined) return undefined;
  const { merge_commit_sha, changed_files, state } = payload['pull_request'] as Fields;
  return {
    kind: 'pull-request',
    repository,
    number,
    isNew: payload['action'] === 'opened',
    state: state === 'closed' ? 'closed' : 'open',
    headSha,
    baseSha,
    mergeSha: isSha(merge_commit_sha) ? merge_commit_sha : undefined,
    changedFiles: isCount(changed_files) ? changed_files : undefined,
  };
}
