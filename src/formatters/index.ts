import { basename, type FilePath } from '../project/snapshot.js';
import { autopep8Rewriters } from './autopep8.js';
import { toolCallsIn } from './configuration.js';
import { commentsE402 } from './e402.js';
import { isortRewriters } from './isort.js';
import type { Rewriter } from './rewriter.js';
import { ruffRewriters } from './ruff.js';

export { newlyBelowCode, withoutStaleComments } from './e402.js';
export { type ModuleLines, moduleLines } from './module-lines.js';
export { type MovedText, movedText } from './moves.js';
export { type Conflict, pragmaEdits } from './pragma.js';
export type { ImportOrder, Rewriter } from './rewriter.js';

/** What the files of a repository say of the tools that it formats and lints with. */
export interface Formatting {
  /** Tools that move imports. */
  readonly rewriters: readonly Rewriter[];
  /** Whether imports below code in the file at this path are to be marked `# noqa: E402`. */
  commentsE402(path: FilePath): boolean;
}

/** Everything that the files of a repository say about such tools. Files that cannot be read say nothing. */
export function formattingIn(texts: ReadonlyMap<FilePath, string>): Formatting {
  const written = new Map([...texts].filter(([path]) => !path.endsWith('.py')));
  const isRelevant = ([path, text]: readonly [string, string]) =>
    /^\.(?:isort\.cfg|ruff\.toml|flake8|pep8)$/.test(basename(path)) ||
    /autopep8|isort|ruff/.test(path) ||
    /autopep8|isort|ruff|flake8|pycodestyle|pep8/.test(text);
  if (![...written].some(isRelevant)) return { rewriters: [], commentsE402: () => true };
  const calls = [...written].flatMap(([path, text]) => toolCallsIn(path, text));
  const rewriters = [
    ...autopep8Rewriters(written, calls),
    ...ruffRewriters(written, calls),
    ...isortRewriters(written, calls),
  ];
  return { rewriters, commentsE402: commentsE402(written, calls, rewriters) };
}
