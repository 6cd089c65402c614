import { describe, expect, test } from '@jest/globals';
import { temporaryFolder } from '../host-node/temporary-folder.js';
import { runArtifact } from '../support/artifacts.js';

/** Programs that each run for as many statements as one may, which takes all of them some ten seconds. */
const busy = [
  'from job import step',
  `for one in ${JSON.stringify(Array.from({ length: 600 }, (_, i) => i))}:`,
  `    for other in ${JSON.stringify(Array.from({ length: 600 }, (_, i) => i))}:`,
  '        step(one, other)',
  'import requests',
  'from gevent import monkey',
  'monkey.patch_all()',
].join('\n');
const job = 'def step(one, other):\n    x = one\n    y = other\n    return x\n';
const late = 'import requests\nfrom gevent import monkey\nmonkey.patch_all()\n';

const check = (folder: string, ...args: readonly string[]) =>
  runArtifact('cli.js', ['check', ...args], { cwd: folder });

/** Enough of them to take half a minute. */
const crowd = (program: string) => ({
  ...Object.fromEntries(Array.from({ length: 600 }, (_, i) => [`busy_${i}.py`, program])),
  'job.py': job,
});

describe('a run that takes longer than it may', () => {
  test('tells what is known, names what was not looked at, and ends', async () => {
    const folder = temporaryFolder({ 'a_late.py': late, ...crowd(busy) });
    const started = performance.now();
    const { code, stdout } = await check(folder, '--timeout', '3');
    expect(performance.now() - started).toBeLessThan(20_000);
    expect(code).toBe(1);
    expect(stdout).toContain('--> a_late.py:3:1');
    expect(stdout).toMatch(/Time was up after 3 seconds: \d+ programs were not looked at \(`busy_\d+\.py`, /);
  });

  test('does not say that all is well where nothing was found', async () => {
    const [loop] = busy.split('\nimport requests');
    const inTime = `${loop}\nfrom gevent import monkey\nmonkey.patch_all()\n`;
    const { code, stdout } = await check(temporaryFolder(crowd(inTime)), '--timeout', '3');
    expect(code).toBe(2);
    expect(stdout).toContain('warning: Time was up');
  });
});

test.each(['ten', '-1', '1.5', '100000'])('refuses --timeout %s', async (value) => {
  const { code, stderr } = await check(temporaryFolder({ 'a.py': late }), `--timeout=${value}`);
  expect([code, stderr.split('\n')[0]]).toEqual([
    2,
    'late-patch: --timeout: expected a whole number from 0 to 86400',
  ]);
});
