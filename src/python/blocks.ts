import type { Expression, Statement } from './syntax.js';

/** What continues a statement that is already open. */
export type Clause =
  | { readonly kind: 'elif'; readonly test: Expression }
  | { readonly kind: 'else' }
  | {
      readonly kind: 'except';
      readonly start: number;
      readonly type: Expression | undefined;
      readonly name: string | undefined;
    }
  | { readonly kind: 'finally' }
  | {
      readonly kind: 'case';
      readonly start: number;
      readonly captures: readonly string[];
      readonly guard: Expression | undefined;
    };

/** A compound statement whose end has not been reached. */
export interface Block {
  /** Column of its first token; what belongs to it is further to the right. */
  readonly indent: number;
  readonly kind: Statement['kind'];
  /** Where the statements of the current clause go. */
  body: Statement[];
  /** Starts `clause` with an empty `body`, the one before it having ended at `end`; false if it has no place here. */
  resume(clause: Clause, end: number): boolean;
  /** The whole statement, its last clause having ended at `end`. */
  finish(end: number): Statement;
}

/** CPython's limit of indentation levels (MAXINDENT); what is nested deeper is put into the innermost block. */
const MAX_BLOCKS = 100;

/** The column of statements that may not be there: directly in `match` there are only cases. */
const NOWHERE = -1;

/** The blocks that are open at one line, outermost first. */
export class Blocks {
  readonly module: Statement[] = [];
  readonly #open: Block[] = [];
  /** For each of them the column of the statements in it, undefined until there is one on a line of its own. */
  readonly #columns: (number | undefined)[] = [];
  readonly #problem: (message: string) => void;
  /** Where the last logical line ended. */
  #end = 0;

  /** `problem` takes notes of wrong indentation at the current line. */
  constructor(problem: (message: string) => void) {
    this.#problem = problem;
  }

  get innermost(): Block | undefined {
    return this.#open.at(-1);
  }

  /** Where the next statement goes. */
  get body(): Statement[] {
    return this.innermost?.body ?? this.module;
  }

  /** Ends the blocks that a line at column `indent` is not part of. */
  closeFrom(indent: number): void {
    for (let block = this.innermost; block && block.indent >= indent; block = this.innermost)
      this.#close(block);
  }

  #close(block: Block): void {
    this.#open.pop();
    this.#columns.pop();
    if (block.body.length === 0) this.#problem('expected an indented block');
    this.body.push(block.finish(this.#end));
  }

  open(block: Block): void {
    this.#open.push(block);
    this.#columns.push(block.kind === 'match' ? NOWHERE : undefined);
  }

  /** Ends the blocks that a statement at column `indent` is not part of, and checks that it is where it belongs. */
  startStatement(indent: number): void {
    this.closeFrom(indent);
    const last = this.#columns.length - 1;
    const column = last < 0 ? 0 : this.#columns[last];
    if (column === undefined && this.body.length === 0) this.#columns[last] = indent;
    else if (column !== indent) this.#problem('unexpected indentation');
  }

  /** Continues the statement that `clause` at column `indent` belongs to; false if there is none. */
  resume(clause: Clause, indent: number): boolean {
    this.closeFrom(clause.kind === 'case' ? indent : indent + 1);
    const block = this.innermost;
    if (block && (clause.kind === 'case' || block.indent === indent)) {
      const empty = block.body.length === 0;
      if (block.resume(clause, this.#end)) {
        if (empty && clause.kind !== 'case') this.#problem('expected an indented block');
        this.#columns[this.#columns.length - 1] = undefined;
        return true;
      }
    }
    this.startStatement(indent);
    return false;
  }

  /** Notes that a line ended at offset `end`; false if it opened more blocks than Python allows. */
  endLine(end: number): boolean {
    this.#end = end;
    const block = this.innermost;
    if (block === undefined || this.#open.length <= MAX_BLOCKS) return true;
    this.#close(block);
    return false;
  }
}
