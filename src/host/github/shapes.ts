import * as z from 'zod/mini';

/**
 * What GitHub's answers have to look like, as far as they are read: its REST and GraphQL descriptions, without what nobody
 * here looks at. An answer of another shape tells nothing: the client refuses it as it does a 502, so that nowhere else an
 * answer is asked what it is. Fields that an answer may lack, or have as null, are those that its description says so of.
 * Source: https://docs.github.com/rest and https://docs.github.com/graphql, version 2022-11-28.
 */
export type Shape<T> = z.ZodMiniType<T>;

const count = z.int().check(z.nonnegative());
const maybe = <T extends z.ZodMiniType>(type: T) => z.optional(z.nullable(type));

/** Nothing: 204. */
export const nothing = z.undefined();

/** Whatever was edited. */
export const edited = z.object({ id: count });

/** Something that was posted, with the address at which people see it. */
export const posted = z.object({ id: count, html_url: z.string() });

/** One file of the list that a pull request or a comparison has. */
export const fileEntry = z.object({
  filename: z.string().check(z.minLength(1)),
  status: z.string(),
  patch: maybe(z.string()),
  sha: maybe(z.string()),
  changes: maybe(count),
  previous_filename: maybe(z.string()),
  contents_url: maybe(z.string()),
});

export type FileEntry = z.infer<typeof fileEntry>;

/** Two commits compared. */
export const comparison = z.object({
  merge_base_commit: z.object({ sha: z.string() }),
  files: z.array(fileEntry),
});

/** The recursive list of what a commit holds: files, links, submodules and folders. */
export const tree = z.object({
  // A commit of nothing has no workflow that could ask.
  tree: z
    .array(z.object({ path: z.string(), mode: z.string(), sha: z.string(), size: maybe(count) }))
    .check(z.minLength(1)),
  truncated: z.boolean(),
});

export type TreeEntry = z.infer<typeof tree>['tree'][number];

/** The body of `git/blobs`. */
export const blob = z.object({ content: z.string(), encoding: z.string() });

/** The body of `contents`: of a file, which may come without its text, of something else, or of a folder. */
export const contents = z.union([
  z.object({
    type: z.string(),
    content: maybe(z.string()),
    encoding: maybe(z.string()),
    sha: maybe(z.string()),
  }),
  z.array(z.object({ type: z.string() })),
]);

/** A pull request in a list, with the fields that `pullRequestEvent` reads of the payload of an event. */
export const pullRequests = z.array(
  z.looseObject({
    number: count,
    state: z.string(),
    head: z.looseObject({ sha: z.string() }),
    base: z.looseObject({ sha: z.string() }),
  }),
);

/** A pull request as it is now; `review_comments` counts what its list of comments has. */
export const pullRequest = z.object({
  state: z.string(),
  head: z.object({ sha: z.string() }),
  review_comments: maybe(count),
});

/** An entry of the lists of comments and reviews. An account that is gone leaves a null. */
export const remark = z.object({
  id: count,
  node_id: z.string(),
  html_url: z.string(),
  body: maybe(z.string()),
  path: maybe(z.string()),
  user: z.nullable(z.object({ login: z.string(), type: maybe(z.string()) })),
});

export type Remark = z.infer<typeof remark>;

/** Every answer of GraphQL, before its data are looked at. */
export const envelope = z.object({
  data: maybe(z.record(z.string(), z.unknown())),
  errors: maybe(z.array(z.object({ type: maybe(z.string()), message: maybe(z.string()) }))),
});

/** Who the token belongs to. */
export const viewer = z.object({ viewer: z.object({ login: z.string().check(z.minLength(1)) }) });

const graphqlComment = z.object({
  id: z.string(),
  url: z.string(),
  body: z.string(),
  viewerDidAuthor: z.boolean(),
});

const thread = z.object({
  isResolved: z.boolean(),
  line: z.nullable(z.number()),
  startLine: z.nullable(z.number()),
  comments: z
    .object({
      totalCount: count,
      nodes: z.array(
        z.extend(graphqlComment, {
          path: z.string(),
          pullRequestReview: z.nullable(z.object({ id: z.string(), url: z.string() })),
        }),
      ),
    })
    // The first one was asked for.
    .check(z.refine(({ totalCount, nodes }) => totalCount === 0 || nodes.length > 0)),
});

const connection = <T extends z.ZodMiniType>(node: T) =>
  z.object({
    pageInfo: z
      .object({ hasNextPage: z.boolean(), endCursor: z.nullable(z.string()) })
      // What has more says where that begins.
      .check(z.refine(({ hasNextPage, endCursor }) => !hasNextPage || endCursor !== null)),
    nodes: z.array(node),
  });

/** One page of what was said on a pull request. */
export const conversation = z.object({
  repository: z.object({
    pullRequest: z.object({
      state: z.string(),
      headRefOid: z.string(),
      reviewThreads: connection(thread),
      reviews: connection(graphqlComment),
    }),
  }),
});

export type Thread = z.infer<typeof thread>;
export type GraphqlComment = z.infer<typeof graphqlComment>;

const gitObject = z.object({
  oid: z.optional(z.string()),
  text: maybe(z.string()),
  isTruncated: maybe(z.boolean()),
});

export type GitObject = z.infer<typeof gitObject>;

/** Objects that were asked for under the names `f0`, `f1` and so on; what is not there is null. */
export function objects(asked: number): Shape<{
  readonly repository: Readonly<Record<string, GitObject | null>>;
}> {
  return z.object({ repository: named('f', asked, z.nullable(gitObject)) });
}

/** Changes that were asked for under the names `c0`, `c1` and so on; what was refused is null. */
export function changes(asked: number): Shape<Readonly<Record<string, object | null>>> {
  return named('c', asked, z.nullable(z.looseObject({})));
}

function named<T extends z.ZodMiniType>(letter: string, asked: number, type: T) {
  return z.object(
    Object.fromEntries(Array.from({ length: asked }, (_, index) => [`${letter}${index}`, type])),
  );
}

/** Where and how a value is not of a shape, in a few words: `tree[3].path: expected string`. */
export function fault(error: z.core.$ZodError): string {
  const [issue] = error.issues;
  if (issue === undefined) return '';
  const at = issue.path.map((key) => (typeof key === 'number' ? `[${key}]` : `.${String(key)}`)).join('');
  const what = issue.code === 'invalid_type' ? `expected ${issue.expected}` : issue.code;
  return `${at.replace(/^\./, '')}${at === '' ? '' : ': '}${what}`;
}
