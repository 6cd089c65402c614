import { isOwn, isPlainEnumeration, linearization } from './classes.js';
import { callMethod, hashed, hasMethod, inOrder, isNotImplemented, lies } from './data-model.js';
import { elementsOf } from './heap.js';
import { amongParts, haveSameKeys, isSet, isSubset, keyOf, type Room, said, someRoom } from './keys.js';
import { builtInTypes } from './library-classes.js';
import { copiedNames, loadedModule, placedAs } from './module-runs.js';
import { cannotBeShared, type Interpreter } from './state.js';
import {
  hasUnknownNames,
  literal,
  type MappingValue,
  type NamespaceValue,
  negated,
  type SequenceValue,
  slotsOf,
  type Truth,
  textOf,
  truthOf,
  unknown,
  type Value,
} from './values.js';

/** The version assumed where none is set: any Python 3 that the patchers support. */
const assumedMajor = 3;

/** Truth of `left operator right`: literals, `__name__` and `sys.version_info` are compared, anything else is unknown. */
export function pair(interpreter: Interpreter, left: Value, operator: string, right: Value): Truth {
  const version = versionOf(interpreter, left);
  if (version !== undefined) return comparedVersion(version, operator, right);
  if (right.kind === 'sequence' && (operator === 'in' || operator === 'not in')) {
    const same = elementsOf(interpreter, right).map((element) => pair(interpreter, left, '==', element));
    if (same.includes('true')) return among('true', operator);
    return among(same.every((one) => one === 'false') ? 'false' : 'unknown', operator);
  }
  // What a dictionary lacks on paper may have been added by a library that it was given to.
  if (right.kind === 'mapping' && (operator === 'in' || operator === 'not in')) {
    const key = isOwnKey(left) ? hashed(interpreter, left) : undefined;
    if (key !== undefined && right.entries.has(key)) return said(operator === 'in');
    if (key !== undefined && isWhole(right)) return said(operator !== 'in');
  }
  if (left.kind === 'literal' && typeof left.value === 'string' && right.kind === 'namespace')
    return among(isNameIn(interpreter, right, left.value), operator);
  // `Perm.READ in permissions`
  const flags = operator === 'in' || operator === 'not in' ? [flagOf(left), flagOf(right)] : [];
  if (flags[0] !== undefined && flags[1] !== undefined)
    return among(said((flags[0] & flags[1]) === flags[0]), operator);
  if (right.kind === 'external' && right.name === 'sys.modules' && left.kind === 'literal')
    return among(isLoaded(interpreter, String(left.value)), operator);
  if (right.kind === 'unknown' && right.loaded !== undefined && left.kind === 'literal')
    return among(
      copiedNames(interpreter, right)?.includes(String(left.value)) === true ? 'true' : 'unknown',
      operator,
    );
  // The Python is CPython.
  if (right.kind === 'external' && right.name === 'sys.builtin_module_names' && left.kind === 'literal')
    return among(left.value === '__pypy__' ? 'false' : 'unknown', operator);
  if (right.kind === 'external' && right.name === 'os.environ')
    return among(interpreter.host.isVariableSet(interpreter, textOf(left)), operator);
  // One constant is equal to itself, whatever it is.
  if (left.kind === 'external' && right.kind === 'external' && left.name === right.name) {
    if (operator === '==' || operator === 'is') return 'true';
    if (operator === '!=' || operator === 'is not') return 'false';
  }
  if (left.kind === 'sequence' && /^[<>]=?$/.test(operator)) {
    if (right.kind === 'sequence' && areSets(left, right))
      return operator.startsWith('<')
        ? isSubset(left, right, operator === '<')
        : isSubset(right, left, operator === '>');
    const other = versionOf(interpreter, right);
    if (other === undefined) return orderedBy(lies(interpreter, left, right), operator);
    return comparedVersion(other, mirrored.get(operator) ?? operator, left);
  }
  if (left.kind === 'object' && /^[<>]=?$/.test(operator))
    return orderedBy(lies(interpreter, left, right), operator);
  if (left.kind !== 'literal' || right.kind !== 'literal') return identity(left, operator, right);
  const [a, b] = [left.value, right.value];
  switch (operator) {
    case '==':
    case 'is':
      return said(a === b);
    case '!=':
    case '<>':
    case 'is not':
      return said(a !== b);
    case 'in':
      return typeof a === 'string' && typeof b === 'string' ? said(b.includes(a)) : 'unknown';
    case 'not in':
      return typeof a === 'string' && typeof b === 'string' ? said(!b.includes(a)) : 'unknown';
    default:
      return orderedBy(inOrder(left, right), operator);
  }
}

/** Methods that operators call, and those of the other side where that has none (docs.python.org, "Rich comparison"). */
const comparing: ReadonlyMap<string, readonly [own: string, reflected: string]> = new Map([
  ['==', ['__eq__', '__eq__']],
  ['!=', ['__ne__', '__ne__']],
  ['<', ['__lt__', '__gt__']],
  ['<=', ['__le__', '__ge__']],
  ['>', ['__gt__', '__lt__']],
  ['>=', ['__ge__', '__le__']],
]);

/** What the method gives by which an object of the program's own is compared; undefined where neither side has one. */
export function richComparison(
  interpreter: Interpreter,
  left: Value,
  operator: string,
  right: Value,
): Value | undefined {
  const methods = comparing.get(operator);
  if (methods === undefined) return undefined;
  const own =
    callMethod(interpreter, left, methods[0], right) ?? totalOrder(interpreter, left, operator, right);
  if (own !== undefined && !isNotImplemented(own)) return own;
  const reflected = callMethod(interpreter, right, methods[1], left);
  return reflected === undefined || isNotImplemented(reflected) ? undefined : reflected;
}

/** Whether the method of `operator` has given something that has more to it than whether it is true. */
export function isExpressionMade({ kind }: Value, operator: string): boolean {
  return operator !== 'in' && kind !== 'literal' && kind !== 'unknown' && kind !== 'choice';
}

/** What `functools.total_ordering` adds, by the one method that the class has: whether that is negated, and what equal ones are. */
const completed: ReadonlyMap<string, readonly [root: string, isNegated: boolean, ofEqual: boolean][]> =
  new Map([
    [
      '<',
      [
        ['__le__', false, false],
        ['__gt__', true, false],
        ['__ge__', true, false],
      ],
    ],
    [
      '<=',
      [
        ['__lt__', false, true],
        ['__gt__', true, true],
        ['__ge__', true, true],
      ],
    ],
    [
      '>',
      [
        ['__lt__', true, false],
        ['__le__', true, false],
        ['__ge__', false, false],
      ],
    ],
    [
      '>=',
      [
        ['__lt__', true, true],
        ['__le__', true, true],
        ['__gt__', false, true],
      ],
    ],
  ]);

function totalOrder(
  interpreter: Interpreter,
  left: Value,
  operator: string,
  right: Value,
): Value | undefined {
  if (left.kind !== 'object' || !linearization(left.class).some((one) => one.isTotallyOrdered))
    return undefined;
  const way = completed.get(operator)?.find(([root]) => hasMethod(interpreter, left, root));
  const told = way && callMethod(interpreter, left, way[0], right);
  if (way === undefined || told === undefined || isNotImplemented(told)) return undefined;
  const [, isNegated, ofEqual] = way;
  const truth = isNegated ? negated(truthOf(told)) : truthOf(told);
  if (truth === 'unknown' || (truth === 'true') === ofEqual)
    return truth === 'unknown' ? unknown : literal(ofEqual);
  const isEqual = callMethod(interpreter, left, '__eq__', right);
  const equality = isEqual === undefined || isNotImplemented(isEqual) ? 'unknown' : truthOf(isEqual);
  return equality === 'unknown' ? unknown : literal((equality === 'true') === ofEqual);
}

/** `left operator right` of what is compared by order, where it is known how they lie to each other. */
function orderedBy(difference: number | undefined, operator: string): Truth {
  return difference === undefined ? 'unknown' : ordered(difference, operator);
}

/** What an operator is where its sides are exchanged. */
const mirrored: ReadonlyMap<string, string> = new Map([
  ['<', '>'],
  ['>', '<'],
  ['<=', '>='],
  ['>=', '<='],
]);

/** Whether the variables that `vars(…)` or `globals()` gives, or what `dir(…)` lists, have `name` by now. */
function isNameIn(interpreter: Interpreter, { of }: NamespaceValue, name: string): Truth {
  if (of.kind === 'external') {
    const isThere = interpreter.host.has(interpreter, `${of.name}.${name}`);
    if (isThere !== undefined) return said(isThere);
  }
  const slots = slotsOf(of);
  if (of.kind === 'external' && of.name === 'builtins.object' && !name.startsWith('__')) return 'false';
  if (slots === undefined || name.startsWith('__')) return 'unknown';
  const slot = slots.get(name);
  if (slot !== undefined) return slot.place.assumption === undefined ? 'true' : 'unknown';
  const isOpen = of.kind === 'module' && of.scope.isOpen === true;
  return isOpen || hasUnknownNames(slots) ? 'unknown' : 'false';
}

/** Tuples in tuples that are asked for in a dictionary. */
const deepestOwn = 4;

/** Whether a key is nothing of a library's, which may go by more than one name. */
function isOwnKey(value: Value, depth = 0): boolean {
  if (value.kind === 'sequence')
    return depth < deepestOwn && value.elements.every((one) => isOwnKey(one.value, depth + 1));
  if (value.kind === 'external')
    return /^builtins\.(?!IOError|EnvironmentError|WindowsError)\w+$/.test(value.name);
  return ['literal', 'class', 'object', 'bound-method'].includes(value.kind);
}

/** The bits of a flag that is written as a number. */
function flagOf(value: Value): number | undefined {
  const isFlag = value.kind === 'literal' && typeof value.value === 'number' && value.member !== undefined;
  return isFlag ? Number(value.value) : undefined;
}

/** Whether nothing is in `mapping` but what it has on paper. */
export function isWhole({ isComplete, entries }: MappingValue): boolean {
  return (isComplete === true || !entries.isHandedOut) && !hasUnknownNames(entries);
}

function among(found: Truth, operator: string): Truth {
  if (operator === 'in') return found;
  return operator === 'not in' ? negated(found) : 'unknown';
}

/**
 * Whether a module is in `sys.modules`: one of the program's own that has been imported, or a patcher, as for good reason code asks that
 * before it patches. Of others it is not known.
 */
function isLoaded(interpreter: Interpreter, module: string): Truth {
  const { importedUnder, loadedLibraries, libraries, patched } = interpreter;
  if (placedAs(interpreter, module) !== undefined) return 'true';
  if (loadedModule(interpreter, module) !== undefined) {
    cannotBeShared(interpreter);
    if (importedUnder.get(module)?.under === undefined) return 'true';
  }
  if (module.includes('.') || libraries.patchers.ownerOf(module) === undefined) return 'unknown';
  cannotBeShared(interpreter);
  if (loadedLibraries.has(module)) return 'true';
  const mayHaveLoaded = (library: string) => !libraries.knows(library) || libraries.mayPatch.has(library);
  return patched.size > 0 || [...loadedLibraries].some(mayHaveLoaded) ? 'unknown' : 'false';
}

/** Whether both are names of types that are built in, each of which is another one. */
function areTypes(...names: readonly string[]): boolean {
  return names.every((name) => builtInTypes.has(name));
}

/** Whether both are kinds of parameters, `inspect.Parameter.KEYWORD_ONLY`, each of which is another one. */
function areKinds(...names: readonly string[]): boolean {
  return names.every((name) => /^inspect\.Parameter\.[A-Z_]+$/.test(name));
}

/** Kinds of what is imported, defined or made. */
const nameable: ReadonlySet<Value['kind']> = new Set(['module', 'function', 'class', 'object', 'instance']);

/** Kinds of what is made of others, which is never None. */
const made: ReadonlySet<Value['kind']> = new Set([
  'external-object',
  'partial',
  'bound-method',
  'native-method',
  'generator',
  'namespace',
]);

const containers: ReadonlySet<Value['kind']> = new Set(['sequence', 'mapping']);

/** Kinds of what a program makes itself. */
const ours: ReadonlySet<Value['kind']> = new Set(['function', 'class', 'object', 'sequence', 'mapping']);

/** Whether two lists or tuples are equal, as far as their elements have keys; sets have no order. */
function areEqual(a: SequenceValue, b: SequenceValue, room = someRoom()): Truth {
  const isOrdered = ({ form, elements }: SequenceValue) =>
    (form === 'list' || form === 'tuple') && elements.every(({ place }) => place.assumption === undefined);
  if (isSet(a) && isSet(b)) return haveSameKeys(a, b);
  if (!isOrdered(a) || !isOrdered(b)) return 'unknown';
  if (a.form !== b.form || a.elements.length !== b.elements.length) return 'false';
  return all(a.elements.map(({ value }, index) => equality(value, b.elements[index]!.value, room)));
}

/** Whether all of them are so. */
function all(truths: readonly Truth[]): Truth {
  if (truths.includes('false')) return 'false';
  return truths.includes('unknown') ? 'unknown' : 'true';
}

/** Whether two elements are equal: what is in them counts, where they are dictionaries or lists. */
function equality(a: Value, b: Value, room: Room): Truth {
  if (a.kind === 'mapping' && b.kind === 'mapping')
    return amongParts(room, () => haveSameEntries(a, b, room)) ?? 'unknown';
  if (a.kind === 'sequence' && b.kind === 'sequence')
    return amongParts(room, () => areEqual(a, b, room)) ?? 'unknown';
  if (differ(a, b)) return 'false';
  const key = keyOf(a);
  return key !== undefined && key === keyOf(b) ? 'true' : 'unknown';
}

/** Whether both are sets: of those neither may be less than the other. */
export function areSets(left: Value, right: Value): boolean {
  return left.kind === 'sequence' && right.kind === 'sequence' && isSet(left) && isSet(right);
}

/** Whether two dictionaries are equal, of which nothing is in them but what is known. */
function haveSameEntries(a: MappingValue, b: MappingValue, room = someRoom()): Truth {
  if (!isWhole(a) || !isWhole(b)) return 'unknown';
  if (a.entries.size !== b.entries.size) return 'false';
  const truths: Truth[] = [];
  for (const [key, { value, place }] of a.entries) {
    const other = b.entries.get(key);
    if (other === undefined) return 'false';
    const isDoubtful = place.assumption !== undefined || other.place.assumption !== undefined;
    truths.push(isDoubtful ? 'unknown' : equality(value, other.value, room));
  }
  return all(truths);
}

/** Whether two values are not equal: of numbers and flags it is not told, as `1 == True`. */
function differ(a: Value, b: Value): boolean {
  if (a.kind === 'literal' && b.kind === 'literal')
    return a.value !== b.value && (typeof a.value === 'string' || typeof a.value === typeof b.value);
  return nameable.has(a.kind) && nameable.has(b.kind) && isOneObject(a, b) === 'false';
}

/** `module is not None`: whatever was imported or defined here is no constant. */
function identity(left: Value, operator: string, right: Value): Truth {
  if (nameable.has(left.kind) && nameable.has(right.kind))
    return compared(
      operator.startsWith('is') ? isSameObject(left, right) : isOneObject(left, right),
      operator,
    );
  if (
    left.kind === 'bound-method' &&
    right.kind === 'bound-method' &&
    (operator === '==' || operator === '!=')
  ) {
    const [one, other] = [keyOf(left), keyOf(right)];
    return one === undefined || other === undefined ? 'unknown' : compared(said(one === other), operator);
  }
  if (left.kind === 'sequence' && right.kind === 'sequence' && (operator === '==' || operator === '!='))
    return compared(areEqual(left, right), operator);
  if (left.kind === 'mapping' && right.kind === 'mapping' && (operator === '==' || operator === '!='))
    return compared(haveSameEntries(left, right), operator);
  // `type(value) is str`
  if (
    left.kind === 'external' &&
    right.kind === 'external' &&
    (areTypes(left.name, right.name) || areKinds(left.name, right.name))
  )
    return compared(said(left.name === right.name), operator);
  // What the program makes itself is not a constant of a library's: `default is Parameter.empty`.
  const isForeign =
    (ours.has(left.kind) && right.kind === 'external') || (left.kind === 'external' && ours.has(right.kind));
  if (isForeign && (operator === 'is' || operator === 'is not')) return compared('false', operator);
  // There is one Ellipsis, and nothing of another kind that is known is equal to it.
  if (isOtherThanEllipsis(left, right) || isOtherThanEllipsis(right, left))
    return compared('false', operator);
  if (isTypeOfOwn(left, right) || isTypeOfOwn(right, left)) return compared('false', operator);
  const isName =
    nameable.has(right.kind) &&
    (operator.startsWith('is') ||
      right.kind !== 'object' ||
      isOwn(right.class) ||
      isPlainEnumeration(right.class));
  if (right.kind !== 'literal')
    return left.kind === 'literal' && (isName || containers.has(right.kind))
      ? compared('false', operator)
      : 'unknown';
  // Nor is a list, or an object of a library's that is known.
  const isNoNone = right.value === null && (containers.has(left.kind) || made.has(left.kind));
  if (!nameable.has(left.kind) && !isNoNone) return 'unknown';
  // An object that is a text, too, may be equal to one.
  if (left.kind === 'object' && right.value !== null && !isOwn(left.class) && !isPlainEnumeration(left.class))
    return 'unknown';
  return compared('false', operator);
}

/** Whether `one` is for certain something else than `...`, which `other` is. */
function isOtherThanEllipsis(one: Value, other: Value): boolean {
  if (other.kind !== 'external' || other.name !== 'builtins.Ellipsis') return false;
  return one.kind === 'literal' || containers.has(one.kind) || made.has(one.kind);
}

/** Whether `one` is a class or a function of the program's own, without a metaclass that says what it is equal to, and `other` a built-in type. */
function isTypeOfOwn(one: Value, other: Value): boolean {
  const isOwnThing = one.kind === 'function' || (one.kind === 'class' && one.metaclass === undefined);
  return isOwnThing && other.kind === 'external' && builtInTypes.has(other.name);
}

/** What `left operator right` is where it is known whether they are the same. */
function compared(isSame: Truth, operator: string): Truth {
  if (operator === 'is' || operator === '==') return isSame;
  return operator === 'is not' || operator === '!=' ? negated(isSame) : 'unknown';
}

/** Whether two values are one object: objects may be equal without that. */
function isOneObject(left: Value, right: Value): Truth {
  const [a, b] = [keyOf(left), keyOf(right)];
  if (a === undefined || b === undefined) return 'unknown';
  return a === b ? 'true' : 'false';
}

/** The same for `is`: what is equal by what is in it may be two. */
function isSameObject(left: Value, right: Value): Truth {
  const isOne = isOneObject(left, right);
  if (left.kind !== 'object' || right.kind !== 'object' || left.attributes === right.attributes) return isOne;
  return isOne === 'true' ? 'unknown' : isOne;
}

/** `sys.version_info` and its slices, and the major number alone (`sys.version_info[0]`). */
function versionOf(interpreter: Interpreter, value: Value): readonly number[] | undefined {
  if (value.kind !== 'external') return undefined;
  const version = interpreter.python ?? [assumedMajor];
  if (value.name === 'sys.version_info') return version;
  return value.name === 'sys.version_info.major' ? version.slice(0, 1) : undefined;
}

function comparedVersion(version: readonly number[], operator: string, right: Value): Truth {
  const wanted = numbersOf(right);
  if (wanted === undefined) return 'unknown';
  for (let index = 0; index < wanted.length; index++) {
    const own = version[index];
    // Past what is known of the version only the major number has been equal so far.
    if (own === undefined)
      return wanted.slice(index).every((part) => part === 0) && operator === '>=' ? 'true' : 'unknown';
    if (own !== wanted[index]) return ordered(own - wanted[index]!, operator);
  }
  return version.length > wanted.length ? ordered(1, operator) : ordered(0, operator);
}

function numbersOf(value: Value): readonly number[] | undefined {
  const parts = value.kind === 'sequence' ? value.elements.map((slot) => slot.value) : [value];
  const numbers = parts.flatMap((part) =>
    part.kind === 'literal' && typeof part.value === 'number' ? [part.value] : [],
  );
  return numbers.length === parts.length ? numbers : undefined;
}

function ordered(difference: number, operator: string): Truth {
  switch (operator) {
    case '==':
      return said(difference === 0);
    case '!=':
      return said(difference !== 0);
    case '<':
      return said(difference < 0);
    case '<=':
      return said(difference <= 0);
    case '>':
      return said(difference > 0);
    case '>=':
      return said(difference >= 0);
    default:
      return 'unknown';
  }
}
