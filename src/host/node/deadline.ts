import { createContext, Script } from 'node:vm';

/** What keeps a run from taking for ever. */
export interface TimeLimit {
  /** Whether time is up: who can stop in good order asks now and then. */
  readonly isTimeUp: () => boolean;
  /** Milliseconds until then, fewer than none after it. */
  readonly left: () => number;
  /** Does `work`, ends it wherever it is where it does not stop by itself, and gives whether it came to its end. */
  readonly finishes: (work: () => void) => boolean;
}

/** What stops in good order gets this long after time is up, and so does what tells of it, in milliseconds. */
const patience = 15_000;

const context = createContext({});
const call = new Script('work()');

/**
 * A limit of `seconds` from now; 0 is none.
 *
 * V8 looks for a request to end at every call, every turn of a loop and every step back of a regular expression, and Node has
 * a native thread that makes one (nodejs.org/api/vm.html, `timeout`). What runs needs no place of its own for that: no second
 * copy of the program, nothing sent to and fro, and what it has noted down by then is there.
 */
export function timeLimit(seconds: number): TimeLimit {
  const end = performance.now() + seconds * 1000;
  const left = () => end - performance.now();
  if (seconds === 0) return unlimited;
  return {
    isTimeUp: () => left() < 0,
    left,
    finishes: (work) => {
      context['work'] = work;
      try {
        call.runInContext(context, {
          timeout: Math.ceil(Math.max(left(), 0) + Math.min(patience, seconds * 1000)),
          // Else the source line of what is thrown, which may be all of a bundle, is put into its stack.
          displayErrors: false,
        });
        return true;
      } catch (error) {
        if (isTimeout(error)) return false;
        throw error;
      }
    },
  };
}

const unlimited: TimeLimit = {
  isTimeUp: () => false,
  left: () => Number.POSITIVE_INFINITY,
  finishes: (work) => {
    work();
    return true;
  },
};

/** It is an error of the context, and no instance of the `Error` here. */
function isTimeout(error: unknown): boolean {
  return (error as NodeJS.ErrnoException | undefined)?.code === 'ERR_SCRIPT_EXECUTION_TIMEOUT';
}
