import { basename, dirname, type FilePath, join } from '../../project/snapshot.js';
import { fnmatch } from '../../text/glob.js';
import { elementsOf, sequenceOf, slotFor } from '../heap.js';
import { importModule, syntaxOf } from '../imports.js';
import { copyOfNames, forgetModule, loadedModule, placedAs, putModule, resolve } from '../module-runs.js';
import {
  activated,
  type Builtin,
  type Builtins,
  builtinsFor,
  cannotBeShared,
  currentStep,
  descend,
  type Interpreter,
  isSpent,
  levels,
  nextId,
} from '../state.js';
import { partOfPath, pathFrom } from '../symbols.js';
import { literal, type ModuleValue, type Scope, Slots, textOf, truthOf, type Value } from '../values.js';
import { given, pathClass, pathText } from './imports.js';

/** The attribute of a spec under which the module is that it is for. */
const ofSpec = ' module';
const loader = 'importlib.machinery.SourceFileLoader';

/** What runs files that no import statement names: runpy, and the steps that an import takes. */
export const loadingBuiltins: Builtins = {
  'runpy.run_module': (interpreter, args) => {
    const text = textOf(given(args, 'mod_name', 0));
    return text === undefined ? undefined : runNamed(interpreter, text, textOf(given(args, 'run_name', 2)));
  },
  'runpy.run_path': (interpreter, args, scope) => {
    const text = pathText(given(args, 'path_name', 0));
    const path = text === undefined ? undefined : fileAt(interpreter, text, scope);
    const name = textOf(given(args, 'run_name', 2)) ?? '<run_path>';
    return path === undefined ? undefined : runBody(interpreter, name, path, name);
  },
  ...builtinsFor(['importlib.util.find_spec', 'importlib.util.spec_from_file_location'], specOf),
  'importlib.util.module_from_spec': (_, { positional: [spec] }) =>
    spec?.kind === 'external-object' ? spec.attributes.get(ofSpec)?.value : undefined,
  [`${loader}.exec_module`]: (interpreter, { positional: [module] }) => {
    if (module?.kind === 'module') executeInto(interpreter, module.scope);
    return literal(null);
  },
  ...builtinsFor(['importlib.reload', 'imp.reload'], (interpreter, { positional: [module] }) => {
    // What the module had bound stays, unless it binds it anew.
    if (module?.kind === 'module') executeInto(interpreter, module.scope);
    return module?.kind === 'module' || module?.kind === 'external' ? module : undefined;
  }),
  ...builtinsFor(['os.listdir', 'os.scandir'], (interpreter, args, _, name) => {
    const found = filesIn(interpreter, args.positional[0], '*');
    if (found === undefined || found.length === 0) return undefined;
    return sequenceOf(
      interpreter,
      found.map((path) =>
        name === 'os.listdir' ? literal(basename(path)) : pathObject(interpreter, `/${path}`),
      ),
      'list',
    );
  }),
  ...builtinsFor(
    ['pathlib.Path.glob', 'pathlib.Path.rglob', 'pathlib.Path.iterdir'],
    (interpreter, args, _, name, receiver) => {
      const written = name.endsWith('iterdir') ? '*' : textOf(args.positional[0]);
      const pattern = name.endsWith('rglob') && written !== undefined ? `**/${written}` : written;
      const found = pattern === undefined ? undefined : filesIn(interpreter, receiver, pattern, true);
      if (found === undefined || found.length === 0) return undefined;
      return sequenceOf(
        interpreter,
        found.map((path) => pathObject(interpreter, `/${path}`)),
        'list',
      );
    },
  ),
  ...builtinsFor(['glob.glob', 'glob.iglob'], (interpreter, { positional: [first], keywords }) => {
    const pattern = pathText(first);
    if (!pattern?.startsWith('/')) return undefined;
    const recursive = keywords.get('recursive');
    const isRecursive = recursive !== undefined && truthOf(recursive) === 'true';
    const found = filesIn(interpreter, literal('/'), pattern.slice(1), isRecursive);
    return found === undefined || found.length === 0
      ? undefined
      : sequenceOf(
          interpreter,
          found.map((path) => literal(`/${path}`)),
          'list',
        );
  }),
  'os.walk': (interpreter, args) => {
    const text = pathText(given(args, 'top', 0));
    const down = given(args, 'topdown', 1);
    // From below nobody can be kept out of a folder, and the order is another one.
    if (!text?.startsWith('/') || (down !== undefined && truthOf(down) !== 'true')) return undefined;
    const top = text === '/' ? '' : text.slice(1);
    // Whoever runs that depends on which files there are.
    cannotBeShared(interpreter);
    if (entriesIn(interpreter.program, top === '' ? '' : `${top}/`).length === 0) return undefined;
    const taken = sequenceOf(interpreter, [], 'list');
    return { kind: 'generator', taken, run: (consume) => walkFolders(interpreter, top, consume) };
  },
  'sys.modules.pop': (interpreter, { positional: [name] }) => {
    const module = textOf(name);
    const value = module === undefined ? undefined : loadedModule(interpreter, module)?.value;
    if (module !== undefined) forgetModule(interpreter, module);
    return value;
  },
  'sys.modules.setdefault': (interpreter, { positional: [name, value] }) => {
    const module = textOf(name);
    if (module === undefined || value === undefined) return undefined;
    const known = placedAs(interpreter, module) ?? loadedModule(interpreter, module)?.value;
    // Of what can be imported it is not known whether something has.
    if (known === undefined && interpreter.host.isThere(interpreter, module)) return undefined;
    if (known === undefined) putModule(interpreter, module, value);
    return known ?? value;
  },
  ...builtinsFor(['sys.modules.keys', 'sys.modules.copy'], (interpreter) => copyOfNames(interpreter)),
  // How one path lies to another is the same wherever the repository does.
  'os.path.relpath': (_, { positional: [path, start] }) => {
    const way = wayBetween(start, path);
    return way === undefined ? undefined : literal(way);
  },
  'pathlib.Path.relative_to': (interpreter, { positional: [start] }, _, __, receiver) => {
    const way = wayBetween(start, receiver);
    return way === undefined ? undefined : pathObject(interpreter, way);
  },
  'pathlib.Path.with_suffix': (interpreter, { positional: [suffix] }, _, __, receiver) => {
    const [path, end] = [pathText(receiver), textOf(suffix)];
    if (receiver?.kind !== 'external-object' || path === undefined || end === undefined) return undefined;
    const before = partOfPath(path, 'suffix') ?? '';
    return pathObject(interpreter, `${path.slice(0, path.length - before.length)}${end}`);
  },
  'pathlib.Path.as_posix': (_, __, ___, ____, receiver) =>
    receiver?.kind === 'external-object' ? literal(pathText(receiver) ?? '') : undefined,
  'os.fspath': (_, { positional: [path] }) =>
    path?.kind === 'external-object' && path.class === pathClass ? literal(pathText(path) ?? '') : undefined,
  ...builtinsFor(['os.path.basename', 'os.path.dirname', 'os.path.join'], (_, { positional }, __, name) => {
    const path = pathFrom(
      name,
      positional.map((one) => (one.kind === 'unknown' ? undefined : pathText(one))),
    );
    return path === undefined ? undefined : literal(path);
  }),
  'os.path.splitext': (interpreter, { positional: [first] }) => {
    const text = textOf(first);
    if (text === undefined) return undefined;
    const suffix = partOfPath(text, 'suffix') ?? '';
    const stem = text.slice(0, text.length - suffix.length);
    return sequenceOf(interpreter, [literal(stem), literal(suffix)], 'tuple');
  },
  // Of what has been found in a folder it is known that it is there.
  ...builtinsFor(['os.path.isfile', 'os.path.exists'], (interpreter, { positional: [first] }) => {
    const text = textOf(first);
    return text?.startsWith('/') && interpreter.program.layout.files.has(text.slice(1) as FilePath)
      ? literal(true)
      : undefined;
  }),
};

/** `runpy.run_module(module)`, of a package its `__main__`. */
function runNamed(interpreter: Interpreter, module: string, runName: string | undefined): Value | undefined {
  const dot = module.lastIndexOf('.');
  if (dot > 0) importModule(interpreter, module.slice(0, dot));
  const resolution = resolve(interpreter, module);
  if (resolution.kind !== 'source') return undefined;
  if (resolution.searchPath === undefined)
    return runBody(interpreter, module, resolution.path, runName ?? module);
  importModule(interpreter, module);
  return runNamed(interpreter, `${module}.__main__`, runName);
}

/** The file that `text` names: in full, beside the one that runs, or as seen from the top of the repository. */
export function fileAt(
  interpreter: Interpreter,
  text: string,
  scope: Scope | undefined,
): FilePath | undefined {
  const written = text.replace(/^\.\//, '');
  const beside = scope === undefined ? written : join(dirname(scope.path), written);
  const named = text.startsWith('/') ? [text.slice(1)] : [beside, written];
  return named.find((one): one is FilePath => interpreter.program.layout.files.has(one));
}

/** Runs the body of a file by itself: no module is left in `sys.modules`, only what it has bound, as a dictionary. */
function runBody(interpreter: Interpreter, module: string, path: FilePath, name: string): Value {
  const scope = emptyModule(interpreter, module, path, name);
  executeInto(interpreter, scope);
  const ran: ModuleValue = { kind: 'module', name: module, scope };
  return { kind: 'namespace', of: ran };
}

function emptyModule(interpreter: Interpreter, module: string, path: FilePath, name: string): Scope {
  const variables = new Slots(interpreter.run, [['__name__', slotFor(interpreter, literal(name))]]);
  return { kind: 'module', module, path, variables, parent: undefined, declared: new Map(), qualifier: '' };
}

/** Executes the file of `scope` in it, as what a chain calls `name`. Whoever runs that depends on the text of that file. */
export function executeInto(interpreter: Interpreter, scope: Scope, name = scope.module): void {
  cannotBeShared(interpreter);
  const { module, path } = scope;
  const syntax = syntaxOf(interpreter, path);
  if (syntax === undefined || !descend(interpreter, levels.module)) return;
  const caller = currentStep(interpreter, name);
  const activation = { id: nextId(interpreter), path, module, body: 'function', caller } as const;
  const completion = activated(interpreter, activation, () =>
    interpreter.operations.execute(interpreter, syntax.body, scope),
  );
  interpreter.depth -= levels.module;
  if (completion.kind === 'raise') interpreter.raising = completion.error;
}

/** What finds and loads a module of the repository, step by step: `spec_from_file_location(name, path)`. */
function specOf(...[interpreter, args, scope, how]: Parameters<Builtin>): Value | undefined {
  const module = pathText(given(args, 'name', 0));
  if (module === undefined) return undefined;
  const location = pathText(given(args, 'location', 1));
  const resolution = how.endsWith('find_spec') ? resolve(interpreter, module) : undefined;
  const path =
    resolution === undefined
      ? location === undefined
        ? undefined
        : fileAt(interpreter, location, scope)
      : resolution.kind === 'source'
        ? resolution.path
        : undefined;
  if (path === undefined) {
    const isThere = resolution?.kind === 'external' && interpreter.host.isThere(interpreter, module);
    return isThere ? specNamed(interpreter, module) : undefined;
  }
  const value: ModuleValue = {
    kind: 'module',
    name: module,
    scope: emptyModule(interpreter, module, path, module),
  };
  return specNamed(interpreter, module, value);
}

/** The spec of the module `name`, which is `module` where that is one of the program's own. */
function specNamed(interpreter: Interpreter, name: string, module?: ModuleValue): Value {
  const attributes = new Slots(interpreter.run);
  if (module !== undefined) attributes.set(ofSpec, slotFor(interpreter, module));
  attributes.set('name', slotFor(interpreter, literal(name)));
  const loading: Value = { kind: 'external-object', class: loader, attributes: new Slots(interpreter.run) };
  attributes.set('loader', slotFor(interpreter, loading));
  return { kind: 'external-object', class: 'importlib.machinery.ModuleSpec', attributes };
}

/**
 * What is in a folder of the repository with Python files and matches a pattern such as `*.py` or `plugins/*.py`; where it
 * `isRecursive`, `**` is any number of folders. None where the pattern has something else in it, or there is too much.
 */
function filesIn(
  interpreter: Interpreter,
  folder: Value | undefined,
  pattern: string,
  isRecursive = false,
): readonly string[] | undefined {
  const text = pathText(folder);
  if (!text?.startsWith('/') || !/^[\w.*?![\]/-]+$/.test(pattern)) return undefined;
  // Whoever runs that depends on which files there are.
  cannotBeShared(interpreter);
  const { program } = interpreter;
  const found: string[] = [];
  const isFound = (prefix: string, [first = '', ...rest]: readonly string[]): boolean => {
    const entries = entriesIn(program, prefix);
    if (isSpent(interpreter, entries.length)) return false;
    const isDeep = isRecursive && first === '**';
    const isWanted = fnmatch(first);
    // What is hidden is found by name only.
    const isVisible = (name: string) => !name.startsWith('.') || first.startsWith('.') || pattern === '*';
    const names = entries.filter((name) => isVisible(name) && (isDeep || isWanted(name)));
    if (isDeep && rest.length > 0 && !isFound(prefix, rest)) return false;
    return names.every((name) => {
      const path = `${prefix}${name}`;
      const isFolder = program.layout.folders.has(path);
      if (isDeep) return !isFolder || isFound(`${path}/`, [first, ...rest]);
      if (rest.length === 0) found.push(path);
      return rest.length === 0 || !isFolder || isFound(`${path}/`, rest);
    });
  };
  const parts = pattern.split('/').filter((part) => part !== '' && part !== '.');
  return isFound(text === '/' ? '' : `${text.slice(1)}/`, parts) ? found : undefined;
}

/**
 * Gives `consume` the folder `top` and those below it, each before those in it, with the names of what is right in it. What has been
 * taken from the list of folders by then is not gone into.
 */
function walkFolders(interpreter: Interpreter, top: string, consume: (value: Value) => boolean): void {
  const { program } = interpreter;
  const list = (names: readonly string[]) => sequenceOf(interpreter, names.map(literal), 'list');
  const left = [top];
  for (let folder = left.pop(); folder !== undefined; folder = left.pop()) {
    const prefix = folder === '' ? '' : `${folder}/`;
    const entries = entriesIn(program, prefix);
    if (isSpent(interpreter, entries.length)) return;
    const isFolder = (name: string) => program.layout.folders.has(`${prefix}${name}`);
    const folders = list(entries.filter(isFolder));
    const files = list(entries.filter((name) => !isFolder(name)));
    if (!consume(sequenceOf(interpreter, [literal(`/${folder}`), folders, files], 'tuple'))) return;
    const below = elementsOf(interpreter, folders).flatMap((name) => textOf(name) ?? []);
    left.push(...below.map((name) => `${prefix}${name}`).reverse());
  }
}

const listings = new WeakMap<Interpreter['program']['layout'], Map<string, readonly string[]>>();

/** The names of what is right below `prefix`, sorted: folders are listed in loops, and there may be many files elsewhere. */
function entriesIn({ layout }: Interpreter['program'], prefix: string): readonly string[] {
  const known = listings.get(layout) ?? new Map<string, readonly string[]>();
  listings.set(layout, known);
  const before = known.get(prefix);
  if (before !== undefined) return before;
  const found = new Set<string>();
  for (const file of layout.files)
    if (file.startsWith(prefix)) found.add(file.slice(prefix.length).split('/', 1)[0]!);
  const entries = [...found].sort();
  known.set(prefix, entries);
  return entries;
}

/** The way from the folder `start` down to `path`; undefined where it does not lie in that, or one of them is not known. */
function wayBetween(start: Value | undefined, path: Value | undefined): string | undefined {
  const [from, to] = [pathText(start), pathText(path)];
  if (!from?.startsWith('/') || to === undefined) return undefined;
  if (to === from) return '.';
  const prefix = from === '/' ? from : `${from}/`;
  return to.startsWith(prefix) ? to.slice(prefix.length) : undefined;
}

/** An entry of a folder, as `pathlib` and `os.scandir` give it, or a path made of one. */
function pathObject(interpreter: Interpreter, path: string): Value {
  const attributes = new Slots(interpreter.run);
  for (const name of ['name', 'stem', 'suffix'])
    attributes.set(name, slotFor(interpreter, literal(partOfPath(path, name) ?? '')));
  attributes.set('path', slotFor(interpreter, literal(path)));
  const parts = [...(path.startsWith('/') ? ['/'] : []), ...path.split('/').filter((part) => part !== '')];
  attributes.set('parts', slotFor(interpreter, sequenceOf(interpreter, parts.map(literal), 'tuple')));
  return { kind: 'external-object', class: pathClass, attributes };
}
