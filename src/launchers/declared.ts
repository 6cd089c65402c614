import { builtInPatchers } from '../patchers/index.js';
import { dirname, type FilePath } from '../project/snapshot.js';
import { readOnce } from '../text/memoize.js';
import type { Span } from '../text/span.js';
import { type CommandsRead, commandsIn, type Surroundings, type Wanted } from './launch-files.js';
import type { Launch, Launcher, Started } from './launcher.js';
import type { Launchers } from './launchers.js';
import { type DeclaredPlugin, factoriesIn, launchesOf } from './packaging.js';
import { mayStart } from './python-commands.js';
import { asWritten, noVariables } from './shell.js';
import type { Handed } from './yaml-commands.js';

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

/** Reads what files of a repository say of how Python code is started. */
export interface DeclarationReader {
  /** Whether a module in Python seems to start a program that is known, by a command that it gives to `subprocess` and the like. */
  isStartedIn(text: string): boolean;
  /**
   * What the file `path`, in Python where it is setup.py or such a module, says of how Python code is started; `around` has
   * what stands beside it, and who reads it.
   */
  declaredIn(path: FilePath, text: string, around?: Surroundings): Declared;
}

const readers = new WeakMap<Launchers, DeclarationReader>();

/** Reads what files say of programs that `launchers` know; each text is looked through once. */
export function declarationReader(launchers: Launchers): DeclarationReader {
  const known = readers.get(launchers) ?? readerFor(launchers);
  readers.set(launchers, known);
  return known;
}

/** Modules of the patchers that run a program after they have patched: `python -m gevent.monkey`. */
const launchModules = builtInPatchers.all.flatMap((patcher) => patcher.launchModules ?? []);

function escaped(word: string): string {
  return word.replace(/\W/g, '\\$&');
}

function readerFor(launchers: Launchers): DeclarationReader {
  const { all, programs } = launchers;
  const anyProgram = new RegExp(programs.map(escaped).join('|'));
  // Most lines of most scripts start none of them.
  const wanted: Wanted = { isIn: (script) => anyProgram.test(script) };
  // Of Python alone, the word stands in every second file that starts anything.
  const named = [...programs.filter((name) => name !== 'python'), ...launchModules];
  const namedWord = new RegExp(`["'\\s/](?:${named.map(escaped).join('|')})(?=["'\\s])`);

  const commandsOf = (path: FilePath, text: string, around: Surroundings | undefined): CommandsRead => {
    const own = all.find(({ commandFile }) => commandFile?.is(path))?.commandFile;
    const read = commandsIn(path, text, wanted, around);
    return own === undefined ? read : { ...read, commands: [...own.commands(text), ...read.commands] };
  };

  return {
    isStartedIn: readOnce((text) => mayStart(text) && namedWord.test(text)),
    declaredIn(path, text, around) {
      const folder = dirname(path);
      const { commands, handed, isBroken } = commandsOf(path, text, around);
      const unread: UnreadStart[] = [];
      const commandAt = isBroken ? commandWordIn(text, anyProgram) : undefined;
      if (commandAt !== undefined)
        unread.push({ program: undefined, path, span: commandAt, word: undefined });
      const started = commands.flatMap(
        ({ words, span, environment = noVariables, places }): readonly Launch[] => {
          const found = launchers.programIn(words, environment);
          if (found === undefined) return [];
          const { program, launcher, rest, started: one } = found;
          const word = unknownWord(launcher, rest, one);
          if (word !== undefined) unread.push({ program, path, span, word: asWritten(word) });
          if (one === undefined) return [];
          const { variables = [], decides = [] } = launcher;
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
  };
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
