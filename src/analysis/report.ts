import { pathFilter } from '../config/schema.js';
import type { Settings } from '../config/settings.js';
import { namesPatchers } from '../environment/patchers-in-use.js';
import type { SeenPatch } from '../findings/extent.js';
import type { LatePatch } from '../findings/finding.js';
import type { Notice } from '../findings/notice.js';
import { builtInLaunchers } from '../launchers/index.js';
import { isPythonIn } from '../project/file-kinds.js';
import { type FilePath, isPartlyRead, type Snapshot } from '../project/snapshot.js';

/** What one analysis of a state of a repository found. */
export interface AnalysisReport {
  /** Sorted by path, line, rule. */
  readonly findings: readonly LatePatch[];
  readonly notices: readonly Notice[];
  /** Findings, worse than a notice, that a comment or a setting silences. */
  readonly silenced: readonly LatePatch[];
  readonly patches: readonly SeenPatch[];
  /** The Python files in scope, in the order of their paths. */
  readonly files: readonly FilePath[];
  /** How many Python files were parsed to know about them. */
  readonly parsed: number;
}

/**
 * The report of a repository in which nothing names a patcher: neither one of the settings', nor what patches when it is
 * imported, called or started, nor this tool. No program of it patches, so that none has to be looked at, and nothing that does that is
 * loaded. Undefined for every other one, and where something may come in unsaid: by an installed package, by the
 * configuration, or by a file that was not read.
 */
export function reportWithoutPatchers(snapshot: Snapshot, settings: Settings): AnalysisReport | undefined {
  const { texts, installed, unreadable } = snapshot;
  const { patchers, launches, libraries, include, exclude } = settings;
  if (installed !== undefined || launches.length > 0 || libraries.size > 0 || isPartlyRead(snapshot))
    return undefined;
  if ([...unreadable.values()].some(({ kind }) => kind === 'no-room')) return undefined;
  if (namesPatchers(patchers, otherNames, snapshot)) return undefined;
  for (const [path, text] of texts)
    if (builtInLaunchers.configuredBy(path)?.configuration?.mayPatch(text) === true) return undefined;
  const isWanted = pathFilter(include, exclude);
  const files = [...texts].flatMap(([path, text]) => (isPythonIn(snapshot, path, text) ? path : []));
  return {
    findings: [],
    notices: unreadIn(snapshot).filter(({ path }) => path === undefined || isWanted(path)),
    silenced: [],
    patches: [],
    files: files.filter(isWanted).sort(),
    parsed: 0,
  };
}

/** Commands that run a patcher without naming it, and this tool: who suppresses something is told what. */
const otherNames: readonly string[] = [
  ...builtInLaunchers.all.flatMap(({ alwaysPatches, programs = [] }) => (alwaysPatches ? programs : [])),
  'late-patch',
];

/** Files that cannot be read. Of those that there was no time or no room for one notice tells, all at once. */
export function unreadIn({ unreadable }: Snapshot): readonly Notice[] {
  const left = new Map<FilePath, number>();
  const notices: Notice[] = [];
  for (const [path, reason] of unreadable) {
    if (reason.kind === 'no-room') left.set(path, reason.limit);
    else if (reason.kind !== 'time-up')
      notices.push({ kind: 'unreadable-file', about: 'file', path, reason });
  }
  return [...notices, ...noRoom('texts', left)];
}

/** That there was no room for files, of which `left` has the limit. */
export function noRoom(of: 'texts' | 'syntax', left: ReadonlyMap<FilePath, number>): readonly Notice[] {
  const [limit] = left.values();
  if (limit === undefined) return [];
  return [{ kind: 'limit-reached', about: 'room', path: undefined, of, limit, left: [...left.keys()] }];
}

/** That time was up before the programs that begin at `left` were looked at, and whatever comes after them. */
export function timeIsUp(
  left: readonly FilePath[],
  { timeout }: Settings,
  during: 'reading' | 'discovery' | 'programs' = 'programs',
): Notice {
  return { kind: 'limit-reached', about: 'time', path: undefined, seconds: timeout, during, left };
}
