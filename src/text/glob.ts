/** Whether a text as a whole is what a pattern describes. */
type Matcher = (text: string) => boolean;

type Accepts = (character: string) => boolean;

/** A state of an automaton: where it goes without a character, and with one that is accepted. */
interface State {
  readonly free: number[];
  readonly steps: { readonly accepts: Accepts; readonly to: number }[];
}

/**
 * A test of POSIX paths against a glob: `*` and `?` within a name, `**` over any number of folders, `[a-z]` and `[!a-z]`,
 * `{a,b}`, and `\` before what is meant as it stands. Dots at the start of a name are nothing special.
 *
 * Patterns come from the checked repository, and regular expressions that are made of such take exponential time for some
 * of them. This takes at most as many steps as pattern and path are long, multiplied.
 */
export function glob(pattern: string): Matcher {
  const automaton = new Builder();
  const characters = [...pattern];
  const braces = pairedBraces(characters);
  const open: { readonly start: number; readonly end: number }[] = [];
  for (let at = 0; at < characters.length; at++) {
    const character = characters[at]!;
    if (character === '{' && braces.has(at)) {
      open.push({ start: automaton.at, end: automaton.add() });
      automaton.alternative(open.at(-1)!.start);
    } else if (open.length > 0 && (character === ',' || (character === '}' && braces.has(at)))) {
      const { start, end } = open.at(-1)!;
      automaton.join(end);
      if (character === ',') automaton.alternative(start);
      else automaton.at = open.pop()!.end;
    } else if (character === '*') {
      let stars = 1;
      while (characters[at + stars] === '*') stars++;
      const isSegment = stars === 2 && isEdge(characters[at - 1]) && isEdge(characters[at + 2]);
      if (!isSegment) automaton.loop(isWithinName);
      else if (characters[at + 2] === '/') automaton.folders();
      else automaton.loop(isAny);
      at += isSegment && characters[at + 2] === '/' ? 2 : stars - 1;
    } else if (character === '?') {
      automaton.step(isWithinName);
    } else if (character === '[') {
      const found = characterClass(characters, at);
      automaton.step(found === undefined ? is(character) : (one) => isWithinName(one) && found.accepts(one));
      at = found?.end ?? at;
    } else {
      if (character === '\\' && at + 1 < characters.length) at++;
      automaton.step(is(characters[at]!));
    }
  }
  return automaton.matcher();
}

/** A test of names against a pattern as Python's fnmatch reads it: `*`, `?`, `[a-z]` and `[!a-z]` over any characters. */
export function fnmatch(pattern: string): Matcher {
  const automaton = new Builder();
  const characters = [...pattern];
  for (let at = 0; at < characters.length; at++) {
    const character = characters[at]!;
    const found = character === '[' ? characterClass(characters, at) : undefined;
    if (character === '*') automaton.loop(isAny);
    else automaton.step(found?.accepts ?? (character === '?' ? isAny : is(character)));
    at = found?.end ?? at;
  }
  return automaton.matcher();
}

const isAny: Accepts = () => true;
const isWithinName: Accepts = (character) => character !== '/';
const isSlash: Accepts = (character) => character === '/';
const is =
  (wanted: string): Accepts =>
  (character) =>
    character === wanted;

function isEdge(character: string | undefined): boolean {
  return (
    character === undefined ||
    character === '/' ||
    character === '{' ||
    character === ',' ||
    character === '}'
  );
}

/** Offsets of the braces that enclose alternatives; others stand for themselves. */
function pairedBraces(characters: readonly string[]): ReadonlySet<number> {
  const paired = new Set<number>();
  const open: { readonly at: number; hasComma: boolean }[] = [];
  for (let at = 0; at < characters.length; at++) {
    const last = open.at(-1);
    if (characters[at] === '\\') at++;
    else if (characters[at] === '{') open.push({ at, hasComma: false });
    else if (characters[at] === ',' && last !== undefined) last.hasComma = true;
    else if (characters[at] === '}' && last !== undefined) {
      open.pop();
      if (last.hasComma) paired.add(last.at).add(at);
    }
  }
  return paired;
}

/** The class that begins with the bracket at `from`, and where it ends; undefined where it has no end. */
function characterClass(
  characters: readonly string[],
  from: number,
): { readonly accepts: Accepts; readonly end: number } | undefined {
  const isNegated = characters[from + 1] === '!' || characters[from + 1] === '^';
  const first = from + (isNegated ? 2 : 1);
  const end = characters.indexOf(']', first + 1);
  if (end < 0) return undefined;
  const ranges: (readonly [string, string])[] = [];
  for (let at = first; at < end; at++) {
    const isRange = characters[at + 1] === '-' && at + 2 < end;
    ranges.push([characters[at]!, characters[isRange ? at + 2 : at]!]);
    if (isRange) at += 2;
  }
  const accepts: Accepts = (one) => ranges.some(([low, high]) => low <= one && one <= high) !== isNegated;
  return { accepts, end };
}

/** States of the other automaton that are kept. */
const longestMemory = 1000;

/** Some states that an automaton is in at once, and where a character leads from there, as far as it was asked. */
interface States {
  readonly ids: readonly number[];
  readonly isFinal: boolean;
  readonly next: Map<string, States>;
}

/** Puts an automaton together from the left to the right (Thompson), and runs it by sets of states that it remembers. */
class Builder {
  readonly #states: State[] = [{ free: [], steps: [] }];
  /** The state that what comes next starts from. */
  at = 0;

  /** A new state that nothing leads to. */
  add(): number {
    return this.#states.push({ free: [], steps: [] }) - 1;
  }

  /** One character. */
  step(accepts: Accepts): void {
    const to = this.add();
    this.#states[this.at]!.steps.push({ accepts, to });
    this.at = to;
  }

  /** Any number of characters. */
  loop(accepts: Accepts): void {
    this.alternative(this.at);
    this.#states[this.at]!.steps.push({ accepts, to: this.at });
    this.alternative(this.at);
  }

  /** Any number of names with a slash behind each. */
  folders(): void {
    this.alternative(this.at);
    const start = this.at;
    this.alternative(start);
    this.#states[this.at]!.steps.push(
      { accepts: isWithinName, to: this.at },
      { accepts: isSlash, to: start },
    );
    this.alternative(start);
  }

  /** Goes on at a new state, which `from` leads to without a character. */
  alternative(from: number): void {
    const to = this.add();
    this.#states[from]!.free.push(to);
    this.at = to;
  }

  /** Leads on to `state` without a character. */
  join(state: number): void {
    this.#states[this.at]!.free.push(state);
  }

  /** A test whether a text leads from the first state to this one. */
  matcher(): Matcher {
    const known = new Map<string, States>();
    const statesOf = (ids: readonly number[]): States => {
      const all = [...this.#reached(ids)].sort((a, b) => a - b);
      const key = all.join();
      const before = known.get(key);
      if (before !== undefined) return before;
      const states = { ids: all, isFinal: all.includes(this.at), next: new Map<string, States>() };
      if (known.size >= longestMemory) known.clear();
      known.set(key, states);
      return states;
    };
    const start = statesOf([0]);
    return (text) => {
      let here = start;
      for (const character of text) {
        let next = here.next.get(character);
        if (next === undefined) {
          next = statesOf(here.ids.flatMap((id) => this.#after(id, character)));
          if (here.next.size < longestMemory) here.next.set(character, next);
        }
        if (next.ids.length === 0) return false;
        here = next;
      }
      return here.isFinal;
    };
  }

  #after(id: number, character: string): readonly number[] {
    return this.#states[id]!.steps.flatMap(({ accepts, to }) => (accepts(character) ? [to] : []));
  }

  #reached(ids: readonly number[]): ReadonlySet<number> {
    const reached = new Set(ids);
    for (const id of reached) for (const to of this.#states[id]!.free) reached.add(to);
    return reached;
  }
}
