import type * as z from 'zod/mini';
import type { PythonVersion } from '../knowledge/types.js';
import { hint } from './closest.js';
import { type ConfigFile, parseConfigFile } from './config-file.js';
import type { ConfigProblem, ConfigSource } from './problem.js';
import { type SettingKey, settingKeys, settingsSchema, type WrittenSettings } from './schema.js';
import { defaultSettings, type Settings } from './settings.js';

/** What the host was told directly: raw values by key, and the name its user knows each by (`--fail-on`). */
export interface ConfigInputs {
  /** A key that is absent or undefined was not given. */
  readonly values: Readonly<Partial<Record<SettingKey, string | readonly string[] | undefined>>>;
  readonly nameOf: (key: SettingKey) => string;
}

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
  const fromInputs = check(inputs.values, (key) => ({
    kind: 'input',
    name: inputs.nameOf(key as SettingKey),
  }));
  const fromFile = configFile === undefined ? nothingWritten : checkFile(configFile);
  const problems = [...fromFile.problems, ...fromInputs.problems];
  if (problems.length > 0) return { kind: 'invalid', problems };
  return { kind: 'ok', settings: merged({ ...fromFile.values, ...fromInputs.values }) };
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
  return check(parsed.values, (key) => ({ kind: 'file', path: file.path, line: parsed.lineOf(key) }));
}

function check(raw: Readonly<Record<string, unknown>>, sourceOf: (key: string) => ConfigSource): Checked {
  const given = Object.fromEntries(Object.entries(raw).filter(([, value]) => value !== undefined));
  const result = settingsSchema.safeParse(given);
  if (result.success) return { values: result.data, problems: [] };
  return { values: {}, problems: result.error.issues.flatMap((issue) => problemsOf(issue, sourceOf)) };
}

function problemsOf(
  issue: z.core.$ZodIssue,
  sourceOf: (key: string) => ConfigSource,
): readonly ConfigProblem[] {
  if (issue.code === 'unrecognized_keys') {
    return issue.keys.map((key) => ({
      source: sourceOf(key),
      message: `unknown key "${key}"${hint(key, settingKeys)}; known keys: ${settingKeys.join(', ')}`,
    }));
  }
  const [key, index] = issue.path;
  const source = sourceOf(String(key));
  const subject =
    source.kind === 'file' ? `${String(key)}${index === undefined ? '' : `[${String(index)}]`}: ` : '';
  return [{ source, message: `${subject}${issue.message}` }];
}

function merged(written: WrittenSettings): Settings {
  const version = written['python-version'];
  return {
    include: written.include ?? defaultSettings.include,
    exclude: written.exclude ?? defaultSettings.exclude,
    sourceRoots: written['source-roots']?.map(normalizedFolder) ?? defaultSettings.sourceRoots,
    pythonVersion: version === undefined ? defaultSettings.pythonVersion : pythonVersionOf(version),
    pythonPath: written['python-path'] ?? defaultSettings.pythonPath,
    failOn: written['fail-on'] ?? defaultSettings.failOn,
    libraries: defaultSettings.libraries,
  };
}

/** `./src/` as `src`, `.` as `''`. */
function normalizedFolder(text: string): string {
  return text
    .split('/')
    .filter((part) => part !== '' && part !== '.')
    .join('/');
}

function pythonVersionOf(text: string): PythonVersion {
  const [major, minor] = text.split('.').map(Number);
  return [major!, minor!];
}
