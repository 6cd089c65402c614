import type { Libraries } from '../interpreter/library-model.js';
import type { PatcherSet } from '../patchers/index.js';
import { isWordCharacter } from '../python/characters.js';
import { isPatchingFunction, patchingFunctions } from '../startup/scripts.js';
import { readOnce, remembered } from '../text/memoize.js';
import { anyWord, type WordSearch, wordSearch } from '../text/search.js';
import { lineStart } from '../text/span.js';

/** Words that a patch cannot be written without: names of patch functions, and of libraries that patch. */
interface PatchSpellings {
  readonly functions: ReadonlySet<string>;
  readonly libraries: ReadonlySet<string>;
  readonly patchers: PatcherSet;
  /** Words that are common, and yet mean a patch function where no package of a patcher is named. */
  readonly handedOn: ReadonlySet<string>;
  /** What together finds every one of the words that a text has in it, or a part of that. */
  searchesIn(text: string): readonly WordSearch[];
}

/** Most names of patch functions have this in them, so that one search finds them all. */
const commonPart = 'patch';

/** `getattr(monkey, "patch_" + name)`: the name of the function stands nowhere. */
const computedName = /\bgetattr\s*\(\s*(?:[\w.]*\.)?(\w+)\s*,/g;
const getattrSearch = wordSearch('getattr');

/** What names of functions are asked of in this way in a text: `monkey`. */
const ownersOfComputed = readOnce((text): readonly string[] =>
  getattrSearch(text) < 0
    ? []
    : [...text.matchAll(computedName)].flatMap(({ 1: owner = '', index }) =>
        isComment(lineBefore(text, index)) ? [] : owner,
      ),
);

/**
 * What patches of `patchers` are written with; importing one of the top-level modules `libraries` may patch as well. Words that
 * are common count where a package that has them is named, and everywhere if they are `handedOn`.
 */
export function patchSpellings(
  patchers: PatcherSet,
  libraries: Iterable<string>,
  handedOn: ReadonlySet<string> = new Set(),
): PatchSpellings {
  const functions = new Set([...patchers.spellings.functions, ...patchingFunctions]);
  const words = { functions, libraries: new Set(libraries), patchers, handedOn };
  return { ...words, searchesIn: searchesForAny([...words.functions, ...words.libraries]) };
}

function searchesForAny(words: Iterable<string>): PatchSpellings['searchesIn'] {
  const parts = [...words].map((word) => (word.includes(commonPart) ? commonPart : word));
  return searchesFor([...new Set(parts)].join(' '));
}

/** Gives, of words that are parted by blanks, what looks for those that a text has in it and that can mean something there. */
const searchesFor = remembered((words: string) => {
  const searches = words.split(' ').map((word) => ({ word, search: wordSearch(word) }));
  const canMean = (word: string, text: string) =>
    !patchingFunctions.has(word) || isPatchingFunction(word, text);
  return readOnce((text) =>
    searches.flatMap(({ word, search }) => (search(text) >= 0 && canMean(word, text) ? [search] : [])),
  );
});

/**
 * Whether one of `words` stands in `text` where it can be more than a comment or the name of the project's own module
 * (`import app.monkey_patch`). Reads lines, not syntax: it may say yes to a docstring, never no to a patch.
 */
export function mayPatch(text: string, words: PatchSpellings): boolean {
  return (
    words.searchesIn(text).some((search) => hasPatchSpelling(text, search, words)) ||
    computesName(text, words)
  );
}

function hasPatchSpelling(text: string, search: WordSearch, words: PatchSpellings): boolean {
  const { functions, libraries, patchers } = words;
  for (let at = search(text); at >= 0; ) {
    const { start, end } = identifierAround(text, at);
    const name = text.slice(start, end);
    const isLibrary = libraries.has(name);
    if (isLibrary || (functions.has(name) && canBeMeant(name, text, words))) {
      const before = lineBefore(text, start);
      if (!isComment(before) && (isLibrary || canBePatch(patchers, before, text, end))) return true;
    }
    at = search(text, end);
  }
  return false;
}

/** Whether `name`, which some patch function has, can mean that one in `text`. */
function canBeMeant(name: string, text: string, { patchers, handedOn }: PatchSpellings): boolean {
  if (patchingFunctions.has(name)) return isPatchingFunction(name, text);
  const packages = patchers.spellings.common.get(name);
  return packages === undefined || handedOn.has(name) || [...packages].some((one) => text.includes(one));
}

function computesName(text: string, { patchers: { spellings } }: PatchSpellings): boolean {
  return ownersOfComputed(text).some((owner) => spellings.owners.has(owner));
}

/** Whether the name of a patch function that follows `before` on its line, up to `end` in `text`, can be one. */
function canBePatch(patchers: PatcherSet, before: string, text: string, end: number): boolean {
  // What has attributes is a module of that name: `from app import monkey_patch; monkey_patch.patch()`.
  if (text[end] === '.') return false;
  const imported = /^\s*(?:from\s+([\w.]+)\s+import|import)\b[^;]*$/.exec(before);
  if (imported !== null) return patchers.ownerOf(imported[1] ?? '') !== undefined;
  // At the start of a line it may continue the line above.
  if (/(?:^|\.)\s*$/.test(before)) return true;
  // A bare name was imported, maybe by a statement over several lines; a string is for `getattr` and its like.
  return /['"]$/.test(before) ? takesByText(text) : patchers.spellings.mentionedIn(text);
}

/** What gives an attribute whose name is a text: `getattr(monkey, "patch_all")`, `methodcaller("patch_all")(monkey)`. */
export const takersByText: readonly string[] = ['getattr', 'methodcaller', 'attrgetter'];
const takesByText = anyWord(...takersByText);

function isComment(before: string): boolean {
  return /^\s*#/.test(before);
}

/** What stands before `offset` on its line. */
function lineBefore(text: string, offset: number): string {
  return text.slice(lineStart(text, offset), offset);
}

function identifierAround(text: string, at: number): { readonly start: number; readonly end: number } {
  let start = at;
  while (isWordCharacter(text.charCodeAt(start - 1))) start--;
  let end = at;
  while (isWordCharacter(text.charCodeAt(end))) end++;
  return { start, end };
}

/** The words by which statements are found that have to do with a patch, and what finds them, for each set of libraries. */
const sought = new WeakMap<
  Libraries,
  { readonly words: ReadonlySet<string>; readonly searchesIn: PatchSpellings['searchesIn'] }
>();

/**
 * Where in `text` a word stands that a statement has in it which patches, imports what does, or takes hold of a patch function
 * in whatever way: a name of one, of a package of a patcher or of `libraries` that patch, or `getattr`. Ascending offsets.
 * What lies between them can be left unread.
 */
export function patchPlaces(text: string, libraries: Libraries): readonly number[] {
  let known = sought.get(libraries);
  if (known === undefined) {
    const { functions, packages } = libraries.patchers.spellings;
    const words = new Set([
      ...functions,
      ...patchingFunctions,
      ...libraries.mayPatch,
      ...packages,
      ...takersByText,
    ]);
    known = { words, searchesIn: searchesForAny(words) };
    sought.set(libraries, known);
  }
  const places = new Set<number>();
  for (const search of known.searchesIn(text))
    for (let at = search(text); at >= 0; ) {
      const { start, end } = identifierAround(text, at);
      if (known.words.has(text.slice(start, end))) places.add(start);
      at = search(text, end);
    }
  return [...places].sort((a, b) => a - b);
}
