import { attribute, putAttribute } from '../attributes.js';
import { fieldNames, fieldsOf, fillFields, isOwn, newObject, typeHints } from '../classes.js';
import { classOf, construct, createClass } from '../construction.js';
import { elementsOf, mappingOf, newMapping, put, putEntry, sequenceOf, slotFor, valueIn } from '../heap.js';
import { listed } from '../iteration.js';
import { keyOf, unknownKey } from '../keys.js';
import { fillers, noneType } from '../library-classes.js';
import { withAttributes } from '../methods.js';
import {
  type Arguments,
  type Builtins,
  builtinsFor,
  type Interpreter,
  noArguments,
  positionally,
} from '../state.js';
import {
  type ClassValue,
  external,
  type FunctionValue,
  literal,
  type ObjectValue,
  type Scope,
  Slots,
  textOf,
  truthOf,
  unknown,
  type Value,
  wholeNumberOf,
} from '../values.js';

/** What makes classes, what is in them, and functions out of functions. */
export const classBuiltins: Builtins = {
  'builtins.type': (interpreter, args, scope) => {
    if (args.positional.length >= 3 && scope !== undefined)
      return createClass(interpreter, classOf(interpreter, args, scope), args.keywords);
    const [first] = args.positional;
    if (first?.kind === 'class')
      return first.metaclass ?? (isOwn(first) ? external('builtins.type') : unknown);
    // An exception that Python brings.
    if (first?.kind === 'external-object' && /^builtins\.[A-Z]/.test(first.class))
      return external(first.class);
    if (first?.kind === 'sequence' && first.form !== undefined) return external(`builtins.${first.form}`);
    return first?.kind === 'object' ? first.class : first?.kind === 'literal' ? typeOf(first.value) : unknown;
  },
  'types.new_class': (interpreter, args, scope) =>
    scope === undefined ? unknown : newClass(interpreter, args, scope),
  'builtins.object.__new__': (interpreter, { positional: [first] }) =>
    first?.kind === 'class' ? newObject(interpreter, first) : undefined,
  ...builtinsFor([...fillers.keys()], (_, { positional: [first], keywords }, __, name) =>
    first?.kind === 'class'
      ? fillFields(first, name, keywords)
      : { kind: 'partial', callee: external(name), positional: [], keywords },
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
  ...builtinsFor(
    ['dataclasses.make_dataclass', 'attr.make_class', 'attrs.make_class'],
    (interpreter, args, scope) => (scope === undefined ? unknown : dataclassOf(interpreter, args, scope)),
  ),
  ...builtinsFor(['dataclasses.replace', 'attr.evolve', 'attrs.evolve', 'copy.replace'], replaced),
  ...builtinsFor(
    ['dataclasses.asdict', 'attr.asdict', 'attrs.asdict'],
    (interpreter, { positional: [first] }) =>
      first?.kind === 'object' ? mappingOf(interpreter, valuesOfFields(interpreter, first)) : undefined,
  ),
  ...builtinsFor(
    ['dataclasses.astuple', 'attr.astuple', 'attrs.astuple'],
    (interpreter, { positional: [first] }) =>
      first?.kind === 'object'
        ? sequenceOf(
            interpreter,
            valuesOfFields(interpreter, first).map(([, value]) => value),
            'tuple',
          )
        : undefined,
  ),
  ...builtinsFor(
    ['dataclasses.fields', 'attr.fields', 'attrs.fields'],
    (interpreter, { positional: [of] }) => {
      const cls = of?.kind === 'object' ? of.class : of;
      const fields = cls?.kind === 'class' ? fieldsOf(cls) : undefined;
      if (cls?.kind !== 'class' || fields === undefined) return undefined;
      return sequenceOf(
        interpreter,
        fields.names.map((name) => fieldOf(interpreter, cls, name)),
        'tuple',
      );
    },
  ),
  'builtins.property': (_, { positional: [fget, fset, fdel], keywords }) => {
    const [get, set, del] = [
      fget ?? keywords.get('fget'),
      fset ?? keywords.get('fset'),
      fdel ?? keywords.get('fdel'),
    ];
    // Whatever else it is, the class keeps it.
    if (get?.kind !== 'function') return get;
    return {
      ...get,
      binding: 'property',
      ...(set?.kind === 'function' ? { setter: set } : {}),
      ...(del?.kind === 'function' ? { deleter: del } : {}),
    };
  },
  'builtins.staticmethod': (_, { positional: [first] }) =>
    first?.kind === 'function' ? { ...first, binding: 'static' } : first,
  'builtins.classmethod': (_, { positional: [first] }) =>
    first?.kind === 'function' ? { ...first, binding: 'class' } : first,
  'functools.total_ordering': (_, { positional: [first] }) => {
    if (first?.kind === 'class') first.isTotallyOrdered = true;
    return first;
  },
  'functools.cached_property': (_, { positional: [first] }) =>
    first?.kind === 'function' ? { ...first, binding: 'cached-property' } : undefined,
  ...builtinsFor(['functools.cache', 'functools.lru_cache'], (interpreter, args) => {
    const [first] = args.positional;
    const size = args.keywords.get('maxsize') ?? (first?.kind === 'literal' ? first : undefined);
    // `@lru_cache(maxsize=None)` is called for the decorator, `@lru_cache` is one.
    if (first?.kind !== 'function') {
      const keywords = new Map(size === undefined ? [] : [['maxsize', size]]);
      return { kind: 'partial', callee: external('functools.lru_cache'), positional: [], keywords };
    }
    const mostResults = wholeNumberOf(size);
    const results = new Slots(interpreter.run);
    return mostResults === undefined ? { ...first, results } : { ...first, results, mostResults };
  }),
  'functools.wraps': (_, { positional: [wrapped] }) =>
    wrapped === undefined
      ? undefined
      : {
          kind: 'partial',
          callee: external('functools.wraps()'),
          positional: [wrapped],
          keywords: new Map(),
        },
  'functools.wraps()': (interpreter, { positional: [wrapped, wrapper] }) =>
    wrapping(interpreter, wrapper, wrapped),
  'functools.update_wrapper': (interpreter, { positional: [wrapper, wrapped] }) =>
    wrapping(interpreter, wrapper, wrapped),
  ...builtinsFor(
    ['functools.singledispatch', 'functools.singledispatchmethod'],
    (interpreter, { positional: [first] }, _, name) => {
      if (first?.kind !== 'function') return undefined;
      const register = external('functools.singledispatch.register');
      // A method is chosen by what it is given beside its object.
      const dispatchesOn = name.endsWith('method') ? 1 : 0;
      const own: Value = { ...first, implementations: newMapping(interpreter), dispatchesOn };
      putAttribute(interpreter, own, 'register', {
        kind: 'partial',
        callee: register,
        positional: [own],
        keywords: new Map(),
      });
      return own;
    },
  ),
  'functools.singledispatch.register': (interpreter, { positional: [of, ...given] }) => {
    const implementation = given.find(({ kind }) => kind === 'function');
    if (of?.kind !== 'function') return undefined;
    if (implementation?.kind === 'function') {
      put(interpreter, of.attributes, unknownKey(of.attributes), implementation);
      const [type = typeAnnotated(interpreter, implementation, of.dispatchesOn)] = given.filter(
        (one) => one !== implementation,
      );
      const union = type?.kind === 'external-object' ? type.attributes.get('__args__')?.value : undefined;
      for (const one of union?.kind === 'sequence' ? elementsOf(interpreter, union) : [type])
        if (of.implementations !== undefined && keyOf(one) !== undefined)
          putEntry(interpreter, of.implementations, one, implementation);
      return implementation;
    }
    // `@f.register(int)` is called for the decorator.
    const callee = external('functools.singledispatch.register');
    return { kind: 'partial', callee, positional: [of, ...given], keywords: new Map() };
  },
  ...builtinsFor(
    ['functools.partial', 'functools.partialmethod'],
    (_, { positional, keywords, open }, __, name) => {
      const [callee, ...rest] = positional;
      if (callee === undefined) return undefined;
      // One of another is one of what that calls, with what both are given.
      const of = callee.kind === 'partial' && !callee.isField && !callee.isMethod && !callee.awaited;
      const partial: Value = of
        ? {
            kind: 'partial',
            callee: callee.callee,
            positional: [...callee.positional, ...rest],
            keywords: new Map([...callee.keywords, ...keywords]),
            open: open || callee.open === true,
          }
        : { kind: 'partial', callee, positional: rest, keywords, open };
      return name.endsWith('method') ? { ...partial, isMethod: true } : partial;
    },
  ),
  // What waits for a coroutine waits for what is made of it.
  ...builtinsFor(
    ['create_task', 'ensure_future', 'shield', 'wait_for', 'get_event_loop.create_task'].map(
      (name) => `asyncio.${name}`,
    ),
    (_, { positional: [first] }) => (first?.kind === 'partial' && first.awaited ? first : undefined),
  ),
  ...builtinsFor(
    ['asyncio.new_event_loop', 'asyncio.get_event_loop', 'asyncio.get_running_loop', 'uvloop.new_event_loop'],
    (interpreter) => objectOf(interpreter, 'asyncio.get_event_loop'),
  ),
  ...builtinsFor(['asyncio.Runner', 'asyncio.TaskGroup', 'enum.auto'], (interpreter, _, __, name) =>
    objectOf(interpreter, name),
  ),
  // It comes to that where nobody stops the loop before.
  'asyncio.get_event_loop.call_soon': (interpreter, { positional: [callee, ...positional] }) => {
    if (callee !== undefined)
      interpreter.operations.call(interpreter, callee, positionally(...positional), 'call_soon');
    return undefined;
  },
  'asyncio.gather': (_, { positional }) => ({
    kind: 'partial',
    callee: external('asyncio.gather()'),
    positional,
    keywords: new Map(),
    awaited: true,
  }),
  'asyncio.gather()': (interpreter, { positional }) =>
    sequenceOf(
      interpreter,
      positional.map((one) =>
        one.kind === 'partial'
          ? interpreter.operations.call(interpreter, one, noArguments, 'await')
          : unknown,
      ),
    ),
  ...builtinsFor(
    [
      'asyncio.run',
      'asyncio.get_event_loop.run_until_complete',
      'asyncio.Runner.run',
      'uvloop.run',
      'asyncio.TaskGroup.create_task',
    ],
    (interpreter, { positional: [first] }) =>
      first?.kind === 'partial'
        ? interpreter.operations.call(interpreter, first, noArguments, 'run')
        : undefined,
  ),
  'inspect.signature': (interpreter, { positional: [of] }) => {
    const callee = of?.kind === 'class' ? attribute(interpreter, of, '__init__') : of;
    const own = callee?.kind === 'bound-method' ? callee.function : callee;
    if (own?.kind !== 'function') return undefined;
    const isMethod = own !== of;
    const parameters = own.definition.parameters
      .slice(isMethod ? 1 : 0)
      .map((one) => [one.name, parameterOf(interpreter, own, one)] as const);
    const attributes = new Slots(interpreter.run);
    attributes.set('parameters', slotFor(interpreter, mappingOf(interpreter, parameters)));
    return { kind: 'external-object', class: 'inspect.Signature', attributes };
  },
  ...builtinsFor(
    ['typing.get_type_hints', 'typing_extensions.get_type_hints'],
    (interpreter, { positional: [of], keywords }) => {
      const own = of?.kind === 'bound-method' ? of.function : of;
      const extras = keywords.get('include_extras');
      const isWhole = extras !== undefined && truthOf(extras) === 'true';
      return own?.kind === 'class' || own?.kind === 'function'
        ? typeHints(interpreter, own, isWhole)
        : undefined;
    },
  ),
  ...builtinsFor(['typing.get_origin', 'typing_extensions.get_origin'], (_, { positional: [of] }) =>
    of?.kind === 'external-object' ? external(of.class) : undefined,
  ),
  ...builtinsFor(['typing.get_args', 'typing_extensions.get_args'], (interpreter, { positional: [of] }) => {
    if (of?.kind !== 'external-object') return undefined;
    const [union, origin, more] = ['__args__', '__origin__', '__metadata__'].map(
      (name) => of.attributes.get(name)?.value,
    );
    if (union !== undefined || more?.kind !== 'sequence') return union;
    return sequenceOf(interpreter, [origin ?? unknown, ...elementsOf(interpreter, more)], 'tuple');
  }),
  'typing.cast': (_, { positional: [, value] }) => value,
  // What is called by the name of a new type is given back.
  ...builtinsFor(['typing.NewType', 'typing_extensions.NewType'], (_, { positional: [name] }) =>
    name === undefined
      ? undefined
      : { kind: 'partial', callee: external('typing.cast'), positional: [name], keywords: new Map() },
  ),
};

/** An object of a library's, of which its class is known. */
function objectOf({ run }: Interpreter, name: string): Value {
  return { kind: 'external-object', class: name, attributes: new Slots(run) };
}

/** `wrapper`, which knows what it wraps and is called the same. */
function wrapping(
  interpreter: Interpreter,
  wrapper: Value | undefined,
  wrapped: Value | undefined,
): Value | undefined {
  if (wrapper?.kind !== 'function' || wrapped === undefined) return wrapper;
  putAttribute(interpreter, wrapper, '__wrapped__', wrapped);
  const name = attribute(interpreter, wrapped, '__name__');
  if (name.kind === 'literal') putAttribute(interpreter, wrapper, '__name__', name);
  const own = wrapped.kind === 'function' ? wrapped.attributes : [];
  for (const [key, slot] of own)
    if (!key.startsWith('_')) putAttribute(interpreter, wrapper, key, slot.value);
  return wrapper;
}

/** What is written as the type of the parameter `index`. */
function typeAnnotated(
  interpreter: Interpreter,
  { definition, scope }: FunctionValue,
  index: number | undefined,
): Value | undefined {
  const annotation =
    definition.kind === 'function' ? definition.parameters[index ?? 0]?.annotation : undefined;
  return annotation === undefined
    ? undefined
    : interpreter.operations.evaluate(interpreter, annotation, scope);
}

/** What `inspect.signature` tells of a parameter. */
function parameterOf(
  interpreter: Interpreter,
  { defaults, scope }: FunctionValue,
  { name, form, annotation }: FunctionValue['definition']['parameters'][number],
): Value {
  const empty = external('inspect.Parameter.empty');
  const written = annotation && interpreter.operations.evaluate(interpreter, annotation, scope);
  const otherwise = defaults.get(name);
  const attributes = new Slots(interpreter.run);
  const all = {
    name: literal(name),
    kind: external(
      `inspect.Parameter.${form === 'positional' ? 'POSITIONAL_OR_KEYWORD' : form.replace('-', '_').toUpperCase()}`,
    ),
    default: otherwise === undefined ? empty : valueIn(interpreter, otherwise),
    annotation: written ?? empty,
  };
  for (const [key, value] of Object.entries(all)) attributes.set(key, slotFor(interpreter, value));
  return { kind: 'external-object', class: 'inspect.Parameter', attributes };
}

/** `types.new_class(name, bases, keywords, exec_body)`. */
function newClass(interpreter: Interpreter, args: Arguments, scope: Scope): Value {
  const [name, bases, keywords, body] = args.positional;
  const given = new Map<string, Value>();
  if (keywords?.kind === 'mapping')
    for (const [key, slot] of keywords.entries) given.set(key.slice(1), valueIn(interpreter, slot));
  const metaclass = given.get('metaclass');
  given.delete('metaclass');
  const namespace = newMapping(interpreter);
  if (body !== undefined)
    interpreter.operations.call(interpreter, body, positionally(namespace), 'exec_body');
  const positional = [name ?? unknown, bases ?? sequenceOf(interpreter, []), namespace];
  const cls = classOf(
    interpreter,
    positionally(...positional),
    scope,
    metaclass?.kind === 'class' ? metaclass : undefined,
  );
  return createClass(interpreter, cls, given);
}

/** `make_dataclass(name, fields)`, whose fields are names, or tuples of a name, a type and a default. */
function dataclassOf(
  interpreter: Interpreter,
  { positional, keywords }: Arguments,
  scope: Scope,
): ClassValue {
  const [name = unknown, fields] = positional;
  const bases = keywords.get('bases') ?? sequenceOf(interpreter, []);
  const namespace = keywords.get('namespace') ?? newMapping(interpreter);
  const cls = classOf(interpreter, positionally(name, bases, namespace), scope);
  const names: string[] = [];
  for (const one of fields === undefined ? [] : (listed(interpreter, fields) ?? [])) {
    const [field, , otherwise] = one.kind === 'sequence' ? elementsOf(interpreter, one) : [one];
    const text = textOf(field);
    if (text === undefined) continue;
    names.push(text);
    if (otherwise !== undefined) cls.scope.variables.set(text, slotFor(interpreter, otherwise));
  }
  cls.fields = { names: [...fieldNames(cls), ...names], afterwards: '__post_init__', isTuple: false };
  return cls;
}

/** `dataclasses.replace(object, name=value)`: another object of its class, with the same values but for these. */
function replaced(
  interpreter: Interpreter,
  { positional: [object], keywords, open }: Arguments,
): Value | undefined {
  if (object?.kind !== 'object' || open) return undefined;
  if (fieldsOf(object.class)?.isTuple) return withAttributes(interpreter, object, keywords);
  const values = new Map([...valuesOfFields(interpreter, object), ...keywords]);
  return construct(interpreter, object.class, { positional: [], keywords: values, open: false });
}

function valuesOfFields(
  interpreter: Interpreter,
  object: ObjectValue,
): readonly (readonly [name: string, value: Value])[] {
  const names = fieldsOf(object.class)?.names ?? [];
  return names.map((name) => [name, attribute(interpreter, object, name)]);
}

function typeOf(value: string | boolean | number | null): Value {
  if (value === null) return external(noneType);
  // Of a whole number it is not told whether it was written with a point, which is rare.
  const name =
    typeof value === 'string'
      ? 'str'
      : typeof value === 'boolean'
        ? 'bool'
        : Number.isInteger(value)
          ? 'int'
          : 'float';
  return external(`builtins.${name}`);
}

/** What `dataclasses.fields` tells of the field `name`. */
function fieldOf(interpreter: Interpreter, cls: ClassValue, name: string): Value {
  const attributes = new Slots(interpreter.run);
  attributes.set('name', slotFor(interpreter, literal(name)));
  const written = attribute(interpreter, cls, name);
  const own = fieldsOf(cls)?.written?.get(name) ?? (written.kind === 'partial' ? written : undefined);
  const metadata = own?.keywords.get('metadata') ?? newMapping(interpreter);
  attributes.set('metadata', slotFor(interpreter, metadata));
  if (written.kind === 'partial' && written.isField)
    attributes.set('default_factory', slotFor(interpreter, written.callee));
  else if (written.kind !== 'unknown') attributes.set('default', slotFor(interpreter, written));
  return { kind: 'external-object', class: 'dataclasses.Field', attributes };
}

/** `dataclasses.field(…)`: a default, or a factory that the class keeps and calls for each object. */
function field(args: Arguments): Value {
  const factory = args.keywords.get('default_factory') ?? args.keywords.get('factory');
  const value = args.keywords.get('default');
  const told = ['compare', 'metadata'].filter((name) => args.keywords.has(name));
  const keywords = new Map(told.map((name) => [name, args.keywords.get(name)!]));
  if (factory !== undefined) return made(factory, keywords);
  if (value === undefined || told.length === 0) return value ?? made(unknown, keywords);
  return made(unknown, keywords.set('default', value));
}

function made(callee: Value, keywords: ReadonlyMap<string, Value> = new Map()): Value {
  return { kind: 'partial', callee, positional: [], keywords, isField: true };
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
