import type { LateReference } from '../execution/late.js';
import type { Step } from '../execution/trace.js';
import type { ChainLink, Location, Offender, OffenderBasis, OffenderEffect } from '../findings/finding.js';
import type { Messages } from '../messages/messages.js';
import type { Program } from '../modules/program.js';
import { consequence } from '../rules/wording.js';
import type { Prose } from '../text/prose.js';
import type { FilePath } from '../tree/file-path.js';
import { leafOf, type PlacedReference, stepKey } from './sites.js';

/** The place of a step's statement; the launch, which is no file, counts as the start of `fallback`. */
export function locationOf(program: Program, step: Step, fallback: FilePath): Location {
  const path = step.activation.path ?? fallback;
  const lines = program.lines(path);
  const span = step.activation.path === undefined ? { start: 0, end: 0 } : step.span;
  return { path, span, start: lines.position(span.start), end: lines.position(span.end) };
}

/** The offenders among `placed`: one for each statement A, worst first, then in the order they were executed. */
export function offendersOf(
  program: Program,
  placed: readonly PlacedReference[],
  messages: Messages,
): readonly Offender[] {
  const byStatement = new Map<string, PlacedReference[]>();
  for (const one of placed) {
    const key = stepKey(one.divergence.offender);
    const known = byStatement.get(key);
    if (known === undefined) byStatement.set(key, [one]);
    else known.push(one);
  }
  const groups = [...byStatement.values()].map((group) => [...group].sort(byWeight));
  groups.sort(
    (a, b) => weight(a[0]!) - weight(b[0]!) || a[0]!.reference.event.order - b[0]!.reference.event.order,
  );
  return groups.map((group) => offenderOf(program, group, messages));
}

const effectWeight: Readonly<Record<string, number>> = {
  recursion: 0,
  crash: 1,
  deadlock: 2,
  blocks: 3,
  'never-joins': 4,
  race: 5,
  shared: 6,
  misidentified: 7,
  bypassed: 8,
  'native-lock': 8,
};

/** Worst first; of equal holds the one in the most specific module, which the others usually import it from. */
function byWeight(a: PlacedReference, b: PlacedReference): number {
  return weight(a) - weight(b) || depth(b) - depth(a);
}

function depth({ reference }: PlacedReference): number {
  return reference.kind === 'loaded' ? 0 : reference.event.holder.split('.').length;
}

function weight({ reference }: PlacedReference): number {
  return reference.kind === 'loaded' ? 9 : (effectWeight[reference.effect.effect] ?? 9);
}

function offenderOf(program: Program, group: readonly PlacedReference[], messages: Messages): Offender {
  const [worst] = group;
  const { divergence, entry } = worst!;
  const chain = chainOf(program, worst!);
  return {
    location: locationOf(program, divergence.offender, entry.path),
    module: chain[0]!.module,
    names: [...new Set(group.map(nameOf))],
    namesAtEnd: [...new Set(group.filter((one) => endOf(one) === endOf(worst!)).map(nameOf))],
    effect: effectOf(worst!),
    basis: basisOf(worst!.reference),
    consequence: consequenceOf(worst!, messages),
    chain,
  };
}

/** What the chain of a reference ends at: the holder, and the statement that led there. */
function endOf(one: PlacedReference): string {
  const { reference } = one;
  return `${stepKey(leafOf(one))} ${reference.kind === 'loaded' ? '' : reference.event.holder}`;
}

function nameOf({ reference }: PlacedReference): string {
  return reference.kind === 'loaded' ? reference.event.module : reference.event.name;
}

function effectOf({ reference }: PlacedReference): OffenderEffect {
  if (reference.kind === 'loaded') return 'loaded';
  return reference.effect.effect === 'recursion' ? 'recursion' : 'stale';
}

/** How a late reference is known. */
export function basisOf(reference: LateReference): OffenderBasis {
  return reference.kind === 'loaded' ? 'source' : (reference.event.library?.basis ?? 'source');
}

function consequenceOf({ reference }: PlacedReference, messages: Messages): Prose {
  return reference.kind === 'loaded'
    ? messages.rules.loadedClause(reference.event.module)
    : messages.rules.originalClause(reference.event.name, consequence(reference.effect, messages));
}

/** From statement A to the module that holds the object, each link with the module it reaches. */
function chainOf(program: Program, one: PlacedReference): readonly ChainLink[] {
  const { event } = one.reference;
  const links: ChainLink[] = one.divergence.offenderPath.map((step) => ({
    location: locationOf(program, step, one.entry.path),
    module: moduleOf(step.reaches, one),
  }));
  if (event.kind === 'hold' && event.library !== undefined) {
    const inside = [...(event.library.hold.via ?? []), event.holder];
    for (const module of inside) {
      if (module !== event.library.imported) links.push({ location: undefined, module });
    }
  }
  return links;
}

/** The steps from B down to the patch call. */
export function patchChainOf(program: Program, one: PlacedReference): readonly ChainLink[] {
  return one.divergence.patchPath.map((step) => ({
    location: locationOf(program, step, one.entry.path),
    module: moduleOf(step.reaches, one),
  }));
}

function moduleOf(reaches: string, { entry }: PlacedReference): string {
  return reaches === '__main__' ? entry.module : reaches;
}
