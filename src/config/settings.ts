import type { AssumedLibraries, PythonVersion } from '../knowledge/types.js';

/** Everything the analysis can be told. Inputs win over the configuration file, which wins over these defaults. */
export interface Settings {
  /** Globs over paths relative to the root; empty means every Python file. */
  readonly include: readonly string[];
  readonly exclude: readonly string[];
  /** Folders that Python finds top-level modules in, beside those found without configuration. */
  readonly sourceRoots: readonly string[];
  readonly pythonVersion: PythonVersion | undefined;
  /** Folders with installed packages (site-packages), relative to the root or absolute. */
  readonly pythonPath: readonly string[];
  readonly failOn: FailOn;
  /** What is said of libraries that nobody measured, by module name. */
  readonly libraries: AssumedLibraries;
}

export type FailOn = 'error' | 'warning' | 'notice' | 'never';

export const defaultSettings: Settings = {
  include: [],
  exclude: [],
  sourceRoots: [],
  pythonVersion: undefined,
  pythonPath: [],
  failOn: 'error',
  libraries: new Map(),
};
