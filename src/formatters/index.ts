import { basename, type FilePath } from '../project/file-path.js';
import { autopep8Threats } from './autopep8.js';
import { toolCallsIn } from './configuration.js';
import { isortThreats } from './isort.js';
import { ruffThreats } from './ruff.js';
import type { Threat } from './threat.js';

export { type ModuleLines, moduleLines } from './module-lines.js';
export { type MovedText, movedText } from './moves.js';
export { type Harm, protectionEdits } from './protection.js';
export type { ImportOrder, Threat } from './threat.js';

/** Everything that the files of a repository say about tools that move imports. Files that cannot be read say nothing. */
export function threatsIn(texts: ReadonlyMap<FilePath, string>): readonly Threat[] {
  const written = new Map([...texts].filter(([path]) => !path.endsWith('.py')));
  const isRelevant = ([path, text]: readonly [string, string]) =>
    /^\.(?:isort\.cfg|ruff\.toml)$/.test(basename(path)) ||
    /autopep8|isort|ruff/.test(path) ||
    /autopep8|isort|ruff/.test(text);
  if (![...written].some(isRelevant)) return [];
  const calls = [...written].flatMap(([path, text]) => toolCallsIn(path, text));
  return [
    ...autopep8Threats(written, calls),
    ...ruffThreats(written, calls),
    ...isortThreats(written, calls),
  ];
}
