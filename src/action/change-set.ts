import type { Notice } from '../findings/notice.js';
import type { MergeGroupEvent } from '../host/actions/event.js';
import type { PullRequestEvent } from '../host/actions/pull-request-event.js';
import { type Answer, ok } from '../host/github/answer.js';
import { type ChangedFiles, changedFiles } from '../host/github/changed-files.js';
import type { GitHub } from '../host/github/client.js';
import { compareCommits } from '../host/github/comparison.js';
import type { Repository } from '../host/github/repository.js';
import type { ChangedFile } from '../pull-request/changed-file.js';

/** Two commits that are compared. */
export type Commits = PullRequestEvent | MergeGroupEvent;

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
export interface ListedChanges {
  readonly changes: ChangeSet;
  readonly notices: readonly Notice[];
}

/**
 * The changed files of a pull request by its own list, which goes further than the comparison of its commits. The
 * comparison has to do for a merge group, where the list is refused (the token may not read pull requests), and where it
 * is about another head by now (an old run that was started again).
 */
export async function changeSetOf(github: GitHub, event: Commits): Promise<Answer<ListedChanges>> {
  const { repository, baseSha, headSha } = event;
  const commits = { github, repository, baseSha, headSha };
  const listed =
    event.kind === 'pull-request'
      ? await changedFiles(github, repository, event.number, event.changedFiles)
      : undefined;
  if (listed?.kind === 'ok' && isAboutHead(listed.value, event))
    return ok(listedChanges({ ...commits, mergeBase: undefined }, listed.value));
  const compared = await compareCommits(github, repository, baseSha, headSha);
  if (compared.kind === 'ok')
    return ok(listedChanges({ ...commits, mergeBase: compared.value.mergeBase }, compared.value));
  return listed?.kind === 'refused' ? listed : compared;
}

/** Whether a list is about the event's head, as far as it shows: a pull request that changed files has some. */
function isAboutHead({ head, files }: ChangedFiles, event: Commits): boolean {
  if (head !== undefined) return head === event.headSha;
  return files.length > 0 || event.kind !== 'pull-request' || (event.changedFiles ?? 0) === 0;
}

function listedChanges(
  commits: Omit<ChangeSet, 'files' | 'isCut'>,
  { files, notices }: { readonly files: readonly ChangedFile[]; readonly notices: readonly Notice[] },
): ListedChanges {
  return { changes: { ...commits, files, isCut: notices.length > 0 }, notices };
}
