import type { OwnComment } from '../../pull-request/own-comment.js';
import { type Answer, ok, refused } from './answer.js';
import type { GitHub, Variables } from './client.js';
import type { Conversation } from './conversation.js';
import { ownComment } from './own-comment.js';
import type { Repository } from './repository.js';

/** Pages of a hundred threads and reviews that are read; a pull request with more gets no better by reading on. */
const pageLimit = 20;

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
export async function graphqlConversation(
  github: GitHub,
  { owner, repo }: Repository,
  number: number,
): Promise<Answer<Conversation>> {
  const own: OwnComment[] = [];
  let cursors: Pick<Variables, 'threads' | 'reviews'> = { threads: null, reviews: null };
  for (let page = 1; ; page++) {
    const answer = await github.query(query, { owner, name: repo, number, ...cursors });
    if (answer.kind === 'refused') return answer;
    const pullRequest = (answer.value.data['repository'] as { pullRequest?: PullRequest | null } | null)
      ?.pullRequest;
    if (!isComplete(pullRequest) || answer.value.errors.length > 0)
      return refused({ kind: 'unavailable', message: "GitHub's GraphQL API left out parts of its answer" });
    const { reviewThreads, reviews } = pullRequest;
    own.push(...reviewThreads.nodes.flatMap(threadOf), ...reviews.nodes.flatMap(reviewOf));
    const next = { threads: nextOf(reviewThreads), reviews: nextOf(reviews) };
    if (page === pageLimit || (next.threads === undefined && next.reviews === undefined))
      return ok({
        head: pullRequest.headRefOid,
        state: pullRequest.state === 'OPEN' ? 'open' : 'closed',
        own: unique(own),
        unknown: undefined,
      });
    // The list that has ended is asked for what comes after its last entry: nothing.
    cursors = {
      threads: next.threads ?? reviewThreads.pageInfo.endCursor ?? cursors['threads'] ?? null,
      reviews: next.reviews ?? reviews.pageInfo.endCursor ?? cursors['reviews'] ?? null,
    };
  }
}

interface PullRequest {
  readonly state: string;
  readonly headRefOid: string;
  readonly reviewThreads: Connection<Thread>;
  readonly reviews: Connection<Entry>;
}

interface Connection<T> {
  readonly pageInfo: { readonly hasNextPage: boolean; readonly endCursor: string | null };
  readonly nodes: readonly T[];
}

interface Thread {
  readonly isResolved: boolean;
  readonly line: number | null;
  readonly startLine: number | null;
  readonly comments: { readonly totalCount: number; readonly nodes: readonly Entry[] };
}

interface Entry {
  readonly id: string;
  readonly url: string;
  readonly body: string;
  readonly path?: string;
  readonly pullRequestReview?: { readonly id: string; readonly url: string } | null;
  readonly viewerDidAuthor: boolean;
}

function isComplete(pullRequest: PullRequest | null | undefined): pullRequest is PullRequest {
  return Array.isArray(pullRequest?.reviewThreads?.nodes) && Array.isArray(pullRequest.reviews?.nodes);
}

function nextOf({ pageInfo }: Connection<unknown>): string | undefined {
  return pageInfo.hasNextPage && pageInfo.endCursor !== null ? pageInfo.endCursor : undefined;
}

function threadOf({ isResolved, line, startLine, comments }: Thread): readonly OwnComment[] {
  const [first] = comments.nodes;
  if (first?.viewerDidAuthor !== true) return [];
  return ownComment({
    ...numbered(first),
    body: first.body,
    path: first.path,
    where: 'thread',
    lines: line === null ? undefined : { startLine: startLine ?? line, endLine: line },
    isTakenOver: isResolved || comments.totalCount > 1,
    review: first.pullRequestReview ? numbered(first.pullRequestReview) : undefined,
  });
}

function reviewOf(entry: Entry): readonly OwnComment[] {
  if (!entry.viewerDidAuthor) return [];
  const { body } = entry;
  const nowhere = { path: undefined, lines: undefined, isTakenOver: false };
  return ownComment({ ...numbered(entry), where: 'review', body, ...nowhere });
}

/** REST's number ends the address. GraphQL has it as an Int, which the numbers of comments have outgrown. */
function numbered({ id, url }: { readonly id: string; readonly url: string }) {
  return { nodeId: id, url, id: Number(/(\d+)$/.exec(url)?.[1]) };
}

function unique(own: readonly OwnComment[]): readonly OwnComment[] {
  return [...new Map(own.map((comment) => [comment.nodeId, comment])).values()];
}
