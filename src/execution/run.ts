import { stdlibModule, thirdPartyModule } from '../knowledge/index.js';
import type { PythonVersion } from '../knowledge/types.js';
import { isLegacyNamespace, type Program } from '../modules/program.js';
import { createResolver, type OutsideWorld } from '../modules/resolver.js';
import { attribute } from './attributes.js';
import { call } from './call-expression.js';
import { evaluate } from './expressions.js';
import { importModule } from './imports.js';
import { launch } from './launch-plan.js';
import { isSettled, type Machine } from './machine.js';
import { patchBeforeLaunch } from './patches.js';
import { bind } from './scopes.js';
import { execute } from './statements.js';
import type { EntryPoint, ImportTrace } from './trace.js';

/** Statements executed for one entry point before the model gives up; real programs need some ten thousand. */
const statementBudget = 400_000;

/** What lies outside of the repository, as far as it is known. */
export function outsideWorld(program: Program): OutsideWorld {
  return {
    isStandardLibrary: (module) => stdlibModule(module) !== undefined,
    isKnownLibrary: (module) => thirdPartyModule(module) !== undefined,
    isLegacyNamespace: (path) => isLegacyNamespace(program, path),
  };
}

/**
 * Runs import time on paper: executes the entry point's module, and every first-party module it imports, in the
 * order CPython would, and records what is held, loaded and patched when. With `until: 'settled'` it stops where
 * everything is patched for certain, since nothing after that can be late.
 */
export function runEntryPoint(
  program: Program,
  entry: EntryPoint,
  python: PythonVersion | undefined,
  until: Machine['until'] = 'end',
): ImportTrace {
  const resolver = createResolver(program.layout, entry.searchFolder, outsideWorld(program));
  const machine: Machine = {
    program,
    resolver,
    entry,
    python,
    until,
    events: [],
    modules: new Map(),
    importPatches: new Set(),
    patched: new Map(),
    held: new Map(),
    calls: new Map(),
    activation: { id: 0, path: undefined, module: entry.module, body: 'launch', caller: undefined },
    span: { start: 0, end: 0 },
    importing: undefined,
    assumption: undefined,
    depth: 0,
    budget: statementBudget,
    settledOutside: undefined,
    nextId: 1,
    evaluate: (expression, scope) => evaluate(machine, expression, scope),
    execute: (body, scope) => execute(machine, body, scope),
    call: (callee, args, name) => call(machine, callee, args, name),
    importModule: (module) => importModule(machine, module),
    attribute: (value, name) => attribute(machine, value, name),
    bind: (scope, name, value) => bind(machine, scope, name, value),
  };
  if (entry.patchedBy !== undefined) patchBeforeLaunch(machine, entry.patchedBy);
  launch(machine, entry);
  return { entry, events: machine.events, complete: !(until === 'settled' && isSettled(machine)) };
}
