/** What is installed from the repository itself: the hook by pre-commit, the action by `uses:`. */
import { spawnSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { parse } from 'yaml';
import { projectFolder } from '../support/artifacts.js';

const folder = mkdtempSync(join(tmpdir(), 'late-patch-package-'));
const manifest = JSON.parse(readFileSync(`${projectFolder}package.json`, 'utf8'));
const late = 'import requests\nfrom gevent import monkey\n\nmonkey.patch_all()\n';

beforeAll(() => {
  mkdirSync(join(folder, 'project'));
  writeFileSync(join(folder, 'project/app.py'), late);
});

afterAll(() => rmSync(folder, { recursive: true, force: true }));

function run(command: string, args: readonly string[], cwd = folder, env: Record<string, string> = {}) {
  const { PATH = '', HOME = '' } = process.env;
  const { status, stdout, stderr } = spawnSync(command, args, {
    cwd,
    encoding: 'utf8',
    env: { PATH, HOME, ...env },
  });
  return { code: status, stdout, stderr };
}

describe('the package', () => {
  test('needs nothing else, and nothing that makes npm install its development tools first', () => {
    expect(manifest.dependencies).toBeUndefined();
    // npm installs everything before it packs a git dependency that has one of these; pre-commit installs from git.
    const triggers = ['preinstall', 'install', 'postinstall', 'prepack', 'prepare', 'build'];
    expect(Object.keys(manifest.scripts).filter((name) => triggers.includes(name))).toEqual([]);
  });
});

describe('the hook', () => {
  const [hook, python, ...others] = parse(readFileSync(`${projectFolder}.pre-commit-hooks.yaml`, 'utf8'), {
    merge: true,
  });

  test('runs the command line on the whole repository', () => {
    expect(hook).toMatchObject({ id: 'late-patch', language: 'node', pass_filenames: false });
    expect(hook.entry).toBe(`${Object.keys(manifest.bin)[0]} check`);
  });

  test('is there for who has Python but no Node, and differs in nothing else', () => {
    expect(python).toEqual({ ...hook, id: 'late-patch-python', language: 'python' });
    expect(others).toEqual([]);
  });

  test.each([
    ['app.py', true],
    ['src/app.pyw', true],
    ['notebooks/crawl.ipynb', true],
    ['Procfile', true],
    ['deploy/Dockerfile', true],
    ['pyproject.toml', true],
    ['.late-patch.toml', true],
    ['docker-compose.dev.yml', true],
    ['k8s/base/web.yaml', true],
    ['app/config.yaml', false],
    ['README.md', false],
    ['notes.pyx', false],
    ['MyProcfile', false],
  ])('%s alone makes it run: %s', (path, expected) => {
    expect(new RegExp(hook.files).test(path)).toBe(expected);
  });
});

test('the action needs nothing but what is committed in dist/', () => {
  const listed = spawnSync('git', ['ls-files', '-z', '--', 'dist', 'action.yml'], {
    cwd: projectFolder,
    encoding: 'utf8',
  });
  const committed = listed.stdout.split('\0').filter((path) => path !== '');
  expect(committed).toContain('dist/index.js');
  for (const path of committed) {
    mkdirSync(dirname(join(folder, 'action', path)), { recursive: true });
    cpSync(join(projectFolder, path), join(folder, 'action', path));
  }
  const event = join(folder, 'event.json');
  writeFileSync(event, '{}');
  const { code, stdout } = run(process.execPath, [join(folder, 'action/dist/index.js')], folder, {
    GITHUB_EVENT_NAME: 'push',
    GITHUB_EVENT_PATH: event,
    GITHUB_WORKSPACE: join(folder, 'project'),
  });
  expect(stdout).toContain('::error title=late-patch%3A ssl-context-before-patch,file=app.py');
  expect(code).toBe(1);
});
