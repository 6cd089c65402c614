import type { PatcherId } from '../patchers/types.js';

/** What is assumed where something happens, and how what is assumed here is to what is assumed there. */

/** What is taken to be so without being known. */
export interface Atom {
  /** The execution of one branching statement, or a condition: what is asked more than once is one. */
  readonly branching: number;
  /** The branch that is taken; `~n` is that branch n is not. */
  readonly branch: number;
  /** Patcher that cannot be imported where the branch is taken. */
  readonly without?: PatcherId;
  /** Patcher that can be imported where the branch is taken, and nothing else is assumed. */
  readonly with?: PatcherId;
  /** It is so unless somebody says otherwise: a variable of the environment that is not set. */
  readonly isUsual?: true;
  /** It is so only where somebody has asked for it: a variable of the environment that is set. */
  readonly isAskedFor?: true;
  /** It is so where something is installed of which the repository says nothing. */
  readonly isGuess?: true;
  /** It is only so where somebody has seen to it: a package is installed that nobody knows. */
  readonly isRare?: true;
  /** It is so because of what is assumed before it in the same assumption. */
  readonly follows?: true;
}

/** What is said of a side of a condition which, where nobody has set anything, is taken, is not, or may be. */
export function howUsual(isTaken: 'true' | 'false' | 'unknown'): Pick<Atom, 'isUsual' | 'isAskedFor'> {
  if (isTaken === 'unknown') return {};
  return isTaken === 'true' ? { isUsual: true } : { isAskedFor: true };
}

/** What is so where `atom` is not. */
export function opposite({ branching, branch, with: can, without, isUsual, isAskedFor, isRare }: Atom): Atom {
  return {
    branching,
    branch: ~branch,
    ...howUsual(isUsual ? 'false' : isAskedFor || isRare ? 'true' : 'unknown'),
    ...(can === undefined ? {} : { without: can }),
    ...(without === undefined ? {} : { with: without }),
  };
}

/** A branch taken without knowing the condition. Linked from the innermost outwards. */
export interface Assumption extends Atom {
  readonly outer: Assumption | undefined;
}

/** `assumption` as text. */
export function assumptionText(assumption: Assumption | undefined): string {
  const taken: string[] = [];
  for (let at = assumption; at !== undefined; at = at.outer) taken.push(`${at.branching}.${at.branch}`);
  return taken.join();
}

/** What is assumed where both `a` and `b` are so. */
export function joined(a: Assumption | undefined, b: Assumption | undefined): Assumption | undefined {
  let assumption = a;
  for (const atom of doubtsBeyond(a, b)) assumption = { ...atom, outer: assumption };
  return assumption;
}

/**
 * `outer`, and what `inner` assumes beyond it that holds until somebody catches an exception: that a package is installed.
 */
export function carried(
  outer: Assumption | undefined,
  inner: Assumption | undefined,
): Assumption | undefined {
  if (inner === outer) return outer;
  let assumption = outer;
  for (const atom of doubtsBeyond(outer, inner)) if (atom.isRare) assumption = { ...atom, outer: assumption };
  return assumption;
}

/** Whether `assumption` is that `library` cannot be imported. */
export function isWithout(assumption: Assumption | undefined, library: PatcherId): boolean {
  for (let at = assumption; at !== undefined; at = at.outer) if (at.without === library) return true;
  return false;
}

/** Whether two branches of one branching exclude each other. */
function conflicts(a: number, b: number): boolean {
  return a >= 0 && b >= 0 ? a !== b : a === ~b;
}

/** Whether `assumption` is that a patcher is missing which `now` says nothing of. */
export function isForMissingPatcher(
  assumption: Assumption | undefined,
  now: Assumption | undefined,
): boolean {
  for (let at = assumption; at !== undefined; at = at.outer)
    if (at.without !== undefined && !isWithout(now, at.without)) return true;
  return false;
}

/** Whether both can happen in one run: not in two branches of the same condition. */
export function compatible(a: Assumption | undefined, b: Assumption | undefined): boolean {
  if (a === undefined || b === undefined || a === b) return true;
  const isLong = isLongerThan(b, few);
  for (let at: Assumption | undefined = a; at !== undefined; at = at.outer) {
    // What is left is part of both.
    if (isLong && atoms.of(b).isPossible && atoms.of(b).has(at)) return true;
    if (says(b, at, conflicts)) return false;
  }
  return true;
}

/** How a branch that is taken of a branching, or is not, and another one of the same are to each other. */
type Relation = (own: number, branch: number) => boolean;

/** Atoms that are gone through one by one: of so few that takes less time. */
const few = 16;

function isLongerThan(assumption: Assumption, count: number): boolean {
  let at: Assumption | undefined = assumption;
  for (let left = count; at !== undefined && left > 0; left--) at = at.outer;
  return at !== undefined;
}

/** Whether `atom`, this very object, is part of `assumption`. */
function includes(assumption: Assumption | undefined, atom: Assumption): boolean {
  let at = assumption;
  for (let left = few; at !== undefined && left > 0; left--) {
    if (at === atom) return true;
    at = at.outer;
  }
  return at !== undefined && atoms.of(assumption!).has(atom);
}

/** Whether `relation` holds for something that `assumption` says of the branching of `atom`. */
function says(assumption: Assumption | undefined, { branching, branch }: Atom, relation: Relation): boolean {
  let at = assumption;
  for (let left = few; at !== undefined && left > 0; left--) {
    if (at.branching === branching && relation(at.branch, branch)) return true;
    at = at.outer;
  }
  return at !== undefined && atoms.of(assumption!).some(branching, branch, relation);
}

/**
 * What one assumption says, by the branching. What is assumed at the moment is compared with much, one thing after the other, and
 * the next is most often one atom more or less: it takes as long to go there as the two differ.
 */
class Atoms {
  /** What it says, outermost first. */
  readonly #all: Assumption[] = [];
  readonly #members = new Set<Assumption>();
  /** Those of which others that are further out say the opposite. */
  readonly #contradictions = new Set<Assumption>();
  readonly #taken = new Map<number, Taken>();

  /** Goes to `assumption`. */
  of(assumption: Assumption | undefined): this {
    const fresh: Assumption[] = [];
    let shared = assumption;
    for (; shared !== undefined && !this.#members.has(shared); shared = shared.outer) fresh.push(shared);
    while (this.#all.at(-1) !== shared) this.#leave();
    for (let index = fresh.length - 1; index >= 0; index--) this.#enter(fresh[index]!);
    return this;
  }

  #enter(atom: Assumption): void {
    const { branching, branch } = atom;
    if (this.some(branching, branch, conflicts)) this.#contradictions.add(atom);
    const taken: Taken = this.#taken.get(branching) ?? { times: new Map(), branches: [] };
    this.#taken.set(branching, taken);
    taken.times.set(branch, (taken.times.get(branch) ?? 0) + 1);
    if (branch >= 0) taken.branches.push(branch);
    this.#all.push(atom);
    this.#members.add(atom);
  }

  #leave(): void {
    const atom = this.#all.pop()!;
    const { branching, branch } = atom;
    this.#members.delete(atom);
    this.#contradictions.delete(atom);
    const taken = this.#taken.get(branching)!;
    const times = taken.times.get(branch)! - 1;
    if (branch >= 0) taken.branches.pop();
    if (times > 0) taken.times.set(branch, times);
    else taken.times.delete(branch);
    if (taken.times.size === 0) this.#taken.delete(branching);
  }

  /** Whether it can be so at all. */
  get isPossible(): boolean {
    return this.#contradictions.size === 0;
  }

  /** Whether `atom` is part of it, this very object. */
  has(atom: Assumption): boolean {
    return this.#members.has(atom);
  }

  /** Whether `relation` holds for something that it says of `branching`: of other branches that are not taken it never does. */
  some(branching: number, branch: number, relation: Relation): boolean {
    const taken = this.#taken.get(branching);
    if (taken === undefined) return false;
    const isSo = (own: number) => relation(own, branch);
    return [branch, ~branch].some((own) => taken.times.has(own) && isSo(own)) || taken.branches.some(isSo);
  }
}

/** What is said of one branching: how often that a branch is taken, or is not; and those that are, outermost first. */
interface Taken {
  readonly times: Map<number, number>;
  readonly branches: number[];
}

const atoms = new Atoms();

/** Whether what `assumption` says can be so at all: a module that assumes something may be imported where it is not so. */
export function isPossible(assumption: Assumption | undefined): boolean {
  return assumption === undefined || atoms.of(assumption).isPossible;
}

/** Whether `assumption` says that `atom` is not so. */
export function excludes(assumption: Assumption | undefined, atom: Atom): boolean {
  return says(assumption, atom, conflicts);
}

/** Whether `assumption` says that `atom` is so. */
export function implies(assumption: Assumption | undefined, atom: Atom): boolean {
  return says(assumption, atom, isSaidBy);
}

/** Whether `branch` of a branching is taken, or is not, where its branch `own` is taken, or is not. */
function isSaidBy(own: number, branch: number): boolean {
  return own === branch || (branch < 0 && own >= 0 && own !== ~branch);
}

/** Assumptions of `b` that `a` does not share. */
export function assumedBeyond(a: Assumption | undefined, b: Assumption | undefined): number {
  return doubtsBeyond(a, b).length;
}

/** What `b` assumes that does not follow from `a`, but for its being possible to import `patcher`. */
export function doubtsBeyond(
  a: Assumption | undefined,
  b: Assumption | undefined,
  patcher?: PatcherId,
): readonly Atom[] {
  return [...doubts(a, b, patcher)];
}

/** The same, innermost first, as far as somebody asks. */
function* doubts(
  a: Assumption | undefined,
  b: Assumption | undefined,
  patcher: PatcherId | undefined,
): Generator<Atom, void> {
  if (a === b) return;
  for (let at = b; at !== undefined && !includes(a, at); at = at.outer) {
    const isDoubt = at.with === undefined || at.with !== patcher;
    if (isDoubt && !says(a, at, isSaidBy)) yield at;
  }
}

/** How what is assumed somewhere is to what is assumed where a patch runs. */
export interface Comparison {
  /** Whether nothing that the one assumes excludes what the other does. */
  readonly isCompatible: boolean;
  /** Whether it is assumed that the patcher cannot be imported. */
  readonly isWithout: boolean;
  /** Whether something is assumed that does not follow where the patch runs; and whether that is something unusual, asked for, a guess, or rare. */
  readonly hasDoubts: boolean;
  readonly isUnusual: boolean;
  readonly isAskedFor: boolean;
  readonly isGuess: boolean;
  readonly isRare: boolean;
}

const nothingAssumed: Comparison = {
  isCompatible: true,
  isWithout: false,
  hasDoubts: false,
  isUnusual: false,
  isAskedFor: false,
  isGuess: false,
  isRare: false,
};

/**
 * Compares what is assumed where one patch after the other runs with what is assumed elsewhere. What assumes one thing more than
 * something that was compared before takes one step: a hold in each of thousands of branches that hang on each other does not take
 * as many steps as all of them are deep.
 */
export class Comparisons {
  readonly #patch = new Atoms();
  readonly #known = new Map<Assumption, Comparison>();
  #assumption: Assumption | undefined;
  #patcher: PatcherId | undefined;
  #hasGuess = false;

  /** Goes to a patch of `patcher` under `assumption`: whether that can be so at all. */
  goTo(assumption: Assumption | undefined, patcher: PatcherId): boolean {
    this.#assumption = assumption;
    this.#patcher = patcher;
    this.#known.clear();
    this.#patch.of(assumption);
    this.#hasGuess = false;
    for (let at = assumption; at !== undefined && !this.#hasGuess; at = at.outer)
      this.#hasGuess = at.isGuess === true;
    return this.#patch.isPossible;
  }

  /** How `assumption` is to that of the patch, which can be so. */
  of(assumption: Assumption | undefined): Comparison {
    const fresh: Assumption[] = [];
    let at = assumption;
    while (at !== undefined && !this.#known.has(at)) {
      fresh.push(at);
      at = at.outer;
    }
    let comparison = at === undefined ? nothingAssumed : this.#known.get(at)!;
    while (fresh.length > 0) {
      const next = fresh.pop()!;
      comparison = this.#withAtom(comparison, next);
      this.#known.set(next, comparison);
    }
    return comparison;
  }

  #withAtom(outer: Comparison, atom: Assumption): Comparison {
    const { branching, branch } = atom;
    const isWithout = outer.isWithout || atom.without === this.#patcher;
    // What is part of both is no doubt, nor is anything further out.
    if (this.#patch.has(atom)) return isWithout === outer.isWithout ? outer : { ...outer, isWithout };
    const isCompatible = outer.isCompatible && !this.#patch.some(branching, branch, conflicts);
    const isDoubt =
      (atom.with === undefined || atom.with !== this.#patcher) &&
      !this.#patch.some(branching, branch, isSaidBy);
    return {
      isCompatible,
      isWithout,
      hasDoubts: outer.hasDoubts || isDoubt,
      isUnusual: outer.isUnusual || (isDoubt && atom.isUsual !== true),
      isAskedFor: outer.isAskedFor || (isDoubt && atom.isAskedFor === true),
      isGuess: outer.isGuess || (isDoubt && atom.isGuess === true),
      isRare: outer.isRare || (isDoubt && atom.isRare === true),
    };
  }

  /** Whether the patch assumes something that does not follow from `assumption`. */
  patchHasDoubts(assumption: Assumption | undefined): boolean {
    return this.#patchDoubts(assumption, () => true);
  }

  /** Whether the patch assumes something unusual that does not follow from `assumption`. */
  patchIsUnusual(assumption: Assumption | undefined): boolean {
    return this.#patchDoubts(assumption, ({ isUsual }) => isUsual !== true);
  }

  /** Whether the patch assumes a guess that does not follow from `assumption`. */
  patchIsGuess(assumption: Assumption | undefined): boolean {
    return this.#hasGuess && this.#patchDoubts(assumption, ({ isGuess }) => isGuess === true);
  }

  #patchDoubts(assumption: Assumption | undefined, is: (doubt: Atom) => boolean): boolean {
    for (const doubt of doubts(assumption, this.#assumption, this.#patcher)) if (is(doubt)) return true;
    return false;
  }
}

/** Ways that are looked at in search of one in which none of several cases is so. */
const mostWays = 500;

/**
 * Whether wherever `given` is so one of `cases` is, as long as nobody says otherwise and `patcher` can be imported, or any where
 * that is undefined; false where there are too many ways to tell, and where a condition may have more sides than they name.
 */
export function isCovered(
  given: Assumption | undefined,
  cases: readonly (Assumption | undefined)[],
  patcher?: PatcherId,
): boolean {
  let ways = 0;
  const isGiven = ({ isUsual, follows, with: can }: Atom) =>
    isUsual === true || follows === true || (patcher === undefined && can !== undefined);
  // Looks for a way in which none of them is so: one of the things that each assumes is not.
  const isMet = (now: Assumption | undefined, index: number): boolean =>
    index < cases.length &&
    ++ways <= mostWays &&
    doubtsBeyond(now, cases[index], patcher).every(
      (atom) =>
        isGiven(atom) || isMet({ branching: atom.branching, branch: ~atom.branch, outer: now }, index + 1),
    );
  return isMet(given, 0);
}
