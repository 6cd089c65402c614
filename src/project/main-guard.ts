import type { CallExpression, Expression, ModuleSyntax, Statement } from '../python/syntax.js';
import {
  everyExpression,
  everyStatement,
  expressionsOf,
  lastName,
  statementsAtImport,
} from '../python/walk.js';
import { readOnce } from '../text/memoize.js';
import { wordSearch } from '../text/search.js';
import { absoluteName, topLevelOf } from './module-name.js';

const nameWord = wordSearch('__name__');
const moduleWord = wordSearch('__module__');
const partOfMain = /(['"])_{0,2}main_{0,2}\1/;
const quotedMain = /(['"])__main__\1/;
const namespaces: ReadonlySet<string> = new Set(['globals', 'vars', 'locals']);
const affixes: ReadonlySet<string> = new Set(['startswith', 'endswith', 'removeprefix', 'count', 'find']);
const comparing: ReadonlySet<string> = new Set(['eq', 'ne', 'is_', 'is_not', 'contains']);

const mayAskForMain = readOnce(
  (text) => (nameWord(text) >= 0 || moduleWord(text) >= 0) && partOfMain.test(text),
);

/**
 * Whether the module `text` asks, in whatever way and wherever, if it is the main program: what follows is for
 * `python file.py`. Most files lack the words, which is found out faster than their `syntax`.
 */
export function hasMainGuard(text: string, syntax: () => ModuleSyntax | undefined): boolean {
  if (!mayAskForMain(text)) return false;
  const body = syntax()?.body ?? [];
  // Most guards stand outside of functions, whose bodies are only parsed when somebody asks.
  const names: Names = { own: new Set(['__name__']), main: new Set() };
  if (isAskedIn([...statementsAtImport(body)], text, names)) return true;
  noteParameters(body, names);
  return isAskedIn([...everyStatement(body)], text, names);
}

/** Whether `test` is `__name__ == '__main__'`: what stands under it runs in the main program alone. */
export function isMainTest(test: Expression): boolean {
  if (test.kind !== 'compare' || test.rest.length !== 1 || test.rest[0]?.operator !== '==') return false;
  const operands = [test.first, test.rest[0].operand];
  return (
    operands.some((one) => one.kind === 'name' && one.name === '__name__') &&
    operands.some((one) => one.kind === 'string' && one.value === '__main__')
  );
}

function isAskedIn(statements: readonly Statement[], text: string, names: Names): boolean {
  for (const statement of statements) noteNames(statement, names);
  return statements.some(
    (statement) =>
      asksByCase(statement, text, names) ||
      expressionsOf(statement).some((outermost) => has(outermost, (one) => asksForMain(one, names))),
  );
}

/** Names that stand for the module's own name, and those that stand for `__main__` or hold it. */
interface Names {
  readonly own: Set<string>;
  readonly main: Set<string>;
}

/** `NAMES = ("__main__", "builtins")`, `name = __name__`. */
function noteNames(statement: Statement, names: Names): void {
  if (statement.kind !== 'assign' || statement.value === undefined) return;
  const { own, main } = names;
  const kept = isOwnName(statement.value, names) ? own : holdsMain(statement.value, names) ? main : undefined;
  for (const target of kept === undefined ? [] : statement.targets) {
    if (target.kind === 'name') kept?.add(target.name);
    // `self.module = __name__`
    if (target.kind === 'attribute') kept?.add(target.attribute);
  }
}

/** `def is_main(name): …` is asked by `is_main(__name__)`, `def is_main(name=__name__): …` by any call. */
function noteParameters(body: readonly Statement[], names: Names): void {
  const asked = new Set<string>();
  for (const statement of everyStatement(body)) {
    for (const outermost of expressionsOf(statement))
      for (const one of everyExpression(outermost))
        if (one.kind === 'call' && argumentsOf(one).some((argument) => isOwnName(argument, names)))
          asked.add(lastName(one.callee));
  }
  for (const statement of everyStatement(body)) {
    if (statement.kind !== 'function') continue;
    const isAsked = asked.has(statement.name);
    for (const { name, defaultValue } of statement.parameters)
      if (isAsked || (defaultValue !== undefined && isOwnName(defaultValue, names))) names.own.add(name);
  }
}

function argumentsOf({ positional, keywords }: CallExpression): readonly Expression[] {
  return [...positional, ...keywords.map(({ value }) => value)];
}

const mayHandOutName = /[(,=]\s*(?:__name__|globals\(\))\s*[,)]/;
const takersOfName = /\b(?:getLogger|get_logger|Flask|Blueprint|Celery)\s*\(\s*__name__\s*[,)]/g;

/**
 * Modules whose functions the module `text` in the package `pkg` gives its own name as soon as it runs, by their absolute names: one
 * of them may ask whether that is the main program. Names of loggers and applications do not count.
 */
export function givenOwnName(
  text: string,
  syntax: () => ModuleSyntax | undefined,
  pkg: string,
): readonly string[] {
  if (!mayHandOutName.test(text) || !mayHandOutName.test(text.replace(takersOfName, ''))) return [];
  const statements = [...statementsAtImport(syntax()?.body ?? [])];
  const names: Names = { own: new Set(['__name__']), main: new Set() };
  const isGiven = (one: Expression) => isOwnName(one, names) || isNamespace(one);
  const called = new Set<string>();
  for (const statement of statements)
    for (const outermost of expressionsOf(statement))
      for (const one of everyExpression(outermost))
        if (one.kind === 'call' && argumentsOf(one).some(isGiven)) called.add(firstName(one.callee));
  if (called.size === 0) return [];
  return statements.flatMap((statement) => {
    if (statement.kind === 'import')
      return statement.names.flatMap(({ module, asName }) =>
        called.has(asName ?? topLevelOf(module)) ? [module] : [],
      );
    if (statement.kind !== 'import-from' || statement.names === '*') return [];
    const from = absoluteName(pkg, statement.level, statement.module);
    return statement.names.flatMap(({ name, asName }) =>
      from !== undefined && called.has(asName ?? name) ? [from, `${from}.${name}`] : [],
    );
  });
}

function firstName(callee: Expression): string {
  let first = callee;
  while (first.kind === 'attribute' || first.kind === 'call')
    first = first.kind === 'call' ? first.callee : first.value;
  return first.kind === 'name' ? first.name : '';
}

/** Whether `__main__` stands in a string of `text`. */
export const quotesMain = readOnce((text) => quotedMain.test(text));

/** `match __name__:` with a case for `"__main__"`. Of patterns only the text is at hand. */
function asksByCase(statement: Statement, text: string, names: Names): boolean {
  if (statement.kind !== 'match' || !has(statement.subject, (one) => isOwnName(one, names))) return false;
  return statement.cases.some(({ span, body }) =>
    quotedMain.test(text.slice(span.start, body[0]?.span.start ?? span.end)),
  );
}

function asksForMain(expression: Expression, names: Names): boolean {
  const isOwn = (one: Expression) => isOwnName(one, names);
  const isMain = (one: Expression) => holdsMain(one, names);
  switch (expression.kind) {
    case 'compare': {
      const operands = [expression.first, ...expression.rest.map(({ operand }) => operand)];
      const own = operands.filter((one) => has(one, isOwn));
      if (own.length === 0) return false;
      if (operands.some((one) => has(one, isMain) && (own.length > 1 || one !== own[0]))) return true;
      // `"main" in __name__`, `__name__.strip("_") == "main"`
      const isPart = own.some(({ kind }) => kind !== 'name') || expression.rest[0]?.operator.endsWith('in');
      return isPart === true && operands.some(isPartOfMain);
    }
    // `{"__main__": main}[__name__]()`
    case 'subscript':
      return isMain(expression.value) && isOwn(expression.index);
    case 'call': {
      const { callee, positional } = expression;
      // `operator.eq(__name__, "__main__")`
      if (comparing.has(lastName(callee)) && positional.some(isOwn) && positional.some(isMain)) return true;
      if (callee.kind !== 'attribute') return false;
      // `__name__.startswith("__main")`, `{"__main__": main}.get(__name__)`
      return isOwn(callee.value)
        ? positional.some((one) => isMain(one) || (isPartOfMain(one) && affixes.has(callee.attribute)))
        : isMain(callee.value) && positional.some(isOwn);
    }
    default:
      return false;
  }
}

/** `__name__`, a name for it, `globals()["__name__"]`, and what a method makes of these. */
function isOwnName(expression: Expression, names: Names): boolean {
  switch (expression.kind) {
    case 'name':
      return names.own.has(expression.name);
    case 'named':
      return isOwnName(expression.value, names);
    // `if function.__module__ == "__main__"`
    case 'attribute':
      return (
        expression.attribute === '__module__' ||
        // `self.module`; another module has a `__name__`, too.
        (expression.attribute !== '__name__' && names.own.has(expression.attribute))
      );
    case 'subscript':
      return isNamespace(expression.value) && isOwnKey(expression.index);
    case 'call': {
      const { callee, positional } = expression;
      if (callee.kind !== 'attribute') return false;
      const isRead = isNamespace(callee.value) && positional[0] !== undefined && isOwnKey(positional[0]);
      return isRead || isOwnName(callee.value, names);
    }
    default:
      return false;
  }
}

function isNamespace(expression: Expression): boolean {
  return (
    expression.kind === 'call' && expression.callee.kind === 'name' && namespaces.has(expression.callee.name)
  );
}

function isOwnKey(expression: Expression): boolean {
  return expression.kind === 'string' && expression.value === '__name__';
}

/** `"__main__"`, a name for it, and a list, a set or a dictionary of such. */
function holdsMain(expression: Expression, names: Names): boolean {
  switch (expression.kind) {
    case 'string':
      return expression.value === '__main__';
    case 'name':
      return names.main.has(expression.name);
    case 'sequence':
      return expression.elements.some((one) => holdsMain(one, names));
    case 'dict':
      return expression.entries.some(({ key }) => key !== undefined && holdsMain(key, names));
    case 'call':
      return expression.callee.kind === 'name' && expression.positional.some((one) => holdsMain(one, names));
    default:
      return false;
  }
}

function isPartOfMain(expression: Expression): boolean {
  return expression.kind === 'string' && /^_{0,2}main_{0,2}$/.test(expression.value);
}

function has(outermost: Expression, isWanted: (expression: Expression) => boolean): boolean {
  for (const expression of everyExpression(outermost)) if (isWanted(expression)) return true;
  return false;
}
