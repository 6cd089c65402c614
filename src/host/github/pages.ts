import { type Answer, ok } from './answer.js';
import type { GitHub, Parameters, Response } from './client.js';

const pageSize = 100;

/** All pages of a list, at most `limit` entries. The answer's entries are not checked. */
export async function readPages(
  github: GitHub,
  route: string,
  parameters: Parameters,
  limit: number,
): Promise<Answer<readonly object[]>> {
  const entries: object[] = [];
  for (let page = 1; ; page++) {
    const answer = await github.read(route, { ...parameters, per_page: pageSize, page });
    if (answer.kind === 'refused') return answer;
    entries.push(...entriesOf(answer.value));
    if (entries.length >= limit || !hasNext(answer.value)) return ok(entries.slice(0, limit));
  }
}

function entriesOf({ data }: Response): readonly object[] {
  return Array.isArray(data) ? data.filter((entry) => typeof entry === 'object' && entry !== null) : [];
}

function hasNext({ headers, data }: Response): boolean {
  return /rel="?next"?/.test(String(headers['link'] ?? '')) && Array.isArray(data) && data.length > 0;
}
