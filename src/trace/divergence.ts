import { isOwn, type Step, stepsOf } from './trace.js';

/**
 * Where the path to an offender and the path to the patch part (docs/architecture.md, "Divergence").
 * `offender` (statement A) and `patch` (statement B) stand in one body, unless the paths part inside a single
 * statement (`import pkg.cli` runs `pkg/__init__.py` first), or A leads by a package to the offender that B cannot do
 * without: then each is the first statement of its own path.
 */
export interface Divergence {
  readonly offender: Step;
  readonly patch: Step;
  /**
   * From A and from B down to the binding and to the patch call. A and B themselves come first, behind what a framework does
   * where the paths part in its own code.
   */
  readonly offenderPath: readonly Step[];
  readonly patchPath: readonly Step[];
  /** A is in the `__init__` of a package that the patch lies in: no place of B in the programs that lead here is early enough. */
  readonly inPackageOfPatch: boolean;
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
  const below = parted(toOffender[level]!, toPatch[level]!) ? level : level + 1;
  const rests = [toOffender, toPatch].map((steps) => steps.slice(Math.min(below, steps.length - 1)));
  // Where a framework does one of them all by itself, they part at the statement that it was called by.
  const isAtFramework = rests.some((rest) => !rest.some(isOwn));
  const shared = isAtFramework ? toPatch.slice(0, below + 1).findLastIndex(isOwn) : -1;
  const [offenderPath, patchPath] = shared < 0 ? rests : [toOffender.slice(shared), toPatch.slice(shared)];
  return packageInBetween(offenderPath!, patchPath!) ?? divergenceAt(offenderPath!, patchPath!, false);
}

function divergenceAt(
  offenderPath: readonly Step[],
  patchPath: readonly Step[],
  inPackageOfPatch: boolean,
): Divergence {
  const [offender, patch] = [offenderPath, patchPath].map((path) => path.find(isOwn) ?? path[0]!);
  return { offender: offender!, patch: patch!, offenderPath, patchPath, inPackageOfPatch };
}

/**
 * The offender is reached by way of a package that a module on the path to the patch lies in: its `__init__` comes first
 * however early statement B stands, so the paths part between the two.
 */
function packageInBetween(offenderPath: readonly Step[], patchPath: readonly Step[]): Divergence | undefined {
  for (const [index, { activation }] of offenderPath.entries()) {
    if (activation.body !== 'module' || !activation.path?.endsWith('__init__.py')) continue;
    if (patchPath[0]!.activation.id === activation.id) continue;
    const inside = patchPath.findLastIndex((step) =>
      step.activation.module.startsWith(`${activation.module}.`),
    );
    if (inside > 0) return divergenceAt(offenderPath.slice(index), patchPath.slice(inside), true);
  }
  return undefined;
}

/** Two different statements of one body: the launch has none, and one statement can lead to both. */
function parted(a: Step, b: Step): boolean {
  return a.activation.body !== 'launch' && a.span.start !== b.span.start;
}
