import type { PatcherId } from '../patchers/types.js';
import type {
  BooleanExpression,
  CompareExpression,
  ConditionalExpression,
  Expression,
} from '../python/syntax.js';
import { lastName } from '../python/walk.js';
import {
  type Atom,
  compatible,
  doubtsBeyond,
  excludes,
  howUsual,
  implies,
  opposite,
} from '../trace/assumptions.js';
import { areSets, isExpressionMade, isWhole, pair, richComparison } from './comparisons.js';
import { callMethod, hasMethod, truthTeller } from './data-model.js';
import { iterate } from './iteration.js';
import { keyOf } from './keys.js';
import { type Interpreter, nextId } from './state.js';
import { combined, isArgument, symbolOf, variable } from './symbols.js';
import {
  type Alternative,
  type Condition,
  identified,
  literal,
  negated,
  oneOf,
  type Scope,
  type Truth,
  textOf,
  truthOf,
  unknown,
  type Value,
} from './values.js';

/**
 * The truth of tests. Where it is not known, a test is a condition, and one that is asked again is the same: what a run keeps
 * of that are the numbers of conditions (`Interpreter.branchings`), which follow from the values alone, in the order in which
 * they are asked for. What a body does depends on the conditions that are assumed where it is run.
 */

/** The branching of what is called `label` of `root`: the same one each time it is asked for in a run. */
function branchingOf(interpreter: Interpreter, root: object, label: string): number {
  let known = interpreter.branchings.get(root);
  if (known === undefined) {
    known = new Map();
    interpreter.branchings.set(root, known);
  }
  let branching = known.get(label);
  if (branching === undefined) {
    branching = nextId(interpreter);
    known.set(label, branching);
  }
  return branching;
}

/** Where conditions are kept that are made of others, and those of imports. */
const combinations: object = {};
const imports: object = {};

/** That what `label` names can be imported, and so `patcher`, where it is one: true where an import of it has succeeded. */
export function importable(
  interpreter: Interpreter,
  label: string | undefined,
  patcher: PatcherId | undefined,
): Condition {
  const branching = label === undefined ? nextId(interpreter) : branchingOf(interpreter, imports, label);
  return {
    whenTrue: [{ branching, branch: 0, ...(patcher === undefined ? {} : { with: patcher }) }],
    whenFalse: [{ branching, branch: ~0, ...(patcher === undefined ? {} : { without: patcher }) }],
  };
}

/** A condition of two sides, `usual` being what it is where nobody has set anything. */
function binary(branching: number, usual: Truth = 'unknown'): Condition {
  return {
    whenTrue: [{ branching, branch: 0, ...howUsual(usual) }],
    whenFalse: [{ branching, branch: ~0, ...howUsual(negated(usual)) }],
  };
}

function swapped({ whenTrue, whenFalse }: Condition): Condition {
  return { whenTrue: whenFalse, whenFalse: whenTrue };
}

/** That all of `conditions` are true. */
function allOf(interpreter: Interpreter, conditions: readonly Condition[]): Condition {
  const [only] = conditions;
  if (conditions.length === 1 && only !== undefined) return only;
  const label = conditions.map(({ whenTrue: [own] }) => `${own?.branching}:${own?.branch}`).join();
  const branching = branchingOf(interpreter, combinations, label);
  const isUsual = conditions.every(({ whenTrue: [own] }) => own?.isUsual);
  const isNot = conditions.some(({ whenFalse: [own] }) => own?.isUsual);
  const own = binary(branching, isUsual ? 'true' : isNot ? 'false' : 'unknown');
  const atoms = conditions.flatMap(({ whenTrue }) => whenTrue);
  return { whenTrue: [...own.whenTrue, ...following(atoms)], whenFalse: own.whenFalse };
}

/** `atoms` as what follows from a condition that is assumed before them. */
function following(atoms: readonly Atom[]): readonly Atom[] {
  return atoms.map((atom) => ({ ...atom, follows: true }));
}

/** What is known of `condition` by what is assumed. */
function decided(interpreter: Interpreter, condition: Condition): Truth | Condition {
  const { assumption } = interpreter;
  if (assumption === undefined) return condition;
  if (condition.whenTrue.some((atom) => excludes(assumption, atom))) return 'false';
  if (condition.whenFalse.some((atom) => excludes(assumption, atom))) return 'true';
  return condition;
}

/** The truth of `value` where it is known, else on what it depends. The same value gives the same condition. */
export function conditionOf(interpreter: Interpreter, value: Value): Truth | Condition {
  if ('condition' in value && value.condition !== undefined) return decided(interpreter, value.condition);
  if ('alternatives' in value && value.alternatives !== undefined)
    return ofAlternatives(interpreter, value.alternatives, truthOfPart, 'bool');
  const truth = truthOf(value);
  if (truth !== 'unknown') return truth;
  const teller = value.kind === 'object' ? truthTeller(interpreter, value) : undefined;
  if (teller === true) return 'true';
  if (teller !== undefined && teller.kind !== 'object') return conditionOf(interpreter, teller);
  if (value.kind === 'external' && isThere(interpreter, value)) return 'true';
  // An empty dictionary may have been filled by ways that are not followed, which is rare.
  if (value.kind === 'mapping') return isWhole(value) ? 'false' : binary(nextId(interpreter), 'false');
  const symbol = symbolOf(interpreter, value);
  if (symbol === undefined) return binary(nextId(interpreter));
  const usual = value.kind === 'unknown' && value.usual !== undefined ? truthOf(value.usual) : 'unknown';
  return decided(interpreter, binary(branchingOf(interpreter, symbol.root, `bool ${symbol.path}`), usual));
}

/** Whether `value` is a module from outside, a class or function that Python has, or something of a patcher's or that one replaces. */
function isThere(interpreter: Interpreter, value: Extract<Value, { kind: 'external' }>): boolean {
  const { patchers } = interpreter.libraries;
  const isOfPatcher = patchers.ownerOf(value.name) !== undefined || patchers.isTracked(value.name);
  const isKnown = (isOfPatcher && truthOfPart(value) === 'true') || truthOf(value) === 'true';
  return isKnown || !value.name.includes('.') || interpreter.host.has(interpreter, value.name) === true;
}

/** The truth of one of several values: what a library has beside None or False is a module, a class or a function. */
function truthOfPart(value: Value): Truth {
  return value.kind === 'external' && !/(?:^|\.)[A-Z0-9_]+$/.test(value.name) ? 'true' : truthOf(value);
}

type Alternatives = NonNullable<Extract<Value, { kind: 'choice' }>['alternatives']>;

/** The condition that the one of `alternatives` which is met passes `test`; `label` names the test. */
function ofAlternatives(
  interpreter: Interpreter,
  alternatives: Alternatives,
  test: (value: Value) => Truth,
  label: string,
): Truth | Condition {
  const { assumption } = interpreter;
  const met = alternatives.filter(({ place }) => compatible(place.assumption, assumption));
  const sides = met.map(({ value, place }) => ({
    truth: test(value),
    atoms: doubtsBeyond(assumption, place.assumption),
  }));
  const [first] = sides;
  if (first === undefined) return binary(nextId(interpreter));
  if (sides.every(({ truth }) => truth === first.truth) && first.truth !== 'unknown') return first.truth;
  for (const truth of ['false', 'true'] as const) {
    const atom = onlyAtom(sides, truth);
    if (atom === undefined) continue;
    const condition = { whenTrue: [opposite(atom)], whenFalse: [atom] };
    return decided(interpreter, truth === 'false' ? condition : swapped(condition));
  }
  const own = binary(branchingOf(interpreter, alternatives, label), usually(sides));
  const shared = (truth: Truth) => {
    const meant = sides.filter((side) => side.truth === truth || side.truth === 'unknown');
    return (meant[0]?.atoms ?? []).filter((atom) =>
      meant.every(({ atoms }) =>
        atoms.some(({ branching, branch }) => branching === atom.branching && branch === atom.branch),
      ),
    );
  };
  return decided(interpreter, {
    whenTrue: [...own.whenTrue, ...following(shared('true'))],
    whenFalse: [...own.whenFalse, ...following(shared('false'))],
  });
}

/** The truth where nobody has set anything: that of the first side which is usual, where none that may be goes before it. */
function usually(sides: readonly { readonly truth: Truth; readonly atoms: readonly Atom[] }[]): Truth {
  const met = sides.find(({ atoms }) => !atoms.some(({ isAskedFor, isRare }) => isAskedFor || isRare));
  return met?.atoms.every(({ isUsual }) => isUsual) === true ? met.truth : 'unknown';
}

/** What alone has to be so for the truth to be `truth`, where that is one thing. */
function onlyAtom(
  sides: readonly { readonly truth: Truth; readonly atoms: readonly Atom[] }[],
  truth: Truth,
): Atom | undefined {
  const first = sides.findIndex((side) => side.truth === truth);
  const own = sides[first]?.atoms[0];
  if (own === undefined || sides.some((side) => side.truth === 'unknown')) return undefined;
  let isOne = true;
  for (const [index, side] of sides.entries()) {
    const [atom, ...more] = side.atoms;
    const asked = side.atoms.find(({ branching }) => branching === own.branching);
    if (side.truth === truth) {
      if (atom?.branching !== own.branching || more.length > 0) return undefined;
      isOne &&= atom.branch === own.branch;
    } else if (asked === undefined ? index < first : asked.branch === own.branch) return undefined;
  }
  if (isOne) return own;
  // Several handlers of one `try`: that its body has not succeeded.
  const isHandler = sides.every(
    (side) => side.truth !== truth || side.atoms.every(({ branch }) => branch > 0),
  );
  const others = sides.every(
    (side) => side.truth === truth || side.atoms.every(({ branching }) => branching !== own.branching),
  );
  return isHandler && others ? { branching: own.branching, branch: ~0 } : undefined;
}

/** `condition` as what a test gives. */
function tested(condition: Truth | Condition): Value {
  if (condition === 'unknown') return { kind: 'unknown', path: '' };
  return typeof condition === 'string'
    ? literal(condition === 'true')
    : { kind: 'unknown', path: '', condition };
}

/** `not value`. */
export function negation(interpreter: Interpreter, value: Value): Value {
  const condition = conditionOf(interpreter, value);
  return tested(typeof condition === 'string' ? negated(condition) : swapped(condition));
}

/** `atoms` assumed beside what is assumed already. */
export function assume(interpreter: Interpreter, atoms: readonly Atom[]): void {
  for (const atom of atoms) {
    if (!implies(interpreter.assumption, atom))
      interpreter.assumption = { ...atom, outer: interpreter.assumption };
  }
}

/** Runs `action` where `atoms` are so. */
export function where<T>(interpreter: Interpreter, atoms: readonly Atom[], action: () => T): T {
  const { assumption: outer, raising } = interpreter;
  assume(interpreter, atoms);
  const result = action();
  interpreter.assumption = outer;
  interpreter.raising = raising;
  return result;
}

/** Operators by the one that says the opposite. */
const opposites: ReadonlyMap<string, string> = new Map([
  ['!=', '=='],
  ['<>', '=='],
  ['is not', 'is'],
  ['not in', 'in'],
  ['>=', '<'],
  ['>', '<='],
]);

/** What `left operator right` depends on, where its truth is not known. */
export function comparedCondition(
  interpreter: Interpreter,
  left: Value,
  operator: string,
  right: Value,
): Truth | Condition {
  const opposed = opposites.get(operator);
  if (opposed !== undefined && !areSets(left, right)) {
    const condition = comparedCondition(interpreter, left, opposed, right);
    return typeof condition === 'string' ? negated(condition) : swapped(condition);
  }
  const test = (value: Value) => pair(interpreter, value, operator, right);
  if ('alternatives' in left && left.alternatives !== undefined) {
    const label = symbolOf(interpreter, right)?.path ?? String(nextId(interpreter));
    const isNothing = right.kind === 'literal' && right.value === null;
    const told = (value: Value) =>
      isNothing && value.kind === 'external' ? negated(truthOfPart(value)) : test(value);
    return ofAlternatives(interpreter, left.alternatives, told, `${operator} ${label}`);
  }
  const known = test(left);
  if (known !== 'unknown') return known;
  const isNone = right.kind === 'literal' && right.value === null;
  if (isNone && left.kind === 'external' && isThere(interpreter, left)) return 'false';
  if (operator === 'in' && right.kind === 'mapping' && keyOf(left) !== undefined)
    return binary(nextId(interpreter), 'false');
  if (operator === '==' || operator === 'is') {
    if (right.kind === 'literal') return equality(interpreter, left, right);
    if (left.kind === 'literal') return equality(interpreter, right, left);
  }
  if (operator === 'in' && right.kind === 'sequence') {
    const each = right.elements.map(({ value }) => comparedCondition(interpreter, left, '==', value));
    const open = each.filter((one) => typeof one !== 'string');
    if (open.length > 0 && open.length === each.length) return swapped(allOf(interpreter, open.map(swapped)));
  }
  const name = textOf(left);
  if (operator === 'in' && right.kind === 'external' && right.name === 'os.environ' && name !== undefined) {
    const read = variable(interpreter, name, '', literal(null));
    const set = condition(interpreter, read, 'is set', 'false');
    const value = conditionOf(interpreter, read);
    return typeof value === 'string'
      ? decided(interpreter, set)
      : decided(interpreter, { ...set, whenFalse: [...set.whenFalse, ...following(value.whenFalse)] });
  }
  const sides = [left, right].map((value) => symbolOf(interpreter, value));
  const symbol = combined(sides, ([a, b]) => `${a} ${operator} ${b}`);
  if (symbol === undefined) return binary(nextId(interpreter));
  const usual = left.kind === 'unknown' && left.usual !== undefined ? test(left.usual) : 'unknown';
  const argument = operator === 'in' ? isArgument(interpreter, left, right) : undefined;
  if (argument === 'true') return argument;
  const branching = branchingOf(interpreter, symbol.root, symbol.path);
  return decided(interpreter, binary(branching, argument ?? usual));
}

/** The condition that `label` is so of what is found where `value` is. */
function condition(interpreter: Interpreter, value: Value, label: string, usual: Truth): Condition {
  const symbol = symbolOf(interpreter, value);
  if (symbol === undefined) return binary(nextId(interpreter));
  return binary(branchingOf(interpreter, symbol.root, `${label} ${symbol.path}`), usual);
}

/** `value == constant`: of several constants it can be one at most, and it is as true as that is. */
function equality(
  interpreter: Interpreter,
  value: Value,
  constant: Extract<Value, { kind: 'literal' }>,
): Truth | Condition {
  const symbol = symbolOf(interpreter, value);
  if (symbol === undefined) return binary(nextId(interpreter));
  const { root, path } = symbol;
  const branching = branchingOf(interpreter, root, `which ${path}`);
  const branch = branchingOf(interpreter, root, `which ${path} ${JSON.stringify(constant.value)}`);
  const usually = value.kind === 'unknown' && value.usual !== undefined ? value.usual : unknown;
  const usual = pair(interpreter, usually, '==', constant);
  const truth = condition(interpreter, value, 'bool', truthOf(usually));
  return decided(interpreter, {
    whenTrue: [
      { branching, branch, ...howUsual(usual) },
      ...following(constant.value ? truth.whenTrue : truth.whenFalse),
    ],
    whenFalse: [{ branching, branch: ~branch, ...howUsual(negated(usual)) }],
  });
}

/** `left operator right`, by the method of an object of the program's own where it has one. */
export function compared(
  interpreter: Interpreter,
  left: Value,
  operator: string,
  right: Value,
): Truth | Condition {
  const value = comparedByMethod(interpreter, left, operator, right);
  return value === undefined
    ? comparedByItself(interpreter, left, operator, right)
    : conditionOf(interpreter, value);
}

/** The same of what no method tells. */
function comparedByItself(
  interpreter: Interpreter,
  left: Value,
  operator: string,
  right: Value,
): Truth | Condition {
  if (operator === '!=' || operator === 'not in') {
    const condition = compared(interpreter, left, operator === '!=' ? '==' : 'in', right);
    return typeof condition === 'string' ? negated(condition) : swapped(condition);
  }
  const container = operator === 'in' && right.kind === 'object' ? right.native : undefined;
  return comparedCondition(interpreter, left, operator, container ?? right);
}

function comparedByMethod(
  interpreter: Interpreter,
  left: Value,
  operator: string,
  right: Value,
): Value | undefined {
  if (operator === 'in') {
    const own = callMethod(interpreter, right, '__contains__', left);
    // What is looked through has its elements made, whatever comes of it.
    if (own === undefined && right.kind === 'object' && hasMethod(interpreter, right, '__iter__'))
      iterate(interpreter, right, () => true);
    return own;
  }
  return richComparison(interpreter, left, operator, right);
}

/** `a op b op c …`: what is known is compared, and of what is not it is known whether the same is asked again. */
export function comparison(
  interpreter: Interpreter,
  { first, rest }: CompareExpression,
  scope: Scope,
): Value {
  let left = interpreter.operations.evaluate(interpreter, first, scope);
  const open: Condition[] = [];
  for (const { operator, operand } of rest) {
    const right = interpreter.operations.evaluate(interpreter, operand, scope);
    const told = comparedByMethod(interpreter, left, operator, right);
    // What a method gives need be no truth: `column == 3` of a query.
    if (told !== undefined && rest.length === 1 && isExpressionMade(told, operator)) return told;
    const condition =
      told === undefined
        ? comparedByItself(interpreter, left, operator, right)
        : conditionOf(interpreter, told);
    if (condition === 'false') return literal(false);
    if (condition === 'unknown') return identified(unknown);
    if (condition !== 'true') open.push(condition);
    left = right;
  }
  return open.length === 0 ? literal(true) : tested(allOf(interpreter, open));
}

/** `and`, `or`: each operand behind one whose truth is not known is evaluated under one more assumption. */
export function boolean(interpreter: Interpreter, expression: BooleanExpression, scope: Scope): Value {
  const isAnd = expression.operator === 'and';
  const stops: Truth = isAnd ? 'false' : 'true';
  const last = expression.operands.length - 1;
  const { assumption: outer } = interpreter;
  let certain: { readonly raising: string | undefined } | undefined;
  let isStopped = false;
  let latest: Value = unknown;
  const outcomes: Alternative[] = [];
  /** What has to be so for all operands up to here to let the next one be asked. */
  const passed: Condition[] = [];
  for (const [index, operand] of expression.operands.entries()) {
    const value = interpreter.operations.evaluate(interpreter, operand, scope);
    latest = value;
    const condition = conditionOf(interpreter, value);
    if (index === last || condition !== negated(stops)) {
      const isOpen = index < last && typeof condition !== 'string';
      const atoms = !isOpen ? [] : isAnd ? condition.whenFalse : condition.whenTrue;
      outcomes.push(where(interpreter, atoms, () => asAlternative(interpreter, value)));
    }
    isStopped = condition === stops;
    if (isStopped) break;
    if (typeof condition === 'string') continue;
    passed.push(isAnd ? condition : swapped(condition));
    if (index === last) break;
    certain ??= { raising: interpreter.raising };
    assume(interpreter, (isAnd ? condition : swapped(condition)).whenTrue);
  }
  if (certain !== undefined) {
    interpreter.assumption = outer;
    interpreter.raising = certain.raising;
  }
  // What stands under `if TYPE_CHECKING or …` is for type checkers, and for whoever asks for it besides.
  const isForCheckers = !isAnd && lastName(expression.operands[0]!) === 'TYPE_CHECKING';
  if (isForCheckers && !isStopped && passed.length > 0) return literal(false);
  // `f() and False`: nothing of what it may be is true, and nothing else is asked of that.
  if (isStopped && isAnd) return latest;
  const given = oneOf(outcomes);
  if (isStopped || passed.length === 0 || (given.kind !== 'unknown' && given.kind !== 'choice')) return given;
  const all = allOf(interpreter, passed);
  return { ...given, path: '', condition: isAnd ? all : swapped(all) } as Value;
}

/** `value`, as what an expression gives where what is assumed is so. */
function asAlternative({ assumption }: Interpreter, value: Value): Alternative {
  return { value, place: { assumption } };
}

/** `a if b else c`: both sides where the condition is not known, each under its own assumption. */
export function conditional(
  interpreter: Interpreter,
  expression: ConditionalExpression,
  scope: Scope,
): Value {
  const { evaluate } = interpreter.operations;
  const condition = conditionOf(interpreter, evaluate(interpreter, expression.test, scope));
  if (condition === 'true') return evaluate(interpreter, expression.then, scope);
  if (condition === 'false' || condition === 'unknown')
    return evaluate(interpreter, expression.orElse, scope);
  const side = (atoms: readonly Atom[], part: Expression) =>
    where(interpreter, atoms, () => asAlternative(interpreter, evaluate(interpreter, part, scope)));
  return oneOf([side(condition.whenTrue, expression.then), side(condition.whenFalse, expression.orElse)]);
}
