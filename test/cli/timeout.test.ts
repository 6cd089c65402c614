import { describe, expect, test } from '@jest/globals';
import { moved } from '../action/stories.js';
import { temporaryFolder } from '../host-node/temporary-folder.js';
import { runArtifact } from '../support/artifacts.js';
import { commit } from '../support/github/repository.js';
import { runAction } from '../support/github/run-action.js';

const late = 'import requests\nfrom gevent import monkey\nmonkey.patch_all()\n';

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

/** A program with nearly as many statements to execute as one may have. */
const long = [
  `for a in ${JSON.stringify(Array.from({ length: 100 }, (_, i) => i))}:`,
  `    for b in ${JSON.stringify(Array.from({ length: 100 }, (_, i) => i))}:`,
  '        x = a\n'.repeat(39),
  late,
].join('\n');

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
    const { code, stdout } = await check(folder, '--timeout', '1');
    expect(performance.now() - started).toBeLessThan(20_000);
    expect(code).toBe(2);
    expect(stdout).toContain('--> a_late.py:3:1');
    expect(stdout).toMatch(/Time was up after 1 second: \d+ programs were not looked at \(`busy_\d+\.py`, /);
  });

  test('does not say that all is well where nothing was found', async () => {
    const [loop] = busy.split('\nimport requests');
    const inTime = `${loop}\nfrom gevent import monkey\nmonkey.patch_all()\n`;
    const { code, stdout } = await check(temporaryFolder(crowd(inTime)), '--timeout', '1');
    expect(code).toBe(2);
    expect(stdout).toContain('warning: Time was up');
  });
});

/**
 * What never comes to an end and never asks for the time: a built-in of Node that loops where it is given the word, which `where`
 * it does that. Nothing in late-patch knows of it.
 */
const endless = (method: 'charCodeAt' | 'toUpperCase' | 'toLowerCase', word: string) =>
  `${temporaryFolder({
    'endless.mjs': `const original = String.prototype.${method};
    String.prototype.${method} = function (...given) {
      while (this.includes(${JSON.stringify(word)})) {}
      return original.apply(this, given);
    };`,
  })}/endless.mjs`;

test('executes so many statements in a run, counted and not timed', async () => {
  const programs = Array.from({ length: 12 }, (_, i) => [`s${String(i).padStart(2, '0')}.py`, long] as const);
  const run = () =>
    check(temporaryFolder(Object.fromEntries(programs)), '--timeout', '0', '--format', 'concise');
  const { code, stdout } = await run();
  expect([code, stdout]).toEqual([2, expect.stringContaining('one of them was not looked at (`s11.py`)')]);
  expect(stdout).toContain('s10.py:');
  expect((await run()).stdout).toBe(stdout);
});

describe('a step that never ends', () => {
  const shout = 'x = "endless".upper()\nimport requests\nfrom gevent import monkey\nmonkey.patch_all()\n';
  const endlessly = (folder: string, ...given: Parameters<typeof endless>) =>
    runArtifact('cli.js', ['check', '--timeout', '2'], {
      cwd: folder,
      node: ['--import', endless(...given)],
    });

  test('in a program: those before it are told, and it is named with those after it', async () => {
    const folder = temporaryFolder({ 'a.py': late, 'b.py': shout, 'c.py': late });
    const { code, stdout } = await endlessly(folder, 'toUpperCase', 'endless');
    expect([code, stdout]).toEqual([2, expect.stringContaining('--> a.py:3:1')]);
    expect(stdout).not.toContain('--> c.py');
    expect(stdout).toContain('2 programs were not looked at (`b.py` and `c.py`)');
  });

  test('in the parser, before it is known what there is', async () => {
    const { code, stdout } = await endlessly(
      temporaryFolder({ 'a.py': late, 'b.py': shout }),
      'charCodeAt',
      'endless',
    );
    expect([code, stdout]).toEqual([2, expect.stringContaining('warning: Time was up after 2 seconds')]);
    expect(stdout).toContain('Nothing was found before the check ended early.');
  });

  test('in trying a fix: what was found stays', async () => {
    const folder = temporaryFolder({ 'a.py': late.replace('from', '# never ENDING\nfrom') });
    const { code, stdout } = await endlessly(folder, 'toLowerCase', 'ENDING');
    expect([code, stdout]).toEqual([2, expect.stringContaining('--> a.py:4:1')]);
    expect(stdout).not.toContain('fix');
    expect(stdout).toContain('Time was up after 2 seconds: not everything was looked at');
  });

  test('on a pull request: what was found is said there, and the job fails', async () => {
    const head = commit({ 'a.py': late, 'b.py': shout });
    const env = { NODE_OPTIONS: `--import=${endless('toUpperCase', 'endless')}` };
    const github = moved({ head });
    const run = await runAction(github, { env, inputs: { timeout: '2' } });
    expect(run.code).toBe(2);
    expect(github.comments).toMatchObject([{ path: 'a.py' }]);
    expect(run.stdout).toMatch(
      /^::error::.*Time was up after 2 seconds: one program was not looked at \(`b\.py`\)/m,
    );
    expect(run.summary).toContain('Time was up after 2 seconds');
  });
});

test.each(['ten', '-1', '1.5', '100000'])('refuses --timeout %s', async (value) => {
  const { code, stderr } = await check(temporaryFolder({ 'a.py': late }), `--timeout=${value}`);
  expect([code, stderr.split('\n')[0]]).toEqual([
    2,
    'late-patch: --timeout: expected a whole number from 0 to 86400',
  ]);
});
