import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Ended, runArtifact } from '../artifacts.js';
import { type Checkout, checkOut } from './checkout.js';
import type { Failure } from './failures.js';
import { type StandIn, startGitHub } from './server.js';
import type { World } from './world.js';

/** One run of the built action. */
export interface ActionRun extends Ended {
  readonly github: Pick<StandIn, 'requests' | 'violations'>;
  readonly outputs: Readonly<Record<string, string>>;
  readonly summary: string;
  /** Text of a file that the run wrote into the workspace. */
  readonly written: (path: string) => string;
}

export interface ActionOptions {
  readonly inputs?: Readonly<Record<string, string>>;
  readonly failures?: readonly Failure[];
  /** What the workspace has: a checkout of this commit, files without a repository, or nothing. */
  readonly checkout?: Checkout;
  /** Variables beyond the usual; an undefined one is removed. */
  readonly env?: Readonly<Record<string, string | undefined>>;
  readonly payload?: unknown;
  /** Where the API is: at a host of its own, or below a path as on GitHub Enterprise Server. */
  readonly server?: 'github.com' | 'enterprise';
}

/** Runs dist/index.js as GitHub's runner would, on a pull request of `world`, with nothing of this environment's own. */
export async function runAction(world: World, options: ActionOptions = {}): Promise<ActionRun> {
  const folder = mkdtempSync(join(tmpdir(), 'late-patch-action-'));
  const github = await startGitHub(world, options.failures);
  try {
    const workspace = join(folder, 'workspace');
    mkdirSync(workspace);
    const head = options.checkout && checkOut(workspace, options.checkout);
    const place = (name: string, text: string): string => {
      writeFileSync(join(folder, name), text);
      return join(folder, name);
    };
    const env = {
      GITHUB_ACTIONS: 'true',
      ...(options.server === 'enterprise'
        ? { GITHUB_API_URL: `${github.url}/api/v3`, GITHUB_GRAPHQL_URL: `${github.url}/api/graphql` }
        : { GITHUB_API_URL: github.url, GITHUB_GRAPHQL_URL: `${github.url}/graphql` }),
      GITHUB_SERVER_URL: 'https://github.com',
      GITHUB_REPOSITORY: `${world.owner}/${world.repo}`,
      GITHUB_ACTION_REPOSITORY: 'late-patch/late-patch',
      GITHUB_ACTION_REF: 'v1',
      GITHUB_EVENT_NAME: 'pull_request',
      GITHUB_EVENT_PATH: place('event.json', JSON.stringify(options.payload ?? payloadOf(world))),
      GITHUB_SHA: head ?? 'f'.repeat(40),
      GITHUB_WORKSPACE: workspace,
      GITHUB_OUTPUT: place('output', ''),
      GITHUB_STEP_SUMMARY: place('summary.md', ''),
      'INPUT_GITHUB-TOKEN': world.token.value,
      ...inputVariables(options.inputs ?? {}),
      ...options.env,
    };
    const ended = await runArtifact('index.js', [], { cwd: workspace, env: defined(env) });
    const files = new Map(
      ['output', 'summary.md'].map((name) => [name, readFileSync(join(folder, name), 'utf8')]),
    );
    const kept = readWritten(workspace, options.inputs ?? {});
    return {
      ...ended,
      github: { requests: [...github.requests], violations: [...github.violations] },
      outputs: parseOutputs(files.get('output')!),
      summary: files.get('summary.md')!,
      written: (path) => kept.get(path) ?? '',
    };
  } finally {
    await github.close();
    rmSync(folder, { recursive: true, force: true });
  }
}

/** The event payload, reduced to what actions rely on. */
export function payloadOf({ number, base, head, files, owner, repo }: World): object {
  return {
    action: 'opened',
    number,
    pull_request: {
      number,
      changed_files: files.length,
      merge_commit_sha: 'e'.repeat(40),
      head: { sha: head.sha, ref: 'feature', repo: { full_name: `${owner}/${repo}`, fork: false } },
      base: { sha: base.sha, ref: 'main', repo: { full_name: `${owner}/${repo}` } },
    },
    repository: { name: repo, full_name: `${owner}/${repo}`, owner: { login: owner } },
  };
}

function inputVariables(inputs: Readonly<Record<string, string>>): Record<string, string> {
  return Object.fromEntries(
    Object.entries(inputs).map(([name, value]) => [`INPUT_${name.toUpperCase()}`, value]),
  );
}

function defined(env: Readonly<Record<string, string | undefined>>): Record<string, string> {
  return Object.fromEntries(
    Object.entries(env).flatMap(([name, value]) => (value === undefined ? [] : [[name, value]])),
  );
}

/** `name<<delimiter`, lines, `delimiter`: the runner's format for outputs. */
function parseOutputs(text: string): Record<string, string> {
  const found = text.matchAll(/^(\S+)<<(\S+)\n([\s\S]*?)\n\2$/gm);
  return Object.fromEntries([...found].map(([, name, , value]) => [name!, value!]));
}

function readWritten(
  workspace: string,
  inputs: Readonly<Record<string, string>>,
): ReadonlyMap<string, string> {
  const paths = [inputs['sarif-file'], inputs['report-file']].flatMap((path) => path ?? []);
  return new Map(
    paths
      .filter((path) => existsSync(join(workspace, path)))
      .map((path) => [path, readFileSync(join(workspace, path), 'utf8')]),
  );
}
