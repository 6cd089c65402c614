import { isScalar, isSeq, type Node, parseAllDocuments, type Scalar, visit } from 'yaml';
import type { Span } from '../text/span.js';

/** One entry of a mapping. */
export interface YamlEntry {
  readonly key: Scalar;
  readonly value: Node | null;
}

/** The entries anywhere in the YAML `text` whose key is one of `keys`. A document that is no YAML gives nothing. */
export function entriesOf(text: string, keys: ReadonlySet<unknown>): readonly YamlEntry[] {
  const entries: YamlEntry[] = [];
  for (const document of parseAllDocuments(text, { merge: true, uniqueKeys: false, logLevel: 'silent' })) {
    if (document.errors.length > 0) continue;
    visit(document, {
      Pair(_, { key, value }) {
        if (isScalar(key) && keys.has(key.value)) entries.push({ key, value: value as Node | null });
      },
    });
  }
  return entries;
}

/** A command in YAML: a scalar on one line or on several, or a list in either notation, which is given as JSON. */
export function scriptOf(value: Node | null): string | undefined {
  if (isScalar(value)) return typeof value.value === 'string' ? value.value : undefined;
  const words = wordsOf(value);
  return words === undefined ? undefined : JSON.stringify(words);
}

/** The words of a list; what is not a plain word counts as an empty one. */
export function wordsOf(value: Node | null): readonly string[] | undefined {
  return isSeq(value) ? value.items.map((item) => (isScalar(item) ? String(item.value) : '')) : undefined;
}

/** From the key to the end of the value, or of the line that the key stands on. */
export function lineOf(text: string, { key, value }: YamlEntry): Span {
  const [start, , end] = key.range ?? [0, 0, 0];
  const [, valueEnd] = value?.range ?? [0, end];
  const line = text.slice(start, valueEnd).search(/\r?\n/);
  return { start, end: line < 0 ? valueEnd : start + line };
}
