import type { Severity } from '../findings/finding.js';
import type { Launch } from '../launchers/launcher.js';
import { builtInPatchers, type PatcherSet } from '../patchers/index.js';
import type { AssumedLibraries, Platform, PythonVersion } from '../patchers/types.js';
import { type Language, languages } from '../text/prose.js';

/** Everything the analysis can be told. Inputs win over the configuration file, which wins over these defaults. */
export interface Settings {
  /** Globs over paths relative to the root; empty means every Python file. */
  readonly include: readonly string[];
  readonly exclude: readonly string[];
  /** What a rule's findings count as instead of their own severity, by the rule's id. */
  readonly rules: Readonly<Record<string, RuleLevel | undefined>>;
  /** How the program is started, besides what the repository's own files say. */
  readonly launches: readonly ConfiguredLaunch[];
  /** Folders that Python finds top-level modules in, beside those found without configuration. */
  readonly sourceRoots: readonly string[];
  readonly pythonVersion: PythonVersion | undefined;
  /** The system that runs the code. */
  readonly platform: Platform;
  /** Folders with installed packages (site-packages), relative to the root or absolute. */
  readonly pythonPath: readonly string[];
  readonly failOn: FailOn;
  /** Seconds after which what is not looked at yet is left out; 0 for as long as it takes. */
  readonly timeout: number;
  /** What is said of libraries that nobody measured, by module name. */
  readonly libraries: AssumedLibraries;
  /** The patchers that are looked for. */
  readonly patchers: PatcherSet;
  /** What findings, reports and comments are written in. */
  readonly language: Language;
}

type RuleLevel = 'off' | Severity;

/** An entry point or launcher of the configuration. */
export interface ConfiguredLaunch {
  readonly launch: Launch;
  /** The key that it is written under, for people: `entry-points`, `launchers.gunicorn`. */
  readonly key: string;
}

export type FailOn = 'error' | 'warning' | 'notice' | 'never';

export const defaultSettings: Settings = {
  include: [],
  exclude: [],
  rules: {},
  launches: [],
  sourceRoots: [],
  pythonVersion: undefined,
  platform: 'linux',
  pythonPath: [],
  failOn: 'error',
  timeout: 60,
  libraries: new Map(),
  patchers: builtInPatchers,
  language: languages[0],
};
