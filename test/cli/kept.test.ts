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
