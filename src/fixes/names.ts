import { bodiesOf } from '../python/bodies.js';
import type { Expression, KeywordArgument, Parameter, Statement } from '../python/syntax.js';

/** Names that executing `statement` reads, deferred bodies included: what must be bound before it may run. */
export function namesRead(statement: Statement): ReadonlySet<string> {
  const names = new Set<string>();
  readStatement(statement, names);
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

function readStatement(statement: Statement, names: Set<string>): void {
  const read = (expression: Expression | undefined) => {
    if (expression !== undefined) readExpression(expression, names);
  };
  switch (statement.kind) {
    case 'assign':
      for (const target of statement.targets) if (target.kind !== 'name') read(target);
      read(statement.value);
      break;
    case 'expression':
    case 'return':
      read(statement.value);
      break;
    case 'function':
      for (const decorator of statement.decorators) read(decorator);
      readParameters(statement.parameters, names);
      break;
    case 'class':
      for (const part of [...statement.decorators, ...statement.bases]) read(part);
      readKeywords(statement.keywords, names);
      break;
    case 'if':
      for (const branch of statement.branches) read(branch.test);
      break;
    case 'for':
      read(statement.iterable);
      break;
    case 'while':
    case 'assert':
      read(statement.test);
      break;
    case 'try':
      for (const handler of statement.handlers) read(handler.type);
      break;
    case 'with':
      for (const item of statement.items) read(item.context);
      break;
    case 'match':
      read(statement.subject);
      break;
    case 'raise':
      for (const part of statement.parts) read(part);
      break;
    case 'delete':
      for (const target of statement.targets) read(target);
      break;
    default:
      break;
  }
  for (const body of bodiesOf(statement)) for (const inner of body) readStatement(inner, names);
}

function readParameters(parameters: readonly Parameter[], names: Set<string>): void {
  for (const { defaultValue } of parameters)
    if (defaultValue !== undefined) readExpression(defaultValue, names);
}

function readKeywords(keywords: readonly KeywordArgument[], names: Set<string>): void {
  for (const keyword of keywords) readExpression(keyword.value, names);
}

function readExpression(expression: Expression, names: Set<string>): void {
  const read = (one: Expression) => readExpression(one, names);
  switch (expression.kind) {
    case 'name':
      names.add(expression.name);
      return;
    case 'attribute':
    case 'starred':
    case 'named':
      read(expression.value);
      return;
    case 'call':
      read(expression.callee);
      expression.positional.forEach(read);
      readKeywords(expression.keywords, names);
      return;
    case 'sequence':
      expression.elements.forEach(read);
      return;
    case 'dict':
      for (const entry of expression.entries) {
        if (entry.key !== undefined) read(entry.key);
        read(entry.value);
      }
      return;
    case 'lambda':
      readParameters(expression.parameters, names);
      read(expression.body);
      return;
    case 'conditional':
      [expression.test, expression.then, expression.orElse].forEach(read);
      return;
    case 'boolean':
      expression.operands.forEach(read);
      return;
    case 'not':
      read(expression.operand);
      return;
    case 'compare':
      read(expression.first);
      for (const part of expression.rest) read(part.operand);
      return;
    case 'subscript':
      read(expression.value);
      read(expression.index);
      return;
    case 'comprehension':
      if (expression.key !== undefined) read(expression.key);
      read(expression.element);
      for (const clause of expression.clauses) [clause.iterable, ...clause.conditions].forEach(read);
      return;
    case 'compound':
      expression.parts.forEach(read);
      return;
    default:
      return;
  }
}
