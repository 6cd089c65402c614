import type { ConfigProblem } from '../config/config-file.js';
import type { FailOn } from '../config/settings.js';
import type { Severity } from '../findings/finding.js';
import type { Notice } from '../findings/notice.js';
import type { Refusal, Unreadable } from '../project/unreadable.js';
import type { EntryReason, ImportEvent } from '../trace/trace.js';

/** What keeps a run from doing its work: wrong usage, wrong configuration, something that cannot be read or written. */
export type Problem =
  | ConfigProblem
  /** `name` is an option or input; `meant` is the known word that was probably meant. */
  | {
      readonly what: 'choice';
      readonly name: string;
      readonly known: readonly string[];
      readonly found: string;
      readonly meant: string | undefined;
    }
  | { readonly what: 'no-folder'; readonly name: string; readonly folder: string }
  /** Something that was asked for was not checked, as `notice` says. */
  | { readonly what: 'unchecked'; readonly notice: Notice }
  | UsageProblem
  | CommandProblem
  | ActionProblem
  | EventProblem
  /** `trace` is what the error says of itself. */
  | { readonly what: 'internal'; readonly trace: string };

/** What is wrong with the words of a command line. `command` is the one that they are for. */
type UsageProblem =
  | { readonly what: 'unknown-option'; readonly option: string; readonly meant: string | undefined }
  /** `flags` as in `--output <FILE>`. */
  | { readonly what: 'unfinished-option' | 'no-option-value'; readonly flags: string }
  | { readonly what: 'no-argument'; readonly argument: string }
  | {
      readonly what: 'many-arguments';
      readonly command: string;
      readonly expected: number;
      readonly found: number;
    }
  | { readonly what: 'unknown-command'; readonly word: string; readonly meant: string | undefined }
  /** Says where help is. */
  | { readonly what: 'see-help'; readonly command: string }
  | {
      readonly what: 'unknown-rule';
      readonly rule: string;
      readonly meant: string | undefined;
    }
  | { readonly what: 'known-rules'; readonly known: readonly string[] }
  | { readonly what: 'standard-input' }
  | {
      readonly what: 'path';
      readonly path: string;
      readonly reason: 'denied' | 'link-loop' | 'absent' | 'outside' | 'no-python';
    }
  /** An `--output` beyond the formats. */
  | { readonly what: 'output-without-format'; readonly output: string }
  /** Formats without an `--output` of their own. */
  | { readonly what: 'many-printed'; readonly formats: readonly string[] }
  /** `--diff` with another format. */
  | { readonly what: 'diff-format' }
  /** `--add-ignores` with nothing but blanks. */
  | { readonly what: 'no-reason' }
  /** `--add-ignores` with `--fix` or `--diff`. */
  | { readonly what: 'fix-or-ignore' }
  | { readonly what: 'no-source-root'; readonly folder: string };

/** What a command of the command line could not do. */
type CommandProblem =
  /** `error` is the code of the operating system. */
  | { readonly what: 'no-config-file'; readonly path: string; readonly error: string | undefined }
  | { readonly what: 'no-base'; readonly failure: GitFailure }
  | { readonly what: 'unwritten-report'; readonly failure: UnwrittenReport }
  /** `error` is what the operating system says of standard output. */
  | { readonly what: 'unwritten-output'; readonly error: string }
  | { readonly what: 'unwritten-fix'; readonly path: string; readonly failure: WriteFailure }
  /** `error` is what the operating system says. */
  | { readonly what: 'unwritten-setup'; readonly path: string; readonly error: string }
  /** A file that something should be added to, and that says nothing that it could be added to. */
  | { readonly what: 'unread-setup'; readonly path: string }
  /** Another workflow has the name; `uses` is the step that belongs in one. */
  | { readonly what: 'taken-setup'; readonly path: string; readonly uses: string };

/** What the Action was told wrong, or could not do. */
type ActionProblem =
  | { readonly what: 'no-address'; readonly found: string }
  | { readonly what: 'config-outside' | 'config-absent'; readonly path: string }
  | { readonly what: 'config-unreadable'; readonly path: string; readonly reason: Unreadable }
  /** The files of `commit`, and the workspace does not have them either. */
  | { readonly what: 'unlisted-commit'; readonly commit: string; readonly refusal: Refusal }
  /** The workspace has no Python file, and nobody has checked anything out there. */
  | { readonly what: 'no-checkout' }
  /** A file that nobody has seen, and how many `others`. */
  | {
      readonly what: 'unseen-file';
      readonly path: string;
      readonly others: number;
      readonly reason: Unreadable;
    }
  /** GitHub listed only so many changed files, and left `missing` out, as far as is known. */
  | {
      readonly what: 'unlisted-changes';
      readonly listed: number;
      readonly missing: number | undefined;
    }
  /** `name` is the input that names the file. */
  | {
      readonly what: 'unwritten-file';
      readonly name: string;
      readonly path: string;
      readonly failure: UnwrittenReport;
    };

/** Why a report was not written: a link of the checkout leads out of it, or what the operating system says. */
export type UnwrittenReport = { readonly kind: 'link' } | { readonly kind: 'system'; readonly error: string };

/** What is wrong with the event that started a workflow. */
export type EventProblem =
  | { readonly what: 'no-event-path' }
  | { readonly what: 'no-repository-name' }
  | { readonly what: 'payload'; readonly is: 'no-object' | 'no-json' | 'unreadable' }
  /** `keys` as in `pull_request.head.sha`. */
  | { readonly what: 'payload-lacks'; readonly keys: string };

/** Why git did not answer. */
export type GitFailure =
  | { readonly kind: 'not-installed' }
  /** `error` is what the operating system says. */
  | { readonly kind: 'not-started'; readonly error: string }
  /** `error` is the first line of what git says. */
  | { readonly kind: 'said'; readonly error: string }
  | { readonly kind: 'exited'; readonly code: number | null }
  /** It was ended, as time was up. */
  | { readonly kind: 'too-slow' }
  | { readonly kind: 'unknown-commit'; readonly revision: string };

/** Why a file cannot be rewritten: it cannot be read, is not UTF-8, or has changed since it was read. */
export type RewriteObjection = Unreadable | { readonly kind: 'changed' };

/** Why a file could not be rewritten after all: `changed` is what somebody did to it since it was read. */
export type WriteFailure = RewriteObjection;

/** Help texts of the command line. */
export interface UsageMessages {
  readonly headings: Readonly<Record<'Usage:' | 'Arguments:' | 'Options:' | 'Commands:', string>>;
  readonly program: string;
  readonly commands: Readonly<
    Record<'check' | 'explain' | 'explain-trace' | 'init' | 'lsp' | 'help', string>
  >;
  readonly paths: string;
  readonly rule: string;
  readonly entry: string;
  readonly version: string;
  readonly help: string;
  /** `names` are the values that it takes, the usual one first. */
  readonly format: (names: readonly string[]) => string;
  readonly language: (names: readonly string[]) => string;
  readonly color: (choices: readonly string[]) => string;
  readonly options: Readonly<
    Record<
      | 'output'
      | 'base'
      | 'fix'
      | 'diff'
      | 'add-ignores'
      | 'fail-on'
      | 'timeout'
      | 'exclude'
      | 'quiet'
      | 'no-ignore'
      | 'config'
      | 'python-version'
      | 'platform'
      | 'python-path'
      | 'source-root'
      | 'stdio',
      string
    >
  >;
  readonly examples: string;
  readonly exitCodes: string;
  /** Stands below the list of rules. */
  readonly rulePages: string;
}

/** What the command line says while it works, and of the fixes that it makes or would make. */
export interface WorkMessages {
  readonly reading: (folder: string) => string;
  /** `at` counts from 1. */
  readonly stage: (stage: 'entry-points' | 'fixes', at: number, total: number) => string;
  readonly fixed: (place: string, rule: string, title: string, mode: 'apply' | 'diff') => string;
  readonly fixedInAll: (findings: number, files: number, mode: 'apply' | 'diff') => string;
  /** How many findings comments ignore by now, in how many files. */
  readonly ignored: (findings: number, files: number) => string;
  readonly leftOut: (path: string, objection: RewriteObjection) => string;
  /** `error` is what the error says of itself. */
  readonly internalError: (error: string, homepage: string) => string;
}

/** What `init` sets up. */
export type SetupPart = 'workflow' | 'job' | 'hook' | 'settings';

/** What `init` says: lines. */
export interface SetupMessages {
  /** `present` says why the file was left as it is; behind `add-job` and `add-command` comes what somebody has to add to it. */
  readonly done: (
    path: string,
    what: 'create' | 'change' | 'present' | 'add-job' | 'add-command',
    part: SetupPart,
  ) => string;
  /** What to do next. */
  readonly next: readonly string[];
}

/** What the language server says, beside findings. Sentences, but for what becomes a line of a log. */
export interface EditorMessages {
  /** To somebody who starts it by hand. */
  readonly onTerminal: string;
  /** A line: a folder was looked at. `found` is the sentence that sums it up. */
  readonly checked: (folder: string, found: string, milliseconds: number) => string;
  /** A line: why a folder could not be. `what` are the problems. */
  readonly unchecked: (folder: string, what: string) => string;
  /** A line: what the editor says is open is no folder, or is gone. */
  readonly noFolder: (folder: string) => string;
}

/** Lines of a job's log. */
export interface LogMessages {
  readonly note: (text: string) => string;
  readonly hiddenAnnotations: (hidden: number, level: Severity, limit: number) => string;
  /** `error` is undefined where it is too large. */
  readonly noSummary: (error: string | undefined) => string;
  readonly failing: (failOn: Exclude<FailOn, 'never'>) => string;
}

/** The listing of import time. */
export interface TraceMessages {
  /** What happens, in one word; all of a language are equally wide. */
  readonly marks: Readonly<Record<ImportEvent['kind'], string>>;
  readonly reason: (reason: EntryReason) => string;
  readonly event: (event: ImportEvent) => string;
  /** Follows what depends on a condition that is not known. */
  readonly assumed: string;
}

/** What is said of a pasted log, below what its message means. Sentences. */
export interface SymptomMessages {
  /** On a terminal, where nothing is piped in. */
  readonly paste: string;
  readonly rules: (rules: readonly string[]) => string;
  /** Nothing in the log is known. */
  readonly unknown: string;
  readonly fitting: (findings: number) => string;
  /** There is no finding of these rules. */
  readonly noneFits: string;
  readonly noPython: string;
  /** No file of the stack is in the folder; `frame` is one of them. */
  readonly elsewhere: (frame: string) => string;
}
