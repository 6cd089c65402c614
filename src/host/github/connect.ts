import { type GitHub, gitHubClient } from './client.js';

/** Where GitHub is. */
export interface GitHubAddress {
  readonly GITHUB_API_URL?: string | undefined;
  readonly GITHUB_GRAPHQL_URL?: string | undefined;
}

/** How long things may take, in seconds as the environment has them: for servers that are slower than GitHub's own. */
export interface TimeLimits {
  readonly LATE_PATCH_REQUEST_TIMEOUT?: string | undefined;
  readonly LATE_PATCH_RETRY_TIME?: string | undefined;
  readonly LATE_PATCH_WRITE_PAUSE?: string | undefined;
}

/** For one request, in seconds; GitHub's own servers give up after 10. */
const requestTimeout = 15;

/** For failed requests and the waiting after them, in seconds: longer than the minute that GitHub asks for after a secondary limit. */
const retryTime = 90;

/** Between two requests that create something, in seconds, as GitHub's best practices ask for. */
const writePause = 1;

const silent = { debug() {}, info() {}, warn() {}, error() {} };

/** A client for the API of the server that the job runs for. */
export async function connectToGitHub(token: string, address: GitHubAddress & TimeLimits): Promise<GitHub> {
  // The toolkit reads the event payload while it loads, and throws when that is malformed: load it when it is needed.
  const { getOctokit } = await import(/* webpackMode: "eager" */ '@actions/github');
  const apiUrl = (address.GITHUB_API_URL || 'https://api.github.com').replace(/\/+$/, '');
  const octokit = getOctokit(token, { baseUrl: apiUrl, userAgent: 'late-patch', log: silent });
  const graphqlUrl = address.GITHUB_GRAPHQL_URL || `${apiUrl.replace(/\/api\/v3$/, '/api')}/graphql`;
  return gitHubClient({
    octokit,
    graphqlUrl,
    timeout: milliseconds(address.LATE_PATCH_REQUEST_TIMEOUT, requestTimeout),
    patience: milliseconds(address.LATE_PATCH_RETRY_TIME, retryTime),
    pace: milliseconds(address.LATE_PATCH_WRITE_PAUSE, writePause),
  });
}

/** What is not a number of seconds counts as not set: a limit is no reason to fail. */
function milliseconds(seconds: string | undefined, usual: number): number {
  const value = Number(seconds || Number.NaN);
  return Math.round((Number.isFinite(value) && value >= 0 ? value : usual) * 1000);
}
