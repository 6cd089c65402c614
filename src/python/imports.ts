import type { ExpressionParser } from './expressions.js';
import { recover } from './recovery.js';
import type { ImportedModule, ImportedName, Statement } from './syntax.js';
import * as T from './token.js';

/** `import a.b as c, d`, whose `import` is the current token; `start` is where `lazy` or `import` starts. */
export function importStatement(p: ExpressionParser, start: number, lazy: boolean): Statement {
  p.at++;
  const names: ImportedModule[] = [];
  do {
    const from = p.start;
    const module = dottedName(p);
    if (module === undefined) {
      p.problem('expected a module name');
      break;
    }
    const asName = alias(p);
    names.push({ module, asName, span: { start: from, end: p.end } });
  } while (p.take(T.COMMA));
  finish(p);
  return { kind: 'import', lazy, names, span: { start, end: p.end } };
}

/** `from ..a.b import c as d`, whose `from` is the current token; undefined if no `import` follows. */
export function importFromStatement(
  p: ExpressionParser,
  start: number,
  lazy: boolean,
): Statement | undefined {
  p.at++;
  let level = 0;
  for (; p.kind === T.DOT || p.kind === T.ELLIPSIS; p.at++) level += p.kind === T.DOT ? 1 : 3;
  const module = p.kind === T.IMPORT ? '' : dottedName(p);
  if (module === undefined || (module === '' && level === 0) || !p.take(T.IMPORT)) {
    p.problem("expected 'import'");
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
      if (names.length === 0 || p.kind !== T.RIGHT_PAREN) p.problem('expected a name to import');
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
