import picomatch from 'picomatch';
import * as z from 'zod/mini';
import { optional } from 'zod/mini';
import { type RuleId, ruleIds } from '../findings/finding.js';
import { builtInLaunchers } from '../launchers/index.js';
import type { LauncherSettings, SettingsKey } from '../launchers/launcher.js';
import { languages } from '../messages/index.js';
import { builtInPatchers } from '../patchers/index.js';
import { canonicalName } from '../patchers/names.js';
import type { AssumedLibraries, Hold, ImportPatch } from '../patchers/types.js';
import {
  belowRootProblem,
  checkedText,
  described,
  flag,
  folderProblem,
  hint,
  listOf,
  oneOf,
  oneOrMore,
  table,
  textError,
} from './values.js';

/**
 * Extended globs (`+(a|b)`) are off: configuration comes from the checked repository, and they compile to regular
 * expressions that can take exponential time.
 */
const options = { dot: true, noextglob: true, nonegate: true, strictSlashes: false } as const;

/** What is wrong with a glob, or undefined. */
export function patternProblem(pattern: string): string | undefined {
  if (pattern.trim() === '') return 'expected a glob, found an empty string';
  if (pattern.startsWith('!'))
    return `"${pattern}" starts with "!": patterns are not negated, use include and exclude`;
  if (pattern.startsWith('/')) return `"${pattern}" is absolute; globs are relative to the root`;
  if (pattern.split('/').includes('..')) return `"${pattern}" leaves the root`;
  if (pattern.length > 1000) return `a glob of ${pattern.length} characters is too long (1000 at most)`;
  return undefined;
}

/**
 * A test for one glob over POSIX paths relative to the root.
 * One without a slash matches a file or folder of that name anywhere; one with a slash starts at the root.
 * A folder that matches stands for everything in it.
 */
export function globMatcher(pattern: string): (path: string) => boolean {
  const trimmed = pattern.replace(/^\.\/+/, '').replace(/\/+$/, '');
  if (trimmed === '' || trimmed === '.') return () => true;
  const anchored = trimmed.includes('/') ? trimmed : `**/${trimmed}`;
  return picomatch([anchored, `${anchored}/**`], options);
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

function applicationProblem(text: string): string | undefined {
  return objectName.test(text) ? undefined : `expected a module as in "package.module:app", found "${text}"`;
}

function nameProblem(text: string): string | undefined {
  return text.trim() === '' || /\s/.test(text) ? `expected one word, found "${text}"` : undefined;
}

/** What is wrong with a file that a launcher names; deployments name them by paths of their own, so absolute ones do. */
function fileProblem(text: string): string | undefined {
  return folderProblem(text)?.replaceAll('folder', 'file');
}

function commandProblem(text: string): string | undefined {
  if (builtInLaunchers.startedByLine(text) !== undefined) return undefined;
  return `"${text}" starts nothing that is known; it should start with one of ${builtInLaunchers.programs.join(', ')}`;
}

/** The value of one key of a launcher's table. */
function launcherValue(is: SettingsKey['is']): z.core.$ZodType<string | boolean> {
  switch (is) {
    case 'application':
      return checkedText(applicationProblem);
    case 'word':
      return checkedText(nameProblem);
    case 'file':
      return checkedText(fileProblem);
    case 'flag':
      return flag();
    default:
      return oneOf(is as readonly [string, ...string[]]);
  }
}

/** Exactly one of two keys. */
function either(first: string, second: string) {
  return ({ value, issues }: z.core.ParsePayload<Readonly<Record<string, unknown>>>) => {
    if ((value[first] === undefined) !== (value[second] === undefined)) return;
    issues.push({ code: 'custom', message: `expected either "${first}" or "${second}"`, input: value });
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
    optional(checkedText(belowRootProblem)),
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
    optional(listOf(commandProblem)),
  ),
});

export type WrittenLaunchers = z.infer<typeof launchersSchema>;

const moduleName = /^[A-Za-z_]\w*(?:\.[A-Za-z_]\w*)*$/;

/** `time.sleep`, the object made by `threading.Lock()`, or a class derived from one as in `class(threading.Thread)`. */
const written = /^(?:class\((?<base>[\w.]+)\)|(?<made>[\w.]+)\(\)|(?<object>[\w.]+))$/;

/** `gevent.monkey.patch_all`, or with arguments `gevent.monkey.patch_all(thread=False)`. */
const call = /^(?<name>[\w.]+)(?:\((?<args>[^()]*)\))?$/;

const effects = builtInPatchers.effects();

/** What is kept from before a patch, and in which form; undefined when the text does not say. */
function heldIn(text: string): Pick<Hold, 'name' | 'form'> | undefined {
  const { base, made, object } = written.exec(text)?.groups ?? {};
  if (base !== undefined) return { name: canonicalName(base), form: 'subclass' };
  if (made !== undefined)
    return { name: canonicalName(builtInPatchers.instanceOf(made) ?? made), form: 'instance' };
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
  const known = builtInPatchers.functions.map((one) => one.name);
  if (name === undefined)
    return `expected a patch function as in "gevent.monkey.patch_all(thread=False)", found "${text}"`;
  const patcher = builtInPatchers.patchFunction(name);
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
const librariesSchema = z.record(checkedText(moduleProblem), librarySchema, {
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

/** Reads `3.12` as two numbers; versions before 2.7 never had gevent. */
const versionPattern = /^(?:2\.7|3\.\d{1,2})$/;

function versionError(issue: { readonly input?: unknown }): string {
  if (typeof issue.input !== 'number') return textError(issue);
  return `expected a string: write the version in quotes, as in "${issue.input}"`;
}

const entryPoint = /^(?:[A-Za-z_][\w.]*(?::[A-Za-z_][\w.]*)?|[^:]+\.pyw?|[^:]*\/[^:]*)$/;

function entryPointProblem(text: string): string | undefined {
  const problem = belowRootProblem(text)?.replaceAll('folder', 'file');
  if (problem !== undefined) return problem;
  if (entryPoint.test(text)) return undefined;
  return `expected a file, a module or "module:function", found "${text}"`;
}

const level = () => z.optional(oneOf(['off', 'notice', 'warning', 'error']));
const rulesSchema = table(
  Object.fromEntries(
    ruleIds.map((id) => [id, described(`Whether ${id} is reported, and how severe it is.`, level())]),
  ) as Record<RuleId, ReturnType<typeof level>>,
);

/** Everything that can be configured, by the key it has in files and inputs. The one source of names, types and texts. */
export const settingsSchema = table({
  include: described(
    'Globs of the Python files to check; all of them by default.',
    z.optional(listOf(patternProblem)),
  ),
  exclude: described(
    'Globs of files in which nothing is reported; they still run where others import them.',
    z.optional(listOf(patternProblem)),
  ),
  rules: described(
    'Rules by id: "off", or the severity that all their findings have instead of their own.',
    z.optional(rulesSchema),
  ),
  'entry-points': described(
    'Files, modules or "module:function" that run first, besides those that are found.',
    z.optional(listOf(entryPointProblem)),
  ),
  launchers: described(
    'How the program is started, where no file of the repository says so in plain words.',
    z.optional(launchersSchema),
  ),
  'source-roots': described(
    'Folders that top-level modules are found in, besides those found without it.',
    z.optional(listOf(belowRootProblem)),
  ),
  'python-version': described(
    'The Python that runs the code, as in "3.12"; by default those that requires-python allows.',
    z.optional(
      z.string({ error: versionError }).check(
        z.regex(versionPattern, {
          error: (issue) => `expected major.minor as in "3.12", found "${issue.input}"`,
        }),
      ),
    ),
  ),
  'python-path': described(
    'Virtual environments, or folders with installed packages (site-packages), that the code runs with.',
    z.optional(listOf(folderProblem)),
  ),
  libraries: described(
    "What a team's own packages load, keep and patch, by module.",
    z.optional(librariesSchema),
  ),
  'fail-on': described(
    'The least severity that fails a run; "error" by default.',
    z.optional(oneOf(['error', 'warning', 'notice', 'never'])),
  ),
  language: described('What findings, reports and comments are written in.', z.optional(oneOf(languages))),
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
