import { runEntryPoint } from '../entry-points/startup.js';
import { librariesOf } from '../environment/index.js';
import {
  type FindingDraft,
  type Fix,
  fixedText,
  type LatePatch,
  type Location,
  patchText,
} from '../findings/finding.js';
import { fixCandidates } from '../fixes/candidates.js';
import { DoingsOf } from '../fixes/doings.js';
import type { PatcherSet } from '../patchers/index.js';
import { isNotebook } from '../project/notebook.js';
import { type Program, rearranged } from '../project/program.js';
import type { FilePath } from '../project/snapshot.js';
import type { Expression, ModuleSyntax, Statement } from '../python/syntax.js';
import {
  bodiesOf,
  everyExpression,
  everyStatement,
  expressionsOf,
  lastName,
  statementsNear,
} from '../python/walk.js';
import { groupedBy } from '../text/groups.js';
import { readOnce, remembered } from '../text/memoize.js';
import { placesOf } from '../text/search.js';
import { doubtsBeyond } from '../trace/assumptions.js';
import { type EntryPoint, type ImportEvent, triggerText } from '../trace/trace.js';
import { adviceFor, latePatches, locationOf } from './diagnostics.js';
import { placedByStatement, stepKey } from './finding-groups.js';
import { formatterSafeFix } from './formatter-check.js';
import {
  type Explored,
  exploreEntries,
  type Observer,
  type PlacedReference,
  targetOf,
} from './run-entry-points.js';

/** Fixes tried in one run, and entry points rerun for each: a report longer than this is read for its first lines. */
const mostFixes = 40;
const mostEntries = 5;

/**
 * Puts a fix into each of `findings` without one that has one which, applied and analysed again, makes it go away and brings
 * none. Those that it has come to by whatever time have theirs.
 */
export function addFixes(explored: Explored, findings: LatePatch[], observer: Observer): void {
  const { program } = explored;
  const { patchers } = explored.settings;
  const offendersOf = everyOffender(explored);
  const placedIn = groupedBy(explored.exploration.placed, ({ entry }) => entry);
  const patchingIn = remembered((path) => patchingStatements(explored, path as FilePath));
  const around = { program, patchers, doings: new DoingsOf(program, patchers) };
  let tried = 0;
  for (const [index, finding] of findings.entries()) {
    observer.progress('fixes', index, findings.length);
    if (observer.isTimeUp()) return;
    findings[index] = withFix(finding);
  }

  function withFix(finding: LatePatch): LatePatch {
    // A patch that is in time is not moved, nor one that never runs; the text of a notebook is not that of its file.
    if (finding.timing !== 'late' || isNotebook(finding.location.path)) return finding;
    if (tried >= mostFixes || isSpent(explored)) return finding;
    if (isForOneCase(explored, finding, patchingIn)) return finding;
    for (const fix of fixCandidates(around, finding, offendersOf(finding))) {
      if (tried >= mostFixes || isSpent(explored)) return finding;
      tried++;
      const cured = cures(explored, placedIn, finding, fix);
      if (cured === undefined) continue;
      const { path } = finding.location;
      const formatterSafe = formatterSafeFix(cured, path, program.text(path) ?? '', fix);
      const advice = adviceFor(finding, formatterSafe, patchers, firstWritten(program, formatterSafe));
      return { ...finding, fix: formatterSafe, advice };
    }
    return finding;
  }
}

/** The first line with anything on it of those that `fix` replaces. */
function firstWritten(program: Program, { edits: [edit] }: Fix): number | undefined {
  if (edit === undefined) return undefined;
  const blank =
    /^\s*\n/.exec((program.text(edit.path) ?? '').slice(edit.span.start, edit.span.end))?.[0] ?? '';
  return edit.startLine + blank.split('\n').length - 1;
}

/**
 * Whether the patch of `finding` depends on a condition, and a later statement of its file patches as well: to move the first
 * alone leaves it late where the condition is not met. Of the second nothing is told, as the first may have patched.
 * `patchingIn` says where statements of a file's own block start that may patch.
 */
function isForOneCase(
  { program, exploration }: Explored,
  { patch, entries }: LatePatch,
  patchingIn: (path: string) => readonly number[],
): boolean {
  const { path, span } = patch.location;
  if (!patchingIn(path).some((start) => start > span.start)) return false;
  return exploration.patches.some(({ entry, patch: event }) => {
    if (
      !entries.includes(entry.path) ||
      doubtsBeyond(undefined, event.assumption, patch.library).length === 0
    )
      return false;
    const at = locationOf(program, event.step, entry);
    return at.path === path && at.span.start === span.start;
  });
}

/** Where statements of the block of the file at `path` start that call what has the name of a function that patches. */
function patchingStatements({ program, settings }: Explored, path: FilePath): readonly number[] {
  const body = program.isPython(path) ? (program.syntax(path)?.body ?? []) : [];
  const { spellings } = settings.patchers;
  const isCall = (one: Expression) => one.kind === 'call' && spellings.calls.has(lastName(one.callee));
  const text = program.text(path) ?? '';
  const places = [...spellings.calls].flatMap((name) => placesOf(text, name)).sort((a, b) => a - b);
  const patches = (statement: Statement) =>
    [...statementsNear([statement], places)].some((inner) =>
      expressionsOf(inner).some((outermost) => [...everyExpression(outermost)].some(isCall)),
    );
  return body.filter(patches).map((statement) => statement.span.start);
}

/** Gives the offenders of all rules at the statement B of a finding, silent ones too: one move should cure them all. */
function everyOffender({ program, exploration }: Explored): (finding: LatePatch) => readonly Location[] {
  const byPlace = placedByStatement(exploration.placed);
  // Many findings stand at one place.
  const offendersAt = remembered((place: string) => {
    const seen = new Set<string>();
    return (byPlace.get(place) ?? []).flatMap(({ divergence, entry }) => {
      const { offender } = divergence;
      const key = stepKey(offender);
      // What is no statement of the program stands somewhere else in each.
      if (seen.has(key) && offender.activation.path !== undefined) return [];
      seen.add(key);
      return [locationOf(program, offender, entry)];
    });
  });
  return ({ location: { path, span } }) => offendersAt(stepKey({ activation: { path }, span }));
}

/** Whether there is nothing left to try anything with. */
export function isSpent({ spending, cache }: Pick<Explored, 'spending' | 'cache'>): boolean {
  return spending.statements <= 0 || cache.isFull;
}

/** The program with `fix` applied and the entry points of `finding` run again, where that cures it and brings none. */
function cures(
  explored: Explored,
  placedIn: ReadonlyMap<EntryPoint, readonly PlacedReference[]>,
  finding: LatePatch,
  fix: Fix,
): Explored | undefined {
  const { program, exploration, settings, cache } = explored;
  const { path } = finding.location;
  const before = program.text(path);
  if (before === undefined) return undefined;
  const text = fixedText(before, path, fix);
  const fixed = rearranged(program, path, text, cache);
  const problems = fixed.syntax(path)?.problems.length ?? 0;
  if (problems > (program.syntax(path)?.problems.length ?? 0)) return undefined;
  const entries = exploration.entries
    .filter((entry) => finding.entries.includes(entry.path))
    .slice(0, mostEntries);
  const placed = entries.flatMap((entry) => placedIn.get(entry) ?? []);
  const was = placesByIdentity(latePatches(program, { placed }, settings.patchers));
  const after = exploreEntries(fixed, entries, settings, explored);
  // What was not read shows nothing.
  if (cache.isFull) return undefined;
  // A patch that no longer happens is never late.
  if (!after.patches.some(({ patch }) => triggerText(patch.by) === patchText(finding.patch.by)))
    return undefined;
  const is = placesByIdentity(latePatches(fixed, after, settings.patchers));
  const own = identity(finding);
  if ((is.get(own) ?? 0) >= (was.get(own) ?? 0)) return undefined;
  const bringsNone = [...is].every(([key, count]) => count <= (was.get(key) ?? 0));
  if (bringsNone && takesNamesAway(explored, fixed, entries)) return undefined;
  return bringsNone ? { ...explored, program: fixed, exploration: after } : undefined;
}

/**
 * Whether the program `fixed`, run to its end, asks for names that its patches have removed by then and that it had before,
 * or has a function that does and may be called: it would not start.
 */
export function takesNamesAway(
  { program, settings, spending }: Explored,
  fixed: Program,
  entries: readonly EntryPoint[],
): boolean {
  const { patchers } = settings;
  const mentioning = filesThatMayAsk(program, patchers);
  if (mentioning.length === 0) return false;
  const run = (of: Program, entry: EntryPoint) => {
    const trace = runEntryPoint(of, entry, targetOf(settings), librariesOf(of, settings));
    spending.statements -= trace.statements;
    return trace.events;
  };
  const count = (events: readonly ImportEvent[]) => events.filter(({ kind }) => kind === 'missing').length;
  return entries.some((entry) => {
    const events = run(fixed, entry);
    const entered = new Set(events.flatMap((event) => (event.kind === 'enter' ? (event.path ?? []) : [])));
    const mayCall = mentioning.some((path) => {
      const syntax = entered.has(path) ? fixed.syntax(path) : undefined;
      return syntax !== undefined && asksInFunctions(syntax, patchers);
    });
    return mayCall || count(events) > count(run(program, entry));
  });
}

const asking = new WeakMap<PatcherSet, (text: string) => boolean>();

/** The files of `program` that may ask for a name which some patcher removes. */
function filesThatMayAsk({ snapshot }: Program, patchers: PatcherSet): readonly FilePath[] {
  const mayAsk = asking.get(patchers) ?? askingAny(patchers);
  asking.set(patchers, mayAsk);
  return [...snapshot.texts].flatMap(([path, text]) => (mayAsk(text) ? [path] : []));
}

function askingAny({ removed }: PatcherSet): (text: string) => boolean {
  const owners = groupedBy(removed, (name) => name.slice(0, name.lastIndexOf('.')));
  const patterns = [...owners].flatMap(([owner, names]) => {
    const leaves = names.map((name) => name.slice(owner.length + 1)).join('|');
    return [
      `\\b${owner}\\.(?:${leaves})\\b`,
      `['"](?:${leaves})['"]`,
      `\\bfrom[ \\t]+${owner}[ \\t]+import\\b`,
      `\\b${owner}[ \\t]+as\\b`,
    ];
  });
  if (patterns.length === 0) return () => false;
  const asks = new RegExp(patterns.join('|'));
  return readOnce((text) => asks.test(text));
}

/**
 * Whether a function of the module `syntax` asks for a name that some patcher removes, without being prepared for that
 * (`hasattr`, `getattr`, a `try` with a handler): whoever calls it when the name is gone ends with an error.
 */
function asksInFunctions({ body }: ModuleSyntax, { removed }: Pick<PatcherSet, 'removed'>): boolean {
  const modules = new Map<string, string>();
  const parts = [...removed].map((name) => [name.slice(0, name.lastIndexOf('.')), name] as const);
  for (const statement of everyStatement(body))
    if (statement.kind === 'import')
      for (const { module, asName } of statement.names)
        if (parts.some(([owner]) => owner === module)) modules.set(asName ?? module, module);
  const asksFor = (expression: Expression): boolean => {
    for (const one of everyExpression(expression)) {
      if (one.kind !== 'attribute' || one.value.kind !== 'name') continue;
      const module = modules.get(one.value.name);
      if (module !== undefined && removed.has(`${module}.${one.attribute}`)) return true;
    }
    return false;
  };
  const asks = (statement: Statement, isDeferred: boolean): boolean => {
    const isInside = isDeferred || statement.kind === 'function';
    if (isInside && statement.kind === 'import-from' && statement.names !== '*')
      return statement.names.some(({ name }) => removed.has(`${statement.module}.${name}`));
    const own = expressionsOf(statement);
    if (own.some(isPrepared) || (statement.kind === 'try' && statement.handlers.length > 0)) return false;
    if (isDeferred && own.some(asksFor)) return true;
    // What a lambda does is done when it is called.
    if (
      own.some((one) =>
        [...everyExpression(one)].some((inner) => inner.kind === 'lambda' && asksFor(inner.body)),
      )
    )
      return true;
    return bodiesOf(statement).some((inner) => inner.some((each) => asks(each, isInside)));
  };
  return body.some((statement) => asks(statement, false));
}

/** Whether `expression` asks first whether there is what it asks for. */
function isPrepared(expression: Expression): boolean {
  return [...everyExpression(expression)].some(
    (one) => one.kind === 'name' && (one.name === 'hasattr' || one.name === 'getattr'),
  );
}

/** Places by what is said there; fingerprints count equal ones through, so one less would shift the rest. */
export function placesByIdentity(findings: readonly FindingDraft[]): ReadonlyMap<string, number> {
  const places = groupedBy(findings, identity);
  return new Map(
    [...places].map(([key, same]) => [key, new Set(same.map(({ location }) => location.span.start)).size]),
  );
}

/** What a late patch is about, wherever in its file it stands. */
function identity({ rule, location, patch }: FindingDraft): string {
  return [rule, location.path, patchText(patch.by), patch.location.path].join('\n');
}
