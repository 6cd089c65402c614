import type { PatchLibrary } from '../knowledge/types.js';
import type { Prose } from '../text/prose.js';

/** The sentences of a finding. */
export interface Words {
  /** What is wrong: one line that stands alone. */
  readonly message: Prose;
  /** Why it matters. A paragraph. */
  readonly why: Prose;
}

/** Words of the rules, from what a finding is about. `patch` is what patches, as code. */
export interface RuleMessages {
  /** `holders` are modules that hold the original; none means the program itself. */
  readonly sslContext: (facts: {
    readonly patch: Prose;
    readonly library: PatchLibrary;
    readonly holders: readonly string[];
  }) => Words;
  readonly name: (facts: NamesHeld) => Words;
  readonly object: (facts: NamesHeld) => Words;
  readonly library: (facts: NamesHeld & { readonly holders: readonly string[] }) => Words;
  readonly module: (facts: {
    readonly patch: Prose;
    readonly library: PatchLibrary;
    readonly modules: readonly string[];
  }) => Words;
  /** One sentence about what the originals `names` do, `consequence` being its end. */
  readonly original: (names: readonly string[], consequence: string) => Prose;
  /** The same as a clause about one name. */
  readonly originalClause: (name: string, consequence: string) => Prose;
  /** A clause about a module that was merely loaded. */
  readonly loadedClause: (module: string) => Prose;
}

/** Names held from before the patch, and the sentences about what comes of it. */
export interface NamesHeld {
  readonly patch: Prose;
  readonly names: readonly string[];
  readonly consequences: Prose;
}
