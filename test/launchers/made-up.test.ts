import { expect, test } from '@jest/globals';
import { findEntryPoints } from '../../src/entry-points/discovery.js';
import { runEntryPoint } from '../../src/entry-points/startup.js';
import { measuredLibraries } from '../../src/environment/configured.js';
import type { Launcher } from '../../src/launchers/launcher.js';
import { createLaunchers } from '../../src/launchers/launchers.js';
import { builtInPatchers } from '../../src/patchers/index.js';
import { createProgram } from '../../src/project/program.js';
import type { FilePath } from '../../src/project/snapshot.js';
import { snapshotOf } from '../../src/project/snapshot.js';
import { linesOf } from '../interpreter/paper.js';

/** A launcher that nobody has: it reads `greenhouse.py`, calls its hook, patches, and only then loads what it is given. */
const greenhouse: Launcher = {
  id: 'greenhouse',
  programs: ['greenhouse'],
  read: ([module = '']) => ({
    by: 'greenhouse',
    target: { kind: 'module', module },
    patches: undefined,
    start: {
      options: { grows: module },
      configuration: { file: 'greenhouse.py', isDefault: true },
      patchesAfterLoading: (hasConfiguration) => hasConfiguration,
      run: (startUp) => {
        const configuration = startUp.runConfiguration('greenhouse');
        configuration?.call('before_patch');
        const { declared: place } = startUp;
        const command = configuration?.text('command') ?? 'greenhouse';
        if (place !== undefined) startUp.patch({ library: 'gevent', launcher: 'greenhouse', command, place });
        startUp.runTarget();
        startUp.callInTarget('grow');
      },
    },
  }),
};

const files = {
  Procfile: 'web: exec greenhouse app\n',
  'greenhouse.py': "command = 'greenhouse --warm'\ndef before_patch():\n    import soil\n",
  'soil.py': 'from ssl import SSLContext\n',
  'app.py': 'def grow():\n    import leaves\n',
  'leaves.py': '',
};

test('a launcher that is made up is read from a Procfile, and followed in the order it says', () => {
  const program = createProgram(snapshotOf(files), []);
  const libraries = measuredLibraries({ has: program.mentions, pin: () => undefined }, builtInPatchers);
  const found = findEntryPoints(
    program,
    Object.keys(files).filter((path) => path.endsWith('.py')) as FilePath[],
    () => libraries,
    createLaunchers([greenhouse]),
    [],
  );
  expect(found.entries.map(({ path, module, reason }) => [path, module, reason])).toEqual([
    ['app.py', 'app', { kind: 'launched', by: 'greenhouse', path: 'Procfile' }],
  ]);
  expect(linesOf(runEntryPoint(program, found.entries[0]!, { python: undefined }, libraries))).toEqual([
    'enter greenhouse',
    'enter soil',
    'hold ssl.SSLContext by soil.SSLContext (reference)',
    'patch greenhouse --warm',
    'enter app',
    'enter leaves',
  ]);
});
