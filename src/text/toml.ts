import { parse } from 'smol-toml';

export { TomlError } from 'smol-toml';

/** A table of a TOML file. */
export type Table = Readonly<Record<string, unknown>>;

/** Tables and lists in each other. The parser recurses and counts; nobody's configuration comes near it. */
const maxDepth = 100;

/** The document in a TOML text, which may begin with a byte order mark. Throws a TomlError where it is none. */
export function parseToml(text: string): Table {
  return parse(text.replace(/^\uFEFF/, ''), { maxDepth });
}

/** The table at `keys` of a TOML text; undefined when there is none, or the text is no TOML. */
export function tableAt(text: string, ...keys: readonly string[]): Table | undefined {
  let here: unknown;
  try {
    here = parseToml(text);
  } catch {
    return undefined;
  }
  for (const key of keys) here = isTable(here) ? here[key] : undefined;
  return isTable(here) ? here : undefined;
}

/** Whether a value of TOML is a table. */
export function isTable(value: unknown): value is Table {
  return typeof value === 'object' && value !== null && !Array.isArray(value) && !(value instanceof Date);
}

/** A table inside of `table`, empty when it is not there. */
export function inner(table: Table, key: string): Table {
  const value = table[key];
  return isTable(value) ? value : {};
}
