import { type Call, notAllowed, notFound, page, type Reply, unprocessable } from './reply.js';
import { blobId, type Commit } from './repository.js';
import { type AskedComment, objectionTo, objectionToBody } from './review-rules.js';
import { type StoredComment, type StoredReview, user, type World } from './world.js';

/** The operations of GitHub's REST API that the stand-in has, by their name in openapi-slice.json. */
export const routes: Readonly<Record<string, (call: Call, world: World, argument: string) => Reply>> = {
  'get /repos/{owner}/{repo}/pulls/{pull_number}/files': (call, world) =>
    readable(world, page(world.files, call, 3000)),
  'get /repos/{owner}/{repo}/pulls/{pull_number}/comments': (call, world) =>
    readable(world, page(world.comments, call)),
  'get /repos/{owner}/{repo}/pulls/{pull_number}/reviews': (call, world) =>
    readable(world, page(world.reviews, call)),
  'post /repos/{owner}/{repo}/pulls/{pull_number}/reviews': createReview,
  'post /repos/{owner}/{repo}/pulls/{pull_number}/comments': createComment,
  'patch /repos/{owner}/{repo}/pulls/comments/{comment_id}': editComment,
  'get /repos/{owner}/{repo}/compare/{basehead}': compare,
  'get /repos/{owner}/{repo}/git/trees/{tree_sha}': tree,
  'get /repos/{owner}/{repo}/git/blobs/{file_sha}': (_, world, sha) => blob(world, sha),
  'get /repos/{owner}/{repo}/contents/{path}': contents,
};

function readable(world: World, reply: Reply): Reply {
  return world.token.pullRequests === 'none' ? notAllowed : reply;
}

function createReview({ body }: Call, world: World): Reply {
  if (world.token.pullRequests !== 'write') return notAllowed;
  const asked = body as { commit_id: string; body: string; comments?: readonly AskedComment[] };
  const objections = [
    ...(asked.commit_id === world.head.sha ? [] : ['The commit is not part of the pull request']),
    ...[objectionToBody(asked.body)].flatMap((text) => text ?? []),
    ...(asked.comments ?? []).flatMap((comment) => objectionTo(comment, world) ?? []),
  ];
  // All or nothing, and without a word about which comment it was.
  if (objections.length > 0) return unprocessable(...new Set(objections));
  if (asked.body === '') return unprocessable('Could not create review: body is blank');
  const id = 9000 + world.reviews.length;
  const pull_request_url = `https://github.com/${world.owner}/${world.repo}/pull/${world.number}`;
  const review: StoredReview = {
    id,
    node_id: `PRR_${id}`,
    user: user(world.token.login),
    body: asked.body,
    state: 'COMMENTED',
    html_url: `${pull_request_url}#pullrequestreview-${id}`,
    pull_request_url,
    commit_id: asked.commit_id,
  };
  world.reviews.push(review);
  for (const comment of asked.comments ?? []) store(comment, 'line', id, world);
  return { status: 200, body: review };
}

function createComment({ body }: Call, world: World): Reply {
  if (world.token.pullRequests !== 'write') return notAllowed;
  const asked = body as AskedComment & { commit_id: string; subject_type: 'line' | 'file' };
  const objection = objectionTo(asked, world);
  if (objection !== undefined) return unprocessable(objection);
  if (asked.subject_type === 'file' && asked.line !== undefined)
    return unprocessable('line is not allowed here');
  return { status: 201, body: store(asked, asked.subject_type, 8000 + world.comments.length, world) };
}

function editComment({ body }: Call, world: World, id: string): Reply {
  if (world.token.pullRequests !== 'write') return notAllowed;
  const index = world.comments.findIndex((comment) => comment.id === Number(id));
  const old = world.comments[index];
  if (old === undefined || old.user.login !== world.token.login) return notFound;
  const edited = { ...old, ...(body as { body: string }) };
  world.comments[index] = edited;
  const { id: number, node_id, user: author, html_url, path } = edited;
  return { status: 200, body: { id: number, node_id, user: author, html_url, path, body: edited.body } };
}

function store(
  { path, body, line, start_line }: AskedComment,
  subject_type: 'line' | 'file',
  pull_request_review_id: number,
  world: World,
): StoredComment {
  const id = 100 + world.comments.length;
  const stored: StoredComment = {
    id,
    node_id: `PRRC_${id}`,
    user: user(world.token.login),
    body,
    path,
    subject_type,
    line,
    start_line,
    pull_request_review_id,
    commit_id: world.head.sha,
    created_at: '2026-11-23T12:00:00Z',
    html_url: `https://github.com/${world.owner}/${world.repo}/pull/${world.number}#discussion_r${id}`,
  };
  world.comments.push(stored);
  return stored;
}

function compare(_: Call, world: World, basehead: string): Reply {
  if (basehead !== `${world.base.sha}...${world.head.sha}`) return notFound;
  const files = world.files.slice(0, 300);
  return {
    status: 200,
    body: {
      status: 'diverged',
      ahead_by: 1,
      behind_by: 0,
      total_commits: 1,
      merge_base_commit: { sha: world.mergeBase.sha },
      files,
    },
  };
}

function tree(_: Call, world: World, sha: string): Reply {
  const commit = commitOf(world, sha);
  if (commit === undefined) return notFound;
  const entries = [...commit.files].map(([path, bytes]) => {
    return { path, mode: '100644', type: 'blob', sha: blobId(bytes), size: bytes.length };
  });
  return { status: 200, body: { sha, url: 'https://api.github.com/tree', tree: entries, truncated: false } };
}

function blob(world: World, sha: string): Reply {
  const all = [world.base, world.mergeBase, world.head].flatMap(({ files }) => [...files.values()]);
  const bytes = all.find((each) => blobId(each) === sha);
  if (bytes === undefined) return notFound;
  const content = bytes.toString('base64');
  return {
    status: 200,
    body: {
      sha,
      node_id: 'B',
      url: 'https://api.github.com/blob',
      size: bytes.length,
      content,
      encoding: 'base64',
    },
  };
}

function contents({ query }: Call, world: World, path: string): Reply {
  const bytes = commitOf(world, query['ref'] ?? '')?.files.get(path);
  if (bytes === undefined) return notFound;
  return { status: 200, body: { type: 'file', encoding: 'base64', content: bytes.toString('base64'), path } };
}

function commitOf({ base, mergeBase, head }: World, sha: string): Commit | undefined {
  return [base, mergeBase, head].find((commit) => commit.sha === sha);
}
