import type { Fix, Location } from '../findings/finding.js';
import { stdlibNames } from '../libraries/tables.js';
import { isSavedOriginal } from '../patchers/names.js';
import type { PatcherId } from '../patchers/types.js';
import { topLevelOf } from '../project/module-name.js';
import type { FilePath } from '../project/snapshot.js';
import type { Expression, Statement } from '../python/syntax.js';
import {
  bodiesOf,
  dottedName,
  everyExpression,
  everyStatement,
  expressionsOf,
  lastName,
  statementsAtImport,
} from '../python/walk.js';
import { contains } from '../text/span.js';
import type { Around } from './crossing.js';
import { asking, builtinDoings, type Doing, decorators } from './known-calls.js';
import { fromStartOfLine, isMainGuard } from './move-patch.js';
import { touchedBy } from './names.js';
import { linesMoved } from './source-lines.js';

/**
 * A fix that puts imports, `offenders`, below the statement at `patch` of the same block of a module, and leaves everything
 * else in its order. Undefined where one of them is anything but an import of a library that does not mind who came first, or
 * where something between may need it: only what is known to do nothing else is passed. Whoever asks must still run the result.
 */
export function sinkImports(
  around: Around,
  patch: Location,
  library: PatcherId,
  offenders: readonly Location[],
): Fix | undefined {
  const { program, doings } = around;
  const { path } = patch;
  const text = program.text(path);
  const body = program.isPython(path) ? program.syntax(path)?.body : undefined;
  if (body === undefined || text === undefined) return undefined;
  const second = body.findIndex(({ span }) => contains(span, patch.span));
  const sinking = body.flatMap(({ span }, index) =>
    index < second && offenders.some((one) => one.path === path && one.span.start === span.start)
      ? [index]
      : [],
  );
  const [first] = sinking;
  if (offenders.some((one) => one.path !== path)) return undefined;
  if (first === undefined || sinking.length < new Set(offenders.map(({ span }) => span.start)).size)
    return undefined;
  const lines = program.lines(path);
  const block = { body, first, second, scopes: [] };
  if (fromStartOfLine(block, lines).first !== first || isMainGuard(body[second]!)) return undefined;
  const moved = body.flatMap((_, index) =>
    index > first && index <= second && !sinking.includes(index) ? [index] : [],
  );
  const passing = new Passing(around, path, library, body.slice(0, second + 1));
  const down = sinking.map((index) => body[index]!);
  if (
    !passing.mayPass(
      moved.map((index) => body[index]!),
      down,
    )
  )
    return undefined;
  const sectionOf = (one: Statement) => doings.sectionOf(one);
  const edit = linesMoved({ text, lines, sectionOf }, block, moved);
  if (edit === undefined) return undefined;
  const sunk = down.map(({ span }) => lines.position(span.start).line);
  return {
    action: { kind: 'sink-imports', lines: sunk },
    keepsFormattersOff: false,
    edits: [{ path, ...edit }],
  };
}

/** Modules that load no other one with modules of its own, and ask for nothing that may be set. */
const quiet: ReadonlySet<string> = new Set(
  '_thread os queue select selectors signal socket ssl subprocess sys threading time'.split(' '),
);
/** Libraries that read no variable of the environment when they are imported: requests 2.34.2, urllib3 2.8.0 in CPython 3.11. */
const unasking: ReadonlySet<string> = new Set(['requests', 'urllib3']);

/** Packages of the standard library with modules that are there only once somebody has imported them, and what is there anyway. */
const parted: ReadonlySet<string> = new Set(
  `asyncio concurrent ctypes curses dbm distutils email encodings html http importlib json lib2to3 logging
  multiprocessing pydoc_data sqlite3 tkinter unittest urllib wsgiref xml xmlrpc zoneinfo`.split(/\s+/),
);

/** Modules of the standard library whose functions may run anything, or put something in the place of what others import. */
const reaching: ReadonlySet<string> = new Set(
  `_thread ast asyncio atexit bdb builtins cProfile code codeop concurrent ctypes doctest gc imp importlib inspect
  multiprocessing pdb pickle pkgutil profile pydoc runpy sched shelve site sitecustomize threading timeit trace unittest
  zipimport`.split(/\s+/),
);
const reachingNames =
  /^(?:logging\.config|sys\.(?:_\w+|set(?:trace|profile)|modules|meta_path|path_hooks|path|addaudithook)|socket\.(?!socket$|setdefaulttimeout$|gethostname$)|os\.(?:exec|fork|spawn|_exit|kill)|(?:\w+\.)*__)/;
/** What decides how a library that is being imported tells something, and what it sees of the machine. */
const warning = /^(?:codecs|encodings|faulthandler|gettext|locale|mimetypes|random|warnings)\b/;
/** What has other code run when the program ends. */
const ending = /^(?:atexit\b|weakref\.finalize|sys\.excepthook|threading\.excepthook)/;
/** Attributes by which code gets at what is not its own. */
const reachingAttributes =
  /^(?:__(?!name__|file__|doc__|version__|init__)\w+__|f_\w+|gi_\w+|tb_\w+|modules|meta_path|path_hooks|path_importer_cache)$/;

/** Doings of a program's own code that make no difference to an import. */
const harmless: ReadonlySet<Doing> = new Set<Doing>(['tells', 'asks']);

/** What stands above a patch, and whether an import may pass it. */
class Passing {
  readonly #around: Around;
  readonly #path: FilePath;
  readonly #library: PatcherId;
  readonly #above: readonly Statement[];

  constructor(around: Around, path: FilePath, library: PatcherId, above: readonly Statement[]) {
    this.#around = around;
    this.#path = path;
    this.#library = library;
    this.#above = above;
  }

  /** Whether `staying` may run before the imports `down`, which stand above or among them. */
  mayPass(staying: readonly Statement[], down: readonly Statement[]): boolean {
    const modules = down.flatMap((one) => this.#modulesOf(one) ?? ['']);
    const isQuiet = modules.every((module) => quiet.has(module));
    if (modules.includes('') || this.#around.doings.shadows(down)) return false;
    if (!this.#areNamesFree(staying, down)) return false;
    const done = this.#around.doings.of(this.#path, staying);
    if (done.has('sees') || (!isQuiet && (done.has('leaves') || done.has('searches')))) return false;
    if (!isQuiet && this.#importsNamed(staying).some((module) => this.#mayMatter(module))) return false;
    // What is told to run at the end may be run from here on.
    if (this.#importsNamed(this.#above).some((module) => ending.test(module))) return false;
    if (this.#hidesStandard()) return false;
    if (!staying.every((one) => this.#isTame(one))) return false;
    const files = this.#around.doings.filesRun(this.#path, staying);
    if (!isQuiet && (files.size > 0 || !this.#loadsItself(staying, down))) return false;
    return [...files].every(
      (file) =>
        file !== this.#path && !/(?<!['"])\b__main__\b/.test(this.#around.program.text(file) ?? '__main__'),
    );
  }

  /** Whether an import that says something, or runs what is not known, may find that somebody has used this. */
  #mayMatter(module: string): boolean {
    if (warning.test(module) || /^logging\.set/.test(module)) return true;
    return !stdlibNames().has(topLevelOf(module)) && !this.#isOfPatcher(module);
  }

  /** What names and attributes in `statements` stand for by the imports of the module, where code runs at import. */
  #importsNamed(statements: readonly Statement[]): readonly string[] {
    return [...statementsAtImport(statements)].flatMap((one) =>
      expressionsOf(one).flatMap((outer) =>
        [...everyExpression(outer)].flatMap((inner) => {
          const name = dottedName(inner);
          return name === undefined ? [] : (this.#importOf(name) ?? []);
        }),
      ),
    );
  }

  /** Whether a file of the program may be what an import above the patch takes for the standard library. */
  #hidesStandard(): boolean {
    return [...everyStatement(this.#above)].some((one) => {
      const section = this.#around.doings.sectionOf(one);
      return section === 'stdlib' && this.#around.doings.shadows([one]);
    });
  }

  /** The modules that a plain import brings, if they are of those that may be imported later; undefined for everything else. */
  #modulesOf(one: Statement): readonly string[] | undefined {
    if (one.kind !== 'import' && one.kind !== 'import-from') return undefined;
    if (one.lazy || (one.kind === 'import-from' && (one.level > 0 || one.names === '*'))) return undefined;
    const modules = one.kind === 'import' ? one.names.map(({ module }) => module) : [one.module];
    const isKnown = modules.every((module) => {
      const top = topLevelOf(module);
      return top !== '__future__' && (stdlibNames().has(top) || unasking.has(top));
    });
    return isKnown && modules.length > 0 ? modules : undefined;
  }

  /** Whether nothing asks for the names of `down`, or gives them to something else, before these are bound. */
  #areNamesFree(staying: readonly Statement[], down: readonly Statement[]): boolean {
    const { functions } = this.#around.doings.namesOf(this.#path);
    const own = touchedBy(staying);
    const others = touchedBy(this.#above.filter((one) => !down.includes(one)));
    const read = new Set(own.read);
    // What a function asks for that may be called; none is called but by its name.
    for (const name of read) {
      const called = functions.get(name);
      if (called !== undefined) for (const one of touchedBy([called]).readLater) read.add(one);
    }
    const isFree = (name: string) =>
      !read.has(name) && !others.bound.has(name) && !others.boundLater.has(name);
    // Where an original is kept on purpose it stays unsaid which of the two holds it.
    if (own.bound.has('*') || [...others.bound.keys()].some(isSavedOriginal)) return false;
    return [...touchedBy(down).bound.keys()].every(isFree);
  }

  /** Whether a statement does nothing but what is known, and nothing that an import would find otherwise. */
  #isTame(one: Statement): boolean {
    const { doings } = this.#around;
    switch (one.kind) {
      case 'import':
      case 'import-from':
        if (one.lazy || (one.kind === 'import-from' && one.names === '*')) return false;
        if (one.kind === 'import' && one.names.some(({ module }) => module === '__main__')) return false;
        return this.#isHarmless([one]);
      case 'function':
        return (
          one.decorators.every((decorator) => decorators.has(lastName(decorator))) &&
          expressionsOf(one).every((inner) => this.#isTameExpression(inner))
        );
      case 'class':
        return !doings.of(this.#path, [one]).has('calls') && one.body.every((inner) => this.#isTame(inner));
      case 'assign':
      case 'delete':
        if (!one.targets.every((target) => this.#isTameTarget(target))) return false;
        break;
      case 'for':
        if (!this.#isTameTarget(one.target)) return false;
        break;
      case 'with':
        if (
          one.items.some(
            ({ context, target }) =>
              context.kind !== 'call' || (target !== undefined && target.kind !== 'name'),
          )
        )
          return false;
        break;
      case 'expression':
      case 'if':
      case 'while':
      case 'try':
      case 'assert':
      case 'raise':
      case 'jump':
        break;
      default:
        return false;
    }
    const isAnnotated = one.kind === 'assign' && one.annotation !== undefined;
    if (isAnnotated && !this.#isTameExpression(one.annotation!)) return false;
    return (
      expressionsOf(one).every((inner) => this.#isTameExpression(inner)) &&
      bodiesOf(one).every((inner) => inner.every((each) => this.#isTame(each)))
    );
  }

  /** A name, a variable of the environment, an entry of what the module has made, or a setting of the patcher. */
  #isTameTarget(target: Expression): boolean {
    switch (target.kind) {
      case 'name':
        return true;
      case 'sequence':
        return target.elements.every((one) => this.#isTameTarget(one));
      case 'starred':
        return this.#isTameTarget(target.value);
      case 'subscript': {
        const name = dottedName(target.value);
        if (name === undefined) return false;
        return this.#importOf(name) === 'os.environ' || this.#isMade(name);
      }
      case 'attribute': {
        const name = dottedName(target);
        const module = name === undefined ? undefined : this.#importOf(name);
        return module !== undefined && this.#isOfPatcher(module);
      }
      default:
        return false;
    }
  }

  #isTameExpression(expression: Expression): boolean {
    for (const one of everyExpression(expression)) {
      if (one.kind === 'lambda') return false;
      if (one.kind === 'compound' && !/^(?:binary|unary|format|slice)$/.test(one.form)) return false;
      if (one.kind === 'attribute' && reachingAttributes.test(one.attribute)) return false;
      if (one.kind === 'call' && !this.#isTameCall(one)) return false;
    }
    return true;
  }

  #isTameCall(call: Expression & { readonly kind: 'call' }): boolean {
    const values = [...call.positional, ...call.keywords.map(({ value }) => value)];
    if (values.some((value) => [...everyExpression(value)].some((one) => this.#isOwnCode(one)))) return false;
    return this.#isOwnCall(call) || this.#isKnown(call);
  }

  /** Whether `value` may be something of the program that can be called by whatever it is given to. */
  #isOwnCode(value: Expression, depth = 0): boolean {
    if (value.kind !== 'name') return false;
    const binders = this.#binders(value.name);
    if (binders === undefined) return false;
    const [binder] = binders;
    if (binders.size > 1 || depth > 4) return true;
    if (binder !== undefined) return !this.#isStandard(binder.replace(':', '.'));
    return this.#bindings(value.name).some((one) => {
      if (one.kind === 'function' || one.kind === 'class') return true;
      const values = expressionsOf(one).flatMap((outer) => [...everyExpression(outer)]);
      const called = new Set(values.map((each) => (each.kind === 'call' ? each.callee : undefined)));
      return values.some(
        (each) =>
          each.kind === 'name' &&
          each.name !== value.name &&
          !called.has(each) &&
          this.#isOwnCode(each, depth + 1),
      );
    });
  }

  /** A call of a function of the program that does nothing of note, or that patches. */
  #isOwnCall(call: Expression & { readonly kind: 'call' }): boolean {
    if (!this.#around.doings.isDefined(this.#path, call.callee)) return false;
    const bare = { ...call, positional: [], keywords: [] };
    return this.#isHarmless([{ kind: 'expression', value: bare, span: call.span }]);
  }

  #isHarmless(statements: readonly Statement[]): boolean {
    return [...this.#around.doings.of(this.#path, statements)].every((doing) => harmless.has(doing));
  }

  /** The statements above the patch that bind `name`, wherever they stand. */
  #bindings(name: string): readonly Statement[] {
    return [...everyStatement(this.#above)].filter((one) => binds(one, name));
  }

  /** A call into the standard library or the patcher, or of a method of what such a call gave. */
  #isKnown({ callee }: Expression & { readonly kind: 'call' }, depth = 0): boolean {
    if (depth > 4) return false;
    const name = dottedName(callee);
    if (name === undefined) {
      if (callee.kind !== 'attribute') return false;
      const of = callee.value;
      return of.kind === 'string' || (of.kind === 'call' && this.#isKnown(of, depth + 1));
    }
    const module = this.#importOf(name);
    if (module !== undefined) return this.#isOfPatcher(module) || this.#isStandard(module);
    const parts = name.split('.');
    // What a module has by now may be there because of what is imported above.
    if (name === 'getattr' || name === 'hasattr') return false;
    if (parts.length === 1 && this.#binders(name) === undefined)
      return name === 'open' || builtinDoings(name).every((doing) => doing === 'tells');
    return parts.length === 2 && this.#isMade(parts[0]!, depth + 1);
  }

  #isStandard(module: string): boolean {
    const top = topLevelOf(module);
    if (asking.test(module) || /^os\.environ\.(?:setdefault|update|pop)$/.test(module)) return true;
    return stdlibNames().has(top) && !reaching.has(top) && !reachingNames.test(module);
  }

  #isOfPatcher(module: string): boolean {
    const { patchers } = this.#around;
    return (
      patchers.ownerOf(module) === this.#library &&
      !/\b(?:spawn|run|joinall|Pool|saved|serve)\w*$/.test(module)
    );
  }

  /** Whether `name` is bound once, to what the module has written itself or what a known call gave. */
  #isMade(name: string, depth = 0): boolean {
    const [binding, ...others] = this.#bindings(name);
    if (binding?.kind !== 'assign' || others.length > 0 || binding.targets.length !== 1) return false;
    const { value } = binding;
    if (binding.targets[0]!.kind !== 'name' || value === undefined || binding.operator !== undefined)
      return false;
    return (
      /^(?:dict|sequence|string|number)$/.test(value.kind) ||
      (value.kind === 'call' && this.#isKnown(value, depth + 1))
    );
  }

  /** What binds `name` in the module, each as `touchedBy` has it; undefined for a name of Python's own. */
  #binders(name: string) {
    return this.#around.doings.namesOf(this.#path).bound.get(name);
  }

  /** `logging.basicConfig` of a dotted name that begins with what an import binds, and nothing else. */
  #importOf(name: string): string | undefined {
    const [root, ...rest] = name.split('.');
    const binders = this.#binders(root!);
    const [binder] = binders ?? [];
    if (binders?.size !== 1 || binder === undefined || binder.startsWith('.')) return undefined;
    return [binder.replace(':', '.'), ...rest].join('.');
  }

  /**
   * Whether `staying` imports by itself what it uses of packages whose modules are there once anybody has imported them: what
   * it would miss without the imports `down`.
   */
  #loadsItself(staying: readonly Statement[], down: readonly Statement[]): boolean {
    const above = this.#above.filter((one) => !down.includes(one));
    const imported = new Set(
      [...everyStatement(above)].flatMap((one) => {
        if (one.kind === 'import') return one.names.map(({ module }) => module);
        if (one.kind !== 'import-from') return [];
        const names = one.names === '*' ? [] : one.names.map(({ name }) => `${one.module}.${name}`);
        return [one.module, ...names];
      }),
    );
    for (const one of everyStatement(above))
      for (const outer of expressionsOf(one))
        for (const inner of everyExpression(outer)) {
          const name = inner.kind === 'attribute' ? dottedName(inner) : undefined;
          const module = name === undefined ? undefined : this.#importOf(name);
          if (module === undefined) continue;
          const [top, next, ...rest] = module.split('.');
          if (next === undefined || imported.has(`${top}.${next}`)) continue;
          const isPackage = stdlibNames().has(top!) ? parted.has(top!) : rest.length > 0;
          if (isPackage && (rest.length > 0 || !/[A-Z]/.test(next)) && !isFunction(top!, next)) return false;
        }
    return staying.length > 0;
  }
}

/** Whether what stands in a package of the standard library by this name is no module. */
function isFunction(top: string, name: string): boolean {
  return top === 'logging'
    ? !/^(?:handlers|config)$/.test(name)
    : top === 'json' && /^(?:dumps?|loads?)$/.test(name);
}

/** Whether a statement itself binds `name`, and not one inside of it alone. */
function binds(one: Statement, name: string): boolean {
  if (one.kind === 'function' || one.kind === 'class') return one.name === name;
  return bodiesOf(one).length === 0
    ? touchedBy([one]).bound.has(name)
    : touchedBy([one]).bound.has(name) && !bodiesOf(one).some((body) => touchedBy(body).bound.has(name));
}
