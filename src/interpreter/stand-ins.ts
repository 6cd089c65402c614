import { namedBy } from '../startup/reach.js';
import { computedBy, type StandIn, standInFor } from '../startup/scripts.js';
import { attribute } from './attributes.js';
import { linearization } from './classes.js';
import { where } from './conditions.js';
import { sequenceOf, valueIn } from './heap.js';
import { importModule, modulesIn } from './imports.js';
import { listed } from './iteration.js';
import { commandLineList, commandLineWords } from './library-objects.js';
import { resolve } from './module-runs.js';
import { boundIn } from './references.js';
import { type Arguments, assuming, type Interpreter, nextId, noteUnread, positionally } from './state.js';
import { noteLoading } from './threads.js';
import { external, hasUnknownNames, literal, type Slot, textOf, unknown, type Value } from './values.js';

/** What stands in for the attribute of a library with this full name; undefined where the library speaks for itself. */
export function standIn(interpreter: Interpreter, name: string): Value | undefined {
  if (name === 'sys.argv')
    return commandLineList(interpreter, (words) =>
      sequenceOf(
        interpreter,
        words.map((word) => (word === '' ? unknown : literal(word))),
        'list',
      ),
    );
  const found = standInFor(name);
  return found === undefined ? undefined : inScript(interpreter, found);
}

function inScript(interpreter: Interpreter, { module, name }: StandIn): Value {
  const value = interpreter.host.importModule(interpreter, module);
  return value.kind === 'module' ? (boundIn(interpreter, value.scope, name) ?? unknown) : unknown;
}

/** Calls the function `name` of the script `script` with these arguments, as its launcher does. */
export function callScript(interpreter: Interpreter, script: string, name: string, args: Arguments): Value {
  const callee = inScript(interpreter, { module: `\0${script}`, name });
  return interpreter.operations.call(interpreter, callee, args, name);
}

/** Values in values that are looked at for whether all of them are known. */
const deepestKnown = 4;

/** Whether all that `value` is made of is known: texts, numbers, containers of these, and objects. */
function isKnown(interpreter: Interpreter, value: Value, depth = 0): boolean {
  if (value.kind === 'literal') return value.alternatives === undefined;
  if (value.kind === 'object') return true;
  if (depth > deepestKnown) return false;
  const slots =
    value.kind === 'sequence' ? value.elements : value.kind === 'mapping' ? [...value.entries.values()] : [];
  if (value.kind !== 'sequence' && (value.kind !== 'mapping' || hasUnknownNames(value.entries))) return false;
  return slots.every(
    ({ value: one, parts, place }) =>
      parts === undefined && place.assumption === undefined && isKnown(interpreter, one, depth + 1),
  );
}

/** What the script says of a call of something of the standard library with what is known; undefined where it says nothing. */
export function computedCall(interpreter: Interpreter, name: string, args: Arguments): Value | undefined {
  const told = computedBy.get(name);
  if (told === undefined || args.open) return undefined;
  const given = [...args.positional, ...args.keywords.values()];
  if (told.ofKnown && !given.every((one) => isKnown(interpreter, one))) return undefined;
  const made = callScript(interpreter, 'standard', told.name, args);
  return made.kind === 'unknown' ? undefined : made;
}

/** What a script asks of the paper that it is executed on: `from late_patch import paper`. */
const paper = 'late_patch.paper.';

/** What the function `name` gives, where it is one of those that scripts have beside Python's; undefined for any other. */
export function paperCall(interpreter: Interpreter, name: string, args: Arguments): Value | undefined {
  if (!name.startsWith(paper)) return undefined;
  const [first, second, third] = args.positional;
  const text = textOf(first);
  switch (name.slice(paper.length)) {
    case 'usual':
      return first?.kind === 'unknown' ? (first.usual ?? first) : first;
    case 'named_alike':
      return saidAlike(interpreter, text ?? '', (name) => resolve(interpreter, name).kind !== 'external');
    case 'said_alike':
      return saidAlike(interpreter, text ?? '');
    case 'exists':
      return literal(text !== undefined && resolve(interpreter, text).kind !== 'external');
    case 'is_class':
      return literal(first?.kind === 'class');
    case 'binds':
      return literal(first?.kind === 'module' && first.scope.variables.has(textOf(second) ?? ''));
    case 'library':
      return external(text ?? '');
    case 'is_handed_out':
      return literal(first?.kind === 'object' && first.attributes.isHandedOut);
    case 'is_function':
      return literal(first?.kind === 'function');
    case 'is_a':
      return literal(isA(first, second));
    case 'texts':
      return sequenceOf(interpreter, textsIn(interpreter, first));
    case 'command_line':
      return sequenceOf(interpreter, commandLineWords(interpreter).map(literal));
    case 'attribute':
      return attributeOr(interpreter, first, textOf(second) ?? '', textOf(third) ?? '');
    case 'entries':
      return entries(interpreter, first, textOf(second) ?? '');
    case 'subclasses':
      return subclasses(interpreter, first, second);
    case 'modules_in':
      return text === undefined
        ? unknown
        : sequenceOf(
            interpreter,
            modulesIn(interpreter, text).flatMap(({ leaf, isPackage }) => (isPackage ? [] : [literal(leaf)])),
          );
    case 'named':
      return text === undefined ? unknown : named(interpreter, text);
    case 'is_loading':
      if (second !== undefined)
        noteLoading(interpreter, text ?? '', second, third?.kind === 'literal' && third.value === false);
      return unknown;
    case 'for_each':
      return forEach(interpreter, first, second);
    case 'any_of':
      return anyOf(interpreter, first, second);
    default:
      return unknown;
  }
}

/** The name that all files of the repository which give the variable of the environment `variable` a value give it. */
function saidAlike(
  interpreter: Interpreter,
  variable: string,
  counts: (name: string) => boolean = () => true,
): Value {
  const [only, ...others] = namedBy(interpreter.program, variable).filter(counts);
  return only === undefined || others.length > 0 ? literal(null) : literal(only);
}

/** What `owner`, a module or an object, has by the name `name`. */
function ownAttribute(
  interpreter: Interpreter,
  owner: Value | undefined,
  name: string,
): { readonly value: Value; readonly slot: Slot | undefined } | undefined {
  if (owner?.kind === 'module') {
    const value = boundIn(interpreter, owner.scope, name);
    return value === undefined ? undefined : { value, slot: owner.scope.variables.get(name) };
  }
  if (owner?.kind !== 'object') return undefined;
  const value = attribute(interpreter, owner, name);
  const scopes = linearization(owner.class).map(({ scope }) => scope.variables);
  const slot = [owner.attributes, ...scopes].map((slots) => slots.get(name)).find((one) => one !== undefined);
  return value.kind === 'unknown' && slot === undefined ? undefined : { value, slot };
}

/** `owner.name`, else that of the library's object `otherwise`, of which nothing is known but its name. */
function attributeOr(
  interpreter: Interpreter,
  owner: Value | undefined,
  name: string,
  otherwise: string,
): Value {
  return ownAttribute(interpreter, owner, name)?.value ?? external(`${otherwise}.${name}`);
}

/** What binds names of a module that stand in none of its statements. */
const indirect = /\b(?:globals|locals|vars|exec|include)\s*\(/;

/** The entries of the list `name` of `owner`, a module or an object; it is said where one of them is not known. */
function entries(interpreter: Interpreter, owner: Value | undefined, name: string): Value {
  const own = ownAttribute(interpreter, owner, name);
  if (own?.slot === undefined) {
    const path = owner?.kind === 'module' ? owner.scope.path : undefined;
    // Something else may put it there.
    const mayBind = path !== undefined && indirect.test(interpreter.program.text(path) ?? '');
    if (mayBind) noteUnread(interpreter, name, { path, span: { start: 0, end: 0 } });
    return sequenceOf(interpreter, []);
  }
  const { value: list, slot } = own;
  const isKnown = list.kind === 'sequence' && list.elements.every(({ value }) => textOf(value) !== undefined);
  const { activation, span } = slot.place;
  if (!isKnown && activation.path !== undefined)
    noteUnread(interpreter, name, { path: activation.path, span });
  if (list.kind === 'sequence') return list;
  const lists = list.kind === 'choice' ? list.values : [];
  return sequenceOf(
    interpreter,
    lists.flatMap((one) => listed(interpreter, one) ?? []),
  );
}

/** Whether `value` is for certain an object of the class `of`. */
function isA(value: Value | undefined, of: Value | undefined): boolean {
  return (
    value?.kind === 'object' &&
    of?.kind === 'class' &&
    linearization(value.class).some(({ scope }) => scope === of.scope)
  );
}

/** The texts in a list, or the one that `value` is. */
function textsIn(interpreter: Interpreter, value: Value | undefined): readonly Value[] {
  if (value === undefined || textOf(value) !== undefined) return value === undefined ? [] : [value];
  return (listed(interpreter, value) ?? []).filter((one) => textOf(one) !== undefined);
}

/** The classes in `module` that are derived from `base`, as far as it is known what they are derived from. */
function subclasses(interpreter: Interpreter, module: Value | undefined, base: Value | undefined): Value {
  if (module?.kind !== 'module' || base?.kind !== 'class') return sequenceOf(interpreter, []);
  const found = new Set<Value>();
  for (const slot of module.scope.variables.values()) {
    const value = valueIn(interpreter, slot);
    if (value.kind !== 'class' || value.scope === base.scope) continue;
    const isDerived = linearization(value).some(
      (one) =>
        one.scope === base.scope ||
        one.bases.some((of) => of.kind === 'external' && of.name.endsWith(base.name)),
    );
    if (isDerived) found.add(value);
  }
  return sequenceOf(interpreter, [...found]);
}

/** What `package.module` or `package.module.name` stands for, where the module is imported for it. */
function named(interpreter: Interpreter, text: string): Value {
  const dot = text.lastIndexOf('.');
  if (dot < 0 || resolve(interpreter, text).kind !== 'external') return importModule(interpreter, text);
  return attribute(interpreter, importModule(interpreter, text.slice(0, dot)), text.slice(dot + 1));
}

/** Calls `callee` with each element of `list`, where that is in it. */
function forEach(interpreter: Interpreter, list: Value | undefined, callee: Value | undefined): Value {
  if (list === undefined || callee === undefined) return literal(null);
  const call = (value: Value) => interpreter.operations.call(interpreter, callee, positionally(value), '');
  if (list.kind !== 'sequence') {
    for (const value of listed(interpreter, list) ?? []) call(value);
    return literal(null);
  }
  for (const slot of [...list.elements]) {
    if (interpreter.halted) break;
    under(interpreter, slot, () => call(valueIn(interpreter, slot)));
  }
  return literal(null);
}

/** Runs `action` where `slot` is in its list. */
function under(interpreter: Interpreter, { place: { assumption } }: Slot, action: () => void): void {
  const atoms = [];
  for (let at = assumption; at !== undefined; at = at.outer) atoms.unshift(at);
  if (atoms.length === 0) action();
  else where(interpreter, atoms, action);
}

/** Calls `callee` with one of `list`: nobody knows which, so with each, and no two in one run. */
function anyOf(interpreter: Interpreter, list: Value | undefined, callee: Value | undefined): Value {
  const branching = nextId(interpreter);
  if (callee === undefined) return literal(null);
  for (const [index, value] of (list === undefined ? [] : (listed(interpreter, list) ?? [])).entries())
    assuming(interpreter, branching, index, () =>
      interpreter.operations.call(interpreter, callee, positionally(value), ''),
    );
  return literal(null);
}
