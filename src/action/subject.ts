import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { type Base, baseOf } from '../check/base.js';
import { isLoaded } from '../check/snapshot.js';
import type { Notice } from '../findings/notice.js';
import type {
  CommitEvent,
  Event,
  MergeGroupEvent,
  PullRequestEvent,
  WorkflowRunEvent,
} from '../host/actions/event.js';
import {
  type ChangedFiles,
  changedFiles,
  compareCommits,
  findPullRequest,
  pullRequestFileLimit,
  withHeadFiles,
} from '../host/github/changes.js';
import {
  type Answer,
  connectToGitHub,
  type GitHub,
  ok,
  type Repository,
  refused,
} from '../host/github/client.js';
import { type CommitAt, type CommitReader, commitReader, commitTree } from '../host/github/commit-files.js';
import { type Checkout, findCheckout, gitIgnored } from '../host/node/git.js';
import { workingTree } from '../host/node/working-tree.js';
import type { Problem } from '../messages/shell.js';
import type { ChangedFile } from '../project/difference.js';
import type { FilePath, Snapshot, SourceTree } from '../project/snapshot.js';
import type { Refusal, Unreadable } from '../project/unreadable.js';
import { type Environment, workspaceOf } from './inputs.js';

/** What a run looks at. */
type Subject = OpenSubject | { readonly kind: 'failed'; readonly problem: Problem };

export interface OpenSubject {
  readonly kind: 'open';
  readonly tree: SourceTree;
  /** The tree is a workspace into which nothing was checked out. */
  readonly isBare: boolean;
  /** What is compared with what; undefined where nothing is, or GitHub does not tell what differs. */
  readonly changes: ChangeSet | undefined;
  /** Whom the review is for; undefined without a pull request, or when its difference is not known. */
  readonly pullRequest: PullRequestEvent | undefined;
  readonly notices: readonly Notice[];
  /** Files that GitHub did not give when they were read, with the reason. */
  readonly refused: ReadonlyMap<FilePath, Unreadable>;
}

/** Opens the state of the code that the event is about: the head of a pull request, else the workspace or a commit. */
export async function openSubject(
  event: Exclude<Event, { kind: 'malformed' }>,
  token: string | undefined,
  environment: Environment,
): Promise<Subject> {
  const workspace = workspaceOf(environment);
  if (token === undefined) {
    const isAlone = event.kind === 'commit';
    return local(workspace, isAlone ? [] : [unlisted({ kind: 'no-token' })]);
  }
  const github = await connectToGitHub(token, environment);
  const job: Job = { github, workspace, sha: environment.GITHUB_SHA };
  switch (event.kind) {
    case 'commit':
      return openCommit(job, event);
    case 'workflow-run':
      return openWorkflowRun(job, event);
    default:
      return openChanges(job, event);
  }
}

/** Where a run looks for code: at GitHub, and in the folder that the job may have checked it out into. */
interface Job {
  readonly github: GitHub;
  readonly workspace: string;
  /** The commit that the job runs for. */
  readonly sha: string | undefined;
}

/** What lies in the workspace; with nothing there, the commit that the job runs for. */
async function openCommit(
  { github, workspace }: Job,
  { repository, sha }: Pick<CommitEvent, 'repository' | 'sha'>,
): Promise<Subject> {
  if (repository === undefined || sha === undefined || !isEmpty(workspace)) return local(workspace, []);
  return headCommit({ github, repository, sha }, {});
}

async function openWorkflowRun(job: Job, event: WorkflowRunEvent): Promise<Subject> {
  const { github, workspace } = job;
  const notices: Notice[] = [];
  if (event.isForPullRequest) {
    const found = await findPullRequest(github, event);
    if (found.kind === 'ok' && found.value !== undefined) return openChanges(job, found.value);
    notices.push(found.kind === 'refused' ? unlisted(found.refusal) : noPullRequest(event.headSha));
  }
  const checkout = await findCheckout(workspace);
  const isHead = checkout.kind === 'repository' && checkout.head === event.headSha;
  return isHead
    ? local(workspace, notices)
    : headCommit({ github, repository: event.repository, sha: event.headSha }, { notices });
}

/** The head of a pull request or merge group, from the checkout as far as it fits. */
async function openChanges(job: Job, event: Commits): Promise<Subject> {
  const { github, workspace } = job;
  const checkout = await findCheckout(workspace);
  const difference = await changeSetOf(github, event);
  const head: CommitAt = { github, repository: event.repository, sha: event.headSha };
  if (difference.kind === 'refused') {
    const notices = [unlisted(difference.refusal)];
    if (checkout.kind === 'repository') return local(workspace, notices);
    return headCommit(head, { notices });
  }
  const { changes, notices } = difference.value;
  const pullRequest = event.kind === 'pull-request' ? event : undefined;
  const about = { isBare: false, changes, pullRequest, notices };
  switch (relationOf(checkout, event, job.sha)) {
    case 'head':
      return { kind: 'open', tree: checkoutTree(workspace), ...about, refused: new Map() };
    case 'near': {
      const refused = new Map<FilePath, Unreadable>();
      const readHead = commitReader(head, (path, reason) => refused.set(path, reason));
      const tree = withHeadFiles(checkoutTree(workspace), changes.files, readHead);
      return { kind: 'open', tree, ...about, refused };
    }
    case 'unrelated':
      return headCommit(head, about);
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
  commit: CommitAt,
  about: Partial<Pick<OpenSubject, 'changes' | 'pullRequest' | 'notices'>>,
): Promise<Subject> {
  const refused = new Map<FilePath, Unreadable>();
  const { changes, pullRequest, notices: more = [] } = about;
  const present = (changes?.files ?? []).flatMap(({ kind, path }) => (kind === 'removed' ? [] : [path]));
  const answer = await commitTree(commit, (path, reason) => refused.set(path, reason), present);
  if (answer.kind === 'refused') {
    const problem = { what: 'unlisted-commit', commit: commit.sha, refusal: answer.refusal } as const;
    return { kind: 'failed', problem };
  }
  const { tree, lacks, notices } = answer.value;
  // What a list says was changed, another cannot lack: one of the two does not tell the truth.
  for (const path of present) if (isLoaded(path) && lacks(path)) refused.set(path, { kind: 'not-sent' });
  return { kind: 'open', tree, isBare: false, changes, pullRequest, notices: [...more, ...notices], refused };
}

function local(workspace: string, notices: readonly Notice[]): Subject {
  const nothing = { changes: undefined, pullRequest: undefined, refused: new Map() };
  const isBare = !existsSync(join(workspace, '.git'));
  return { kind: 'open', tree: checkoutTree(workspace), isBare, notices, ...nothing };
}

/** What is checked out: what the job has made besides (environments, builds) and git ignores is not there. */
function checkoutTree(workspace: string): SourceTree {
  return workingTree(workspace, () => gitIgnored(workspace));
}

function isEmpty(folder: string): boolean {
  try {
    return readdirSync(folder).length === 0;
  } catch {
    return true;
  }
}

function unlisted(refusal: Refusal | { readonly kind: 'no-token' }): Notice {
  const isForbidden = refusal.kind === 'no-token' || refusal.kind === 'forbidden';
  const kind = isForbidden ? 'missing-permission' : 'host-refusal';
  return { kind, about: 'changes', path: undefined, refusal };
}

function noPullRequest(commit: string): Notice {
  return { kind: 'outdated-run', about: 'no-pull-request', path: undefined, commit };
}

/** Two commits that are compared. */
type Commits = PullRequestEvent | MergeGroupEvent;

/** What differs between the two sides. */
export interface ChangeSet {
  readonly github: GitHub;
  readonly repository: Repository;
  readonly baseSha: string;
  readonly headSha: string;
  readonly files: readonly ChangedFile[];
  /** Whether GitHub listed only part of them. */
  readonly isCut: boolean;
  /** Where the histories part; undefined until somebody asks GitHub. */
  readonly mergeBase: string | undefined;
}

/** What differs, and what is to be said about the list. */
interface ListedChanges {
  readonly changes: ChangeSet;
  readonly notices: readonly Notice[];
}

/**
 * The changed files of a pull request by its own list, which goes further than the comparison of its commits. The
 * comparison has to do for a merge group, where the list is refused (the token may not read pull requests), and where it
 * is about another head by now (an old run that was started again). Where the list is shorter than the event counts, it
 * was cut, or the base branch has some of the changes by now: the longer of the two counts.
 */
async function changeSetOf(github: GitHub, event: Commits): Promise<Answer<ListedChanges>> {
  const { repository, baseSha, headSha } = event;
  const commits = { github, repository, baseSha, headSha };
  const listed =
    event.kind === 'pull-request'
      ? await changedFiles(github, repository, event.number, event.changedFiles)
      : undefined;
  const expected = (event.kind === 'pull-request' ? event.changedFiles : undefined) ?? 0;
  const own = listed?.kind === 'ok' && isAboutHead(listed.value, event) ? listed.value : undefined;
  if (own !== undefined && own.listed >= Math.min(expected, pullRequestFileLimit))
    return ok(listedChanges({ ...commits, mergeBase: undefined }, own));
  const compared = await compareCommits(github, repository, baseSha, headSha);
  if (compared.kind === 'refused') return listed?.kind === 'refused' ? listed : compared;
  const { mergeBase } = compared.value;
  const best = own !== undefined && own.listed >= compared.value.listed ? own : compared.value;
  if (best.listed === 0 && expected > 0)
    return refused({ kind: 'unavailable', how: 'cut-short', listed: 0, expected });
  return ok(listedChanges({ ...commits, mergeBase }, best));
}

/** Whether a list is about the event's head, as far as its addresses show. */
function isAboutHead({ head }: ChangedFiles, { headSha }: Commits): boolean {
  return head === undefined || head === headSha;
}

function listedChanges(
  commits: Omit<ChangeSet, 'files' | 'isCut'>,
  { files, notices }: { readonly files: readonly ChangedFile[]; readonly notices: readonly Notice[] },
): ListedChanges {
  return { changes: { ...commits, files, isCut: notices.length > 0 }, notices };
}

/** Whether the changes touch a file that is looked into: most touch none, and then nothing needs to be read. */
export function changesAnything({ files, isCut }: ChangeSet): boolean {
  const paths = files.flatMap((file) =>
    file.kind === 'renamed' ? [file.path, file.previousPath] : [file.path],
  );
  return isCut || paths.some((path) => isLoaded(path));
}

/** The base of `changes`, for the head that was read. */
export async function baseOfChanges(changes: ChangeSet, head: Snapshot): Promise<Base> {
  const { github, repository } = changes;
  const more: Notice[] = [];
  // Most base texts follow from the difference: where the histories part is asked for when one does not.
  const read: CommitReader = async (paths) => {
    const start = await startOf(changes);
    more.push(...start.notices);
    // What is not given is told by the contents.
    return commitReader({ github, repository, sha: start.commit }, () => {})(paths);
  };
  const base = await baseOf(changes.files, head, read);
  return { ...base, notices: [...more, ...base.notices] };
}

/**
 * The commit that the difference starts from. The tip of the base branch may already have what the pull request lacks,
 * and would make old findings look new; it has to do where GitHub does not tell.
 */
async function startOf({ github, repository, baseSha, headSha, mergeBase }: ChangeSet) {
  if (mergeBase !== undefined) return { commit: mergeBase, notices: [] };
  const answer = await compareCommits(github, repository, baseSha, headSha);
  if (answer.kind === 'ok') return { commit: answer.value.mergeBase, notices: [] };
  const { refusal } = answer;
  const notice: Notice = { kind: 'host-refusal', about: 'merge-base', path: undefined, refusal };
  return { commit: baseSha, notices: [notice] };
}
