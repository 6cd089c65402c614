import { isAscii, type Part, type RegularExpression, type Test } from './regular-expressions.js';

const longestText = 2000;
/** What a search may try in all, and how deep it may nest: the stack is not its own. */
const mostSteps = 5000;
const deepest = 150;

/** A match: where each group begins and ends, the whole one first, and the group that was closed last. */
export interface Found {
  readonly spans: readonly (readonly [start: number, end: number] | undefined)[];
  readonly last: number | undefined;
}

type Then = (at: number) => boolean;

/** One search in one text. */
class Search {
  readonly #text: string;
  spans: number[];
  last: number | undefined;
  #steps = 0;
  #depth = 0;
  /** More was tried than anybody waits for. */
  isSpent = false;

  constructor(text: string, groups: number) {
    this.#text = text;
    this.spans = Array.from({ length: 2 * (groups + 1) }, () => -1);
  }

  /** Whether `part` matches at `at`, and what comes behind it does as `then` says. */
  match(part: Part, at: number, then: Then): boolean {
    if (this.isSpent || ++this.#steps > mostSteps || this.#depth >= deepest) {
      this.isSpent = true;
      return false;
    }
    this.#depth++;
    const isMatch = this.#matchPart(part, at, then);
    this.#depth--;
    return isMatch;
  }

  #matchPart(part: Part, at: number, then: Then): boolean {
    switch (part.kind) {
      case 'one':
        return at < this.#text.length && part.test(this.#text.charCodeAt(at)) && then(at + 1);
      case 'place':
        return part.test(this.#text, at) && then(at);
      case 'all':
        return this.#all(part.parts, 0, at, then);
      case 'either':
        return part.options.some((option) => this.#orElse(() => this.match(option, at, then)));
      case 'group':
        return this.#orElse(() =>
          this.match(part.part, at, (end) => {
            const [start, before, last] = [2 * part.group, this.spans, this.last];
            this.spans = before.with(start, at).with(start + 1, end);
            this.last = part.group;
            if (then(end)) return true;
            [this.spans, this.last] = [before, last];
            return false;
          }),
        );
      case 'if': {
        const isThere = this.spans[2 * part.group]! >= 0;
        return this.match(isThere ? part.then : part.otherwise, at, then);
      }
      case 'again': {
        const [start, end] = [this.spans[2 * part.group]!, this.spans[2 * part.group + 1]!];
        if (start < 0) return false;
        const fold = (text: string) => (part.isFolded ? text.toLowerCase() : text);
        const wanted = this.#text.slice(start, end);
        const own = this.#text.slice(at, at + wanted.length);
        return fold(own) === fold(wanted) && then(at + wanted.length);
      }
      case 'look':
        return this.#orElse(() => {
          const from = at - part.behind;
          const [before, last] = [this.spans, this.last];
          const isThere = from >= 0 && this.match(part.part, from, () => true);
          if (!part.isThere) [this.spans, this.last] = [before, last];
          return isThere === part.isThere && then(at);
        });
      case 'repeat':
        return part.part.kind === 'one'
          ? this.#repeatOne(part, part.part.test, at, then)
          : this.#repeat(part, 0, at, then);
    }
  }

  /** What `action` says; where it fails, no group is what it has made of it. */
  #orElse(action: () => boolean): boolean {
    const [spans, last] = [this.spans, this.last];
    if (action()) return true;
    [this.spans, this.last] = [spans, last];
    return false;
  }

  /** What takes one character is gone over without a call, as it is most of what there is. */
  #all(parts: readonly Part[], from: number, start: number, then: Then): boolean {
    let at = start;
    for (let index = from; index < parts.length; index++) {
      const part = parts[index]!;
      if (part.kind === 'one') {
        if (at >= this.#text.length || !part.test(this.#text.charCodeAt(at))) return false;
        at++;
      } else if (part.kind === 'place') {
        if (!part.test(this.#text, at)) return false;
      } else return this.match(part, at, (next) => this.#all(parts, index + 1, next, then));
    }
    return then(at);
  }

  #repeatOne(
    { least, most, isLazy }: Extract<Part, { kind: 'repeat' }>,
    test: Test,
    at: number,
    then: Then,
  ): boolean {
    const room = Math.min(most, this.#text.length - at);
    let longest = 0;
    while (longest < room && test(this.#text.charCodeAt(at + longest))) longest++;
    this.#steps += longest;
    for (let tried = 0; tried <= longest - least; tried++) {
      if (this.isSpent) return false;
      if (then(at + (isLazy ? least + tried : longest - tried))) return true;
    }
    return false;
  }

  #repeat(part: Extract<Part, { kind: 'repeat' }>, count: number, at: number, then: Then): boolean {
    const more = () =>
      count < part.most &&
      this.#orElse(() => this.match(part.part, at, (next) => this.#repeat(part, count + 1, next, then)));
    if (count < part.least) return more();
    if (part.isLazy) return this.#orElse(() => then(at)) || more();
    return more() || then(at);
  }
}

/**
 * What `expression` finds in `text` from `from` on: by `re.match` right there, by `re.search` anywhere behind, by `re.fullmatch` up to the
 * end. `null` is nothing, undefined that it is not known. It is not empty there where `mustAdvance`.
 */
export function find(
  { root, groups }: RegularExpression,
  text: string,
  how: 'match' | 'search' | 'fullmatch',
  from = 0,
  mustAdvance = false,
): Found | null | undefined {
  if (text.length > longestText || !isAscii(text)) return undefined;
  const search = new Search(text, groups);
  for (let at = from; at <= text.length; at++) {
    const isFound = search.match(root, at, (end) => {
      if ((how === 'fullmatch' && end < text.length) || (mustAdvance && end === from)) return false;
      search.spans = search.spans.with(0, at).with(1, end);
      return true;
    });
    if (search.isSpent) return undefined;
    if (isFound) {
      const spans = Array.from({ length: groups + 1 }, (_, group) => {
        const [start, end] = [search.spans[2 * group]!, search.spans[2 * group + 1]!];
        return start < 0 ? undefined : ([start, end] as const);
      });
      return { spans, last: search.last };
    }
    if (how !== 'search') break;
  }
  return null;
}

/** More matches than anybody tells apart. */
const mostFound = 200;

/** All that `expression` finds in `text` from `from` on, one behind the other, as `re.finditer` does. */
export function findAll(
  expression: RegularExpression,
  text: string,
  most = 0,
  from = 0,
): readonly Found[] | undefined {
  const all: Found[] = [];
  for (let at = from, mustAdvance = false; at <= text.length && (most === 0 || all.length < most); ) {
    const found = find(expression, text, 'search', at, mustAdvance);
    if (found === undefined || all.length > mostFound) return undefined;
    if (found === null) break;
    all.push(found);
    const [start, end] = found.spans[0]!;
    [at, mustAdvance] = [end, start === end];
  }
  return all;
}
