import type { Block, Clause } from './blocks.js';
import type {
  ClassDefinition,
  ExceptHandler,
  Expression,
  ForStatement,
  FunctionDefinition,
  IfStatement,
  MatchCase,
  Statement,
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

/** `def` and `class`: `head` is all but the body. */
export function definitionBlock(
  indent: number,
  head: Omit<FunctionDefinition, 'body' | 'span'> | Omit<ClassDefinition, 'body' | 'span'>,
): Block {
  const body: Statement[] = [];
  const finish = (end: number): Statement => ({ ...head, body, span: { start: head.header.start, end } });
  return { indent, kind: head.kind, body, resume: () => false, finish };
}

/** `match`; statements above the first `case`, which Python does not allow, count as a case of their own. */
export function matchBlock(indent: number, start: number, subject: Expression): Block {
  const cases: MatchCase[] = [];
  const stray: Statement[] = [];
  let current: ((end: number) => MatchCase) | undefined;
  const endCase = (end: number) => {
    if (current) cases.push(current(end));
    else if (stray.length > 0)
      cases.push({ captures: [], guard: undefined, body: stray, span: { start, end } });
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
      const { captures, guard, start: from } = clause;
      current = (to) => ({ captures, guard, body, span: { start: from, end: to } });
      this.body = body;
      return true;
    },
    finish: (end) => {
      endCase(end);
      return { kind: 'match', subject, cases, span: { start, end } };
    },
  };
}
