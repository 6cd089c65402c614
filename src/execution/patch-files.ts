import { patchFunctions } from '../knowledge/index.js';
import { leafOf, prefixesOf, topLevelOf } from '../modules/module-name.js';
import type { Program } from '../modules/program.js';
import { everyStatement } from '../python/bodies.js';
import { expressionsIn } from '../python/children.js';
import { lastName } from '../python/last-name.js';
import type { Expression, ModuleSyntax, Statement } from '../python/syntax.js';
import type { FilePath } from '../tree/file-path.js';
import type { Libraries } from './libraries/facts.js';
import { mayPatch, patchWords } from './patch-words.js';

const dynamicImport = /\b(?:import_module|__import__)\(\s*['"]([\w.]+)/g;

/**
 * Files in which a patch may be written, in whatever way: they import a library that patches, or name a patch
 * function of gevent, eventlet or truststore. Comments and strings do not count; a project's own `patch_all` does,
 * until it runs. Only files in which one of the words stands where it can mean that are parsed.
 */
export function patchFilesOf(
  program: Program,
  paths: readonly FilePath[],
  libraries: Libraries,
): readonly FilePath[] {
  const words = patchWords(
    patchFunctions().map(({ name }) => leafOf(name)),
    libraries.mayPatch,
  );
  return paths.filter((path) => {
    const text = program.text(path);
    if (text === undefined || !mayPatch(text, words)) return false;
    const syntax = program.syntax(path);
    return (
      syntax !== undefined &&
      (importsLibrary(syntax, text, libraries) || namesFunction(syntax, words.functions))
    );
  });
}

function importsLibrary(syntax: ModuleSyntax, text: string, libraries: Libraries): boolean {
  const patches = (module: string) =>
    libraries.mayPatch.has(topLevelOf(module)) &&
    prefixesOf(module).some((prefix) => libraries.importing(prefix)?.patches !== undefined);
  for (const statement of everyStatement(syntax.body)) {
    for (const module of modulesOf(statement)) if (patches(module)) return true;
  }
  return [...text.matchAll(dynamicImport)].some((match) => patches(match[1]!));
}

function modulesOf(statement: Statement): readonly string[] {
  if (statement.kind === 'import') return statement.names.map((name) => name.module);
  return statement.kind === 'import-from' && statement.level === 0 ? [statement.module] : [];
}

function namesFunction(syntax: ModuleSyntax, functions: ReadonlySet<string>): boolean {
  for (const statement of everyStatement(syntax.body)) {
    if (statement.kind !== 'import-from' || !/^(?:gevent|eventlet|truststore)\b/.test(statement.module))
      continue;
    if (statement.names === '*' || statement.names.some((name) => functions.has(name.name))) return true;
  }
  for (const expression of expressionsIn(syntax.body)) if (isNamed(expression, functions)) return true;
  return false;
}

/** `x.patch_all`, `getattr(x, 'patch_all')`, or `getattr(monkey, name)`. */
function isNamed(expression: Expression, functions: ReadonlySet<string>): boolean {
  if (expression.kind === 'attribute') return functions.has(expression.attribute);
  if (expression.kind !== 'call' || expression.callee.kind !== 'name' || expression.callee.name !== 'getattr')
    return false;
  const [object, name] = expression.positional;
  if (name?.kind === 'string') return functions.has(name.value);
  return name !== undefined && object !== undefined && /^(?:monkey|patcher|eventlet)$/.test(lastName(object));
}
