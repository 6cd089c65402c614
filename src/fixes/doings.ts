import { stdlibNames } from '../libraries/tables.js';
import type { PatcherSet } from '../patchers/index.js';
import type { Layout } from '../project/layout.js';
import { absoluteName, packageOf, prefixesOf, topLevelOf } from '../project/module-name.js';
import type { Program, Reading } from '../project/program.js';
import { addressOf } from '../project/resolver.js';
import { dirname, type FilePath } from '../project/snapshot.js';
import type { Expression, FunctionDefinition, Statement } from '../python/syntax.js';
import { bodiesOf, everyExpression, everyStatement, expressionsOf, lastName } from '../python/walk.js';
import { circlesFrom } from '../text/groups.js';
import {
  asking,
  builtinDoings,
  type Doing,
  decorators,
  givesText,
  isMaker,
  logging,
  searched,
  shared,
  textMethods,
} from './known-calls.js';
import { type Touched, touchedBy } from './names.js';

export type Doings = ReadonlySet<Doing>;

/** Calls that lead into one another this deep are not looked into any further. */
const deepest = 12;

/** What code does itself, and the files that it runs by importing them. */
interface OwnDoings {
  readonly done: Doings;
  readonly imports: ReadonlySet<FilePath>;
}

/** What code of a program does, looked up in the program as it is written. */
export class DoingsOf {
  readonly #program: Program;
  readonly #patchers: PatcherSet;
  /** What modules do with all that they import. */
  readonly #modules = new Map<FilePath, Doings>();
  readonly #own = new Map<FilePath, OwnDoings>();
  readonly #everyImport = new Map<FilePath, ReadonlySet<FilePath>>();
  readonly #found: Found;
  #depth = 0;

  constructor(program: Program, patchers: PatcherSet) {
    this.#program = program;
    this.#patchers = patchers;
    this.#found = foundIn(program.layout);
  }

  /**
   * What `statements`, which stand in the file at `path`, do when they run; `scopes` are the functions and classes around
   * them, innermost first.
   */
  of(path: FilePath, statements: readonly Statement[], scopes: readonly Scope[] = []): Doings {
    const { done, imports } = this.#visited(path, statements, scopes);
    const all = new Set(done);
    for (const file of imports) for (const one of this.#ofModule(file)) all.add(one);
    return all;
  }

  /**
   * Whether `statements`, which do `done`, may ask for what the file at `path`, in which they stand, has bound by then: by its name,
   * or as the script that runs.
   */
  askBack(path: FilePath, statements: readonly Statement[], done: Doings): boolean {
    if (done.has('asks-back')) return true;
    if (!done.has('asks') && !done.has('calls')) return false;
    const files = this.filesRun(path, statements);
    return files.has(path) || (done.has('calls') && [...files].some((file) => this.#named(file).has(path)));
  }

  /** The files that the module at `file` imports, in functions, too. */
  #named(file: FilePath): ReadonlySet<FilePath> {
    const known = this.#everyImport.get(file);
    if (known !== undefined) return known;
    const visit = new Visit(this, this.#patchers, file, [], false);
    for (const one of everyStatement(this.#program.syntax(file)?.body ?? []))
      if (one.kind === 'import' || one.kind === 'import-from') visit.statement(one);
    this.#everyImport.set(file, visit.imports);
    return visit.imports;
  }

  /** The program's own files that run where `statements` do, with all that they import. */
  filesRun(path: FilePath, statements: readonly Statement[]): ReadonlySet<FilePath> {
    const files = new Set(this.#visited(path, statements, []).imports);
    for (const file of files) for (const one of this.#ownOf(file).imports) files.add(one);
    return files;
  }

  /** Whether `callee` is a function of the program that can be nothing else. */
  isDefined(path: FilePath, callee: Expression): boolean {
    return new Visit(this, this.#patchers, path, [], false).isDefined(callee);
  }

  #visited(
    path: FilePath,
    statements: readonly Statement[],
    scopes: readonly Scope[],
    isCall = false,
  ): OwnDoings {
    const visit = new Visit(this, this.#patchers, path, scopes, isCall);
    for (const one of statements) visit.statement(one);
    return visit;
  }

  /** Whether `module` may be one of the program's own; relative ones are. */
  isOwn(module: string, level: number): boolean {
    if (level > 0) return true;
    const top = topLevelOf(module);
    return (
      this.#found.names.has(top) && !stdlibNames().has(top) && this.#patchers.ownerOf(module) === undefined
    );
  }

  /** What sorters put `statement` among, where it imports: the sections that they part by a blank line. */
  sectionOf(statement: Statement): 'future' | 'stdlib' | 'library' | 'own' | 'relative' | undefined {
    if (statement.kind !== 'import' && statement.kind !== 'import-from') return undefined;
    const level = statement.kind === 'import' ? 0 : statement.level;
    const module = statement.kind === 'import' ? (statement.names[0]?.module ?? '') : statement.module;
    if (level > 0) return 'relative';
    if (module === '__future__') return 'future';
    if (stdlibNames().has(topLevelOf(module))) return 'stdlib';
    return this.isOwn(module, level) ? 'own' : 'library';
  }

  /** Whether the program has files of its own by the name of a module that `statements` import, a patcher's too. */
  shadows(statements: readonly Statement[]): boolean {
    for (const one of everyStatement(statements)) {
      const modules = one.kind === 'import' ? one.names.map(({ module }) => module) : [];
      if (one.kind === 'import-from') modules.push(one.module);
      if (modules.some((module) => this.#found.names.has(topLevelOf(module)))) return true;
    }
    return false;
  }

  /** The files that run where `module` is imported; undefined where that depends on the search path. */
  filesOf(path: FilePath, level: number, module: string): readonly FilePath[] | undefined {
    const name = level === 0 ? module : this.#absolute(path, level, module);
    if (name === undefined) return undefined;
    const { files: known } = this.#found;
    const key = `${dirname(path)}:${name}`;
    if (!known.has(key)) known.set(key, this.#find(path, name));
    const files = known.get(key);
    return files?.at(-1) === path ? undefined : files?.filter((file) => file !== path);
  }

  #absolute(path: FilePath, level: number, module: string): string | undefined {
    return absoluteName(packageOf(path, addressOf(path, this.#program.layout).module), level, module);
  }

  /** The files of the module `name` and of the packages around it, as the file at `path` finds them. */
  #find(path: FilePath, name: string): readonly FilePath[] | undefined {
    const { files } = this.#program.layout;
    const fileIn = (root: string, module: string) => {
      const inside = `${root}${module.replaceAll('.', '/')}`;
      return [`${inside}.py`, `${inside}/__init__.py`].find((file) => files.has(file)) as
        | FilePath
        | undefined;
    };
    for (const root of this.#roots(path))
      if (fileIn(root, name) !== undefined)
        return prefixesOf(name).flatMap((prefix) => fileIn(root, prefix) ?? []);
    return undefined;
  }

  /** The folders that `path` lies in, innermost first, and `src` in each: where Python looks without being told to. */
  *#roots(path: FilePath): Generator<string> {
    for (let folder = dirname(path); ; folder = dirname(folder) as FilePath) {
      const prefix = folder === '' ? '' : `${folder}/`;
      yield prefix;
      yield `${prefix}src/`;
      if (folder === '') return;
    }
  }

  /** What the module at `file` does, with all that it imports. */
  #ofModule(file: FilePath): Doings {
    const known = this.#modules.get(file);
    if (known !== undefined) return known;
    const importsOf = (one: FilePath) => (this.#modules.has(one) ? [] : this.#ownOf(one).imports);
    for (const circle of circlesFrom(file, importsOf)) {
      if (this.#modules.has(circle[0]!)) continue;
      const done = new Set<Doing>();
      for (const one of circle) {
        const own = this.#ownOf(one);
        for (const doing of own.done) done.add(doing);
        for (const imported of own.imports)
          for (const doing of this.#modules.get(imported) ?? []) done.add(doing);
      }
      // Modules that import each other in a circle mind who comes first.
      if (circle.length > 1 || this.#ownOf(circle[0]!).imports.has(circle[0]!))
        for (const doing of unknownDoings) done.add(doing);
      for (const one of circle) this.#modules.set(one, done);
    }
    return this.#modules.get(file)!;
  }

  /** What the module at `file` does itself: asked of the program as a thing that is kept. */
  #ownOf(file: FilePath): OwnDoings {
    const known = this.#own.get(file);
    if (known !== undefined) return known;
    const own = this.#program.kept(`doings ${file}`, (of): OwnDoings => {
      const syntax = of.syntax(file);
      if (syntax === undefined) return { done: unknownDoings, imports: new Set() };
      const { done, imports } = new DoingsOf(of, this.#patchers).#visited(file, syntax.body, []);
      return { done: outside(done), imports };
    });
    this.#own.set(file, own);
    return own;
  }

  /** What calling `definition`, of the file at `path`, does. */
  ofCall(path: FilePath, definition: FunctionDefinition): OwnDoings {
    if (this.#depth >= deepest) return { done: unknownDoings, imports: new Set() };
    this.#depth++;
    const { done, imports } = this.#visited(path, definition.body, [definition], true);
    this.#depth--;
    return { done: outside(done), imports };
  }

  /** The names of the module at `path`, and of a body in it. */
  namesOf(path: FilePath): Touched {
    return this.namesIn(
      this.#program.syntax(path)?.body ?? [],
      () => this.#program.read(path, declaresNames) ?? false,
    );
  }

  namesIn(body: readonly Statement[], declares: () => boolean = () => true): Touched {
    const known = touched.get(body) ?? touchedBy(body, declares());
    touched.set(body, known);
    return known;
  }
}

/** What code may do of which nothing is known. */
const unknownDoings: Doings = new Set<Doing>(['calls', 'asks']);
const asksBack: Doings = new Set<Doing>(['asks', 'asks-back']);

/** What others see of what code did that has come to its end. */
function outside(done: Doings): Doings {
  return new Set([...done].filter((one) => one !== 'leaves'));
}

const declaresNames: Reading<boolean> = (text) => /\b(?:global|nonlocal)\b/.test(text);

const touched = new WeakMap<readonly Statement[], Touched>();

/** What follows from which files there are, and is the same for all states of a repository that have the same ones. */
interface Found {
  /** Names of files and folders, without their endings. */
  readonly names: ReadonlySet<string>;
  /** The files of a module that was looked for, by the folder of who imports it and its name. */
  readonly files: Map<string, readonly FilePath[] | undefined>;
}

const found = new WeakMap<Layout, Found>();

function foundIn(layout: Layout): Found {
  const known = found.get(layout);
  if (known !== undefined) return known;
  const names = new Set([...layout.files].flatMap((path) => path.split('/').map(stem)));
  const one: Found = { names, files: new Map() };
  found.set(layout, one);
  return one;
}

function stem(part: string): string {
  return part.replace(/\.pyw?$/, '');
}

/** A function or class around statements. */
export type Scope = Pick<FunctionDefinition, 'body'> & Partial<Pick<FunctionDefinition, 'parameters'>>;

/** What the name at the root of an expression is bound to, as far as the text tells. */
type Root =
  | { readonly kind: 'module'; readonly level: number; readonly module: string; readonly name?: string }
  | { readonly kind: 'function'; readonly definition: FunctionDefinition }
  | { readonly kind: 'builtin' }
  | { readonly kind: 'unknown' };

class Visit {
  readonly done = new Set<Doing>();
  readonly imports = new Set<FilePath>();
  readonly #doings: DoingsOf;
  readonly #patchers: PatcherSet;
  readonly #path: FilePath;
  readonly #scopes: readonly Scope[];
  /** Whether the statements are those of a function that is called: what it reads may have changed since. */
  readonly #isCall: boolean;

  constructor(
    doings: DoingsOf,
    patchers: PatcherSet,
    path: FilePath,
    scopes: readonly Scope[],
    isCall: boolean,
  ) {
    this.#doings = doings;
    this.#patchers = patchers;
    this.#path = path;
    this.#scopes = scopes;
    this.#isCall = isCall;
  }

  statement(statement: Statement, loops = 0): void {
    switch (statement.kind) {
      case 'import':
        for (const { module } of statement.names) this.#import(0, module);
        return;
      case 'import-from':
        this.#importFrom(statement.level, statement.module, statement.names);
        return;
      case 'function':
        this.#decorated(statement.decorators);
        for (const { defaultValue } of statement.parameters)
          if (defaultValue !== undefined) this.#expression(defaultValue);
        return;
      case 'class':
        this.#class(statement.decorators, statement.bases, statement.keywords.length);
        for (const inner of statement.body) this.statement(inner);
        return;
      case 'return':
      case 'raise':
        this.done.add('leaves');
        break;
      case 'jump':
        if (statement.jump !== 'pass' && loops === 0) this.done.add('leaves');
        return;
      case 'with':
        this.done.add('calls');
        break;
      case 'assign':
      case 'delete':
        for (const target of statement.targets) this.#target(target);
        break;
      default:
        break;
    }
    for (const expression of expressionsOf(statement)) this.#expression(expression);
    const inLoop = statement.kind === 'for' || statement.kind === 'while' ? loops + 1 : loops;
    for (const body of bodiesOf(statement)) for (const inner of body) this.statement(inner, inLoop);
  }

  #import(level: number, module: string): void {
    // The script that runs, with whatever it has bound by then.
    if (module === '__main__') this.#all(asksBack);
    if (!this.#doings.isOwn(module, level)) return;
    const files = this.#doings.filesOf(this.#path, level, module);
    this.#all(files === undefined ? unknownDoings : []);
    for (const file of files ?? []) this.imports.add(file);
  }

  #importFrom(level: number, module: string, names: '*' | readonly { readonly name: string }[]): void {
    if (!this.#doings.isOwn(module, level)) return;
    if (module !== '') this.#import(level, module);
    const files = this.#doings.filesOf(this.#path, level, module);
    const file = files?.at(-1);
    for (const { name } of names === '*' ? [] : names) {
      const submodule = module === '' ? name : `${module}.${name}`;
      if (this.#doings.filesOf(this.#path, level, submodule) !== undefined) this.#import(level, submodule);
      else if (file === undefined || !this.#doings.namesOf(file).functions.has(name)) this.done.add('asks');
    }
    if (names === '*') this.done.add('asks');
  }

  #decorated(all: readonly Expression[]): void {
    for (const one of all) {
      const name = lastName(one.kind === 'call' ? one.callee : one);
      if (!decorators.has(name)) this.done.add('calls');
    }
  }

  #class(all: readonly Expression[], bases: readonly Expression[], keywords: number): void {
    this.#decorated(all);
    if (keywords > 0) this.done.add('calls');
    for (const base of bases) {
      const name = this.#qualified(base);
      if (name === undefined || !stdlibNames().has(topLevelOf(name))) this.done.add('calls');
    }
  }

  /** What is assigned to or deleted; a name of the scope is none of this. */
  #target(target: Expression): void {
    if (target.kind === 'sequence') for (const one of target.elements) this.#target(one);
    else if (target.kind === 'starred') this.#target(target.value);
    else if (target.kind === 'attribute' || target.kind === 'subscript') this.#set(target);
  }

  /** `os.environ['X'] = …`, `settings.X = …`: whoever has the object sees it. */
  #set(target: Expression): void {
    let at = target;
    while (at.kind === 'subscript') at = at.value;
    const name = this.#qualified(at);
    const key = target.kind === 'subscript' ? target.index : undefined;
    if (name !== undefined && searched.test(name)) this.done.add('searches');
    else this.done.add(name !== undefined && shared.test(name) ? this.#settingOf(name, key) : 'calls');
  }

  /** A variable of the environment that is known not to be for a patcher matters to who asks for it alone. */
  #settingOf(name: string, key: Expression | undefined): Doing {
    if (!/^os\.environ\b/.test(name) || key?.kind !== 'string') return 'sets';
    const prefixes = this.#patchers.all.flatMap(({ modules }) =>
      modules.map((module) => module.toUpperCase()),
    );
    return prefixes.some((prefix) => key.value.toUpperCase().startsWith(prefix)) ? 'sets' : 'calls';
  }

  #expression(expression: Expression): void {
    for (const one of everyExpression(expression)) {
      switch (one.kind) {
        case 'call':
          this.#call(
            one.callee,
            one.positional,
            one.keywords.map(({ value }) => value),
          );
          break;
        case 'attribute':
          this.#asked(one);
          break;
        case 'name':
          if (this.#isCall && this.#isVariable(one.name)) this.done.add('asks');
          break;
        case 'compound':
          if (one.form === 'await' || one.form === 'yield') this.done.add('leaves');
          if (one.form === 'statement') this.done.add('tells');
          if (one.form === 'unparsed') this.done.add('calls');
          break;
        default:
          break;
      }
    }
  }

  /** `os.environ`, `sys.modules`, an attribute of a module of the program's own. */
  #asked(attribute: Expression): void {
    const name = this.#qualified(attribute);
    if (name === undefined) return;
    if (/^sys\.modules\b/.test(name)) this.done.add('sees');
    else if (asking.test(name) || /^os\.environb?\b/.test(name)) this.done.add('asks');
    else if (/^__main__\b/.test(name)) this.#all(asksBack);
    else if (this.#definitionOf(attribute) === undefined && this.#isOfOwn(attribute)) this.done.add('asks');
  }

  #isOfOwn(expression: Expression): boolean {
    const root = this.#rootOf(rootName(expression) ?? '');
    return root.kind === 'module' && this.#doings.isOwn(root.module, root.level);
  }

  #call(callee: Expression, positional: readonly Expression[], keywords: readonly Expression[]): void {
    const own = this.#definitionOf(callee);
    if (own !== undefined) {
      const { done, imports } = this.#doings.ofCall(own.path, own.definition);
      this.#all(done);
      for (const file of imports) this.imports.add(file);
      return;
    }
    const name = this.#qualified(callee);
    const last = lastName(callee);
    if (name === undefined) {
      this.#method(callee, last);
      return;
    }
    const top = topLevelOf(name);
    if (top === 'builtins') this.#all(builtinDoings(last));
    else if (this.#patchers.ownerOf(name) !== undefined) {
      if (this.#readsSettings(name)) this.done.add('asks');
      if (!this.#patchers.spellings.calls.has(last)) this.done.add('calls');
    } else if (this.#patchers.patchFunction(name) !== undefined) {
      if (this.#readsSettings(name)) this.done.add('asks');
    } else if (searched.test(name)) this.done.add('searches');
    else if (asking.test(name)) {
      if (/\.(?:setdefault|pop)$/.test(name)) this.done.add(this.#settingOf(name, positional[0]));
      else if (/\.(?:update|clear|popitem|__setitem__|append|insert|extend|remove)$/.test(name))
        this.done.add('sets');
    } else if (isMaker(name)) {
      if ([...positional, ...keywords].some((one) => this.#isCallable(one))) this.done.add('calls');
    } else if (/^logging\./.test(name) && logging.has(last)) this.done.add('tells');
    else if (shared.test(name)) this.done.add('sets');
    else this.done.add('calls');
  }

  /** Whether the patch function `name` reads what may be set before it. */
  #readsSettings(name: string): boolean {
    const library = this.#patchers.patchFunction(name)?.library;
    return library !== undefined && this.#patchers.get(library)?.readsSettings === true;
  }

  /** A method of an object that is not known. */
  #method(callee: Expression, last: string): void {
    if (
      callee.kind === 'attribute' &&
      callee.value.kind === 'call' &&
      this.#patchers.spellings.functions.has(last)
    )
      return;
    if (callee.kind === 'attribute' && callee.value.kind === 'string') return;
    if (callee.kind === 'attribute' && textMethods.has(last) && this.#isText(callee.value)) return;
    const root = rootName(callee);
    if (root !== undefined && /log/i.test(root) && logging.has(last)) this.done.add('tells');
    else this.done.add('calls');
  }

  /** Whether an expression asks the environment for a variable, which is a text. */
  #isText(value: Expression): boolean {
    if (value.kind !== 'call' || !givesText.test(this.#qualified(value.callee) ?? '')) return false;
    return value.positional.slice(1).every(({ kind }) => kind === 'string') && value.keywords.length === 0;
  }

  /** Whether an argument may be called by what it is given to. */
  #isCallable(argument: Expression): boolean {
    if (argument.kind === 'lambda') return true;
    if (argument.kind !== 'name') return false;
    const root = this.#rootOf(argument.name);
    return root.kind === 'function';
  }

  isDefined(callee: Expression): boolean {
    return this.#definitionOf(callee) !== undefined;
  }

  /** The function that `callee` is, where it is one of the program's own and can be nothing else. */
  #definitionOf(
    callee: Expression,
  ): { readonly path: FilePath; readonly definition: FunctionDefinition } | undefined {
    if (callee.kind === 'name') {
      const root = this.#rootOf(callee.name);
      if (root.kind === 'function') return { path: this.#path, definition: root.definition };
      return root.kind === 'module' && root.name !== undefined
        ? this.#definitionIn(root.level, root.module, root.name)
        : undefined;
    }
    if (callee.kind !== 'attribute') return undefined;
    const module = this.#qualifiedModule(callee.value);
    return module === undefined
      ? undefined
      : this.#definitionIn(module.level, module.module, callee.attribute);
  }

  #definitionIn(level: number, module: string, name: string) {
    if (!this.#doings.isOwn(module, level)) return undefined;
    const path = this.#doings.filesOf(this.#path, level, module)?.at(-1);
    const definition = path === undefined ? undefined : this.#doings.namesOf(path).functions.get(name);
    return path === undefined || definition === undefined ? undefined : { path, definition };
  }

  /** The module of the program's own that `a.b` names. */
  #qualifiedModule(expression: Expression): { readonly level: number; readonly module: string } | undefined {
    const attributes = attributesOf(expression);
    if (attributes === undefined) return undefined;
    const [first, ...rest] = attributes;
    const root = this.#rootOf(first!);
    if (root.kind !== 'module') return undefined;
    const base = root.name === undefined ? root.module : [root.module, root.name].filter(Boolean).join('.');
    return { level: root.level, module: [base, ...rest].join('.') };
  }

  /** `threading.Lock` of `Lock` and `t.Lock`; `builtins.print`; undefined for what is not found by names alone. */
  #qualified(expression: Expression): string | undefined {
    const attributes = attributesOf(expression);
    if (attributes === undefined) return undefined;
    const [first, ...rest] = attributes;
    const root = this.#rootOf(first!);
    if (root.kind === 'builtin') return ['builtins', first, ...rest].join('.');
    if (root.kind !== 'module') return undefined;
    return [root.module, root.name, ...rest].filter((part) => part !== undefined && part !== '').join('.');
  }

  /** Whether `name` is a variable of the module, or of a function around the one that is called. */
  #isVariable(name: string): boolean {
    const [innermost, ...around] = this.#scopes;
    if (innermost !== undefined && this.#isIn(innermost, name)) return false;
    return [...around, undefined].some((scope) => this.#foundIn(scope, name)?.kind === 'unknown');
  }

  #isIn({ body, parameters = [] }: Scope, name: string): boolean {
    return parameters.some((one) => one.name === name) || this.#doings.namesIn(body).bound.has(name);
  }

  #rootOf(name: string): Root {
    for (const scope of [...this.#scopes, undefined]) {
      const found = this.#foundIn(scope, name);
      if (found !== undefined) return found;
    }
    return { kind: 'builtin' };
  }

  /** What `name` is in `scope`, or in the module where that is undefined. */
  #foundIn(scope: Scope | undefined, name: string): Root | undefined {
    if (scope?.parameters?.some((one) => one.name === name)) return { kind: 'unknown' };
    const names = scope === undefined ? this.#doings.namesOf(this.#path) : this.#doings.namesIn(scope.body);
    const definition = names.functions.get(name);
    if (definition !== undefined) return { kind: 'function', definition };
    const binders = names.bound.get(name);
    const [binder] = binders ?? [];
    if (binders === undefined) return undefined;
    if (binders.size > 1 || binder === undefined) return { kind: 'unknown' };
    const [, dots, module, imported] = /^(\.*)([^:]*)(?::(.*))?$/s.exec(binder)!;
    const root = { kind: 'module', level: dots!.length, module: module! } as const;
    return imported === undefined ? root : { ...root, name: imported };
  }

  #all(doings: Iterable<Doing>): void {
    for (const one of doings) this.done.add(one);
  }
}

/** `['a', 'b']` of `a.b`; undefined for anything with a call or an index in it. */
function attributesOf(expression: Expression): readonly string[] | undefined {
  const names: string[] = [];
  let at = expression;
  for (; at.kind === 'attribute'; at = at.value) names.unshift(at.attribute);
  return at.kind === 'name' ? [at.name, ...names] : undefined;
}

function rootName(expression: Expression): string | undefined {
  return attributesOf(expression)?.[0];
}

/** Whether a name, or an attribute of one of these names, stands somewhere in `statements`. */
export function mentions(statements: readonly Statement[], ...names: readonly string[]): boolean {
  for (const inner of everyStatement(statements))
    for (const expression of expressionsOf(inner))
      for (const one of everyExpression(expression)) {
        if (one.kind === 'attribute' && names.includes(one.attribute)) return true;
        if (one.kind === 'name' && names.includes(one.name)) return true;
      }
  return false;
}
