import { type Step, stepsOf } from './trace.js';

/**
 * Where the path to an offender and the path to the patch part (docs/architecture.md, "Divergence").
 * `offender` (statement A) and `patch` (statement B) stand in one body, unless the paths part inside a single
 * statement (`import pkg.cli` runs `pkg/__init__.py` first): then each is the first statement of its own path.
 */
export interface Divergence {
  readonly offender: Step;
  readonly patch: Step;
  /** From A and from B down to the binding and to the patch call; A and B themselves come first. */
  readonly offenderPath: readonly Step[];
  readonly patchPath: readonly Step[];
}

/** The divergence of two steps of one trace. */
export function divergenceOf(offender: Step, patch: Step): Divergence {
  const toOffender = stepsOf(offender);
  const toPatch = stepsOf(patch);
  let level = 0;
  while (
    level + 1 < toOffender.length &&
    level + 1 < toPatch.length &&
    toOffender[level + 1]!.activation.id === toPatch[level + 1]!.activation.id
  ) {
    level++;
  }
  const descendA = parted(toOffender[level]!, toPatch[level]!)
    ? level
    : Math.min(level + 1, toOffender.length - 1);
  const descendB = parted(toOffender[level]!, toPatch[level]!)
    ? level
    : Math.min(level + 1, toPatch.length - 1);
  return {
    offender: toOffender[descendA]!,
    patch: toPatch[descendB]!,
    offenderPath: toOffender.slice(descendA),
    patchPath: toPatch.slice(descendB),
  };
}

/** Two different statements of a file: the launch is no file, and one statement can lead to both. */
function parted(a: Step, b: Step): boolean {
  return a.activation.path !== undefined && a.span.start !== b.span.start;
}
