import { builtInPatchers } from '../patchers/index.js';
import { basename, dirname, type FilePath } from '../project/snapshot.js';
import type { Span } from '../text/span.js';
import { type CommandsRead, commandsIn, type Surroundings, type Wanted } from './launch-files.js';
import type { Command, Launch, Launcher, Started } from './launcher.js';
import { type DeclaredPlugin, factoriesIn, launchesOf } from './packaging.js';
import { mayStart } from './python-commands.js';
import { asWritten, commandsOfLine, noVariables } from './shell.js';
import { type Wrapper, wrapped, wrapperOf } from './wrappers.js';
import type { Handed } from './yaml-commands.js';

/** All launchers that are known, as one answer. */
export interface Launchers {
  readonly all: readonly Launcher[];
  /** Names of the programs whose command lines are understood. */
  readonly programs: readonly string[];
  /**
   * What the command in `words` starts, or undefined. Wrappers (`exec`, `env`, `poetry run`, `tini --`) are looked
   * through: the first word that names a known program counts.
   */
  startedBy(words: readonly string[], environment?: Command['environment']): Started | undefined;
  /** What the first known program in a line of shell starts. */
  startedByLine(line: string): Started | undefined;
  /** Whether a module in Python seems to start a program that is known, by a command that it gives to `subprocess` and the like. */
  isStartedIn(text: string): boolean;
  /**
   * What the file `path`, in Python where it is setup.py or such a module, says of how Python code is started; `around` has
   * what stands beside it, and who reads it.
   */
  declaredIn(path: FilePath, text: string, around?: Surroundings): Declared;
  /** What a launcher says of `path` that loads it first by its name, whoever else imports it. */
  loadingFirst(path: FilePath): Launcher['conventional'];
  /** The launcher whose configuration `path` is, by its name. */
  configuredBy(path: FilePath): Launcher | undefined;
  /** How the Python file `path` is loaded by the launcher that it is made for. */
  recognized(path: FilePath, text: string): ReturnType<NonNullable<Launcher['recognizes']>>;
  /** Whether something executes `path` that nothing else of the program runs with. */
  runsApart(path: FilePath, text: string): boolean;
}

/** What a file says of how Python code is started. */
export interface Declared {
  readonly launches: readonly Launch[];
  /** Modules that packaging metadata declares as plug-ins: whoever looks for plug-ins imports them. */
  readonly plugins: readonly DeclaredPlugin[];
  /** Modules that a server loads by their names, first of all or after it has started otherwise. */
  readonly factories: readonly string[];
  /** Other files that say more, because of what stands in this one. */
  readonly handed: readonly Handed[];
  /** What names a launcher and cannot be read. */
  readonly unread: readonly UnreadStart[];
}

/** A place that names a launcher, of which it is not known what it starts or whether that patches. */
export interface UnreadStart {
  /** Its program; undefined where the whole file cannot be read. */
  readonly program: string | undefined;
  readonly path: FilePath;
  readonly span: Span;
  /** The word that has no value here: `$WORKER`, `{{ worker }}`. */
  readonly word: string | undefined;
}

/** Words before a program that mean it is installed, looked up or talked about, not run. */
const notRun =
  /^(?:pip\d?|apt|apt-get|apk|yum|dnf|conda|brew|install|echo|printf|which|type|kill|pkill|grep|rm|cp|chmod)$/;

const installed = /^--(?:with|from|spec|extra|group|preinstall)$/;

/** Words of a command in which its program is looked for: wrappers have few of their own. */
const mostWrappers = 12;

/** Modules of the patchers that run a program after they have patched: `python -m gevent.monkey`. */
const launchModules = builtInPatchers.all.flatMap((patcher) => patcher.launchModules ?? []);

function escaped(word: string): string {
  return word.replace(/\W/g, '\\$&');
}

/** What is known of `all` launchers together. Where two could answer, the first one does. */
export function createLaunchers(all: readonly Launcher[]): Launchers {
  const byProgram = new Map(all.flatMap((one) => (one.programs ?? []).map((name) => [name, one])));
  const programs = [...byProgram.keys()];
  const anyProgram = new RegExp(programs.map(escaped).join('|'));
  // Most lines of most scripts start none of them.
  const wanted: Wanted = { isIn: (script) => anyProgram.test(script) };

  // Of Python alone, the word stands in every second file that starts anything.
  const named = [...programs.filter((name) => name !== 'python'), ...launchModules];
  const namedWord = new RegExp(`["'\\s/](?:${named.map(escaped).join('|')})(?=["'\\s])`);

  const readerOf = (word: string, environment: Command['environment']) => {
    const read = byProgram.get(programOf(word))?.read;
    if (read === undefined) return undefined;
    const command: Command = { environment, readerOf: (program) => readerOf(program, environment) };
    return (words: readonly string[]) => read(words, command);
  };

  /** The first known program in `words`, what it is given, its environment, and what it starts. */
  const programIn = (words: readonly string[], around: Command['environment']) => {
    const environment = new Map(around);
    let wrapper: Wrapper | undefined;
    for (const [index, word] of words.entries()) {
      const assignment = /^([A-Z_][A-Z0-9_]*)=(.*)$/.exec(word);
      if (assignment !== null) environment.set(assignment[1]!, assignment[2]!);
      // What `uv run --with gunicorn` and `uvx --from gunicorn` install.
      if (installed.test(words[index - 1] ?? '')) continue;
      if (notRun.test(word) && words[index + 1] !== 'run') return undefined;
      wrapper ??= wrapperOf(programOf(word));
      const read = readerOf(word, environment);
      if (read !== undefined) {
        const rest = words.slice(index + 1);
        if (rest.some((one) => one === '--help' || one === '--version')) return undefined;
        const own = read(rest);
        const started = own === undefined || wrapper === undefined ? own : wrapped(own, wrapper, environment);
        const within = words.slice(0, index).flatMap((one) => builtInPatchers.startedBy(programOf(one)));
        return {
          program: programOf(word),
          rest,
          environment,
          started: started === undefined || within.length === 0 ? started : { ...started, within },
        };
      }
      if (index > mostWrappers) return undefined;
    }
    return undefined;
  };

  const startedBy = (words: readonly string[], environment: Command['environment'] = noVariables) => {
    return programIn(words, environment)?.started;
  };

  const commandsOf = (path: FilePath, text: string, around: Surroundings | undefined): CommandsRead => {
    const own = all.find(({ commandFile }) => commandFile?.is(path))?.commandFile;
    const read = commandsIn(path, text, wanted, around);
    return own === undefined ? read : { ...read, commands: [...own.commands(text), ...read.commands] };
  };

  return {
    all,
    programs,
    startedBy,
    startedByLine(line) {
      for (const words of commandsOfLine(line.replace(/\s+/g, ' '))) {
        const started = startedBy(words);
        if (started !== undefined) return started;
      }
      return undefined;
    },
    isStartedIn: (text) => mayStart(text) && namedWord.test(text),
    declaredIn(path, text, around) {
      const folder = dirname(path);
      const { commands, handed, isBroken } = commandsOf(path, text, around);
      const unread: UnreadStart[] = [];
      const commandAt = isBroken ? commandWordIn(text, anyProgram) : undefined;
      if (commandAt !== undefined)
        unread.push({ program: undefined, path, span: commandAt, word: undefined });
      const started = commands.flatMap(
        ({ words, span, environment = noVariables, places }): readonly Launch[] => {
          const found = programIn(words, environment);
          if (found === undefined) return [];
          const { program, rest, started: one } = found;
          const word = unknownWord(byProgram.get(program)!, rest, one);
          if (word !== undefined) unread.push({ program, path, span, word: asWritten(word) });
          if (one === undefined) return [];
          const { variables = [], decides = [] } = byProgram.get(program)!;
          const deciding = variables.find((name) =>
            decides.some((way) => environment.get(name)?.includes(way)),
          );
          const at = (deciding === undefined ? undefined : places?.get(deciding)) ?? span;
          return [{ ...one, folder, declared: { path, span: at }, environment: found.environment }];
        },
      );
      const { launches, plugins } = launchesOf(path, text);
      return {
        launches: [...started, ...launches],
        plugins,
        factories: factoriesIn(path, text),
        handed,
        unread,
      };
    },
    loadingFirst: (path) =>
      all.find(({ conventional }) => conventional?.names.test(basename(path)))?.conventional,
    configuredBy: (path) => all.find(({ configuration }) => configuration?.names.test(basename(path))),
    recognized(path, text) {
      for (const { recognizes } of all) {
        const how = recognizes?.(path, text);
        if (how !== undefined) return how;
      }
      return undefined;
    },
    runsApart: (path, text) => all.some((one) => one.runsApart?.(path, text)),
  };
}

/**
 * The program that `word` names. In `deployment/celery` and `shop/celery:2` that is none of ours: the command is about a resource or
 * an image, and what is installed lies in a folder for programs.
 */
function programOf(word: string): string {
  if (/^[\w-].*\//.test(word) && !/(?:^|\/)(?:s?bin|shims|Scripts)\/[^/]+$/.test(word)) return word;
  const name = word.slice(word.lastIndexOf('/') + 1);
  return /^python[\d.]*$/.test(name) ? 'python' : name;
}

/** What a shell, or whoever fills in a template, would have replaced: `$WORKER`, `{{ worker }}`, `<%= worker %>`. */
const unfilled = /\$\{?\w|\$@|\{\{|\{%|<%|%\(/;

/** The word by which it is not known what `started`, which `launcher` read from `words`, is, or whether it patches. */
function unknownWord(
  { decides = [], flags }: Launcher,
  words: readonly string[],
  started: Started | undefined,
): string | undefined {
  for (const [index, word] of words.entries()) {
    const [name = '', value] = word.split(/=(.*)/s, 2);
    const given = decides.includes(name) ? (value ?? words[index + 1] ?? '') : '';
    if (unfilled.test(given)) return given;
  }
  if (started?.target !== undefined) return undefined;
  const isValue = (before = '') => /^-/.test(before) && flags?.has(before) !== true;
  return words.find((word, index) => unfilled.test(word) && !/^-/.test(word) && !isValue(words[index - 1]));
}

/** Keys of YAML whose value is a command, or the first word of one. */
const commandKey = /^(?:command|args|arguments|entrypoint|cmd|run|script|exec)$/i;

/**
 * The first line of `text`, which is YAML that cannot be parsed, in which a word that `program` matches seems to be one of a
 * command, comments apart: not `name: celery`, `image: gunicorn` or `.Values.celery.replicas`.
 */
function commandWordIn(text: string, program: RegExp): Span | undefined {
  const each = new RegExp(program, 'g');
  let start = 0;
  for (const line of text.split('\n')) {
    const end = start + line.length;
    const code = line.replace(/(?:^|[ \t])#.*$/s, '');
    for (const { 0: word, index } of code.matchAll(each)) {
      const before = code.slice(0, index);
      const key = keyBefore(before);
      const isWord =
        /(?:^|[\s"'[,&|;(/])$/.test(before) && /^(?:$|[\s"',\]])/.test(code.slice(index + word.length));
      if (isWord && (key === undefined || commandKey.test(key))) return { start, end };
    }
    start = end + 1;
  }
  return undefined;
}

/** The key that what comes next is the value, or the start of the value, of. */
function keyBefore(text: string): string | undefined {
  const colon = text.lastIndexOf(':');
  if (colon < 0 || !/^[\s["']*$/.test(text.slice(colon + 1))) return undefined;
  return text
    .slice(0, colon)
    .split(/[\s{,"']/)
    .at(-1);
}
