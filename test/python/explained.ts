import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const DOCUMENT = fileURLToPath(new URL('../../src/python/README.md', import.meta.url));

/** Whether the page lists `path` under "Explained differences": by its end, one `- \`path\`: reason` a line. */
export function isExplained(path: string): boolean {
  const section = readFileSync(DOCUMENT, 'utf8').split('## Explained differences')[1] ?? '';
  const ends = [...section.split('\n## ')[0]!.matchAll(/^- `([^`]+)`: /gm)].map((match) => match[1]!);
  return ends.some((end) => path.endsWith(end));
}
