import { type ConfigFile, configFileNames, parseConfigFile } from '../config/config-file.js';
import { toFilePath } from '../tree/file-path.js';
import { contentsOf, type SourceTree } from '../tree/source-tree.js';

/**
 * The configuration file of a tree: the first of `.late-patch.toml` and `pyproject.toml` at its root that has settings
 * (or cannot be parsed: then it is returned, so that its problem gets reported), or undefined.
 */
export async function findConfigFile(tree: SourceTree): Promise<ConfigFile | undefined> {
  const names = configFileNames.map((name) => toFilePath(name)!);
  const contents = await contentsOf(tree, names);
  for (const path of names) {
    const content = contents.get(path);
    if (content === undefined || content.kind === 'unreadable') continue;
    const text = content.kind === 'text' ? content.text : new TextDecoder().decode(content.bytes);
    const file = { path, text };
    if (parseConfigFile(file).kind !== 'absent') return file;
  }
  return undefined;
}
