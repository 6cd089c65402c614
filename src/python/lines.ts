import type { Block, Blocks, Clause } from './blocks.js';
import {
  definitionBlock,
  ifBlock,
  loopBlock,
  matchBlock,
  tryBlock,
  withBlock,
} from './compound-statements.js';
import { targets } from './comprehensions.js';
import type { ExpressionParser } from './expressions.js';
import { caseClause, classHead, exceptClause, functionHead, headExpression, withItems } from './headers.js';
import { bounded } from './nesting.js';
import { recover, upTo } from './recovery.js';
import { simpleStatements } from './simple-statements.js';
import type { Expression, Statement } from './syntax.js';
import * as T from './token.js';

/** Decorators that wait for their definition. */
export interface PendingDecorators {
  start: number;
  values: Expression[];
}

/** Parses the current logical line and puts its statements where they belong in `blocks`. */
export function parseLine(p: ExpressionParser, blocks: Blocks, pending: PendingDecorators): void {
  const indent = p.lexer.indent;
  if (p.kind === T.AT) {
    blocks.startStatement(indent);
    decorator(p, pending);
    return;
  }
  if (pending.values.length > 0 && !atDefinition(p)) strayDecorators(p, blocks, pending);
  const clause = parseClause(p, blocks, indent);
  if (clause) {
    if (!blocks.resume(clause, indent)) blocks.open(orphan(p, clause, indent));
  } else {
    blocks.startStatement(indent);
    const block = parseHeader(p, pending, indent);
    if (!block) {
      simpleStatements(p, blocks.body);
      return;
    }
    blocks.open(block);
  }
  if (!p.take(T.COLON)) missingColon(p, blocks.body);
  simpleStatements(p, blocks.body);
}

/** What stands where a colon should be is kept; after a lone `else` or `try` it is taken for the block. */
function missingColon(p: ExpressionParser, body: Statement[]): void {
  p.problem("expected ':'");
  const last = p.kinds[p.at - 1];
  if (last === T.ELSE || last === T.TRY || last === T.FINALLY) return;
  for (const value of recover(p, T.COLON, T.END)) body.push({ kind: 'expression', value, span: value.span });
  p.take(T.COLON);
}

function decorator(p: ExpressionParser, pending: PendingDecorators): void {
  if (pending.values.length === 0) pending.start = p.start;
  p.at++;
  pending.values.push(
    upTo(
      p,
      bounded(p, () => p.named()),
      T.END,
    ),
  );
}

/** Whether the line defines something; `async def` does not need a look at its second word. */
function atDefinition(p: ExpressionParser): boolean {
  return p.kind === T.DEF || p.kind === T.CLASS || p.nextKind === T.DEF;
}

/** Decorators above something that cannot be decorated are kept as what they evaluate. */
export function strayDecorators(p: ExpressionParser, blocks: Blocks, pending: PendingDecorators): void {
  p.problem('expected a definition after a decorator');
  for (const value of pending.values) blocks.body.push({ kind: 'expression', value, span: value.span });
  pending.values = [];
}

function parseClause(p: ExpressionParser, blocks: Blocks, indent: number): Clause | undefined {
  switch (p.kind) {
    case T.ELIF:
      p.at++;
      return { kind: 'elif', test: headExpression(p, () => p.named()) };
    case T.ELSE:
      p.at++;
      return { kind: 'else' };
    case T.FINALLY:
      p.at++;
      return { kind: 'finally' };
    case T.EXCEPT:
      return exceptClause(p);
    case T.NAME:
      if (T.STARTS_EXPRESSION[p.nextKind] !== 1 || !p.isWord('case')) return undefined;
      blocks.closeFrom(indent);
      return blocks.innermost?.kind === 'match' || endsWithColon(p) ? caseClause(p) : undefined;
    default:
      return undefined;
  }
}

/** Opens the statement that `clause` should have continued. */
function orphan(p: ExpressionParser, clause: Clause, indent: number): Block {
  const start = p.starts[0]!;
  p.problem(`'${clause.kind}' continues nothing`);
  if (clause.kind === 'elif' || clause.kind === 'else') {
    return ifBlock(indent, start, clause.kind === 'elif' ? clause.test : undefined);
  }
  const block =
    clause.kind === 'case' ? matchBlock(indent, start, p.unparsed(start, [])) : tryBlock(indent, start);
  block.resume(clause, start);
  return block;
}

function parseHeader(p: ExpressionParser, pending: PendingDecorators, indent: number): Block | undefined {
  const start = p.start;
  switch (p.kind) {
    case T.IF:
      p.at++;
      return ifBlock(
        indent,
        start,
        headExpression(p, () => p.named()),
      );
    case T.WHILE:
      p.at++;
      return loopBlock(indent, start, { kind: 'while', test: headExpression(p, () => p.named()) });
    case T.TRY:
      p.at++;
      return tryBlock(indent, start);
    case T.FOR:
      return forHeader(p, start, indent);
    case T.WITH:
      p.at++;
      return withBlock(indent, start, withItems(p));
    case T.DEF:
    case T.CLASS:
      return definition(p, pending, indent, start);
    case T.NAME:
      return softHeader(p, pending, indent);
    default:
      return undefined;
  }
}

/** `async …` and `match`. */
function softHeader(p: ExpressionParser, pending: PendingDecorators, indent: number): Block | undefined {
  const start = p.start;
  const next = p.nextKind;
  if ((next === T.DEF || next === T.FOR || next === T.WITH) && p.isWord('async')) {
    p.at++;
    if (next === T.FOR) return forHeader(p, start, indent);
    if (next === T.DEF) return definition(p, pending, indent, start);
    p.at++;
    return withBlock(indent, start, withItems(p));
  }
  if (T.STARTS_EXPRESSION[next] !== 1 || !p.isWord('match') || !endsWithColon(p)) return undefined;
  p.at++;
  return matchBlock(
    indent,
    start,
    headExpression(p, () => p.list()),
  );
}

function endsWithColon(p: ExpressionParser): boolean {
  return p.kinds.at(-2) === T.COLON;
}

function forHeader(p: ExpressionParser, start: number, indent: number): Block {
  p.at++;
  const target = bounded(p, () => targets(p));
  p.expect(T.IN, "'in'");
  return loopBlock(indent, start, { kind: 'for', target, iterable: headExpression(p, () => p.list()) });
}

function definition(p: ExpressionParser, pending: PendingDecorators, indent: number, first: number): Block {
  const decorators = pending.values;
  const start = decorators.length > 0 ? pending.start : first;
  pending.values = [];
  if (p.kind === T.CLASS) return definitionBlock(indent, classHead(p, start, decorators));
  return definitionBlock(indent, functionHead(p, start, first !== p.start, decorators));
}
