/** What the stand-in sends back. */
export interface Reply {
  readonly status: number;
  readonly body: unknown;
  readonly headers?: Readonly<Record<string, string>>;
  /** Sent instead of the body. */
  readonly bytes?: Buffer;
}

/** A request after parsing. */
export interface Call {
  readonly method: string;
  readonly path: string;
  readonly query: Readonly<Record<string, string>>;
  readonly body: unknown;
}

export const notFound: Reply = { status: 404, body: { message: 'Not Found', status: '404' } };

/** GitHub's refusal of a token that may not write here, with the header that says what would do. */
export const notAllowed: Reply = {
  status: 403,
  body: { message: 'Resource not accessible by integration', status: '403' },
  headers: { 'x-accepted-github-permissions': 'pull_requests=write' },
};

/** GitHub's refusal of a request that is understood and wrong. */
export function unprocessable(...errors: readonly unknown[]): Reply {
  return { status: 422, body: { message: 'Unprocessable Entity', errors, status: '422' } };
}

/** One page of a list, with GitHub's Link header. */
export function page(
  entries: readonly unknown[],
  { path, query }: Call,
  limit = Number.POSITIVE_INFINITY,
): Reply {
  const size = Math.min(Number(query['per_page'] ?? 30), 100);
  const number = Number(query['page'] ?? 1);
  const all = entries.slice(0, limit);
  const hasNext = number * size < all.length;
  const next = `<http://localhost${path}?per_page=${size}&page=${number + 1}>; rel="next"`;
  return {
    status: 200,
    body: all.slice((number - 1) * size, number * size),
    headers: hasNext ? { link: next } : {},
  };
}
