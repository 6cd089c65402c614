import { lazyAttribute, measuredModule, stdlibModule } from '../libraries/tables.js';
import { prefixesOf, topLevelOf } from '../project/module-name.js';
import { dirname, type FilePath, join } from '../project/snapshot.js';
import type { FunctionDefinition, ModuleSyntax, Statement } from '../python/syntax.js';
import { standInFor } from '../startup/scripts.js';
import type { Libraries } from './library-model.js';
import { isAttributeKnown, isMissingSomewhere } from './platform.js';
import type { AddedOperation, ModuleRun, ModuleState, Operation, SharedRuns, Start } from './recording.js';
import type { Interpreter } from './state.js';
import { external, literalOf, type Slot, Slots, unknown, type Value } from './values.js';

// What becomes of recorded runs where statements of a module are added or removed that do little: they need not be made anew.

/** Statements of the file at `path` that are gone from its syntax, and those that have come into their place. */
export interface Amendment {
  readonly path: FilePath;
  readonly body: readonly Statement[];
  readonly removed: readonly Statement[];
  readonly added: readonly Statement[];
  /** The statement of `body` that comes next to those that are gone. */
  readonly at: number;
}

/** A name that a statement binds, to what has nothing in it that could be late; `from` is the module that it takes it from. */
interface Binding {
  readonly name: string;
  readonly valueIn: (scope: ModuleState['scope']) => Value;
  readonly from?: string;
}

/**
 * What a statement binds that does nothing but that; undefined where it does more, or may. Of modules those are imported that
 * `isInert`, and such names taken from them.
 */
function plainBindings(
  statement: Statement,
  isInert: (module: string, name?: string) => boolean,
): readonly Binding[] | undefined {
  switch (statement.kind) {
    case 'function': {
      const isPlain =
        statement.decorators.length === 0 &&
        statement.parameters.every(({ defaultValue }) => defaultValue === undefined);
      return isPlain
        ? [{ name: statement.name, valueIn: (scope) => functionOf(statement, scope) }]
        : undefined;
    }
    case 'assign': {
      const { value, targets, operator, annotation } = statement;
      const known = value && literalOf(value);
      if (operator !== undefined || annotation !== undefined || (known ?? unknown) === unknown)
        return undefined;
      const names = targets.flatMap((target) => (target.kind === 'name' ? target.name : []));
      if (names.length < targets.length) return undefined;
      return names.map((name) => ({ name, valueIn: () => known ?? unknown }));
    }
    case 'import': {
      if (statement.lazy || statement.names.some(({ module }) => !isInert(module))) return undefined;
      return statement.names.map(({ module, asName }) => {
        const value = external(asName === undefined ? topLevelOf(module) : module);
        return { name: asName ?? value.name, valueIn: () => value };
      });
    }
    case 'import-from': {
      const { lazy, level, module: from, names } = statement;
      if (lazy || level > 0 || names === '*' || names.some(({ name }) => !isInert(from, name)))
        return undefined;
      return names.map(({ name, asName }) => {
        const value = external(`${from}.${name}`);
        return { name: asName ?? name, valueIn: () => value, from };
      });
    }
    default:
      return undefined;
  }
}

/** Those of the statements, one after the other; undefined where one of them does more than bind. */
function allBindings(
  statements: readonly Statement[],
  isInert: (module: string, name?: string) => boolean,
): readonly Binding[] | undefined {
  const all = statements.map((one) => plainBindings(one, isInert));
  return all.every((one) => one !== undefined) ? all.flat() : undefined;
}

/** The files and folders that modules are looked for in. */
type Layout = Pick<Interpreter['program']['layout'], 'files' | 'folders'>;

/**
 * Tells whether importing `module`, and taking `name` from it, does nothing in the file at `path` in any of `runs`, whoever has
 * them run, but bind a name: it is of the standard library, is there on each system, nothing in the repository could come before
 * it, it holds nothing, and no patcher has to do with it.
 */
function inertImports(
  { asked }: SharedRuns,
  path: FilePath,
  runs: readonly ModuleRun[],
  { files, folders }: Layout,
): (module: string, name?: string) => boolean {
  const searched = new Set([dirname(path), ...(asked?.searched ?? [])]);
  const isHidden = (top: string) =>
    [...searched].some((folder) => files.has(join(folder, `${top}.py`)) || folders.has(join(folder, top)));
  const holdsNothing = (module: string) => {
    const facts = stdlibModule(module);
    return facts !== undefined && facts.holds.length === 0 && facts.patches === undefined;
  };
  const [first] = runs;
  const libraries = first?.libraries;
  if (libraries === undefined || runs.some(({ mocked }) => mocked.length > 0)) return () => false;
  const { patchers } = libraries;
  const patched = patchedPackages(patchers);
  const isInert = (module: string) =>
    holdsNothing(module) &&
    !isMissingSomewhere(module) &&
    patchers.importPatch(module) === undefined &&
    patchers.followsPatcher(module) === undefined &&
    !patchers.isRewritten(module);
  const isMemberInert = (module: string, name: string) => {
    const full = `${module}.${name}`;
    return (
      !patched.has(topLevelOf(module)) &&
      holdsNothing(full) &&
      lazyAttribute(module, name) === undefined &&
      measuredModule(full) === undefined &&
      standInFor(full) === undefined &&
      !isAttributeKnown(full) &&
      runs.every((run) => run.libraries.reading(module, name) === undefined)
    );
  };
  return (module, name) => {
    const top = topLevelOf(module);
    // What comes from the future changes how the file is read.
    if (top === '__future__' || isHidden(top) || !prefixesOf(module).every(isInert)) return false;
    return name === undefined || isMemberInert(module, name);
  };
}

/** The top-level packages of what is patched, or of who does it. */
const patchedPackages = (patchers: Libraries['patchers']): ReadonlySet<string> =>
  new Set(
    [
      ...patchers.effects().map(({ name }) => name),
      ...patchers.all.flatMap(({ id, modules }) => [...patchers.replacedByDefault(id), ...modules]),
      ...patchers.removed,
      ...patchers.functions.flatMap(({ name, aliases = [] }) => [name, ...aliases]),
    ].map(topLevelOf),
  );

/** Where `statement` stands, for what it binds. */
export function spanOf(statement: Statement): Interpreter['span'] {
  return statement.kind === 'function' || statement.kind === 'class' ? statement.header : statement.span;
}

/**
 * How what has run can go on by the amended text: as it is, where it would have done the same but for names that nobody has asked
 * for, bound by what does nothing else; or with imports to be `executed` where they have been added, whose names nobody has asked for
 * either, or has found bound to the same. Undefined where it has to run anew. `layout` is that of the amended repository.
 */
export function amendable(
  shared: SharedRuns,
  amendment: Amendment,
  text: string,
  layout: Layout,
): 'plain' | 'executed' | undefined {
  const { path, removed, added, body } = amendment;
  const asked = shared.asked?.names.get(path);
  if (asked === undefined || asked.isAll) return undefined;
  const runs = runsOf(shared, amendment);
  if (runs.some(({ starts }) => starts.length !== body.length + 1)) return undefined;
  const isInert = inertImports(shared, path, runs, layout);
  const isAdded = (one: Statement) => runs.length > 0 && runs.every((run) => addedIn(run, one) !== undefined);
  const known = removed.filter((one) => !isAdded(one));
  const [gone, come] = [known, added].map((some) => allBindings(some, isInert));
  if (gone === undefined || gone.some(({ name }) => name.startsWith('__') || asked.names.has(name)))
    return undefined;
  const isIn = ({ span }: Statement, at: number) => span.start <= at && at < span.end;
  for (const { name } of gone)
    for (const { index } of text.matchAll(new RegExp(`(?<![\\w$])${name}(?![\\w$])`, 'gu')))
      if (!removed.some((one) => isIn(one, index))) return undefined;
  const isFree = new Set(gone.map(({ name }) => name));
  const isUnbound = (name: string) =>
    !name.startsWith('__') &&
    !asked.names.has(name) &&
    runs.every(({ state: { scope } }) => isFree.has(name) || scope.variables.peek(name) === undefined);
  if (known.length === removed.length && come?.every(({ name }) => isUnbound(name))) return 'plain';
  // What something was patched in has told by then what it held.
  if (runs.some(({ held, mocked, patches }) => held.length > 0 || mocked.length > 0 || patches.patchings > 0))
    return undefined;
  const isRestored = (one: Statement) =>
    runs.every((run) => {
      const { bound = new Map() } = addedIn(run, one)!;
      return [...bound].every(([name, { before }]) => before !== undefined || !asked.names.has(name));
    });
  if (!removed.every((one) => known.includes(one) || isRestored(one))) return undefined;
  const canBeAdded = (one: Statement) => {
    const plain = plainBindings(one, () => false);
    if (plain !== undefined) return plain.every(({ name }) => isUnbound(name));
    if (!isAddable(one)) return false;
    return importedNames(one).every(
      (name) =>
        isUnbound(name) ||
        (!asked.missed.has(name) &&
          runs.every(({ state: { scope } }) => {
            const slot = scope.variables.peek(name);
            return slot !== undefined && slot.parts === undefined && slot.place.assumption === undefined;
          })),
    );
  };
  return added.every(canBeAdded) ? 'executed' : undefined;
}

/** Whether `statement` may be executed by itself in a module that has run: it imports names that can be told from it. */
function isAddable(statement: Statement): statement is AddedOperation['statement'] {
  if (statement.kind !== 'import' && statement.kind !== 'import-from') return false;
  if (statement.lazy) return false;
  return statement.kind === 'import' || (statement.names !== '*' && statement.module !== '__future__');
}

/** The names that an import binds. */
export function importedNames(statement: AddedOperation['statement']): readonly string[] {
  if (statement.kind === 'import')
    return statement.names.map(({ module, asName }) => asName ?? topLevelOf(module));
  return statement.names === '*' ? [] : statement.names.map(({ name, asName }) => asName ?? name);
}

/** `statement` as it has been added to a run. */
function addedIn({ operations }: ModuleRun, statement: Statement): AddedOperation | undefined {
  return operations.find((one): one is AddedOperation => one.kind === 'added' && one.statement === statement);
}

function runsOf({ runs }: SharedRuns, amendment: Amendment): readonly ModuleRun[] {
  return [...runs.values()].flat().filter((run) => isRunOf(run, amendment));
}

/** Files without anything in them have one syntax. */
function isRunOf({ syntax, activation }: ModuleRun, { body, path }: Amendment): boolean {
  return syntax?.body === body && activation.path === path;
}

/** From now on the runs of the module are those of its amended text, whose `syntax` has the other statements of the one before. */
export function amended(
  shared: SharedRuns,
  amendment: Amendment,
  syntax: ModuleSyntax,
  how: 'plain' | 'executed',
): void {
  const walked = new Set<unknown>();
  for (const [key, known] of shared.runs) {
    if (!known.some((run) => isRunOf(run, amendment))) continue;
    for (const run of known)
      if (isRunOf(run, amendment)) {
        // A walk over another module may have come to its names.
        walked.add(shared.walked.byModule.get(run.state));
        walked.add(shared.walked.byObject.get(run.state.scope.variables));
      }
    shared.runs.set(
      key,
      known.map((run) => (isRunOf(run, amendment) ? amend({ ...run, syntax }, amendment, how) : run)),
    );
  }
  const { byModule, byObject } = shared.walked;
  for (const [state, of] of byModule) if (walked.has(of)) byModule.delete(state);
  for (const [object, of] of byObject) if (walked.has(of)) byObject.delete(object);
}

/**
 * A run with the added statements, and without those that are removed: what these bind is bound where they would have, or is executed
 * there.
 */
function amend(run: ModuleRun, amendment: Amendment, how: 'plain' | 'executed'): ModuleRun {
  const { added, at, removed } = amendment;
  const { activation, state } = run;
  const isGone = (one: Operation) => one.kind === 'added' && removed.includes(one.statement);
  for (const one of run.operations) if (isGone(one)) takeOut(run, one as AddedOperation);
  const first = at - removed.length;
  const operationsAt = (index: number) => index - run.operations.slice(0, index).filter(isGone).length;
  const before = run.starts.slice(0, first);
  const behind = run.starts.slice(at);
  const [next] = behind;
  if (next === undefined) return run;
  const { assumption } = run.starts[first]!;
  // Somebody has looked whether they are.
  const bindingsOf = (statement: Statement) => plainBindings(statement, () => true) ?? [];
  const plain = (statement: Statement) =>
    how === 'plain' || !isAddable(statement) ? bindingsOf(statement) : undefined;
  const gone = removed.flatMap((one) => (addedIn(run, one) === undefined ? bindingsOf(one) : []));
  for (const { name } of gone) state.scope.variables.rebind(name, undefined);
  const made: AddedOperation[] = [];
  const starts: Start[] = [];
  let { order } = before.at(-1) ?? { order: -1 };
  const from = operationsAt(run.starts[first]!.operations);
  for (const statement of added) {
    order = (Math.max(order, Math.ceil(next.order) - 1) + next.order) / 2;
    starts.push({ operations: from + made.length, order, assumption });
    const bindings = plain(statement);
    if (bindings === undefined && isAddable(statement))
      made.push({
        kind: 'added',
        statement,
        activation,
        assumption,
        order,
        seen: seenBefore(run, first),
        bound: undefined,
      });
    for (const { name, valueIn, from: target } of bindings ?? []) {
      const reaches = target ?? activation.module;
      const place = {
        activation,
        span: spanOf(statement),
        reaches,
        assumption,
        order: state.scope.variables.run,
      };
      bindAt(state, name, { value: valueIn(state.scope), place });
    }
  }
  const left = run.operations.filter((one) => !isGone(one));
  return {
    ...run,
    operations: left.toSpliced(from, 0, ...made),
    starts: [
      ...before,
      ...starts,
      ...behind.map((one) => ({ ...one, operations: operationsAt(one.operations) + made.length })),
    ],
    statements:
      run.statements +
      (added.length - made.length) -
      (removed.length - (run.operations.length - left.length)),
  };
}

/** What a run may look at again without a note of that where the statement `index` of its body begins. */
function seenBefore({ operations, starts }: ModuleRun, index: number): ReadonlySet<object> {
  const before = operations.slice(0, starts[index]!.operations);
  const since = before.findLastIndex(({ kind }) => kind === 'import');
  return new Set(before.slice(since + 1).flatMap((one) => (one.kind === 'read' ? [one.of] : [])));
}

/** Binds `name` in a module that has run, where the statement of `slot` would have. */
export function bindAt({ scope: { variables } }: ModuleState, name: string, slot: Slot): void {
  const { activation, span } = slot.place;
  const entries = [...variables.peekAll()].filter(([other]) => other !== name);
  const last = entries.findLastIndex(
    ([, { place }]) => place.activation === activation && place.span.start < span.start,
  );
  // What is there before the module begins has no statement of it.
  const at = last < 0 ? entries.filter(([other]) => other.startsWith('__')).length : last + 1;
  variables.become(entries.toSpliced(at, 0, [name, slot]));
}

/** Binds what `added` has bound in `run` to what it was bound to before. */
function takeOut({ operations, state }: ModuleRun, added: AddedOperation): void {
  const { variables } = state.scope;
  for (const [name, { made, before }] of added.bound ?? []) {
    if (variables.peek(name) === made) variables.rebind(name, before);
    for (const one of operations) {
      const later = one.kind === 'added' ? one.bound?.get(name) : undefined;
      if (later?.before === made) later.before = before;
    }
  }
}

function functionOf(definition: FunctionDefinition, scope: ModuleState['scope']): Value {
  const { module, path, variables } = scope;
  const attributes = new Slots(variables.run);
  return {
    kind: 'function',
    definition,
    path,
    module,
    scope,
    defaults: new Map(),
    binding: 'function',
    attributes,
  };
}
