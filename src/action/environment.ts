import type { EventEnvironment } from '../host/actions/event.js';
import type { TimeLimits } from '../host/github/client.js';
import type { PythonVariables } from '../host/node/environment.js';
import { rulePages, tool } from '../report/input.js';
import type { Language } from '../text/prose.js';

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
  const pages = rulePages[language];
  // Used from its own checkout.
  if (!repository || !ref) return `${tool.homepage}/blob/main/${pages}`;
  const server = origin.GITHUB_SERVER_URL || 'https://github.com';
  // A ref may hold slashes, and anything else that a branch may be called.
  return encodeURI(`${server}/${repository}/blob/${ref}/${pages}`).replace(/[?#]/g, encodeURIComponent);
}
