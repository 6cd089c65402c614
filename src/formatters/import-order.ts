import { stdlibNames } from '../knowledge/index.js';
import type { ImportFromStatement, ImportStatement } from '../python/syntax.js';
import type { ImportOrder } from './threat.js';

/** A statement that imports something, wherever it stands. */
export interface Importing {
  readonly statement: ImportStatement | ImportFromStatement;
}

/**
 * Imports in the order of their sections; within one `import x` before `from x import y`, then by module, without regard to
 * case: isort's and ruff's defaults. What configurations can change beyond that is not modelled.
 */
export function sortedImports<Import extends Importing>(
  imports: readonly Import[],
  order: ImportOrder,
  isFirstParty: (topLevel: string) => boolean,
): readonly Import[] {
  const keys = new Map(imports.map((one) => [one, keyOf(one, order, isFirstParty)]));
  return imports.toSorted((a, b) => compare(keys.get(a)!, keys.get(b)!));
}

type Key = readonly (number | string)[];

function keyOf(
  { statement }: Importing,
  order: ImportOrder,
  isFirstParty: (topLevel: string) => boolean,
): Key {
  const name =
    statement.kind === 'import'
      ? statement.names[0]!.module
      : `${'.'.repeat(statement.level)}${statement.module}`;
  const section = sectionOf(name, order, isFirstParty);
  const at = order.sections.indexOf(section);
  const form = statement.kind === 'import' || order.mixed ? 0 : 1;
  return [at < 0 ? order.sections.length : at, form, name.toLowerCase()];
}

function sectionOf(name: string, order: ImportOrder, isFirstParty: (topLevel: string) => boolean): string {
  if (name.startsWith('.')) return 'LOCALFOLDER';
  if (name === '__future__') return 'FUTURE';
  const top = name.split('.')[0]!;
  const known = order.known.get(name) ?? order.known.get(top);
  if (known !== undefined) return known;
  if (stdlibNames().has(top)) return 'STDLIB';
  return isFirstParty(top) ? 'FIRSTPARTY' : 'THIRDPARTY';
}

function compare(a: Key, b: Key): number {
  for (const [index, part] of a.entries()) {
    if (part !== b[index]) return part < b[index]! ? -1 : 1;
  }
  return 0;
}
