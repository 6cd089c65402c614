import {
  type Finding,
  type FindingDraft,
  type Fix,
  fixedText,
  type Location,
  patchText,
} from '../findings/finding.js';
import { fixCandidates } from '../fixes/candidates.js';
import { rearranged } from '../project/program.js';
import { groupedBy } from '../text/groups.js';
import { triggerText } from '../trace/trace.js';
import { adviceFor, latePatches, locationOf, stepKey } from './diagnostics.js';
import { formatterSafeFix } from './formatter-check.js';
import { type Explored, exploreEntries, type Observer } from './run-entry-points.js';

/** Fixes tried in one run, and entry points rerun for each: a report longer than this is read for its first lines. */
const mostFixes = 40;
const mostEntries = 5;

/** Adds a fix to each finding without one that has one which, applied and analysed again, makes it go away and brings none. */
export function withFixes(
  explored: Explored,
  findings: readonly Finding[],
  observe: Observer,
): readonly Finding[] {
  const { program } = explored;
  const { patchers } = explored.settings;
  const offendersOf = everyOffender(explored);
  let tried = 0;
  return findings.map((finding, index) => {
    observe('fixes', index, findings.length);
    // A patch that is in time is not moved, nor one that never runs.
    if (finding.timing !== 'late') return finding;
    for (const fix of fixCandidates({ program, patchers }, finding, offendersOf(finding))) {
      if (tried >= mostFixes) return finding;
      tried++;
      const cured = cures(explored, finding, fix);
      if (cured === undefined) continue;
      const { path } = finding.location;
      const formatterSafe = formatterSafeFix(cured, path, program.text(path) ?? '', fix);
      const advice = adviceFor(finding, formatterSafe, patchers);
      return { ...finding, fix: formatterSafe, advice };
    }
    return finding;
  });
}

/** Gives the offenders of all rules at the statement B of a finding, silent ones too: one move should cure them all. */
function everyOffender({ program, exploration }: Explored): (finding: Finding) => readonly Location[] {
  const byPlace = groupedBy(exploration.placed, ({ divergence }) => stepKey(divergence.patch));
  return ({ location: { path, span } }) =>
    (byPlace.get(stepKey({ activation: { path }, span })) ?? []).map(({ divergence, entry }) =>
      locationOf(program, divergence.offender, entry),
    );
}

/** The program with `fix` applied and the entry points of `finding` run again, where that cures it and brings none. */
function cures(explored: Explored, finding: Finding, fix: Fix): Explored | undefined {
  const { program, exploration, settings, cache } = explored;
  const { path } = finding.location;
  const before = program.text(path);
  if (before === undefined) return undefined;
  const text = fixedText(before, path, fix);
  const fixed = rearranged(program, path, text, cache);
  const problems = fixed.syntax(path)?.problems.length ?? 0;
  if (problems > (program.syntax(path)?.problems.length ?? 0)) return undefined;
  const entries = exploration.entries
    .filter((entry) => finding.entries.includes(entry.path))
    .slice(0, mostEntries);
  const placed = exploration.placed.filter((one) => entries.includes(one.entry));
  const was = counts(latePatches(program, { placed }, settings.patchers));
  const after = exploreEntries(fixed, entries, settings, explored);
  // A patch that no longer happens is never late.
  if (!after.patches.some(({ patch }) => triggerText(patch.by) === patchText(finding.patch.by)))
    return undefined;
  const is = counts(latePatches(fixed, after, settings.patchers));
  const own = identity(finding);
  if ((is.get(own) ?? 0) >= (was.get(own) ?? 0)) return undefined;
  const bringsNone = [...is].every(([key, count]) => count <= (was.get(key) ?? 0));
  return bringsNone ? { ...explored, program: fixed, exploration: after } : undefined;
}

/** Findings by what they are about; fingerprints count equal ones through, so one less would shift the rest. */
function counts(findings: readonly FindingDraft[]): ReadonlyMap<string, number> {
  const result = new Map<string, number>();
  for (const finding of findings) result.set(identity(finding), (result.get(identity(finding)) ?? 0) + 1);
  return result;
}

function identity({ rule, location, patch }: FindingDraft): string {
  return [rule, location.path, patchText(patch.by), patch.location.path].join('\n');
}
