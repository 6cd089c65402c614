import { isMap, isScalar, isSeq, type Node, type Scalar, type YAMLMap } from 'yaml';
import type { Script } from './script.js';
import { entriesOf, lineOf, wordsOf } from './yaml-script.js';

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
