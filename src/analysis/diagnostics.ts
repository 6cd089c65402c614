import {
  type Advice,
  type ChainLink,
  type Confidence,
  type FindingDraft,
  type Fix,
  type Location,
  locationIn,
  type Offender,
  type OffenderBasis,
  type OffenderConsequence,
  type OffenderEffect,
  type PatchReference,
  type PatchSource,
} from '../findings/finding.js';
import { pytest } from '../launchers/pytest.js';
import { wrapperOf } from '../launchers/wrappers.js';
import type { Patcher, PatcherSet } from '../patchers/index.js';
import { isTestFile } from '../project/file-kinds.js';
import { isMainTest } from '../project/main-guard.js';
import { isNotebook } from '../project/notebook.js';
import type { Program } from '../project/program.js';
import { isPython2 } from '../project/python2-imports.js';
import { basename } from '../project/snapshot.js';
import { everyStatement, statementsAround } from '../python/walk.js';
import { ruleOf } from '../rules/index.js';
import { consequenceOf, firstConsequence } from '../rules/rule.js';
import { groupedBy } from '../text/groups.js';
import type { LateReference } from '../trace/lateness.js';
import { type EntryPoint, isOwn, ownStep, type Step, triggerText } from '../trace/trace.js';
import {
  byWeight,
  type FindingGroup,
  findingGroups,
  leafOf,
  severityOf,
  stepKey,
  weight,
} from './finding-groups.js';
import type { Exploration, PlacedReference } from './run-entry-points.js';

/** How statement B leads to the patch, and whether that depends on an `if` of its file. */
interface Bringing {
  readonly by: 'import' | 'call';
  readonly isConditional: boolean;
}

/**
 * What to do about a late patch: SEMANTICS 5.2, by case. `remedy` is the fix, which goes above the line `above`; where there is
 * none, how B leads to what patches, which is all of `source`.
 */
export function adviceFor(
  finding: Pick<FindingDraft, 'location' | 'offenders' | 'patch' | 'rule' | 'facts'>,
  remedy: Fix | Bringing,
  patchers: PatcherSet,
  above?: number,
  source: PatchSource = finding.patch.by,
): readonly Advice[] {
  // A server patches in its worker: what it loads before that must patch by itself, or not be loaded (SEMANTICS 4).
  const { by } = finding.patch;
  if (by.kind === 'launch') return [{ kind: 'launcher', launcher: by.launcher }];
  const wrapper = finding.offenders.find(({ module }) => wrapperOf(module) !== undefined);
  if (wrapper !== undefined) return [{ kind: 'launcher', launcher: wrapper.module }];
  const removed = isFix(remedy) ? [] : removedNames(finding, patchers);
  const ofRule = ruleOf(finding.rule).advice(finding.facts, finding);
  const row = patchers.get(finding.patch.library);
  return [
    ...removed,
    ...(row?.advice.instead === undefined ? [] : [{ kind: 'instead', call: row.advice.instead } as const]),
    move(finding, remedy, source, above),
    // What is looked up later is missing later.
    ...ofRule
      .filter(({ kind }) => removed.length === 0 || kind !== 'of-rule')
      // Nobody sorts the imports of a notebook by its cells.
      .filter(
        ({ kind }) => kind !== 'keep-below' || !(isMarked(remedy) || isNotebook(finding.location.path)),
      ),
    ...besides(finding, row),
  ];
}

/** Whether a fix has put comments on the imports below the patch. */
function isMarked(remedy: Fix | Bringing): boolean {
  return isFix(remedy) && remedy.edits.some(({ newText }) => newText.includes('noqa: E402'));
}

function isFix(remedy: Fix | Bringing): remedy is Fix {
  return 'edits' in remedy;
}

/** What the program itself holds and the patch takes away: a patch that comes first would leave nothing to hold. */
function removedNames(
  { offenders, patch }: Pick<FindingDraft, 'offenders' | 'patch'>,
  patchers: PatcherSet,
): readonly Advice[] {
  const names = offenders.flatMap((one) => (one.basis === 'source' ? one.names : []));
  return [...new Set(names)].flatMap((name): readonly Advice[] => {
    const instead = patchers.removedBy(patch.library, name);
    return instead === undefined ? [] : [{ kind: 'removed', patch: patch.by, name, instead }];
  });
}

function move(
  { location, offenders, patch }: Pick<FindingDraft, 'location' | 'offenders' | 'patch'>,
  remedy: Fix | Bringing,
  source: PatchSource,
  above?: number,
): Advice {
  const file = location.path;
  const elsewhere = offenders.find((offender) => offender.location.path !== file)?.location.path;
  if (elsewhere !== undefined) {
    const kind = basename(elsewhere) === '__init__.py' ? 'outermost-package' : 'starting-module';
    return { kind, runsFirst: elsewhere, file };
  }
  if (isNotebook(file)) return { kind: 'first-cell', patch: source, file };
  const isOneStatement = offenders.every((one) => one.location.span.start === location.span.start);
  if (isOneStatement && (isFix(remedy) || remedy.by === 'import'))
    return { kind: 'import-apart', file, line: location.start.line };
  if (isFix(remedy) && remedy.action.kind === 'sink-imports')
    return { kind: 'move-below', file, lines: remedy.action.lines };
  if (isFix(remedy)) return { kind: 'move-above', file, line: above ?? location.start.line };
  const lines = linesOf(offenders);
  const { by, isConditional } = remedy;
  if (patch.location.path === file) return { kind: 'run-at-top', patch: source, file, lines, isConditional };
  return { kind: by === 'import' ? 'import-first' : 'patch-first', file, lines, isConditional };
}

function linesOf(offenders: readonly Offender[]): readonly number[] {
  return [...new Set(offenders.map(({ location }) => location.start.line))].sort((a, b) => a - b);
}

/** Libraries that ask for more than to be imported after the patch (SEMANTICS 4). */
function besides(
  { offenders }: Pick<FindingDraft, 'offenders'>,
  row: Patcher | undefined,
): readonly Advice[] {
  const meets = (library: string) =>
    offenders.some((one) => one.chain.some(({ module }) => module.split('.')[0] === library));
  return (row?.advice.besides ?? []).filter(meets).map((library) => ({ kind: 'besides', library }) as const);
}

/** The findings that an exploration gives, without fixes, in the order of their places. */
export function latePatches(
  program: Program,
  exploration: Pick<Exploration, 'placed'>,
  patchers: PatcherSet,
): readonly FindingDraft[] {
  const findings = findingGroups(exploration.placed).map((group) => findingOf(program, group, patchers));
  findings.sort((a, b) =>
    a.location.path === b.location.path
      ? a.location.span.start - b.location.span.start
      : a.location.path < b.location.path
        ? -1
        : 1,
  );
  return findings;
}

function findingOf(program: Program, group: FindingGroup, patchers: PatcherSet): FindingDraft {
  const { rule, references } = group;
  const [first] = references;
  const { divergence, entry, reference } = first!;
  const location = locationOf(program, divergence.patch, entry);
  const patch: PatchReference = {
    library: reference.patch.replacement.library,
    by: reference.patch.by,
    location: locationOf(program, divergence.patchPath.at(-1) ?? divergence.patch, entry),
  };
  const offenders = offendersOf(program, references);
  const source = sourceOf(references);
  const facts = rule.facts(
    references.map((one) => one.reference),
    {
      patch: { ...patch, by: source },
      offenders,
      isPython2: passesPython2(program, [location, patch.location], offenders),
    },
  );
  const partial = { rule: rule.id, facts, location, offenders, patch };
  return {
    ...partial,
    severity: severityOf(group),
    confidence: confidenceOf(group, patchers),
    timing: 'late',
    cause: locationOf(program, leafOf(group.first), group.first.entry),
    ...(group.causeFiles && { causeFiles: group.causeFiles }),
    advice: isAcrossTests(partial, entry)
      ? [{ kind: 'launcher', launcher: pytest.id }]
      : adviceFor(partial, bringing(program, partial), patchers, undefined, source),
    patchChain: patchChainOf(program, first!),
    fix: undefined,
    entries: group.entries,
  };
}

/** What patches, too late for one of `references`: all that one statement leads to, where it is more than one. */
function sourceOf(references: readonly PlacedReference[]): PatchSource {
  const all = references.map(({ reference }) => reference.patch.by);
  const triggers = [...new Map(all.map((by) => [triggerText(by), by])).values()];
  return triggers.length > 1 ? { kind: 'several', triggers } : triggers[0]!;
}

/** Whether one of the files that a finding passes can be read by Python 2 alone. */
function passesPython2(
  program: Program,
  places: readonly Location[],
  offenders: readonly Offender[],
): boolean {
  const links = offenders.flatMap(({ chain }) => chain.flatMap(({ location }) => location ?? []));
  const paths = new Set([...places, ...links].map(({ path }) => path));
  return [...paths].some((path) => isPython2(program, path));
}

/** Whether what tests load before comes first, so that no place in the file that patches is early enough. */
function isAcrossTests(
  { location, offenders }: Pick<FindingDraft, 'location' | 'offenders'>,
  { tests }: EntryPoint,
) {
  return tests !== undefined && offenders.some((one) => one.location.path !== location.path);
}

function bringing(program: Program, { location, patch }: Pick<FindingDraft, 'location' | 'patch'>): Bringing {
  const isConditional = [location, patch.location].some(
    (one) => one.path === location.path && isInCondition(program, one),
  );
  return { by: bringsPatchBy(program, location), isConditional };
}

/** Whether an `if` decides that the statement at `location` runs; that the file is the one that is run does not count. */
function isInCondition(program: Program, { path, span }: Location): boolean {
  const body = program.isPython(path) ? (program.syntax(path)?.body ?? []) : [];
  for (const one of statementsAround(body, span)) {
    if (one.kind !== 'if') continue;
    if (!one.branches.every(({ test }) => test.kind === 'constant' || isMainTest(test))) return true;
  }
  return false;
}

/** Whether the statement at `location` imports something, or else calls it. */
function bringsPatchBy(program: Program, { path, span }: Location): 'import' | 'call' {
  if (!program.isPython(path)) return 'call';
  for (const statement of everyStatement(program.syntax(path)?.body ?? [])) {
    if (statement.span.start !== span.start) continue;
    if ((statement.kind === 'import' || statement.kind === 'import-from') && !statement.lazy) return 'import';
  }
  return 'call';
}

/**
 * High where nothing had to be assumed, neither by us nor by the configuration; what a test runner loads before a test is
 * not ours to know.
 */
function confidenceOf(group: FindingGroup, patchers: PatcherSet): Confidence {
  const certain = group.references.some(
    ({ reference }) => reference.certainty === 'certain' && basisOf(reference) !== 'assumed',
  );
  const isDeclared = group.references.every(
    ({ reference: { patch } }) => patchers.patchFunction(patch.function)?.isDeclared === true,
  );
  const assumed = group.references.some((one) => one.reference.certainty !== 'doubtful');
  const inTest = group.references.every((one) => isTestFile(one.entry.path));
  if (!assumed) return 'low';
  return certain && !inTest && !isDeclared ? 'high' : 'medium';
}

/**
 * The place of a step's statement, or of the one that led a framework to it. The launch, which is no file, counts as the place
 * where it is written, or else as the start of the entry point.
 */
export function locationOf(program: Program, at: Step, entry: EntryPoint): Location {
  const { activation, span } = ownStep(at);
  const { path, span: own } =
    activation.path === undefined
      ? (entry.plan?.declared ?? { path: entry.path, span: { start: 0, end: 0 } })
      : { path: activation.path, span };
  return locationIn(program, path, own);
}

/** The offenders among `placed`: one for each statement A, worst first, then in the order they were executed. */
function offendersOf(program: Program, placed: readonly PlacedReference[]): readonly Offender[] {
  const byStatement = groupedBy(placed, ({ divergence }) => stepKey(divergence.offender));
  const groups = [...byStatement.values()].map((group) => [...group].sort(byWeight));
  groups.sort(
    (a, b) => weight(a[0]!) - weight(b[0]!) || a[0]!.reference.event.order - b[0]!.reference.event.order,
  );
  return groups.map((group) => offenderOf(program, group));
}

function offenderOf(program: Program, group: readonly PlacedReference[]): Offender {
  const [worst] = group;
  const { divergence, entry } = worst!;
  const chain = chainOf(program, worst!);
  return {
    location: locationOf(program, divergence.offender, entry),
    module: (chain.find(({ location }) => location !== undefined) ?? chain[0]!).module,
    names: [...new Set(group.map(nameOf))],
    namesAtEnd: [...new Set(group.filter((one) => endOf(one) === endOf(worst!)).map(nameOf))],
    effect: effectOf(worst!),
    basis: basisOf(worst!.reference),
    consequence: consequenceFor(worst!.reference),
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
function basisOf(reference: LateReference): OffenderBasis {
  return reference.kind === 'loaded' ? 'source' : (reference.event.library?.basis ?? 'source');
}

function consequenceFor(reference: LateReference): OffenderConsequence {
  if (reference.kind === 'held')
    return { kind: 'held', name: reference.event.name, consequence: consequenceOf(reference.effect) };
  const { event, first, patch } = reference;
  const comes = first === undefined ? {} : { comes: firstConsequence(first, patch.replacement.library) };
  return { kind: 'loaded', module: event.module, ...comes };
}

/** From statement A to the module that holds the object, each link with the module it reaches. */
function chainOf(program: Program, one: PlacedReference): readonly ChainLink[] {
  const { event } = one.reference;
  const links = linksOf(program, one.divergence.offenderPath, one);
  if (event.kind === 'hold' && event.library !== undefined) {
    const inside = [...(event.library.hold.via ?? []), event.holder];
    for (const module of inside) {
      if (module !== event.library.imported) links.push({ location: undefined, module });
    }
  }
  return links;
}

/** The steps from B down to the patch call. */
function patchChainOf(program: Program, one: PlacedReference): readonly ChainLink[] {
  return linksOf(program, one.divergence.patchPath, one);
}

/** `path` as links; what a framework does has no place, and is left away where it is its own affair. */
function linksOf(program: Program, path: readonly Step[], one: PlacedReference): ChainLink[] {
  return path
    .filter((step) => isOwn(step) || step.reaches !== '')
    .map((step) => ({
      location: isOwn(step) ? locationOf(program, step, one.entry) : undefined,
      module: moduleOf(step.reaches, one),
    }));
}

function moduleOf(reaches: string, { entry }: PlacedReference): string {
  return reaches === '__main__' ? entry.module : reaches;
}
