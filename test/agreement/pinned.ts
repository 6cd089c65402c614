import type { GreenPatcher } from '../support/stories/story.js';

/** A way of code on which CPython and the paper are known to differ, and why that stays. */
export interface Limit {
  /** The text of the idiom, as the lists of idioms have it. */
  readonly text: string;
  readonly libraries: readonly GreenPatcher[];
  readonly because: string;
}

/** Each is run alone and has to differ; one that no longer does fails. Programs of several modules are made without them. */
export const limits: readonly Limit[] = [];

/** The share of random programs that has to agree, at least. It only ever goes up. */
export const floor = 0.99;
