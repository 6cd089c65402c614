import type { ExceptHandler, Expression, RaiseStatement } from '../python/syntax.js';

/** Built-in exceptions by what they are derived from, as far as programs tell them apart at import time. */
const bases: Readonly<Record<string, string>> = {
  ModuleNotFoundError: 'ImportError',
  KeyError: 'LookupError',
  IndexError: 'LookupError',
  NotImplementedError: 'RuntimeError',
  RecursionError: 'RuntimeError',
  UnicodeDecodeError: 'UnicodeError',
  UnicodeEncodeError: 'UnicodeError',
  UnicodeError: 'ValueError',
  FileNotFoundError: 'OSError',
  PermissionError: 'OSError',
  IOError: 'OSError',
  EnvironmentError: 'OSError',
};

/** The class of what `raise X(…)` raises, by its name; undefined for a bare `raise` and for what is computed. */
export function classRaised({ parts: [first] }: RaiseStatement): string | undefined {
  return first === undefined ? undefined : nameOf(first.kind === 'call' ? first.callee : first);
}

/** Whether `handler` catches an exception of the class `error`. */
export function catches(handler: ExceptHandler, error: string): boolean {
  if (handler.type === undefined) return true;
  const caught = namesOf(handler.type);
  if (caught.includes('BaseException')) return true;
  if (caught.includes('Exception'))
    return !['SystemExit', 'KeyboardInterrupt', 'GeneratorExit'].includes(error);
  for (let name: string | undefined = error; name !== undefined; name = bases[name]) {
    if (caught.includes(name)) return true;
  }
  return false;
}

/** Whether `handler` is there for imports that fail, and for nothing else. */
export function isForImports({ type }: ExceptHandler): boolean {
  if (type === undefined) return false;
  return namesOf(type).every((name) => name === 'ImportError' || name === 'ModuleNotFoundError');
}

function namesOf(type: Expression): readonly string[] {
  return (type.kind === 'sequence' ? type.elements : [type]).map((one) => nameOf(one) ?? '');
}

function nameOf(expression: Expression): string | undefined {
  if (expression.kind === 'name') return expression.name;
  return expression.kind === 'attribute' ? expression.attribute : undefined;
}
