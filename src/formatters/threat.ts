import type { Span } from '../text/span.js';
import type { FilePath } from '../tree/file-path.js';

/**
 * What a tool does to imports (docs/rules/formatter-moves-patch.md has how each was measured):
 * `e402` takes imports that stand below code above it, as autopep8 and ruff do; `float` is isort's `float_to_top`,
 * `float-always` isort before version 5; `sort` puts the imports of one block into the order of their sections.
 */
export type Move = 'e402' | 'float' | 'float-always' | 'sort';

/** A tool that a repository is configured to run, and that may move imports across a patch. */
export interface Threat {
  readonly tool: 'autopep8' | 'isort' | 'ruff';
  readonly move: Move;
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
