import { globMatcher, patternFault } from '../config/schema.js';
import type { ImportMove } from '../findings/finding.js';
import type { FilePath } from '../project/snapshot.js';
import type { Span } from '../text/span.js';

/** A tool that a repository is configured to run, and that may move imports across a patch. */
export interface Rewriter {
  readonly tool: 'autopep8' | 'isort' | 'ruff';
  readonly move: ImportMove;
  /** What in the configuration does it, as it is written: `float_to_top = true`, `id: autopep8`. */
  readonly setting: string;
  /** The file that says so, and where in it. */
  readonly path: FilePath;
  readonly span: Span;
  readonly order: ImportOrder;
  /** It does so by default in some versions: enough to keep a fix safe, and not to report anything. */
  readonly isByDefault?: true;
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

/** Whether one of `selectors` (`E4`, `E402`, `ALL`) stands for the rule with this code, as pycodestyle and ruff read them. */
export function selects(selectors: readonly string[], code: string): boolean {
  return selectors.some((selector) => selector === 'ALL' || (selector !== '' && code.startsWith(selector)));
}

/** The value of an option in a command line, `--name value` or `--name=value`, the last one given. */
export function argument(args: readonly string[], ...names: readonly string[]): string | undefined {
  let value: string | undefined;
  for (const [index, word] of args.entries()) {
    if (names.includes(word)) value = args[index + 1];
    for (const name of names) if (word.startsWith(`${name}=`)) value = word.slice(name.length + 1);
  }
  return value;
}

/** Files below `folder` (`''` is the root) that none of the globs in `skipped`, relative to it, matches; bad globs match nothing. */
export function filesBelow(folder: string, skipped: readonly string[]): (file: string) => boolean {
  const matchers = skipped.filter((pattern) => patternFault(pattern) === undefined).map(globMatcher);
  return (file) => {
    if (folder !== '' && !file.startsWith(`${folder}/`)) return false;
    const below = folder === '' ? file : file.slice(folder.length + 1);
    return !matchers.some((matches) => matches(below));
  };
}
