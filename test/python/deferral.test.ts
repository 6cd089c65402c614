import { readFileSync } from 'node:fs';
import { describe, expect, test } from '@jest/globals';
import { decodeSource } from '../../src/python/decode.js';
import { parseModule } from '../../src/python/parse.js';
import { everyStatement } from '../../src/python/walk.js';
import { extent } from '../support/extent.js';
import { looksIn } from '../support/work.js';
import { findInterpreter, pythonFiles } from './interpreter.js';
import { seeded } from './mutations.js';

/** All that is said of a text, in the order in which it is kept. */
function all(text: string, bodies: 'deferred' | 'at-once'): string {
  return JSON.stringify(parseModule(text, bodies));
}

/** How many functions in `text`, inner ones aside, are read when they are asked for, and how many there are. */
function waiting(text: string): readonly [waiting: number, functions: number] {
  let count = 0;
  let functions = 0;
  const pending = [...parseModule(text).body];
  for (let next = pending.pop(); next !== undefined; next = pending.pop()) {
    if (next.kind === 'class') pending.push(...next.body);
    if (next.kind !== 'function') continue;
    functions++;
    const definition = next;
    if (looksIn(() => definition.body) > 0) count++;
  }
  return [count, functions];
}

/** `lines` as the body of a function, with code around it. */
function inFunction(lines: string): string {
  const body = lines.split('\n').map((line) => `  ${line}`);
  return ['import a', '@a', 'def f(self):', ...body, 'class C:', '  def g(self): pass', ''].join('\n');
}

/** What a body can wait with: nothing in it is in doubt. */
const PLAIN = [
  'pass',
  'return',
  '"""docs"""\nreturn a, *b',
  'x = y = z[1:2, ..., ::3] = lambda *a, b=1, **c: (yield)',
  'x: int = 1; y: "T"; x += yield from y,',
  'if (n := len(a)) > 1 and not b or c is not d not in e:\n  pass\nelif f:\n  pass\nelse: pass',
  'for x, *y in z, 1:\n  continue\nelse:\n  break',
  'while a if b else c: d()',
  'try:\n  a()\nexcept* (B, C) as e:\n  raise\nexcept D:\n  raise E(1) from None\nelse:\n  x\nfinally:\n  y',
  'async with a as b, c() as d.e: await f(await g)',
  'async for x in y: [z async for z in x if await z]',
  'with open(a) as b, \\\n    c:\n  del b, c[0]',
  'import a.b as c, d\nfrom ..e import (f as g, h,)\nfrom . import i\nfrom j import *',
  'global a, b\nnonlocal c\nassert a, "b"',
  '@a.b(1)\n@c\nasync def g(a, /, b: int = 1, *, c, **d) -> {1: 2}:\n  @e\n  class F(G, metaclass=H): x = 1',
  'f(*a, b, c=d, **e)(x for x in y)[{**a, 1: 2, "b": {c for c in d}}, {**a}, {1, 2}, {}, []]',
  'return f"{a!r:{b}} {c=}" "d" rb"e" \'\'\'f\'\'\' % (-1, +~2, not x)',
  'print(a)\nexec(b)\nprint = 1\nmatch(a)\nmatch = case[1] = type\ncase(x): y = 1',
  '# a comment\n\nx = (  # another\n  1,\n)\n# the last',
  `return ${'('.repeat(19)}1${')'.repeat(19)}`,
];

/** What is parsed where it stands: a problem, Python 2, or too rare or too much to be told apart from that. */
const DOUBTFUL = [
  '# nothing',
  'print a',
  'print >>a, b',
  'print [1]',
  'print not in a',
  'exec a in b',
  'try: a\nexcept B, c: d',
  'raise A, "b"',
  'def g(a, (b, c)): pass',
  '[x for x in 1, 2]',
  '`a`',
  '@a',
  '@a\nx = 1',
  'else: a',
  'if a: b\nelse: c\nelif d: e',
  'try: a\nfinally: b\nexcept C: d',
  'if a:\nb',
  'if a:\n  b\n c',
  'a\n  b',
  'if a: b\n  c',
  'match a:\n  case [b, *c] if d: e',
  'type A[T] = B',
  'def g[T](a: T): pass',
  'with (a as b, c as d): pass',
  'lazy import a',
  'x = - not a',
  'x = a b',
  'f(a b)',
  'x = f"{}"',
  'x = f"{a b}"',
  'x = (1',
  'x = 1)',
  'x = "a',
  'import a.',
  'from a import (b c)',
  'from a import b,',
  'a.if',
  '{1: 2, 3}',
  '{1, 2: 3}',
  'lambda a b: c',
  'return return',
  'x = 1 if 2',
  'for a b: c',
  'class A',
  'def g: pass',
  '<<<<<<< HEAD\na\n=======\nb\n>>>>>>> c',
  `return ${'('.repeat(120)}1${')'.repeat(120)}`,
  `return a${'.b'.repeat(600)}`,
  `return a${'.b(1)'.repeat(600)}`,
  Array.from({ length: 110 }, (_, depth) => `${' '.repeat(depth)}if x:`).join('\n'),
];

describe('a body that waits', () => {
  test.each(PLAIN)('is what it would be at once: %j', (lines) => {
    const text = inFunction(lines);
    expect(parseModule(text, 'at-once')).toMatchObject({ problems: [], python2: false });
    expect(all(text, 'deferred')).toBe(all(text, 'at-once'));
    expect(waiting(text)).toEqual([1, 2]);
  });

  test.each(DOUBTFUL.map((lines) => [lines.slice(0, 40), lines]))(
    'does not when in doubt: %j',
    (_, lines) => {
      const text = inFunction(lines);
      expect(all(text, 'deferred')).toBe(all(text, 'at-once'));
      expect(waiting(text)[0]).toBe(0);
    },
  );

  test.each(['x = 10L', 'x = 0777', 'a <> b', "ur'a'"])('may have a token of Python 2: %j', (lines) => {
    const text = inFunction(lines);
    expect(parseModule(text)).toMatchObject({ problems: [], python2: true });
    expect(all(text, 'deferred')).toBe(all(text, 'at-once'));
  });

  test('is read once, and looks like any other property', () => {
    const [definition] = parseModule('def f():\n  return 1\n').body;
    if (definition?.kind !== 'function') throw new Error('no function');
    expect(looksIn(() => definition.body)).toBeGreaterThan(0);
    expect(looksIn(() => definition.body)).toBe(0);
    expect({ ...definition }).toEqual(parseModule('def f():\n  return 1\n', 'at-once').body[0]);
  });

  test('is not read behind a problem, which may have changed how what follows is to be read', () => {
    expect(waiting('def f():\n  return 1\nx = )\ndef g():\n  return 2\n')).toEqual([1, 2]);
  });

  test('counts the blocks around it', () => {
    const nested = (around: number, inside: number) => {
      const line = (depth: number, text: string) => `${' '.repeat(depth)}${text}\n`;
      const lines = Array.from({ length: around + inside }, (_, depth) => line(depth, 'if x:'));
      lines.splice(around, 0, line(around - 1, ' def f():'));
      return `${lines.map((text, depth) => (depth > around ? ` ${text}` : text)).join('')}${line(around + inside + 1, 'y')}`;
    };
    for (const inside of [48, 49, 50]) {
      const text = nested(50, inside);
      expect(all(text, 'deferred')).toBe(all(text, 'at-once'));
      expect(parseModule(text).problems.length > 0).toBe(inside === 50);
    }
  });
});

/** Put anywhere, these make a line into another one, or none. */
const PIECES = [
  ...'( ) [ ] { } , : ; . = += := -> * ** + ~ @ / >> <> ... ` $ \\ # " \' """ f" {a} } x 1 10L _'.split(' '),
  ...' if else for in not is and or lambda yield await async as from import print exec nonlocal global'.split(
    ' ',
  ),
  ...' match case except finally try elif return raise with del assert class def pass'.split(' '),
  ...['\n', '\n  ', '\n    ', '  ', '\t', '\n@a', '\\\n', '\nelse:\n', ': ', ' = ', ', ', ' '],
];

/** The functions of `text` as texts of their own, with a line behind. */
function functionsIn(text: string): readonly string[] {
  const found: string[] = [];
  for (const { kind, span } of everyStatement(parseModule(text).body)) {
    const lineStart = text.lastIndexOf('\n', span.start - 1) + 1;
    const indentation = text.slice(lineStart, span.start);
    if (kind !== 'function' || indentation.trim() !== '') continue;
    const lines = text.slice(lineStart, span.end).split('\n');
    if (lines.length > 60 || lines.some((line) => line.trim() !== '' && !line.startsWith(indentation)))
      continue;
    found.push([...lines.map((line) => line.slice(indentation.length)), 'x = 1', ''].join('\n'));
  }
  return found;
}

describe('real functions and damaged ones', () => {
  const interpreter = findInterpreter();
  if ('missing' in interpreter) {
    test.skip(`skipped, no files to take them from: ${interpreter.missing}`, () => undefined);
    return;
  }

  test('are the same whether they wait or not, and most of them wait', () => {
    const random = seeded(2026);
    const any = <T>(values: readonly T[]): T => values[Math.floor(random() * values.length)]!;
    const paths = pythonFiles(interpreter.standardLibrary);
    const step = Math.ceil(paths.length / extent(40, 400));
    const seen = { waiting: 0, functions: 0, damaged: 0, faulty: 0 };
    for (const path of paths.filter((_, index) => index % step === 0)) {
      const decoded = decodeSource(readFileSync(path));
      if (decoded.kind !== 'text' || decoded.text.length > 200_000) continue;
      expect(all(decoded.text, 'deferred') === all(decoded.text, 'at-once')).toBe(true);
      const [waited, functions] = waiting(decoded.text);
      seen.waiting += waited;
      seen.functions += functions;
      for (const text of functionsIn(decoded.text)) {
        const at = Math.floor(random() * text.length);
        const to = random() < 0.5 ? at : at + Math.floor(random() * 5);
        const damaged = text.slice(0, at) + any(PIECES) + text.slice(to);
        const atOnce = all(damaged, 'at-once');
        seen.damaged++;
        if (!atOnce.includes('"problems":[]')) seen.faulty++;
        if (all(damaged, 'deferred') !== atOnce) expect(damaged).toBe('the same whether it waits or not');
      }
    }
    expect(seen.waiting / seen.functions).toBeGreaterThan(0.95);
    expect(seen.damaged).toBeGreaterThan(extent(500, 5_000));
    expect(seen.faulty / seen.damaged).toBeLessThan(0.8);
    process.stdout.write(`deferral: ${JSON.stringify(seen)}\n`);
  });
});
