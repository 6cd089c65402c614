import { describe, expect, test } from '@jest/globals';
import { parseModule } from '../../src/python/parse.js';
import type { Expression, Statement } from '../../src/python/syntax.js';
import { children } from './items.js';

/** The text that each call, in the order they start, spans. */
function calls(text: string): string[] {
  const found: Expression[] = [];
  const visit = (one: Expression): void => {
    if (one.kind === 'call') found.push(one);
    children(one).forEach(visit);
  };
  for (const statement of parseModule(text).body) if (statement.kind === 'expression') visit(statement.value);
  return found
    .sort((a, b) => a.span.start - b.span.start || b.span.end - a.span.end)
    .map(({ span }) => text.slice(span.start, span.end));
}

describe('spans are those of CPython', () => {
  test.each([
    ['a(1) + b(2)', ['a(1)', 'b(2)']],
    ['a.b(1).c(2)', ['a.b(1).c(2)', 'a.b(1)']],
    ['(a.b)(c)', ['(a.b)(c)']],
    ['((a))(b)', ['((a))(b)']],
    ['(a(1))', ['a(1)']],
    ['((a(1)).b(2))', ['(a(1)).b(2)', 'a(1)']],
    ['f(a(1), k=b(2))', ['f(a(1), k=b(2))', 'a(1)', 'b(2)']],
    ['await a(\n 1)', ['a(\n 1)']],
    ['f"{a(1)}"', ['a(1)']],
    ['"😀".join(a)', ['"😀".join(a)']],
  ])('calls in %j', (text, expected) => {
    expect(calls(text)).toEqual(expected);
  });

  test.each([
    ['(a, b)', '(a, b)'],
    ['a, b', 'a, b'],
    ['(a)', 'a'],
    ['(a for b in c)', '(a for b in c)'],
    ['[a, b]', '[a, b]'],
    ['(a) + (b)', '(a) + (b)'],
    ['(yield)', 'yield'],
    ['(not a)', 'not a'],
    ['x[1:2]', 'x[1:2]'],
    ['lambda a: (b)', 'lambda a: (b)'],
    ['("a" "b")', '"a" "b"'],
    ['"a" f"{b}"', '"a" f"{b}"'],
  ])('the expression of %j', (text, expected) => {
    const [statement] = parseModule(text).body;
    if (statement?.kind !== 'expression') throw new Error('an expression statement expected');
    expect(text.slice(statement.value.span.start, statement.value.span.end)).toBe(expected);
  });

  test('statements span from their first token to the end of their block', () => {
    const text = '@a  # one\n@b\nasync def f(x):  # two\n  if y: z; w\n\n  # three\n\nclass C(D): pass\n';
    const slices: string[] = [];
    const visit = (statement: Statement): void => {
      slices.push(text.slice(statement.span.start, statement.span.end));
      if (statement.kind === 'function') statement.body.forEach(visit);
      if (statement.kind === 'if') statement.branches.flatMap(({ body }) => body).forEach(visit);
    };
    parseModule(text).body.forEach(visit);
    expect(slices).toEqual([
      '@a  # one\n@b\nasync def f(x):  # two\n  if y: z; w',
      'if y: z; w',
      'z',
      'w',
      'class C(D): pass',
    ]);
  });

  test('headers go from the first decorator to the colon', () => {
    const text = '@a\nclass C(\n  D):  # why\n  def f(self) -> {1: 2}: pass\n';
    const [outer] = parseModule(text).body;
    if (outer?.kind !== 'class' || outer.body[0]?.kind !== 'function') throw new Error('a method expected');
    const headers = [outer, outer.body[0]].map(({ header }) => text.slice(header.start, header.end));
    expect(headers).toEqual(['@a\nclass C(\n  D):', 'def f(self) -> {1: 2}:']);
  });

  test('clauses have spans of their own', () => {
    const text = 'try: a\nexcept B as c:\n  d\nexcept: e\nelse: f\nmatch g:\n  case 1:\n    h\n  case _: i\n';
    const [tried, matched] = parseModule(text).body;
    if (tried?.kind !== 'try' || matched?.kind !== 'match') throw new Error('try and match expected');
    const slices = [...tried.handlers, ...matched.cases].map(({ span }) => text.slice(span.start, span.end));
    expect(slices).toEqual(['except B as c:\n  d', 'except: e', 'case 1:\n    h', 'case _: i']);
  });
});
