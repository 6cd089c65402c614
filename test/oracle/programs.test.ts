/**
 * The analyzer against what real interpreters did with 235 small programs (SEMANTICS 2.4 and 3.2): it must tell of an
 * error or a warning, with the effects that were seen, exactly where something went wrong. Of libraries, which differ
 * from release to release, only RecursionError is compared. disagreements.ts explains the rest.
 */
import { describe, expect, test } from '@jest/globals';
import type { Effect, PythonVersion } from '../../src/patchers/types.js';
import { disagreements } from './disagreements.js';
import { toldEffects } from './effects.js';
import { filesOf, type RecordedProgram, recordedPrograms } from './programs.js';

describe.each(['gevent', 'eventlet', 'libraries'])('programs/%s.json', (name) => {
  const programs = recordedPrograms(name);

  test('ids are unique', () => {
    expect(new Set(programs.map((program) => program.id)).size).toBe(programs.length);
  });

  test.each(cases(programs))('%s on Python %s: %s', (id, python, _, program, recorded) => {
    const told = toldEffects(filesOf(program), 'prog.py', versionOf(python));
    const asked = name === 'libraries' ? told.filter((effect) => effect === 'recursion') : told;
    const agrees =
      recorded.every((effect) => asked.includes(effect)) && asked.length > 0 === recorded.length > 0;
    const explained = disagreements.get(id);
    const known = explained?.pythons?.includes(python) === false ? undefined : explained;
    if (known === undefined) expect({ agrees, told: asked }).toEqual({ agrees: true, told: asked });
    else
      expect({ told: asked, because: known.because }).toEqual({ told: known.told, because: known.because });
  });
});

test('every explained disagreement is about a program', () => {
  const ids = ['gevent', 'eventlet', 'libraries'].flatMap((name) =>
    recordedPrograms(name).map((program) => program.id),
  );
  expect([...disagreements.keys()].filter((id) => !ids.includes(id))).toEqual([]);
});

function cases(programs: readonly RecordedProgram[]) {
  return programs.flatMap((program) =>
    Object.entries(program.recorded).map(
      ([python, recorded]): [string, string, string, RecordedProgram, readonly Effect[]] => [
        program.id,
        python,
        program.title,
        program,
        recorded,
      ],
    ),
  );
}

function versionOf(text: string): PythonVersion {
  const [major = 3, minor = 0] = text.split('.').map(Number);
  return [major, minor];
}
