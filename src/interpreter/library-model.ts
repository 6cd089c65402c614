import type { PatcherSet } from '../patchers/index.js';
import type { Basis, ImportFacts } from '../patchers/types.js';
import type { Value } from './values.js';

/** What a module from outside of the program does when it is imported, and how that is known. */
export interface LibraryFacts extends ImportFacts {
  readonly basis: Basis;
}

/** What reading an attribute of a module does (PEP 562 lets it import others), and the value where it is known. */
export interface LibraryAttribute {
  readonly facts: LibraryFacts;
  readonly value: Value | undefined;
}

/** Everything that is known of modules outside of the program and the standard library, whoever knows it. */
export interface Libraries {
  /** The folder of the program that has them, where a repository has several: others have other libraries at hand. */
  readonly owner?: string;
  /** Which of their functions and imports patch, and what that does. */
  readonly patchers: PatcherSet;
  /** What importing `module` does, its parents apart; undefined when nothing is known of it. */
  importing(module: string): LibraryFacts | undefined;
  /** What `from module import name` does beyond importing `module`; undefined when nothing is known of it. */
  reading(module: string, name: string): LibraryAttribute | undefined;
  /** What the library function with this full name gives, where that is an object of the standard library. */
  calling(name: string): Value | undefined;
  /** Whether anything is known of the package `topLevel`, so that a mere folder of that name does not shadow it. */
  knows(topLevel: string): boolean;
  /** Top-level modules whose import may patch, or that of a module in them: `importing` says which do. */
  readonly mayPatch: ReadonlySet<string>;
}
