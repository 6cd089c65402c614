import { createHash } from 'node:crypto';

/** Git's names for contents, in repositories of either kind. */
export function blobIds(bytes: Uint8Array): readonly string[] {
  return ['sha1', 'sha256'].map((kind) =>
    createHash(kind).update(`blob ${bytes.length}\0`).update(bytes).digest('hex'),
  );
}
