/**
 * Python's regular expressions (docs.python.org, "re"): what a pattern matches in a text, as CPython's own engine finds it. It is
 * matched here and not by JavaScript's, which takes captures in loops, `$`, `\s` and letters otherwise, and knows no bound. Both are
 * ASCII; of anything that is not known to mean the same in every Python 3, or that takes too long, it is said that it is not known.
 */
export interface RegularExpression {
  readonly groups: number;
  readonly names: ReadonlyMap<string, number>;
  readonly flags: number;
  readonly root: Part;
}

/** Names of flags, as `re` has them. */
export const expressionFlags = { I: 2, L: 4, M: 8, S: 16, U: 32, X: 64, A: 256 } as const;

export type Test = (code: number) => boolean;

export type Part =
  | { readonly kind: 'one'; readonly test: Test }
  | { readonly kind: 'place'; readonly test: (text: string, at: number) => boolean }
  | { readonly kind: 'all'; readonly parts: readonly Part[] }
  | { readonly kind: 'either'; readonly options: readonly Part[] }
  | { readonly kind: 'group'; readonly group: number; readonly part: Part }
  | { readonly kind: 'again'; readonly group: number; readonly isFolded: boolean }
  | { readonly kind: 'if'; readonly group: number; readonly then: Part; readonly otherwise: Part }
  | { readonly kind: 'look'; readonly part: Part; readonly isThere: boolean; readonly behind: number }
  | {
      readonly kind: 'repeat';
      readonly part: Part;
      readonly least: number;
      readonly most: number;
      readonly isLazy: boolean;
    };

const longestPattern = 2000;

/** Letters of other scripts, and what stands for a character of Python in two of JavaScript's, are left alone. */
export function isAscii(text: string): boolean {
  for (let at = 0; at < text.length; at++) if (text.charCodeAt(at) > 127) return false;
  return true;
}

/** The expression that `pattern` is with `flags`; undefined where that is not known, or Python would not take it. */
export function regularExpression(pattern: string, flags: number): RegularExpression | undefined {
  if (pattern.length > longestPattern || !isAscii(pattern) || (flags & expressionFlags.L) !== 0)
    return undefined;
  try {
    return new Reader(pattern, flags).read();
  } catch (error) {
    if (error instanceof NotKnown) return undefined;
    throw error;
  }
}

class NotKnown extends Error {}

function notKnown(): never {
  throw new NotKnown();
}

const isDigit: Test = (code) => code >= 48 && code <= 57;
const isSpace: Test = (code) => (code >= 9 && code <= 13) || (code >= 28 && code <= 32);
const isWord: Test = (code) =>
  isDigit(code) || (code >= 65 && code <= 90) || (code >= 97 && code <= 122) || code === 95;
const not =
  (test: Test): Test =>
  (code) =>
    !test(code);

const classes: Readonly<Record<string, Test>> = {
  d: isDigit,
  D: not(isDigit),
  s: isSpace,
  S: not(isSpace),
  w: isWord,
  W: not(isWord),
};

const controls: Readonly<Record<string, number>> = { a: 7, f: 12, n: 10, r: 13, t: 9, v: 11 };

/** The same letter, written large or small. */
function otherCase(code: number): number {
  const isLetter = (code >= 65 && code <= 90) || (code >= 97 && code <= 122);
  return isLetter ? code ^ 32 : code;
}

const atBreak = (text: string, at: number) =>
  (at > 0 && isWord(text.charCodeAt(at - 1))) !== (at < text.length && isWord(text.charCodeAt(at)));

const places: Readonly<Record<string, (text: string, at: number) => boolean>> = {
  A: (_, at) => at === 0,
  Z: (text, at) => at === text.length,
  b: atBreak,
  // Python before 3.14 finds none in an empty text.
  B: (text, at) => text.length > 0 && !atBreak(text, at),
};

const quantifier = /[*+?]|\{(?:\d+(?:,\d*)?|,\d*)\}/y;

/** Reads a pattern, from the left to the right. */
class Reader {
  readonly #text: string;
  readonly #names = new Map<string, number>();
  readonly #open = new Set<number>();
  #flags: number;
  #at = 0;
  #groups = 0;
  /** Groups are counted in what stands behind, too. */
  #isBehind = false;

  constructor(text: string, flags: number) {
    this.#text = text;
    this.#flags = flags;
  }

  read(): RegularExpression {
    const first = /^\(\?([a-zA-Z]+)\)/.exec(this.#text);
    if (first !== null) {
      this.#at = first[0].length;
      this.#flags |= flagsOf(first[1]!);
    }
    const flags = this.#flags;
    const root = this.#options();
    if (this.#at < this.#text.length) notKnown();
    return { groups: this.#groups, names: this.#names, flags, root };
  }

  get #next(): string {
    return this.#text[this.#at] ?? '';
  }

  #take(text: string): boolean {
    if (!this.#text.startsWith(text, this.#at)) return false;
    this.#at += text.length;
    return true;
  }

  #taken(expression: RegExp): RegExpExecArray | undefined {
    expression.lastIndex = this.#at;
    const found = expression.exec(this.#text);
    if (found === null) return undefined;
    this.#at += found[0].length;
    return found;
  }

  #has(flag: number): boolean {
    return (this.#flags & flag) !== 0;
  }

  #options(): Part {
    const options: Part[] = [];
    do options.push(this.#sequence());
    while (this.#take('|'));
    return options.length === 1 ? options[0]! : { kind: 'either', options };
  }

  #sequence(): Part {
    const parts: Part[] = [];
    while (this.#at < this.#text.length && this.#next !== '|' && this.#next !== ')') {
      if (this.#isComment()) continue;
      const part = this.#item();
      if (part !== undefined) parts.push(this.#repeated(part));
    }
    return parts.length === 1 ? parts[0]! : { kind: 'all', parts };
  }

  #isComment(): boolean {
    if (this.#taken(/\(\?#[^)]*\)/y) !== undefined) return true;
    return this.#has(expressionFlags.X) && this.#taken(/\s|#[^\n]*/y) !== undefined;
  }

  #repeated(part: Part): Part {
    while (this.#has(expressionFlags.X) && this.#taken(/\s|#[^\n]*/y) !== undefined);
    const found = this.#taken(quantifier);
    if (found === undefined) return part;
    const sign = found[0];
    const [least = '', most = ''] = sign.startsWith('{') ? sign.slice(1, -1).split(',') : [];
    const isCount = sign.startsWith('{') && !sign.includes(',');
    const bounds = {
      least: sign === '+' ? 1 : Number(least),
      most: sign === '?' ? 1 : isCount ? Number(least) : Number(most || Number.POSITIVE_INFINITY),
    };
    const isLazy = this.#take('?');
    // A quantifier of a quantifier, or one that gives nothing back, which Python has had since 3.11.
    if (bounds.most < bounds.least || this.#taken(quantifier) !== undefined) notKnown();
    if (part.kind === 'place' || part.kind === 'look') notKnown();
    // What may match nothing may do so without end.
    if (bounds.most > 1 && widthOf(part)[0] === 0) notKnown();
    return { kind: 'repeat', part, ...bounds, isLazy };
  }

  #item(): Part | undefined {
    if (this.#taken(quantifier) !== undefined) notKnown();
    const sign = this.#next;
    this.#at++;
    switch (sign) {
      case '.': {
        const isAny = this.#has(expressionFlags.S);
        return { kind: 'one', test: (code) => isAny || code !== 10 };
      }
      case '^':
        return this.#has(expressionFlags.M)
          ? { kind: 'place', test: (text, at) => at === 0 || text[at - 1] === '\n' }
          : { kind: 'place', test: places['A']! };
      case '$': {
        const isEach = this.#has(expressionFlags.M);
        const test = (text: string, at: number) =>
          at === text.length || (text[at] === '\n' && (isEach || at === text.length - 1));
        return { kind: 'place', test };
      }
      case '(':
        return this.#group();
      case '[':
        return { kind: 'one', test: this.#set() };
      case '\\':
        return this.#escaped();
      default:
        return this.#letter(sign.charCodeAt(0));
    }
  }

  #letter(code: number): Part {
    const other = this.#has(expressionFlags.I) ? otherCase(code) : code;
    return { kind: 'one', test: (one) => one === code || one === other };
  }

  #escaped(): Part {
    const sign = this.#next;
    const place = places[sign];
    if (place !== undefined) {
      this.#at++;
      return { kind: 'place', test: place };
    }
    const group = this.#taken(/[1-9]\d?/y);
    if (group !== undefined) return this.#again(Number(group[0]));
    const test = this.#class();
    return test === undefined ? this.#letter(this.#code()) : { kind: 'one', test };
  }

  #again(group: number): Part {
    if (group > this.#groups || this.#open.has(group) || this.#isBehind) notKnown();
    return { kind: 'again', group, isFolded: this.#has(expressionFlags.I) };
  }

  #class(): Test | undefined {
    const test = classes[this.#next];
    if (test !== undefined) this.#at++;
    return test;
  }

  /** What stands behind a backslash, where that is one character. */
  #code(): number {
    const hex = this.#taken(/x([\da-fA-F]{2})|u([\da-fA-F]{4})/y);
    if (hex !== undefined) return this.#known(Number.parseInt(hex[1] ?? hex[2]!, 16));
    const sign = this.#next;
    if (sign === '') notKnown();
    this.#at++;
    const control = controls[sign];
    if (control !== undefined) return control;
    if (/[a-zA-Z0-9]/.test(sign)) notKnown();
    return sign.charCodeAt(0);
  }

  /** Letters of other scripts may be the same as one of ASCII, where their case does not count. */
  #known(code: number): number {
    return code > 127 && this.#has(expressionFlags.I) ? notKnown() : code;
  }

  #set(): Test {
    const isNegative = this.#take('^');
    const tests: Test[] = [];
    let isFirst = true;
    while (this.#next !== ']' || isFirst) {
      isFirst = false;
      const first = this.#member();
      const isRange = this.#next === '-' && this.#text[this.#at + 1] !== ']';
      if (!isRange) {
        tests.push(typeof first === 'number' ? (code) => code === first : first);
        continue;
      }
      this.#at++;
      const last = this.#member();
      if (typeof first !== 'number' || typeof last !== 'number' || last < first) notKnown();
      tests.push((code) => code >= first && code <= last);
    }
    this.#at++;
    const isIn: Test = (code) => tests.some((test) => test(code));
    const isFolded = this.#has(expressionFlags.I);
    const test: Test = isFolded ? (code) => isIn(code) || isIn(otherCase(code)) : isIn;
    return isNegative ? not(test) : test;
  }

  #member(): number | Test {
    const sign = this.#next;
    if (sign === '') notKnown();
    this.#at++;
    if (sign !== '\\') return sign.charCodeAt(0);
    if (this.#take('b')) return 8;
    return this.#class() ?? this.#code();
  }

  #group(): Part | undefined {
    const flags = this.#flags;
    const named = this.#taken(/\?P<([A-Za-z_]\w*)>/y);
    if (named !== undefined || this.#next !== '?') return this.#captured(named?.[1]);
    const same = this.#taken(/\?P=([A-Za-z_]\w*)\)/y);
    if (same !== undefined) return this.#again(this.#names.get(same[1]!) ?? notKnown());
    const look = this.#taken(/\?(<?)([=!])/y);
    if (look !== undefined) return this.#looking(look[1] === '<', look[2] === '=');
    const asked = this.#taken(/\?\((?:(\d+)|([A-Za-z_]\w*))\)/y);
    if (asked !== undefined) return this.#asking(asked[1] ? Number(asked[1]) : this.#names.get(asked[2]!));
    const plain = this.#taken(/\?([imsx]*)(?:-([imsx]+))?:/y) ?? notKnown();
    this.#flags = (this.#flags | flagsOf(plain[1]!)) & ~flagsOf(plain[2] ?? '');
    const part = this.#closed();
    this.#flags = flags;
    // Its parts are no quantifier's own.
    return part.kind === 'one' ? part : { kind: 'all', parts: [part] };
  }

  #captured(name: string | undefined): Part {
    if (this.#isBehind || (name !== undefined && this.#names.has(name))) notKnown();
    const group = ++this.#groups;
    if (name !== undefined) this.#names.set(name, group);
    this.#open.add(group);
    const part = this.#closed();
    this.#open.delete(group);
    return { kind: 'group', group, part };
  }

  /** `(?(1)then|otherwise)` */
  #asking(group: number | undefined): Part {
    if (group === undefined || group === 0 || group > this.#groups || this.#open.has(group) || this.#isBehind)
      notKnown();
    const then = this.#sequence();
    const otherwise: Part = this.#take('|') ? this.#sequence() : { kind: 'all', parts: [] };
    if (!this.#take(')')) notKnown();
    return { kind: 'if', group, then, otherwise };
  }

  #looking(isBack: boolean, isThere: boolean): Part {
    const isBehind = this.#isBehind;
    this.#isBehind ||= isBack;
    const part = this.#closed();
    this.#isBehind = isBehind;
    const [least, most] = widthOf(part);
    if (isBack && least !== most) notKnown();
    return { kind: 'look', part, isThere, behind: isBack ? least : 0 };
  }

  #closed(): Part {
    const part = this.#options();
    return this.#take(')') ? part : notKnown();
  }
}

function flagsOf(letters: string): number {
  const known = new Map<string, number>(
    Object.entries(expressionFlags).map(([name, flag]) => [name.toLowerCase(), flag]),
  );
  return [...letters].reduce((flags, letter) => {
    const flag = known.get(letter) ?? notKnown();
    return flag === expressionFlags.L ? notKnown() : flags | flag;
  }, 0);
}

/** How many characters `part` takes at least and at most. */
function widthOf(part: Part): readonly [least: number, most: number] {
  switch (part.kind) {
    case 'one':
      return [1, 1];
    case 'place':
    case 'look':
      return [0, 0];
    case 'all':
      return part.parts.map(widthOf).reduce(([a, b], [c, d]) => [a + c, b + d], [0, 0]);
    case 'either': {
      const widths = part.options.map(widthOf);
      return [Math.min(...widths.map(([one]) => one)), Math.max(...widths.map(([, one]) => one))];
    }
    case 'if': {
      const [[a, b], [c, d]] = [widthOf(part.then), widthOf(part.otherwise)];
      return [Math.min(a, c), Math.max(b, d)];
    }
    case 'group':
      return widthOf(part.part);
    case 'again':
      return [0, Number.POSITIVE_INFINITY];
    case 'repeat': {
      const [least, most] = widthOf(part.part);
      return [least * part.least, most === 0 ? 0 : most * part.most];
    }
  }
}
