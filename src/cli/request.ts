import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { Option } from 'commander';
import { findConfigFile } from '../check/snapshot.js';
import { type ConfigFile, describeProblem } from '../config/config-file.js';
import { type ConfigInputs, type InputKey, resolveSettings } from '../config/resolve.js';
import type { Settings } from '../config/settings.js';
import { hint } from '../config/values.js';
import { missingFolders } from '../host/node/environment.js';
import { workingTree } from '../host/node/working-tree.js';
import { languages } from '../messages/index.js';
import { type Format, formats, isFormat } from './formats.js';
import { belowRoot, type Targets, targetsOf } from './targets.js';

/** What `check` was asked for, with everything known to be valid. */
export interface CheckRequest {
  readonly targets: Targets;
  readonly format: Format;
  readonly output: string | undefined;
  readonly base: string | undefined;
  readonly fixes: FixMode;
  readonly settings: Settings;
}

/** What is done with fixes besides reporting them: nothing, apply them to the files, or print them as one diff. */
type FixMode = 'report' | 'apply' | 'diff';

type CheckRequestResult =
  | { readonly kind: 'ok'; readonly request: CheckRequest }
  | { readonly kind: 'invalid'; readonly problems: readonly string[] };

/** Options by the setting they are for. */
const optionNames: Readonly<Record<InputKey, string>> = {
  include: 'include',
  exclude: 'exclude',
  'source-roots': '--source-root',
  'python-version': '--python-version',
  'python-path': '--python-path',
  'fail-on': '--fail-on',
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
  const problems: string[] = [];
  const found = targetsOf(paths, currentFolder);
  if (found.kind === 'invalid') problems.push(...found.problems);
  const targets = found.kind === 'ok' ? found.targets : { root: currentFolder, limits: [''] };
  const { format } = options;
  if (!isFormat(format)) {
    problems.push(
      `--format: expected one of ${formats.join(', ')}; found "${format}"${hint(format, formats)}`,
    );
  }
  if (options.diff === true && format !== 'text')
    problems.push('--diff: prints a diff, which has no other --format');
  problems.push(
    ...missingFolders(currentFolder, options.pythonPath ?? []).map((missing) => `--python-path: ${missing}`),
  );
  const given = await givenConfigFile(options.config, targets.root, currentFolder);
  if (given.kind === 'missing') problems.push(`--config: ${given.reason}`);
  const roots = sourceRoots(options.sourceRoot, targets.root, currentFolder);
  problems.push(...roots.problems);
  const resolved = resolveSettings({
    inputs: inputsOf(options, roots.folders, currentFolder),
    configFile: given.kind === 'missing' ? undefined : given.file,
  });
  if (resolved.kind === 'invalid') problems.push(...resolved.problems.map(describeProblem));
  else if (options.pythonPath === undefined)
    problems.push(
      ...missingFolders(targets.root, resolved.settings.pythonPath).map(
        (missing) => `python-path: ${missing}`,
      ),
    );
  if (problems.length > 0 || resolved.kind === 'invalid' || !isFormat(format))
    return { kind: 'invalid', problems };
  const { output, base } = options;
  const fixes = options.diff === true ? 'diff' : options.fix === true ? 'apply' : 'report';
  return { kind: 'ok', request: { targets, format, output, base, fixes, settings: resolved.settings } };
}

function inputsOf(
  options: CheckOptions,
  sourceRoot: readonly string[] | undefined,
  currentFolder: string,
): ConfigInputs {
  return {
    values: {
      'source-roots': sourceRoot,
      'python-version': options.pythonVersion,
      'python-path': options.pythonPath?.map((folder) => resolve(currentFolder, folder)),
      'fail-on': options.failOn,
      language: options.lang,
    },
    nameOf: (key) => optionNames[key],
  };
}

function sourceRoots(
  given: readonly string[] | undefined,
  root: string,
  currentFolder: string,
): { readonly folders: readonly string[] | undefined; readonly problems: readonly string[] } {
  if (given === undefined) return { folders: undefined, problems: [] };
  const folders: string[] = [];
  const problems: string[] = [];
  for (const folder of given) {
    const below = belowRoot(root, currentFolder, folder);
    if (below === undefined)
      problems.push(`--source-root: there is no folder "${folder}" in what is checked`);
    else folders.push(below);
  }
  return { folders, problems };
}

type GivenConfig =
  | { readonly kind: 'found'; readonly file: ConfigFile | undefined }
  | { readonly kind: 'missing'; readonly reason: string };

/** The file of `--config`, else the one at the root. */
async function givenConfigFile(
  path: string | undefined,
  root: string,
  currentFolder: string,
): Promise<GivenConfig> {
  if (path === undefined) return { kind: 'found', file: await findConfigFile(workingTree(root)) };
  try {
    return { kind: 'found', file: { path, text: readFileSync(resolve(currentFolder, path), 'utf8') } };
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    const reason = code === 'ENOENT' ? 'there is no such file' : `it cannot be read (${code})`;
    return { kind: 'missing', reason: `"${path}": ${reason}` };
  }
}

/** Values of the options of `check` as commander hands them over, not yet looked at. */
export interface CheckOptions {
  readonly format: string;
  readonly output?: string;
  readonly base?: string;
  readonly fix?: boolean;
  readonly diff?: boolean;
  readonly failOn?: string;
  readonly config?: string;
  readonly pythonVersion?: string;
  readonly pythonPath?: readonly string[];
  readonly sourceRoot?: readonly string[];
  readonly lang?: string;
}

function collect(value: string, earlier: readonly string[] | undefined): readonly string[] {
  return [...(earlier ?? []), value];
}

/** `--lang`, which `explain` has too. */
export function languageOption(): Option {
  return new Option('--lang <LANG>', `language: ${languages.join(' or ')} (default: ${languages[0]})`);
}

/** The options of `check`, in the order of its help. Values are checked together later, so that all problems show at once. */
export function checkOptions(): readonly Option[] {
  return [
    new Option('--format <FORMAT>', `one of ${formats.join(', ')}`).default('text', 'text'),
    new Option('--output <FILE>', 'write the report there instead of standard output'),
    new Option('--base <REV>', 'report only what this git revision did not have'),
    new Option('--fix', 'apply the fixes to the files, and report what remains'),
    new Option('--diff', 'print the fixes as a diff for git apply, and change nothing'),
    new Option(
      '--fail-on <LEVEL>',
      'exit with 1 from this severity on: error, warning, notice or never (default: error)',
    ),
    new Option(
      '--config <FILE>',
      'read settings from here (default: .late-patch.toml or pyproject.toml at the root)',
    ),
    new Option(
      '--python-version <X.Y>',
      'the Python that runs the code (default: those that requires-python allows)',
    ),
    new Option(
      '--python-path <DIR>',
      'site-packages (or virtual environment) that the code runs with, may be given more than once (default: .venv or venv)',
    ).argParser(collect),
    new Option(
      '--source-root <DIR>',
      'folder that top-level modules are found in, beside those found without it; may be given more than once',
    ).argParser(collect),
    languageOption(),
  ];
}
