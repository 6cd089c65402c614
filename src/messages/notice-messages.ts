import type { Prose } from '../text/prose.js';

/** Trouble of the run. `reason` comes from whoever had it, and may be in English. */
export interface NoticeMessages {
  readonly notAnalysed: (path: string, reason: string) => Prose;
  readonly syntaxProblem: (path: string, line: number, problem: string) => Prose;
  readonly notFollowed: (path: string, reason: string) => Prose;
  readonly unusedSuppression: (path: string, line: number) => Prose;
  readonly unknownRule: (path: string, line: number, rules: readonly string[]) => Prose;
  readonly unmatchedPattern: (key: string, pattern: string) => Prose;
}
