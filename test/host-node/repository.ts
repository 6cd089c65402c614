import { execFileSync } from 'node:child_process';
import { mkdirSync, renameSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { temporaryFolder, writeFiles } from './temporary-folder.js';

/** A real git repository in a temporary folder. */
export interface Repository {
  readonly folder: string;
  /** Runs git there and gives its output. */
  readonly git: (...args: readonly string[]) => string;
  /** Moves a file without telling git. */
  readonly move: (from: string, to: string) => void;
  readonly write: (files: Readonly<Record<string, string | Uint8Array>>) => void;
}

const identity = ['-c', 'user.name=Test', '-c', 'user.email=test@example.org', '-c', 'commit.gpgsign=false'];

/** A repository with one commit of `files`, tagged `base`. Nothing of the user's own git configuration counts. */
export function repositoryOf(files: Readonly<Record<string, string | Uint8Array>>): Repository {
  const folder = temporaryFolder();
  const env = { PATH: process.env['PATH'], GIT_CONFIG_GLOBAL: '/dev/null', GIT_CONFIG_NOSYSTEM: '1' };
  const git = (...args: readonly string[]): string =>
    execFileSync('git', [...identity, ...args], { cwd: folder, encoding: 'utf8', env, stdio: 'pipe' });
  const write = (more: Readonly<Record<string, string | Uint8Array>>): void => writeFiles(folder, more);
  const move = (from: string, to: string): void => {
    mkdirSync(dirname(join(folder, to)), { recursive: true });
    renameSync(join(folder, from), join(folder, to));
  };
  git('init', '--quiet', '--initial-branch=main');
  write(files);
  git('add', '--all');
  git('commit', '--quiet', '--allow-empty', '--message=base');
  git('tag', 'base');
  return { folder, git, move, write };
}
