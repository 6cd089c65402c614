import { bodiesOf } from '../python/bodies.js';
import type { Expression, Statement } from '../python/syntax.js';

/**
 * Whether `statement` may be carried to the top together with the patch: an import, a plain assignment, a definition
 * made of such, or a condition around such. Anything else may need what stands above it.
 */
export function isMovable(statement: Statement): boolean {
  switch (statement.kind) {
    case 'import':
    case 'import-from':
    case 'raise':
      return true;
    case 'jump':
      return statement.jump === 'pass';
    case 'assign':
      return statement.value === undefined || isPlain(statement.value);
    case 'expression':
      return statement.value.kind === 'string' || isCall(statement.value);
    case 'if':
    case 'try':
    case 'function':
      return bodiesOf(statement).every((body) => body.every(isMovable));
    default:
      return false;
  }
}

/** A call as a statement: the patch itself, or a setting it needs. */
function isCall(value: Expression): boolean {
  return value.kind === 'call' && isReference(value.callee);
}

function isReference(value: Expression): boolean {
  return value.kind === 'name' || (value.kind === 'attribute' && isReference(value.value));
}

/** Literals, names, and look-ups in the environment. */
function isPlain(value: Expression): boolean {
  switch (value.kind) {
    case 'string':
    case 'number':
    case 'constant':
      return true;
    case 'name':
    case 'attribute':
      return isReference(value);
    case 'call':
      return isReference(value.callee) && value.positional.every(isPlain);
    default:
      return false;
  }
}
