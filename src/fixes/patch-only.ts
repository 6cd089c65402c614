import type { ChainLink } from '../findings/finding.js';
import type { Program } from '../project/program.js';
import type { Expression, FunctionDefinition, Statement } from '../python/syntax.js';
import { bodiesOf, everyStatement } from '../python/walk.js';
import { contains, type Span } from '../text/span.js';

/** Roots of calls that may stand beside the patch in a function that is still only there to patch. */
const reporting = new Set(['print', 'log', 'logger', 'logging', 'LOG', '_log', '_logger', 'warnings']);

/**
 * Whether every function on the way from statement B to the patch does nothing but patch. Moving a call of `main()`
 * that happens to patch would run the whole program above its imports.
 */
export function leadsOnlyToPatch(program: Program, patchChain: readonly ChainLink[]): boolean {
  return patchChain.slice(1).every(({ location }) => {
    if (location === undefined) return false;
    const syntax = program.syntax(location.path);
    const around = syntax === undefined ? undefined : functionAround(syntax.body, location.span);
    return around === undefined || patchesOnly(around, location.span);
  });
}

/** The innermost function that `span` lies in. */
function functionAround(body: readonly Statement[], span: Span): FunctionDefinition | undefined {
  for (const statement of body) {
    if (!contains(statement.span, span)) continue;
    for (const inner of bodiesOf(statement)) {
      const found = functionAround(inner, span);
      if (found !== undefined) return found;
    }
    return statement.kind === 'function' ? statement : undefined;
  }
  return undefined;
}

function patchesOnly(definition: FunctionDefinition, patch: Span): boolean {
  for (const statement of everyStatement(definition.body)) {
    if (statement.kind === 'with' || statement.kind === 'while' || statement.kind === 'class') return false;
    if (statement.kind !== 'expression' || contains(statement.span, patch)) continue;
    const { value } = statement;
    if (value.kind === 'string' || (value.kind === 'call' && reporting.has(rootOf(value.callee)))) continue;
    return false;
  }
  return true;
}

function rootOf(expression: Expression): string {
  let at = expression;
  while (at.kind === 'attribute' || at.kind === 'call') at = at.kind === 'call' ? at.callee : at.value;
  return at.kind === 'name' ? at.name : '';
}
