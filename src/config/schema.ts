import * as z from 'zod/mini';
import { optional } from 'zod/mini';
import { builtInLaunchers } from '../launchers/index.js';
import type { LauncherSettings, SettingsKey } from '../launchers/launcher.js';
import { builtInPatchers } from '../patchers/index.js';
import { canonicalName } from '../patchers/names.js';
import { type AssumedLibraries, type Hold, platforms } from '../patchers/types.js';
import { type RuleName, ruleIds } from '../rules/index.js';
import { glob } from '../text/glob.js';
import { languages } from '../text/prose.js';
import {
  namesDeclaredIn,
  patchCallIn,
  patchExample,
  patchersSchema,
  patchFault,
  tableOf,
} from './patchers.js';
import {
  belowRootFault,
  checkedText,
  closest,
  customIssue,
  described,
  folderFault,
  listOf,
  oneOrMore,
  pathFault,
  table,
  type ValueFault,
  wholeNumber,
} from './values.js';

/** Characters of a glob. */
const longestGlob = 1000;

/** What is wrong with a glob, or undefined. */
export function patternFault(pattern: string): ValueFault | undefined {
  if (pattern.trim() === '') return { what: 'empty', of: 'glob' };
  if (pattern.startsWith('!')) return { what: 'negated-glob', text: pattern };
  if (pattern.startsWith('/')) return { what: 'absolute', of: 'glob', text: pattern };
  if (pattern.split('/').includes('..')) return { what: 'leaves-root', text: pattern };
  const { length } = pattern;
  return length > longestGlob ? { what: 'long-glob', length, limit: longestGlob } : undefined;
}

/**
 * A test for one glob over POSIX paths relative to the root.
 * One without a slash matches a file or folder of that name anywhere; one with a slash starts at the root.
 * A folder that matches stands for everything in it.
 */
export function globMatcher(pattern: string): (path: string) => boolean {
  const trimmed = pattern.replace(/^\.\/+/, '').replace(/(?<!\/)\/+$/, '');
  if (trimmed === '' || trimmed === '.') return () => true;
  const anchored = trimmed.includes('/') ? trimmed : `**/${trimmed}`;
  const [isIt, isInIt] = [glob(anchored), glob(`${anchored}/**`)];
  return (path) => isIt(path) || isInIt(path);
}

/** Whether a path is wanted: matched by any of `include` (or `include` is empty) and by none of `exclude`. */
export function pathFilter(
  include: readonly string[],
  exclude: readonly string[],
): (path: string) => boolean {
  const wanted = include.map(globMatcher);
  const unwanted = exclude.map(globMatcher);
  return (path) =>
    (wanted.length === 0 || wanted.some((matches) => matches(path))) &&
    !unwanted.some((matches) => matches(path));
}

/** The patterns that match none of `paths`: probably mistyped or out of date. */
export function unmatchedPatterns(patterns: readonly string[], paths: Iterable<string>): readonly string[] {
  const open = new Map(patterns.map((pattern) => [pattern, globMatcher(pattern)]));
  for (const path of paths) {
    if (open.size === 0) break;
    for (const [pattern, matches] of open) if (matches(path)) open.delete(pattern);
  }
  return [...open.keys()];
}

const objectName = /^[A-Za-z_][\w.]*(?::[^\s]*)?$/;

function applicationFault(text: string): ValueFault | undefined {
  return objectName.test(text) ? undefined : { what: 'no-application', text };
}

function nameFault(text: string): ValueFault | undefined {
  return text.trim() === '' || /\s/.test(text) ? { what: 'many-words', text } : undefined;
}

/** What is wrong with a file that a launcher names; deployments name them by paths of their own, so absolute ones do. */
function fileFault(text: string): ValueFault | undefined {
  return pathFault(text, 'file');
}

function commandFault(text: string): ValueFault | undefined {
  return builtInLaunchers.startedByLine(text) === undefined
    ? { what: 'unknown-command', text, known: builtInLaunchers.programs }
    : undefined;
}

/** The value of one key of a launcher's table. */
function launcherValue(is: SettingsKey['is']): z.core.$ZodType<string | boolean> {
  switch (is) {
    case 'application':
      return checkedText(applicationFault);
    case 'word':
      return checkedText(nameFault);
    case 'file':
      return checkedText(fileFault);
    case 'flag':
      return z.boolean();
    default:
      return z.enum(is as readonly [string, ...string[]]);
  }
}

/** Exactly one of two keys. */
function either(first: string, second: string) {
  return ({ value, issues }: z.core.ParsePayload<Readonly<Record<string, unknown>>>) => {
    if ((value[first] === undefined) !== (value[second] === undefined)) return;
    issues.push(customIssue({ what: 'not-either', first, second }, value));
  };
}

/** The table of one launcher, or a list of such. */
function launcherSchema(settings: LauncherSettings) {
  const keys = Object.entries(settings.keys).map(([key, { is, isRequired, description }]) => {
    const value = launcherValue(is);
    return [key, described(description, isRequired === true ? value : optional(value))] as const;
  });
  const folder = described(
    'The folder that the program is started in, relative to the root.',
    optional(checkedText((text) => belowRootFault(text))),
  );
  const one = table({ ...Object.fromEntries(keys), folder });
  const checked = settings.either === undefined ? one : one.check(either(...settings.either));
  return described(settings.description, optional(oneOrMore(checked)));
}

/** How the program is started where no file of the repository says so, or says it in words that are not understood. */
const launchersSchema = table({
  ...Object.fromEntries(
    builtInLaunchers.all.flatMap(({ id, settings }) =>
      settings === undefined ? [] : [[id, launcherSchema(settings)] as const],
    ),
  ),
  commands: described(
    'Command lines, as they stand in a deployment that lives elsewhere.',
    optional(listOf(commandFault)),
  ),
});

export type WrittenLaunchers = z.infer<typeof launchersSchema>;

const moduleName = /^[A-Za-z_]\w*(?:\.[A-Za-z_]\w*)*$/;

/** `time.sleep`, the object made by `threading.Lock()`, or a class derived from one as in `class(threading.Thread)`. */
const written = /^(?:class\((?<base>[\w.]+)\)|(?<made>[\w.]+)\(\)|(?<object>[\w.]+))$/;

const effects = builtInPatchers.effects();

/** What is kept from before a patch, and in which form; undefined when the text does not say. */
function heldIn(text: string): Pick<Hold, 'name' | 'form'> | undefined {
  const { base, made, object } = written.exec(text)?.groups ?? {};
  if (base !== undefined) return { name: canonicalName(base), form: 'subclass' };
  if (made !== undefined)
    return { name: canonicalName(builtInPatchers.instanceOf(made) ?? made), form: 'instance' };
  return object === undefined ? undefined : { name: canonicalName(object), form: 'reference' };
}

function holdFault(text: string): ValueFault | undefined {
  const held = heldIn(text);
  if (held === undefined) return { what: 'no-hold', text };
  const { name, form } = held;
  const fitting = effects.filter((effect) => effect.name === name);
  if (fitting.some((effect) => effect.forms.includes(form))) return undefined;
  const known = [...new Set(effects.map((effect) => effect.name))];
  if (fitting.length === 0) return { what: 'harmless-name', name, meant: closest(name, known) };
  return { what: 'harmless-form', name, form, harmful: [...new Set(fitting.flatMap(({ forms }) => forms))] };
}

function moduleFault(text: string): ValueFault | undefined {
  return moduleName.test(text) ? undefined : { what: 'no-module', text };
}

const librarySchema = table({
  loads: described(
    'Modules that importing it loads: what is known of them then holds for it.',
    z.optional(listOf(moduleFault)),
  ),
  holds: described(
    'What it keeps from before a patch: "time.sleep", "threading.Lock()" for an object, "class(threading.Thread)" for a class derived from one.',
    z.optional(listOf((text) => withoutUnknown(holdFault(text)))),
  ),
  patches: described(
    `The patch function that importing it calls, as in "${patchExample}".`,
    z.optional(checkedText((text) => withoutUnknown(patchFault(text)))),
  ),
});

/** What is wrong whichever patchers are declared: names that are not known by themselves are left to `unknownNames`. */
function withoutUnknown(fault: ValueFault | undefined): ValueFault | undefined {
  return fault?.what === 'unknown-patch' || fault?.what === 'harmless-name' ? undefined : fault;
}

/** What is wrong with names under `libraries` in `given`, valid or not, that neither a built-in patcher nor a declared one has. */
export function unknownNames(given: Readonly<Record<string, unknown>>) {
  const declared = namesDeclaredIn(given['patchers']);
  const issueOf = (text: unknown, faultOf: typeof patchFault, path: readonly PropertyKey[]) => {
    const fault = typeof text === 'string' ? faultOf(text) : undefined;
    const isUnknown = fault?.what === 'unknown-patch' || fault?.what === 'harmless-name';
    return !isUnknown || declared.has(fault.name)
      ? []
      : [{ ...customIssue(fault, text), path: [...path], message: '' }];
  };
  return Object.entries(tableOf(given['libraries'])).flatMap(([module, one]) => {
    const { patches, holds } = tableOf(one);
    const path = ['libraries', module];
    return [
      ...(Array.isArray(holds) ? (holds as readonly unknown[]) : []).flatMap((text, index) =>
        issueOf(text, holdFault, [...path, 'holds', index]),
      ),
      ...issueOf(patches, patchFault, [...path, 'patches']),
    ];
  });
}

/** What a team knows of packages that nobody else can measure, by module. */
const librariesSchema = z.record(checkedText(moduleFault), librarySchema);

/** Valid configuration as facts. A table without keys says that nothing is wrong with its module. */
export function assumedLibraries(configured: z.infer<typeof librariesSchema>): AssumedLibraries {
  return new Map(
    Object.entries(configured).map(([module, { loads = [], holds = [], patches }]) => [
      module,
      {
        holds: holds.flatMap((text) => holdBy(module, text) ?? []),
        loads,
        patches: patches === undefined ? undefined : patchCallIn(patches),
        source: 'the configuration',
      },
    ]),
  );
}

function holdBy(holder: string, text: string): Hold | undefined {
  const held = heldIn(text);
  return held === undefined ? undefined : { ...held, holder, where: text };
}

/** The Pythons that gevent has ever had a release for, and room for some years of new ones. */
const versionPattern = /^(?:2\.7|3\.(?:[3-9]|1\d))$/;

const entryPoint = /^(?:[A-Za-z_][\w.]*(?::[A-Za-z_][\w.]*)?|[^:]+\.pyw?|[^:/]*\/[^:]*)$/;

function entryPointFault(text: string): ValueFault | undefined {
  return (
    belowRootFault(text, 'file') ?? (entryPoint.test(text) ? undefined : { what: 'no-entry-point', text })
  );
}

const level = () => z.optional(z.enum(['off', 'notice', 'warning', 'error']));
const rulesSchema = table(
  Object.fromEntries(
    ruleIds.map((id) => [id, described(`Whether ${id} is reported, and how severe it is.`, level())]),
  ) as Record<RuleName, ReturnType<typeof level>>,
);

/** Everything that can be configured, by the key it has in files and inputs. The one source of names, types and texts. */
export const settingsSchema = table({
  include: described(
    'Globs of the Python files to check; all of them by default.',
    z.optional(listOf(patternFault)),
  ),
  exclude: described(
    'Globs of files in which nothing is reported; they still run where others import them.',
    z.optional(listOf(patternFault)),
  ),
  rules: described(
    'Rules by id: "off", or the severity that all their findings have instead of their own.',
    z.optional(rulesSchema),
  ),
  'entry-points': described(
    'Files, modules or "module:function" that run first, besides those that are found.',
    z.optional(listOf(entryPointFault)),
  ),
  launchers: described(
    'How the program is started, where no file of the repository says so in plain words.',
    z.optional(launchersSchema),
  ),
  'source-roots': described(
    'Folders that top-level modules are found in, besides those found without it.',
    z.optional(listOf((text) => belowRootFault(text))),
  ),
  'python-version': described(
    'The Python that runs the code, as in "3.12"; by default those that requires-python allows.',
    z.optional(z.string().check(z.regex(versionPattern))),
  ),
  platform: described(
    'The system that runs the code, as sys.platform names it; "linux" by default.',
    z.optional(z.enum(platforms)),
  ),
  'python-path': described(
    'Virtual environments, or folders with installed packages (site-packages), that the code runs with.',
    z.optional(listOf(folderFault)),
  ),
  libraries: described(
    "What a team's own packages load, keep and patch, by module.",
    z.optional(librariesSchema),
  ),
  patchers: described(
    "A team's own patchers, by name: what replaces names of other modules, and comes too late for whoever has them.",
    z.optional(patchersSchema),
  ),
  'fail-on': described(
    'The least severity that fails a run; "error" by default.',
    z.optional(z.enum(['error', 'warning', 'notice', 'never'])),
  ),
  timeout: described(
    'Seconds after which what is not looked at yet is left out, and said; 60 by default, 0 for as long as it takes.',
    z.optional(wholeNumber(86_400)),
  ),
  language: described('What findings, reports and comments are written in.', z.optional(z.enum(languages))),
});

/** Values as they are written, checked but not yet merged with the defaults. */
export type WrittenSettings = z.infer<typeof settingsSchema>;

/** `include`, `exclude`, `source-roots`, … */
export type SettingKey = keyof WrittenSettings;

/** All keys, in the order of the schema. */
export const settingKeys = Object.keys(settingsSchema.shape) as readonly SettingKey[];

/** The keys that the table at `path` of a configuration may have; none where there is no table. */
export function keysAt(path: readonly PropertyKey[]): readonly string[] {
  let schema: z.core.$ZodType = settingsSchema;
  for (const key of path) {
    schema = tableIn(schema);
    if (typeof key === 'number') continue;
    const { def } = (schema as z.core.$ZodTypes)._zod;
    if (def.type === 'record') {
      schema = def.valueType;
      continue;
    }
    const inner: z.core.$ZodType | undefined = shapeOf(schema)[String(key)];
    if (inner === undefined) return [];
    schema = inner;
  }
  return Object.keys(shapeOf(tableIn(schema)));
}

/** Looks through what is optional, and takes the table of a choice between one and a list of such. */
function tableIn(schema: z.core.$ZodType): z.core.$ZodType {
  const { def } = (schema as z.core.$ZodTypes)._zod;
  if (def.type === 'optional') return tableIn(def.innerType);
  if (def.type === 'union') return tableIn(def.options[0]!);
  return schema;
}

function shapeOf(schema: z.core.$ZodType): Readonly<Record<string, z.core.$ZodType>> {
  const { def } = (schema as z.core.$ZodTypes)._zod;
  return def.type === 'object' ? def.shape : {};
}
