import { createHash } from 'node:crypto';
import { Readable, Transform } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { createGunzip } from 'node:zlib';
import { extract } from 'tar-stream';
import type * as z from 'zod/mini';
import { largestFile } from '../../check/snapshot.js';
import type { Notice } from '../../findings/notice.js';
import {
  type FileContent,
  type FilePath,
  type SourceTree,
  type TreeFile,
  toFilePath,
} from '../../project/snapshot.js';
import type { Unreadable } from '../../project/unreadable.js';
import { type Answer, type GitHub, ok, type Repository } from './client.js';
import {
  blob as blobShape,
  contents as contentsShape,
  type GitObject,
  objects,
  type TreeEntry,
  tree as treeShape,
} from './shapes.js';

/** Files fetched one by one in a run, each a request: the token has 1,000 an hour for all jobs of the repository. */
const singleLimit = 100;

/** A commit at GitHub. */
export interface CommitAt {
  readonly github: GitHub;
  readonly repository: Repository;
  readonly sha: string;
}

/** Reads files of one commit; paths that the commit does not have are absent from the result. */
export type CommitReader = (paths: readonly FilePath[]) => Promise<ReadonlyMap<FilePath, FileContent>>;

/** Hears of a file that is there, and that GitHub did not give. */
type OnRefusal = (path: FilePath, reason: Unreadable) => void;

/**
 * A reader for `commit`: a hundred files a request by GraphQL, and more than that in an archive where the list of all
 * files is known; what GraphQL cannot give (binary, cut, not UTF-8) and
 * everything where it does not answer one by one by REST, up to a limit. `listed` says what is known of a file.
 */
export function commitReader(
  commit: CommitAt,
  onRefusal: OnRefusal,
  listed: ReadonlyMap<FilePath, ListedBlob> = new Map(),
): CommitReader {
  const { github, repository, sha } = commit;
  let singlesLeft = singleLimit;

  /** By object id where that is known: `contents` has a limit of 1 MB. */
  async function alone(path: FilePath, blob = listed.get(path)?.blob): Promise<FileContent | undefined> {
    if (singlesLeft === 0) return notGiven(path, { kind: 'too-many', limit: singleLimit });
    singlesLeft--;
    const answer =
      blob === undefined
        ? await github.read(contentsRoute(path), { ...repository, ref: sha }, contentsShape)
        : await github.read(blobRoute, { ...repository, file_sha: blob }, blobShape);
    if (answer.kind === 'ok') {
      const { data } = answer.value;
      const content = decoded(data);
      const named = blob ?? ('sha' in data ? data.sha : undefined);
      // What it is named by tells whether it is whole.
      const isOther = content?.kind === 'bytes' && named && !blobIds(content.bytes).includes(named);
      return isOther ? notGiven(path, { kind: 'not-sent' }) : content;
    }
    const { refusal } = answer;
    // Nobody said that it was there.
    if (blob === undefined && refusal.kind === 'forbidden' && refusal.status === 404) return undefined;
    return notGiven(path, { kind: 'refused', refusal });
  }

  function notGiven(path: FilePath, reason: Unreadable): FileContent {
    onRefusal(path, reason);
    return { kind: 'unreadable', reason };
  }

  function listedOf(paths: readonly FilePath[]): ReadonlyMap<FilePath, ListedBlob> {
    return new Map(paths.flatMap((path) => (listed.has(path) ? [[path, listed.get(path)!]] : [])));
  }

  async function readBatch(paths: readonly FilePath[]): Promise<ReadonlyMap<FilePath, FileContent>> {
    const blobs = await queryBlobs(commit, paths, listed);
    const contents = new Map<FilePath, FileContent>();
    for (const path of paths) {
      const answer = blobs.get(path);
      // A name that is not UTF-8 cannot be asked for; the object that it stands for can.
      if (answer?.kind === 'missing' && !listed.has(path)) continue;
      const content =
        answer?.kind === 'bytes' || answer?.kind === 'text' || answer?.kind === 'unreadable'
          ? answer
          : await alone(
              path,
              listed.get(path)?.blob ?? (answer?.kind === 'elsewhere' ? answer.blob : undefined),
            );
      if (content !== undefined) contents.set(path, content);
    }
    return contents;
  }

  return async (paths) => {
    const inBatches = (some: readonly FilePath[]) => batches(some, (path) => listed.get(path)?.size);
    const wanted = listedOf(paths);
    const isMuch =
      inBatches(paths).length > 1 && wanted.size === paths.length && bytesOf(listed) <= archiveLimit;
    const contents = new Map(isMuch ? await readArchive(commit, wanted) : []);
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
function decoded(data: z.infer<typeof contentsShape> | z.infer<typeof blobShape>): FileContent | undefined {
  // A folder, a link or a submodule is no file.
  if (Array.isArray(data) || ('type' in data && data.type !== 'file')) return undefined;
  const { content, encoding } = data;
  if (typeof content !== 'string' || encoding !== 'base64')
    return { kind: 'unreadable', reason: { kind: 'not-sent' } };
  return { kind: 'bytes', bytes: Buffer.from(content, 'base64') };
}

/** A repository whose files have more bytes than this together is not downloaded for the sake of some. */
const archiveLimit = 100_000_000;

/** Bytes of an archive that are unpacked: what is listed, with room for headers and for what attributes make larger. */
const unpackedLimit = 3 * archiveLimit;

/**
 * The contents of `wanted` in a commit, from an archive of the whole repository: one request, however many files.
 * What the archive lacks or holds in another form (git's `export-ignore`, `export-subst` and line ends) is left out, and
 * so is everything when it cannot be had: there are other ways to ask.
 */
async function readArchive(
  { github, repository, sha }: CommitAt,
  wanted: ReadonlyMap<FilePath, ListedBlob>,
): Promise<ReadonlyMap<FilePath, FileContent>> {
  const contents = new Map<FilePath, FileContent>();
  const answer = await github.download('GET /repos/{owner}/{repo}/tarball/{ref}', {
    ...repository,
    ref: sha,
  });
  if (answer.kind === 'refused') return contents;
  const tar = extract();
  const unpacked = pipeline(Readable.fromWeb(answer.value), createGunzip(), atMost(unpackedLimit), tar).catch(
    () => undefined,
  );
  try {
    for await (const entry of tar) {
      const { name, size } = entry.header;
      const path = pathIn(name);
      const listed = path === undefined ? undefined : wanted.get(path);
      // Nothing is written anywhere, and nothing kept that is not exactly what was listed: names may be what they like.
      if (
        path === undefined ||
        listed === undefined ||
        size !== (listed.size ?? size) ||
        size > largestFile
      ) {
        entry.resume();
        continue;
      }
      const bytes = await allOf(entry);
      if (blobIds(bytes).includes(listed.blob)) contents.set(path, { kind: 'bytes', bytes });
    }
  } catch {
    // A download that broke off: what came before it is whole.
  }
  await unpacked;
  return contents;
}

/** Lets so many bytes pass, and fails then. */
function atMost(limit: number): Transform {
  let left = limit;
  return new Transform({
    transform(chunk: Uint8Array, _, done) {
      left -= chunk.length;
      if (left < 0) done(new Error('more than an archive of this repository can have'));
      else done(null, chunk);
    },
  });
}

/** All names begin with a folder that is named after the commit. */
function pathIn(name: string): FilePath | undefined {
  return toFilePath(name.slice(name.indexOf('/') + 1));
}

async function allOf(entry: AsyncIterable<unknown>): Promise<Uint8Array> {
  const chunks: Uint8Array[] = [];
  for await (const chunk of entry) chunks.push(chunk as Uint8Array);
  return Buffer.concat(chunks);
}

/** Files asked for in one GraphQL query, and their bytes: GitHub gives up on an answer after 10 seconds. */
const batchLimit = { files: 100, bytes: 1_000_000 } as const;

/** Bytes a file is taken to have when nobody knows. */
const assumedSize = 8_000;

/** What a listing of the commit says of a file: bytes, and the object id of its contents. */
interface ListedBlob {
  readonly size: number | undefined;
  readonly blob: string;
}

/** What GraphQL says of one path of a commit. */
type BlobAnswer =
  | FileContent
  | { readonly kind: 'missing' }
  /** There, but not as text in this answer: binary, cut, or no UTF-8. `blob` is its object id. */
  | { readonly kind: 'elsewhere'; readonly blob: string };

/** Splits `paths` into batches within `batchLimit`; a file larger than the limit is a batch of its own. */
function batches(
  paths: readonly FilePath[],
  sizeOf: (path: FilePath) => number | undefined,
): readonly (readonly FilePath[])[] {
  const result: FilePath[][] = [];
  let bytes = 0;
  for (const path of paths) {
    const size = sizeOf(path) ?? assumedSize;
    const last = result.at(-1);
    if (last === undefined || last.length >= batchLimit.files || bytes + size > batchLimit.bytes) {
      result.push([path]);
      bytes = size;
    } else {
      last.push(path);
      bytes += size;
    }
  }
  return result;
}

/** The contents of `paths` in a commit, in one GraphQL query; those that it does not answer for are left out. */
async function queryBlobs(
  { github, repository: { owner, repo }, sha }: CommitAt,
  paths: readonly FilePath[],
  listed: ReadonlyMap<FilePath, ListedBlob>,
): Promise<ReadonlyMap<FilePath, BlobAnswer>> {
  // Paths come from the pull request: they travel as variables and never become part of the query.
  const expressions = Object.fromEntries(paths.map((path, index) => [`e${index}`, `${sha}:${path}`]));
  const answer = await github.query(
    queryText(paths.length),
    { owner, name: repo, ...expressions },
    objects(paths.length),
  );
  if (answer.kind === 'refused') return new Map();
  const { data, isPartial } = answer.value;
  const blobs = new Map<FilePath, BlobAnswer>();
  paths.forEach((path, index) => {
    const object = data.repository[`f${index}`] ?? null;
    // With errors around, a null may be a file that took too long.
    if (object !== null || !isPartial) blobs.set(path, blobAnswer(object, listed.get(path)?.blob));
  });
  return blobs;
}

function queryText(count: number): string {
  const indices = Array.from({ length: count }, (_, index) => index);
  const variables = indices.map((index) => `, $e${index}: String!`).join('');
  const objects = indices
    .map((index) => `f${index}: object(expression: $e${index}) { ...file }`)
    .join('\n    ');
  return `query ($owner: String!, $name: String!${variables}) {
  repository(owner: $owner, name: $name) {
    ${objects}
  }
}
fragment file on GitObject { __typename ... on Blob { oid text isBinary isTruncated byteSize } }`;
}

/** What an object is; its text counts if it is what `listed`, or else the answer itself, names it by. */
function blobAnswer(object: GitObject | null, listed: string | undefined): BlobAnswer {
  // A folder, or a submodule's commit, has no such fields.
  if (object?.oid === undefined) return { kind: 'missing' };
  const { oid, text, isTruncated } = object;
  // U+FFFD: GitHub decoded bytes that are not UTF-8; the file may declare an encoding of its own.
  if (typeof text === 'string' && isTruncated !== true && !text.includes('\uFFFD')) {
    // As bytes: what is UTF-8 to GitHub may declare another encoding, in which Python reads something else.
    const bytes = Buffer.from(text);
    if (blobIds(bytes).includes(listed ?? oid)) return { kind: 'bytes', bytes };
  }
  return { kind: 'elsewhere', blob: listed ?? oid };
}

/** Git's names for contents, in repositories of either kind. */
export function blobIds(bytes: Uint8Array): readonly string[] {
  return ['sha1', 'sha256'].map((kind) =>
    createHash(kind).update(`blob ${bytes.length}\0`).update(bytes).digest('hex'),
  );
}

/** A commit's files, and whether the list of them was cut. */
interface CommitTree {
  readonly tree: SourceTree;
  /** Whether the list is complete and has nothing of this path, neither a file nor anything else. */
  readonly lacks: (path: FilePath) => boolean;
  readonly notices: readonly Notice[];
}

/**
 * The tree of `commit`: one request for the list of files, one for each hundred files read. `onRefusal` hears of files
 * that GitHub does not give. Where the list is cut, it lacks none of `present`, which are known to be there.
 */
export async function commitTree(
  commit: CommitAt,
  onRefusal: OnRefusal,
  present: readonly FilePath[],
): Promise<Answer<CommitTree>> {
  const { github, repository, sha } = commit;
  const answer = await github.read(
    'GET /repos/{owner}/{repo}/git/trees/{tree_sha}',
    { ...repository, tree_sha: sha, recursive: '1' },
    treeShape,
  );
  if (answer.kind === 'refused') return answer;
  const { tree: entries, truncated } = answer.value.data;
  const all = new Set(entries.map(({ path }) => toFilePath(path)));
  const listed = new Map<FilePath, ListedBlob>(entries.flatMap(listedBlob));
  const beyond = truncated ? present.filter((path) => !listed.has(path)) : [];
  const files: readonly TreeFile[] = [
    ...[...listed].map(([path, { size }]) => ({ path, size })),
    ...beyond.map((path) => ({ path, size: undefined })),
  ];
  const read = commitReader(commit, onRefusal, listed);
  // Where the list is complete, what is not on it need not be asked for.
  const isAskedFor = (path: FilePath) => truncated || listed.has(path);
  const tree: SourceTree = {
    list: async () => files,
    async read(paths, take) {
      for (const [path, content] of await read(paths.filter(isAskedFor))) take(path, content);
    },
  };
  const lacks = (path: FilePath) => !truncated && !all.has(path);
  return ok({ tree, lacks, notices: truncated ? [cut(listed.size)] : [] });
}

/** Links (120000) and submodules (160000) are not files. */
function listedBlob({ path, mode, size, sha }: TreeEntry): readonly (readonly [FilePath, ListedBlob])[] {
  const filePath = toFilePath(path);
  if (filePath === undefined || !mode.startsWith('100')) return [];
  return [[filePath, { size: size ?? undefined, blob: sha }]];
}

function cut(listed: number): Notice {
  return { kind: 'incomplete-list', about: 'tree-cut', path: undefined, listed };
}
