import { chmodSync, existsSync, mkdirSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from '@jest/globals';
import { type Repository, repositoryOf } from '../host-node/repository.js';
import { temporaryFolder } from '../host-node/temporary-folder.js';
import { runArtifact } from '../support/artifacts.js';

const late = 'import requests\nfrom gevent import monkey\nmonkey.patch_all()\n';

/** A repository with a late patch; whatever runs a program of its configuration leaves a file in `traces`. */
interface Trap extends Repository {
  readonly traces: string;
  /** A command line that leaves a trace of this name. */
  readonly leaving: (name: string) => string;
}

function trap(): Trap {
  const repository = repositoryOf({ 'app.py': late });
  const traces = temporaryFolder();
  return { ...repository, traces, leaving: (name) => `touch '${join(traces, name)}'` };
}

const check = (cwd: string, base = 'HEAD') => runArtifact('cli.js', ['check', '.', '--base', base], { cwd });

/** Makes `app.py` differ from the commit, so that git has to look into it. */
function edited(repository: Repository): void {
  repository.write({ 'app.py': `${late}# more\n` });
}

/** A commit whose version of `app.py` is missing, as in a partial clone, and a remote that would have it. */
function withoutOldBlob({ folder, git, write }: Repository, remote: Readonly<Record<string, string>>): void {
  const blob = git('rev-parse', 'HEAD:app.py').trim();
  write({ 'app.py': `${late}# more\n` });
  git('commit', '--quiet', '--all', '--message=more');
  rmSync(join(folder, '.git/objects', blob.slice(0, 2), blob.slice(2)));
  const settings = {
    'core.repositoryformatversion': '1',
    'extensions.partialclone': 'origin',
    'remote.origin.promisor': 'true',
    'remote.origin.fetch': '+refs/heads/*:refs/remotes/origin/*',
    // What a command line says in general, a file may say of one protocol.
    'protocol.ssh.allow': 'always',
    'protocol.file.allow': 'always',
    'protocol.ext.allow': 'always',
    ...remote,
  };
  for (const [key, value] of Object.entries(settings)) git('config', key, value);
}

/** A bare repository that lies in `sub` as ordinary files, as a commit or an archive of sources may hold it. */
function embedded({ folder, git, leaving }: Trap): string {
  const inner = join(folder, 'sub');
  mkdirSync(inner);
  const bare = (...args: readonly string[]) => git('--git-dir', inner, '--work-tree', inner, ...args);
  git('init', '--quiet', '--bare', inner);
  writeFileSync(join(inner, 'app.py'), late);
  bare('add', '--force', join(inner, 'app.py'));
  bare('commit', '--quiet', '--message=inner');
  bare('config', 'core.bare', 'false');
  bare('config', 'core.worktree', inner);
  bare('config', 'filter.x.clean', `${leaving('bare')}; cat`);
  mkdirSync(join(inner, 'info'), { recursive: true });
  writeFileSync(join(inner, 'info/attributes'), '*.py filter=x\n');
  writeFileSync(join(inner, 'app.py'), `${late}# more\n`);
  return inner;
}

interface Way {
  readonly name: string;
  /** Sets the trap; gives the folder to check, where it is another one than the repository's. */
  readonly set: (trap: Trap) => string | undefined;
  readonly base?: string;
  /** What the check ends with: it does its work, or says why it does not. */
  readonly code: number;
}

function filtered(settings: Readonly<Record<string, string>>, filter = 'x'): Way['set'] {
  return (repository) => {
    for (const [key, value] of Object.entries(settings))
      repository.git('config', key, value.replace('LEAVE', repository.leaving(key.replaceAll('/', '-'))));
    repository.write({ '.gitattributes': `*.py filter=${filter}\n` });
    edited(repository);
    return undefined;
  };
}

const ways: readonly Way[] = [
  { name: 'filter.*.clean', set: filtered({ 'filter.x.clean': 'LEAVE; cat' }), code: 0 },
  {
    name: 'filter.*.clean that is required',
    set: filtered({ 'filter.x.clean': 'LEAVE; cat', 'filter.x.required': 'true' }),
    code: 0,
  },
  { name: 'filter.*.process', set: filtered({ 'filter.x.process': 'LEAVE' }), code: 0 },
  {
    name: 'a filter whose name holds what separates keys from values',
    set: filtered({ 'filter.a=b.c.clean': 'LEAVE; cat' }, 'a=b.c'),
    code: 0,
  },
  {
    name: 'a filter of attributes outside of the tree',
    set: (repository) => {
      const { folder, git, leaving } = repository;
      git('config', 'filter.x.clean', `${leaving('clean')}; cat`);
      writeFileSync(join(folder, '.git/info/attributes'), '*.py filter=x\n');
      edited(repository);
      return undefined;
    },
    code: 0,
  },
  {
    name: 'core.fsmonitor',
    set: (repository) => {
      repository.git('config', 'core.fsmonitor', repository.leaving('fsmonitor'));
      edited(repository);
      return undefined;
    },
    code: 0,
  },
  {
    name: 'diff.external and textconv',
    set: (repository) => {
      const { git, leaving, write } = repository;
      git('config', 'diff.external', leaving('external'));
      git('config', 'diff.x.textconv', `${leaving('textconv')}; cat`);
      git('config', 'diff.x.command', leaving('command'));
      write({ '.gitattributes': '*.py diff=x\n' });
      edited(repository);
      return undefined;
    },
    code: 0,
  },
  {
    name: 'pager, hooks and aliases',
    set: (repository) => {
      const { folder, git, leaving, write } = repository;
      git('config', 'core.pager', leaving('pager'));
      git('config', 'pager.diff', leaving('pager.diff'));
      git('config', 'alias.diff', `!${leaving('alias')}`);
      git('config', 'core.hooksPath', 'hooks');
      for (const hook of ['post-index-change', 'reference-transaction', 'post-checkout']) {
        write({ [`hooks/${hook}`]: `#!/bin/sh\n${leaving(hook)}\n` });
        chmodSync(join(folder, 'hooks', hook), 0o755);
      }
      edited(repository);
      return undefined;
    },
    code: 0,
  },
  {
    name: 'a lazy fetch by core.sshCommand',
    set: (repository) => {
      const { leaving } = repository;
      withoutOldBlob(repository, {
        'remote.origin.url': 'ssh://127.0.0.1/x',
        'core.sshCommand': `${leaving('ssh')}; false`,
      });
      return undefined;
    },
    base: 'HEAD~1',
    code: 1,
  },
  {
    name: 'a lazy fetch by remote.*.uploadpack',
    set: (repository) => {
      const { folder, leaving } = repository;
      withoutOldBlob(repository, {
        'remote.origin.url': folder,
        'remote.origin.uploadpack': `${leaving('uploadpack')}; false`,
      });
      return undefined;
    },
    base: 'HEAD~1',
    code: 1,
  },
  {
    name: 'a lazy fetch by a remote helper',
    set: (repository) => {
      withoutOldBlob(repository, {
        'remote.origin.url': `ext::sh -c ${repository.leaving('ext').replace(' ', '% ')}`,
      });
      return undefined;
    },
    base: 'HEAD~1',
    code: 1,
  },
  { name: 'a bare repository in the tree, checked from inside', set: embedded, code: 2 },
];

describe('a hostile configuration of the repository runs no program', () => {
  test.each(ways)('$name', async ({ set, base, code }) => {
    const repository = trap();
    const folder = set(repository) ?? repository.folder;
    // Setting a trap may have sprung it.
    for (const name of readdirSync(repository.traces)) rmSync(join(repository.traces, name));
    // It is asked what it ignores even where nothing is compared.
    await runArtifact('cli.js', ['check', '.'], { cwd: folder });
    const run = await check(folder, base);
    expect(readdirSync(repository.traces)).toEqual([]);
    expect([run.code, run.stderr.includes('internal')]).toEqual([code, false]);
  });

  test('git itself springs the traps, so that they are some', () => {
    const repository = trap();
    filtered({ 'filter.x.clean': 'LEAVE; cat' })(repository);
    repository.git('diff', '--raw');
    expect(existsSync(join(repository.traces, 'filter.x.clean'))).toBe(true);
  });

  test('a bare repository in the tree, checked from outside', async () => {
    const repository = trap();
    embedded(repository);
    for (const name of readdirSync(repository.traces)) rmSync(join(repository.traces, name));
    await runArtifact('cli.js', ['check', 'sub', '--base', 'HEAD'], { cwd: repository.folder });
    expect(readdirSync(repository.traces)).toEqual([]);
  });
});

test('what a partial clone lacks is said, and counts as new', async () => {
  const repository = trap();
  withoutOldBlob(repository, { 'remote.origin.url': repository.folder });
  const { code, stdout } = await check(repository.folder, 'HEAD~1');
  expect(code).toBe(1);
  expect(stdout).toContain('The base version of `app.py` could not be read');
  expect(stdout).toContain('git fetch --refetch');
});
