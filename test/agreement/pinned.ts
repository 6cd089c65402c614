import type { GreenPatcher } from '../support/stories/story.js';

/** A way of code on which CPython and the paper are known to differ, and why that stays. */
export interface Limit {
  /** The text of the idiom, as the lists of idioms have it. */
  readonly text: string;
  readonly libraries: readonly GreenPatcher[];
  readonly because: string;
}

/** Each is run alone and has to differ; one that no longer does fails. Programs of several modules are made without them. */
export const limits: readonly Limit[] = [
  {
    text: 'from keeper$ import keep\n@keep("x")\ndef f$(a=VALUE): pass\n>>> keeper$.py\nall = {}\ndef keep(name):\n    def decorate(f):\n        all[name] = f\n    return decorate',
    libraries: ['gevent', 'eventlet'],
    because:
      'the default of a function is told of where it is defined, though only another module keeps the function',
  },
];

/** The share of random programs that has to agree, at least. It only ever goes up. */
export const floor = 0.99;
