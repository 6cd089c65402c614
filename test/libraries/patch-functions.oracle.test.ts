/**
 * Compares the tables with what gevent and eventlet really replace.
 * LATE_PATCH_ORACLE_PYTHON names an interpreter that has both installed.
 */
import { execFileSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from '@jest/globals';
import { builtInPatchers } from '../../src/patchers/index.js';
import type { PatchFunction } from '../../src/patchers/patcher.js';

const python = process.env['LATE_PATCH_ORACLE_PYTHON'];
const script = fileURLToPath(new URL('replaced_names.py', import.meta.url));

/** Names of the tables that a version keeps, with the reason. */
const KEPT = new Map([
  ['socket.timeout', 'rebound to the same object since Python 3.10'],
  ['threading._sleep', 'only in Python 2'],
]);

/** Names that are replaced on every call, told under `thread` because without it order does not matter. */
const ALWAYS_BY_EVENTLET = ['threading.RLock', 'queue.SimpleQueue'];

type Keywords = Readonly<Record<string, boolean>>;

interface Dump {
  readonly replaced: readonly string[];
  readonly existing: readonly string[];
  readonly error: string | null;
  readonly versions: string;
}

function reallyReplaced(name: string, keywords: Keywords): Dump {
  const written = Object.entries(keywords).map(([key, value]) => `${key}=${value ? 'True' : 'False'}`);
  const output = execFileSync(python ?? '', ['-W', 'ignore', script, name, ...written], {
    encoding: 'utf8',
    stdio: ['ignore', 'pipe', 'ignore'],
  });
  return JSON.parse(output.slice(output.indexOf('@@@') + 3)) as Dump;
}

/** The rebound names of the table, as the library spells them; keywords all literal. */
function toldByTable(fn: PatchFunction, keywords: Keywords): ReadonlySet<string> {
  const given = Object.entries(keywords).filter(([name]) => name !== 'all');
  const anyTrue = given.some(([, value]) => value);
  const rest = fn.selection === 'only-true' ? (keywords['all'] ?? !anyTrue) : true;
  const values = new Map(
    fn.parameters.map((each) => [each.name, keywords[each.name] ?? (each.default === 'true' && rest)]),
  );
  return new Set(
    fn.groups.filter((group) => group.when.every((name) => values.get(name))).flatMap((g) => g.rebound),
  );
}

const variants: readonly (readonly [string, Keywords])[] = [
  ...builtInPatchers.functions
    .filter(({ library }) => builtInPatchers.get(library)?.kind !== 'swap')
    .map((fn) => [fn.name, {}] as const),
  ...[
    'ssl',
    'thread',
    'Event',
    'dns',
    'socket',
    'aggressive',
    'select',
    'time',
    'os',
    'subprocess',
    'queue',
    'signal',
    'sys',
    'httplib',
  ].map((keyword) => ['gevent.monkey.patch_all', { [keyword]: false }] as const),
  ...['threading', '_threading_local', 'Event', 'logging', 'existing_locks'].map(
    (keyword) => ['gevent.monkey.patch_thread', { [keyword]: false }] as const,
  ),
  ['gevent.monkey.patch_socket', { dns: false }],
  ['gevent.monkey.patch_select', { aggressive: false }],
  ['gevent.monkey.patch_selectors', { aggressive: false }],
  ...['os', 'select', 'socket', 'thread', 'time', 'subprocess', 'builtins', 'psycopg'].flatMap((keyword) => [
    ['eventlet.monkey_patch', { [keyword]: true }] as const,
    ['eventlet.monkey_patch', { [keyword]: false }] as const,
  ]),
  ['eventlet.monkey_patch', { socket: true, time: true, thread: false }],
  ['eventlet.monkey_patch', { all: true, builtins: true }],
  ['eventlet.monkey_patch', { all: false, select: true }],
];

if (python === undefined) {
  process.stderr.write(
    'SKIPPED patch tables: set LATE_PATCH_ORACLE_PYTHON to a Python with gevent and eventlet\n',
  );
  test.skip('tables against a running gevent and eventlet (LATE_PATCH_ORACLE_PYTHON is not set)', () =>
    undefined);
} else {
  describe('tables against a running gevent and eventlet', () => {
    test.each(variants)('%s(%j)', (name, keywords) => {
      const fn = builtInPatchers.patchFunction(name)!;
      const told = toldByTable(fn, keywords);
      const real = reallyReplaced(name, keywords);
      expect(real.error).toBeNull();
      const always = fn.library === 'eventlet' ? ALWAYS_BY_EVENTLET : [];
      const expected = real.existing.filter(
        (each) => (told.has(each) && !KEPT.has(each)) || always.includes(each),
      );
      expect([real.versions, ...real.replaced]).toEqual([real.versions, ...expected]);
    });

    test('eventlet.monkey_patch(ssl=True) raises TypeError', () => {
      expect(reallyReplaced('eventlet.monkey_patch', { ssl: true }).error).toContain(
        'unexpected keyword argument',
      );
    });
  });
}
