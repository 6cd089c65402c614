import { parse } from 'smol-toml';

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

export function isTable(value: unknown): value is Table {
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
