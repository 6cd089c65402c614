import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { decodeSource } from '../../python/decode.js';
import type { InstalledPackages } from '../../tree/installed.js';
import { readSourceFile } from './read-file.js';

/**
 * The packages in `folders` (absolute), read when the analysis asks for them: an environment has tens of thousands of
 * files, and imports lead to a few hundred. What cannot be read is not there.
 */
export function installedFolders(folders: readonly string[]): InstalledPackages {
  const listings = new Map<string, ReadonlySet<string> | undefined>();
  const texts = new Map<string, string | undefined>();
  return {
    roots: folders,
    list(folder) {
      if (!listings.has(folder)) listings.set(folder, namesIn(folder));
      return listings.get(folder);
    },
    text(path) {
      if (!texts.has(path)) texts.set(path, textOf(path));
      return texts.get(path);
    },
    python: folders.map(versionOf).find((version) => version !== undefined),
  };
}

function namesIn(folder: string): ReadonlySet<string> | undefined {
  try {
    const entries = readdirSync(folder, { withFileTypes: true });
    return new Set(entries.map((entry) => (entry.isDirectory() ? `${entry.name}/` : entry.name)));
  } catch {
    return undefined;
  }
}

function textOf(path: string): string | undefined {
  const content = readSourceFile(join(path));
  if (content.kind !== 'bytes') return undefined;
  const decoded = decodeSource(content.bytes);
  return decoded.kind === 'text' ? decoded.text : undefined;
}

/** `…/lib/python3.12/site-packages` belongs to Python 3.12. */
function versionOf(folder: string): readonly [number, number] | undefined {
  const match = /[\\/]python(\d+)\.(\d+)[\\/](?:site|dist)-packages[\\/]?$/.exec(folder);
  return match === null ? undefined : [Number(match[1]), Number(match[2])];
}
