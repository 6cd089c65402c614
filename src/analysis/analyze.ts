import { pathFilter } from '../config/globs.js';
import type { Settings } from '../config/settings.js';
import type { Finding } from '../findings/finding.js';
import { threatsIn } from '../formatters/index.js';
import { messagesIn } from '../messages/index.js';
import { createProgram, pythonFiles, type SyntaxCache } from '../modules/program.js';
import type { Snapshot } from '../tree/snapshot.js';
import { poolFindings } from './celery-pools.js';
import { explore } from './explore.js';
import { findingsOf } from './findings.js';
import { formatterFindings } from './formatter-moves.js';
import { noticesOf } from './notices.js';
import { type Observer, unobserved } from './observer.js';
import type { AnalysisReport } from './report.js';
import { levelled } from './rule-levels.js';
import { suppress } from './suppress.js';
import { unmatchedLaunches } from './unmatched-launches.js';
import { withFixes } from './verified-fixes.js';

/**
 * Runs the whole pipeline over one state of a repository. Pure: the same snapshot and settings give the same report.
 * Files that `exclude` leaves out still run where others import them; nothing is reported in them.
 * `cache` keeps the syntax of texts for the next state of the same repository; `observe` is told how far it is.
 */
export function analyze(
  snapshot: Snapshot,
  settings: Settings,
  cache: SyntaxCache = new Map(),
  observe: Observer = unobserved,
): AnalysisReport {
  const program = createProgram(snapshot, settings.sourceRoots, cache);
  const messages = messagesIn(settings.language).notices;
  const wanted = pathFilter(settings.include, settings.exclude);
  const files = pythonFiles(program).filter(wanted);
  const exploration = explore(program, files, settings, observe);
  // `include` chooses among Python files; a launcher that patches late may be written elsewhere.
  const isKept = pathFilter([], settings.exclude);
  const isWanted = ({ location: { path } }: Finding) =>
    program.isPython(path) ? wanted(path) : isKept(path);
  const located = findingsOf(program, exploration, settings).filter(isWanted);
  const threats = exploration.patches.length === 0 ? [] : threatsIn(snapshot.texts);
  const movable = formatterFindings(program, exploration, located, threats, settings, cache).filter(isWanted);
  const pools = poolFindings(program, files, exploration.found, settings).filter(isWanted);
  const suppressed = suppress(program, files, [...located, ...movable, ...pools], messages);
  const kept = levelled(suppressed.findings, settings.rules);
  const findings = withFixes(program, exploration, kept, threats, settings, cache, observe);
  const notices = [...noticesOf(program, exploration, messages), ...suppressed.notices];
  return {
    findings: [...findings].sort(byPlace),
    notices: [...unmatchedLaunches(program, settings.launches, messages), ...notices].filter(
      ({ path }) => path === undefined || wanted(path),
    ),
    files,
    stats: { files: files.length, parsed: program.parsedPaths().length },
  };
}

function byPlace(a: Finding, b: Finding): number {
  const path = a.location.path < b.location.path ? -1 : a.location.path > b.location.path ? 1 : 0;
  return (
    path || a.location.start.line - b.location.start.line || (a.rule < b.rule ? -1 : a.rule > b.rule ? 1 : 0)
  );
}
