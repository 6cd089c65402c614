import { withoutIgnored } from '../config/ignored.js';
import type { Notice } from '../findings/finding.js';
import { basename, type FilePath } from '../project/file-path.js';
import type { Overlay, Snapshot } from '../project/snapshot.js';
import { isLoaded } from './snapshot.js';

/** The state that a head is compared with, told as what differs from the head. */
export interface Base {
  /** The base's text of each file that differs; undefined where the base has no such file. */
  readonly overlay: Overlay;
  /** Where files of the base are at the head. */
  readonly renames: ReadonlyMap<FilePath, FilePath>;
  readonly notices: readonly Notice[];
}

/** A base of which only the texts are known: its renames are found by what files contain. */
export function baseFrom(overlay: Overlay, head: Pick<Snapshot, 'texts'>): Base {
  const kept = new Set(withoutIgnored([...overlay.keys()]));
  const read = new Map([...overlay].filter(([path]) => kept.has(path) && isLoaded(path)));
  return { overlay: read, renames: renamesBetween(read, head), notices: [] };
}

/** As git has it by default (`-M`): a file that keeps half of its contents under another name was renamed. */
const leastShared = 0.5;

/** Pairs of files with other contents that are compared, at most; git stops at a thousand files on each side. */
const mostPairs = 20_000;

/**
 * Files that only the base has, each with the file that only the head has and that it became. Those of the same text
 * come first, of several the one in the most similar place; then those that share most of their lines.
 */
function renamesBetween(
  overlay: Overlay,
  { texts }: Pick<Snapshot, 'texts'>,
): ReadonlyMap<FilePath, FilePath> {
  const gone = new Map<FilePath, string>();
  const added = new Map<FilePath, string>();
  for (const [path, before] of overlay) {
    const after = texts.get(path);
    if (before !== undefined && after === undefined) gone.set(path, before);
    if (before === undefined && after !== undefined) added.set(path, after);
  }
  const renames = new Map<FilePath, FilePath>();
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
  const byText = new Map<string, FilePath[]>();
  for (const [path, text] of added) {
    const paths = byText.get(text);
    if (paths === undefined) byText.set(text, [path]);
    else paths.push(path);
  }
  const pairs = [...gone].flatMap(([before, text]) =>
    (byText.get(text) ?? [])
      .filter((after) => text.trim() !== '' || basename(after) === basename(before))
      .map((after): Pair => [before, after]),
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
