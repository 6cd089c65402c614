import { basename, type FilePath } from '../project/snapshot.js';
import { autopep8Rewriters } from './autopep8.js';
import { toolCallsIn } from './configuration.js';
import { isortRewriters } from './isort.js';
import type { Rewriter } from './rewriter.js';
import { ruffRewriters } from './ruff.js';

export { type ModuleLines, moduleLines } from './module-lines.js';
export { type MovedText, movedText } from './moves.js';
export { type Conflict, pragmaEdits } from './pragma.js';
export type { ImportOrder, Rewriter } from './rewriter.js';

/** Everything that the files of a repository say about tools that move imports. Files that cannot be read say nothing. */
export function rewritersIn(texts: ReadonlyMap<FilePath, string>): readonly Rewriter[] {
  const written = new Map([...texts].filter(([path]) => !path.endsWith('.py')));
  const isRelevant = ([path, text]: readonly [string, string]) =>
    /^\.(?:isort\.cfg|ruff\.toml)$/.test(basename(path)) ||
    /autopep8|isort|ruff/.test(path) ||
    /autopep8|isort|ruff/.test(text);
  if (![...written].some(isRelevant)) return [];
  const calls = [...written].flatMap(([path, text]) => toolCallsIn(path, text));
  return [
    ...autopep8Rewriters(written, calls),
    ...ruffRewriters(written, calls),
    ...isortRewriters(written, calls),
  ];
}
