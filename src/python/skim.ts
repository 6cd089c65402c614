import { ExpressionSkimmer, UNSURE } from './skim-expressions.js';
import * as T from './token.js';

/**
 * Whether lines of Python are beyond doubt: the parser finds no problem in them and nothing that only Python 2 has. Most
 * functions are never called at import time, and of their bodies that is all there is to know.
 *
 * A second, smaller grammar, made to refuse: what is rare, old, deep or wrong is `UNSURE`, and parsed. Its functions are
 * those of the parser by name and order, and step over tokens without making anything of them.
 */

/** What can go on with a block that is open, at its column. */
const ENDS = 0;
const TAKES_BRANCHES = 1;
const TAKES_ELSE = 2;
const TAKES_HANDLERS = 3;
const TAKES_FINALLY = 4;

/** The blocks that are open in a body, as the parser's own keep them: by level, the outermost first. */
class OpenBlocks {
  readonly #indents: number[] = [];
  /** Column of the statements, -1 until there is one on a line of its own. */
  readonly #columns: number[] = [];
  readonly #continuations: number[] = [];
  readonly #isFilled: boolean[] = [];

  get depth(): number {
    return this.#indents.length;
  }

  open(indent: number, continuation: number, isFilled: boolean): void {
    this.#indents.push(indent);
    this.#columns.push(-1);
    this.#continuations.push(continuation);
    this.#isFilled.push(isFilled);
  }

  /** Ends the blocks that a line at column `indent` is not part of; false if one of them is empty. */
  closeFrom(indent: number): boolean {
    for (let last = this.depth - 1; last >= 0 && this.#indents[last]! >= indent; last--) {
      if (!this.#isFilled[last]) return false;
      this.#indents.pop();
      this.#columns.pop();
      this.#continuations.pop();
      this.#isFilled.pop();
    }
    return true;
  }

  /** Whether a statement, or decorators of one, may start at column `indent`. */
  start(indent: number, isDecorator: boolean): boolean {
    if (!this.closeFrom(indent)) return false;
    const last = this.depth - 1;
    if (this.#columns[last] === -1 && !this.#isFilled[last]) this.#columns[last] = indent;
    if (this.#columns[last] !== indent) return false;
    if (!isDecorator) this.#isFilled[last] = true;
    return true;
  }

  /** Whether the clause that starts with a token of `kind` may go on with a block at column `indent`. */
  resume(kind: number, indent: number): boolean {
    if (!this.closeFrom(indent + 1)) return false;
    const last = this.depth - 1;
    if (this.#indents[last] !== indent || !this.#isFilled[last]) return false;
    const next = continued(this.#continuations[last]!, kind);
    if (next === UNSURE) return false;
    this.#continuations[last] = next;
    this.#isFilled[last] = false;
    this.#columns[last] = -1;
    return true;
  }

  /** Notes a statement in the innermost block, on the line of its header. */
  fill(): void {
    this.#isFilled[this.depth - 1] = true;
  }
}

/** What may come after the clause that a token of `kind` starts, where `continuation` may. */
function continued(continuation: number, kind: number): number {
  switch (kind) {
    case T.ELIF:
      return continuation === TAKES_BRANCHES ? TAKES_BRANCHES : UNSURE;
    case T.ELSE:
      if (continuation === TAKES_HANDLERS) return TAKES_FINALLY;
      return continuation === TAKES_BRANCHES || continuation === TAKES_ELSE ? ENDS : UNSURE;
    case T.EXCEPT:
      return continuation === TAKES_HANDLERS ? TAKES_HANDLERS : UNSURE;
    default:
      return continuation === TAKES_HANDLERS || continuation === TAKES_FINALLY ? ENDS : UNSURE;
  }
}

/** Reads the lines of bodies from a lexer. */
export class Skimmer extends ExpressionSkimmer {
  /**
   * Reads lines up to the first that is not in the body of the function at column `indent`, whose header was the last line
   * read, all without a problem, and gives the offset where the body ends; undefined where it is not beyond doubt. `mostBlocks` may be open in it.
   */
  body(indent: number, mostBlocks: number): number | undefined {
    const lexer = this.lexer;
    const blocks = new OpenBlocks();
    blocks.open(indent, ENDS, false);
    /** Where the decorators above stand, and what they decorate has to. */
    let decorated = -1;
    let end = 0;
    for (;;) {
      const isLine = lexer.nextLine();
      if (lexer.problems.length > 0) return undefined;
      if (!isLine || lexer.indent <= indent) break;
      const isDecorator = this.kinds[0] === T.AT;
      if (decorated >= 0 && !(lexer.indent === decorated && (isDecorator || this.#isDefinition())))
        return undefined;
      decorated = isDecorator ? lexer.indent : -1;
      if (!this.#line(blocks) || blocks.depth > mostBlocks) return undefined;
      end = lexer.lastEnd;
    }
    return decorated < 0 && blocks.closeFrom(indent) ? end : undefined;
  }

  #isDefinition(): boolean {
    return this.kinds[0] === T.DEF || this.kinds[0] === T.CLASS || this.kinds[1] === T.DEF;
  }

  #line(blocks: OpenBlocks): boolean {
    this.startLine();
    const { indent } = this.lexer;
    const kind = this.kinds[0]!;
    if (kind === T.AT) {
      if (!blocks.start(indent, true)) return false;
      return this.kinds[this.named(1)] === T.END;
    }
    if (kind === T.ELIF || kind === T.ELSE || kind === T.EXCEPT || kind === T.FINALLY) {
      return blocks.resume(kind, indent) && this.#rest(this.#clause(kind), blocks);
    }
    if (!blocks.start(indent, false)) return false;
    const header = this.#header(kind);
    if (header === 0) return this.#simpleStatements(0);
    blocks.open(indent, continuationOf(this.kinds[kind === T.NAME ? 1 : 0]!), false);
    return this.#rest(header, blocks);
  }

  /** What follows the head of a clause or of a compound statement that ends at token `at`. */
  #rest(at: number, blocks: OpenBlocks): boolean {
    if (at < 0 || this.kinds[at] !== T.COLON) return false;
    if (this.kinds[at + 1] === T.END) return true;
    blocks.fill();
    return this.#simpleStatements(at + 1);
  }

  /** The clause that starts the line, up to its colon. */
  #clause(kind: number): number {
    if (kind === T.ELIF) return this.named(1);
    return kind === T.EXCEPT ? this.#except(1) : 1;
  }

  #except(from: number): number {
    const at = this.kinds[from] === T.STAR ? from + 1 : from;
    if (this.kinds[at] === T.COLON) return at;
    const type = this.expression(at);
    if (type < 0 || this.kinds[type] !== T.AS) return type;
    return this.kinds[type + 1] === T.NAME ? type + 2 : UNSURE;
  }

  /** The head of a compound statement that starts the line, up to its colon; 0 if it is a simple statement. */
  #header(kind: number): number {
    switch (kind) {
      case T.IF:
      case T.WHILE:
        return this.named(1);
      case T.TRY:
        return 1;
      case T.FOR:
        return this.#for(1);
      case T.WITH:
        return this.#items(1);
      case T.DEF:
        return this.#function(1);
      case T.CLASS:
        return this.#class(1);
      case T.NAME:
        return this.#async();
      default:
        return 0;
    }
  }

  #async(): number {
    const next = this.kinds[1];
    if (!(next === T.DEF || next === T.FOR || next === T.WITH) || !this.isWord(0, 'async')) return 0;
    if (next === T.DEF) return this.#function(2);
    return next === T.FOR ? this.#for(2) : this.#items(2);
  }

  #for(from: number): number {
    const at = this.targets(from);
    return at >= 0 && this.kinds[at] === T.IN ? this.list(at + 1) : UNSURE;
  }

  #items(from: number): number {
    let at = from - 1;
    do {
      at = this.element(at + 1);
      if (at >= 0 && this.kinds[at] === T.AS) at = this.combination(at + 1);
    } while (at >= 0 && this.kinds[at] === T.COMMA);
    return at;
  }

  #function(from: number): number {
    if (this.kinds[from] !== T.NAME || this.kinds[from + 1] !== T.LEFT_PAREN) return UNSURE;
    const close = this.partners[from + 1]!;
    if (this.parameters(from + 2, true) !== close) return UNSURE;
    return this.kinds[close + 1] === T.ARROW ? this.list(close + 2) : close + 1;
  }

  #class(from: number): number {
    if (this.kinds[from] !== T.NAME) return UNSURE;
    return this.kinds[from + 1] === T.LEFT_PAREN ? this.arguments(from + 1) : from + 1;
  }

  /** Whether simple statements follow from token `from` on, and nothing else. */
  #simpleStatements(from: number): boolean {
    for (let at = from; ; at++) {
      at = this.#simpleStatement(at);
      if (at < 0) return false;
      const kind = this.kinds[at];
      if (kind === T.END) return true;
      if (kind !== T.SEMICOLON) return false;
      if (this.kinds[at + 1] === T.END) return true;
    }
  }

  #simpleStatement(at: number): number {
    const kind = this.kinds[at]!;
    switch (kind) {
      case T.PASS:
      case T.BREAK:
      case T.CONTINUE:
        return at + 1;
      case T.IMPORT:
        return this.#import(at + 1);
      case T.FROM:
        return this.#importFrom(at + 1);
      case T.RETURN:
        return this.#isStatementEnd(at + 1) ? at + 1 : this.list(at + 1);
      case T.RAISE:
        return this.#raise(at + 1);
      case T.DEL:
        return this.list(at + 1);
      case T.GLOBAL:
        return this.#names(at + 1);
      case T.ASSERT: {
        const test = this.named(at + 1);
        return test >= 0 && this.kinds[test] === T.COMMA ? this.list(test + 1) : test;
      }
      case T.NAME:
        return this.#softStatement(at);
      default:
        return T.STARTS_EXPRESSION[kind] === 1 ? this.#expressionStatement(at) : UNSURE;
    }
  }

  #isStatementEnd(at: number): boolean {
    return this.kinds[at] === T.END || this.kinds[at] === T.SEMICOLON;
  }

  #softStatement(at: number): number {
    const next = this.kinds[at + 1]!;
    if (next === T.NAME && this.isWord(at, 'nonlocal')) return this.#names(at + 1);
    // The other ways to write these statements of Python 2 are no expressions.
    if ((next === T.SHIFT_RIGHT || next === T.LEFT_SQUARE || next === T.NOT) && this.#isCommand(at))
      return UNSURE;
    return this.#expressionStatement(at);
  }

  #isCommand(at: number): boolean {
    return this.isWord(at, 'print') || this.isWord(at, 'exec');
  }

  #expressionStatement(from: number): number {
    let at = this.list(from);
    if (at < 0) return at;
    const kind = this.kinds[at];
    if (kind === T.AUGMENTED) return this.list(at + 1);
    if (kind === T.COLON) {
      const annotation = this.list(at + 1);
      return annotation >= 0 && this.kinds[annotation] === T.ASSIGN ? this.list(annotation + 1) : annotation;
    }
    while (at >= 0 && this.kinds[at] === T.ASSIGN) at = this.list(at + 1);
    return at;
  }

  #raise(from: number): number {
    if (this.#isStatementEnd(from)) return from;
    const at = this.expression(from);
    return at >= 0 && this.kinds[at] === T.FROM ? this.expression(at + 1) : at;
  }

  #names(from: number): number {
    let at = from;
    while (this.kinds[at] === T.NAME && this.kinds[at + 1] === T.COMMA) at += 2;
    return this.kinds[at] === T.NAME ? at + 1 : UNSURE;
  }

  #import(from: number): number {
    let at = from - 1;
    do at = this.#alias(this.#dottedName(at + 1));
    while (at >= 0 && this.kinds[at] === T.COMMA);
    return at;
  }

  #importFrom(from: number): number {
    let at = from;
    while (this.kinds[at] === T.DOT || this.kinds[at] === T.ELLIPSIS) at++;
    if (at === from || this.kinds[at] !== T.IMPORT) at = this.#dottedName(at);
    if (at < 0 || this.kinds[at] !== T.IMPORT) return UNSURE;
    const first = at + 1;
    if (this.kinds[first] === T.STAR) return first + 1;
    if (this.kinds[first] !== T.LEFT_PAREN) return this.#importedNames(first, UNSURE);
    const close = this.partners[first]!;
    return this.#importedNames(first + 1, close) === close ? close + 1 : UNSURE;
  }

  /** The names from token `from` on; a comma may stand before token `close`. */
  #importedNames(from: number, close: number): number {
    for (let at = from; ; at++) {
      if (this.kinds[at] !== T.NAME) return UNSURE;
      at = this.#alias(at + 1);
      if (at < 0 || this.kinds[at] !== T.COMMA) return at;
      if (at + 1 === close) return close;
    }
  }

  #dottedName(from: number): number {
    let at = from;
    while (this.kinds[at] === T.NAME && this.kinds[at + 1] === T.DOT) at += 2;
    return this.kinds[at] === T.NAME ? at + 1 : UNSURE;
  }

  #alias(at: number): number {
    if (at < 0 || this.kinds[at] !== T.AS) return at;
    return this.kinds[at + 1] === T.NAME ? at + 2 : UNSURE;
  }
}

function continuationOf(kind: number): number {
  if (kind === T.IF) return TAKES_BRANCHES;
  if (kind === T.FOR || kind === T.WHILE) return TAKES_ELSE;
  return kind === T.TRY ? TAKES_HANDLERS : ENDS;
}
