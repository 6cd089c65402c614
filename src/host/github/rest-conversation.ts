import { marksIn, type OwnComment } from '../../pull-request/own-comment.js';
import { type Answer, ok, type Refusal } from './answer.js';
import type { GitHub } from './client.js';
import type { Conversation } from './conversation.js';
import { ownComment } from './own-comment.js';
import { readPages } from './pages.js';
import type { Repository } from './repository.js';

/** Lists are read up to this many entries. */
const listLimit = 3000;

/** A comment or review as far as it is read. */
interface Entry {
  readonly body?: unknown;
  readonly id?: unknown;
  readonly path?: unknown;
  readonly node_id?: unknown;
  readonly html_url?: unknown;
  readonly user?: { readonly login?: unknown; readonly type?: unknown } | null;
}

/**
 * What this tool said on pull request `number`, by the lists of comments and reviews: entries with our marks **and** our
 * author. The mark alone would let anyone silence a finding by quoting it. REST does not tell which threads were
 * resolved: all count as taken over. `unknown` says why GraphQL did not tell.
 */
export async function restConversation(
  github: GitHub,
  repository: Repository,
  number: number,
  unknown: Refusal,
): Promise<Answer<Conversation>> {
  const own: OwnComment[] = [];
  let isOurs: ((entry: Entry) => boolean) | undefined;
  for (const [list, where] of [
    ['comments', 'thread'],
    ['reviews', 'review'],
  ] as const) {
    const route = `GET /repos/{owner}/{repo}/pulls/{pull_number}/${list}`;
    const answer = await readPages(github, route, { ...repository, pull_number: number }, listLimit);
    if (answer.kind === 'refused') return answer;
    const marked = (answer.value as readonly Entry[]).filter(
      ({ body }) => typeof body === 'string' && marksIn(body).length > 0,
    );
    if (marked.length === 0) continue;
    isOurs ??= await authorTest(github);
    own.push(...marked.filter(isOurs).flatMap((entry) => fromRest(entry, where)));
  }
  return ok({ head: undefined, state: undefined, own, unknown });
}

function fromRest(
  { body, id, path, node_id, html_url }: Entry,
  where: OwnComment['where'],
): readonly OwnComment[] {
  return ownComment({
    where,
    body: String(body),
    id: Number(id),
    nodeId: String(node_id),
    url: String(html_url),
    path: typeof path === 'string' ? path : undefined,
    lines: undefined,
    isTakenOver: where === 'thread',
  });
}

/** Whether an entry's author is the owner of the token. REST does not tell a job's token who it is; GraphQL does. */
async function authorTest(github: GitHub): Promise<(entry: Entry) => boolean> {
  const answer = await github.query('query { viewer { login } }', {});
  const viewer =
    answer.kind === 'ok' ? (answer.value.data['viewer'] as { login?: unknown }).login : undefined;
  const login = typeof viewer === 'string' ? viewer : 'github-actions[bot]';
  // GraphQL may leave out the suffix that REST gives bots; no person's login can end in it.
  return ({ user }) => user?.login === login || (user?.type === 'Bot' && user.login === `${login}[bot]`);
}
