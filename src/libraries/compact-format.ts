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

/** Tables of distinct values, and modules that refer to their rows by number, in base 36 where these stand in texts. */
export interface CompactKnowledge {
  readonly format: number;
  /** The day of the last measurement. */
  readonly measured: string;
  /** Names of held objects. */
  readonly names: readonly string[];
  /** `redis 3.5.3 4.6.0 | 8.1.0`: held in the versions before the bar, not in those after it. */
  readonly versions: readonly string[];
  /** Holder module, after that of the row before; then `where form+name[~|!effect][@versions]` of each hold: `2ssl_ SSLContext r1`. */
  readonly holders: readonly string[];
  /** Rows of `holders` as `0-3 7`, or names of loaded modules. */
  readonly sets: readonly string[];
  /** Interpreters and patchers: `Python 3.11.7, gevent 26.9.0, eventlet 0.41.3`. */
  readonly benches: readonly string[];
  /** What was measured, empty for the standard library, and the row of `benches` where that is not the first: `boto3 1.44.5@2`. */
  readonly sources: readonly string[];
  /** The modules of each top-level package in one text, as differences: see README.md. */
  readonly packages: Readonly<Record<string, string>>;
  /** Modules of the libraries, separated by spaces; row of `sources`; row of `sets`. */
  readonly coInstalled: Readonly<Record<string, readonly CompactCoInstalled[]>>;
  readonly patches: Readonly<Record<string, ImportPatch>>;
  /** `{"3.9": {"boto3": "1.42.97"}}`: the newest version that was measured for a Python that the newest of all has left behind. */
  readonly newest: Readonly<Record<string, Readonly<Record<string, string>>>>;
}

type CompactCoInstalled = readonly [modules: string, source: number, holders: number];

/** The standard library's table also lists every top-level module name, separated by spaces. */
export interface CompactStandardLibrary extends CompactKnowledge {
  readonly topLevel: string;
}

/** The version of the form that this code reads. */
export const COMPACT_FORMAT = 5;

const FORMS: ReadonlyMap<string, HoldForm> = new Map([
  ['r', 'reference'],
  ['s', 'subclass'],
  ['i', 'instance'],
]);

/** What a module adds to the nearest package above it that has a row: rows of `sets`, and of `sources`. */
interface ModuleRow {
  readonly holders: number | undefined;
  readonly loads: number | undefined;
  readonly source: number | undefined;
}

/** What was asked for: every program of a repository asks for much the same. */
interface Decoded {
  /** The name in each row of `holders`, once one is asked for. */
  readonly holders: string[];
  readonly packages: Map<string, ReadonlyMap<string, ModuleRow>>;
  readonly modules: Map<string, ModuleKnowledge | undefined>;
}

const decodedTables = new WeakMap<CompactKnowledge, Decoded>();

function decodedOf(table: CompactKnowledge): Decoded {
  const known = decodedTables.get(table) ?? { holders: [], packages: new Map(), modules: new Map() };
  decodedTables.set(table, known);
  return known;
}

/** What the table says about exactly this module, undefined when it has no row. */
export function decodeModule(table: CompactKnowledge, module: string): ModuleKnowledge | undefined {
  const { modules } = decodedOf(table);
  if (!modules.has(module)) modules.set(module, decodeRow(table, module));
  return modules.get(module);
}

/** The names of all modules that have a row. */
export function modulesOf(table: CompactKnowledge): readonly string[] {
  return Object.keys(table.packages).flatMap((name) => [...packageOf(table, name).keys()]);
}

function decodeRow(table: CompactKnowledge, module: string): ModuleKnowledge | undefined {
  const row = packageOf(table, module.split('.', 1)[0]!).get(module);
  if (row === undefined) return undefined;
  const above = longestKnownPrefix((name) => decodeModule(table, name), parentOf(module));
  const holds = decodeHolders(table, row.holders);
  const loads = setOf(table, row.loads);
  return {
    holds: above === undefined ? holds : [...above.holds, ...holds],
    loads: [...(above?.loads ?? []), ...(loads === '' ? [] : loads.split(' '))],
    patches: (Object.hasOwn(table.patches, module) ? table.patches[module] : undefined) ?? above?.patches,
    coInstalled: [
      ...(above?.coInstalled ?? []),
      ...((Object.hasOwn(table.coInstalled, module) ? table.coInstalled[module] : undefined) ?? []).map(
        (coInstalled) => decodeCoInstalled(table, coInstalled),
      ),
    ],
    source: row.source === undefined && above !== undefined ? above.source : decodeSource(table, row.source),
  };
}

function parentOf(module: string): string {
  return module.slice(0, Math.max(module.lastIndexOf('.'), 0));
}

const nothing: ReadonlyMap<string, ModuleRow> = new Map();

/** The rows of one top-level package. */
function packageOf(table: CompactKnowledge, topLevel: string): ReadonlyMap<string, ModuleRow> {
  if (!Object.hasOwn(table.packages, topLevel)) return nothing;
  const { packages } = decodedOf(table);
  const known = packages.get(topLevel);
  if (known !== undefined) return known;
  const rows = new Map<string, ModuleRow>();
  let name = topLevel;
  for (const text of table.packages[topLevel]!.split(' ')) {
    const [written = '', ...fields] = text.split(',');
    const [holders, loads, source] = fields.map((field) => (field === '' ? undefined : numberOf(field)));
    name = nameAfter(name, written);
    rows.set(name, { holders, loads, source });
  }
  packages.set(topLevel, rows);
  return rows;
}

/** A name that is written as how many of its parts are those of the name before, and the other parts: `2ssl_`. */
function nameAfter(before: string, written: string): string {
  const own = written.slice(1);
  const shared = before.split('.').slice(0, numberOf(written[0] ?? '0'));
  return (own === '' ? shared : [...shared, own]).join('.');
}

/** Numbers in texts are written in base 36. */
function numberOf(text: string): number {
  return Number.parseInt(text, 36);
}

function setOf(table: CompactKnowledge, row: number | undefined): string {
  return table.sets[row ?? -1] ?? '';
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

function decodeHolders(table: CompactKnowledge, row: number | undefined): readonly Hold[] {
  const holds: Hold[] = [];
  const set = setOf(table, row);
  if (set === '') return holds;
  const names = holderNames(table);
  for (const range of set.split(' ')) {
    const [first = '', last = first] = range.split('-');
    for (let number = numberOf(first); number <= numberOf(last); number += 1) {
      const texts = table.holders[number]?.split(' ') ?? [];
      for (let at = 1; at + 1 < texts.length; at += 2) {
        const hold = decodeHold(table, names[number]!, texts[at]!, texts[at + 1]!);
        if (hold !== undefined) holds.push(hold);
      }
    }
  }
  return holds;
}

/** The names of all holders, as each is written after the one before: some thousand in less than a millisecond. */
function holderNames(table: CompactKnowledge): readonly string[] {
  const { holders } = decodedOf(table);
  for (const text of holders.length === 0 ? table.holders : [])
    holders.push(nameAfter(holders.at(-1) ?? '', text.slice(0, text.indexOf(' '))));
  return holders;
}

/** `ran: requests 2.34.2, Python 3.11.7, gevent 26.9.0, eventlet 0.41.3`. */
function decodeSource(table: CompactKnowledge, row: number | undefined): string {
  const text = table.sources[row ?? -1];
  if (text === undefined) return '';
  const [what = '', bench = '0'] = text.split('@');
  const parts = [what, table.benches[numberOf(bench)] ?? ''].filter((part) => part !== '');
  return parts.length === 0 ? '' : `ran: ${parts.join(', ')}`;
}

function decodeCoInstalled(
  table: CompactKnowledge,
  [modules, source, holders]: CompactCoInstalled,
): CoInstalled {
  return {
    modules: modules.split(' '),
    holds: decodeHolders(table, holders),
    source: decodeSource(table, source),
  };
}

const holdText = /^([rsi])([0-9a-z]+)(~|![\w-]+)?(?:@([0-9a-z]+))?$/;

function decodeHold(table: CompactKnowledge, holder: string, where: string, text: string): Hold | undefined {
  const [, letter = '', row, effect, versions] = holdText.exec(text) ?? [];
  const form = FORMS.get(letter);
  const name = table.names[numberOf(row ?? '')];
  if (form === undefined || name === undefined) return undefined;
  const told = versions === undefined ? undefined : table.versions[numberOf(versions)];
  return {
    holder,
    where,
    name,
    form,
    ...(effect === undefined ? {} : { effect: (effect === '~' ? 'native-lock' : effect.slice(1)) as Effect }),
    ...(told === undefined ? {} : { versions: decodeVersions(told) }),
  };
}

function decodeVersions(text: string): MeasuredVersions {
  const [inside = '', outside = ''] = text.split(' | ');
  const [distribution = '', ...held] = inside.split(' ');
  return { distribution, held, free: outside.split(' ') };
}
