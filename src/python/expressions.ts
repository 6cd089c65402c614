import { chain } from './calls.js';
import { Cursor } from './cursor.js';
import { braces, list, parenthesized } from './displays.js';
import { enter, leave, tooDeepTail } from './nesting.js';
import { parameters } from './parameters.js';
import { strings } from './strings.js';
import type { CompareExpression, ConstantExpression, Expression } from './syntax.js';
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
    if (this.kind !== T.STAR) return this.named();
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
    this.expect(T.ELSE, "'else'");
    const orElse = this.expression();
    leave(this);
    return { kind: 'conditional', test, then, orElse, span: { start, end: this.end } };
  }

  disjunction(): Expression {
    const start = this.start;
    const first = this.#conjunction();
    if (this.kind !== T.OR) return first;
    const operands = [first];
    while (this.take(T.OR)) operands.push(this.#conjunction());
    return { kind: 'boolean', operator: 'or', operands, span: { start, end: this.end } };
  }

  #conjunction(): Expression {
    const start = this.start;
    const first = this.#inversion();
    if (this.kind !== T.AND) return first;
    const operands = [first];
    while (this.take(T.AND)) operands.push(this.#inversion());
    return { kind: 'boolean', operator: 'and', operands, span: { start, end: this.end } };
  }

  #inversion(): Expression {
    if (this.kind !== T.NOT) return this.#comparison();
    const first = this.at;
    while (this.take(T.NOT));
    const last = this.at - 1;
    let operand = this.#comparison();
    const end = this.end;
    // `not not not x` is `not x`: two levels say all there is to say about any number of them.
    const levels = last === first ? 1 : 2 - ((last - first + 1) % 2);
    for (let level = 0; level < levels; level++) {
      const start = this.starts[level === levels - 1 ? first : last]!;
      operand = { kind: 'not', operand, span: { start, end } };
    }
    return operand;
  }

  #comparison(): Expression {
    const start = this.start;
    const first = this.combination();
    const operator = this.#comparisonOperator();
    if (operator === undefined) return first;
    const rest: CompareExpression['rest'][number][] = [{ operator, operand: this.combination() }];
    for (let next = this.#comparisonOperator(); next !== undefined; next = this.#comparisonOperator()) {
      rest.push({ operator: next, operand: this.combination() });
    }
    return { kind: 'compare', first, rest, span: { start, end: this.end } };
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

  #unary(): Expression {
    const kind = this.kind;
    if (kind !== T.SIGN && kind !== T.TILDE) return this.#awaited();
    const start = this.start;
    while (this.kind === T.SIGN || this.kind === T.TILDE) this.at++;
    const operand = this.#awaited();
    return { kind: 'compound', form: 'unary', parts: [operand], span: { start, end: this.end } };
  }

  /** `await` was a name before Python 3.7: it is the keyword only where an operand follows. */
  #awaited(): Expression {
    const start = this.start;
    let awaits = 0;
    while (T.STARTS_OPERAND[this.nextKind] === 1 && this.isWord('await')) {
      this.at++;
      awaits++;
    }
    const operandStart = this.start;
    const value = chain(this, this.#operand(), operandStart);
    if (awaits === 0) return value;
    return { kind: 'compound', form: 'await', parts: [value], span: { start, end: this.end } };
  }

  #operand(): Expression {
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
    this.expect(T.COLON, "':'");
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
    this.expect(T.BACKTICK, "'`'");
    leave(this);
    return { kind: 'compound', form: 'unary', parts: [value], span: { start, end: this.end } };
  }
}
