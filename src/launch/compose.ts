import type { Script } from './script.js';
import { entriesOf, lineOf, scriptOf } from './yaml-script.js';

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
