import type { FilePath } from '../../tree/file-path.js';
import type { FileContent } from '../../tree/source-tree.js';
import { describeRefusal } from './answer.js';
import { archiveLimit, readArchive } from './archive.js';
import { batches, type ListedBlob, queryBlobs } from './blobs.js';
import type { GitHub } from './client.js';
import type { Repository } from './repository.js';

/** Files fetched one by one in a run, each a request: the token has 1,000 an hour for all jobs of the repository. */
const singleLimit = 100;

/** Reads files of one commit; paths that the commit does not have are absent from the result. */
export type CommitReader = (paths: readonly FilePath[]) => Promise<ReadonlyMap<FilePath, FileContent>>;

/**
 * A reader for `commit`: a hundred files a request by GraphQL, and more than that in an archive where the list of all
 * files is known; what GraphQL cannot give (binary, cut, not UTF-8) and
 * everything where it does not answer one by one by REST, up to a limit. `listed` says what is known of a file;
 * `onRefusal` hears of files that are there, and that GitHub did not give.
 */
export function commitReader(
  github: GitHub,
  repository: Repository,
  commit: string,
  listed: ReadonlyMap<FilePath, ListedBlob> = new Map(),
  onRefusal: (path: FilePath, reason: string) => void = () => {},
): CommitReader {
  let singlesLeft = singleLimit;

  /** By object id where that is known: `contents` has a limit of 1 MB. */
  async function alone(path: FilePath, blob = listed.get(path)?.blob): Promise<FileContent | undefined> {
    if (singlesLeft === 0) return notGiven(path, `${singleLimit} other files were fetched one by one`);
    singlesLeft--;
    const answer =
      blob === undefined
        ? await github.read(contentsRoute(path), { ...repository, ref: commit })
        : await github.read(blobRoute, { ...repository, file_sha: blob });
    if (answer.kind === 'ok') return decoded(answer.value.data);
    const { refusal } = answer;
    // Nobody said that it was there.
    if (blob === undefined && refusal.kind === 'forbidden' && refusal.status === 404) return undefined;
    return notGiven(path, describeRefusal(refusal));
  }

  function notGiven(path: FilePath, reason: string): FileContent {
    onRefusal(path, reason);
    return { kind: 'unreadable', reason };
  }

  function listedOf(paths: readonly FilePath[]): ReadonlyMap<FilePath, ListedBlob> {
    return new Map(paths.flatMap((path) => (listed.has(path) ? [[path, listed.get(path)!]] : [])));
  }

  async function readBatch(paths: readonly FilePath[]): Promise<ReadonlyMap<FilePath, FileContent>> {
    const blobs = await queryBlobs(github, repository, commit, paths);
    const contents = new Map<FilePath, FileContent>();
    for (const path of paths) {
      const answer = blobs.get(path);
      // A name that is not UTF-8 cannot be asked for; the object that it stands for can.
      if (answer?.kind === 'missing' && !listed.has(path)) continue;
      const content =
        answer?.kind === 'text' || answer?.kind === 'bytes' || answer?.kind === 'unreadable'
          ? answer
          : await alone(path, answer?.kind === 'elsewhere' ? answer.blob : undefined);
      if (content !== undefined) contents.set(path, content);
    }
    return contents;
  }

  return async (paths) => {
    const inBatches = (some: readonly FilePath[]) => batches(some, (path) => listed.get(path)?.size);
    const wanted = listedOf(paths);
    const isMuch =
      inBatches(paths).length > 1 && wanted.size === paths.length && bytesOf(listed) <= archiveLimit;
    const contents = new Map(isMuch ? await readArchive(github, repository, commit, wanted) : []);
    for (const batch of inBatches(paths.filter((path) => !contents.has(path)))) {
      for (const [path, content] of await readBatch(batch)) contents.set(path, content);
    }
    return contents;
  };
}

const blobRoute = 'GET /repos/{owner}/{repo}/git/blobs/{file_sha}';

function bytesOf(listed: ReadonlyMap<FilePath, ListedBlob>): number {
  return [...listed.values()].reduce((sum, { size }) => sum + (size ?? 0), 0);
}

/** Every part is encoded by hand: the route template would encode the slashes between them as well. */
function contentsRoute(path: FilePath): string {
  const encoded = path
    .split('/')
    .map((part) => encodeURIComponent(part.replace(/\p{Surrogate}/gu, '\ufffd')));
  return `GET /repos/{owner}/{repo}/contents/${encoded.join('/')}`;
}

/** The body of `git/blobs` and `contents`: base64, except where a file is too large for `contents`. */
function decoded(data: object): FileContent | undefined {
  const { content, encoding, type } = data as { content?: unknown; encoding?: unknown; type?: unknown };
  // A folder (an array), a link or a submodule is no file.
  if (Array.isArray(data) || (type !== undefined && type !== 'file')) return undefined;
  if (typeof content !== 'string' || encoding !== 'base64') {
    return { kind: 'unreadable', reason: 'GitHub did not send its contents' };
  }
  return { kind: 'bytes', bytes: Buffer.from(content, 'base64') };
}
