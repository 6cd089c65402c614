import type { ImportMove } from '../findings/import-move.js';
import type { Span } from '../text/span.js';
import type { FilePath } from '../tree/file-path.js';

/** A tool that a repository is configured to run, and that may move imports across a patch. */
export interface Threat {
  readonly tool: 'autopep8' | 'isort' | 'ruff';
  readonly move: ImportMove;
  /** What in the configuration does it, as it is written: `float_to_top = true`, `id: autopep8`. */
  readonly setting: string;
  /** The file that says so, and where in it. */
  readonly path: FilePath;
  readonly span: Span;
  readonly order: ImportOrder;
  /** Whether the tool looks at the file at this path. */
  readonly covers: (path: string) => boolean;
}

/** How imports are sorted. */
export interface ImportOrder {
  /** Names of sections from the top, in capitals. */
  readonly sections: readonly string[];
  /** Top-level modules by the section that the configuration puts them in. */
  readonly known: ReadonlyMap<string, string>;
  /** Whether `import x` and `from x import y` are sorted together. */
  readonly mixed: boolean;
}

export const defaultOrder: ImportOrder = {
  sections: ['FUTURE', 'STDLIB', 'THIRDPARTY', 'FIRSTPARTY', 'LOCALFOLDER'],
  known: new Map(),
  mixed: false,
};
