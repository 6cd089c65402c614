import type { GreenPatcher } from '../../support/stories/story.js';
import { functions } from './functions.js';
import type { Idiom } from './idiom.js';
import { later } from './later.js';
import { classes, objects } from './objects.js';
import { conditions, patching, patchingWith } from './patching.js';
import { seasoned, seasonedPatching } from './seasoned.js';
import { stdlib } from './stdlib.js';

/** Ways to take hold of something, and to let it go again. */
export const holding: readonly Idiom[] = [
  ...objects,
  ...classes,
  ...functions,
  ...later,
  ...stdlib,
  ...seasoned,
  ...conditions,
];

/** Ways to the patch of `library`. */
export function patchingBy(library: GreenPatcher): readonly Idiom[] {
  return [...patching, ...seasonedPatching, ...patchingWith(library)];
}

/**
 * How many ways of code there are: each text counts once, and twice where it is filled with a reference or with an object,
 * which are found on different ways. What else a hole is filled with, and how texts are wrapped and combined, counts nothing.
 */
export function waysOf(idioms: readonly Idiom[]): number {
  return idioms.reduce((sum, { text }) => sum + (/\bVALUE\b/.test(text) ? 2 : 1), 0);
}
