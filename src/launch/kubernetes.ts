import { isMap, isScalar, isSeq, type Node, parseAllDocuments, type Scalar, visit, type YAMLMap } from 'yaml';
import type { Script } from './script.js';
import { lineOf, wordsOf } from './yaml-script.js';

/**
 * What the containers of Kubernetes objects in the YAML `text` run: `command`, followed by `args` (kubernetes.io, "Define
 * a Command and Arguments for a Container"), as JSON. Of a container without `command` its arguments are taken to be all
 * of it: images start programs by way of a shell or tini. A template that is no YAML before it is rendered gives nothing.
 */
export function kubernetesCommands(text: string): readonly Script[] {
  if (!/^apiVersion:/m.test(text)) return [];
  const scripts: Script[] = [];
  for (const document of parseAllDocuments(text, { merge: true, uniqueKeys: false, logLevel: 'silent' })) {
    if (document.errors.length > 0) continue;
    visit(document, {
      Pair(_, { key, value }) {
        if (!isScalar(key) || (key.value !== 'containers' && key.value !== 'initContainers')) return;
        if (!isSeq(value)) return;
        for (const item of value.items) if (isMap(item)) scripts.push(...scriptIn(item, text));
      },
    });
  }
  return scripts;
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
  return [{ text: JSON.stringify(words), span: lineOf(text, key as Scalar, value as Node | null) }];
}
