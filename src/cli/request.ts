import { readFileSync } from 'node:fs';
import { join, relative, resolve, sep } from 'node:path';
import { Option } from 'commander';
import { everything } from '../check/coverage.js';
import { findConfigFile } from '../check/snapshot.js';
import type { ConfigFile, ConfigProblem } from '../config/config-file.js';
import { type ConfigInputs, type InputKey, resolveSettings } from '../config/resolve.js';
import type { Settings } from '../config/settings.js';
import { closest } from '../config/values.js';
import { missingFolders } from '../host/node/environment.js';
import { workingTree } from '../host/node/working-tree.js';
import { type Language, languages, type Problem, type UsageMessages } from '../messages/index.js';
import { type FilePath, toFilePath } from '../project/snapshot.js';
import { type Format, formats, isFormat } from './formats.js';
import { belowRoot, type Targets, targetsOf, upwards, widened } from './targets.js';
import { type ColorChoice, colorChoices } from './terminal.js';

/** What `check` was asked for, with everything known to be valid. */
export interface CheckRequest {
  readonly targets: Targets;
  /** At least one; at most one of them is printed. */
  readonly reports: readonly ReportTarget[];
  readonly base: string | undefined;
  readonly fixes: FixMode;
  /** Why everything that is found is to be ignored from now on, where that was asked for. */
  readonly reason: string | undefined;
  readonly color: ColorChoice;
  /** Whose word counts for what is not there. */
  readonly ignores: 'git' | 'nothing';
  /** Nothing is said but findings, and what keeps the check from being done. */
  readonly isQuiet: boolean;
  readonly settings: Settings;
  /** What they were read from, as far as it was a file. */
  readonly settingsFile: ConfigFile | undefined;
  /** The file below the root that was named for the settings. */
  readonly configFile: FilePath | undefined;
  /** The settings with another configuration file, or with none; undefined where they are wrong. */
  readonly settingsWith: (file: ConfigFile | undefined) => Settings | undefined;
}

/** A report to make: its format, and the file that it goes to, if not to standard output. */
export interface ReportTarget {
  readonly format: Format;
  readonly output: string | undefined;
}

/**
 * What is done with the files besides reporting on them: nothing, fixes are applied to them or printed as one diff, or comments
 * are added that ignore what is found.
 */
type FixMode = 'report' | 'apply' | 'diff' | 'ignore';

type CheckRequestResult =
  | { readonly kind: 'ok'; readonly request: CheckRequest }
  /** `language` is the one that was asked for, as far as that can be told. */
  | { readonly kind: 'invalid'; readonly problems: readonly Problem[]; readonly language: Language };

/** Options by the setting they are for. */
const optionNames: Readonly<Record<InputKey, string>> = {
  include: 'include',
  exclude: '--exclude',
  'source-roots': '--source-root',
  'python-version': '--python-version',
  platform: '--platform',
  'python-path': '--python-path',
  'fail-on': '--fail-on',
  timeout: '--timeout',
  language: '--lang',
};

/**
 * Checks PATHs, options and the configuration file and lists every problem of all three.
 * Reads the configuration file; nothing else of the project.
 */
export async function checkRequest(
  paths: readonly string[],
  options: CheckOptions,
  currentFolder: string,
): Promise<CheckRequestResult> {
  const problems: Problem[] = [];
  const found = targetsOf(paths, currentFolder);
  if (found.kind === 'invalid') problems.push(...found.problems);
  const narrow = found.kind === 'ok' ? found.targets : { root: currentFolder, asked: everything };
  const color = colorChoices.find((choice) => choice === (options.color ?? colorChoices[0]));
  if (color === undefined) {
    const found = options.color ?? '';
    const meant = closest(found, colorChoices);
    problems.push({ what: 'choice', name: '--color', known: colorChoices, found, meant });
  }
  const { reports, ...wrong } = reportsOf(options.format ?? options.output ?? []);
  problems.push(...wrong.problems);
  if (options.diff === true && reports.some(({ format }) => format !== 'text'))
    problems.push({ what: 'diff-format' });
  if (options.addIgnores !== undefined) {
    if (options.addIgnores.trim() === '') problems.push({ what: 'no-reason' });
    if (options.fix === true || options.diff === true) problems.push({ what: 'fix-or-ignore' });
  }
  problems.push(...noFolders('--python-path', currentFolder, options.pythonPath ?? []));
  const given = await givenConfigFile(options.config, narrow.root, currentFolder);
  if (given.kind === 'missing') problems.push(given.problem);
  const folder = given.kind === 'found' ? given.folder : undefined;
  const targets = widened(narrow, folder);
  const roots = sourceRoots(options.sourceRoot, targets.root, currentFolder);
  problems.push(...roots.problems);
  const inputs = inputsOf(options, roots.folders, currentFolder);
  const resolvedWith = (configFile: ConfigFile | undefined) => resolveSettings({ inputs, configFile });
  const resolved = resolvedWith(given.kind === 'missing' ? undefined : given.file);
  if (resolved.kind === 'invalid')
    problems.push(...resolved.problems.map((problem) => seenFrom(currentFolder, problem, folder)));
  else if (options.pythonPath === undefined)
    problems.push(...noFolders('python-path', targets.root, resolved.settings.pythonPath));
  if (problems.length > 0 || resolved.kind === 'invalid' || color === undefined) {
    const { language } = resolved.kind === 'ok' ? resolved.settings : resolved;
    return { kind: 'invalid', problems, language };
  }
  const { base } = options;
  const fixes = fixModeOf(options);
  const reason = options.addIgnores?.replace(/\s+/g, ' ').trim();
  const isQuiet = options.quiet === true;
  const ignores = options.ignore === false ? 'nothing' : 'git';
  const { settings } = resolved;
  const settingsWith = (file: ConfigFile | undefined) => {
    const other = resolvedWith(file);
    return other.kind === 'ok' ? other.settings : undefined;
  };
  const { config } = options;
  const settingsFile = given.kind === 'found' ? given.file : undefined;
  const configFile =
    config === undefined
      ? undefined
      : toFilePath(relative(targets.root, resolve(currentFolder, config)).replaceAll('\\', '/'));
  return {
    kind: 'ok',
    request: {
      targets,
      reports,
      base,
      fixes,
      reason,
      color,
      ignores,
      isQuiet,
      settings,
      settingsFile,
      configFile,
      settingsWith,
    },
  };
}

function fixModeOf({ diff, fix, addIgnores }: CheckOptions): FixMode {
  if (addIgnores !== undefined) return 'ignore';
  return diff === true ? 'diff' : fix === true ? 'apply' : 'report';
}

/** A `--format` or an `--output`, as they were typed. */
interface ReportWord {
  readonly option: 'format' | 'output';
  readonly value: string;
}

/**
 * The reports that `words` ask for, in their order. An `--output` is for the `--format` before it, or, where that has one
 * or there is none, for the next one.
 */
function reportsOf(words: readonly ReportWord[]): {
  readonly reports: readonly ReportTarget[];
  readonly problems: readonly Problem[];
} {
  const asked: { format?: string; output?: string }[] = [];
  for (const { option, value } of words) {
    const last = asked.at(-1);
    if (last === undefined || last[option] !== undefined) asked.push({ [option]: value });
    else last[option] = value;
  }
  // Without a format it is the usual one.
  const [only = {}] = asked;
  if (asked.length <= 1) only.format ??= formats[0]!;
  const problems: Problem[] = [];
  const reports: ReportTarget[] = [];
  for (const { format, output } of asked.length === 0 ? [only] : asked) {
    if (format === undefined) problems.push({ what: 'output-without-format', output: output! });
    else if (isFormat(format)) reports.push({ format, output: output === '-' ? undefined : output });
    else {
      const meant = closest(format, formats);
      problems.push({ what: 'choice', name: '--format', known: formats, found: format, meant });
    }
  }
  const printed = reports.filter(({ output }) => output === undefined).map(({ format }) => format);
  if (printed.length > 1) problems.push({ what: 'many-printed', formats: printed });
  return { reports, problems };
}

/** `name` is the option or key that names the folders. */
function noFolders(name: string, root: string, folders: readonly string[]): readonly Problem[] {
  return missingFolders(root, folders).map((folder) => ({ what: 'no-folder', name, folder }));
}

function inputsOf(
  options: CheckOptions,
  sourceRoot: readonly string[] | undefined,
  currentFolder: string,
): ConfigInputs {
  return {
    values: {
      exclude: options.exclude,
      'source-roots': sourceRoot,
      'python-version': options.pythonVersion,
      platform: options.platform,
      'python-path': options.pythonPath?.map((folder) => resolve(currentFolder, folder)),
      'fail-on': options.failOn,
      timeout: options.timeout,
      language: options.lang,
    },
    nameOf: (key) => optionNames[key],
  };
}

function sourceRoots(
  given: readonly string[] | undefined,
  root: string,
  currentFolder: string,
): { readonly folders: readonly string[] | undefined; readonly problems: readonly Problem[] } {
  if (given === undefined) return { folders: undefined, problems: [] };
  const folders: string[] = [];
  const problems: Problem[] = [];
  for (const folder of given) {
    const below = belowRoot(root, currentFolder, folder);
    if (below === undefined) problems.push({ what: 'no-source-root', folder });
    else folders.push(below);
  }
  return { folders, problems };
}

type GivenConfig =
  /** Where it was looked for it lies in `folder`, which its paths are relative to. */
  | { readonly kind: 'found'; readonly file: ConfigFile | undefined; readonly folder?: string }
  | { readonly kind: 'missing'; readonly problem: Problem };

/** `problem` with the file in `folder` named as one who stands in `currentFolder` names it: so it can be clicked. */
function seenFrom(currentFolder: string, problem: ConfigProblem, folder: string | undefined): ConfigProblem {
  const { source } = problem;
  if (source.kind !== 'file' || folder === undefined) return problem;
  const path = relative(currentFolder, join(folder, source.path)).replaceAll(sep, '/');
  return { ...problem, source: { ...source, path } };
}

/** The file of `--config`, else the one at the root, or in the nearest folder above it that belongs to its repository. */
async function givenConfigFile(
  path: string | undefined,
  root: string,
  currentFolder: string,
): Promise<GivenConfig> {
  if (path === undefined) {
    for (const folder of upwards(root)) {
      const file = await findConfigFile(workingTree(folder));
      if (file !== undefined) return { kind: 'found', file, folder };
    }
    return { kind: 'found', file: undefined };
  }
  try {
    return { kind: 'found', file: { path, text: readFileSync(resolve(currentFolder, path), 'utf8') } };
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    return { kind: 'missing', problem: { what: 'no-config-file', path, error: code } };
  }
}

/** Values of the options of `check` as commander hands them over, not yet looked at. */
export interface CheckOptions {
  /** Both are all of either, in the order in which they were typed. */
  readonly format?: readonly ReportWord[];
  readonly output?: readonly ReportWord[];
  readonly base?: string;
  readonly exclude?: readonly string[];
  /** Off with `--no-ignore`. */
  readonly ignore?: boolean;
  readonly quiet?: boolean;
  readonly color?: string;
  readonly fix?: boolean;
  readonly addIgnores?: string;
  readonly diff?: boolean;
  readonly failOn?: string;
  readonly timeout?: string;
  readonly config?: string;
  readonly pythonVersion?: string;
  readonly platform?: string;
  readonly pythonPath?: readonly string[];
  readonly sourceRoot?: readonly string[];
  readonly lang?: string;
}

function collect(value: string, earlier: readonly string[] | undefined): readonly string[] {
  return [...(earlier ?? []), value];
}

/** `--lang`, which `explain` has too. */
export function languageOption({ language }: UsageMessages): Option {
  return new Option('--lang <LANG>', language(languages));
}

/** The options of `check`, in the order of its help. Values are checked together later, so that all problems show at once. */
export function checkOptions(usage: UsageMessages): readonly Option[] {
  const { options } = usage;
  const words: ReportWord[] = [];
  const wordOf = (option: ReportWord['option']) => (value: string) => {
    words.push({ option, value });
    return words;
  };
  return [
    new Option('--format <FORMAT>', usage.format(formats)).argParser(wordOf('format')),
    new Option('--output <FILE>', options.output).argParser(wordOf('output')),
    new Option('--base <REV>', options.base),
    new Option('--fix', options.fix),
    new Option('--diff', options.diff),
    new Option('--add-ignores <REASON>', options['add-ignores']),
    new Option('--fail-on <LEVEL>', options['fail-on']),
    new Option('--timeout <SECONDS>', options.timeout),
    new Option('--exclude <GLOB>', options.exclude).argParser(collect),
    new Option('--no-ignore', options['no-ignore']),
    new Option('--config <FILE>', options.config),
    new Option('--python-version <X.Y>', options['python-version']),
    new Option('--platform <NAME>', options.platform),
    new Option('--python-path <DIR>', options['python-path']).argParser(collect),
    new Option('--source-root <DIR>', options['source-root']).argParser(collect),
    new Option('-q, --quiet', options.quiet),
    new Option('--color <WHEN>', usage.color(colorChoices)),
    languageOption(usage),
  ];
}
