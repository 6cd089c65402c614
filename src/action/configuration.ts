import type { ConfigFile } from '../config/config-file.js';
import { describeProblem } from '../config/problem.js';
import { type ConfigInputs, resolveSettings } from '../config/resolve.js';
import type { Settings } from '../config/settings.js';
import type { RawInputs } from '../host/actions/inputs.js';
import { findConfigFile } from '../host/configuration.js';
import { toFilePath } from '../tree/file-path.js';
import { contentsOf, type SourceTree } from '../tree/source-tree.js';

/** Settings from inputs and the configuration file, or everything that is wrong with both. */
export type Configuration =
  | { readonly kind: 'ok'; readonly settings: Settings }
  | { readonly kind: 'invalid'; readonly problems: readonly string[] };

/** Reads the configuration file of `tree` (the one that the input `config` names, if any) and merges the inputs into it. */
export async function configuration(raw: RawInputs, tree: SourceTree | undefined): Promise<Configuration> {
  const file = tree === undefined ? undefined : await configFile(raw.config, tree);
  const problems = typeof file === 'string' ? [file] : [];
  const resolved = resolveSettings({
    inputs: inputsOf(raw),
    configFile: typeof file === 'string' ? undefined : file,
  });
  if (resolved.kind === 'invalid') problems.push(...resolved.problems.map(describeProblem));
  if (problems.length > 0 || resolved.kind === 'invalid') return { kind: 'invalid', problems };
  return { kind: 'ok', settings: resolved.settings };
}

function inputsOf(raw: RawInputs): ConfigInputs {
  return {
    values: {
      include: raw.include,
      exclude: raw.exclude,
      'source-roots': raw.sourceRoots,
      'python-version': raw.pythonVersion,
      'python-path': raw.pythonPath,
      'fail-on': raw.failOn,
      language: raw.language,
    },
    nameOf: (key) => key,
  };
}

/** The file, or in words why the one asked for is not there. */
async function configFile(
  given: string | undefined,
  tree: SourceTree,
): Promise<ConfigFile | string | undefined> {
  if (given === undefined) return findConfigFile(tree);
  const path = toFilePath(given);
  if (path === undefined) return `config: "${given}" is not a path inside the repository`;
  const content = (await contentsOf(tree, [path])).get(path);
  if (content === undefined) return `config: there is no file "${given}"`;
  if (content.kind === 'unreadable') return `config: "${given}" cannot be read: ${content.reason}`;
  return { path, text: content.kind === 'text' ? content.text : new TextDecoder().decode(content.bytes) };
}
