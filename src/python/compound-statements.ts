import { parameters, targets } from './atoms.js';
import {
  type Block,
  type Blocks,
  type ClassHead,
  type Clause,
  classBlock,
  type FunctionHead,
  functionBlock,
  ifBlock,
  loopBlock,
  matchBlock,
  tryBlock,
  withBlock,
} from './blocks.js';
import { bounded, flattened, isTooDeep, recover, startMeasuring, upTo } from './depth-limit.js';
import { callArguments, type ExpressionParser } from './expressions.js';
import { casePattern } from './patterns.js';
import { simpleStatements } from './simple-statements.js';
import type { Expression, FunctionDefinition, Statement, WithStatement } from './syntax.js';
import * as T from './token.js';

/** A test or another single expression before the colon. */
function headExpression(p: ExpressionParser, parse: () => Expression): Expression {
  return upTo(p, bounded(p, parse), T.COLON);
}

/** The items of `with`, in parentheses (PEP 617) or not. */
function withItems(p: ExpressionParser): WithStatement['items'] {
  const close = p.kind === T.LEFT_PAREN ? p.partners[p.at]! : undefined;
  const after = close === undefined ? T.END : p.kinds[close + 1];
  if (close === undefined || (after !== T.COLON && after !== T.END)) return items(p);
  if (hasAlias(p, close)) {
    p.at++;
    const found = items(p);
    p.at = close + 1;
    return found;
  }
  const value = headExpression(p, () => p.list());
  // `with (a, b):` has two items and not a tuple, which would be of no use there.
  const several = value.kind === 'sequence' && value.form === 'tuple' && value.elements.length > 0;
  return (several ? value.elements : [value]).map((context) => ({ context, target: undefined }));
}

/** Whether there is an `as` directly in the parentheses that end at token `close`. */
function hasAlias(p: ExpressionParser, close: number): boolean {
  for (let at = p.at + 1; at < close; at++) {
    const kind = p.kinds[at]!;
    if (kind === T.AS) return true;
    if (T.isOpener(kind)) at = p.partners[at]!;
  }
  return false;
}

function items(p: ExpressionParser): WithStatement['items'] {
  const found: WithStatement['items'][number][] = [];
  do {
    if (found.length > 0 && T.STARTS_EXPRESSION[p.kind] !== 1) break;
    const context = bounded(p, () => p.element());
    const target = p.take(T.AS) ? bounded(p, () => p.combination()) : undefined;
    const last = target ?? context;
    const rest = upTo(p, last, T.COMMA, T.COLON);
    found.push(target ? { context, target: rest } : { context: rest, target });
  } while (p.take(T.COMMA));
  return found;
}

/** `except`, whose word is the current token, up to the colon. */
function exceptClause(p: ExpressionParser): Clause {
  const start = p.start;
  p.at++;
  p.take(T.STAR);
  if (p.kind === T.COLON || p.kind === T.END)
    return { kind: 'except', start, type: undefined, name: undefined };
  const from = p.start;
  const first = bounded(p, () => p.expression());
  if (p.take(T.AS)) {
    const name = p.kind === T.NAME ? p.nameAt(p.at++) : undefined;
    return { kind: 'except', start, type: upTo(p, first, T.COLON), name };
  }
  const types = [first];
  while (p.take(T.COMMA) && T.STARTS_EXPRESSION[p.kind] === 1) types.push(bounded(p, () => p.expression()));
  if (types.length === 1) return { kind: 'except', start, type: upTo(p, first, T.COLON), name: undefined };
  const second = types[1]!;
  if (types.length === 2 && isVariable(second)) {
    p.lexer.python2 = true;
    return { kind: 'except', start, type: first, name: second.kind === 'name' ? second.name : undefined };
  }
  const type: Expression = {
    kind: 'sequence',
    form: 'tuple',
    elements: types,
    span: { start: from, end: p.end },
  };
  return { kind: 'except', start, type: upTo(p, type, T.COLON), name: undefined };
}

/**
 * `except A, e:` is Python 2's `as` and `except A, B:` is PEP 758's tuple. Exceptions are named like classes, so a
 * second name in lower case, or a tuple to unpack into, is taken for the former.
 */
function isVariable(second: Expression): boolean {
  if (second.kind === 'sequence') return true;
  return second.kind === 'name' && /^[a-z_]/.test(second.name);
}

/** The definition whose `def` is the current token, up to the colon. */
function functionHead(
  p: ExpressionParser,
  start: number,
  isAsync: boolean,
  decorators: readonly Expression[],
): FunctionHead {
  p.at++;
  const name = definedName(p);
  const close = p.kind === T.LEFT_PAREN ? p.partners[p.at++]! : undefined;
  const declared = close === undefined ? [] : definedParameters(p, close);
  const returns = p.take(T.ARROW) ? headExpression(p, () => p.list()) : undefined;
  const header = headerSpan(p, start);
  return { kind: 'function', name, async: isAsync, decorators, parameters: declared, returns, header };
}

function definedParameters(p: ExpressionParser, close: number): FunctionDefinition['parameters'] {
  const found: FunctionDefinition['parameters'][number][] = [];
  while (p.at < close) {
    for (const parameter of parameters(p, 'def')) found.push(parameter);
    if (p.at < close) p.at++;
  }
  p.at = close + 1;
  return found;
}

/** The class whose `class` is the current token, up to the colon. */
function classHead(p: ExpressionParser, start: number, decorators: readonly Expression[]): ClassHead {
  p.at++;
  const name = definedName(p);
  const { positional, keywords } = p.kind === T.LEFT_PAREN ? classArguments(p) : NO_ARGUMENTS;
  return { kind: 'class', name, decorators, bases: positional, keywords, header: headerSpan(p, start) };
}

const NO_ARGUMENTS = { positional: [], keywords: [] };

function classArguments(p: ExpressionParser): ReturnType<typeof callArguments> {
  const from = p.at;
  startMeasuring(p);
  const parsed = callArguments(p);
  return isTooDeep(p, parsed) ? { positional: [flattened(p, from)], keywords: [] } : parsed;
}

/** The name and, stepped over, the type parameters, whose bounds and defaults are evaluated on demand (PEP 695). */
function definedName(p: ExpressionParser): string {
  let name = '';
  if (p.kind === T.NAME) name = p.nameAt(p.at++);
  else p.problem('expected-name');
  if (p.kind === T.LEFT_SQUARE) p.at = p.partners[p.at]! + 1;
  return name;
}

function headerSpan(p: ExpressionParser, start: number): { start: number; end: number } {
  return { start, end: p.kind === T.COLON ? p.ends[p.at]! : p.end };
}

/** The `case` whose word is the current token, up to the colon. */
function caseClause(p: ExpressionParser): Clause {
  const start = p.start;
  p.at++;
  const pattern = casePattern(p);
  const guard = p.take(T.IF) ? headExpression(p, () => p.named()) : undefined;
  return { kind: 'case', start, pattern, guard };
}

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
  p.problem('expected-token', ':');
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
  p.problem('expected-definition');
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
  p.problem('continues-nothing', clause.kind);
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
  return p.kinds[p.lexer.count - 2] === T.COLON;
}

function forHeader(p: ExpressionParser, start: number, indent: number): Block {
  p.at++;
  const target = bounded(p, () => targets(p));
  p.expect(T.IN, 'in');
  return loopBlock(indent, start, { kind: 'for', target, iterable: headExpression(p, () => p.list()) });
}

function definition(p: ExpressionParser, pending: PendingDecorators, indent: number, first: number): Block {
  const decorators = pending.values;
  const start = decorators.length > 0 ? pending.start : first;
  pending.values = [];
  if (p.kind === T.CLASS) return classBlock(indent, classHead(p, start, decorators));
  return functionBlock(indent, functionHead(p, start, first !== p.start, decorators));
}
