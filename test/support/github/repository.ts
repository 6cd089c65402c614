import { createHash } from 'node:crypto';
import { structuredPatch } from 'diff';

/** Files of a commit: text, or bytes for what is not UTF-8. */
export type Files = Readonly<Record<string, string | Buffer>>;

export interface Commit {
  readonly sha: string;
  readonly files: ReadonlyMap<string, Buffer>;
  /** Modes of what is no ordinary file: `120000` for links, whose text is where they lead. */
  readonly modes?: ReadonlyMap<string, string>;
}

/** One entry of `GET pulls/{n}/files`. */
export interface FileEntry {
  readonly sha: string;
  readonly filename: string;
  readonly status: 'added' | 'removed' | 'modified' | 'renamed';
  readonly additions: number;
  readonly deletions: number;
  readonly changes: number;
  readonly patch?: string;
  readonly previous_filename?: string;
}

/** GitHub leaves `patch` out for larger differences; the real number is not documented. */
const longestPatch = 100_000;

/** A commit made of files; its id is made of them too. */
export function commit(files: Files, salt = ''): Commit {
  const entries = Object.entries(files).map(([path, text]) => [path, Buffer.from(text as string)] as const);
  const hash = createHash('sha1').update(salt);
  for (const [path, bytes] of entries) hash.update(`${path}\0${bytes.length}\0`).update(bytes);
  return { sha: hash.digest('hex'), files: new Map(entries) };
}

/** The id git gives to a blob. */
export function blobId(bytes: Buffer): string {
  return createHash('sha1').update(`blob ${bytes.length}\0`).update(bytes).digest('hex');
}

/** Git's guess: a NUL in the first 8,000 bytes. */
export function isBinary(bytes: Buffer): boolean {
  return bytes.subarray(0, 8000).includes(0);
}

/** The difference of two commits as GitHub lists it, in order of path; equal contents under a new name are a rename. */
export function fileEntries(base: Commit, head: Commit): readonly FileEntry[] {
  const removed = new Map([...base.files].filter(([path]) => !head.files.has(path)));
  const entries: FileEntry[] = [];
  for (const [path, after] of head.files) {
    const before = base.files.get(path);
    if (before?.equals(after)) continue;
    if (before !== undefined) {
      entries.push(entry(path, 'modified', before, after));
      continue;
    }
    const origin = [...removed].find(([, bytes]) => isSimilar(bytes, after))?.[0];
    if (origin === undefined) {
      entries.push(entry(path, 'added', Buffer.alloc(0), after));
    } else {
      entries.push({ ...entry(path, 'renamed', removed.get(origin)!, after), previous_filename: origin });
      removed.delete(origin);
    }
  }
  for (const [path, before] of removed) entries.push(entry(path, 'removed', before, Buffer.alloc(0)));
  return entries.sort((a, b) => (a.filename < b.filename ? -1 : 1));
}

function entry(filename: string, status: FileEntry['status'], before: Buffer, after: Buffer): FileEntry {
  const { hunks } = structuredPatch('', '', before.toString(), after.toString(), undefined, undefined, {
    context: 3,
  });
  const lines = hunks.flatMap((hunk) => hunk.lines);
  const additions = lines.filter((line) => line.startsWith('+')).length;
  const deletions = lines.filter((line) => line.startsWith('-')).length;
  const patch = hunks
    .map((hunk) => {
      const header = `@@ -${hunk.oldStart},${hunk.oldLines} +${hunk.newStart},${hunk.newLines} @@`;
      return [header, ...hunk.lines].join('\n');
    })
    .join('\n');
  const isShown = patch !== '' && patch.length <= longestPatch && !isBinary(before) && !isBinary(after);
  const counts = { additions, deletions, changes: additions + deletions };
  return { sha: blobId(after), filename, status, ...counts, ...(isShown ? { patch } : {}) };
}

/** At least half of the lines in common, as git's default. */
function isSimilar(before: Buffer, after: Buffer): boolean {
  const lines = new Set(before.toString().split('\n'));
  const kept = after
    .toString()
    .split('\n')
    .filter((line) => lines.has(line));
  return kept.length * 2 >= Math.max(lines.size, 1) && before.length > 0 && after.length > 0;
}
