import { bodiesOf } from '../python/bodies.js';
import type { ModuleSyntax, Statement } from '../python/syntax.js';
import { contains, type Span } from '../text/span.js';

/** A block of statements, with the places in it where two spans lie. */
export interface CommonBlock {
  readonly body: readonly Statement[];
  readonly first: number;
  readonly second: number;
}

/** The innermost block in which `first` and `second` lie in two different statements. */
export function commonBlock(syntax: ModuleSyntax, first: Span, second: Span): CommonBlock | undefined {
  let body: readonly Statement[] | undefined = syntax.body;
  while (body !== undefined) {
    const a: number = body.findIndex((statement) => contains(statement.span, first));
    const b: number = body.findIndex((statement) => contains(statement.span, second));
    if (a < 0 || b < 0) return undefined;
    if (a !== b) return { body, first: a, second: b };
    body = bodiesOf(body[a]!).find((inner) => inner.some((statement) => contains(statement.span, first)));
  }
  return undefined;
}
