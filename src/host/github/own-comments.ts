import { fingerprintsIn, type OwnComment } from '../../pull-request/own-comment.js';
import { type Answer, ok } from './answer.js';
import type { GitHub } from './client.js';
import { readPages } from './pages.js';
import type { Repository } from './repository.js';

/** Lists are read up to this many entries; a pull request with more gets no better by reading on. */
const listLimit = 3000;

/** Where earlier runs may have spoken. */
export type Place = 'comments' | 'reviews';

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
 * What this tool said on pull request `number` before: entries with our marker **and** our author. The marker alone
 * would let anyone silence a finding by quoting it.
 */
export async function ownComments(
  github: GitHub,
  repository: Repository,
  number: number,
  place: Place,
): Promise<Answer<readonly OwnComment[]>> {
  const route = `GET /repos/{owner}/{repo}/pulls/{pull_number}/${place}`;
  const answer = await readPages(github, route, { ...repository, pull_number: number }, listLimit);
  if (answer.kind === 'refused') return answer;
  const marked = (answer.value as readonly Entry[]).filter(({ body }) => fingerprints(body).length > 0);
  if (marked.length === 0) return ok([]);
  const isOurs = await authorTest(github);
  return ok(
    marked.filter(isOurs).map(({ body, id, path, node_id, html_url }) => ({
      fingerprints: fingerprints(body),
      body: String(body),
      id: Number(id),
      path: typeof path === 'string' ? path : undefined,
      nodeId: String(node_id),
      url: String(html_url),
    })),
  );
}

function fingerprints(body: unknown): readonly string[] {
  return typeof body === 'string' ? fingerprintsIn(body) : [];
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
