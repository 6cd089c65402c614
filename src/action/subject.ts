import type { Notice } from '../findings/notice.js';
import { type Checkout, findCheckout } from '../host/actions/checkout.js';
import type { Event, PullRequestEvent } from '../host/actions/event.js';
import { type Answer, describeRefusal } from '../host/github/answer.js';
import { changedFiles } from '../host/github/changed-files.js';
import type { GitHub } from '../host/github/client.js';
import { commitReader } from '../host/github/commit-reader.js';
import { commitTree } from '../host/github/commit-tree.js';
import { type Comparison, compareCommits } from '../host/github/comparison.js';
import { connectToGitHub } from '../host/github/connect.js';
import { withHeadFiles } from '../host/github/head-files.js';
import { workingTree } from '../host/node/working-tree.js';
import type { ChangedFile } from '../pull-request/changed-file.js';
import { code, prose } from '../text/prose.js';
import type { SourceTree } from '../tree/source-tree.js';
import { type Environment, workspaceOf } from './environment.js';

/** What a run looks at. */
export type Subject =
  | {
      readonly kind: 'open';
      readonly tree: SourceTree;
      /** Undefined without a pull request, or when GitHub does not tell what it changes. */
      readonly pullRequest: PullRequest | undefined;
      readonly notices: readonly Notice[];
    }
  | { readonly kind: 'failed'; readonly reason: string };

/** A pull request whose difference is known. */
export interface PullRequest {
  readonly github: GitHub;
  readonly event: PullRequestEvent;
  readonly files: readonly ChangedFile[];
  /** Undefined until somebody asks GitHub. */
  readonly mergeBase: string | undefined;
}

/** Opens the state of the code that the event is about: the head of a pull request, else the workspace. */
export async function openSubject(
  event: Exclude<Event, { kind: 'malformed' }>,
  token: string | undefined,
  environment: Environment,
): Promise<Subject> {
  const workspace = workspaceOf(environment);
  if (event.kind === 'other') return local(workspace);
  if (token === undefined) return local(workspace, [unlisted('there is no github-token')]);
  const github = await connectToGitHub(token, environment);
  const difference = await differenceOf(github, event);
  const checkout = await findCheckout(workspace);
  if (difference.kind === 'refused') {
    const notice = unlisted(describeRefusal(difference.refusal));
    if (checkout.kind === 'repository') return local(workspace, [notice]);
    return headCommit(github, event, undefined, [notice]);
  }
  const { files, notices, mergeBase } = difference.value;
  const pullRequest: PullRequest = { github, event, files, mergeBase };
  switch (relationOf(checkout, event, environment.GITHUB_SHA)) {
    case 'head':
      return { kind: 'open', tree: workingTree(workspace), pullRequest, notices };
    case 'near': {
      const readHead = commitReader(github, event.repository, event.headSha);
      return {
        kind: 'open',
        tree: withHeadFiles(workingTree(workspace), files, readHead),
        pullRequest,
        notices,
      };
    }
    case 'unrelated':
      return headCommit(github, event, pullRequest, notices);
  }
}

/** The list of changed files; where the token may not read pull requests, the comparison of the commits has it too. */
async function differenceOf(github: GitHub, event: PullRequestEvent): Promise<Answer<Comparison>> {
  const { repository, number, baseSha, headSha } = event;
  const listed = await changedFiles(github, repository, number, event.changedFiles);
  if (listed.kind === 'ok') return { kind: 'ok', value: { ...listed.value, mergeBase: undefined } };
  if (listed.refusal.kind !== 'forbidden') return listed;
  const compared = await compareCommits(github, repository, baseSha, headSha);
  return compared.kind === 'ok' ? compared : listed;
}

/**
 * How a checkout relates to the head: the same commit; near it (the test merge, the base, or an unknown commit of the
 * same workspace), so that the changed files make it the head; or something else.
 */
function relationOf(
  checkout: Checkout,
  event: PullRequestEvent,
  jobSha: string | undefined,
): 'head' | 'near' | 'unrelated' {
  if (checkout.kind === 'none') return 'unrelated';
  if (checkout.head === event.headSha) return 'head';
  const near = [undefined, jobSha, event.mergeSha, event.baseSha];
  return near.includes(checkout.head) ? 'near' : 'unrelated';
}

async function headCommit(
  github: GitHub,
  event: PullRequestEvent,
  pullRequest: PullRequest | undefined,
  notices: readonly Notice[],
): Promise<Subject> {
  const answer = await commitTree(github, event.repository, event.headSha);
  if (answer.kind === 'refused') {
    const reason = `The files of the pull request could not be listed (${describeRefusal(answer.refusal)}), and the workspace has no checkout of it`;
    return { kind: 'failed', reason };
  }
  const { tree, notices: more } = answer.value;
  return { kind: 'open', tree, pullRequest, notices: [...notices, ...more] };
}

function local(workspace: string, notices: readonly Notice[] = []): Subject {
  return { kind: 'open', tree: workingTree(workspace), pullRequest: undefined, notices };
}

function unlisted(reason: string): Notice {
  return {
    kind: 'missing-permission',
    path: undefined,
    message: prose`What the pull request changes is not known (${code(reason)}): all findings count, and none is commented on. The token needs ${code('pull-requests: write')}`,
  };
}
