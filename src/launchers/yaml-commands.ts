import { isMap, isScalar, isSeq, type Node, parseAllDocuments, type Scalar, visit, type YAMLMap } from 'yaml';
import type { Span } from '../text/span.js';

const commandKeys = new Set(['command', 'entrypoint']);

/**
 * What stands under `command:` and `entrypoint:` anywhere in the YAML `text`, in any of its notations (docs.docker.com,
 * "Compose file reference"). Lists are given as JSON. A document that is no YAML gives nothing.
 */
export function composeCommands(text: string): readonly Script[] {
  return entriesOf(text, commandKeys).flatMap((entry) => {
    const script = scriptOf(entry.value);
    return script === undefined ? [] : [{ text: script, span: lineOf(text, entry) }];
  });
}

const containerKeys = new Set(['containers', 'initContainers']);

/**
 * What the containers of Kubernetes objects in the YAML `text` run: `command`, followed by `args` (kubernetes.io, "Define
 * a Command and Arguments for a Container"), as JSON. Of a container without `command` its arguments are taken to be all
 * of it: images start programs by way of a shell or tini. A template that is no YAML before it is rendered gives nothing.
 */
export function kubernetesCommands(text: string): readonly Script[] {
  if (!/^apiVersion:/m.test(text)) return [];
  return entriesOf(text, containerKeys).flatMap(({ value }) =>
    isSeq(value) ? value.items.flatMap((item) => (isMap(item) ? scriptIn(item, text) : [])) : [],
  );
}

function scriptIn(container: YAMLMap, text: string): readonly Script[] {
  const pairs = ['command', 'args'].flatMap((name) => {
    const pair = container.items.find(({ key }) => isScalar(key) && key.value === name);
    const words = wordsOf((pair?.value ?? null) as Node | null);
    return pair === undefined || words === undefined ? [] : [{ pair, words }];
  });
  const [first] = pairs;
  if (first === undefined) return [];
  const { key, value } = first.pair;
  const words = pairs.flatMap((one) => one.words);
  const entry = { key: key as Scalar, value: value as Node | null };
  return [{ text: JSON.stringify(words), span: lineOf(text, entry) }];
}

/** A stretch of text that holds shell commands. */
export interface Script {
  readonly text: string;
  readonly span: Span;
}

/** One entry of a mapping. */
interface YamlEntry {
  readonly key: Scalar;
  readonly value: Node | null;
}

/** The entries anywhere in the YAML `text` whose key is one of `keys`. A document that is no YAML gives nothing. */
function entriesOf(text: string, keys: ReadonlySet<unknown>): readonly YamlEntry[] {
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
function scriptOf(value: Node | null): string | undefined {
  if (isScalar(value)) return typeof value.value === 'string' ? value.value : undefined;
  const words = wordsOf(value);
  return words === undefined ? undefined : JSON.stringify(words);
}

/** The words of a list; what is not a plain word counts as an empty one. */
function wordsOf(value: Node | null): readonly string[] | undefined {
  return isSeq(value) ? value.items.map((item) => (isScalar(item) ? String(item.value) : '')) : undefined;
}

/** From the key to the end of the value, or of the line that the key stands on. */
function lineOf(text: string, { key, value }: YamlEntry): Span {
  const [start, , end] = key.range ?? [0, 0, 0];
  const [, valueEnd] = value?.range ?? [0, end];
  const line = text.slice(start, valueEnd).search(/\r?\n/);
  return { start, end: line < 0 ? valueEnd : start + line };
}
