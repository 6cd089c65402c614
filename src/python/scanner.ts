import {
  BLANK,
  classOf,
  DIGIT,
  identifierEnd,
  LETTER,
  LINE_BREAK,
  lineEnd,
  numberEnd,
  QUOTE,
} from './characters.js';
import type { SyntaxFault, SyntaxProblem } from './syntax.js';
import * as T from './token.js';

/** The last search: from where it started on, the next closing quotes are at `close`, or nowhere if that is -1. */
interface Search {
  readonly from: number;
  readonly close: number;
}

/** Finds where triple-quoted literals of `text` end. */
class TripleQuotes {
  readonly #text: string;
  /** By quote code. Escaped quotes may be passed over again and again without it. */
  readonly #last = new Map<number, Search>();

  constructor(text: string) {
    this.#text = text;
  }

  /**
   * Offset after the literal whose first quote is at `quoteAt`, or undefined if it is never closed. It counts as
   * that too when what would close it is obviously the start of another literal: the first word of a docstring
   * follows it. Otherwise one lost `"""` would turn the rest of the file inside out.
   */
  end(quoteAt: number, quote: number): number | undefined {
    const close = this.#close(quoteAt, quote);
    return close < 0 || this.#opens(quoteAt, close) ? undefined : close + 3;
  }

  #close(quoteAt: number, quote: number): number {
    const last = this.#last.get(quote);
    if (last && last.from <= quoteAt && (last.close < 0 || quoteAt + 3 <= last.close)) return last.close;
    const close = this.#search(quoteAt + 3, String.fromCharCode(quote, quote, quote));
    this.#last.set(quote, { from: quoteAt, close });
    return close;
  }

  #search(from: number, quotes: string): number {
    const text = this.#text;
    let at = text.indexOf(quotes, from);
    while (at >= 0) {
      let before = at - 1;
      while (before >= from && text.charCodeAt(before) === 92) before--;
      if (((at - 1 - before) & 1) === 0) return at;
      at = text.indexOf(quotes, at + 1);
    }
    return -1;
  }

  #opens(quoteAt: number, close: number): boolean {
    const text = this.#text;
    if (classOf(text.charCodeAt(close + 3)) !== LETTER) return false;
    if (/^(?:if|in|is|and|or|not|else|for|as|from)\b/.test(text.slice(close + 3, close + 9))) return false;
    let at = close - 1;
    while (close - at <= 2 && classOf(text.charCodeAt(at)) === LETTER) at--;
    if (!/^(?:[rR]?[bBuU]?|[bB][rR])$/.test(text.slice(at + 1, close))) return false;
    while (classOf(text.charCodeAt(at)) === BLANK) at--;
    return at > quoteAt && classOf(text.charCodeAt(at)) === LINE_BREAK;
  }
}

/** How deep replacement fields may nest; CPython's limit is 150 levels of f-string. */
const MAX_FIELD_DEPTH = 100;
const MALFORMED = -1;

/**
 * Elements of plain data that are kept of one display, and tokens that such an element may have. Files of data have millions:
 * a line of five megabytes took more than a gigabyte, for values that no program asks about while it is imported.
 */
const MAX_ELEMENTS = 10_000;
const MAX_ELEMENT_TOKENS = 200;

/**
 * Turns characters into tokens, one at a time. Tokens are kept in parallel arrays, as there are millions of them.
 *
 * Brackets always come out balanced: a bracket that is never closed gets an empty closing token where the lexer
 * gives up on it, and a closing bracket without an opening one is an `UNKNOWN`. The parser relies on that.
 */
export class Scanner {
  /** How many tokens there are: the arrays are as long as their longest line, since they are filled again for each. */
  count = 0;
  readonly kinds: number[] = [];
  readonly starts: number[] = [];
  readonly ends: number[] = [];
  /** For an opening bracket: the index of its closing token. */
  readonly partners: number[] = [];
  readonly problems: SyntaxProblem[] = [];
  python2 = false;

  /** Beyond so many tokens the line is going to be given up. */
  protected room = Infinity;
  /** Indices of the opening tokens that wait for their partner. */
  readonly #open: number[] = [];
  /** For each of them the token that the element begins with which is being read. */
  readonly #elements: number[] = [];
  /** For each of them how many elements so far are plain data. */
  readonly #plain: number[] = [];
  /** How many of them there are of each kind. */
  readonly #openByKind: number[] = new Array<number>(16).fill(0);
  #fieldDepth = 0;
  /** First entry of #open that belongs to the innermost replacement field. */
  #fieldBase = 0;
  readonly #tripleQuotes: TripleQuotes;
  // A malformed field sends the scan back to the start of its literal. Nested literals could make that quadratic,
  // so the characters read in vain are counted, and past a budget f-strings are read as plain strings.
  #furthest = 0;
  #readInVain = 0;

  constructor(readonly text: string) {
    this.#tripleQuotes = new TripleQuotes(text);
  }

  /** Number of brackets that are open. */
  get openBrackets(): number {
    return this.#open.length;
  }

  add(kind: number, start: number, end: number): void {
    const at = this.count++;
    this.kinds[at] = kind;
    this.starts[at] = start;
    this.ends[at] = end;
    this.partners[at] = 0;
  }

  problem(start: number, end: number, kind: SyntaxFault['kind'], word = ''): void {
    this.problems.push({ span: { start, end }, kind, word });
  }

  /** Takes back the tokens that there are. */
  protected drop(): void {
    this.count = 0;
    this.#open.length = 0;
    this.#elements.length = 0;
    this.#plain.length = 0;
    this.#openByKind.fill(0);
  }

  /** Closes every open bracket at `offset`. */
  closeAll(offset: number): void {
    while (this.#open.length > 0) this.#pop(offset, offset);
  }

  /**
   * Scans what starts at `offset`, which is no blank, line break or comment, and returns the offset after it;
   * negative when it lies in a replacement field and cannot be part of one.
   */
  token(offset: number): number {
    const text = this.text;
    const code = text.charCodeAt(offset);
    const kind = classOf(code);
    if (kind === LETTER || code >= 128) return this.#word(offset);
    if (kind === QUOTE) return this.#string(offset, offset, '');
    if (kind === DIGIT || (code === 46 && classOf(text.charCodeAt(offset + 1)) === DIGIT)) {
      return this.#number(offset);
    }
    if (code === 92 && classOf(text.charCodeAt(offset + 1)) === LINE_BREAK) {
      return offset + (text.charCodeAt(offset + 1) === 13 && text.charCodeAt(offset + 2) === 10 ? 3 : 2);
    }
    return this.#operator(offset);
  }

  #operator(offset: number): number {
    const { kind, length } = scanOperator(this.text, offset);
    const end = offset + length;
    if (T.isOpener(kind)) {
      this.#push(kind, offset, end);
    } else if (T.isCloser(kind)) {
      return this.#close(kind, offset, end);
    } else {
      if (kind === T.BACKTICK || (kind === T.COMPARE && this.text.startsWith('<>', offset)))
        this.python2 = true;
      if (kind !== T.COMMA || !this.#dropsElement()) this.add(kind, offset, end);
      if (kind === T.COMMA && this.#open.length > 0) this.#elements[this.#open.length - 1] = this.count;
    }
    return end;
  }

  /** Takes the element that a comma ends here back, where it is plain data and there have been enough of those. */
  #dropsElement(): boolean {
    const innermost = this.#open.length - 1;
    const start = this.#elements[innermost];
    if (start === undefined || this.count - start > MAX_ELEMENT_TOKENS) return false;
    let before = T.COMMA;
    for (let at = start; at < this.count; at++) {
      const kind = this.kinds[at]!;
      if (T.IN_DATA[kind] === 0) return false;
      // What is called or asked for an item is more than data.
      if (T.isOpener(kind) && (before === T.NAME || T.isCloser(before))) return false;
      before = kind;
    }
    if (this.#plain[innermost]!++ < MAX_ELEMENTS) return false;
    this.count = start;
    return true;
  }

  #push(kind: number, start: number, end: number): void {
    this.#open.push(this.count);
    this.#openByKind[kind]!++;
    this.add(kind, start, end);
    this.#elements.push(this.count);
    this.#plain.push(0);
  }

  #pop(start: number, end: number): void {
    const opener = this.#open.pop()!;
    this.#elements.pop();
    this.#plain.pop();
    const kind = this.kinds[opener]!;
    this.#openByKind[kind]!--;
    this.partners[opener] = this.count;
    this.add(kind === T.FIELD_OPEN ? T.FIELD_CLOSE : kind + (T.RIGHT_PAREN - T.LEFT_PAREN), start, end);
  }

  #close(closer: number, start: number, end: number): number {
    const opener = closer - (T.RIGHT_PAREN - T.LEFT_PAREN);
    const inField = this.#fieldDepth > 0;
    if (this.#open.length > this.#fieldBase && this.kinds[this.#open.at(-1)!] === opener) {
      this.#pop(start, end);
    } else if (inField) {
      return MALFORMED;
    } else if (this.#openByKind[opener]! > 0) {
      this.problem(start, end, 'mismatched-bracket');
      while (this.kinds[this.#open.at(-1)!] !== opener) this.#pop(start, start);
      this.#pop(start, end);
    } else {
      this.add(T.UNKNOWN, start, end);
    }
    return end;
  }

  #number(offset: number): number {
    const end = numberEnd(this.text, offset);
    const last = this.text.charCodeAt(end - 1) | 32;
    if (
      last === 108 ||
      (this.text.charCodeAt(offset) === 48 && /^0[089]*[1-7]\d*$/.test(this.text.slice(offset, end)))
    ) {
      this.python2 = true;
    }
    this.add(T.NUMBER, offset, end);
    return end;
  }

  #word(offset: number): number {
    const text = this.text;
    const end = identifierEnd(text, offset);
    if (end === offset) {
      const width = text.codePointAt(offset)! > 0xffff ? 2 : 1;
      this.add(T.UNKNOWN, offset, offset + width);
      return offset + width;
    }
    const length = end - offset;
    if (length <= 2 && classOf(text.charCodeAt(end)) === QUOTE) {
      const prefix = text.slice(offset, end).toLowerCase();
      if (/^(?:[rbuft]|[bft]r|r[bft]|ur)$/.test(prefix)) {
        if (prefix === 'ur') this.python2 = true;
        return this.#string(offset, end, prefix);
      }
    }
    const keyword = length >= 2 && length <= 8 ? T.KEYWORDS.get(text.slice(offset, end)) : undefined;
    this.add(keyword ?? T.NAME, offset, end);
    return end;
  }

  /** The literal whose prefix is at `start` and whose quote is at `quoteAt`. */
  #string(start: number, quoteAt: number, prefix: string): number {
    const quote = this.text.charCodeAt(quoteAt);
    const triple = this.text.charCodeAt(quoteAt + 1) === quote && this.text.charCodeAt(quoteAt + 2) === quote;
    const first = this.count;
    this.add(T.STRING, start, start);
    let end = MALFORMED;
    if (/[ft]/.test(prefix) && this.#readInVain <= 2 * this.text.length + 65_536) {
      end = this.#formatted(quoteAt, quote, triple, prefix.includes('r'));
      if (end === MALFORMED) {
        if (this.#fieldDepth > 0) return MALFORMED;
        if (this.count > this.room) return this.text.length;
        this.#readInVain += this.#furthest - start;
        this.#rollBack(first + 1);
        this.problem(start, quoteAt + 1, 'malformed-replacement-field');
      } else if (this.count > first + 1 || prefix.includes('t')) {
        this.kinds[first] = T.FORMAT_START;
        this.add(T.FORMAT_END, end, end);
      }
    }
    if (end === MALFORMED) end = triple ? this.#tripleEnd(quoteAt, quote) : this.#singleEnd(quoteAt, quote);
    if (end !== MALFORMED) this.ends[first] = end;
    return end;
  }

  #rollBack(length: number): void {
    while (this.#open.length > 0 && this.#open.at(-1)! >= length) {
      this.#openByKind[this.kinds[this.#open.pop()!]!]!--;
      this.#elements.pop();
      this.#plain.pop();
    }
    this.count = length;
  }

  #singleEnd(quoteAt: number, quote: number): number {
    const text = this.text;
    for (let at = quoteAt + 1; at < text.length; at++) {
      const code = text.charCodeAt(at);
      if (code === quote) return at + 1;
      if (code === 92) {
        at++;
        if (text.charCodeAt(at) === 13 && text.charCodeAt(at + 1) === 10) at++;
      } else if (code === 10 || code === 13) {
        return this.#unterminated(quoteAt, at);
      }
    }
    return this.#unterminated(quoteAt, text.length);
  }

  #tripleEnd(quoteAt: number, quote: number): number {
    return this.#tripleQuotes.end(quoteAt, quote) ?? this.#unterminated(quoteAt, lineEnd(this.text, quoteAt));
  }

  #unterminated(quoteAt: number, end: number): number {
    if (this.#fieldDepth > 0) return MALFORMED;
    this.problem(quoteAt, end, 'open-string');
    return end;
  }

  /** End of an f- or t-string, its fields' tokens added; MALFORMED when a field or the literal does not close. */
  #formatted(quoteAt: number, quote: number, triple: boolean, raw: boolean): number {
    const text = this.text;
    let at = quoteAt + (triple ? 3 : 1);
    for (; at < text.length; at++) {
      const code = text.charCodeAt(at);
      if (code === 92) {
        at = this.#escape(at, raw);
      } else if (code === quote) {
        if (!triple) return at + 1;
        if (text.charCodeAt(at + 1) === quote && text.charCodeAt(at + 2) === quote) return at + 3;
      } else if (code === 123) {
        at = text.charCodeAt(at + 1) === 123 ? at + 1 : this.#field(at, quote, triple, raw);
        if (at === MALFORMED) return MALFORMED;
      } else if (!triple && (code === 10 || code === 13)) {
        break;
      }
    }
    this.#furthest = Math.max(this.#furthest, at);
    return MALFORMED;
  }

  /** Offset of the last character of the escape at `offset`; a brace after the backslash still opens a field. */
  #escape(offset: number, raw: boolean): number {
    const text = this.text;
    const next = text.charCodeAt(offset + 1);
    if (next === 123 || next === 125) return offset;
    if (next === 13 && text.charCodeAt(offset + 2) === 10) return offset + 2;
    if (!raw && next === 78 && text.charCodeAt(offset + 2) === 123) {
      const name = /^[A-Za-z0-9 -]{1,100}\}/.exec(text.slice(offset + 3, offset + 104));
      if (name) return offset + 2 + name[0].length;
    }
    return offset + 1;
  }

  /** Offset of the `}` that ends the field whose `{` is at `offset`, or MALFORMED. */
  #field(offset: number, quote: number, triple: boolean, raw: boolean): number {
    if (this.#fieldDepth >= MAX_FIELD_DEPTH || this.count > this.room) return MALFORMED;
    const outerBase = this.#fieldBase;
    this.#push(T.FIELD_OPEN, offset, offset + 1);
    this.#fieldDepth++;
    this.#fieldBase = this.#open.length;
    const end = this.#fieldEnd(offset + 1, quote, triple, raw);
    this.#fieldBase = outerBase;
    this.#fieldDepth--;
    if (end !== MALFORMED) this.#pop(end, end + 1);
    return end;
  }

  #fieldEnd(offset: number, quote: number, triple: boolean, raw: boolean): number {
    const text = this.text;
    for (let at = offset; at < text.length; ) {
      const code = text.charCodeAt(at);
      if (at > this.#furthest) this.#furthest = at;
      if (this.#open.length === this.#fieldBase) {
        if (code === 125) return at;
        if (code === 58) return this.#formatSpec(at + 1, quote, triple, raw);
        if (code === 33 && text.charCodeAt(at + 1) !== 61) {
          at = identifierEnd(text, at + 1);
          continue;
        }
      }
      if (code === 35) at = lineEnd(text, at);
      else if (code === 32 || code === 9 || code === 10 || code === 12 || code === 13) at++;
      else at = this.token(at);
      if (at === MALFORMED) return MALFORMED;
    }
    return MALFORMED;
  }

  /** What follows the colon of a field: text with further fields, up to the `}`. */
  #formatSpec(offset: number, quote: number, triple: boolean, raw: boolean): number {
    const text = this.text;
    for (let at = offset; at < text.length; at++) {
      const code = text.charCodeAt(at);
      if (code === 125) return at;
      if (code === 123) {
        at = this.#field(at, quote, triple, raw);
        if (at === MALFORMED) return MALFORMED;
      } else if (code === 92) {
        at = this.#escape(at, raw);
      } else if (code === quote) {
        if (!triple || (text.charCodeAt(at + 1) === quote && text.charCodeAt(at + 2) === quote)) break;
      } else if (!triple && (code === 10 || code === 13)) {
        break;
      }
    }
    return MALFORMED;
  }
}

/** Kind and length of the operator or delimiter at `offset`; an `UNKNOWN` of length 1 if there is none. */
function scanOperator(text: string, offset: number): { readonly kind: number; readonly length: number } {
  const code = text.charCodeAt(offset);
  const single = code < 128 ? SINGLE[code] : undefined;
  const next = text.charCodeAt(offset + 1);
  // Most delimiters have no longer form: no need to look for one.
  if (single !== undefined && code !== 46 && code !== 58 && !isOperatorTail(next)) return single;
  const operators = LONGER.get(code);
  if (operators !== undefined) {
    for (const operator of operators) {
      if (text.startsWith(operator.text, offset)) return operator;
    }
  }
  return single ?? UNKNOWN;
}

const UNKNOWN = { kind: T.UNKNOWN, length: 1 };

function isOperatorTail(code: number): boolean {
  return code === 61 || code === 62 || code === 42 || code === 47 || code === 60;
}

const SINGLE = singles();
const LONGER = longer();

function singles(): readonly ({ readonly kind: number; readonly length: number } | undefined)[] {
  const table = new Array<{ kind: number; length: number } | undefined>(128).fill(undefined);
  const put = (characters: string, kind: number) => {
    for (const character of characters) table[character.charCodeAt(0)] = { kind, length: 1 };
  };
  put('(', T.LEFT_PAREN);
  put('[', T.LEFT_SQUARE);
  put('{', T.LEFT_BRACE);
  put(')', T.RIGHT_PAREN);
  put(']', T.RIGHT_SQUARE);
  put('}', T.RIGHT_BRACE);
  put(',', T.COMMA);
  put(':', T.COLON);
  put(';', T.SEMICOLON);
  put('.', T.DOT);
  put('=', T.ASSIGN);
  put('*', T.STAR);
  put('+-', T.SIGN);
  put('~', T.TILDE);
  put('@', T.AT);
  put('/%&|^', T.BINARY);
  put('<>', T.COMPARE);
  put('`', T.BACKTICK);
  return table;
}

interface Operator {
  readonly text: string;
  readonly kind: number;
  readonly length: number;
}

/** Operators of two and three characters by their first one, longest first. */
function longer(): ReadonlyMap<number, readonly Operator[]> {
  const byFirst = new Map<number, Operator[]>();
  const put = (texts: string, kind: number) => {
    for (const text of texts.split(' ')) {
      const code = text.charCodeAt(0);
      const list = byFirst.get(code) ?? [];
      list.push({ text, kind, length: text.length });
      byFirst.set(code, list);
    }
  };
  put('**= //= >>= <<=', T.AUGMENTED);
  put('...', T.ELLIPSIS);
  put('+= -= *= /= %= &= |= ^= @=', T.AUGMENTED);
  put(':=', T.WALRUS);
  put('->', T.ARROW);
  put('**', T.DOUBLE_STAR);
  put('// <<', T.BINARY);
  put('>>', T.SHIFT_RIGHT);
  put('== != <= >= <>', T.COMPARE);
  return byFirst;
}
