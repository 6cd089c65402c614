import { type Commit, type FileEntry, fileEntries } from './repository.js';

/** Everything the stand-in knows: one repository with one pull request. */
export interface World {
  readonly owner: string;
  readonly repo: string;
  readonly number: number;
  /** Tip of the base branch, where the histories part, and the head. */
  base: Commit;
  mergeBase: Commit;
  head: Commit;
  files: readonly FileEntry[];
  state: 'open' | 'closed';
  /** Every commit that was the head at some time: GitHub keeps them, also after a force-push. */
  readonly pushed: Map<string, Commit>;
  /** Whose branch the head is. The commits of forks are no commits of this repository's pull requests to some of its API. */
  readonly headOwner: string;
  readonly isFork: boolean;
  readonly comments: StoredComment[];
  readonly reviews: StoredReview[];
  /** Threads that were resolved, by the number of their first comment. */
  readonly resolved: Set<number>;
  /** Numbers given so far: that of something deleted is never given again. */
  readonly counts: { comments: number; reviews: number };
  readonly token: Token;
  readonly graphql: 'on' | 'off';
  readonly archives: 'on' | 'off';
  /** Paths that are listed and cannot be asked for: their names are not UTF-8. */
  readonly unnamed: ReadonlySet<string>;
  /** What `git archive` makes of the head where attributes change it. */
  readonly exported?: ReadonlyMap<string, Buffer>;
  /** An archive in place of what git would pack. */
  readonly archive?: Buffer | undefined;
  readonly minimizing: 'allowed' | 'refused';
  /** Whether GraphQL's mutations may edit; REST may all the same. */
  readonly editing: 'allowed' | 'refused';
  /** Node ids of comments that were folded. */
  readonly minimized: string[];
}

/** What the token's owner may do. */
export interface Token {
  readonly value: string;
  readonly login: string;
  readonly pullRequests: 'write' | 'read' | 'none';
}

export interface User {
  readonly login: string;
  readonly type: 'Bot' | 'User';
  readonly id: number;
}

export interface StoredComment {
  readonly id: number;
  readonly node_id: string;
  readonly user: User;
  readonly body: string;
  readonly path: string;
  readonly html_url: string;
  readonly subject_type: 'line' | 'file';
  readonly line: number | undefined;
  readonly start_line: number | undefined;
  readonly in_reply_to_id?: number;
  readonly commit_id: string;
  readonly pull_request_review_id: number;
  readonly created_at: string;
}

export interface StoredReview {
  readonly id: number;
  readonly node_id: string;
  readonly user: User;
  readonly body: string;
  readonly state: 'COMMENTED';
  readonly html_url: string;
  readonly pull_request_url: string;
  readonly commit_id: string;
}

/** What a test says about its world; the rest is usual. */
export interface WorldOptions {
  readonly base: Commit;
  readonly head: Commit;
  readonly mergeBase?: Commit;
  readonly files?: readonly FileEntry[];
  readonly pullRequests?: Token['pullRequests'];
  readonly graphql?: World['graphql'];
  readonly archives?: World['archives'];
  readonly archive?: Buffer;
  readonly unnamed?: World['unnamed'];
  readonly minimizing?: World['minimizing'];
  readonly editing?: World['editing'];
  readonly login?: string;
  /** Given for a pull request from a fork. */
  readonly headOwner?: string;
}

/** A world before anybody has said anything. */
export function world(options: WorldOptions): World {
  const { base, head, mergeBase = base } = options;
  return {
    owner: 'octo',
    repo: 'shop',
    number: 7,
    base,
    mergeBase,
    head,
    files: options.files ?? fileEntries(mergeBase, head),
    state: 'open',
    pushed: new Map([[head.sha, head]]),
    headOwner: options.headOwner ?? 'octo',
    isFork: options.headOwner !== undefined,
    comments: [],
    reviews: [],
    resolved: new Set(),
    counts: { comments: 0, reviews: 0 },
    token: {
      value: 'ghs_standin',
      login: options.login ?? 'github-actions[bot]',
      pullRequests: options.pullRequests ?? 'write',
    },
    graphql: options.graphql ?? 'on',
    archives: options.archives ?? 'on',
    archive: options.archive,
    unnamed: options.unnamed ?? new Set(),
    minimizing: options.minimizing ?? 'allowed',
    editing: options.editing ?? 'allowed',
    minimized: [],
  };
}

/** The account of a login; GitHub's apps end in `[bot]`. */
export function user(login: string): User {
  return { login, type: login.endsWith('[bot]') ? 'Bot' : 'User', id: [...login].length };
}
