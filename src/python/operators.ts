import * as T from './token.js';

/** Kind and length of the operator or delimiter at `offset`; an `UNKNOWN` of length 1 if there is none. */
export function scanOperator(
  text: string,
  offset: number,
): { readonly kind: number; readonly length: number } {
  const code = text.charCodeAt(offset);
  const single = code < 128 ? SINGLE[code] : undefined;
  const next = text.charCodeAt(offset + 1);
  // Most delimiters have no longer form: no need to look for one.
  if (single !== undefined && code !== 46 && code !== 58 && !isOperatorTail(next)) return single;
  const operators = LONGER.get(code);
  if (operators !== undefined) {
    for (const operator of operators) {
      if (text.startsWith(operator.text, offset)) return operator;
    }
  }
  return single ?? UNKNOWN;
}

const UNKNOWN = { kind: T.UNKNOWN, length: 1 };

function isOperatorTail(code: number): boolean {
  return code === 61 || code === 62 || code === 42 || code === 47 || code === 60;
}

const SINGLE = singles();
const LONGER = longer();

function singles(): readonly ({ readonly kind: number; readonly length: number } | undefined)[] {
  const table = new Array<{ kind: number; length: number } | undefined>(128).fill(undefined);
  const put = (characters: string, kind: number) => {
    for (const character of characters) table[character.charCodeAt(0)] = { kind, length: 1 };
  };
  put('(', T.LEFT_PAREN);
  put('[', T.LEFT_SQUARE);
  put('{', T.LEFT_BRACE);
  put(')', T.RIGHT_PAREN);
  put(']', T.RIGHT_SQUARE);
  put('}', T.RIGHT_BRACE);
  put(',', T.COMMA);
  put(':', T.COLON);
  put(';', T.SEMICOLON);
  put('.', T.DOT);
  put('=', T.ASSIGN);
  put('*', T.STAR);
  put('+-', T.SIGN);
  put('~', T.TILDE);
  put('@', T.AT);
  put('/%&|^', T.BINARY);
  put('<>', T.COMPARE);
  put('`', T.BACKTICK);
  return table;
}

interface Operator {
  readonly text: string;
  readonly kind: number;
  readonly length: number;
}

/** Operators of two and three characters by their first one, longest first. */
function longer(): ReadonlyMap<number, readonly Operator[]> {
  const byFirst = new Map<number, Operator[]>();
  const put = (texts: string, kind: number) => {
    for (const text of texts.split(' ')) {
      const code = text.charCodeAt(0);
      const list = byFirst.get(code) ?? [];
      list.push({ text, kind, length: text.length });
      byFirst.set(code, list);
    }
  };
  put('**= //= >>= <<=', T.AUGMENTED);
  put('...', T.ELLIPSIS);
  put('+= -= *= /= %= &= |= ^= @=', T.AUGMENTED);
  put(':=', T.WALRUS);
  put('->', T.ARROW);
  put('**', T.DOUBLE_STAR);
  put('// <<', T.BINARY);
  put('>>', T.SHIFT_RIGHT);
  put('== != <= >= <>', T.COMPARE);
  return byFirst;
}
