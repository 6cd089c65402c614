import type { PatcherId } from '../patchers/types.js';
import { absoluteName, topLevelOf } from '../project/module-name.js';
import { attribute } from './classes.js';
import { globalsOf, superOf } from './functions.js';
import { importModule, moduleValue } from './imports.js';
import type { Arguments, Interpreter } from './state.js';
import { literal, type Scope, textOf, unknown, type Value } from './values.js';

export function builtinCall(
  interpreter: Interpreter,
  name: string,
  args: Arguments,
  scope: Scope,
): Value | undefined {
  const [first, second] = args.positional;
  const text = textOf(first);
  const asked = interpreter.libraries.patchers.askedBy(name);
  if (text !== undefined && asked !== undefined) return modulePatched(interpreter, asked, text);
  switch (name) {
    case 'importlib.import_module':
    case 'importlib.__import__':
    case 'builtins.__import__':
      return text === undefined ? undefined : dynamicImport(interpreter, name, text, second, scope);
    case 'builtins.getattr':
    case 'builtins.hasattr': {
      const read = second === undefined ? undefined : textOf(second);
      if (first === undefined || read === undefined || name === 'builtins.hasattr') return unknown;
      return attribute(interpreter, first, read);
    }
    case 'dataclasses.field':
    case 'attrs.field':
    case 'attr.ib': {
      // The class keeps the factory and calls it for each instance.
      const factory = args.keywords.get('default_factory') ?? args.keywords.get('factory');
      return factory === undefined
        ? unknown
        : { kind: 'partial', callee: factory, positional: [], keywords: new Map() };
    }
    case 'functools.partial':
      return first === undefined
        ? undefined
        : { kind: 'partial', callee: first, positional: args.positional.slice(1), keywords: args.keywords };
    case 'asyncio.run':
    case 'asyncio.get_event_loop.run_until_complete':
      return first?.kind === 'partial'
        ? interpreter.operations.call(
            interpreter,
            first,
            { positional: [], keywords: new Map(), open: false },
            'run',
          )
        : undefined;
    case 'builtins.super':
      return superOf(scope);
    case 'builtins.globals':
      return globalsOf(scope);
    case 'builtins.list':
    case 'builtins.tuple':
    case 'builtins.set':
    case 'builtins.sorted':
    case 'builtins.reversed':
    case 'builtins.iter':
      return first ?? { kind: 'sequence', elements: [] };
    case 'builtins.dict':
      return {
        kind: 'mapping',
        entries: new Map([...args.keywords].map(([key, value]) => [`$${key}`, value])),
      };
    case 'builtins.enumerate': {
      if (first?.kind !== 'sequence') return unknown;
      const pairs = first.elements.map(
        (element, index): Value => ({ kind: 'sequence', elements: [literal(index), element] }),
      );
      return { kind: 'sequence', elements: pairs };
    }
    default:
      return undefined;
  }
}

/** `import_module('.x', 'pkg')` gives the module itself, `__import__('a.b')` the top-level one. */
function dynamicImport(
  interpreter: Interpreter,
  how: string,
  text: string,
  anchor: Value | undefined,
  scope: Scope,
): Value {
  const level = /^\.*/.exec(text)![0].length;
  const own = interpreter.modules.get(scope.module)?.package ?? '';
  const pkg = textOf(anchor) ?? own;
  const target = level === 0 ? text : absoluteName(pkg, level, text.slice(level));
  if (target === undefined || target === '') return unknown;
  const value = importModule(interpreter, target);
  return how === 'builtins.__import__' ? moduleValue(interpreter, topLevelOf(target)) : value;
}

/** Whether `library` has replaced anything in `module`, as it says itself. */
function modulePatched(interpreter: Interpreter, library: PatcherId, module: string): Value {
  for (const [name, owners] of interpreter.patched) {
    if (name.startsWith(`${module}.`) && owners.some((owner) => owner.library === library))
      return literal(true);
  }
  return literal(false);
}
