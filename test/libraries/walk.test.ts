import { execFileSync, spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, test } from '@jest/globals';

const tools = fileURLToPath(new URL('../../tools/knowledge/', import.meta.url));
const cases = fileURLToPath(new URL('walk_cases.py', import.meta.url));
const hasPython = process.platform === 'linux' && spawnSync('python3', ['--version']).status === 0;

interface Told {
  readonly kept: string;
  readonly added: Readonly<Record<string, readonly string[] | string>>;
  readonly expanded: Readonly<Record<string, unknown>>;
}

(hasPython ? test : test.skip)(
  'every module of a package is imported, and one that does what no import should stops nothing but itself',
  () => {
    const told = JSON.parse(execFileSync('python3', [cases, tools], { encoding: 'utf8' })) as Told;
    const sleeps = (holder: string) => [`${holder} sleep global time.sleep`];
    expect(told.added).toEqual({
      plain: [],
      'plain.quiet': [],
      'plain.lazy': [],
      'plain.sleeps': sleeps('plain.sleeps'),
      'plain.again': sleeps('plain.sleeps'),
      // What `plain.again` has brought is told there.
      'plain.again.more': sleeps('plain.again.more'),
      'plain.again.locks': ['plain.again.locks LOCK instance _thread.LockType'],
      'plain.registers': ['plain WAITS[] container time.sleep'],
      loads: sleeps('loads.sleeps'),
      'loads.sleeps': [],
      threaded: [],
      'threaded.inner': ['threaded.inner pause global time.sleep'],
      space: [],
      'space.inner': sleeps('space.inner'),
      bad: [],
      'bad.broken': 'ZeroDivisionError: division by zero',
      'bad.connects': 'stopped: connects to 127.0.0.1:PORT',
      'bad.dies': 'dies of signal 11',
      'bad.ends': 'ends the process with exit code 0',
      'bad.exits': 'SystemExit: 3',
      'bad.hangs': 'no answer in 2 s',
      'bad.listens': 'stopped: listens at 0.0.0.0:0',
      'bad.looks_up': 'stopped: looks up example.invalid',
      'bad.package': 'ImportError: not here',
      'bad.removes': 'stopped: writes to /outside',
      'bad.starts': 'stopped: starts python3',
      'bad.writes': 'stopped: writes to /outside',
      'bad.zz_fine': sleeps('bad.zz_fine'),
    });
    expect(told.kept).toBe('kept');
    expect(told.expanded).toEqual({
      named: [
        'plain',
        'plain.again',
        'plain.again.locks',
        'plain.again.more',
        'plain.registers',
        'plain.sleeps',
      ],
      'plain.again.locks': ['plain.again.locks LOCK instance _thread.LockType', ...sleeps('plain.sleeps')],
      'bad.exits': { error: 'SystemExit: 3' },
    });
  },
);

(hasPython ? test : test.skip)(
  'a run over many distributions stops what takes too long, and goes on where it was ended',
  () => {
    const cases = fileURLToPath(new URL('runs_cases.py', import.meta.url));
    const folder = mkdtempSync(join(tmpdir(), 'late-patch-runs-'));
    const output = execFileSync('python3', [cases, tools, folder], { encoding: 'utf8' });
    rmSync(folder, { recursive: true });
    const all = ['    2 as recorded: slow six', '    1 stopped after 2 s: hangs', '    1 different: redis'];
    expect(output).toContain('2 of 3 are left after 1 s: hangs six');
    expect(JSON.parse(output.split('@@@')[1]!)).toEqual([
      { complete: false, asked: ['slow'], different: [], summary: ['    1 as recorded: slow'] },
      { complete: true, asked: ['hangs', 'redis', 'six'], different: ['redis'], summary: all },
      { complete: true, asked: [], different: ['redis'], summary: all },
    ]);
  },
);
