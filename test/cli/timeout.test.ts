import { chmodSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from '@jest/globals';
import { moved } from '../action/stories.js';
import { temporaryFolder } from '../host-node/temporary-folder.js';
import { runArtifact } from '../support/artifacts.js';
import { commit } from '../support/github/repository.js';
import { runAction } from '../support/github/run-action.js';

const late = 'import requests\nfrom gevent import monkey\nmonkey.patch_all()\n';

/** A program with nearly as many statements to execute as one may have. */
const long = [
  `for a in ${JSON.stringify(Array.from({ length: 100 }, (_, i) => i))}:`,
  `    for b in ${JSON.stringify(Array.from({ length: 100 }, (_, i) => i))}:`,
  '        x = a\n'.repeat(39),
  late,
].join('\n');

const check = (folder: string, ...args: readonly string[]) =>
  runArtifact('cli.js', ['check', ...args], { cwd: folder });

/**
 * A built-in method of Node that does `what` first where it is called on `word`: nothing in late-patch knows of it. Gives the option
 * of Node for that.
 */
const spoiled = (method: 'charCodeAt' | 'toUpperCase' | 'toLowerCase', word: string, what: string) => {
  const folder = temporaryFolder({
    'spoiled.mjs': `const original = String.prototype.${method};
    String.prototype.${method} = function (...given) {
      if (this.includes(${JSON.stringify(word)})) { ${what} }
      return original.apply(this, given);
    };`,
  });
  return `--import=${folder}/spoiled.mjs`;
};

/** A program for which such a method is called. */
const shout = (rest: string) => `x = "shout".upper()\n${rest}`;

describe('a run that takes longer than it may', () => {
  // A hundred programs that take a tenth of a second each, and stop where they are asked to.
  const slowly = (program: string, files: Readonly<Record<string, string>>) => {
    const programs = Array.from({ length: 100 }, (_, i) => [`slow_${i}.py`, shout(program)] as const);
    return runArtifact('cli.js', ['check', '--timeout', '5'], {
      cwd: temporaryFolder({ ...files, ...Object.fromEntries(programs) }),
      node: [spoiled('toUpperCase', 'shout', 'for (const end = Date.now() + 100; Date.now() < end; ) {}')],
    });
  };

  test('tells what is known, names what was not looked at, and ends', async () => {
    const { code, stdout } = await slowly(late, { 'a_late.py': late });
    expect([code, stdout]).toEqual([2, expect.stringContaining('--> a_late.py:3:1')]);
    expect(stdout).toMatch(/Time was up after 5 seconds: \d+ programs were not looked at \(`slow_\d+\.py`, /);
  });

  test('does not say that all is well where nothing was found', async () => {
    const { code, stdout } = await slowly('from gevent import monkey\nmonkey.patch_all()\n', {});
    expect([code, stdout]).toEqual([2, expect.stringContaining('warning: Time was up')]);
    expect(stdout).toContain('Nothing was found before the check ended early.');
  });
});

test('executes so many statements in a run, counted and not timed', async () => {
  const programs = Array.from({ length: 12 }, (_, i) => [`s${String(i).padStart(2, '0')}.py`, long] as const);
  const folder = temporaryFolder(Object.fromEntries(programs));
  const { code, stdout } = await check(folder, '--timeout', '0', '--format', 'concise');
  expect([code, stdout]).toEqual([2, expect.stringContaining('one of them was not looked at (`s11.py`)')]);
  expect(stdout).toContain('s10.py:');
});

describe('a program that is cut by its own limit', () => {
  const deep = Object.fromEntries(
    Array.from({ length: 120 }, (_, i) => [`m${i}.py`, i === 119 ? late : `import m${i + 1}\n`]),
  );
  const cut = { 'a.py': late, 'b.py': long.replace(late, `        x = b\n${late}`), ...deep };
  const said = [
    'One program was not followed to its end (`b.py`)',
    'One program was not followed to its end (`m0.py`)',
  ];

  test('is named in every report, beside what was found, and the run does not pass', async () => {
    const folder = temporaryFolder(cut);
    const text = await check(folder);
    expect([text.code, text.stdout]).toEqual([2, expect.stringContaining('--> a.py:3:1')]);
    for (const one of said) expect(text.stdout).toContain(`warning: ${one}`);
    const json = await check(folder, '--format', 'json', '--fail-on', 'never');
    expect([json.code, json.stderr]).toEqual([2, expect.stringContaining(said[0]!)]);
    const { notices } = JSON.parse(json.stdout);
    expect(notices).toMatchObject(
      said.map((one) => ({ kind: 'limit-reached', message: expect.stringContaining(one) })),
    );
    const sarif = await check(folder, '--format', 'sarif');
    const [{ invocations }] = JSON.parse(sarif.stdout).runs;
    expect(invocations[0].toolExecutionNotifications).toMatchObject(said.map(() => ({ level: 'warning' })));
  });

  test('does not count where the settings leave it out', async () => {
    const { code, stdout } = await check(temporaryFolder(cut), '--exclude', 'b.py', '--exclude', 'm*.py');
    expect([code, stdout]).toEqual([1, expect.not.stringContaining('not followed')]);
  });

  test('fails the job of a pull request', async () => {
    const github = moved({ head: commit({ 'a.py': 'x = 1\n', ...deep }) });
    const run = await runAction(github);
    expect(run.code).toBe(2);
    expect(run.stdout).toMatch(/^::error::.*One program was not followed to its end \(`m0\.py`\)/m);
    expect(run.summary).toContain(said[1]);
  });
});

describe('a step that never ends', () => {
  const endless = (method: Parameters<typeof spoiled>[0], word: string) =>
    spoiled(method, word, 'for (;;) {}');
  const endlessly = (files: Readonly<Record<string, string>>, ...given: Parameters<typeof endless>) =>
    runArtifact('cli.js', ['check', '--timeout', '3'], {
      cwd: temporaryFolder(files),
      node: [endless(...given)],
    });

  test('in a program: those before it are told, and it is named with those after it', async () => {
    const files = { 'a.py': late, 'b.py': shout(late), 'c.py': late };
    const { code, stdout } = await endlessly(files, 'toUpperCase', 'shout');
    expect([code, stdout]).toEqual([2, expect.stringContaining('--> a.py:3:1')]);
    expect(stdout).not.toContain('--> c.py');
    expect(stdout).toContain('2 programs were not looked at (`b.py` and `c.py`)');
  });

  test('in the parser, before it is known what there is', async () => {
    const { code, stdout } = await endlessly({ 'a.py': late, 'b.py': shout(late) }, 'charCodeAt', 'shout');
    expect([code, stdout]).toEqual([2, expect.stringContaining('warning: Time was up after 3 seconds')]);
    expect(stdout).toContain('Nothing was found before the check ended early.');
  });

  test('in finding out which programs there are: what is known of files is told', async () => {
    const files = {
      'a.py': late,
      'b.py': 'version https://git-lfs.github.com/spec/v1\n',
      Dockerfile: 'FROM SPOILED\nCMD gunicorn a:app\n',
    };
    const { code, stdout } = await endlessly(files, 'toLowerCase', 'SPOILED');
    expect([code, stdout]).toEqual([
      2,
      expect.stringContaining(
        'Time was up after 3 seconds, before it was known which programs there are: none was looked at',
      ),
    ]);
    expect(stdout).not.toContain('-->');
    expect(stdout).toContain('`b.py` was not analysed: it is a Git LFS pointer');
  });

  test('in reading the environment', async () => {
    const files = {
      'a.py': late,
      'packages/requests/__init__.py': 'import ssl\n',
      'packages/SPOILED-1.0.dist-info/METADATA': 'Name: SPOILED\nVersion: 1.0\n',
    };
    const { code, stdout } = await runArtifact(
      'cli.js',
      ['check', 'a.py', '--timeout', '3', '--python-path', 'packages'],
      { cwd: temporaryFolder(files), node: [endless('toLowerCase', 'SPOILED')] },
    );
    expect([code, stdout]).toEqual([2, expect.stringContaining('none was looked at')]);
  });

  test('in trying a fix: what was found stays', async () => {
    const files = { 'a.py': late.replace('from', '# SHOUT\nfrom') };
    const { code, stdout } = await endlessly(files, 'toLowerCase', 'SHOUT');
    expect([code, stdout]).toEqual([2, expect.stringContaining('--> a.py:4:1')]);
    expect(stdout).not.toContain('fix');
    expect(stdout).toContain('Time was up after 3 seconds: not everything was looked at');
  });

  test('on a pull request: what was found is said there, and the job fails', async () => {
    const github = moved({ head: commit({ 'a.py': late, 'b.py': shout(late) }) });
    const env = { NODE_OPTIONS: endless('toUpperCase', 'shout') };
    const run = await runAction(github, { env, inputs: { timeout: '3' } });
    expect(run.code).toBe(2);
    expect(github.comments).toMatchObject([{ path: 'a.py' }]);
    expect(run.stdout).toMatch(
      /^::error::.*Time was up after 3 seconds: one program was not looked at \(`b\.py`\)/m,
    );
    expect(run.summary).toContain('Time was up after 3 seconds');
  });
});

describe('a disk that takes its time', () => {
  const slowDisk = () => {
    const folder = temporaryFolder({
      'slow.mjs': `import fs from 'node:fs'; import { syncBuiltinESMExports } from 'node:module';
      for (const method of ['openSync', 'readdirSync']) {
        const original = fs[method];
        fs[method] = (path, ...rest) => {
          if (String(path).includes('slow')) for (const end = Date.now() + 200; Date.now() < end; ) {}
          return original(path, ...rest);
        };
      }
      syncBuiltinESMExports();`,
    });
    return `--import=${folder}/slow.mjs`;
  };
  const checked = (files: Readonly<Record<string, string>>) =>
    runArtifact('cli.js', ['check', '--timeout', '2'], {
      cwd: temporaryFolder({ ...files, 'a.py': late }),
      node: [slowDisk()],
    });
  const many = (name: (index: number) => string) =>
    Object.fromEntries(Array.from({ length: 40 }, (_, index) => [name(index), late]));

  test('reading is ended, and what was not read is said', async () => {
    const { code, stdout } = await checked(many((index) => `slow${index}.py`));
    expect([code, stdout]).toEqual([
      2,
      expect.stringMatching(/Time was up after 2 seconds, while files were read: \d+ were not/),
    ]);
  });

  test('so is listing', async () => {
    const { code, stdout } = await checked(many((index) => `slow${index}/x.py`));
    expect([code, stdout]).toEqual([2, expect.stringContaining('Time was up after 2 seconds, while files')]);
  });

  test('and git, which is not waited for', async () => {
    const bin = temporaryFolder({ git: '#!/bin/sh\nsleep 600 &\nwait\n' });
    chmodSync(join(bin, 'git'), 0o755);
    const { code, stderr } = await runArtifact('cli.js', ['check', '--timeout', '2', '--base', 'HEAD'], {
      cwd: temporaryFolder({ 'a.py': late, '.git/HEAD': 'ref: refs/heads/main\n' }),
      env: { PATH: `${bin}:/usr/bin:/bin` },
    });
    expect([code, stderr]).toEqual([
      2,
      expect.stringContaining('--base: git had not answered when time was up'),
    ]);
  });
});

test.each(['ten', '-1', '1.5', '100000'])('refuses --timeout %s', async (value) => {
  const { code, stderr } = await check(temporaryFolder({ 'a.py': late }), `--timeout=${value}`);
  expect([code, stderr.split('\n')[0]]).toEqual([
    2,
    'late-patch: --timeout: expected a whole number from 0 to 86400',
  ]);
});
