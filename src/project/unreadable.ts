import type { Undecodable } from '../python/decode.js';

/** Why a file, or a folder, has no text: what is known of it, for whoever puts it into words. */
export type Unreadable =
  | Undecodable
  /** A reader listed it, and did not hand its contents over. */
  | { readonly kind: 'not-given' }
  /** Time was up before it was read, or listed. */
  | { readonly kind: 'time-up' }
  | { readonly kind: 'lfs-pointer' }
  /** Named as a notebook, and not the JSON of one. */
  | { readonly kind: 'no-notebook' }
  /** The files before it have as many bytes as are kept. */
  | { readonly kind: 'no-room'; readonly limit: number }
  /** Both in bytes. */
  | { readonly kind: 'too-large'; readonly size: number; readonly limit: number }
  | { readonly kind: 'no-file'; readonly is: 'folder' | 'link' | 'other' }
  | { readonly kind: 'denied' }
  | { readonly kind: 'absent' }
  /** `error` is the code of the operating system (`EIO`), or its words. */
  | { readonly kind: 'system'; readonly error: string }
  /** The host answered without the contents. */
  | { readonly kind: 'not-sent' }
  /** A clone that holds only part of the objects (`--filter`) lacks its contents. */
  | { readonly kind: 'not-cloned' }
  /** So many files were fetched one by one, and no more are. */
  | { readonly kind: 'too-many'; readonly limit: number }
  | { readonly kind: 'refused'; readonly refusal: Refusal };

/** Why the host of a repository did not do what it was asked for. `message` is what it answered, in its own words. */
export type Refusal =
  /** 401, 403, 404: the token may not. GitHub answers 404 where even the existence is a secret. */
  | {
      readonly kind: 'forbidden';
      readonly status: number;
      readonly message: string;
      /** The header `x-accepted-github-permissions`: what would have been enough. */
      readonly accepted: string | undefined;
    }
  /** 422 and other refusals of what was asked. */
  | { readonly kind: 'invalid'; readonly status: number; readonly message: string }
  /** Rate limits that end too late for this run. */
  | { readonly kind: 'limited'; readonly message: string }
  /** Server errors, timeouts, broken connections, answers that are not what GitHub documents. */
  | ({ readonly kind: 'unavailable' } & Outage);

/** How a host failed. */
export type Outage =
  | { readonly how: 'server-error'; readonly status: number; readonly message: string }
  /** `message` is what the connection broke off with. */
  | { readonly how: 'unreachable'; readonly message: string }
  | { readonly how: 'not-json' }
  /** Not what GitHub documents; `fault` says where, in a few words. */
  | { readonly how: 'malformed'; readonly fault: string }
  /** A list of `listed` entries, where something else that the host says counts `expected`. */
  | { readonly how: 'cut-short'; readonly listed: number; readonly expected: number }
  /** More entries than `limit`. */
  | { readonly how: 'too-long'; readonly limit: number }
  /** Parts of a GraphQL answer are missing. */
  | { readonly how: 'partial' }
  /** `message` is undefined where the answer had no data and named no error. */
  | { readonly how: 'graphql'; readonly message: string | undefined };
