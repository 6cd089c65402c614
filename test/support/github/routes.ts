import { codeload } from './archive.js';
import { deleteComment, editComment, editReview } from './edits.js';
import { relocated } from './push.js';
import { type Call, notAllowed, notFound, page, type Reply, unprocessable } from './reply.js';
import { blobId, type Commit, type FileEntry, fileEntries } from './repository.js';
import { type AskedComment, objectionTo, objectionToBody } from './review-rules.js';
import { type StoredComment, type StoredReview, user, type World } from './world.js';

/** The operations of GitHub's REST API that the stand-in has, by their name in openapi-slice.json. */
export const routes: Readonly<Record<string, (call: Call, world: World, argument: string) => Reply>> = {
  'get /repos/{owner}/{repo}/pulls/{pull_number}/files': (call, world) =>
    readable(
      world,
      page(
        world.files.map((file) => addressed(file, world)),
        call,
        3000,
      ),
    ),
  'get /repos/{owner}/{repo}/pulls/{pull_number}/comments': (call, world) =>
    readable(world, page(world.comments, call)),
  'get /repos/{owner}/{repo}/pulls/{pull_number}/reviews': (call, world) =>
    readable(world, page(world.reviews, call)),
  'post /repos/{owner}/{repo}/pulls/{pull_number}/reviews': createReview,
  'post /repos/{owner}/{repo}/pulls/{pull_number}/comments': createComment,
  'patch /repos/{owner}/{repo}/pulls/comments/{comment_id}': ({ body }, world, id) => {
    if (world.token.pullRequests !== 'write') return notAllowed;
    const edited = editComment(world, Number(id), (body as { body: string }).body);
    return edited === undefined ? notFound : { status: 200, body: told(edited) };
  },
  'delete /repos/{owner}/{repo}/pulls/comments/{comment_id}': (_, world, id) => {
    if (world.token.pullRequests !== 'write') return notAllowed;
    return deleteComment(world, Number(id)) ? { status: 204, body: undefined } : notFound;
  },
  'put /repos/{owner}/{repo}/pulls/{pull_number}/reviews/{review_id}': ({ body }, world, id) => {
    if (world.token.pullRequests !== 'write') return notAllowed;
    const edited = editReview(world, Number(id), (body as { body: string }).body);
    return edited === undefined ? notFound : { status: 200, body: edited };
  },
  'get /repos/{owner}/{repo}/commits/{commit_sha}/pulls': (call, world, sha) =>
    readable(world, page(sha === world.head.sha && !world.isFork ? [pullRequest(world)] : [], call)),
  'get /repos/{owner}/{repo}/pulls/{pull_number}': (_, world) =>
    readable(world, {
      status: 200,
      body: { ...pullRequest(world), review_comments: world.comments.length },
    }),
  'get /repos/{owner}/{repo}/pulls': (call, world) =>
    readable(
      world,
      page(call.query['head'] === `${world.headOwner}:feature` ? [pullRequest(world)] : [], call),
    ),
  'get /repos/{owner}/{repo}/compare/{basehead}': compare,
  'get /repos/{owner}/{repo}/git/trees/{tree_sha}': tree,
  'get /repos/{owner}/{repo}/git/blobs/{file_sha}': (_, world, sha) => blob(world, sha),
  'get /repos/{owner}/{repo}/contents/{path}': contents,
  'get /repos/{owner}/{repo}/tarball/{ref}': (_, world, ref) =>
    world.archives === 'on' && commitOf(world, ref) !== undefined
      ? { status: 302, body: undefined, headers: { location: `${codeload}${ref}` } }
      : notFound,
};

function readable(world: World, reply: Reply): Reply {
  return world.token.pullRequests === 'none' ? notAllowed : reply;
}

function createReview({ body }: Call, world: World): Reply {
  if (world.token.pullRequests !== 'write') return notAllowed;
  const asked = body as { commit_id: string; body: string; comments?: readonly AskedComment[] };
  const objections = [
    ...(world.pushed.has(asked.commit_id) ? [] : ['The commit is not part of the pull request']),
    ...[objectionToBody(asked.body)].flatMap((text) => text ?? []),
    ...(asked.comments ?? []).flatMap(
      (comment) => objectionTo(comment, filesAt(world, asked.commit_id)) ?? [],
    ),
  ];
  // All or nothing, and without a word about which comment it was.
  if (objections.length > 0) return unprocessable(...new Set(objections));
  if (asked.body === '') return unprocessable('Could not create review: body is blank');
  const id = 9000 + world.counts.reviews++;
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
  for (const comment of asked.comments ?? []) store(comment, 'line', id, world, asked.commit_id);
  return { status: 200, body: review };
}

function createComment({ body }: Call, world: World): Reply {
  if (world.token.pullRequests !== 'write') return notAllowed;
  const asked = body as AskedComment & { commit_id: string; subject_type: 'line' | 'file' };
  const objection = objectionTo(asked, filesAt(world, asked.commit_id));
  if (objection !== undefined) return unprocessable(objection);
  if (asked.subject_type === 'file' && asked.line !== undefined)
    return unprocessable('line is not allowed here');
  return {
    status: 201,
    body: store(asked, asked.subject_type, 8000 + world.counts.comments, world, asked.commit_id),
  };
}

function store(
  { path, body, line, start_line }: AskedComment,
  subject_type: 'line' | 'file',
  pull_request_review_id: number,
  world: World,
  commit_id: string,
): StoredComment {
  const id = 100 + world.counts.comments++;
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
    commit_id,
    created_at: '2026-11-23T12:00:00Z',
    html_url: `https://github.com/${world.owner}/${world.repo}/pull/${world.number}#discussion_r${id}`,
  };
  // Posted for a commit that is not the head any more.
  const placed = relocated(stored, world.pushed.get(commit_id) ?? world.head, world.head);
  world.comments.push(placed);
  return placed;
}

/** What an answer says of a comment; the official description knows no more. */
function told({ id, node_id, user: author, html_url, path, body }: StoredComment): object {
  return { id, node_id, user: author, html_url, path, body };
}

/** The difference as it was when `sha` was the head. */
function filesAt(world: World, sha: string): readonly FileEntry[] {
  const commit = world.pushed.get(sha);
  return commit === undefined || commit === world.head ? world.files : fileEntries(world.mergeBase, commit);
}

function addressed(file: FileEntry, { owner, repo, head }: World): FileEntry & { contents_url: string } {
  const path = file.filename.split('/').map(encodeURIComponent).join('/');
  return {
    ...file,
    contents_url: `https://api.github.com/repos/${owner}/${repo}/contents/${path}?ref=${head.sha}`,
  };
}

function pullRequest({ number, head, base, state }: World): object {
  const merge_commit_sha = 'e'.repeat(40);
  return { number, state, merge_commit_sha, head: { sha: head.sha }, base: { sha: base.sha } };
}

function compare(_: Call, world: World, basehead: string): Reply {
  const [base, head] = basehead.split('...');
  const compared = world.pushed.get(head ?? '');
  if (base !== world.base.sha || compared === undefined) return notFound;
  const files = (compared === world.head ? world.files : fileEntries(world.mergeBase, compared)).slice(
    0,
    300,
  );
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
    return {
      path,
      mode: commit.modes?.get(path) ?? '100644',
      type: 'blob',
      sha: blobId(bytes),
      size: bytes.length,
    };
  });
  return { status: 200, body: { sha, url: 'https://api.github.com/tree', tree: entries, truncated: false } };
}

function blob(world: World, sha: string): Reply {
  const all = [world.base, world.mergeBase, ...world.pushed.values()].flatMap(({ files }) => [
    ...files.values(),
  ]);
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

export function commitOf({ base, mergeBase, pushed }: World, sha: string): Commit | undefined {
  return [base, mergeBase, ...pushed.values()].find((commit) => commit.sha === sha);
}
