import { tool } from '../report/tool.js';

/** Where the rule pages are when the action is used from its own checkout. */
const fallback = `${tool.homepage}/blob/main/docs/rules`;

/** What the runner says about where the action came from (empty for `uses: ./`). */
export interface ActionOrigin {
  readonly GITHUB_SERVER_URL?: string | undefined;
  readonly GITHUB_ACTION_REPOSITORY?: string | undefined;
  readonly GITHUB_ACTION_REF?: string | undefined;
}

/** The address of the folder with the rule pages, in the version that runs: the input `docs-url`, else the origin. */
export function docsBaseOf(docsUrl: string | undefined, origin: ActionOrigin): string {
  if (docsUrl !== undefined) return docsUrl;
  const { GITHUB_ACTION_REPOSITORY: repository, GITHUB_ACTION_REF: ref } = origin;
  if (!repository || !ref) return fallback;
  const server = origin.GITHUB_SERVER_URL || 'https://github.com';
  // A ref may hold slashes, and anything else that a branch may be called.
  return encodeURI(`${server}/${repository}/blob/${ref}/docs/rules`).replace(/[?#]/g, encodeURIComponent);
}
