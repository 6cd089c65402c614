import { parse } from 'smol-toml';
import { isMap, isSeq, LineCounter, parseDocument, type YAMLMap } from 'yaml';
import { commandsIn, type Wanted } from '../launchers/launch-files.js';
import type { FilePath } from '../project/snapshot.js';
import type { Span } from '../text/span.js';

/** A formatter as it is called: by a hook of pre-commit, or in a Makefile or shell script. */
export interface ToolCall {
  readonly tool: 'autopep8' | 'isort' | 'ruff';
  /** What to call it in a sentence: `id: isort`, `isort --float-to-top`. */
  readonly label: string;
  readonly args: readonly string[];
  /** Version that pre-commit installs, as it is written. */
  readonly version: string | undefined;
  readonly path: FilePath;
  readonly span: Span;
  readonly covers: (path: string) => boolean;
}

const tools = ['autopep8', 'isort', 'ruff'] as const;

const wanted: Wanted = {
  isIn: (script) => tools.some((tool) => script.includes(tool)),
};

/** The calls of formatters in the file at `path`, if it is one of those that hold such. */
export function toolCallsIn(path: FilePath, text: string): readonly ToolCall[] {
  if (/(?:^|\/)\.pre-commit-config\.ya?ml$/.test(path)) return hooksIn(path, text);
  return commandsIn(path, text, wanted).commands.flatMap(({ words, span }) => {
    const at = words.findIndex((word) => (tools as readonly string[]).includes(word));
    const tool = tools[tools.indexOf(words[at] as 'ruff')];
    const args = words.slice(at + 1);
    if (tool === undefined || at > 4 || onlyLooks(tool, args)) return [];
    return [
      {
        tool,
        label: [tool, ...args].join(' ').slice(0, 60),
        args,
        version: undefined,
        path,
        span,
        covers: () => true,
      },
    ];
  });
}

/** Whether a call reports what it would do, and changes nothing. */
function onlyLooks(tool: ToolCall['tool'], args: readonly string[]): boolean {
  if (tool === 'ruff') return !args.includes('--fix');
  if (tool === 'autopep8') return !args.some((word) => word === '--in-place' || /^-[a-z]*i/.test(word));
  return args.some((word) => /^(?:--check(?:-only)?|-c|--diff|--version)$/.test(word));
}

function hooksIn(path: FilePath, text: string): readonly ToolCall[] {
  const lines = new LineCounter();
  const document = parseDocument(text, { lineCounter: lines, logLevel: 'silent' });
  if (document.errors.length > 0 || !isMap(document.contents)) return [];
  const everywhere = patternOf(document.contents, 'exclude');
  return mapsIn(document.contents, 'repos').flatMap((repo) =>
    mapsIn(repo, 'hooks').flatMap((hook) => {
      const id = textIn(hook, 'id') ?? '';
      const entry = (textIn(hook, 'entry') ?? '').split(/\s+/).filter(Boolean);
      const tool = tools.find((name) => id === name || id === `${name}-check` || entry[0] === name);
      const range = hook.range;
      if (tool === undefined || range == null) return [];
      const args = [...entry.slice(1), ...stringsOf(hook, 'args')];
      if (args.some((word) => /^(?:--check(?:-only)?|--diff)$/.test(word))) return [];
      const end = text.indexOf('\n', range[0]);
      const span = { start: range[0], end: end < 0 ? text.length : end };
      const exclude = patternOf(hook, 'exclude');
      const only = patternOf(hook, 'files');
      const covers = (file: string) =>
        !everywhere(file) && !exclude(file) && (textIn(hook, 'files') === undefined || only(file));
      return [{ tool, label: `id: ${id}`, args, version: textIn(repo, 'rev'), path, span, covers }];
    }),
  );
}

/**
 * Whether a regular expression of pre-commit is about a file, by the names in it. It is not run: it is written for
 * Python and comes from the checked repository.
 */
function patternOf(map: YAMLMap, key: string): (path: string) => boolean {
  const words = new Set((textIn(map, key) ?? '').replace(/\\./g, '.').match(/[\w-]+/g) ?? []);
  return (path) => path.split(/[/.]/).some((part) => part !== 'py' && words.has(part));
}

function mapsIn(map: YAMLMap, key: string): readonly YAMLMap[] {
  const list = map.get(key, true);
  return isSeq(list) ? list.items.filter((item): item is YAMLMap => isMap(item)) : [];
}

function textIn(map: YAMLMap, key: string): string | undefined {
  const value = map.get(key);
  return typeof value === 'string' || typeof value === 'number' ? String(value) : undefined;
}

function stringsOf(map: YAMLMap, key: string): readonly string[] {
  const list = map.get(key, true);
  return isSeq(list) ? (list.toJSON() as unknown[]).map(String) : [];
}

/** One `key = value` of an INI file. */
interface IniOption {
  readonly value: string;
  /** The line of the key. */
  readonly span: Span;
}

/**
 * The options of each section, keys in lower case, as Python's configparser reads them: `=` or `:`, comments on lines of
 * their own, and values that go on over indented lines, which the INI readers of npm take for keys.
 */
export function parseIni(text: string): ReadonlyMap<string, ReadonlyMap<string, IniOption>> {
  const sections = new Map<string, Map<string, IniOption>>();
  let section: Map<string, IniOption> | undefined;
  let key: string | undefined;
  let start = 0;
  for (const line of text.split('\n')) {
    const span = { start, end: start + line.trimEnd().length };
    start += line.length + 1;
    if (/^\s*(?:[#;]|$)/.test(line)) continue;
    const name = /^\[([^\]]+)\]/.exec(line)?.[1];
    if (name !== undefined) {
      section = sections.get(name) ?? new Map();
      sections.set(name, section);
      key = undefined;
    } else if (/^\s/.test(line) && key !== undefined && section !== undefined) {
      const before = section.get(key)!;
      section.set(key, { ...before, value: `${before.value}\n${line.trim()}` });
    } else {
      const match = /^\s*([^=:]+?)\s*[=:]\s*(.*?)\s*$/.exec(line);
      if (match === null) continue;
      key = match[1]!.toLowerCase();
      section?.set(key, { value: match[2]!, span });
    }
  }
  return sections;
}

/** A list that is separated by commas, blanks or line breaks; a comment ends its line. */
export function listIn(value: string): readonly string[] {
  return value
    .replace(/#[^\n]*/g, '')
    .split(/[\s,]+/)
    .filter((word) => word !== '');
}

/** A table of a TOML file. */
export type Table = Readonly<Record<string, unknown>>;

/** The table at `keys` of a TOML text; undefined when there is none, or the text is no TOML. */
export function tableAt(text: string, ...keys: readonly string[]): Table | undefined {
  let here: unknown;
  try {
    here = parse(text.replace(/^\uFEFF/, ''));
  } catch {
    return undefined;
  }
  for (const key of keys) here = isTable(here) ? here[key] : undefined;
  return isTable(here) ? here : undefined;
}

function isTable(value: unknown): value is Table {
  return typeof value === 'object' && value !== null && !Array.isArray(value) && !(value instanceof Date);
}

/** A table inside of `table`, empty when it is not there. */
export function inner(table: Table, key: string): Table {
  const value = table[key];
  return isTable(value) ? value : {};
}

/** The strings in a list; a single string counts as a list of one. */
export function strings(value: unknown): readonly string[] {
  if (typeof value === 'string') return [value];
  return Array.isArray(value) ? value.filter((one): one is string => typeof one === 'string') : [];
}
