import rebound from './data/rebound.json' with { type: 'json' };
import {
  type ImportedFirst,
  importFunction,
  type Patcher,
  type PatcherCure,
  type PatcherEffect,
  type PatchParameter,
} from './patcher.js';
import type { Consequence, Hold, HoldForm, QualifiedName, VersionLimit } from './types.js';

/**
 * Patchers that put something of their own in the place of names in other libraries, say nothing where they come late, and
 * leave the program running. What each one rebinds is in data/rebound.json, which tools/patchers/measure.py writes; that it
 * is without effect on whoever kept the original was run, by the programs of test/patchers/programs.
 */

/** What is said of one of them beside what was measured. */
interface Swap {
  readonly id: string;
  readonly family: string;
  /** Its modules. */
  readonly modules: readonly string[];
  /** Full name of the function, or of the method of a class. */
  readonly call: QualifiedName;
  readonly aliases?: readonly QualifiedName[];
  readonly imports?: Patcher['imports'];
  readonly parameters?: readonly PatchParameter[];
  /** Parameters that switch on what is replaced, by the first part of the names that belong to each. */
  readonly switches?: Readonly<Record<string, readonly string[]>>;
  /** Other functions that replace the same, or what their parameters say: `switches` is what leaving one out means. */
  readonly others?: readonly Other[];
  /** Names that were measured, but do no harm where they are kept; each is a whole name, or the end of some. */
  readonly harmless?: RegExp;
  /** Whether its functions make objects that stay as they are: connections, engines, channels. */
  readonly makesObjects?: true;
  /** Classes and functions beside these that make one of what it replaces. */
  readonly makes?: Patcher['makes'];
  readonly keepers?: Patcher['keepers'];
  readonly consequence: Consequence;
  readonly limits?: Readonly<Record<QualifiedName, VersionLimit>>;
  readonly cures?: readonly PatcherCure[];
  readonly instead?: string;
  readonly launchers?: readonly string[];
  readonly launchModules?: readonly string[];
}

interface Other {
  readonly call: QualifiedName;
  readonly switches?: 'false';
  readonly parameters?: readonly PatchParameter[];
}

interface Measured {
  readonly names: Readonly<Record<QualifiedName, string>>;
  readonly kept?: Readonly<Record<QualifiedName, { readonly name: QualifiedName; readonly used: boolean }>>;
  readonly versions: Readonly<Record<string, string>>;
}

const measured: Readonly<Record<string, Measured>> = rebound.rows;

/** FastAPI makes spans of its own since then, with whichever instrumentation; ran: FastAPI 0.115.12 and 0.165.0. */
const fastApi: VersionLimit = { of: 'FastAPI', relation: 'before', version: '0.165.0' };

/** Who starts programs and has instrumented everything before their first line; ran. */
const instrumented = ['opentelemetry-instrument'];

/** The instrumentor of OpenTelemetry for one library, of which it replaces functions or classes. */
function instrumentor(
  library: string,
  name: string,
  more: Pick<Swap, 'consequence'> & Partial<Swap>,
  suffix: string = library,
): Swap {
  const module = `opentelemetry.instrumentation.${library}`;
  return {
    id: `opentelemetry-${suffix}`,
    family: 'opentelemetry',
    modules: [module],
    call: `${module}.${name}.instrument`,
    launchers: instrumented,
    ...more,
  };
}

/** An instrumentor of a framework for the web, which has another call for an application that is there already. */
function ofApplications(library: string, name: string, more: Partial<Swap> = {}): Swap {
  return instrumentor(library, name, {
    consequence: 'no-spans',
    cures: [{ call: `opentelemetry.instrumentation.${library}.${name}.instrument_app`, argument: 'app' }],
    instead: `${name}().instrument_app(app)`,
    ...more,
  });
}

/** An instrumentor of a driver, which has another call for a connection that is there already. */
function ofConnections(library: string, name: string): Swap {
  return instrumentor(library, name, {
    consequence: 'no-spans',
    makesObjects: true,
    cures: [
      {
        call: `opentelemetry.instrumentation.${library}.${name}.instrument_connection`,
        argument: 'connection',
      },
    ],
    instead: `${name}().instrument_connection(connection)`,
  });
}

const instrumentApp = (library: string, name: string, of: QualifiedName): PatcherCure => ({
  call: `opentelemetry.instrumentation.${library}.${name}.instrument_app`,
  argument: 'app',
  of: [of],
});

/** Names in drivers that are no connection: who keeps them has nothing to trace by them. */
const noConnection = /\.extensions\.|Cursor$|\.intercept_channel$/;

const databases = {
  psycopg: ['psycopg', 'psycopg2'],
  sqlite3: ['sqlite3'],
  pymysql: ['pymysql'],
  grpc: ['grpc'],
};

const swaps: readonly Swap[] = [
  ofApplications('flask', 'FlaskInstrumentor'),
  ofApplications('fastapi', 'FastAPIInstrumentor', { limits: { 'fastapi.FastAPI': fastApi } }),
  ofApplications('starlette', 'StarletteInstrumentor'),
  // It has no call for an application; its middleware can be given to one.
  instrumentor('falcon', 'FalconInstrumentor', { consequence: 'no-spans' }),
  instrumentor('sqlalchemy', 'SQLAlchemyInstrumentor', {
    consequence: 'no-query-spans',
    makesObjects: true,
    parameters: [
      { name: 'engine', default: 'false', does: 'turns-off' },
      { name: 'engines', default: 'false', does: 'turns-off' },
    ],
    instead: 'SQLAlchemyInstrumentor().instrument(engine=engine)',
    makes: {
      'sqlalchemy.engine_from_config': 'sqlalchemy.create_engine',
      'sqlalchemy.engine.engine_from_config': 'sqlalchemy.create_engine',
      'sqlalchemy.engine.create.engine_from_config': 'sqlalchemy.create_engine',
      'sqlalchemy.ext.asyncio.async_engine_from_config': 'sqlalchemy.ext.asyncio.create_async_engine',
    },
    // Before 3.0 it made its engines when they were first asked for.
    keepers: [
      {
        classes: ['flask_sqlalchemy.SQLAlchemy', 'flask_sqlalchemy.extension.SQLAlchemy'],
        method: 'init_app',
        argument: 'app',
        as: 'engine',
        of: 'sqlalchemy.create_engine',
        limit: { of: 'Flask-SQLAlchemy', relation: 'since', version: '3.0' },
      },
    ],
  }),
  ofConnections('psycopg2', 'Psycopg2Instrumentor'),
  ofConnections('psycopg', 'PsycopgInstrumentor'),
  ofConnections('pymysql', 'PyMySQLInstrumentor'),
  ofConnections('sqlite3', 'SQLite3Instrumentor'),
  ...(
    [
      'GrpcInstrumentorClient',
      'GrpcInstrumentorServer',
      'GrpcAioInstrumentorClient',
      'GrpcAioInstrumentorServer',
    ] as const
  ).map((name) =>
    instrumentor(
      'grpc',
      name,
      { consequence: 'no-spans', makesObjects: true },
      `grpc${name.includes('Aio') ? '-aio' : ''}-${name.endsWith('Client') ? 'client' : 'server'}`,
    ),
  ),
  {
    id: 'azure-monitor',
    family: 'opentelemetry',
    modules: ['azure.monitor.opentelemetry'],
    call: 'azure.monitor.opentelemetry.configure_azure_monitor',
    aliases: ['azure.monitor.opentelemetry._configure.configure_azure_monitor'],
    // Says which libraries are left out.
    parameters: [{ name: 'instrumentation_options', default: 'false', does: 'turns-off' }],
    consequence: 'no-spans',
    limits: { 'fastapi.FastAPI': fastApi },
    cures: [
      instrumentApp('flask', 'FlaskInstrumentor', 'flask.Flask'),
      instrumentApp('fastapi', 'FastAPIInstrumentor', 'fastapi.FastAPI'),
    ],
    makesObjects: true,
    launchers: instrumented,
  },
  {
    id: 'logfire-psycopg',
    family: 'opentelemetry',
    modules: ['logfire'],
    call: 'logfire.instrument_psycopg',
    consequence: 'no-spans',
    // A connection, or the one of the two drivers that is meant.
    parameters: [{ name: 'conn_or_module', default: 'false', does: 'turns-off' }],
    makesObjects: true,
    instead: 'logfire.instrument_psycopg(connection)',
    launchers: instrumented,
  },
  {
    id: 'sklearnex',
    family: 'scikit-learn',
    modules: ['sklearnex'],
    call: 'sklearnex.patch_sklearn',
    aliases: ['sklearnex.dispatcher.patch_sklearn'],
    parameters: [{ name: 'name', default: 'false', does: 'selects' }],
    // What it adds to the configuration is for its own classes, and the dummy has nothing to compute.
    harmless: /config$|config_context$|Dummy/,
    consequence: 'not-accelerated',
    launchModules: ['sklearnex'],
  },
  {
    id: 'requests-cache',
    family: 'requests-cache',
    modules: ['requests_cache'],
    call: 'requests_cache.install_cache',
    aliases: ['requests_cache.patcher.install_cache'],
    consequence: 'not-cached',
    makes: { 'requests.session': 'requests.Session', 'requests.sessions.session': 'requests.Session' },
    instead: 'requests_cache.CachedSession()',
  },
  {
    id: 'aws-xray',
    family: 'agents',
    modules: ['aws_xray_sdk'],
    call: 'aws_xray_sdk.core.patch_all',
    aliases: ['aws_xray_sdk.core.patcher.patch_all'],
    others: ['aws_xray_sdk.core.patch', 'aws_xray_sdk.core.patcher.patch'].map((name) => ({
      call: name,
      parameters: [{ name: 'modules_to_patch', default: 'true', does: 'selects' }],
    })),
    harmless: noConnection,
    consequence: 'no-spans',
    makesObjects: true,
  },
  {
    id: 'ddtrace',
    family: 'agents',
    modules: ['ddtrace'],
    call: 'ddtrace.patch_all',
    aliases: ['ddtrace.monkey.patch_all', 'ddtrace._monkey._patch_all'],
    imports: { 'ddtrace.auto': 'ddtrace.patch_all' },
    switches: databases,
    others: [{ call: 'ddtrace.patch', switches: 'false' }],
    harmless: noConnection,
    consequence: 'no-spans',
    makesObjects: true,
    launchers: ['ddtrace-run'],
  },
  {
    id: 'newrelic',
    family: 'agents',
    modules: ['newrelic'],
    call: 'newrelic.agent.initialize',
    aliases: ['newrelic.config.initialize'],
    harmless: noConnection,
    consequence: 'no-spans',
    makesObjects: true,
    launchers: ['newrelic-admin'],
  },
  {
    id: 'elastic-apm',
    family: 'agents',
    modules: ['elasticapm'],
    call: 'elasticapm.instrument',
    aliases: ['elasticapm.instrumentation.control.instrument'],
    harmless: noConnection,
    consequence: 'no-spans',
    makesObjects: true,
    launchers: ['elasticapm-run'],
  },
];

function patcherOf(swap: Swap): Patcher {
  const { id, family, modules, call, aliases, imports, cures, instead, launchers, launchModules } = swap;
  const { makes, keepers } = swap;
  const { names, kept = {}, versions } = measured[id]!;
  const source = `ran: ${Object.entries(versions)
    .map(([name, version]) => `${name} ${version}`)
    .join(', ')}, Python ${rebound.python}`;
  const replaced = Object.keys(names).filter((name) => swap.harmless?.test(name) !== true);
  const functionNamed = ({
    call: name,
    switches: isDefault,
    parameters = [],
  }: Partial<Other> & { call: string }) => ({
    name,
    library: id,
    parameters: [
      ...parameters,
      ...Object.keys(swap.switches ?? {}).map((one) => ({
        name: one,
        default: isDefault ?? ('true' as const),
      })),
    ],
    selection: 'by-default' as const,
    unknownKeywords: 'ignored' as const,
    positional: 'leading' as const,
    groups: groupsOf(replaced, swap.switches),
    source,
  });
  return {
    id,
    kind: 'swap',
    family,
    modules,
    functions: [
      {
        ...functionNamed({ call, parameters: swap.parameters ?? [] }),
        ...(aliases === undefined ? {} : { aliases }),
      },
      ...(swap.others ?? []).map(functionNamed),
    ],
    defaultFunction: call,
    effects: replaced.map((name): PatcherEffect => {
      const limit = swap.limits?.[name];
      return {
        name,
        forms: formsOf(names[name] === 'class', swap.makesObjects === true),
        effect: 'bypassed',
        severity: 'warning',
        consequence: swap.consequence,
        ...(limit === undefined ? {} : { limits: [limit] }),
        source,
      };
    }),
    heldBy: Object.entries(kept).map(([place, { name, used }]) => copyAt(place, name, used)),
    loaded: [],
    readsSettings: true,
    advice: instead === undefined ? {} : { instead },
    ...(imports === undefined ? {} : { imports }),
    ...(makes === undefined ? {} : { makes }),
    ...(keepers === undefined ? {} : { keepers }),
    ...(cures === undefined ? {} : { cures }),
    ...(launchers === undefined ? {} : { launchers }),
    ...(launchModules === undefined ? {} : { launchModules }),
  };
}

function groupsOf(names: readonly QualifiedName[], switches: Swap['switches']) {
  if (switches === undefined) return [{ when: [], rebound: names, remade: [] }];
  return Object.entries(switches).map(([when, packages]) => ({
    when: [when],
    rebound: names.filter((name) => packages.includes(name.split('.')[0]!)),
    remade: [],
  }));
}

function formsOf(isClass: boolean, makesObjects: boolean): readonly HoldForm[] {
  if (isClass) return ['reference', 'subclass', 'instance'];
  return makesObjects ? ['reference', 'instance'] : ['reference'];
}

function copyAt(place: QualifiedName, name: QualifiedName, isUsed: boolean): Hold {
  const dot = place.lastIndexOf('.');
  return {
    holder: place.slice(0, dot),
    where: place.slice(dot + 1),
    name,
    form: 'reference',
    ...(isUsed ? {} : { handedOn: true }),
  };
}

/** The row of a patcher that its own import runs, and which changes what is imported after that alone. */
export function firstImport(id: string, module: string, first: ImportedFirst, source: string): Patcher {
  const name = importFunction(module);
  return {
    id,
    kind: 'swap',
    modules: [module],
    functions: [
      {
        name,
        library: id,
        parameters: [],
        selection: 'by-default',
        unknownKeywords: 'ignored',
        positional: 'ignored',
        // What stands for all that it changes: no other patcher does the same.
        groups: [{ when: [], rebound: [name], remade: [] }],
        source,
      },
    ],
    defaultFunction: name,
    imports: { [module]: name },
    effects: [],
    first,
    loaded: [],
    advice: {},
  };
}

/** Those that ask to be imported first, and warn by themselves when they are not: the lists are their own. */
const firsts: readonly Patcher[] = [
  firstImport(
    'unsloth',
    'unsloth',
    { before: ['trl', 'transformers', 'peft'], consequence: 'not-optimized', severity: 'notice' },
    'read: unsloth 2026.10.9, unsloth/_gpu_init.py, critical_modules',
  ),
  firstImport(
    'comet-ml',
    'comet_ml',
    {
      before:
        'torch tensorflow keras sklearn xgboost lightgbm fastai mlflow tensorboard shap prophet fbprophet'.split(
          ' ',
        ),
      consequence: 'not-logged',
      severity: 'notice',
    },
    'read: comet_ml 3.58.8, check_module() in comet_ml/loggers',
  ),
].map((row) => ({ ...row, family: 'imported-first' }));

/** Their rows. */
export const swapPatchers: readonly Patcher[] = [...swaps.map(patcherOf), ...firsts];
