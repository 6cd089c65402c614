import type { ExceptHandler, Expression, RaiseStatement } from '../python/syntax.js';

/** What an import that fails raises, and the classes that each is derived from. */
const bases: Readonly<Record<string, string>> = {
  PackageNotFoundError: 'ModuleNotFoundError',
  ModuleNotFoundError: 'ImportError',
  ImportError: 'Exception',
  Exception: 'BaseException',
};

/** Whether `error` is the class of what an import that fails raises. */
export function isImportError(error: string): boolean {
  return error === 'ImportError' || error === 'ModuleNotFoundError';
}

/** The class of what `raise X(…)` raises, by its name; undefined for a bare `raise` and for what is computed. */
export function classRaised({ parts: [first] }: RaiseStatement): string | undefined {
  return first === undefined ? undefined : nameOf(first.kind === 'call' ? first.callee : first);
}

/** Whether `handler` catches an exception of the class `error`, which an import raised. */
export function catches(handler: ExceptHandler, error: string): boolean {
  if (handler.type === undefined) return true;
  const caught = namesOf(handler.type);
  for (let name: string | undefined = error; name !== undefined; name = bases[name]) {
    if (caught.includes(name)) return true;
  }
  return false;
}

/** Whether `handler` is there for imports that fail, and for nothing else. */
export function isForImports({ type }: ExceptHandler): boolean {
  if (type === undefined) return false;
  return namesOf(type).every(isImportError);
}

function namesOf(type: Expression): readonly string[] {
  return (type.kind === 'sequence' ? type.elements : [type]).map((one) => nameOf(one) ?? '');
}

function nameOf(expression: Expression): string | undefined {
  if (expression.kind === 'name') return expression.name;
  return expression.kind === 'attribute' ? expression.attribute : undefined;
}
