import { analyze } from '../../../src/analysis/analyze.js';
import type { AnalysisReport } from '../../../src/analysis/report.js';
import { defaultSettings, type Settings } from '../../../src/config/settings.js';
import type { LatePatch } from '../../../src/findings/finding.js';
import { snapshotOf } from '../../../src/project/snapshot.js';
import type { Story } from './story.js';

/** The settings a story is analysed with. */
export function settingsOf(story: Story): Settings {
  return { ...defaultSettings, pythonVersion: story.pythonVersion };
}

/** The analyzer's report on a story. */
export function reportOn(story: Story): AnalysisReport {
  return analyze(snapshotOf(story.files), settingsOf(story));
}

/** What a story says will be found, one line for each finding and, where it lists them, each offender. */
export function expectedLines(story: Story): readonly string[] {
  return [
    ...story.findings.map(
      ({ path, line, rule, severity }) =>
        `${path}:${line} ${rule}${severity === undefined ? '' : ` (${severity})`}`,
    ),
    ...story.offenders.map(
      ({ path, line, module, effect }) => `${path}:${line} offender ${module} ${effect}`,
    ),
  ].sort();
}

/** What was found, in the same words and as far as the story speaks about it. */
export function foundLines(story: Story, findings: readonly LatePatch[]): readonly string[] {
  const offenders = new Set<string>();
  if (story.offenders.length > 0) {
    for (const { location, module, effect } of findings.flatMap((finding) => finding.offenders))
      offenders.add(`${location.path}:${location.start.line} offender ${module} ${effect}`);
  }
  // What one statement owes to several causes is one line.
  const places = new Map(
    findings.map((one) => [`${one.location.span.start} ${one.location.path} ${one.rule}`, one]),
  );
  const lines = [...places.values()].map(({ location, rule, severity }) => {
    const place = { path: location.path as string, line: location.start.line };
    const told = story.findings.some(
      (one) =>
        one.path === place.path && one.line === place.line && one.rule === rule && one.severity !== undefined,
    );
    return `${place.path}:${place.line} ${rule}${told ? ` (${severity})` : ''}`;
  });
  return [...lines, ...offenders].sort();
}
