import { describe, expect, test } from '@jest/globals';
import { parseModule } from '../../src/python/parse.js';
import { show } from './show.js';

describe('Python 3.11 to 3.15', () => {
  test.each([
    ['PEP 646', 'a[*b]\ndef f(*c: *D): pass', ['a[(*b)]', 'def f(*c: *D)', '  pass']],
    [
      'PEP 654',
      'try: a\nexcept* B as c: d\nexcept *(E, F): g',
      ['try', '  a', 'except B as c', '  d', 'except (E, F)', '  g'],
    ],
    [
      'PEP 695, functions',
      'def f[T: (int, g(1)), *Ts, **P](a: T) -> T: pass',
      ['def f(a: T) -> T', '  pass'],
    ],
    ['PEP 695, classes', 'class A[T](B[T]): pass', ['class A(B[T])', '  pass']],
    ['PEP 695, aliases', 'type X[T] = g(1)\ntype Y = int\ntype = 3', ['type X', 'type Y', 'type = 3']],
    [
      'PEP 696',
      'class A[T = g(1)]: pass\ndef f[T: int = str](): pass',
      ['class A()', '  pass', 'def f()', '  pass'],
    ],
    [
      'PEP 758',
      'try: a\nexcept A, B: b\nexcept C.d, E: c\nexcept* F, G, H: d',
      ['try', '  a', 'except (A, B)', '  b', 'except (C.d, E)', '  c', 'except (F, G, H)', '  d'],
    ],
    [
      'PEP 798',
      '[*f(y) for y in z]\n{**g(1) for q in r}\n{*a for b in c}\n(*a for b in c)',
      [
        '<list *f(y) for y in z>',
        '<dict *g(1) for q in r>',
        '<set *a for b in c>',
        '<generator *a for b in c>',
      ],
    ],
    ['PEP 810', 'try:\n  lazy import a\nexcept E: b', ['try', '  lazy import a', 'except E', '  b']],
  ])('%s', (_, source, shown) => {
    const syntax = parseModule(source);
    expect(show(syntax)).toEqual(shown);
    expect([syntax.problems, syntax.python2]).toEqual([[], false]);
  });
});

describe('Python 2', () => {
  test.each([
    ['print "a", b.c(1)', ['statement<"a", b.c(1)>']],
    ['print "a",', ['statement<"a">']],
    ['print "x" % g(1)', ['statement<binary<"x", g(1)>>']],
    ['print >>sys.stderr, "x", f(k=2)', ['statement<sys.stderr, "x", f(k=2)>']],
    ['print >>f', ['statement<f>']],
    ['print [a for b in c]', ['statement<<list a for b in c>>']],
    ['print not a', ['statement<<not a>>']],
    ['print d.has_key("x")', ['statement<d.has_key("x")>']],
    [
      'if x: print "a",; import b\nelse: print "c"',
      ['if x', '  statement<"a">', '  import b', 'else', '  statement<"c">'],
    ],
    ['exec "import x" in d', ['statement<"import x", d>']],
    ['exec code in ns, f(1)', ['statement<code, ns, f(1)>']],
    ['exec code', ['statement<code>']],
    [
      'try: a\nexcept A, e: b\nexcept (B, C), e: c\nexcept D, (x, y): d',
      ['try', '  a', 'except A as e', '  b', 'except (B, C) as e', '  c', 'except D', '  d'],
    ],
    ['raise E, "msg"', ['raise E, "msg"']],
    ['raise E, f(1), tb', ['raise E, f(1), tb']],
    ['x = `a.b(1)`', ['x = unary<a.b(1)>']],
    ['if a <> b(1): c', ['if <a <> b(1)>', '  c']],
    ['f(0644, 10L, 0xFFl)', ['f(0644, 10L, 0xFFl)']],
    ['x = ur"a\\d"', ['x = "a\\\\d"']],
    ['def f((a, (b, c))=g(1), d=2): pass', ['def f(a, b, c=g(1), d=2)', '  pass']],
    ['lambda (x, y): h(x)', ['<lambda x, y: h(x)>']],
    ['[x for x in 1, 2]', ['<list x for x in (1, 2)>']],
  ])('%j', (source, shown) => {
    const syntax = parseModule(source);
    expect(show(syntax)).toEqual(shown);
    expect([syntax.problems, syntax.python2]).toEqual([[], true]);
  });

  test.each([
    ['print ("a"), c(1)', '(print("a"), c(1))'],
    ['print("a" % b)', 'print(binary<"a", b>)'],
    ['print', 'print'],
    ['nonlocal = 1', 'nonlocal = 1'],
    ['True = 2', 'True = 2'],
    ['0, 00, 0o17, 09.5', '(0, 00, 0o17, 09.5)'],
  ])('not told apart from Python 3: %j', (source, shown) => {
    const syntax = parseModule(source);
    expect(show(syntax)).toEqual([shown]);
    expect([syntax.problems, syntax.python2]).toEqual([[], false]);
  });

  test('tabs and spaces mixed', () => {
    const source = 'if a:\n\tif b:\n\t\timport x\n\timport y\nif c:\n        import z\n\timport w\n';
    expect(show(parseModule(source))).toEqual([
      'if a',
      '  if b',
      '    import x',
      '  import y',
      'if c',
      '  import z',
      '  import w',
    ]);
  });
});
