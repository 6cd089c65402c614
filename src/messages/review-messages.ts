import type { Severity } from '../findings/finding.js';
import type { Prose } from '../text/prose.js';

/** Labels and sentences of review comments. Strings are Markdown. */
export interface ReviewMessages {
  readonly headline: (severity: Severity, isCertain: boolean, message: string) => string;
  /** Above the comments of a review. */
  readonly opening: (counts: Readonly<Record<Severity, number>>) => string;
  readonly withoutComment: string;
  readonly didNotFit: (count: number) => string;
  readonly entry: (place: string, headline: string, page: string) => string;
  readonly shortened: string;
  /** All that is left of a comment that would be too long. */
  readonly latePatch: string;
  readonly theFix: string;
  readonly theFixIn: (file: string) => string;
  readonly pages: (links: readonly string[]) => string;
  /** The chains of a story. */
  readonly loads: (names: Prose) => Prose;
  readonly moreAbove: (count: number) => Prose;
  readonly onlyThen: (places: Prose) => Prose;
  /** Of a patch that is in time, after a formatter has been at it. */
  readonly onlyThenWould: (places: Prose) => Prose;
  readonly moreSteps: (count: number) => Prose;
  readonly storySeparator: string;
  /** Why a comment has nothing to say any more. */
  readonly settled: {
    /** The finding is gone. */
    readonly gone: (commit: string) => string;
    /** The code still has it, but so has the base by now: it is not what this pull request introduces. */
    readonly old: (commit: string) => string;
  };
  /** What remains of a review whose findings another run told at the same moment: a review cannot be deleted. */
  readonly saidByAnotherRun: string;
  readonly whatItSaid: string;
}
