import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from '@jest/globals';
import { temporaryFolder } from '../host-node/temporary-folder.js';
import { artifact } from '../support/artifacts.js';
import { lateProject } from './projects.js';

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
