import { readOnce } from './memoize.js';

/** Characters of Python source, the most frequent first, as counted over neutron, nova and st2; all others are rarer. */
const byFrequency = 'etsorian_lcdpu.fm\'g,h)(vb=:"kywxTEINA#S0';

/**
 * V8 goes from one first character of what it looks for to the next, as fast as memory can be read, up to six
 * characters; for longer texts it makes tables, which takes several times as long in files of the size of modules.
 */
const longestClue = 6;
const shortestClue = 3;

/** So many characters that stand side by side are one bit of a text's imprint. */
const gram = 3;
const ofGram = 2 ** (8 * gram) - 1;
/** Of a text that is shorter the search itself costs less. */
const shortestImprinted = 512;
/** Two bits for a character keep seven of eight of them unset; longer texts repeat themselves. */
const mostBits = 17;
/** 2^32 divided by the golden ratio: spreads what differs little (Knuth, The Art of Computer Programming, 6.4). */
const spread = 0x9e3779b1;

/**
 * Which groups of three characters stand in a text, each by a bit that it may share with others (a Bloom filter with one hash
 * function). Hundreds of words are looked for in each file, and nearly all of them are nowhere: so says their imprint, for
 * a hundredth of what it costs to go through the text.
 */
interface Imprint {
  readonly bits: Int32Array;
  /** How many of the lower bits of a group's hash are left out. */
  readonly shift: number;
}

const imprintOf = readOnce((text): Imprint => {
  const size = Math.min(mostBits, 33 - Math.clz32(text.length));
  const shift = 32 - size;
  const bits = new Int32Array(2 ** (size - 5));
  let last = 0;
  for (let at = 0; at < text.length; at++) {
    last = ((last << 8) | (text.charCodeAt(at) & 0xff)) & ofGram;
    const hash = Math.imul(last, spread) >>> shift;
    bits[hash >>> 5]! |= 1 << (hash & 31);
  }
  return { bits, shift };
});

/** The hashes of the groups of characters in `word`. */
function gramsOf(word: string): readonly number[] {
  const hashes: number[] = [];
  let last = 0;
  for (let at = 0; at < word.length; at++) {
    last = ((last << 8) | (word.charCodeAt(at) & 0xff)) & ofGram;
    if (at + 1 >= gram) hashes.push(Math.imul(last, spread));
  }
  return hashes;
}

/** Whether all of `grams` may stand in `text`: never no where they do. */
function mayHave(text: string, grams: readonly number[]): boolean {
  if (text.length < shortestImprinted || grams.length === 0) return true;
  const { bits, shift } = imprintOf(text);
  for (const hash of grams) {
    const bit = hash >>> shift;
    if (((bits[bit >>> 5]! >>> (bit & 31)) & 1) === 0) return false;
  }
  return true;
}

/** Gives the offset of the first occurrence at or behind `from`, or -1. */
export type WordSearch = (text: string, from?: number) => number;

/**
 * A search for `word` in many texts, most of which lack it: like `indexOf`, and faster, because it looks for the part
 * that starts with the rarest character (`ys.pat` of `sys.path`).
 */
export function wordSearch(word: string): WordSearch {
  const offset = rarestStart(word);
  const clue = word.slice(offset, offset + longestClue);
  const grams = gramsOf(word);
  return (text, from = 0) => {
    // Behind the first place the question is where, not whether.
    if (from === 0 && !mayHave(text, grams)) return -1;
    for (let at = text.indexOf(clue, from + offset); at >= 0; at = text.indexOf(clue, at + 1)) {
      if (text.startsWith(word, at - offset)) return at - offset;
    }
    return -1;
  };
}

/**
 * Whether one of `words` stands in a text, in whatever word: in one pass, for many words and one question. Who asks for each of them takes
 * `wordSearch`.
 */
export function anyPart(...words: readonly string[]): (text: string) => boolean {
  const any = new RegExp(words.map((word) => word.replaceAll('.', '\\.')).join('|'));
  return (text) => any.test(text);
}

/** Whether one of `words` stands in a text, as a word of its own and not as a part of one. */
export function anyWholeWord(...words: readonly string[]): (text: string) => boolean {
  const rows = words.map((word) => ({
    search: wordSearch(word),
    whole: new RegExp(`\\b${word.replace(/\W/g, '\\$&')}\\b`),
  }));
  return (text) => rows.some(({ search, whole }) => search(text) >= 0 && whole.test(text));
}

/** The offsets at which `part` stands in `text`, in whatever words. They ascend; nothing stands everywhere. */
export function placesOf(text: string, part: string): readonly number[] {
  const places: number[] = [];
  for (let at = text.indexOf(part); at >= 0; at = text.indexOf(part, at + 1)) {
    places.push(at);
    // There `indexOf` would find nothing again and again.
    if (at === text.length) break;
  }
  return places;
}

/** Whether one of `words` stands in a text: several times as fast as a regular expression with them all, where most texts have none. */
export function anyWord(...words: readonly string[]): (text: string) => boolean {
  const searches = words.map(wordSearch);
  return (text) => searches.some((search) => search(text) >= 0);
}

function rarestStart(word: string): number {
  let best = 0;
  for (let at = 0; at + shortestClue <= word.length; at++) {
    if (rarity(word[at]!) > rarity(word[best]!)) best = at;
  }
  return best;
}

function rarity(character: string): number {
  const rank = byFrequency.indexOf(character);
  return rank < 0 ? byFrequency.length : rank;
}

/** Whether a line of `text` has a match of `first`, which is global, and behind it one of `then`. */
export function isOnOneLine(text: string, first: RegExp, then: RegExp): boolean {
  first.lastIndex = 0;
  for (let match = first.exec(text); match !== null; match = first.exec(text)) {
    const newline = text.indexOf('\n', first.lastIndex);
    const end = newline < 0 ? text.length : newline;
    if (then.test(text.slice(first.lastIndex, end))) return true;
    first.lastIndex = end;
  }
  return false;
}
