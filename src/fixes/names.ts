import type { Expression, Statement } from '../python/syntax.js';
import { bodiesOf, everyExpression, everyStatement, expressionsOf } from '../python/walk.js';

/** Names that executing `statement` reads, deferred bodies included: what must be bound before it may run. */
export function namesRead(statement: Statement): ReadonlySet<string> {
  const names = new Set<string>();
  for (const inner of everyStatement([statement])) {
    const written = new Set(inner.kind === 'assign' ? inner.targets : []);
    for (const expression of expressionsOf(inner)) {
      if (expression.kind === 'name' && written.has(expression)) continue;
      for (const one of everyExpression(expression)) if (one.kind === 'name') names.add(one.name);
    }
  }
  return names;
}

/** Names that `statement` binds in its own scope. */
export function namesBound(statement: Statement): ReadonlySet<string> {
  const names = new Set<string>();
  bindStatement(statement, names);
  return names;
}

function bindStatement(statement: Statement, names: Set<string>): void {
  switch (statement.kind) {
    case 'import':
      for (const one of statement.names) names.add(one.asName ?? one.module.split('.')[0]!);
      return;
    case 'import-from':
      if (statement.names === '*') names.add('*');
      else for (const one of statement.names) names.add(one.asName ?? one.name);
      return;
    case 'assign':
      for (const target of statement.targets) bindTarget(target, names);
      return;
    case 'function':
    case 'class':
    case 'type-alias':
      names.add(statement.name);
      return;
    case 'for':
      bindTarget(statement.target, names);
      break;
    case 'with':
      for (const item of statement.items) if (item.target !== undefined) bindTarget(item.target, names);
      break;
    default:
      break;
  }
  for (const body of bodiesOf(statement)) for (const inner of body) bindStatement(inner, names);
}

function bindTarget(target: Expression, names: Set<string>): void {
  if (target.kind === 'name') names.add(target.name);
  else if (target.kind === 'sequence') for (const element of target.elements) bindTarget(element, names);
  else if (target.kind === 'starred') bindTarget(target.value, names);
  // `os.environ['X'] = …` and `config.x = …` change what the name stands for.
  else if (target.kind === 'attribute' || target.kind === 'subscript') bindTarget(target.value, names);
}
