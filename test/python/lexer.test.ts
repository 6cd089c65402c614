import { describe, expect, test } from '@jest/globals';
import { parseModule } from '../../src/python/parse.js';
import { show } from './show.js';

describe('string values', () => {
  test.each([
    ["''", ''],
    ['"a"', 'a'],
    ['"""a"b""c"""', 'a"b""c'],
    ["'''a\nb'''", 'a\nb'],
    ['"""a\r\nb\rc"""', 'a\nb\nc'],
    ['"a\\\nb"', 'ab'],
    ['"a\\\r\nb"', 'ab'],
    ['"\\a\\b\\f\\n\\r\\t\\v\\\\\\\'\\""', '\x07\b\f\n\r\t\v\\\'"'],
    ['"\\0\\12\\101\\x41\\u0041\\U0001f600"', '\0\nAAA😀'],
    ['"\\d\\xZ\\u12"', '\\d\\xZ\\u12'],
    ['"\\N{BULLET}"', '\\N{BULLET}'],
    ['r"\\n\\""', '\\n\\"'],
    ['R"""\\""" """', '\\""" '],
    ['u"\\u00e9"', 'é'],
    ['"a" \'b\' r"\\c"', 'ab\\c'],
    ['("a"\n  # between\n  "b")', 'ab'],
    ['"a"\\\n"b"', 'ab'],
    ['f"a{{b}}"', 'a{b}'],
    ['"😀é"', '😀é'],
  ])('%j', (source, value) => {
    const [statement] = parseModule(source).body;
    expect(statement).toMatchObject({ value: { kind: 'string', value, bytes: false } });
  });

  test.each([
    ['b"a\\xff\\377\\u0041"', 'a\xff\xff\\u0041'],
    ["Rb'\\''", "\\'"],
    ['b"a" b"b"', 'ab'],
  ])('bytes %j', (source, value) => {
    const [statement] = parseModule(source).body;
    expect(statement).toMatchObject({ value: { kind: 'string', value, bytes: true } });
  });
});

describe('what is in strings and comments is no code', () => {
  test.each([
    ['"""\nimport fake\n"""\nimport a', ['"\\nimport fake\\n"', 'import a']],
    ['x = "#no comment" # import b', ['x = "#no comment"']],
    ['x = r"\\" # "', ['x = "\\\\\\" # "']],
    ["x = '\\\\' + f(1)", ['x = binary<"\\\\", f(1)>']],
    ['x = "a\\\nimport fake\\\n"; import a', ['x = "aimport fake"', 'import a']],
    ["'''a\\''''", ['"a\'"']],
    ['f(# )\n1)', ['f(1)']],
    ['a if b else"x"', ['<a if b else "x">']],
    ['a if b or"x"in c else d', ['<a if <b or <"x" in c>> else d>']],
  ])('%j', (source, shown) => {
    expect(show(parseModule(source))).toEqual(shown);
  });
});

describe('comments', () => {
  test('have their text and place', () => {
    const text = '# a\nx = 1  # b\r\ny = (  # c\n  # d\n)\n"# e"\n#';
    const { comments } = parseModule(text);
    expect(comments.map((comment) => comment.text)).toEqual(['# a', '# b', '# c', '# d', '#']);
    expect(comments.every(({ span, text: own }) => text.slice(span.start, span.end) === own)).toBe(true);
  });
});

describe('the docstring', () => {
  const docstring = (text: string) => {
    const span = parseModule(text).docstring;
    return span && text.slice(span.start, span.end);
  };

  test.each([
    ['"""a"""\nb', '"""a"""'],
    ['# c\n\n"a" "b"; c', '"a" "b"'],
    ['r"a"', 'r"a"'],
    ['\ufeff"a"', '"a"'],
  ])('of %j', (text, expected) => {
    expect(docstring(text)).toBe(expected);
  });

  test.each(['b"a"', 'f"a"', 'rf"a"', 'x = "a"', 'import a\n"b"', '"a".b', '', '"a" % b'])(
    'none in %j',
    (text) => {
      expect(docstring(text)).toBeUndefined();
    },
  );
});
