import type { MadeObject } from '../libraries/tables.js';
import type { PatcherSet } from '../patchers/index.js';
import type { Basis, ImportFacts, PatcherId } from '../patchers/types.js';
import type { LiteralValue, Value } from './values.js';

/** What a module from outside of the program does when it is imported, and how that is known. */
export interface LibraryFacts extends ImportFacts {
  readonly basis: Basis;
}

/** What reading an attribute of a module does (PEP 562 lets it import others), and the value where it is known. */
export interface LibraryAttribute {
  readonly facts: LibraryFacts;
  readonly value: Value | undefined;
}

/** What calling something of a library imports, holds and patches, and what it gives where that is of the standard library. */
export interface LibraryCall {
  readonly facts: LibraryFacts | undefined;
  readonly value: Value | undefined;
  /** What the object that it gives has, made of what patches replace, and where that is found; the empty text is the object itself. */
  readonly makes: readonly MadeObject[];
}

/** The arguments of a call as far as they are written out: texts, numbers, True, False and None; undefined for any other. */
export interface LiteralArguments {
  readonly positional: readonly (LiteralValue | undefined)[];
  readonly keywords: ReadonlyMap<string, LiteralValue | undefined>;
  /** There may be more of them. */
  readonly open: boolean;
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
  /**
   * What calling the library's function or class with this full name does beyond what importing it has done; undefined when
   * nothing is known of it.
   */
  calling(name: string, args: LiteralArguments): LibraryCall | undefined;
  /** Whether anything is known of the package `topLevel`, so that a mere folder of that name does not shadow it. */
  knows(topLevel: string): boolean;
  /** Top-level modules whose import may patch, or that of a module in them: `importing` says which do. */
  readonly mayPatch: ReadonlySet<string>;
  /** Those of them of which something may patch when it is called, with the patchers that it may call. */
  readonly patchWhenCalled: ReadonlyMap<string, readonly PatcherId[]>;
}
