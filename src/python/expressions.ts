import { atComprehension, braces, comprehension, list, parameters, parenthesized, strings } from './atoms.js';
import { Cursor } from './cursor.js';
import { enter, leave, tooDeepBracket, tooDeepTail, upTo } from './depth-limit.js';
import type { CompareExpression, ConstantExpression, Expression, KeywordArgument } from './syntax.js';
import * as T from './token.js';

/**
 * The expression grammar, loosest binding first. Operators that only combine values are not nested by precedence:
 * whatever it is, Python evaluates the operands from left to right, and one flat node cannot be too deep.
 */
export class ExpressionParser extends Cursor {
  list(): Expression {
    const start = this.start;
    const first = this.element();
    if (this.kind !== T.COMMA) return first;
    const elements = [first];
    while (this.take(T.COMMA) && T.STARTS_EXPRESSION[this.kind] === 1) elements.push(this.element());
    return { kind: 'sequence', form: 'tuple', elements, span: { start, end: this.end } };
  }

  element(): Expression {
    if (this.kind !== T.STAR) return this.nextKind === T.WALRUS ? this.named() : this.expression();
    const start = this.start;
    this.at++;
    const value = this.expression();
    return { kind: 'starred', value, span: { start, end: this.end } };
  }

  named(): Expression {
    if (this.kind !== T.NAME || this.nextKind !== T.WALRUS) return this.expression();
    const start = this.start;
    const name = this.nameAt(this.at);
    this.at += 2;
    const value = this.expression();
    return { kind: 'named', name, value, span: { start, end: this.end } };
  }

  expression(): Expression {
    const start = this.start;
    const then = this.disjunction();
    if (this.kind !== T.IF) return then;
    if (!enter(this)) return this.unparsed(start, [then, tooDeepTail(this)]);
    this.at++;
    const test = this.disjunction();
    this.expect(T.ELSE, 'else');
    const orElse = this.expression();
    leave(this);
    return { kind: 'conditional', test, then, orElse, span: { start, end: this.end } };
  }

  /** `a or b and c`, in one call for both: what nests here nests on the stack as well. */
  disjunction(): Expression {
    const start = this.start;
    let conjunctionStart = start;
    let alternatives: Expression[] | undefined;
    let operands: Expression[] | undefined;
    for (;;) {
      let operand = this.#inversion();
      if (this.take(T.AND)) {
        operands ??= [];
        operands.push(operand);
        continue;
      }
      if (operands !== undefined) {
        operands.push(operand);
        const span = { start: conjunctionStart, end: this.end };
        operand = { kind: 'boolean', operator: 'and', operands, span };
        operands = undefined;
      }
      if (this.take(T.OR)) {
        alternatives ??= [];
        alternatives.push(operand);
        conjunctionStart = this.start;
        continue;
      }
      if (alternatives === undefined) return operand;
      alternatives.push(operand);
      return { kind: 'boolean', operator: 'or', operands: alternatives, span: { start, end: this.end } };
    }
  }

  /** `not a < b`. */
  #inversion(): Expression {
    const first = this.at;
    while (this.take(T.NOT));
    const last = this.at - 1;
    const start = this.start;
    let operand = this.combination();
    let operator = this.#comparisonOperator();
    if (operator !== undefined) {
      const rest: CompareExpression['rest'][number][] = [];
      for (; operator !== undefined; operator = this.#comparisonOperator())
        rest.push({ operator, operand: this.combination() });
      operand = { kind: 'compare', first: operand, rest, span: { start, end: this.end } };
    }
    if (last < first) return operand;
    const end = this.end;
    // `not not not x` is `not x`: two levels say all there is to say about any number of them.
    const levels = last === first ? 1 : 2 - ((last - first + 1) % 2);
    for (let level = 0; level < levels; level++) {
      const notStart = this.starts[level === levels - 1 ? first : last]!;
      operand = { kind: 'not', operand, span: { start: notStart, end } };
    }
    return operand;
  }

  /** Steps over `<`, `in`, `not in`, … and returns it. */
  #comparisonOperator(): string | undefined {
    const kind = this.kind;
    if (kind === T.COMPARE) return this.textOf(this.at++);
    if (kind === T.IN) {
      this.at++;
      return 'in';
    }
    if (kind === T.IS) {
      this.at++;
      return this.take(T.NOT) ? 'is not' : 'is';
    }
    if (kind === T.NOT && this.nextKind === T.IN) {
      this.at += 2;
      return 'not in';
    }
    return undefined;
  }

  combination(): Expression {
    const start = this.start;
    const first = this.#unary();
    if (T.COMBINES[this.kind] !== 1) return first;
    const parts = [first];
    while (T.COMBINES[this.kind] === 1) {
      this.at++;
      parts.push(this.#unary());
    }
    return { kind: 'compound', form: 'binary', parts, span: { start, end: this.end } };
  }

  /** `-await a.b(c)`. `await` was a name before Python 3.7: it is the keyword only where an operand follows. */
  #unary(): Expression {
    const start = this.start;
    const first = this.at;
    while (this.kind === T.SIGN || this.kind === T.TILDE) this.at++;
    const isSigned = this.at > first;
    const awaitStart = this.start;
    let isAwaited = false;
    while (T.STARTS_OPERAND[this.nextKind] === 1 && this.isWord('await')) {
      this.at++;
      isAwaited = true;
    }
    const operandStart = this.start;
    let value = chain(this, this.operand(), operandStart);
    const end = this.end;
    if (isAwaited)
      value = { kind: 'compound', form: 'await', parts: [value], span: { start: awaitStart, end } };
    return isSigned ? { kind: 'compound', form: 'unary', parts: [value], span: { start, end } } : value;
  }

  /** An atom of Python's grammar: a name, a constant, or what stands in brackets. */
  operand(): Expression {
    const start = this.start;
    switch (this.kind) {
      case T.NAME: {
        const name = this.nameAt(this.at++);
        return { kind: 'name', name, span: { start, end: this.end } };
      }
      case T.STRING:
      case T.FORMAT_START:
        return strings(this);
      case T.NUMBER:
        return { kind: 'number', text: this.textOf(this.at++), span: { start, end: this.end } };
      case T.LEFT_PAREN:
        return parenthesized(this);
      case T.LEFT_SQUARE:
        return list(this);
      case T.LEFT_BRACE:
        return braces(this);
      case T.TRUE:
        return this.#constant('True');
      case T.FALSE:
        return this.#constant('False');
      case T.NONE:
        return this.#constant('None');
      case T.ELLIPSIS:
        return this.#constant('...');
      case T.LAMBDA:
        return this.#lambda();
      case T.YIELD:
        return this.#yield();
      case T.BACKTICK:
        return this.#backticks();
      default:
        return this.missing();
    }
  }

  #constant(value: ConstantExpression['value']): Expression {
    const start = this.start;
    this.at++;
    return { kind: 'constant', value, span: { start, end: this.end } };
  }

  #lambda(): Expression {
    if (!enter(this)) return tooDeepTail(this);
    const start = this.start;
    this.at++;
    const declared = parameters(this, 'lambda');
    this.expect(T.COLON, ':');
    const body = this.expression();
    leave(this);
    return { kind: 'lambda', parameters: declared, body, span: { start, end: this.end } };
  }

  #yield(): Expression {
    if (!enter(this)) return tooDeepTail(this);
    const start = this.start;
    this.at++;
    const parts: Expression[] = [];
    if (this.take(T.FROM) || T.STARTS_EXPRESSION[this.kind] === 1) parts.push(this.list());
    leave(this);
    return { kind: 'compound', form: 'yield', parts, span: { start, end: this.end } };
  }

  /** Python 2's `repr`. */
  #backticks(): Expression {
    if (!enter(this)) return tooDeepTail(this);
    const start = this.start;
    this.at++;
    const value = this.list();
    this.expect(T.BACKTICK, '`');
    leave(this);
    return { kind: 'compound', form: 'unary', parts: [value], span: { start, end: this.end } };
  }
}

/** What follows an operand, `.name`, `(…)` and `[…]`, at most so many; what is more goes flat into an `unparsed`. */
const LONGEST_CHAIN = 500;
/** Chains up to here are in `LEVELS_PER_NESTING`. */
const SHORT_CHAIN = 16;

/** `operand` with the attributes, calls and subscripts that follow it; `start` is where its first token starts. */
function chain(p: Cursor, operand: Expression, start: number): Expression {
  let value = operand;
  let length = 0;
  for (;;) {
    const kind = p.kind;
    if (kind === T.DOT) {
      p.at++;
      if (!isAttributeName(p.kind)) {
        p.problem('expected-name');
        return p.unparsed(start, [value]);
      }
      const attribute = p.nameAt(p.at++);
      value = { kind: 'attribute', value, attribute, span: { start, end: p.end } };
    } else if (kind === T.LEFT_PAREN) {
      value = call(p, value, start);
    } else if (kind === T.LEFT_SQUARE) {
      value = subscript(p, value, start);
    } else {
      break;
    }
    if (++length > LONGEST_CHAIN) return longChain(p, value, start);
  }
  if (length > SHORT_CHAIN) p.chained += length;
  return value;
}

/** Keywords are attribute names in code for versions that did not reserve them, but not the operators. */
function isAttributeName(kind: number): boolean {
  if (kind === T.NAME) return true;
  if (!T.isKeyword(kind)) return false;
  return (
    !(kind === T.IF || kind === T.ELSE || kind === T.FOR || kind === T.IN || kind === T.IS) &&
    !isJoining(kind)
  );
}

function isJoining(kind: number): boolean {
  return kind === T.AND || kind === T.OR || kind === T.NOT || kind === T.AS || kind === T.IMPORT;
}

function longChain(p: Cursor, value: Expression, start: number): Expression {
  p.chained += LONGEST_CHAIN;
  p.problem('too-long-chain');
  const parts: Expression[] = [value];
  for (;;) {
    if (p.kind === T.DOT) {
      p.at++;
      if (isAttributeName(p.kind)) p.at++;
    } else if (p.kind === T.LEFT_PAREN || p.kind === T.LEFT_SQUARE) {
      const { positional, keywords } = callArguments(p);
      for (const argument of positional) parts.push(argument);
      for (const argument of keywords) parts.push(argument.value);
    } else {
      return p.unparsed(start, parts);
    }
  }
}

function call(p: Cursor, callee: Expression, start: number): Expression {
  if (!enter(p)) {
    const inside = tooDeepBracket(p);
    return { kind: 'call', callee, positional: [inside], keywords: [], span: { start, end: p.end } };
  }
  const { positional, keywords } = callArguments(p);
  leave(p);
  return { kind: 'call', callee, positional, keywords, span: { start, end: p.end } };
}

/** The arguments in the brackets at the current token, also those of a class statement. */
export function callArguments(p: Cursor): { positional: Expression[]; keywords: KeywordArgument[] } {
  const positional: Expression[] = [];
  const keywords: KeywordArgument[] = [];
  const open = p.start;
  const close = p.partners[p.at++]!;
  while (p.at < close) {
    const start = p.start;
    if (p.take(T.DOUBLE_STAR)) {
      const value = upTo(p, p.expression(), T.COMMA);
      keywords.push({ name: undefined, value, span: { start, end: p.end } });
    } else if (p.nextKind === T.ASSIGN && (p.kind === T.NAME || T.isKeyword(p.kind))) {
      const name = p.nameAt(p.at);
      p.at += 2;
      const value = upTo(p, p.expression(), T.COMMA);
      keywords.push({ name, value, span: { start, end: p.end } });
    } else {
      positional.push(argument(p, open, close));
    }
    if (p.at < close) p.expect(T.COMMA, ',');
  }
  p.at = close + 1;
  return { positional, keywords };
}

function argument(p: Cursor, open: number, close: number): Expression {
  const start = p.start;
  let value: Expression;
  if (p.take(T.STAR)) {
    const spread = p.expression();
    value = { kind: 'starred', value: spread, span: { start, end: p.end } };
  } else {
    value = p.named();
  }
  if (!atComprehension(p)) return upTo(p, value, T.COMMA);
  const generator = comprehension(p, 'generator', start, undefined, value);
  // A sole generator argument shares the parentheses of the call, and in CPython's tree spans them.
  const span = p.at === close ? { start: open, end: p.ends[close]! } : generator.span;
  return upTo(p, { ...generator, span }, T.COMMA);
}

function subscript(p: Cursor, value: Expression, start: number): Expression {
  if (!enter(p)) return p.unparsed(start, [value, tooDeepBracket(p)]);
  const close = p.partners[p.at++]!;
  const first = p.start;
  const items: Expression[] = [];
  let commas = 0;
  while (p.at < close) {
    items.push(upTo(p, slice(p), T.COMMA));
    if (p.at < close && p.take(T.COMMA)) commas++;
  }
  const end = p.end;
  p.at = close + 1;
  leave(p);
  const span = { start, end: p.end };
  // `a[*b]` is a tuple of one (PEP 646).
  if (items.length === 1 && commas === 0 && items[0]!.kind !== 'starred')
    return { kind: 'subscript', value, index: items[0]!, span };
  const tuple = { start: first, end: Math.max(first, end) };
  return {
    kind: 'subscript',
    value,
    index: { kind: 'sequence', form: 'tuple', elements: items, span: tuple },
    span,
  };
}

function slice(p: Cursor): Expression {
  const start = p.start;
  const first = p.kind === T.COLON ? undefined : p.element();
  if (p.kind !== T.COLON) return first!;
  const parts = first ? [first] : [];
  while (p.take(T.COLON)) {
    if (T.STARTS_EXPRESSION[p.kind] === 1) parts.push(p.expression());
  }
  return { kind: 'compound', form: 'slice', parts, span: { start, end: p.end } };
}
