import { parse, quote } from 'shell-quote';
import type { Span } from '../text/span.js';

/** Variables with their values, as far as those are known. */
export type Environment = ReadonlyMap<string, string>;

export const noVariables: Environment = new Map();

/** A stretch of text that holds shell commands. */
export interface Script {
  readonly text: string;
  readonly span: Span;
  /** What is set in the environment that its commands are started in. */
  readonly environment?: Environment;
  /** What its variables stand for, where that is more than its environment has. */
  readonly variables?: Environment;
  /** Where in the file variables of the environment are set. */
  readonly places?: ReadonlyMap<string, Span>;
}

/**
 * The simple commands of a line of shell, each with its words. Operators separate them; a redirection ends what matters of one.
 * What the line exports first of all stands before the words of each command after that, as if it were set for that alone.
 */
export function commandsOfLine(
  text: string,
  variables: Environment = noVariables,
  nested: Nested = { left: mostNested },
): readonly (readonly string[])[] {
  const known = new Map(variables);
  let commands = simpleCommands(text, known);
  let leading = leadingAssignments(commands);
  // Whoever comes after an assignment reads what it has set; twice, as one may read another.
  for (let round = 0; round < 2 && leading.length > 0 && leading.length < commands.length; round += 1) {
    for (const [name, value] of leading.flatMap(({ set }) => set)) known.set(name, value);
    commands = simpleCommands(text, known);
    leading = leadingAssignments(commands);
  }
  const exported = leading.flatMap(({ isExported, set }) =>
    isExported ? set.map(([name, value]) => `${name}=${value}`) : [],
  );
  return commands
    .slice(leading.length)
    .flatMap((words) => commandsOfShell(words, known, nested))
    .map((words) => (exported.length === 0 ? words : [...exported, ...words]));
}

/** How many lines may still be read that stand in the words of others: a variable may hold a line that asks for it again. */
interface Nested {
  left: number;
}

const mostNested = 500;

/** Characters of a line in a word; longer ones grow out of variables. */
const longestNested = 20_000;

/** The commands of a line that stands in the words of another. */
function commandsWithin(
  text: string,
  variables: Environment,
  nested: Nested,
): readonly (readonly string[])[] {
  if (nested.left === 0 || text.length > longestNested) return [];
  nested.left -= 1;
  return commandsOfLine(text, variables, nested);
}

function simpleCommands(text: string, variables: Environment): readonly (readonly string[])[] {
  const commands: string[][] = [[]];
  let ignoring = false;
  for (const token of tokensOf(text, variables)) {
    if (typeof token === 'string') {
      if (!ignoring) commands.at(-1)?.push(token);
    } else if ('comment' in token) break;
    else if ('pattern' in token) commands.at(-1)?.push(token.pattern);
    else if ('op' in token && /[<>]/.test(token.op)) ignoring = true;
    else {
      ignoring = false;
      commands.push([]);
    }
  }
  return commands.filter((words) => words.length > 0);
}

/** What a command that does nothing else sets: `NAME=value`, `export NAME=value`. */
interface Assignments {
  readonly isExported: boolean;
  readonly set: readonly (readonly [name: string, value: string])[];
}

function leadingAssignments(commands: readonly (readonly string[])[]): readonly Assignments[] {
  const found: Assignments[] = [];
  for (const words of commands) {
    const own = assignments(words);
    if (own === undefined) break;
    found.push(own);
  }
  return found;
}

function assignments(words: readonly string[]): Assignments | undefined {
  const isExported = words[0] === 'export';
  const set = words.slice(isExported ? 1 : 0).map((word) => /^([A-Za-z_]\w*)=(.*)$/s.exec(word));
  if (set.length === 0 || !set.every((match) => match !== null)) return undefined;
  return { isExported, set: set.map((match) => [match[1]!, match[2]!] as const) };
}

/** What asks where a program is: its output is that program (`$(which python)`). */
const lookup = /^\s*(?:which|command\s+-v|type\s+-p|pyenv\s+which)\s+([\w./-]+)\s*$/;

/**
 * `text` with the output of commands and of arithmetic, which is not known, as one word without a value: `$(nproc)`,
 * `$((2 * 4))`, `` `hostname` ``. Of what only asks where a program is, that program.
 */
function withoutSubstitutions(text: string): string {
  if (!/\$\(|`/.test(text)) return text;
  let written = '';
  let from = 0;
  for (let at = 0; at < text.length; at += 1) {
    const isBackquote = text[at] === '`';
    if (text[at] === '\\') at += 1;
    if (!isBackquote && !text.startsWith('$(', at)) continue;
    const end = isBackquote ? text.indexOf('`', at + 1) : closing(text, at + 1);
    if (end < 0) break;
    const inner = text.slice(at + (isBackquote ? 1 : 2), end);
    written += `${text.slice(from, at)}${lookup.exec(inner)?.[1] ?? unknownOutput}`;
    from = end + 1;
    at = end;
  }
  return written + text.slice(from);
}

/** Stands for the output of a command: a parameter of which nobody knows here what it is. */
const unknownOutput = '$0';

/** `word` as whoever wrote it knows it. */
export function asWritten(word: string): string {
  return word.replaceAll(unknownOutput, '$(…)').replace(/\$__\w*/g, '{{ … }}');
}

/** The offset of the parenthesis that closes the one at `open`, or -1. */
function closing(text: string, open: number): number {
  let depth = 0;
  for (let at = open; at < text.length; at += 1) {
    if (text[at] === '(') depth += 1;
    else if (text[at] === ')') depth -= 1;
    if (depth === 0) return at;
  }
  return -1;
}

function tokensOf(text: string, variables: Environment): ReturnType<typeof parse> {
  // The elements of an array are words of their own, in quotes or not.
  const unquoted = withoutSubstitutions(text).replace(/"(\$(?:\{\w+\[@\]\}|@|\{@\}))"/g, '$1');
  try {
    return parse(unquoted, (name) => expanded(name, variables), { splitUnquoted: true } as object);
  } catch {
    return [];
  }
}

/** `sh -c "…"` and `eval …` as what the shell runs. */
function commandsOfShell(
  words: readonly string[],
  variables: Environment,
  nested: Nested,
): readonly (readonly string[])[] {
  if (words[0] === 'eval') return commandsWithin(words.slice(1).join(' '), variables, nested);
  // pm2 is given a command in one word, or a program and after two dashes its words (pm2.keymetrics.io, "CLI").
  if (words[0] === 'pm2' && words[1] === 'start') {
    const line = words.slice(2).find((word) => word.includes(' '));
    return line === undefined
      ? [words.filter((word) => word !== '--')]
      : commandsWithin(line, variables, nested);
  }
  if (words.slice(0, mostBefore).some((word) => givenLines.test(word))) {
    const lines = words.filter((word) => /\S\s+\S/.test(word));
    return [words, ...lines.flatMap((line) => commandsWithin(line, variables, nested))];
  }
  const shell = words.findIndex((word) => /(?:^|\/)(?:ba|da|z)?sh$/.test(word));
  const option = words.findIndex((word, index) => index > shell && /^-\w*c$/.test(word));
  const isGiven = shell >= 0 && option > shell && words.slice(shell + 1, option).every(isFlag);
  if (!isGiven) return [words];
  const script = (words[option + 1] ?? '').replace(/\\\r?\n/g, ' ');
  return scriptLines(script, variables).flatMap((line) =>
    commandsWithin(line.text, line.variables ?? noVariables, nested),
  );
}

/** Programs that are given a command in one word, and words that may stand before theirs (`sudo -E su`). */
const givenLines =
  /^(?:su|runuser|script|flock|ssh|tmux|screen|multirun|concurrently|parallel|watchfiles|watchexec|watchmedo|nodemon|sops)$/;
const mostBefore = 4;

function isFlag(word: string): boolean {
  return word.startsWith('-');
}

/**
 * What `${expression}` stands for: `NAME`, `NAME:-otherwise`, `NAME:+instead`. A variable without a value stays what it is,
 * with its dollar sign: whoever reads the words can tell that it is not known.
 */
function expanded(expression: string, variables: Environment): string {
  const [, name = '', operator, word = ''] =
    /^(\w+|[@*])(?:\[[@*]\])?(?::?([-=+?])(.*))?$/s.exec(expression) ?? [];
  const value = variables.get(name);
  switch (operator) {
    case '-':
    case '=':
      return value !== undefined && value !== '' ? value : filledIn(word, variables);
    case '+':
      return value === undefined || value === '' ? '' : filledIn(word, variables);
    default:
      return value ?? `$${expression}`;
  }
}

/** `text` with the values of its variables, and without the quotes of a shell. */
export function filledIn(text: string, variables: Environment): string {
  return text
    .replace(/^(["'])(.*)\1$/s, '$2')
    .replace(/\$(?:\{([^{}]*)\}|(\w+))/g, (_, inner, name) => expanded(inner ?? name, variables));
}

/** `environment` with what a script that is given `words` has as `$1`, `$2` and `$@`. */
export function withPositional(environment: Environment, words: readonly string[]): Environment {
  if (words.length === 0) return environment;
  const own = words.map((word, index) => [String(index + 1), word] as const);
  const all = words.map((word) => (/^[\w./:=@,+-]+$/.test(word) ? word : quote([word]))).join(' ');
  return new Map([...environment, ...own, ['@', all], ['*', all]]);
}

/** Whether one of the variables that `line` asks for has a value in which something is that is wanted. */
export function standsFor(
  line: string,
  variables: Environment,
  isWanted: (text: string) => boolean,
): boolean {
  if (!line.includes('$')) return false;
  return [...line.matchAll(/\$\{?(\w+)/g)].some(([, name]) => isWanted(variables.get(name!) ?? ''));
}

/** `text` as Compose and Dockerfiles fill it in; undefined where a variable in it has no value. */
export function interpolated(text: string, variables: Environment): string | undefined {
  const filled = text
    .split('$$')
    .map((part) =>
      part.replace(/\$(?:\{([^{}]*)\}|(\w+))/g, (_, inner, name) => expanded(inner ?? name, variables)),
    );
  return filled.some((part) => part.includes('$')) ? undefined : filled.join('$');
}

/** Lines joined where a backslash continues them; the span is that of the first line. */
export function logicalLines(text: string, pattern: RegExp): readonly Script[] {
  const joined = text.replace(/\\\r?\n/g, (end) => ' '.repeat(end.length));
  return [...joined.matchAll(pattern)].map((match) => {
    const found = match[1]!.trimEnd();
    const start = match.index + match[0].lastIndexOf(match[1]!);
    const line = text.slice(start).search(/\\?\r?\n|$/);
    return { text: found, span: { start, end: start + Math.max(1, line) } };
  });
}

/** What is set anywhere in a line, also behind a condition. */
const assigned = /(?:^|[\s;&|(])(\w+)\+?=/g;
const declaring: ReadonlySet<unknown> = new Set(['export', 'readonly', 'declare', 'local']);

/**
 * The lines of a shell script that starts with `environment`, each with what has been set above it. What is set one way or
 * another is not known.
 */
export function scriptLines(text: string, environment: Environment = noVariables): readonly Script[] {
  const variables = new Map(environment);
  const exported = new Set(environment.keys());
  const lines = logicalLines(withArraysInLine(text), /^(.*)$/gm);
  return functionsCalled(lines).map((line) => {
    if (/[\w+:]=|^\s*(?:export\b|set\s+--)/.test(line.text)) note(line.text, variables, exported);
    const own = [...variables].filter(([name]) => exported.has(name));
    const known = withPositional(new Map(variables), line.given);
    return { text: line.text, span: line.span, environment: new Map(own), variables: known };
  });
}

/** Calls of one function that are read: a script that has more calls it for something else. */
const mostCalls = 8;

/** A line of a shell script, and the words that the function it stands in is called with. */
interface CalledLine extends Script {
  readonly given: readonly string[];
}

/**
 * The `lines` of a script, those of a function that asks for its arguments once for each call that is written in the script.
 * All of them as `$@` count where the first one is an option: otherwise they are a command, which is read where it stands.
 */
function functionsCalled(lines: readonly Script[]): readonly CalledLine[] {
  const calls = new Map<string, string[]>();
  for (const { text } of lines) {
    const [, called, words] = /^[ \t]*([\w-]+)[ \t]+([^(|&;\s].*)/.exec(text) ?? [];
    if (called === undefined) continue;
    const known = calls.get(called) ?? calls.set(called, []).get(called)!;
    if (known.length < mostCalls) known.push(words!);
  }
  let name: string | undefined;
  return lines.flatMap((line): readonly CalledLine[] => {
    name = /^[ \t]*(?:function[ \t]+)?([\w-]+)[ \t]*\([ \t]*\)/.exec(line.text)?.[1] ?? name;
    const within = name;
    if (/^\}/.test(line.text)) name = undefined;
    const asks = /\$\{?(?:[1-9]|([@*]))/.exec(line.text);
    if (within === undefined || asks === null) return [{ ...line, given: [] }];
    const own = (calls.get(within) ?? []).filter((words) => asks[1] === undefined || words.startsWith('-'));
    if (own.length === 0) return [{ ...line, given: [] }];
    return own.map((words) => ({
      ...line,
      given: tokensOf(words, noVariables).filter((token) => typeof token === 'string'),
    }));
  });
}

/** `text` with each array that is written over several lines in one, every character where it was. */
function withArraysInLine(text: string): string {
  if (!text.includes('=(')) return text;
  return text.replace(
    /^([^#\r\n\u2028\u2029]*?\w\+?=\()([^()]*)(?=\))/gm,
    (_, start: string, inner: string) => {
      const plain = inner.replace(/(^|\s)#.*$/gm, (comment) => ' '.repeat(comment.length));
      return start + plain.replace(/[\r\n]/g, ' ');
    },
  );
}

/** Sets in `variables` what `line` sets, and adds to `exported` what it exports. */
function note(line: string, variables: Map<string, string>, exported: Set<string>): void {
  const [, array, added, elements] =
    /^\s*(?:(?:local|declare|readonly)\s+(?:-\w+\s+)?)?(\w+)(\+?)=\(([^()]*)\)\s*$/.exec(line) ?? [];
  if (array !== undefined) {
    const words = tokensOf(elements!, variables).map((token) => (typeof token === 'string' ? token : '$'));
    const before = variables.get(array);
    const all = added === '+' && before ? [before, ...words] : words;
    set(variables, array, all.join(' '), /^[ \t]/.test(line));
    return;
  }
  const [, given] = /^[ \t]*set[ \t]+--[ \t]+(\S.*)$/.exec(line) ?? [];
  if (given !== undefined) {
    const words = tokensOf(given, variables).map((token) => (typeof token === 'string' ? token : '$'));
    for (const [name, value] of withPositional(noVariables, words))
      set(variables, name, value, /^[ \t]/.test(line));
    return;
  }
  for (const [, name, value] of line.matchAll(/\$\{(\w+):?=([^{}]*)\}/g))
    if (!variables.get(name!)) variables.set(name!, filledIn(value!, variables));
  const tokens = tokensOf(line, variables);
  const words = tokens.filter((token, index) => !(index === 0 && declaring.has(token)));
  const parts = words.map((word) => (typeof word === 'string' ? /^(\w+)(?:(\+?)=(.*))?$/s.exec(word) : null));
  if (parts.every((part) => part !== null) && (words.length < tokens.length || parts[0]?.[3] !== undefined)) {
    for (const [, name, added, value] of parts) {
      if (tokens[0] === 'export') exported.add(name!);
      if (value === undefined) continue;
      // What is added to something unknown is no whole value.
      const before = added === '+' ? (variables.get(name!) ?? '$') : '';
      set(variables, name!, before + value, /^[ \t]/.test(line));
    }
  } else if (words.some((word) => typeof word !== 'string'))
    for (const [, name] of line.matchAll(assigned)) variables.delete(name!);
}

/**
 * Sets a variable; what `isMaybe` set, behind a condition, is not known where it had another value. Of a value that is known in part
 * the rest stays what it is, with its dollar signs.
 */
function set(variables: Map<string, string>, name: string, value: string, isMaybe: boolean): void {
  const before = variables.get(name);
  const isUnknown = /^\$\S*$/.test(value);
  if (isUnknown || (isMaybe && before !== undefined && before !== value)) variables.delete(name);
  else variables.set(name, value);
}

/** `["gunicorn", "app:app"]` as the line of shell that it stands for; undefined where `text` is no list of words in JSON. */
export function quotedList(text: string): string | undefined {
  if (!text.startsWith('[')) return undefined;
  let list: unknown;
  try {
    list = JSON.parse(text);
  } catch {
    return undefined;
  }
  return Array.isArray(list) && list.every((word) => typeof word === 'string') ? quote(list) : undefined;
}

/** Lines `NAME=value` of an environment file (docs.docker.com, "env_file"; systemd.exec, EnvironmentFile). */
export function environmentFile(text: string, variables: Environment = noVariables): Environment {
  const found = new Map<string, string>();
  for (const [, name, written] of text.matchAll(/^[ \t]*(?:export[ \t]+)?(\w+)[ \t]*=(.*)/gm)) {
    const content = written!.trim();
    const quotes = /^(["'])(.*)\1$/.exec(content);
    const plain = quotes?.[2] ?? content.replace(/(?<![ \t])[ \t]+#.*$/s, '');
    const value = quotes?.[1] === "'" ? plain : interpolated(plain, new Map([...variables, ...found]));
    if (value !== undefined) found.set(name!, value);
  }
  return found;
}
