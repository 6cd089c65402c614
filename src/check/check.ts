import { type AnalysisReport, analyze } from '../analysis/analyze.js';
import { introduced } from '../analysis/baseline.js';
import type { Observer } from '../analysis/run-entry-points.js';
import type { Settings } from '../config/settings.js';
import { unmatchedPatternNotices } from '../config/unmatched.js';
import type { Finding, Notice } from '../findings/finding.js';
import type { FilePath } from '../project/file-path.js';
import type { SyntaxCache } from '../project/program.js';
import { overlaid, type Snapshot } from '../project/snapshot.js';
import { placesOf } from '../review/placement.js';
import type { Base } from './base.js';

/** What is asked of one state of a repository. */
export interface CheckRequest {
  readonly settings: Settings;
  /** Trouble with reading the head. */
  readonly notices?: readonly Notice[];
  /** What to compare with, asked for only where the head has findings; without it every finding counts. */
  readonly base?: ((head: Snapshot) => Promise<Base>) | undefined;
  /** Which findings count: those that the base lacks, those whose code flow passes a file of `changed`, or all. */
  readonly scope: 'new' | 'all' | { readonly changed: ReadonlySet<FilePath> };
  /** Whether somebody asked for what is found in this file; everything, where it is left out. */
  readonly isWanted?: ((path: FilePath) => boolean) | undefined;
  readonly observe?: Observer | undefined;
}

/** What was found in one state of a repository, before anybody is told. */
export interface CheckReport {
  /** Those that count: everything is told of them, and they decide the exit code. */
  readonly findings: readonly Finding[];
  /** How many findings the base did not have; without a base all of them. */
  readonly introduced: number;
  /** Everything found, whether it counts or not. */
  readonly all: readonly Finding[];
  readonly notices: readonly Notice[];
  readonly stats: AnalysisReport['stats'];
  readonly texts: ReadonlyMap<FilePath, string>;
}

/** A report, and what the same question gives for another state of the head: one with fixes applied. */
export interface Checked {
  readonly report: CheckReport;
  readonly again: (head: Snapshot) => CheckReport;
}

/**
 * Analyzes `head` and, where it has findings and something to be compared with, its base. The one use case of the Action
 * and of the command line: they differ in where head and base come from, and in whom they tell.
 */
export async function check(head: Snapshot, request: CheckRequest): Promise<Checked> {
  const { settings, observe } = request;
  const cache: SyntaxCache = new Map();
  const around = [...unmatchedPatternNotices(settings, head.paths), ...(request.notices ?? [])];
  const first = analyze(head, settings, cache, observe);
  const base = first.findings.length === 0 ? undefined : await request.base?.(head);
  const known = base && analyze(overlaid(head, base.overlay), settings, cache, observe).findings;
  const report = (state: Snapshot, analysis: AnalysisReport): CheckReport => {
    const fresh =
      base === undefined || known === undefined
        ? analysis.findings
        : introduced(known, analysis.findings, base.renames);
    const counting =
      base === undefined ? analysis.findings : inScope(request.scope, analysis.findings, fresh);
    const isWanted = request.isWanted ?? (() => true);
    return {
      findings: counting.filter(({ location }) => isWanted(location.path)),
      introduced: fresh.length,
      all: analysis.findings,
      notices: [
        ...around,
        ...analysis.notices.filter(({ path }) => path === undefined || isWanted(path)),
        ...(base?.notices ?? []),
      ],
      stats: { ...analysis.stats, files: analysis.files.filter(isWanted).length },
      texts: state.texts,
    };
  };
  return {
    report: report(head, first),
    again: (state) => report(state, analyze(state, settings, cache, observe)),
  };
}

function inScope(
  scope: CheckRequest['scope'],
  all: readonly Finding[],
  fresh: readonly Finding[],
): readonly Finding[] {
  if (scope === 'new') return fresh;
  if (scope === 'all') return all;
  return all.filter((finding) => placesOf(finding).some(({ path }) => scope.changed.has(path)));
}
