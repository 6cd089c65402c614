import type { Settings } from '../config/settings.js';
import type { EntryPoints } from '../entry-points/discovery.js';
import type { FindingDraft, PatchSource } from '../findings/finding.js';
import { celery, workersIn } from '../launchers/celery.js';
import { type PoolSetting, poolSettings } from '../launchers/celery-settings.js';
import type { Program } from '../project/program.js';
import type { FilePath } from '../project/snapshot.js';
import type { GreenPool } from '../rules/rule.js';
import { runsWithPatch, unpatchedFinding } from './unpatched.js';

/**
 * Celery applications that take a pool of greenlets from a setting, or from an option that is joined to it, where nothing
 * patches: no command in the repository gives a worker its pool, and no module that runs with the application patches by
 * itself.
 */
export function poolFindings(
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
    return findingOf(program, { app, ...declared, name: word, library, by: 'option' }, 'high') ?? [];
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
    (one) => findingOf(program, { ...one, by: 'setting' }, confidence) ?? [],
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

function findingOf(
  program: Program,
  { app, path, span, name, library, by }: PoolSetting & Pick<GreenPool, 'by'>,
  confidence: FindingDraft['confidence'],
): FindingDraft | undefined {
  const source: PatchSource =
    by === 'option' ? { kind: 'option', word: name } : { kind: 'setting', name, value: library };
  const asked = { path, span, source, library, confidence, entry: app };
  return unpatchedFinding(program, 'green-pool', { by, name, library }, asked);
}
