import { readFileSync } from 'node:fs';
import { defaultSettings } from '../../src/config/settings.js';
import { entryPointAt } from '../../src/execution/entry-points.js';
import { lateReferences } from '../../src/execution/late.js';
import { runEntryPoint } from '../../src/execution/run.js';
import type { Effect, PythonVersion } from '../../src/knowledge/types.js';
import { createProgram } from '../../src/modules/program.js';
import type { FilePath } from '../../src/tree/file-path.js';
import { snapshotOf } from '../../src/tree/snapshot.js';

/** A program that was run once, under several interpreters, and what was seen. */
export interface RecordedProgram {
  readonly id: string;
  readonly title: string;
  readonly program: string;
  readonly files?: Readonly<Record<string, string>>;
  readonly command?: readonly string[];
  /** By Python version: every effect that was seen, none when all was well. */
  readonly recorded: Readonly<Record<string, readonly Effect[]>>;
}

/** The programs of programs/NAME.json. */
export function recordedPrograms(name: string): readonly RecordedProgram[] {
  return JSON.parse(readFileSync(new URL(`programs/${name}.json`, import.meta.url), 'utf8'));
}

/** The program's files; the program itself is `prog.py`. */
export function filesOf({ program, files }: RecordedProgram): Readonly<Record<string, string>> {
  return { ...files, 'prog.py': program };
}

/** Effects that the analyzer tells of the program as an error or a warning. */
export function toldEffects(recorded: RecordedProgram, python: PythonVersion): readonly Effect[] {
  const program = createProgram(snapshotOf(filesOf(recorded)), defaultSettings.sourceRoots);
  const entry = entryPointAt(program, 'prog.py' as FilePath, 'a recorded program');
  const trace = runEntryPoint(program, { ...entry, run: 'script' }, python);
  const effects = new Set<Effect>();
  for (const reference of lateReferences(trace, python)) {
    if (reference.kind === 'held' && reference.effect.severity !== 'notice')
      effects.add(reference.effect.effect);
  }
  return [...effects].sort();
}
