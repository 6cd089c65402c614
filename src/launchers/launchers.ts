import { basename, dirname, type FilePath } from '../project/snapshot.js';
import { commandsIn, commandsOfLine, type Wanted } from './launch-files.js';
import type { Command, Launch, Launcher, Started, WrittenCommand } from './launcher.js';
import { factoriesIn, launchesOf } from './packaging.js';

/** All launchers that are known, as one answer. */
export interface Launchers {
  readonly all: readonly Launcher[];
  /** Names of the programs whose command lines are understood. */
  readonly programs: readonly string[];
  /**
   * What the command in `words` starts, or undefined. Wrappers (`exec`, `env`, `poetry run`, `tini --`) are looked
   * through: the first word that names a known program counts.
   */
  startedBy(words: readonly string[]): Started | undefined;
  /** What the first known program in a line of shell starts. */
  startedByLine(line: string): Started | undefined;
  /** What the file `path`, not Python but for setup.py, says of how Python code is started. */
  declaredIn(path: FilePath, text: string): Declared;
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
  readonly plugins: readonly string[];
  /** Modules that a server loads by their names, first of all or after it has started otherwise. */
  readonly factories: readonly string[];
}

/** Words before a program that mean it is installed, looked up or talked about, not run. */
const notRun =
  /^(?:pip\d?|apt|apt-get|apk|yum|dnf|conda|brew|install|echo|printf|which|type|kill|pkill|grep|rm|cp|chmod)$/;

/** Words of a command in which its program is looked for: wrappers have few of their own. */
const mostWrappers = 12;

/** What is known of `all` launchers together. Where two could answer, the first one does. */
export function createLaunchers(all: readonly Launcher[]): Launchers {
  const byProgram = new Map(all.flatMap((one) => (one.programs ?? []).map((name) => [name, one])));
  const programs = [...byProgram.keys()];
  const anyProgram = new RegExp(programs.map((name) => name.replace(/\W/g, '\\$&')).join('|'));
  // Most lines of most scripts start none of them.
  const wanted: Wanted = {
    isIn: (script) => anyProgram.test(script),
    variables: all.flatMap((one) => one.variables ?? []),
  };

  const readerOf = (word: string, environment: Command['environment']) => {
    const read = byProgram.get(programOf(word))?.read;
    if (read === undefined) return undefined;
    const command: Command = { environment, readerOf: (program) => readerOf(program, environment) };
    return (words: readonly string[]) => read(words, command);
  };

  const startedBy = (words: readonly string[]): Started | undefined => {
    const environment = new Map<string, string>();
    for (const [index, word] of words.entries()) {
      const assignment = /^([A-Z_][A-Z0-9_]*)=(.*)$/.exec(word);
      if (assignment !== null) environment.set(assignment[1]!, assignment[2]!);
      if (notRun.test(word)) return undefined;
      const read = readerOf(word, environment);
      if (read !== undefined) return read(words.slice(index + 1));
      if (index > mostWrappers) return undefined;
    }
    return undefined;
  };

  const commandsOf = (path: FilePath, text: string): readonly WrittenCommand[] => {
    const own = all.find(({ commandFile }) => commandFile?.is(path))?.commandFile;
    return own?.commands(text) ?? commandsIn(path, text, wanted);
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
    declaredIn(path, text) {
      const folder = dirname(path);
      const started = commandsOf(path, text).flatMap(({ words, span }): readonly Launch[] => {
        const one = startedBy(words);
        return one === undefined ? [] : [{ ...one, folder, declared: { path, span } }];
      });
      const { launches, plugins } = launchesOf(path, text);
      return { launches: [...started, ...launches], plugins, factories: factoriesIn(path, text) };
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

function programOf(word: string): string {
  const name = word.slice(word.lastIndexOf('/') + 1);
  return /^python[\d.]*$/.test(name) ? 'python' : name;
}
