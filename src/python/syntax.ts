/**
 * What the front end says about one Python source text: the statements in order, with exact spans.
 *
 * It is a reduced syntax tree: everything that import time can be affected by is kept (names, attributes, calls,
 * literals, control flow, deferred bodies); operators that only combine values become `compound`, whose parts are
 * kept in evaluation order. Spans are UTF-16 offsets into the text that was parsed (a leading BOM counts).
 */
import type { Span } from '../text/span.js';

export interface ModuleSyntax {
  readonly body: readonly Statement[];
  readonly comments: readonly Comment[];
  /** Places where the text is not Python of any version; parsing went on after each. */
  readonly problems: readonly SyntaxProblem[];
  /** Where the first part of the text starts that was not read; of a body that waits it is known when somebody has asked for it. */
  readonly unread: Unread | undefined;
  /** Syntax that only Python 2 accepts was seen (print statement, `except E, e`, backticks, …). */
  readonly python2: boolean;
  /** Span of the module docstring statement. */
  readonly docstring: Span | undefined;
}

/** What starts `from` there was not read: there are more tokens and comments than `limit`, in this text or in all that are kept beside it. */
export interface Unread {
  readonly from: number;
  readonly limit: number;
  readonly of: 'text' | 'all';
}

/** From `#` to the end of the line (without the line break). */
export interface Comment {
  readonly span: Span;
  readonly text: string;
}

export interface SyntaxProblem extends SyntaxFault {
  readonly span: Span;
}

/** What is wrong with the text; the first problem of a logical line is the one that is noted. */
export interface SyntaxFault {
  readonly kind:
    | 'expected-token'
    | 'expected-expression'
    | 'expected-name'
    | 'expected-module'
    | 'expected-imported-name'
    | 'expected-definition'
    | 'expected-block'
    | 'unexpected-token'
    | 'unexpected-indentation'
    | 'continues-nothing'
    | 'malformed-parameter'
    | 'malformed-replacement-field'
    | 'mismatched-bracket'
    | 'open-bracket'
    | 'open-string'
    | 'merge-conflict'
    | 'too-many-brackets'
    | 'too-many-indentations'
    | 'too-deep'
    | 'too-long-chain';
  /** The token that is missing, or the keyword that continues nothing; otherwise empty. */
  readonly word: string;
}

export interface Node {
  readonly span: Span;
}

// ---------------------------------------------------------------------------------------------- statements

export type Statement =
  | ImportStatement
  | ImportFromStatement
  | AssignStatement
  | ExpressionStatement
  | FunctionDefinition
  | ClassDefinition
  | IfStatement
  | ForStatement
  | WhileStatement
  | TryStatement
  | WithStatement
  | MatchStatement
  | ReturnStatement
  | RaiseStatement
  | DeleteStatement
  | GlobalStatement
  | JumpStatement
  | AssertStatement
  | TypeAliasStatement;

/** `import a.b as c, d`; `lazy import a` (PEP 810) sets `lazy`. */
export interface ImportStatement extends Node {
  readonly kind: 'import';
  readonly lazy: boolean;
  readonly names: readonly ImportedModule[];
}

/** One `a.b.c` or `a.b.c as d`; the span covers both. */
export interface ImportedModule extends Node {
  readonly module: string;
  readonly asName: string | undefined;
}

/** `from ..a.b import c as d, e` or `from a import *`. `module` is `''` in `from . import x`. */
export interface ImportFromStatement extends Node {
  readonly kind: 'import-from';
  readonly lazy: boolean;
  /** Number of leading dots. */
  readonly level: number;
  readonly module: string;
  readonly names: readonly ImportedName[] | '*';
}

export interface ImportedName extends Node {
  readonly name: string;
  readonly asName: string | undefined;
}

/**
 * `a = b = value`, `a: T = value`, `a: T`, `a += value`.
 * An augmented assignment has `operator` (`'+='`), an annotated one `annotation`; `value` is absent in a bare `a: T`.
 */
export interface AssignStatement extends Node {
  readonly kind: 'assign';
  readonly targets: readonly Expression[];
  readonly operator: string | undefined;
  readonly annotation: Expression | undefined;
  readonly value: Expression | undefined;
}

/** An expression on its own; Python 2's `print` and `exec` statements too (as `compound`). */
interface ExpressionStatement extends Node {
  readonly kind: 'expression';
  readonly value: Expression;
}

/** `def` or `async def`; `body` is deferred: it runs when the function is called. */
export interface FunctionDefinition extends Node {
  readonly kind: 'function';
  readonly name: string;
  readonly async: boolean;
  readonly decorators: readonly Expression[];
  readonly parameters: readonly Parameter[];
  readonly returns: Expression | undefined;
  readonly body: readonly Statement[];
  /** From the first decorator (or `def`) to the colon. */
  readonly header: Span;
}

export interface Parameter extends Node {
  readonly name: string;
  readonly form: 'positional' | 'keyword-only' | 'var-positional' | 'var-keyword';
  readonly annotation: Expression | undefined;
  /** Evaluated when the function is defined. */
  readonly defaultValue: Expression | undefined;
}

/** `class`; the body runs at once, in a scope of its own. */
export interface ClassDefinition extends Node {
  readonly kind: 'class';
  readonly name: string;
  readonly decorators: readonly Expression[];
  readonly bases: readonly Expression[];
  readonly keywords: readonly KeywordArgument[];
  readonly body: readonly Statement[];
  readonly header: Span;
}

/** `if`/`elif`/`else`. */
export interface IfStatement extends Node {
  readonly kind: 'if';
  readonly branches: readonly { readonly test: Expression; readonly body: readonly Statement[] }[];
  readonly orElse: readonly Statement[];
}

export interface ForStatement extends Node {
  readonly kind: 'for';
  readonly target: Expression;
  readonly iterable: Expression;
  readonly body: readonly Statement[];
  readonly orElse: readonly Statement[];
}

export interface WhileStatement extends Node {
  readonly kind: 'while';
  readonly test: Expression;
  readonly body: readonly Statement[];
  readonly orElse: readonly Statement[];
}

export interface TryStatement extends Node {
  readonly kind: 'try';
  readonly body: readonly Statement[];
  readonly handlers: readonly ExceptHandler[];
  readonly orElse: readonly Statement[];
  readonly finalBody: readonly Statement[];
}

/** `except A as e:`, `except* A:`, `except A, B:` (3.14), `except A, e:` (Python 2), `except:`. */
export interface ExceptHandler extends Node {
  readonly type: Expression | undefined;
  readonly name: string | undefined;
  readonly body: readonly Statement[];
}

export interface WithStatement extends Node {
  readonly kind: 'with';
  readonly items: readonly { readonly context: Expression; readonly target: Expression | undefined }[];
  readonly body: readonly Statement[];
}

export interface MatchStatement extends Node {
  readonly kind: 'match';
  readonly subject: Expression;
  readonly cases: readonly MatchCase[];
}

export interface MatchCase extends Node {
  readonly pattern: Pattern;
  readonly guard: Expression | undefined;
  readonly body: readonly Statement[];
}

/** What stands behind `case` (PEP 634). */
export type Pattern =
  | { readonly kind: 'wildcard' }
  /** `name`, which matches anything, or `pattern as name`. */
  | { readonly kind: 'capture'; readonly name: string; readonly pattern: Pattern | undefined }
  /** A constant or a dotted name: what is equal to it. */
  | { readonly kind: 'value'; readonly value: Expression }
  | { readonly kind: 'alternatives'; readonly patterns: readonly Pattern[] }
  | { readonly kind: 'sequence'; readonly patterns: readonly Pattern[] }
  /** `*name` in a sequence; without a name it is `*_`. */
  | { readonly kind: 'star'; readonly name: string | undefined }
  | {
      readonly kind: 'mapping';
      readonly entries: readonly { readonly key: Expression; readonly pattern: Pattern }[];
      /** The name behind `**`. */
      readonly rest: string | undefined;
    }
  | {
      readonly kind: 'class';
      readonly class: Expression;
      readonly positional: readonly Pattern[];
      readonly keywords: readonly { readonly name: string; readonly pattern: Pattern }[];
    }
  /** No pattern of any version: the names in it that would be bound. */
  | { readonly kind: 'unparsed'; readonly captures: readonly string[] };

interface ReturnStatement extends Node {
  readonly kind: 'return';
  readonly value: Expression | undefined;
}

export interface RaiseStatement extends Node {
  readonly kind: 'raise';
  readonly parts: readonly Expression[];
}

interface DeleteStatement extends Node {
  readonly kind: 'delete';
  readonly targets: readonly Expression[];
}

interface GlobalStatement extends Node {
  readonly kind: 'global';
  readonly scope: 'global' | 'nonlocal';
  readonly names: readonly string[];
}

export interface JumpStatement extends Node {
  readonly kind: 'jump';
  readonly jump: 'pass' | 'break' | 'continue';
}

interface AssertStatement extends Node {
  readonly kind: 'assert';
  readonly test: Expression;
  readonly message: Expression | undefined;
}

/** `type X = …` (PEP 695): the value is evaluated lazily. */
interface TypeAliasStatement extends Node {
  readonly kind: 'type-alias';
  readonly name: string;
}

// --------------------------------------------------------------------------------------------- expressions

export type Expression =
  | NameExpression
  | AttributeExpression
  | CallExpression
  | StringExpression
  | NumberExpression
  | ConstantExpression
  | SequenceExpression
  | DictExpression
  | LambdaExpression
  | ConditionalExpression
  | BooleanExpression
  | NotExpression
  | CompareExpression
  | SubscriptExpression
  | ComprehensionExpression
  | StarredExpression
  | NamedExpression
  | CompoundExpression;

interface NameExpression extends Node {
  readonly kind: 'name';
  readonly name: string;
}

/** `value.attribute`; the span starts where `value` starts. */
export interface AttributeExpression extends Node {
  readonly kind: 'attribute';
  readonly value: Expression;
  readonly attribute: string;
}

/** `callee(positional, *spread, key=value, **spread)`. */
export interface CallExpression extends Node {
  readonly kind: 'call';
  readonly callee: Expression;
  /** Positional arguments; `*x` is a `starred`. */
  readonly positional: readonly Expression[];
  readonly keywords: readonly KeywordArgument[];
}

/** `name=value`; `**value` has no name. */
export interface KeywordArgument extends Node {
  readonly name: string | undefined;
  readonly value: Expression;
}

/** A string without replacement fields; adjacent literals are joined. Escapes are decoded; bytes keep `bytes: true`. */
interface StringExpression extends Node {
  readonly kind: 'string';
  readonly value: string;
  readonly bytes: boolean;
}

interface NumberExpression extends Node {
  readonly kind: 'number';
  /** As written: `0x1F`, `3_000`, `10L`. */
  readonly text: string;
}

export interface ConstantExpression extends Node {
  readonly kind: 'constant';
  readonly value: 'True' | 'False' | 'None' | '...';
}

interface SequenceExpression extends Node {
  readonly kind: 'sequence';
  readonly form: 'tuple' | 'list' | 'set';
  readonly elements: readonly Expression[];
}

/** `{k: v, **spread}`; a spread has no key. */
export interface DictExpression extends Node {
  readonly kind: 'dict';
  readonly entries: readonly { readonly key: Expression | undefined; readonly value: Expression }[];
}

/** The body is deferred, defaults are not. */
export interface LambdaExpression extends Node {
  readonly kind: 'lambda';
  readonly parameters: readonly Parameter[];
  readonly body: Expression;
}

/** `then if test else orElse`. */
export interface ConditionalExpression extends Node {
  readonly kind: 'conditional';
  readonly test: Expression;
  readonly then: Expression;
  readonly orElse: Expression;
}

export interface BooleanExpression extends Node {
  readonly kind: 'boolean';
  readonly operator: 'and' | 'or';
  readonly operands: readonly Expression[];
}

interface NotExpression extends Node {
  readonly kind: 'not';
  readonly operand: Expression;
}

/** `first op1 operand1 op2 operand2 …`; operators as written, words joined by one space (`not in`, `is not`). */
export interface CompareExpression extends Node {
  readonly kind: 'compare';
  readonly first: Expression;
  readonly rest: readonly { readonly operator: string; readonly operand: Expression }[];
}

/** `value[index]`; a slice is a `compound`. */
export interface SubscriptExpression extends Node {
  readonly kind: 'subscript';
  readonly value: Expression;
  readonly index: Expression;
}

/** `[element for … in … if …]`; in a dict comprehension `key` is set. A generator's body is deferred but for its first iterable. */
export interface ComprehensionExpression extends Node {
  readonly kind: 'comprehension';
  readonly form: 'list' | 'set' | 'dict' | 'generator';
  readonly key: Expression | undefined;
  readonly element: Expression;
  readonly clauses: readonly ComprehensionClause[];
}

export interface ComprehensionClause {
  readonly target: Expression;
  readonly iterable: Expression;
  readonly conditions: readonly Expression[];
}

/** `*value` or, in Python 3.15's unpacking comprehension, `**value`. */
interface StarredExpression extends Node {
  readonly kind: 'starred';
  readonly value: Expression;
}

/** `name := value`. */
interface NamedExpression extends Node {
  readonly kind: 'named';
  readonly name: string;
  readonly value: Expression;
}

/** Anything else that evaluates its parts in order: binary and unary operators, f-strings, slices, `await`, `yield`. */
export interface CompoundExpression extends Node {
  readonly kind: 'compound';
  readonly form: 'binary' | 'unary' | 'format' | 'slice' | 'await' | 'yield' | 'statement' | 'unparsed';
  readonly parts: readonly Expression[];
}
