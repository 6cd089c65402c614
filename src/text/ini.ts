import type { Span } from './span.js';

/** One `key = value` of an INI file. */
export interface IniEntry {
  readonly key: string;
  readonly value: string;
  /** The line of the key. */
  readonly span: Span;
}

/**
 * The entries of each section in their order, as Python's configparser takes a text apart: `=` or `:`, comments on lines of
 * their own, and values that go on over indented lines (which the INI readers of npm take for keys). With `isFlat` lines
 * stand for themselves, may be indented, and only `=` ends a key, as uWSGI reads them. Takes as long as the text is, whatever stands in it.
 */
export function iniSections(
  text: string,
  { isFlat = false }: { readonly isFlat?: boolean } = {},
): ReadonlyMap<string, readonly IniEntry[]> {
  const sections = new Map<string, IniEntry[]>();
  let entries: IniEntry[] | undefined;
  let isOpen = false;
  let start = 0;
  for (const line of text.split('\n')) {
    const content = line.trim();
    const span = { start, end: start + line.trimEnd().length };
    start += line.length + 1;
    if (content === '' || content.startsWith('#') || content.startsWith(';')) continue;
    const isIndented = !isFlat && line.trimStart().length < line.length;
    const close = isIndented || !content.startsWith('[') ? -1 : content.indexOf(']');
    if (close > 1) {
      const name = content.slice(1, close);
      entries = sections.get(name) ?? [];
      sections.set(name, entries);
      isOpen = false;
    } else if (isIndented && isOpen) {
      const last = entries!.pop()!;
      entries!.push({ ...last, value: `${last.value}\n${content}` });
    } else {
      const end = isFlat ? content.indexOf('=') : delimiter(content);
      if (end < 1 || entries === undefined) continue;
      entries.push({ key: content.slice(0, end).trimEnd(), value: content.slice(end + 1).trimStart(), span });
      isOpen = true;
    }
  }
  return sections;
}

/** Where the key of an entry ends, or -1. */
function delimiter(content: string): number {
  const equals = content.indexOf('=');
  const colon = content.indexOf(':');
  return equals < 0 || (colon >= 0 && colon < equals) ? colon : equals;
}

/** The options of each section by their names in lower case, the last of each: what configparser answers with. */
export function parseIni(text: string): ReadonlyMap<string, ReadonlyMap<string, IniEntry>> {
  const sections = [...iniSections(text)];
  return new Map(
    sections.map(([name, entries]) => [name, new Map(entries.map((one) => [one.key.toLowerCase(), one]))]),
  );
}
