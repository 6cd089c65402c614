import { pathFilter } from '../config/schema.js';
import type { Settings } from '../config/settings.js';
import type { EntryPoints } from '../entry-points/discovery.js';
import { missingOf, patchingCommand } from '../entry-points/launched.js';
import { patchersInUse } from '../environment/patchers-in-use.js';
import type { SeenPatch } from '../findings/extent.js';
import { type FindingDraft, type LatePatch, type Location, locationIn } from '../findings/finding.js';
import { withFingerprints } from '../findings/fingerprint.js';
import type { Notice } from '../findings/notice.js';
import { formattingIn } from '../formatters/index.js';
import { sharedRuns } from '../interpreter/module-runs.js';
import { createProgram, type Program, pythonFiles, SyntaxCache } from '../project/program.js';
import { type FilePath, isPartlyRead, leftUnread, type Snapshot } from '../project/snapshot.js';
import { groupedBy } from '../text/groups.js';
import { withCures } from './cures.js';
import { latePatches, locationOf } from './diagnostics.js';
import { formatterFindings } from './formatter-check.js';
import type { Recall } from './recall.js';
import { type AnalysisReport, noRoom, timeIsUp, unreadIn } from './report.js';
import {
  type Exploration,
  explore,
  mostStatements,
  type Observer,
  OpenExploration,
  type PlacedReference,
  purse,
  unobserved,
} from './run-entry-points.js';
import { secondPatchers } from './second-patchers.js';
import { suppress } from './suppress.js';
import { unpatchedFindings } from './unpatched.js';
import { addFixes } from './verify-fix.js';

/**
 * Runs the whole pipeline over one state of a repository. Pure: the same snapshot and settings give the same report.
 * Files that `exclude` leaves out still run where others import them; nothing is reported in them.
 * `cache` keeps the syntax of texts for the next state of the same repository. `observer` is told how far it is, says when
 * time is up and ends what does not stop by itself: what is known by then is reported, and a notice says what is not.
 * Without `sharing` every entry point runs every module anew, which takes longer and gives the same. `recall` is what is left of an
 * analysis of another state, whose `cache` it is, and becomes what is left of this one: with it, it takes less time.
 */
export function analyze(
  snapshot: Snapshot,
  given: Settings,
  cache: SyntaxCache = new SyntaxCache(),
  observer: Observer = unobserved,
  sharing = true,
  recall?: Recall,
): AnalysisReport {
  const exploration = new OpenExploration();
  const known: { subject?: Subject; report?: AnalysisReport; findings?: LatePatch[] } = {};
  const report = (
    subject: Subject,
    found: EntryPoints,
    late: readonly FindingDraft[],
    more: readonly FindingDraft[],
  ) => {
    known.report = reported(subject, exploration, found, late, more);
    known.findings = [...known.report.findings];
    return known.findings;
  };
  const isWhole = observer.finishes(() => {
    if (observer.isTimeUp()) return;
    const subject = subjectOf(snapshot, given, cache);
    known.subject = subject;
    const { program, settings, files } = subject;
    const shared =
      recall?.begin(program, [given, settings.patchers, snapshot.installed]) ?? sharedRuns(sharing);
    const common = { shared, spending: purse() };
    const found = explore(exploration, program, files, settings, observer, { ...common, recall });
    const formatting = formattingIn(exploration.patches.length === 0 ? new Map() : snapshot.texts);
    const explored = { program, exploration, found, settings, cache, formatting, ...common };
    const late =
      recall?.of(
        `late ${recall.numbersOf(exploration.outcomes)}`,
        (of) => lateIn({ ...subject, program: of }, exploration),
        { isComplete: () => !observer.isTimeUp() },
      ) ?? lateIn(subject, exploration);
    const movable = observer.isTimeUp() ? [] : formatterFindings(explored, late.filter(subject.isWanted));
    const findings = report(subject, found, late, [
      ...movable,
      ...unpatchedFindings(program, files, found, settings),
    ]);
    const kept = recall?.keeping({ isComplete: () => !observer.isTimeUp() }) ?? program;
    addFixes({ ...explored, program: kept }, findings, observer);
    known.findings = [...withCures(explored, files, findings, observer)];
    if (!observer.isTimeUp()) recall?.end();
  });
  if (!isWhole)
    observer.finishes(() => {
      const { subject } = known;
      const { found } = exploration;
      // What ran may have been ended in the middle: of that nothing is tried any more.
      if (known.report === undefined && subject !== undefined && found !== undefined)
        report(subject, found, lateIn(subject, exploration), []);
    });
  if (known.report === undefined) return nothingKnown(snapshot, given, exploration, known.subject, observer);
  return {
    ...known.report,
    findings: (known.findings ?? []).sort(byPlace),
    notices: [...known.report.notices, ...leftOf(exploration, observer.isTimeUp(), given)],
  };
}

/** What is analysed, and what of it somebody wants to hear about. */
interface Subject {
  readonly program: Program;
  readonly settings: Settings;
  /** The Python files in scope. */
  readonly files: readonly FilePath[];
  readonly isWanted: (finding: FindingDraft) => boolean;
  readonly isWantedIn: (path: FilePath) => boolean;
  readonly isWantedNotice: (notice: Notice) => boolean;
}

function subjectOf(snapshot: Snapshot, given: Settings, cache: SyntaxCache): Subject {
  const settings = { ...given, patchers: patchersInUse(given.patchers, snapshot) };
  const program = createProgram(snapshot, settings.sourceRoots, cache);
  const wanted = pathFilter(settings.include, settings.exclude);
  // `include` chooses among Python files; a launcher that patches late may be written elsewhere.
  const isKept = pathFilter([], settings.exclude);
  const isWantedIn = (path: FilePath) => (program.isPython(path) ? wanted(path) : isKept(path));
  return {
    program,
    settings,
    files: pythonFiles(program).filter(wanted),
    isWanted: ({ location }) => isWantedIn(location.path),
    isWantedIn,
    isWantedNotice: ({ kind, path }) =>
      path === undefined || (kind === 'unknown-launch' ? isKept(path) : wanted(path)),
  };
}

/** What is late, wanted or not. */
function lateIn({ program, settings }: Subject, exploration: Exploration): readonly FindingDraft[] {
  const second = secondPatchers(program, exploration, settings);
  const isTold = ({ reference }: PlacedReference) => second.told.has(reference.patch);
  const placed = second.told.size > 0 ? exploration.placed.filter((one) => !isTold(one)) : exploration.placed;
  return [...latePatches(program, { placed }, settings.patchers), ...second.findings];
}

/** The report of what is `late` and of `more`, without fixes. */
function reported(
  { program, settings, files, isWanted, isWantedIn, isWantedNotice }: Subject,
  exploration: Exploration,
  entryPoints: EntryPoints,
  late: readonly FindingDraft[],
  more: readonly FindingDraft[],
): AnalysisReport {
  const found = withFingerprints([...late, ...more].filter(isWanted));
  const suppressed = suppress(program, files, found);
  const findings = levelled(suppressed.findings, settings.rules);
  const isKept = new Set(findings.map(({ fingerprint }) => fingerprint));
  const notices = [
    ...unmatchedLaunches(program, entryPoints, settings),
    ...noticesOf(program, exploration),
    ...unreadLaunches(program, entryPoints),
    ...suppressed.notices,
  ];
  return {
    findings,
    notices: [...notices.filter(isWantedNotice), ...cutPrograms(exploration, isWantedIn)],
    silenced: found.filter(({ fingerprint, severity }) => severity !== 'notice' && !isKept.has(fingerprint)),
    patches: patchesIn(program, exploration, entryPoints, late).filter(({ path }) => isWantedIn(path)),
    files,
    parsed: program.parsedPaths().length,
  };
}

/** Where time was up before it was known what there is to run: what is known of files is told, and that nothing else is. */
function nothingKnown(
  snapshot: Snapshot,
  given: Settings,
  exploration: OpenExploration,
  subject: Subject | undefined,
  observer: Observer,
): AnalysisReport {
  const notices: Notice[] = [];
  observer.finishes(() => {
    const isWanted = pathFilter(given.include, given.exclude);
    const known = subject === undefined ? unreadIn(snapshot) : noticesOf(subject.program, exploration);
    for (const one of known) if (one.path === undefined || isWanted(one.path)) notices.push(one);
  });
  const left =
    exploration.found === undefined ? timeIsUp([], given, 'discovery') : leftOf(exploration, true, given)[0]!;
  notices.push(isPartlyRead(snapshot) ? timeIsUp(leftUnread(snapshot), given, 'reading') : left);
  return { findings: [], notices, silenced: [], patches: [], files: subject?.files ?? [], parsed: 0 };
}

/**
 * The places that patch, and what is `late` of them: what merely came before the patch and does no harm is not. A command
 * that patches before it loads anything is such a place, whether anything else in the program speaks of a patch or not.
 */
function patchesIn(
  program: Program,
  { patches }: Exploration,
  { launched }: EntryPoints,
  late: readonly FindingDraft[],
): readonly SeenPatch[] {
  const keyOf = ({ path, span }: Pick<Location, 'path' | 'span'>) => `${path}:${span.start}`;
  const isLate = new Set(
    late.flatMap(({ severity, patch }) => (severity === 'notice' ? [] : [keyOf(patch.location)])),
  );
  const places = [
    ...patches.map(({ entry, patch }) => {
      const at = locationOf(program, patch.step, entry);
      return { entry, path: at.path, at };
    }),
    ...launched.flatMap((entry) => {
      const at = patchingCommand(entry);
      // Who asks for one program is told of that, whichever file has its command.
      return at === undefined ? [] : { entry, path: entry.path, at };
    }),
  ];
  return [...groupedBy(places, ({ at }) => keyOf(at))].map(([key, group]) => ({
    path: group[0]!.path,
    entries: [...new Set(group.map(({ entry }) => entry.path))],
    isInTime: !isLate.has(key),
  }));
}

function byPlace(a: LatePatch, b: LatePatch): number {
  const path = a.location.path < b.location.path ? -1 : a.location.path > b.location.path ? 1 : 0;
  return (
    path || a.location.start.line - b.location.start.line || (a.rule < b.rule ? -1 : a.rule > b.rule ? 1 : 0)
  );
}

/** What the run could not see: unreadable files, files that are not Python, entry points not followed to their end. */
function noticesOf(program: Program, exploration: Exploration): readonly Notice[] {
  const notices: Notice[] = [...unreadIn(program.snapshot)];
  const cut = new Map<FilePath, number>();
  // In an order that does not tell who asked for them first.
  for (const path of program.parsedPaths().toSorted()) {
    const { problems = [], unread } = program.syntax(path) ?? {};
    if (unread?.of === 'all') {
      cut.set(path, unread.limit);
      continue;
    }
    if (unread !== undefined) {
      const { from, limit } = unread;
      const { line } = locationIn(program, path, { start: from, end: from }).start;
      notices.push({ kind: 'limit-reached', about: 'rest-of-file', path, line, limit });
      continue;
    }
    const [problem] = problems;
    if (problem === undefined) continue;
    const { start, cell } = locationIn(program, path, problem.span);
    const place = { path, line: start.line, ...(cell && { cell }) };
    notices.push({ kind: 'syntax-problem', about: 'syntax', ...place, fault: problem });
  }
  notices.push(...noRoom('syntax', cut));
  const unread = new Set<string>();
  for (const { truncation } of exploration.truncations) {
    if (truncation.what !== 'setting') continue;
    // Every program that has these settings comes to the same place.
    const { name, at } = truncation;
    const { line } = program.lines(at.path).position(at.span.start);
    const place = `${at.path}:${line}:${name}`;
    if (!unread.has(place))
      notices.push({ kind: 'unknown-launch', about: 'setting', path: at.path, line, name });
    unread.add(place);
  }
  return notices;
}

/** One notice for each limit that ended programs on paper before their end, those that somebody wants to hear about. */
function cutPrograms({ truncations }: Exploration, isWantedIn: Subject['isWantedIn']): readonly Notice[] {
  const cuts = truncations.flatMap(({ entry: { path }, truncation }) =>
    // Of time one notice tells.
    truncation.what === 'setting' || truncation.what === 'time' || !isWantedIn(path)
      ? []
      : { path, truncation },
  );
  return [...groupedBy(cuts, ({ truncation }) => truncation.what).values()].map((group) => ({
    kind: 'limit-reached',
    about: 'truncation',
    path: undefined,
    truncation: group[0]!.truncation,
    left: [...new Set(group.map(({ path }) => path))],
  }));
}

/** What was not looked at, and why. */
function leftOf({ left }: Exploration, isTimeUp: boolean, given: Settings): readonly Notice[] {
  const paths = [...new Set([...left].map(({ path }) => path))];
  if (isTimeUp) return [timeIsUp(paths, given)];
  if (paths.length === 0) return [];
  return [{ kind: 'limit-reached', about: 'statements', path: undefined, most: mostStatements, left: paths }];
}

/** Findings of the rules that are on, with the severity that the configuration gives them. */
function levelled(findings: readonly LatePatch[], levels: Settings['rules']): readonly LatePatch[] {
  return findings.flatMap((finding) => {
    const level = levels[finding.rule];
    if (level === 'off') return [];
    return level === undefined ? [finding] : [{ ...finding, severity: level }];
  });
}

/** One notice for each line that names a launcher and cannot be read. */
function unreadLaunches(program: Program, { unread }: EntryPoints): readonly Notice[] {
  const told = new Set<string>();
  return unread.flatMap(({ path, span, program: name, word }): readonly Notice[] => {
    const { line } = program.lines(path).position(span.start);
    const key = `${path}:${line}`;
    if (told.has(key)) return [];
    told.add(key);
    const place = { kind: 'unknown-launch', path, line } as const;
    return word === undefined || name === undefined
      ? [{ ...place, about: 'unread-file' }]
      : [{ ...place, about: 'unknown-word', program: name, word }];
  });
}

/** One notice for each file or module that an entry point or launcher of the configuration names and that is not there. */
function unmatchedLaunches(
  program: Program,
  { world }: EntryPoints,
  { launches }: Settings,
): readonly Notice[] {
  return launches.flatMap(({ launch, key }) =>
    missingOf(program, world, launch).map((name) => ({
      kind: 'unmatched-pattern' as const,
      about: 'launch' as const,
      path: undefined,
      key,
      name,
    })),
  );
}
