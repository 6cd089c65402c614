import type * as z from 'zod/mini';
import { builtInLaunchers } from '../launchers/index.js';
import type { Declaration, GivenSettings, LaunchTarget, Started } from '../launchers/launcher.js';
import { startCalling } from '../launchers/options.js';
import { withDeclared } from '../patchers/declared.js';
import { pythonVersion } from '../patchers/effects.js';
import { createPatcherSet } from '../patchers/index.js';
import { type FilePath, toFilePath } from '../project/snapshot.js';
import { LineIndex } from '../text/line-index.js';
import { type Language, languages } from '../text/prose.js';
import {
  type ConfigFile,
  type ConfigProblem,
  type ConfigSource,
  parseConfigFile,
  type ValuePath,
} from './config-file.js';
import { declaredPatchers } from './patchers.js';
import {
  assumedLibraries,
  keysAt,
  type SettingKey,
  settingsSchema,
  unknownNames,
  type WrittenLaunchers,
  type WrittenSettings,
} from './schema.js';
import { type ConfiguredLaunch, defaultSettings, type Settings } from './settings.js';
import { closest, type ExpectedType, typeOf, type ValueFault } from './values.js';

/** What the host was told directly: raw values by key, and the name its user knows each by (`--fail-on`). */
export interface ConfigInputs {
  /** A key that is absent or undefined was not given. */
  readonly values: Readonly<Partial<Record<InputKey, string | readonly string[] | undefined>>>;
  readonly nameOf: (key: InputKey) => string;
}

/** What hosts can be told directly; the rest is written in a file. */
export type InputKey = Exclude<SettingKey, 'rules' | 'entry-points' | 'launchers' | 'libraries' | 'patchers'>;

type ResolvedSettings =
  | { readonly kind: 'ok'; readonly settings: Settings }
  /** `language` is the one that was asked for, as far as that can be told. */
  | { readonly kind: 'invalid'; readonly problems: readonly ConfigProblem[]; readonly language: Language };

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
  if (problems.length > 0) return { kind: 'invalid', problems, language: languageGiven(inputs, configFile) };
  return { kind: 'ok', settings: merged({ ...fromFile.values, ...fromInputs.values }, configFile) };
}

/** The language of inputs or file, whatever else is wrong with them. */
function languageGiven({ values }: ConfigInputs, file: ConfigFile | undefined): Language {
  const parsed = file === undefined ? undefined : parseConfigFile(file);
  const written = parsed?.kind === 'table' ? parsed.values['language'] : undefined;
  const given = [values.language, written].find((one) => one !== undefined);
  return languages.find((one) => one === given) ?? defaultSettings.language;
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
  const unknown = unknownNames(given);
  if (result.success && unknown.length === 0) return { values: result.data, problems: [] };
  const issues = [...(result.error?.issues ?? []), ...unknown];
  return { values: {}, problems: issues.flatMap((issue) => problemsOf(issue, sourceOf)) };
}

function merged(written: WrittenSettings, file: ConfigFile | undefined): Settings {
  const version = written['python-version'];
  return {
    include: written.include ?? defaultSettings.include,
    exclude: written.exclude ?? defaultSettings.exclude,
    rules: written.rules ?? defaultSettings.rules,
    launches: file === undefined ? [] : configuredLaunches(written, file),
    sourceRoots: written['source-roots']?.map(normalizedFolder) ?? defaultSettings.sourceRoots,
    pythonVersion: version === undefined ? defaultSettings.pythonVersion : pythonVersion(version),
    platform: written.platform ?? defaultSettings.platform,
    pythonPath: written['python-path'] ?? defaultSettings.pythonPath,
    failOn: written['fail-on'] ?? defaultSettings.failOn,
    timeout: written.timeout === undefined ? defaultSettings.timeout : Number(written.timeout),
    libraries: assumedLibraries(written.libraries ?? {}),
    patchers: patchersWith(written.patchers),
    language: written.language ?? defaultSettings.language,
  };
}

/** The built-in patchers, and those that a configuration declares. */
function patchersWith(written: WrittenSettings['patchers']): Settings['patchers'] {
  const { patchers } = defaultSettings;
  return written === undefined
    ? patchers
    : createPatcherSet(withDeclared(patchers.all, declaredPatchers(written)));
}

/** One configured start: what it starts, from which folder, and the keys and indices that lead to it. */
interface WrittenLaunch {
  readonly started: Started;
  readonly folder: string;
  readonly path: ValuePath;
  readonly value: unknown;
}

/** The entry points and launchers of a valid configuration, each with the line of `file` that it stands on. */
function configuredLaunches(written: WrittenSettings, file: ConfigFile): readonly ConfiguredLaunch[] {
  const all = [...entryPoints(written['entry-points'] ?? []), ...writtenLaunches(written.launchers ?? {})];
  if (all.length === 0) return [];
  const parsed = parseConfigFile(file);
  const lines = new LineIndex(file.text);
  const declaredAt = (path: WrittenLaunch['path'], value: unknown): Declaration => {
    const line = (parsed.kind === 'table' ? parsed.lineOf(path, value) : undefined) ?? 1;
    const start = lines.lineStart(line);
    const length = file.text.slice(start, lines.lineStart(line + 1)).trimEnd().length;
    // A file from elsewhere (`--config`) has no path below the root: its name has to do.
    const name = toFilePath(file.path) ?? ((file.path.split(/[\\/]/).at(-1) ?? file.path) as FilePath);
    return { path: name, span: { start, end: start + length } };
  };
  return all.map(({ started, folder, path, value }) => ({
    launch: { ...started, folder, declared: declaredAt(path, value) },
    key: path.filter((part) => typeof part === 'string').join('.'),
  }));
}

/** `pkg/tool.py` is run, `pkg.module` is imported, and of `pkg.module:main` the function is called then. */
function entryPoints(names: readonly string[]): readonly WrittenLaunch[] {
  return names.map((name, index) => {
    const [module = name, call] = name.split(':');
    const isFile = name.includes('/') || /\.pyw?$/.test(name);
    const target: LaunchTarget = isFile ? { kind: 'file', file: name } : { kind: 'module', module };
    const start = isFile || call === undefined ? {} : { start: startCalling(call) };
    const started = { by: undefined, target, patches: undefined, ...start };
    return { started, folder: '', path: ['entry-points', index], value: name };
  });
}

/** What the launchers of a valid configuration start: their tables, in the order they are written in, and commands. */
function writtenLaunches({ commands = [], ...tables }: WrittenLaunchers): readonly WrittenLaunch[] {
  const fromCommands = commands.flatMap((line, index) => {
    const started = builtInLaunchers.startedByLine(line);
    return started === undefined
      ? []
      : [{ started, folder: '', path: ['launchers', 'commands', index], value: line }];
  });
  const fromTables = Object.entries(tables).flatMap(([name, value]) => {
    const settings = builtInLaunchers.all.find(({ id }) => id === name)?.settings;
    if (settings === undefined || value === undefined) return [];
    // The schema of a table is made from the same settings.
    const list = [value].flat() as unknown as readonly GivenSettings[];
    return list.flatMap((given, index) => {
      const started = builtInLaunchers.startedBy(settings.words(given));
      if (started === undefined) return [];
      const folder = normalizedFolder(String(given['folder'] ?? ''));
      const path = ['launchers', name, ...(Array.isArray(value) ? [index] : [])];
      return [{ started, folder, path, value: undefined }];
    });
  });
  return [...fromTables, ...fromCommands];
}

/** `./src/` as `src`, `.` as `''`. */
function normalizedFolder(text: string): string {
  return toFilePath(text) ?? '';
}

/** Where the value at a path was written; of lists the value itself helps to find its line. */
type SourceOf = (path: ValuePath, value: unknown) => ConfigSource;

/** What the validator found, as facts for those who write configurations. */
function problemsOf(
  issue: z.core.$ZodIssue,
  sourceOf: SourceOf,
  above: ValuePath = [],
): readonly ConfigProblem[] {
  const path: ValuePath = [
    ...above,
    ...issue.path.map((key) => (typeof key === 'number' ? key : String(key))),
  ];
  if (issue.code === 'invalid_union') {
    const branch = isTable(issue.input)
      ? issue.errors[0]
      : Array.isArray(issue.input)
        ? issue.errors[1]
        : undefined;
    if (branch !== undefined) return branch.flatMap((inner) => problemsOf(inner, sourceOf, path));
  }
  if (issue.code === 'invalid_key') return issue.issues.flatMap((inner) => problemsOf(inner, sourceOf, path));
  if (issue.code === 'unrecognized_keys') {
    const known = keysAt(path);
    return issue.keys.map((key) =>
      problemAt(sourceOf([...path, key], undefined), path, {
        what: 'unknown-key',
        key,
        meant: closest(key, known),
        known,
      }),
    );
  }
  return [problemAt(sourceOf(path, issue.input), path, faultOf(issue, path))];
}

/** An input is named by its host. */
function problemAt(source: ConfigSource, path: ValuePath, fault: ValueFault): ConfigProblem {
  return { what: 'configuration', source, path: source.kind === 'input' ? [] : path, fault };
}

/** The types of zod that the schema has, as they are written. */
const typeNames: ReadonlyMap<string, ExpectedType> = new Map([
  ['string', 'string'],
  ['array', 'strings'],
  ['boolean', 'boolean'],
  ['object', 'table'],
  ['record', 'modules'],
]);

function faultOf(issue: z.core.$ZodIssue, path: ValuePath): ValueFault {
  const { input } = issue;
  switch (issue.code) {
    case 'custom':
      return (issue.params as { readonly fault: ValueFault }).fault;
    case 'invalid_union':
      return { what: 'wrong-type', expected: 'tables', found: typeOf(input) };
    case 'invalid_value': {
      const known = issue.values.map(String);
      const found =
        typeof input === 'string' ? { word: input, meant: closest(input, known) } : { type: typeOf(input) };
      return { what: 'not-one-of', known, found };
    }
    case 'invalid_format':
      return { what: 'no-version', found: String(input), meant: versionMeant(String(input)) };
    case 'invalid_type': {
      if (path[0] === 'python-version' && typeof input === 'number')
        return { what: 'unquoted-version', meant: versionMeant(String(input)) ?? String(input) };
      const expected = typeNames.get(issue.expected);
      if (expected !== undefined) return { what: 'wrong-type', expected, found: typeOf(input) };
    }
  }
  return { what: 'other', message: issue.message };
}

/** The version that somebody wrote without quotes where `found` arrived: as a number, 3.10 is 3.1. */
function versionMeant(found: string): string | undefined {
  return /^3\.[12]$/.test(found) ? `${found}0` : undefined;
}

function isTable(value: unknown): boolean {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
