import type { Arguments } from '../machine.js';
import { literal, type Value } from '../values.js';

/**
 * What installed code asks of the place it runs in, with the answers of the usual one: CPython on Linux, with no
 * variable set that the library might look for. A program's own code gets no such answers: it may be told anything.
 */
const attributes: ReadonlyMap<string, string> = new Map([
  ['sys.platform', 'linux'],
  ['os.name', 'posix'],
  ['os.sep', '/'],
  ['sys.implementation.name', 'cpython'],
  ['sys.byteorder', 'little'],
]);

const results: ReadonlyMap<string, string> = new Map([
  ['platform.system', 'Linux'],
  ['platform.python_implementation', 'CPython'],
]);

/** The value of an attribute of the standard library that says where code runs. */
export function surroundingAttribute(name: string): Value | undefined {
  const text = attributes.get(name);
  return text === undefined ? undefined : literal(text);
}

/** The result of calling a function of the standard library that says where code runs. */
export function surroundingResult(name: string, args: Arguments): Value | undefined {
  if (name === 'os.environ.get' || name === 'os.getenv') return args.positional[1] ?? literal(null);
  const text = results.get(name);
  return text === undefined ? undefined : literal(text);
}
