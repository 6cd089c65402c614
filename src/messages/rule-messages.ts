import type { ImportMove } from '../findings/import-move.js';
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
  readonly formatter: (facts: PatchMove) => Words;
  readonly pool: (facts: PoolNamed) => Words;
  /** One sentence about what the originals `names` do, `consequence` being its end. */
  readonly original: (names: readonly string[], consequence: string) => Prose;
  /** The same as a clause about one name. */
  readonly originalClause: (name: string, consequence: string) => Prose;
  /** A clause about a module that was merely loaded. */
  readonly loadedClause: (module: string) => Prose;
}

/** A setting of Celery that names a pool of greenlets. */
export interface PoolNamed {
  /** As the setting is called where it stands: `worker_pool`. */
  readonly name: string;
  readonly library: 'gevent' | 'eventlet';
}

/** A tool that would move imports across a patch, and what the patch would be too late for. */
export interface PatchMove {
  readonly tool: string;
  readonly move: ImportMove;
  /** What in the configuration does it, as it is written. */
  readonly setting: string;
  /** Where the tool is configured: `pyproject.toml:12`. */
  readonly declared: string;
  /** Further tools of the repository that do the same. */
  readonly others: readonly string[];
  readonly patch: Prose;
  /** The statement that patches, as it is written. */
  readonly statement: string;
  /** What the imports import that would come first and do harm. */
  readonly modules: readonly string[];
  /** What would be said of the file then: a message without a full stop. */
  readonly outcome: Prose;
}

/** Names held from before the patch, and the sentences about what comes of it. */
export interface NamesHeld {
  readonly patch: Prose;
  readonly names: readonly string[];
  readonly consequences: Prose;
}
