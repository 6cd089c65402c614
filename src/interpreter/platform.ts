import type { Arguments, Interpreter } from './machine.js';
import { literal, unknown, type Value } from './values.js';

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
export function platformAttribute(name: string): Value | undefined {
  const text = attributes.get(name);
  return text === undefined ? undefined : literal(text);
}

/** Functions that tell the version of a distribution, or raise. */
const versions: ReadonlySet<string> = new Set([
  'importlib.metadata.version',
  'importlib.metadata.distribution',
  'importlib_metadata.version',
  'pkg_resources.get_distribution',
]);

/** The result of calling a function of the standard library that says where installed code runs. */
export function platformResult(interpreter: Interpreter, name: string, args: Arguments): Value | undefined {
  const { environment } = interpreter;
  if (environment === undefined) return undefined;
  if (name === 'os.environ.get' || name === 'os.getenv') return args.positional[1] ?? literal(null);
  const [first] = args.positional;
  const wanted = first?.kind === 'literal' && typeof first.value === 'string' ? first.value : undefined;
  if (versions.has(name) && wanted !== undefined && !environment.hasDistribution(wanted)) {
    if (interpreter.guards > 0) interpreter.raising = 'PackageNotFoundError';
    return unknown;
  }
  if (name === 'importlib.util.find_spec' && wanted !== undefined && !wanted.includes('.')) {
    return environment.isInstalled(wanted)
      ? { kind: 'instance', of: 'importlib.machinery.ModuleSpec' }
      : literal(null);
  }
  const text = results.get(name);
  return text === undefined ? undefined : literal(text);
}
