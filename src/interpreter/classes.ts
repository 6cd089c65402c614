import { enterFunction } from './functions.js';
import { loadLazyAttribute, readLibraryAttribute } from './imports.js';
import type { Arguments, Interpreter } from './state.js';
import { type Attribute, type ClassValue, choice, external, literal, unknown, type Value } from './values.js';

/** Attributes of libraries whose value is known. */
const constants: ReadonlyMap<string, boolean> = new Map([
  ['typing.TYPE_CHECKING', false],
  ['typing_extensions.TYPE_CHECKING', false],
  ['six.PY2', false],
  ['six.PY3', true],
]);

/** `getattr(value, name)`: a library's attribute by name, a module's variable or submodule, a class's or object's. */
export function attribute(interpreter: Interpreter, value: Value, name: string): Value {
  switch (value.kind) {
    case 'external': {
      loadLazyAttribute(interpreter, value.name, name);
      const read = readLibraryAttribute(interpreter, value.name, name);
      if (read !== undefined) return read;
      const full = `${value.name}.${name}`;
      const constant = constants.get(full);
      if (constant !== undefined) return literal(constant);
      return interpreter.host.attribute(full) ?? external(full);
    }
    case 'external-object':
      return external(`${value.class}.${name}`);
    case 'module': {
      const found = interpreter.modules.get(value.name)?.scope.variables.get(name);
      if (found !== undefined) return found;
      const submodule = interpreter.modules.get(`${value.name}.${name}`);
      return submodule?.value ?? lazyAttributeOf(interpreter, value.name, name);
    }
    case 'class':
      return bound(value, classAttribute(value, name), value);
    case 'object': {
      const own = value.attributes.get(name);
      if (own !== undefined) return own.value;
      const found = classAttribute(value.class, name);
      if (found.kind === 'function' && found.binding === 'property') {
        const args = { positional: [value], keywords: new Map(), open: false };
        return interpreter.operations.call(interpreter, { ...found, binding: 'function' }, args, name);
      }
      return bound(value, found, value.class);
    }
    case 'literal':
      // No text or number has an attribute of this name: it is the member of an Enum.
      return name === 'value' ? value : unknown;
    case 'choice':
      return choice(value.values.map((one) => attribute(interpreter, one, name)));
    default:
      return unknown;
  }
}

/**
 * What a module gives for a name that it lacks: by a `__getattr__` of its own (PEP 562), or by that of the object that it has
 * put into its place in `sys.modules`.
 */
function lazyAttributeOf(interpreter: Interpreter, module: string, name: string): Value {
  const state = interpreter.modules.get(module);
  if (state === undefined || name.startsWith('__')) return unknown;
  const { standIn } = state;
  const own = standIn === undefined ? unknown : attribute(interpreter, standIn, name);
  if (own.kind !== 'unknown') return own;
  const lookUp =
    standIn?.kind === 'object'
      ? attribute(interpreter, standIn, '__getattr__')
      : state.scope.variables.get('__getattr__');
  if (lookUp?.kind !== 'function' && lookUp?.kind !== 'bound-method') return unknown;
  return interpreter.operations.call(
    interpreter,
    lookUp,
    { positional: [literal(name)], keywords: new Map(), open: false },
    name,
  );
}

/** Sets an attribute of a first-party object and remembers which statement did. */
export function setAttribute(object: Extract<Value, { kind: 'object' }>, name: string, set: Attribute): void {
  object.attributes.set(name, set);
}

/** Looks `name` up in the class and its first-party bases, in the order they are written. */
export function classAttribute(cls: ClassValue, name: string, depth = 0): Value {
  const own = cls.scope.variables.get(name);
  if (own !== undefined) return own;
  if (depth > 20) return unknown;
  for (const base of cls.bases) {
    if (base.kind !== 'class') continue;
    const inherited = classAttribute(base, name, depth + 1);
    if (inherited.kind !== 'unknown') return inherited;
  }
  return unknown;
}

/** Functions of a class become methods of what they are looked up on. */
function bound(self: Value, found: Value, cls: ClassValue): Value {
  if (found.kind !== 'function') return found;
  if (found.binding === 'static') return found;
  if (found.binding === 'class') return { kind: 'bound-method', self: cls, function: found };
  return self.kind === 'class' ? found : { kind: 'bound-method', self, function: found };
}

/** The metaclass that the bases of a class bring: that of the first one which has any. */
export function inheritedMetaclass(bases: readonly Value[]): Value | undefined {
  for (const base of bases) if (base.kind === 'class' && base.metaclass !== undefined) return base.metaclass;
  return undefined;
}

/**
 * What a class statement runs once its body is done, in the order of `type.__call__`: the metaclass's `__new__`, within
 * which the bases hear of it by `__init_subclass__`, then its `__init__` (docs.python.org, "Customizing class creation").
 * Gives what the name is bound to.
 */
export function createClass(
  interpreter: Interpreter,
  cls: ClassValue,
  keywords: ReadonlyMap<string, Value>,
): Value {
  const { metaclass } = cls;
  const entries = new Map([...cls.scope.variables].map(([name, value]) => [`$${name}`, value]));
  const args: Arguments = {
    positional: [
      literal(cls.name),
      { kind: 'sequence', elements: [...cls.bases] },
      { kind: 'mapping', entries },
    ],
    keywords,
    open: false,
  };
  if (metaclass?.kind === 'function') {
    const made = interpreter.operations.call(interpreter, metaclass, args, 'metaclass');
    return made.kind === 'unknown' ? cls : made;
  }
  if (metaclass?.kind === 'class') runMethod(interpreter, metaclass, '__new__', metaclass, args);
  for (const base of cls.bases) {
    if (base.kind !== 'class') continue;
    const hook = classAttribute(base, '__init_subclass__');
    if (hook.kind !== 'function') continue;
    enterFunction(interpreter, hook, { positional: [cls], keywords, open: false }, '__init_subclass__');
    break;
  }
  if (metaclass?.kind === 'class') runMethod(interpreter, metaclass, '__init__', cls, args);
  return cls;
}

function runMethod(
  interpreter: Interpreter,
  of: ClassValue,
  name: string,
  self: Value,
  args: Arguments,
): void {
  const method = classAttribute(of, name);
  if (method.kind !== 'function') return;
  enterFunction(
    interpreter,
    method,
    { ...args, positional: [self, ...args.positional] },
    `${of.name}.${name}`,
  );
}
