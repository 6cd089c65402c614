/** Programs of a package that patches everything in its `__init__` start alike: that is found out once, and told of each. */
import { expect, test } from '@jest/globals';
import { defaultSettings } from '../../src/config/settings.js';
import { entryPointAt } from '../../src/entry-points/discovery.js';
import { runEntryPoint } from '../../src/entry-points/startup.js';
import { sharedRuns } from '../../src/interpreter/module-runs.js';
import type { SharedRuns } from '../../src/interpreter/recording.js';
import { builtInLaunchers } from '../../src/launchers/index.js';
import { createProgram } from '../../src/project/program.js';
import { type FilePath, snapshotOf } from '../../src/project/snapshot.js';
import type { ImportEvent } from '../../src/trace/trace.js';
import { librariesFor } from '../support/libraries.js';

const patching = 'from gevent import monkey\nmonkey.patch_all()\n';
const program = createProgram(
  snapshotOf({
    'green/__init__.py': `import ssl\ncontext = ssl.create_default_context()\n${patching}`,
    'green/api.py': 'from time import sleep\n',
    'green/worker.py': 'from socket import socket\n',
    'green/inner/__init__.py': '',
    'green/inner/task.py': 'from select import select\n',
    'half/__init__.py': 'from time import sleep\n',
    'half/inner/__init__.py': patching,
    'half/inner/one.py': '',
    'half/inner/two.py': '',
    'half/other.py': patching,
  }),
  defaultSettings.sourceRoots,
);

function run(path: string, shared: SharedRuns) {
  const entry = {
    ...entryPointAt(program, path as FilePath, { kind: 'not-imported' }, builtInLaunchers),
    run: 'import',
  } as const;
  const target = { python: undefined };
  return runEntryPoint(program, entry, target, librariesFor(program), 'settled', shared);
}

const kinds = (events: readonly ImportEvent[]) =>
  events.map((event) => [event.kind, 'name' in event ? event.name : 'module' in event ? event.module : '']);

test.each([
  ['green/api.py', 'green/worker.py', 'green/inner/task.py'],
  ['half/inner/one.py', 'half/inner/two.py'],
])('%s and its like share one start', (...paths) => {
  const shared = sharedRuns();
  const traces = paths.map((path) => run(path, shared));
  for (const [index, path] of paths.entries()) {
    const alone = run(path, sharedRuns(false));
    const trace = traces[index]!;
    expect(trace).toMatchObject({ entry: { path }, settled: true, stopped: true });
    expect(kinds(trace.events)).toEqual(kinds(alone.events));
    expect(trace.events).toBe(traces[0]!.events);
  }
});

test('another program of the package that patches by itself has its own start', () => {
  const shared = sharedRuns();
  const inner = run('half/inner/one.py', shared);
  const other = run('half/other.py', shared);
  expect(kinds(other.events)).toEqual(kinds(run('half/other.py', sharedRuns(false)).events));
  expect(other.events).not.toBe(inner.events);
});
