import { type Divergence, divergenceOf } from '../execution/divergence.js';
import { isTestFile } from '../execution/entry-points.js';
import type { Certainty, LateReference } from '../execution/late.js';
import type { EntryPoint, Step } from '../execution/trace.js';
import type { RuleId } from '../findings/finding.js';
import { rules } from '../rules/index.js';
import type { Rule } from '../rules/rule.js';

/** One late reference with the place it is reported at. */
export interface PlacedReference {
  readonly reference: LateReference;
  readonly divergence: Divergence;
  readonly entry: EntryPoint;
}

/** What one rule has to say about one statement B, gathered over all entry points. */
export interface Site {
  readonly rule: Rule;
  readonly references: readonly PlacedReference[];
  /** Paths of all entry points that lead to it, those of `references` first. */
  readonly entries: readonly string[];
}

/**
 * Sorts late references to divergence points and rules. At one B, what a worse rule reports of a statement is not
 * reported again by a milder one, and notices give way to anything worse: the same move cures both.
 */
export function sitesOf(placed: readonly PlacedReference[]): readonly Site[] {
  const byPlace = new Map<string, PlacedReference[]>();
  for (const one of placed) {
    const place = stepKey(one.divergence.patch);
    const known = byPlace.get(place);
    if (known === undefined) byPlace.set(place, [one]);
    else known.push(one);
  }
  return [...byPlace.values()].flatMap(sitesAt);
}

function sitesAt(placed: readonly PlacedReference[]): readonly Site[] {
  const byRule = new Map<RuleId, PlacedReference[]>(rules.map((rule) => [rule.id, []]));
  for (const one of placed) {
    const rule = rules.find((each) => each.covers(one.reference));
    if (rule !== undefined) byRule.get(rule.id)?.push(one);
  }
  const told = new Set<string>();
  const sites: Site[] = [];
  for (const rule of rules) {
    const witnesses = (byRule.get(rule.id) ?? []).filter((one) => !told.has(stepKey(leafOf(one))));
    const references = distinct(witnesses);
    if (references.length === 0) continue;
    for (const one of references) told.add(stepKey(leafOf(one)));
    const entries = new Set([...references, ...witnesses].map((one) => one.entry.path));
    sites.push({ rule, references, entries: [...entries] });
  }
  const severe = sites.filter((site) => severityOf(site) !== 'notice');
  return severe.length > 0 ? severe : sites;
}

/** The severity a rule gives to what was found at one place. */
export function severityOf(site: Site) {
  return site.rule.severity(site.references.map((one) => one.reference));
}

/** The last statement of the program's own on the way to what is held. */
export function leafOf(one: PlacedReference): Step {
  return one.divergence.offenderPath.at(-1) ?? one.divergence.offender;
}

/** A statement's identity within a run of the analysis. */
export function stepKey(step: Step): string {
  return `${step.activation.path ?? ''}:${step.span.start}`;
}

/** Statement A, the last statement on the way, and what is held there: by `__main__` or the module of that name alike. */
export function blameOf(one: PlacedReference): string {
  const { event } = one.reference;
  const holder = event.kind === 'hold' && event.library !== undefined ? event.holder : '';
  const what = event.kind === 'hold' ? `${holder}:${event.where}:${event.name}` : event.module;
  return `${stepKey(one.divergence.offender)}|${stepKey(leafOf(one))}|${what}`;
}

/** The same hold reached from several entry points counts once; the most certain of its witnesses is kept. */
function distinct(placed: readonly PlacedReference[]): readonly PlacedReference[] {
  const known = new Map<string, PlacedReference>();
  for (const one of placed) {
    const key = blameOf(one);
    const before = known.get(key);
    if (
      before === undefined ||
      (before.reference.certainty !== 'certain' && one.reference.certainty === 'certain')
    ) {
      known.set(key, one);
    }
  }
  return [...known.values()];
}

/**
 * Pairs every late reference of one entry point with its divergence. What a test imports before the code under test
 * is not how the program runs: a test counts only where it patches itself.
 */
export function place(references: readonly LateReference[], entry: EntryPoint): readonly PlacedReference[] {
  const counted = isTestFile(entry.path)
    ? references.filter((reference) => reference.patch.step.activation.path === entry.path)
    : references;
  return withoutSecondHand(
    counted.map((reference) => ({
      reference,
      divergence: divergenceOf(reference.event.step, reference.patch.step),
      entry,
    })),
  );
}

/**
 * What a package takes hold of that the patch lies in is told there alone, not again of every program that imports the
 * package and then something else that wants the same: the patch has to come before the package's import of it anyway.
 */
function withoutSecondHand(placed: readonly PlacedReference[]): readonly PlacedReference[] {
  const first = new Map<string, PlacedReference>();
  return placed.filter((one) => {
    const { patch, event, certainty } = one.reference;
    const object = event.kind === 'hold' ? `${event.holder}:${event.where}:${event.name}` : event.module;
    const key = `${patch.order}|${object}`;
    const before = first.get(key);
    if (before === undefined) first.set(key, one);
    return !before?.divergence.inPackageOfPatch || weaker(before.reference.certainty, certainty);
  });
}

function weaker(before: Certainty, after: Certainty): boolean {
  return before !== 'certain' && before !== after;
}
