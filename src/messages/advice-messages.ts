import type { Prose } from '../text/prose.js';

/** What to do about a late patch: paragraphs are put together of these sentences. `file` and `runsFirst` are paths. */
export interface AdviceMessages {
  readonly outermostPackage: (runsFirst: string, file: string) => Prose;
  readonly startingModule: (runsFirst: string, file: string) => Prose;
  readonly moveAbove: (line: number) => Prose;
  readonly importFirst: (file: string, lines: readonly number[]) => Prose;
  readonly runAtTop: (patch: string, file: string, lines: readonly number[]) => Prose;
  readonly gunicorn: Prose;
  readonly uwsgi: Prose;
  /** `name` is `module.attribute`. */
  readonly lookUpLate: (module: string, name: string) => Prose;
  readonly createLate: Prose;
  readonly keepBelow: Prose;
  /** A fix in a few words. */
  readonly fixTitle: (line: number) => string;
}
