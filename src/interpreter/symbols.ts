import {
  addedWords,
  assignVariable,
  assignVariables,
  changeCommandLine,
  commandLine,
  emptyEnvironment,
  givenVariable,
  isCommandLine,
  isTakenAway,
} from './library-objects.js';
import { type Arguments, askVariable, changeOutside, type Interpreter, outside } from './state.js';
import { textMethod } from './texts.js';
import {
  external,
  identified,
  literal,
  type Truth,
  textOf,
  type UnknownValue,
  unknown,
  type Value,
} from './values.js';

/**
 * How a value that is not known was found: what is found in the same way, from the same place and with nothing changed in
 * between, is the same value. All that is kept of it for a run is what code has changed since (`Interpreter.changes`).
 */
interface Symbol {
  readonly root: object;
  readonly path: string;
}

/** Longer ways are nothing that code writes twice. */
const longestPath = 300;

/** Lists in lists that are told apart by what is in them. */
const deepestList = 4;

/** How `value` was found; undefined where that does not tell which value it is. */
export function symbolOf(interpreter: Interpreter, value: Value, depth = 0): Symbol | undefined {
  switch (value.kind) {
    case 'unknown':
      return value.path === undefined ? undefined : { root: value.root ?? value, path: value.path };
    case 'external':
      return { root: outside, path: versioned(interpreter, outside, value.name) };
    case 'literal':
      return { root: outside, path: JSON.stringify(value.value) };
    case 'sequence': {
      // A list may be an element of itself.
      if (depth > deepestList) return undefined;
      const parts = value.elements.map((slot) =>
        slot.parts === undefined ? symbolOf(interpreter, slot.value, depth + 1) : undefined,
      );
      return combined(parts, (paths) => `(${paths.join()})`);
    }
    case 'object':
    case 'class':
    case 'function':
    case 'external-object':
    case 'instance':
      return { root: value, path: '' };
    default:
      return undefined;
  }
}

/** Symbols as one, whose path is written as `write` says; undefined where they have different roots. */
export function combined(
  parts: readonly (Symbol | undefined)[],
  write: (paths: readonly string[]) => string,
): Symbol | undefined {
  let root = outside;
  const paths: string[] = [];
  for (const part of parts) {
    if (part === undefined) return undefined;
    if (part.root !== outside) {
      if (root !== outside && root !== part.root) return undefined;
      root = part.root;
    }
    paths.push(part.path);
  }
  const path = write(paths);
  return path.length > longestPath ? undefined : { root, path };
}

/** How code finds the element of something by the key `index`. */
export function itemSuffix(index: string | boolean | number | null): string {
  return `[${JSON.stringify(index)}]`;
}

/** What is found in `value` by the way `suffix`; `usual` is what it is where nobody has set anything. */
export function foundIn(interpreter: Interpreter, value: Value, suffix: string, usual?: Value): UnknownValue {
  return found(
    interpreter,
    combined([symbolOf(interpreter, value)], ([path]) => `${path}${suffix}`),
    usual,
  );
}

function found(interpreter: Interpreter, symbol: Symbol | undefined, usual?: Value): UnknownValue {
  if (symbol === undefined) return { kind: 'unknown', path: '' };
  const { root } = symbol;
  const path = versioned(interpreter, root, symbol.path);
  return { kind: 'unknown', root, path, ...(usual === undefined ? {} : { usual }) };
}

/** Code changes what is found in `value` by the way `suffix`: from now on it is another one. */
export function noteChange(interpreter: Interpreter, value: Value, suffix: string): void {
  if (value.kind !== 'external' && value.kind !== 'unknown') return;
  const symbol = symbolOf(interpreter, value);
  if (symbol === undefined) return;
  changeOutside(interpreter, symbol.root, `${symbol.path.replace(/@\d+$/, '')}${suffix}`);
}

/** Whether code may have changed what `name`, the full name of something of a library's, stands for. */
export function isChanged(interpreter: Interpreter, name: string): boolean {
  return versioned(interpreter, outside, name) !== name;
}

/** A variable of the environment, by how code finds it. */
const environmentVariable = /^os\.environ\[("(?:[^"\\]|\\.)*")\]/;

function versioned(interpreter: Interpreter, root: object, path: string): string {
  if (root === outside && interpreter.recording !== undefined) {
    const variable = environmentVariable.exec(path)?.[1];
    if (variable !== undefined) askVariable(interpreter, JSON.parse(variable));
  }
  const changes = interpreter.changes.get(root);
  if (changes === undefined) return path;
  const plain = path.replace(/@\d+$/, '');
  const count = changes.filter((change) => plain.startsWith(change)).length;
  return count === 0 ? path : `${plain}@${count}`;
}

/** Functions that give something else each time, by module and by name; classes do too. */
const everChanging =
  /^(?:random|time|datetime|secrets|uuid|queue|tempfile|socket|threading|itertools|multiprocessing)\.|\.(?:next|pop\w*|get_nowait|recv\w*|read\w*|rand\w*|choices?|now|utcnow|time|urandom|uuid\d|parse_args|create\w*|make\w*|open|connect|acquire|input|iter)$|\.[A-Z]\w*$/;

/** Methods that only tell something of what they are called on. */
const telling =
  /^(?:get|has|is|can|supports|lower|upper|strip|lstrip|rstrip|startswith|endswith|split|count|find|index|title|exists)(?:$|_|[A-Z]|attr|boolean|int|float)/;

/** Functions that give a variable of the environment, or what is to stand for it. */
const reading: ReadonlySet<string> = new Set(['os.environ.get', 'os.getenv', 'os.environ.setdefault']);

/** The built-in functions that give the same of the same. */
const builtIn =
  /^builtins\.(?:len|isinstance|issubclass|callable|bool|int|str|float|hasattr|abs|min|max|any|all|type)$/;

/**
 * The result of a call of which nothing is known: `callee`, the attribute `name` of `receiver` where that is there, with
 * `args`. What tells something is the same each time, what makes or takes something is not, nor is what the program's own
 * functions do.
 */
export function calledResult(
  interpreter: Interpreter,
  callee: Value,
  receiver: Value | undefined,
  name: string,
  args: Arguments,
): Value {
  const [first, second, third] = args.positional;
  noteChangeByCall(interpreter, callee, args);
  if (args.open) return identified(unknown);
  if (callee.kind === 'external') {
    const key = textOf(first);
    if (reading.has(callee.name) && key !== undefined) {
      const set = givenVariable(interpreter, key);
      if (set !== undefined) return literal(set);
      if (isTakenAway(interpreter, key)) return second ?? literal(null);
      const otherwise = second === undefined ? '' : `|${textOf(second) ?? '?'}`;
      return variable(interpreter, key, otherwise, second ?? literal(null));
    }
    if (callee.name === 'builtins.getattr' && first !== undefined && textOf(second) !== undefined)
      return foundIn(interpreter, first, `.${textOf(second)}`, third);
    const isBuiltIn = callee.name.startsWith('builtins.');
    const path = isBuiltIn ? undefined : pathOf(callee.name, args);
    if (path !== undefined) return found(interpreter, written(interpreter, callee, '', args), path);
    if (isBuiltIn ? !builtIn.test(callee.name) : everChanging.test(callee.name)) return identified(unknown);
    const isArguments =
      callee.name === 'builtins.len' && first?.kind === 'external' && first.name === 'sys.argv';
    // Programs are usually run without arguments.
    const usual = isArguments
      ? literal(1)
      : first?.kind === 'unknown'
        ? converted(callee.name, first.usual)
        : undefined;
    return found(interpreter, written(interpreter, callee, '', args), usual);
  }
  const path = callee.kind === 'unknown' ? usualPath(receiver) : undefined;
  const part =
    path === undefined
      ? undefined
      : name === 'joinpath' || name === 'with_name'
        ? joinedPath([name === 'joinpath' ? path : dirname(path), ...usualPaths(args)])
        : partOfPath(path, name);
  if (part !== undefined && receiver !== undefined)
    return found(interpreter, written(interpreter, receiver, `.${name}`, args), literal(part));
  if (callee.kind !== 'unknown' || receiver === undefined || !telling.test(name)) return identified(unknown);
  if (name.startsWith('get') && first === undefined) return identified(unknown);
  const text = receiver.kind === 'unknown' ? textOf(receiver.usual) : undefined;
  const usual = text === undefined ? undefined : textMethod(interpreter, text, name, args);
  return found(interpreter, written(interpreter, receiver, `.${name}`, args), usual);
}

/** Whether the variable `name` of the environment is set. */
export function isVariableSet(interpreter: Interpreter, name: string): Truth {
  if (givenVariable(interpreter, name) !== undefined) return 'true';
  return isTakenAway(interpreter, name) ? 'false' : 'unknown';
}

/**
 * Whether `word` is on the command line, where `line` is that: certain is what code has put there, and else programs are usually run
 * without arguments.
 */
export function isArgument(interpreter: Interpreter, word: Value, line: Value): 'true' | 'false' | undefined {
  if (word.kind !== 'literal' || !isCommandLine(line)) return undefined;
  return addedWords(interpreter).includes(textOf(word) ?? '') ? 'true' : 'false';
}

/** A variable of the environment; `otherwise` is how what stands for it is written, where it is not set. */
export function variable(
  interpreter: Interpreter,
  name: string,
  otherwise: string,
  usual: Value | undefined,
): UnknownValue {
  const path = `os.environ[${JSON.stringify(name)}]${otherwise}`;
  return found(interpreter, { root: outside, path }, interpreter.variables.get(name) ?? usual);
}

function written(
  interpreter: Interpreter,
  callee: Value,
  method: string,
  { positional, keywords }: Arguments,
): Symbol | undefined {
  const values = [callee, ...positional, ...keywords.values()];
  const names = [...keywords.keys()];
  return combined(
    values.map((value) => symbolOf(interpreter, value)),
    ([of, ...paths]) => {
      const texts = paths.map((path, index) => {
        const keyword = names[index - positional.length];
        return keyword === undefined ? path : `${keyword}=${path}`;
      });
      return `${of}${method}(${texts.join()})`;
    },
  );
}

/** The path that `value` is as long as the repository lies where it is taken to lie. */
function usualPath(value: Value | undefined): string | undefined {
  return value?.kind === 'unknown' ? textOf(value.usual) : textOf(value);
}

function usualPaths({ positional }: Arguments): readonly string[] {
  return positional.flatMap((one) => usualPath(one) ?? []);
}

/** What a function that tells of paths gives. */
function pathOf(name: string, { positional }: Arguments): Value | undefined {
  const path = pathFrom(name, positional.map(usualPath));
  return path === undefined ? undefined : literal(path);
}

/** `path.parent` and its like, of a path that is known but for where the repository lies. */
export function partOf(value: Value, name: string): Value | undefined {
  const path = value.kind === 'unknown' ? textOf(value.usual) : undefined;
  const part = path?.startsWith('/') && !name.startsWith('as_') ? partOfPath(path, name) : undefined;
  return part === undefined || name === 'resolve' || name === 'absolute' ? undefined : literal(part);
}

/** `folder / "name"`; `signOf` gives what stands behind an operand. */
export function pathBelow(
  interpreter: Interpreter,
  [folder = unknown, ...names]: readonly Value[],
  signOf: (index: number) => string,
): Value | undefined {
  let path = folder.kind === 'unknown' ? textOf(folder.usual) : undefined;
  if (path?.startsWith('/') !== true) return undefined;
  let way = '';
  for (const [index, name] of names.entries()) {
    const text = textOf(name);
    if (text === undefined || signOf(index).replace(/[()\s\\]/g, '') !== '/') return undefined;
    path = joinedPath([path, text]);
    way += `/${JSON.stringify(text)}`;
  }
  return foundIn(interpreter, folder, way, literal(path));
}

/** `int(value)` and its like, of a text or number. */
function converted(name: string, value: Value | undefined): Value | undefined {
  if (value?.kind !== 'literal' || value.value === null) return undefined;
  switch (name) {
    case 'builtins.int':
    case 'builtins.float':
      return Number.isNaN(Number(value.value)) ? undefined : literal(Number(value.value));
    case 'builtins.bool':
      return literal(Boolean(value.value));
    case 'builtins.str':
      return typeof value.value === 'string' ? value : undefined;
    default:
      return undefined;
  }
}

const changing =
  /^(os\.environ|sys\.argv)\.(?:setdefault|update|pop|popitem|clear|append|extend|insert|remove)$/;

/** What calling `callee` changes of the environment and of the command line. */
function noteChangeByCall(
  interpreter: Interpreter,
  callee: Value,
  { positional: [first, second], keywords, open }: Arguments,
): void {
  if (callee.kind !== 'external') return;
  const key = textOf(first);
  const changed = changing.exec(callee.name)?.[1];
  if (callee.name === 'os.environ.setdefault' && key !== undefined) {
    assignVariable(interpreter, key, second, 'setdefault');
    return;
  }
  if (callee.name === 'os.environ.clear') {
    emptyEnvironment(interpreter);
    return;
  }
  if (callee.name === 'os.environ.pop' && key !== undefined) {
    assignVariable(interpreter, key, undefined, 'set');
    return;
  }
  if (callee.name === 'os.environ.update' && !open) {
    if (first !== undefined && first.kind !== 'mapping') noteChange(interpreter, external('os.environ'), '');
    if (first?.kind === 'mapping') assignVariables(interpreter, first);
    for (const [entry, value] of keywords) assignVariable(interpreter, entry, value, 'set');
    return;
  }
  if (changed === commandLine.name) {
    const listed = first?.kind === 'sequence' ? first.elements.map((slot) => slot.value) : undefined;
    const added = callee.name.endsWith('.append') ? [first ?? unknown] : listed;
    changeCommandLine(interpreter, callee.name.endsWith('.insert') ? undefined : added, 'more');
    return;
  }
  if (changed !== undefined || callee.name.endsWith('load_dotenv')) {
    const whole = external(changed ?? 'os.environ');
    const isOne = changed === 'os.environ' && key !== undefined;
    noteChange(interpreter, whole, isOne ? `[${JSON.stringify(key)}]` : '');
  }
}

/** Functions of `os.path` and `pathlib` that tell of a path, each as the last part of its name. */
const pathFunctions =
  /^(?:os\.path\.(?:dirname|basename|abspath|realpath|normpath|join)|os\.fspath|pathlib\.(?:Pure)?(?:Posix)?Path)$/;

/** What a function of `os.path` or `pathlib` makes of paths, as text; undefined for any other function. */
export function pathFrom(name: string, paths: readonly (string | undefined)[]): string | undefined {
  const [first] = paths;
  if (first === undefined || !pathFunctions.test(name)) return undefined;
  const all = paths.flatMap((path) => path ?? []);
  if (all.length < paths.length) return undefined;
  if (name.endsWith('.dirname')) return dirname(first);
  return name.endsWith('.basename') ? basename(first) : joinedPath(all);
}

/** An attribute or a method without arguments of `pathlib.Path(path)` that gives a path or a part of it, as text. */
export function partOfPath(path: string, name: string): string | undefined {
  const last = basename(path);
  const dot = last.lastIndexOf('.');
  switch (name) {
    case 'parent':
      return dirname(path);
    case 'name':
      return last;
    case 'stem':
      return dot > 0 ? last.slice(0, dot) : last;
    case 'suffix':
      return dot > 0 ? last.slice(dot) : '';
    case 'resolve':
    case 'absolute':
    case 'as_posix':
      return path;
    default:
      return undefined;
  }
}

/** `os.path.join(…)`, as short as it goes. */
export function joinedPath(paths: readonly string[]): string {
  let at = '';
  for (const path of paths) at = path.startsWith('/') || at === '' ? path : `${at}/${path}`;
  const parts: string[] = [];
  for (const part of at.split('/'))
    if (part === '..') parts.pop();
    else if (part !== '.' && part !== '') parts.push(part);
  return `${at.startsWith('/') ? '/' : ''}${parts.join('/')}`;
}

function dirname(path: string): string {
  const slash = path.lastIndexOf('/');
  return slash === 0 ? '/' : path.slice(0, Math.max(0, slash));
}

function basename(path: string): string {
  return path.slice(path.lastIndexOf('/') + 1);
}
