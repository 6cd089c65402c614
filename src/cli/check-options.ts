import { Option } from 'commander';
import { languages } from '../messages/language.js';
import { formats } from './formats.js';

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
