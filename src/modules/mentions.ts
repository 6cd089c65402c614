import { remembered } from '../text/remembered.js';
import { wordSearch } from '../text/word-search.js';
import { isPythonSource } from '../tree/file-kinds.js';
import { basename } from '../tree/file-path.js';
import type { Snapshot } from '../tree/snapshot.js';
import { leafOf } from './module-name.js';

const projectFiles: ReadonlySet<string> = new Set(['pyproject.toml', 'setup.cfg', 'setup.py']);

/**
 * Tells whether a repository counts on a library: any of its Python files imports the module, or a project file
 * names it as a dependency. Texts are searched, not parsed: a comment or a string can make the answer a wrong yes.
 * The function remembers its answers.
 */
export function mentionsIn(snapshot: Snapshot): (module: string) => boolean {
  return remembered((module) => isMentioned(snapshot, module));
}

function isMentioned(snapshot: Snapshot, module: string): boolean {
  const leaf = wordSearch(leafOf(module));
  const name = module.replaceAll('.', '\\.');
  const dot = name.lastIndexOf('\\.');
  const fromParent =
    dot < 0 ? '' : `|from[ \\t]+${name.slice(0, dot)}[ \\t]+import\\b[^\\n#]*\\b${name.slice(dot + 2)}\\b`;
  const imported = new RegExp(
    `^[ \\t]*(?:from[ \\t]+${name}\\b|import[ \\t][^\\n#]*(?<![\\w.])${name}\\b${fromParent})`,
    'm',
  );
  // Distributions are written with either separator: service-identity, service_identity, google-cloud-storage.
  const declared = new RegExp(`(?<![\\w.-])${module.replace(/[._]/g, '[-_.]')}(?![\\w.-])`, 'i');
  for (const [path, text] of snapshot.texts) {
    if (projectFiles.has(basename(path)) && declared.test(text)) return true;
    // Most files lack the word, which is found out faster than that they lack the import.
    if (leaf(text) >= 0 && isPythonSource(path, text) && imported.test(text)) return true;
  }
  return false;
}
