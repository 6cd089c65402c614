import { spawnSync } from 'node:child_process';
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** The folder that package.json is in. */
export const projectFolder = fileURLToPath(new URL('../..', import.meta.url));

const skipped = new Set(['.git', 'node_modules', 'lib', 'dist', 'coverage']);

/** Markdown files below `root`, relative to it and sorted: those git knows or would add, where it is a git checkout. */
export function markdownFiles(root) {
  const git = spawnSync(
    'git',
    ['ls-files', '--cached', '--others', '--exclude-standard', '-z', '--', '*.md'],
    {
      cwd: root,
      encoding: 'utf8',
    },
  );
  const listed = git.status === 0 ? git.stdout.split('\0').filter((path) => path !== '') : walk(root, '');
  return [...new Set(listed)].sort();
}

function walk(root, folder) {
  return readdirSync(join(root, folder), { withFileTypes: true }).flatMap((entry) => {
    const path = folder === '' ? entry.name : `${folder}/${entry.name}`;
    if (entry.isDirectory()) return skipped.has(entry.name) ? [] : walk(root, path);
    return entry.name.endsWith('.md') ? [path] : [];
  });
}
