import type { FilePath } from '../project/snapshot.js';
import { groupedBy } from '../text/groups.js';
import { type Finding, type Fingerprint, type LatePatch, patchText, severityRank } from './finding.js';
import { causePrint } from './fingerprint.js';

/**
 * Late patches as findings, one for each cause, in the order of their first ones. A cause is what one rule says of the
 * statements of one file that make one and the same patch late, in however many programs; and those of several files are one
 * where they import one library in programs that have them in common.
 */
export function byCause(late: readonly LatePatch[]): readonly Finding[] {
  return [...groupedBy(late, causeKey).values()].map(findingOf);
}

/** What is in time, or never runs, is told where it is. */
function hasCause({ timing, offenders }: LatePatch): boolean {
  return (timing === 'late' || timing === 'second') && offenders.length > 0;
}

function causeKey(one: LatePatch): string {
  const { rule, patch, location } = one;
  const place = hasCause(one) ? causeFilesOf(one)[0]! : `${location.path}:${location.span.start}`;
  return [rule, patchText(patch.by), place].join('\n');
}

/** The files whose statements are the cause of a late patch; of those that have one cause they are the same. */
export function causeFilesOf({
  cause,
  causeFiles = [cause.path],
}: Pick<LatePatch, 'cause' | 'causeFiles'>): readonly FilePath[] {
  return causeFiles;
}

const confidenceRank = { high: 0, medium: 1, low: 2 } as const;

function findingOf(late: readonly LatePatch[]): Finding {
  const [first, ...others] = late.toSorted(
    (a, b) =>
      severityRank[a.severity] - severityRank[b.severity] ||
      confidenceRank[a.confidence] - confidenceRank[b.confidence],
  );
  const fingerprint = hasCause(first!) ? causePrint(first!, first!.cause.path) : first!.fingerprint;
  const aliases = new Set(late.flatMap(aliasesOf));
  aliases.delete(fingerprint);
  return { ...first!, fingerprint, aliases: [...aliases], others };
}

/** That of the place, and those of whatever else may have been the cause. */
function aliasesOf(one: LatePatch): readonly Fingerprint[] {
  if (!hasCause(one)) return [one.fingerprint];
  const ends = one.offenders.map(({ location, chain }): FilePath => {
    const last = chain.findLast((link) => link.location !== undefined);
    return (last?.location ?? location).path;
  });
  const files = new Set([...ends, ...causeFilesOf(one)]);
  return [one.fingerprint, ...[...files].map((path) => causePrint(one, path))];
}

/** The finding that each fingerprint tells of: its own goes before what another may have been told by. */
export function byFingerprint(findings: readonly Finding[]): ReadonlyMap<string, Finding> {
  const found = new Map<string, Finding>(findings.map((finding) => [finding.fingerprint, finding]));
  for (const finding of findings)
    for (const alias of finding.aliases) if (!found.has(alias)) found.set(alias, finding);
  return found;
}
