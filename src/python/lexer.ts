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

/** Splits a text into logical lines and those into tokens. */
export class Lexer extends Scanner {
  readonly comments: Comment[] = [];
  /** Column of the line's first token, tab stops every 8 columns. */
  indent = 0;
  #at: number;

  /** `from` is where a line starts. */
  constructor(text: string, from = 0) {
    super(text);
    this.#at = from === 0 && text.charCodeAt(0) === 0xfeff ? 1 : from;
  }

  /** Where the next line starts. */
  get offset(): number {
    return this.#at;
  }

  /** Goes back to `offset`, where a line starts, before which there were so many `comments` and no problem. */
  rewind(offset: number, comments: number): void {
    this.#at = offset;
    this.comments.length = comments;
    this.problems.length = 0;
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
    return true;
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
    while (at < text.length) {
      const code = text.charCodeAt(at);
      const kind = classOf(code);
      if (kind === BLANK) {
        at++;
      } else if (code === 35) {
        const end = lineEnd(text, at);
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
    this.#at = at;
    if (this.openBrackets > 0) {
      const end = this.lastEnd;
      this.problem(this.starts[0]!, end, 'open-bracket');
      this.closeAll(end);
    }
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
