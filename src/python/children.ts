import { everyStatement } from './bodies.js';
import type { Expression, KeywordArgument, Parameter, Statement } from './syntax.js';

/** The expressions directly in `statement`, in order; those of its bodies and deferred parts are not among them. */
export function expressionsOf(statement: Statement): readonly Expression[] {
  switch (statement.kind) {
    case 'assign':
      return present([...statement.targets, statement.value]);
    case 'expression':
    case 'return':
      return present([statement.value]);
    case 'function':
      return [...statement.decorators, ...defaultsOf(statement.parameters)];
    case 'class':
      return [...statement.decorators, ...statement.bases, ...valuesOf(statement.keywords)];
    case 'if':
      return statement.branches.map((branch) => branch.test);
    case 'for':
      return [statement.target, statement.iterable];
    case 'while':
      return [statement.test];
    case 'assert':
      return present([statement.test, statement.message]);
    case 'try':
      return present(statement.handlers.map((handler) => handler.type));
    case 'with':
      return present(statement.items.flatMap((item) => [item.context, item.target]));
    case 'match':
      return present([statement.subject, ...statement.cases.map((one) => one.guard)]);
    case 'raise':
      return statement.parts;
    case 'delete':
      return statement.targets;
    default:
      return [];
  }
}

/** The expressions directly inside `expression`, in evaluation order; a lambda's body included. */
export function subexpressions(expression: Expression): readonly Expression[] {
  switch (expression.kind) {
    case 'attribute':
    case 'starred':
    case 'named':
      return [expression.value];
    case 'call':
      return [expression.callee, ...expression.positional, ...valuesOf(expression.keywords)];
    case 'sequence':
      return expression.elements;
    case 'dict':
      return present(expression.entries.flatMap((entry) => [entry.key, entry.value]));
    case 'lambda':
      return [...defaultsOf(expression.parameters), expression.body];
    case 'conditional':
      return [expression.test, expression.then, expression.orElse];
    case 'boolean':
      return expression.operands;
    case 'not':
      return [expression.operand];
    case 'compare':
      return [expression.first, ...expression.rest.map((part) => part.operand)];
    case 'subscript':
      return [expression.value, expression.index];
    case 'comprehension':
      return present([
        expression.key,
        expression.element,
        ...expression.clauses.flatMap((clause) => [clause.iterable, ...clause.conditions]),
      ]);
    case 'compound':
      return expression.parts;
    default:
      return [];
  }
}

/** `expression` and everything inside it. */
export function* everyExpression(expression: Expression): Generator<Expression> {
  yield expression;
  for (const inner of subexpressions(expression)) yield* everyExpression(inner);
}

/** Every expression in `body`, in functions and classes too. */
export function* expressionsIn(body: readonly Statement[]): Generator<Expression> {
  for (const statement of everyStatement(body)) {
    for (const expression of expressionsOf(statement)) yield* everyExpression(expression);
  }
}

function present(expressions: readonly (Expression | undefined)[]): readonly Expression[] {
  return expressions.filter((expression) => expression !== undefined);
}

function defaultsOf(parameters: readonly Parameter[]): readonly Expression[] {
  return present(parameters.map((parameter) => parameter.defaultValue));
}

function valuesOf(keywords: readonly KeywordArgument[]): readonly Expression[] {
  return keywords.map((keyword) => keyword.value);
}
