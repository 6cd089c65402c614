import type { Statement } from './syntax.js';

/** The bodies directly inside a compound statement, in order; functions' and classes' included. */
export function bodiesOf(statement: Statement): readonly (readonly Statement[])[] {
  switch (statement.kind) {
    case 'function':
    case 'class':
    case 'with':
      return [statement.body];
    case 'if':
      return [...statement.branches.map((branch) => branch.body), statement.orElse];
    case 'for':
    case 'while':
      return [statement.body, statement.orElse];
    case 'try':
      return [
        statement.body,
        ...statement.handlers.map((one) => one.body),
        statement.orElse,
        statement.finalBody,
      ];
    case 'match':
      return statement.cases.map((one) => one.body);
    default:
      return [];
  }
}

/** Every statement of `body` and of the bodies inside it, outermost first. */
export function* everyStatement(body: readonly Statement[]): Generator<Statement> {
  for (const statement of body) {
    yield statement;
    for (const inner of bodiesOf(statement)) yield* everyStatement(inner);
  }
}
