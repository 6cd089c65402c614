import { type Finding, type Fix, fixedText, type LatePatch, latePatchesOf } from '../findings/finding.js';
import { type FilePath, overlaid, type Snapshot } from '../project/snapshot.js';

/** A fix that was applied, with the late patch that it was for. */
export interface AppliedFix {
  readonly finding: LatePatch;
  readonly fix: Fix;
}

/** A repository with fixes applied, and what is still reported of it. */
export interface Fixed<Report> {
  readonly snapshot: Snapshot;
  readonly report: Report;
  readonly applied: readonly AppliedFix[];
}

/** More rounds than any repository needs: each cures at least one finding. */
const mostRounds = 1000;

/**
 * Applies fixes until none is left, analysing again after each round, since lines have moved and one move may cure
 * several findings. A round fixes each file once. One that leaves as many findings as there were is taken back and its
 * fixes are tried one by one. `report` is what `analyse` says of `snapshot`, which gives undefined where there is no time left:
 * no more is fixed then. Files that `mayEdit` refuses stay as they are.
 */
export function fixAll<Report extends { readonly findings: readonly Finding[] }>(
  snapshot: Snapshot,
  report: Report,
  analyse: (snapshot: Snapshot) => Report | undefined,
  mayEdit: (path: FilePath) => boolean,
): Fixed<Report> {
  let state: Fixed<Report> = { snapshot, report, applied: [] };
  for (let round = 0; round < mostRounds; round++) {
    const offered = onePerFile(state.report.findings, mayEdit);
    const batches = [offered, ...offered.map((one) => [one])].filter((batch) => batch.length > 0);
    const next = firstThatHelps(state, batches, analyse);
    if (next === undefined) return state;
    state = next;
  }
  return state;
}

function onePerFile(
  findings: readonly Finding[],
  mayEdit: (path: FilePath) => boolean,
): readonly AppliedFix[] {
  const taken = new Set<FilePath>();
  return findings.flatMap(latePatchesOf).flatMap((finding) => {
    const { fix } = finding;
    const paths = fix?.edits.map(({ path }) => path) ?? [];
    if (fix === undefined || !paths.every((path) => !taken.has(path) && mayEdit(path))) return [];
    for (const path of paths) taken.add(path);
    return [{ finding, fix }];
  });
}

function firstThatHelps<Report extends { readonly findings: readonly Finding[] }>(
  { snapshot, report, applied }: Fixed<Report>,
  batches: readonly (readonly AppliedFix[])[],
  analyse: (snapshot: Snapshot) => Report | undefined,
): Fixed<Report> | undefined {
  for (const batch of batches) {
    const fixed = overlaid(snapshot, fixedTexts(snapshot, batch));
    const after = analyse(fixed);
    if (after === undefined) return undefined;
    if (countOf(after.findings) < countOf(report.findings))
      return { snapshot: fixed, report: after, applied: [...applied, ...batch] };
  }
  return undefined;
}

function countOf(findings: readonly Finding[]): number {
  return findings.flatMap(latePatchesOf).length;
}

function fixedTexts(snapshot: Snapshot, batch: readonly AppliedFix[]): ReadonlyMap<FilePath, string> {
  const texts = new Map<FilePath, string>();
  for (const { fix } of batch) {
    for (const path of new Set(fix.edits.map((edit) => edit.path)))
      texts.set(path, fixedText(snapshot.texts.get(path) ?? '', path, fix));
  }
  return texts;
}
