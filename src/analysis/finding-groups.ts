import type { RuleId } from '../findings/finding.js';
import { type HoldForm, harmRank, severityRank } from '../patchers/types.js';
import { topLevelOf } from '../project/module-name.js';
import type { FilePath } from '../project/snapshot.js';
import { rulesAbout } from '../rules/index.js';
import type { Rule } from '../rules/rule.js';
import { connectedBy, groupedBy } from '../text/groups.js';
import type { LateReference } from '../trace/lateness.js';
import { isOwn, type Step } from '../trace/trace.js';
import type { PlacedReference } from './run-entry-points.js';

const rules = rulesAbout('late-reference');

/** What one rule has to say about one statement B, gathered over all entry points. */
export interface FindingGroup {
  readonly rule: Rule<string, 'late-reference'>;
  readonly references: readonly Witnessed[];
  /** Paths of all entry points that lead to it. */
  readonly entries: readonly string[];
  /** The way to the worst of what is held, as it was first gone: its last statement is the cause. */
  readonly first: PlacedReference;
  /** Set where statements of several files are one cause that it shares: the files, sorted. */
  readonly causeFiles: readonly FilePath[] | undefined;
}

/** A late reference, with the paths of all entry points that lead to the same. */
type Witnessed = PlacedReference & { readonly entries: readonly string[] };

type PlaceGroup = Omit<FindingGroup, 'first' | 'causeFiles'>;

/** The groups that late references make, each of one statement B, one rule and its own causes or one that it shares. */
export function findingGroups(placed: readonly PlacedReference[]): readonly FindingGroup[] {
  return byCause(withoutSubsumed(placeGroups(placed)));
}

/**
 * Sorts late references to divergence points and rules. At one B, what a worse rule reports of a statement is not
 * reported again by a milder one, and notices give way to anything worse: the same move cures both.
 */
function placeGroups(placed: readonly PlacedReference[]): readonly PlaceGroup[] {
  return [...placedByStatement(placed).values()].flatMap(groupsAt);
}

const byStatement = new WeakMap<
  readonly PlacedReference[],
  ReadonlyMap<string, readonly PlacedReference[]>
>();

/** Late references by the key of their statement B, of `placed` to which nothing is added any more. */
export function placedByStatement(
  placed: readonly PlacedReference[],
): ReadonlyMap<string, readonly PlacedReference[]> {
  const known = byStatement.get(placed) ?? groupedBy(placed, ({ divergence }) => stepKey(divergence.patch));
  byStatement.set(placed, known);
  return known;
}

function groupsAt(placed: readonly PlacedReference[]): readonly PlaceGroup[] {
  const byRule = new Map<RuleId, PlacedReference[]>(rules.map((rule) => [rule.id, []]));
  for (const one of withoutNamesOfObjects(placed)) {
    const rule = rules.find((each) => each.covers(one.reference));
    if (rule !== undefined) byRule.get(rule.id)?.push(one);
  }
  const tellers = tellersOf(byRule);
  const groups: PlaceGroup[] = [];
  for (const rule of rules) {
    const witnesses = (byRule.get(rule.id) ?? []).filter((one) => tellers.get(stepKey(leafOf(one))) === rule);
    const references = distinct(witnesses);
    if (references.length > 0) groups.push({ rule, references, entries: entriesOf(references) });
  }
  const severe = groups.filter((group) => severityOf(group) !== 'notice');
  return severe.length > 0 ? severe : groups;
}

/**
 * The rule that tells of each statement, by its key: of those that have something to say of it, the one that finds the worst
 * there, and of such as are equal the first one. `LOCK, nap = Lock(), time.sleep` is as bad as its lock.
 */
function tellersOf(
  byRule: ReadonlyMap<RuleId, readonly PlacedReference[]>,
): ReadonlyMap<string, FindingGroup['rule']> {
  const worst = new Map<string, { readonly rule: FindingGroup['rule']; readonly rank: number }>();
  for (const rule of rules) {
    for (const [key, references] of groupedBy(byRule.get(rule.id) ?? [], (one) => stepKey(leafOf(one)))) {
      const rank = severityRank[severityOf({ rule, references })];
      const known = worst.get(key);
      if (known === undefined || rank < known.rank) worst.set(key, { rule, rank });
    }
  }
  return new Map([...worst].map(([key, { rule }]) => [key, rule]));
}

/**
 * `placed`, without names by which a module has made an object that is told of: `from flask import Flask` and
 * `app = Flask(__name__)` are one cause where the original of the name does no other harm than that of the object.
 */
function withoutNamesOfObjects(placed: readonly PlacedReference[]): readonly PlacedReference[] {
  const objects = new Set(placed.flatMap((one) => keyOfUse(one, 'instance', one.reference.certainty) ?? []));
  if (objects.size === 0) return placed;
  return placed.filter((one) => {
    const { certainty } = one.reference;
    return ![certainty, 'certain' as const].some((sure) =>
      objects.has(keyOfUse(one, 'reference', sure) ?? ''),
    );
  });
}

/** What is held in `form` of something that merely goes without what the patch brings, with how sure that is. */
function keyOfUse(
  { reference }: PlacedReference,
  form: HoldForm,
  certainty: LateReference['certainty'],
): string | undefined {
  if (reference.kind !== 'held' || reference.event.library !== undefined) return undefined;
  const { event, effect, patch } = reference;
  if (event.form !== form || effect.effect !== 'bypassed') return undefined;
  return [patch.function, event.holder, event.name, effect.severity, certainty].join('\n');
}

/** The severity a rule gives to what was found at one place. */
export function severityOf(group: {
  readonly rule: FindingGroup['rule'];
  readonly references: readonly PlacedReference[];
}) {
  return group.rule.severityOf(group.references.map((one) => one.reference));
}

/** The last statement of the program's own on the way to what is held. */
export function leafOf(one: PlacedReference): Step {
  return one.divergence.offenderPath.findLast(isOwn) ?? one.divergence.offender;
}

/** A statement's identity within a run of the analysis. */
export function stepKey(step: StatementPlace): string {
  return `${step.activation.path ?? ''}:${step.span.start}`;
}

/** What a statement is known by: the file that it is in, and where it starts. */
interface StatementPlace {
  readonly activation: Pick<Step['activation'], 'path'>;
  readonly span: Step['span'];
}

/** Whether two steps have the same key. */
function isSameStatement(a: Step, b: Step): boolean {
  return a.span.start === b.span.start && (a.activation.path ?? '') === (b.activation.path ?? '');
}

/** Statement A, the last statement on the way, and what is held there: by `__main__` or the module of that name alike. */
function blameOf(one: PlacedReference): string {
  return `${stepKey(one.divergence.offender)}|${stepKey(leafOf(one))}|${heldBy(one)}`;
}

function heldBy({ reference: { event } }: PlacedReference): string {
  if (event.kind === 'load') return event.module;
  const holder = event.library === undefined ? '' : event.holder;
  return `${holder}:${event.where}:${event.name}`;
}

/** The same hold reached from several entry points counts once; the most certain of its witnesses is kept. */
function distinct(placed: readonly PlacedReference[]): readonly Witnessed[] {
  return [...groupedBy(placed, blameOf).values()].map((same) => {
    const best = same.find(({ reference }) => reference.certainty === 'certain') ?? same[0]!;
    const entries = [best, ...same].map(({ entry }) => entry.path);
    return { ...best, entries: [...new Set(entries)] };
  });
}

/** The entry points of `references`, those of the first ones first. */
function entriesOf(references: readonly Witnessed[]): readonly string[] {
  return [
    ...new Set([...references.map(({ entry }) => entry.path), ...references.flatMap((one) => one.entries)]),
  ];
}

const effectWeight: Readonly<Record<string, number>> = {
  recursion: 0,
  crash: 1,
  'connections-shared': 1,
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
export function byWeight(a: PlacedReference, b: PlacedReference): number {
  return weight(a) - weight(b) || depth(b) - depth(a);
}

function depth({ reference }: PlacedReference): number {
  return reference.kind === 'loaded' ? 0 : reference.event.holder.split('.').length;
}

/**
 * How bad what a late reference leads to is, the worst least: by its severity, then by what happens. What only versions before
 * some have comes after what is so in all of them.
 */
export function weight({ reference }: PlacedReference): number {
  const [effect, what] =
    reference.kind === 'loaded'
      ? [harmless, 9]
      : [reference.effect, effectWeight[reference.effect.effect] ?? 9];
  return harmRank(effect) * 10 + what;
}

/** Of a module that is merely loaded, nothing is held. */
const harmless = { severity: 'notice' } as const;

/**
 * `groups`, with what two or more statements B owe to one cause each on its own: eight programs that import a module above
 * their patch are late for what stands there, whatever else one of them is late for.
 */
function byCause(groups: readonly PlaceGroup[]): readonly FindingGroup[] {
  const ways = groups.flatMap((group) => {
    const firsts = firstWays(group.references);
    return group.references.map((one): Way => ({ group, one, first: firsts.get(one)! }));
  });
  const causes = new Map<Way, Cause>();
  for (const same of connectedBy(ways, causeKeys)) {
    const isShared = same.some(({ group }) => group !== same[0]!.group);
    const files = [...new Set(same.flatMap(({ first }) => leafOf(first).activation.path ?? []))].sort();
    const cause = { isShared, files: isShared && files.length > 1 ? files : undefined };
    for (const way of same) causes.set(way, cause);
  }
  const byGroup = groupedBy(ways, ({ group }) => group);
  return groups.flatMap((group) => {
    const parts = groupedBy(byGroup.get(group) ?? [], (way) => {
      const cause = causes.get(way)!;
      return cause.isShared ? cause : undefined;
    });
    return [...parts]
      .sort(([a], [b]) => Number(a !== undefined) - Number(b !== undefined))
      .map(([cause, part]) => partOf(group, part, cause));
  });
}

/** A late reference of a group, and the one by which what it is about was held first. */
interface Way {
  readonly group: PlaceGroup;
  readonly one: Witnessed;
  readonly first: Witnessed;
}

/** What ways have in common; `isShared` where they lead to several statements B. */
interface Cause {
  readonly isShared: boolean;
  readonly files: readonly FilePath[] | undefined;
}

function partOf(group: PlaceGroup, part: readonly Way[], cause: Cause | undefined): FindingGroup {
  const [worst] = part.toSorted(
    (a, b) => weight(a.one) - weight(b.one) || a.one.reference.event.order - b.one.reference.event.order,
  );
  const references = part.map(({ one }) => one);
  const entries = references.length === group.references.length ? group.entries : entriesOf(references);
  return { ...group, references, entries, first: worst!.first, causeFiles: cause?.files };
}

/** For each of `references` the one by which what it is about was held first: the others import it once more. */
function firstWays(references: readonly Witnessed[]): ReadonlyMap<Witnessed, Witnessed> {
  const byHold = groupedBy(references, (one) => heldBy(one));
  return new Map(
    [...byHold.values()].flatMap((same) => {
      const [first] = [...same].sort((a, b) => a.reference.event.order - b.reference.event.order);
      return same.map((one) => [one, first!] as const);
    }),
  );
}

/**
 * What ways of one cause have in common: the file of the statement that is mended; or the library that it imports, where one
 * statement B is late for both ways, or the very same programs are. That each of several programs imports a library by itself is
 * several causes, also where they run a module that does so as well.
 */
function causeKeys({ group, one, first }: Way): readonly string[] {
  const { activation } = leafOf(first);
  const { event, patch } = first.reference;
  const key = (...words: readonly string[]) =>
    [group.rule.id, patch.replacement.library, ...words].join('\n');
  const place = stepKey(one.divergence.patch);
  const file = key('file', activation.path ?? place);
  if (event.kind === 'load' || event.library === undefined) return [file];
  const library = topLevelOf(event.library.imported);
  return [file, key('place', library, place), key('programs', library, ...one.entries.toSorted())];
}

/**
 * `groups` without those that tell again what another one tells nearer to the patch: a file that is run as a script and
 * imported by an installed command parts at its `main()` in one run and inside of `main` in the other. Both runs count
 * as entries of the one that stays.
 */
function withoutSubsumed(groups: readonly PlaceGroup[]): readonly PlaceGroup[] {
  const kept = new Map<PlaceGroup, PlaceGroup>(groups.map((group) => [group, group]));
  const place = new Map(groups.map((group, index) => [group, index]));
  const byPatch = groupedBy(groups, ({ references: [one] }) => stepKey(one!.divergence.patch));
  for (const outer of groups) {
    // There may be as many of them as there are programs, and most lead through no other one.
    const passed = new Set(outer.references[0]!.divergence.patchPath.slice(1).map(stepKey));
    const inner = [...passed]
      .flatMap((key) => byPatch.get(key) ?? [])
      .sort((a, b) => place.get(a)! - place.get(b)!)
      .find((group) => group !== outer && kept.has(group) && retells(outer, group));
    if (inner === undefined) continue;
    kept.delete(outer);
    kept.set(inner, merged(kept.get(inner)!, outer));
  }
  return [...kept.values()];
}

/** Whether `outer` leads through statement B of `inner`, in one file, and blames nothing else. */
function retells(outer: PlaceGroup, inner: PlaceGroup): boolean {
  if (outer.rule !== inner.rule) return false;
  const { patch } = inner.references[0]!.divergence;
  const passes = ({ divergence }: PlacedReference) =>
    divergence.patch.activation.path === patch.activation.path &&
    divergence.patchPath.some((step, index) => index > 0 && isSameStatement(step, patch));
  if (!outer.references.every(passes)) return false;
  const blamed = new Set(inner.references.map(blameOf));
  return outer.references.every((one) => blamed.has(blameOf(one)));
}

/** `inner` with the entries of `outer`, and as certain as the more certain of both. */
function merged(inner: PlaceGroup, outer: PlaceGroup): PlaceGroup {
  const certain = new Map(
    outer.references
      .filter(({ reference }) => reference.certainty === 'certain')
      .map((one) => [blameOf(one), one.reference]),
  );
  return {
    ...inner,
    references: inner.references.map((one) => ({
      ...one,
      reference: certain.get(blameOf(one)) ?? one.reference,
    })),
    entries: [...new Set([...inner.entries, ...outer.entries])],
  };
}
