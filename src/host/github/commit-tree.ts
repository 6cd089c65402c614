import type { Notice } from '../../findings/notice.js';
import { prose } from '../../text/prose.js';
import { type FilePath, toFilePath } from '../../tree/file-path.js';
import type { SourceTree, TreeFile } from '../../tree/source-tree.js';
import { type Answer, ok } from './answer.js';
import type { ListedBlob } from './blobs.js';
import type { GitHub } from './client.js';
import { commitReader } from './commit-reader.js';
import type { Repository } from './repository.js';

/** A commit's files, and whether the list of them was cut. */
export interface CommitTree {
  readonly tree: SourceTree;
  readonly notices: readonly Notice[];
}

/**
 * The tree of commit `sha`: one request for the list of files, one for each hundred files read. `onRefusal` hears of files
 * that GitHub does not give.
 */
export async function commitTree(
  github: GitHub,
  repository: Repository,
  sha: string,
  onRefusal: (path: FilePath, reason: string) => void,
): Promise<Answer<CommitTree>> {
  const answer = await github.read('GET /repos/{owner}/{repo}/git/trees/{tree_sha}', {
    ...repository,
    tree_sha: sha,
    recursive: '1',
  });
  if (answer.kind === 'refused') return answer;
  const { tree: entries, truncated } = answer.value.data as { tree?: unknown; truncated?: unknown };
  const listed = new Map<FilePath, ListedBlob>(Array.isArray(entries) ? entries.flatMap(listedBlob) : []);
  const files = [...listed].map(([path, { size }]): TreeFile => ({ path, size }));
  const read = commitReader(github, repository, sha, listed, onRefusal);
  // Where the list is complete, what is not on it need not be asked for.
  const isAskedFor = (path: FilePath) => truncated === true || listed.has(path);
  const tree: SourceTree = {
    list: async () => files,
    async read(paths, take) {
      for (const [path, content] of await read(paths.filter(isAskedFor))) take(path, content);
    },
  };
  return ok({ tree, notices: truncated === true ? [cutNotice(files.length)] : [] });
}

/** Links (120000) and submodules (160000) are not files. */
function listedBlob(entry: unknown): readonly (readonly [FilePath, ListedBlob])[] {
  const { path, mode, size, sha } = entry as Readonly<Record<'path' | 'mode' | 'size' | 'sha', unknown>>;
  const filePath = typeof path === 'string' ? toFilePath(path) : undefined;
  if (
    filePath === undefined ||
    typeof mode !== 'string' ||
    !mode.startsWith('100') ||
    typeof sha !== 'string'
  )
    return [];
  return [[filePath, { size: typeof size === 'number' ? size : undefined, blob: sha }]];
}

function cutNotice(listed: number): Notice {
  return {
    kind: 'incomplete-list',
    path: undefined,
    message: prose`GitHub listed only ${String(listed)} files of this repository: imports of the others were not followed. Check the repository out before this step to have them all`,
  };
}
