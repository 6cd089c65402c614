import { isScalar, type Node, parseAllDocuments, visit } from 'yaml';
import type { Script } from './script.js';
import { lineOf, scriptOf } from './yaml-script.js';

/**
 * What stands under `command:` and `entrypoint:` anywhere in the YAML `text`, in any of its notations (docs.docker.com,
 * "Compose file reference"). Lists are given as JSON. A document that is no YAML gives nothing.
 */
export function composeCommands(text: string): readonly Script[] {
  const scripts: Script[] = [];
  for (const document of parseAllDocuments(text, { merge: true, uniqueKeys: false, logLevel: 'silent' })) {
    if (document.errors.length > 0) continue;
    visit(document, {
      Pair(_, { key, value }) {
        if (!isScalar(key) || (key.value !== 'command' && key.value !== 'entrypoint')) return;
        const script = scriptOf(value as Node | null);
        if (script !== undefined)
          scripts.push({ text: script, span: lineOf(text, key, value as Node | null) });
      },
    });
  }
  return scripts;
}
