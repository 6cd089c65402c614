import { readFileSync } from 'node:fs';
import { buildSchema, graphql } from 'graphql';
import { deleteComment, editComment, editReview } from './edits.js';
import type { Reply } from './reply.js';
import { blobId, type Commit, isBinary } from './repository.js';
import { commitOf } from './routes.js';
import type { StoredComment, World } from './world.js';

/** GitHub cuts the text of larger blobs, in bytes. */
const textLimit = 512_000;

const schema = buildSchema(readFileSync(new URL('schema.graphql', import.meta.url), 'utf8'));

/** Executes a query or mutation against GitHub's own schema: what it does not have is an error, as there. */
export async function answerGraphql(body: unknown, world: World): Promise<Reply> {
  if (world.graphql === 'off') return { status: 502, body: { message: 'Bad Gateway' } };
  const { query, variables } = body as { query: string; variables: Record<string, unknown> };
  const result = await graphql({
    schema,
    source: query,
    variableValues: variables,
    rootValue: { ...queries(world), ...mutations(world) },
  });
  const errors = result.errors?.map(({ message, path }) => ({ message, ...(path && { path }) }));
  return {
    status: 200,
    body: { ...(result.data !== undefined && { data: result.data }), ...(errors && { errors }) },
  };
}

function queries(world: World): object {
  return {
    viewer: { login: world.token.login },
    repository: ({ owner, name }: { owner: string; name: string }) => {
      if (owner !== world.owner || name !== world.repo) throw new Error('no such repository');
      return {
        object: ({ expression }: { expression: string }) => blobAt(expression, world),
        pullRequest: ({ number }: { number: number }) => {
          if (world.token.pullRequests === 'none') throw new Error('Resource not accessible by integration');
          return number === world.number ? pullRequest(world) : null;
        },
      };
    },
  };
}

interface PageOptions {
  readonly first: number;
  readonly after?: string | null;
}

function connection<T>(entries: readonly T[], { first, after }: PageOptions): object {
  const start = after ? Number(after) : 0;
  const nodes = entries.slice(start, start + first);
  const end = start + nodes.length;
  const endCursor = nodes.length === 0 ? null : String(end);
  return { nodes, totalCount: entries.length, pageInfo: { hasNextPage: end < entries.length, endCursor } };
}

function pullRequest(world: World): object {
  const { head, state, comments, reviews, token } = world;
  const entry = (each: { node_id: string; html_url: string; user: { login: string } }): object => ({
    ...each,
    id: each.node_id,
    url: each.html_url,
    viewerDidAuthor: each.user.login === token.login,
  });
  const comment = (each: StoredComment): object => {
    const review = reviews.find(({ id }) => id === each.pull_request_review_id);
    return { ...entry(each), pullRequestReview: review === undefined ? null : entry(review) };
  };
  const thread = (first: StoredComment): object => ({
    isResolved: world.resolved.has(first.id),
    line: first.line ?? null,
    startLine: first.start_line ?? null,
    comments: (page: PageOptions) =>
      connection([first, ...comments.filter((each) => each.in_reply_to_id === first.id)].map(comment), page),
  });
  return {
    state: state.toUpperCase(),
    headRefOid: head.sha,
    reviewThreads: (page: PageOptions) =>
      connection(comments.filter((each) => each.in_reply_to_id === undefined).map(thread), page),
    reviews: (page: PageOptions) => connection(reviews.map(entry), page),
  };
}

function blobAt(expression: string, world: World): object | null {
  const colon = expression.indexOf(':');
  const found: Commit | undefined = commitOf(world, expression.slice(0, colon));
  const path = expression.slice(colon + 1);
  const bytes = found?.files.get(path);
  if (bytes === undefined || world.unnamed.has(path)) return null;
  const binary = isBinary(bytes);
  const isTruncated = bytes.length > textLimit;
  return {
    __typename: 'Blob',
    oid: blobId(bytes),
    text: binary ? null : bytes.subarray(0, textLimit).toString(),
    isBinary: binary,
    isTruncated,
    byteSize: bytes.length,
  };
}

type Input<T> = { readonly input: T };

function mutations(world: World): object {
  const done = { clientMutationId: null };
  const written = (isDone: boolean): object => {
    if (world.token.pullRequests !== 'write') throw new Error('Resource not accessible by integration');
    if (!isDone) throw new Error('Could not resolve to a node with the global id');
    return done;
  };
  const numberOf = (nodeId: string): number => Number(nodeId.split('_')[1]);
  const mayWrite = world.token.pullRequests === 'write' && world.editing === 'allowed';
  return {
    updatePullRequestReviewComment: ({
      input,
    }: Input<{ pullRequestReviewCommentId: string; body: string }>) =>
      written(
        mayWrite && editComment(world, numberOf(input.pullRequestReviewCommentId), input.body) !== undefined,
      ),
    updatePullRequestReview: ({ input }: Input<{ pullRequestReviewId: string; body: string }>) =>
      written(mayWrite && editReview(world, numberOf(input.pullRequestReviewId), input.body) !== undefined),
    deletePullRequestReviewComment: ({ input }: Input<{ id: string }>) =>
      written(mayWrite && deleteComment(world, numberOf(input.id))),
    /** Folding needs more than `pull-requests: write` on some servers; the stand-in refuses it when told so. */
    minimizeComment: ({ input }: Input<{ subjectId: string }>) => {
      if (world.minimizing === 'refused') throw new Error('Resource not accessible by integration');
      world.minimized.push(input.subjectId);
      return done;
    },
  };
}
