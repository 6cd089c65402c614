import { expect, test } from '@jest/globals';
import { measuredLibraries } from '../../src/environment/configured.js';
import { builtInPatchers } from '../../src/patchers/index.js';
import { type Pin, pinsIn } from '../../src/project/pins.js';
import type { FilePath } from '../../src/project/snapshot.js';

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
  // Measured: 3.5.3 does not hold time.sleep in redis.retry, as it has no such module; 4.6.0 and 8.1.0 do.
  ['redis==3.5.3', []],
  ['redis==5.0.1', ['always']],
  ['redis>=4', ['always']],
  ['', ['4.6.0 8.1.0']],
])(
  'redis where the requirements say %j: of what nothing pins the newest counts, and that is told',
  (requirements, expected) => {
    expect(holdsOf('redis', 'time.sleep', requirements)).toEqual(expected);
  },
);
