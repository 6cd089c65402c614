import { describe, expect, test } from '@jest/globals';
import { parseModule } from '../../src/python/parse.js';
import { show } from './show.js';

/** Name, source, and the statements as they are understood. */
const TABLE: readonly (readonly [name: string, source: string, shown: readonly string[]])[] = [
  ['assignment', 'a = b = c, d', ['a = b = (c, d)']],
  ['unpacking', '*a, (b, c.d), e[0] = f', ['(*a, (b, c.d), e[0]) = f']],
  ['augmented assignment', 'a.b **= c; d @= e', ['a.b **= c', 'd @= e']],
  ['annotation', 'a: b = c\nd.e: f\ng: h = *i, j', ['a: b = c', 'd.e: f', 'g: h = (*i, j)']],
  ['semicolons', 'a; b(1);\nif c: d; e', ['a', 'b(1)', 'if c', '  d', '  e']],
  ['jumps', 'while a:\n  break\n  continue\n  pass', ['while a', '  break', '  continue', '  pass']],
  ['del', 'del a, b.c\ndel (d, e[0])\ndel f', ['del a, b.c', 'del d, e[0]', 'del f']],
  ['assert', 'assert a(1), b(2)\nassert (c, d)', ['assert a(1), b(2)', 'assert (c, d)']],
  ['raise', 'raise\nraise A(1) from b', ['raise', 'raise A(1), b']],
  ['global', 'global a, b\nnonlocal c\nnonlocal_ = 1', ['global a, b', 'nonlocal c', 'nonlocal_ = 1']],
  ['return', 'return\nreturn *a, b', ['return', 'return (*a, b)']],
  [
    'if on lines of their own',
    'if a:\n  b\nelif c:\n  d\nelif e: f\nelse:\n  g\nh',
    ['if a', '  b', 'elif c', '  d', 'elif e', '  f', 'else', '  g', 'h'],
  ],
  [
    'a nested else',
    'if a:\n  if b:\n    c\n  else:\n    d\nelse:\n  e',
    ['if a', '  if b', '    c', '  else', '    d', 'else', '  e'],
  ],
  ['for', 'for a, *b in c, d:\n  e\nelse:\n  f', ['for (a, *b) in (c, d)', '  e', 'else', '  f']],
  ['for with in inside', 'for a[b in c] in d: e', ['for a[<b in c>] in d', '  e']],
  ['while', 'while a := b(1):\n  c\nelse: d', ['while <a := b(1)>', '  c', 'else', '  d']],
  [
    'try',
    'try:\n  a\nexcept B as c:\n  d\nexcept (E, F):\n  g\nexcept: h\nelse:\n  i\nfinally:\n  j',
    [
      'try',
      '  a',
      'except B as c',
      '  d',
      'except (E, F)',
      '  g',
      'except',
      '  h',
      'else',
      '  i',
      'finally',
      '  j',
    ],
  ],
  ['try and finally', 'try: a\nfinally: b\nc', ['try', '  a', 'finally', '  b', 'c']],
  ['with', 'with a(1) as b, c as (d, e), f: g', ['with a(1) as b, c as (d, e), f', '  g']],
  ['with in parentheses', 'with (\n  a(1) as b,\n  c,\n): d', ['with a(1) as b, c', '  d']],
  ['with of one in parentheses', 'with (a): b\nwith (a, b): c', ['with a', '  b', 'with a, b', '  c']],
  ['with of an operand in parentheses', 'with (a or b).c as d: e', ['with <a or b>.c as d', '  e']],
  ['with a tuple', 'with (a, b) as c: d', ['with (a, b) as c', '  d']],
  ['with a generator', 'with (a for b in c): d', ['with <generator a for b in c>', '  d']],
  ['with a walrus', 'with (a := b()): c', ['with <a := b()>', '  c']],
  [
    'def',
    'def f(a, /, b: c = d(1), *e: g, h=i, **k) -> l.m:\n  n',
    ['def f(a, b: c=d(1), *e: g, only h=i, **k) -> l.m', '  n'],
  ],
  ['keyword-only parameters', 'def f(a, *, b): pass', ['def f(a, only b)', '  pass']],
  ['parameters over lines', 'def f(\n  a, # one\n  b=(1,\n2),\n): ...', ['def f(a, b=(1, 2))', '  ...']],
  ['decorators', '@a.b[1](k=2)\n# why\n\n@c\ndef f(): pass', ['@a.b[1](k=2)', '@c', 'def f()', '  pass']],
  [
    'any decorator',
    '@x := y(1)\n@(lambda f: f)\nclass A: pass',
    ['@<x := y(1)>', '@<lambda f: f>', 'class A()', '  pass'],
  ],
  [
    'class',
    'class A(B(1), *c, m=M, **k):\n  a = 1\n  def f(self): pass\nb',
    ['class A(B(1), *c, m=M, **k)', '  a = 1', '  def f(self)', '    pass', 'b'],
  ],
  [
    'async',
    'async def f():\n  async with a as b: pass\n  async for c in d: await e',
    ['async def f()', '  with a as b', '    pass', '  for c in d', '    await<e>'],
  ],
  [
    'a lambda before the colon',
    'while f(x) if y else g(lambda z=1: z): a',
    ['while <f(x) if y else g(<lambda z=1: z>)>', '  a'],
  ],
  [
    'a dict before the colon',
    'if {a: b(1)}[c] == (lambda: d)(): e',
    ['if <{a: b(1)}[c] == <lambda : d>()>', '  e'],
  ],
  ['a comment further left', 'if a:\n    b\n# left\n    c\n  # odd\nd', ['if a', '  b', '  c', 'd']],
  ['blank lines', 'if a:\n\n  b\n  \n\n  c\n', ['if a', '  b', '  c']],
  ['continued lines in brackets', 'if a:\n  f(\n1,\nb=2)\n  c', ['if a', '  f(1, b=2)', '  c']],
  ['a tab is up to the next eighth column', 'if a:\n\tb\n        c\n', ['if a', '  b', '  c']],
  ['form feeds', 'if a:\n  b\n\f\nc\n\fd', ['if a', '  b', 'c', 'd']],
  ['CRLF', 'if a:\r\n  b(\r\n1)\r\nc\\\r\n+d\r\n', ['if a', '  b(1)', 'binary<c, d>']],
  ['lone CR', 'if a:\r  b\rc', ['if a', '  b', 'c']],
  ['a byte order mark', '\ufeffimport a', ['import a']],
  ['no line break at the end', 'if a:\n  b', ['if a', '  b']],
  ['nothing', '\n# only a comment', []],
];

describe('statements', () => {
  test.each(TABLE)('%s', (_, source, shown) => {
    const syntax = parseModule(source);
    expect(show(syntax)).toEqual(shown);
    expect(syntax.problems).toEqual([]);
    expect(syntax.python2).toBe(false);
  });
});

describe('match', () => {
  test.each([
    ['match x.y(1):\n  case 1: a', ['match x.y(1)', '  case 1', '    a']],
    ['match a, b:\n  case _: c', ['match (a, b)', '  case _', '    c']],
    ['match *a, b:\n  case _: c', ['match (*a, b)', '  case _', '    c']],
    ['match (x):\n  case (y): c', ['match x', '  case y', '    c']],
    [
      'match -x:\n  case -1 | 1.5j | "s" | None: c',
      ['match unary<x>', '  case <unary<1> | 1.5j | "s" | None>', '    c'],
    ],
    ['match {"a": 1}:\n  case _: c', ['match {"a": 1}', '  case _', '    c']],
    ['match [a]:\n  case [b, *c, _]: d', ['match [a]', '  case [b, *c, _]', '    d']],
    ['match x:\n  case A(b=1, c=d) | B.c(): e', ['match x', '  case <A(b=1, c=d) | B.c()>', '    e']],
    ['match x:\n  case {"k": V.w, **r} as s: e', ['match x', '  case <{"k": V.w, **r} as s>', '    e']],
    ['match x:\n  case a if f(a): g', ['match x', '  case a if f(a)', '    g']],
    [
      'match x:\n  case 1:\n    a\n  case 2:\n    b\nc',
      ['match x', '  case 1', '    a', '  case 2', '    b', 'c'],
    ],
    ['match x:\n  case a, (b,), [(c)]: d', ['match x', '  case [a, [b], [c]]', '    d']],
    ['match x:\n  case 1 2: d', ['match x', '  case unparsed[]', '    d']],
    ['match x:\n  case A(b c, D): d', ['match x', '  case unparsed[b,c,D]', '    d']],
    ['match x:\n  case match: case(1)', ['match x', '  case match', '    case(1)']],
  ])('%j', (source, shown) => {
    const syntax = parseModule(source);
    expect(show(syntax)).toEqual(shown);
    expect(syntax.problems).toEqual([]);
  });
});

describe('words that are reserved only where they must be', () => {
  test.each([
    ['match = 1', 'match = 1'],
    ['match(x)', 'match(x)'],
    ['match (x)', 'match(x)'],
    ['match[x](1)', 'match[x](1)'],
    ['match[x]: int = 1', 'match[x]: int = 1'],
    ['match.foo(k=1)', 'match.foo(k=1)'],
    ['match(lambda: z(1))', 'match(<lambda : z(1)>)'],
    ['match * a', 'binary<match, a>'],
    ['match: int', 'match: int'],
    ['case = 2', 'case = 2'],
    ['case(y)', 'case(y)'],
    ['case.z(1)', 'case.z(1)'],
    ['type(x)', 'type(x)'],
    ['type(x).y = z', 'type(x).y = z'],
    ['type = 1', 'type = 1'],
    ['lazy.foo(1)', 'lazy.foo(1)'],
    ['_("x")', '_("x")'],
    ['async = 1', 'async = 1'],
    ['f(async=1, await=2)', 'f(async=1, await=2)'],
    ['x.async(1)', 'x.async(1)'],
    ['x.print(1)', 'x.print(1)'],
    ['x.exec(1)', 'x.exec(1)'],
    ['print("a", file=f)', 'print("a", file=f)'],
    ['print = logger.info', 'print = logger.info'],
    ['exec("x")', 'exec("x")'],
    ['u(f)', 'u(f)'],
    ['rb (1)', 'rb(1)'],
    ['x = f (2)', 'x = f(2)'],
  ])('%j', (source, shown) => {
    const syntax = parseModule(source);
    expect(show(syntax)).toEqual([shown]);
    expect([syntax.problems, syntax.python2]).toEqual([[], false]);
  });
});
