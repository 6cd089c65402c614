import { leafOf } from '../project/module-name.js';
import type { Program } from '../project/program.js';
import type { Resolver } from '../project/resolver.js';
import type { FilePath } from '../project/snapshot.js';
import { parseModule } from '../python/parse.js';
import type { ModuleSyntax } from '../python/syntax.js';
import { lazily } from '../text/memoize.js';
import { wordSearch } from '../text/search.js';
import texts from './data/scripts.json' with { type: 'json' };
import { frameworks } from './frameworks.js';

/**
 * Start-up scripts: what a framework does between a program's own lines, written as Python (`*.py` beside this file), which the
 * interpreter executes like any other module. A script is no file of a repository: it has a path that none can have, and
 * its statements are links of a chain without a place.
 */

/** A script, as the interpreter runs it. */
interface StartUpScript {
  /** Its name in `sys.modules`, which no program can import. */
  readonly module: string;
  readonly path: FilePath;
  readonly text: string;
  readonly syntax: () => ModuleSyntax;
}

const scripts = new Map<string, StartUpScript>(
  Object.entries(texts).map(([name, text]) => [
    `\0${name}`,
    { module: `\0${name}`, path: `\0${name}.py` as FilePath, text, syntax: lazily(() => parseModule(text)) },
  ]),
);

/** The script whose module is called `module`; undefined for any other module. */
function scriptNamed(module: string): StartUpScript | undefined {
  return module.charCodeAt(0) === 0 ? scripts.get(module) : undefined;
}

/** The script at `path`; undefined for a file of the repository. */
function scriptAt(path: string): StartUpScript | undefined {
  return isScript(path) ? scripts.get(path.slice(0, -'.py'.length)) : undefined;
}

/** Whether `path` is that of a script. */
export function isScript(path: string | undefined): boolean {
  return path?.charCodeAt(0) === 0;
}

/** The path of a text that a program executes: it stands in no file, and its statements are links without a place as well. */
export function pathOfText(text: string): FilePath {
  return `\x01${text}` as FilePath;
}

function textAt(path: string): string | undefined {
  return path.charCodeAt(0) === 1 ? path.slice(1) : undefined;
}

/** `path`, if it is that of a file of the repository. */
export function fileIn(path: FilePath): FilePath | undefined {
  return path.charCodeAt(0) > 1 ? path : undefined;
}

/** Whether what the script at `path` keeps is its own affair: a queue of the standard library keeps what the program has put there. */
export function isOpaque(path: string | undefined): boolean {
  return isScript(path) && path !== '\0standard.py';
}

/** What the script `standard` computes, by the full name of what it does that for: some of it only of what is known. */
export const computedBy: ReadonlyMap<string, { readonly name: string; readonly ofKnown: boolean }> = new Map([
  ...rows(true, 'urllib.parse', 'urlsplit urlparse parse_qs parse_qsl urlencode'),
  ...rows(true, 'pathlib', 'PurePosixPath'),
  ...rows(false, 'collections', 'ChainMap'),
  ...rows(true, 'datetime', 'timedelta'),
  ...rows(true, 'decimal', 'Decimal'),
  ...rows(true, 'fractions', 'Fraction'),
  ...rows(true, 'configparser', 'ConfigParser RawConfigParser=ConfigParser'),
  ...rows(
    false,
    'queue',
    'Queue=FifoOfThreads LifoQueue=LifoOfThreads PriorityQueue=PriorityOfThreads SimpleQueue=SimpleOfThreads',
  ),
  ...rows(false, 'asyncio', 'Queue=FifoOfTasks LifoQueue=LifoOfTasks PriorityQueue=PriorityOfTasks'),
  ...['unittest.mock', 'mock'].flatMap((module) =>
    rows(false, module, 'Mock MagicMock PropertyMock create_autospec call'),
  ),
]);

function rows(ofKnown: boolean, module: string, names: string) {
  return names.split(' ').map((row) => {
    const [own = '', name = own] = row.split('=');
    return [`${module}.${own}`, { name, ofKnown }] as const;
  });
}

/** What stands in for something that a framework has: a name in a script. */
export interface StandIn {
  /** Name of the script's module. */
  readonly module: string;
  readonly name: string;
}

const standIns = new Map<string, StandIn>();
const shownNames = new Map<string, string>();
for (const { script, standsFor, shows = {} } of frameworks) {
  const module = `\0${script}`;
  for (const [full, name] of Object.entries(standsFor)) {
    standIns.set(full, { module, name });
    // The first name is the one that people know.
    if (!shownNames.has(`${module}:${name}`)) shownNames.set(`${module}:${name}`, `${full}()`);
  }
  for (const [name, shown] of Object.entries(shows)) shownNames.set(`${module}:${name}`, shown);
}

/** What stands in for the library's function, class or object with this full name; undefined where nothing does. */
export function standInFor(name: string): StandIn | undefined {
  return standIns.get(name);
}

/** How a chain calls the function `name` of a script's `module`; undefined for what is a script's own affair. */
export function shownAs(module: string, name: string): string | undefined {
  return shownNames.get(`${module}:${name}`);
}

/** What of frameworks patches when it is called, by its last name, and what looks for the modules that a file has it from. */
const patching = frameworks.flatMap(({ patches = [], standsFor }) =>
  Object.keys(standsFor)
    .filter((full) => patches.includes(leafOf(full)))
    .map((full) => ({ name: leafOf(full), modules: full.split('.').slice(0, -1).map(wordSearch) })),
);

export const patchingFunctions: ReadonlySet<string> = new Set(patching.map(({ name }) => name));

/**
 * Whether `name` can mean in `text` what of a framework patches when it is called: where its module is named. Its names are common
 * (`WSGIApplication` is a type of typeshed, too); who has it from another file comes to the one that names the module.
 */
export function isPatchingFunction(name: string, text: string): boolean {
  return patching.some((one) => one.name === name && one.modules.every((module) => module(text) >= 0));
}

/** `program` as the interpreter sees it: with the scripts beside its own files. */
export function withScripts(program: Program): Program {
  return {
    ...program,
    text: (path) => scriptAt(path)?.text ?? program.text(path),
    wording: (path) => scriptAt(path)?.text ?? textAt(path) ?? program.wording(path),
    syntax: (path) => scriptAt(path)?.syntax() ?? program.syntax(path),
  };
}

/** `resolver`, which finds the modules of scripts too. */
export function findingScripts(resolver: Resolver): Resolver {
  return {
    resolve(module) {
      const script = scriptNamed(module);
      if (script === undefined) return resolver.resolve(module);
      return { kind: 'source', module, path: script.path, searchPath: undefined };
    },
  };
}
