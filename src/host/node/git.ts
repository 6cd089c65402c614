import { spawn } from 'node:child_process';
import { largestFile } from '../../check/snapshot.js';
import type { GitFailure } from '../../messages/shell.js';
import { fileKind, hasPythonShebang } from '../../project/file-kinds.js';
import type { FilePath } from '../../project/file-path.js';
import type { Overlay } from '../../project/snapshot.js';
import { decodeSource } from '../../python/decode.js';

/** What a git command answered. */
type GitOutput =
  | { readonly kind: 'ok'; readonly stdout: Buffer }
  | { readonly kind: 'failed'; readonly failure: GitFailure };

/** The repository is not ours: nothing it configures may run a program (fsmonitor), and nothing in it is written to. */
const safeConfiguration = ['-c', 'core.fsmonitor=false', '-c', 'core.quotePath=false'];

/** Runs git in `folder`, without a shell and without asking anything; `stdin` is written to it and closed. */
export function git(folder: string, args: readonly string[], stdin = ''): Promise<GitOutput> {
  return new Promise((resolve) => {
    const child = spawn('git', [...safeConfiguration, ...args], {
      cwd: folder,
      env: { ...process.env, GIT_OPTIONAL_LOCKS: '0', GIT_TERMINAL_PROMPT: '0', LC_ALL: 'C' },
      stdio: ['pipe', 'pipe', 'pipe'],
    });
    const stdout: Buffer[] = [];
    const stderr: Buffer[] = [];
    child.stdout.on('data', (chunk: Buffer) => stdout.push(chunk));
    child.stderr.on('data', (chunk: Buffer) => stderr.push(chunk));
    // git may end before it has read everything; its exit code says what went wrong.
    child.stdin.on('error', () => {});
    child.on('error', (error: NodeJS.ErrnoException) => {
      const failure: GitFailure =
        error.code === 'ENOENT' ? { kind: 'not-installed' } : { kind: 'not-started', error: error.message };
      resolve({ kind: 'failed', failure });
    });
    child.on('close', (code) => {
      if (code === 0) {
        resolve({ kind: 'ok', stdout: Buffer.concat(stdout) });
        return;
      }
      const error = firstLine(Buffer.concat(stderr).toString());
      resolve({ kind: 'failed', failure: error === '' ? { kind: 'exited', code } : { kind: 'said', error } });
    });
    child.stdin.end(stdin);
  });
}

function firstLine(text: string): string {
  return (text.trim().split('\n')[0] ?? '').replace(/^fatal: /, '');
}

/** The state of a commit, as what differs from the working tree. */
type GitBase =
  | { readonly kind: 'ok'; readonly overlay: Overlay }
  | { readonly kind: 'failed'; readonly failure: GitFailure };

/**
 * What to lay over a snapshot of the folder `root` to get the state of commit `revision`: changed and deleted files
 * with their text there, new and untracked ones as absent. Fails outside a repository and on an unknown revision.
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
  | { readonly kind: 'failed'; readonly failure: GitFailure };

async function resolveCommit(root: string, revision: string): Promise<Commit> {
  const inside = await git(root, ['rev-parse', '--is-inside-work-tree']);
  if (inside.kind === 'failed') return inside;
  const unknown = { kind: 'failed', failure: { kind: 'unknown-commit', revision } } as const;
  if (revision.startsWith('-') || revision.includes('\0')) return unknown;
  const found = await git(root, ['rev-parse', '--verify', '--quiet', `${revision}^{commit}`]);
  if (found.kind === 'failed') return unknown;
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

/** One file that differs between a commit and the working tree. */
interface GitChange {
  readonly path: FilePath;
  /** The commit's version: the id of a regular file's contents, or undefined when there was none. */
  readonly baseBlob: string | undefined;
}

/** Modes of regular files; links (120000) and submodules (160000) have no source text. */
const regularFile = /^100\d{3}$/;

/**
 * Reads `git diff --raw -z --no-renames --no-abbrev`: records `:MODE MODE ID ID STATUS NUL PATH NUL`.
 * Without rename detection a moved file is one deletion and one addition, which is what an overlay needs.
 */
export function parseRawDiff(output: string): readonly GitChange[] {
  const fields = output.split('\0');
  const changes: GitChange[] = [];
  for (let index = 0; index + 1 < fields.length; index += 2) {
    const [oldMode, , blob] = fields[index]!.slice(1).split(' ');
    const isFile = oldMode !== undefined && regularFile.test(oldMode);
    changes.push({ path: fields[index + 1] as FilePath, baseBlob: isFile ? blob : undefined });
  }
  return changes;
}

/**
 * Reads `git cat-file --batch`: `ID TYPE SIZE LF BYTES LF` per request, `ID missing LF` for unknown ones.
 * @returns the contents by id
 */
export function parseBatch(output: Uint8Array): ReadonlyMap<string, Uint8Array> {
  const blobs = new Map<string, Uint8Array>();
  const decoder = new TextDecoder();
  let at = 0;
  while (at < output.length) {
    const end = output.indexOf(10, at);
    if (end < 0) break;
    const [id, type, size] = decoder.decode(output.subarray(at, end)).split(' ');
    at = end + 1;
    if (id === undefined || type !== 'blob') continue;
    const length = Number(size);
    blobs.set(id, output.subarray(at, at + length));
    at += length + 1;
  }
  return blobs;
}

/** Reads `git cat-file --batch-check`: the ids of blobs of at most `limit` bytes. */
export function smallBlobs(output: string, limit: number): readonly string[] {
  return output.split('\n').flatMap((line) => {
    const [id, type, size] = line.split(' ');
    return id !== undefined && type === 'blob' && Number(size) <= limit ? [id] : [];
  });
}
