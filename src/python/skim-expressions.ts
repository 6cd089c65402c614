import type { Lexer } from './lexer.js';
import * as T from './token.js';

/** Instead of the index of a token. Nothing starts there, so what goes on from it stays unsure. */
export const UNSURE = -1;

/** Levels of brackets and of what else nests, and dots and brackets behind operands: far from any limit of the parser. */
const MOST_LEVELS = 20;
const MOST_LINKS = 400;

/** The expressions of `skim.ts`. Each function takes the index of a token and gives the one behind what it is named after. */
export abstract class ExpressionSkimmer {
  protected readonly lexer: Lexer;
  protected readonly kinds: readonly number[];
  protected readonly partners: readonly number[];
  #levels = 0;
  #links = 0;

  constructor(lexer: Lexer) {
    this.lexer = lexer;
    this.kinds = lexer.kinds;
    this.partners = lexer.partners;
  }

  /** To be called before the expressions of each line. */
  protected startLine(): void {
    this.#levels = 0;
    this.#links = 0;
  }

  protected list(from: number): number {
    let at = this.element(from);
    while (at >= 0 && this.kinds[at] === T.COMMA) {
      if (T.STARTS_EXPRESSION[this.kinds[at + 1]!] !== 1) return at + 1;
      at = this.element(at + 1);
    }
    return at;
  }

  protected element(at: number): number {
    return this.kinds[at] === T.STAR ? this.expression(at + 1) : this.named(at);
  }

  protected named(at: number): number {
    const isNamed = this.kinds[at] === T.NAME && this.kinds[at + 1] === T.WALRUS;
    return this.expression(isNamed ? at + 2 : at);
  }

  protected expression(from: number): number {
    const then = this.#disjunction(from);
    if (then < 0 || this.kinds[then] !== T.IF) return then;
    if (++this.#levels > MOST_LEVELS) return UNSURE;
    const test = this.#disjunction(then + 1);
    if (test < 0 || this.kinds[test] !== T.ELSE) return UNSURE;
    const at = this.expression(test + 1);
    this.#levels--;
    return at;
  }

  #disjunction(from: number): number {
    for (let at = from; ; at++) {
      while (this.kinds[at] === T.NOT) at++;
      at = this.#comparison(at);
      if (at < 0) return at;
      const kind = this.kinds[at];
      if (kind !== T.AND && kind !== T.OR) return at;
    }
  }

  #comparison(from: number): number {
    let at = this.combination(from);
    for (;;) {
      if (at < 0) return at;
      const kind = this.kinds[at];
      if (kind === T.COMPARE || kind === T.IN) at = this.combination(at + 1);
      else if (kind === T.IS) at = this.combination(this.kinds[at + 1] === T.NOT ? at + 2 : at + 1);
      else if (kind === T.NOT && this.kinds[at + 1] === T.IN) at = this.combination(at + 2);
      else return at;
    }
  }

  protected combination(from: number): number {
    let at = this.#unary(from);
    while (at >= 0 && T.COMBINES[this.kinds[at]!] === 1) at = this.#unary(at + 1);
    return at;
  }

  #unary(from: number): number {
    let at = from;
    while (this.kinds[at] === T.SIGN || this.kinds[at] === T.TILDE) at++;
    while (
      this.kinds[at] === T.NAME &&
      T.STARTS_OPERAND[this.kinds[at + 1]!] === 1 &&
      this.isWord(at, 'await')
    )
      at++;
    return this.#chain(this.#operand(at));
  }

  #operand(at: number): number {
    switch (this.kinds[at]) {
      case T.NAME:
      case T.NUMBER:
      case T.TRUE:
      case T.FALSE:
      case T.NONE:
      case T.ELLIPSIS:
        return at + 1;
      case T.STRING:
      case T.FORMAT_START:
        return this.#strings(at);
      case T.LEFT_PAREN:
      case T.LEFT_SQUARE:
        return this.#elements(at);
      case T.LEFT_BRACE:
        return this.#braces(at);
      case T.LAMBDA:
        return this.#lambda(at + 1);
      case T.YIELD:
        return this.#yield(at + 1);
      default:
        return UNSURE;
    }
  }

  #chain(from: number): number {
    for (let at = from; ; ) {
      if (at < 0) return at;
      const kind = this.kinds[at];
      if (kind === T.DOT) {
        if (this.kinds[at + 1] !== T.NAME) return UNSURE;
        at += 2;
      } else if (kind === T.LEFT_PAREN) at = this.arguments(at);
      else if (kind === T.LEFT_SQUARE) at = this.#subscript(at);
      else return at;
      if (++this.#links > MOST_LINKS) return UNSURE;
    }
  }

  #lambda(from: number): number {
    if (++this.#levels > MOST_LEVELS) return UNSURE;
    const colon = this.parameters(from, false);
    if (colon < 0 || this.kinds[colon] !== T.COLON) return UNSURE;
    const at = this.expression(colon + 1);
    this.#levels--;
    return at;
  }

  #yield(from: number): number {
    if (++this.#levels > MOST_LEVELS) return UNSURE;
    let at = from;
    if (this.kinds[at] === T.FROM) at = this.list(at + 1);
    else if (T.STARTS_EXPRESSION[this.kinds[at]!] === 1) at = this.list(at);
    this.#levels--;
    return at;
  }

  #strings(from: number): number {
    for (let at = from; ; at++) {
      const kind = this.kinds[at];
      if (kind === T.STRING) continue;
      if (kind !== T.FORMAT_START) return at;
      at++;
      while (this.kinds[at] === T.FIELD_OPEN) {
        at = this.#field(at);
        if (at < 0) return at;
      }
    }
  }

  #field(open: number): number {
    if (++this.#levels > MOST_LEVELS) return UNSURE;
    const close = this.partners[open]!;
    let at = this.list(open + 1);
    if (at >= 0 && this.kinds[at] === T.ASSIGN) at++;
    while (at >= 0 && this.kinds[at] === T.FIELD_OPEN) at = this.#field(at);
    return this.#closed(at, close);
  }

  /** What is behind the bracket or field that closes with token `close`, if all up to there was read. */
  #closed(at: number, close: number): number {
    this.#levels--;
    return at === close ? close + 1 : UNSURE;
  }

  /** `(…)` and `[…]`. */
  #elements(open: number): number {
    if (++this.#levels > MOST_LEVELS) return UNSURE;
    const close = this.partners[open]!;
    let at = open + 1;
    if (at < close) {
      at = this.element(at);
      at = this.#isComprehension(at) ? this.#comprehension(at) : this.#furtherElements(at, close);
    }
    return this.#closed(at, close);
  }

  #furtherElements(from: number, close: number): number {
    let at = from;
    while (at >= 0 && at < close && this.kinds[at] === T.COMMA)
      at = at + 1 === close ? close : this.element(at + 1);
    return at;
  }

  #braces(open: number): number {
    if (++this.#levels > MOST_LEVELS) return UNSURE;
    const close = this.partners[open]!;
    let at = open + 1;
    if (at === close) return this.#closed(at, close);
    if (this.kinds[at] === T.DOUBLE_STAR)
      return this.#closed(this.#furtherEntries(this.expression(at + 1), close), close);
    at = this.element(at);
    if (at >= 0 && this.kinds[at] === T.COLON) {
      at = this.element(at + 1);
      at = this.#isComprehension(at) ? this.#comprehension(at) : this.#furtherEntries(at, close);
    } else {
      at = this.#isComprehension(at) ? this.#comprehension(at) : this.#furtherElements(at, close);
    }
    return this.#closed(at, close);
  }

  #furtherEntries(from: number, close: number): number {
    let at = from;
    while (at >= 0 && at < close && this.kinds[at] === T.COMMA)
      at = at + 1 === close ? close : this.#entry(at + 1);
    return at;
  }

  #entry(from: number): number {
    if (this.kinds[from] === T.DOUBLE_STAR) return this.expression(from + 1);
    const key = this.element(from);
    return key >= 0 && this.kinds[key] === T.COLON ? this.element(key + 1) : UNSURE;
  }

  #isComprehension(at: number): boolean {
    if (at < 0) return false;
    return this.kinds[at] === T.FOR || (this.kinds[at + 1] === T.FOR && this.isWord(at, 'async'));
  }

  #comprehension(from: number): number {
    let at = from;
    while (this.#isComprehension(at)) {
      at = this.targets(this.kinds[at] === T.FOR ? at + 1 : at + 2);
      if (at < 0 || this.kinds[at] !== T.IN) return UNSURE;
      at = this.#disjunction(at + 1);
      while (at >= 0 && this.kinds[at] === T.IF) at = this.#disjunction(at + 1);
    }
    return at;
  }

  protected targets(from: number): number {
    let at = this.#target(from);
    while (at >= 0 && this.kinds[at] === T.COMMA) {
      if (T.STARTS_EXPRESSION[this.kinds[at + 1]!] !== 1) return at + 1;
      at = this.#target(at + 1);
    }
    return at;
  }

  #target(at: number): number {
    return this.combination(this.kinds[at] === T.STAR ? at + 1 : at);
  }

  protected arguments(open: number): number {
    if (++this.#levels > MOST_LEVELS) return UNSURE;
    const close = this.partners[open]!;
    let at = open + 1;
    while (at >= 0 && at < close) {
      at = this.#argument(at);
      if (at >= 0 && at < close) at = this.kinds[at] === T.COMMA ? at + 1 : UNSURE;
    }
    return this.#closed(at, close);
  }

  #argument(from: number): number {
    const kind = this.kinds[from]!;
    if (kind === T.DOUBLE_STAR) return this.expression(from + 1);
    if (this.kinds[from + 1] === T.ASSIGN && kind === T.NAME) return this.expression(from + 2);
    const at = this.element(from);
    return this.#isComprehension(at) ? this.#comprehension(at) : at;
  }

  #subscript(open: number): number {
    if (++this.#levels > MOST_LEVELS) return UNSURE;
    const close = this.partners[open]!;
    let at = this.#slice(open + 1);
    while (at >= 0 && at < close && this.kinds[at] === T.COMMA)
      at = at + 1 === close ? close : this.#slice(at + 1);
    return this.#closed(at, close);
  }

  #slice(from: number): number {
    let at = this.kinds[from] === T.COLON ? from : this.element(from);
    while (at >= 0 && this.kinds[at] === T.COLON)
      at = T.STARTS_EXPRESSION[this.kinds[at + 1]!] === 1 ? this.expression(at + 1) : at + 1;
    return at;
  }

  /** Parameters up to what closes them: a bracket, or the colon of a lambda. */
  protected parameters(from: number, isDefinition: boolean): number {
    for (let at = from; ; at++) {
      const kind = this.kinds[at]!;
      if (kind === T.RIGHT_PAREN || kind === T.COLON) return at;
      at = this.#parameter(at, isDefinition);
      if (at < 0) return at;
      if (this.kinds[at] !== T.COMMA) return at;
    }
  }

  #parameter(from: number, isDefinition: boolean): number {
    const kind = this.kinds[from]!;
    if (kind === T.BINARY) return from + 1;
    let at = kind === T.STAR || kind === T.DOUBLE_STAR ? from + 1 : from;
    if (this.kinds[at] !== T.NAME) return kind === T.STAR ? at : UNSURE;
    at++;
    if (isDefinition && this.kinds[at] === T.COLON) at = this.element(at + 1);
    return at >= 0 && this.kinds[at] === T.ASSIGN ? this.expression(at + 1) : at;
  }

  protected isWord(at: number, word: string): boolean {
    const start = this.lexer.starts[at]!;
    return (
      this.kinds[at] === T.NAME &&
      this.lexer.ends[at]! - start === word.length &&
      this.lexer.text.startsWith(word, start)
    );
  }
}
