import { bodiesOf, everyStatement } from '../../python/bodies.js';
import type { CallExpression, Expression, ModuleSyntax, Statement } from '../../python/syntax.js';
import { type PoolValue, poolNames } from './pool-value.js';

/** Names of the pool where the application itself is given one. */
const settingNames = poolNames(undefined);

/** A Celery application that a body makes and binds to a name, and what is done to its configuration. */
export interface CeleryApp {
  readonly pools: readonly PoolValue[];
  /** Calls of `config_from_object`, wherever they stand. */
  readonly configured: readonly CallExpression[];
}

/** The applications that a module, or a function in it, makes: `app = Celery(…)` with Celery imported from celery. */
export function celeryApps(syntax: ModuleSyntax): readonly CeleryApp[] {
  const makers = constructorsIn(syntax);
  if (makers.size === 0) return [];
  const functions = [...everyStatement(syntax.body)].flatMap((one) =>
    one.kind === 'function' ? [one.body] : [],
  );
  return [syntax.body, ...functions].flatMap((body) =>
    body.flatMap((statement) => {
      if (statement.kind !== 'assign' || statement.value?.kind !== 'call') return [];
      const [target] = statement.targets;
      if (target?.kind !== 'name' || !makers.has(dotted(statement.value.callee) ?? '')) return [];
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
    const callee = dotted(statement.value.callee);
    if (callee === `${name}.conf.update`) pools.push(...keywordPools(statement.value, isDirect));
    if (callee === `${name}.config_from_object`) configured.push(statement.value);
  }
  return { pools, configured };
}

/** `app.conf.worker_pool`, `app.conf['worker_pool']`. */
function settingOf(target: Expression, app: string): string | undefined {
  if (target.kind === 'attribute' && dotted(target.value) === `${app}.conf`)
    return settingNames.has(target.attribute) ? target.attribute : undefined;
  if (target.kind !== 'subscript' || dotted(target.value) !== `${app}.conf`) return undefined;
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
export function assignedPools(body: readonly Statement[], names: ReadonlySet<string>): readonly PoolValue[] {
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

/** `a.b.c` as text; undefined for anything but names and attributes. */
export function dotted(expression: Expression): string | undefined {
  if (expression.kind === 'name') return expression.name;
  if (expression.kind !== 'attribute') return undefined;
  const value = dotted(expression.value);
  return value === undefined ? undefined : `${value}.${expression.attribute}`;
}
