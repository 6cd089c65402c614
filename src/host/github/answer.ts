/** What became of one request to GitHub. Refusals are data: the caller decides what can be done without the answer. */
export type Answer<T> =
  | { readonly kind: 'ok'; readonly value: T }
  | { readonly kind: 'refused'; readonly refusal: Refusal };

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
  | { readonly kind: 'unavailable'; readonly message: string };

/** A successful answer. */
export function ok<T>(value: T): Answer<T> {
  return { kind: 'ok', value };
}

/** An unsuccessful answer. */
export function refused(refusal: Refusal): { readonly kind: 'refused'; readonly refusal: Refusal } {
  return { kind: 'refused', refusal };
}

/** A refusal in a few words, for a notice: `GitHub answered 403: Resource not accessible by integration`. */
export function describeRefusal(refusal: Refusal): string {
  const status = 'status' in refusal ? ` ${refusal.status}` : '';
  const message = refusal.message.replace(/\s+/g, ' ').slice(0, 300);
  return status === '' ? message : `GitHub answered${status}: ${message}`;
}
