import * as z from 'zod/mini';
import { optional } from 'zod/mini';
import { type DeclaredPatcher, moduleOf } from '../patchers/declared.js';
import { builtInPatchers } from '../patchers/index.js';
import { closest, customIssue, described, listOf, table, type ValueFault } from './values.js';

/** Names and modules in one list of a declaration, declarations in one configuration, characters of a text. */
const most = { names: 200, patchers: 50, characters: 300 };

const dotted = /^[A-Za-z_]\w*(?:\.[A-Za-z_]\w*)+$/;
const moduleName = /^[A-Za-z_]\w*(?:\.[A-Za-z_]\w*)*$/;
const word = /^[A-Za-z_]\w*$/;
const patcherName = /^[A-Za-z][\w.-]*$/;

/** `gevent.monkey.patch_all`, or with arguments `gevent.monkey.patch_all(thread=False)`. */
const call = /^(?<name>[\w.]+)(?:\((?<args>[^()]*)\))?$/;

const [firstPatcher] = builtInPatchers.all;
export const patchExample = `${firstPatcher?.defaultFunction ?? ''}(thread=False)`;

/** What is wrong with a call of a built-in patch function, as it is written. */
export function patchFault(text: string): ValueFault | undefined {
  const { name, args } = call.exec(text)?.groups ?? {};
  if (name === undefined) return { what: 'no-patch-call', text };
  const patcher = builtInPatchers.patchFunction(name);
  if (patcher === undefined) {
    const all = builtInPatchers.functions.map((one) => one.name);
    const known = builtInPatchers.all.flatMap((row) =>
      row.family === undefined ? [row.defaultFunction] : [],
    );
    return { what: 'unknown-patch', name, meant: closest(name, all), known };
  }
  const known = patcher.parameters.map((parameter) => parameter.name);
  for (const argument of argumentsIn(args)) {
    const [keyword = '', value] = argument.split('=').map((part) => part.trim());
    if (value !== 'True' && value !== 'False') return { what: 'no-patch-argument', text: argument };
    if (!known.includes(keyword))
      return { what: 'unknown-argument', name, keyword, meant: closest(keyword, known), known };
  }
  return undefined;
}

/** The function of a call without faults, and its keywords. */
export function patchCallIn(
  text: string,
): { readonly function: string; readonly keywords: Readonly<Record<string, 'true' | 'false'>> } | undefined {
  const { name, args } = call.exec(text)?.groups ?? {};
  if (name === undefined) return undefined;
  const keywords = argumentsIn(args).map((argument) => {
    const [keyword = '', value] = argument.split('=').map((part) => part.trim());
    return [keyword, value === 'True' ? 'true' : 'false'] as const;
  });
  return { function: name, keywords: Object.fromEntries(keywords) };
}

function argumentsIn(args: string | undefined): readonly string[] {
  return (args ?? '').split(',').flatMap((argument) => argument.trim() || []);
}

function nameFault(text: string): ValueFault | undefined {
  return dotted.test(text) ? undefined : { what: 'no-name', text };
}

function moduleFault(text: string): ValueFault | undefined {
  return moduleName.test(text) ? undefined : { what: 'no-module', text };
}

function textFault(text: string): ValueFault | undefined {
  const { length } = text;
  if (text.trim() === '') return { what: 'empty', of: 'text' };
  return length > most.characters
    ? { what: 'too-many', of: 'characters', count: length, limit: most.characters }
    : undefined;
}

/** A name that no built-in patcher has. */
function callFault(text: string): ValueFault | undefined {
  const row = builtInPatchers.patchFunction(text);
  return row === undefined ? nameFault(text) : { what: 'built-in-patcher', name: text, patcher: row.library };
}

function importFault(text: string): ValueFault | undefined {
  const patch = builtInPatchers.importPatch(text);
  const row = builtInPatchers.patchFunction(patch?.function ?? '');
  return row === undefined
    ? moduleFault(text)
    : { what: 'built-in-patcher', name: text, patcher: row.library };
}

function keyFault(text: string): ValueFault | undefined {
  if (builtInPatchers.get(text) !== undefined) return { what: 'built-in-patcher', name: text, patcher: text };
  return patcherName.test(text) ? undefined : { what: 'many-words', text };
}

type Check = (text: string) => ValueFault | undefined;

function checked(faultOf: Check) {
  return z.string().check(({ value, issues }) => {
    const fault = faultOf(value);
    if (fault !== undefined) issues.push(customIssue(fault, value));
  });
}

function listed(faultOf: Check) {
  return listOf(faultOf).check(({ value, issues }) => {
    const count = value.length;
    if (count > most.names)
      issues.push(customIssue({ what: 'too-many', of: 'names', count, limit: most.names }, value));
  });
}

const declaration = table({
  call: described(
    'The function that patches, by its full name; of a method "package.module.Class.method".',
    optional(checked(callFault)),
  ),
  import: described('The module that patches when it is imported.', optional(checked(importFault))),
  replaces: described('The names that it replaces, in full.', optional(listed(nameFault))),
  keeps: described(
    'In which forms an original that is kept goes without: all of them by default.',
    optional(z.array(z.enum(['reference', 'subclass', 'instance']))),
  ),
  'made-by': described(
    'Functions that make an object of something it replaces, each with that name.',
    optional(z.record(checked(nameFault), checked(nameFault))),
  ),
  before: described('Modules that have to be imported after it.', optional(listed(moduleFault))),
  like: described(
    `The patch function that it calls, as in "${patchExample}": it then does what that does.`,
    optional(checked(patchFault)),
  ),
  unless: described(
    'An argument with which the order does not matter.',
    optional(checked((text) => (word.test(text) ? undefined : { what: 'many-words', text }))),
  ),
  'cured-by': described(
    'A function that makes a late patch harmless for the object that it is given.',
    optional(checked(nameFault)),
  ),
  severity: described(
    'How severe a late patch is; "warning" by default, "notice" with `before`.',
    optional(z.enum(['error', 'warning', 'notice'])),
  ),
  consequence: described(
    'What becomes of an original that is kept, as the end of a sentence: "sends requests without a trace id".',
    optional(checked(textFault)),
  ),
  instead: described(
    'A call that may be made instead, with which the order does not matter.',
    optional(checked(textFault)),
  ),
}).check(({ value, issues }) => {
  const { call: called, import: imported, replaces = [], before = [], like } = value;
  const fault = (what: ValueFault) => issues.push(customIssue(what, value));
  if ((called === undefined) === (imported === undefined))
    fault({ what: 'not-either', first: 'call', second: 'import' });
  const given = [replaces.length > 0, before.length > 0, like !== undefined].filter(Boolean).length;
  if (given === 0) fault({ what: 'replaces-nothing' });
  if (given > 1) fault({ what: 'more-than-one', keys: ['replaces', 'before', 'like'] });
  const by = called ?? imported;
  const own = called === undefined ? imported : moduleOf({ call: called });
  for (const name of [...replaces, ...before])
    if (name === by || name === own) fault({ what: 'names-itself', name });
});

/** Patchers that a team declares, by the names that findings tell of them. */
export const patchersSchema = z.record(checked(keyFault), declaration).check(({ value, issues }) => {
  const count = Object.keys(value).length;
  if (count > most.patchers)
    issues.push(customIssue({ what: 'too-many', of: 'patchers', count, limit: most.patchers }, value));
});

/** What the declarations in `written`, valid or not, name: functions that patch, and what they replace. */
export function namesDeclaredIn(written: unknown): ReadonlySet<unknown> {
  const tables = Object.values(tableOf(written)).map(tableOf);
  const listOfAll = (value: unknown) => (Array.isArray(value) ? (value as readonly unknown[]) : []);
  return new Set(tables.flatMap((one) => [one['call'], ...listOfAll(one['replaces'])]));
}

/** `value` as a table; one without keys where it is none. */
export function tableOf(value: unknown): Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null ? (value as Readonly<Record<string, unknown>>) : {};
}

/** Valid declarations as facts. */
export function declaredPatchers(written: z.infer<typeof patchersSchema>): readonly DeclaredPatcher[] {
  return Object.entries(written).map(([name, one]) => {
    const like = one.like === undefined ? undefined : patchCallIn(one.like);
    const isFirst = one.before !== undefined;
    return {
      name,
      by: one.call === undefined ? { import: one.import ?? '' } : { call: one.call },
      replaces: one.replaces ?? [],
      keeps: one.keeps ?? ['reference', 'subclass', 'instance'],
      madeBy: one['made-by'] ?? {},
      before: one.before ?? [],
      like:
        like === undefined
          ? undefined
          : {
              function: like.function,
              args: { keywords: new Map(Object.entries(like.keywords)), positional: [], spread: false },
            },
      unless: one.unless,
      curedBy: one['cured-by'],
      severity: one.severity ?? (isFirst ? 'notice' : 'warning'),
      consequence: one.consequence,
      instead: one.instead,
    };
  });
}
