import type { PatcherId } from '../patchers/types.js';
import type { Start, Started, StartUp } from './launcher.js';
import type { Environment } from './shell.js';

/** A program that starts another one in a Python that has loaded more than itself before its first line. */
export interface Wrapper {
  /** Its name, and the key of its advice in messages/. */
  readonly id: string;
  /** What happens before the other program does anything. */
  readonly before: (environment: Environment) => BeforeStart;
}

interface BeforeStart {
  /** The patcher that it runs first of all. */
  readonly patches: PatcherId | undefined;
  readonly load: (startUp: StartUp) => void;
}

/**
 * Libraries by the last part of what instruments them, and whether the import of one keeps what a patch would replace: only
 * such a one matters where it is not known what is installed.
 */
const instrumented: readonly (readonly [name: string, module: string, isHarmful?: true])[] = [
  ['requests', 'requests', true],
  ['urllib3', 'urllib3', true],
  ['botocore', 'botocore', true],
  ['aiohttp-client', 'aiohttp', true],
  ['httpx', 'httpx', true],
  ['boto3sqs', 'boto3'],
  ['celery', 'celery'],
  ['django', 'django'],
  ['elasticsearch', 'elasticsearch'],
  ['flask', 'flask'],
  ['grpc', 'grpc'],
  ['kafka-python', 'kafka'],
  ['pika', 'pika'],
  ['psycopg2', 'psycopg2'],
  ['pymongo', 'pymongo'],
  ['redis', 'redis'],
  ['sqlalchemy', 'sqlalchemy'],
  ['tornado', 'tornado'],
];

/**
 * `opentelemetry-instrument` has Python load, before anything else, what instruments the installed libraries, and so these
 * themselves (ran: opentelemetry-instrumentation 0.66b1, auto_instrumentation; RecursionError where requests is one).
 * OTEL_PYTHON_DISABLED_INSTRUMENTATIONS leaves some out, and a variable has it patch by gevent first of all (ran).
 */
const opentelemetry: Wrapper = {
  id: 'opentelemetry-instrument',
  before: (environment) => ({
    patches:
      environment.get('OTEL_PYTHON_AUTO_INSTRUMENTATION_EXPERIMENTAL_GEVENT_PATCH') === 'patch_all'
        ? 'gevent'
        : undefined,
    load(startUp) {
      const disabled = (environment.get('OTEL_PYTHON_DISABLED_INSTRUMENTATIONS') ?? '')
        .split(',')
        .map((name) => name.trim().replaceAll('_', '-'));
      if (disabled.includes('*')) return;
      const isAll = startUp.hasDistribution('opentelemetry-bootstrap');
      for (const [name, module, isHarmful] of instrumented) {
        if (disabled.includes(name)) continue;
        const instrumentation = `opentelemetry-instrumentation-${name}`;
        // It is only loaded where the library is there, too: what is not used need not be.
        if (!startUp.countsOn(module)) continue;
        const isSure = isAll || startUp.hasDistribution(instrumentation);
        if (!isSure && !isHarmful) continue;
        startUp.loadLibrary(module, { by: opentelemetry.id, isSure });
      }
      const protocol = environment.get('OTEL_EXPORTER_OTLP_PROTOCOL');
      if (protocol?.startsWith('http') && startUp.hasDistribution('opentelemetry-exporter-otlp-proto-http'))
        startUp.loadLibrary('requests', { by: opentelemetry.id, isSure: true });
    },
  }),
};

/**
 * Wrappers by their program. `ddtrace-run` and `newrelic-admin run-program` load their agents as well, and leave nothing
 * stale (ran: ddtrace 4.16.0, newrelic 14.1.0): they are looked through like `env` or `nice`.
 */
const wrappers: ReadonlyMap<string, Wrapper> = new Map([[opentelemetry.id, opentelemetry]]);

/** The wrapper that the program `name` is. */
export function wrapperOf(name: string): Wrapper | undefined {
  return wrappers.get(name);
}

/** What `started` comes to within `wrapper`. */
export function wrapped(started: Started, { id, before }: Wrapper, environment: Environment): Started {
  const { patches: first, load } = before(environment);
  if (first !== undefined) return { ...started, patches: started.patches ?? first };
  const { by = id, patches, start: inner } = started;
  const start: Start = {
    options: { ...inner?.options, wrapper: id, patches },
    ...(inner?.configuration === undefined ? {} : { configuration: inner.configuration }),
    // Whoever patches now does so after something has been loaded.
    ...(patches === undefined && inner?.patchesAfterLoading === undefined
      ? {}
      : { patchesAfterLoading: () => true }),
    run(startUp) {
      load(startUp);
      const { declared: place } = startUp;
      if (patches !== undefined && place !== undefined)
        startUp.patch({ library: patches, launcher: id, command: by, place });
      if (inner === undefined) startUp.runTarget();
      else inner.run({ ...startUp, patch: (patch) => startUp.patch({ ...patch, launcher: id }) });
    },
  };
  return { ...started, patches: undefined, start };
}
