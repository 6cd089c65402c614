import * as z from 'zod/mini';
import { canonicalName, effectTable, instanceOf, patchFunction, patchFunctions } from '../knowledge/index.js';
import type { AssumedLibraries, Hold, ImportPatch } from '../knowledge/types.js';
import { hint } from './closest.js';
import { checkedText, described, listOf, table } from './values.js';

const moduleName = /^[A-Za-z_]\w*(?:\.[A-Za-z_]\w*)*$/;

/** `time.sleep`, the object made by `threading.Lock()`, or a class derived from one as in `class(threading.Thread)`. */
const written = /^(?:class\((?<base>[\w.]+)\)|(?<made>[\w.]+)\(\)|(?<object>[\w.]+))$/;

/** `gevent.monkey.patch_all`, or with arguments `gevent.monkey.patch_all(thread=False)`. */
const call = /^(?<name>[\w.]+)(?:\((?<args>[^()]*)\))?$/;

const effects = [...effectTable('gevent'), ...effectTable('eventlet')];

/** What is kept from before a patch, and in which form; undefined when the text does not say. */
function heldIn(text: string): Pick<Hold, 'name' | 'form'> | undefined {
  const { base, made, object } = written.exec(text)?.groups ?? {};
  if (base !== undefined) return { name: canonicalName(base), form: 'subclass' };
  if (made !== undefined) return { name: canonicalName(instanceOf(made) ?? made), form: 'instance' };
  return object === undefined ? undefined : { name: canonicalName(object), form: 'reference' };
}

function holdProblem(text: string): string | undefined {
  const held = heldIn(text);
  if (held === undefined)
    return `expected a name as in "ssl.SSLContext", an object as in "threading.Lock()" or a class as in "class(threading.Thread)", found "${text}"`;
  const fitting = effects.filter((effect) => effect.name === held.name);
  if (fitting.some((effect) => effect.forms.includes(held.form))) return undefined;
  const known = [...new Set(effects.map(({ name }) => name))];
  if (fitting.length === 0)
    return `nothing is known to go wrong when "${held.name}" is kept from before a patch${hint(held.name, known)}`;
  const forms = {
    reference: 'the name itself',
    subclass: 'a class derived from it',
    instance: 'an object made from it',
  };
  const harmful = [...new Set(fitting.flatMap((effect) => effect.forms.map((form) => forms[form])))];
  return `of "${held.name}" nothing is known to go wrong with ${forms[held.form]}, only with ${harmful.join(' or ')}`;
}

function patchProblem(text: string): string | undefined {
  const { name, args } = call.exec(text)?.groups ?? {};
  const known = patchFunctions().map((one) => one.name);
  if (name === undefined)
    return `expected a patch function as in "gevent.monkey.patch_all(thread=False)", found "${text}"`;
  const patcher = patchFunction(name);
  if (patcher === undefined)
    return `"${name}" is no patch function${hint(name, known)}; known ones: ${known.join(', ')}`;
  const keywords = patcher.parameters.map((parameter) => parameter.name);
  for (const argument of argumentsIn(args)) {
    const [keyword = '', value] = argument.split('=').map((part) => part.trim());
    if (value !== 'True' && value !== 'False')
      return `expected arguments as in "thread=False", found "${argument}"`;
    if (!keywords.includes(keyword))
      return `${name} has no argument "${keyword}"${hint(keyword, keywords)}; it has ${keywords.join(', ')}`;
  }
  return undefined;
}

function argumentsIn(args: string | undefined): readonly string[] {
  return (args ?? '').split(',').flatMap((argument) => argument.trim() || []);
}

function moduleProblem(text: string): string | undefined {
  return moduleName.test(text) ? undefined : `expected a module as in "package.module", found "${text}"`;
}

const librarySchema = table({
  loads: described(
    'Modules that importing it loads: what is known of them then holds for it.',
    z.optional(listOf(moduleProblem)),
  ),
  holds: described(
    'What it keeps from before a patch: "time.sleep", "threading.Lock()" for an object, "class(threading.Thread)" for a class derived from one.',
    z.optional(listOf(holdProblem)),
  ),
  patches: described(
    'The patch function that importing it calls, as in "gevent.monkey.patch_all(thread=False)".',
    z.optional(checkedText(patchProblem)),
  ),
});

/** What a team knows of packages that nobody else can measure, by module. */
export const librariesSchema = z.record(checkedText(moduleProblem), librarySchema, {
  error: 'expected a table for each module',
});

/** Valid configuration as facts. A table without keys says that nothing is wrong with its module. */
export function assumedLibraries(configured: z.infer<typeof librariesSchema>): AssumedLibraries {
  return new Map(
    Object.entries(configured).map(([module, { loads = [], holds = [], patches }]) => [
      module,
      {
        holds: holds.flatMap((text) => holdBy(module, text) ?? []),
        loads,
        patches: patches === undefined ? undefined : patchIn(patches),
        source: 'the configuration',
      },
    ]),
  );
}

function holdBy(holder: string, text: string): Hold | undefined {
  const held = heldIn(text);
  return held === undefined ? undefined : { ...held, holder, where: text };
}

function patchIn(text: string): ImportPatch | undefined {
  const { name, args } = call.exec(text)?.groups ?? {};
  if (name === undefined) return undefined;
  const keywords = argumentsIn(args).map((argument) => {
    const [keyword = '', value] = argument.split('=').map((part) => part.trim());
    return [keyword, value === 'True' ? 'true' : 'false'] as const;
  });
  return { function: name, keywords: Object.fromEntries(keywords) };
}
