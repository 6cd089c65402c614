import type { Observer, Stage } from '../analysis/observer.js';
import { visible } from '../report/visible.js';

/** Work that is done sooner is not talked about, in milliseconds; and how often the line is rewritten afterwards. */
const patience = 1000;
const interval = 100;

const words: Readonly<Record<Stage, string>> = {
  'entry-points': 'following the imports of entry point',
  fixes: 'trying fixes for finding',
};

/** A line on standard error that says what takes so long, and takes itself away. */
export interface Progress {
  readonly observe: Observer;
  /** Waits for `work`, which is asynchronous, and says what it is when it takes long. */
  readonly during: <T>(what: string, work: Promise<T>) => Promise<T>;
  /** Removes the line; nothing is written afterwards. */
  readonly end: () => void;
}

/**
 * Progress for people: only on a terminal, and only when work takes more than a second. The analysis is synchronous, so
 * the line is written when it says how far it is, not by a timer. `now` gives milliseconds.
 */
export function progressOn(
  stream: Pick<NodeJS.WriteStream, 'isTTY' | 'write'>,
  environment: NodeJS.ProcessEnv,
  now: () => number,
): Progress {
  if (!stream.isTTY || environment['TERM'] === 'dumb')
    return { observe: () => {}, during: (_, work) => work, end: () => {} };
  let next = now() + patience;
  let isShown = false;
  const show = (what: string) => {
    isShown = true;
    stream.write(`\r\u001b[2Klate-patch: ${visible(what)}`);
  };
  return {
    observe(stage, done, total) {
      if (now() < next) return;
      next = now() + interval;
      show(`${words[stage]} ${done + 1} of ${total}`);
    },
    async during(what, work) {
      const timer = setTimeout(() => show(what), patience);
      try {
        return await work;
      } finally {
        clearTimeout(timer);
      }
    },
    end() {
      next = Number.POSITIVE_INFINITY;
      if (isShown) stream.write('\r\u001b[2K');
    },
  };
}
