import { isScalar, isSeq, type Node, type Scalar } from 'yaml';
import type { Span } from '../text/span.js';

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

/** From `key` to the end of `value`, or of the line that `key` stands on. */
export function lineOf(text: string, key: Scalar, value: Node | null): Span {
  const [start, , end] = key.range ?? [0, 0, 0];
  const [, valueEnd] = value?.range ?? [0, end];
  const line = text.slice(start, valueEnd).search(/\r?\n/);
  return { start, end: line < 0 ? valueEnd : start + line };
}
