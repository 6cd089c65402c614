import { classOf, fillFields, newObject } from '../classes.js';
import { sequenceOf, slotFor } from '../heap.js';
import { listed } from '../iteration.js';
import { fillers } from '../library-classes.js';
import {
  type Arguments,
  type Builtins,
  builtinsFor,
  type Interpreter,
  noArguments,
  positionally,
} from '../state.js';
import { type ClassValue, external, type Scope, Slots, textOf, unknown, type Value } from '../values.js';

/** What makes classes, what is in them, and functions out of functions. */
export const classBuiltins: Builtins = {
  'builtins.type': (interpreter, args, scope) => {
    if (args.positional.length >= 3 && scope !== undefined) return classOf(interpreter, args, scope);
    const [first] = args.positional;
    return first?.kind === 'object' ? first.class : unknown;
  },
  'types.new_class': (interpreter, args, scope) =>
    scope === undefined ? unknown : classOf(interpreter, args, scope),
  'builtins.object.__new__': (interpreter, { positional: [first] }) =>
    first?.kind === 'class' ? newObject(interpreter, first) : undefined,
  ...builtinsFor([...fillers.keys()], (_, { positional: [first] }, __, name) =>
    first?.kind === 'class' ? fillFields(first, name) : external(name),
  ),
  ...builtinsFor(
    ['dataclasses.field', 'attrs.field', 'attr.field', 'attr.ib', 'attr.attrib', 'pydantic.Field'],
    (_, args) => field(args),
  ),
  ...builtinsFor(['attr.Factory', 'attrs.Factory'], (_, { positional: [first] }) =>
    first === undefined ? undefined : made(first),
  ),
  'collections.namedtuple': (interpreter, args, scope) =>
    scope === undefined ? unknown : namedTuple(interpreter, args, scope),
  'typing.NamedTuple': (interpreter, args, scope) =>
    scope === undefined || args.positional.length === 0 ? undefined : namedTuple(interpreter, args, scope),
  ...builtinsFor(['typing.TypedDict', 'typing_extensions.TypedDict'], (interpreter, args, scope, name) => {
    const [first] = args.positional;
    if (scope === undefined || first === undefined) return undefined;
    return classOf(interpreter, positionally(first, sequenceOf(interpreter, [external(name)])), scope);
  }),
  'builtins.property': (_, { positional: [get, set] }) =>
    get?.kind === 'function'
      ? { ...get, binding: 'property', ...(set?.kind === 'function' ? { setter: set } : {}) }
      : undefined,
  'builtins.staticmethod': (_, { positional: [first] }) =>
    first?.kind === 'function' ? { ...first, binding: 'static' } : undefined,
  'builtins.classmethod': (_, { positional: [first] }) =>
    first?.kind === 'function' ? { ...first, binding: 'class' } : undefined,
  'functools.cached_property': (_, { positional: [first] }) =>
    first?.kind === 'function' ? { ...first, binding: 'cached-property' } : undefined,
  ...builtinsFor(['functools.cache', 'functools.lru_cache'], (interpreter, { positional: [first] }) =>
    // `@lru_cache(maxsize=None)` is called for the decorator, `@lru_cache` is one.
    first?.kind === 'function'
      ? { ...first, results: new Slots(interpreter.run) }
      : external('functools.cache'),
  ),
  ...builtinsFor(['functools.partial', 'functools.partialmethod'], (_, { positional, keywords }) => {
    const [callee, ...rest] = positional;
    return callee === undefined ? undefined : { kind: 'partial', callee, positional: rest, keywords };
  }),
  ...builtinsFor(
    ['asyncio.run', 'asyncio.get_event_loop.run_until_complete'],
    (interpreter, { positional: [first] }) =>
      first?.kind === 'partial'
        ? interpreter.operations.call(interpreter, first, noArguments, 'run')
        : undefined,
  ),
  'typing.cast': (_, { positional: [, value] }) => value,
};

/** `dataclasses.field(…)`: a default, or a factory that the class keeps and calls for each object. */
function field(args: Arguments): Value {
  const factory = args.keywords.get('default_factory') ?? args.keywords.get('factory');
  const value = args.keywords.get('default');
  return factory === undefined ? (value ?? made(unknown)) : made(factory);
}

function made(callee: Value): Value {
  return { kind: 'partial', callee, positional: [], keywords: new Map(), isField: true };
}

/** The class of `namedtuple(name, fields)`, whose fields are a text or a list of names or of pairs. */
export function namedTuple(interpreter: Interpreter, args: Arguments, scope: Scope): ClassValue {
  const [name, fields] = args.positional;
  const written = textOf(fields);
  const listedFields = fields === undefined ? [] : (listed(interpreter, fields) ?? []);
  const names =
    written === undefined
      ? listedFields.map((one) => textOf(one.kind === 'sequence' ? one.elements[0]?.value : one) ?? '')
      : written.split(/[\s,]+/);
  const cls = classOf(interpreter, { ...args, positional: name === undefined ? [] : [name] }, scope);
  cls.fields = { names, afterwards: '', isTuple: true };
  const defaults = args.keywords.get('defaults');
  const values = defaults === undefined ? [] : (listed(interpreter, defaults) ?? []);
  for (const [index, value] of values.entries())
    cls.scope.variables.set(names[names.length - values.length + index] ?? '', slotFor(interpreter, value));
  return cls;
}
