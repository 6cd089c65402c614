import { decodeSource } from '../../python/decode.js';
import { fileKind, hasPythonShebang } from '../../tree/file-kinds.js';
import type { FilePath } from '../../tree/file-path.js';
import type { Overlay } from '../../tree/snapshot.js';
import { largestFile } from '../size-limit.js';
import { type GitOutput, git } from './git.js';
import { type GitChange, parseBatch, parseRawDiff, smallBlobs } from './git-changes.js';

/** The state of a commit, as what differs from the working tree. `reason` is a sentence without a full stop. */
export type GitBase =
  | { readonly kind: 'ok'; readonly overlay: Overlay }
  | { readonly kind: 'failed'; readonly reason: string };

/**
 * What to lay over a snapshot of the folder `root` to get the state of commit `revision`: changed and deleted files
 * with their text there, new and untracked ones as absent. Fails, in words, outside a repository and on an unknown revision.
 */
export async function gitBase(root: string, revision: string): Promise<GitBase> {
  const commit = await resolveCommit(root, revision);
  if (commit.kind === 'failed') return commit;
  const range = [commit.id, '--', '.'];
  const flags = [
    '--raw',
    '-z',
    '--no-renames',
    '--no-abbrev',
    '--relative',
    '--no-ext-diff',
    '--no-textconv',
  ];
  const [diff, untracked] = await Promise.all([
    git(root, ['diff', ...flags, '--ignore-submodules=all', ...range]),
    git(root, ['ls-files', '--others', '--exclude-standard', '-z', '--', '.']),
  ]);
  if (diff.kind === 'failed') return diff;
  if (untracked.kind === 'failed') return untracked;
  const changes = parseRawDiff(diff.stdout.toString()).filter(({ path }) => fileKind(path) !== 'other');
  const added = untracked.stdout.toString().split('\0').filter(Boolean) as FilePath[];
  const texts = await baseTexts(root, changes);
  if (texts.kind === 'failed') return texts;
  const overlay = new Map<FilePath, string | undefined>();
  for (const path of added) overlay.set(path, undefined);
  for (const { path, baseBlob } of changes) {
    const text = baseBlob === undefined ? undefined : texts.byBlob.get(baseBlob);
    const isSource = text !== undefined && (fileKind(path) !== 'maybe-script' || hasPythonShebang(text));
    overlay.set(path, isSource ? text : undefined);
  }
  return { kind: 'ok', overlay };
}

type Commit =
  | { readonly kind: 'ok'; readonly id: string }
  | { readonly kind: 'failed'; readonly reason: string };

async function resolveCommit(root: string, revision: string): Promise<Commit> {
  const inside = await git(root, ['rev-parse', '--is-inside-work-tree']);
  if (inside.kind === 'failed') return { kind: 'failed', reason: inside.reason };
  const unknown = `git knows no commit "${revision}" here; fetch it first if the clone is shallow`;
  if (revision.startsWith('-') || revision.includes('\0')) return { kind: 'failed', reason: unknown };
  const found = await git(root, ['rev-parse', '--verify', '--quiet', `${revision}^{commit}`]);
  if (found.kind === 'failed') return { kind: 'failed', reason: unknown };
  return { kind: 'ok', id: found.stdout.toString().trim() };
}

type Texts =
  | { readonly kind: 'ok'; readonly byBlob: ReadonlyMap<string, string> }
  | (GitOutput & { readonly kind: 'failed' });

/** The texts of the commit's versions; those too large or not decodable are left out. */
async function baseTexts(root: string, changes: readonly GitChange[]): Promise<Texts> {
  const ids = [...new Set(changes.flatMap(({ baseBlob }) => baseBlob ?? []))];
  const byBlob = new Map<string, string>();
  if (ids.length === 0) return { kind: 'ok', byBlob };
  const sizes = await git(root, ['cat-file', '--batch-check'], lines(ids));
  if (sizes.kind === 'failed') return sizes;
  const contents = await git(
    root,
    ['cat-file', '--batch'],
    lines(smallBlobs(sizes.stdout.toString(), largestFile)),
  );
  if (contents.kind === 'failed') return contents;
  for (const [id, bytes] of parseBatch(contents.stdout)) {
    const decoded = decodeSource(bytes);
    if (decoded.kind === 'text') byBlob.set(id, decoded.text);
  }
  return { kind: 'ok', byBlob };
}

function lines(ids: readonly string[]): string {
  return ids.map((id) => `${id}\n`).join('');
}
