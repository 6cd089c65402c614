/** Trouble that a test asks the stand-in to make. */
export interface Failure {
  /**
   * Which requests: the start of their name, e.g. `POST /repos/o/r/pulls/1/reviews` or `POST /graphql mutation`; with a
   * blank at its end the whole of it.
   */
  readonly on: string;
  /** How many of them; after that the stand-in behaves. */
  readonly times: number;
  readonly how: FailureMode;
}

export type FailureMode =
  | {
      readonly kind: 'status';
      readonly status: number;
      readonly headers?: Readonly<Record<string, string>>;
      readonly body?: unknown;
    }
  /** The connection breaks before anything was done. */
  | { readonly kind: 'reset' }
  /** The request is carried out, and the connection breaks before the answer. */
  | { readonly kind: 'lost' }
  /** The request is carried out, and the answer is no JSON. */
  | { readonly kind: 'malformed' }
  /** The request is carried out, and the connection breaks in the middle of the answer. */
  | { readonly kind: 'truncated' }
  /** The request is carried out, and the answer is this one: JSON as text, or 204 and nothing. */
  | { readonly kind: 'other'; readonly text: string | undefined }
  /** The request waits at the door, for so many milliseconds, and is carried out then. */
  | { readonly kind: 'late'; readonly after: number }
  /** No answer at all. */
  | { readonly kind: 'silence' };

/** Hands out the failures that were asked for, each as often as asked. */
export interface FailurePlan {
  /** Replaces what is left of the failures. */
  set(failures: readonly Failure[]): void;
  /** How the request named `METHOD /path` fails; for GraphQL, ` query` or ` mutation` follows. */
  next(request: string): FailureMode | undefined;
}

export function failurePlan(failures: readonly Failure[]): FailurePlan {
  let left = failures.map((failure) => ({ ...failure }));
  return {
    set(others) {
      left = others.map((failure) => ({ ...failure }));
    },
    next(request) {
      const failure = left.find(({ on, times }) => times > 0 && `${request} `.startsWith(on));
      if (failure === undefined) return undefined;
      failure.times--;
      return failure.how;
    },
  };
}
