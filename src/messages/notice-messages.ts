import type { MalformedSuppression, Suppression } from '../findings/suppression.js';
import type { Prose } from '../text/prose.js';

/** Trouble of the run. `reason` comes from whoever had it, and may be in English. */
export interface NoticeMessages {
  readonly notAnalysed: (path: string, reason: string) => Prose;
  readonly syntaxProblem: (path: string, line: number, problem: string) => Prose;
  readonly notFollowed: (path: string, reason: string) => Prose;
  /** `rules` of it did nothing, all of them where none is named. */
  readonly unusedSuppression: (place: SuppressionPlace, rules: readonly string[]) => Prose;
  /** `meant` is the rule that was probably meant. */
  readonly unknownRule: (place: SuppressionPlace, rule: string, meant: string | undefined) => Prose;
  readonly malformedSuppression: (
    path: string,
    line: number,
    problem: MalformedSuppression['problem'],
    word: string,
  ) => Prose;
  readonly unmatchedPattern: (key: string, pattern: string) => Prose;
  /** A file or module that the configuration names under `key`. */
  readonly unmatchedLaunch: (key: string, name: string) => Prose;
}

/** Where a comment that suppresses stands, and what for. */
export interface SuppressionPlace {
  readonly path: string;
  readonly line: number;
  readonly scope: Suppression['scope'];
  /** No code stands on its line. */
  readonly isAlone: boolean;
}
