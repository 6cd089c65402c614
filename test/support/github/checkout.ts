import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import type { Commit } from './repository.js';

/** What a workspace holds: a repository with one commit of these files, or only the files. */
export interface Checkout {
  readonly files: Commit;
  readonly as: 'repository' | 'files';
}

/** Nothing of the machine goes into a commit: the same files give the same id. */
const fixed = {
  GIT_AUTHOR_DATE: '2026-11-23T12:00:00Z',
  GIT_COMMITTER_DATE: '2026-11-23T12:00:00Z',
  GIT_CONFIG_GLOBAL: '/dev/null',
  GIT_CONFIG_SYSTEM: '/dev/null',
};

/** Writes the files; as a repository, commits them and gives the commit's id. */
export function checkOut(folder: string, { files, as }: Checkout): string | undefined {
  for (const [path, bytes] of files.files) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    if (files.modes?.get(path) === '120000') symlinkSync(bytes.toString(), join(folder, path));
    else writeFileSync(join(folder, path), bytes);
  }
  if (as === 'files') return undefined;
  const identity = ['-c', 'user.name=t', '-c', 'user.email=t@example.org'];
  const git = (...args: readonly string[]): string =>
    spawnSync('git', [...identity, ...args], {
      cwd: folder,
      env: { ...process.env, ...fixed },
    }).stdout.toString();
  git('init', '--quiet');
  git('add', '--all');
  git('commit', '--quiet', '--message', 'state');
  return git('rev-parse', 'HEAD').trim();
}

/** The same commit under the id that git gives it when it is checked out. */
export function asCommittedByGit(files: Commit): Commit {
  const folder = mkdtempSync(join(tmpdir(), 'late-patch-commit-'));
  try {
    return { ...files, sha: checkOut(folder, { files, as: 'repository' })! };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
