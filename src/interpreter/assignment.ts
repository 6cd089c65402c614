import type { AssignStatement, Expression } from '../python/syntax.js';
import { lastName } from '../python/walk.js';
import { deleteAttribute, putAttribute, removeAttribute, setAttribute } from './attributes.js';
import { automaticValue } from './construction.js';
import { callMethod, hashed } from './data-model.js';
import { evaluate } from './expressions.js';
import { placeOf, put, putEntry, remove, removeElements, replaceElement, sequenceOf } from './heap.js';
import { listed } from './iteration.js';
import { unknownKey } from './keys.js';
import { isReadOnly, raiseLackingKey } from './lacking.js';
import {
  assignVariable,
  assignVariables,
  changeCommandLine,
  dropIn,
  isCommandLine,
  isEnvironment,
  keepIn,
  noteCommandLine,
} from './library-objects.js';
import { forgetModule, putModule } from './module-runs.js';
import { augmented, replaceSlice } from './operators.js';
import { bind, unbind } from './references.js';
import { isItemSetSafely, isSetSafely } from './risks.js';
import { type Interpreter, judge } from './state.js';
import { itemSuffix, noteChange } from './symbols.js';
import { moduleScopeOf, type Scope, slotsOf, textOf, unknown, type Value, wholeNumberOf } from './values.js';

/** Assignments and deletions: names, attributes, elements, and what is unpacked. */

export function assign(interpreter: Interpreter, statement: AssignStatement, scope: Scope): void {
  if (statement.annotation !== undefined && scope.kind !== 'function') {
    const annotation = evaluate(interpreter, statement.annotation, scope);
    const [target] = statement.targets;
    if (scope.annotated !== undefined && target?.kind === 'name') {
      const type = annotationName(statement.annotation);
      // `ClassVar[int]` is no field of a dataclass.
      if (type !== 'ClassVar') scope.annotated.push(target.name);
      scope.annotations?.set(target.name, annotation);
      if (type === 'InitVar') scope.passed?.push(target.name);
    }
  }
  if (statement.value === undefined) return;
  let value = evaluate(interpreter, statement.value, scope);
  if (statement.operator !== undefined) {
    const [target] = statement.targets;
    const before = target === undefined ? unknown : evaluate(interpreter, target, scope);
    if (before.kind === 'external' && isCommandLine(before)) {
      changeCommandLine(interpreter, listed(interpreter, value), 'more');
      return;
    }
    if (isEnvironment(before) && statement.operator === '|=' && value.kind === 'mapping') {
      assignVariables(interpreter, value);
      return;
    }
    value = augmented(interpreter, before, statement.operator.slice(0, -1), value);
    if (interpreter.risks !== undefined)
      judge(interpreter, value.kind === 'literal' && target !== undefined && isBound(scope, target));
  }
  if (interpreter.raising !== undefined) return;
  const [name] = statement.targets;
  if (isAutomatic(value) && scope.class !== undefined && name?.kind === 'name')
    value = automaticValue(interpreter, scope.class, name.name);
  for (const target of statement.targets) assignTo(interpreter, target, value, scope);
}

/** Whether `target`, if it is a name, is one that the body has bound or declared: what it only binds further down is none yet. */
function isBound({ variables, declared }: Scope, target: Expression): boolean {
  return target.kind !== 'name' || declared.has(target.name) || variables.peek(target.name) !== undefined;
}

/** `enum.auto()` */
function isAutomatic(value: Value): boolean {
  return value.kind === 'external-object' && value.class === 'enum.auto';
}

/** The name of the class in an annotation, without what it is made of. */
function annotationName(annotation: Expression): string {
  return lastName(annotation.kind === 'subscript' ? annotation.value : annotation);
}

export function deleteTarget(interpreter: Interpreter, target: Expression, scope: Scope): void {
  switch (target.kind) {
    case 'name':
      unbind(interpreter, scope, target.name);
      return;
    case 'sequence':
      for (const element of target.elements) deleteTarget(interpreter, element, scope);
      return;
    case 'attribute':
      deleteAttribute(interpreter, evaluate(interpreter, target.value, scope), target.attribute);
      return;
    case 'subscript': {
      const container = evaluate(interpreter, target.value, scope);
      const index = evaluate(interpreter, target.index, scope);
      if (replaceSlice(interpreter, container, index, undefined)) return;
      deleteItem(interpreter, container, index);
      noteItem(interpreter, container, index, undefined);
      return;
    }
    default:
      return;
  }
}

/** `container[index]` is `value` from now on, or is gone: a variable of the environment, or what stands for itself. */
function noteItem(interpreter: Interpreter, container: Value, index: Value, value: Value | undefined): void {
  const name = textOf(index);
  if (isEnvironment(container) && name !== undefined) assignVariable(interpreter, name, value, 'set');
  else noteChange(interpreter, container, index.kind === 'literal' ? itemSuffix(index.value) : '');
  noteCommandLine(interpreter, container);
}

/** `del container[index]`. */
function deleteItem(interpreter: Interpreter, container: Value, index: Value): void {
  switch (container.kind) {
    case 'mapping': {
      const key = hashed(interpreter, index);
      if (isReadOnly(interpreter, container)) return;
      if (key !== undefined && !container.entries.has(key)) raiseLackingKey(interpreter, container);
      if (key !== undefined) remove(interpreter, container.entries, key);
      return;
    }
    case 'sequence': {
      const { length } = container.elements;
      const wanted = wholeNumberOf(index);
      const at = wanted !== undefined && wanted < 0 ? length + wanted : wanted;
      // Of a slice it is not known how much it takes away; `del names[:]` is by far the most common one.
      removeElements(interpreter, container, (one) => at === undefined || one === at);
      return;
    }
    case 'namespace':
      if (index.kind === 'literal') removeAttribute(interpreter, container.of, String(index.value));
      return;
    case 'external': {
      const name = textOf(index);
      if (container.name === 'sys.modules' && name !== undefined) forgetModule(interpreter, name);
      return;
    }
    case 'object': {
      const own = callMethod(interpreter, container, '__delitem__', index);
      if (own === undefined && container.native !== undefined)
        deleteItem(interpreter, container.native, index);
      return;
    }
    case 'unknown':
      if (index.kind === 'literal') dropIn(interpreter, container, itemSuffix(index.value));
      return;
    default:
      return;
  }
}

export function assignTo(interpreter: Interpreter, target: Expression, value: Value, scope: Scope): void {
  switch (target.kind) {
    case 'name':
      bind(interpreter, scope, target.name, value);
      return;
    case 'sequence':
      unpack(interpreter, target.elements, value, scope);
      return;
    case 'starred':
      assignTo(interpreter, target.value, value, scope);
      return;
    case 'attribute': {
      const object = evaluate(interpreter, target.value, scope);
      if (interpreter.risks !== undefined)
        judge(interpreter, isSetSafely(interpreter, object, target.attribute));
      setAttribute(interpreter, object, target.attribute, value);
      if (object.kind === 'external' && object.name === 'sys' && target.attribute === 'argv')
        changeCommandLine(interpreter, listed(interpreter, value), 'all');
      else noteChange(interpreter, object, `.${target.attribute}`);
      return;
    }
    case 'subscript': {
      const container = evaluate(interpreter, target.value, scope);
      const index = evaluate(interpreter, target.index, scope);
      judge(interpreter, isItemSetSafely(container, index));
      if (interpreter.raising !== undefined) return;
      if (replaceSlice(interpreter, container, index, value)) return;
      assignItem(interpreter, container, index, value, scope);
      noteItem(interpreter, container, index, value);
      return;
    }
    default:
      return;
  }
}

/** `a, *b, c = value`. */
function unpack(interpreter: Interpreter, targets: readonly Expression[], value: Value, scope: Scope): void {
  const elements = listed(interpreter, value);
  const starred = targets.findIndex(({ kind }) => kind === 'starred');
  judge(interpreter, starred < 0 && elements?.length === targets.length);
  const behind = starred < 0 ? 0 : targets.length - 1 - starred;
  for (const [index, target] of targets.entries()) {
    if (elements === undefined) assignTo(interpreter, target, unknown, scope);
    else if (index === starred) {
      const rest = elements.slice(starred, Math.max(starred, elements.length - behind));
      assignTo(interpreter, target, sequenceOf(interpreter, rest), scope);
    } else {
      const at = starred >= 0 && index > starred ? elements.length - (targets.length - index) : index;
      assignTo(interpreter, target, elements[at] ?? unknown, scope);
    }
  }
}

/** `container[index] = value`. */
function assignItem(
  interpreter: Interpreter,
  container: Value,
  index: Value,
  value: Value,
  scope: Scope,
): void {
  switch (container.kind) {
    case 'mapping':
      hashed(interpreter, index);
      if (isReadOnly(interpreter, container) || interpreter.raising !== undefined) return;
      putEntry(interpreter, container, index, value);
      return;
    case 'sequence': {
      const at = wholeNumberOf(index);
      if (at !== undefined) replaceElement(interpreter, container, at, value);
      return;
    }
    case 'namespace': {
      const name = textOf(index);
      const slots = name === undefined ? slotsOf(container.of) : undefined;
      if (slots !== undefined) put(interpreter, slots, unknownKey(slots), value);
      if (name !== undefined) putAttribute(interpreter, container.of, name, value);
      else if (container.of.kind === 'module' && container.of.scope === moduleScopeOf(scope))
        forgetConstants(interpreter, container.of.scope);
      return;
    }
    case 'external': {
      const name = textOf(index);
      if (container.name === 'sys.modules' && name !== undefined) putModule(interpreter, name, value);
      return;
    }
    case 'object': {
      const own = callMethod(interpreter, container, '__setitem__', index, value);
      if (own === undefined && container.native !== undefined)
        assignItem(interpreter, container.native, index, value, scope);
      return;
    }
    case 'unknown':
      if (index.kind === 'literal') keepIn(interpreter, container, itemSuffix(index.value), value);
      return;
    case 'choice':
      for (const one of container.values) assignItem(interpreter, one, index, value, scope);
      return;
    default:
      return;
  }
}

/** A computed name can be any variable of the module, so that none of its constants is certain any more. */
function forgetConstants(interpreter: Interpreter, { variables }: Scope): void {
  const place = placeOf(interpreter);
  for (const [name, known] of variables) {
    if (known.value.kind === 'literal' && name !== '__name__') variables.set(name, { value: unknown, place });
  }
}
