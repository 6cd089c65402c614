import type { Libraries } from '../interpreter/library-model.js';
import { siteAt } from '../interpreter/state.js';
import type { PatcherSet } from '../patchers/index.js';
import { prefixesOf, topLevelOf } from '../project/module-name.js';
import type { Program } from '../project/program.js';
import type { FilePath } from '../project/snapshot.js';
import type { CallExpression, Expression, ModuleSyntax, Statement } from '../python/syntax.js';
import { bodiesOf, everyExpression, expressionsOf } from '../python/walk.js';

/**
 * The statements by which the files at `paths` may patch, each as `path:offset`; undefined where it is not known of all of
 * them, or where one may patch several times and more each time. Once each of these has patched, nothing that comes after can
 * be late.
 */
export function patchSites(
  program: Program,
  paths: readonly FilePath[],
  libraries: Libraries,
): ReadonlySet<string> | undefined {
  const sites = new Set<string>();
  for (const path of paths) {
    const syntax = program.syntax(path);
    const own = syntax === undefined ? undefined : sitesIn(syntax, libraries);
    if (own === undefined) return undefined;
    for (const start of own) sites.add(siteAt(path, start));
  }
  return sites;
}

const known = new WeakMap<ModuleSyntax, readonly number[] | 'unknown'>();

function sitesIn(syntax: ModuleSyntax, libraries: Libraries): readonly number[] | undefined {
  let sites = known.get(syntax);
  if (sites === undefined) {
    const found: number[] = [];
    const isKnown = collect(syntax.body, false, libraries, found);
    // A file that patches in a way that is not seen here has no site, or another one.
    sites = isKnown && found.length > 0 ? found : 'unknown';
    known.set(syntax, sites);
  }
  return sites === 'unknown' ? undefined : sites;
}

/** Adds the sites in `body` to `found`; false where one of them may run more than once with other arguments. */
function collect(
  body: readonly Statement[],
  isRepeated: boolean,
  libraries: Libraries,
  found: number[],
): boolean {
  for (const statement of body) {
    if (isSite(statement, libraries)) {
      if (!isSimple(statement) || (isRepeated && !isConstant(statement, libraries.patchers))) return false;
      found.push(statement.span.start);
    } else if (takesFunction(statement, libraries.patchers)) return false;
    const inside =
      isRepeated || statement.kind === 'function' || statement.kind === 'for' || statement.kind === 'while';
    for (const inner of bodiesOf(statement)) if (!collect(inner, inside, libraries, found)) return false;
  }
  return true;
}

/** Whether `statement` has no other statements in it, so that what it does stands under its own offset. */
function isSimple(statement: Statement): boolean {
  return bodiesOf(statement).length === 0;
}

function isSite(statement: Statement, libraries: Libraries): boolean {
  if (statement.kind === 'import') return statement.names.some(({ module }) => patches(module, libraries));
  if (statement.kind === 'import-from') return statement.level === 0 && patches(statement.module, libraries);
  return callsOf(statement).some((call) => isPatchCall(call, libraries.patchers));
}

function patches(module: string, libraries: Libraries): boolean {
  return (
    libraries.mayPatch.has(topLevelOf(module)) &&
    prefixesOf(module).some((prefix) => libraries.importing(prefix)?.patches !== undefined)
  );
}

function callsOf(statement: Statement): readonly CallExpression[] {
  return expressionsOf(statement).flatMap((expression) =>
    [...everyExpression(expression)].filter((inner) => inner.kind === 'call'),
  );
}

function isPatchCall({ callee }: CallExpression, { spellings }: PatcherSet): boolean {
  if (callee.kind === 'name') return spellings.functions.has(callee.name);
  return callee.kind === 'attribute' && spellings.functions.has(callee.attribute);
}

/** Whether a patch function is taken without being called, or under another name: who calls it then is not seen here. */
function takesFunction(statement: Statement, patchers: PatcherSet): boolean {
  const { functions, owners } = patchers.spellings;
  if (statement.kind === 'import-from') {
    if (patchers.ownerOf(statement.module) === undefined) return false;
    if (statement.names === '*') return true;
    return statement.names.some(({ name, asName }) => functions.has(name) && asName !== undefined);
  }
  const called = new Set<Expression>(callsOf(statement).map(({ callee }) => callee));
  return expressionsOf(statement).some((expression) =>
    [...everyExpression(expression)].some((inner) => {
      if (inner.kind === 'call' && inner.callee.kind === 'name' && inner.callee.name === 'getattr') {
        const [object] = inner.positional;
        return object !== undefined && (object.kind === 'name' || object.kind === 'attribute')
          ? owners.has(object.kind === 'name' ? object.name : object.attribute)
          : false;
      }
      return inner.kind === 'attribute' && functions.has(inner.attribute) && !called.has(inner);
    }),
  );
}

/** Whether what `statement` patches with is written out, and so the same each time. */
function isConstant(statement: Statement, patchers: PatcherSet): boolean {
  return callsOf(statement)
    .filter((call) => isPatchCall(call, patchers))
    .every(
      ({ positional, keywords }) =>
        positional.every(isLiteral) &&
        keywords.every(({ name, value }) => name !== undefined && isLiteral(value)),
    );
}

function isLiteral({ kind }: Expression): boolean {
  return kind === 'constant' || kind === 'string' || kind === 'number';
}
