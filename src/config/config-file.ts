import { parse, TomlError } from 'smol-toml';
import { lineOfValue } from './key-lines.js';
import type { ConfigProblem } from './problem.js';

/** A configuration file as it was read. In a `pyproject.toml` the table `tool.late-patch` counts, elsewhere everything. */
export interface ConfigFile {
  readonly path: string;
  readonly text: string;
}

/** Names looked for at the root, the first that has settings wins. */
export const configFileNames = ['.late-patch.toml', 'pyproject.toml'] as const;

/** The settings table of a file, not yet checked; `undefined` values when the file has none. */
export type ParsedConfigFile =
  | {
      readonly kind: 'table';
      readonly values: Readonly<Record<string, unknown>>;
      /** The line of the value at a path of keys and indices, as `lineOfValue` has it. */
      readonly lineOf: (path: readonly (string | number)[], value?: unknown) => number | undefined;
    }
  | { readonly kind: 'absent' }
  | { readonly kind: 'invalid'; readonly problem: ConfigProblem };

/** Parses TOML and picks the table that is ours. */
export function parseConfigFile({ path, text }: ConfigFile): ParsedConfigFile {
  const table = isPyproject(path) ? ['tool', 'late-patch'] : [];
  try {
    const document = parse(text.replace(/^\uFEFF/, ''));
    const values = table.length === 0 ? document : settingsOf(document);
    if (values === undefined) return { kind: 'absent' };
    if (!isTable(values)) {
      return invalid(path, lineOfValue(text, table), 'tool.late-patch must be a table');
    }
    return { kind: 'table', values, lineOf: (keys, value) => lineOfValue(text, [...table, ...keys], value) };
  } catch (error) {
    if (!(error instanceof TomlError)) throw error;
    const reason = error.message.split('\n')[0]!.replace(/^Invalid TOML document: /, '');
    return invalid(path, error.line, `not valid TOML: ${reason}`);
  }
}

/** Whether settings are looked for in a table of the file rather than at its top. */
export function isPyproject(path: string): boolean {
  return /(?:^|[\\/])pyproject\.toml$/.test(path);
}

function settingsOf(document: Readonly<Record<string, unknown>>): unknown {
  const tools = document['tool'];
  return isTable(tools) && Object.hasOwn(tools, 'late-patch') ? tools['late-patch'] : undefined;
}

function isTable(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value) && !(value instanceof Date);
}

function invalid(path: string, line: number | undefined, message: string): ParsedConfigFile {
  return { kind: 'invalid', problem: { source: { kind: 'file', path, line }, message } };
}
