import type { FilePath } from '../../tree/file-path.js';
import type { FileContent } from '../../tree/source-tree.js';
import type { GitHub } from './client.js';
import type { Repository } from './repository.js';

/** Files asked for in one GraphQL query, and their bytes: GitHub gives up on an answer after 10 seconds. */
export const batchLimit = { files: 100, bytes: 1_000_000 } as const;

/** Bytes a file is taken to have when nobody knows. */
const assumedSize = 8_000;

/** What a listing of the commit says of a file: bytes, and the object id of its contents. */
export interface ListedBlob {
  readonly size: number | undefined;
  readonly blob: string;
}

/** What GraphQL says of one path of a commit. */
export type BlobAnswer =
  | FileContent
  | { readonly kind: 'missing' }
  /** There, but not as text in this answer: binary, cut, or no UTF-8. `blob` is its object id. */
  | { readonly kind: 'elsewhere'; readonly blob: string };

/** Splits `paths` into batches within `batchLimit`; a file larger than the limit is a batch of its own. */
export function batches(
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

/** The contents of `paths` in `commit`, in one GraphQL query; those that it does not answer for are left out. */
export async function queryBlobs(
  github: GitHub,
  { owner, repo }: Repository,
  commit: string,
  paths: readonly FilePath[],
): Promise<ReadonlyMap<FilePath, BlobAnswer>> {
  // Paths come from the pull request: they travel as variables and never become part of the query.
  const expressions = Object.fromEntries(paths.map((path, index) => [`e${index}`, `${commit}:${path}`]));
  const answer = await github.query(queryText(paths.length), { owner, name: repo, ...expressions });
  if (answer.kind === 'refused') return new Map();
  const { data, errors } = answer.value;
  const objects = data['repository'] as Readonly<Record<string, unknown>>;
  const blobs = new Map<FilePath, BlobAnswer>();
  paths.forEach((path, index) => {
    const object = objects[`f${index}`];
    // With errors around, a null may be a file that took too long.
    if (object !== null || errors.length === 0) blobs.set(path, blobAnswer(object));
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

function blobAnswer(object: unknown): BlobAnswer {
  if (typeof object !== 'object' || object === null) return { kind: 'missing' };
  const { oid, text, isTruncated } = object as { oid?: unknown; text?: unknown; isTruncated?: unknown };
  // A folder, or a submodule's commit.
  if (typeof oid !== 'string') return { kind: 'missing' };
  // U+FFFD: GitHub decoded bytes that are not UTF-8; the file may declare an encoding of its own.
  if (typeof text === 'string' && isTruncated !== true && !text.includes('\uFFFD'))
    return { kind: 'text', text };
  return { kind: 'elsewhere', blob: oid };
}
