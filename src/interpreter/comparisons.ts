import { isOwn, isPlainEnumeration } from './classes.js';
import { elementsOf, keyOf } from './heap.js';
import type { Interpreter } from './state.js';
import { cannotBeShared } from './state.js';
import { negated, type Truth, type Value } from './values.js';

/** The version assumed where none is set: any Python 3 that the patchers support. */
const assumedMajor = 3;

/** Truth of `left operator right`: literals, `__name__` and `sys.version_info` are compared, anything else is unknown. */
export function pair(interpreter: Interpreter, left: Value, operator: string, right: Value): Truth {
  const version = versionOf(interpreter, left);
  if (version !== undefined) return comparedVersion(version, operator, right);
  if (left.kind === 'literal' && right.kind === 'sequence' && (operator === 'in' || operator === 'not in')) {
    const elements = elementsOf(interpreter, right);
    const found = elements.some((element) => element.kind === 'literal' && element.value === left.value);
    if (!found && !elements.every((element) => element.kind === 'literal')) return 'unknown';
    return said(found === (operator === 'in'));
  }
  // What a dictionary lacks on paper may have been added by ways that are not followed.
  if (left.kind === 'literal' && right.kind === 'mapping' && right.entries.has(keyOf(left)!)) {
    if (operator === 'in' || operator === 'not in') return said(operator === 'in');
  }
  if (right.kind === 'external' && right.name === 'sys.modules' && left.kind === 'literal')
    return among(isLoaded(interpreter, String(left.value)), operator);
  // The Python is CPython.
  if (right.kind === 'external' && right.name === 'sys.builtin_module_names' && left.kind === 'literal')
    return among(left.value === '__pypy__' ? 'false' : 'unknown', operator);
  if (right.kind === 'external' && right.name === 'os.environ')
    return among(interpreter.host.isVariableSet, operator);
  // One constant is equal to itself, whatever it is.
  if (left.kind === 'external' && right.kind === 'external' && left.name === right.name) {
    if (operator === '==' || operator === 'is') return 'true';
    if (operator === '!=' || operator === 'is not') return 'false';
  }
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
      return typeof a === 'number' && typeof b === 'number' ? ordered(a - b, operator) : 'unknown';
  }
}

function among(found: Truth, operator: string): Truth {
  if (operator === 'in') return found;
  return operator === 'not in' ? negated(found) : 'unknown';
}

/** Whether a patcher is in `sys.modules`: for good reason code asks that before it patches. Others are not known. */
function isLoaded(interpreter: Interpreter, module: string): Truth {
  const { loadedLibraries, libraries, patched } = interpreter;
  if (module.includes('.') || libraries.patchers.ownerOf(module) === undefined) return 'unknown';
  cannotBeShared(interpreter);
  if (loadedLibraries.has(module)) return 'true';
  const mayHaveLoaded = (library: string) => !libraries.knows(library) || libraries.mayPatch.has(library);
  return patched.size > 0 || [...loadedLibraries].some(mayHaveLoaded) ? 'unknown' : 'false';
}

/** Kinds of what is imported, defined or made. */
const nameable: ReadonlySet<Value['kind']> = new Set(['module', 'function', 'class', 'object', 'instance']);

const containers: ReadonlySet<Value['kind']> = new Set(['sequence', 'mapping']);

/** `module is not None`: whatever was imported or defined here is no constant. */
function identity(left: Value, operator: string, right: Value): Truth {
  if (nameable.has(left.kind) && nameable.has(right.kind))
    return compared(isOneObject(left, right), operator);
  if (right.kind !== 'literal') return 'unknown';
  // Nor is a list.
  if (!nameable.has(left.kind) && !(right.value === null && containers.has(left.kind))) return 'unknown';
  // An object that is a text, too, may be equal to one.
  if (left.kind === 'object' && right.value !== null && !isOwn(left.class) && !isPlainEnumeration(left.class))
    return 'unknown';
  return compared('false', operator);
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

function said(truth: boolean): Truth {
  return truth ? 'true' : 'false';
}
