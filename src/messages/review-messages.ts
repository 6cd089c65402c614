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
  readonly settled: (commit: string) => string;
  readonly whatItSaid: string;
}
