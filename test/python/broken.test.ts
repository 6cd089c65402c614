import { describe, expect, test } from '@jest/globals';
import { parseModule } from '../../src/python/parse.js';
import { faultText } from '../support/words.js';
import { show } from './show.js';

/** Source, what is understood of it, and the first problem. */
const TABLE: readonly (readonly [name: string, source: string, shown: readonly string[], problem: string])[] =
  [
    [
      'a call cut off by an import',
      'x = foo(1,\nimport a\nb.c(k=1)',
      ['x = foo(1)', 'import a', 'b.c(k=1)'],
      'bracket is never closed',
    ],
    [
      'a list cut off by a def',
      'x = [1, 2\ndef f():\n  import a\nb()',
      ['x = [1, 2]', 'def f()', '  import a', 'b()'],
      'bracket is never closed',
    ],
    [
      'a list cut off by an async def',
      'x = [1,\nasync def f(): a',
      ['x = [1]', 'async def f()', '  a'],
      'bracket is never closed',
    ],
    [
      'a call cut off by a from import',
      'f(a,\nfrom b import c',
      ['f(a)', 'from b import c'],
      'bracket is never closed',
    ],
    [
      'a call cut off by a call',
      'foo(a, b\nbar.baz(k=1)\nimport q',
      ['foo(a, unparsed<b, bar.baz(k=1)>)', 'import q'],
      'bracket is never closed',
    ],
    [
      'a dict cut off',
      'x = {\n "a": f(1),\ny = g(2)\nimport a',
      ['x = {"a": f(1), **unparsed<y, g(2)>}', 'import a'],
      'bracket is never closed',
    ],
    [
      'the inner bracket missing',
      'f(a[1, b(2))\nc',
      ['f(a[(1, b(2))])', 'c'],
      'closing bracket does not match the opening one',
    ],
    ['a bracket too many', 'foo(1))\nimport b', ['unparsed<foo(1)>', 'import b'], 'unexpected token'],
    ['an opening bracket missing', 'foo 1, b(2))\nc', ['unparsed<foo, 1, b(2)>', 'c'], 'unexpected token'],
    [
      'a string without end',
      'x = "abc\nimport a',
      ['x = "abc"', 'import a'],
      'string literal is never closed',
    ],
    ['a docstring without end', '"""abc\nimport a', ['"abc"', 'import a'], 'string literal is never closed'],
    [
      'a docstring that seems to end at the next one',
      'def f():\n  """abc\n  a(1)\ndef g():\n  """Do it."""\n  b(2)',
      ['def f()', '  "abc"', '  a(1)', 'def g()', '  "Do it."', '  b(2)'],
      'string literal is never closed',
    ],
    [
      'a brace without end in an f-string',
      'x = f"{a"\nimport b\ny = f"}"\nc.d()',
      ['x = "{a"', 'import b', 'y = "}"', 'c.d()'],
      'malformed replacement field',
    ],
    ['an empty field', 'x = f"{}{b(1)}"', ['x = format<unparsed<>, b(1)>'], 'expected an expression'],
    ['two operands in a field', 'x = f"{a b(1)}"', ['x = format<a, b(1)>'], 'unexpected token'],
    [
      'a merge conflict',
      'a\n<<<<<<< HEAD\nb\n=======\nc\n>>>>>>> other\nd',
      ['a', 'b', 'c', 'd'],
      'unresolved merge conflict',
    ],
    [
      'a merge conflict in a call',
      'f(\n<<<<<<< HEAD\n  a,\n=======\n  b,\n>>>>>>> other\n)\nd',
      ['f(a, b)', 'd'],
      'unresolved merge conflict',
    ],
    ['a colon missing', 'if x\n  import a\nb()', ['if x', '  import a', 'b()'], "expected ':'"],
    ['a colon missing after def', 'def f(a)\n  b', ['def f(a)', '  b'], "expected ':'"],
    ['a def without end', 'def f(\nimport a', ['def f()', 'import a'], 'bracket is never closed'],
    ['a class without name', 'class\nimport d', ['class ()', 'import d'], 'expected a name'],
    [
      'garbage',
      'foo bar baz(1)\nmonkey.patch_all(thread=False)',
      ['unparsed<foo, bar, baz(1)>', 'monkey.patch_all(thread=False)'],
      'unexpected token',
    ],
    ['a value missing', 'x =\ny = 1', ['x = unparsed<>', 'y = 1'], 'expected an expression'],
    ['an operand missing', 'x = a + \ny(1)', ['x = binary<a, unparsed<>>', 'y(1)'], 'expected an expression'],
    ['a double equals sign', 'x = = f(3)\ny', ['x = unparsed<> = f(3)', 'y'], 'expected an expression'],
    ['an attribute missing', 'c.\nd()', ['unparsed<c>', 'd()'], 'expected a name'],
    [
      'characters of other languages',
      'x = $foo\n?\n!ls\n%magic\nd()',
      ['x = unparsed<unparsed<>, foo>', 'unparsed<>', 'unparsed<ls>', 'unparsed<magic>', 'd()'],
      'expected an expression',
    ],
    [
      'typographic quotes',
      'x = “a(1)”\nb',
      ['x = unparsed<unparsed<>, a(1)>', 'b'],
      'expected an expression',
    ],
    [
      'a template',
      '{% if x %}\nimport b\n{{ c.d }}\ne()',
      [
        '{<binary<unparsed<>, unparsed<>> if binary<x, unparsed<>> else unparsed<>>}',
        'import b',
        '{{c.d}}',
        'e()',
      ],
      'expected an expression',
    ],
    ['a NUL byte', 'import a\n\0\nb', ['import a', 'unparsed<>', 'b'], 'unexpected token'],
    ['a backslash at the end', 'c.d()\\', ['unparsed<c.d()>'], 'unexpected token'],
    ['an else without if', 'a\nelse:\n  b\nc', ['a', 'else', '  b', 'c'], "'else' continues nothing"],
    ['an elif without if', 'elif a:\n  b', ['if a', '  b'], "'elif' continues nothing"],
    ['an except without try', 'except A:\n  b', ['try', 'except A', '  b'], "'except' continues nothing"],
    ['a finally without try', 'finally:\n  b', ['try', 'finally', '  b'], "'finally' continues nothing"],
    [
      'two elses',
      'if a: b\nelse: c\nelse: d',
      ['if a', '  b', 'else', '  c', 'else', '  d'],
      "'else' continues nothing",
    ],
    [
      'a case without match',
      'case [a]:\n  b',
      ['match unparsed<>', '  case [a]', '    b'],
      "'case' continues nothing",
    ],
    [
      'a statement above the first case',
      'match a:\n  b(1)\n  case 1: c',
      ['match a', '  case _', '    b(1)', '  case 1', '    c'],
      'unexpected indentation',
    ],
    ['a decorator of nothing', '@a(1)\nb = 2', ['a(1)', 'b = 2'], 'expected a definition after a decorator'],
    ['a decorator at the end', '@a(1)\n', ['a(1)'], 'expected a definition after a decorator'],
    [
      'a decorator of nothing at the end of a block',
      'if a:\n  @b(1)\nc',
      ['if a', '  b(1)', 'c'],
      'expected a definition after a decorator',
    ],
    [
      'a decorator and something else',
      '@a(1) b(2)\ndef f(): c',
      ['@unparsed<a(1), b(2)>', 'def f()', '  c'],
      'unexpected token',
    ],
    ['a block missing', 'if a:\nb', ['if a', 'b'], 'expected an indented block'],
    ['a line indented too far', 'a\n   b\nc', ['a', 'b', 'c'], 'unexpected indentation'],
    [
      'a line indented too little',
      'if a:\n    b\n  c\nd',
      ['if a', '  b', '  c', 'd'],
      'unexpected indentation',
    ],
    ['cut off in a call', 'a(1)\nfoo(b(2), c', ['a(1)', 'foo(b(2), c)'], 'bracket is never closed'],
    ['cut off in a block', 'def f():\n  if a:', ['def f()', '  if a'], 'expected an indented block'],
    ['cut off in an import', 'from a import b, ', ['from a import b'], 'expected a name to import'],
  ];

describe('broken files lose no more than what is broken', () => {
  test.each(TABLE)('%s', (_, source, shown, problem) => {
    const syntax = parseModule(source);
    expect({ shown: show(syntax), problem: faultText(syntax.problems[0]) }).toEqual({ shown, problem });
  });

  test('one problem for each line at most, in order, each at its place', () => {
    const text = 'a b c d\nok\ne f g\n';
    expect(parseModule(text).problems.map(({ span }) => text.slice(span.start, span.end))).toEqual([
      'b',
      'f',
    ]);
  });
});
