import type { GreenLibrary } from '../../knowledge/types.js';
import type { Program } from '../../modules/program.js';
import type { OutsideWorld } from '../../modules/resolver.js';
import type { Span } from '../../text/span.js';
import { wordSearch } from '../../text/word-search.js';
import type { FilePath } from '../../tree/file-path.js';
import { isTestFile } from '../entry-points.js';
import { celeryApps } from './apps.js';
import { configuredPools } from './config-objects.js';
import { greenPool, type PoolValue } from './pool-value.js';

const constructorSearch = wordSearch('Celery');

/** A setting that has a Celery application use a pool of greenlets. */
export interface PoolSetting {
  /** The file that makes the application. */
  readonly app: FilePath;
  readonly path: FilePath;
  readonly span: Span;
  readonly name: string;
  readonly library: GreenLibrary;
}

/**
 * Settings of the Celery applications in `files` that say, under no condition, that the pool is gevent's or eventlet's.
 * Where anything sets the pool of the same application otherwise, nothing is known.
 */
export function poolSettings(
  program: Program,
  files: readonly FilePath[],
  world: OutsideWorld,
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
      const libraries = new Set(all.map(({ pool }) => greenPool(pool.value)));
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
