import type { Span } from '../text/span.js';

/** One `key = value` of an INI file. */
export interface IniOption {
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
