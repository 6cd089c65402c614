import { type Commit, type FileEntry, fileEntries } from './repository.js';

/** Everything the stand-in knows: one repository with one pull request. */
export interface World {
  readonly owner: string;
  readonly repo: string;
  readonly number: number;
  /** Tip of the base branch, where the histories part, and the head. */
  readonly base: Commit;
  readonly mergeBase: Commit;
  readonly head: Commit;
  readonly files: readonly FileEntry[];
  readonly comments: StoredComment[];
  readonly reviews: StoredReview[];
  readonly token: Token;
  readonly graphql: 'on' | 'off';
  readonly minimizing: 'allowed' | 'refused';
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
  readonly minimizing?: World['minimizing'];
  readonly login?: string;
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
    comments: [],
    reviews: [],
    token: {
      value: 'ghs_standin',
      login: options.login ?? 'github-actions[bot]',
      pullRequests: options.pullRequests ?? 'write',
    },
    graphql: options.graphql ?? 'on',
    minimizing: options.minimizing ?? 'allowed',
    minimized: [],
  };
}

/** The account of a login; GitHub's apps end in `[bot]`. */
export function user(login: string): User {
  return { login, type: login.endsWith('[bot]') ? 'Bot' : 'User', id: [...login].length };
}
