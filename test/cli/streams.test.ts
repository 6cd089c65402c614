import { spawn } from 'node:child_process';
import { closeSync, existsSync, openSync, readFileSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from '@jest/globals';
import { temporaryFolder } from '../host-node/temporary-folder.js';
import { artifact, runArtifact } from '../support/artifacts.js';
import { cleanProject, lateProject } from './projects.js';

/** Many findings: far more than a pipe holds. */
function manyFindings(): string {
  const names = Array.from({ length: 300 }, (_, index) => `late${index}.py`);
  return temporaryFolder(Object.fromEntries(names.map((name) => [name, lateProject['tools/sync.py']!])));
}

test('a reader that goes away is no error', async () => {
  const child = spawn(process.execPath, [artifact('cli.js'), 'check', '--format', 'json'], {
    cwd: manyFindings(),
  });
  let stderr = '';
  child.stderr.setEncoding('utf8').on('data', (chunk: string) => {
    stderr += chunk;
  });
  child.stdout.once('data', () => child.stdout.destroy());
  const code = await new Promise((resolve) => child.once('close', resolve));
  expect([code, stderr]).toEqual([1, '']);
});

test('Ctrl-C ends it at once, without a half-written report', async () => {
  const folder = manyFindings();
  const child = spawn(process.execPath, [artifact('cli.js'), 'check', '--output', 'report.txt'], {
    cwd: folder,
  });
  let output = '';
  for (const stream of [child.stdout, child.stderr]) {
    stream.setEncoding('utf8').on('data', (chunk: string) => {
      output += chunk;
    });
  }
  await new Promise((resolve) => child.once('spawn', resolve));
  child.kill('SIGINT');
  const signal = await new Promise((resolve) => child.once('close', (_, name) => resolve(name)));
  expect([signal, output]).toEqual(['SIGINT', '']);
  expect(existsSync(join(folder, 'report.txt'))).toBe(false);
});

test.each([
  { args: ['check'], words: 'late-patch: standard output: ENOSPC: no space left on device, write\n' },
  {
    args: ['check', '--lang', 'zh'],
    words: 'late-patch: 标准输出无法写入："ENOSPC: no space left on device, write"\n',
  },
  { args: ['explain'], words: 'late-patch: standard output: ENOSPC: no space left on device, write\n' },
  { args: ['--help'], words: 'late-patch: standard output: ENOSPC: no space left on device, write\n' },
])('a full disk behind standard output is one sentence: $args', async ({ args, words }) => {
  const full = openSync('/dev/full', 'w');
  const child = spawn(process.execPath, [artifact('cli.js'), ...args], {
    cwd: temporaryFolder(cleanProject),
    stdio: ['ignore', full, 'pipe'],
  });
  closeSync(full);
  let stderr = '';
  child.stderr?.setEncoding('utf8').on('data', (chunk: string) => {
    stderr += chunk;
  });
  const code = await new Promise((resolve) => child.once('close', resolve));
  expect([code, stderr]).toEqual([2, words]);
});

test('a full disk behind both streams ends with 2', async () => {
  const full = openSync('/dev/full', 'w');
  const child = spawn(process.execPath, [artifact('cli.js'), 'check'], {
    cwd: temporaryFolder(cleanProject),
    stdio: ['ignore', full, full],
  });
  closeSync(full);
  expect(await new Promise((resolve) => child.once('close', resolve))).toBe(2);
});

test('--output does not follow a link that leads out of the folder', async () => {
  const outside = temporaryFolder({ victim: 'precious' });
  const folder = temporaryFolder(cleanProject);
  symlinkSync(join(outside, 'victim'), join(folder, 'report.json'));
  const run = await runArtifact('cli.js', ['check', '--output', 'report.json'], { cwd: folder });
  expect([run.code, run.stderr]).toEqual([
    2,
    'late-patch: --output: a symbolic link leads out of the checkout\n',
  ]);
  expect(readFileSync(join(outside, 'victim'), 'utf8')).toBe('precious');
});
