import type { PythonVersion } from '../knowledge/types.js';
import { type ConfigFile, parseConfigFile } from './config-file.js';
import { configuredLaunches, normalizedFolder } from './launches.js';
import { assumedLibraries } from './libraries.js';
import type { ConfigProblem } from './problem.js';
import { problemsOf, type SourceOf } from './problems-of.js';
import { type SettingKey, settingsSchema, type WrittenSettings } from './schema.js';
import { defaultSettings, type Settings } from './settings.js';

/** What the host was told directly: raw values by key, and the name its user knows each by (`--fail-on`). */
export interface ConfigInputs {
  /** A key that is absent or undefined was not given. */
  readonly values: Readonly<Partial<Record<InputKey, string | readonly string[] | undefined>>>;
  readonly nameOf: (key: InputKey) => string;
}

/** What hosts can be told directly; the rest is written in a file. */
export type InputKey = Exclude<SettingKey, 'rules' | 'entry-points' | 'launchers' | 'libraries'>;

export type ResolvedSettings =
  | { readonly kind: 'ok'; readonly settings: Settings }
  | { readonly kind: 'invalid'; readonly problems: readonly ConfigProblem[] };

/**
 * Merges inputs, configuration file and defaults, in this order of precedence, key by key.
 * Anything wrong in either is reported, all of it at once.
 */
export function resolveSettings(options: {
  readonly inputs: ConfigInputs;
  readonly configFile: ConfigFile | undefined;
}): ResolvedSettings {
  const { inputs, configFile } = options;
  const fromInputs = check(inputs.values, ([key]) => ({
    kind: 'input',
    name: inputs.nameOf(key as InputKey),
  }));
  const fromFile = configFile === undefined ? nothingWritten : checkFile(configFile);
  const problems = [...fromFile.problems, ...fromInputs.problems];
  if (problems.length > 0) return { kind: 'invalid', problems };
  return { kind: 'ok', settings: merged({ ...fromFile.values, ...fromInputs.values }, configFile) };
}

interface Checked {
  readonly values: WrittenSettings;
  readonly problems: readonly ConfigProblem[];
}

const nothingWritten: Checked = { values: {}, problems: [] };

function checkFile(file: ConfigFile): Checked {
  const parsed = parseConfigFile(file);
  if (parsed.kind === 'absent') return nothingWritten;
  if (parsed.kind === 'invalid') return { values: {}, problems: [parsed.problem] };
  return check(parsed.values, (path, value) => ({
    kind: 'file',
    path: file.path,
    line: parsed.lineOf(path, value),
  }));
}

function check(raw: Readonly<Record<string, unknown>>, sourceOf: SourceOf): Checked {
  const given = Object.fromEntries(Object.entries(raw).filter(([, value]) => value !== undefined));
  const result = settingsSchema.safeParse(given, { reportInput: true });
  if (result.success) return { values: result.data, problems: [] };
  return { values: {}, problems: result.error.issues.flatMap((issue) => problemsOf(issue, sourceOf)) };
}

function merged(written: WrittenSettings, file: ConfigFile | undefined): Settings {
  const version = written['python-version'];
  return {
    include: written.include ?? defaultSettings.include,
    exclude: written.exclude ?? defaultSettings.exclude,
    rules: written.rules ?? defaultSettings.rules,
    launches: file === undefined ? [] : configuredLaunches(written, file),
    sourceRoots: written['source-roots']?.map(normalizedFolder) ?? defaultSettings.sourceRoots,
    pythonVersion: version === undefined ? defaultSettings.pythonVersion : pythonVersionOf(version),
    pythonPath: written['python-path'] ?? defaultSettings.pythonPath,
    failOn: written['fail-on'] ?? defaultSettings.failOn,
    libraries: assumedLibraries(written.libraries ?? {}),
    language: written.language ?? defaultSettings.language,
  };
}

function pythonVersionOf(text: string): PythonVersion {
  const [major, minor] = text.split('.').map(Number);
  return [major!, minor!];
}
