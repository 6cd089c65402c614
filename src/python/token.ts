/**
 * Token kinds of the lexer. Plain numbers, because the parser looks at several of them for every character range
 * of the source; `async`, `await`, `print`, `exec`, `nonlocal`, `match`, `case`, `type` and `lazy` are ordinary
 * names here, as each of them was or is a legal identifier in some version of Python.
 */

/** The end of the logical line; always the last token. */
export const END: number = 0;
export const NAME: number = 1;
export const NUMBER: number = 2;
/** A literal without replacement fields. */
export const STRING: number = 3;
/** `f"` or `t"` up to the literal's end; followed by its fields and one `FORMAT_END`. */
export const FORMAT_START: number = 4;
export const FORMAT_END: number = 5;
export const FIELD_OPEN: number = 6;
export const FIELD_CLOSE: number = 7;
/** A character Python has no use for, or a closing bracket that closes nothing. */
export const UNKNOWN: number = 8;

export const LEFT_PAREN: number = 10;
export const LEFT_SQUARE: number = 11;
export const LEFT_BRACE: number = 12;
export const RIGHT_PAREN: number = 13;
export const RIGHT_SQUARE: number = 14;
export const RIGHT_BRACE: number = 15;
export const COMMA: number = 16;
export const COLON: number = 17;
export const SEMICOLON: number = 18;
export const DOT: number = 19;
export const ASSIGN: number = 20;
/** `+=` and its kin. */
export const AUGMENTED: number = 21;
export const WALRUS: number = 22;
export const ARROW: number = 23;
export const STAR: number = 24;
export const DOUBLE_STAR: number = 25;
/** `+` and `-`. */
export const SIGN: number = 26;
export const TILDE: number = 27;
export const AT: number = 28;
/** Every binary operator that has no other meaning. */
export const BINARY: number = 29;
export const SHIFT_RIGHT: number = 30;
/** `<`, `==`, `<>`, … but not `in` and `is`. */
export const COMPARE: number = 31;
export const ELLIPSIS: number = 32;
export const BACKTICK: number = 33;

export const AND: number = 40;
export const AS: number = 41;
export const ASSERT: number = 42;
export const BREAK: number = 43;
export const CLASS: number = 44;
export const CONTINUE: number = 45;
export const DEF: number = 46;
export const DEL: number = 47;
export const ELIF: number = 48;
export const ELSE: number = 49;
export const EXCEPT: number = 50;
export const FALSE: number = 51;
export const FINALLY: number = 52;
export const FOR: number = 53;
export const FROM: number = 54;
export const GLOBAL: number = 55;
export const IF: number = 56;
export const IMPORT: number = 57;
export const IN: number = 58;
export const IS: number = 59;
export const LAMBDA: number = 60;
export const NONE: number = 61;
export const NOT: number = 62;
export const OR: number = 63;
export const PASS: number = 64;
export const RAISE: number = 65;
export const RETURN: number = 66;
export const TRUE: number = 67;
export const TRY: number = 68;
export const WHILE: number = 69;
export const WITH: number = 70;
export const YIELD: number = 71;

const FIRST_KEYWORD = AND;
const KIND_COUNT = 72;

/** The kind of each reserved word. */
export const KEYWORDS: ReadonlyMap<string, number> = new Map([
  ['and', AND],
  ['as', AS],
  ['assert', ASSERT],
  ['break', BREAK],
  ['class', CLASS],
  ['continue', CONTINUE],
  ['def', DEF],
  ['del', DEL],
  ['elif', ELIF],
  ['else', ELSE],
  ['except', EXCEPT],
  ['False', FALSE],
  ['finally', FINALLY],
  ['for', FOR],
  ['from', FROM],
  ['global', GLOBAL],
  ['if', IF],
  ['import', IMPORT],
  ['in', IN],
  ['is', IS],
  ['lambda', LAMBDA],
  ['None', NONE],
  ['not', NOT],
  ['or', OR],
  ['pass', PASS],
  ['raise', RAISE],
  ['return', RETURN],
  ['True', TRUE],
  ['try', TRY],
  ['while', WHILE],
  ['with', WITH],
  ['yield', YIELD],
]);

function table(kinds: readonly number[]): Uint8Array {
  const flags = new Uint8Array(KIND_COUNT);
  for (const kind of kinds) flags[kind] = 1;
  return flags;
}

const OPERAND_STARTS = [
  NAME,
  NUMBER,
  STRING,
  FORMAT_START,
  LEFT_PAREN,
  LEFT_SQUARE,
  LEFT_BRACE,
  ELLIPSIS,
  BACKTICK,
  TRUE,
  FALSE,
  NONE,
];

/** 1 for kinds that an operand (`atom` in Python's grammar) starts with. */
export const STARTS_OPERAND: Uint8Array = table(OPERAND_STARTS);

/** 1 for kinds that an expression starts with, `*` of an unpacking included. */
export const STARTS_EXPRESSION: Uint8Array = table([
  ...OPERAND_STARTS,
  SIGN,
  TILDE,
  STAR,
  NOT,
  LAMBDA,
  YIELD,
]);

/** 1 for the operators that only combine the values of their two sides. */
export const COMBINES: Uint8Array = table([STAR, DOUBLE_STAR, SIGN, AT, BINARY, SHIFT_RIGHT]);

/** 1 for what elements of data are made of: constants, names, and lists, tuples and dictionaries of such. */
export const IN_DATA: Uint8Array = table([
  NAME,
  DOT,
  NUMBER,
  STRING,
  TRUE,
  FALSE,
  NONE,
  SIGN,
  COMMA,
  COLON,
  LEFT_PAREN,
  LEFT_SQUARE,
  LEFT_BRACE,
  RIGHT_PAREN,
  RIGHT_SQUARE,
  RIGHT_BRACE,
]);

/** Whether `kind` opens a bracket or a replacement field. */
export function isOpener(kind: number): boolean {
  return (kind >= LEFT_PAREN && kind <= LEFT_BRACE) || kind === FIELD_OPEN;
}

/** Whether `kind` closes a bracket or a replacement field. */
export function isCloser(kind: number): boolean {
  return (kind >= RIGHT_PAREN && kind <= RIGHT_BRACE) || kind === FIELD_CLOSE;
}

/** Whether `kind` is a reserved word. */
export function isKeyword(kind: number): boolean {
  return kind >= FIRST_KEYWORD;
}
