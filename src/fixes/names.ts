import type { Expression, FunctionDefinition, Parameter, Pattern, Statement } from '../python/syntax.js';
import { bodiesOf, everyExpression, expressionsOf } from '../python/walk.js';

/** What statements do with the names of the scope that they stand in. */
export interface Touched {
  /** Names that are bound, bound anew or deleted, by what binds them: an import is always the same. */
  readonly bound: ReadonlyMap<string, ReadonlySet<Binder>>;
  readonly read: ReadonlySet<string>;
  /** Names that functions defined here read from around them when they are called, and that they bind there. */
  readonly readLater: ReadonlySet<string>;
  readonly boundLater: ReadonlySet<string>;
  /** Functions that are defined here, without a decorator, by names that nothing else is bound to. */
  readonly functions: ReadonlyMap<string, FunctionDefinition>;
}

/** `import a.b as c`, by what it binds: the same import binds the same object. Undefined for everything else. */
export type Binder = string | undefined;

/**
 * The names that `statements` touch. What a comprehension or a lambda calls its own counts as read. Unless one of them `declares`
 * something global or nonlocal, functions bind nothing around them: their bodies need not be read to know that.
 */
export function touchedBy(statements: readonly Statement[], declares = true): Touched {
  const walk = new Walk(declares);
  for (const one of statements) walk.statement(one);
  for (const name of walk.functions.keys())
    if (walk.counts.get(name) !== 1 || walk.boundLater.has(name)) walk.functions.delete(name);
  return walk;
}

class Walk implements Touched {
  readonly bound = new Map<string, Set<Binder>>();
  readonly read = new Set<string>();
  readonly functions = new Map<string, FunctionDefinition>();
  readonly counts = new Map<string, number>();
  readonly #declares: boolean;
  /** What is defined here and runs later, until somebody asks for the names in there. */
  #unread: FunctionDefinition[] = [];
  readonly #readLater = new Set<string>();
  readonly #boundLater = new Set<string>();

  constructor(declares: boolean) {
    this.#declares = declares;
  }

  get readLater(): ReadonlySet<string> {
    this.#readBodies();
    return this.#readLater;
  }

  get boundLater(): ReadonlySet<string> {
    if (this.#declares) this.#readBodies();
    return this.#boundLater;
  }

  statement(statement: Statement): void {
    for (const expression of expressionsOf(statement)) this.#expression(expression);
    switch (statement.kind) {
      case 'import':
        for (const { module, asName } of statement.names) {
          const top = module.split('.')[0]!;
          this.#bind(asName ?? top, asName === undefined ? top : module);
        }
        return;
      case 'import-from':
        if (statement.names === '*') this.#bind('*', `${'.'.repeat(statement.level)}${statement.module}`);
        else
          for (const { name, asName } of statement.names)
            this.#bind(asName ?? name, `${'.'.repeat(statement.level)}${statement.module}:${name}`);
        return;
      case 'assign':
        for (const target of statement.targets) this.#target(target, statement.operator !== undefined);
        if (statement.annotation !== undefined) this.#expression(statement.annotation);
        return;
      case 'delete':
        for (const target of statement.targets) this.#target(target, true);
        return;
      case 'function':
        this.#bind(statement.name);
        this.#function(statement);
        if (statement.decorators.length === 0 && !statement.async)
          this.functions.set(statement.name, statement);
        return;
      case 'class':
        this.#bind(statement.name);
        this.#class(statement.body);
        return;
      case 'type-alias':
        this.#bind(statement.name);
        return;
      case 'global':
        for (const name of statement.names) this.#bind(name);
        return;
      case 'for':
        this.#target(statement.target, false);
        break;
      case 'with':
        for (const { target } of statement.items) if (target !== undefined) this.#target(target, false);
        break;
      case 'try':
        for (const { name } of statement.handlers) if (name !== undefined) this.#bind(name);
        break;
      case 'match':
        for (const { pattern } of statement.cases) this.#pattern(pattern);
        break;
      default:
        break;
    }
    for (const body of bodiesOf(statement)) for (const inner of body) this.statement(inner);
  }

  #pattern(pattern: Pattern): void {
    switch (pattern.kind) {
      case 'capture':
        this.#bind(pattern.name);
        if (pattern.pattern !== undefined) this.#pattern(pattern.pattern);
        return;
      case 'value':
        this.#expression(pattern.value);
        return;
      case 'star':
        if (pattern.name !== undefined) this.#bind(pattern.name);
        return;
      case 'mapping':
        if (pattern.rest !== undefined) this.#bind(pattern.rest);
        for (const { pattern: inner } of pattern.entries) this.#pattern(inner);
        return;
      case 'class':
        this.#expression(pattern.class);
        for (const inner of [...pattern.positional, ...pattern.keywords.map((one) => one.pattern)])
          this.#pattern(inner);
        return;
      case 'alternatives':
      case 'sequence':
        for (const inner of pattern.patterns) this.#pattern(inner);
        return;
      case 'unparsed':
        for (const name of pattern.captures) this.#bind(name);
        return;
      default:
        return;
    }
  }

  #bind(name: string, binder?: Binder): void {
    const known = this.bound.get(name) ?? new Set();
    this.bound.set(name, known.add(binder));
    this.counts.set(name, (this.counts.get(name) ?? 0) + 1);
  }

  #target(target: Expression, isRead: boolean): void {
    if (target.kind === 'name') {
      this.#bind(target.name);
      if (isRead) this.read.add(target.name);
    } else if (target.kind === 'sequence') for (const one of target.elements) this.#target(one, isRead);
    else if (target.kind === 'starred') this.#target(target.value, isRead);
  }

  #expression(expression: Expression): void {
    for (const one of everyExpression(expression)) {
      if (one.kind === 'name') this.read.add(one.name);
      else if (one.kind === 'named') this.#bind(one.name);
    }
  }

  /** A class has names of its own; what its body reads it may as well have from around it. */
  #class(body: readonly Statement[]): void {
    const inside = new Walk(this.#declares);
    for (const one of body) inside.statement(one);
    for (const name of inside.read) this.read.add(name);
    for (const one of inside.#unread) this.#unread.push(one);
  }

  #function(definition: FunctionDefinition): void {
    const { parameters, returns } = definition;
    for (const annotation of annotationsOf(parameters, returns)) this.#expression(annotation);
    this.#unread.push(definition);
  }

  #readBodies(): void {
    const all = this.#unread;
    this.#unread = [];
    for (const { parameters, body } of all) {
      const declared = new Set(body.flatMap(declaredIn));
      const inside = touchedBy(body, this.#declares);
      const own = new Set(
        [...inside.bound.keys(), ...parameters.map(({ name }) => name)].filter((name) => !declared.has(name)),
      );
      for (const name of [...inside.read, ...inside.readLater]) if (!own.has(name)) this.#readLater.add(name);
      for (const name of [...declared, ...inside.boundLater]) this.#boundLater.add(name);
    }
  }
}

function annotationsOf(
  parameters: readonly Parameter[],
  returns: Expression | undefined,
): readonly Expression[] {
  return [returns, ...parameters.map(({ annotation }) => annotation)].filter((one) => one !== undefined);
}

/** Names that `statement` declares to be those of a scope around it. */
function declaredIn(statement: Statement): readonly string[] {
  if (statement.kind === 'global') return statement.names;
  if (statement.kind === 'function' || statement.kind === 'class') return [];
  return bodiesOf(statement).flatMap((body) => body.flatMap(declaredIn));
}

/**
 * Whether code that binds and reads `moved` may run before `staying` instead of after it, as far as names go. `before` is
 * what else is bound until then, `around` what the functions of the module do with its names; `calls` whether `staying` may
 * call them.
 */
export function namesAgree(
  moved: Pick<Touched, 'read' | 'bound'>,
  staying: Pick<Touched, 'read' | 'bound'>,
  before: Touched['bound'],
  around: Pick<Touched, 'readLater' | 'boundLater'>,
  calls: boolean,
): boolean {
  const isOneImport = (...all: readonly (ReadonlySet<Binder> | undefined)[]) => {
    const binders = new Set(all.flatMap((one) => [...(one ?? [])]));
    return binders.size === 1 && !binders.has(undefined);
  };
  for (const [name, binders] of moved.bound) {
    const others = staying.bound.get(name);
    if (others !== undefined && !isOneImport(binders, others)) return false;
    const isRead = staying.read.has(name) || (calls && around.readLater.has(name));
    const bound = before.get(name);
    // What nobody has bound yet cannot be read either.
    if (isRead && bound !== undefined && !isOneImport(binders, bound, others)) return false;
    if (calls && around.boundLater.has(name)) return false;
  }
  for (const name of moved.read) {
    const others = staying.bound.get(name);
    if (others !== undefined && !isOneImport(others, before.get(name), moved.bound.get(name))) return false;
    if (calls && around.boundLater.has(name)) return false;
  }
  return true;
}
