import { createPatcherSet, type Patcher, type PatcherSet } from '../patchers/index.js';
import type { PatcherEffect } from '../patchers/patcher.js';
import type { VersionLimit } from '../patchers/types.js';
import { isPythonSource } from '../project/file-kinds.js';
import { topLevelOf } from '../project/module-name.js';
import { pinsIn } from '../project/pins.js';
import { compareVersions } from '../project/requirement.js';
import type { Snapshot } from '../project/snapshot.js';
import { readOnce, remembered } from '../text/memoize.js';
import { anyWholeWord } from '../text/search.js';
import { versionsIn } from './distributions.js';

/** Sets that were made of one, by what is left of it: who compares them by identity finds the same one. */
const made = new WeakMap<PatcherSet, Map<string, PatcherSet>>();

/**
 * The patchers of `all` that can run in a repository, with what they do there: whoever is neither named nor installed never
 * patches, costs nothing and is confused with nothing. Those of green threads stay, as launchers and libraries bring them
 * along unsaid. Where the version of a library is known on which an effect depends, it is there for certain or not at all.
 */
export function patchersInUse(all: PatcherSet, snapshot: Snapshot): PatcherSet {
  const used = usedIn(snapshot, all.all);
  const versionOf = versionsKnown(snapshot);
  const rows = used.map((row) => forVersions(row, versionOf));
  if (rows.length === all.all.length && rows.every((row, index) => row === all.all[index])) return all;
  const sets = made.get(all) ?? new Map<string, PatcherSet>();
  made.set(all, sets);
  const limitsOf = ({ effects }: Patcher) => effects.flatMap(({ limits = [] }) => limits).length;
  const key = rows
    .map((row) => `${row.id} ${row.effects.length} ${limitsOf(row)} ${row.keepers?.length}`)
    .join();
  const known = sets.get(key) ?? createPatcherSet(rows);
  sets.set(key, known);
  return known;
}

function usedIn({ texts, installed }: Snapshot, rows: readonly Patcher[]): readonly Patcher[] {
  const isInstalled = (module: string) =>
    installed?.roots.some((root) => installed.list(root)?.has(`${topLevelOf(module)}/`)) === true;
  const isSure = ({ kind, modules }: Patcher) => kind === 'green' || modules.some(isInstalled);
  const words = new Map(rows.flatMap((row) => (isSure(row) ? [] : [[row, wordsOf(row)] as const])));
  const wanted = new Set([...words.values()].flat());
  const found = new Set<string>();
  if (wanted.size > 0) {
    // Most repositories have none of them: one search finds that out.
    const wordsIn = wordsFound([...wanted].join('|'));
    for (const [path, text] of texts) {
      for (const word of wordsIn(text)) if (!found.has(word) && isPythonSource(path, text)) found.add(word);
      if (found.size === wanted.size) break;
    }
  }
  return rows.filter((row) => words.get(row)?.some((word) => found.has(word)) !== false);
}

/** Gives those of some words, which are parted by `|`, that stand in a text as words. */
const wordsFound = remembered((words) => {
  const rows = words.split('|').map((word) => ({ word, isIn: anyWholeWord(word) }));
  return readOnce((text) => rows.flatMap(({ word, isIn }) => (isIn(text) ? [word] : [])));
});

/** Words of which one stands in every program that has the patcher run: its class, or else its package. */
function wordsOf({ functions, modules, imports = {} }: Patcher): readonly string[] {
  const owners = functions.flatMap(({ name, aliases = [] }) =>
    [name, ...aliases].map((full) => full.split('.').at(-2) ?? ''),
  );
  const classes = owners.filter((owner) => /^[A-Z]/.test(owner));
  const packages = classes.length > 0 ? [] : modules.map(topLevelOf);
  return [...new Set([...classes, ...packages, ...Object.keys(imports).map(topLevelOf)])];
}

/** `row` with the effects that it has where these versions are installed. */
function forVersions(row: Patcher, versionOf: (distribution: string) => string | undefined): Patcher {
  const { effects: all, keepers: every = [] } = row;
  const effects = all.flatMap((effect) => forVersion(effect, versionOf) ?? []);
  const keepers = every.filter(({ limit }) => isWithin(limit, versionOf(limit.of)));
  if (keepers.length === every.length && all.every((effect, index) => effect === effects[index])) return row;
  return { ...row, effects, keepers };
}

/** Whether `version`, where it is known, is one of those. */
function isWithin(limit: VersionLimit, version: string | undefined): boolean {
  if (version === undefined || limit.relation === 'measured') return true;
  return compareVersions(version, limit.version) < 0 === (limit.relation === 'before');
}

function forVersion(
  effect: PatcherEffect,
  versionOf: (distribution: string) => string | undefined,
): PatcherEffect | undefined {
  const { limits, ...always } = effect;
  const open = limits?.filter(({ of }) => versionOf(of) === undefined);
  if (limits === undefined || open?.length === limits.length) return effect;
  if (!limits.every((limit) => isWithin(limit, versionOf(limit.of)))) return undefined;
  return open === undefined || open.length === 0 ? always : { ...always, limits: open };
}

/** Versions that are installed, or that files of the repository ask for and no other. */
function versionsKnown(snapshot: Snapshot): (distribution: string) => string | undefined {
  const there = snapshot.installed === undefined ? undefined : versionsIn(snapshot.installed);
  const pins = pinsIn(snapshot, '');
  return (distribution) => {
    const pin = pins(distribution);
    return there?.(distribution) ?? (pin?.kind === 'exact' ? pin.version : undefined);
  };
}
