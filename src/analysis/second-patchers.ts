import type { Settings } from '../config/settings.js';
import {
  type ChainLink,
  type FindingDraft,
  type Location,
  locationIn,
  type Offender,
  type PatchSource,
} from '../findings/finding.js';
import { guardsOf } from '../interpreter/exceptions.js';
import { isTestFile } from '../project/file-kinds.js';
import type { Program } from '../project/program.js';
import { rulesAbout } from '../rules/index.js';
import { groupedBy } from '../text/groups.js';
import { type Clash, clashesIn } from '../trace/clashes.js';
import { divergenceOf } from '../trace/divergence.js';
import { type EntryPoint, isOwn, type PatchEvent, type Step, triggerText } from '../trace/trace.js';
import { locationOf } from './diagnostics.js';
import { stepKey } from './finding-groups.js';
import type { Exploration } from './run-entry-points.js';

/** What is told of patches of two patchers in one process, and which patches that is said of. */
export interface SecondPatchers {
  readonly findings: readonly FindingDraft[];
  /** Patches of which nothing else is worth saying: what they leave stale is the lesser evil, and of the same cause. */
  readonly told: ReadonlySet<PatchEvent>;
}

interface PlacedClash {
  readonly entry: EntryPoint;
  readonly clash: Clash;
}

/** One finding for each patch that is the first in some process to come after another patcher's. */
export function secondPatchers(
  program: Program,
  { patches }: Pick<Exploration, 'patches'>,
  settings: Settings,
): SecondPatchers {
  const told = new Set<PatchEvent>();
  const placed: PlacedClash[] = [];
  if (rulesAbout('clash').every(({ id }) => settings.rules[id] === 'off')) return { findings: [], told };
  for (const [entry, all] of groupedBy(patches, (one) => one.entry)) {
    const clashes = clashesIn(
      entry,
      all.map(({ patch }) => patch),
      settings.patchers,
    ).filter(({ first, second }) => counts(entry, second) && !areOptions(program, first, second));
    const [clash] = clashes;
    if (clash === undefined) continue;
    placed.push({ entry, clash });
    for (const { second } of clashes) told.add(second);
  }
  const byStatement = groupedBy(
    placed,
    ({ entry, clash }) => `${stepKey(clash.second.step)} ${clash.second.step.activation.path ?? entry.path}`,
  );
  return { findings: [...byStatement.values()].flatMap((group) => findingOf(program, group) ?? []), told };
}

/** What a test imports before the code under test is not how the program runs: it counts where it patches itself. */
function counts(entry: EntryPoint, { step }: PatchEvent): boolean {
  return !isTestFile(entry.path) || step.activation.path === entry.path;
}

/** Whether each of the two is only made where its patcher is installed: those who have written that have one of them. */
function areOptions(program: Program, first: PatchEvent | undefined, second: PatchEvent): boolean {
  if (first === undefined) return false;
  const [own, other] = [guardsOf(program, first.step), guardsOf(program, second.step)];
  return [...own].some((guard) => !other.has(guard)) && [...other].some((guard) => !own.has(guard));
}

function findingOf(program: Program, group: readonly PlacedClash[]): FindingDraft | undefined {
  const best = group.find(({ clash }) => clash.isCertain) ?? group[0]!;
  const { entry, clash } = best;
  const { second, after } = clash;
  const { library } = second.replacement;
  const subject = { after, first: firstOf(best), second: second.by, library, comes: clash.comes };
  const rule = rulesAbout('clash').find((one) => one.covers(subject));
  if (rule === undefined) return undefined;
  const location = locationOf(program, second.step, entry);
  const offenders = offendersOf(program, group);
  const about = { patch: { library, by: second.by, location }, offenders };
  const facts = rule.facts([subject], about);
  const inTest = group.every((one) => isTestFile(one.entry.path));
  return {
    ...about,
    rule: rule.id,
    facts,
    severity: rule.severityOf([subject]),
    confidence: clash.isCertain && !inTest ? 'high' : 'medium',
    timing: 'second',
    advice: rule.advice(facts, about),
    location,
    cause: offenders[0]?.chain.findLast((link) => link.location !== undefined)?.location ?? location,
    patchChain: chainOf(program, pathTo(best), entry, triggerText(second.by)),
    fix: undefined,
    entries: [...new Set(group.map((one) => one.entry.path))],
  };
}

/** What patched first, as far as it has a name. */
function firstOf({ entry: { reason }, clash: { first } }: PlacedClash): PatchSource | undefined {
  if (first !== undefined) return first.by;
  return reason.kind === 'launched' ? { kind: 'launch', launcher: reason.by, command: reason.by } : undefined;
}

/** The steps to the second patch, from the statement at which the ways to both part. */
function pathTo({ clash: { first, second } }: PlacedClash): readonly Step[] {
  return first === undefined ? [second.step] : divergenceOf(first.step, second.step).patchPath;
}

/** The patches that were first, each once. */
function offendersOf(program: Program, group: readonly PlacedClash[]): readonly Offender[] {
  const offenders = new Map<string, Offender>();
  for (const one of group) {
    const chain = chainToFirst(program, one);
    const [start] = chain;
    if (start?.location === undefined) continue;
    const key = `${start.location.path}:${start.location.span.start}`;
    if (offenders.has(key)) continue;
    offenders.set(key, {
      location: start.location,
      module: start.module,
      names: [],
      namesAtEnd: [],
      effect: 'patched',
      basis: 'source',
      consequence: { kind: 'patched', patcher: one.clash.after },
      chain,
    });
  }
  return [...offenders.values()];
}

function chainToFirst(
  program: Program,
  { entry, clash: { first, second, after } }: PlacedClash,
): readonly ChainLink[] {
  if (first !== undefined) {
    const { offenderPath } = divergenceOf(first.step, second.step);
    return chainOf(program, offenderPath, entry, triggerText(first.by));
  }
  const { patchedAt } = entry;
  if (patchedAt === undefined) return [];
  return [{ location: placeOf(program, patchedAt), module: after }];
}

function placeOf(program: Program, { path, span }: NonNullable<EntryPoint['patchedAt']>): Location {
  return locationIn(program, path, span);
}

function chainOf(
  program: Program,
  steps: readonly Step[],
  entry: EntryPoint,
  patch: string,
): readonly ChainLink[] {
  // What a framework does in its own code is left away where it is its own affair.
  const told = steps.filter(
    (step, index) => index === steps.length - 1 || isOwn(step) || step.reaches !== '',
  );
  return told.map((step, index) => ({
    location: isOwn(step) ? locationOf(program, step, entry) : undefined,
    module: index === told.length - 1 ? patch : step.reaches === '__main__' ? entry.module : step.reaches,
  }));
}
