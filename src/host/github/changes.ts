import type { Notice } from '../../findings/notice.js';
import { type ChangedFile, fitsPatch } from '../../project/difference.js';
import {
  type FileContent,
  type FilePath,
  kept,
  type SourceTree,
  toFilePath,
} from '../../project/snapshot.js';
import { decodeLeniently } from '../../python/decode.js';
import {
  type Fields,
  fieldReader,
  type PullRequestEvent,
  pullRequestEvent,
  type WorkflowRunEvent,
} from '../actions/event.js';
import { type Answer, type GitHub, ok, type Repository, readPages } from './client.js';
import { blobIds, type CommitReader } from './commit-files.js';
import { comparison, type FileEntry, fileEntry, pullRequests } from './shapes.js';

/**
 * The open pull request that a workflow ran for, by its head: the event lists none that come from forks. First the pull
 * requests of the commit, then those of the branch; undefined when there is none (any more) with this head.
 */
export async function findPullRequest(
  github: GitHub,
  event: WorkflowRunEvent,
): Promise<Answer<PullRequestEvent | undefined>> {
  const { repository, headSha, headLabel } = event;
  const ofCommit = await github.read(
    'GET /repos/{owner}/{repo}/commits/{commit_sha}/pulls',
    { ...repository, commit_sha: headSha },
    pullRequests,
  );
  const found = ofCommit.kind === 'ok' ? withHead(ofCommit.value.data, event) : undefined;
  if (found !== undefined || headLabel === undefined) return ofCommit.kind === 'ok' ? ok(found) : ofCommit;
  const ofBranch = await github.read(
    'GET /repos/{owner}/{repo}/pulls',
    { ...repository, state: 'open', head: headLabel },
    pullRequests,
  );
  return ofBranch.kind === 'ok' ? ok(withHead(ofBranch.value.data, event)) : ofBranch;
}

function withHead(
  list: readonly Fields[],
  { repository, headSha }: WorkflowRunEvent,
): PullRequestEvent | undefined {
  return list
    .flatMap((entry) => {
      const payload = { pull_request: entry };
      return pullRequestEvent(fieldReader(payload).field, payload, repository) ?? [];
    })
    .find((pullRequest) => pullRequest.headSha === headSha && pullRequest.state === 'open');
}

/** GitHub lists no more files of a pull request than this. */
export const pullRequestFileLimit = 3000;

/** The difference of a pull request. */
export interface ChangedFiles {
  readonly files: readonly ChangedFile[];
  /** How many entries the list has: submodules, and names that are no paths, are no files. */
  readonly listed: number;
  /** The commit that the list is about, where its addresses tell: the head may have moved since the event. */
  readonly head?: string | undefined;
  readonly notices: readonly Notice[];
}

/**
 * The files that pull request `number` changes. `expected` is `changed_files` of the payload: a shorter list is
 * reported as cut.
 */
export async function changedFiles(
  github: GitHub,
  repository: Repository,
  number: number,
  expected: number | undefined,
): Promise<Answer<ChangedFiles>> {
  const route = 'GET /repos/{owner}/{repo}/pulls/{pull_number}/files';
  const parameters = { ...repository, pull_number: number };
  const answer = await readPages(github, route, parameters, fileEntry, pullRequestFileLimit);
  if (answer.kind === 'refused') return answer;
  const { entries } = answer.value;
  const isFull = entries.length >= pullRequestFileLimit;
  const missing = expected === undefined ? undefined : Math.max(0, expected - entries.length);
  const head = entries.map(headOf).find((sha) => sha !== undefined);
  const notices = missing || (isFull && missing === undefined) ? [cut(entries.length, missing)] : [];
  return ok({ files: entries.flatMap(changedFile), listed: entries.length, head, notices });
}

/** The commit in an entry's address: `…/contents/app.py?ref=SHA`. */
function headOf({ contents_url }: FileEntry): string | undefined {
  return /[?&]ref=([0-9a-f]{40,64})$/.exec(contents_url ?? '')?.[1];
}

const submodule = /^[-+]Subproject commit [0-9a-f]{40,64}$/m;

/** One entry of GitHub's list. */
function changedFile(entry: FileEntry): readonly ChangedFile[] {
  const { filename, status, patch, sha, changes, previous_filename } = entry;
  const path = toFilePath(filename);
  // A submodule is no file, whatever its name.
  if (path === undefined || submodule.test(patch ?? '')) return [];
  const previousPath = previous_filename ? toFilePath(previous_filename) : undefined;
  const shown = { path, patch: patch ?? undefined, blob: sha ?? undefined };
  if (status === 'removed') return [{ kind: 'removed', ...shown }];
  // A copy leaves its origin where it was.
  if (status === 'added' || status === 'copied') return [{ kind: 'added', ...shown }];
  if (status === 'renamed' && previousPath !== undefined)
    return [{ kind: 'renamed', ...shown, previousPath, isOnlyMoved: changes === 0 }];
  return [{ kind: 'modified', ...shown }];
}

function cut(listed: number, missing: number | undefined): Notice {
  return { kind: 'incomplete-list', about: 'changes-cut', path: undefined, listed, missing };
}

/** GitHub lists no more files of a comparison than this. */
const comparisonFileLimit = 300;

/** How two commits differ since their histories parted. */
interface Comparison extends ChangedFiles {
  /** The last commit they have in common: what the difference of a pull request starts from. */
  readonly mergeBase: string;
}

/** Compares `base` with `head` as a pull request does (three dots). Needs `contents: read` only. */
export async function compareCommits(
  github: GitHub,
  repository: Repository,
  base: string,
  head: string,
): Promise<Answer<Comparison>> {
  const answer = await github.read(
    'GET /repos/{owner}/{repo}/compare/{basehead}',
    { ...repository, basehead: `${base}...${head}`, per_page: 1 },
    comparison,
  );
  if (answer.kind === 'refused') return answer;
  const { merge_base_commit, files } = answer.value.data;
  const isCut = files.length >= comparisonFileLimit;
  return ok({
    mergeBase: merge_base_commit.sha,
    files: files.flatMap(changedFile),
    listed: files.length,
    notices: isCut ? [comparisonCut] : [],
  });
}

const comparisonCut: Notice = {
  kind: 'incomplete-list',
  about: 'comparison-cut',
  path: undefined,
  listed: comparisonFileLimit,
};

type PresentFile = Exclude<ChangedFile, { readonly kind: 'removed' }>;

/**
 * `tree` (a checkout of the test merge, or of the base) with the changed files as they are at the head of the pull
 * request, so that lines count as in its difference. A file that shows the difference already is not asked for; one that
 * GitHub does not give stays as it is in the tree.
 */
export function withHeadFiles(
  tree: SourceTree,
  files: readonly ChangedFile[],
  readHead: CommitReader,
): SourceTree {
  const present = new Map<FilePath, PresentFile>();
  const absent = new Set<FilePath>();
  for (const file of files) {
    if (file.kind === 'removed') absent.add(file.path);
    else present.set(file.path, file);
    if (file.kind === 'renamed') absent.add(file.previousPath);
  }
  for (const path of present.keys()) absent.delete(path);
  let onDisk: ReadonlySet<FilePath> = new Set();
  return {
    async list() {
      const files = await tree.list();
      onDisk = new Set(files.map(({ path }) => path));
      const untouched = files.filter(({ path }) => !absent.has(path) && !present.has(path));
      return [...untouched, ...[...present.keys()].map((path) => ({ path, size: undefined }))];
    },
    closed: () => tree.closed?.() ?? new Map(),
    async read(paths, take) {
      const other = new Map<FilePath, FileContent | undefined>();
      for (const path of paths) if (present.has(path)) other.set(path, undefined);
      await tree.read(
        paths.filter((path) => !absent.has(path)),
        (path, content) => {
          const file = present.get(path);
          // What is there and no file (a link) is none at the head either.
          const isOther = content.kind === 'unreadable' && onDisk.has(path);
          if (file !== undefined && !isOther && !showsChange(content, file)) other.set(path, kept(content));
          else {
            other.delete(path);
            take(path, content);
          }
        },
      );
      const fromHead =
        other.size === 0 ? new Map<FilePath, FileContent>() : await readHead([...other.keys()]);
      for (const [path, content] of other) {
        const given = fromHead.get(path);
        const best = given === undefined || given.kind === 'unreadable' ? content : given;
        if (best !== undefined) take(path, best);
      }
    },
  };
}

/**
 * Whether what lies on disk is what the difference leads to: the very contents, or all its hunks in their places (the
 * test merge of a file that the base has changed elsewhere).
 */
function showsChange(content: FileContent, { patch, blob }: PresentFile): boolean {
  if (content.kind !== 'bytes') return false;
  if (blob !== undefined && blobIds(content.bytes).includes(blob)) return true;
  return patch !== undefined && fitsPatch(decodeLeniently(content.bytes), patch);
}
