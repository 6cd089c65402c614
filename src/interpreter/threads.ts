import { type Arguments, currentStep, emit, type Interpreter, nextId } from './state.js';
import type { ClassValue, InstanceValue, Value } from './values.js';

/**
 * What methods of objects with native threads do: by the full name of the class, which of them start and end one. `()` is that it
 * has one as soon as it is made. Beside the classes that patches replace, those of which it was run what comes of a patch in an
 * import (gevent 26.9.0, Python 3.11.7: APScheduler 3.11.3, elastic-apm 6.26.2, opentelemetry-sdk 1.45.2, prometheus-client 0.26.0,
 * pymongo 4.20.1, watchdog 7.1.0).
 */
const methods: Readonly<Record<string, Readonly<Record<string, 'starts' | 'ends'>>>> = {
  'threading.Thread': { start: 'starts', join: 'ends' },
  'threading.Timer': { start: 'starts', join: 'ends', cancel: 'ends' },
  'concurrent.futures.ThreadPoolExecutor': {
    submit: 'starts',
    map: 'starts',
    shutdown: 'ends',
    __exit__: 'ends',
  },
  'elasticapm.Client': { '()': 'starts', close: 'ends' },
  'logging.handlers.QueueListener': { start: 'starts', stop: 'ends' },
  'multiprocessing.pool.ThreadPool': { '()': 'starts', join: 'ends', terminate: 'ends', __exit__: 'ends' },
  'multiprocessing.dummy.Pool': { '()': 'starts', join: 'ends', terminate: 'ends', __exit__: 'ends' },
  'apscheduler.schedulers.background.BackgroundScheduler': { start: 'starts', shutdown: 'ends' },
  'opentelemetry.sdk.trace.export.BatchSpanProcessor': { '()': 'starts', shutdown: 'ends' },
  'prometheus_client.start_http_server': { '()': 'starts' },
  'pymongo.MongoClient': { '()': 'starts', close: 'ends', __exit__: 'ends' },
  'watchdog.observers.Observer': { start: 'starts', join: 'ends' },
};

/**
 * The object with native threads that a call of what is called `name` in a library makes; undefined where it makes none. One that
 * runs from then on is noted.
 */
export function threadObjectOf(
  interpreter: Interpreter,
  name: string,
  { keywords }: Arguments,
): InstanceValue | undefined {
  const connect = keywords.get('connect');
  // `MongoClient(connect=False)` waits for its first use.
  if (!(name in methods) || (connect?.kind === 'literal' && connect.value === false)) return undefined;
  const made: InstanceValue = { kind: 'instance', of: name, owners: [undefined] };
  if ('()' in methods[name]!) noteThread(interpreter, made, '()');
  return made;
}

/** The canonical name of the class with native threads that `value` is an instance of; undefined for anything else. */
function threadClass(value: Value): string | undefined {
  if (value.kind === 'instance') return value.of in methods ? value.of : undefined;
  return value.kind === 'object' ? inherited(value.class) : undefined;
}

function inherited({ bases }: ClassValue): string | undefined {
  for (const base of bases) {
    if (base.kind === 'external' && base.name in methods && (base.owners?.includes(undefined) ?? true))
      return base.name;
    const own = base.kind === 'class' ? inherited(base) : undefined;
    if (own !== undefined) return own;
  }
  return undefined;
}

/** Whether the method `name` of `value` starts a native thread, or waits until it ends. */
export function isThreadMethod(value: Value, name: string): boolean {
  const of = threadClass(value);
  return of !== undefined && name in methods[of]!;
}

/** `of`, which is called `name`, begins to be loaded for its first attribute that is read, or has been. */
export function noteLoading(interpreter: Interpreter, name: string, of: Value, isOver: boolean): void {
  emit(interpreter, {
    kind: 'thread',
    order: nextId(interpreter),
    step: currentStep(interpreter, name),
    assumption: interpreter.assumption,
    name,
    thread: of,
    isLoading: true,
    does: isOver ? 'ends' : 'starts',
  });
}

/**
 * The method `name` of `value` is called, with `args` where these are known to matter; a thread that green threads have taken the
 * place of is none.
 */
export function noteThread(interpreter: Interpreter, value: Value, name: string, args?: Arguments): void {
  const of = threadClass(value);
  const does = of === undefined ? undefined : methods[of]?.[name];
  if (of === undefined || does === undefined) return;
  if (value.kind === 'instance' && !value.owners.includes(undefined)) return;
  // `join(5)` may give up before.
  const isJoined =
    name === 'join' && args !== undefined && args.positional.length + args.keywords.size === 0 && !args.open;
  emit(interpreter, {
    kind: 'thread',
    order: nextId(interpreter),
    step: currentStep(interpreter, of),
    assumption: interpreter.assumption,
    name: of,
    thread: value,
    does,
    ...(isJoined ? { isJoined } : {}),
  });
}
