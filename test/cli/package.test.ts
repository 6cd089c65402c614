import { execFileSync, spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { ruleIds } from '../../src/rules/index.js';
import { temporaryFolder } from '../host-node/temporary-folder.js';
import { projectFolder } from '../support/artifacts.js';
import { lateProject } from './projects.js';

const { version } = JSON.parse(readFileSync(`${projectFolder}package.json`, 'utf8')) as { version: string };
let place = '';
let tarball = '';

/** npm as a stranger has it: an empty cache, no configuration, and no network. */
function environment(): NodeJS.ProcessEnv {
  return {
    PATH: process.env['PATH'],
    HOME: place,
    npm_config_cache: join(place, 'cache'),
    npm_config_userconfig: join(place, 'none'),
    npm_config_offline: 'true',
    npm_config_update_notifier: 'false',
    npm_config_yes: 'true',
  };
}

beforeAll(() => {
  place = mkdtempSync(join(tmpdir(), 'late-patch-package-'));
  const pack = ['pack', '--json', '--ignore-scripts', '--pack-destination', place];
  const output = execFileSync('npm', pack, { cwd: projectFolder, encoding: 'utf8', env: environment() });
  const [packed] = JSON.parse(output) as readonly { filename: string }[];
  tarball = join(place, packed!.filename);
});

afterAll(() => rmSync(place, { recursive: true, force: true }));

describe('the packed package', () => {
  test('holds what runs and what explains, and no sources', () => {
    const listed = execFileSync('tar', ['-tzf', tarball], { encoding: 'utf8' }).trim().split('\n');
    const names = listed.map((name) => name.replace(/^package\//, ''));
    for (const name of [
      'dist/cli.js',
      'dist/cli/program.js',
      'dist/package.json',
      'docs/late-patch.schema.json',
      'LICENSE',
      'README.md',
    ])
      expect(names).toContain(name);
    for (const id of ruleIds) expect(names).toContain(`docs/rules/${id}.md`);
    // The Action's bundle is for those who name the repository, not for those who install.
    expect(
      names.filter((name) =>
        /^(?:dist\/index|action\.yml|packaging|src|test|tools|lib|node_modules|\.)/.test(name),
      ),
    ).toEqual([]);
  });

  test('installed for everybody, it is a command', () => {
    const prefix = join(place, 'prefix');
    execFileSync('npm', ['install', '--global', '--prefix', prefix, tarball], {
      env: environment(),
      stdio: 'pipe',
    });
    const run = (...args: readonly string[]) =>
      spawnSync(join(prefix, 'bin', 'late-patch'), args, {
        cwd: temporaryFolder(lateProject),
        encoding: 'utf8',
        env: environment(),
      });
    expect(run('--version').stdout).toBe(`${version}\n`);
    expect(run('explain', 'name-before-patch').stdout).toMatch(/^# name-before-patch\n/);
    const checked = run('check');
    expect([checked.status, checked.stderr]).toEqual([1, '']);
    expect(checked.stdout).toMatch(/\nFound 2 errors in 4 files\..*\n$/);
  }, 60_000);

  test('npx runs it', () => {
    const args = ['--package', tarball, '--', 'late-patch', 'check', '--fail-on', 'never'];
    const { status, stdout } = spawnSync('npx', args, {
      cwd: temporaryFolder(lateProject),
      encoding: 'utf8',
      env: environment(),
    });
    expect(status).toBe(0);
    expect(stdout).toMatch(/\nFound 2 errors in 4 files\..*\n$/);
  }, 60_000);
});
