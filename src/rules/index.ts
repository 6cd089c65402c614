import { libraryBeforePatch } from './library-before-patch.js';
import { moduleBeforePatch } from './module-before-patch.js';
import { nameBeforePatch } from './name-before-patch.js';
import { objectBeforePatch } from './object-before-patch.js';
import type { Rule } from './rule.js';
import { sslContextBeforePatch } from './ssl-context-before-patch.js';

/** Every rule, worst first: the order of `ruleIds`. A reference belongs to the first rule that covers it. */
export const rules: readonly Rule[] = [
  sslContextBeforePatch,
  nameBeforePatch,
  objectBeforePatch,
  libraryBeforePatch,
  moduleBeforePatch,
];
