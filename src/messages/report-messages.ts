import type { Confidence, Severity } from '../findings/finding.js';
import type { Prose } from '../text/prose.js';

/** Labels and sentences of the reports: terminal, Markdown, SARIF. */
export interface ReportMessages {
  readonly severity: Readonly<Record<Severity, string>>;
  readonly confidence: Readonly<Record<Confidence, string>>;
  /** The one sentence that sums a run up. */
  readonly found: (counts: Readonly<Record<Severity, number>>, files: number) => string;
  /** Ends a chain of steps: `requests` holds … */
  readonly holds: (names: Prose) => Prose;
  /** Ends the steps to the patch. */
  readonly runs: (call: string) => Prose;
  /** Labels of a terminal report. */
  readonly tooEarly: string;
  readonly wouldComeFirst: string;
  readonly patchHere: string;
  readonly leadsToPatch: string;
  /** Marks what looks as if it patched. */
  readonly patchesNothing: string;
  readonly patch: string;
  readonly why: string;
  readonly help: string;
  readonly sure: string;
  readonly see: string;
  readonly note: string;
  readonly moreStatements: (count: number) => string;
  readonly moreNotices: (count: number, kind: string) => string;
  readonly fixesShown: (count: number) => string;
  readonly fixAt: (title: string, place: string) => string;
  /** Markdown. */
  readonly tableHead: readonly [severity: string, place: string, finding: string, rule: string];
  readonly tooEarlyBecause: (consequence: string) => string;
  readonly wouldComeFirstBecause: (consequence: string) => string;
  readonly wayToPatch: string;
  readonly whatToDo: string;
  readonly howSure: (confidence: string) => string;
  readonly fix: string;
  readonly colon: string;
  readonly notes: string;
  readonly noRoomInTable: (count: number) => string;
  readonly noRoomForDetails: (count: number) => string;
  readonly noRoomForNotes: (count: number) => string;
  readonly pageOfRule: string;
}
