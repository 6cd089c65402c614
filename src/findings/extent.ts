import type { FilePath } from '../project/snapshot.js';

/** What a run looked at, for whoever is told that it found nothing. Files, programs and patches are those that were asked for. */
export interface Extent {
  /** Python files in which findings are wanted. */
  readonly files: number;
  /** How many Python files were parsed to know about them. */
  readonly parsed: number;
  /** Entry points that come to one of the patches. */
  readonly programs: number;
  /** Places that patch, as far as an entry point comes to them. */
  readonly patches: number;
  /** Those of them that no finding worse than a notice is about, whether it counts or not. */
  readonly patchesInTime: number;
  /** Findings that do not count, as the base has them. */
  readonly olderFindings: number;
  /** Findings that do not count, as nothing that was changed leads to them. */
  readonly unchangedFindings: number;
  /** Findings, worse than a notice, that a comment or a setting silences. */
  readonly silencedFindings: number;
}

/** Nothing, which is no reason to say that all is well. */
export const nothingSeen: Extent = {
  files: 0,
  parsed: 0,
  programs: 0,
  patches: 0,
  patchesInTime: 0,
  olderFindings: 0,
  unchangedFindings: 0,
  silencedFindings: 0,
};

/** A place that patches. */
export interface SeenPatch {
  readonly path: FilePath;
  /** The entry points that come to it. */
  readonly entries: readonly FilePath[];
  readonly isInTime: boolean;
}

/** Programs and patches of `seen` in numbers. */
export function countPatches(
  seen: readonly SeenPatch[],
): Pick<Extent, 'programs' | 'patches' | 'patchesInTime'> {
  return {
    programs: new Set(seen.flatMap(({ entries }) => entries)).size,
    patches: seen.length,
    patchesInTime: seen.filter(({ isInTime }) => isInTime).length,
  };
}
