/** The generated form of what was measured about modules, and its decoding. See README.md beside it. */
import type {
  CoInstalled,
  Effect,
  Hold,
  HoldForm,
  ImportPatch,
  MeasuredVersions,
  ModuleKnowledge,
} from '../patchers/types.js';

/** Tables of distinct values, and modules that refer to their rows by number. */
export interface CompactKnowledge {
  readonly format: number;
  /** The day of the last measurement. */
  readonly measured: string;
  /** Names of held objects. */
  readonly names: readonly string[];
  /** `redis 3.5.3 4.6.0 | 8.1.0`: held in the versions before the bar, not in those after it. */
  readonly versions: readonly string[];
  /** Holder module first; then one text per hold: `where form+name[!effect][@versions]`, as in `SSLContext r1`. */
  readonly holders: readonly (readonly string[])[];
  /** Sets of loaded modules, separated by spaces. */
  readonly loads: readonly string[];
  /** Interpreters and patchers: `Python 3.11.7, gevent 26.9.0, eventlet 0.41.3`. */
  readonly benches: readonly string[];
  /** What was measured, empty for the standard library, and the row of `benches`. */
  readonly sources: readonly (readonly [what: string, bench: number])[];
  /** Row of `sources`, row of `loads`, then rows of `holders`. */
  readonly modules: Readonly<Record<string, readonly number[]>>;
  /** Modules of the libraries, separated by spaces; row of `sources`; then rows of `holders`. */
  readonly coInstalled: Readonly<Record<string, readonly CompactCoInstalled[]>>;
  readonly patches: Readonly<Record<string, ImportPatch>>;
}

type CompactCoInstalled = readonly [modules: string, source: number, ...holders: number[]];

/** The standard library's table also lists every top-level module name, separated by spaces. */
export interface CompactStandardLibrary extends CompactKnowledge {
  readonly topLevel: string;
}

/** The version of the form that this code reads. */
export const COMPACT_FORMAT = 2;

const FORMS: ReadonlyMap<string, HoldForm> = new Map([
  ['r', 'reference'],
  ['s', 'subclass'],
  ['i', 'instance'],
]);

/** The rows that were asked for: every program of a repository asks for much the same. */
const decoded = new WeakMap<CompactKnowledge, Map<string, ModuleKnowledge>>();

/** What the table says about exactly this module, undefined when it has no row. */
export function decodeModule(table: CompactKnowledge, module: string): ModuleKnowledge | undefined {
  if (!Object.hasOwn(table.modules, module)) return undefined;
  const known = decoded.get(table) ?? new Map<string, ModuleKnowledge>();
  decoded.set(table, known);
  const row = known.get(module) ?? decodeRow(table, module);
  known.set(module, row);
  return row;
}

function decodeRow(table: CompactKnowledge, module: string): ModuleKnowledge {
  const [source, loads, ...holders] = table.modules[module] ?? [];
  const loaded = table.loads[loads ?? -1] ?? '';
  return {
    holds: holders.flatMap((row) => decodeHolder(table, table.holders[row] ?? [])),
    loads: loaded === '' ? [] : loaded.split(' '),
    patches: Object.hasOwn(table.patches, module) ? table.patches[module] : undefined,
    coInstalled:
      (Object.hasOwn(table.coInstalled, module) ? table.coInstalled[module] : undefined)?.map((coInstalled) =>
        decodeCoInstalled(table, coInstalled),
      ) ?? [],
    source: decodeSource(table, source),
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

/** `ran: requests 2.34.2, Python 3.11.7, gevent 26.9.0, eventlet 0.41.3`. */
function decodeSource(table: CompactKnowledge, row: number | undefined): string {
  const [what = '', bench = -1] = table.sources[row ?? -1] ?? [];
  const parts = [what, table.benches[bench] ?? ''].filter((part) => part !== '');
  return parts.length === 0 ? '' : `ran: ${parts.join(', ')}`;
}

function decodeCoInstalled(
  table: CompactKnowledge,
  [modules, source, ...holders]: CompactCoInstalled,
): CoInstalled {
  return {
    modules: modules.split(' '),
    holds: holders.flatMap((row) => decodeHolder(table, table.holders[row] ?? [])),
    source: decodeSource(table, source),
  };
}

const holdText = /^(\S+) ([rsi])(\d+)(?:!([\w-]+))?(?:@(\d+))?$/;

function decodeHold(table: CompactKnowledge, holder: string, text: string): Hold | undefined {
  const [, where, letter = '', row, effect, versions] = holdText.exec(text) ?? [];
  const form = FORMS.get(letter);
  const name = table.names[Number(row)];
  if (where === undefined || form === undefined || name === undefined) return undefined;
  const told = versions === undefined ? undefined : table.versions[Number(versions)];
  return {
    holder,
    where,
    name,
    form,
    ...(effect === undefined ? {} : { effect: effect as Effect }),
    ...(told === undefined ? {} : { versions: decodeVersions(told) }),
  };
}

function decodeVersions(text: string): MeasuredVersions {
  const [inside = '', outside = ''] = text.split(' | ');
  const [distribution = '', ...held] = inside.split(' ');
  return { distribution, held, free: outside.split(' ') };
}
