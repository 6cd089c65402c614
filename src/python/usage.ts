import { everyStatement } from './bodies.js';
import { expressionsOf, subexpressions } from './children.js';
import { lastName } from './last-name.js';
import type { CallExpression, Expression, ModuleSyntax, Statement } from './syntax.js';

/** What a module does with a name of its own: calls or passes it, only re-exports it, tests types or writes types with it. */
export type NameUsage = 'used' | 'unused' | 'isinstance' | 'annotation';

/**
 * How `name` is used in the module `syntax`: a class that stands in annotations only is never called, and one that
 * isinstance() is asked for makes no object.
 */
export function usageOf(syntax: ModuleSyntax, name: string): NameUsage {
  const places = new Set<NameUsage>();
  for (const statement of everyStatement(syntax.body)) {
    for (const annotation of annotationsOf(statement)) visit(annotation, name, 'annotation', places);
    for (const expression of expressionsOf(statement)) {
      const isBound =
        expression.kind === 'name' && statement.kind === 'assign' && expression !== statement.value;
      if (!isBound) visit(expression, name, 'used', places);
    }
    if (places.has('used')) return 'used';
  }
  return places.has('isinstance') ? 'isinstance' : places.has('annotation') ? 'annotation' : 'unused';
}

function annotationsOf(statement: Statement): readonly Expression[] {
  if (statement.kind === 'assign') return statement.annotation === undefined ? [] : [statement.annotation];
  if (statement.kind !== 'function') return [];
  const annotations = [statement.returns, ...statement.parameters.map((parameter) => parameter.annotation)];
  return annotations.filter((annotation) => annotation !== undefined);
}

function visit(expression: Expression, name: string, place: NameUsage, places: Set<NameUsage>): void {
  switch (expression.kind) {
    case 'name':
      if (expression.name === name) places.add(place);
      return;
    case 'string':
      if (place === 'annotation' && expression.value.includes(name)) places.add(place);
      return;
    case 'subscript':
      // Optional[SSLContext], outside of annotations too: a type alias.
      visit(expression.value, name, place, places);
      visit(expression.index, name, place === 'used' ? 'annotation' : place, places);
      return;
    case 'call': {
      const inside = place === 'used' ? placeOfArguments(expression) : place;
      visit(expression.callee, name, place, places);
      for (const part of subexpressions(expression).slice(1)) visit(part, name, inside, places);
      return;
    }
    default:
      for (const part of subexpressions(expression)) visit(part, name, place, places);
  }
}

function placeOfArguments({ callee }: CallExpression): NameUsage {
  const called = lastName(callee);
  if (called === 'isinstance' || called === 'issubclass') return 'isinstance';
  return called === 'cast' || called === 'TypeVar' || called === 'NewType' ? 'annotation' : 'used';
}
