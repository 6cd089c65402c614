import { Lexer, MOST_PIECES } from './lexer.js';
import type { CompoundExpression, Expression, SyntaxFault } from './syntax.js';
import * as T from './token.js';

/**
 * A position in the tokens of the current logical line, and what every part of the parser needs at it.
 * The grammar itself is in functions over it; `expression` and its kin are what they call back into.
 */
export abstract class Cursor {
  readonly lexer: Lexer;
  readonly text: string;
  readonly kinds: readonly number[];
  readonly starts: readonly number[];
  readonly ends: readonly number[];
  readonly partners: readonly number[];
  /** Index of the current token. */
  at = 0;
  /** How many constructs that contain themselves are being parsed, one inside the other. */
  nesting = 0;
  /** The deepest `nesting`, and the sum of the long call chains, since the last reset: a cheap bound of tree depth. */
  deepest = 0;
  chained = 0;
  /** Whether `text` has nothing but ASCII in it. */
  readonly isAscii: boolean;
  #hasProblem = false;

  /** Starts in `text` where a line does. */
  constructor(text: string, from = 0, isAscii = !/[\u0080-\uffff]/.test(text), mostPieces = MOST_PIECES) {
    this.lexer = new Lexer(text, from, mostPieces);
    this.text = text;
    this.kinds = this.lexer.kinds;
    this.starts = this.lexer.starts;
    this.ends = this.lexer.ends;
    this.partners = this.lexer.partners;
    this.isAscii = isAscii;
  }

  /** Moves to the start of the next logical line; false at the end of the text. */
  nextLine(): boolean {
    this.lexer.nextLine();
    return this.startLine();
  }

  /** Moves to the start of the line that the lexer has read; false if that was the end of the text. */
  startLine(): boolean {
    this.at = 0;
    this.#hasProblem = false;
    return this.lexer.count > 1;
  }

  /** `a if b else c` and everything that binds tighter, `lambda` and `yield` included. */
  abstract expression(): Expression;
  /** `name := value` or an expression. */
  abstract named(): Expression;
  /** `*value`, `name := value` or an expression. */
  abstract element(): Expression;
  /** Elements separated by commas: one without a comma, or else a tuple without parentheses. */
  abstract list(): Expression;
  /** An operand with its operators, up to a comparison: what `for` allows before `in`. */
  abstract combination(): Expression;
  /** `a or b` and what binds tighter: what a comprehension allows after `in` and `if`. */
  abstract disjunction(): Expression;

  get kind(): number {
    return this.kinds[this.at]!;
  }

  /** Kind of the token after the current one. */
  get nextKind(): number {
    return this.kinds[this.at + 1]!;
  }

  /** Steps over the current token if it is of `kind`. */
  take(kind: number): boolean {
    if (this.kinds[this.at] !== kind) return false;
    this.at++;
    return true;
  }

  /** Steps over a token of `kind`, or notes that it is missing. */
  expect(kind: number, token: string): void {
    if (!this.take(kind)) this.problem('expected-token', token);
  }

  /** Whether the current token is the name `word`. */
  isWord(word: string): boolean {
    return this.kinds[this.at] === T.NAME && this.#isText(this.at, word);
  }

  #isText(index: number, word: string): boolean {
    const start = this.starts[index]!;
    return this.ends[index]! - start === word.length && this.text.startsWith(word, start);
  }

  /** The characters of token `index`. */
  textOf(index: number): string {
    return this.text.slice(this.starts[index], this.ends[index]);
  }

  /** The identifier at `index`, normalised as Python does (PEP 3131). */
  nameAt(index: number): string {
    const name = this.textOf(index);
    return this.isAscii ? name : name.normalize('NFKC');
  }

  /** Offset where the current token starts. */
  get start(): number {
    return this.starts[this.at]!;
  }

  /** Offset where the token before the current one ends. */
  get end(): number {
    return this.at === 0 ? this.starts[0]! : this.ends[this.at - 1]!;
  }

  /** Notes a problem at the current token; of those of one logical line the first one is kept. */
  problem(kind: SyntaxFault['kind'], word = ''): void {
    if (this.#hasProblem) return;
    this.#hasProblem = true;
    this.lexer.problem(this.starts[this.at]!, this.ends[this.at]!, kind, word);
  }

  /** An expression that is not there. */
  missing(): CompoundExpression {
    this.problem('expected-expression');
    return { kind: 'compound', form: 'unparsed', parts: [], span: { start: this.start, end: this.start } };
  }

  /** `parts` as what could be recognised of the tokens from offset `start` to here. */
  unparsed(start: number, parts: readonly Expression[]): CompoundExpression {
    return { kind: 'compound', form: 'unparsed', parts, span: { start, end: Math.max(start, this.end) } };
  }

  /** Whether the current token ends a simple statement. */
  get atStatementEnd(): boolean {
    const kind = this.kinds[this.at]!;
    return kind === T.END || kind === T.SEMICOLON;
  }
}
