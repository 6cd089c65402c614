import { describe, expect, test } from '@jest/globals';
import { MOST_PIECES } from '../../src/python/lexer.js';
import { parseModule } from '../../src/python/parse.js';
import type { ModuleSyntax } from '../../src/python/syntax.js';
import { extent } from '../support/extent.js';
import { looksIn } from '../support/work.js';
import { items } from './items.js';
import { seeded } from './mutations.js';

/** Looks at the text for each of its characters; a quadratic scan of any of these inputs takes thousands. */
const MOST_LOOKS = 100;
/** Characters of an input in which looks are counted: counting is slow, and this is enough to tell it from thousands. */
const COUNTED = 20_000;
const MOST_LEVELS = 1500;
const TAIL = '\nimport after\nafter.call(k=1)\n';

/** Levels of the deepest path through arrays and objects that are nodes, found without recursion. */
function levels(syntax: ModuleSyntax): number {
  let deepest = 0;
  const pending: { value: object; level: number }[] = [{ value: syntax.body, level: 0 }];
  for (let next = pending.pop(); next; next = pending.pop()) {
    const level = 'span' in next.value ? next.level + 1 : next.level;
    deepest = Math.max(deepest, level);
    for (const child of Object.values(next.value)) {
      if (typeof child === 'object' && child !== null) pending.push({ value: child, level });
    }
  }
  return deepest;
}

function randomText(length: number): string {
  const random = seeded(7);
  const codes = Array.from({ length }, () => Math.floor(random() * 256));
  return String.fromCharCode(...codes.slice(0, 50_000)).repeat(Math.ceil(length / 50_000));
}

const nestedIfs = (count: number) =>
  `${Array.from({ length: count }, (_, depth) => `${' '.repeat(depth)}if x:`).join('\n')}\n${' '.repeat(count)}pass`;

const INPUTS: readonly (readonly [name: string, text: string])[] = [
  ['10,000 nested parentheses', `x = ${'('.repeat(10_000)}1${')'.repeat(10_000)}`],
  ['10,000 nested lists', `x = ${'['.repeat(10_000)}${']'.repeat(10_000)}`],
  ['10,000 nested dicts', `x = ${'{1: '.repeat(10_000)}2${'}'.repeat(10_000)}`],
  ['10,000 nested calls', `${'f('.repeat(10_000)}${')'.repeat(10_000)}`],
  ['10,000 nested subscripts', `${'f['.repeat(10_000)}1${']'.repeat(10_000)}`],
  ['100,000 unclosed parentheses', `x = ${'('.repeat(100_000)}`],
  ['100,000 unclosed, then wrongly closed brackets', `x = ${'('.repeat(100_000)}${']'.repeat(100_000)}`],
  ['100,000 crossed brackets', `x = ${'([)'.repeat(100_000)}`],
  ['a sum of 100,000', `x = ${'1 + '.repeat(100_000)}1`],
  ['a comparison of 100,000', `x = ${'1 < '.repeat(100_000)}1`],
  ['100,000 nots', `x = ${'not '.repeat(100_000)}1`],
  ['100,000 signs', `x = ${'-+~'.repeat(33_000)}1`],
  ['100,000 awaits', `x = ${'await '.repeat(100_000)}y`],
  ['100,000 powers', `x = ${'2 ** '.repeat(100_000)}1`],
  ['20,000 chained calls', `a${'.b(1)'.repeat(20_000)}`],
  ['20,000 chained calls with a call inside', `a${'.b(c(1))'.repeat(20_000)}`],
  ['chains of 400 in 150 nested calls', `${`a${'.b'.repeat(400)}(`.repeat(150)}${')'.repeat(150)}`],
  ['a dotted name of 100,000', `x = a${'.b'.repeat(100_000)}`],
  ['import of a dotted name of 100,000', `import a${'.b'.repeat(100_000)}`],
  ['20,000 lambdas', `x = ${'lambda: '.repeat(20_000)}1`],
  ['20,000 conditionals', `x = ${'a if b else '.repeat(20_000)}1`],
  ['20,000 yields', `x = ${'yield '.repeat(20_000)}1`],
  ['20,000 assignments', `${'x = '.repeat(20_000)}1`],
  ['20,000 backticks', `x = ${'`'.repeat(20_000)}1`],
  ['20,000 decorators', `${'@d(1)\n'.repeat(20_000)}def f(): pass`],
  ['1000 nested ifs', nestedIfs(1000)],
  ['10,000 elifs', `if a:\n  b()\n${'elif c:\n  d()\n'.repeat(10_000)}`],
  ['10,000 excepts', `try:\n  b()\n${'except c:\n  d()\n'.repeat(10_000)}`],
  ['10,000 orphaned elses', 'else:\n'.repeat(10_000)],
  ['a line of a megabyte: list', `x = [${'1, '.repeat(350_000)}]`],
  ['a line of a megabyte: statements', 'a.b(c=1);'.repeat(115_000)],
  ['a line of a megabyte: string', `x = "${'a'.repeat(1_000_000)}"`],
  ['300,000 continued lines', `x = 1 ${'\\\n'.repeat(300_000)}`],
  ['NUL bytes', `import a\n\0\0\0\nimport b\n${'\0'.repeat(100_000)}`],
  ['a megabyte of random characters', randomText(1_000_000)],
  ['30 opened f-strings', `x = ${'f"{'.repeat(30)}`],
  ['2000 opened f-strings', `x = ${'f"{'.repeat(2000)}`],
  ['2000 opened f-strings on lines of their own', 'x = f"{\n'.repeat(2000)],
  ['5001 braces in an f-string', `x = f"${'{'.repeat(5001)}"`],
  ['3000 nested format specifications', `x = f"{${'a:{'.repeat(3000)}`],
  ['80,000 x f"""{"""', `x = ${'f"""{"""'.repeat(80_000)}`],
  ["20,000 x f'''{", `x = ${"f'''{".repeat(20_000)}`],
  ['500,000 mixed quotes', '\'"'.repeat(500_000)],
  ['100,000 escaped triple quotes', '\\"""\n'.repeat(100_000)],
  ['100,000 escaped triple quotes and a word', `${'\\"""\n'.repeat(100_000)}"""word`],
  ['100,000 triple quotes before words', '"""word\n'.repeat(100_000)],
  ['100,000 triple quotes before words on a line', '"""word '.repeat(100_000)],
  ['a megabyte of backslashes in a string', `x = """${'\\'.repeat(1_000_001)}"""`],
  ['20,000 brackets opened on lines of their own', 'x = (\n'.repeat(20_000)],
  ['20,000 calls cut off by imports', 'foo(\nimport a\n'.repeat(20_000)],
  ['100,000 conflict markers', '<<<<<<< HEAD\n'.repeat(100_000)],
  ['with 50,000 unclosed parentheses', `with ${'('.repeat(50_000)}a as b`],
  ['with over 50,000 bracketed items', `with (${'(a), '.repeat(50_000)}b):\n  pass`],
  ['50,000 matches', 'match x:\n case y:\n'.repeat(50_000)],
  ['20,000 comprehension clauses', `x = [y ${'for a in b if c '.repeat(20_000)}]`],
  ['20,000 nested tuple parameters', `def f(${'('.repeat(20_000)}a${')'.repeat(20_000)}): pass`],
  ['20,000 type parameters', `def f[${'T: x(1), '.repeat(20_000)}](): pass`],
  ['100,000 global names', `global ${'a, '.repeat(100_000)}b`],
  ['a deep indentation', `${' '.repeat(500_000)}x\n${'\t'.repeat(500_000)}y`],
];

/** About 60,000 levels, were they all kept. */
const DEEP = `${`a${'.b'.repeat(400)}(`.repeat(150)}${')'.repeat(150)}`;

const DEEP_PLACES = [
  'DEEP',
  'x = DEEP',
  'x y DEEP',
  'x[DEEP]',
  'f"{DEEP}"',
  '"x" f"{x y DEEP}"',
  'DEEP: DEEP = DEEP',
  'DEEP += DEEP',
  'del DEEP',
  'raise DEEP, DEEP',
  'raise E from DEEP',
  'assert DEEP, DEEP',
  'return DEEP',
  'print x, DEEP',
  'exec x in DEEP',
  'type X = DEEP',
  'import a DEEP',
  'lambda a=DEEP: DEEP',
  '[DEEP for DEEP in DEEP if DEEP]',
  '{DEEP: DEEP}',
  'if DEEP: DEEP',
  'if x DEEP: DEEP',
  'while DEEP: pass',
  'for DEEP in DEEP: pass',
  'with DEEP as DEEP: pass',
  'with (DEEP as DEEP, DEEP): pass',
  'class A(DEEP, m=DEEP): pass',
  'class A DEEP: pass',
  'def f(a: DEEP = DEEP, *b: DEEP) -> DEEP: pass',
  'def f((a, b)=DEEP): pass',
  'def f() DEEP: pass',
  '@DEEP\ndef f(): pass',
  '@DEEP',
  'try: pass\nexcept DEEP, DEEP: pass',
  'else DEEP',
  'match DEEP:\n case x if DEEP: pass',
];

/** Inputs that have more in them than is kept of one file: these are read up to the line where it is too much. */
const MORE_THAN_KEPT =
  /^(?:100,000 (?:unclosed, then|crossed)|a line of a megabyte: statements|50,000 matches)/;

/** Inputs that have a literal around their end; of all others the lines below must be found. */
const OPEN_TO_THE_END = /random|quote|f"""|\{$/;

describe('hostile input', () => {
  test.each(INPUTS)('%s', (name, text) => {
    const start = text.slice(0, COUNTED) + TAIL;
    const looks = looksIn(() => parseModule(start));
    expect(looks / start.length).toBeLessThan(MOST_LOOKS);
    const input = text.slice(0, extent(100_000, text.length)) + TAIL;
    const syntax = parseModule(input);
    expect(levels(syntax)).toBeLessThanOrEqual(MOST_LEVELS);
    const found = items(input, syntax, { formatPositions: true }).map((item) => item.split('\x1f'));
    if (OPEN_TO_THE_END.test(name)) return;
    const isMore = MORE_THAN_KEPT.test(name) && input.length === text.length + TAIL.length;
    expect(syntax.unread?.limit).toBe(isMore ? MOST_PIECES : undefined);
    if (isMore) return;
    expect(found.some(([kind, , , , , module]) => kind === 'I' && module === 'after')).toBe(true);
    expect(found.some(([kind, , , , callee]) => kind === 'C' && callee === 'after.call')).toBe(true);
  });
});

const WORDS = [
  ...'( ) [ ] { } , : ; . = += := -> * ** + ~ @ / >> < == != <> ... ` $ ? \\ # " \' """ f" f""" t\' b" {{ }} ! !r'.split(
    ' ',
  ),
  ...'and as assert async await break case class def del elif else except exec finally for from global if'.split(
    ' ',
  ),
  ...'import in is lambda lazy match None nonlocal not or pass print raise return True try type while with'.split(
    ' ',
  ),
  ...'yield a b _ 1 0x 1e 0777 10L é “ 😀 <<<<<<< ======='.split(' '),
  ...['\n', '\n', '\n', '\n  ', '\n    ', '\n\t', '\r', '\f', ' ', '  ', '\\\n', '\0', '\ufeff', '\ud800'],
];

test('texts of random words', () => {
  const random = seeded(42);
  for (let count = 0; count < extent(2_000, 20_000); count++) {
    const words = Array.from(
      { length: 1 + Math.floor(random() * 40) },
      () => WORDS[Math.floor(random() * WORDS.length)],
    );
    const text = words.join(random() < 0.5 ? ' ' : '');
    const syntax = parseModule(text);
    const outside = [...syntax.body, ...syntax.problems, ...syntax.comments].filter(
      ({ span }) => !(span.start >= 0 && span.start <= span.end && span.end <= text.length),
    );
    expect({ text, outside }).toEqual({ text, outside: [] });
  }
});

describe('what is too deep', () => {
  test.each(DEEP_PLACES)('is flat in %s', (place) => {
    const syntax = parseModule(place.replaceAll('DEEP', DEEP));
    expect(levels(syntax)).toBeLessThanOrEqual(MOST_LEVELS);
  });

  const calls = (text: string) =>
    items(text, parseModule(text), { formatPositions: true })
      .map((item) => item.split('\x1f'))
      .flatMap(([kind, , , , callee]) => (kind === 'C' ? [callee] : []));

  test('keeps the calls of dotted names', () => {
    expect(calls(`x = ${'['.repeat(300)}a.b(c=1)${']'.repeat(300)}`)).toEqual(['a.b']);
    expect(calls(`${'f('.repeat(1000)}${')'.repeat(1000)}`)).toHaveLength(1000);
    expect(calls(`x = ${'lambda: '.repeat(300)}a.b(c(1))`)).toEqual(expect.arrayContaining(['a.b', 'c']));
  });

  test('is a problem, and 100 brackets or 100 blocks are not', () => {
    const brackets = (count: number) =>
      parseModule(`x = ${'('.repeat(count)}1${')'.repeat(count)}`).problems.length;
    expect([brackets(100), brackets(101)]).toEqual([0, 1]);
    const blocks = (count: number) => parseModule(nestedIfs(count)).problems.length;
    expect(blocks(100)).toBe(0);
    expect(blocks(101)).toBeGreaterThan(0);
  });

  test('a sum is one flat node', () => {
    const [statement] = parseModule('x = a + b(1) * -c - d').body;
    expect(statement).toMatchObject({ value: { form: 'binary', parts: { length: 4 } } });
  });
});

describe('a display with more plain data than anybody asks about', () => {
  const nodesOf = (text: string) => JSON.stringify(parseModule(text).body).length;

  test.each([
    ['numbers', '1,'],
    ['names', 'a.b,'],
    ['rows', '(1, "a", {"b": [None, -2]}),'],
    ['entries', '"a": {"b": 1},'],
  ])('keeps the first of them: %s', (_, element) => {
    const list = (count: number) => `x = {${element.repeat(count)}}`;
    expect(nodesOf(list(40_000))).toBeLessThan(nodesOf(list(10_002)) * 1.1);
    expect(nodesOf(list(9_000))).toBeGreaterThan(nodesOf(list(4_000)) * 1.9);
  });

  test('keeps whatever runs something', () => {
    const text = `x = [${'1,'.repeat(20_000)}f(2),${'"a",'.repeat(20_000)}g[h()],${'1,'.repeat(9)}(i)(1), j]\nk()`;
    const names = JSON.stringify(parseModule(text).body).match(/(?<="kind":"name","name":")\w/g);
    expect(names).toEqual(['x', 'f', 'g', 'h', 'i', 'j', 'k']);
  });
});

describe('a text with more in it than can be kept', () => {
  const size = 3_000_000;
  const filled = (part: string) => part.repeat(Math.ceil(size / part.length));
  const large: readonly (readonly [name: string, text: string])[] = [
    ['calls in a line', filled('f(),')],
    ['calls, a line each', filled('f()\n')],
    ['operands', `x = ${filled('1+')}1`],
    ['comments', filled('#\n')],
    ['comments in brackets', `x = (\n${filled('#\n')})`],
    ['fields of an f-string', `x = f"${filled('{a}')}"`],
    ['fields in fields', `x = f"${filled('{a:{b}}')}"`],
    ['imported names', `import a${filled(',a')}`],
    ['decorators', `${filled('@a\n')}def f(): pass`],
    ['statements in a function', `def f():\n${filled(' a\n')}`],
    ['one line in a function', `def f():\n ${filled('a;')}a`],
    ['functions in functions', `${filled('def f():\n def f():\n  a;a;a;a;a;a;a;a;a;a;a;a\n')}`],
    ['a line behind a function', `def f(): pass\n${filled('a,')}a`],
  ];

  test.each(large)('is read up to there: %s', (_, text) => {
    const { body, unread, comments } = parseModule(`import before\n${text}${TAIL}`);
    expect(body[0]).toMatchObject({ kind: 'import' });
    expect(unread?.from).toBeGreaterThanOrEqual('import before\n'.length);
    expect(unread?.from).toBeLessThan(size);
    expect(comments.length).toBeLessThanOrEqual(unread!.limit);
    const imports = body.flatMap((one) =>
      one.kind === 'import' ? one.names.map(({ module }) => module) : [],
    );
    expect(imports).not.toContain('after');
  });

  test.each([
    ['numbers', `x = [${filled('1,')}]`],
    ['a string', `x = """${filled('1+')}"""`],
    [
      'functions that nobody may ever call',
      filled(`def f():\n${'  return a + b\n'.repeat(40)}`.padEnd(900, '#').concat('\n')),
    ],
  ])('is none for the size alone: %s', (_, text) => {
    const { body, unread } = parseModule(`${text}${TAIL}`);
    expect(unread).toBeUndefined();
    expect(body.at(-1)).toMatchObject({ kind: 'expression', value: { kind: 'call' } });
  });
});
