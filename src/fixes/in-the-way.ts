import { everyStatement } from '../python/bodies.js';
import { everyExpression, expressionsOf } from '../python/children.js';
import { isKeptOnPurpose } from '../python/kept-on-purpose.js';
import type { Statement } from '../python/syntax.js';
import { namesBound, namesRead } from './names.js';

/**
 * Whether one of `staying`, statements that the patch would be moved above, prepares what is moved: it works on an
 * object the moved code uses, sets the environment or the search path, configures the patcher, or keeps an original.
 * `moved` would then do something else up there, or nothing at all.
 */
export function standsInTheWay(staying: readonly Statement[], moved: readonly Statement[]): boolean {
  const used = new Set(moved.flatMap((statement) => [...namesRead(statement)]));
  const modules = new Set([...staying, ...moved].flatMap(importedNames));
  const patchers = new Set(
    [...staying, ...moved].filter(importsPatcher).flatMap((one) => [...namesBound(one)]),
  );
  const importsOwnCode = moved.some((one) => isImport(one) && !importsPatcher(one));
  const looksAround = moved.some((one) => reads(one, 'environ', 'getenv', 'argv'));
  return staying.some((statement) => {
    if (isImport(statement) || statement.kind === 'function' || statement.kind === 'class') return false;
    if ([...namesBound(statement)].some(isKeptOnPurpose)) return true;
    const mentioned = namesRead(statement);
    if ([...mentioned].some((name) => patchers.has(name) || (used.has(name) && !modules.has(name))))
      return true;
    if (reads(statement, 'environ', 'putenv')) return true;
    if (importsOwnCode && reads(statement, 'path', 'modules')) return true;
    return looksAround && statement.kind === 'expression';
  });
}

function isImport(statement: Statement): boolean {
  return statement.kind === 'import' || statement.kind === 'import-from';
}

function importedNames(statement: Statement): readonly string[] {
  return isImport(statement) ? [...namesBound(statement)] : [];
}

/** Whether `statement` imports gevent or eventlet, or something of them. */
export function importsPatcher(statement: Statement): boolean {
  if (statement.kind === 'import-from') return /^(?:gevent|eventlet)\b/.test(statement.module);
  return (
    statement.kind === 'import' && statement.names.some((name) => /^(?:gevent|eventlet)\b/.test(name.module))
  );
}

/** Whether an attribute or name of one of these names stands in `statement`: `os.environ`, `sys.path`. */
function reads(statement: Statement, ...names: readonly string[]): boolean {
  for (const inner of everyStatement([statement])) {
    for (const expression of expressionsOf(inner)) {
      for (const one of everyExpression(expression)) {
        if (one.kind === 'attribute' && names.includes(one.attribute)) return true;
        if (one.kind === 'name' && names.includes(one.name)) return true;
      }
    }
  }
  return false;
}
