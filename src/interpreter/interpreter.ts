import { attribute } from './classes.js';
import { call, evaluate } from './expressions.js';
import { importModule } from './imports.js';
import type { Machine } from './machine.js';
import { bind } from './references.js';
import { execute } from './statements.js';

/** Statements executed for one entry point before the model gives up; real programs need some ten thousand. */
export const statementBudget = 400_000;

/** A paper machine before its first statement. */
export function newMachine(
  about: Pick<Machine, 'program' | 'resolver' | 'entry' | 'python' | 'libraries' | 'environment' | 'until'>,
): Machine {
  const machine: Machine = {
    ...about,
    events: [],
    modules: new Map(),
    importPatches: new Set(),
    loadedLibraries: new Set(),
    patched: new Map(),
    held: new Map(),
    calls: new Map(),
    commands: new Map(),
    activation: { id: 0, path: undefined, module: about.entry.module, body: 'launch', caller: undefined },
    span: { start: 0, end: 0 },
    importing: undefined,
    raising: undefined,
    guards: 0,
    doubts: 0,
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
  return machine;
}
