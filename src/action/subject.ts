import { readdirSync } from 'node:fs';
import type { Notice } from '../findings/notice.js';
import { type Checkout, findCheckout } from '../host/actions/checkout.js';
import type { CommitEvent, Event, WorkflowRunEvent } from '../host/actions/event.js';
import type { PullRequestEvent } from '../host/actions/pull-request-event.js';
import { describeRefusal } from '../host/github/answer.js';
import type { GitHub } from '../host/github/client.js';
import { commitReader } from '../host/github/commit-reader.js';
import { commitTree } from '../host/github/commit-tree.js';
import { connectToGitHub } from '../host/github/connect.js';
import { findPullRequest } from '../host/github/find-pull-request.js';
import { withHeadFiles } from '../host/github/head-files.js';
import { missing } from '../host/github/refusal-notice.js';
import type { Repository } from '../host/github/repository.js';
import { workingTree } from '../host/node/working-tree.js';
import { code, plain, prose } from '../text/prose.js';
import type { FilePath } from '../tree/file-path.js';
import type { SourceTree } from '../tree/source-tree.js';
import { type ChangeSet, type Commits, changeSetOf } from './change-set.js';
import { type Environment, workspaceOf } from './environment.js';

/** What a run looks at. */
export type Subject =
  | {
      readonly kind: 'open';
      readonly tree: SourceTree;
      /** What is compared with what; undefined where nothing is, or GitHub does not tell what differs. */
      readonly changes: ChangeSet | undefined;
      /** Whom the review is for; undefined without a pull request, or when its difference is not known. */
      readonly pullRequest: PullRequestEvent | undefined;
      readonly notices: readonly Notice[];
      /** Files that GitHub did not give when they were read, with the reason. */
      readonly refused: ReadonlyMap<FilePath, string>;
    }
  | { readonly kind: 'failed'; readonly reason: string };

type Opened = Extract<Subject, { kind: 'open' }>;

/** Opens the state of the code that the event is about: the head of a pull request, else the workspace or a commit. */
export async function openSubject(
  event: Exclude<Event, { kind: 'malformed' }>,
  token: string | undefined,
  environment: Environment,
): Promise<Subject> {
  const workspace = workspaceOf(environment);
  if (token === undefined) {
    const isAlone = event.kind === 'commit';
    return local(workspace, isAlone ? [] : [unlisted('there is no github-token')]);
  }
  const github = await connectToGitHub(token, environment);
  switch (event.kind) {
    case 'commit':
      return openCommit(github, event, workspace);
    case 'workflow-run':
      return openWorkflowRun(github, event, workspace, environment);
    default:
      return openChanges(github, event, workspace, environment);
  }
}

/** What lies in the workspace; with nothing there, the commit that the job runs for. */
async function openCommit(
  github: GitHub,
  { repository, sha }: Pick<CommitEvent, 'repository' | 'sha'>,
  workspace: string,
): Promise<Subject> {
  if (repository === undefined || sha === undefined || !isEmpty(workspace)) return local(workspace);
  const opened = await headCommit(github, repository, sha, {});
  // Without a token that may read there is still the message that a checkout is missing.
  return opened.kind === 'open' ? opened : local(workspace);
}

async function openWorkflowRun(
  github: GitHub,
  event: WorkflowRunEvent,
  workspace: string,
  environment: Environment,
): Promise<Subject> {
  const notices: Notice[] = [];
  if (event.isForPullRequest) {
    const found = await findPullRequest(github, event);
    if (found.kind === 'ok' && found.value !== undefined)
      return openChanges(github, found.value, workspace, environment);
    notices.push(
      found.kind === 'refused' ? unlisted(describeRefusal(found.refusal)) : noPullRequest(event.headSha),
    );
  }
  const checkout = await findCheckout(workspace);
  const isHead = checkout.kind === 'repository' && checkout.head === event.headSha;
  return isHead
    ? local(workspace, notices)
    : headCommit(github, event.repository, event.headSha, { notices });
}

/** The head of a pull request or merge group, from the checkout as far as it fits. */
async function openChanges(
  github: GitHub,
  event: Commits,
  workspace: string,
  environment: Environment,
): Promise<Subject> {
  const checkout = await findCheckout(workspace);
  const difference = await changeSetOf(github, event);
  const { repository, headSha } = event;
  if (difference.kind === 'refused') {
    const notices = [unlisted(describeRefusal(difference.refusal))];
    if (checkout.kind === 'repository') return local(workspace, notices);
    return headCommit(github, repository, headSha, { notices });
  }
  const { changes, notices } = difference.value;
  const about = { changes, pullRequest: event.kind === 'pull-request' ? event : undefined, notices };
  switch (relationOf(checkout, event, environment.GITHUB_SHA)) {
    case 'head':
      return { kind: 'open', tree: workingTree(workspace), ...about, refused: new Map() };
    case 'near': {
      const refused = new Map<FilePath, string>();
      const readHead = commitReader(github, repository, headSha, new Map(), (path, reason) =>
        refused.set(path, reason),
      );
      const tree = withHeadFiles(workingTree(workspace), changes.files, readHead);
      return { kind: 'open', tree, ...about, refused };
    }
    case 'unrelated':
      return headCommit(github, repository, headSha, about);
  }
}

/**
 * How a checkout relates to the head: the same commit; near it (the test merge, the base, or an unknown commit of the
 * same workspace), so that the changed files make it the head; or something else.
 */
function relationOf(
  checkout: Checkout,
  event: Commits,
  jobSha: string | undefined,
): 'head' | 'near' | 'unrelated' {
  if (checkout.kind === 'none') return 'unrelated';
  if (checkout.head === event.headSha) return 'head';
  const mergeSha = event.kind === 'pull-request' ? event.mergeSha : undefined;
  const near = [undefined, jobSha, mergeSha, event.baseSha];
  return near.includes(checkout.head) ? 'near' : 'unrelated';
}

async function headCommit(
  github: GitHub,
  repository: Repository,
  sha: string,
  about: Partial<Pick<Opened, 'changes' | 'pullRequest' | 'notices'>>,
): Promise<Subject> {
  const refused = new Map<FilePath, string>();
  const answer = await commitTree(github, repository, sha, (path, reason) => refused.set(path, reason));
  if (answer.kind === 'refused') {
    const { refusal } = answer;
    const permission = refusal.kind === 'forbidden' ? missing(refusal.accepted, 'contents: read') : undefined;
    const needed = permission === undefined ? '' : `. The token needs ${plain(permission)}`;
    const reason = `The files of commit ${sha.slice(0, 7)} could not be listed (${describeRefusal(refusal)}), and the workspace has no checkout of it${needed}`;
    return { kind: 'failed', reason };
  }
  const { tree, notices } = answer.value;
  const { changes, pullRequest, notices: more = [] } = about;
  return { kind: 'open', tree, changes, pullRequest, notices: [...more, ...notices], refused };
}

function local(workspace: string, notices: readonly Notice[] = []): Subject {
  const nothing = { changes: undefined, pullRequest: undefined, refused: new Map() };
  return { kind: 'open', tree: workingTree(workspace), notices, ...nothing };
}

function isEmpty(folder: string): boolean {
  try {
    return readdirSync(folder).length === 0;
  } catch {
    return true;
  }
}

function unlisted(reason: string): Notice {
  return {
    kind: 'missing-permission',
    path: undefined,
    message: prose`What the pull request changes is not known (${code(reason)}): all findings count, and none is commented on. The token needs ${code('pull-requests: write')}`,
  };
}

function noPullRequest(sha: string): Notice {
  return {
    kind: 'outdated-run',
    path: undefined,
    message: prose`No open pull request has ${code(sha.slice(0, 7))} as its head: all findings count, and none is commented on`,
  };
}
