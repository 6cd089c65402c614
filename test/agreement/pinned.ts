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
    text: `from functools import singledispatchmethod
class Bus$:
    @singledispatchmethod
    def send(self, message): pass
    @send.register
    def _(self, message: str):
        PATCH
Bus$().send("a")`,
    libraries: ['gevent', 'eventlet'],
    because: 'of functions that singledispatch chooses from by types, the one that is decorated is run',
  },
  {
    text: `import threading, weakref
class C$:
    def __init__(self): self.held = threading.Lock()
X$ = weakref.WeakValueDictionary()
X$["a"] = C$()`,
    // eventlet finds the locks that there are, and makes them its own.
    libraries: ['gevent'],
    because: 'what has no other reference is taken to be kept by a weak one',
  },
];

/** The share of random programs that has to agree, at least. It only ever goes up. */
export const floor = 0.99;
