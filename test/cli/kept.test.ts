import { readdirSync, readFileSync } from 'node:fs';
import { expect, test } from '@jest/globals';
import { temporaryFolder } from '../host-node/temporary-folder.js';
import { projectFolder, runArtifact } from '../support/artifacts.js';
import { pooled } from '../support/pool.js';

/** What was found by fuzzing, in the files of tools/fuzz/kept/: the texts are bytes, a character each. */
interface Kept {
  readonly fault: string;
  readonly files: Readonly<Record<string, string>>;
}

const folder = `${projectFolder}tools/fuzz/kept/`;
const kept = readdirSync(folder).map((name) => ({
  name,
  ...(JSON.parse(readFileSync(`${folder}${name}`, 'utf8')) as Kept),
}));

test('what once broke late-patch is checked to its end, in little time and memory', async () => {
  const cases = kept.map(({ name, fault, files }) => {
    const texts = Object.entries(files).map(([path, text]) => [path, Buffer.from(text, 'latin1')] as const);
    return { name, fault, cwd: temporaryFolder(Object.fromEntries(texts)) };
  });
  const wrong: string[] = [];
  await pooled(cases, 2, async ({ name, fault, cwd }) => {
    const node = ['--max-old-space-size=256'];
    const { code, stderr, stdout } = await runArtifact('cli.js', ['check', '--timeout', '20'], { cwd, node });
    const isSaid =
      code === 0 || code === 1 || (code === 2 && !/internal error|Time was up/.test(stderr + stdout));
    if (!isSaid) wrong.push(`${name}: ${fault}: ${code} ${stderr.slice(0, 300)}`);
  });
  expect(wrong).toEqual([]);
  expect(kept.length).toBeGreaterThan(4);
});

const size = 4_900_000;
const filled = (part: string) => part.repeat(Math.ceil(size / part.length));

/** Lines of nearly five megabytes, and files of such lines, that took from 400 to 3,000 MB. */
const large: Readonly<Record<string, string>> = {
  'calls in a line': filled('f(),'),
  'calls, a line each': filled('f()\n'),
  'imported names': `import a${filled(',a')}`,
  operands: `x=${filled('1+')}1`,
  comments: filled('#\n'),
  decorators: `${filled('@a\n')}def f(): pass`,
  'fields of an f-string': `x=f"${filled('{a}')}"`,
  'arguments of functions that are called': `${Array.from({ length: 1000 }, (_, i) => `def f${i}():\n ${'f(),'.repeat(1000)}\n`).join('')}${Array.from({ length: 1000 }, (_, i) => `f${i}()\n`).join('')}`,
};

test('of a file that is made to take memory what can be kept is read, and it is said', async () => {
  const wrong: string[] = [];
  await pooled(Object.entries(large), 2, async ([name, text]) => {
    const late = 'from gevent import monkey\nmonkey.patch_all()\n';
    const cwd = temporaryFolder({
      'app.py': `import requests\n${late}`,
      'main.py': `import app\n${text}\n${late}`,
    });
    const node = ['--max-old-space-size=160'];
    const { code, stdout, stderr } = await runArtifact('cli.js', ['check', '.'], { cwd, node });
    const said = /main\.py` was not read from line \d+ on: it has more than 250000/.test(stdout + stderr);
    if (code !== 2 || !said || !stdout.includes('app.py:3'))
      wrong.push(`${name}: ${code} ${stderr.slice(0, 300)}`);
  });
  expect(wrong).toEqual([]);
}, 120_000);
