import { isScalar, isSeq, type Node, parseAllDocuments, visit } from 'yaml';
import type { Script } from './script.js';

/**
 * What stands under `command:` and `entrypoint:` anywhere in the YAML `text`, in any of its notations: a scalar on one
 * line or on several, a list in brackets or with dashes (docs.docker.com, "Compose file reference"). Lists are given
 * as JSON. A document that is no YAML gives nothing.
 */
export function composeCommands(text: string): readonly Script[] {
  const scripts: Script[] = [];
  for (const document of parseAllDocuments(text, { merge: true, uniqueKeys: false, logLevel: 'silent' })) {
    if (document.errors.length > 0) continue;
    visit(document, {
      Pair(_, { key, value }) {
        if (!isScalar(key) || (key.value !== 'command' && key.value !== 'entrypoint')) return;
        const script = scriptOf(value as Node | null);
        const [start, , end] = key.range ?? [0, 0, 0];
        const [, valueEnd] = (value as Node | null)?.range ?? [0, end];
        if (script !== undefined)
          scripts.push({ text: script, span: { start, end: lineEnd(text, start, valueEnd) } });
      },
    });
  }
  return scripts;
}

function scriptOf(value: Node | null): string | undefined {
  if (isScalar(value)) return typeof value.value === 'string' ? value.value : undefined;
  if (!isSeq(value)) return undefined;
  return JSON.stringify(value.items.map((item) => (isScalar(item) ? String(item.value) : '')));
}

/** The end of what is written from `start` to `end`, or of its first line. */
function lineEnd(text: string, start: number, end: number): number {
  const line = text.slice(start, end).search(/\r?\n/);
  return line < 0 ? end : start + line;
}
