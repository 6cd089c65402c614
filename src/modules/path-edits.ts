import { wordSearch } from '../text/word-search.js';
import { dirname, join, toFilePath } from '../tree/file-path.js';

const edit = /sys\.path(?:\.(?:insert|append|extend)\s*\(|\s*\+?=|\s*\[0:0\]\s*=)([^\n]*(?:\n[^\n]*)?)/g;
const sysPath = wordSearch('sys.path');
const segment = /['"]([^'"\n]*)['"]/g;

/**
 * Folders that `text`, the file at `path`, may add to `sys.path` by literal names, seen from its own folder, the folders
 * above it and the root: `sys.path.insert(0, 'lib')`, `sys.path.append(os.path.join(here, '..', 'common'))`. It may
 * name folders that do not exist.
 */
export function pathEditsIn(path: string, text: string): ReadonlySet<string> {
  const folders = new Set<string>();
  if (sysPath(text) < 0) return folders;
  const own = dirname(path);
  const starts = [own, dirname(own), ''];
  for (const [, tail] of text.matchAll(edit)) {
    const parts = [...(tail ?? '').matchAll(segment)]
      .map((match) => match[1]!)
      .filter((part) => /^[\w./-]+$/.test(part));
    for (const name of [parts.join('/'), ...parts]) {
      for (const start of starts) {
        const folder = normalized(join(start, name.replace(/^\/+/, '')));
        if (folder !== undefined) folders.add(folder);
      }
    }
  }
  return folders;
}

/** `a/../b` as `b`; undefined when it leaves the root. */
function normalized(folder: string): string | undefined {
  const parts: string[] = [];
  for (const part of folder.split('/')) {
    if (part !== '..') parts.push(part);
    else if (parts.pop() === undefined) return undefined;
  }
  return toFilePath(parts.join('/'));
}
