import type { PatcherSet } from '../patchers/index.js';
import { isSavedOriginal } from '../patchers/names.js';
import type { Program } from '../project/program.js';
import type { FilePath } from '../project/snapshot.js';
import type { Statement } from '../python/syntax.js';
import { namesRead } from '../python/walk.js';
import { type DoingsOf, mentions } from './doings.js';
import type { Doing } from './known-calls.js';
import { namesAgree, type Touched, touchedBy } from './names.js';
import type { Block } from './source-lines.js';

/** What a move is judged by: the file, what its names are, and whose patch it is. */
export interface Around {
  readonly program: Program;
  readonly patchers: PatcherSet;
  readonly doings: DoingsOf;
}

/**
 * Whether the statements `moved` of a block (indices, ascending, the last is the patch) may run before those from its first on
 * that stay: nothing that stays then reads or binds a name otherwise, and nothing that is moved misses what would have
 * been prepared for it. Says no where it is not known.
 */
export function mayCross(
  { patchers, doings }: Pick<Around, 'patchers' | 'doings'>,
  path: FilePath,
  { body, first, second, scopes }: Block,
  moved: readonly number[],
): boolean {
  const up = moved.map((index) => body[index]!);
  const staying = body.slice(first, second).filter((_, index) => !moved.includes(first + index));
  const done = doings.of(path, staying, scopes);
  if (done.has('leaves') || done.has('sees') || done.has('sets')) return false;
  if (staying.some((one) => configures(one, [...staying, ...up], patchers))) return false;
  const does = doings.of(path, up, scopes);
  if (does.has('leaves') || does.has('sees') || does.has('sets') || does.has('searches')) return false;
  if (done.has('searches') && (does.size > 0 || doings.shadows(up))) return false;
  const calls = done.has('calls');
  const module = doings.namesOf(path);
  const above = touchedBy([...body.slice(0, first), ...staying]);
  const mine = withCalled(touchedBy(up), module);
  const stars = withStars(touchedBy(staying), path, doings);
  if (stars === undefined) return false;
  const others = withCalled(stars, module);
  if (!namesAgree(mine, others, above.bound, module, calls)) return false;
  if (others.bound.size > 0 && doings.askBack(path, up, does)) return false;
  if (handlesMissingNames(staying) && [...mine.bound.keys()].some((name) => others.read.has(name)))
    return false;
  if (does.size === 0) return calls ? !mutates(staying, up, mine.read) : true;
  // What is moved runs the program's own code or asks for what may have been set: only what surely sets nothing is crossed.
  const quiet: readonly Doing[] = does.has('tells') ? ['calls', 'asks', 'tells'] : ['calls', 'asks'];
  return !quiet.some((one) => done.has(one));
}

/** `touched`, and what the functions touch that it may call: those that it defines, and those of its module that it names. */
function withCalled(touched: Omit<Touched, 'functions'>, module: Touched): Pick<Touched, 'read' | 'bound'> {
  const read = new Set([...touched.read, ...touched.readLater]);
  const bound = new Map(touched.bound);
  for (const name of touched.boundLater) bound.set(name, new Set([undefined]));
  for (const name of read) {
    const called = module.functions.get(name);
    if (called === undefined) continue;
    const { readLater, boundLater } = touchedBy([called]);
    for (const one of readLater) read.add(one);
    for (const one of boundLater) bound.set(one, new Set([undefined]));
  }
  return { read, bound };
}

/** It configures the patcher, asks it something, or keeps an original on purpose. */
function configures(statement: Statement, all: readonly Statement[], patchers: PatcherSet): boolean {
  if (statement.kind === 'import' || statement.kind === 'import-from') return false;
  if (statement.kind === 'function' || statement.kind === 'class') return false;
  const bound = namesOfPatchers(all, patchers);
  if ([...touchedBy([statement]).bound.keys()].some(isSavedOriginal)) return true;
  return [...namesRead(statement)].some((name) => bound.has(name));
}

/** Names that imports of patchers among `statements` bind. */
export function namesOfPatchers(statements: readonly Statement[], patchers: PatcherSet): ReadonlySet<string> {
  return new Set(
    statements
      .filter((one) => importsPatcher(one, patchers))
      .flatMap((one) => [...touchedBy([one]).bound.keys()]),
  );
}

/** Whether `statement` imports a patcher, or something of one. */
function importsPatcher(statement: Statement, { ownerOf }: PatcherSet): boolean {
  if (statement.kind === 'import-from') return ownerOf(statement.module) !== undefined;
  return statement.kind === 'import' && statement.names.some(({ module }) => ownerOf(module) !== undefined);
}

/**
 * `touched` with what its star imports of the program's own modules bind; undefined where that is not known. Those of
 * libraries bind no name of a patcher's.
 */
function withStars(
  touched: Touched,
  path: FilePath,
  doings: DoingsOf,
): Omit<Touched, 'functions'> | undefined {
  const bound = new Map(touched.bound);
  for (const binder of touched.bound.get('*') ?? []) {
    const [, dots, module] = /^(\.*)(.*)$/s.exec(binder ?? '')!;
    if (!doings.isOwn(module!, dots!.length)) continue;
    const file = doings.filesOf(path, dots!.length, module!)?.at(-1);
    const names = file === undefined ? undefined : doings.namesOf(file).bound;
    if (names === undefined || names.has('*')) return undefined;
    for (const name of names.keys()) bound.set(name, new Set([undefined]));
  }
  const { read, readLater, boundLater } = touched;
  return { bound, read, readLater, boundLater };
}

/** Whether a name that is not bound yet is something that `statements` are prepared for. */
function handlesMissingNames(statements: readonly Statement[]): boolean {
  return statements.some(
    (one) =>
      one.kind === 'try' &&
      one.handlers.some(
        ({ type }) =>
          type === undefined ||
          mentions(
            [{ kind: 'expression', value: type, span: type.span }],
            'NameError',
            'UnboundLocalError',
            'Exception',
            'BaseException',
          ),
      ),
  );
}

/** Whether `staying`, which calls things, works on an object that `moved` asks for. */
function mutates(
  staying: readonly Statement[],
  moved: readonly Statement[],
  read: ReadonlySet<string>,
): boolean {
  const modules = new Set(
    [...staying, ...moved]
      .filter((one) => one.kind === 'import' || one.kind === 'import-from')
      .flatMap((one) => [...touchedBy([one]).bound.keys()]),
  );
  return staying.some(
    (one) =>
      one.kind !== 'import' &&
      one.kind !== 'import-from' &&
      one.kind !== 'function' &&
      one.kind !== 'class' &&
      [...namesRead(one)].some((name) => read.has(name) && !modules.has(name)),
  );
}
