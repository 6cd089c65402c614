import { addTo } from '../text/groups.js';
import { lazily, readOnce, remembered } from '../text/memoize.js';
import { anyWholeWord, anyWord } from '../text/search.js';
import { lineStart } from '../text/span.js';
import { isTestFile } from './file-kinds.js';
import { absoluteName, leafOf, parentOf, topLevelOf } from './module-name.js';
import type { Reading } from './program.js';
import { basename, type FilePath } from './snapshot.js';

const importers = [
  'find_modules',
  'import_module',
  '__import__',
  'resolve_name',
  'run_module',
  'run_path',
  'execfile',
  'exec_module',
  'iter_modules',
  'walk_packages',
];
const hasImporter = anyWord(...importers);
const importer = new RegExp(`\\b(?:${importers.join('|')})\\b`, 'g');
const wholeName = /[ \t]*\(\s*(['"])\w[\w.]*\1\s*([,)])/y;
/** A file is read and executed: `exec(open(path).read())`. */
const mayExecute = anyWord('exec');
const executesFile = /\bexec\s*\(/;
const readsFile = /\bread(?:_text)?\s*\(/;
const fromImportlib = /^[ \t]*from[ \t]+(?:importlib|pkgutil|runpy)[ \t]+import\b[^#\n]*$/;
const starImport = /(?:^|[:;])[ \t]*from[ \t]([.\w \t]*)[ \t]import[ \t]*(?:\([ \t]*)?\*/gm;

/**
 * Whether a module with this text imports modules by names that its statements do not show: computed ones, of a list or
 * a setting. A quick reading that may say yes too often.
 */
export const importsByName = readOnce((text) => {
  if (mayExecute(text) && executesFile.test(text) && readsFile.test(text)) return true;
  if (!hasImporter(text)) return false;
  for (const { 0: word, index } of text.matchAll(importer)) {
    const end = index + word.length;
    wholeName.lastIndex = end;
    const call = wholeName.exec(text);
    // A name in full is read without this; other arguments of `__import__` say what it is relative to, or more names.
    const isImport = word === 'import_module' || word === '__import__';
    if (isImport && call !== null && (call[2] === ')' || word === 'import_module')) continue;
    const start = lineStart(text, index);
    if (fromImportlib.test(text.slice(start, index)) && !/^[ \t]+as\b/.test(text.slice(end, end + 9)))
      continue;
    return true;
  }
  return false;
});

/**
 * What a module in the package `pkg` with this text imports all of, in absolute names: of a package that imports the modules
 * that it names in `__all__`. May say too much.
 */
export function starImports(text: string, pkg: string): readonly string[] {
  return starredIn(text).flatMap((name) => {
    const module = name.replace(/^\.+/, '');
    return absoluteName(pkg, name.length - module.length, module) ?? [];
  });
}

/** The same as they are written: `..pkg`. */
const starredIn = readOnce((text) =>
  [...text.matchAll(starImport)].map(([, from]) => from!.replace(/[ \t]+/g, '')),
);

/** All that a package has in it is imported, or what is asked of it: `iter_modules(__path__)`, `def __getattr__(name)`. */
const listing = /\b(?:find_modules|iter_modules|walk_packages|listdir|scandir|iterdir|i?r?glob)\b/;
const lazyNames = /^def[ \t]+__getattr__\b/m;
/** The path of a file: `run_path("tools/patch.py")`. */
const mayQuoteFile = anyWord(".py'", '.py"');
const quotedFile = /(['"])(?:\.\/)?([\w/-]+)\.py\1/g;
/** A text that begins like a name, or a part of one: `pkg.module:function`, `.%s`, `plugin_{name}`. */
const quoted = /(['"])([\w.%{$][\w.:{}%$()-]*)\1/g;
/** Names in one text, which something splits, or takes one of them out of. */
const listed = /(['"])[\s,;|#]*([\w.]+(?:[\s,;|:#=>@]+[\w.]+)*[\s,;|]*)\1/g;
const maySplit = anyWord('split');
const splitting = /\bsplit(?:lines)?\s*\(/;
const field = /\{[^{}]*\}|%(?:\(\w+\))?[a-z]/g;
const apart = /[^\w.-]+/;
const written = /\{\s*(['"])([\w.]+)\1\s*\}/g;
const sum = /(['"])[ \t]*\+\s*\1/g;
const mayLower = anyWord('.lower()', '.casefold()');
const lowering = /\.(?:lower|casefold)\(\)/;
/** `pkg + "." + name`, `".".join(…)`, `"%s.%s"`, `__import__(pkg, fromlist=[name])`. */
const mayHaveDotBetween = anyWord('__import__', "'.'", '"."', '}.{', '}.%', 's.{', 's.%');
const dotBetween = /\b__import__\b|\+\s*(['"])\.\1|(['"])\.\2\s*(?:\+|\.join\b)|[}s]\.[{%]/;

/** What the strings of a text say of modules. */
interface Strings {
  /** Dotted names and parts of such. */
  readonly names: ReadonlySet<string>;
  /** Packages that something is added to: `pkg` of `f"pkg.{name}"`. */
  readonly packages: ReadonlySet<string>;
  /** A name is put together of a package and a module, each of which may be any name. */
  readonly joins: boolean;
}

const stringsIn = readOnce((text): Strings => {
  const names = new Set<string>();
  const packages = new Set<string>();
  let joins = mayHaveDotBetween(text) && dotBetween.test(text);
  const isLowered = mayLower(text) && lowering.test(text);
  const note = (part: string) => {
    const name = part.replace(/^\.+|(?<!\.)\.+$/g, '').replaceAll('-', '_');
    if (name === '') return;
    names.add(name);
    if (isLowered) names.add(name.toLowerCase());
    if (part.endsWith('.')) packages.add(name);
    else if (part.endsWith('_')) {
      packages.add(parentOf(name) ?? '');
      names.add(leafOf(name));
    }
    if (part.startsWith('.')) joins = true;
    else if (part.startsWith('_')) packages.add('');
  };
  for (const { 2: name = '' } of joined(text).matchAll(quoted)) {
    if (/^[\w.]+$/.test(name)) note(name);
    else for (const part of name.replace(field, ' ').split(apart)) note(part);
  }
  const files = mayQuoteFile(text) ? text.matchAll(quotedFile) : [];
  for (const { 2: path = '' } of files) note(path.replaceAll('/', '.'));
  if ((maySplit(text) && splitting.test(text)) || importsByName(text))
    for (const { 2: written = '' } of text.matchAll(listed))
      for (const name of written.split(apart)) note(name);
  return { names, packages, joins };
});

/** `text` with strings that are added to each other, or stand as they are in a field of another, written as one. */
function joined(text: string): string {
  const whole = standsAt(text, '+', (at) => isQuote(text, behind(text, at - 1, -1)))
    ? text.replace(sum, '')
    : text;
  return standsAt(whole, '{', (at) => isQuote(whole, behind(whole, at + 1, 1)))
    ? whole.replace(written, '$2')
    : whole;
}

/** Whether `character`, which few texts have often, stands in `text` at a place of that kind. */
function standsAt(text: string, character: string, isSuch: (at: number) => boolean): boolean {
  for (let at = text.indexOf(character); at >= 0; at = text.indexOf(character, at + 1))
    if (isSuch(at)) return true;
  return false;
}

/** The offset of what stands next to `at` or behind blanks there, in the direction of `step`. */
function behind(text: string, at: number, step: 1 | -1): number {
  while (/\s/.test(text[at] ?? '')) at += step;
  return at;
}

function isQuote(text: string, at: number): boolean {
  return text[at] === "'" || text[at] === '"';
}

/** A module of the repository. */
export interface SourceModule {
  readonly path: FilePath;
  /** Its absolute name. */
  readonly module: string;
  /** The package that it belongs to. */
  readonly pkg: string;
  /** What is made of its text; `otherwise` where it could not be read. */
  read<Answer>(reading: Reading<Answer>, otherwise: Answer): Answer;
}

/** Files, and those with strings that may name them. */
export type Namers = ReadonlyMap<FilePath, ReadonlySet<FilePath>>;

const none: readonly SourceModule[] = [];
const noStrings: Strings = { names: new Set(), packages: new Set(), joins: false };
const listsAll: Reading<boolean> = (text) => text.includes('__all__');
const listsModules: Reading<boolean> = (text) => listing.test(text);
const runsPackages: Reading<boolean> = (text) => text.includes('run_module');
const namesLazily: Reading<boolean> = (text) => lazyNames.test(text);
const including = remembered(
  (part: string): Reading<boolean> =>
    (text) =>
      text.includes(part),
);
/** Whether a name stands in a text by itself: `lib`, `app/lib` and `app.lib`, and not `importlib`. */
const naming = remembered((name: string): Reading<boolean> => anyWholeWord(name));

/** A word that more files have in a string is no name of a module, or is one by accident, but where names are imported. */
const mostNaming = 3;

/**
 * Which of `modules` have strings that name others, where those of the files `importing` import by name. `inFull` has
 * names as `filesOf` finds them; of those `inParts` the end stands in a string. The package stands there too, or in one of
 * those `inPackages`: who imports the module comes to one of each.
 */
export function namersOf<Module extends SourceModule>(
  modules: readonly Module[],
  importing: ReadonlySet<FilePath>,
  filesOf: (name: string, by: Module) => readonly FilePath[],
): { readonly inFull: Namers; readonly inParts: Namers; readonly inPackages: Namers } {
  const byPart = new Map<string, SourceModule[]>();
  const known = new Set<string>();
  for (const one of modules) {
    for (const part of one.path.split('/')) known.add(part.replace(/\.py$/, ''));
    if (!isImportable(one.path)) continue;
    for (const part of partsOf(leafOf(one.module))) {
      const others = byPart.get(part);
      if (others === undefined) byPart.set(part, [one]);
      else others.push(one);
    }
  }
  // Of what no module has in its name only those are of interest that put names together.
  const mayName = (name: string) => known.has(topLevelOf(name)) || byPart.has(leafOf(name));
  const stringsOf: Reading<Strings> = (text) => {
    const { names, packages, joins } = stringsIn(text);
    return {
      names: only(names, mayName),
      packages: only(packages, (pkg) => pkg === '' || mayName(pkg)),
      joins,
    };
  };
  const strings = modules.map((one) => ({
    by: one,
    ...one.read(importing.has(one.path) ? stringsIn : stringsOf, noStrings),
  }));
  const uses = new Map<string, number>();
  for (const { names } of strings)
    for (const name of names) if (isWord(name)) uses.set(name, (uses.get(name) ?? 0) + 1);
  const importers = strings.filter(({ by }) => importing.has(by.path));
  const elsewhere = putTogether(importers);
  const joinsElsewhere = importers.some((one) => one.joins);
  const isRare = (name: string) => !isWord(name) || uses.get(name)! <= mostNaming;
  const whereNamed = lazily(() => {
    const files = new Map<string, Set<FilePath>>();
    for (const { by, names } of strings)
      for (const name of names) if (isRare(name)) addTo(files, name, by.path);
    return files;
  });
  const inFull = new Map<FilePath, Set<FilePath>>();
  const inParts = new Map<FilePath, Set<FilePath>>();
  const inPackages = new Map<FilePath, Set<FilePath>>();
  for (const { by, names, packages, joins } of strings) {
    for (const name of names) {
      if (isWord(name) && uses.get(name)! > mostNaming && !importing.has(by.path)) continue;
      if (known.has(topLevelOf(name))) {
        for (const path of filesOf(name, by)) addTo(inFull, path, by.path);
        if (importing.has(by.path) && by.read(runsPackages, false))
          for (const path of filesOf(`${name}.__main__`, by)) addTo(inFull, path, by.path);
      }
      for (const { path, module } of byPart.get(leafOf(name)) ?? none) {
        const pkg = packageBefore(name, module);
        if (pkg === undefined) continue;
        const isNamedHere =
          endsInOne(pkg, packages) ||
          ((joins || joinsElsewhere) && names.has(pkg)) ||
          (pkg === by.pkg && by.read(listsAll, false));
        // `import_module(f"{app}.signals")`, where somebody else lists the packages.
        const listing = joins && importing.has(by.path) ? (whereNamed().get(pkg) ?? []) : [];
        const namedBy = isNamedHere ? [by.path] : [...elsewhere(pkg), ...listing];
        if (namedBy.length > 0) addTo(inParts, path, by.path);
        for (const one of namedBy) addTo(inPackages, path, one);
      }
    }
  }
  for (const [path, by] of namedByPackage(
    modules,
    importers.map((one) => one.by),
  ))
    addTo(inFull, path, by);
  return { inFull, inParts, inPackages };
}

/** Modules that are imported as what a package has in it, or what is asked of one that imports it then (PEP 562), and by whom. */
function* namedByPackage(
  modules: readonly SourceModule[],
  importers: readonly SourceModule[],
): Iterable<readonly [path: FilePath, by: FilePath]> {
  const insideOf = (pkg: string) =>
    modules.filter(({ module, path }) => parentOf(module) === pkg && isImportable(path));
  for (const by of importers) {
    if (by.read(listsModules, false)) {
      for (const one of modules) {
        const pkg = parentOf(one.module) ?? '';
        if (pkg === '' || one.path === by.path || !isImportable(one.path)) continue;
        if (pkg === by.pkg || by.read(naming(leafOf(pkg)), false)) yield [one.path, by.path];
      }
    }
    if (basename(by.path) !== '__init__.py' || !by.read(namesLazily, false)) continue;
    const inside = insideOf(by.module);
    for (const user of modules) {
      if (!user.read(naming(leafOf(by.module)), false)) continue;
      for (const one of inside)
        if (user.read(including(`.${leafOf(one.module)}`), false)) yield [one.path, user.path];
    }
  }
}

/** Whether something may import the file at `path` by a name that it puts together. */
export function isImportable(path: FilePath): boolean {
  return path.endsWith('.py') && basename(path) !== '__main__.py' && !isTestFile(path);
}

/** Gives of a package the files in which names of modules in it are put together, of those that have these `strings`. */
function putTogether(
  strings: readonly (Strings & { readonly by: SourceModule })[],
): (pkg: string) => readonly FilePath[] {
  return remembered((pkg) =>
    strings.flatMap(({ by, names, packages, joins }) =>
      (joins && (names.has(pkg) || by.pkg === pkg)) || endsInOne(pkg, packages) ? [by.path] : [],
    ),
  );
}

/** What stands before `name`, or a part of its last word, in `module`; undefined if that does not end so. */
function packageBefore(name: string, module: string): string | undefined {
  if (isWord(name)) return parentOf(module) ?? '';
  return module.endsWith(`.${name}`) ? module.slice(0, -name.length - 1) : undefined;
}

function only(names: ReadonlySet<string>, isWanted: (name: string) => boolean): ReadonlySet<string> {
  return new Set([...names].filter(isWanted));
}

function isWord(name: string): boolean {
  return !name.includes('.');
}

/** `leaf` and the parts that others are added to: `plugin_` for `plugin_{name}`, `_plugin` for `{name}_plugin`. */
function partsOf(leaf: string): readonly string[] {
  const parts = [leaf];
  for (let at = leaf.indexOf('_', 1); at > 0 && at < leaf.length - 1; at = leaf.indexOf('_', at + 1))
    parts.push(leaf.slice(0, at + 1), leaf.slice(at));
  return parts;
}

function endsInOne(name: string, ends: ReadonlySet<string>): boolean {
  for (const end of ends) if (name === end || name.endsWith(`.${end}`)) return true;
  return false;
}
