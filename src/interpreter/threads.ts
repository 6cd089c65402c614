import { currentStep, emit, type Interpreter, nextId } from './state.js';
import type { ClassValue, Value } from './values.js';

/** What methods of objects with native threads do: by the canonical name of the class, which of them start and end one. */
const methods: Readonly<Record<string, Readonly<Record<string, 'starts' | 'ends'>>>> = {
  'threading.Thread': { start: 'starts', join: 'ends' },
  'threading.Timer': { start: 'starts', join: 'ends', cancel: 'ends' },
  'concurrent.futures.ThreadPoolExecutor': {
    submit: 'starts',
    map: 'starts',
    shutdown: 'ends',
    __exit__: 'ends',
  },
};

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

/** The method `name` of `value` is called; a thread that green threads have taken the place of is none. */
export function noteThread(interpreter: Interpreter, value: Value, name: string): void {
  const of = threadClass(value);
  const does = of === undefined ? undefined : methods[of]?.[name];
  if (of === undefined || does === undefined) return;
  if (value.kind === 'instance' && !value.owners.includes(undefined)) return;
  emit(interpreter, {
    kind: 'thread',
    order: nextId(interpreter),
    step: currentStep(interpreter, of),
    assumption: interpreter.assumption,
    name: of,
    thread: value,
    does,
  });
}
