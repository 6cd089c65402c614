import type { Settings } from '../config/settings.js';
import type { EntryPoints } from '../entry-points/discovery.js';
import { type FindingDraft, locationIn, type PatchSource } from '../findings/finding.js';
import { celery, workersIn } from '../launchers/celery.js';
import { type PoolSetting, poolSettings } from '../launchers/celery-settings.js';
import { preferredModes, type SocketServer, socketServers } from '../launchers/socket-servers.js';
import type { PatcherId } from '../patchers/types.js';
import { isTestFile } from '../project/file-kinds.js';
import type { Program } from '../project/program.js';
import { type Presence, requiredAt } from '../project/requirements.js';
import type { FilePath } from '../project/snapshot.js';
import { rulesAbout } from '../rules/index.js';
import type { GreenPool, Subjects } from '../rules/rule.js';
import type { Span } from '../text/span.js';

/** Programs that ask for green threads and that nobody patches: no late reference leads to these. */
export function unpatchedFindings(
  program: Program,
  files: readonly FilePath[],
  found: EntryPoints,
  settings: Settings,
): readonly FindingDraft[] {
  return [poolFindings, socketServerFindings].flatMap((findings) =>
    findings(program, files, found, settings),
  );
}

/**
 * Celery applications that take a pool of greenlets from a setting, or from an option that is joined to it, where nothing
 * patches: no command in the repository gives a worker its pool, and no module that runs with the application patches by
 * itself.
 */
function poolFindings(
  program: Program,
  files: readonly FilePath[],
  found: EntryPoints,
  settings: Settings,
): readonly FindingDraft[] {
  return [...optionFindings(program, found), ...settingFindings(program, files, found, settings)];
}

/** Commands whose option is joined to its value, where no module that runs with the application patches. */
function optionFindings(program: Program, found: EntryPoints): readonly FindingDraft[] {
  const places = new Set<string>();
  return found.unpatched.flatMap(({ app, word, library, declared }) => {
    const place = `${declared.path}:${declared.span.start}`;
    if (places.has(place) || runsWithPatch(program, found, app)) return [];
    places.add(place);
    return poolFinding(program, { app, ...declared, name: word, library, by: 'option' }, 'high') ?? [];
  });
}

function settingFindings(
  program: Program,
  files: readonly FilePath[],
  found: EntryPoints,
  settings: Settings,
): readonly FindingDraft[] {
  const all = poolSettings(program, files, found.world, settings.patchers);
  if (all.length === 0 || isGivenByCommand(program, settings)) return [];
  const unpatched = all.filter(({ app }) => !runsWithPatch(program, found, app));
  const settled = new Map(unpatched.map((one) => [`${one.path}:${one.span.start}`, one]));
  const confidence = commands(program).some((text) => workersIn(text, settings.patchers).starts)
    ? 'high'
    : 'medium';
  return [...settled.values()].flatMap(
    (one) => poolFinding(program, { ...one, by: 'setting' }, confidence) ?? [],
  );
}

function isGivenByCommand(program: Program, settings: Settings): boolean {
  if (settings.launches.some(({ launch }) => launch.by === celery.id && launch.patches !== undefined))
    return true;
  if (commands(program).some((text) => workersIn(text, settings.patchers).patches)) return true;
  return [...program.snapshot.texts.values()].some((text) => workersIn(text, settings.patchers).givesPool);
}

/** Texts of files that are not Python: those that say how programs are started. */
function commands(program: Program): readonly string[] {
  return [...program.snapshot.texts].flatMap(([path, text]) => (program.isPython(path) ? [] : [text]));
}

function poolFinding(
  program: Program,
  { app, path, span, name, library, by }: PoolSetting & Pick<GreenPool, 'by'>,
  confidence: FindingDraft['confidence'],
): FindingDraft | undefined {
  const source: PatchSource =
    by === 'option' ? { kind: 'option', word: name } : { kind: 'setting', name, value: library };
  const asked = { path, span, source, library, confidence, entry: app };
  return unpatchedFinding(program, 'green-pool', { by, name, library }, asked);
}

/**
 * Socket.IO servers that the program serves by itself on green threads, and that nobody patches: neither a module that runs
 * with them, nor whoever starts them. Where it is not certain that they run so, nothing is said.
 */
function socketServerFindings(
  program: Program,
  files: readonly FilePath[],
  found: EntryPoints,
  { patchers }: Settings,
): readonly FindingDraft[] {
  // What names a launcher and cannot be read may be what starts them.
  if (found.unread.length > 0) return [];
  return socketServers(program, files, found.world).flatMap((server) => {
    const { path, span, by, mode } = server;
    const run = server.runs.find((one) => !isTestFile(one.path));
    if (run === undefined || isServedByOthers(found, path)) return [];
    const chosen = mode === undefined ? firstInstalled(program, server) : { library: mode, isSure: true };
    if (
      chosen === undefined ||
      !patchers.all.some(({ id, kind }) => id === chosen.library && kind === 'green')
    )
      return [];
    const library = chosen.library as PatcherId;
    if (server.runs.some((one) => one.library !== undefined && one.library !== library)) return [];
    const isPatched = server.runs.some((one) =>
      one.isMain ? leadsToPatch(program, found, one.path) : runsWithPatch(program, found, one.path),
    );
    if (isPatched) return [];
    const subject = { by, library, isChosen: mode !== undefined, run: run.path };
    return (
      unpatchedFinding(program, 'green-server', subject, {
        path,
        span,
        source: { kind: 'setting', name: 'async_mode', value: library },
        library,
        confidence: chosen.isSure ? 'high' : 'medium',
        entry: run.path,
      }) ?? []
    );
  });
}

/** Whether a server starts the application (which may patch, or have threads of its own), or Python patches before it does. */
function isServedByOthers({ launched, leadingTo }: EntryPoints, path: FilePath): boolean {
  return launched.some(({ reason, patchedBy, path: first, tests }) => {
    if (tests !== undefined || !leadingTo(path).has(first)) return false;
    const isPython = reason.kind === 'launched' && /^(?:python|console script)/.test(reason.by);
    return patchedBy !== undefined || !isPython;
  });
}

/** The first that is installed where the server runs; undefined where that is not certain. */
function firstInstalled(
  program: Program,
  { path, runs }: SocketServer,
): { readonly library: PatcherId; readonly isSure: boolean } | undefined {
  for (const { library, distributions } of preferredModes) {
    const isImported = [path, ...runs.map((run) => run.path)].some((one) =>
      importsFirst(program, one, library),
    );
    const presence = isImported ? 'yes' : presenceOf(program, path, library, distributions);
    if (presence === 'unknown') return undefined;
    if (presence === 'yes') return { library, isSure: isImported };
  }
  return undefined;
}

function presenceOf(
  { snapshot }: Program,
  path: FilePath,
  library: PatcherId,
  distributions: readonly string[],
): Presence {
  const { installed } = snapshot;
  if (installed !== undefined)
    return installed.roots.some((root) => installed.list(`${root}/${library}`) !== undefined) ? 'yes' : 'no';
  const all = distributions.map((name) => requiredAt(snapshot, path, name));
  return all.includes('yes') ? 'yes' : all.includes('unknown') ? 'unknown' : 'no';
}

/** Whether the module at `path` imports `library` as soon as it runs, and under no condition. */
function importsFirst(program: Program, path: FilePath, library: PatcherId): boolean {
  const isOf = (module: string) => module === library || module.startsWith(`${library}.`);
  return (program.syntax(path)?.body ?? []).some(
    (statement) =>
      (statement.kind === 'import' && statement.names.some(({ module }) => isOf(module))) ||
      (statement.kind === 'import-from' && statement.level === 0 && isOf(statement.module)),
  );
}

/** Whether some module leads to the file at `path` and to a patch as well, or Python patches when it starts. */
function runsWithPatch(program: Program, found: EntryPoints, path: FilePath): boolean {
  return patchedWith(program, found, (leading) => {
    for (const one of found.leadingTo(path)) if (leading.has(one)) return true;
    return false;
  });
}

/** Whether the file at `path`, run as the main program, leads to a patch, or Python patches when it starts. */
function leadsToPatch(program: Program, found: EntryPoints, path: FilePath): boolean {
  return patchedWith(program, found, (leading) => leading.has(path));
}

function patchedWith(
  { layout }: Program,
  { patchCandidates, leadingTo }: EntryPoints,
  isRun: (leading: ReadonlySet<FilePath>) => boolean,
): boolean {
  return patchCandidates.some((patch) => layout.siteModules.includes(patch) || isRun(leadingTo(patch)));
}

/** What asks for green threads, and where. */
interface Asked {
  readonly path: FilePath;
  readonly span: Span;
  readonly source: PatchSource;
  readonly library: PatcherId;
  readonly confidence: FindingDraft['confidence'];
  /** The module that runs first, as far as that is known. */
  readonly entry: FilePath;
}

/** The finding of the rule about `kind` that `subject` is never patched; undefined where no rule covers it. */
function unpatchedFinding<Kind extends 'green-pool' | 'green-server'>(
  program: Program,
  kind: Kind,
  subject: Subjects[Kind],
  { path, span, source, library, confidence, entry }: Asked,
): FindingDraft | undefined {
  const rule = rulesAbout(kind).find((one) => one.covers(subject));
  if (rule === undefined) return undefined;
  const location = locationIn(program, path, span);
  const about = { patch: { library, by: source, location }, offenders: [] };
  const facts = rule.facts([subject], about);
  return {
    ...about,
    rule: rule.id,
    facts,
    severity: rule.severityOf([subject]),
    confidence,
    timing: 'never',
    advice: rule.advice(facts, about),
    location,
    cause: location,
    patchChain: [
      { location, module: source.kind === 'option' ? source.word : 'name' in source ? source.name : library },
    ],
    fix: undefined,
    entries: [entry],
  };
}
