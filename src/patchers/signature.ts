/** Which names a call to a patch function replaces, worked out from its arguments. */

import { EVENTLET_FUNCTIONS } from './eventlet.js';
import { GEVENT_FUNCTIONS } from './gevent.js';
import { canonicalName } from './names.js';
import { TRUSTSTORE_FUNCTIONS } from './truststore.js';
import type {
  ArgumentValue,
  PatchArguments,
  PatchFunction,
  PatchGroup,
  QualifiedName,
  Replacement,
} from './types.js';

const FUNCTIONS: ReadonlyMap<QualifiedName, PatchFunction> = new Map(
  [...GEVENT_FUNCTIONS, ...EVENTLET_FUNCTIONS, ...TRUSTSTORE_FUNCTIONS].map((each) => [each.name, each]),
);

/**
 * The patch function of that full name, or undefined when it is none.
 * `eventlet.patcher.monkey_patch` gives `eventlet.monkey_patch`: they are one object.
 */
export function patchFunction(name: QualifiedName): PatchFunction | undefined {
  return FUNCTIONS.get(canonicalName(name));
}

/** Every patch function that is known, gevent's first. */
export function patchFunctions(): readonly PatchFunction[] {
  return [...FUNCTIONS.values()];
}

/**
 * The canonical names that `fn` replaces when called with `args`.
 * A name that hangs on an argument without a literal value is `possible`. A call that Python would refuse with
 * TypeError replaces nothing and says why in `rejected`.
 */
export function replacement(fn: PatchFunction, args: PatchArguments): Replacement {
  const given = givenArguments(fn, args);
  if (given.kind === 'rejected') {
    return { library: fn.library, certain: new Set(), possible: new Set(), rejected: given.reason };
  }
  const values = parameterValues(fn, given.values, args.spread);
  const certain = new Set<QualifiedName>();
  const possible = new Set<QualifiedName>();
  for (const group of fn.groups) {
    const truth = conjunction(group.when.map((name) => values.get(name) ?? 'unknown'));
    if (truth === 'false') continue;
    for (const name of replacedNames(group)) (truth === 'true' ? certain : possible).add(name);
  }
  for (const name of certain) possible.delete(name);
  return { library: fn.library, certain, possible };
}

function replacedNames(group: PatchGroup): readonly QualifiedName[] {
  return [...group.rebound, ...group.remade].map(canonicalName);
}

type GivenArguments =
  | { readonly kind: 'accepted'; readonly values: ReadonlyMap<string, ArgumentValue> }
  | { readonly kind: 'rejected'; readonly reason: string };

/** Sorts positional and keyword arguments under the parameter names, aliases resolved; `all` is kept for eventlet. */
function givenArguments(fn: PatchFunction, args: PatchArguments): GivenArguments {
  const values = new Map<string, ArgumentValue>();
  const known = new Set(fn.parameters.map((parameter) => parameter.name));
  if (fn.selection === 'only-true') known.add('all');
  const room = fn.positional === 'in-order' ? fn.parameters.length : 0;
  if (args.positional.length > room) return { kind: 'rejected', reason: 'too many positional arguments' };
  args.positional.forEach((value, index) => {
    const parameter = fn.parameters[index];
    // After `*x` nobody can tell which parameter a position is.
    if (parameter !== undefined) values.set(parameter.name, args.spread ? 'unknown' : value);
  });
  for (const [keyword, value] of args.keywords) {
    const name = fn.keywordAliases?.[keyword] ?? keyword;
    if (known.has(name)) {
      if (values.has(name) && !args.spread)
        return { kind: 'rejected', reason: `argument ${name} given twice` };
      values.set(name, value);
    } else if (fn.unknownKeywords === 'rejected') {
      return { kind: 'rejected', reason: `unexpected keyword argument ${keyword}` };
    }
  }
  return { kind: 'accepted', values };
}

/** The value of every parameter, omitted ones included. */
function parameterValues(
  fn: PatchFunction,
  given: ReadonlyMap<string, ArgumentValue>,
  spread: boolean,
): ReadonlyMap<string, ArgumentValue> {
  const rest = fn.selection === 'only-true' ? omittedUnderOnlyTrue(given, spread) : 'true';
  return new Map(
    fn.parameters.map((parameter) => {
      const omitted = spread ? 'unknown' : parameter.default === 'false' ? 'false' : rest;
      return [parameter.name, given.get(parameter.name) ?? omitted];
    }),
  );
}

/** eventlet: `all=` decides about what was left out; without it, one True turns the rest off. */
function omittedUnderOnlyTrue(given: ReadonlyMap<string, ArgumentValue>, spread: boolean): ArgumentValue {
  const all = given.get('all');
  if (all !== undefined) return all;
  const values = [...given.values()];
  if (values.includes('true')) return 'false';
  return spread || values.includes('unknown') ? 'unknown' : 'true';
}

function conjunction(values: readonly ArgumentValue[]): ArgumentValue {
  if (values.includes('false')) return 'false';
  return values.includes('unknown') ? 'unknown' : 'true';
}
