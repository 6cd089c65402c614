import { type GitHub, gitHubClient } from './client.js';

/** Where GitHub is. */
export interface GitHubAddress {
  readonly GITHUB_API_URL?: string | undefined;
  readonly GITHUB_GRAPHQL_URL?: string | undefined;
}

/** For one request; GitHub's own servers give up after 10 seconds. */
const timeout = 15_000;

/** For all waiting between repeated requests: longer than the minute that GitHub asks for after a secondary limit. */
const patience = 90_000;

const silent = { debug() {}, info() {}, warn() {}, error() {} };

/** A client for the API of the server that the job runs for. */
export async function connectToGitHub(token: string, address: GitHubAddress): Promise<GitHub> {
  // The toolkit reads the event payload while it loads, and throws when that is malformed: load it when it is needed.
  const { getOctokit } = await import(/* webpackMode: "eager" */ '@actions/github');
  const apiUrl = (address.GITHUB_API_URL || 'https://api.github.com').replace(/\/+$/, '');
  const octokit = getOctokit(token, { baseUrl: apiUrl, userAgent: 'late-patch', log: silent });
  const graphqlUrl = address.GITHUB_GRAPHQL_URL || `${apiUrl.replace(/\/api\/v3$/, '/api')}/graphql`;
  return gitHubClient({ octokit, graphqlUrl, timeout, patience });
}
