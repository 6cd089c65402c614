import { attribute, deleteAttribute, setAttribute } from '../attributes.js';
import { linearization } from '../classes.js';
import { addAll, itemOf } from '../container-methods.js';
import { callMethod } from '../data-model.js';
import { attempted } from '../exceptions.js';
import { superAfter, superOf } from '../functions.js';
import { lookAt, newMapping, put, sequenceOf, valueIn } from '../heap.js';
import { listed } from '../iteration.js';
import { keyOfEntry, unknownKey } from '../keys.js';
import { lacksAttribute, raiseLackingAttribute } from '../lacking.js';
import { mixins } from '../library-classes.js';
import {
  type Arguments,
  type Builtin,
  type Builtins,
  builtinsFor,
  type Interpreter,
  positionally,
} from '../state.js';
import { noteChange } from '../symbols.js';
import {
  external,
  hasUnknownNames,
  literal,
  moduleScopeOf,
  type Scope,
  slotsOf,
  textOf,
  truthOf,
  unknown,
  type Value,
} from '../values.js';

/** Functions of `inspect` by the kind of value that they are asked about. */
const kindsAsked: ReadonlyMap<string, Value['kind']> = new Map([
  ['inspect.isfunction', 'function'],
  ['inspect.isclass', 'class'],
  ['inspect.ismethod', 'bound-method'],
  ['inspect.ismodule', 'module'],
]);

/** Kinds of values that are of that kind and no other. */
const ownKinds: ReadonlySet<Value['kind']> = new Set([
  'function',
  'class',
  'bound-method',
  'module',
  'object',
  'literal',
  'sequence',
  'mapping',
  'generator',
]);

/** What reads, sets and lists attributes by their names. */
export const attributeBuiltins: Builtins = {
  'builtins.getattr': (interpreter, { positional: [object, name, otherwise] }) => {
    const read = textOf(name);
    if (object === undefined || read === undefined) return unknown;
    if (otherwise === undefined) {
      raiseLackingAttribute(interpreter, object, read);
      return attribute(interpreter, object, read);
    }
    if (object.kind === 'external' && interpreter.host.has(interpreter, `${object.name}.${read}`) === false)
      return otherwise;
    if (object.kind === 'external' && object.name === 'builtins.object' && !read.startsWith('__'))
      return otherwise;
    if (object.kind === 'external-object' && lacksAttribute(interpreter, object, read)) return otherwise;
    if (read === '__metadata__' && isPlainType(object)) return otherwise;
    const value = attempted(interpreter, ['AttributeError'], () => attribute(interpreter, object, read));
    return value === undefined || value.kind === 'unknown' ? otherwise : value;
  },
  'builtins.setattr': (interpreter, { positional: [object, name, value] }) => {
    const set = textOf(name);
    if (object === undefined || value === undefined) return literal(null);
    if (set !== undefined) {
      setAttribute(interpreter, object, set, value);
      if (object.kind === 'external') noteChange(interpreter, object, `.${set}`);
    } else {
      const slots = slotsOf(object);
      if (slots !== undefined) put(interpreter, slots, unknownKey(slots), value);
    }
    return literal(null);
  },
  'builtins.delattr': (interpreter, { positional: [object, name] }) => {
    const deleted = textOf(name);
    if (object !== undefined && deleted !== undefined) deleteAttribute(interpreter, object, deleted);
    return literal(null);
  },
  'builtins.hasattr': (interpreter, { positional: [object, name] }) => {
    const asked = textOf(name);
    if (object !== undefined && asked === '__metadata__' && isPlainType(object)) return literal(false);
    if (object?.kind === 'function' && asked !== undefined && !asked.startsWith('__'))
      return hasUnknownNames(object.attributes) ? undefined : literal(object.attributes.has(asked));
    if (object?.kind === 'external-object' && asked !== undefined) {
      const slot = object.attributes.get(asked);
      if (slot !== undefined && slot.parts === undefined && slot.place.assumption === undefined)
        return literal(true);
      return lacksAttribute(interpreter, object, asked) ? literal(false) : undefined;
    }
    const isData = object?.kind === 'literal' || object?.kind === 'sequence' || object?.kind === 'mapping';
    if (isData && asked !== undefined && lacksAttribute(interpreter, object, asked)) return literal(false);
    const isOwnThing = object?.kind === 'object' || object?.kind === 'class' || object?.kind === 'module';
    if (!isOwnThing || asked === undefined) return undefined;
    const value = attempted(interpreter, ['AttributeError'], () => attribute(interpreter, object, asked));
    if (value === undefined) return literal(false);
    if (value.kind !== 'unknown') return literal(true);
    return lacksAttribute(interpreter, object, asked) ? literal(false) : undefined;
  },
  'builtins.super': (_, { positional: [cls, self] }, scope) => {
    if (cls?.kind === 'class') return superAfter(cls, self);
    return scope === undefined ? unknown : superOf(scope);
  },
  ...builtinsFor(
    [...mixins].flatMap(([base, names]) => [...names].map((name) => `${base}.${name}`)),
    ofMixin,
  ),
  'builtins.dir': (interpreter, { positional: [of] }, scope) => {
    // Of a library's module it is only told whether it has some name.
    if (of?.kind === 'external') return { kind: 'namespace', of };
    const names = namesIn(interpreter, of ?? variablesOf(interpreter, scope));
    return names === undefined ? undefined : sequenceOf(interpreter, names.map(literal), 'list');
  },
  ...builtinsFor(
    ['inspect.getmembers', 'inspect.getmembers_static'],
    (interpreter, { positional: [of, test] }) => {
      const names = of === undefined ? undefined : namesIn(interpreter, of);
      if (of === undefined || names === undefined) return undefined;
      const members = names.map((name) => [name, attribute(interpreter, of, name)] as const);
      return sequenceOf(
        interpreter,
        members
          .filter(([, value]) => test === undefined || isMember(interpreter, test, value))
          .map(([name, value]) => sequenceOf(interpreter, [literal(name), value], 'tuple')),
        'list',
      );
    },
  ),
  ...builtinsFor([...kindsAsked.keys()], (_, { positional: [value] }, __, name) =>
    value !== undefined && ownKinds.has(value.kind)
      ? literal(value.kind === kindsAsked.get(name))
      : undefined,
  ),
  'inspect.getmro': (interpreter, { positional: [cls] }) =>
    cls?.kind === 'class' ? attribute(interpreter, cls, '__mro__') : undefined,
  'builtins.globals': (interpreter, _, scope) =>
    scope === undefined ? unknown : { kind: 'namespace', of: moduleOf(interpreter, scope) },
  'builtins.vars': (interpreter, { positional: [of] }, scope) =>
    of === undefined ? variablesOf(interpreter, scope) : { kind: 'namespace', of },
  'builtins.locals': (interpreter, _, scope) => variablesOf(interpreter, scope),
  ...builtinsFor(['operator.attrgetter', 'operator.itemgetter', 'operator.methodcaller'], getter),
  'operator.attrgetter()': (interpreter, args) =>
    applied(interpreter, args, (of, key) =>
      (textOf(key) ?? '').split('.').reduce((value, part) => attribute(interpreter, value, part), of),
    ),
  'operator.itemgetter()': (interpreter, args) =>
    applied(interpreter, args, (of, key) =>
      of.kind === 'sequence' || of.kind === 'mapping' ? itemOf(interpreter, of, key) : unknown,
    ),
  'operator.methodcaller()': (interpreter, args) => {
    const [name, ...more] = args.positional;
    const of = more.pop();
    const text = textOf(name);
    if (of === undefined || text === undefined) return unknown;
    const method = attribute(interpreter, of, text);
    return interpreter.operations.call(interpreter, method, { ...args, positional: more }, text);
  },
};

/** Whether `value` is a class, which has none of what `Annotated` adds. */
function isPlainType({ kind }: Value): boolean {
  return kind === 'class' || kind === 'external';
}

/** What `dir(of)` gives, sorted, of what the program has put there; undefined where that is not known. */
function namesIn(interpreter: Interpreter, of: Value): readonly string[] | undefined {
  const own = of.kind === 'namespace' ? of.of : of;
  const cls = own.kind === 'object' ? own.class : own.kind === 'class' ? own : undefined;
  const all = [
    slotsOf(own),
    ...(cls === undefined ? [] : linearization(cls).map(({ scope }) => scope.variables)),
  ];
  const names = new Set<string>();
  for (const slots of all) {
    if (slots === undefined || hasUnknownNames(slots)) return undefined;
    for (const name of lookAt(interpreter, slots).keys()) names.add(name);
  }
  return [...names].sort();
}

/** Whether the predicate `test` of `inspect` may be true of `value`. */
function isMember(interpreter: Interpreter, test: Value, value: Value): boolean {
  if (test.kind === 'external') {
    const kind = kindsAsked.get(test.name);
    if (kind !== undefined) return value.kind === kind || value.kind === 'unknown';
  }
  const told = interpreter.operations.call(interpreter, test, positionally(value), 'predicate');
  return truthOf(told) !== 'false';
}

/** The names of the scope that runs: of a function it is a copy. */
function variablesOf(interpreter: Interpreter, scope: Scope | undefined): Value {
  if (scope === undefined) return unknown;
  if (scope.kind === 'module') return { kind: 'namespace', of: moduleOf(interpreter, scope) };
  if (scope.kind === 'class')
    return scope.class === undefined ? unknown : { kind: 'namespace', of: scope.class };
  return newMapping(interpreter, new Map([...scope.variables].map(([name, slot]) => [`$${name}`, slot])));
}

function moduleOf(interpreter: Interpreter, scope: Scope): Value {
  const own = moduleScopeOf(scope);
  for (const { value } of interpreter.modules.values()) if (value.scope === own) return value;
  return { kind: 'module', name: own.module, scope: own };
}

/** `operator.attrgetter('a')` and its like: `operator.attrgetter()` is what calling it calls. */
function getter(...[, { positional, keywords }, , name]: Parameters<Builtin>): Value {
  return { kind: 'partial', callee: external(`${name}()`), positional, keywords };
}

/** What `get` gives of the last argument for each key before it; a tuple where there are several. */
function applied(interpreter: Interpreter, args: Arguments, get: (of: Value, key: Value) => Value): Value {
  const of = args.positional.at(-1);
  if (of === undefined) return unknown;
  const found = args.positional.slice(0, -1).map((key) => get(of, key));
  return found.length === 1 ? found[0]! : sequenceOf(interpreter, found, 'tuple');
}

/** A method of `collections.abc`, by the methods of the object's own class that it calls. */
function ofMixin(...[interpreter, args, , full]: Parameters<Builtin>): Value {
  const [self = unknown, first, second] = args.positional;
  const name = full.slice(full.lastIndexOf('.') + 1);
  const own = (method: string, ...given: readonly Value[]) => callMethod(interpreter, self, method, ...given);
  const itemAt = (key: Value) => attempted(interpreter, ['KeyError'], () => own('__getitem__', key));
  const keys = () => listed(interpreter, self) ?? [];
  switch (name) {
    case 'update': {
      const added = newMapping(interpreter);
      if (first !== undefined) addAll(interpreter, added, first);
      for (const [key, value] of args.keywords) put(interpreter, added.entries, `$${key}`, value);
      for (const [key, slot] of added.entries)
        own('__setitem__', keyOfEntry(key, slot), valueIn(interpreter, slot));
      return literal(null);
    }
    case 'setdefault': {
      if (first === undefined) return unknown;
      const found = itemAt(first);
      if (found !== undefined && found.kind !== 'unknown') return found;
      own('__setitem__', first, second ?? literal(null));
      return second ?? literal(null);
    }
    case '__contains__': {
      const found = first === undefined ? unknown : itemAt(first);
      if (found === undefined) return literal(false);
      return found.kind === 'unknown' ? unknown : literal(true);
    }
    case 'get':
      return first === undefined ? unknown : (itemAt(first) ?? second ?? literal(null));
    case 'pop': {
      if (first === undefined) return unknown;
      const found = itemAt(first);
      if (found !== undefined) own('__delitem__', first);
      return found ?? second ?? unknown;
    }
    case 'keys':
      return sequenceOf(interpreter, keys());
    case 'values':
      return sequenceOf(
        interpreter,
        keys().map((key) => own('__getitem__', key) ?? unknown),
      );
    case 'items':
      return sequenceOf(
        interpreter,
        keys().map((key) => sequenceOf(interpreter, [key, own('__getitem__', key) ?? unknown], 'tuple')),
      );
    case 'clear':
      for (const key of keys()) own('__delitem__', key);
      return literal(null);
    case 'append':
      if (first !== undefined) own('insert', own('__len__') ?? unknown, first);
      return literal(null);
    case 'extend':
      for (const one of first === undefined ? [] : (listed(interpreter, first) ?? []))
        own('insert', own('__len__') ?? unknown, one);
      return literal(null);
    case 'discard':
      return literal(null);
    default:
      return unknown;
  }
}
