import { builtInPatchers } from '../patchers/index.js';
import { basename, type FilePath } from '../project/snapshot.js';
import type { Command, Launcher, Started } from './launcher.js';
import { commandsOfLine, noVariables } from './shell.js';
import { type Wrapper, wrapped, wrapperOf } from './wrappers.js';

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
  /** The first known program in `words`, what that is given, and what it starts; undefined where there is none. */
  programIn(words: readonly string[], environment: Command['environment']): FoundProgram | undefined;
  /** What a launcher says of `path` that loads it first by its name, whoever else imports it. */
  loadingFirst(path: FilePath): Launcher['conventional'];
  /** The launcher whose configuration `path` is, by its name. */
  configuredBy(path: FilePath): Launcher | undefined;
  /** How the Python file `path` is loaded by the launcher that it is made for. */
  recognized(path: FilePath, text: string): ReturnType<NonNullable<Launcher['recognizes']>>;
  /** Whether something executes `path` that nothing else of the program runs with. */
  runsApart(path: FilePath, text: string): boolean;
}

/** A program that a command names. */
interface FoundProgram {
  readonly program: string;
  readonly launcher: Launcher;
  /** The words behind it. */
  readonly rest: readonly string[];
  readonly environment: Command['environment'];
  /** What it starts; undefined when that is nothing that is known. */
  readonly started: Started | undefined;
}

/** Words before a program that mean it is installed, looked up or talked about, not run. */
const notRun =
  /^(?:pip\d?|apt|apt-get|apk|yum|dnf|conda|brew|install|echo|printf|which|type|kill|pkill|grep|rm|cp|chmod)$/;

const installed = /^--(?:with|from|spec|extra|group|preinstall)$/;

/** Words of a command in which its program is looked for: wrappers have few of their own. */
const mostWrappers = 12;

/** What is known of `all` launchers together. Where two could answer, the first one does. */
export function createLaunchers(all: readonly Launcher[]): Launchers {
  const byProgram = new Map(all.flatMap((one) => (one.programs ?? []).map((name) => [name, one])));
  const programs = [...byProgram.keys()];

  const readerOf = (word: string, environment: Command['environment']) => {
    const read = byProgram.get(programOf(word))?.read;
    if (read === undefined) return undefined;
    const command: Command = { environment, readerOf: (program) => readerOf(program, environment) };
    return (words: readonly string[]) => read(words, command);
  };

  /** The first known program in `words`, what it is given, its environment, and what it starts. */
  const programIn = (words: readonly string[], around: Command['environment']): FoundProgram | undefined => {
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
        const program = programOf(word);
        return {
          program,
          launcher: byProgram.get(program)!,
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
    programIn,
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
