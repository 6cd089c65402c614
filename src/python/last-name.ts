import type { Expression } from './syntax.js';

/** `c` of the expression `c` and of `a.b().c`; empty for what ends in no name. */
export function lastName(expression: Expression): string {
  if (expression.kind === 'name') return expression.name;
  return expression.kind === 'attribute' ? expression.attribute : '';
}
