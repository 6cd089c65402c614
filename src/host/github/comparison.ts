import { prose } from '../../text/prose.js';
import { type Answer, ok } from './answer.js';
import { type ChangedFiles, changedFile } from './changed-files.js';
import type { GitHub } from './client.js';
import type { Repository } from './repository.js';

/** GitHub lists no more files of a comparison than this. */
const listLimit = 300;

/** How two commits differ since their histories parted. */
export interface Comparison extends ChangedFiles {
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
  const isCut = entries.length >= listLimit;
  return ok({
    mergeBase: typeof merge_base_commit?.sha === 'string' ? merge_base_commit.sha : undefined,
    files: entries.flatMap(changedFile),
    notices: isCut ? [{ kind: 'incomplete-list', path: undefined, message: cutMessage }] : [],
  });
}

const cutMessage = prose`GitHub listed only the first ${String(listLimit)} changed files: what the others changed counts as if it had been there before. With ${{ code: 'pull-requests: read' }} it lists up to 3,000`;
