import type { Refusal } from '../../project/unreadable.js';
import { type MarkedComment, marksIn } from '../../review/marker.js';
import {
  type Answer,
  type GitHub,
  ok,
  type Repository,
  readPages,
  refused,
  type Variables,
} from './client.js';
import {
  conversation,
  type GraphqlComment,
  pullRequest as pullRequestShape,
  type Remark,
  remark,
  type Thread,
  viewer,
} from './shapes.js';

/** The pull request as it is now, as far as a reviewer has to know. */
interface Conversation {
  /** The head commit. */
  readonly head: string;
  readonly state: 'open' | 'closed';
  /** What this tool said before. */
  readonly own: readonly MarkedComment[];
  /** Why nobody knows which threads people took over; undefined where it is known. */
  readonly unknown: Refusal | undefined;
}

/**
 * Pages of a hundred threads and reviews that are read, and as many entries of a list. Who has not read all does not know
 * what was said, and says nothing.
 */
const pageLimit = 100;
const commentLimit = 100 * pageLimit;

const tooLong = refused({ kind: 'unavailable', how: 'too-long', limit: commentLimit });

const query = `query ($owner: String!, $name: String!, $number: Int!, $threads: String, $reviews: String) {
  repository(owner: $owner, name: $name) {
    pullRequest(number: $number) {
      state
      headRefOid
      reviewThreads(first: 100, after: $threads) {
        pageInfo { hasNextPage endCursor }
        nodes {
          isResolved
          line
          startLine
          comments(first: 1) { totalCount nodes { id url body path viewerDidAuthor pullRequestReview { id url } } }
        }
      }
      reviews(first: 100, after: $reviews) {
        pageInfo { hasNextPage endCursor }
        nodes { id url body viewerDidAuthor }
      }
    }
  }
}`;

/** Reads pull request `number` in one request: only GraphQL tells who resolved what, and what the token's owner wrote. */
async function graphqlConversation(
  github: GitHub,
  { owner, repo }: Repository,
  number: number,
): Promise<Answer<Conversation>> {
  const own: MarkedComment[] = [];
  let cursors: Pick<Variables, 'threads' | 'reviews'> = { threads: null, reviews: null };
  for (let page = 1; ; page++) {
    const variables = { owner, name: repo, number, ...cursors };
    const answer = await github.query(query, variables, conversation);
    if (answer.kind === 'refused') return answer;
    if (answer.value.isPartial) return refused({ kind: 'unavailable', how: 'partial' });
    const { pullRequest } = answer.value.data.repository;
    const { reviewThreads, reviews } = pullRequest;
    own.push(...reviewThreads.nodes.flatMap(threadOf), ...reviews.nodes.flatMap(reviewOf));
    const next = { threads: nextOf(reviewThreads), reviews: nextOf(reviews) };
    if (next.threads === undefined && next.reviews === undefined)
      return ok({
        head: pullRequest.headRefOid,
        state: pullRequest.state === 'OPEN' ? 'open' : 'closed',
        own: unique(own),
        unknown: undefined,
      });
    if (page === pageLimit) return tooLong;
    if (
      next.threads === (cursors['threads'] ?? undefined) &&
      next.reviews === (cursors['reviews'] ?? undefined)
    )
      return refused({ kind: 'unavailable', how: 'malformed', fault: 'endCursor: the one before' });
    // The list that has ended is asked for what comes after its last entry: nothing.
    cursors = {
      threads: next.threads ?? reviewThreads.pageInfo.endCursor ?? cursors['threads'] ?? null,
      reviews: next.reviews ?? reviews.pageInfo.endCursor ?? cursors['reviews'] ?? null,
    };
  }
}

interface PageInfo {
  readonly pageInfo: { readonly hasNextPage: boolean; readonly endCursor: string | null };
}

function nextOf({ pageInfo }: PageInfo): string | undefined {
  return pageInfo.hasNextPage && pageInfo.endCursor !== null ? pageInfo.endCursor : undefined;
}

function threadOf({ isResolved, line, startLine, comments }: Thread): readonly MarkedComment[] {
  const [first] = comments.nodes;
  if (first?.viewerDidAuthor !== true) return [];
  return markedComment({
    ...numbered(first),
    body: first.body,
    path: first.path,
    where: 'thread',
    lines: line === null ? undefined : { startLine: startLine ?? line, endLine: line },
    isTakenOver: isResolved || comments.totalCount > 1,
    review: first.pullRequestReview ? numbered(first.pullRequestReview) : undefined,
  });
}

function reviewOf(entry: GraphqlComment): readonly MarkedComment[] {
  if (!entry.viewerDidAuthor) return [];
  const { body } = entry;
  const nowhere = { path: undefined, lines: undefined, isTakenOver: false };
  return markedComment({ ...numbered(entry), where: 'review', body, ...nowhere });
}

/** REST's number ends the address. GraphQL has it as an Int, which the numbers of comments have outgrown. */
function numbered({ id, url }: { readonly id: string; readonly url: string }) {
  return { nodeId: id, url, id: Number(/(?<!\d)\d+$/.exec(url)?.[0]) };
}

function unique(own: readonly MarkedComment[]): readonly MarkedComment[] {
  return [...new Map(own.map((comment) => [comment.nodeId, comment])).values()];
}

/** An entry of the token's owner as something this tool said, if it bears our marks; otherwise nothing. */
function markedComment(entry: Omit<MarkedComment, 'marks'>): readonly MarkedComment[] {
  const marks = marksIn(entry.body);
  return marks.length === 0 ? [] : [{ ...entry, marks }];
}

/**
 * What was said on pull request `number`, in one request for each hundred threads. Where GraphQL does not answer, the lists
 * of REST do, with less: then no earlier comment is touched.
 */
export async function readConversation(
  github: GitHub,
  repository: Repository,
  number: number,
): Promise<Answer<Conversation>> {
  const answer = await graphqlConversation(github, repository, number);
  return answer.kind === 'ok' ? answer : restConversation(github, repository, number, answer.refusal);
}

/**
 * What this tool said on pull request `number`, by the lists of comments and reviews: entries with our marks **and** our
 * author. The mark alone would let anyone silence a finding by quoting it. REST does not tell which threads were
 * resolved: all count as taken over. `unknown` says why GraphQL did not tell. Lists of fewer comments than the pull request
 * counts are a refusal: what is not on them may have been said.
 */
export async function restConversation(
  github: GitHub,
  repository: Repository,
  number: number,
  unknown: Refusal,
): Promise<Answer<Conversation>> {
  const own: MarkedComment[] = [];
  const parameters = { ...repository, pull_number: number };
  // Before the lists: what is said meanwhile only makes them longer.
  const now = await github.read(
    'GET /repos/{owner}/{repo}/pulls/{pull_number}',
    parameters,
    pullRequestShape,
  );
  if (now.kind === 'refused') return now;
  const { state, head, review_comments: counted } = now.value.data;
  let isOurs: ((entry: Remark) => boolean) | undefined;
  for (const [list, where] of [
    ['comments', 'thread'],
    ['reviews', 'review'],
  ] as const) {
    const route = `GET /repos/{owner}/{repo}/pulls/{pull_number}/${list}`;
    const answer = await readPages(github, route, parameters, remark, commentLimit);
    if (answer.kind === 'refused') return answer;
    if (answer.value.isCut) return tooLong;
    const listed = answer.value.entries.length;
    if (list === 'comments' && typeof counted === 'number' && listed < counted)
      return refused({ kind: 'unavailable', how: 'cut-short', listed, expected: counted });
    const marked = answer.value.entries.filter(({ body }) => marksIn(body ?? '').length > 0);
    if (marked.length === 0) continue;
    isOurs ??= await authorTest(github);
    own.push(...marked.filter(isOurs).flatMap((entry) => fromRest(entry, where)));
  }
  return ok({ head: head.sha, state: state === 'open' ? 'open' : 'closed', own, unknown });
}

function fromRest(
  { body, id, path, node_id, html_url }: Remark,
  where: MarkedComment['where'],
): readonly MarkedComment[] {
  return markedComment({
    where,
    id,
    body: body ?? '',
    nodeId: node_id,
    url: html_url,
    path: path ?? undefined,
    lines: undefined,
    isTakenOver: where === 'thread',
  });
}

/** Whether an entry's author is the owner of the token. REST does not tell a job's token who it is; GraphQL does. */
async function authorTest(github: GitHub): Promise<(entry: Remark) => boolean> {
  const answer = await github.query('query { viewer { login } }', {}, viewer);
  const login = answer.kind === 'ok' ? answer.value.data.viewer.login : 'github-actions[bot]';
  // GraphQL may leave out the suffix that REST gives bots; no person's login can end in it.
  return ({ user }) => user?.login === login || (user?.type === 'Bot' && user.login === `${login}[bot]`);
}
