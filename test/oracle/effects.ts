import { defaultSettings } from '../../src/config/settings.js';
import { entryPointAt } from '../../src/entry-points/discovery.js';
import { runEntryPoint } from '../../src/entry-points/startup.js';
import { builtInLaunchers } from '../../src/launchers/index.js';
import type { Effect, PythonVersion } from '../../src/patchers/types.js';
import { createProgram } from '../../src/project/program.js';
import type { FilePath } from '../../src/project/snapshot.js';
import { snapshotOf } from '../../src/project/snapshot.js';
import { lateReferences } from '../../src/trace/lateness.js';
import { librariesFor } from '../support/libraries.js';

/** Effects that the analyzer tells, as an error or a warning, of running the script at `path`; sorted. */
export function toldEffects(
  files: Readonly<Record<string, string>>,
  path: string,
  python: PythonVersion,
): readonly Effect[] {
  const program = createProgram(snapshotOf(files), defaultSettings.sourceRoots);
  const entry = entryPointAt(program, path as FilePath, { kind: 'asked-for' }, builtInLaunchers);
  const libraries = librariesFor(program, { pythonVersion: python });
  const trace = runEntryPoint(program, { ...entry, run: 'script' }, { python }, libraries);
  const effects = new Set<Effect>();
  for (const reference of lateReferences(trace, python, libraries.patchers)) {
    if (reference.kind === 'held' && reference.effect.severity !== 'notice')
      effects.add(reference.effect.effect);
  }
  return [...effects].sort();
}
