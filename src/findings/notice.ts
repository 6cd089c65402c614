import type { FilePath } from '../project/snapshot.js';
import type { Refusal, Unreadable } from '../project/unreadable.js';
import type { SyntaxFault } from '../python/syntax.js';
import type { Truncation } from '../trace/trace.js';
import type { Cell, RuleId } from './finding.js';
import type { MalformedSuppression, Suppression } from './suppression.js';

/**
 * Trouble of the run, not of the user's code: it never hides findings and never sets the exit code by itself. A notice is a fact;
 * `messages/` has its words. `kind` is what the reports say, `about` tells the facts of a kind apart.
 */
export type Notice =
  | UnreadableNotice
  | SuppressionNotice
  | HidingNotice
  | PatternNotice
  | ListNotice
  | HostNotice
  | OutdatedNotice
  | LaunchNotice
  | UncheckedNotice
  | {
      readonly kind: 'syntax-problem';
      readonly about: 'syntax';
      readonly path: FilePath;
      readonly line: number;
      /** Where the file is a notebook. */
      readonly cell?: Cell;
      readonly fault: SyntaxFault;
    }
  /** The file has more than `limit` tokens and comments, and was read up to this line. */
  | {
      readonly kind: 'limit-reached';
      readonly about: 'rest-of-file';
      readonly path: FilePath;
      readonly line: number;
      readonly limit: number;
    }
  /**
   * There is more in all files than is kept: those at `left` were not read, or not to their end. `limit` is in bytes for texts, in
   * tokens and comments for syntax.
   */
  | {
      readonly kind: 'limit-reached';
      readonly about: 'room';
      readonly path: undefined;
      readonly of: 'texts' | 'syntax';
      readonly limit: number;
      readonly left: readonly FilePath[];
    }
  /** The programs that begin at `left` were looked at, but not to their end. */
  | {
      readonly kind: 'limit-reached';
      readonly about: 'truncation';
      readonly path: undefined;
      readonly truncation: ProgramLimit;
      readonly left: readonly FilePath[];
    }
  /**
   * After `seconds` time was up: while files were listed and read, of which those at `left` are missing; before it was known which
   * programs there are; or before the programs that begin at `left` were looked at, and what is asked about findings.
   */
  | {
      readonly kind: 'limit-reached';
      readonly about: 'time';
      readonly path: undefined;
      readonly seconds: number;
      readonly during: 'reading' | 'discovery' | 'programs';
      readonly left: readonly FilePath[];
    }
  /** More than `most` statements would have to be executed: the programs that begin at `left` were not looked at. */
  | {
      readonly kind: 'limit-reached';
      readonly about: 'statements';
      readonly path: undefined;
      readonly most: number;
      readonly left: readonly FilePath[];
    };

/** What ends a program on paper before its own end. */
export type ProgramLimit = Exclude<Truncation, { readonly what: 'setting' | 'time' }>;

/** A file that was not analysed, the version of one in the base, or a folder (`''` is the root) that cannot be listed. */
type UnreadableNotice =
  | {
      readonly kind: 'unreadable-file';
      readonly about: 'file' | 'base-file';
      readonly path: FilePath;
      readonly reason: Unreadable;
    }
  | {
      readonly kind: 'unreadable-file';
      readonly about: 'folder';
      readonly path: FilePath | undefined;
      readonly folder: string;
      readonly reason: Unreadable;
    };

/** That a difference hides findings without curing them. */
type HidingNotice =
  /**
   * It changes the settings of `file`. `hidden` counts the findings that the base's would show, undefined where those are
   * not known; `isPassing`: with those the run would fail, and it does not.
   */
  | {
      readonly kind: 'hidden-findings';
      readonly about: 'changed-settings';
      readonly path: undefined;
      readonly file: FilePath;
      readonly hidden: number | undefined;
      readonly isPassing: boolean;
    }
  /** It adds a comment that suppresses. */
  | {
      readonly kind: 'hidden-findings';
      readonly about: 'added-suppression';
      readonly path: FilePath;
      readonly line: number;
      readonly scope: Suppression['scope'];
    };

/** A comment that suppresses, and what it does not do. */
type SuppressionNotice =
  /** `rules` of it did nothing, all of them where none is named. */
  | (SuppressionPlace & { readonly about: 'idle-suppression'; readonly rules: readonly RuleId[] })
  /** `meant` is the rule that was probably meant. */
  | (SuppressionPlace & {
      readonly about: 'unknown-rule';
      readonly rule: string;
      readonly meant: string | undefined;
    })
  | {
      readonly kind: 'unused-suppression';
      readonly about: 'malformed-suppression';
      readonly path: FilePath;
      readonly line: number;
      readonly problem: MalformedSuppression['problem'];
      readonly word: string;
    };

/** Where a comment that suppresses stands, and what for. */
interface SuppressionPlace {
  readonly kind: 'unused-suppression';
  readonly path: FilePath;
  readonly line: number;
  readonly scope: Suppression['scope'];
  /** No code stands on its line. */
  readonly isAlone: boolean;
}

/** What the configuration names under `key` and the repository does not have. */
type PatternNotice =
  | {
      readonly kind: 'unmatched-pattern';
      readonly about: 'pattern';
      readonly path: undefined;
      readonly key: 'include' | 'exclude';
      readonly pattern: string;
    }
  | {
      readonly kind: 'unmatched-pattern';
      readonly about: 'launch';
      readonly path: undefined;
      readonly key: string;
      /** A file or module. */
      readonly name: string;
    };

/** A line that says how a program starts, of which it cannot be read what that is, or whether it patches. */
type LaunchNotice = {
  readonly kind: 'unknown-launch';
  readonly path: FilePath;
  readonly line: number;
} /** `word` has no value here: `$WORKER`. */ & (
  | { readonly about: 'unknown-word'; readonly program: string; readonly word: string }
  /** The file is a template, or broken. */
  | { readonly about: 'unread-file' }
  /** Not all that a framework imports by its setting `name` is known. */
  | { readonly about: 'setting'; readonly name: string }
);

/**
 * Why no file was checked at `path`, which somebody named `given`, or anywhere: there is no Python file (or the file is
 * none), or nothing that was changed is looked into.
 */
export type UncheckedNotice = {
  readonly kind: 'nothing-checked';
  readonly path: FilePath | undefined;
  readonly given: string | undefined;
} & (
  | { readonly about: 'not-python' | 'unchanged' }
  /** `ignored` counts what git ignores, and was not looked at for that. */
  | { readonly about: 'no-python'; readonly ignored: number }
  /** The settings leave out all that there are. */
  | { readonly about: 'left-out'; readonly key: 'include' | 'exclude' }
  /** It lies in a folder that is never looked into: this one, an environment, or what a build made. */
  | { readonly about: 'ignored-folder'; readonly folder: string | undefined }
);

/** Whether a notice is a warning: who reads over it may believe that all is well, and that is not known. */
export function isWarning(notice: Notice): boolean {
  const { kind, about } = notice;
  return (kind === 'nothing-checked' && about !== 'unchanged') || isCut(notice);
}

/** Whether a notice says that a run ended before it had looked at everything, or a program on paper before its end. */
export function isCut({ kind }: Notice): boolean {
  return kind === 'limit-reached';
}

/** Whether a notice says why something was not checked at all. */
export function saysUnchecked(notice: Notice): boolean {
  return notice.kind === 'nothing-checked' || notice.kind === 'unreadable-file' || isCut(notice);
}

/** Files that nobody listed; `listed` counts those that are there. */
type ListNotice =
  | {
      readonly kind: 'incomplete-list';
      readonly about: 'tree-cut' | 'comparison-cut';
      readonly path: undefined;
      readonly listed: number;
    }
  | {
      readonly kind: 'incomplete-list';
      readonly about: 'changes-cut';
      readonly path: undefined;
      readonly listed: number;
      /** Undefined where nobody says how many there are. */
      readonly missing: number | undefined;
    };

/**
 * What GitHub did not do: post the review, take every comment in its place (`moved`), bring earlier comments up to date
 * (`stale`), say where the branches part, say what the pull request changes.
 */
type HostNotice = {
  readonly kind: 'host-refusal' | 'missing-permission';
  readonly path: undefined;
} & (
  | { readonly about: 'not-posted' | 'moved' | 'stale' | 'merge-base'; readonly refusal: Refusal }
  | { readonly about: 'changes'; readonly refusal: Refusal | { readonly kind: 'no-token' } }
  /** A fault of this tool; `error` is what it says of itself. */
  | { readonly about: 'review-failed'; readonly error: string }
);

/** Why nothing is posted: the pull request is another one by now. `commit` is a full id. */
type OutdatedNotice =
  | { readonly kind: 'outdated-run'; readonly about: 'closed'; readonly path: undefined }
  | {
      readonly kind: 'outdated-run';
      readonly about: 'moved-on' | 'no-pull-request';
      readonly path: undefined;
      readonly commit: string;
    };
