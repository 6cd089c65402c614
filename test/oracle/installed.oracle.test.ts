/**
 * Reads the libraries of the oracle's own environment on paper, and compares with what is found in the interpreter when
 * they are really imported before a patch.
 */
import { spawnSync } from 'node:child_process';
import { describe, expect, test } from '@jest/globals';
import { environmentOf } from '../../src/host/node/environment.js';
import { modulesEverywhere } from '../../src/interpreter/platform.js';
import { builtInPatchers } from '../../src/patchers/index.js';
import type { Effect, HoldForm } from '../../src/patchers/types.js';
import { createProgram } from '../../src/project/program.js';
import { snapshotOf, withInstalled } from '../../src/project/snapshot.js';
import { projectFolder } from '../support/artifacts.js';
import { librariesFor } from '../support/libraries.js';
import { type OraclePython, oraclePython } from './interpreter.js';

const modules = [
  ...[
    'requests',
    'urllib3',
    'urllib3.util.ssl_',
    'requests.adapters',
    'certifi',
    'idna',
    'charset_normalizer',
  ],
  ...['flask', 'werkzeug', 'werkzeug.serving', 'jinja2', 'click', 'blinker', 'itsdangerous', 'markupsafe'],
  ...['redis', 'redis.asyncio', 'socketio', 'engineio', 'websocket', 'simple_websocket', 'wsproto', 'h11'],
  ...[
    'dns.resolver',
    'dns.query',
    'psutil',
    'zmq',
    'msgpack',
    'pygments',
    'bidict',
    'configargparse',
    'packaging',
  ],
];

const found = oraclePython();
if ('missing' in found) {
  process.stderr.write(`CPython oracle: installed libraries were not read: ${found.missing}\n`);
  test.skip(`CPython imports libraries (${found.missing})`, () => undefined);
} else {
  confront(found);
}

type Row = readonly [holder: string, where: string, form: HoldForm, name: string, effect: Effect | null];

function confront(python: OraclePython): void {
  const run = (...args: readonly string[]) => spawnSync(python.command, args, { encoding: 'utf8' });
  const prefix = run('-c', 'import sys; print(sys.prefix)').stdout.trim();
  // Each in an environment of its own: what one library imports under a condition says nothing of another.
  const librariesHere = () => {
    const installed = environmentOf('/', [prefix], {});
    return librariesFor(createProgram(withInstalled(snapshotOf({}), installed), []), {
      pythonVersion: python.version,
    });
  };
  const probe = `${projectFolder}test/oracle/probe/library_stale.py`;
  const isThere = new Set(
    run(
      '-c',
      `import importlib.util\nfor m in ${JSON.stringify(modules)}:\n  if importlib.util.find_spec(m.split(".")[0]): print(m)`,
    ).stdout.split('\n'),
  );
  const here = modules.filter((module) => isThere.has(module));
  const { stdout, stderr } = run(probe, 'gevent', ...here);
  const real = (stdout === '' ? {} : JSON.parse(stdout)) as Readonly<Record<string, readonly Row[]>>;

  // gevent 26.8.0 and later replaces the lock of the executors when it patches.
  const [year, month] = python.libraries.gevent;
  const isRepaired = year > 26 || (year === 26 && month >= 8);

  /** Names with an effect that is worse than a notice. */
  const harmful = (holds: readonly { form: HoldForm; name: string; effect?: Effect }[]) =>
    [
      ...new Set(
        holds
          .filter((hold) => {
            const effect = builtInPatchers.effectOfHold(
              'gevent',
              { holder: '', where: '', ...hold },
              python.version,
            );
            return effect !== undefined && effect.severity !== 'notice';
          })
          .map(({ form, name }) => `${name} (${form})`),
      ),
    ].sort();

  test('each module that is said to be in every Python can be imported', () => {
    const script =
      'import sys, importlib, warnings\nwarnings.simplefilter("ignore")\nfor name in sys.argv[1:]: importlib.import_module(name)';
    expect(modulesEverywhere.size).toBeGreaterThan(200);
    expect(run('-c', script, ...modulesEverywhere).stderr).toBe('');
  });

  describe('what a library holds is what the interpreter finds', () => {
    test('the libraries could be imported', () => {
      expect([stderr, here.length > 20]).toEqual(['', true]);
    });

    test.each(here)('%s', (module) => {
      const parts = module.split('.').map((_, index, all) => all.slice(0, index + 1).join('.'));
      const libraries = librariesHere();
      const read = parts.flatMap((part) => libraries.importing(part)?.holds ?? []);
      const rows = real[module]!.map(([, , form, name, effect]) => ({
        form,
        name,
        ...(effect === null ? {} : { effect }),
      }));
      const certain = read.filter(
        ({ conditional, effect }) => !conditional && !(isRepaired && effect === 'deadlock'),
      );
      expect(harmful(certain)).toEqual(harmful(rows));
    });
  });
}
