import { BLANK, classOf, LINE_BREAK, lineEnd } from './characters.js';
import { Scanner } from './scanner.js';
import type { Comment } from './syntax.js';
import { END } from './token.js';

/**
 * A line that starts with one of these cannot be inside brackets, whatever the version of Python: when it seems to
 * be, a closing bracket is missing above it.
 */
const STATEMENT_START =
  /(?:import|def|class|try|while|with|return|raise|del|global|nonlocal|pass|break|continue|assert|elif|except|finally)\b(?![ \t]*[=,.)\]}])|else[ \t]*:|async[ \t]+(?:def|with)\b|from[ \t]+[^\s,()]+[ \t]+import\b/y;

const CONFLICT_MARKER = /(?:<{7}|={7}|>{7}|\|{7})(?![<=>|])/y;

/**
 * Tokens and comments of one text that are kept: they cost up to 400 bytes each, and as much again for each fix that is tried. In the standard
 * library, in what is installed beside it and in hundreds of repositories the most are 116,000 outside of functions, and 936,000 in all: a
 * program that was translated from JavaScript, with 540 functions. The next one has 251,000.
 */
export const MOST_PIECES = 250_000;
/** What is only looked at is not kept: it counts for less, but may be read later. */
const SHARE_OF_SKIMMED = 1 / 5;

/**
 * Splits a text into logical lines and those into tokens. It is at the end of the text where that has more in it than can be kept.
 */
export class Lexer extends Scanner {
  readonly comments: Comment[] = [];
  /** Where the line starts that was too much for the limit. */
  unread: { readonly from: number; readonly limit: number } | undefined;
  readonly #mostPieces: number;
  /** Tokens of the lines above. */
  #spent = 0;
  /** What a token of the lines to come counts for. */
  #share = 1;
  /** Column of the line's first token, tab stops every 8 columns. */
  indent = 0;
  #at: number;

  /** `from` is where a line starts; `mostPieces` is what may be read from there on. */
  constructor(text: string, from = 0, mostPieces = MOST_PIECES) {
    super(text);
    this.#mostPieces = mostPieces;
    this.#at = from === 0 && text.charCodeAt(0) === 0xfeff ? 1 : from;
  }

  /** Where the next line starts. */
  get offset(): number {
    return this.#at;
  }

  /**
   * Reads lines by `read`, which keeps nothing of them but the last one, which it did not look at. Where it gives undefined they
   * are read again; there must not have been a problem before.
   */
  skim<Result>(read: () => Result | undefined): Result | undefined {
    const at = this.#at;
    const spent = this.#spent;
    const comments = this.comments.length;
    this.#share = SHARE_OF_SKIMMED;
    const result = read();
    this.#share = 1;
    if (result !== undefined && this.unread === undefined) {
      this.#spent += this.count * (1 - SHARE_OF_SKIMMED);
      return result;
    }
    this.#at = at;
    this.#spent = spent;
    this.comments.length = comments;
    this.problems.length = 0;
    this.unread = undefined;
    return undefined;
  }

  /** Reads the next logical line that has tokens into the token arrays, an `END` last; false at the end. */
  nextLine(): boolean {
    const text = this.text;
    this.count = 0;
    while (this.count === 0) {
      this.#skipMarkers();
      this.#indentation();
      if (this.#at >= text.length) {
        this.#end(text.length);
        return false;
      }
      this.#line();
    }
    this.#end(this.lastEnd);
    this.#spent += this.count * this.#share;
    return true;
  }

  /** Tokens and comments that were read so far, as they count for the limit. */
  get pieces(): number {
    return this.#spent + this.comments.length;
  }

  /** Offset where the last token ends. */
  get lastEnd(): number {
    return this.ends[this.count - 1]!;
  }

  #end(offset: number): void {
    this.add(END, offset, offset);
    // The parser looks two tokens ahead, and what is there may be of a longer line above.
    this.kinds[this.count] = END;
    this.kinds[this.count + 1] = END;
  }

  #indentation(): void {
    const text = this.text;
    let column = 0;
    for (; this.#at < text.length; this.#at++) {
      const code = text.charCodeAt(this.#at);
      if (code === 32) column++;
      else if (code === 9) column = (column | 7) + 1;
      else if (code === 12) column = 0;
      else break;
    }
    this.indent = column;
  }

  #line(): void {
    const text = this.text;
    let at = this.#at;
    this.room = this.#mostPieces - this.#spent - this.comments.length;
    while (at < text.length && this.count <= this.room) {
      const code = text.charCodeAt(at);
      const kind = classOf(code);
      if (kind === BLANK) {
        at++;
      } else if (code === 35) {
        const end = lineEnd(text, at);
        this.room--;
        this.comments.push({ span: { start: at, end }, text: text.slice(at, end) });
        at = end;
      } else if (kind === LINE_BREAK) {
        at += code === 13 && text.charCodeAt(at + 1) === 10 ? 2 : 1;
        if (this.openBrackets === 0) break;
        this.#at = at;
        this.#skipMarkers();
        at = this.#at;
        if (this.#startsStatement(at)) break;
      } else {
        at = this.token(at);
      }
    }
    if (this.count > this.room) {
      this.#giveUp();
      return;
    }
    this.#at = at;
    if (this.openBrackets > 0) {
      const end = this.lastEnd;
      this.problem(this.starts[0]!, end, 'open-bracket');
      this.closeAll(end);
    }
  }

  /** Leaves the line that is being read, and all behind it, alone. */
  #giveUp(): void {
    const from = this.count === 0 ? this.#at : this.starts[0]!;
    this.unread = { from, limit: this.#mostPieces };
    this.#at = this.text.length;
    this.drop();
  }

  #startsStatement(lineStart: number): boolean {
    const text = this.text;
    let at = lineStart;
    while (classOf(text.charCodeAt(at)) === BLANK) at++;
    const code = text.charCodeAt(at);
    if (code < 97 || code > 122) return false;
    STATEMENT_START.lastIndex = at;
    return STATEMENT_START.test(text);
  }

  /** Steps over the lines that a version control system left in an unresolved merge. */
  #skipMarkers(): void {
    const text = this.text;
    for (;;) {
      const code = text.charCodeAt(this.#at);
      if (code !== 60 && code !== 61 && code !== 62 && code !== 124) return;
      CONFLICT_MARKER.lastIndex = this.#at;
      if (!CONFLICT_MARKER.test(text)) return;
      const end = lineEnd(text, this.#at);
      this.problem(this.#at, end, 'merge-conflict');
      this.#at = end + (text.charCodeAt(end) === 13 && text.charCodeAt(end + 1) === 10 ? 2 : 1);
    }
  }
}
