import type { Span } from '../text/span.js';
import type {
  ClassDefinition,
  ExceptHandler,
  Expression,
  ForStatement,
  FunctionDefinition,
  IfStatement,
  MatchCase,
  Pattern,
  Statement,
  SyntaxFault,
  TryStatement,
  WithStatement,
} from './syntax.js';

/** `if`; without `test` for an `else` that has lost its `if`. */
export function ifBlock(indent: number, start: number, test: Expression | undefined): Block {
  const branches: IfStatement['branches'][number][] = [];
  let orElse: Statement[] | undefined;
  const branch = (condition: Expression): Statement[] => {
    const body: Statement[] = [];
    branches.push({ test: condition, body });
    return body;
  };
  const first = test ? branch(test) : [];
  if (test === undefined) orElse = first;
  return {
    indent,
    kind: 'if',
    body: first,
    resume(clause) {
      if (orElse !== undefined) return false;
      if (clause.kind === 'elif') this.body = branch(clause.test);
      else if (clause.kind === 'else') this.body = orElse = [];
      else return false;
      return true;
    },
    finish: (end) => ({ kind: 'if', branches, orElse: orElse ?? [], span: { start, end } }),
  };
}

type LoopHead =
  | { readonly kind: 'for'; readonly target: Expression; readonly iterable: Expression }
  | { readonly kind: 'while'; readonly test: Expression };

/** `for` (or `async for`) and `while`. */
export function loopBlock(indent: number, start: number, head: LoopHead): Block {
  const body: ForStatement['body'][number][] = [];
  let orElse: Statement[] | undefined;
  return {
    indent,
    kind: head.kind,
    body,
    resume(clause) {
      if (clause.kind !== 'else' || orElse !== undefined) return false;
      this.body = orElse = [];
      return true;
    },
    finish: (end) => ({ ...head, body, orElse: orElse ?? [], span: { start, end } }),
  };
}

/** `try`, or what is left of it when it starts with `clause`. */
export function tryBlock(indent: number, start: number): Block {
  const body: Statement[] = [];
  const handlers: ExceptHandler[] = [];
  let handler: ((end: number) => ExceptHandler) | undefined;
  let orElse: Statement[] | undefined;
  let finalBody: Statement[] | undefined;
  const endHandler = (end: number) => {
    if (handler) handlers.push(handler(end));
    handler = undefined;
  };
  return {
    indent,
    kind: 'try',
    body,
    resume(clause, end) {
      if (finalBody !== undefined) return false;
      if (clause.kind === 'except') {
        endHandler(end);
        const handled: Statement[] = [];
        const { type, name, start: from } = clause;
        handler = (to) => ({ type, name, body: handled, span: { start: from, end: to } });
        this.body = handled;
      } else if (clause.kind === 'else' && orElse === undefined) {
        endHandler(end);
        this.body = orElse = [];
      } else if (clause.kind === 'finally') {
        endHandler(end);
        this.body = finalBody = [];
      } else {
        return false;
      }
      return true;
    },
    finish: (end): TryStatement => {
      endHandler(end);
      const span = { start, end };
      return { kind: 'try', body, handlers, orElse: orElse ?? [], finalBody: finalBody ?? [], span };
    },
  };
}

/** `with` and `async with`. */
export function withBlock(indent: number, start: number, items: WithStatement['items']): Block {
  const body: Statement[] = [];
  const finish = (end: number): Statement => ({ kind: 'with', items, body, span: { start, end } });
  return { indent, kind: 'with', body, resume: () => false, finish };
}

export type FunctionHead = Omit<FunctionDefinition, 'body' | 'span'>;
export type ClassHead = Omit<ClassDefinition, 'body' | 'span'>;
type ReadBody = () => readonly Statement[];

/** A function with its body, or with what reads that when somebody asks for it, which nobody can tell from the outside. */
class FunctionNode implements FunctionDefinition {
  readonly kind = 'function';
  readonly name: string;
  readonly async: boolean;
  readonly decorators: FunctionDefinition['decorators'];
  readonly parameters: FunctionDefinition['parameters'];
  readonly returns: FunctionDefinition['returns'];
  readonly header: FunctionDefinition['header'];
  declare readonly body: readonly Statement[];
  declare readonly span: FunctionDefinition['span'];
  #waits: boolean;
  #body: readonly Statement[] | undefined;
  #read: ReadBody | undefined;

  constructor(
    head: FunctionHead,
    body: readonly Statement[] | undefined,
    read: ReadBody | undefined,
    end: number,
  ) {
    this.name = head.name;
    this.async = head.async;
    this.decorators = head.decorators;
    this.parameters = head.parameters;
    this.returns = head.returns;
    this.header = head.header;
    Object.defineProperty(this, 'body', FunctionNode.#bodyProperty);
    this.span = { start: head.header.start, end };
    this.#body = body;
    this.#read = read;
    this.#waits = read !== undefined;
  }

  /** See `deferredBody`. */
  static deferred(statement: Statement): { readonly span: Span; readonly isRead: boolean } | undefined {
    if (!(#waits in statement) || !statement.#waits) return undefined;
    const { header, span } = statement;
    return { span: { start: header.end, end: span.end }, isRead: statement.#read === undefined };
  }

  /** See `takeUnread`. */
  static takeUnread(statement: Statement, other: Statement): void {
    if (!(#waits in statement) || !(#waits in other) || statement.#read === undefined) return;
    statement.#waits = other.#waits;
    statement.#body = other.#body;
    statement.#read = other.#read;
  }

  /** One for all, so that all have the same shape; of their own, so that they look like other nodes to who walks these. */
  static readonly #bodyProperty: PropertyDescriptor & ThisType<FunctionNode> = {
    enumerable: true,
    get() {
      this.#body ??= this.#read?.() ?? [];
      this.#read = undefined;
      return this.#body;
    },
  };
}

/**
 * The body of `statement` where it is a function whose body waited for somebody to ask for it, from behind the colon, and whether
 * somebody has. Undefined for any other statement, and where the body was read at once.
 */
export function deferredBody(
  statement: Statement,
): { readonly span: Span; readonly isRead: boolean } | undefined {
  return FunctionNode.deferred(statement);
}

/** Where nobody has asked for the body of `statement`, it has that of `other` from now on, which is such a function as well. */
export function takeUnread(statement: Statement, other: Statement): void {
  FunctionNode.takeUnread(statement, other);
}

/** `def`: `head` is all but the body. */
export function functionBlock(indent: number, head: FunctionHead): Block {
  const body: Statement[] = [];
  return {
    indent,
    kind: 'function',
    body,
    resume: () => false,
    finish: (end) => new FunctionNode(head, body, undefined, end),
    defer: (read, end) => new FunctionNode(head, undefined, read, end),
  };
}

/** The body alone of a function at column `indent`. */
export function bodyBlock(indent: number): Block {
  const finish = (end: number): Statement => ({ kind: 'jump', jump: 'pass', span: { start: end, end } });
  return { indent, kind: 'function', body: [], resume: () => false, finish };
}

/** `class`: `head` is all but the body. */
export function classBlock(indent: number, head: ClassHead): Block {
  const body: Statement[] = [];
  const finish = (end: number): Statement => ({ ...head, body, span: { start: head.header.start, end } });
  return { indent, kind: 'class', body, resume: () => false, finish };
}

/** `match`; statements above the first `case`, which Python does not allow, count as a case of their own. */
export function matchBlock(indent: number, start: number, subject: Expression): Block {
  const cases: MatchCase[] = [];
  const stray: Statement[] = [];
  let current: ((end: number) => MatchCase) | undefined;
  const endCase = (end: number) => {
    if (current) cases.push(current(end));
    else if (stray.length > 0)
      cases.push({ pattern: { kind: 'wildcard' }, guard: undefined, body: stray, span: { start, end } });
    current = undefined;
  };
  return {
    indent,
    kind: 'match',
    body: stray,
    resume(clause: Clause, end) {
      if (clause.kind !== 'case') return false;
      endCase(end);
      const body: Statement[] = [];
      const { pattern, guard, start: from } = clause;
      current = (to) => ({ pattern, guard, body, span: { start: from, end: to } });
      this.body = body;
      return true;
    },
    finish: (end) => {
      endCase(end);
      return { kind: 'match', subject, cases, span: { start, end } };
    },
  };
}

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
      readonly pattern: Pattern;
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
  /** A function without statements yet, with those that `read` gives, the last of which ends at `end`. */
  readonly defer?: (read: ReadBody, end: number) => Statement;
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
  readonly #problem: (kind: SyntaxFault['kind']) => void;
  /** Where the last logical line ended. */
  #end = 0;

  /** `problem` takes notes of wrong indentation at the current line. */
  constructor(problem: (kind: SyntaxFault['kind']) => void) {
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
    if (block.body.length === 0) this.#problem('expected-block');
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
    else if (column !== indent) this.#problem('unexpected-indentation');
  }

  /** Continues the statement that `clause` at column `indent` belongs to; false if there is none. */
  resume(clause: Clause, indent: number): boolean {
    this.closeFrom(clause.kind === 'case' ? indent : indent + 1);
    const block = this.innermost;
    if (block && (clause.kind === 'case' || block.indent === indent)) {
      const empty = block.body.length === 0;
      if (block.resume(clause, this.#end)) {
        if (empty && clause.kind !== 'case') this.#problem('expected-block');
        this.#columns[this.#columns.length - 1] = undefined;
        return true;
      }
    }
    this.startStatement(indent);
    return false;
  }

  /** How many more blocks may be open. */
  get room(): number {
    return MAX_BLOCKS - this.#open.length;
  }

  /** Ends the innermost block, a function without statements, with those that `read` gives, the last of which ends at `end`. */
  defer(read: ReadBody, end: number): void {
    const block = this.#open.pop();
    this.#columns.pop();
    this.#end = end;
    if (block?.defer !== undefined) this.body.push(block.defer(read, end));
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
