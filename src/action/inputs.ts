import { configurationText, findConfigFile } from '../check/snapshot.js';
import type { ConfigFile } from '../config/config-file.js';
import { type ConfigInputs, resolveSettings } from '../config/resolve.js';
import type { Settings } from '../config/settings.js';
import { closest } from '../config/values.js';
import type { EventEnvironment } from '../host/actions/event.js';
import type { RawInputs } from '../host/actions/runner.js';
import type { TimeLimits } from '../host/github/client.js';
import type { PythonVariables } from '../host/node/environment.js';
import type { Problem } from '../messages/shell.js';
import { contentsOf, type SourceTree, toFilePath } from '../project/snapshot.js';
import { rulePagesIn, tool } from '../report/input.js';
import type { Language } from '../text/prose.js';

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
  readonly problems: readonly Problem[];
} {
  const problems: Problem[] = [];
  const oneOf = <T extends string>(
    name: string,
    value: string | undefined,
    known: readonly T[],
    usual: T,
  ): T => {
    const given = known.find((each) => each === value);
    if (value !== undefined && given === undefined) {
      problems.push({ what: 'choice', name, known, found: value, meant: closest(value, known) });
    }
    return given ?? usual;
  };
  if (raw.docsUrl !== undefined && !/^https?:\/\/[^\s/]/.test(raw.docsUrl)) {
    problems.push({ what: 'no-address', found: raw.docsUrl });
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
  | { readonly kind: 'invalid'; readonly problems: readonly Problem[]; readonly language: Language };

/** Reads the configuration file of `tree` (the one that the input `config` names, if any) and merges the inputs into it. */
export async function configuration(raw: RawInputs, tree: SourceTree | undefined): Promise<Configuration> {
  const file = tree === undefined ? undefined : await configFile(raw.config, tree);
  const resolved = resolveSettings({
    inputs: inputsOf(raw),
    configFile: file?.kind === 'found' ? file.file : undefined,
  });
  const problems: Problem[] = file?.kind === 'missing' ? [file.problem] : [];
  if (resolved.kind === 'invalid') problems.push(...resolved.problems);
  else if (problems.length === 0) return { kind: 'ok', settings: resolved.settings };
  const { language } = resolved.kind === 'ok' ? resolved.settings : resolved;
  return { kind: 'invalid', problems, language };
}

/** The settings that the inputs give with another configuration file, or with none; undefined where they are wrong. */
export function settingsWith(raw: RawInputs, configFile: ConfigFile | undefined): Settings | undefined {
  const resolved = resolveSettings({ inputs: inputsOf(raw), configFile });
  return resolved.kind === 'ok' ? resolved.settings : undefined;
}

function inputsOf(raw: RawInputs): ConfigInputs {
  return {
    values: {
      include: raw.include,
      exclude: raw.exclude,
      'source-roots': raw.sourceRoots,
      'python-version': raw.pythonVersion,
      platform: raw.platform,
      'python-path': raw.pythonPath,
      'fail-on': raw.failOn,
      timeout: raw.timeout,
      language: raw.language,
    },
    nameOf: (key) => key,
  };
}

type GivenConfig =
  | { readonly kind: 'found'; readonly file: ConfigFile | undefined }
  | { readonly kind: 'missing'; readonly problem: Problem };

async function configFile(given: string | undefined, tree: SourceTree): Promise<GivenConfig> {
  if (given === undefined) return { kind: 'found', file: await findConfigFile(tree) };
  const missing = (problem: Problem) => ({ kind: 'missing', problem }) as const;
  const path = toFilePath(given);
  if (path === undefined) return missing({ what: 'config-outside', path: given });
  const content = (await contentsOf(tree, [path])).get(path);
  if (content === undefined) return missing({ what: 'config-absent', path: given });
  if (content.kind === 'unreadable')
    return missing({ what: 'config-unreadable', path: given, reason: content.reason });
  return { kind: 'found', file: { path, text: configurationText(content) } };
}

/** The variables of the runner that this action reads. Inputs are read by the toolkit. */
export interface Environment extends EventEnvironment, ActionOrigin, PythonVariables, TimeLimits {
  readonly GITHUB_API_URL?: string | undefined;
  readonly GITHUB_GRAPHQL_URL?: string | undefined;
  readonly GITHUB_STEP_SUMMARY?: string | undefined;
  readonly GITHUB_WORKSPACE?: string | undefined;
}

/** The folder that the job has checked its code out into. */
export function workspaceOf({ GITHUB_WORKSPACE: workspace }: Environment): string {
  return workspace || process.cwd();
}

/** What the runner says about where the action came from (empty for `uses: ./`). */
interface ActionOrigin {
  readonly GITHUB_SERVER_URL?: string | undefined;
  readonly GITHUB_ACTION_REPOSITORY?: string | undefined;
  readonly GITHUB_ACTION_REF?: string | undefined;
}

/** The address of the folder with the rule pages, in the version that runs: the input `docs-url`, else the origin. */
export function docsBaseOf(docsUrl: string | undefined, origin: ActionOrigin, language: Language): string {
  if (docsUrl !== undefined) return docsUrl;
  const { GITHUB_ACTION_REPOSITORY: repository, GITHUB_ACTION_REF: ref } = origin;
  const pages = rulePagesIn(language);
  // Used from its own checkout.
  if (!repository || !ref) return `${tool.homepage}/blob/main/${pages}`;
  const server = origin.GITHUB_SERVER_URL || 'https://github.com';
  // A ref may hold slashes, and anything else that a branch may be called.
  return encodeURI(`${server}/${repository}/blob/${ref}/${pages}`).replace(/[?#]/g, encodeURIComponent);
}
