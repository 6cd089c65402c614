import { classAttribute } from './attributes.js';
import { enterFunction } from './functions.js';
import type { Arguments, Machine } from './machine.js';
import { type ClassValue, literal, type Value } from './values.js';

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
export function createClass(machine: Machine, cls: ClassValue, keywords: ReadonlyMap<string, Value>): Value {
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
    const made = machine.call(metaclass, args, 'metaclass');
    return made.kind === 'unknown' ? cls : made;
  }
  if (metaclass?.kind === 'class') runMethod(machine, metaclass, '__new__', metaclass, args);
  for (const base of cls.bases) {
    if (base.kind !== 'class') continue;
    const hook = classAttribute(base, '__init_subclass__');
    if (hook.kind !== 'function') continue;
    enterFunction(machine, hook, { positional: [cls], keywords, open: false }, '__init_subclass__');
    break;
  }
  if (metaclass?.kind === 'class') runMethod(machine, metaclass, '__init__', cls, args);
  return cls;
}

function runMethod(machine: Machine, of: ClassValue, name: string, self: Value, args: Arguments): void {
  const method = classAttribute(of, name);
  if (method.kind !== 'function') return;
  enterFunction(machine, method, { ...args, positional: [self, ...args.positional] }, `${of.name}.${name}`);
}
