import { expect, test } from '@jest/globals';
import { defaultSettings } from '../../src/config/settings.js';
import { measuredLibraries } from '../../src/environment/configured.js';
import { librariesOf } from '../../src/environment/index.js';
import { builtInPatchers } from '../../src/patchers/index.js';
import type { PythonVersion } from '../../src/patchers/types.js';
import { type Pin, pinsIn } from '../../src/project/pins.js';
import { createProgram } from '../../src/project/program.js';
import { type FilePath, snapshotOf } from '../../src/project/snapshot.js';

/** What `module` holds of `name` where a repository has these requirements: the versions that are told with it, or `always`. */
function holdsOf(module: string, name: string, requirements: string): readonly string[] {
  const texts = new Map([['requirements.txt' as FilePath, requirements]]);
  const pin: (distribution: string) => Pin | undefined = pinsIn({ texts }, '');
  const facts = measuredLibraries({ has: () => false, pin }, builtInPatchers).importing(module);
  const told = (facts?.holds ?? []).filter((hold) => hold.name === name);
  return [...new Set(told.map(({ versions }) => versions?.held.join(' ') ?? 'always'))];
}

test.each([
  // Measured: 6.4.2 makes contexts when it is imported, 6.6.1 does not.
  ['tornado==6.4', ['always']],
  ['tornado==6.4.9', ['always']],
  ['tornado==6.6.1', []],
  ['tornado>=6,<6.5', ['always']],
  ['tornado>=6.5', []],
  ['tornado<6', ['always']],
  ['tornado', []],
  ['', []],
])('tornado where the requirements say %j', (requirements, expected) => {
  expect(holdsOf('tornado.httpserver', 'ssl.SSLContext', requirements)).toEqual(expected);
});

test.each([
  // Measured: 3.5.3 does not hold time.sleep in redis.retry, as it has no such module; the others do.
  ['redis==3.5.3', []],
  ['redis==5.0.1', ['always']],
  ['redis>=4', ['always']],
  ['', ['4.6.0 7.0.1 8.1.0']],
])(
  'redis where the requirements say %j: of what nothing pins the newest counts, and that is told',
  (requirements, expected) => {
    expect(holdsOf('redis', 'time.sleep', requirements)).toEqual(expected);
  },
);

test.each<[PythonVersion | undefined, string, readonly string[]]>([
  // Measured: 7.0.1, the newest for Python 3.9, does not bring the lock of concurrent.futures, 8.1.0 does.
  [[3, 9], '', []],
  [[3, 8], 'redis>=4', []],
  [[3, 10], '', ['8.1.0']],
  [[3, 11], 'redis>=4', ['8.1.0']],
  [[3, 9], 'redis==8.1.0', ['always']],
  [[3, 11], 'redis<8', []],
  [undefined, '', ['8.1.0']],
])(
  'redis on Python %j where the requirements say %j: no version counts that is too new',
  (pythonVersion, requirements, expected) => {
    const program = createProgram(snapshotOf({ 'requirements.txt': requirements }), []);
    const facts = librariesOf(program, { ...defaultSettings, pythonVersion }).importing('redis');
    const told = (facts?.holds ?? []).filter(({ effect }) => effect === 'deadlock');
    expect([...new Set(told.map(({ versions }) => versions?.held.join(' ') ?? 'always'))]).toEqual(expected);
  },
);
