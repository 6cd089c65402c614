/** What is known about the standard library's modules. */
import { decodeModule, longestKnownPrefix } from './compact-format.js';
import { STANDARD_LIBRARY } from './data/stdlib.js';
import type { ModuleKnowledge } from './types.js';

const TOP_LEVEL: ReadonlySet<string> = new Set(STANDARD_LIBRARY.topLevel.split(' '));

const HARMLESS: ModuleKnowledge = {
  holds: [],
  loads: [],
  patches: undefined,
  companies: [],
  source: 'SEMANTICS 3.3: 344 of 350 modules leave nothing harmful',
};

/**
 * What importing `name` does, or undefined when its top-level package is not in the standard library of any Python
 * from 2.7 to 3.14. A module without entries of its own is harmless; `import concurrent.futures` is, while
 * `concurrent.futures.thread` (see `lazyAttribute`) holds a native lock.
 */
export function stdlibModule(name: string): ModuleKnowledge | undefined {
  const dot = name.indexOf('.');
  if (!TOP_LEVEL.has(dot < 0 ? name : name.slice(0, dot))) return undefined;
  return longestKnownPrefix((module) => decodeModule(STANDARD_LIBRARY, module), name) ?? HARMLESS;
}

/** All top-level module names that count as standard library. */
export function stdlibNames(): ReadonlySet<string> {
  return TOP_LEVEL;
}
