import type { Notice } from '../../findings/notice.js';
import { toFilePath } from '../../project/file-path.js';
import type { ChangedFile } from '../../review/diff.js';
import { type Answer, type GitHub, ok, type Repository, readPages } from './client.js';

/** GitHub lists no more files of a pull request than this. */
const pullRequestFileLimit = 3000;

/** The difference of a pull request. */
export interface ChangedFiles {
  readonly files: readonly ChangedFile[];
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
  const answer = await readPages(github, route, { ...repository, pull_number: number }, pullRequestFileLimit);
  if (answer.kind === 'refused') return answer;
  const files = answer.value.flatMap(changedFile);
  const missing = Math.max(0, (expected ?? 0) - answer.value.length);
  const head = answer.value.map(headOf).find((sha) => sha !== undefined);
  return ok({ files, head, notices: missing === 0 ? [] : [cut(answer.value.length, missing)] });
}

/** The commit in an entry's address: `…/contents/app.py?ref=SHA`. */
function headOf(entry: object): string | undefined {
  const { contents_url } = entry as { contents_url?: unknown };
  return typeof contents_url === 'string' ? /[?&]ref=([0-9a-f]{40,64})$/.exec(contents_url)?.[1] : undefined;
}

const submodule = /^[-+]Subproject commit [0-9a-f]{40,64}$/m;

/** One entry of GitHub's list; entries of unknown shape change nothing that could be commented on. */
function changedFile(entry: unknown): readonly ChangedFile[] {
  const { filename, status, patch, sha, changes, previous_filename } = entry as Readonly<
    Record<string, unknown>
  >;
  const path = typeof filename === 'string' ? toFilePath(filename) : undefined;
  // A submodule is no file, whatever its name.
  if (path === undefined || (typeof patch === 'string' && submodule.test(patch))) return [];
  const previousPath = typeof previous_filename === 'string' ? toFilePath(previous_filename) : undefined;
  const shown = {
    path,
    patch: typeof patch === 'string' ? patch : undefined,
    blob: typeof sha === 'string' ? sha : undefined,
  };
  if (status === 'removed') return [{ kind: 'removed', ...shown }];
  // A copy leaves its origin where it was.
  if (status === 'added' || status === 'copied') return [{ kind: 'added', ...shown }];
  if (status === 'renamed' && previousPath !== undefined)
    return [{ kind: 'renamed', ...shown, previousPath, isOnlyMoved: changes === 0 }];
  return [{ kind: 'modified', ...shown }];
}

function cut(listed: number, missing: number): Notice {
  return { kind: 'incomplete-list', about: 'changes-cut', path: undefined, listed, missing };
}

/** GitHub lists no more files of a comparison than this. */
const comparisonFileLimit = 300;

/** How two commits differ since their histories parted. */
interface Comparison extends ChangedFiles {
  /** The last commit they have in common: what the difference of a pull request starts from. */
  readonly mergeBase: string | undefined;
}

/** Compares `base` with `head` as a pull request does (three dots). Needs `contents: read` only. */
export async function compareCommits(
  github: GitHub,
  repository: Repository,
  base: string,
  head: string,
): Promise<Answer<Comparison>> {
  const answer = await github.read('GET /repos/{owner}/{repo}/compare/{basehead}', {
    ...repository,
    basehead: `${base}...${head}`,
    per_page: 1,
  });
  if (answer.kind === 'refused') return answer;
  const { merge_base_commit, files } = answer.value.data as {
    merge_base_commit?: { sha?: unknown };
    files?: unknown;
  };
  const entries = Array.isArray(files) ? files : [];
  const isCut = entries.length >= comparisonFileLimit;
  return ok({
    mergeBase: typeof merge_base_commit?.sha === 'string' ? merge_base_commit.sha : undefined,
    files: entries.flatMap(changedFile),
    notices: isCut ? [comparisonCut] : [],
  });
}

const comparisonCut: Notice = {
  kind: 'incomplete-list',
  about: 'comparison-cut',
  path: undefined,
  listed: comparisonFileLimit,
};
