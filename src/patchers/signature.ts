/** Which names a call to a patch function replaces, worked out from its arguments. */
import { canonicalName } from './names.js';
import type { PatchFunction, PatchGroup, PatchParameter } from './patcher.js';
import type { ArgumentValue, PatchArguments, QualifiedName, Replacement } from './types.js';

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
  const selecting = fn.parameters.filter(({ does }) => does !== undefined);
  const certain = new Set<QualifiedName>();
  const possible = new Set<QualifiedName>();
  for (const group of fn.groups) {
    const truth = conjunction(group.when.map((name) => truthOf(values.get(name) ?? 'unknown')));
    for (const name of replacedNames(group)) {
      const replaced = conjunction([truth, isMeant(selecting, name, given.values, args.spread)]);
      if (replaced !== 'false') (replaced === 'true' ? certain : possible).add(name);
    }
  }
  for (const name of certain) possible.delete(name);
  return { library: fn.library, certain, possible };
}

/** Whether `selecting`, the parameters that are no switches, leave `name` among what is replaced. */
function isMeant(
  selecting: readonly PatchParameter[],
  name: QualifiedName,
  given: ReadonlyMap<string, ArgumentValue>,
  spread: boolean,
): Truth {
  const truths = selecting.map((parameter): Truth => {
    const value = given.get(parameter.name) ?? (spread ? 'unknown' : 'false');
    if (value === 'false') return 'true';
    // Whatever is given as `engine=` is an engine; only of `**options` it is not known whether it is given at all.
    if (parameter.does === 'turns-off') return given.has(parameter.name) ? 'false' : 'unknown';
    if (typeof value === 'string') return 'unknown';
    return value.some((text) => isNamedBy(name, text)) ? 'true' : 'false';
  });
  return conjunction(truths);
}

/** `SVC`, `svc`, `svm.SVC` and `sklearn.svm.SVC` all name `sklearn.svm.SVC`; `psycopg2` names all that is in it. */
function isNamedBy(name: QualifiedName, text: string): boolean {
  const [whole, part] = [name.toLowerCase(), text.toLowerCase()];
  return `.${whole}`.endsWith(`.${part}`) || whole.startsWith(`${part}.`);
}

/** The canonical names that some call of `fn` replaces. */
export function replaceableNames(fn: PatchFunction): readonly QualifiedName[] {
  return fn.groups.flatMap(replacedNames);
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
  const room = fn.positional === 'rejected' ? 0 : fn.parameters.length;
  const isStrict = fn.positional === 'in-order' || fn.positional === 'rejected';
  if (isStrict && args.positional.length > room)
    return { kind: 'rejected', reason: 'too many positional arguments' };
  args.positional.forEach((value, index) => {
    const parameter = fn.positional === 'ignored' ? undefined : fn.parameters[index];
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
  if (values.some((value) => truthOf(value) === 'true')) return 'false';
  return spread || values.includes('unknown') ? 'unknown' : 'true';
}

type Truth = 'true' | 'false' | 'unknown';

function truthOf(value: ArgumentValue): Truth {
  if (typeof value === 'string') return value;
  return value.length > 0 ? 'true' : 'false';
}

function conjunction(values: readonly Truth[]): Truth {
  if (values.includes('false')) return 'false';
  return values.includes('unknown') ? 'unknown' : 'true';
}
