import type { Recall } from '../analysis/recall.js';
import { type AnalysisReport, reportWithoutPatchers, timeIsUp } from '../analysis/report.js';
import type { Observer } from '../analysis/run-entry-points.js';
import { isIgnoredFolder } from '../config/ignored.js';
import { unmatchedPatterns } from '../config/schema.js';
import type { FailOn, Settings } from '../config/settings.js';
import { byCause } from '../findings/causes.js';
import { countPatches, type Extent } from '../findings/extent.js';
import { type Finding, type LatePatch, severityRank } from '../findings/finding.js';
import { isCut, type Notice } from '../findings/notice.js';
import { SyntaxCache } from '../project/program.js';
import { type FilePath, overlaid, type Snapshot, toFilePath } from '../project/snapshot.js';
import { placesOf } from '../review/placement.js';
import { type Base, introduced, renamesTo } from './base.js';
import { type Asked, coverageOf, isAsked } from './coverage.js';
import { addedSuppressions, changedSettings, type Means, mayHide } from './hiding.js';

/** What is asked of one state of a repository. */
export interface CheckInput {
  readonly settings: Settings;
  /** What to compare with, asked for only where the head has findings; without it every finding counts. */
  readonly base: ((head: Snapshot) => Promise<Base>) | undefined;
  /** Which findings count: those that the base lacks, those whose code flow passes a file of `changed`, or all. */
  readonly scope: 'new' | 'all' | { readonly changed: ReadonlySet<FilePath> };
  /** What is to be checked: findings elsewhere are of no interest. */
  readonly asked: readonly Asked[];
  readonly observer: Observer;
  /** What the difference to the base may hide findings with. */
  readonly means?: Means | undefined;
  /** What is left of checks of earlier states of the head, for who checks it again and again. */
  readonly recall?: Recall;
  /** Off, every entry point runs every module anew: for those who compare the two. */
  readonly sharing?: boolean;
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
  readonly stats: Extent;
  /** Whether something was asked for of which nothing was checked: then it is not known that all is well. */
  readonly isLacking: boolean;
  readonly texts: ReadonlyMap<FilePath, string>;
}

/**
 * A report, and what the same question gives for another state of the head: one with fixes applied. Undefined where there was
 * no time left to ask it, or no room.
 */
export interface Checked {
  readonly report: CheckReport;
  readonly again: (head: Snapshot) => CheckReport | undefined;
}

/**
 * Analyzes `head` and, where it has findings and something to be compared with, its base. The one use case of the Action
 * and of the command line: they differ in where head and base come from, and in whom they tell. What analyzes is loaded only
 * where something names a patcher: most repositories have nothing of that.
 */
export async function check(head: Snapshot, input: CheckInput): Promise<Checked> {
  const { settings, observer } = input;
  const isWanted = (path: FilePath) => isAsked(input.asked, path);
  const cache = input.recall?.cache ?? new SyntaxCache();
  const analysis = async () => {
    const { analyze } = await import('../analysis/analyze.js');
    return (state: Snapshot, by = settings, recall?: Recall) =>
      analyze(state, by, cache, observer, input.sharing ?? true, recall);
  };
  const without = input.recall === undefined ? withoutPatchers(head, settings, observer) : undefined;
  const first = without ?? (await analysis())(head, settings, input.recall);
  let around: readonly Notice[] = closedFolders(head);
  let coverage: ReturnType<typeof coverageOf> = { notices: [], isLacking: true };
  const isUnlisted = first.files.length === 0 && first.notices.some(isCut);
  const isCovered = observer.finishes(() => {
    around = [...unmatchedPatternNotices(settings, head.paths), ...around];
    if (!isUnlisted) coverage = coverageOf(head, input.asked, first.files, settings);
  });
  const isCompared = first.findings.length > 0 || (input.means !== undefined && mayHide(head, input.means));
  const base = isCompared ? await input.base?.(head) : undefined;
  const analyzed = without === undefined || base !== undefined ? await analysis() : undefined;
  const earlier = base && analyzed?.(overlaid(head, base.overlay));
  const isWantedPatch = ({ location }: LatePatch) => isWanted(location.path);
  let renames = base?.renames ?? new Map<FilePath, FilePath>();
  let hiding: readonly Notice[] = [];
  const isWhole =
    base === undefined ||
    observer.finishes(() => {
      renames = renamesTo(head, base);
      if (input.means && analyzed) hiding = hidingNotices(base, input.means, analyzed);
    });
  const before = earlier && { findings: earlier.findings, renames };
  const isAllTold = isCovered && isWhole;
  // A program of the base that was cut may make an old finding look new, and hides none.
  const later = [
    ...(earlier?.notices ?? []).filter((one) => isCut(one) && one.about !== 'truncation'),
    ...(isAllTold ? [] : [timeIsUp([], settings)]),
  ];
  const cut = first.notices.some(isCut) ? [] : later.slice(0, 1);
  const report = (state: Snapshot, analysis: AnalysisReport): CheckReport => {
    const { findings: all, notices, silenced, files, parsed, patches } = analysis;
    const fresh = before === undefined ? all : introduced(before.findings, all, before.renames);
    const counting = (before === undefined ? all : inScope(input.scope, all, fresh)).filter(isWantedPatch);
    const counted = new Set(counting.map(({ fingerprint }) => fingerprint));
    const rest = all.filter((one) => isWantedPatch(one) && !counted.has(one.fingerprint));
    const uncounted = byCause(rest).length;
    const isNew = input.scope === 'new';
    return {
      findings: byCause(counting),
      introduced: byCause(fresh).length,
      all: byCause(all),
      notices: [
        ...coverage.notices,
        ...around,
        ...cut,
        ...notices.filter((one) => one.path === undefined || isCut(one) || isWanted(one.path)),
        ...hiding.filter(({ path }) => path === undefined || isWanted(path)),
        ...(base?.notices ?? []),
      ],
      stats: {
        files: files.filter(isWanted).length,
        parsed,
        ...countPatches(patches.filter(({ path }) => isWanted(path))),
        olderFindings: isNew ? uncounted : 0,
        unchangedFindings: isNew ? 0 : uncounted,
        silencedFindings: byCause(silenced.filter(isWantedPatch)).length,
      },
      isLacking: coverage.isLacking || [...notices, ...cut].some(isCut),
      texts: state.texts,
    };
  };
  const again = (state: Snapshot) => {
    const found = analyzed ? analyzed(state) : withoutPatchers(state, settings, observer);
    return found === undefined || observer.isTimeUp() || cache.isFull ? undefined : report(state, found);
  };
  return { report: report(head, first), again };

  /** What the difference hides, told by what the head is with the settings of the base. */
  function hidingNotices(
    base: Base,
    means: Means,
    analyzed: Awaited<ReturnType<typeof analysis>>,
  ): readonly Notice[] {
    const counting = (by: Settings, all: readonly LatePatch[]) => {
      const old = input.scope === 'all' ? [] : analyzed(overlaid(head, base.overlay), by).findings;
      return byCause(inScope(input.scope, all, introduced(old, all, renames)).filter(isWantedPatch));
    };
    const suppressions = addedSuppressions(head, base, renames, means);
    const changed = changedSettings(head, base, means);
    if (changed === undefined) return suppressions;
    const { file, before: then } = changed;
    const shown = counting(settings, first.findings);
    const fingerprints = new Set(shown.map(({ fingerprint }) => fingerprint));
    const without = then && counting(then, analyzed(head, then).findings);
    const notice: Notice = {
      kind: 'hidden-findings',
      about: 'changed-settings',
      path: undefined,
      file,
      hidden: without?.filter(({ fingerprint }) => !fingerprints.has(fingerprint)).length,
      isPassing:
        then !== undefined &&
        exitCodeOf(without ?? [], then.failOn) === 1 &&
        exitCodeOf(shown, settings.failOn) === 0,
    };
    return [notice, ...suppressions];
  }
}

/** The report of `state` where it takes no analysis, and where there was time to find that out. */
function withoutPatchers(
  state: Snapshot,
  settings: Settings,
  { isTimeUp, finishes }: Observer,
): AnalysisReport | undefined {
  let report: AnalysisReport | undefined;
  const isWhole = finishes(() => {
    if (!isTimeUp()) report = reportWithoutPatchers(state, settings);
  });
  return isWhole ? report : undefined;
}

/**
 * One notice for each glob of `include` and `exclude` that matches none of `paths`. Globs for folders that are ignored
 * anyway (`.venv`) match nothing because those are never listed: of them nothing is said.
 */
function unmatchedPatternNotices(settings: Settings, paths: Iterable<string>): readonly Notice[] {
  const all = [...paths];
  return (['include', 'exclude'] as const).flatMap((key) =>
    unmatchedPatterns(settings[key], all)
      .filter((pattern) => !pattern.split('/').some(isIgnoredFolder))
      .map((pattern) => ({
        kind: 'unmatched-pattern' as const,
        about: 'pattern' as const,
        path: undefined,
        key,
        pattern,
      })),
  );
}

function closedFolders({ closed }: Snapshot): readonly Notice[] {
  return [...(closed ?? [])].flatMap(([folder, reason]) =>
    // Of time one notice tells.
    reason.kind === 'time-up'
      ? []
      : [{ kind: 'unreadable-file', about: 'folder', path: toFilePath(folder), folder, reason }],
  );
}

function inScope(
  scope: CheckInput['scope'],
  all: readonly LatePatch[],
  fresh: readonly LatePatch[],
): readonly LatePatch[] {
  if (scope === 'new') return fresh;
  if (scope === 'all') return all;
  return all.filter((finding) => placesOf(finding).some(({ path }) => scope.changed.has(path)));
}

/**
 * What the process ends with: 0 nothing at or above the threshold, 1 findings, 2 it could not do its work (wrong usage,
 * wrong configuration, a report that could not be written, a bug).
 */
export type ExitCode = 0 | 1 | 2;

/** 1 when a finding is at or above `failOn`. Notices about the run never count. */
export function exitCodeOf(findings: readonly Finding[], failOn: FailOn): ExitCode {
  if (failOn === 'never') return 0;
  return findings.some((finding) => severityRank[finding.severity] <= severityRank[failOn]) ? 1 : 0;
}
