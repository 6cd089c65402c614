import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, resolve } from 'node:path';

/** Writes `text` to `path` (relative to `folder`), making folders as needed; in words why it failed, or undefined. */
export function writeFile(folder: string, path: string, text: string): string | undefined {
  const target = resolve(folder, path);
  try {
    mkdirSync(dirname(target), { recursive: true });
    writeFileSync(target, text);
    return undefined;
  } catch (error) {
    return `"${path}" cannot be written (${(error as NodeJS.ErrnoException).code ?? String(error)})`;
  }
}
