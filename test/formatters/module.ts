import { type ModuleLines, moduleLines, type Rewriter } from '../../src/formatters/index.js';
import { defaultOrder } from '../../src/formatters/rewriter.js';
import { toFilePath } from '../../src/project/snapshot.js';
import { parseModule } from '../../src/python/parse.js';
import { LineIndex } from '../../src/text/line-index.js';
import type { FormatterCase } from './cases.js';

/** The lines of a module given by its text. */
export function moduleOf(text: string): ModuleLines {
  return moduleLines(text, parseModule(text), new LineIndex(text));
}

/** The statement that patches in the cases. */
export function patchIndex({ text, statements }: ModuleLines): number {
  return statements.findIndex(({ statement: { span } }) =>
    /patch_all|_gevent_patch|grequests/.test(text.slice(span.start, span.end)),
  );
}

/** Modules imported above the patch by statements of the module's own block, in no order. */
export function importedAbove(text: string): readonly string[] {
  const module = moduleOf(text);
  return modulesOf(module.statements.slice(0, patchIndex(module)));
}

/** Modules that import statements name, sorted; those of gevent do not count. */
export function modulesOf(statements: ModuleLines['statements']): readonly string[] {
  const names = statements.flatMap(({ statement }) => {
    if (statement.kind === 'import') return statement.names.map(({ module }) => module);
    return statement.kind === 'import-from' ? [`${'.'.repeat(statement.level)}${statement.module}`] : [];
  });
  return names.filter((name) => name !== 'gevent').sort();
}

/** The tool of a case, as the configuration would have it. */
export function threatOf({ tool, move }: Pick<FormatterCase, 'tool' | 'move'>): Rewriter {
  const path = toFilePath('pyproject.toml')!;
  const span = { start: 0, end: 0 };
  return { tool, move, setting: '', path, span, order: defaultOrder, covers: () => true };
}
