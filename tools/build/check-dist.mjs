// Builds into a temporary folder and compares with dist/ byte for byte; also names files in dist/ that git does not know.
// Usage: node tools/build/check-dist.mjs. Exit code 1 when anything differs.
import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { bundle, projectFolder } from './bundle.mjs';
import { differences } from './compare-folders.mjs';

const folder = mkdtempSync(join(tmpdir(), 'late-patch-dist-'));
try {
  bundle(folder);
  const problems = [...differences(folder, join(projectFolder, 'dist')), ...untracked()];
  for (const problem of problems) process.stderr.write(`dist/${problem}\n`);
  if (problems.length > 0)
    process.stderr.write('dist/ is out of date: run node tools/build/build.mjs and commit it\n');
  process.exitCode = problems.length > 0 ? 1 : 0;
} finally {
  rmSync(folder, { recursive: true, force: true });
}

/** Files in dist/ that are not committed; none when this is no git checkout. */
function untracked() {
  const git = spawnSync('git', ['ls-files', '--others', '-z', '--', 'dist'], {
    cwd: projectFolder,
    encoding: 'utf8',
  });
  if (git.status !== 0) return [];
  const names = git.stdout.split('\0').filter((name) => name !== '');
  return names.map((name) => `${name.slice('dist/'.length)}: is not in git`);
}
