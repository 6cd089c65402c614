import { isBuiltInException, isExpected, raiseExpected } from './exceptions.js';
import { boundTo, changeOwn, joinedSlot, lookAt, placeOf, put, remove, sequenceOf, valueIn } from './heap.js';
import { loadedModule } from './module-runs.js';
import { cannotBeShared, currentAssumption, type Interpreter } from './state.js';
import {
  type Bindings,
  external,
  hasUnknownNames,
  identified,
  literal,
  moduleScopeOf,
  type Scope,
  type Slot,
  unknown,
  type Value,
} from './values.js';

/** Built-in names whose meaning the model knows. */
const builtins = new Set([
  'Ellipsis',
  'NotImplemented',
  'slice',
  'abs',
  'ascii',
  'chr',
  'ord',
  'complex',
  'dir',
  'divmod',
  'float',
  'format',
  'hash',
  'id',
  'pow',
  'print',
  'repr',
  'round',
  'hex',
  'bin',
  'oct',
  '__import__',
  'all',
  'any',
  'bool',
  'bytes',
  'callable',
  'classmethod',
  'dict',
  'enumerate',
  'compile',
  'eval',
  'exec',
  'execfile',
  'exit',
  'filter',
  'frozenset',
  'getattr',
  'globals',
  'hasattr',
  'int',
  'isinstance',
  'issubclass',
  'iter',
  'len',
  'list',
  'locals',
  'map',
  'max',
  'min',
  'next',
  'object',
  'open',
  'property',
  'quit',
  'range',
  'reversed',
  'set',
  'setattr',
  'delattr',
  'sorted',
  'staticmethod',
  'str',
  'sum',
  'super',
  'tuple',
  'type',
  'vars',
  'zip',
]);

/** The value of the free or local name `name`, as Python's scoping finds it. */
export function lookUp(interpreter: Interpreter, scope: Scope, name: string): Value {
  const start = scope.declared.get(name) ?? scope;
  for (let at: Scope | undefined = start; at !== undefined; at = at.parent) {
    if (at.kind === 'class' && at !== scope) continue;
    const value = boundTo(interpreter, lookAt(interpreter, at.variables), name);
    if (value !== undefined) return value;
  }
  if (name === 'TYPE_CHECKING') return literal(false);
  if (name === '__debug__') return literal(true);
  const module = moduleScopeOf(scope);
  if (name.startsWith('__')) {
    const own = moduleAttribute(interpreter, module, name);
    if (own !== undefined) return own;
  }
  const added = builtinIn(interpreter, name);
  if (added !== undefined) return added;
  if (builtins.has(name) || isBuiltInException(name)) return external(`builtins.${name}`);
  // Once it is imported, a submodule is a variable of its package.
  const { module: pkg } = module;
  if (interpreter.modules.get(pkg)?.package === pkg) {
    const submodule = loadedModule(interpreter, `${pkg}.${name}`);
    if (submodule !== undefined) return submodule.value;
  }
  if (isExpected(interpreter, 'NameError') && isNowhere(interpreter, start, name))
    raiseExpected(interpreter, 'NameError');
  return unknown;
}

/** Whether nothing binds `name`, which scopes from `start` outwards do not: Python 2 had more names that are built in. */
function isNowhere({ python }: Interpreter, start: Scope, name: string): boolean {
  if (name.startsWith('__') || otherBuiltins.has(name) || (python !== undefined && python[0] < 3))
    return false;
  for (let at: Scope | undefined = start; at !== undefined; at = at.parent)
    if (at.isOpen || hasUnknownNames(at.variables)) return false;
  return true;
}

/** The other names that are built in (docs.python.org, "Built-in Functions"), and those that site and gettext add. */
const otherBuiltins = new Set(
  'False None True aiter anext bin breakpoint bytearray chr compile copyright credits enumerate eval help hex input license memoryview oct open ord _ WindowsError'.split(
    ' ',
  ),
);

/** What code has added to `builtins` as `name`: whoever has run before may have, so that what finds it is not shared. */
export function builtinIn(interpreter: Interpreter, name: string): Value | undefined {
  const added = interpreter.builtins.get(name);
  if (added !== undefined) cannotBeShared(interpreter);
  return added;
}

/** `builtins.name = value`, where nothing is assumed. */
export function addBuiltin(interpreter: Interpreter, name: string, value: Value): void {
  if (currentAssumption(interpreter) !== undefined) return;
  cannotBeShared(interpreter);
  const { builtins: added, trail } = interpreter;
  const before = added.get(name);
  added.set(name, identified(value));
  trail.push(() => (before === undefined ? added.delete(name) : added.set(name, before)));
}

/** What importing a module binds in it before its body runs. */
export function moduleAttribute(
  interpreter: Interpreter,
  { module, path, variables }: Scope,
  name: string,
): Value | undefined {
  const state = interpreter.modules.get(module);
  switch (name) {
    case '__path__':
      // Where its submodules are looked for: what goes over it is given the package itself.
      return state?.package === module ? sequenceOf(interpreter, [state.value]) : undefined;
    case '__name__':
      return literal(module);
    case '__package__':
      // Of a script it depends on how it is started.
      return state === undefined || module === interpreter.entry.module ? undefined : literal(state.package);
    case '__file__':
      // Of where the repository lies nothing is known. What is executed in a module has its variables.
      return {
        kind: 'unknown',
        root: variables,
        path: name,
        usual: literal(`/${state?.scope.variables === variables ? state.scope.path : path}`),
      };
    default:
      return undefined;
  }
}

/** What `name` is bound to in `scope` itself. */
export function boundIn(interpreter: Interpreter, scope: Scope | undefined, name: string): Value | undefined {
  const slot = scope === undefined ? undefined : lookAt(interpreter, scope.variables).get(name);
  return slot === undefined ? undefined : valueIn(interpreter, slot);
}

/** Binds `name` in `scope`, whose code is what runs. */
export function bind(interpreter: Interpreter, scope: Scope, name: string, value: Value): void {
  const declared = scope.declared.get(name);
  // What a block binds in its own scope is joined with what else may have happened where the block ends.
  if (declared === undefined && scope.store !== undefined) scope.store(name, value);
  else if (declared === undefined) {
    changeOwn(interpreter, scope.variables);
    scope.variables.set(name, { value: identified(value), place: placeOf(interpreter) });
  } else put(interpreter, declared.variables, name, value);
}

/** `del name`. */
export function unbind(interpreter: Interpreter, scope: Scope, name: string): void {
  const declared = scope.declared.get(name);
  if (declared === undefined) {
    changeOwn(interpreter, scope.variables);
    scope.variables.delete(name);
  } else remove(interpreter, declared.variables, name);
}

/**
 * Joins what the branches of one statement have bound in `scope` since the block `since` began: a name bound in some of them is
 * one of their values, or what it was before; where one branch has nothing better than None or an unknown value, what is known
 * elsewhere wins.
 */
export function joinVariables(
  interpreter: Interpreter,
  { variables }: Scope,
  since: number,
  outcomes: readonly Bindings[],
): void {
  const bound = new Map<string, (Slot | undefined)[]>();
  for (const outcome of outcomes) {
    for (const [name, slot] of outcome) {
      const slots = bound.get(name);
      if (slots === undefined) bound.set(name, [slot]);
      else slots.push(slot);
    }
  }
  for (const [name, slots] of bound) {
    if (slots.length < outcomes.length) slots.push(variables.before(since, name));
    const [first] = slots;
    if (slots.every((slot) => slot === first)) {
      if (first !== undefined) variables.set(name, first);
      continue;
    }
    const some = slots.filter((slot) => slot !== undefined);
    variables.set(name, joinedSlot(placeOf(interpreter), some));
  }
}

/** From where `first` begins to where `last` ends, wherever these are: what they belong to may be moved. */
export function spanning(first: Interpreter['span'], last: Interpreter['span']): Interpreter['span'] {
  return {
    get start() {
      return first.start;
    },
    get end() {
      return last.end;
    },
  };
}
