import type { PythonVersion } from '../knowledge/types.js';
import { type Language, languages } from '../messages/language.js';

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
  /** What findings, reports and comments are written in. */
  readonly language: Language;
}

export type FailOn = 'error' | 'warning' | 'notice' | 'never';

export const defaultSettings: Settings = {
  include: [],
  exclude: [],
  sourceRoots: [],
  pythonVersion: undefined,
  pythonPath: [],
  failOn: 'error',
  language: languages[0],
};
