import { getOctokit } from '@actions/github';
import { type GitHub, gitHubClient } from '../../../src/host/github/client.js';
import type { Failure } from './failures.js';
import { type StandIn, startGitHub } from './server.js';
import type { World } from './world.js';

/** Runs `use` with a real client that talks to a stand-in of `world`, and stops the stand-in afterwards. */
export async function withGitHub<T>(
  world: World,
  use: (github: GitHub, standIn: StandIn) => Promise<T>,
  options: {
    readonly failures?: readonly Failure[];
    readonly timeout?: number;
    readonly patience?: number;
    readonly pace?: number;
    readonly pause?: (milliseconds: number) => Promise<unknown>;
  } = {},
): Promise<T> {
  const standIn = await startGitHub(world, options.failures);
  const octokit = getOctokit(world.token.value, { baseUrl: standIn.url });
  const { timeout = 2000, patience = 5000, pace = 1000, pause } = options;
  try {
    return await use(
      gitHubClient({ octokit, graphqlUrl: `${standIn.url}/graphql`, timeout, patience, pace, pause }),
      standIn,
    );
  } finally {
    await standIn.close();
  }
}
