/**
 * Whole programs, in CPython and on paper: right after each patch, the same holds must be stale. Of a program that never patches
 * nothing may be told. LATE_PATCH_ORACLE_PYTHON names the interpreter. `LATE_PATCH_TESTS=all` takes all of them, `whole` 150 of them.
 */
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { oraclePython } from '../oracle/interpreter.js';
import { extent } from '../support/extent.js';
import type { GreenPatcher } from '../support/stories/story.js';
import { listing, type Reference } from './agreement.js';
import { caseShapes } from './case-shapes.js';
import { disagreements, toldOf } from './compare.js';
import { componentPrograms } from './component-programs.js';
import type { Files } from './compose.js';
import { type CPython, type Observation, startCPython } from './cpython.js';
import { everydayPrograms } from './everyday-programs.js';
import { freshPrograms } from './fresh-programs.js';
import { patches } from './idioms/values.js';
import { languagePrograms } from './language-programs.js';
import { libraryPrograms } from './library-programs.js';
import { lifetimePrograms } from './lifetime-programs.js';
import { projectPrograms } from './project-programs.js';
import { remainingShapes } from './remaining-shapes.js';
import { seniorPrograms } from './senior-programs.js';
import { servicePrograms } from './service-programs.js';
import { shapesPrograms } from './shapes-programs.js';
import { textPrograms } from './text-programs.js';
import { wholePrograms } from './whole-programs.js';

const found = oraclePython();

const values = [
  ['time', 'time.sleep'],
  ['threading', 'threading.Lock()'],
] as const;

/** What is late whatever a text without anything that is held does. */
const upstairs =
  'from time import sleep as nap_\nimport threading as threading_\nimport socket as socket_\nlock_ = threading_.Lock()\nmade_ = socket_.socket()\n';

function filesOf(text: string, library: GreenPatcher, module: string, value: string): Files {
  const filled = (part: string) => {
    const code = part
      .replaceAll(/^( *)PATCH$/gm, (_, indent: string) => patches[library][0]!.replaceAll(/^/gm, indent))
      .replaceAll(/\bVALUE\b/g, value);
    if (!/\bVALUE\b/.test(part)) return code;
    const at = code.startsWith('from __future__') ? code.indexOf('\n') + 1 : 0;
    return `${code.slice(0, at)}import ${module}\n${code.slice(at)}`;
  };
  const [here = '', ...others] = text.split(/^>>> /m);
  const isPatching = /^ *PATCH$|monkey|eventlet/m.test(text);
  const isHolding = /\bVALUE\b/.test(text);
  const files: Record<string, string> = {
    'main.py': `${isPatching && !isHolding ? upstairs : ''}${filled(isPatching ? here : `${here}\nPATCH`)}\n`,
  };
  for (const other of others) {
    const [path = '', ...lines] = other.split('\n');
    files[path] = filled(lines.join('\n'));
    for (let folder = path; folder.includes('/'); ) {
      folder = folder.slice(0, folder.lastIndexOf('/'));
      files[`${folder}/__init__.py`] ??= '';
    }
  }
  return files;
}

if ('missing' in found) {
  test.skip(`CPython runs whole programs (${found.missing})`, () => undefined);
} else {
  describe.each(['gevent', 'eventlet'] as const)('%s', (library) => confront(found, library));
}

function confront({ command, version }: Reference, library: GreenPatcher): void {
  const all = [
    ...wholePrograms,
    ...servicePrograms,
    ...everydayPrograms,
    ...shapesPrograms,
    ...seniorPrograms,
    ...caseShapes,
    ...remainingShapes,
    ...freshPrograms,
    ...textPrograms,
    ...libraryPrograms,
    ...projectPrograms,
    ...lifetimePrograms,
    ...componentPrograms,
    ...languagePrograms,
  ];
  const { length } = all;
  const step = Math.ceil(length / extent(30, 110, length));
  const texts = all.filter((_, index) => index % step === 0);
  const programs = texts.flatMap((text, index) =>
    values
      .filter((_, form) => form === 0 || /\bVALUE\b/.test(text))
      .map(([module, value]) => ({
        name: `${index} ${value}`,
        files: filesOf(text, library, module, value),
      })),
  );
  const seen: Observation[] = [];
  let python: CPython;

  beforeAll(async () => {
    python = startCPython(command, library, false);
    for (const { files } of programs) seen.push(await python.run(files));
  }, 2_400_000);

  afterAll(() => void python.close());

  test.each(programs.map(({ name, files }, index) => [name, files, index] as const))(
    'program %s',
    (_, files, index) => {
      const observation = seen[index]!;
      const told = toldOf(files, version);
      const differ =
        'error' in observation || observation.patches === 0
          ? told
          : disagreements(told, observation, library, version);
      // What names a module of a later Python, or of one patcher alone, ends with an error elsewhere.
      if ('error' in observation)
        expect(observation.error).toMatch(/^(?:Import|ModuleNotFound|Attribute)Error/);
      else expect({ program: listing(files), differ }).toEqual({ program: listing(files), differ: [] });
    },
  );

  test('nearly all of them run to their end', () => {
    const stopped = seen.flatMap((one) => ('error' in one ? [one.error] : []));
    expect({ stopped, few: stopped.length <= programs.length / 50 }).toEqual({ stopped, few: true });
  });
}
