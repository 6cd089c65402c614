import { absoluteName, leafOf, packageOf, parentOf } from '../../modules/module-name.js';
import type { Program } from '../../modules/program.js';
import { addressOf, createResolver, type OutsideWorld, searchFolderOf } from '../../modules/resolver.js';
import type { CallExpression, Statement } from '../../python/syntax.js';
import type { FilePath } from '../../tree/file-path.js';
import { assignedPools, dotted } from './apps.js';
import { type PoolValue, poolNames } from './pool-value.js';

/** What a configuration object says of the pool, and the file it stands in. */
export interface ConfiguredPools {
  readonly path: FilePath;
  readonly pools: readonly PoolValue[];
}

/** `from .base import *` of `from .production import *` of …: settings are rarely nested deeper. */
const mostStars = 5;

/**
 * What the object that a module at `path` gives to `config_from_object` says of the pool: a module or a class by its
 * name, or Django's settings, where the same file names their module.
 */
export function configuredPools(
  program: Program,
  world: OutsideWorld,
  path: FilePath,
  call: CallExpression,
): ConfiguredPools | undefined {
  const [object] = call.positional;
  const namespace = call.keywords.find(({ name }) => name === 'namespace')?.value;
  if (object === undefined || (namespace !== undefined && namespace.kind !== 'string')) return undefined;
  const names = poolNames(namespace?.value);
  const text = object.kind === 'string' ? object.value : dotted(object);
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
