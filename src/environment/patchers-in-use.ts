import { callPatchers, importPatchers } from '../libraries/tables.js';
import { createPatcherSet, type Patcher, type PatcherSet } from '../patchers/index.js';
import type { PatcherEffect } from '../patchers/patcher.js';
import type { VersionLimit } from '../patchers/types.js';
import { isPythonSource } from '../project/file-kinds.js';
import { leafOf, parentOf, topLevelOf } from '../project/module-name.js';
import { pinsIn } from '../project/pins.js';
import { compareVersions } from '../project/requirement.js';
import type { FilePath, Snapshot } from '../project/snapshot.js';
import { readOnce, remembered } from '../text/memoize.js';
import { anyPart, anyWholeWord, anyWord } from '../text/search.js';
import { versionsIn } from './distributions.js';

/** Sets that were made of one, by what is left of it: who compares them by identity finds the same one. */
const made = new WeakMap<PatcherSet, Map<string, PatcherSet>>();

/**
 * The patchers of `all` that can run in a repository, with what they do there: whoever is neither named nor installed never
 * patches, costs nothing and is confused with nothing. Those of green threads stay, as launchers and libraries bring them
 * along unsaid. Where the version of a library is known on which an effect depends, it is there for certain or not at all.
 */
export function patchersInUse(all: PatcherSet, snapshot: Snapshot): PatcherSet {
  const used = usedIn(snapshot, all.all).filter((row) => !isMadeIn(snapshot, row));
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

function usedIn(
  { texts, installed }: Pick<Snapshot, 'texts' | 'installed'>,
  rows: readonly Patcher[],
): readonly Patcher[] {
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

/**
 * Whether the repository is where the library of `row` is made: its modules are the program's own there, patches and all, and what
 * they do about the program that they are tested with is their affair.
 */
function isMadeIn({ texts }: Pick<Snapshot, 'texts'>, { kind, modules, functions }: Patcher): boolean {
  if (kind !== 'swap' || functions.some(({ isDeclared }) => isDeclared)) return false;
  const isOwn = (module: string) => {
    const file = `${module.replaceAll('.', '/')}/__init__.py`;
    // Somewhere else it is a copy of the library.
    return texts.has(file as FilePath) || texts.has(`src/${file}` as FilePath);
  };
  return modules.every(isOwn);
}

/** Gives those of some words, which are parted by `|`, that stand in a text as words. */
const wordsFound = remembered((words) => {
  const rows = words.split('|').map((word) => ({ word, isIn: anyWholeWord(word) }));
  return readOnce((text) => rows.flatMap(({ word, isIn }) => (isIn(text) ? [word] : [])));
});

/**
 * Whether something in a repository names one of `patchers`: in Python, or where a file of whatever kind (a command, a variable)
 * names one of green threads, a library that brings one along, or a program that patches before it starts another; beside those
 * also `others`. Where nothing does, and no environment is at hand, no patcher is in use.
 */
export function namesPatchers(patchers: PatcherSet, others: readonly string[], { texts }: Snapshot): boolean {
  const { all } = patchers;
  const green = all.filter(({ kind }) => kind === 'green').flatMap(({ modules }) => modules.map(topLevelOf));
  const libraries = [...importPatchers(), ...callPatchers()].map((module) =>
    topLevelOf(module).length < shortestName ? module.split('.').slice(0, 2).join('.') : topLevelOf(module),
  );
  const anywhere = [
    ...green.flatMap((name) => [name, name.toUpperCase(), name[0]!.toUpperCase() + name.slice(1)]),
    ...libraries,
    ...others,
  ];
  const commands = all.flatMap(({ launchers = [], launchModules = [] }) => [...launchers, ...launchModules]);
  const imported = all.flatMap((row) => (row.kind === 'green' ? [] : wordsOf(row)));
  const mayName = anyPart(...new Set([...anywhere, ...commands, ...imported]));
  const isAnywhere = anyWord(...anywhere);
  const isCommand = anyWholeWord(...new Set(commands));
  if (isAnywhere([...texts.keys()].join('\n'))) return true;
  const left = new Map<FilePath, string>();
  // What a project needs stands where it says so, more often than in any one of its modules.
  const isModule = ([path]: readonly [FilePath, string]) => path.endsWith('.py');
  for (const [path, text] of [...texts].sort(
    (one, other) => Number(isModule(one)) - Number(isModule(other)),
  )) {
    if (!mayName(text)) continue;
    if (isAnywhere(text) || isCommand(text)) return true;
    left.set(path, text);
  }
  return usedIn({ texts: left }, all).some(({ kind }) => kind === 'swap');
}

/** Shorter names stand in too many words. */
const shortestName = 6;

/** Who has its modules deeper shares the top-level package with others: `azure.monitor.opentelemetry`. */
const deepestOfOwn = 2;

/**
 * Words of which one stands in every program that has the patcher run: its class, or else its package, or else its functions where
 * its package shares a name with many.
 */
function wordsOf({ functions, modules, imports = {} }: Patcher): readonly string[] {
  const names = functions.flatMap(({ name, aliases = [] }) => [name, ...aliases]);
  const classes = names.map((name) => leafOf(parentOf(name) ?? '')).filter((owner) => /^[A-Z]/.test(owner));
  const isShared = modules.every((module) => module.split('.').length > deepestOfOwn);
  const packages = classes.length > 0 ? [] : isShared ? names.map(leafOf) : modules.map(topLevelOf);
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
