import {
  type Fields,
  fieldReader,
  isFields,
  type PullRequestEvent,
  pullRequestEvent,
  type WorkflowRunEvent,
} from '../actions/event.js';
import { type Answer, type GitHub, ok } from './client.js';

/**
 * The open pull request that a workflow ran for, by its head: the event lists none that come from forks. First the pull
 * requests of the commit, then those of the branch; undefined when there is none (any more) with this head.
 */
export async function findPullRequest(
  github: GitHub,
  event: WorkflowRunEvent,
): Promise<Answer<PullRequestEvent | undefined>> {
  const { repository, headSha, headLabel } = event;
  const ofCommit = await github.read('GET /repos/{owner}/{repo}/commits/{commit_sha}/pulls', {
    ...repository,
    commit_sha: headSha,
  });
  const found = ofCommit.kind === 'ok' ? withHead(ofCommit.value.data, event) : undefined;
  if (found !== undefined || headLabel === undefined) return ofCommit.kind === 'ok' ? ok(found) : ofCommit;
  const ofBranch = await github.read('GET /repos/{owner}/{repo}/pulls', {
    ...repository,
    state: 'open',
    head: headLabel,
  });
  return ofBranch.kind === 'ok' ? ok(withHead(ofBranch.value.data, event)) : ofBranch;
}

function withHead(list: unknown, { repository, headSha }: WorkflowRunEvent): PullRequestEvent | undefined {
  const entries: readonly Fields[] = Array.isArray(list) ? list.filter(isFields) : [];
  return entries
    .flatMap((entry) => {
      const payload = { pull_request: entry };
      return pullRequestEvent(fieldReader(payload).field, payload, repository) ?? [];
    })
    .find((pullRequest) => pullRequest.headSha === headSha && pullRequest.state === 'open');
}
