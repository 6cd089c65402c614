import type { Notice } from '../../findings/notice.js';
import type { ChangedFile } from '../../pull-request/changed-file.js';
import { prose } from '../../text/prose.js';
import { toFilePath } from '../../tree/file-path.js';
import { type Answer, ok } from './answer.js';
import type { GitHub } from './client.js';
import { readPages } from './pages.js';
import type { Repository } from './repository.js';

/** GitHub lists no more files of a pull request than this. */
const listLimit = 3000;

/** The difference of a pull request. */
export interface ChangedFiles {
  readonly files: readonly ChangedFile[];
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
  const answer = await readPages(github, route, { ...repository, pull_number: number }, listLimit);
  if (answer.kind === 'refused') return answer;
  const files = answer.value.flatMap(changedFile);
  const missing = Math.max(0, (expected ?? 0) - answer.value.length);
  return ok({ files, notices: missing === 0 ? [] : [cutNotice(answer.value.length, missing)] });
}

/** One entry of GitHub's list; entries of unknown shape change nothing that could be commented on. */
export function changedFile(entry: unknown): readonly ChangedFile[] {
  const { filename, status, patch, previous_filename } = entry as Readonly<Record<string, unknown>>;
  const path = typeof filename === 'string' ? toFilePath(filename) : undefined;
  if (path === undefined) return [];
  const previousPath = typeof previous_filename === 'string' ? toFilePath(previous_filename) : undefined;
  const shown = { path, patch: typeof patch === 'string' ? patch : undefined };
  if (status === 'removed') return [{ kind: 'removed', path }];
  // A copy leaves its origin where it was.
  if (status === 'added' || status === 'copied') return [{ kind: 'added', ...shown }];
  if (status === 'renamed' && previousPath !== undefined)
    return [{ kind: 'renamed', ...shown, previousPath }];
  return [{ kind: 'modified', ...shown }];
}

function cutNotice(listed: number, missing: number): Notice {
  return {
    kind: 'incomplete-list',
    path: undefined,
    message: prose`GitHub listed ${String(listed)} changed files and left out ${String(missing)}: what those changed counts as if it had been there before`,
  };
}
