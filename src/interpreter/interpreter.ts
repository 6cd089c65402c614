import type { PatcherId, PossiblePatches, QualifiedName } from '../patchers/types.js';
import { attribute, setAttribute } from './attributes.js';
import { call } from './calls.js';
import { evaluate } from './expressions.js';
import { noteCure } from './holds.js';
import { notePatch } from './patch-calls.js';
import type { Interpreter } from './state.js';
import { execute } from './statements.js';

/** Statements executed for one entry point before the model gives up; real programs need some ten thousand. */
export const statementBudget = 400_000;

/** An interpreter before its first statement. */
export function createInterpreter(
  about: Pick<Interpreter, 'program' | 'resolver' | 'entry' | 'python' | 'libraries' | 'host' | 'shared'> & {
    /** What the program can patch at most; undefined where that is not known. */
    readonly possible: PossiblePatches | undefined;
  },
): Interpreter {
  const first = about.shared?.nextId ?? 1;
  const awaited = awaitedIn(about);
  return {
    ...about,
    events: [],
    modules: new Map(),
    importPatches: new Set(),
    loadedLibraries: new Set(),
    patched: new Map(),
    holds: new Map(),
    cured: new Map(),
    cures: [],
    placed: new Map(),
    calls: new Map(),
    run: first,
    recording: undefined,
    recordings: [],
    replays: new Map(),
    adding: undefined,
    trail: [],
    replaced: 0,
    running: new Set(),
    importedUnder: new Map(),
    completed: [],
    entered: new Map(),
    moved: new Map(),
    patchKey: '',
    patchings: 0,
    outer: undefined,
    commands: new Map(),
    activation: { id: first, path: undefined, module: about.entry.module, body: 'launch', caller: undefined },
    span: { start: 0, end: 0 },
    place: undefined,
    creation: undefined,
    importing: undefined,
    raising: undefined,
    raised: undefined,
    handled: undefined,
    risks: undefined,
    halted: false,
    guards: 0,
    doubts: 0,
    assumption: undefined,
    branchings: about.shared?.branchings ?? new WeakMap(),
    changed: new Set(),
    changes: new Map(),
    changeKey: '',
    variables: new Map(),
    builtins: new Map(),
    mocked: [],
    catching: [],
    catchingAround: [],
    departures: 0,
    depth: 0,
    deepest: 0,
    imports: 0,
    mostImports: 0,
    budget: statementBudget,
    replayed: 0,
    awaited,
    awaitedKey: [...awaited].map(([id, names]) => `${id}:${names.join()}`).join(';'),
    settledOutside: new Map(),
    nextId: first + 1,
    scopes: [],
    inUse: [],
    mortals: new Set(),
    stepsToHolders: 200_000,
    operations: { evaluate, execute, call, attribute, setAttribute, patch: notePatch, cure: noteCure },
  };
}

/**
 * What is awaited of each patcher that `about.program` mentions, or brings by a library that it mentions: of what it replaces by default, or of what it is known to be
 * asked for, that which is dangerous to hold.
 */
function awaitedIn({
  program,
  libraries: { patchers, mayPatch, importing, patchWhenCalled },
  possible,
}: Pick<
  Parameters<typeof createInterpreter>[0],
  'program' | 'libraries' | 'possible'
>): Interpreter['awaited'] {
  const awaited = new Map<PatcherId, readonly QualifiedName[]>();
  const brought = new Set(
    [...mayPatch].flatMap((library) => {
      if (!program.mentions(library)) return [];
      const called = patchWhenCalled.get(library) ?? [];
      const imported = patchers.patchFunction(importing(library)?.patches?.function ?? '')?.library ?? [];
      return called.concat(imported);
    }),
  );
  for (const { id, modules } of patchers.all) {
    if (!brought.has(id) && !modules.some((module) => program.mentions(module))) continue;
    const asked = possible === undefined ? 'all' : possible.get(id);
    if (asked === undefined) continue;
    const replaced = asked === 'all' ? patchers.replacedByDefault(id) : asked;
    const names = new Set(patchers.effects(id).flatMap(({ name }) => (replaced.has(name) ? [name] : [])));
    awaited.set(id, [...names]);
  }
  return awaited;
}
