import { bounded, recover, upToStatementEnd } from './depth-limit.js';
import type { ExpressionParser } from './expressions.js';
import type { Expression, ImportedModule, ImportedName, JumpStatement, Statement } from './syntax.js';
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
  if (!p.atStatementEnd) for (const part of recover(p, T.SEMICOLON, T.END)) parts.push(part);
  return { kind: 'raise', parts, span: spanFrom(p, start) };
}

function globalNames(p: ExpressionParser, scope: 'global' | 'nonlocal'): Statement {
  const start = p.start;
  const names: string[] = [];
  do {
    p.at++;
    if (p.kind === T.NAME) names.push(p.nameAt(p.at++));
    else p.problem('expected-name');
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
  p.expect(T.ASSIGN, '=');
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
function unparsedStatement(p: ExpressionParser, start: number, parts: readonly Expression[]): Statement {
  const found = p.atStatementEnd ? [] : recover(p, T.SEMICOLON, T.END);
  const value = p.unparsed(start, [...parts, ...found]);
  return { kind: 'expression', value, span: value.span };
}

function spanFrom(p: ExpressionParser, start: number): { start: number; end: number } {
  return { start, end: p.end };
}

/** `import a.b as c, d`, whose `import` is the current token; `start` is where `lazy` or `import` starts. */
function importStatement(p: ExpressionParser, start: number, lazy: boolean): Statement {
  p.at++;
  const names: ImportedModule[] = [];
  do {
    const from = p.start;
    const module = dottedName(p);
    if (module === undefined) {
      p.problem('expected-module');
      break;
    }
    const asName = alias(p);
    names.push({ module, asName, span: { start: from, end: p.end } });
  } while (p.take(T.COMMA));
  finish(p);
  return { kind: 'import', lazy, names, span: { start, end: p.end } };
}

/** `from ..a.b import c as d`, whose `from` is the current token; undefined if no `import` follows. */
function importFromStatement(p: ExpressionParser, start: number, lazy: boolean): Statement | undefined {
  p.at++;
  let level = 0;
  for (; p.kind === T.DOT || p.kind === T.ELLIPSIS; p.at++) level += p.kind === T.DOT ? 1 : 3;
  const module = p.kind === T.IMPORT ? '' : dottedName(p);
  if (module === undefined || (module === '' && level === 0) || !p.take(T.IMPORT)) {
    p.problem('expected-token', 'import');
    return undefined;
  }
  const close = p.kind === T.LEFT_PAREN ? p.partners[p.at++] : undefined;
  let names: readonly ImportedName[] | '*' = '*';
  if (!p.take(T.STAR)) names = importedNames(p);
  if (close !== undefined) {
    if (p.at !== close) finish(p);
    p.at = close + 1;
  }
  finish(p);
  return { kind: 'import-from', lazy, level, module, names, span: { start, end: p.end } };
}

/** The names up to the end of the statement or of its parentheses; only in those a comma may be the last. */
function importedNames(p: ExpressionParser): ImportedName[] {
  const names: ImportedName[] = [];
  do {
    if (p.kind !== T.NAME) {
      if (names.length === 0 || p.kind !== T.RIGHT_PAREN) p.problem('expected-imported-name');
      break;
    }
    const start = p.start;
    const name = p.nameAt(p.at++);
    const asName = alias(p);
    names.push({ name, asName, span: { start, end: p.end } });
  } while (p.take(T.COMMA));
  return names;
}

/** `a.b.c`, or undefined when there is no name; a dot that nothing follows is left where it is. */
function dottedName(p: ExpressionParser): string | undefined {
  if (p.kind !== T.NAME) return undefined;
  let name = p.nameAt(p.at++);
  while (p.kind === T.DOT && isPart(p.nextKind)) {
    name += `.${p.nameAt(p.at + 1)}`;
    p.at += 2;
  }
  return name;
}

/** Words that later versions reserved can be modules of older ones. */
function isPart(kind: number): boolean {
  return kind === T.NAME || (T.isKeyword(kind) && kind !== T.IMPORT && kind !== T.AS);
}

function alias(p: ExpressionParser): string | undefined {
  if (p.kind !== T.AS || p.nextKind !== T.NAME) return undefined;
  p.at += 2;
  return p.nameAt(p.at - 1);
}

/** Steps over what does not belong to the import. */
function finish(p: ExpressionParser): void {
  if (!p.atStatementEnd && !T.isCloser(p.kind)) recover(p, T.SEMICOLON, T.END);
}

/**
 * Whether the statement here is Python 2's `print …` or `exec …` and not an expression that starts with that name:
 * two operands side by side, the `>>` of `print >>file`, or a list set off as in `print [1]`.
 */
function isCommand(p: ExpressionParser, word: 'print' | 'exec'): boolean {
  const next = p.nextKind;
  if (word === 'print' && (next === T.SHIFT_RIGHT || isSetOffList(p))) return p.isWord(word);
  if (next === T.LEFT_PAREN || next === T.LEFT_SQUARE) return false;
  const prefixed = next === T.NOT || next === T.LAMBDA || next === T.YIELD;
  return (prefixed || T.STARTS_OPERAND[next] === 1) && p.isWord(word);
}

function isSetOffList(p: ExpressionParser): boolean {
  return p.nextKind === T.LEFT_SQUARE && p.starts[p.at + 1]! > p.ends[p.at]!;
}

/** `print a, b,` and `print >>file, a`. */
function printStatement(p: ExpressionParser): Statement {
  return command(p, (parts) => {
    p.take(T.SHIFT_RIGHT);
    do {
      if (p.atStatementEnd) break;
      parts.push(bounded(p, () => p.expression()));
    } while (p.take(T.COMMA));
  });
}

/** `exec code in globals, locals`. */
function execStatement(p: ExpressionParser): Statement {
  return command(p, (parts) => {
    parts.push(bounded(p, () => p.combination()));
    if (!p.take(T.IN)) return;
    do parts.push(bounded(p, () => p.expression()));
    while (p.take(T.COMMA));
  });
}

function command(p: ExpressionParser, operands: (parts: Expression[]) => void): Statement {
  const start = p.start;
  const parts: Expression[] = [];
  p.lexer.python2 = true;
  p.at++;
  operands(parts);
  if (!p.atStatementEnd) for (const part of recover(p, T.SEMICOLON, T.END)) parts.push(part);
  const span = { start, end: p.end };
  return { kind: 'expression', value: { kind: 'compound', form: 'statement', parts, span }, span };
}
