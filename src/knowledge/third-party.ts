/** What is known about third-party modules: reviewed by hand or measured by tools/knowledge. */
import { decodeModule, longestKnownPrefix } from './compact-format.js';
import { THIRD_PARTY } from './data/third-party.js';
import { REVIEWED_MODULES } from './reviewed-modules.js';
import type { ModuleKnowledge } from './types.js';

/**
 * What importing `name` does, undefined when nothing is known about its top-level package.
 * Importing `a.b.c` imports `a` and `a.b`: an unknown submodule has the facts of its nearest known parent. A known
 * module without holds is known to be clean.
 */
export function thirdPartyModule(name: string): ModuleKnowledge | undefined {
  return longestKnownPrefix(
    (module) => REVIEWED_MODULES.get(module) ?? decodeModule(THIRD_PARTY, module),
    name,
  );
}

/** Facts of exactly this module, from no parent: what is known of one module of a package that is read otherwise. */
export function measuredModule(name: string): ModuleKnowledge | undefined {
  return decodeModule(THIRD_PARTY, name);
}

/** What documents say of a module better than its code does, as `thirdPartyModule`. */
export function reviewedModule(name: string): ModuleKnowledge | undefined {
  return longestKnownPrefix((module) => REVIEWED_MODULES.get(module), name);
}

/** Names of all modules with facts of their own, reviewed ones first. */
export function thirdPartyNames(): readonly string[] {
  return [...new Set([...REVIEWED_MODULES.keys(), ...Object.keys(THIRD_PARTY.modules)])];
}

/** Names of the modules whose import patches: `grequests`, `locust`. Their submodules patch too. */
export function importPatchers(): readonly string[] {
  return Object.keys(THIRD_PARTY.patches);
}
