import type { PatcherSet } from '../patchers/index.js';
import type { PatcherId } from '../patchers/types.js';
import { isTestFile } from '../project/file-kinds.js';
import { absoluteName, leafOf, packageOf, parentOf } from '../project/module-name.js';
import type { Program } from '../project/program.js';
import { addressOf, createResolver, type OutsideWorld, searchFolderOf } from '../project/resolver.js';
import type { FilePath } from '../project/snapshot.js';
import type { CallExpression, Expression, ModuleSyntax, Statement } from '../python/syntax.js';
import { bodiesOf, dottedName, everyStatement } from '../python/walk.js';
import { wordSearch } from '../text/search.js';
import type { Span } from '../text/span.js';
import { poolPatcher, poolSettingNames } from './celery.js';

/** One place that sets the pool of a worker. */
interface PoolValue {
  /** As it is called there: `worker_pool`, `CELERYD_POOL`. */
  readonly name: string;
  readonly start: number;
  readonly value: Expression;
  /** It stands in the body itself, under no condition. */
  readonly isDirect: boolean;
}

function greenPool(value: Expression, patchers: PatcherSet): PatcherId | undefined {
  return value.kind === 'string' ? poolPatcher(value.value, patchers) : undefined;
}

/** Names of the pool where the application itself is given one. */
const settingNames = poolSettingNames(undefined);

/** A Celery application that a body makes and binds to a name, and what is done to its configuration. */
interface CeleryApp {
  readonly pools: readonly PoolValue[];
  /** Calls of `config_from_object`, wherever they stand. */
  readonly configured: readonly CallExpression[];
}

/** The applications that a module, or a function in it, makes: `app = Celery(…)` with Celery imported from celery. */
function celeryApps(syntax: ModuleSyntax): readonly CeleryApp[] {
  const makers = constructorsIn(syntax);
  if (makers.size === 0) return [];
  const functions = [...everyStatement(syntax.body)].flatMap((one) =>
    one.kind === 'function' ? [one.body] : [],
  );
  return [syntax.body, ...functions].flatMap((body) =>
    body.flatMap((statement) => {
      if (statement.kind !== 'assign' || statement.value?.kind !== 'call') return [];
      const [target] = statement.targets;
      if (target?.kind !== 'name' || !makers.has(dottedName(statement.value.callee) ?? '')) return [];
      return [appNamed(target.name, statement.value, body)];
    }),
  );
}

/** How the class is called in this module: `Celery`, `celery.Celery`. */
function constructorsIn(syntax: ModuleSyntax): ReadonlySet<string> {
  const names = new Set<string>();
  for (const statement of everyStatement(syntax.body)) {
    if (statement.kind === 'import') {
      for (const { module, asName } of statement.names)
        if (module === 'celery') names.add(`${asName ?? 'celery'}.Celery`);
    } else if (statement.kind === 'import-from' && statement.level === 0 && statement.names !== '*') {
      if (statement.module !== 'celery' && statement.module !== 'celery.app') continue;
      for (const { name, asName } of statement.names) if (name === 'Celery') names.add(asName ?? name);
    }
  }
  return names;
}

function appNamed(name: string, made: CallExpression, body: readonly Statement[]): CeleryApp {
  const pools: PoolValue[] = [...keywordPools(made, true)];
  const configured: CallExpression[] = [];
  for (const statement of everyStatement(body)) {
    const isDirect = body.includes(statement);
    if (statement.kind === 'assign' && statement.value !== undefined) {
      for (const target of statement.targets) {
        const set = settingOf(target, name);
        if (set !== undefined)
          pools.push({ name: set, start: statement.span.start, value: statement.value, isDirect });
      }
    }
    if (statement.kind !== 'expression' || statement.value.kind !== 'call') continue;
    const callee = dottedName(statement.value.callee);
    if (callee === `${name}.conf.update`) pools.push(...keywordPools(statement.value, isDirect));
    if (callee === `${name}.config_from_object`) configured.push(statement.value);
  }
  return { pools, configured };
}

/** `app.conf.worker_pool`, `app.conf['worker_pool']`. */
function settingOf(target: Expression, app: string): string | undefined {
  if (target.kind === 'attribute' && dottedName(target.value) === `${app}.conf`)
    return settingNames.has(target.attribute) ? target.attribute : undefined;
  if (target.kind !== 'subscript' || dottedName(target.value) !== `${app}.conf`) return undefined;
  return target.index.kind === 'string' && settingNames.has(target.index.value)
    ? target.index.value
    : undefined;
}

/** `worker_pool='gevent'` among the arguments, or in a dictionary that is one. */
function keywordPools({ keywords, positional }: CallExpression, isDirect: boolean): readonly PoolValue[] {
  const pools: PoolValue[] = [];
  for (const { name, value, span } of keywords)
    if (name !== undefined && settingNames.has(name))
      pools.push({ name, start: span.start, value, isDirect });
  for (const argument of positional) {
    if (argument.kind !== 'dict') continue;
    for (const { key, value } of argument.entries)
      if (key?.kind === 'string' && settingNames.has(key.value))
        pools.push({ name: key.value, start: key.span.start, value, isDirect });
  }
  return pools;
}

/** What a body, of a module or a class, sets by assignment to one of `names`. */
function assignedPools(body: readonly Statement[], names: ReadonlySet<string>): readonly PoolValue[] {
  const inside = (statement: Statement): readonly Statement[] =>
    statement.kind === 'function' || statement.kind === 'class'
      ? []
      : bodiesOf(statement).flatMap((one) => one.flatMap((inner) => [inner, ...inside(inner)]));
  return body.flatMap((statement) =>
    [statement, ...inside(statement)].flatMap((one) => {
      if (one.kind !== 'assign' || one.value === undefined) return [];
      const { value, span } = one;
      return one.targets.flatMap((target) =>
        target.kind === 'name' && names.has(target.name)
          ? [{ name: target.name, start: span.start, value, isDirect: one === statement }]
          : [],
      );
    }),
  );
}

/** What a configuration object says of the pool, and the file it stands in. */
interface ConfiguredPools {
  readonly path: FilePath;
  readonly pools: readonly PoolValue[];
}

/** `from .base import *` of `from .production import *` of …: settings are rarely nested deeper. */
const mostStars = 5;

/**
 * What the object that a module at `path` gives to `config_from_object` says of the pool: a module or a class by its
 * name, or Django's settings, where the same file names their module.
 */
function configuredPools(
  program: Program,
  world: OutsideWorld,
  path: FilePath,
  call: CallExpression,
): ConfiguredPools | undefined {
  const [object] = call.positional;
  const namespace = call.keywords.find(({ name }) => name === 'namespace')?.value;
  if (object === undefined || (namespace !== undefined && namespace.kind !== 'string')) return undefined;
  const names = poolSettingNames(namespace?.value);
  const text = object.kind === 'string' ? object.value : dottedName(object);
  if (text === undefined) return undefined;
  const local = object.kind === 'name' ? classBody(program, path, text) : undefined;
  if (local !== undefined) return { path, pools: assignedPools(local, names) };
  const full = object.kind === 'string' ? text.replace(':', '.') : importedAs(program, path, text);
  const module = full === 'django.conf.settings' ? djangoSettings(program.text(path) ?? '') : full;
  return module === undefined ? undefined : poolsOf(program, world, path, module, names, mostStars);
}

/** What the module or class `name`, seen from `from`, sets itself, or else takes from modules by `import *`. */
function poolsOf(
  program: Program,
  world: OutsideWorld,
  from: FilePath,
  name: string,
  names: ReadonlySet<string>,
  stars: number,
): ConfiguredPools | undefined {
  const folder = searchFolderOf(from, addressOf(from, program.layout));
  const { resolve } = createResolver(program.layout, folder, world);
  const resolution = resolve(name);
  if (resolution.kind !== 'source') {
    const parent = resolve(parentOf(name) ?? name);
    if (parent.kind !== 'source') return undefined;
    const body = classBody(program, parent.path, leafOf(name));
    return body === undefined ? undefined : { path: parent.path, pools: assignedPools(body, names) };
  }
  const { path } = resolution;
  const body = program.syntax(path)?.body ?? [];
  const pools = assignedPools(body, names);
  if (pools.length > 0 || stars === 0) return { path, pools };
  for (const statement of body) {
    if (statement.kind !== 'import-from' || statement.names !== '*') continue;
    const module = absoluteName(packageAt(program, path), statement.level, statement.module);
    const found = module === undefined ? undefined : poolsOf(program, world, path, module, names, stars - 1);
    if (found !== undefined && found.pools.length > 0) return found;
  }
  return { path, pools };
}

/** The full name of what the module at `path` imports as `name`. */
function importedAs(program: Program, path: FilePath, name: string): string | undefined {
  for (const statement of program.syntax(path)?.body ?? []) {
    if (statement.kind === 'import') {
      for (const { module, asName } of statement.names) if ((asName ?? module) === name) return module;
    }
    if (statement.kind !== 'import-from' || statement.names === '*') continue;
    for (const one of statement.names) {
      if ((one.asName ?? one.name) !== name) continue;
      const module = absoluteName(packageAt(program, path), statement.level, statement.module);
      return module === undefined ? undefined : `${module}.${one.name}`;
    }
  }
  return undefined;
}

function packageAt(program: Program, path: FilePath): string {
  return packageOf(path, addressOf(path, program.layout).module);
}

function classBody(program: Program, path: FilePath, name: string): readonly Statement[] | undefined {
  const found = program
    .syntax(path)
    ?.body.find((statement) => statement.kind === 'class' && statement.name === name);
  return found?.kind === 'class' ? found.body : undefined;
}

/** `os.environ.setdefault('DJANGO_SETTINGS_MODULE', 'site.settings')`. */
function djangoSettings(text: string): string | undefined {
  return /DJANGO_SETTINGS_MODULE['"]\s*(?:,|\]\s*=)\s*['"]([\w.]+)['"]/.exec(text)?.[1];
}

const constructorSearch = wordSearch('Celery');

/** A setting that has a Celery application use a pool of greenlets. */
export interface PoolSetting {
  /** The file that makes the application. */
  readonly app: FilePath;
  readonly path: FilePath;
  readonly span: Span;
  readonly name: string;
  readonly library: PatcherId;
}

/**
 * Settings of the Celery applications in `files` that say, under no condition, that the pool is one of green threads.
 * Where anything sets the pool of the same application otherwise, nothing is known.
 */
export function poolSettings(
  program: Program,
  files: readonly FilePath[],
  world: OutsideWorld,
  patchers: PatcherSet,
): readonly PoolSetting[] {
  return files.flatMap((app) => {
    const text = program.text(app) ?? '';
    if (constructorSearch(text) < 0 || !text.includes('celery') || isTestFile(app)) return [];
    const syntax = program.syntax(app);
    return (syntax === undefined ? [] : celeryApps(syntax)).flatMap(({ pools, configured }) => {
      const elsewhere = configured.map((call) => configuredPools(program, world, app, call));
      const all = [{ path: app, pools }, ...elsewhere.filter((one) => one !== undefined)].flatMap(
        ({ path, pools: found }) => found.map((pool) => ({ path, pool })),
      );
      const libraries = new Set(all.map(({ pool }) => greenPool(pool.value, patchers)));
      const [library] = libraries;
      const first = all.find(({ pool }) => pool.isDirect);
      if (library === undefined || libraries.size > 1 || first === undefined) return [];
      return [{ app, path: first.path, span: spanOf(first.pool), name: first.pool.name, library }];
    });
  });
}

function spanOf({ start, value }: PoolValue): Span {
  return { start, end: value.span.end };
}
