import {
  type Arguments,
  cannotBeShared,
  currentStep,
  emit,
  type Interpreter,
  nextId,
  noArguments,
} from './state.js';
import { type ClassValue, type InstanceValue, unknown, type Value } from './values.js';

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

/** What threads were made with. */
const given = new WeakMap<Value, Arguments>();
/** What a thread has begun to do: what it calls, what was assumed there, and what stands for its result where an executor has it. */
interface Task {
  readonly called: Value;
  readonly under: Interpreter['assumption'];
  readonly future?: InstanceValue;
}

/** What threads and executors have begun to do and nobody has waited for. */
const begun = new WeakMap<Value, readonly Task[]>();
/** The same by what `submit` has given for it, and what has come of it. */
const futures = new WeakMap<Value, Task>();
const results = new WeakMap<Value, Value>();

/** `thread` has been made with `args`, which say what it calls. */
export function keepTarget<T extends Value>(thread: T, args: Arguments): T {
  if (threadClass(thread) === 'threading.Thread') given.set(thread, args);
  return thread;
}

/**
 * `thread.start()`, `thread.join()` and their like: what there is to do is done by the time that somebody has waited for its end. Gives
 * what stands for the result.
 */
function follow(
  interpreter: Interpreter,
  thread: Value,
  name: string,
  args: Arguments,
  isOver: boolean,
): InstanceValue | undefined {
  const { assumption, trail, catching, guards, raising } = interpreter;
  const before = begun.get(thread) ?? [];
  const become = (after: typeof before) => {
    begun.set(thread, after);
    trail.push(() => begun.set(thread, before));
  };
  const called =
    name === 'start' ? targetOf(interpreter, thread) : name === 'submit' ? submitted(args) : undefined;
  if (called === undefined && (!isOver || before.length === 0)) return undefined;
  // One module may begin it, and another one wait for it.
  cannotBeShared(interpreter);
  const task = called === undefined ? undefined : taskOf(called, assumption, name === 'submit');
  become(task === undefined ? [] : [...before, task]);
  if (!isOver) return task?.future;
  // Nobody around here catches what is raised there.
  interpreter.catching = [];
  interpreter.guards = 0;
  for (const one of before) {
    resultOf(interpreter, one);
    interpreter.raising = raising;
  }
  interpreter.catching = catching;
  interpreter.guards = guards;
  return undefined;
}

function taskOf(called: Value, under: Interpreter['assumption'], isSubmitted: boolean): Task {
  if (!isSubmitted) return { called, under };
  const future: InstanceValue = { kind: 'instance', of: 'concurrent.futures.Future', owners: [undefined] };
  const task = { called, under, future };
  futures.set(future, task);
  return task;
}

/** What comes of a task, which is done if nobody has waited for it before. */
function resultOf(interpreter: Interpreter, { called, under, future }: Task): Value {
  const { assumption, trail } = interpreter;
  if (under !== undefined && under !== assumption) return unknown;
  const known = future && results.get(future);
  if (known !== undefined) return known;
  const result = interpreter.operations.call(interpreter, called, noArguments, 'run');
  if (future !== undefined) {
    results.set(future, result);
    trail.push(() => results.delete(future));
  }
  return result;
}

/** `executor.submit(callee, …)` */
function submitted({ positional: [callee, ...positional], keywords, open }: Arguments): Value | undefined {
  return callee === undefined || open ? undefined : { kind: 'partial', callee, positional, keywords };
}

/** What a thread calls; undefined where that is nothing of the program's own, or not known. */
function targetOf(interpreter: Interpreter, thread: Value): Value | undefined {
  if (thread.kind === 'object') {
    const run = interpreter.operations.attribute(interpreter, thread, 'run');
    return run.kind === 'bound-method' ? run : undefined;
  }
  const { positional = [], keywords = new Map<string, Value>(), open = true } = given.get(thread) ?? {};
  const at = (name: string, index: number) => keywords.get(name) ?? positional[index];
  const [callee, args, named] = [at('target', 1), at('args', 3), at('kwargs', 4)];
  if (open || callee === undefined || callee.kind === 'literal') return undefined;
  const elements = args?.kind === 'sequence' ? args.elements : [];
  const entries = named?.kind === 'mapping' ? [...named.entries.peekAll()] : [];
  return {
    kind: 'partial',
    callee,
    positional: elements.map(({ value }) => value),
    keywords: new Map(entries.map(([key, { value }]) => [key.slice(1), value])),
  };
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
  if (futures.has(value)) return name === 'result';
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
 * place of is none. Gives what the call gives.
 */
export function noteThread(
  interpreter: Interpreter,
  value: Value,
  name: string,
  args: Arguments = noArguments,
): Value {
  const task = futures.get(value);
  if (task !== undefined) return resultOf(interpreter, task);
  const of = threadClass(value);
  const does = of === undefined ? undefined : methods[of]?.[name];
  if (of === undefined || does === undefined) return unknown;
  if (value.kind === 'instance' && !value.owners.includes(undefined)) return unknown;
  // `join(5)` may give up before.
  const isWhole = args.positional.length + args.keywords.size === 0 && !args.open;
  const isJoined = name === 'join' && isWhole;
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
  // By then it does not run beside what it has done itself: a patch, say.
  const isOver = isJoined || (isWhole && (name === 'shutdown' || name === '__exit__'));
  return follow(interpreter, value, name, args, isOver) ?? unknown;
}
