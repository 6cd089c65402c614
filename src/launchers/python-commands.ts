import { quote } from 'shell-quote';
import { parseModule } from '../python/parse.js';
import type { CallExpression, Expression, Statement } from '../python/syntax.js';
import { bodiesOf, dottedName, everyExpression, expressionsOf, lastName } from '../python/walk.js';
import { anyWord } from '../text/search.js';
import type { Script } from './shell.js';

/** Whether a module with such a text can start another program. */
export const mayStart = anyWord(
  'subprocess',
  'os.system',
  'os.popen',
  'execv',
  'execl',
  'os.spawn',
  'import nox',
  'from invoke',
  'from fabric',
);

/** Functions that are given a command, by the last part of their name, and where in their arguments it stands. */
const starters: readonly (readonly [name: RegExp, words: (call: CallExpression) => readonly Expression[]])[] =
  [
    // A program, then all its words, of which the first is its own name (docs.python.org, "os.execv").
    [/^(?:execve?|execvpe?|posix_spawnp?)$/, ({ positional: [program, list] }) => present(program, list)],
    [/^spawnv[pe]*$/, ({ positional: [, program, list] }) => present(program, list)],
    [/^execl[pe]*$/, ({ positional: [program, , ...words] }) => present(program, ...words)],
    [/^spawnl[pe]*$/, ({ positional: [, program, , ...words] }) => present(program, ...words)],
    [/^create_subprocess_exec$/, ({ positional }) => positional],
    [
      /^(?:call|check_call|check_output|create_subprocess_shell|getoutput|getstatusoutput|popen|Popen|system|local|sudo)$/,
      ({ positional: [first], keywords }) =>
        present(first ?? keywords.find(({ name }) => name === 'args')?.value),
    ],
    // subprocess.run() and invoke's are given one argument; nox's is given each word.
    [
      /^run$/,
      ({ positional, keywords }) =>
        present(...positional, keywords.find(({ name }) => name === 'args')?.value),
    ],
  ];

function present(...some: readonly (Expression | undefined)[]): readonly Expression[] {
  return some.filter((one) => one !== undefined);
}

/** A list of words has their first word twice where a program is named beside it. */
const besideList = /^(?:exec|spawn|posix_spawn)/;

/** Ways in which one command is put together that are followed. */
const mostWays = 8;

/** Words of one command, and characters of one word, up to which they are put together. */
const mostWords = 400;
const mostCharacters = 10_000;

/** Statements and expressions of one file that are looked at for what names stand for. */
const mostSteps = 1_000_000;

/**
 * The commands that a module in Python gives to `subprocess`, `os`, `asyncio`, nox or invoke, as lines of shell, each with its
 * call. Words are literals, names of the module that stand for one, and `sys.executable`; a list may be filled by `+=`,
 * `append` and `extend`. What else is in a command is there as a variable without a value, as in a shell script.
 */
export function pythonCommands(text: string): readonly Script[] {
  const budget = { left: mostSteps };
  return scopesOf(parseModule(text).body).flatMap((scope) =>
    scope.statements.flatMap((statement) =>
      expressionsOf(statement).flatMap((outermost) =>
        [...everyExpression(outermost)].flatMap((one): readonly Script[] => {
          if (one.kind !== 'call') return [];
          const starter = lastName(one.callee);
          const words = starters.find(([name]) => name.test(starter))?.[1](one) ?? [];
          const lines = linesOf(words, starter, { text, scope, until: one.span.start, budget });
          return lines.map((line) => ({ text: line, span: one.span }));
        }),
      ),
    ),
  );
}

/** The statements of a function, or of the module, without those of functions in it. */
interface Scope {
  readonly statements: Statement[];
  /** That of the module, for a function. */
  readonly around: Scope | undefined;
}

function scopesOf(body: readonly Statement[]): readonly Scope[] {
  const module: Scope = { statements: [], around: undefined };
  const scopes = [module];
  const bodies: (readonly [readonly Statement[], Scope])[] = [[body, module]];
  for (let next = bodies.pop(); next !== undefined; next = bodies.pop()) {
    const [statements, scope] = next;
    for (const statement of statements) {
      scope.statements.push(statement);
      const inner = bodiesOf(statement);
      if (inner.length === 0) continue;
      const own: Scope = statement.kind === 'function' ? { statements: [], around: module } : scope;
      if (own !== scope) scopes.push(own);
      for (const one of inner.toReversed()) bodies.push([one, own]);
    }
  }
  for (const { statements } of scopes) statements.sort((a, b) => a.span.start - b.span.start);
  return scopes;
}

/** Where a command is put together. */
interface Place {
  readonly text: string;
  readonly scope: Scope;
  /** The offset of the call: what comes later in its function does not count. */
  readonly until: number;
  /** What may still be looked at in this file. */
  readonly budget: { left: number };
}

/** The lines of shell that a call of `starter` with these arguments runs: several where a name stands for one or another. */
function linesOf(words: readonly Expression[], starter: string, place: Place): readonly string[] {
  const [first, second] = words;
  if (first === undefined) return [];
  if (besideList.test(starter)) {
    const lists = second === undefined ? undefined : listsOf(second, place);
    if (lists !== undefined && words.length === 2)
      return lists.map((list) => quote([wordOf(first, place), ...list.slice(1)]));
    return [quote(words.filter(({ kind }) => kind !== 'dict').map((word) => wordOf(word, place)))];
  }
  const lists = listsOf(first, place);
  if (lists !== undefined) return lists.map((list) => quote([...list]));
  if (words.length > 1) return [quote(words.map((word) => wordOf(word, place)))];
  const line = textOf(first, place);
  return line === undefined ? [] : [line];
}

/** The lists that `expression` can be, each with its words; undefined where it is none that is written out. */
function listsOf(expression: Expression, place: Place): readonly (readonly string[])[] | undefined {
  if (place.budget.left-- < 0) return undefined;
  switch (expression.kind) {
    case 'sequence':
      return crossed(
        expression.elements.map((element) =>
          element.kind === 'starred' ? (listsOf(element.value, place) ?? [[]]) : [[wordOf(element, place)]],
        ),
      );
    case 'compound': {
      if (expression.form !== 'binary' || !isSum(expression.parts, place.text)) return undefined;
      const parts = expression.parts.map((part) => listsOf(part, place));
      return parts[0] === undefined ? undefined : crossed(parts.map((part) => part ?? [[]]));
    }
    case 'name':
      return listsNamed(expression.name, place);
    case 'call': {
      const { callee, positional } = expression;
      const isSplit = lastName(callee) === 'split';
      const split = isSplit
        ? (positional[0] ?? (callee.kind === 'attribute' ? callee.value : undefined))
        : undefined;
      const line = split === undefined ? undefined : textOf(split, place);
      return line === undefined ? undefined : [line.split(/\s+/).filter(Boolean)];
    }
    default:
      return undefined;
  }
}

function crossed(parts: readonly (readonly (readonly string[])[])[]): readonly (readonly string[])[] {
  let ways: readonly (readonly string[])[] = [[]];
  for (const part of parts)
    ways = ways
      .flatMap((way) => part.map((more) => [...way, ...more].slice(0, mostWords)))
      .slice(0, mostWays);
  return ways;
}

/** What `name` is bound to before the call, each with what is added to it from there on. */
function listsNamed(name: string, place: Place): readonly (readonly string[])[] | undefined {
  const changes = changesOf(name, place);
  const ways = changes.flatMap(({ how, value }, index) => {
    const lists = how === 'bind' ? listsOf(value, { ...place, until: value.span.start }) : undefined;
    if (lists === undefined) return [];
    const added = changes.slice(index + 1).flatMap((change) => {
      if (change.how === 'bind') return [];
      const before = { ...place, until: change.value.span.start };
      const more =
        change.how === 'extend' ? listsOf(change.value, before)?.[0] : [wordOf(change.value, before)];
      return more ?? [];
    });
    return lists.map((list) => [...list, ...added].slice(0, mostWords));
  });
  if (ways.length > 0) return ways.slice(0, mostWays);
  const { around } = place.scope;
  return around === undefined || changes.length > 0
    ? undefined
    : listsNamed(name, { ...place, scope: around, until: Number.POSITIVE_INFINITY });
}

/** What the statements of the scope do to `name` before the call, in their order; nothing where the budget is used up. */
function changesOf(name: string, { scope, until, budget }: Place): readonly Change[] {
  budget.left -= scope.statements.length;
  if (budget.left < 0) return [];
  return scope.statements.flatMap((statement) => {
    const change = changeOf(statement, name);
    return change !== undefined && change.value.span.start < until ? [change] : [];
  });
}

interface Change {
  readonly how: 'bind' | 'extend' | 'append';
  readonly value: Expression;
}

/** What `statement` does to `name`: `name = …`, `name += …`, `name.append(…)`, `name.extend(…)`. */
function changeOf(statement: Statement, name: string): Change | undefined {
  if (statement.kind === 'assign') {
    const { targets, value, operator } = statement;
    const isNamed = targets.some((target) => target.kind === 'name' && target.name === name);
    if (!isNamed || value === undefined) return undefined;
    return { how: operator === undefined ? 'bind' : 'extend', value };
  }
  if (statement.kind !== 'expression' || statement.value.kind !== 'call') return undefined;
  const { callee, positional } = statement.value;
  if (callee.kind !== 'attribute' || positional[0] === undefined) return undefined;
  const { attribute: how, value } = callee;
  if (value.kind !== 'name' || value.name !== name) return undefined;
  return how === 'append' || how === 'extend' ? { how, value: positional[0] } : undefined;
}

/** One word of a command: of what is not known, a variable of a shell that has its name. */
function wordOf(expression: Expression, place: Place): string {
  if (dottedName(expression) === 'sys.executable') return 'python';
  return textOf(expression, place) ?? variable(lastName(expression));
}

/** The text that `expression` is, with variables of a shell for what is filled in; undefined where it is no text. */
function textOf(expression: Expression, place: Place): string | undefined {
  const found = place.budget.left-- < 0 ? undefined : textIn(expression, place);
  return found === undefined || found.length > mostCharacters ? undefined : found;
}

function textIn(expression: Expression, place: Place): string | undefined {
  const { text } = place;
  switch (expression.kind) {
    case 'string':
      return expression.value;
    case 'name':
      return textNamed(expression.name, place);
    case 'compound': {
      const written = text.slice(expression.span.start, expression.span.end);
      if (expression.form === 'format') {
        const [, , inner] = /^[rRfF]*("""|'''|"|')(.*)\1$/s.exec(written) ?? [];
        return inner?.replace(replacementField, (_, field: string) => filled(fieldName(field), place));
      }
      const [first, ...rest] = expression.parts;
      if (expression.form !== 'binary' || first === undefined) return undefined;
      const start = textOf(first, place);
      if (start === undefined) return undefined;
      if (isSum(expression.parts, text)) return start + rest.map((part) => wordOf(part, place)).join('');
      return start.replace(/%(?:\(\w*\))?[sdr]/g, '$$it');
    }
    case 'call': {
      const { callee, positional } = expression;
      if (callee.kind !== 'attribute') return undefined;
      if (callee.attribute === 'format')
        return textOf(callee.value, place)?.replace(replacementField, (_, field: string) =>
          variable(fieldName(field)),
        );
      const separator = callee.attribute === 'join' ? textOf(callee.value, place) : undefined;
      const words = positional[0] === undefined ? undefined : listsOf(positional[0], place)?.[0];
      return separator === undefined ? undefined : words?.join(separator);
    }
    default:
      return undefined;
  }
}

function filled(name: string, place: Place): string {
  if (name === 'sys.executable') return 'python';
  return (/^\w+$/.test(name) ? textNamed(name, place) : undefined) ?? variable(name);
}

/** A replacement field of an f-string or of `str.format`. */
const replacementField = /\{([^{}]*)\}/g;

/** What is replaced, without its conversion and its format. */
function fieldName(field: string): string {
  return field.split(/[!:]/, 1)[0]!.trim();
}

/** A variable of a shell, called like what would be there. */
function variable(expression: string): string {
  return `$${expression.split(/\W+/).findLast((word) => word !== '') ?? 'it'}`;
}

/** The one text that `name` is bound to, in the function of the call or in the module. */
function textNamed(name: string, place: Place): string | undefined {
  const { around } = place.scope;
  const changes = changesOf(name, place);
  const [only] = changes;
  if (only === undefined)
    return around === undefined
      ? undefined
      : textNamed(name, { ...place, scope: around, until: Number.POSITIVE_INFINITY });
  return changes.length === 1 && only.how === 'bind'
    ? textOf(only.value, { ...place, until: only.value.span.start })
    : undefined;
}

/** Whether only plus signs stand between the parts of a binary operation. */
function isSum(parts: readonly Expression[], text: string): boolean {
  return parts.every(
    (part, index) =>
      index === 0 || /^[\s()]*\+[\s()]*$/.test(text.slice(parts[index - 1]!.span.end, part.span.start)),
  );
}
