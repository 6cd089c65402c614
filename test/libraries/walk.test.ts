import { execFileSync, spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
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
  readonly threaded: Readonly<Record<string, readonly string[] | string>>;
  readonly imports: number;
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
    // Forks without the package's thread say the same, as eight fresh interpreters confirm. In `threaded` they do not.
    const calm = Array.from({ length: 20 }, (_, number) => `calm.inner${number}`);
    expect(told.threaded).toEqual({
      calm: [],
      ...Object.fromEntries(calm.map((name) => [name, sleeps(name)])),
      threaded: [],
      'threaded.inner': ['threaded.inner pause global time.sleep'],
    });
    expect(told.imports).toBeLessThanOrEqual(10);
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
      {
        complete: true,
        asked: ['hangs', 'six', 'redis'],
        different: ['redis'],
        summary: ['    1 stopped after 2 s: hangs', '    1 as recorded: six', '    1 different: redis'],
      },
    ]);
  },
);

(hasPython ? test : test.skip).each([
  ['the same', { a: [], 'a.b': ['sleep'] }, { a: [], 'a.b': ['sleep'] }, {}],
  ['a hold that is gone', { a: ['sleep'] }, { a: [] }, { a: [['sleep'], []] }],
  ['a hold that is new', { a: [], 'a.b': [] }, { a: [], 'a.b': ['sleep'] }, { 'a.b': [[], ['sleep']] }],
  ['a module that adds nothing and has no entry', { a: ['sleep'], 'a.b': ['sleep'] }, { a: ['sleep'] }, {}],
  [
    'a hold of a module that has no entry any more',
    { a: [], 'a.b': ['sleep'] },
    { a: [] },
    { 'a.b': [['sleep'], []] },
  ],
  [
    'an import that fails on this machine, and what lies in it',
    { a: [], 'a.b': ['sleep'], 'a.b.c': ['sleep'] },
    { a: [], 'a.b': 'ImportError: libfoo.so' },
    {},
  ],
  [
    'an import that failed where it was recorded',
    { a: [], 'a.b': 'ImportError: libfoo.so' },
    { a: [], 'a.b': ['sleep'] },
    {},
  ],
  [
    'an import that had no time to end where it was recorded',
    { a: [], 'a.b': 'no answer in 60 s' },
    { a: [], 'a.b': ['sleep'] },
    { 'a.b': [[], ['sleep']] },
  ],
  [
    'a package that was not reached, as the interpreter ended',
    { a: [], b: ['sleep'] },
    { a: 'exit code -11' },
    {},
  ],
])('a record is compared with a run of the same versions: %s', (_, record, again, expected) => {
  const code = `
import json, sys, measure
def said(value):
    return {"error": value} if isinstance(value, str) else {"stale": [f"{name} sleep global time.sleep" for name in value]}
record, again = ({"modules": {name: said(value) for name, value in one.items()}} for one in json.loads(sys.argv[1]))
print(json.dumps({name: [[row.split(" ")[0] for row in rows] for rows in both] for name, both in measure.differences_between(record, again).items()}))`;
  const env = { ...process.env, PYTHONPATH: tools };
  const told = execFileSync('python3', ['-c', code, JSON.stringify([record, again])], {
    encoding: 'utf8',
    env,
  });
  expect(JSON.parse(told)).toEqual(expected);
});

(hasPython ? test : test.skip)(
  'what is imported sees no variables of this machine but those that an interpreter needs',
  () => {
    const code = `
import json, measure
bench = object.__new__(measure.Bench)
bench.work = bench.scratch = "/bench"
print(json.dumps(bench.environment("gevent", "/packages")))`;
    const env = {
      ...process.env,
      PYTHONPATH: tools,
      DD_TRACE_ENABLED: 'true',
      HTTPS_PROXY: 'proxy',
      LANG: 'C.UTF-8',
    };
    const seen = JSON.parse(execFileSync('python3', ['-c', code], { encoding: 'utf8', env })) as Record<
      string,
      string
    >;
    expect(seen).toMatchObject({
      LANG: 'C.UTF-8',
      HOME: '/bench',
      PYTHONPATH: '/packages:/bench/only-gevent',
    });
    expect(seen['PATH']).toContain(process.env['PATH']);
    expect(Object.keys(seen).filter((name) => /^DD_|PROXY/.test(name))).toEqual([]);
  },
);

(hasPython ? test : test.skip)(
  '--changed measures what an installer would take in another version, and what has no record',
  () => {
    const folder = mkdtempSync(join(tmpdir(), 'late-patch-changed-'));
    const write = (name: string, text: string, mode = 0o644) =>
      writeFileSync(join(folder, name), text, { mode });
    mkdirSync(join(folder, 'records'));
    for (const [name, version] of [
      ['old', '1.9'],
      ['same', '2.0'],
      ['gone', '1.0'],
    ])
      write(
        `records/${name}.json`,
        JSON.stringify({ distribution: name, installed: { [name!]: version }, modules: {}, rows: [] }),
      );
    // An installer that does not know `gone`, and refuses all that is asked for beside it.
    const knows = 'old==1.10\nSame==2.0\nnew[extra]==0.1';
    write(
      'uv',
      `#!/bin/sh\nasked=$(cat)\ncase "$asked" in *gone*) exit 1;; esac\nprintf '${knows}\\n' | grep -iE "^($(echo $asked | tr ' ' '|'))[=[]"\n`,
      0o755,
    );
    const code = `
import argparse, json, sys, measure
lines = [(label, [label], [], [label]) for label in ("old", "same", "gone", "new")] + [("old-1.5", ["old==1.5.*"], [], ["old"])]
found = measure.changed(lines, argparse.Namespace(python="python3", records=sys.argv[1]))
print(json.dumps(sorted(line[0] for line in found)))`;
    const env = { ...process.env, PYTHONPATH: tools, PATH: `${folder}:${process.env['PATH']}` };
    const told = execFileSync('python3', ['-c', code, join(folder, 'records')], { encoding: 'utf8', env });
    rmSync(folder, { recursive: true });
    expect(told.trim().split('\n')).toEqual([
      'old: 1.9 -> 1.10',
      'new: not measured -> 0.1',
      '["new", "old"]',
    ]);
  },
);

const oracle = process.env['LATE_PATCH_ORACLE_PYTHON'];

(oracle === undefined ? test.skip : test)(
  'what patches only where nothing is patched yet is known to patch, and what lies in it is not measured',
  () => {
    const folder = mkdtempSync(join(tmpdir(), 'late-patch-noted-'));
    for (const name of ['asks', 'always', 'never']) mkdirSync(join(folder, name));
    const write = (path: string, text: string) => writeFileSync(join(folder, path), text);
    const asks = "for name in ('ssl', 'socket'):\n    if not monkey.is_module_patched(name):\n        ";
    write('asks/__init__.py', `from gevent import monkey\n${asks}getattr(monkey, 'patch_' + name)()\n`);
    write('asks/inner.py', 'from time import sleep\n');
    write('always/__init__.py', 'from gevent import monkey\nmonkey.patch_time()\n');
    write('never/__init__.py', 'from gevent import monkey\nfrom time import sleep\n');
    const code = `
import json, sys, measure
bench = object.__new__(measure.Bench)
bench.python, bench.work, bench.scratch = sys.executable, sys.argv[1], sys.argv[1]
said = bench.walk(["always", "asks", "asks.inner", "never"], sys.argv[1])
print(json.dumps({name: [call["function"] for call in one.get("patches", ())] for name, one in said.items()}))`;
    const env = { ...process.env, PYTHONPATH: tools };
    const told = execFileSync(oracle ?? '', ['-c', code, folder], { encoding: 'utf8', env });
    rmSync(folder, { recursive: true });
    expect(JSON.parse(told)).toEqual({
      always: ['gevent.monkey.patch_time'],
      asks: ['gevent.monkey.patch_ssl', 'gevent.monkey.patch_socket'],
      never: [],
    });
  },
  120_000,
);
