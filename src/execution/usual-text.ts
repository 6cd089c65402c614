import { lastName } from '../python/last-name.js';
import type { Expression } from '../python/syntax.js';

/**
 * The text that `expression` gives where nothing is set: of `os.environ.get("WORKER", "gevent")`,
 * `config("WORKER", default="gevent")` and `os.getenv("WORKER") or "gevent"` it is `gevent`.
 */
export function usualText(expression: Expression | undefined): string | undefined {
  switch (expression?.kind) {
    case 'string':
      return expression.value;
    case 'boolean':
      return expression.operator === 'or' ? usualText(expression.operands.at(-1)) : undefined;
    case 'call': {
      const { callee, positional, keywords } = expression;
      const name = lastName(callee);
      const isLookup = name === 'get' || name === 'getenv';
      const fallback = keywords.find((keyword) => keyword.name === 'default')?.value;
      return usualText(fallback ?? (isLookup ? positional[1] : undefined));
    }
    default:
      return undefined;
  }
}
