import { canonicalName } from '../knowledge/index.js';
import type { HoldForm } from '../knowledge/types.js';
import { isKeptOnPurpose } from '../python/kept-on-purpose.js';
import { isHoldable } from './holdable.js';
import type { LibraryFacts } from './libraries/facts.js';
import { assuming, currentStep, type Machine, nextId } from './machine.js';
import { compatible, type HoldEvent, type Step } from './trace.js';
import type { Scope, Value } from './values.js';

/** Something a value keeps hold of: an object that patchers replace, and in which form. */
interface Held {
  readonly name: string;
  readonly form: HoldForm;
  /** Suffix that leads from the value to the object: `.lock` for an attribute. */
  readonly suffix: string;
  readonly step: Step | undefined;
}

/** Records what `value`, stored under `where` in `scope`, holds from now on. */
export function noteHolds(machine: Machine, scope: Scope, where: string, value: Value): void {
  if (isKeptOnPurpose(where)) return;
  for (const held of heldBy(value, scope, 0)) {
    const step = held.step ?? currentStep(machine, machine.importing ?? scope.module);
    emit(machine, {
      step,
      name: held.name,
      form: held.form,
      holder: scope.module,
      where: `${where}${held.suffix}`,
    });
  }
}

/** Records what an imported library keeps hold of. */
export function noteLibraryHolds(
  machine: Machine,
  { holds, basis }: Pick<LibraryFacts, 'holds' | 'basis'>,
  imported: string,
): void {
  if (holds.length === 0) return;
  const step = currentStep(machine, imported);
  for (const hold of holds) {
    const { form, holder, where } = hold;
    const note = () =>
      emit(machine, { step, name: canonicalName(hold.name), form, holder, where }, { hold, imported, basis });
    if (hold.conditional) assuming(machine, nextId(machine), 0, note);
    else note();
  }
}

function emit(
  machine: Machine,
  held: Pick<HoldEvent, 'step' | 'name' | 'form' | 'holder' | 'where'>,
  library?: HoldEvent['library'],
): void {
  if (isPatched(machine, held.name)) return;
  const { assumption } = machine;
  const event: HoldEvent = {
    kind: 'hold',
    order: nextId(machine),
    assumption,
    library,
    released: false,
    ...held,
  };
  machine.events.push(event);
  if (library !== undefined) return;
  const key = `${held.holder}:${held.where}`;
  machine.held.set(key, [...(machine.held.get(key) ?? []), event]);
}

/** `name` in `scope` is bound anew or deleted: what it held is let go, unless that depends on a condition. */
export function releaseHolds(machine: Machine, scope: Scope, where: string): void {
  const key = `${scope.module}:${where}`;
  for (const event of machine.held.get(key) ?? []) {
    if (machine.assumption === undefined || machine.assumption === event.assumption) event.released = true;
  }
  machine.held.delete(key);
}

/** Whether a patch that can have run in this branch has already replaced the canonical `name`. */
export function isPatched(machine: Machine, name: string): boolean {
  return (machine.patched.get(name) ?? []).some((assumption) => compatible(assumption, machine.assumption));
}

function* heldBy(value: Value, scope: Scope, depth: number): Generator<Held> {
  switch (value.kind) {
    case 'external': {
      const name = canonicalName(value.name);
      if (isHoldable(name)) yield { name, form: 'reference', suffix: '', step: undefined };
      return;
    }
    case 'instance':
      yield { name: value.of, form: 'instance', suffix: '', step: undefined };
      return;
    case 'class':
      // A class that was imported from elsewhere is held by the module that defines it.
      if (value.module !== scope.module) return;
      for (const base of value.bases) {
        if (base.kind !== 'external') continue;
        const name = canonicalName(base.name);
        if (isHoldable(name)) yield { name, form: 'subclass', suffix: '', step: undefined };
      }
      return;
    case 'partial':
      if (depth < 2) yield* heldBy(value.callee, scope, depth + 1);
      return;
    case 'function':
      // What the defaults of a `def` hold is noted where it is defined, whatever becomes of its name.
      if (value.definition.kind === 'lambda' && depth < 2)
        for (const one of value.defaults.values()) yield* heldBy(one, scope, depth + 1);
      return;
    case 'choice':
      if (depth < 2) for (const one of value.values) yield* heldBy(one, scope, depth + 1);
      return;
    case 'sequence':
      if (depth < 1) for (const element of value.elements) yield* heldBy(element, scope, depth + 1);
      return;
    case 'mapping':
      if (depth < 1) for (const element of value.entries.values()) yield* heldBy(element, scope, depth + 1);
      return;
    case 'object':
      if (value.published || depth > 0) return;
      value.published = true;
      for (const [name, attribute] of value.attributes) {
        for (const held of heldBy(attribute.value, scope, depth + 1)) {
          yield { ...held, suffix: `.${name}${held.suffix}`, step: attribute.step };
        }
      }
      return;
    default:
      return;
  }
}
