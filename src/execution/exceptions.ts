import { type PatchLibrary, patchLibraries } from '../knowledge/types.js';
import { topLevelOf } from '../modules/module-name.js';
import { everyStatement } from '../python/bodies.js';
import { lastName } from '../python/last-name.js';
import type { ExceptHandler, Expression, RaiseStatement, Statement, TryStatement } from '../python/syntax.js';

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
  if (first === undefined) return undefined;
  const name = lastName(first.kind === 'call' ? first.callee : first);
  return name === '' ? undefined : name;
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

/**
 * The patcher that is missing where `handler` of `statement` runs: the only package that the body imports. A handler that
 * imports it too is for a module that some of its versions do not have; one that catches more than that tells nothing
 * unless the body does nothing else.
 */
export function missingPatcher(statement: TryStatement, handler: ExceptHandler): PatchLibrary | undefined {
  if (!isForImports(handler) && !statement.body.every(canOnlyFailToImport)) return undefined;
  const [only, ...others] = packagesIn(statement.body);
  if (others.length > 0 || only === undefined || packagesIn(handler.body).has(only)) return undefined;
  return patchLibraries.find((one) => one === only);
}

/** An import, or an assignment that cannot fail: `HAS_GEVENT = True`. */
function canOnlyFailToImport(statement: Statement): boolean {
  if (statement.kind !== 'assign') return statement.kind === 'import' || statement.kind === 'import-from';
  return (
    statement.targets.every(({ kind }) => kind === 'name') &&
    (statement.value === undefined || statement.value.kind === 'constant')
  );
}

/** Top-level names of what the statements of `body` import; empty for a relative import. */
function packagesIn(body: readonly Statement[]): ReadonlySet<string> {
  const packages = new Set<string>();
  for (const statement of everyStatement(body)) {
    if (statement.kind === 'import')
      for (const { module } of statement.names) packages.add(topLevelOf(module));
    else if (statement.kind === 'import-from')
      packages.add(statement.level === 0 ? topLevelOf(statement.module) : '');
  }
  return packages;
}

function namesOf(type: Expression): readonly string[] {
  return (type.kind === 'sequence' ? type.elements : [type]).map(lastName);
}
