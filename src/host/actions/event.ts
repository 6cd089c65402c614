import { readFileSync } from 'node:fs';
import type { Repository } from '../github/repository.js';

/** What the workflow runs for. */
export type Event =
  | PullRequestEvent
  /** `push`, `schedule`, `workflow_dispatch`, …: there is no pull request to talk on. */
  | { readonly kind: 'other' }
  | { readonly kind: 'malformed'; readonly problems: readonly string[] };

export interface PullRequestEvent {
  readonly kind: 'pull-request';
  readonly repository: Repository;
  readonly number: number;
  /** It was opened by this very event: there is no earlier run. */
  readonly isNew: boolean;
  readonly headSha: string;
  readonly baseSha: string;
  /** The test merge of both, which `pull_request` checks out. */
  readonly mergeSha: string | undefined;
  /** How many files it changes. */
  readonly changedFiles: number | undefined;
}

/** Variables of the runner that say what it runs for. */
export interface EventEnvironment {
  readonly GITHUB_EVENT_NAME?: string | undefined;
  readonly GITHUB_EVENT_PATH?: string | undefined;
  readonly GITHUB_REPOSITORY?: string | undefined;
}

/** Reads the event that started the workflow. Whatever is missing or malformed is named. */
export function readEvent(environment: EventEnvironment): Event {
  const { GITHUB_EVENT_NAME: name, GITHUB_EVENT_PATH: path } = environment;
  const isPullRequest = name?.startsWith('pull_request') === true;
  if (!path) return isPullRequest ? malformed('GITHUB_EVENT_PATH is not set') : { kind: 'other' };
  const payload = readPayload(path);
  if (typeof payload === 'string') return malformed(payload);
  if (payload['pull_request'] === undefined && !isPullRequest) return { kind: 'other' };
  return pullRequestEvent(payload, environment.GITHUB_REPOSITORY);
}

type Fields = Readonly<Record<string, unknown>>;

/** The payload, or in words why there is none. */
function readPayload(path: string): Fields | string {
  try {
    const payload: unknown = JSON.parse(readFileSync(path, 'utf8'));
    return isFields(payload) ? payload : 'the event payload (GITHUB_EVENT_PATH) is not an object';
  } catch (error) {
    const reason = error instanceof SyntaxError ? 'is not valid JSON' : 'cannot be read';
    return `the event payload (GITHUB_EVENT_PATH) ${reason}`;
  }
}

function pullRequestEvent(payload: Fields, repositoryName: string | undefined): Event {
  const problems: string[] = [];
  const field = <T>(keys: string, is: (value: unknown) => value is T): T | undefined => {
    const value = keys.split('.').reduce<unknown>((at, key) => (isFields(at) ? at[key] : undefined), payload);
    if (is(value)) return value;
    problems.push(`the event payload lacks ${keys}`);
    return undefined;
  };
  const number = field('pull_request.number', isCount);
  const headSha = field('pull_request.head.sha', isSha);
  const baseSha = field('pull_request.base.sha', isSha);
  const [owner, repo] = (repositoryName || field('repository.full_name', isText) || '').split('/');
  if (repositoryName && !(owner && repo)) problems.push('GITHUB_REPOSITORY is not owner/name');
  if (problems.length > 0 || !number || !headSha || !baseSha || !owner || !repo)
    return { kind: 'malformed', problems };
  const { merge_commit_sha, changed_files } = payload['pull_request'] as Fields;
  return {
    kind: 'pull-request',
    repository: { owner, repo },
    number,
    isNew: payload['action'] === 'opened',
    headSha,
    baseSha,
    mergeSha: isSha(merge_commit_sha) ? merge_commit_sha : undefined,
    changedFiles: isCount(changed_files) ? changed_files : undefined,
  };
}

function malformed(problem: string): Event {
  return { kind: 'malformed', problems: [problem] };
}

function isFields(value: unknown): value is Fields {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function isCount(value: unknown): value is number {
  return Number.isInteger(value) && (value as number) > 0;
}

function isText(value: unknown): value is string {
  return typeof value === 'string' && value !== '';
}

/** A full commit id (SHA-1 or SHA-256): nothing else may become part of a request. */
function isSha(value: unknown): value is string {
  return typeof value === 'string' && /^[0-9a-f]{40}(?:[0-9a-f]{24})?$/.test(value);
}
