import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { devNull } from 'node:os';
import { join, dirname as parentOf } from 'node:path';
import type { ReadBase } from '../../check/base.js';
import { isLoaded, sizeObjection } from '../../check/snapshot.js';
import type { GitFailure } from '../../messages/shell.js';
import type { ChangedFile } from '../../project/difference.js';
import { dirname, type FileContent, type FilePath } from '../../project/snapshot.js';
import type { Unreadable } from '../../project/unreadable.js';
import type { TimeLimit } from './deadline.js';

/** What a git command answered. */
type GitOutput =
  | { readonly kind: 'ok'; readonly stdout: Buffer }
  | { readonly kind: 'failed'; readonly failure: GitFailure };

/**
 * The repository is not ours, and neither is its configuration: nothing that it names may run a program, and nothing in it
 * is written to. What is set on the command line goes before what its files say. A bare repository that lies in the tree as
 * ordinary files is none.
 * Source: git-config(1), https://git-scm.com/docs/git-config; safe.bareRepository needs git 2.38.
 */
const safeConfiguration: readonly (readonly [key: string, value: string])[] = [
  ['core.quotePath', 'false'],
  ['core.fsmonitor', 'false'],
  ['core.hooksPath', devNull],
  ['core.attributesFile', devNull],
  ['protocol.allow', 'never'],
  ['safe.bareRepository', 'explicit'],
];

/**
 * For the same: no system attributes; no object that is missing is fetched (git 2.44 obeys the first of them, every git
 * the second, which no `protocol.*` of the repository can take back); nobody is asked for anything.
 */
const safeEnvironment = {
  GIT_ATTR_NOSYSTEM: '1',
  GIT_NO_LAZY_FETCH: '1',
  GIT_ALLOW_PROTOCOL: 'none',
  GIT_OPTIONAL_LOCKS: '0',
  GIT_TERMINAL_PROMPT: '0',
  LC_ALL: 'C',
};

/** How git is run. */
interface GitOptions {
  /** Is written to it and closed. */
  readonly stdin?: string;
  readonly settings?: typeof safeConfiguration;
  /** When it is ended. */
  readonly limit?: Pick<TimeLimit, 'left'> | undefined;
}

/** Where nobody says how long a run may take: in milliseconds. */
const patience = { left: () => 120_000 };

/** Runs git in `folder`, without a shell and without asking anything. */
export function git(
  folder: string,
  args: readonly string[],
  { stdin = '', settings: more = [], limit = patience }: GitOptions = {},
): Promise<GitOutput> {
  return new Promise((resolve) => {
    const settings = safeConfiguration.flatMap(([key, value]) => ['-c', `${key}=${value}`]);
    const left = limit.left();
    const child = spawn('git', ['--no-pager', ...settings, ...args], {
      cwd: folder,
      env: { ...process.env, ...safeEnvironment, ...configured(more) },
      stdio: ['pipe', 'pipe', 'pipe'],
    });
    const end = () => {
      child.kill('SIGKILL');
      // What it has started may have them open as well.
      for (const stream of [child.stdout, child.stderr]) stream.destroy();
      resolve({ kind: 'failed', failure: { kind: 'too-slow' } });
    };
    const timer = left === Number.POSITIVE_INFINITY ? undefined : setTimeout(end, Math.max(left, 0));
    const stdout: Buffer[] = [];
    const stderr: Buffer[] = [];
    child.stdout.on('data', (chunk: Buffer) => stdout.push(chunk));
    child.stderr.on('data', (chunk: Buffer) => stderr.push(chunk));
    // git may end before it has read everything; its exit code says what went wrong.
    child.stdin.on('error', () => {});
    child.on('error', (error: NodeJS.ErrnoException) => {
      clearTimeout(timer);
      const failure: GitFailure =
        error.code === 'ENOENT' ? { kind: 'not-installed' } : { kind: 'not-started', error: error.message };
      resolve({ kind: 'failed', failure });
    });
    child.on('close', (code) => {
      clearTimeout(timer);
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

/** Settings as variables: there a key may hold a `=`, which `-c` would take for its end. Git 2.31 and later. */
function configured(settings: typeof safeConfiguration): Readonly<Record<string, string>> {
  const given = Number(process.env['GIT_CONFIG_COUNT'] ?? 0) || 0;
  return Object.fromEntries([
    ...settings.flatMap(([key, value], index) => [
      [`GIT_CONFIG_KEY_${given + index}`, key],
      [`GIT_CONFIG_VALUE_${given + index}`, value],
    ]),
    ...(settings.length === 0 ? [] : [['GIT_CONFIG_COUNT', String(given + settings.length)]]),
  ]);
}

const noFilter = { clean: '', smudge: '', process: '', required: 'false' };

/**
 * Settings that take their programs from all filters that are configured for `root`: git runs them over a file to compare
 * it, wherever an attribute says so. A filtered file then counts as changed, and its base is what git has stored.
 */
async function filtersOff(
  root: string,
  limit: GitOptions['limit'],
): Promise<
  | { readonly kind: 'ok'; readonly settings: typeof safeConfiguration }
  | { readonly kind: 'failed'; readonly failure: GitFailure }
> {
  const listed = await git(root, ['config', '--null', '--name-only', '--get-regexp', '^filter\\.'], {
    limit,
  });
  if (listed.kind === 'failed') {
    const isNone = listed.failure.kind === 'exited' && listed.failure.code === 1;
    return isNone ? { kind: 'ok', settings: [] } : listed;
  }
  const names = listed.stdout.toString().split('\0').filter(Boolean);
  const drivers = new Set(names.map((name) => name.slice(0, name.lastIndexOf('.'))));
  const settings = [...drivers].flatMap((driver) =>
    Object.entries(noFilter).map(([key, value]) => [`${driver}.${key}`, value] as const),
  );
  return { kind: 'ok', settings };
}

function firstLine(text: string): string {
  return (text.trim().split('\n')[0] ?? '').replace(/^fatal: /, '');
}

/** What differs between a commit and the working tree. */
type GitChanges =
  | { readonly kind: 'ok'; readonly files: readonly ChangedFile[]; readonly read: ReadBase }
  | { readonly kind: 'failed'; readonly failure: GitFailure };

/**
 * What differs between commit `revision` and the folder `root` as it is on disk: files that are not tracked count as
 * added, unless they are ignored. Git looks for no renames, which it could not see among those. The commit's contents have
 * been read by then, those of the files `named` as well. Fails outside a repository, on an unknown revision and at the `limit`.
 */
export async function gitChanges(
  root: string,
  revision: string,
  named: ReadonlySet<FilePath> = new Set(),
  limit?: GitOptions['limit'],
): Promise<GitChanges> {
  const commit = await resolveCommit(root, revision, limit);
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
  const unfiltered = await filtersOff(root, limit);
  if (unfiltered.kind === 'failed') return unfiltered;
  const [diff, untracked] = await Promise.all([
    git(root, ['diff', ...flags, '--ignore-submodules=all', ...range], {
      settings: unfiltered.settings,
      limit,
    }),
    git(root, ['ls-files', '--others', '--exclude-standard', '-z', '--', '.'], { limit }),
  ]);
  if (diff.kind === 'failed') return diff;
  if (untracked.kind === 'failed') return untracked;
  const changes = parseRawDiff(diff.stdout.toString());
  const contents = await baseContents(root, changes, named, limit);
  if (contents.kind === 'failed') return contents;
  const loose = new Set(untracked.stdout.toString().split('\0').filter(Boolean) as FilePath[]);
  const files = new Map<FilePath, ChangedFile>([...loose].map((path) => [path, { kind: 'added', path }]));
  for (const { path, kind } of changes) {
    // A file that git was told to forget still lies there.
    files.set(path, { kind: kind === 'removed' && loose.has(path) ? 'modified' : kind, path });
  }
  const blobs = new Map(changes.map(({ path, baseBlob }) => [path, baseBlob]));
  const contentOf = (path: FilePath) => contents.byBlob.get(blobs.get(path) ?? '');
  const read: ReadBase = async (paths) =>
    new Map(
      paths.flatMap((path) => {
        const content = contentOf(path);
        return content === undefined ? [] : [[path, content] as const];
      }),
    );
  return { kind: 'ok', files: [...files.values()], read };
}

type Commit =
  | { readonly kind: 'ok'; readonly id: string }
  | { readonly kind: 'failed'; readonly failure: GitFailure };

async function resolveCommit(root: string, revision: string, limit: GitOptions['limit']): Promise<Commit> {
  const inside = await git(root, ['rev-parse', '--is-inside-work-tree'], { limit });
  if (inside.kind === 'failed') return inside;
  const unknown = { kind: 'failed', failure: { kind: 'unknown-commit', revision } } as const;
  if (revision.startsWith('-') || revision.includes('\0')) return unknown;
  const found = await git(root, ['rev-parse', '--verify', '--quiet', `${revision}^{commit}`], { limit });
  if (found.kind === 'failed') return found.failure.kind === 'too-slow' ? found : unknown;
  return { kind: 'ok', id: found.stdout.toString().trim() };
}

type Contents =
  | { readonly kind: 'ok'; readonly byBlob: ReadonlyMap<string, FileContent> }
  | (GitOutput & { readonly kind: 'failed' });

/** The commit's versions of the files that are looked into, by the id of their blob. */
async function baseContents(
  root: string,
  changes: readonly GitChange[],
  named: ReadonlySet<FilePath>,
  limit: GitOptions['limit'],
): Promise<Contents> {
  const ids = new Set(
    changes.flatMap(({ path, baseBlob }) => (isLoaded(path, named) ? (baseBlob ?? []) : [])),
  );
  const byBlob = new Map<string, FileContent>();
  if (ids.size === 0) return { kind: 'ok', byBlob };
  const sizes = await git(root, ['cat-file', '--batch-check'], { stdin: lines([...ids]), limit });
  if (sizes.kind === 'failed') return sizes;
  const wanted: string[] = [];
  const found = blobSizes(sizes.stdout.toString());
  for (const id of ids) {
    const size = found.get(id);
    const reason: Unreadable | undefined = size === undefined ? { kind: 'not-cloned' } : sizeObjection(size);
    if (reason === undefined) wanted.push(id);
    else byBlob.set(id, { kind: 'unreadable', reason });
  }
  const contents = await git(root, ['cat-file', '--batch'], { stdin: lines(wanted), limit });
  if (contents.kind === 'failed') return contents;
  for (const [id, bytes] of parseBatch(contents.stdout)) byBlob.set(id, { kind: 'bytes', bytes });
  return { kind: 'ok', byBlob };
}

function lines(ids: readonly string[]): string {
  return ids.map((id) => `${id}\n`).join('');
}

/** One file that differs between a commit and the working tree. */
interface GitChange {
  readonly path: FilePath;
  readonly kind: 'added' | 'modified' | 'removed';
  /** The commit's version: the id of a regular file's contents, or undefined when there was none. */
  readonly baseBlob: string | undefined;
}

/** Modes of regular files; links (120000) and submodules (160000) have no source text, and are none here. */
const regularFile = /^100\d{3}$/;

/**
 * Reads `git diff --raw -z --no-renames --no-abbrev`: records `:MODE MODE ID ID STATUS NUL PATH NUL`. A moved file is one
 * that was removed and one that was added.
 */
export function parseRawDiff(output: string): readonly GitChange[] {
  const fields = output.split('\0');
  const changes: GitChange[] = [];
  for (let index = 0; index + 1 < fields.length; index += 2) {
    const [before = '', after = '', blob] = fields[index]!.slice(1).split(' ');
    const path = fields[index + 1] as FilePath;
    if (!regularFile.test(before)) changes.push({ path, kind: 'added', baseBlob: undefined });
    else changes.push({ path, kind: regularFile.test(after) ? 'modified' : 'removed', baseBlob: blob });
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

/** Reads `git cat-file --batch-check`: how many bytes each blob has, by its id. */
export function blobSizes(output: string): ReadonlyMap<string, number> {
  return new Map(
    output.split('\n').flatMap((line) => {
      const [id, type, size] = line.split(' ');
      return id !== undefined && type === 'blob' ? [[id, Number(size)] as const] : [];
    }),
  );
}

/** Tells of a path below a root whether it is ignored. */
export type IsIgnored = (path: string, is: 'file' | 'folder') => boolean;

/**
 * What git ignores below `root`: by any `.gitignore`, `.git/info/exclude` or the user's own file, and never what is
 * tracked. Nothing is ignored outside of a repository, where git does not answer, and in a folder that is ignored itself:
 * who works there means it. The same is so of `named` paths, of what lies in them and of what they lie in.
 */
export async function gitIgnored(
  root: string,
  named: readonly string[] = [],
  limit?: GitOptions['limit'],
): Promise<IsIgnored> {
  if (repositoryOf(root) === undefined) return () => false;
  const flags = ['--others', '--ignored', '--exclude-standard', '--directory', '-z'];
  const answer = await git(root, ['ls-files', ...flags, '--', '.'], { limit });
  const entries = new Set(answer.kind === 'ok' ? answer.stdout.toString().split('\0') : []);
  // Folders end in a slash; the root itself is `./`.
  if (entries.size === 0 || entries.has('./')) return () => false;
  return (path, is) => {
    const isNamed = named.some(
      (one) => path === one || path.startsWith(`${one}/`) || (is === 'folder' && one.startsWith(`${path}/`)),
    );
    if (isNamed) return false;
    if (entries.has(is === 'folder' ? `${path}/` : path)) return true;
    for (let folder = dirname(path); folder !== ''; folder = dirname(folder))
      if (entries.has(`${folder}/`)) return true;
    return false;
  };
}

/** The folder of the repository that `folder` belongs to: itself or one above it; undefined without one. */
export function repositoryOf(folder: string): string | undefined {
  for (let at = folder; ; at = parentOf(at)) {
    if (existsSync(join(at, '.git'))) return at;
    if (parentOf(at) === at) return undefined;
  }
}

/** What lies in the job's workspace. */
export type Checkout =
  /** No repository: the job has no checkout step. */
  | { readonly kind: 'none' }
  | { readonly kind: 'repository'; readonly root: string; readonly head: string | undefined };

/** Looks for a checkout; its commit stays unknown where git is missing or does not trust the folder. */
export async function findCheckout(workspace: string | undefined): Promise<Checkout> {
  if (!workspace || !existsSync(join(workspace, '.git'))) return { kind: 'none' };
  const answer = await git(workspace, ['rev-parse', '--verify', '--quiet', 'HEAD']);
  return {
    kind: 'repository',
    root: workspace,
    head: answer.kind === 'ok' ? answer.stdout.toString().trim() : undefined,
  };
}
