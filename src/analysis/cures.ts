import type { EntryPoints } from '../entry-points/discovery.js';
import { causeFilesOf } from '../findings/causes.js';
import { type Cure, type FindingDraft, type LatePatch, patchText } from '../findings/finding.js';
import { type FirstLine, firstLine, type Patching, preparesPatch } from '../fixes/first-line.js';
import { guardsOf } from '../interpreter/exceptions.js';
import { isTestFile } from '../project/file-kinds.js';
import { leafOf, parentOf } from '../project/module-name.js';
import { isNotebook } from '../project/notebook.js';
import { type Program, rearranged } from '../project/program.js';
import type { FilePath } from '../project/snapshot.js';
import { lastName, statementsAround } from '../python/walk.js';
import { connectedBy } from '../text/groups.js';
import { lazily, remembered } from '../text/memoize.js';
import { doubtsBeyond } from '../trace/assumptions.js';
import { type EntryPoint, freshStepsOf, type PatchEvent, type Step, triggerText } from '../trace/trace.js';
import { latePatches } from './diagnostics.js';
import { placedByStatement, stepKey } from './finding-groups.js';
import {
  type Explored,
  explore,
  exploreEntries,
  type Observer,
  OpenExploration,
  type PlacedReference,
} from './run-entry-points.js';
import { isSpent, placesByIdentity, takesNamesAway } from './verify-fix.js';

/** Files in which a line is tried for one cause, and in one run; and runs of everything, of lines that passed. */
const mostFiles = 4;
const mostTries = 16;
const mostProofs = 4;

/** Programs that a line is tried in before everything is run. */
const mostEntries = 8;

/**
 * Gives each late patch the line that cures all of its cause, where moves in several places would be needed, or no move is
 * known that cures it. Such a line is the patch itself as the first statement of a file that they all run first. It was tried:
 * with it in place nothing of the cause is late, nothing else is that was not, and no other program is patched. `files` are
 * those in scope. Costs nothing where nothing is late.
 */
export function withCures(
  explored: Explored,
  files: readonly FilePath[],
  findings: readonly LatePatch[],
  observer: Observer,
): readonly LatePatch[] {
  const trials = new Trials(explored, files, observer);
  const causes = connectedBy(findings.filter(isCurable), (one) =>
    causeFilesOf(one).map((path) => [patchText(one.patch.by), path].join('\n')),
  );
  const cures = new Map<LatePatch, Cure>();
  for (const late of causes) {
    const cure = needsCure(late) ? trials.cureOf(late) : undefined;
    if (cure !== undefined) for (const one of late) cures.set(one, cure);
  }
  return findings.map((one) => {
    const cure = cures.get(one);
    if (cure === undefined) return one;
    // What has a move in some places alone is not cured by it.
    const isMovable = cure.advice.some(({ kind }) => kind === 'or-move-each');
    return isMovable ? { ...one, cure } : { ...one, cure, fix: undefined, advice: cure.advice };
  });
}

/** A launcher's patch stands where no line does, and what the patch takes away is missed wherever it stands. */
function isCurable({ timing, location, advice }: LatePatch): boolean {
  return (
    timing === 'late' &&
    !isNotebook(location.path) &&
    !advice.some(({ kind }) => kind === 'launcher' || kind === 'removed')
  );
}

/** Whether no single move cures all of `late`, and what is late there is worse than a notice. */
function needsCure(late: readonly LatePatch[]): boolean {
  if (late.every(({ severity }) => severity === 'notice')) return false;
  const places = new Set(late.map(({ location }) => `${location.path}:${location.span.start}`));
  return places.size > 1 || late.some(({ fix }) => fix === undefined);
}

/** What is held too early, by the place of the patch. */
type PlacedAt = ReadonlyMap<string, readonly PlacedReference[]>;

/** A line in a file, and what its trials said. */
interface Trial extends FirstLine {
  readonly program: Program;
  /** Whether everything was run with it, and what came of that; undefined while it was not. */
  isHarmless: boolean | undefined;
}

/** Tries lines, each once, as long as there is time and budget. */
class Trials {
  readonly #explored: Explored;
  readonly #files: readonly FilePath[];
  readonly #observer: Observer;
  readonly #trials = new Map<string, Trial | undefined>();
  readonly #was: () => ReadonlyMap<string, number>;
  readonly #placed: () => PlacedAt;
  /** Whether a file may do what has to come before a patch. */
  readonly #prepares: (path: string) => boolean;
  #tries = 0;
  #proofs = 0;

  constructor(explored: Explored, files: readonly FilePath[], observer: Observer) {
    this.#explored = explored;
    this.#files = files;
    this.#observer = { ...observer, progress: () => {} };
    const { program, exploration, settings } = explored;
    this.#was = lazily(() => placesByIdentity(latePatches(program, exploration, settings.patchers)));
    this.#placed = lazily(() => placedByStatement(exploration.placed));
    const around = { program, patchers: settings.patchers };
    this.#prepares = remembered((path) => preparesPatch(around, path as FilePath));
  }

  cureOf(late: readonly LatePatch[]): Cure | undefined {
    if (!this.#mayTry()) return undefined;
    const [patching, spreads] = patchingOf(this.#explored, late) ?? [];
    if (patching === undefined) return undefined;
    const files = filesOnTheWay(this.#placed(), late);
    if ([...files, ...late.map(({ patch }) => patch.location.path)].some(this.#prepares)) return undefined;
    for (const path of files.slice(0, mostFiles)) {
      if (!this.#mayTry()) return undefined;
      const trial = this.#trialOf(path, patching);
      if (trial === undefined || !this.#cures(trial, late) || !this.#isHarmless(trial, late)) continue;
      // What was not read shows nothing.
      if (this.#explored.cache.isFull) return undefined;
      const { edit, code } = trial;
      return { edit, code, advice: adviceOf(trial, late, patching, spreads === true) };
    }
    return undefined;
  }

  #trialOf(path: FilePath, patching: Patching): Trial | undefined {
    const { program, cache } = this.#explored;
    const line = firstLine(program, path, patching);
    if (line === undefined) return undefined;
    const key = [path, line.edit.newText].join('\n');
    if (!this.#trials.has(key)) {
      const before = program.text(path)!;
      const { span, newText } = line.edit;
      const text = before.slice(0, span.start) + newText + before.slice(span.end);
      const tried = rearranged(program, path, text, cache);
      const isReadable =
        (tried.syntax(path)?.problems.length ?? 0) <= (program.syntax(path)?.problems.length ?? 0);
      this.#trials.set(key, isReadable ? { ...line, program: tried, isHarmless: undefined } : undefined);
    }
    return this.#trials.get(key);
  }

  #mayTry(): boolean {
    return this.#tries < mostTries && !this.#isSpent();
  }

  #isSpent(): boolean {
    return this.#observer.isTimeUp() || isSpent(this.#explored);
  }

  /** Whether the programs that `late` is about, or the first ones, are cured by the line. */
  #cures({ program, edit }: Trial, late: readonly LatePatch[]): boolean {
    this.#tries++;
    const { exploration, settings, shared, spending } = this.#explored;
    const entries = entriesOf(exploration.entries, late).slice(0, mostEntries);
    const found = this.#foundWith(edit.path);
    const after = exploreEntries(program, entries, settings, { shared, spending, found });
    const by = patchText(late[0]!.patch.by);
    const patched = new Set(
      after.patches.flatMap(({ entry, patch }) => (triggerText(patch.by) === by ? [entry] : [])),
    );
    return (
      entries.every((entry) => patched.has(entry)) &&
      this.#bringsNone(latePatches(program, after, settings.patchers), late)
    );
  }

  /** The entry points where the file at `path` patches, wherever it is come to; those that it makes one of are not known. */
  #foundWith(path: FilePath): EntryPoints {
    const { found } = this.#explored;
    return {
      ...found,
      reachOf(entry) {
        const reach = found.reachOf(entry);
        const isReached = reach?.leadsTo(path) === true && !reach.patchFiles.includes(path);
        return isReached ? { ...reach, patchFiles: [...reach.patchFiles, path] } : reach;
      },
    };
  }

  /** Whether nothing is late of what `late` tells of, and nothing that was not. */
  #bringsNone(after: readonly FindingDraft[], late: readonly LatePatch[]): boolean {
    const was = this.#was();
    const is = placesByIdentity(after);
    const causes = new Set(late.flatMap(causeKeys));
    return (
      [...is].every(([key, count]) => count <= (was.get(key) ?? 0)) &&
      !after.flatMap(causeKeys).some((key) => causes.has(key))
    );
  }

  /** Whether, with the line in place, whatever comes to the file is as well off as it was, and nothing else is patched. */
  #isHarmless(trial: Trial, late: readonly LatePatch[]): boolean {
    if (trial.isHarmless !== false && (this.#proofs >= mostProofs || this.#isSpent())) return false;
    const { exploration, settings, shared, spending, found } = this.#explored;
    const { path } = trial.edit;
    if (trial.isHarmless === undefined) {
      this.#proofs++;
      // What leads to a patch already is among the entry points that were found.
      const isKnown = found.patchCandidates.some((one) => found.leadingTo(one).has(path));
      const within = { file: path, found: isKnown ? this.#foundWith(path) : undefined };
      const common = { shared, spending, within };
      const after = new OpenExploration();
      explore(after, trial.program, this.#files, settings, this.#observer, common);
      const patched = new Set(exploration.patches.map(({ entry }) => entry.path));
      // A file that patches now is looked at by itself, even if nothing says that it is a program.
      const isGuess = (entry: EntryPoint) => entry.evidence === 'guess' && entry.path === path;
      trial.isHarmless =
        after.left.size === 0 &&
        after.patches.every(({ entry }) => patched.has(entry.path) || isTestRun(entry) || isGuess(entry)) &&
        this.#bringsNone(latePatches(trial.program, after, settings.patchers), late);
    }
    return (
      trial.isHarmless &&
      !takesNamesAway(
        this.#explored,
        trial.program,
        entriesOf(exploration.entries, late).slice(0, mostEntries),
      )
    );
  }
}

/** Tests are patched by what they test. */
function isTestRun({ path, tests }: EntryPoint): boolean {
  return tests !== undefined || isTestFile(path);
}

function entriesOf(entries: readonly EntryPoint[], late: readonly LatePatch[]): readonly EntryPoint[] {
  const paths = new Set(late.flatMap((one) => one.entries));
  return entries.filter(({ path }) => paths.has(path));
}

function causeKeys(one: FindingDraft): readonly string[] {
  return causeFilesOf(one).map((path) => [one.rule, patchText(one.patch.by), path].join('\n'));
}

/**
 * Files that programs of `late` run on the way to what is held: the one where the patch is late, if there is one such, then those
 * that most of its late patches have in common, of these first what is run first.
 */
function filesOnTheWay(byPlace: PlacedAt, late: readonly LatePatch[]): readonly FilePath[] {
  const count = new Map<FilePath, number>();
  const places = new Set(late.map(({ location }) => location.path));
  for (const path of places.size === 1 ? places : []) count.set(path, late.length);
  for (const { entries, location } of late) {
    const here = byPlace.get(stepKey({ activation: location, span: location.span })) ?? [];
    const [programs, seen, ways] = [new Set(entries), new Set<Step>(), new Set<FilePath>()];
    for (const { entry, reference } of here) {
      if (!programs.has(entry.path)) continue;
      for (const { activation } of freshStepsOf(reference.event.step, seen))
        if (activation.path !== undefined) ways.add(activation.path);
    }
    for (const path of ways) count.set(path, (count.get(path) ?? 0) + 1);
  }
  return [...count].sort((a, b) => b[1] - a[1]).map(([path]) => path);
}

/**
 * What patches in all programs of `late`, and whether it does so only under conditions. Undefined where that is not one and
 * the same, or is a call that depends on a condition: as the first line it would ask for none.
 */
function patchingOf(
  { program, exploration }: Explored,
  late: readonly LatePatch[],
): readonly [Patching, spreads: boolean] | undefined {
  const [{ patch }] = late as readonly [LatePatch];
  const paths = new Set(late.flatMap((one) => one.entries));
  const by = patchText(patch.by);
  const events = exploration.patches.filter(
    (one) => paths.has(one.entry.path) && triggerText(one.patch.by) === by,
  );
  const isConditional = ({ assumption, replacement }: PatchEvent) =>
    doubtsBeyond(undefined, assumption, replacement.library).length > 0;
  const spreads = events.some((one) => isConditional(one.patch));
  const [first] = events;
  if (first === undefined) return undefined;
  const trigger = first.patch.by;
  if (trigger.kind === 'import') {
    const isOptional = events.some((one) => guardsOf(program, one.patch.step).size > 0);
    return [{ kind: 'import', module: trigger.module, isOptional }, spreads];
  }
  if (trigger.kind !== 'call') return undefined;
  const calls = events.map((one) => callOf(program, one.patch, trigger.function));
  const [call] = calls;
  const same = new Set(events.map((one, index) => callKey(one.patch, calls[index])));
  if (call === undefined || spreads || same.size > 1) return undefined;
  return [{ kind: 'call', function: trigger.function, of: call, args: first.patch.args }, false];
}

/** What a call is made on: what has its name, or a new object of the class that does. */
type Called = Extract<Patching, { kind: 'call' }>['of'];

/**
 * How the call of `patch` is written; undefined where it is not all that its statement is, as what a second one returns is
 * something else, or where it is a method of an object that is made elsewhere.
 */
function callOf(program: Program, { step }: PatchEvent, name: string): Called | undefined {
  const { path } = step.activation;
  if (path === undefined || !program.isPython(path)) return undefined;
  for (const one of statementsAround(program.syntax(path)?.body ?? [], step.span)) {
    if (one.kind !== 'expression' || one.value.kind !== 'call' || one.span.start !== step.span.start)
      continue;
    const { callee } = one.value;
    const owner = leafOf(parentOf(name) ?? '');
    if (callee.kind !== 'attribute' || !/^[A-Z]/.test(owner)) return 'name';
    const of = callee.value;
    if (of.kind !== 'call') return lastName(of) === owner ? 'name' : undefined;
    return of.positional.length + of.keywords.length === 0 ? 'object' : undefined;
  }
  return undefined;
}

function callKey({ function: name, args }: PatchEvent, of: Called | undefined): string {
  return JSON.stringify([name, of, args.positional, [...args.keywords], args.spread]);
}

function adviceOf(
  { code, edit }: FirstLine,
  late: readonly LatePatch[],
  patching: Patching,
  spreads: boolean,
): Cure['advice'] {
  const programs = new Set(late.flatMap(({ entries }) => entries)).size;
  const isOptional = patching.kind === 'import' && patching.isOptional;
  const kept = late[0]!.advice.filter(
    ({ kind }) => kind === 'besides' || (kind === 'keep-below' && patching.kind === 'call'),
  );
  const each = late.every(({ fix }) => fix !== undefined) ? [{ kind: 'or-move-each' } as const] : [];
  return [{ kind: 'first-line', code, file: edit.path, programs, isOptional, spreads }, ...each, ...kept];
}
