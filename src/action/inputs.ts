import { findConfigFile } from '../check/snapshot.js';
import { type ConfigFile, describeProblem } from '../config/config-file.js';
import { type ConfigInputs, resolveSettings } from '../config/resolve.js';
import type { Settings } from '../config/settings.js';
import { hint } from '../config/values.js';
import type { RawInputs } from '../host/actions/runner.js';
import { toFilePath } from '../project/file-path.js';
import { contentsOf, type SourceTree } from '../project/snapshot.js';

const commentModes = ['review', 'annotations', 'none'] as const;
const scopes = ['new', 'changed', 'all'] as const;

/** Where findings are told, apart from summary and files. */
type CommentMode = (typeof commentModes)[number];

/** Which findings of a pull request count. */
export type Scope = (typeof scopes)[number];

/** The inputs that only the action has, checked. */
export interface ActionOptions {
  readonly token: string | undefined;
  readonly comment: CommentMode;
  readonly scope: Scope;
  readonly suggestions: 'offer' | 'withhold';
  readonly config: string | undefined;
  readonly sarifFile: string | undefined;
  readonly reportFile: string | undefined;
  readonly docsUrl: string | undefined;
}

/** Checks what action.yml takes beyond the settings. Problems name the input. */
export function actionOptions(raw: RawInputs): {
  readonly options: ActionOptions;
  readonly problems: readonly string[];
} {
  const problems: string[] = [];
  const oneOf = <T extends string>(
    name: string,
    value: string | undefined,
    known: readonly T[],
    usual: T,
  ): T => {
    const given = known.find((each) => each === value);
    if (value !== undefined && given === undefined) {
      problems.push(`${name}: expected one of ${known.join(', ')}; found "${value}"${hint(value, known)}`);
    }
    return given ?? usual;
  };
  if (raw.docsUrl !== undefined && !/^https?:\/\/[^\s/]/.test(raw.docsUrl)) {
    problems.push(`docs-url: expected an address that starts with https://, found "${raw.docsUrl}"`);
  }
  const suggestions = oneOf('suggestions', raw.suggestions?.toLowerCase(), ['true', 'false'], 'true');
  const options: ActionOptions = {
    token: raw.token,
    comment: oneOf('comment', raw.comment, commentModes, 'review'),
    scope: oneOf('scope', raw.scope, scopes, 'new'),
    suggestions: suggestions === 'true' ? 'offer' : 'withhold',
    config: raw.config,
    sarifFile: raw.sarifFile,
    reportFile: raw.reportFile,
    docsUrl: raw.docsUrl,
  };
  return { options, problems };
}

/** Settings from inputs and the configuration file, or everything that is wrong with both. */
type Configuration =
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
