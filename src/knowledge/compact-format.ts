/** The generated form of what was measured about modules, and its decoding. See docs/knowledge-format.md. */
import type { Effect, Hold, HoldForm, ImportPatch, ModuleKnowledge } from './types.js';

/** Tables of distinct values, and modules that refer to their rows by number. */
export interface CompactKnowledge {
  readonly format: number;
  /** Names of held objects. */
  readonly names: readonly string[];
  /** Holder module first; then one text per hold: `where form+name[!effect]`, as in `SSLContext r1`. */
  readonly holders: readonly (readonly string[])[];
  /** Sets of loaded modules, separated by spaces. */
  readonly loads: readonly string[];
  readonly sources: readonly string[];
  /** Row of `sources`, row of `loads`, then rows of `holders`. */
  readonly modules: Readonly<Record<string, readonly number[]>>;
  readonly patches: Readonly<Record<string, ImportPatch>>;
}

/** The standard library's table also lists every top-level module name, separated by spaces. */
export interface CompactStandardLibrary extends CompactKnowledge {
  readonly topLevel: string;
}

/** The version of the form that this code reads. */
export const COMPACT_FORMAT = 1;

const FORMS: ReadonlyMap<string, HoldForm> = new Map([
  ['r', 'reference'],
  ['s', 'subclass'],
  ['i', 'instance'],
]);

/** What the table says about exactly this module, undefined when it has no row. */
export function decodeModule(table: CompactKnowledge, module: string): ModuleKnowledge | undefined {
  if (!Object.hasOwn(table.modules, module)) return undefined;
  const [source, loads, ...holders] = table.modules[module] ?? [];
  const loaded = table.loads[loads ?? -1] ?? '';
  return {
    holds: holders.flatMap((row) => decodeHolder(table, table.holders[row] ?? [])),
    loads: loaded === '' ? [] : loaded.split(' '),
    patches: Object.hasOwn(table.patches, module) ? table.patches[module] : undefined,
    source: table.sources[source ?? -1] ?? '',
  };
}

/** Knowledge of the longest known prefix of a dotted name: importing `a.b.c` imports `a` and `a.b` too. */
export function longestKnownPrefix(
  known: (module: string) => ModuleKnowledge | undefined,
  module: string,
): ModuleKnowledge | undefined {
  for (let end = module.length; end > 0; end = module.lastIndexOf('.', end - 1)) {
    const found = known(module.slice(0, end));
    if (found !== undefined) return found;
  }
  return undefined;
}

function decodeHolder(table: CompactKnowledge, [holder, ...texts]: readonly string[]): readonly Hold[] {
  return texts.flatMap((text) => {
    const hold = decodeHold(table, holder ?? '', text);
    return hold === undefined ? [] : [hold];
  });
}

function decodeHold(table: CompactKnowledge, holder: string, text: string): Hold | undefined {
  const [where, code = ''] = text.split(' ');
  const [reference = '', effect] = code.split('!');
  const form = FORMS.get(reference.charAt(0));
  const name = table.names[Number(reference.slice(1))];
  if (where === undefined || form === undefined || name === undefined) return undefined;
  const hold: Hold = { holder, where, name, form };
  return effect === undefined ? hold : { ...hold, effect: effect as Effect };
}
