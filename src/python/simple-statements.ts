import type { ExpressionParser } from './expressions.js';
import { importFromStatement, importStatement } from './imports.js';
import { bounded } from './nesting.js';
import { execStatement, isCommand, printStatement } from './python2.js';
import { recover, upToStatementEnd } from './recovery.js';
import type { Expression, JumpStatement, Statement } from './syntax.js';
import * as T from './token.js';

/** The simple statements from the current token to the end of the logical line, added to `body`. */
export function simpleStatements(p: ExpressionParser, body: Statement[]): void {
  while (p.kind !== T.END) {
    if (p.take(T.SEMICOLON)) continue;
    const before = p.at;
    body.push(simpleStatement(p));
    if (!p.atStatementEnd) recover(p, T.SEMICOLON, T.END);
    // Whatever a statement makes of its tokens, the parser has to go on.
    if (p.at === before) p.at++;
  }
}

function simpleStatement(p: ExpressionParser): Statement {
  const start = p.start;
  switch (p.kind) {
    case T.IMPORT:
      return importStatement(p, start, false);
    case T.FROM:
      return importFromStatement(p, start, false) ?? unparsedStatement(p, start, []);
    case T.PASS:
      return jump(p, 'pass');
    case T.BREAK:
      return jump(p, 'break');
    case T.CONTINUE:
      return jump(p, 'continue');
    case T.RETURN: {
      p.at++;
      const value = p.atStatementEnd ? undefined : lastValue(p);
      return { kind: 'return', value, span: { start, end: p.end } };
    }
    case T.RAISE:
      return raise(p);
    case T.DEL: {
      p.at++;
      const value = lastValue(p);
      return { kind: 'delete', targets: itemsOf(value), span: { start, end: p.end } };
    }
    case T.GLOBAL:
      return globalNames(p, 'global');
    case T.ASSERT: {
      p.at++;
      const test = bounded(p, () => p.named());
      const message = p.take(T.COMMA) ? lastValue(p) : undefined;
      const first = message ? test : upToStatementEnd(p, test);
      return { kind: 'assert', test: first, message, span: { start, end: p.end } };
    }
    case T.NAME:
      return softStatement(p) ?? expressionStatement(p);
    default:
      return T.STARTS_EXPRESSION[p.kind] === 1 ? expressionStatement(p) : unparsedStatement(p, start, []);
  }
}

/** Statements that start with a word that is not reserved. */
function softStatement(p: ExpressionParser): Statement | undefined {
  const start = p.start;
  const next = p.nextKind;
  if (next === T.IMPORT && p.isWord('lazy')) {
    p.at++;
    return importStatement(p, start, true);
  }
  if (next === T.FROM && p.isWord('lazy')) {
    p.at++;
    return importFromStatement(p, start, true) ?? unparsedStatement(p, start, []);
  }
  if (next === T.NAME) {
    if (p.isWord('nonlocal')) return globalNames(p, 'nonlocal');
    const after = p.kinds[p.at + 2];
    if ((after === T.ASSIGN || after === T.LEFT_SQUARE) && p.isWord('type')) return typeAlias(p);
  }
  if (isCommand(p, 'print')) return printStatement(p);
  if (isCommand(p, 'exec')) return execStatement(p);
  return undefined;
}

function expressionStatement(p: ExpressionParser): Statement {
  const start = p.start;
  const first = bounded(p, () => p.list());
  if (p.kind === T.ASSIGN) return assignment(p, start, first);
  if (p.kind === T.AUGMENTED) {
    const operator = p.textOf(p.at++);
    const value = lastValue(p);
    return {
      kind: 'assign',
      targets: [first],
      operator,
      annotation: undefined,
      value,
      span: spanFrom(p, start),
    };
  }
  if (p.kind === T.COLON) {
    p.at++;
    const annotation = bounded(p, () => p.list());
    const value = p.take(T.ASSIGN) ? lastValue(p) : undefined;
    const type = value ? annotation : upToStatementEnd(p, annotation);
    const span = spanFrom(p, start);
    return { kind: 'assign', targets: [first], operator: undefined, annotation: type, value, span };
  }
  const value = upToStatementEnd(p, first);
  return { kind: 'expression', value, span: spanFrom(p, start) };
}

function assignment(p: ExpressionParser, start: number, first: Expression): Statement {
  const targets: Expression[] = [];
  let value = first;
  while (p.take(T.ASSIGN)) {
    targets.push(value);
    value = bounded(p, () => p.list());
  }
  value = upToStatementEnd(p, value);
  return {
    kind: 'assign',
    targets,
    operator: undefined,
    annotation: undefined,
    value,
    span: spanFrom(p, start),
  };
}

function raise(p: ExpressionParser): Statement {
  const start = p.start;
  p.at++;
  const parts: Expression[] = [];
  if (!p.atStatementEnd) parts.push(bounded(p, () => p.expression()));
  if (p.kind === T.COMMA) p.lexer.python2 = true;
  while (p.take(T.COMMA)) parts.push(bounded(p, () => p.expression()));
  if (p.take(T.FROM)) parts.push(bounded(p, () => p.expression()));
  if (!p.atStatementEnd) parts.push(...recover(p, T.SEMICOLON, T.END));
  return { kind: 'raise', parts, span: spanFrom(p, start) };
}

function globalNames(p: ExpressionParser, scope: 'global' | 'nonlocal'): Statement {
  const start = p.start;
  const names: string[] = [];
  do {
    p.at++;
    if (p.kind === T.NAME) names.push(p.nameAt(p.at++));
    else p.problem('expected a name');
  } while (p.kind === T.COMMA);
  if (!p.atStatementEnd) recover(p, T.SEMICOLON, T.END);
  return { kind: 'global', scope, names, span: spanFrom(p, start) };
}

/** Nothing of `type X[T: bound] = value` is evaluated when the statement runs (PEP 695). */
function typeAlias(p: ExpressionParser): Statement {
  const start = p.start;
  const name = p.nameAt(p.at + 1);
  p.at += 2;
  if (p.kind === T.LEFT_SQUARE) p.at = p.partners[p.at]! + 1;
  p.expect(T.ASSIGN, "'='");
  lastValue(p);
  return { kind: 'type-alias', name, span: spanFrom(p, start) };
}

function jump(p: ExpressionParser, kind: JumpStatement['jump']): Statement {
  const start = p.start;
  p.at++;
  return { kind: 'jump', jump: kind, span: spanFrom(p, start) };
}

/** The last value of a simple statement and, if it goes on after that, the rest. */
function lastValue(p: ExpressionParser): Expression {
  return upToStatementEnd(
    p,
    bounded(p, () => p.list()),
  );
}

function itemsOf(value: Expression): readonly Expression[] {
  return value.kind === 'sequence' && value.form === 'tuple' ? value.elements : [value];
}

/** An expression statement for text that is no statement: `parts` and what is recognised up to its end. */
export function unparsedStatement(
  p: ExpressionParser,
  start: number,
  parts: readonly Expression[],
): Statement {
  const found = p.atStatementEnd ? [] : recover(p, T.SEMICOLON, T.END);
  const value = p.unparsed(start, [...parts, ...found]);
  return { kind: 'expression', value, span: value.span };
}

function spanFrom(p: ExpressionParser, start: number): { start: number; end: number } {
  return { start, end: p.end };
}
