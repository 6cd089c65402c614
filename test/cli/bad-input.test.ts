import { mkdirSync, symlinkSync, truncateSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from '@jest/globals';
import { temporaryFolder } from '../host-node/temporary-folder.js';
import { runArtifact } from '../support/artifacts.js';
import { cleanProject, lateProject } from './projects.js';

interface Report {
  readonly findings: readonly { readonly path: string }[];
  readonly notices: readonly { readonly message: string; readonly path?: string }[];
}

const bytes = (...values: readonly number[]): Uint8Array => new Uint8Array(values);

/** Makes a file worth parsing: syntax is only looked at where a patch or an entry point is. */
const patch = 'from gevent import monkey\nmonkey.patch_all()\n';

/** Makes something bad as `bad.py` in a folder. */
const badThings: Readonly<Record<string, (folder: string) => void>> = {
  'a folder': (folder) => mkdirSync(join(folder, 'bad.py')),
  'a link out of the tree': (folder) => symlinkSync('/etc/hostname', join(folder, 'bad.py')),
  'a link to itself': (folder) => symlinkSync('bad.py', join(folder, 'bad.py')),
  '50 MB': (folder) => truncateSync(temporaryFile(folder, ''), 50 * 1024 * 1024),
  'not UTF-8': (folder) => temporaryFile(folder, bytes(0x78, 0xff, 0xfe, 0x0a)),
  'a binary file': (folder) => temporaryFile(folder, bytes(0x7f, 0x45, 0x4c, 0x46, 2, 1, 1, 0, 0)),
  'NUL bytes': (folder) => temporaryFile(folder, 'import ssl\0\n'),
  '10,000 nested brackets': (folder) =>
    temporaryFile(folder, `${patch}x = ${'('.repeat(10_000)}${')'.repeat(10_000)}\n`),
  'no Python at all': (folder) => temporaryFile(folder, `${patch}def (:\n  ]]]\n`),
};

function temporaryFile(folder: string, content: string | Uint8Array): string {
  const path = join(folder, 'bad.py');
  writeFileSync(path, content);
  return path;
}

async function report(cwd: string): Promise<{ readonly code: number | null; readonly report: Report }> {
  const { code, stdout, stderr } = await runArtifact('cli.js', ['check', '--format', 'json'], { cwd });
  expect(stderr).toBe('');
  return { code, report: JSON.parse(stdout) };
}

describe.each(Object.entries(badThings))('%s', (_, make) => {
  test('is a notice that names the file; everything else is still reported', async () => {
    const folder = temporaryFolder(lateProject);
    make(folder);
    const { code, report: found } = await report(folder);
    expect(code).toBe(1);
    expect(found.findings.map(({ path }) => path)).toEqual(['app/main.py', 'tools/sync.py']);
    expect(found.notices).toHaveLength(1);
    expect(found.notices[0]!.path).toBe('bad.py');
    expect(found.notices[0]!.message).toMatch(/bad\.py.{10,}/);
  });

  test('does not set the exit code', async () => {
    const folder = temporaryFolder(cleanProject);
    make(folder);
    expect((await report(folder)).code).toBe(0);
  });
});

test('links between folders, also in circles, are walked past', async () => {
  const folder = temporaryFolder(cleanProject);
  symlinkSync('.', join(folder, 'again'));
  symlinkSync('/', join(folder, 'everything'));
  expect(await report(folder)).toMatchObject({ code: 0, report: { notices: [] } });
});

describe('more of something than a call takes arguments', () => {
  const late = `import requests\n${patch}`;
  test.each<readonly [string, Readonly<Record<string, string>>, 0 | 1]>([
    [
      'words of a command',
      { 'm.py': late, Procfile: `web: gunicorn -k gevent m:app -- ${'a '.repeat(300_000)}` },
      0,
    ],
    [
      'lines that a fix moves past',
      { 'm.py': `import requests\n${'#\n'.repeat(120_000)}${'@d\n'.repeat(40_000)}def f(): pass\n${patch}` },
      1,
    ],
  ])('%s', async (_, files, least) => {
    const { code, stderr } = await runArtifact('cli.js', ['check'], { cwd: temporaryFolder(files) });
    expect([stderr, code]).toEqual(['', expect.any(Number)]);
    expect(code).toBeGreaterThanOrEqual(least);
    expect(code).toBeLessThan(2);
  });
});
