import { defaultSettings } from '../../src/config/settings.js';
import { entryPointAt } from '../../src/execution/entry-points.js';
import { lateReferences } from '../../src/execution/late.js';
import { runEntryPoint } from '../../src/execution/run.js';
import type { Effect, PythonVersion } from '../../src/knowledge/types.js';
import { createProgram } from '../../src/modules/program.js';
import type { FilePath } from '../../src/tree/file-path.js';
import { snapshotOf } from '../../src/tree/snapshot.js';

/** Effects that the analyzer tells, as an error or a warning, of running the script at `path`; sorted. */
export function toldEffects(
  files: Readonly<Record<string, string>>,
  path: string,
  python: PythonVersion,
): readonly Effect[] {
  const program = createProgram(snapshotOf(files), defaultSettings.sourceRoots);
  const entry = entryPointAt(program, path as FilePath, 'the program that is run');
  const trace = runEntryPoint(program, { ...entry, run: 'script' }, python);
  const effects = new Set<Effect>();
  for (const reference of lateReferences(trace, python)) {
    if (reference.kind === 'held' && reference.effect.severity !== 'notice')
      effects.add(reference.effect.effect);
  }
  return [...effects].sort();
}
