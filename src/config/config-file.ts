import { isTable, parseToml, TomlError } from '../text/toml.js';
import type { ValueFault } from './values.js';

/** A configuration file as it was read. In a `pyproject.toml` the table `tool.late-patch` counts, elsewhere everything. */
export interface ConfigFile {
  readonly path: string;
  readonly text: string;
  /** The name that it should have, where it lies under one that nothing looks for. */
  readonly meant?: string;
}

/** Names looked for at the root, the first that has settings wins. */
export const configFileNames = ['.late-patch.toml', 'pyproject.toml'] as const;

/** What people call the first of them instead: settings there would count for nothing. */
export const misspelledFileNames = ['late-patch.toml', 'late_patch.toml', '.late_patch.toml'] as const;

/** The settings table of a file, not yet checked; `undefined` values when the file has none. */
type ParsedConfigFile =
  | {
      readonly kind: 'table';
      readonly values: Readonly<Record<string, unknown>>;
      /** The line of the value at a path of keys and indices, as `lineOfValue` has it. */
      readonly lineOf: (path: ValuePath, value?: unknown) => number | undefined;
    }
  | { readonly kind: 'absent' }
  | { readonly kind: 'invalid'; readonly problem: ConfigProblem };

/** Parses TOML and picks the table that is ours. */
export function parseConfigFile({ path, text, meant }: ConfigFile): ParsedConfigFile {
  if (meant !== undefined) return invalid(path, undefined, { what: 'misnamed-file', meant });
  const table = isPyproject(path) ? ['tool', 'late-patch'] : [];
  try {
    const document = parseToml(text);
    const misspelled = table.length === 0 ? undefined : misspelledTable(document);
    if (misspelled !== undefined) {
      const fault: ValueFault = {
        what: 'misnamed-table',
        found: misspelled.join('.'),
        meant: table.join('.'),
      };
      return invalid(path, lineOfValue(text, misspelled), fault);
    }
    const values = table.length === 0 ? document : settingsOf(document);
    if (values === undefined) return { kind: 'absent' };
    if (!isTable(values)) {
      return invalid(path, lineOfValue(text, table), { what: 'no-settings-table' });
    }
    return { kind: 'table', values, lineOf: (keys, value) => lineOfValue(text, [...table, ...keys], value) };
  } catch (error) {
    if (!(error instanceof TomlError)) throw error;
    const reason = error.message.split('\n')[0]!.replace(/^Invalid TOML document: /, '');
    return invalid(path, error.line, { what: 'not-toml', reason });
  }
}

/** Whether settings are looked for in a table of the file rather than at its top. */
function isPyproject(path: string): boolean {
  return /(?:^|[\\/])pyproject\.toml$/.test(path);
}

function settingsOf(document: Readonly<Record<string, unknown>>): unknown {
  const tools = document['tool'];
  return isTable(tools) && Object.hasOwn(tools, 'late-patch') ? tools['late-patch'] : undefined;
}

/** A table for which nobody looks and that was meant for us: `tool.late_patch`, or `late-patch` outside of `tool`. */
function misspelledTable(document: Readonly<Record<string, unknown>>): readonly string[] | undefined {
  const isOurs = (key: string) => key.toLowerCase().replace(/[-_. ]/g, '') === 'latepatch';
  const tools = document['tool'];
  const inTools = Object.keys(isTable(tools) ? tools : {}).find((key) => isOurs(key) && key !== 'late-patch');
  if (inTools !== undefined) return ['tool', inTools];
  const atTop = Object.keys(document).find(isOurs);
  return atTop === undefined ? undefined : [atTop];
}

function invalid(path: string, line: number | undefined, fault: ValueFault): ParsedConfigFile {
  return {
    kind: 'invalid',
    problem: { what: 'configuration', source: { kind: 'file', path, line }, path: [], fault },
  };
}

/** A bare, basic-quoted or literal-quoted TOML key part. */
const keyPart = `(?:[A-Za-z0-9_-]+|"[^"\\n]*"|'[^'\\n]*')`;
const dottedKey = `${keyPart}(?:\\s*\\.\\s*${keyPart})*`;
const header = new RegExp(`^\\s*(\\[\\[?)\\s*(${dottedKey})\\s*\\]`);
const assignment = new RegExp(`^\\s*(${dottedKey})\\s*=`);

/** Lines below a key in which a value of its list is looked for. */
const longestList = 500;

function normalized(key: string): string {
  return [...key.matchAll(new RegExp(keyPart, 'g'))]
    .map(([part]) => part.replace(/^["']|["']$/g, ''))
    .join('.');
}

/**
 * The 1-based line where the value at `path` is written: keys, and indices into arrays. Of a path that has no line of its
 * own (inside an inline table) it is the line of the nearest key above it; undefined when there is none.
 * A line scan, since the TOML parser keeps no positions: text that looks like an assignment inside a multi-line string can
 * mislead it, which costs a wrong line number in a message and nothing else.
 */
export function lineOfValue(text: string, path: ValuePath, value?: unknown): number | undefined {
  const lines = text.split(/\r\n|\n/);
  for (let length = path.length; length > 0; length--) {
    const line = lineOfKey(lines, path.slice(0, length).join('.'));
    if (line === undefined) continue;
    const isElement = length < path.length && typeof path.at(-1) === 'number' && typeof value === 'string';
    return isElement ? lineOfText(lines, line, value) : line;
  }
  return undefined;
}

function lineOfKey(lines: readonly string[], wanted: string): number | undefined {
  let open = '';
  const tables = new Map<string, number>();
  for (const [index, line] of lines.entries()) {
    const [, brackets, opened] = header.exec(line) ?? [];
    if (opened !== undefined) {
      open = normalized(opened);
      if (brackets === '[[') {
        const count = tables.get(open) ?? 0;
        tables.set(open, count + 1);
        open = `${open}.${count}`;
      }
      if (open === wanted || open.startsWith(`${wanted}.`)) return index + 1;
      continue;
    }
    const assigned = assignment.exec(line)?.[1];
    if (assigned === undefined) continue;
    const full = open === '' ? normalized(assigned) : `${open}.${normalized(assigned)}`;
    if (full === wanted || full.startsWith(`${wanted}.`)) return index + 1;
  }
  return undefined;
}

/** The first line from 1-based `first` on that quotes `value`, else `first`. */
function lineOfText(lines: readonly string[], first: number, value: string): number {
  const near = lines.slice(first - 1, first - 1 + longestList);
  const at = near.findIndex((line) => line.includes(`"${value}"`) || line.includes(`'${value}'`));
  return at < 0 ? first : first + at;
}

/** Something wrong with the configuration or an input. A run reports all of them at once and does nothing else. */
export interface ConfigProblem {
  readonly what: 'configuration';
  readonly source: ConfigSource;
  /** Keys and indices that lead to the value; none where the source says it already. */
  readonly path: ValuePath;
  readonly fault: ValueFault;
}

/** Where the wrong value was written: a file (line where known, 1-based) or an input, named as its host names it. */
export type ConfigSource =
  | { readonly kind: 'file'; readonly path: string; readonly line: number | undefined }
  | { readonly kind: 'input'; readonly name: string };

/** Keys and indices that lead to a value. */
export type ValuePath = readonly (string | number)[];
