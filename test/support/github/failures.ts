/** Trouble that a test asks the stand-in to make. */
export interface Failure {
  /** Which requests: the start of `METHOD /path`, e.g. `POST /repos/o/r/pulls/1/reviews`. */
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
  /** An answer that stops in the middle of its JSON. */
  | { readonly kind: 'malformed' }
  /** No answer at all. */
  | { readonly kind: 'silence' };

/** Hands out the failures that were asked for, each as often as asked. */
export function failurePlan(failures: readonly Failure[]): (request: string) => FailureMode | undefined {
  const left = failures.map((failure) => ({ ...failure }));
  return (request) => {
    const failure = left.find(({ on, times }) => times > 0 && request.startsWith(on));
    if (failure === undefined) return undefined;
    failure.times--;
    return failure.how;
  };
}
