import type { ConfigProblem } from '../../config/config-file.js';
import type { ExpectedType, TypeName, ValueFault } from '../../config/values.js';
import { plain } from '../../text/prose.js';
import { type EntryReason, type ImportEvent, triggerText } from '../../trace/trace.js';
import type {
  EditorMessages,
  GitFailure,
  LogMessages,
  Problem,
  RewriteObjection,
  SetupMessages,
  SymptomMessages,
  TraceMessages,
  UnwrittenReport,
  UsageMessages,
  WorkMessages,
  WriteFailure,
} from '../shell.js';
import { placeOfProblem, type WordsOf, wordsFor } from '../trouble.js';
import { needed, notice, refusalText, truncationText, unreadable } from './notices.js';
import { counted } from './words.js';

/** ` (did you mean "X"?)`, or nothing. */
function hint(meant: string | undefined): string {
  return meant === undefined ? '' : ` (did you mean "${meant}"?)`;
}

const typeNames: Readonly<Record<TypeName, string>> = {
  nothing: 'nothing',
  list: 'a list',
  number: 'a number',
  date: 'a date',
  table: 'a table',
  string: 'a string',
  boolean: 'a boolean',
};

const expectedTypes: Readonly<Record<Exclude<ExpectedType, 'modules'>, string>> = {
  string: 'a string',
  strings: 'a list of strings',
  boolean: 'true or false',
  table: 'a table',
  tables: 'a table or a list of tables',
};

const heldForms = {
  reference: 'the name itself',
  subclass: 'a class derived from it',
  instance: 'an object made from it',
} as const;

const faults: WordsOf<ValueFault, 'what', string> = {
  'wrong-type': ({ expected, found }) =>
    expected === 'modules'
      ? 'expected a table for each module'
      : `expected ${expectedTypes[expected]}, found ${typeNames[found]}`,
  'not-one-of': ({ known, found }) =>
    `expected one of ${known.join(', ')}; found ${'word' in found ? `"${found.word}"${hint(found.meant)}` : typeNames[found.type]}`,
  'unknown-key': ({ key, meant, known }) =>
    `unknown key "${key}"${hint(meant)}; known keys: ${known.join(', ')}`,
  'misnamed-file': ({ meant }) => `settings are not read from here: rename the file to ${meant}`,
  'misnamed-table': ({ found, meant }) =>
    `settings are not read from [${found}]: rename the table to [${meant}]`,
  'no-settings-table': () => 'tool.late-patch must be a table',
  'not-toml': ({ reason }) => `not valid TOML: ${reason}`,
  other: ({ message }) => message,
  'no-number': ({ most }) => `expected a whole number from 0 to ${most}`,
  'unquoted-version': ({ meant }) => `expected a string: write the version in quotes, as in "${meant}"`,
  'no-version': ({ found, meant }) =>
    meant === undefined
      ? `expected 2.7 or 3.3 to 3.19, in quotes as in "3.12", found "${found}"`
      : `"${found}" is too old; if ${meant} is meant, write "${meant}" in quotes: without them it is the number ${found}`,
  empty: ({ of }) => `expected a ${of}, found an empty string`,
  nul: ({ of }) => `a ${of} cannot have a NUL character in its name`,
  absolute: ({ of, text }) =>
    of === 'glob'
      ? `"${text}" is absolute; globs are relative to the root`
      : `"${text}" is absolute; write it relative to the root`,
  'leaves-root': ({ text }) => `"${text}" leaves the root`,
  'negated-glob': ({ text }) =>
    `"${text}" starts with "!": patterns are not negated, use include and exclude`,
  'long-glob': ({ length, limit }) => `a glob of ${length} characters is too long (${limit} at most)`,
  'no-application': ({ text }) => `expected a module as in "package.module:app", found "${text}"`,
  'no-module': ({ text }) => `expected a module as in "package.module", found "${text}"`,
  'no-entry-point': ({ text }) => `expected a file, a module or "module:function", found "${text}"`,
  'many-words': ({ text }) => `expected one word, found "${text}"`,
  'unknown-command': ({ text, known }) =>
    `"${text}" starts nothing that is known; it should start with one of ${known.join(', ')}`,
  'no-name': ({ text }) => `expected a full name as in "package.module.function", found "${text}"`,
  'too-many': ({ of, count, limit }) => `${count} ${of} are too many (${limit} at most)`,
  'replaces-nothing': () =>
    'it replaces nothing: say with "replaces" which names, with "before" which modules come after it, or with "like" what it calls',
  'names-itself': ({ name }) => `"${name}" is the patcher itself, which cannot replace or precede itself`,
  'built-in-patcher': ({ name, patcher }) =>
    name === patcher
      ? `"${name}" is a patcher that is known already; choose another name`
      : `"${name}" is known already, as ${patcher}: what it does was measured`,
  'more-than-one': ({ keys }) => `expected one of ${keys.map((key) => `"${key}"`).join(', ')}, found several`,
  'not-either': ({ first, second }) => `expected either "${first}" or "${second}"`,
  'no-hold': ({ text }) =>
    `expected a name as in "ssl.SSLContext", an object as in "threading.Lock()" or a class as in "class(threading.Thread)", found "${text}"`,
  'harmless-name': ({ name, meant }) =>
    `nothing is known to go wrong when "${name}" is kept from before a patch${hint(meant)}`,
  'harmless-form': ({ name, form, harmful }) =>
    `of "${name}" nothing is known to go wrong with ${heldForms[form]}, only with ${harmful.map((one) => heldForms[one]).join(' or ')}`,
  'no-patch-call': ({ text }) =>
    `expected a patch function as in "gevent.monkey.patch_all(thread=False)", found "${text}"`,
  'unknown-patch': ({ name, meant, known }) =>
    `"${name}" is no patch function that is known${hint(meant)}, as ${known.join(', ')} are; declare it under "patchers"`,
  'no-patch-argument': ({ text }) => `expected arguments as in "thread=False", found "${text}"`,
  'unknown-argument': ({ name, keyword, meant, known }) =>
    `${name} has no argument "${keyword}"${hint(meant)}; it has ${known.join(', ')}`,
};

/** `pyproject.toml:12: unknown key …` or `--fail-on: expected …`. */
function configuration(problem: ConfigProblem): string {
  const words = wordsFor<ValueFault, 'what', string>('what', faults);
  return `${placeOfProblem(problem, ': ')}${words(problem.fault)}`;
}

const gitFailures: WordsOf<GitFailure, 'kind', string> = {
  'not-installed': () => 'git is not installed',
  'not-started': ({ error }) => `git did not start: ${error}`,
  said: ({ error }) => error,
  exited: ({ code }) => `git ended with ${code}`,
  'too-slow': () => 'git had not answered when time was up; a longer --timeout helps',
  'unknown-commit': ({ revision }) =>
    `git knows no commit "${revision}" here; fetch it first if the clone is shallow`,
};

const paths = {
  denied: 'permission denied',
  'link-loop': 'a symbolic link that leads to itself',
  absent: 'no such file or folder',
  outside: 'a path outside of the current folder has to be the only one',
  'no-python': 'not a Python file below the current folder',
} as const;

const payloads = {
  'no-object': 'is not an object',
  'no-json': 'is not valid JSON',
  unreadable: 'cannot be read',
} as const;

function unwritten(failure: UnwrittenReport): string {
  return failure.kind === 'link' ? 'a symbolic link leads out of the checkout' : failure.error;
}

const problems: WordsOf<Problem, 'what', string> = {
  configuration,
  choice: ({ name, known, found, meant }) =>
    `${name}: expected one of ${known.join(', ')}; found "${found}"${hint(meant)}`,
  'no-folder': ({ name, folder }) => `${name}: there is no folder "${folder}"`,
  unchecked: ({ notice: one }) => plain(notice(one)),
  'unknown-option': ({ option, meant }) => `unknown option ${option}${hint(meant)}`,
  'unfinished-option': ({ flags }) => `option ${flags} lacks its value`,
  'no-option-value': ({ flags }) => `option '${flags}' argument missing`,
  'no-argument': ({ argument }) => `missing required argument '${argument}'`,
  'many-arguments': ({ command, expected, found }) =>
    `too many arguments for '${command}'. Expected ${counted(expected, 'argument')} but got ${found}.`,
  'unknown-command': ({ word, meant }) => `unknown command ${word}${hint(meant)}`,
  'see-help': ({ command }) => `see ${command} --help`,
  'unknown-rule': ({ rule, meant }) => `there is no rule "${rule}"${hint(meant)}`,
  'known-rules': ({ known }) => `the rules are: ${known.join(', ')}`,
  'standard-input': () =>
    '-: standard input is not read, since one file does not show what it imports; name files or folders',
  path: ({ path, reason }) => `${path}: ${paths[reason]}`,
  'output-without-format': ({ output }) =>
    `--output: "${output}" has no --format of its own: with several reports, name each format before its file`,
  'many-printed': ({ formats }) =>
    `--format: ${formats.join(' and ')} would both be printed; give all but one an --output`,
  'no-reason': () => '--add-ignores: say why, for whoever reads the comments',
  'fix-or-ignore': () => '--add-ignores: goes neither with --fix nor with --diff',
  'diff-format': () => '--diff: prints a diff, which has no other --format',
  'no-source-root': ({ folder }) => `--source-root: there is no folder "${folder}" in what is checked`,
  'no-config-file': ({ path, error }) =>
    `--config: "${path}": ${error === 'ENOENT' ? 'there is no such file' : `it cannot be read (${error})`}`,
  'no-base': ({ failure }) => `--base: ${wordsFor<GitFailure, 'kind', string>('kind', gitFailures)(failure)}`,
  'unwritten-report': ({ failure }) => `--output: ${unwritten(failure)}`,
  'unwritten-output': ({ error }) => `standard output: ${error}`,
  'unwritten-fix': ({ path, failure }) => `${path}: the fix was not written: ${failureText(failure)}`,
  'unwritten-setup': ({ path, error }) => `${path} was not written: ${error}`,
  'unread-setup': ({ path }) =>
    `${path} was left as it is: it cannot be read, or is not what it is taken for; add late-patch to it by hand`,
  'taken-setup': ({ path, uses }) =>
    `${path} was left as it is: it is another workflow; rename it and run init again, or give one of your workflows for pull requests, with the permissions that README.md names, the step "${uses}"`,
  'no-address': ({ found }) => `docs-url: expected an address that starts with https://, found "${found}"`,
  'config-outside': ({ path }) => `config: "${path}" is not a path inside the repository`,
  'config-absent': ({ path }) => `config: there is no file "${path}"`,
  'config-unreadable': ({ path, reason }) => `config: "${path}" cannot be read: ${unreadable(reason)}`,
  'unlisted-commit': ({ commit, refusal }) => {
    const permission =
      refusal.kind === 'forbidden'
        ? `. The token needs ${plain(needed(refusal.accepted, 'contents: read'))}`
        : '';
    return `The files of commit ${commit.slice(0, 7)} could not be listed (${refusalText(refusal)}), and the workspace has no checkout of it: put actions/checkout before this step${permission}`;
  },
  'no-checkout': () =>
    'Nothing was checked, as nothing is checked out in the workspace: put actions/checkout before this step, or give it a github-token that may read contents',
  'unseen-file': ({ path, others, reason }) =>
    `GitHub did not give ${path}${others === 0 ? '' : ` and ${counted(others, 'other file')}`} (${unreadable(reason)}): whether a patch is late there is not known`,
  'unlisted-changes': ({ listed, missing }) =>
    `GitHub listed ${listed} changed files and left ${missing ?? 'the others'} out: whether a patch is late there is not known (scope: all needs no list, and with fail-on: never the job does not fail)`,
  'unwritten-file': ({ name, path, failure }) =>
    `${name}: "${path}" cannot be written (${unwritten(failure)})`,
  'no-event-path': () => 'GITHUB_EVENT_PATH is not set',
  'no-repository-name': () => 'GITHUB_REPOSITORY is not owner/name',
  payload: ({ is }) => `the event payload (GITHUB_EVENT_PATH) ${payloads[is]}`,
  'payload-lacks': ({ keys }) => `the event payload lacks ${keys}`,
  internal: ({ trace }) => `Internal error, please report it: ${trace}`,
};

/** Why a run does not do its work: one line without a full stop. */
export const problem = wordsFor<Problem, 'what', string>('what', problems);

export const usage: UsageMessages = {
  headings: {
    'Usage:': 'Usage:',
    'Arguments:': 'Arguments:',
    'Options:': 'Options:',
    'Commands:': 'Commands:',
  },
  program: 'Finds gevent and eventlet monkey patches that run too late, without running the code.',
  commands: {
    check: 'check a project',
    explain: "print a rule's page, the list of rules, or what a pasted traceback means",
    'explain-trace':
      'print the order in which Python runs the imports of an entry point, and what is held when',
    init: 'set a project up: workflow, pre-commit hook and settings; replaces nothing',
    lsp: 'check while you edit: a language server, which an editor starts',
    help: 'print the help of a command',
  },
  paths: 'files and folders to report on (default: the current folder)',
  rule: 'id of the rule, or - to read a traceback, a warning or a log from standard input',
  entry: 'Python file that is run or loaded first',
  version: 'print the version',
  help: 'print this help',
  format: (names) =>
    `one of ${names.join(', ')} (default: ${names[0]}); may be given more than once, each with its --output`,
  language: (names) => `language: ${names.join(' or ')} (default: ${names[0]})`,
  color: (choices) => `whether the report is coloured: ${choices.join(', ')} (default: ${choices[0]})`,
  options: {
    output: 'write the report of the --format before it there instead of standard output (-)',
    base: 'report only what this git revision did not have',
    fix: 'apply the fixes to the files, and report what remains',
    diff: 'print the fixes as a diff for git apply, and change nothing',
    'add-ignores': 'add a comment with this reason to each line that is reported, and report what remains',
    timeout: 'seconds after which what is left is not looked at any more (default: 60; 0: no limit)',
    'fail-on': 'exit with 1 from this severity on: error, warning, notice or never (default: error)',
    exclude:
      'report nothing in files that this glob matches, may be given more than once (default: the setting exclude)',
    'no-ignore': 'read what git ignores, too',
    quiet: 'print findings and nothing else',
    config:
      'read settings from here (default: .late-patch.toml or pyproject.toml, here or above in the repository)',
    'python-version': 'the Python that runs the code (default: those that requires-python allows)',
    platform: 'the system that runs the code: linux, darwin or win32 (default: linux)',
    'python-path':
      'site-packages (or virtual environment) that the code runs with, may be given more than once (default: .venv or venv)',
    'source-root':
      'folder that top-level modules are found in, beside those found without it; may be given more than once',
    stdio: 'speak through standard input and output, which it does in any case',
  },
  examples: `
Examples:
  late-patch check                  report on the current folder
  late-patch check --base main      only what is new since the revision main
  late-patch check --fix            move the patches that can safely be moved
  late-patch check --diff           show what --fix would do
  late-patch explain name-before-patch
  late-patch explain - < error.log  what a traceback means, and the lines that lead to it`,
  exitCodes: `
Exit code: 0 nothing at or above the threshold, 1 findings, 2 wrong usage or
configuration, or the check could not be done.`,
  rulePages: 'late-patch explain RULE prints the page of a rule.',
};

function failureText(failure: WriteFailure): string {
  if (failure.kind === 'changed') return 'the file has changed since it was read; run late-patch again';
  // What the operating system says stands alone.
  return failure.kind === 'system' ? failure.error : unreadable(failure);
}

function objectionText(objection: RewriteObjection): string {
  return objection.kind === 'changed'
    ? 'it is not UTF-8, or has changed since it was read'
    : unreadable(objection);
}

export const work: WorkMessages = {
  reading: (folder) => `reading ${folder}`,
  stage: (stage, at, total) =>
    `${stage === 'entry-points' ? 'following the imports of entry point' : 'trying fixes for finding'} ${at} of ${total}`,
  fixed: (place, rule, title, mode) => `${place}: ${fixing(mode)} ${rule}: ${title}`,
  fixedInAll: (findings, files, mode) =>
    `${fixing(mode)} ${counted(findings, 'finding')}${files === 0 ? '' : ` in ${counted(files, 'file')}`}`,
  ignored: (findings, files) =>
    `ignored ${counted(findings, 'finding')}${files === 0 ? '' : ` by comments in ${counted(files, 'file')}`}`,
  leftOut: (path, objection) => `${path}: its fixes were left out: ${objectionText(objection)}`,
  internalError: (error, homepage) =>
    `internal error: ${error}; please report it with this command at ${homepage}/issues (LATE_PATCH_TRACE=1 shows where)`,
};

function fixing(mode: 'apply' | 'diff'): string {
  return mode === 'apply' ? 'fixed' : 'would fix';
}

const setupParts = {
  workflow: 'reviews pull requests',
  job: 'shows in merge requests what is late',
  hook: 'checks before each commit, once pre-commit is installed',
  settings: 'the settings',
} as const;

export const setup: SetupMessages = {
  done: (path, what, part) => {
    if (what === 'present') return `left     ${path}: late-patch is there already`;
    if (what === 'add-job') return `to do    ${path}: add this job to it`;
    if (what === 'add-command') return `to do    ${path}: add a step to it that runs`;
    return `${what === 'create' ? 'created ' : 'added to'} ${path}: ${setupParts[part]}`;
  },
  next: [
    'Next: late-patch check shows what is late today, and --fix moves what can safely be moved.',
    'What has to stay for now is ignored by late-patch check --add-ignores "reason". Then commit these files.',
  ],
};

export const editor: EditorMessages = {
  onTerminal:
    'this is a language server, which an editor starts and talks to; docs/editors.md says how. Ctrl+D ends it',
  checked: (folder, found, milliseconds) => `${folder}: ${found} (${milliseconds} ms)`,
  unchecked: (folder, what) => `${folder} was not checked: ${what}`,
  noFolder: (folder) => `${folder} was not checked: there is no such folder`,
};

export const log: LogMessages = {
  note: (text) => `Note: ${text}`,
  hiddenAnnotations: (hidden, level, limit) =>
    `${hidden} more of severity ${level} without an annotation: the runner takes ${limit} of a kind`,
  noSummary: (error) => `The job summary was not written: ${error ?? 'it would be larger than GitHub takes'}`,
  failing: (failOn) => `Failing, as there are findings of severity ${failOn} or worse (fail-on: ${failOn})`,
};

const reasons: WordsOf<EntryReason, 'kind', string> = {
  'asked-for': () => 'asked for',
  'main-module': () => 'run with python -m',
  script: () => 'a script',
  'main-guard': () => 'run as a script',
  conventional: () => 'loaded first by a server or runner',
  'not-imported': () => 'not imported by any other module',
  unreached: () => 'reached from no entry point',
  configuration: ({ of }) => `configuration of ${of}`,
  configured: ({ path }) => `named by entry-points in ${path}`,
  launched: ({ by, path }) => `started by ${by} in ${path}`,
};

const events: WordsOf<ImportEvent, 'kind', string> = {
  enter: ({ module, path }) => `${module} (${path ?? 'namespace package'})`,
  hold: ({ holder, name, where, form }) => `${holder} holds ${name} as ${where} (${form})`,
  load: ({ module }) => `${module} is loaded`,
  missing: ({ name }) => `${name} is asked for, which a patch has removed`,
  thread: ({ name, does }) => (does === 'starts' ? `${name} starts` : `${name} has ended`),
  patch: ({ by, fresh }) => `${triggerText(by)} replaces ${fresh.size} names`,
  truncation: ({ truncation }) => truncationText(truncation),
};

export const trace: TraceMessages = {
  marks: {
    enter: 'import',
    hold: 'hold  ',
    load: 'load  ',
    missing: 'gone  ',
    thread: 'thread',
    patch: 'PATCH ',
    truncation: 'gap   ',
  },
  reason: wordsFor<EntryReason, 'kind', string>('kind', reasons),
  event: wordsFor<ImportEvent, 'kind', string>('kind', events),
  assumed: ' (if a condition holds)',
};

export const symptoms: SymptomMessages = {
  paste: 'paste the traceback, the warning or the log, then press Ctrl+D (on Windows Ctrl+Z and Enter)',
  rules: (rules) => `Found by ${rules.join(', ')}. The page of a rule: late-patch explain ${rules[0]}`,
  unknown:
    'Nothing here is a message that a late patch is known by. What helps is all of it, from "Traceback (most recent call last):" or the warning to the last line. late-patch check looks for late patches whatever the message is.',
  fitting: (findings) => `In this folder it fits ${counted(findings, 'finding')}:`,
  noneFits:
    'Nothing in this folder leads to it, as far as can be seen. What would have to be known: how the program is started, if no file here says so (entry-points and launch in the configuration); what its packages import, if they are not the usual ones (--python-path with its environment); and everything it imports has to be in this folder. late-patch explain-trace FILE shows what a program imports, holds and patches.',
  noPython:
    'To name the lines that lead to it, run this in the checkout of the program: this folder has no Python files.',
  elsewhere: (frame) =>
    `None of the files of the traceback is in this folder, nor anything that leads to it. Run this in the checkout that ${frame} comes from.`,
};
