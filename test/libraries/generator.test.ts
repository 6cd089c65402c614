import { execFileSync, spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from '@jest/globals';
import {
  type CompactKnowledge,
  decodeModule,
  longestKnownPrefix,
} from '../../src/libraries/compact-format.js';
import { THIRD_PARTY } from '../../src/libraries/tables.js';
import { builtInPatchers } from '../../src/patchers/index.js';
import { canonicalName } from '../../src/patchers/names.js';

const tools = fileURLToPath(new URL('../../tools/knowledge/', import.meta.url));
const cases = fileURLToPath(new URL('stale_cases.py', import.meta.url));
/** Module, what it loads, what it holds (holder, where, form, name, effect, versions), what it patches. */
type Said = readonly [string, readonly string[], readonly (readonly (string | null)[])[], unknown];

/** A hold as text; of a lock of a library's own only what kind it is, as one of a kind is told. */
function asTold([holder, where, form, name, effect, versions]: readonly (string | null)[]): string {
  const place = effect === 'native-lock' ? [holder!.split('.')[0]] : [holder, where];
  return [...place, form, name, effect, versions].join(' ');
}

function distinct(texts: readonly string[]): string {
  return [...new Set(texts)].sort().join('\n');
}

const hasPython = spawnSync('python3', ['--version']).status === 0;

function python(...args: readonly string[]): { readonly status: number | null; readonly stderr: string } {
  return spawnSync('python3', [...args], { encoding: 'utf8' });
}

if (!hasPython) {
  process.stderr.write('SKIPPED generator of knowledge: python3 is not installed\n');
  test.skip('generator of knowledge (python3 is not installed)', () => undefined);
} else {
  describe('the committed data is what the committed records give', () => {
    test.each(['compact.py', 'page.py'])('%s --check', (script) => {
      expect(python(join(tools, script), '--check')).toMatchObject({ status: 0, stderr: '' });
    });

    test('--check tells other records apart', () => {
      const records = mkdtempSync(join(tmpdir(), 'late-patch-records-'));
      const record = JSON.parse(readFileSync(join(tools, 'records', 'requests.json'), 'utf8'));
      writeFileSync(join(records, 'requests.json'), JSON.stringify(record));
      const checked = python(join(tools, 'compact.py'), '--check', '--records', records);
      rmSync(records, { recursive: true });
      expect(checked.status).toBe(1);
      expect(checked.stderr).toContain('third-party.json');
    });
  });

  test('the generator keeps exactly the names that have an effect, under their canonical names', () => {
    const code =
      'import json, judge; print(json.dumps([{k: sorted(v) for k, v in judge.HARMFUL.items()}, judge.NAMES]))';
    const output = execFileSync('python3', ['-c', code], {
      encoding: 'utf8',
      env: { ...process.env, PYTHONPATH: tools },
    });
    const [harmful, aliases] = JSON.parse(output) as [Record<string, string[]>, Record<string, string>];
    const effects = ['gevent', 'eventlet'].flatMap(builtInPatchers.effects);
    for (const form of ['reference', 'subclass', 'instance'] as const) {
      const known = effects.filter((effect) => effect.forms.includes(form)).map((effect) => effect.name);
      const expected = [...new Set(known)].sort();
      expect(harmful[form]).toEqual(expected);
    }
    for (const [alias, name] of Object.entries(aliases)) expect(canonicalName(alias)).toBe(name);
  });

  test.each([
    ['x = SSLContext(1)', 'used'],
    ['class C(SSLContext): pass', 'used'],
    ['def f(x: SSLContext = None): return SSLContext', 'used'],
    ['', 'unused'],
    ['def f(x: SSLContext) -> None: pass', 'annotation'],
    ["def f(x: 'SSLContext | None') -> None: pass", 'annotation'],
    ['Context = Optional[SSLContext]', 'annotation'],
    ['isinstance(x, (int, SSLContext))', 'isinstance'],
    ['def f(:', 'used'],
  ])('a holder that says %j has its name %s', (text, expected) => {
    const code =
      'import sys, usage; print(usage.usage("from ssl import SSLContext\\n" + sys.argv[1], "SSLContext"))';
    const env = { ...process.env, PYTHONPATH: tools };
    expect(execFileSync('python3', ['-c', code, text], { encoding: 'utf8', env }).trim()).toBe(expected);
  });

  test('records of versions and coInstalled are united, and the reader gets back what they say', () => {
    const merged = fileURLToPath(new URL('merge_cases.py', import.meta.url));
    const table = JSON.parse(
      execFileSync('python3', [merged, tools], { encoding: 'utf8' }),
    ) as CompactKnowledge;
    const sleep = { name: 'time.sleep', form: 'reference', where: 'sleep' };
    const bench = 'Python 3.11.7, gevent 26.9.0, eventlet 0.41.3';
    expect(decodeModule(table, 'client')).toEqual({
      holds: [
        {
          holder: 'client',
          where: 'SSLContext',
          name: 'ssl.SSLContext',
          form: 'reference',
          versions: { distribution: 'client', held: ['10.0'], free: ['9.1'] },
        },
        // Held in both versions, if not in the same place: nothing for a version to decide.
        { ...sleep, holder: 'client.backoff' },
        { ...sleep, holder: 'client.retry' },
      ],
      loads: ['ssl'],
      patches: undefined,
      source: `ran: client 9.1, client 10.0, ${bench}`,
      coInstalled: [
        {
          modules: ['requests', 'socks'],
          source: `ran: client 10.0, with requests PySocks, ${bench}`,
          holds: [
            {
              holder: 'client',
              where: '_lock',
              name: 'threading.Lock',
              form: 'instance',
              effect: 'native-lock',
            },
            { ...sleep, holder: 'requests.x' },
          ],
        },
      ],
    });
  });

  test('what the records say of every module is what the shipped table gives back', () => {
    const all = fileURLToPath(new URL('all_entries.py', import.meta.url));
    const lines = execFileSync('python3', [all, tools], { encoding: 'utf8', maxBuffer: 1e9 })
      .trim()
      .split('\n');
    const said = new Map(lines.map((line) => JSON.parse(line) as Said).map((one) => [one[0], one]));
    expect(said.size).toBeGreaterThan(4000);
    const wrong = [...said.keys()].filter((module) => {
      // Importing a module imports the packages that it lies in, each of which may be known from other versions.
      const parts = module.split('.').map((_, end, all) => said.get(all.slice(0, end + 1).join('.')));
      const told = longestKnownPrefix((name) => decodeModule(THIRD_PARTY, name), module);
      const given = (told?.holds ?? []).map(({ holder, where, form, name, effect, versions }) => {
        const { distribution = '', held = [], free = [] } = versions ?? {};
        const pair = versions === undefined ? null : `${distribution} ${held.join(' ')} | ${free.join(' ')}`;
        return asTold([holder, where, form, name, effect ?? null, pair]);
      });
      const expected = parts.flatMap((one) => (one?.[2] ?? []).map(asTold));
      const loads = parts.flatMap((one) => one?.[1] ?? []);
      return distinct(given) !== distinct(expected) || distinct(told?.loads ?? []) !== distinct(loads);
    });
    expect(wrong).toEqual([]);
  });

  test('the detector finds every way of holding on, and nothing else', () => {
    const found = JSON.parse(execFileSync('python3', [cases, tools], { encoding: 'utf8' })) as string[][];
    expect(found.map((row) => row.join(' '))).toEqual([
      'held ALIAS global time.sleep',
      'held ARGUMENT() default time.sleep',
      'held Attribute.method classattr time.sleep',
      'held Attribute.static classattr time.sleep',
      'held CONDITION instance threading.Condition(native RLock)',
      'held DEEPER.inner.pause instance-attr time.sleep',
      'held Data.__init__ closure _thread.allocate_lock',
      'held Default.__init__() default time.sleep',
      'held FACTORY.default_factory instance-attr _thread.allocate_lock',
      'held HANDLERS{}() default time.sleep',
      'held INSIDE.pause instance-attr time.sleep',
      'held LIST[] container time.sleep',
      'held LOCK instance _thread.LockType',
      'held LOCKED.lock instance _thread.LockType',
      'held MAP{} container time.sleep',
      'held METHOD.lock instance _thread.LockType',
      'held NESTED{}[] container time.sleep',
      'held PARTIAL global time.sleep',
      'held POOL[].lock instance _thread.LockType',
      'held READ_ONLY{} container time.sleep',
      'held RECENT[] container time.sleep',
      'held RLOCK instance _thread.RLock',
      'held SEMAPHORE instance threading.Semaphore(native lock)',
      'held SLOTTED.lock instance _thread.LockType',
      'held Subclass subclass queue.SimpleQueue',
      'held Table.Inner.pause classattr time.sleep',
      'held Table.made() instance _thread.LockType',
      'held Table.pauses{} container time.sleep',
      'held attributed.pause instance-attr time.sleep',
      'held closure closure time.sleep',
      'held decorated closure time.sleep',
      'held default() default time.sleep',
      'held keyword() default time.sleep',
      'held lock_default() instance _thread.LockType',
    ]);
  });
}
