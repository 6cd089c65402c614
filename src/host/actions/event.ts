import { readFileSync } from 'node:fs';
import type { EventProblem } from '../../messages/shell.js';
import type { Repository } from '../github/client.js';

/** What the workflow runs for. */
export type Event =
  | PullRequestEvent
  | MergeGroupEvent
  | WorkflowRunEvent
  | CommitEvent
  | { readonly kind: 'malformed'; readonly problems: readonly EventProblem[] };

/** A merge queue tries pull requests out: what they introduce counts, and there is nobody to talk to. */
export interface MergeGroupEvent {
  readonly kind: 'merge-group';
  readonly repository: Repository;
  readonly baseSha: string;
  readonly headSha: string;
}

/** Another workflow has run, perhaps for a pull request; for one from a fork its list of them is empty. */
export interface WorkflowRunEvent {
  readonly kind: 'workflow-run';
  readonly repository: Repository;
  readonly headSha: string;
  /** `owner:branch`, as pull requests are searched by. */
  readonly headLabel: string | undefined;
  /** Whether it ran for a pull request. */
  readonly isForPullRequest: boolean;
}

/** `push`, `schedule`, `workflow_dispatch`, …: a commit, and no pull request to talk on. */
export interface CommitEvent {
  readonly kind: 'commit';
  /** Undefined where the environment does not tell. */
  readonly repository: Repository | undefined;
  readonly sha: string | undefined;
}

/** Variables of the runner that say what it runs for. */
export interface EventEnvironment {
  readonly GITHUB_EVENT_NAME?: string | undefined;
  readonly GITHUB_EVENT_PATH?: string | undefined;
  readonly GITHUB_REPOSITORY?: string | undefined;
  readonly GITHUB_SHA?: string | undefined;
}

/** Reads the event that started the workflow. Whatever is missing or malformed is named. */
export function readEvent(environment: EventEnvironment): Event {
  const { GITHUB_EVENT_NAME: name, GITHUB_EVENT_PATH: path } = environment;
  const isPullRequest = name?.startsWith('pull_request') === true;
  if (!path) return isPullRequest ? malformed([{ what: 'no-event-path' }]) : commitEvent({}, environment);
  const payload = readPayload(path);
  if (typeof payload === 'string') return malformed([{ what: 'payload', is: payload }]);
  if (payload['pull_request'] !== undefined || isPullRequest)
    return readOrMalformed(payload, environment, pullRequestEvent);
  if (name === 'merge_group') return readOrMalformed(payload, environment, mergeGroupEvent);
  if (name === 'workflow_run') return readOrMalformed(payload, environment, workflowRunEvent);
  return commitEvent(payload, environment);
}

/** The payload, or why there is none. */
function readPayload(path: string): Fields | Extract<EventProblem, { what: 'payload' }>['is'] {
  try {
    const payload: unknown = JSON.parse(readFileSync(path, 'utf8'));
    return isFields(payload) ? payload : 'no-object';
  } catch (error) {
    return error instanceof SyntaxError ? 'no-json' : 'unreadable';
  }
}

type Field = ReturnType<typeof fieldReader>['field'];

function readOrMalformed<T extends Event>(
  payload: Fields,
  { GITHUB_REPOSITORY: name }: EventEnvironment,
  read: (field: Field, payload: Fields, repository: Repository) => T | undefined,
): T | Extract<Event, { kind: 'malformed' }> {
  const { field, problems } = fieldReader(payload);
  const [owner, repo] = (name || field('repository.full_name', isText) || '').split('/');
  const event = read(field, payload, { owner: owner ?? '', repo: repo ?? '' });
  if (name && !(owner && repo)) problems.push({ what: 'no-repository-name' });
  return event === undefined || problems.length > 0 || !owner || !repo ? malformed(problems) : event;
}

function mergeGroupEvent(field: Field, _: Fields, repository: Repository): MergeGroupEvent | undefined {
  const headSha = field('merge_group.head_sha', isSha);
  const baseSha = field('merge_group.base_sha', isSha);
  return headSha && baseSha ? { kind: 'merge-group', repository, headSha, baseSha } : undefined;
}

function workflowRunEvent(
  field: Field,
  payload: Fields,
  repository: Repository,
): WorkflowRunEvent | undefined {
  const headSha = field('workflow_run.head_sha', isSha);
  if (headSha === undefined) return undefined;
  const run = payload['workflow_run'] as Fields;
  const fork = fieldReader(run).field('head_repository.owner.login', isText);
  const { head_branch: branch, event } = run;
  return {
    kind: 'workflow-run',
    repository,
    headSha,
    headLabel: fork !== undefined && isText(branch) ? `${fork}:${branch}` : undefined,
    isForPullRequest: isText(event) && event.startsWith('pull_request'),
  };
}

function commitEvent(payload: Fields, environment: EventEnvironment): CommitEvent {
  const name = environment.GITHUB_REPOSITORY || fieldReader(payload).field('repository.full_name', isText);
  const [owner, repo] = (name ?? '').split('/');
  const { GITHUB_SHA: sha } = environment;
  return {
    kind: 'commit',
    repository: owner && repo ? { owner, repo } : undefined,
    sha: isSha(sha) ? sha : undefined,
  };
}

function malformed(problems: readonly EventProblem[]): Extract<Event, { kind: 'malformed' }> {
  return { kind: 'malformed', problems };
}

/** An object of a payload whose fields nobody has looked at yet. */
export type Fields = Readonly<Record<string, unknown>>;

/** Reads fields such as `pull_request.head.sha`, and notes those that are missing or of another kind. */
export function fieldReader(payload: Fields) {
  const problems: EventProblem[] = [];
  return {
    problems,
    field<T>(keys: string, is: (value: unknown) => value is T): T | undefined {
      const value = keys
        .split('.')
        .reduce<unknown>((at, key) => (isFields(at) ? at[key] : undefined), payload);
      if (is(value)) return value;
      problems.push({ what: 'payload-lacks', keys });
      return undefined;
    },
  };
}

export function isFields(value: unknown): value is Fields {
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
    changedFiles: changed_files === 0 || isCount(changed_files) ? changed_files : undefined,
  };
}
