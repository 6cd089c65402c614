import { isMap, isScalar, isSeq, type YAMLMap } from 'yaml';
import { commandsIn, type Wanted } from '../launchers/launch-files.js';
import type { FilePath } from '../project/snapshot.js';
import type { Span } from '../text/span.js';
import { yamlDocuments } from '../text/yaml.js';

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
  const document = yamlDocuments(text)?.[0];
  if (document === undefined || document.errors.length > 0 || !isMap(document.contents)) return [];
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
  return isSeq(list) ? list.items.flatMap((item) => (isScalar(item) ? [String(item.value)] : [])) : [];
}

/** A list that is separated by commas, blanks or line breaks; a comment ends its line. */
export function listIn(value: string): readonly string[] {
  return value
    .replace(/#[^\n]*/g, '')
    .split(/[\s,]+/)
    .filter((word) => word !== '');
}

/** The strings in a list; a single string counts as a list of one. */
export function strings(value: unknown): readonly string[] {
  if (typeof value === 'string') return [value];
  return Array.isArray(value) ? value.filter((one): one is string => typeof one === 'string') : [];
}
