import { existsSync, rmSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from '@jest/globals';
import { baseOf } from '../../src/check/base.js';
import { loadSnapshot } from '../../src/check/snapshot.js';
import { gitChanges } from '../../src/host/node/git.js';
import { workingTree } from '../../src/host/node/working-tree.js';
import { messagesIn } from '../../src/messages/index.js';
import { repositoryOf } from './repository.js';
import { temporaryFolder } from './temporary-folder.js';

async function overlayOf(folder: string, revision = 'base') {
  const changes = await gitChanges(folder, revision);
  if (changes.kind === 'failed') throw new Error(changes.failure.kind);
  const { overlay } = await baseOf(changes.files, await loadSnapshot(workingTree(folder)), changes.read);
  return Object.fromEntries(overlay);
}

async function failureOf(folder: string, revision: string): Promise<string | undefined> {
  const base = await gitChanges(folder, revision);
  return base.kind === 'failed'
    ? messagesIn('en').problem({ what: 'no-base', failure: base.failure }).replace('--base: ', '')
    : undefined;
}

describe('gitChanges', () => {
  test('changed, deleted, renamed, added and untracked files', async () => {
    const { folder, git, write } = repositoryOf({
      'same.py': 'same\n',
      'changed.py': 'before\n',
      'staged.py': 'before\n',
      'deleted.py': 'deleted\n',
      'old name.py': 'moved\n',
      'data.json': '{}',
    });
    write({ 'changed.py': 'after\n', 'staged.py': 'after\n', 'untracked.py': 'new\n', 'data.json': '[]' });
    rmSync(join(folder, 'deleted.py'));
    git('mv', 'old name.py', 'né\n.py');
    git('add', 'staged.py');
    expect(await overlayOf(folder)).toEqual({
      'changed.py': 'before\n',
      'staged.py': 'before\n',
      'deleted.py': 'deleted\n',
      'old name.py': 'moved\n',
      'né\n.py': undefined,
      'untracked.py': undefined,
    });
  });

  test('compares with later commits too, and with nothing when nothing changed', async () => {
    const { folder, git, write } = repositoryOf({ 'a.py': 'one\n' });
    expect(await overlayOf(folder)).toEqual({});
    write({ 'a.py': 'two\n' });
    git('commit', '--quiet', '--all', '--message=two');
    expect(await overlayOf(folder)).toEqual({ 'a.py': 'one\n' });
    expect(await overlayOf(folder, 'HEAD')).toEqual({});
  });

  test('in a folder of the repository only that folder counts, with paths from there', async () => {
    const { folder, write } = repositoryOf({ 'service/a.py': 'one\n', 'b.py': 'one\n' });
    write({ 'service/a.py': 'two\n', 'b.py': 'two\n', 'service/new.py': '' });
    expect(await overlayOf(join(folder, 'service'))).toEqual({ 'a.py': 'one\n', 'new.py': undefined });
  });

  test('links, binaries and huge files of the base have no text', async () => {
    const huge = 'x = 1\n'.repeat(1_000_000);
    const { folder, git, write } = repositoryOf({
      'nul.py': 'a\0b',
      'huge.py': huge,
      'bin/tool': 'no script',
    });
    symlinkSync('nul.py', join(folder, 'link.py'));
    git('add', 'link.py');
    git('commit', '--quiet', '--message=link');
    git('tag', '--force', 'base');
    rmSync(join(folder, 'link.py'));
    write({ 'nul.py': 'x', 'huge.py': 'x', 'bin/tool': 'x', 'link.py': 'x' });
    expect(await overlayOf(folder)).toEqual({
      'nul.py': undefined,
      'huge.py': undefined,
      'bin/tool': undefined,
      'link.py': undefined,
    });
  });

  test('many changed files', async () => {
    const files = Object.fromEntries(
      Array.from({ length: 400 }, (_, index) => [`m${index}.py`, `${index}\n`.repeat(300)]),
    );
    const { folder, write } = repositoryOf(files);
    write(Object.fromEntries(Object.keys(files).map((name) => [name, 'changed\n'])));
    expect(await overlayOf(folder)).toEqual(files);
  });

  test('an unknown revision is said to be unknown', async () => {
    const { folder } = repositoryOf({});
    const unknown = 'git knows no commit "nope" here; fetch it first if the clone is shallow';
    expect(await failureOf(folder, 'nope')).toBe(unknown);
    expect(await failureOf(folder, '--upload-pack=touch x')).toContain('git knows no commit');
    expect(await failureOf(folder, '')).toContain('git knows no commit');
    expect(await failureOf(folder, 'HEAD:')).toContain('git knows no commit');
  });

  test('a folder that is no repository is said to be none', async () => {
    expect(await failureOf(temporaryFolder(), 'HEAD')).toMatch(/^not a git repository/);
  });

  test('nothing that the repository configures is run', async () => {
    const { folder, git, write } = repositoryOf({ 'a.py': 'one\n', '.gitattributes': '*.py diff=evil\n' });
    const trap = join(folder, 'trapped');
    git('config', 'core.fsmonitor', `touch ${trap}`);
    git('config', 'diff.external', `touch ${trap}`);
    git('config', 'diff.evil.textconv', `touch ${trap}`);
    write({ 'a.py': 'two\n' });
    expect(await overlayOf(folder)).toEqual({ 'a.py': 'one\n' });
    expect(existsSync(trap)).toBe(false);
  });
});
