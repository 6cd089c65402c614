import type { FilePath } from '../project/snapshot.js';
import type { FunctionDefinition, LambdaExpression } from '../python/syntax.js';
import type { Step } from '../trace/trace.js';

/** What the interpreter knows of a Python object. */
export type Value =
  | UnknownValue
  | ExternalValue
  | ModuleValue
  | FunctionValue
  | ClassValue
  | ObjectValue
  | BoundMethodValue
  | InstanceValue
  | ExternalObjectValue
  | LiteralValue
  | SequenceValue
  | MappingValue
  | PartialValue
  | GeneratorValue
  | ChoiceValue;

interface UnknownValue {
  readonly kind: 'unknown';
}

/** A module that is not of the repository, or an attribute of one: `ssl`, `ssl.SSLContext`, `gevent.monkey.patch_all`. */
interface ExternalValue {
  readonly kind: 'external';
  readonly name: string;
}

/** A first-party module. */
export interface ModuleValue {
  readonly kind: 'module';
  readonly name: string;
}

/** A first-party function or lambda, with the scope it was defined in. */
export interface FunctionValue {
  readonly kind: 'function';
  readonly definition: FunctionDefinition | LambdaExpression;
  readonly path: FilePath;
  readonly module: string;
  readonly scope: Scope;
  /** Values of the defaults, by parameter name. */
  readonly defaults: ReadonlyMap<string, Value>;
  readonly binding: 'function' | 'property' | 'static' | 'class';
}

/** A first-party class; `scope` is its namespace. */
export interface ClassValue {
  readonly kind: 'class';
  readonly name: string;
  readonly module: string;
  readonly bases: readonly Value[];
  /** What makes it, where that is known: a first-party class or function. */
  readonly metaclass: Value | undefined;
  readonly scope: Scope;
}

/** An instance of a first-party class. */
export interface ObjectValue {
  readonly kind: 'object';
  readonly class: ClassValue;
  readonly attributes: Map<string, Attribute>;
  /** A module or class keeps it: what its attributes hold stays held. */
  published: boolean;
}

/** An attribute with the statement that set it. */
export interface Attribute {
  readonly value: Value;
  readonly step: Step;
}

/** What a generator function gives when it is called: its body waits until somebody iterates. */
interface GeneratorValue {
  readonly kind: 'generator';
  readonly run: () => void;
}

/** One of several values: which one depends on a condition that is not known. */
interface ChoiceValue {
  readonly kind: 'choice';
  readonly values: readonly Value[];
}

interface BoundMethodValue {
  readonly kind: 'bound-method';
  readonly self: Value;
  readonly function: FunctionValue;
}

/** An instance of a class the patchers replace, or of a library class: `threading.Lock()`. */
interface InstanceValue {
  readonly kind: 'instance';
  /** Canonical name of the class whose instance it is (or holds). */
  readonly of: string;
}

/** An object of a library's class that has a method which patches: `FlaskInstrumentor()`. */
interface ExternalObjectValue {
  readonly kind: 'external-object';
  /** Full name of the class. */
  readonly class: string;
}

interface LiteralValue {
  readonly kind: 'literal';
  readonly value: string | boolean | number | null;
}

interface SequenceValue {
  readonly kind: 'sequence';
  /** A list's methods change them in place. */
  readonly elements: Value[];
}

interface MappingValue {
  readonly kind: 'mapping';
  readonly entries: Map<string, Value>;
}

/** `functools.partial(callee, …)`. */
interface PartialValue {
  readonly kind: 'partial';
  readonly callee: Value;
  readonly positional: readonly Value[];
  readonly keywords: ReadonlyMap<string, Value>;
}

/** A namespace being filled: a module's, a class body's, or a function activation's. */
export interface Scope {
  readonly kind: 'module' | 'class' | 'function';
  /** Module whose code runs here, and its file. */
  readonly module: string;
  readonly path: FilePath;
  readonly variables: Map<string, Value>;
  /** The scope that free names are looked up in next; class scopes are skipped from inside functions. */
  readonly parent: Scope | undefined;
  /** Names declared `global` in a function. */
  readonly globals: Set<string>;
  /** Dotted name for people: `Worker` in a class body. */
  readonly qualifier: string;
}

export const unknown: UnknownValue = { kind: 'unknown' };

export function external(name: string): ExternalValue {
  return { kind: 'external', name };
}

export function literal(value: LiteralValue['value']): LiteralValue {
  return { kind: 'literal', value };
}

/** Different values that are told apart; tables with more are data, of which nothing is called. */
const mostAlternatives = 40;

/** One of `values`; equal ones count once, and what is known wins over what is not. */
export function choice(values: readonly Value[]): Value {
  const distinct: Value[] = [];
  for (const value of values
    .slice(0, mostAlternatives)
    .flatMap((one) => (one.kind === 'choice' ? one.values : [one]))) {
    if (distinct.length >= mostAlternatives) break;
    if (!distinct.some((other) => same(other, value))) distinct.push(value);
  }
  if (distinct.length === 0) return unknown;
  return distinct.length === 1 ? distinct[0]! : { kind: 'choice', values: distinct };
}

function same(a: Value, b: Value): boolean {
  if (a === b) return true;
  if (a.kind === 'literal' && b.kind === 'literal') return a.value === b.value;
  if (a.kind === 'external' && b.kind === 'external') return a.name === b.name;
  if (a.kind === 'module' && b.kind === 'module') return a.name === b.name;
  return a.kind === 'unknown' && b.kind === 'unknown';
}

/** Three-valued truth: what `bool(value)` is known to be. */
export type Truth = 'true' | 'false' | 'unknown';

/** The text that a value is, where it is a known one. */
export function textOf(value: Value | undefined): string | undefined {
  return value?.kind === 'literal' && typeof value.value === 'string' ? value.value : undefined;
}

/** Truth of a value as Python's `bool()` would say. */
export function truthOf(value: Value): Truth {
  switch (value.kind) {
    case 'unknown':
    case 'external':
    case 'object':
    case 'external-object':
    case 'choice':
      return 'unknown';
    case 'literal':
      return value.value ? 'true' : 'false';
    case 'sequence':
      return value.elements.length > 0 ? 'true' : 'false';
    case 'mapping':
      return value.entries.size > 0 ? 'true' : 'unknown';
    default:
      return 'true';
  }
}

export function negated(truth: Truth): Truth {
  return truth === 'unknown' ? truth : truth === 'true' ? 'false' : 'true';
}

/** The function scope's module scope. */
export function moduleScopeOf(scope: Scope): Scope {
  let at = scope;
  while (at.parent !== undefined) at = at.parent;
  return at;
}
