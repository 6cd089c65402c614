import { type Assumption, type Atom, doubtsBeyond, implies } from '../trace/assumptions.js';
import { assume, where } from './conditions.js';
import { joinVariables } from './references.js';
import type { Completion, Interpreter } from './state.js';
import { type Alternative, type Bindings, oneOf, type Scope } from './values.js';

const next: Completion = { kind: 'next' };

/** The branches of which exactly one is taken: where it is not known which, each is run where its conditions are met. */
export class Fork {
  readonly #outer: Assumption | undefined;
  readonly #outcomes: Bindings[] = [];
  readonly #completions: Completion[] = [];
  /** What is assumed where a branch goes on. */
  readonly #goingOn: (Assumption | undefined)[] = [];
  /** The block that all branches are. */
  #block: number | undefined;

  constructor(
    readonly interpreter: Interpreter,
    readonly scope: Scope,
  ) {
    this.#outer = interpreter.assumption;
  }

  /** Whether the run is over. */
  get isHalted(): boolean {
    return this.#completions.some(({ kind }) => kind === 'halt');
  }

  /** Runs a branch that is taken if `atoms` are so; what is asked from now on is asked where `otherwise` is so. */
  branch(atoms: readonly Atom[], otherwise: readonly Atom[], action: () => Completion): void {
    this.#block ??= this.scope.variables.begin();
    this.#run(this.#block, atoms, action);
    assume(this.interpreter, otherwise);
  }

  /** Runs the branch that is taken where none before it is, and joins what all of them come to. */
  last(action: () => Completion): Completion {
    const { interpreter, scope } = this;
    const block = this.#block;
    if (block === undefined) return action();
    if (!this.isHalted) this.#run(block, [], action);
    interpreter.assumption = this.#outer;
    if (!this.isHalted) joinVariables(interpreter, scope, block, this.#outcomes);
    scope.variables.keep();
    if (this.isHalted) return { kind: 'halt' };
    if (this.#outcomes.length === this.#completions.length) return next;
    for (const completion of this.#completions) noteDeparture(interpreter, scope, completion);
    if (this.#outcomes.length === 0) return joinedCompletion(interpreter, this.#completions);
    for (const completion of this.#completions) noteReturn(scope, completion);
    const [first, ...others] = this.#goingOn;
    const atoms = doubtsBeyond(this.#outer, first);
    assume(
      interpreter,
      atoms.filter((atom) => others.every((other) => implies(other, atom))),
    );
    return next;
  }

  /** Runs a branch; what it binds is noted down and taken back. */
  #run(block: number, atoms: readonly Atom[], action: () => Completion): void {
    const { interpreter, scope } = this;
    const { variables } = scope;
    variables.begin();
    where(interpreter, atoms, () => {
      const { assumption } = interpreter;
      const completion = action();
      this.#completions.push(completion);
      if (completion.kind === 'jump') noteJump(scope);
      if (completion.kind !== 'next') return;
      this.#outcomes.push(variables.boundSince(block));
      this.#goingOn.push(assumption);
    });
    variables.takeBack();
  }
}

/** A block has been left by `completion`, where it is not known whether it is: an exception may leave more than the function. */
export function noteDeparture(interpreter: Interpreter, scope: Scope, { kind }: Completion): void {
  if (kind === 'raise') interpreter.departures++;
  else if (kind !== 'next') scope.departures = (scope.departures ?? 0) + 1;
}

/** How often what runs in `scope` may have been left. */
export function departuresOf({ departures }: Interpreter, scope: Scope): number {
  return departures + (scope.departures ?? 0);
}

/** What the function whose scope `scope` is gives where it has left by `completion`, while it goes on elsewhere. */
export function noteReturn(scope: Scope, completion: Completion): void {
  if (completion.kind !== 'return') return;
  scope.returned ??= [];
  scope.returned.push(alternativeOf(completion));
}

function alternativeOf({ value, assumption }: Extract<Completion, { kind: 'return' }>): Alternative {
  return { value, place: { assumption } };
}

function joinedCompletion({ assumption }: Interpreter, completions: readonly Completion[]): Completion {
  const returns = completions.flatMap((completion) =>
    completion.kind === 'return' ? [alternativeOf(completion)] : [],
  );
  if (returns.length > 0) return { kind: 'return', value: oneOf(returns), assumption };
  const [first] = completions;
  const isOne = completions.every(
    (one) => one.kind === 'raise' && first?.kind === 'raise' && one.error === first.error,
  );
  return first?.kind === 'raise' && !isOne ? { kind: 'raise' } : (first ?? next);
}

/**
 * Whether the turn of a loop that has just left it goes on with the next one in the case that an import has failed in it: that is
 * assumed then. `note` is done before.
 */
export function goesOnOtherwise(interpreter: Interpreter, { left }: Scope, note = () => {}): boolean {
  const failed = left?.failed;
  if (failed === undefined) return false;
  note();
  delete left!.failed;
  assume(interpreter, [failed]);
  return true;
}

/** A `break` has left the loop around it, where it is not known whether it does. */
export function noteBreak(interpreter: Interpreter, scope: Scope): void {
  noteJump(scope);
  noteDeparture(interpreter, scope, { kind: 'jump', jump: 'break' });
  if (scope.left !== undefined) scope.left.isByBreak = true;
}

/** A branch has left the loop around it, or its turn. */
export function noteJump({ left, variables }: Scope): void {
  left?.bound.push(variables.boundSince(left.since));
}
