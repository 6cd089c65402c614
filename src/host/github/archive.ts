import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { createGunzip } from 'node:zlib';
import { extract } from 'tar-stream';
import { type FilePath, toFilePath } from '../../tree/file-path.js';
import type { FileContent } from '../../tree/source-tree.js';
import { blobIds } from './blob-id.js';
import type { ListedBlob } from './blobs.js';
import type { GitHub } from './client.js';
import type { Repository } from './repository.js';

/** A repository whose files have more bytes than this together is not downloaded for the sake of some. */
export const archiveLimit = 100_000_000;

/**
 * The contents of `wanted` in commit `sha`, from an archive of the whole repository: one request, however many files.
 * What the archive lacks or holds in another form (git's `export-ignore`, `export-subst` and line ends) is left out, and
 * so is everything when it cannot be had: there are other ways to ask.
 */
export async function readArchive(
  github: GitHub,
  repository: Repository,
  sha: string,
  wanted: ReadonlyMap<FilePath, ListedBlob>,
): Promise<ReadonlyMap<FilePath, FileContent>> {
  const contents = new Map<FilePath, FileContent>();
  const answer = await github.download('GET /repos/{owner}/{repo}/tarball/{ref}', {
    ...repository,
    ref: sha,
  });
  if (answer.kind === 'refused') return contents;
  const tar = extract();
  const unpacked = pipeline(Readable.fromWeb(answer.value), createGunzip(), tar).catch(() => undefined);
  try {
    for await (const entry of tar) {
      const path = pathIn(entry.header.name);
      const blob = path === undefined ? undefined : wanted.get(path)?.blob;
      const bytes = await allOf(entry);
      if (path !== undefined && blob !== undefined && blobIds(bytes).includes(blob))
        contents.set(path, { kind: 'bytes', bytes });
    }
  } catch {
    // A download that broke off: what came before it is whole.
  }
  await unpacked;
  return contents;
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
