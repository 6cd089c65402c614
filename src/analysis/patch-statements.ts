import { type EntryPoint, stepsOf } from '../execution/trace.js';
import type { Program } from '../modules/program.js';
import { contains, type Span } from '../text/span.js';
import type { FilePath } from '../tree/file-path.js';
import type { Exploration } from './explore.js';

/** A statement of a module's own block that patches, or leads to a patch in another module. */
export interface PatchStatement {
  readonly path: FilePath;
  readonly span: Span;
  /** Its place in the module's block. */
  readonly index: number;
  /** Entry points from which it patches. */
  readonly entries: readonly EntryPoint[];
}

/** Every such statement, by path and place. */
export function patchStatements(
  program: Program,
  exploration: Pick<Exploration, 'patches'>,
): readonly PatchStatement[] {
  const found = new Map<string, { statement: Omit<PatchStatement, 'entries'>; entries: Set<EntryPoint> }>();
  for (const { entry, patch } of exploration.patches) {
    for (const { activation, span } of stepsOf(patch.step)) {
      const { path, body } = activation;
      if (body !== 'module' || path === undefined || !program.isPython(path)) continue;
      const block = program.syntax(path)?.body ?? [];
      const index = block.findIndex((statement) => contains(statement.span, span));
      if (index < 0) continue;
      const key = `${path}:${index}`;
      const known = found.get(key);
      if (known === undefined) {
        found.set(key, { statement: { path, span: block[index]!.span, index }, entries: new Set([entry]) });
      } else known.entries.add(entry);
    }
  }
  const all = [...found.values()].map(({ statement, entries }) => ({ ...statement, entries: [...entries] }));
  return all.sort((a, b) => (a.path === b.path ? a.index - b.index : a.path < b.path ? -1 : 1));
}
