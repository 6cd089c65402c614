import { spawnSync } from 'node:child_process';
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from '@jest/globals';
import { temporaryFolder } from '../host-node/temporary-folder.js';
import { artifact, runArtifact } from '../support/artifacts.js';

const late = 'import requests\nfrom gevent import monkey\nmonkey.patch_all()\n';
const typed = '# what the user typed meanwhile\n';

/**
 * Runs `--fix` with `meddling`, statements of a module that Node loads first: they may replace functions of `fs`, as the
 * program sees them, and have `target`, the path of app.py.
 */
async function fixWith(meddling: string, files: Readonly<Record<string, string>> = { 'app.py': late }) {
  const folder = temporaryFolder(files);
  const meddler = join(temporaryFolder(), 'meddler.mjs');
  writeFileSync(
    meddler,
    `import fs from 'node:fs';
import { syncBuiltinESMExports } from 'node:module';
const target = ${JSON.stringify(join(folder, 'app.py'))};
const original = { ...fs };
${meddling}
syncBuiltinESMExports();
`,
  );
  const run = await runArtifact('cli.js', ['check', '--fix'], { cwd: folder, node: ['--import', meddler] });
  const texts = Object.fromEntries(
    readdirSync(folder).map((name) => [name, readFileSync(join(folder, name), 'utf8')]),
  );
  return { ...run, texts };
}

/** Statements that do `what` after app.py was read for the nth time. */
function afterRead(nth: number, what: string): string {
  return `
let reads = 0, open;
fs.openSync = (path, ...rest) => {
  const descriptor = original.openSync(path, ...rest);
  if (String(path).startsWith(target.replace('app.py', '')) && /app\\.py/.test(String(path)) && rest[0] !== 'wx') open = descriptor;
  return descriptor;
};
fs.closeSync = (descriptor) => {
  original.closeSync(descriptor);
  if (descriptor !== open) return;
  open = undefined;
  if (++reads === ${nth}) { ${what} }
};`;
}

describe('what goes wrong while fixes are written', () => {
  test.each([1, 2, 3])('an edit after the file was read for the %sth time stays', async (nth) => {
    const { code, texts } = await fixWith(
      afterRead(nth, `original.appendFileSync(target, ${JSON.stringify(typed)});`),
    );
    expect(texts).toEqual({ 'app.py': `${late}${typed}` });
    expect(code).not.toBe(0);
  });

  test.each([
    { name: 'as the new text is written', on: 'fs.writeFileSync' },
    { name: 'as it is flushed', on: 'fs.fsyncSync' },
    { name: 'as it takes its place', on: 'fs.renameSync' },
  ])('a full disk, $name: the old text stays, and nothing else', async ({ on }) => {
    const { code, stderr, texts } = await fixWith(`${on} = (file) => {
      if (typeof file === 'number') original.writeSync(file, 'half of it');
      throw Object.assign(new Error('ENOSPC: no space left on device, write'), { code: 'ENOSPC' });
    };`);
    expect(texts).toEqual({ 'app.py': late });
    expect([code, stderr]).toEqual([
      2,
      'late-patch: app.py: the fix was not written: ENOSPC: no space left on device\n',
    ]);
  });

  test('a limit on the size of files, by the system itself', () => {
    const text = `${late}${'#'.repeat(300_000)}\n`;
    const folder = temporaryFolder({ 'app.py': text });
    // In units of 512 bytes or of 1,024, by the shell.
    const script = `trap '' XFSZ; ulimit -f 100; exec "$0" "$@"`;
    const run = spawnSync('sh', ['-c', script, process.execPath, artifact('cli.js'), 'check', '--fix'], {
      cwd: folder,
      encoding: 'utf8',
    });
    expect([run.status, run.stderr]).toEqual([
      2,
      'late-patch: app.py: the fix was not written: EFBIG: file too large\n',
    ]);
    expect(readdirSync(folder)).toEqual(['app.py']);
    expect(readFileSync(join(folder, 'app.py'), 'utf8')).toBe(text);
  });

  test.each(['SIGINT', 'SIGTERM', 'SIGHUP'])('%s waits until all fixes are written', async (signal) => {
    const files = { 'app.py': late, 'other.py': late };
    const run = await fixWith(
      `
let count = 0;
fs.renameSync = (from, to) => {
  if (++count === 1) process.kill(process.pid, '${signal}');
  original.renameSync(from, to);
};`,
      files,
    );
    expect(run.signal).toBe(signal);
    const fixed = 'from gevent import monkey\nmonkey.patch_all()\nimport requests  # noqa: E402\n';
    expect(Object.keys(run.texts)).toEqual(['app.py', 'other.py']);
    for (const text of Object.values(run.texts))
      expect([fixed, fixed.replace(/ {2}#.*/, '')]).toContain(text);
  });

  test('killed in the middle, each file is the old or the new one', async () => {
    const run = await fixWith("fs.fsyncSync = () => process.kill(process.pid, 'SIGKILL');");
    expect(run.signal).toBe('SIGKILL');
    expect(run.texts['app.py']).toBe(late);
  });
});
