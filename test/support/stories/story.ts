import type { PythonVersion } from '../../../src/patchers/types.js';

/** The patchers with threads of their own that stories are run with. */
export type GreenPatcher = 'gevent' | 'eventlet';

/** What a real interpreter shows when it uses what the patch came too late for. */
export const outcomes = [
  'recursion',
  'crash',
  'deadlock',
  'blocks',
  'never-joins',
  'race',
  'shared',
  'bypassed',
  'clean',
] as const;

export type Outcome = (typeof outcomes)[number];

/** How a story's program is started. */
export type Run =
  | { readonly kind: 'script'; readonly path: string; readonly args: readonly string[] }
  | { readonly kind: 'module'; readonly module: string; readonly args: readonly string[] }
  | { readonly kind: 'import'; readonly module: string };

/** One `# late: RULE` comment: a finding on this line. */
export interface ExpectedFinding {
  readonly path: string;
  readonly line: number;
  readonly rule: string;
  /** Undefined where the story leaves it open. */
  readonly severity: string | undefined;
}

/** One `# offender: MODULE EFFECT` comment. */
export interface ExpectedOffender {
  readonly path: string;
  readonly line: number;
  readonly module: string;
  readonly effect: string;
}

/** The library must be older than `before` (major, minor). */
export interface Needs {
  readonly library: GreenPatcher;
  readonly before: readonly [major: number, minor: number];
}

/** One heading of a page: a small project, what the analyzer must say of it, and what CPython does with it. */
export interface Story {
  /** Heading, with the headings above it. */
  readonly name: string;
  /** 1-based line of the page on which the story's heading stands. */
  readonly line: number;
  readonly files: Readonly<Record<string, string>>;
  readonly findings: readonly ExpectedFinding[];
  /** All offenders, or none where the story does not list them. */
  readonly offenders: readonly ExpectedOffender[];
  readonly run: Run | undefined;
  readonly pythonVersion: PythonVersion | undefined;
  readonly library: GreenPatcher;
  /** Everything that goes wrong, worst first; undefined where the story is not for a real interpreter. */
  readonly outcome: readonly Outcome[] | undefined;
  /** Releases of a library before which the outcome is seen: `gevent<26.8`. */
  readonly needs: Needs | undefined;
  /** Why the analyzer is known to miss what a real interpreter shows. */
  readonly limit: string | undefined;
}
