import type { LatePatch } from '../findings/finding.js';
import { fingerprintsOf } from '../findings/fingerprint.js';
import type { Notice } from '../findings/notice.js';
import { type ChangedFile, textBefore } from '../project/difference.js';
import { isNotebook } from '../project/notebook.js';
import {
  basename,
  type FileContent,
  type FilePath,
  type Overlay,
  type Snapshot,
  type SourceTree,
} from '../project/snapshot.js';
import { groupedBy } from '../text/groups.js';
import { isLoaded, loadSnapshot } from './snapshot.js';

/** The state that a head is compared with, told as what differs from the head. */
export interface Base {
  /** The base's text of each file that differs; undefined where the base has no such file. */
  readonly overlay: Overlay;
  /** Where files of the base are at the head, as far as whoever listed the differences knows. */
  readonly renames: ReadonlyMap<FilePath, FilePath>;
  /** Trouble with reading the base. */
  readonly notices: readonly Notice[];
}

/** Gives the base's contents of files; those that the base does not have are absent. */
export type ReadBase = (paths: readonly FilePath[]) => Promise<ReadonlyMap<FilePath, FileContent>>;

/**
 * The base of `head`, from the files that differ: added ones are absent, renamed and removed ones are back. What the
 * difference and the texts of the head tell is not asked for; `read` gives the rest. One that cannot be read counts as
 * absent, so that no finding is lost: what it has is new then, and a notice says so.
 */
export async function baseOf(
  files: readonly ChangedFile[],
  { texts, scripts }: Pick<Snapshot, 'texts' | 'scripts'>,
  read: ReadBase,
): Promise<Base> {
  const overlay = new Map<FilePath, string | undefined>();
  const renames = new Map<FilePath, FilePath>();
  const known = new Map<FilePath, FileContent>();
  const before: FilePath[] = [];
  for (const file of files) {
    if (file.kind === 'added' || file.kind === 'renamed') overlay.set(file.path, undefined);
    if (file.kind === 'renamed') renames.set(file.previousPath, file.path);
    // What is no text at the head (a link) leads to nothing there, so what it led to before says nothing.
    if (file.kind === 'added' || (file.kind === 'modified' && !texts.has(file.path))) continue;
    const path = file.kind === 'renamed' ? file.previousPath : file.path;
    before.push(path);
    const text = textBeforeOf(file, texts);
    if (text !== undefined) known.set(path, { kind: 'text', text });
  }
  const present = new Set<FilePath>();
  const tree: SourceTree = {
    list: async () => before.map((path) => ({ path, size: undefined })),
    async read(paths, take) {
      const unknown = paths.filter((path) => !known.has(path));
      const fetched = unknown.length === 0 ? [] : await read(unknown);
      for (const [path, content] of [...known, ...fetched]) {
        present.add(path);
        take(path, content);
      }
    },
  };
  const snapshot = await loadSnapshot(tree, scripts);
  // What is a script at the head may have been none before, or not there.
  for (const path of before) if (isLoaded(path, scripts)) overlay.set(path, snapshot.texts.get(path));
  const notices = [...snapshot.unreadable].flatMap(([path, reason]): readonly Notice[] =>
    present.has(path) ? [{ kind: 'unreadable-file', about: 'base-file', path, reason }] : [],
  );
  return { overlay, renames, notices };
}

/** The base's text as the difference tells it. */
function textBeforeOf(file: ChangedFile, texts: ReadonlyMap<FilePath, string>): string | undefined {
  // What is kept of a notebook is not what stands in the file, which the difference is about.
  if (isNotebook(file.path)) return undefined;
  if (file.kind === 'renamed' && file.isOnlyMoved === true) return texts.get(file.path);
  if (file.patch === undefined) return undefined;
  const after = file.kind === 'removed' ? '' : texts.get(file.path);
  return after === undefined ? undefined : textBefore(after, file.patch);
}

/** As git has it by default (`-M`): a file that keeps half of its contents under another name was renamed. */
const leastShared = 0.5;

/** Pairs of files with other contents that are compared, at most; git stops at a thousand files on each side. */
const mostPairs = 20_000;

/**
 * Files that only the base has, each with the file that only the head has and that it became: what is known of `base`,
 * and what the texts show (git knows nothing of a `mv`, and GitHub finds no renames in a large difference). Those of the
 * same text come first, of several the one in the most similar place; then those that share most of their lines.
 */
export function renamesTo(
  { texts }: Pick<Snapshot, 'texts'>,
  base: Pick<Base, 'overlay' | 'renames'>,
): ReadonlyMap<FilePath, FilePath> {
  const renames = new Map(base.renames);
  const taken = new Set(renames.values());
  const gone = new Map<FilePath, string>();
  const added = new Map<FilePath, string>();
  for (const [path, before] of base.overlay) {
    const after = texts.get(path);
    if (before !== undefined && after === undefined && !renames.has(path)) gone.set(path, before);
    if (before === undefined && after !== undefined && !taken.has(path)) added.set(path, after);
  }
  const pair = (before: FilePath, after: FilePath) => {
    renames.set(before, after);
    gone.delete(before);
    added.delete(after);
  };
  for (const [before, after] of sameTexts(gone, added))
    if (added.has(after) && gone.has(before)) pair(before, after);
  for (const [before, after] of similarTexts(gone, added))
    if (added.has(after) && gone.has(before)) pair(before, after);
  return renames;
}

type Pair = readonly [before: FilePath, after: FilePath];

/** Pairs of the same text, those in the most similar places first. An empty file is one only under its own name. */
function sameTexts(
  gone: ReadonlyMap<FilePath, string>,
  added: ReadonlyMap<FilePath, string>,
): readonly Pair[] {
  const byText = groupedBy(added, ([, text]) => text);
  const pairs = [...gone].flatMap(([before, text]) =>
    (byText.get(text) ?? [])
      .filter(([after]) => text.trim() !== '' || basename(after) === basename(before))
      .map(([after]): Pair => [before, after]),
  );
  return sortedBy(pairs, (pair) => sharedSteps(...pair));
}

/** Pairs that share at least half of their contents, the most similar first. */
function similarTexts(
  gone: ReadonlyMap<FilePath, string>,
  added: ReadonlyMap<FilePath, string>,
): readonly Pair[] {
  if (gone.size * added.size > mostPairs) return [];
  const after = [...added].map(([path, text]) => [path, linesOf(text)] as const);
  const shares = new Map<Pair, number>();
  for (const [path, text] of gone) {
    const before = linesOf(text);
    for (const [candidate, lines] of after) {
      const share = sharedPart(before, lines);
      if (share >= leastShared) shares.set([path, candidate], share);
    }
  }
  return sortedBy([...shares.keys()], (pair) => shares.get(pair) ?? 0);
}

function sortedBy(pairs: readonly Pair[], rank: (pair: Pair) => number): readonly Pair[] {
  const ranked = pairs.map((pair) => ({ pair, rank: rank(pair) }));
  return ranked.sort((a, b) => b.rank - a.rank).map(({ pair }) => pair);
}

/** How many steps at the end of both paths are the same. */
function sharedSteps(before: FilePath, after: FilePath): number {
  const [left, right] = [before.split('/').reverse(), after.split('/').reverse()];
  const first = left.findIndex((step, index) => step !== right[index]);
  return first < 0 ? left.length : first;
}

interface Lines {
  readonly counts: ReadonlyMap<string, number>;
  readonly characters: number;
}

function linesOf(text: string): Lines {
  const counts = new Map<string, number>();
  for (const line of text.split('\n')) counts.set(line, (counts.get(line) ?? 0) + 1);
  return { counts, characters: text.length };
}

/** The part of the larger text that lies in lines of both, from 0 to 1. */
function sharedPart(before: Lines, after: Lines): number {
  const larger = Math.max(before.characters, after.characters);
  const smaller = Math.min(before.characters, after.characters);
  if (larger === 0 || smaller / larger < leastShared) return 0;
  let shared = 0;
  for (const [line, count] of before.counts) {
    shared += Math.min(count, after.counts.get(line) ?? 0) * (line.length + 1);
  }
  return shared / larger;
}

/**
 * The late patches of `head` that `base` did not have, by fingerprint. `renames` says where files of the base are now: a
 * finding in a file that was only renamed is none of its author's. A finding whose base counterpart had fewer offenders
 * is kept with the offenders that are new.
 */
export function introduced<One extends LatePatch>(
  base: readonly LatePatch[],
  head: readonly One[],
  renames: ReadonlyMap<FilePath, FilePath>,
): readonly One[] {
  const renamed = renamedModules(renames);
  const prints = printsAfter(base, renames);
  const known = new Map<string, Set<string>>();
  for (const [index, finding] of base.entries()) {
    const offenders = known.get(prints[index]!) ?? new Set<string>();
    for (const { module } of finding.offenders) offenders.add(module).add(renamed(module));
    known.set(prints[index]!, offenders);
  }
  const result: One[] = [];
  for (const finding of head) {
    const offenders = known.get(finding.fingerprint);
    if (offenders === undefined) {
      result.push(finding);
      continue;
    }
    const fresh = finding.offenders.filter((offender) => !offenders.has(offender.module));
    if (fresh.length > 0) result.push({ ...finding, offenders: fresh });
  }
  return result;
}

/** The fingerprints that findings would have, had their files been renamed before. */
function printsAfter(
  findings: readonly LatePatch[],
  renames: ReadonlyMap<FilePath, FilePath>,
): readonly string[] {
  if (renames.size === 0) return findings.map(({ fingerprint }) => fingerprint);
  return fingerprintsOf(findings, (path) => renames.get(path) ?? path);
}

/** What a first-party module is called now: its file's path ends in its name, below whichever folder is its root. */
function renamedModules(renames: ReadonlyMap<FilePath, FilePath>): (module: string) => string {
  const names = [...renames].map(([before, after]) => [partsOf(before), partsOf(after)] as const);
  return (module) => {
    const parts = module.split('.');
    for (const [before, after] of names) {
      const root = before.length - parts.length;
      if (root >= 0 && before.slice(root).join('.') === module) return after.slice(root).join('.');
    }
    return module;
  };
}

function partsOf(path: FilePath): readonly string[] {
  return path.replace(/(?:\/__init__)?\.pyw?$/, '').split('/');
}
